// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// One answer per instrument, then the order shown.

#include "matching/match.hpp"

#include <algorithm>
#include <optional>

#include "evaluation/wording.hpp"
#include "matching/tell.hpp"

namespace attiva {

const char* word(Verdict v) {
    switch (v) {
        case Verdict::active_now: return "in corso";
        case Verdict::available: return "attivabile";
        case Verdict::to_clarify: return "da chiarire";
        case Verdict::to_verify_hidden: return "salvo verifica riservata";
        case Verdict::not_now: return "non ora";
        case Verdict::presumed_out: return "escluso salvo";
        case Verdict::already_done: return "già fatto";
        case Verdict::not_offered: return "qui non offerto";
        case Verdict::unavailable: return "non attivabile";
    }
    return "";
}

const char* word(Suitability s) {
    return s == Suitability::indicated ? "indicato" : s == Suitability::neutral ? "neutro" : "sconsigliato";
}

const char* word(Payable p) {
    switch (p) {
        case Payable::yes: return "può pagare";
        case Payable::to_clarify: return "da chiarire";
        case Payable::to_verify_hidden: return "salvo verifica riservata";
        case Payable::presumed_out: return "non può, salvo";
        case Payable::no: return "non può";
    }
    return "";
}

const char* word(PersonSays s) {
    return s == PersonSays::wanted ? "desidera" : s == PersonSays::nothing ? "" : "rifiuta";
}

}  // namespace attiva

namespace attiva::matching {
namespace {

// Did its validity, for everybody and everywhere, end before the day?
bool expired(const Question& q, language::InstrumentId id) {
    for (const auto c : q.catalogue.rules.instruments[id].clauses) {
        const auto& clause = q.catalogue.rules.clauses[c];
        const bool plain = clause.kind == language::ClauseKind::valid && !clause.guard && clause.where.scope == language::none;
        if (plain && clause.to && *clause.to < q.presumed.day().day) return true;
    }
    return false;
}

InstrumentAnswer answer(const Question& q, language::InstrumentId id) {
    const Decision d = q.decisions != nullptr ? (*q.decisions)[id] : decide(q, id);
    InstrumentAnswer a;
    a.id = q.catalogue.rules.instruments[id].id;
    a.name = evaluation::subject_name(q.catalogue, a.id);
    a.verdict = d.verdict;
    a.eligible = d.eligible;
    a.in_time = d.in_time;
    a.offered = d.offered;
    a.anyway = d.anyway;
    a.exhausted = d.exhausted;
    a.expired = expired(q, id);
    Telling t(q, id, d);
    tell_missing(t, a);
    tell_suitability(t, a);
    if (!q.reasons) return a;
    tell_reasons(t, a);
    tell_results(t, a);
    tell_lines(t, a);
    if (!q.only.empty()) tell_funding(t, a);
    tell_future(t, a);
    tell_summary(t, a);
    return a;
}

}  // namespace

std::vector<InstrumentAnswer> match(const Question& question) {
    Question q = question;
    std::optional<evaluation::Evaluation> other;
    if (q.other == nullptr) q.other = &other.emplace(q.presumed.day());
    std::optional<evaluation::Phrases> phrases;
    if (q.phrases == nullptr) q.phrases = &phrases.emplace(q.catalogue, q.presumed.day().day);
    std::vector<InstrumentAnswer> out;
    const auto& instruments = q.catalogue.rules.instruments;
    for (language::InstrumentId i = 0; i < instruments.size(); ++i)
        if (q.only.empty() || instruments[i].id == q.only) out.push_back(answer(q, i));
    std::stable_sort(out.begin(), out.end(), [](const InstrumentAnswer& a, const InstrumentAnswer& b) {
        return a.verdict != b.verdict ? a.verdict < b.verdict : a.suitability < b.suitability;
    });
    return out;
}

}  // namespace attiva::matching
