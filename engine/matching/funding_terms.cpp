// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "matching/funding.hpp"

#include <algorithm>

#include "matching/tell.hpp"
#include "vocabulary/value_reader.hpp"

namespace attiva::matching {
namespace {

using language::Clause;
using language::ClauseId;
using language::ClauseKind;

bool of_cost(const Clause& c, const std::string& cost) { return c.qualifier.empty() || c.qualifier == cost; }

// In numbers, of one clause; what is not known counts against paying.
void term(const Telling& t, ClauseId id, const std::string& cost, LineTerms& out) {
    const Clause& c = t.clause(id);
    if (!c.body || t.applies(id) == Truth::no) return;
    const auto& v = t.q.presumed.value(t.q.program.of_typed[*c.body]);
    const auto base = t.q.catalogue.rules.nodes[*c.body].type.base;
    // A cap the catalogue does not know is said in words (Funding::limits); it caps nothing.
    const bool known = !(v == vocabulary::default_domain(t.q.catalogue.rules.nodes[*c.body].type, t.q.catalogue.vocabulary));
    if (c.kind == ClauseKind::ceiling && known && (c.qualifier == "persona" || of_cost(c, cost))) out.caps.push_back({v.lo, base, c.qualifier == "persona"});
    if (c.kind == ClauseKind::cofunding) out.others = std::max(out.others, v.hi);
    if (c.kind == ClauseKind::premium) out.premium = std::max(out.premium, v.hi);
}

}  // namespace

std::vector<LineTerms> line_terms(const Question& question, language::InstrumentId instrument, const std::string& cost) {
    const Decision none;
    Telling t(question, instrument, none);
    const auto& rules = question.catalogue.rules;
    const std::string& id = rules.instruments[instrument].id;
    std::vector<LineTerms> out;
    for (language::FundId f = 0; f < rules.funds.size(); ++f) {
        std::optional<LineTerms> line;
        for (const ClauseId k : rules.funds[f].clauses) {
            const Clause& c = rules.clauses[k];
            if (c.kind != ClauseKind::pays || !of_cost(c, cost) || std::find(c.targets.begin(), c.targets.end(), id) == c.targets.end()) continue;
            Funding told = tell_payment(t, f, k);
            if (!line || told.payable < line->told.payable) line = LineTerms{f, std::move(told), {}, {}, {}};
        }
        if (!line) continue;
        for (const ClauseId k : rules.funds[f].clauses) term(t, k, cost, *line);
        out.push_back(std::move(*line));
    }
    return out;
}

}  // namespace attiva::matching
