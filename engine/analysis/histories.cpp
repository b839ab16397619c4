// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The past measures that the history conditions of a cone can tell apart: of
// each instrument a running period, and concluded ones by outcome and by time
// since the end. A condition on the past asks whether there is one, so a history
// is a set of such kinds. Tested by tests/analysis/witness_test.cpp.

#include <algorithm>
#include <map>

#include "analysis/choice.hpp"
#include "evaluation/atoms.hpp"

namespace attiva::analysis {
namespace {

using language::Op;
using person::Period;

constexpr std::size_t most_kinds = 8;      // 2^8 histories at most
constexpr std::int64_t most_repeated = 3;  // concluded periods of one kind, where they are counted
constexpr std::int32_t month = 30;

Period period(const std::string& instrument, Date start, std::optional<Date> end, std::uint64_t outcome) {
    Period p;
    p.instrument = instrument;
    p.start = vocabulary::between(Number{start.days}, Number{start.days});
    p.open_possible = !end;
    p.ended_possible = end.has_value();
    p.end = end ? vocabulary::between(Number{end->days}, Number{end->days}) : p.start;
    p.outcomes = outcome;
    return p;
}

// The days of an end that the gate's time tells apart: the last of each side.
void add_ends(std::set<Date>& ends, const language::Gate& gate, Date day) {
    if (!gate.has_since) return;
    const Date first = first_within(gate.amount, gate.in_days, day);
    if (first_supported_day < first) ends.insert(first + -1);
    if (first <= day) ends.insert(first);
}

// One outcome of each group the gates tell apart.
std::vector<std::uint64_t> outcomes_of(const std::vector<std::uint64_t>& masks) {
    std::vector<std::uint64_t> out;
    std::set<std::vector<bool>> seen;
    for (std::uint64_t bit = 1; bit < 16; bit <<= 1U) {
        std::vector<bool> in;
        for (const std::uint64_t m : masks) in.push_back((m & bit) != 0);
        if (seen.insert(in).second) out.push_back(bit);
    }
    return out;
}

// What is asked of the past of one instrument, on any side.
struct Asked {
    std::set<Date> ends;
    std::vector<std::uint64_t> masks;
    bool concluded = false;
};

void ask(Asked& asked, bool& counted, const View& v, const program::Node& n) {
    asked.ends.insert(v.day->day);
    counted = counted || n.op == Op::times;
    if (n.op == Op::running) return;
    asked.concluded = true;
    if (n.extra == language::none) return;
    const auto& gate = v.day->program.extra(n).gate;
    add_ends(asked.ends, gate, v.day->day);
    if (gate.outcomes != 0) asked.masks.push_back(gate.outcomes);
}

void ask(Asked& asked, bool& counted, const OwnPast& own, Date day) {
    asked.ends.insert(day);
    asked.concluded = true;
    counted = counted || own.counted;
    for (const auto& [amount, in_days] : own.waits) {
        language::Gate gate;
        gate.has_since = true;
        gate.amount = amount;
        gate.in_days = in_days;
        add_ends(asked.ends, gate, day);
    }
}

struct Kinds {
    std::vector<Period> all;
    bool counted = false;
};

std::map<std::string, Asked> asked_of(const std::vector<View>& views, const OwnPast& own, bool& counted) {
    std::map<std::string, Asked> by_instrument;
    for (const View& v : views)
        for (const Id past : v.cone->past) {
            const auto& n = v.day->program.nodes[past];
            ask(by_instrument[v.day->book.instruments[n.ref].id], counted, v, n);
        }
    if (!own.instrument.empty()) ask(by_instrument[own.instrument], counted, own, views[0].day->day);
    const auto in = [](const std::vector<std::string>* ids, const std::string& id, bool otherwise) {
        return ids == nullptr ? otherwise : std::binary_search(ids->begin(), ids->end(), id);
    };
    for (auto at = by_instrument.begin(); at != by_instrument.end();) {
        const bool looked_at = in(own.only, at->first, true) && !in(own.without, at->first, false);
        at = looked_at ? std::next(at) : by_instrument.erase(at);
    }
    return by_instrument;
}

Kinds kinds_of(const std::vector<View>& views, const OwnPast& own) {
    Kinds kinds;
    for (const auto& [id, asked] : asked_of(views, own, kinds.counted)) {
        kinds.all.push_back(period(id, views[0].day->day + -month, std::nullopt, 15));
        if (!asked.concluded) continue;
        for (const Date end : asked.ends)
            for (const std::uint64_t outcome : outcomes_of(asked.masks))
                kinds.all.push_back(period(id, std::max(first_supported_day, end + -month), end, outcome));
    }
    return kinds;
}

// The parts of an interval of days that these first days cut.
std::vector<Possible> parts_of(const Possible& days, const std::set<Date>& cuts) {
    std::vector<Possible> out;
    Number lo = days.lo;
    for (const Date cut : cuts) {
        const Number first{cut.days};
        if (first <= lo || days.hi < first) continue;
        out.push_back(vocabulary::between(lo, first + Number{-1}));
        lo = first;
    }
    out.push_back(vocabulary::between(lo, days.hi));
    return out;
}

// The groups of outcomes that these masks tell apart.
std::vector<std::uint64_t> groups_of(std::uint64_t outcomes, const std::vector<std::uint64_t>& masks) {
    std::vector<std::uint64_t> out{outcomes};
    for (const std::uint64_t mask : masks)
        for (std::size_t i = out.size(); i-- > 0;) {
            const std::uint64_t in = out[i] & mask;
            const std::uint64_t rest = out[i] & ~mask;
            if (in == 0 || rest == 0) continue;
            out[i] = in;
            out.push_back(rest);
        }
    return out;
}

// First days of what the ends are told apart by: an end on the day is over.
std::set<Date> cuts_of(const Asked& asked, Date day) {
    std::set<Date> cuts{day + 1};
    for (const Date d : asked.ends) cuts.insert({d, d + 1});
    return cuts;
}

}  // namespace

std::vector<Period> known_better(const Period& period, const View& view, const OwnPast& own) {
    bool counted = false;
    const auto all = asked_of({view}, own, counted);
    const auto asked = all.find(period.instrument);
    if (asked == all.end()) return {period};
    std::vector<Period> out;
    std::vector<Possible> ends;
    if (period.ended_possible) ends = parts_of(period.end, cuts_of(asked->second, view.day->day));
    for (const Possible& start : parts_of(period.start, {view.day->day + 1}))
        for (const std::uint64_t outcomes : groups_of(period.outcomes, asked->second.masks)) {
            Period p = period;
            p.start = start;
            p.outcomes = outcomes;
            p.open_possible = false;
            for (const Possible& end : ends) {
                p.end = end;
                if (start.lo <= end.hi) out.push_back(p);
            }
            if (!period.open_possible) continue;
            p = period;
            p.start = start;
            p.outcomes = outcomes;
            p.ended_possible = false;
            out.push_back(p);
        }
    return out;
}

std::vector<Way> ways_for_history(const std::vector<View>& views, bool& all, const OwnPast& own) {
    const Kinds kinds = kinds_of(views, own);
    std::vector<Way> out(1);
    all = kinds.all.size() <= most_kinds && !kinds.counted;
    if (kinds.counted)
        for (const Period& p : kinds.all)
            for (std::int64_t n = 2; n <= most_repeated; ++n) {
                out.emplace_back();
                out.back().periods.assign(static_cast<std::size_t>(n), p);
            }
    // Few kinds: every set of them; many: one at a time, and all.
    const std::size_t k = kinds.all.size();
    if (k <= most_kinds) {
        for (std::size_t set = 1; set < (std::size_t{1} << k); ++set) {
            out.emplace_back();
            for (std::size_t i = 0; i < k; ++i)
                if ((set >> i & 1U) != 0) out.back().periods.push_back(kinds.all[i]);
        }
        return out;
    }
    for (const Period& p : kinds.all) {
        out.emplace_back();
        out.back().periods.push_back(p);
    }
    out.emplace_back();
    out.back().periods = kinds.all;
    return out;
}

}  // namespace attiva::analysis
