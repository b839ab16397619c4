// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Expressions as canonical text. Recursion is bounded: the parser makes no tree
// deeper than its limit.
// Tested by tests/language/print_test.cpp and roundtrip_test.cpp.
#include "language/print_writer.hpp"

namespace attiva::language {
namespace {

constexpr std::size_t widest = 140;

struct Plural {
    std::string_view one;
    std::string_view many;
};
constexpr Plural members[] = {{"componente", "componenti"},
                              {"altro componente", "altri componenti"},
                              {"richiedente", "richiedenti"},
                              {"familiare", "familiari"}};
constexpr Plural place_words[] = {{"comune", "comuni"}, {"zona", "zone"}, {"provincia", "province"}};
constexpr Plural steps[] = {{"centesimo", "al centesimo"},
                            {"euro", "all'euro"},
                            {"decina di euro", "alla decina di euro"},
                            {"unità", "all'unità"}};

template <std::size_t n>
std::string_view plural(const Plural (&table)[n], std::string_view one) {
    for (const Plural& p : table)
        if (p.one == one) return p.many;
    return one;
}

}  // namespace

void Writer::children(TreeId id, std::size_t first, std::string_view between, bool open) {
    for (std::size_t i = first; i < at(id).children.size(); ++i) {
        if (i > first) {
            if (between == ",") glued(between);
            else word(between);
        }
        expression(child(id, i), open);
    }
}

void Writer::title(TreeId id) {
    if (id != no_node) word("\"" + at(id).text + "\"");
}

void Writer::source(TreeId id) {
    if (id == no_node) return;
    const Node& n = at(id);
    const TreeId place = n.children.empty() ? no_node : n.children[0];
    if (!n.text.empty() || place != no_node) {
        gap();
        word("fonte");
        if (!n.text.empty()) word(n.text);
        title(place);
    }
    if (!n.flag) return;
    gap();
    word("da_verificare");
}

void Writer::period(TreeId id) {
    const TreeId from = child(id, 0);
    const TreeId to = child(id, 1);
    if (from != no_node) word("dal"), word(at(from).text);
    if (to != no_node) word(from == no_node ? "fino al" : "al"), word(at(to).text);
}

void Writer::places(TreeId id) {
    bool first = true;
    for (const TreeId part : at(id).children) {
        if (!first) glued(",");
        first = false;
        const Node& n = at(part);
        if (n.children.size() < 2) {
            word(n.text);
            children(part, 0, ",");
        } else {
            word(plural(place_words, n.text));
            word("(");
            close_up();
            children(part, 0, ",");
            glued(")");
        }
    }
}

void Writer::since(TreeId id) {
    word(at(id).text == "meno" ? "da meno di" : "da almeno");
    expression(child(id, 1), false);
}

void Writer::gate(TreeId id) {
    if (id == no_node) return;
    word("(");
    close_up();
    const bool unless = at(id).text == "salvo";
    const TreeId time = child(id, unless ? 2 : 0);
    if (unless) word("salvo esito " + at(child(id, 0)).text);
    else if (!at(id).text.empty()) word("con esito " + at(id).text);
    if (unless && child(id, 1) != no_node) word("o " + at(child(id, 1)).text);
    if (!at(id).text.empty() && time != no_node) glued(",");
    if (time != no_node) since(time);
    glued(")");
}

void Writer::connective(TreeId id, bool open) {
    const std::string_view between = at(id).kind == Kind::conjunction ? "e" : "o";
    bool first = true;
    for (const TreeId operand : at(id).children) {
        if (!first) {
            if (open && !must_break_ && column() + 3 + first_line_length(operand) > widest) line(margins.next);
            word(between);
        }
        first = false;
        expression(operand, open);
    }
}

void Writer::exception(TreeId id, bool open) {
    expression(child(id, 0), open);
    if (open) line(margins.next);
    word("salvo");
    title(child(id, 1));
    if (child(id, 1) != no_node) gap();
    expression(child(id, 2), open);
}

// Bullets stand on lines of their own; what follows the list begins a line again.
void Writer::count_list(TreeId id) {
    word(at(id).text);
    word("tra");
    if (!at(id).flag) {
        word("(");
        close_up();
        children(id, 0, ",");
        glued(")");
        return;
    }
    glued(":");
    for (const TreeId entry : at(id).children) {
        if (at(entry).kind == Kind::comment) comment(entry, margins.bullets);
        else bullet(entry);
    }
    must_break_ = true;
}

void Writer::bullet(TreeId id) {
    const Margins around = margins;
    line(around.bullets);
    margins = {around.bullets + 2, around.bullets + 4, true};
    word("-");
    title(child(id, 0));
    if (child(id, 0) != no_node) gap();
    expression(child(id, 1), true);
    source(child(id, 2));
    margins = around;
}

void Writer::member(TreeId id, bool many) { word(many ? plural(members, at(id).who) : at(id).who); }

void Writer::with(TreeId condition, bool open) {
    if (condition == no_node) return;
    word("con");
    expression(condition, open);
}

void Writer::quantifier(TreeId id, bool open) {
    const std::string& how = at(id).text;
    word(how);
    const bool counted = how.rfind("al", 0) == 0;
    member(id, counted && how != "almeno 1" && how != "al massimo 1");
    if (how != "ogni") return with(child(id, 1), open);
    with(child(id, 0), false);
    word("soddisfa");
    expression(child(id, 1), open);
}

void Writer::comparison(TreeId id) {
    const Node& n = at(id);
    expression(n.children[0], false);
    switch (n.kind) {
        case Kind::comparison:
            word(n.text);
            expression(n.children[1], false);
            break;
        case Kind::range:
            word("tra");
            children(id, 1, "e");
            break;
        case Kind::membership: case Kind::contains: {
            word(n.kind == Kind::membership ? "tra" : n.text == "una" ? "contiene una tra" : "contiene");
            const bool lone = n.kind == Kind::contains && n.text == "tutte" && n.children.size() == 2;
            if (!lone) word("("), close_up();
            children(id, 1, ",");
            if (!lone) glued(")");
            break;
        }
        case Kind::happened: word(n.flag ? "mai " + n.text : n.text); break;
        case Kind::since: since(id); break;
        case Kind::within:
            word("entro");
            children(id, 1, "da");
            break;
        default:
            word("in");
            places(n.children[1]);
            break;
    }
}

void Writer::extremum(TreeId id) {
    word("il " + at(id).text + " tra");
    if (!at(id).flag) return children(id, 0, "e");
    word("(");
    close_up();
    children(id, 0, ",");
    glued(")");
}

void Writer::expression(TreeId id, bool open) {
    const Node& n = at(id);
    switch (n.kind) {
        case Kind::identifier: case Kind::name: case Kind::number_literal: case Kind::date_literal:
        case Kind::word_literal: word(n.text); break;
        case Kind::conjunction: case Kind::disjunction: connective(id, open); break;
        case Kind::exception: exception(id, open); break;
        case Kind::parenthesis:
            word("(");
            close_up();
            expression(n.children[0], false);
            glued(")");
            break;
        case Kind::comparison: case Kind::range: case Kind::membership: case Kind::contains: case Kind::happened:
        case Kind::since: case Kind::within: case Kind::in_place: comparison(id); break;
        case Kind::negation: case Kind::count_list: case Kind::quantifier: case Kind::history: case Kind::eligible:
        case Kind::in_period: condition(id, open); break;
        default: term(id, open); break;
    }
}

void Writer::condition(TreeId id, bool open) {
    const Node& n = at(id);
    switch (n.kind) {
        case Kind::negation:
            word("non");
            expression(n.children[0], open);
            break;
        case Kind::count_list: count_list(id); break;
        case Kind::quantifier: quantifier(id, open); break;
        case Kind::history:
            word(n.text);
            word(at(n.children[0]).text);
            gate(n.children[1]);
            break;
        case Kind::eligible:
            word("ammissibile a");
            word(at(n.children[0]).text);
            break;
        default: period(n.children[0]); break;
    }
}

// A long one goes on below after its sign: a sign never opens a line.
void Writer::operation(TreeId id, bool open) {
    expression(child(id, 0), open);
    word(at(id).text);
    const TreeId right = child(id, 1);
    if (open && margins.anywhere && flat(right)[0] != '-' && column() + 1 + first_line_length(right) > widest)
        line(margins.next);
    expression(right, false);
}

void Writer::term(TreeId id, bool open) {
    const Node& n = at(id);
    switch (n.kind) {
        case Kind::binary: operation(id, open); break;
        case Kind::unary_minus:
            word("-");
            close_up();
            expression(n.children[0], false);
            break;
        case Kind::extremum: extremum(id); break;
        case Kind::conversion: case Kind::upward:
            expression(n.children[0], false);
            word(n.kind == Kind::upward ? "per eccesso" : n.text);
            break;
        case Kind::rounding:
            expression(n.children[0], false);
            word("arrotondato");
            word(plural(steps, n.text));
            if (!n.who.empty()) word(n.who);
            break;
        case Kind::span_between:
            word(n.text + " tra");
            children(id, 0, "e");
            break;
        case Kind::month_edge:
            word(n.text + " giorno del mese di");
            expression(n.children[0], false);
            break;
        case Kind::count_of:
            word("numero di");
            member(id, true);
            with(n.children[0], false);
            break;
        case Kind::sum_of:
            word("somma di");
            expression(n.children[0], false);
            word("per ogni");
            member(id, false);
            with(n.children[1], false);
            break;
        case Kind::times_of:
            word("volte");
            word(at(n.children[0]).text);
            break;
        default: break;
    }
}

}  // namespace attiva::language
