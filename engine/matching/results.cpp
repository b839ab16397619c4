// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Amounts and other results, exact or as intervals, and what an open
// interpretation of the law would change in them.

#include <fmt/format.h>

#include "evaluation/wording.hpp"
#include "matching/tell.hpp"
#include "text/literal.hpp"
#include "vocabulary/value_reader.hpp"

namespace attiva::matching {
namespace {

using language::Clause;
using language::ClauseId;
using language::ClauseKind;
using vocabulary::Base;
using vocabulary::Possible;

std::string one(const Telling& t, const Clause& c, Number n) {
    Possible p = vocabulary::between(n, n);
    p.dated = c.type.base == Base::event;
    return show(p, c.type, t.q.catalogue.vocabulary);
}

std::string missing_labels(const std::vector<Missing>& missing) {
    std::string out;
    for (std::size_t i = 0; i < missing.size() && i < 4; ++i)
        out += (i == 0 ? "" : ", ") + missing[i].label;
    return missing.size() > 4 ? out + "…" : out;
}

// da … a …, almeno, fino a, manca X
std::string interval(const Telling& t, const Clause& c, const Possible& v, const Result& r) {
    const Possible whole = vocabulary::default_domain(c.type, t.q.catalogue.vocabulary);
    // A date moved by a few months from an unknown one is as unknown.
    constexpr std::int64_t century = 36'500;
    const bool nowhere = c.type.base == Base::date && v.hi - v.lo > Number{century};
    const bool low = nowhere || v.lo <= whole.lo;
    const bool high = nowhere || v.hi >= whole.hi;
    if (low && high) return "manca " + missing_labels(r.missing);
    if (high) return "almeno " + one(t, c, v.lo);
    if (low && c.type.base != Base::date) return "fino a " + one(t, c, v.hi);
    return fmt::format("da {} a {}", one(t, c, v.lo), one(t, c, v.hi));
}

std::string words_of(const Telling& t, const Clause& c, const Possible& v, const Result& r) {
    const Base b = c.type.base;
    if (r.exact) return show(v, c.type, t.q.catalogue.vocabulary);
    if (vocabulary::numeric(b) || b == Base::date) return interval(t, c, v, r);
    const std::string known = show(v, c.type, t.q.catalogue.vocabulary);
    return r.missing.empty() ? known : fmt::format("{} (manca: {})", known, missing_labels(r.missing));
}

Result result(Telling& t, ClauseId id) {
    const Clause& c = t.clause(id);
    Result r;
    r.name = c.name;
    r.title = c.title;
    r.type = vocabulary::word(c.type.base);
    const Possible& v = t.q.presumed.value(t.q.program.of_typed[*c.body]);
    r.exact = !v.not_applicable && certain(v, c.type.base);
    r.lo = v.lo;
    r.hi = v.hi;
    if (!r.exact) {
        std::vector<evaluation::OpenFact> facts;
        t.presumed.open_facts(*c.body, facts);
        r.missing = missing_of(t, facts);
    }
    r.text = words_of(t, c, v, r);
    if (t.applies(id) == Truth::unknown) r.text += ", se spetta";
    r.source = value_source(t, id);
    return r;
}

// --- interpretations ------------------------------------------------------------

std::string snapshot(const Telling& t, evaluation::Evaluation& e) {
    std::string out = word(e.truth(t.q.program.instruments[t.id].eligible));
    for (const ClauseId id : t.subject().clauses) {
        const Clause& c = t.clause(id);
        if (c.kind != ClauseKind::amount || !c.body || t.applies(id) == Truth::no) continue;
        const Possible& v = e.value(t.q.program.of_typed[*c.body]);
        out += "; " + c.title + ": " + show(v, c.type, t.q.catalogue.vocabulary);
    }
    return out;
}

// Asks the same question under each reading; says so only if they differ.
void interpretation(Telling& t, std::uint32_t index, InstrumentAnswer& a) {
    const auto& i = t.q.catalogue.rules.interpretations[index];
    const auto& list = t.q.catalogue.vocabulary.list(i.readings);
    std::vector<std::string> shots;
    for (std::size_t r = 0; r < list.items.size(); ++r) {
        t.other.fix_reading(index, std::uint64_t{1} << r);
        t.other.run_cone(t.q.presumed.profile(), t.id, t.q.presumed.day());
        shots.push_back(snapshot(t, t.other));
    }
    t.other.fix_reading(index, 0);
    bool differ = false;
    for (const auto& s : shots) differ = differ || s != shots.front();
    if (!differ) return;
    std::string out = fmt::format("dipende dalla lettura di «{}»", i.title);
    for (std::size_t r = 0; r < shots.size(); ++r)
        out += fmt::format("; {}: {}", list.items[r].label, shots[r]);
    a.interpretation += (a.interpretation.empty() ? "" : ". ") + out;
}

}  // namespace

void tell_results(Telling& t, InstrumentAnswer& a) {
    for (const ClauseId id : t.subject().clauses) {
        const Clause& c = t.clause(id);
        if ((c.kind != ClauseKind::amount && c.kind != ClauseKind::outcome) || !c.body) continue;
        if (t.applies(id) == Truth::no) continue;
        a.results.push_back(result(t, id));
        a.local = a.local || a.results.back().source->local;
    }
    for (const std::uint32_t i : t.q.program.readings[t.id]) interpretation(t, i, a);
}

}  // namespace attiva::matching
