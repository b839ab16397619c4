// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Random expressions.
#include "tree_generator.hpp"

namespace generated {

using attiva::language::no_node;

TreeId TreeGenerator::make(Kind kind, Ids children, std::string text, bool flag, std::string who) {
    attiva::language::Node n;
    n.kind = kind;
    n.children = std::move(children);
    n.text = std::move(text);
    n.flag = flag;
    n.who = std::move(who);
    return tree_.add(std::move(n));
}

std::string TreeGenerator::member() {
    return any({"componente", "altro componente", "richiedente", "familiare"});
}

TreeId TreeGenerator::expression(int depth, bool last) {
    if (depth <= 0 || !one_in(6)) return connective(depth, last);
    const TreeId base = connective(depth - 1, false);
    const TreeId sentence = maybe(title());
    return make(Kind::exception, {base, sentence, expression(depth - 1, last)});
}

TreeId TreeGenerator::connective(int depth, bool last) {
    if (depth <= 0 || !one_in(3)) return condition(depth, last);
    Ids operands;
    const std::uint32_t count = 2 + below(3);
    for (std::uint32_t i = 0; i < count; ++i) operands.push_back(condition(depth - 1, last && i + 1 == count));
    return make(one_in(2) ? Kind::conjunction : Kind::disjunction, operands);
}

TreeId TreeGenerator::condition(int depth, bool last) {
    if (depth <= 0) return comparison(depth, last);
    switch (below(10)) {
        case 0: return make(Kind::negation, {condition(depth - 1, last)});
        case 1: return last ? quantifier(depth) : comparison(depth, last);
        case 2: return count_list(depth);
        case 3: return history();
        case 4: return make(Kind::eligible, {name()});
        case 5: return make(Kind::in_period, {period()});
        default: return comparison(depth, last);
    }
}

TreeId TreeGenerator::quantifier(int depth) {
    const std::string how = any({"esiste", "nessun", "ogni", "almeno 1", "almeno 12", "al massimo 3"});
    const TreeId filter = how == "ogni" && one_in(2) ? connective(depth - 1, false) : no_node;
    return make(Kind::quantifier, {filter, expression(depth - 1, true)}, how, false, member());
}

TreeGenerator::Ids TreeGenerator::listed(int depth, std::uint32_t least) {
    Ids out;
    for (std::uint32_t i = least + below(3); i > 0; --i) out.push_back(value(depth - 1, true));
    return out;
}

TreeId TreeGenerator::count_list(int depth) {
    const std::string how = any({"tutte", "almeno una", "nessuna", "almeno 2", "al massimo 1"});
    if (one_in(2)) return bullets(depth, how);
    Ids entries;
    for (std::uint32_t i = 1 + below(3); i > 0; --i) entries.push_back(expression(depth - 1, true));
    return make(Kind::count_list, entries, how);
}

TreeId TreeGenerator::bullets(int depth, const std::string& how) {
    Ids entries;
    if (one_in(8)) entries.push_back(comment(true));
    for (std::uint32_t i = 1 + below(3); i > 0; --i) {
        if (one_in(8)) entries.push_back(comment(false));
        const bool plain = one_in(2);
        const TreeId sentence = maybe(title());
        const TreeId body = plain ? simple() : expression(depth - 1, true);
        entries.push_back(make(Kind::item, {sentence, body, maybe(source())}));
        if (plain && one_in(8)) entries.push_back(comment(true));
    }
    if (one_in(8)) entries.push_back(comment(false));
    return make(Kind::count_list, entries, how, true);
}

TreeId TreeGenerator::since(TreeId of) {
    const TreeId time = duration();
    return make(Kind::since, {of, time}, one_in(2) ? "meno" : "almeno");
}

TreeId TreeGenerator::gate() {
    const bool outcome = one_in(2);
    const TreeId time = !outcome || one_in(2) ? since(no_node) : no_node;
    const auto word = [&] { return any({"positivo", "parziale", "negativo", "interrotto"}); };
    if (!outcome || one_in(2)) return make(Kind::gate, {time}, outcome ? word() : "");
    const TreeId first = make(Kind::name, {}, word());
    return make(Kind::gate, {first, maybe(make(Kind::name, {}, word())), time}, "salvo");
}

TreeId TreeGenerator::history() {
    const TreeId of = name();
    return make(Kind::history, {of, maybe(gate())}, one_in(2) ? "concluso" : "in corso");
}

TreeId TreeGenerator::comparison(int depth, bool last) {
    const std::uint32_t what = below(10);
    if (what < 2) return value(depth, last);
    const TreeId x = value(depth - 1, false);
    Ids children{x};
    switch (what) {
        case 2: children.push_back(simple()), children.push_back(value(depth - 1, last)); return make(Kind::range, children);
        case 3: {
            if (one_in(4)) children.push_back(name(Kind::identifier));
            else for (const TreeId id : listed(depth, 2)) children.push_back(id);
            return make(Kind::membership, children);
        }
        case 4: {
            for (std::uint32_t i = 1 + below(3); i > 0; --i) children.push_back(name(Kind::identifier));
            return make(Kind::contains, children, one_in(2) ? "una" : "tutte");
        }
        case 5: return make(Kind::happened, children, one_in(2) ? "avvenuto" : "avvenuta", one_in(2));
        case 6: return since(x);
        case 7: {
            children.push_back(value(depth - 1, false));
            if (one_in(2)) children.push_back(value(depth - 1, last));
            return make(Kind::within, children);
        }
        case 8: children.push_back(places()); return make(Kind::in_place, children);
        default:
            children.push_back(value(depth - 1, last));
            return make(Kind::comparison, children, any({"=", "diverso da", "diversa da", "<", "<=", ">", ">="}));
    }
}

// A whole term: what reaches as far right as it can stands only here.
TreeId TreeGenerator::value(int depth, bool last) {
    if (depth <= 0) return simple();
    switch (below(12)) {
        case 0: {
            const TreeId a = simple();
            return make(Kind::extremum, {a, value(depth - 1, last)}, one_in(2) ? "maggiore" : "minore");
        }
        case 1: {
            const TreeId a = simple();
            return make(Kind::span_between, {a, value(depth - 1, last)}, one_in(2) ? "mesi" : "giorni");
        }
        case 2: {
            const TreeId x = sum(depth - 1);
            const TreeId d = simple();
            return make(Kind::upward, {make(Kind::binary, {x, d}, one_in(2) ? "+" : "-")});
        }
        case 3: return last ? make(Kind::count_of, {expression(depth - 1, true)}, "", false, member()) : sum(depth);
        case 4: {
            if (!last) return sum(depth);
            const TreeId t = sum(depth - 1);
            return make(Kind::sum_of, {t, expression(depth - 1, true)}, "", false, member());
        }
        default: return sum(depth);
    }
}

TreeId TreeGenerator::sum(int depth) {
    TreeId x = product(depth);
    while (depth > 0 && one_in(4)) x = make(Kind::binary, {x, product(depth - 1)}, one_in(2) ? "+" : "-");
    return x;
}

TreeId TreeGenerator::product(int depth) {
    const auto factor = [&] { return one_in(8) ? make(Kind::unary_minus, {postfix(depth - 1)}) : postfix(depth); };
    TreeId x = factor();
    while (depth > 0 && one_in(6)) x = make(Kind::binary, {x, factor()}, one_in(2) ? "*" : "/");
    return x;
}

TreeId TreeGenerator::postfix(int depth) {
    TreeId x = primary(depth);
    if (one_in(10)) x = make(Kind::conversion, {x}, one_in(2) ? "al mese" : "all'anno");
    if (one_in(10))
        x = make(Kind::rounding, {x}, any({"centesimo", "euro", "decina di euro", "unità"}), false,
                 any({"", "per difetto", "per eccesso"}));
    return x;
}

TreeId TreeGenerator::primary(int depth) {
    if (depth <= 0) return simple();
    switch (below(10)) {
        case 0: case 1: return make(Kind::parenthesis, {expression(depth - 1, true)});
        case 2: return make(Kind::extremum, listed(depth, 2), one_in(2) ? "maggiore" : "minore", true);
        case 3: return make(Kind::month_edge, {simple()}, one_in(2) ? "primo" : "ultimo");
        case 4: return make(Kind::count_of, {no_node}, "", false, member());
        case 5: {
            const TreeId t = sum(depth - 1);
            return make(Kind::sum_of, {t, no_node}, "", false, member());
        }
        case 6: return make(Kind::times_of, {name()});
        default: return simple();
    }
}

TreeId TreeGenerator::simple() {
    switch (below(6)) {
        case 0: return number();
        case 1: return date();
        case 2: return make(Kind::word_literal, {}, any({"sì", "no", "mai", "oggi"}));
        case 3: return make(Kind::identifier, {}, any({"adi.quota", "zona", "anno", "somma", "numero", "volte", "concluso", "a"}));
        default: return name(Kind::identifier);
    }
}

TreeId TreeGenerator::number() {
    return make(Kind::number_literal, {},
                any({"1", "0,5", "10.140 euro", "10.140,50 euro/anno", "46 %", "46 percento", "18 mesi", "1 anno",
                     "20 ore/settimana", "500 €", "13 settimane"}));
}

TreeId TreeGenerator::duration() {
    return one_in(2) ? number() : one_in(3) ? make(Kind::parenthesis, {sum(1)}) : name(Kind::identifier);
}

}  // namespace generated
