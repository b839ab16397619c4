// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Conditions: connectives, lists of conditions, exceptions, case tables, events,
// periods and places. What is written in several ways becomes one typed form:
// `almeno una tra` is `o`, `nessuna tra` is `non (… o …)`.
// Tested by tests/language/check_conditions_test.cpp.
#include <fmt/format.h>

#include "language/check_expressions.hpp"

namespace attiva::language::checking {

using vocabulary::Base;

bool is_condition(Kind kind) {
    switch (kind) {
        case Kind::negation:
        case Kind::conjunction:
        case Kind::disjunction:
        case Kind::exception:
        case Kind::count_list:
        case Kind::item:
        case Kind::comparison:
        case Kind::range:
        case Kind::membership:
        case Kind::contains:
        case Kind::happened:
        case Kind::since:
        case Kind::within:
        case Kind::in_period:
        case Kind::in_place:
        case Kind::quantifier:
        case Kind::history:
        case Kind::eligible:
            return true;
        default:
            return false;
    }
}

NodeId Expressions::boolean_node(Cursor c) {
    switch (c->kind) {
        case Kind::negation: {
            const NodeId x = condition(c.child(0));
            return x == none ? none : make(Op::negation, boolean_type, c, {x});
        }
        case Kind::conjunction:
            return connective(c, Op::all_of);
        case Kind::disjunction:
            return connective(c, Op::any_of);
        case Kind::exception:
            return exception(c);
        case Kind::count_list:
            return count_list(c);
        case Kind::item:
            return item(c);
        case Kind::comparison:
            return tiered(c, [&] { return comparison(c); });
        case Kind::range:
            return tiered(c, [&] { return range(c); });
        case Kind::membership:
            return tiered(c, [&] { return membership(c); });
        case Kind::since:
            return tiered(c, [&] { return since(c); });
        case Kind::within:
            return tiered(c, [&] { return within(c); });
        case Kind::contains:
            return contains(c);
        case Kind::happened:
            return happened(c);
        case Kind::in_period:
            return in_period(c);
        case Kind::in_place:
            return in_place(c);
        case Kind::quantifier:
            return quantifier(c);
        case Kind::history:
            return history(c);
        default:
            return eligible(c);
    }
}

namespace {

// What to write instead of a value that is not a condition.
std::string as_condition(const std::string& name, Base base) {
    switch (base) {
        case Base::event:
            return fmt::format("scrivi «{} avvenuto» o un confronto con una data", name);
        case Base::choice:
            return fmt::format("scrivi «{} = voce» o «{} tra (voce, voce)»", name, name);
        case Base::set:
            return fmt::format("scrivi «{} contiene voce»", name);
        case Base::place:
            return fmt::format("scrivi «{} in comune …» o «{} in zona …»", name, name);
        default:
            return fmt::format("aggiungi un confronto, per esempio «{} <= …»", name);
    }
}

}  // namespace

NodeId Expressions::condition(Cursor c) {
    const NodeId id = infer(c, nullptr);
    if (id == none || base_at(id) == Base::boolean) return id;
    return mismatch(
        "R202", c,
        fmt::format("«{}» è {}: qui serve una condizione", written_words(c), in_type(type_at(id))),
        as_condition(written_words(c), base_at(id)));
}

NodeId Expressions::connective(Cursor c, Op op) {
    std::vector<NodeId> args;
    bool whole = true;
    for (std::size_t i = 0; i < c.size(); ++i) {
        const Cursor child = c.child(i);
        if (!child || child.is(Kind::comment)) continue;
        const NodeId x = condition(child);
        whole = whole && x != none;
        args.push_back(x);
    }
    if (!whole || args.empty()) return none;
    return args.size() == 1 ? args.front() : make(op, boolean_type, c, std::move(args));
}

// `a salvo ["frase"] b`: the exception keeps its sentence.
NodeId Expressions::exception(Cursor c) {
    const NodeId base = condition(c.child(0));
    NodeId unless = condition(c.child(2));
    if (base == none || unless == none) return none;
    if (const Cursor title = c.child(1)) {
        unless = make(Op::titled, boolean_type, c.child(2), {unless});
        s_.book.nodes[unless].title = title_of(s_, title);
    }
    return make(Op::except, boolean_type, c, {base, unless});
}

NodeId Expressions::item(Cursor c) {
    const NodeId x = condition(c.child(1));
    if (x == none || (!c.child(0) && !c.child(2))) return x;
    const Citation owner = scene_.source;
    const Citation source = c.child(2) ? cited(s_, c.child(2), owner) : Citation{};
    const NodeId id = make(Op::titled, boolean_type, c, {x});
    s_.book.nodes[id].title = title_of(s_, c.child(0));
    s_.book.nodes[id].source = source;
    return id;
}

NodeId Expressions::count_list(Cursor c) {
    const std::string& words = c->text;
    const int count = count_in(words);
    std::vector<NodeId> args;
    bool whole = true;
    for (std::size_t i = 0; i < c.size(); ++i) {
        const Cursor child = c.child(i);
        if (!child || child.is(Kind::comment)) continue;
        args.push_back(condition(child));
        whole = whole && args.back() != none;
    }
    if (!whole || args.empty()) return none;
    const int size = static_cast<int>(args.size());
    if (words == "tutte") return make(Op::all_of, boolean_type, c, std::move(args));
    if (words == "almeno una") return make(Op::any_of, boolean_type, c, std::move(args));
    if (words == "nessuna")
        return make(Op::negation, boolean_type, c,
                    {make(Op::any_of, boolean_type, c, std::move(args))});
    const bool least = words.rfind("almeno", 0) == 0;
    if (count > size || (least && count < 1) || (!least && count >= size))
        return mismatch(
            "R217", c, fmt::format("«{} tra» su {} voci non dipende dalle voci", words, size),
            fmt::format("scrivi un numero fra {} e {}", least ? 1 : 0, least ? size : size - 1));
    const NodeId id = make(least ? Op::at_least : Op::at_most, boolean_type, c, std::move(args));
    s_.book.nodes[id].count = count;
    return id;
}

// The value of a row; one with a source of its own keeps it.
NodeId Expressions::case_value(Cursor row, std::size_t at, const Type* wanted) {
    const NodeId x = infer(row.child(at), wanted);
    const Cursor source = row.child(at + 1);
    if (x == none || !source) return x;
    const NodeId id = make(Op::titled, type_at(x), row.child(at), {x});
    const Citation cite = cited(s_, source, scene_.source);
    s_.book.nodes[id].source = cite;
    return id;
}

// A table without `altrimenti` is complete when its last two conditions are one
// the plain contrary of the other. Anything else must say `altrimenti`.
bool Expressions::complete(Cursor c) const {
    std::vector<Cursor> conditions;
    for (std::size_t i = 0; i < c.size(); ++i)
        if (c.child(i).is(Kind::case_row)) conditions.push_back(c.child(i).child(0).bare());
    if (conditions.size() < 2) return false;
    const Cursor last = conditions.back();
    const Cursor before = conditions[conditions.size() - 2];
    const auto contrary = [](Cursor a, Cursor b) {
        return a.is(Kind::negation) && a.child(0).bare().is(Kind::identifier) &&
               b.is(Kind::identifier) && a.child(0).bare()->text == b->text;
    };
    return contrary(last, before) || contrary(before, last);
}

NodeId Expressions::cases(Cursor c, const Type* wanted) {
    std::vector<NodeId> args;
    std::optional<Type> type;
    if (wanted) type = *wanted;
    bool whole = true;
    bool otherwise = false;
    for (std::size_t i = 0; i < c.size(); ++i) {
        const Cursor row = c.child(i);
        if (!row.is(Kind::case_row) && !row.is(Kind::else_row)) continue;
        const bool is_else = row.is(Kind::else_row);
        otherwise = otherwise || is_else;
        if (!is_else) args.push_back(condition(row.child(0)));
        whole = whole && (is_else || args.back() != none);
        const NodeId v = case_value(row, is_else ? 0 : 1, type ? &*type : nullptr);
        whole = whole && v != none;
        if (v != none && (!type || type->list == vocabulary::no_list) &&
            (!type || type->base == base_at(v)))
            type = type_at(v);
        if (v != none && type && !(type_at(v) == *type)) {
            mismatch(
                "R203", row.child(is_else ? 0 : 1),
                fmt::format("questa riga è {}, la tabella {}", in_type(type_at(v)), in_type(*type)),
                "tutte le righe di una tabella hanno lo stesso tipo");
            whole = false;
        }
        args.push_back(v);
    }
    if (!otherwise && !complete(c))
        return mismatch("R209", c, "la tabella non dice che cosa vale negli altri casi",
                        "aggiungi l'ultima riga «altrimenti : valore»");
    if (!whole || args.empty()) return none;
    return make(Op::cases, *type, c, std::move(args));
}

NodeId Expressions::happened(Cursor c) {
    const NodeId x = infer(c.child(0), nullptr);
    if (x == none) return none;
    if (base_at(x) != Base::event && base_at(x) != Base::date)
        return mismatch("R204", c.child(0),
                        fmt::format("«avvenuto» vuole un evento o una data, «{}» è {}",
                                    written_words(c.child(0)), in_type(type_at(x))),
                        "usa un attributo di tipo evento o data");
    const NodeId id = make(Op::happened, boolean_type, c, {x});
    return c->flag ? make(Op::negation, boolean_type, c, {id}) : id;
}

NodeId Expressions::since(Cursor c) {
    const NodeId x = infer(c.child(0), nullptr);
    const NodeId n = duration(c.child(1));
    if (x == none || n == none) return none;
    if (base_at(x) != Base::event && base_at(x) != Base::date)
        return mismatch("R204", c.child(0),
                        fmt::format("«da {}» vuole un evento o una data, «{}» è {}",
                                    c->text == "meno" ? "meno di" : "almeno",
                                    written_words(c.child(0)), in_type(type_at(x))),
                        "usa un attributo di tipo evento o data, oppure confronta con < e >=");
    const NodeId id = make(Op::since, boolean_type, c, {x, n});
    s_.book.nodes[id].cmp = c->text == "meno" ? Compare::less : Compare::greater_equal;
    return id;
}

NodeId Expressions::in_period(Cursor c) {
    const Days days = days_of(s_, c.child(0));
    const NodeId id = make(Op::day_in, boolean_type, c);
    s_.book.nodes[id].from = days.from;
    s_.book.nodes[id].to = days.to;
    return id;
}

NodeId Expressions::in_place(Cursor c) {
    const NodeId x = infer(c.child(0), nullptr);
    const ScopeId scope = scope_of(s_, c.child(1));
    if (x == none || scope == none) return none;
    if (base_at(x) != Base::place || s_[x].op != Op::attribute)
        return mismatch("R204", c.child(0),
                        fmt::format("«in comune», «in zona» vogliono un luogo, «{}» è {}",
                                    written_words(c.child(0)), in_type(type_at(x))),
                        "usa un attributo di tipo luogo: residenza in zona versilia");
    const NodeId id = make(Op::in_place, boolean_type, c);
    s_.book.nodes[id].ref = s_[x].ref;
    s_.book.nodes[id].scope = scope;
    return id;
}

}  // namespace attiva::language::checking
