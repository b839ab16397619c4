// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Clause shells: what each clause is and who says it, before its conditions are
// read, so that a rule may use an amount declared further on.
// Tested by tests/language/check_clauses_test.cpp and check_layers_test.cpp.
#include <fmt/format.h>

#include "language/check_state.hpp"
#include "language/check_words.hpp"

namespace attiva::language::checking {
namespace {

// The opening words of a clause, where errors about all of it point.
Span head_span(Cursor clause) {
    Span s = clause.span();
    s.end = std::min(s.end, s.begin + static_cast<std::uint32_t>(clause->text.size()));
    return s;
}

void unknown_word(State& s, Cursor clause, bool fund) {
    const bool elsewhere = clause_word(clause->text, !fund) != nullptr;
    s.error("R411", head_span(clause),
            fmt::format("«{}» non è una clausola di {}", clause->text,
                        fund ? "un fondo" : "uno strumento"),
            elsewhere ? fmt::format("è una clausola di {}", fund ? "uno strumento" : "un fondo")
                      : "le clausole sono quelle di docs/lingua.md §5 e §8");
}

// A result has a type, and a name that rules may use: `adi.quota_a`.
void name_result(State& s, Cursor at, Clause& clause, const std::string& owner, ClauseId id) {
    const auto type = type_of(s, at.part(ClausePart::type));
    if (type) clause.type = *type;
    const Cursor label = at.part(ClausePart::label);
    if (!label) return;
    clause.name = label->text;
    const auto symbol = s.names.find(clause.name);
    if (symbol != s.names.end())
        s.error_with_note(
            "R101", label.span(), fmt::format("«{}» è già il nome di un'altra cosa", clause.name),
            "scegli un altro nome per questo valore", symbol->second.span, "è dichiarato qui");
    const auto [other, fresh] = s.results.emplace(owner + "." + clause.name, id);
    if (!fresh)
        s.error_with_note("R402", label.span(),
                          fmt::format("«{}» ha già un valore di nome «{}»", owner, clause.name),
                          "cambia uno dei due nomi", s.book.clauses[other->second].where.span,
                          "il primo è qui");
}

void add_clause(State& s, Cursor at, Subject& subject, std::uint32_t owner, const Reach& reach,
                const Citation& source) {
    const ClauseWord* row = clause_word(at->text, subject.fund);
    if (row == nullptr) return unknown_word(s, at, subject.fund);
    Clause clause;
    clause.kind = row->kind;
    clause.always = at->text == "richiede sempre";
    clause.owner = owner;
    clause.where = {reach.layer, head_span(at), reach.scope, reach.from, reach.to};
    clause.title = title_of(s, at.part(ClausePart::title));
    if (row->sentence && clause.title.empty())
        s.error("R401", head_span(at), fmt::format("«{}» non ha la sua frase", at->text),
                fmt::format("scrivi fra virgolette che cosa dice, per chi la legge: {} \"…\"",
                            at->text));
    const auto id = static_cast<ClauseId>(s.book.clauses.size());
    if (clause.kind == ClauseKind::amount || clause.kind == ClauseKind::outcome)
        name_result(s, at, clause, subject.id, id);
    s.book.clauses.push_back(std::move(clause));
    subject.clauses.push_back(id);
    s.clauses.push_back({at, reach, id, source, subject.fund});
}

// The instrument an overlay extends; an unknown one is never created.
std::optional<InstrumentId> extended(State& s, Cursor at, const Reach& reach) {
    const Span name = name_span(at, "integra strumento");
    const auto found = s.instruments.find(at->text);
    if (found == s.instruments.end() && s.funds.count(at->text) != 0) {
        s.error_with_note("C101", name, fmt::format("«integra strumento {0}»: «{0}» è un fondo", at->text),
                          "un fondo non si integra: scrivi un fondo tuo con un altro nome",
                          s.book.funds[s.funds.at(at->text)].where.span, "il fondo è qui");
        return std::nullopt;
    }
    if (found == s.instruments.end()) {
        s.error("C101", name,
                fmt::format("«integra strumento {}»: lo strumento non esiste", at->text),
                s.perhaps(
                    at->text, [&] { return ids(s.book.instruments); },
                    "per uno strumento nuovo scrivi «strumento " + at->text + "»"));
        return std::nullopt;
    }
    const Provenance& base = s.book.instruments[found->second].where;
    if (base.layer > reach.layer) {
        s.error_with_note(
            "C107", name,
            fmt::format("«{}» è dello strato {}: uno strato superiore non può integrarlo", at->text,
                        word(base.layer)),
            "sposta queste clausole nel file locale", base.span, "dichiarato qui");
        return std::nullopt;
    }
    return found->second;
}

// What clauses without a source of their own cite: the `fonte` of their block,
// or in a file of the same layer that of the instrument.
Citation block_source(State& s, Cursor at, const Subject& subject, const Reach& reach) {
    const Citation fallback = reach.layer == subject.where.layer ? subject.source : Citation{};
    for (std::size_t i = 0; i < at.size(); ++i)
        if (const Cursor c = at.child(i); c.is(Kind::clause) && c->text == "fonte")
            return cited(s, c.part(ClausePart::source), fallback);
    return fallback;
}

}  // namespace

void collect_clauses(State& s, Cursor at, const Reach& reach) {
    const bool fund = at.is(Kind::fund_decl);
    std::optional<std::uint32_t> owner;
    if (at.is(Kind::extension_decl)) owner = extended(s, at, reach);
    if (at.is(Kind::instrument_decl)) owner = s.instruments.at(at->text);
    if (fund) owner = s.funds.at(at->text);
    if (!owner) return;
    Subject& subject = fund ? s.book.funds[*owner] : s.book.instruments[*owner];
    const Span here = name_span(at, fund ? "fondo" : "strumento");
    const Span there = subject.where.span;
    if (!at.is(Kind::extension_decl) && (here.file != there.file || here.begin != there.begin))
        return;  // declared twice
    const Citation source = block_source(s, at, subject, reach);
    if (!at.is(Kind::extension_decl)) subject.source = source;
    for (std::size_t i = 0; i < at.size(); ++i) {
        const Cursor c = at.child(i);
        if (!c.is(Kind::clause) || c->text == "fonte") continue;
        if (c->text == "stabilisce" && !fund)
            s.fills.push_back({c, reach, *owner, source, false});
        else
            add_clause(s, c, subject, *owner, reach, source);
    }
}

}  // namespace attiva::language::checking
