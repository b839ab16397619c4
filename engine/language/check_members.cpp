// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Conditions over the members of a household and over the person's history.
// Inside a quantifier a fact of level componente is the member's; a quantifier
// that asks nothing of its members is a mistake of level, and quantifiers do
// not nest (a definition `di componente` gives the inner one a name instead).
// Tested by tests/language/check_levels_test.cpp.
#include <fmt/format.h>

#include "language/check_expressions.hpp"

namespace attiva::language::checking {

using vocabulary::Base;

// Opens a quantifier: whom it ranges over. Nothing (and an error) if one is open.
std::optional<Who> Expressions::enter(Cursor c) {
    std::optional<Who> who = Who::members;
    if (c->who.rfind("altr", 0) == 0) who = Who::others;
    if (c->who.rfind("richiedent", 0) == 0) who = Who::applicants;
    if (c->who.rfind("familiar", 0) == 0) who = Who::relatives;
    if (who_ || scene_.of_member) {
        mismatch("R304", c, "un quantificatore dentro un altro non si può leggere in un modo solo",
                 scene_.of_member
                     ? "una definizione «di componente» parla di un componente alla volta: "
                       "porta il conteggio in un'altra definizione"
                     : "dai un nome alla condizione interna con una definizione, oppure spezza la "
                       "frase");
        return std::nullopt;
    }
    if (who == Who::applicants && s_.book.age == vocabulary::no_attribute) {
        mismatch(
            "R305", c,
            "«richiedente» chiede chi è maggiorenne, ma il vocabolario non ha l'attributo «eta»",
            "aggiungi al vocabolario «eta», di livello componente e di tipo anni");
        return std::nullopt;
    }
    who_ = who;
    member_used_ = false;
    return who;
}

// Closes it; false (and an error) if nothing was asked of the members.
bool Expressions::leave(Cursor c, bool needed) {
    who_.reset();
    if (member_used_ || !needed) return true;
    mismatch("R303", c,
             "questa condizione non usa nessun attributo dei componenti: vale o non vale per tutti",
             "usa un attributo di livello componente, oppure togli il quantificatore");
    return false;
}

NodeId Expressions::quantifier(Cursor c) {
    const auto who = enter(c);
    if (!who) return none;
    const Cursor filter = c.child(0);
    const NodeId q = filter ? condition(filter) : none;
    const NodeId p = condition(c.child(1));
    const bool whole = p != none && (!filter || q != none);
    if (!leave(c, whole) || !whole) return none;
    std::vector<NodeId> args{p};
    if (filter) args.push_back(q);
    const bool every = c->text == "ogni";
    const NodeId id = make(every ? Op::every : Op::quantified, boolean_type, c, std::move(args));
    TypedNode& node = s_.book.nodes[id];
    node.who = *who;
    if (every) return id;
    const bool most = c->text.rfind("nessun", 0) == 0 || c->text.rfind("al massimo", 0) == 0;
    node.cmp = most ? Compare::less_equal : Compare::greater_equal;
    const int written = count_in(c->text);
    node.count = c->text.rfind("nessun", 0) == 0 ? 0 : written < 0 ? 1 : written;
    if (!most && node.count < 1)
        return mismatch("R217", c, "«almeno 0» è sempre vero", "scrivi un numero da 1 in su");
    return id;
}

NodeId Expressions::count_of(Cursor c) {
    const auto who = enter(c);
    if (!who) return none;
    const Cursor with = c.child(0);
    const NodeId p = with ? condition(with) : constant(boolean_type, vocabulary::exactly(true), c);
    if (!leave(c, with && p != none) || p == none) return none;
    const NodeId id = make(Op::counted, number_type, c, {p});
    s_.book.nodes[id].who = *who;
    return id;
}

NodeId Expressions::sum_of(Cursor c) {
    const auto who = enter(c);
    if (!who) return none;
    const Cursor filter = c.child(1);
    const NodeId q = filter ? condition(filter) : none;
    const NodeId t = infer(c.child(0), nullptr);
    const bool whole = t != none && (!filter || q != none);
    if (!leave(c, whole) || !whole) return none;
    if (!vocabulary::numeric(base_at(t)))
        return mismatch("R210", c.child(0),
                        fmt::format("si sommano solo quantità, «{}» è {}",
                                    written_words(c.child(0)), in_type(type_at(t))),
                        "usa un attributo con un numero, oppure «numero di componenti con …»");
    std::vector<NodeId> args{t};
    if (filter) args.push_back(q);
    const NodeId id = make(Op::summed, type_at(t), c, std::move(args));
    s_.book.nodes[id].who = *who;
    return id;
}

namespace {

// The mask of the outcome that is written, none if none is.
std::uint64_t outcome_of(Cursor at) {
    static constexpr const char* outcomes[] = {"positivo", "parziale", "negativo", "interrotto"};
    for (std::size_t i = 0; at && i < 4; ++i)
        if (at->text == outcomes[i]) return std::uint64_t{1} << i;
    return 0;
}

}  // namespace

Gate Expressions::gate_of(Cursor at) {
    Gate gate;
    if (!at) return gate;
    const bool unless = at->text == "salvo";
    gate.outcomes = unless ? every_outcome & ~(outcome_of(at.child(0)) | outcome_of(at.child(1))) : outcome_of(at);
    const Cursor since = at.child(unless ? 2 : 0);
    if (!since) return gate;
    const NodeId n = infer(since.child(1), nullptr);
    if (n == none) return gate;
    if (s_[n].op != Op::constant || !is_duration(n)) {
        mismatch("R208", since.child(1), "nel cancello serve una durata scritta per intero",
                 "scrivi un numero di giorni, settimane, mesi o anni: 3 mesi");
        return gate;
    }
    gate.has_since = true;
    gate.cmp = since->text == "meno" ? Compare::less : Compare::greater_equal;
    gate.amount = s_[n].value.lo;
    gate.in_days = base_at(n) == Base::days;
    return gate;
}

NodeId Expressions::history(Cursor c) {
    const bool running = c->text == "in corso";
    const auto instrument = instrument_of(s_, c.child(0), scene_.reach.layer);
    const Gate gate = gate_of(c.child(1));
    if (running && c.child(1))
        return mismatch("R216", c.child(1), "«in corso» non ha esito né tempo dalla fine",
                        "togli la parentesi, oppure scrivi «concluso»");
    if (!instrument) return none;
    const NodeId id = make(running ? Op::running : Op::done, boolean_type, c);
    s_.book.nodes[id].ref = *instrument;
    s_.book.nodes[id].gate = gate;
    return id;
}

NodeId Expressions::eligible(Cursor c) {
    const auto instrument = instrument_of(s_, c.child(0), scene_.reach.layer);
    if (!instrument) return none;
    const NodeId id = make(Op::eligible, boolean_type, c);
    s_.book.nodes[id].ref = *instrument;
    return id;
}

NodeId Expressions::times_of(Cursor c) {
    const auto instrument = instrument_of(s_, c.child(0), scene_.reach.layer);
    if (!instrument) return none;
    const NodeId id = make(Op::times, number_type, c);
    s_.book.nodes[id].ref = *instrument;
    return id;
}

}  // namespace attiva::language::checking
