// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "pathway/own_past.hpp"

#include <algorithm>
#include <array>

#include "evaluation/atoms.hpp"

namespace attiva::pathway {
namespace {

using evaluation::Evaluation;
using language::Clause;
using language::ClauseKind;
using vocabulary::Base;

Truth soon(const catalogue::Catalogue& c, const Evaluation& e, const language::Subject& instrument, language::NodeId wait) {
    Truth out = person::past_open(e.profile(), instrument.id) ? Truth::unknown : Truth::no;
    const auto& duration = e.value(e.day().program.of_typed[wait]);
    const bool in_days = c.rules.nodes[wait].type.base == Base::days;
    for (const auto& p : e.profile().history) {
        if (p.instrument != instrument.id) continue;
        auto end = p.end;
        end.dated = p.ended_possible;
        end.never = p.open_possible;
        out = either(out, evaluation::since(language::Compare::less, end, Base::event, duration, in_days, e.day().day));
    }
    return out;
}

using Voices = std::array<Truth, language::voices>;

Truth allowed(const Voices& says, const Voices& speaks, std::size_t own) {
    Truth out = says[own];
    for (std::size_t v = own + 1; v < language::voices; ++v) out = both(out, either(negate(speaks[v]), says[v]));
    return out;
}

}  // namespace

Truth ended_well(const person::Period& period, Date day) {
    constexpr auto well = std::uint64_t{1} << static_cast<unsigned>(language::Outcome::positive) | std::uint64_t{1} << static_cast<unsigned>(language::Outcome::partial);
    return (period.outcomes & well) == 0 ? Truth::no : evaluation::ended(period, day);
}

OwnPast own_past(const catalogue::Catalogue& c, const Evaluation& e, language::InstrumentId id, bool worst) {
    const auto& instrument = c.rules.instruments[id];
    const bool open = person::past_open(e.profile(), instrument.id);
    OwnPast out;
    out.running = out.done = open ? Truth::unknown : Truth::no;
    std::int64_t or_more = 0;
    for (const auto& p : e.profile().history) {
        if (p.instrument != instrument.id) continue;
        const Truth started = evaluation::begun(p, e.day().day);
        out.running = either(out.running, both(started, negate(evaluation::ended(p, e.day().day))));
        out.done = either(out.done, evaluation::ended(p, e.day().day));
        out.begun += started == Truth::yes ? 1 : 0;
        or_more += started == Truth::no ? 0 : 1;
    }
    if (open) or_more = evaluation::most_unlisted;
    Voices says{};
    Voices speaks{};
    for (const auto k : instrument.clauses) {
        const Clause& clause = c.rules.clauses[k];
        if (clause.kind != ClauseKind::repeatable) continue;
        const Truth applies = worst ? Truth::yes : e.truth(e.day().program.clause_applies[k]);
        Truth again = worst ? Truth::no : applies;
        if (clause.body) {
            const auto& most = e.value(e.day().program.of_typed[*clause.body]);
            again = both(again, Number{or_more} < most.lo ? Truth::yes : Number{out.begun} >= most.hi ? Truth::no : Truth::unknown);
        }
        const std::size_t voice = language::voice(clause.where.layer);
        says[voice] = either(says[voice], again);
        speaks[voice] = either(speaks[voice], applies);
        if (clause.body2) out.too_soon = either(out.too_soon, both(applies, soon(c, e, instrument, *clause.body2)));
    }
    const Truth over = both(out.done, negate(allowed(says, speaks, language::voice(instrument.where.layer))));
    out.free = both(both(negate(out.running), negate(over)), negate(out.too_soon));
    return out;
}

Repeats repeats(const catalogue::Catalogue& c, const Evaluation& e, language::InstrumentId id,
                const std::function<Truth(language::ClauseId)>& applies) {
    const auto& instrument = c.rules.instruments[id];
    Repeats out;
    std::array<std::int64_t, language::voices> most{};
    std::array<bool, language::voices> speaks{};
    for (const auto k : instrument.clauses) {
        const Clause& clause = c.rules.clauses[k];
        if (clause.kind != ClauseKind::repeatable) continue;
        const Truth here = applies(k);
        if (here == Truth::no) continue;
        out.steady = out.steady && here == Truth::yes;
        const std::size_t voice = language::voice(clause.where.layer);
        speaks[voice] = true;
        std::int64_t times = unlimited;
        if (clause.body) {
            const auto& value = e.value(e.day().program.of_typed[*clause.body]);
            out.steady = out.steady && value.lo == value.hi && value.lo.whole();
            times = value.lo.num() / value.lo.den();
        }
        most[voice] = std::max(most[voice], here == Truth::yes ? times : 1);
        if (clause.body2) out.waits.push_back(*clause.body2);
    }
    const std::size_t own = language::voice(instrument.where.layer);
    std::int64_t all = speaks[own] ? most[own] : 1;
    for (std::size_t v = own + 1; v < language::voices; ++v)
        if (speaks[v]) all = std::min(all, most[v]);
    out.most = std::max<std::int64_t>(all, 1);
    return out;
}

}  // namespace attiva::pathway
