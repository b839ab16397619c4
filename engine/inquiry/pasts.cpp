// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Tested by tests/inquiry/completions_test.cpp.

#include "inquiry/pasts.hpp"

namespace attiva::inquiry {
namespace {

using analysis::OwnPast;
using analysis::Way;
using person::HistoryState;
using person::Period;

constexpr std::size_t most_histories = 512;

OwnPast own_past(Atlas& atlas, const evaluation::Evaluation& evaluation, InstrumentId instrument) {
    const auto& rules = atlas.catalogue.rules;
    OwnPast own;
    own.instrument = rules.instruments[instrument].id;
    for (const auto id : rules.instruments[instrument].clauses) {
        const auto& clause = rules.clauses[id];
        if (clause.kind != language::ClauseKind::repeatable) continue;
        own.counted = own.counted || clause.body.has_value();
        if (!clause.body2) continue;
        const auto& wait = evaluation.value(atlas.program.of_typed[*clause.body2]);
        const bool in_days = rules.nodes[*clause.body2].type.base == vocabulary::Base::days;
        for (const Number amount : {wait.lo, wait.hi}) own.waits.emplace_back(amount, in_days);
    }
    return own;
}

// Every history of the written periods, each known better.
std::vector<Way> written(const std::vector<Period>& periods, const analysis::View& view, const OwnPast& own, bool& all) {
    std::vector<Way> out(1);
    for (const Period& p : periods) {
        const std::vector<Period> better = known_better(p, view, own);
        std::vector<Way> longer;
        for (const Way& way : out)
            for (const Period& b : better) {
                longer.push_back(way);
                longer.back().periods.push_back(b);
            }
        if (longer.size() > most_histories) {
            longer.resize(most_histories);
            all = false;
        }
        out = std::move(longer);
    }
    return out;
}

}  // namespace

std::vector<Way> pasts(const person::Profile& profile, Atlas& atlas, const evaluation::Evaluation& evaluation,
                       InstrumentId instrument, bool concealed_too, bool& all) {
    const OwnPast own = own_past(atlas, evaluation, instrument);
    const analysis::View view{&atlas.day, &atlas.area(instrument).cone};
    const auto known = written(profile.history, view, own, all);
    const bool open = person::past_open(profile);
    if (!open && (profile.concealed.empty() || !concealed_too)) return known;
    bool every = true;
    OwnPast of_these = own;
    if (!open) of_these.only = &profile.concealed;
    else if (!concealed_too) of_these.without = &profile.concealed;
    const auto unwritten = ways_for_history({view}, every, of_these);
    all = all && every;
    std::vector<Way> out;
    for (const Way& more : unwritten)
        for (const Way& way : known) {
            if (out.size() == most_histories) {
                all = false;
                return out;
            }
            out.push_back(way);
            out.back().periods.insert(out.back().periods.end(), more.periods.begin(), more.periods.end());
        }
    return out;
}

}  // namespace attiva::inquiry
