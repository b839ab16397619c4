// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Do two types agree, and how a disagreement is said: which of the two is in
// what, where that was decided, what to write instead.
// Tested by tests/language/check_comparisons_test.cpp.
#include <fmt/format.h>

#include "language/check_expressions.hpp"

namespace attiva::language::checking {

using vocabulary::Base;

std::string written_words(Cursor c) {
    const Cursor b = c.bare();
    if (!b) return "(…)";
    switch (b->kind) {
        case Kind::identifier:
        case Kind::name:
        case Kind::number_literal:
        case Kind::date_literal:
        case Kind::word_literal:
            return b->text;
        case Kind::conversion:
            return written_words(b.child(0)) + " " + b->text;
        default:
            return "(…)";
    }
}

std::string in_type(Type type) {
    switch (type.base) {
        case Base::number:
            return "un numero senza unità";
        case Base::percent:
            return "un percento";
        case Base::boolean:
            return "di tipo sì_no";
        case Base::date:
            return "una data";
        case Base::event:
            return "un evento";
        case Base::choice:
            return "una scelta da un elenco";
        case Base::set:
            return "un insieme di voci";
        case Base::place:
            return "un luogo";
        default:
            return "in " + type_word(type);
    }
}

std::string Expressions::describe(NodeId id, Cursor written) const {
    const std::string name = "«" + written_words(written) + "»";
    switch (s_[id].op) {
        case Op::attribute:
            return "l'attributo " + name;
        case Op::parameter:
            return "il parametro " + name;
        case Op::definition:
            return "la definizione " + name;
        case Op::reading:
            return "l'interpretazione " + name;
        case Op::result:
            return "il valore " + name;
        default:
            return name;
    }
}

namespace {

bool comparable(Type a, Type b) {
    const auto day = [](Type t) { return t.base == Base::date || t.base == Base::event; };
    return a == b || (day(a) && day(b));
}

// What to write so that `right` becomes of the left's type.
std::string advice(Type left, Cursor written_left, Type right, Cursor written_right) {
    const std::string l = written_words(written_left);
    const std::string r = written_words(written_right);
    const Base a = left.base;
    const Base b = right.base;
    if (a == Base::money_month && b == Base::money_year) return "scrivi  " + r + " al mese";
    if (a == Base::money_year && b == Base::money_month) return "scrivi  " + r + " all'anno";
    if (is_money(a) && is_money(b))
        return "un importo in euro senza periodo non si confronta con uno al mese o all'anno: "
               "dichiara la stessa unità";
    if (b == Base::number && written_right.bare().is(Kind::number_literal) &&
        vocabulary::numeric(a))
        return fmt::format("scrivi l'unità: {} {}", r,
                           a == Base::months ? "anni o " + r + " mesi" : type_word(left));
    if (a == Base::number && written_left.bare().is(Kind::number_literal) && vocabulary::numeric(b))
        return fmt::format("scrivi l'unità: {} {}", l,
                           b == Base::months ? "anni o " + l + " mesi" : type_word(right));
    const bool durations =
        (a == Base::months && b == Base::days) || (a == Base::days && b == Base::months);
    if (durations)
        return "giorni e mesi non si convertono: usa la stessa unità da tutte e due le parti";
    return "confronta e somma solo valori dello stesso tipo";
}

// Where a name got its type, for the note under the error.
Span declared_at(const State& s, NodeId id) {
    const TypedNode& n = s[id];
    switch (n.op) {
        case Op::attribute:
            return s.vocabulary[static_cast<AttributeId>(n.ref)].span;
        case Op::parameter:
            return s.book.parameters[n.ref].span;
        case Op::definition:
            return s.book.definitions[n.ref].where.span;
        case Op::result:
            return s.book.clauses[n.ref].where.span;
        default:
            return {};
    }
}

}  // namespace

bool Expressions::agree(NodeId left, Cursor written_left, NodeId right, Cursor written_right) {
    const Type a = type_at(left);
    const Type b = type_at(right);
    if (comparable(a, b)) return true;
    std::string mine = in_type(a);
    if (a.base == b.base) mine = "una scelta da un altro elenco";
    Diagnostic d;
    d.code = "R201";
    d.message = fmt::format("{} è {}, {} {}", describe(right, written_right), in_type(b),
                            describe(left, written_left), mine);
    d.where = written_right.span();
    d.label = type_word(b);
    d.help = advice(a, written_left, b, written_right);
    if (const Span where = declared_at(s_, right); where.known())
        d.notes.push_back({where, fmt::format("{} è definito qui", written_words(written_right))});
    s_.diagnostics.add(std::move(d));
    return false;
}

namespace {

// The list from which the items of a table are taken: that of a named row, else
// the only list that has them all.
vocabulary::ListId list_of_rows(const State& s, Cursor c) {
    std::vector<std::string> items;
    for (std::size_t i = 0; i < c.size(); ++i) {
        const Cursor row = c.child(i);
        const Cursor v = row.child(row.is(Kind::else_row) ? 0 : 1).bare();
        if (!v.is(Kind::identifier)) continue;
        const auto at = s.names.find(v->text);
        if (at == s.names.end())
            items.push_back(v->text);
        else if (at->second.kind == Symbol::Kind::attribute)
            return s.vocabulary[static_cast<AttributeId>(at->second.index)].type.list;
        else if (at->second.kind == Symbol::Kind::interpretation)
            return s.book.interpretations[at->second.index].readings;
    }
    vocabulary::ListId found = vocabulary::no_list;
    const auto& lists = s.vocabulary.lists();
    for (std::size_t l = 0; l < lists.size() && !items.empty(); ++l) {
        bool all = true;
        for (const std::string& item : items) all = all && lists[l].find(item) >= 0;
        if (all && found != vocabulary::no_list) return vocabulary::no_list;
        if (all) found = static_cast<vocabulary::ListId>(l);
    }
    return found;
}

}  // namespace

NodeId Expressions::value(Cursor c, Type& type) {
    Type wanted = type;
    const bool open = wanted.base == Base::choice && wanted.list == vocabulary::no_list;
    if (open && c.is(Kind::case_table)) wanted.list = list_of_rows(s_, c);
    const NodeId id = infer(c, &wanted);
    if (id == none) return none;
    const Type got = type_at(id);
    const bool listed = got.base == Base::choice || got.base == Base::set;
    if (listed && got.base == type.base && type.list == vocabulary::no_list) type.list = got.list;
    if (got == type) return id;
    const std::string help = is_money(got.base) && is_money(type.base)
                                 ? advice(type, {}, got, c)
                                 : "cambia il tipo dichiarato oppure l'espressione";
    return mismatch(
        "R203", c,
        fmt::format("il valore dichiarato è {}, l'espressione è {}", in_type(type), in_type(got)),
        help, type_word(got));
}

}  // namespace attiva::language::checking
