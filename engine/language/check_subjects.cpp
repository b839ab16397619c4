// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// What instruments must have as a whole, and what they say of each other: an
// incompatibility holds both ways, so each named instrument gets the mirrored
// clause; `apre B` should be read in B too.
// Tested by tests/language/check_clauses_test.cpp.
#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <tuple>

#include "language/check_expressions.hpp"

namespace attiva::language::checking {
namespace {

// Was everything in this file read?
bool whole(const State& s, FileId file) {
    return std::none_of(s.files.begin(), s.files.end(), [&](const RuleFile& f) { return f.file == file && f.broken; });
}

// A requirement of the base or of the same places; another overlay may well restrict.
const Clause* contradicting(const State& s, const Subject& subject, const Clause& without) {
    for (const ClauseId id : subject.clauses) {
        const Clause& c = s.book.clauses[id];
        const bool there = !local(c.where) || c.where.scope == without.where.scope;
        if (of_eligibility(c.kind) && there && c.where.layer <= without.where.layer) return &c;
    }
    return nullptr;
}

void check_requirements(State& s, const Subject& subject) {
    bool some = false;
    const Clause* without = nullptr;
    for (const ClauseId id : subject.clauses) {
        const Clause& c = s.book.clauses[id];
        some = some || of_eligibility(c.kind);
        if (c.kind == ClauseKind::no_requirements) without = &c;
    }
    // What could not be read of its file may be just that.
    if (!some && !without && whole(s, subject.where.span.file))
        s.error("R412", subject.where.span,
                fmt::format("«{}» non ha requisiti e non lo dice", subject.id),
                "aggiungi «richiede …» o «esclude …», oppure scrivi «senza requisiti»");
    const Clause* first = without ? contradicting(s, subject, *without) : nullptr;
    if (first)
        s.error_with_note("R413", without->where.span, "«senza requisiti» ma lo strumento ne ha",
                          "togli «senza requisiti»", first->where.span, "il primo requisito è qui");
}

void check_sheets(State& s) {
    if (!s.around.sheets) return;
    const std::vector<std::string> sheets = s.around.sheets();
    const std::set<std::string> known(sheets.begin(), sheets.end());
    for (const auto* list : {&s.book.instruments, &s.book.funds})
        for (const Subject& subject : *list)
            if (known.count(subject.id) == 0)
                s.error("R414", subject.where.span,
                        fmt::format("«{}» ha regole ma non ha una scheda nel catalogo", subject.id),
                        s.perhaps(
                            subject.id, [&] { return sheets; },
                            fmt::format("aggiungi la scheda {}.yaml sotto catalog/", subject.id)));
    if (!s.around.all_rules_read) return;  // its rules may be in what was not
    for (const std::string& sheet : sheets)
        if (s.instruments.count(sheet) == 0 && s.funds.count(sheet) == 0)
            s.error("R415", s.around.sheet_place ? s.around.sheet_place(sheet) : Span{},
                    fmt::format("la scheda «{}» non ha regole", sheet),
                    fmt::format(
                        "scrivi «strumento {}» in un file .regole, se serve con «senza requisiti»",
                        sheet));
}

bool names(const Clause& c, const std::string& id) {
    return std::find(c.targets.begin(), c.targets.end(), id) != c.targets.end();
}

void check_openings(State& s, const Subject& subject) {
    for (const ClauseId id : subject.clauses) {
        const Clause& c = s.book.clauses[id];
        if (c.kind != ClauseKind::opens) continue;
        for (const std::string& target : c.targets) {
            bool named = false;
            for (const ClauseId other : s.book.instruments[s.instruments.at(target)].clauses) {
                const Clause& o = s.book.clauses[other];
                const bool follows =
                    o.kind == ClauseKind::after || o.kind == ClauseKind::better_after || o.kind == ClauseKind::during;
                named = named || (follows && names(o, subject.id));
            }
            if (!named)
                s.diagnostics.warning("R420", c.where.span,
                                      fmt::format("«{}» apre «{}», ma «{}» non dice di venire dopo",
                                                  subject.id, target, target),
                                      fmt::format("aggiungi a «{}»: dopo {}, meglio dopo {}, oppure mentre {}",
                                                  target, subject.id, subject.id, subject.id));
        }
    }
}

// True when the target already says the same, always and everywhere.
bool says_it_itself(const State& s, const Subject& target, const std::string& id) {
    for (const ClauseId other : target.clauses) {
        const Clause& c = s.book.clauses[other];
        const bool plain = !c.guard && !c.from && !c.to && c.where.scope == none;
        if (c.kind == ClauseKind::incompatible && plain && names(c, id)) return true;
    }
    return false;
}

void mirror(State& s, ClauseId id) {
    const Clause clause = s.book.clauses[id];  // a copy: the vector grows
    const std::string me = s.book.instruments[clause.owner].id;
    for (const std::string& name : clause.targets) {
        const InstrumentId target = s.instruments.at(name);
        if (says_it_itself(s, s.book.instruments[target], me)) continue;
        TypedNode running;
        running.op = Op::running;
        running.type = boolean_type;
        running.span = clause.where.span;
        running.ref = clause.owner;
        Clause copy = clause;
        copy.targets = {me};
        copy.owner = target;
        copy.body = s.add(std::move(running));
        s.book.clauses.push_back(std::move(copy));
        s.book.instruments[target].clauses.push_back(
            static_cast<ClauseId>(s.book.clauses.size() - 1));
    }
}

// What zones and comuni say comes after the base, by layer, place and days: the
// names of their files do not show (two of the same place and days go by name).
void order_local_clauses(State& s) {
    std::vector<std::string> places;
    for (const Scope& scope : s.book.scopes) {
        std::string& key = places.emplace_back();
        for (const Scope::Part& p : scope.parts) key += fmt::format("{} {};", static_cast<int>(p.kind), p.id);
    }
    const auto key = [&](ClauseId id) {
        const Provenance& w = s.book.clauses[id].where;
        if (!local(w)) return std::tuple(0, std::string(), w.from, w.to);
        return std::tuple(static_cast<int>(w.layer), w.scope == none ? std::string() : places[w.scope], w.from, w.to);
    };
    for (Subject& subject : s.book.instruments)
        std::stable_sort(subject.clauses.begin(), subject.clauses.end(),
                         [&](ClauseId a, ClauseId b) { return key(a) < key(b); });
}

}  // namespace

void check_subjects(State& s) {
    for (const Subject& subject : s.book.instruments) {
        check_requirements(s, subject);
        check_openings(s, subject);
    }
    check_sheets(s);
    // Of the clauses as written, never of other mirrors.
    const auto written = static_cast<ClauseId>(s.book.clauses.size());
    for (ClauseId id = 0; id < written; ++id)
        if (s.book.clauses[id].kind == ClauseKind::incompatible) mirror(s, id);
    order_local_clauses(s);
}

}  // namespace attiva::language::checking
