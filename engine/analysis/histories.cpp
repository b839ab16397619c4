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

struct Kinds {
    std::vector<Period> all;
    bool counted = false;
};

Kinds kinds_of(const std::vector<View>& views) {
    std::map<std::string, Asked> by_instrument;
    Kinds kinds;
    for (const View& v : views)
        for (const Id past : v.cone->past) {
            const auto& n = v.day->program.nodes[past];
            ask(by_instrument[v.day->book.instruments[n.ref].id], kinds.counted, v, n);
        }
    for (const auto& [id, asked] : by_instrument) {
        kinds.all.push_back(period(id, views[0].day->day + -month, std::nullopt, 15));
        if (!asked.concluded) continue;
        for (const Date end : asked.ends)
            for (const std::uint64_t outcome : outcomes_of(asked.masks))
                kinds.all.push_back(period(id, std::max(first_supported_day, end + -month), end, outcome));
    }
    return kinds;
}

}  // namespace

std::vector<Way> ways_for_history(const std::vector<View>& views, bool& all) {
    const Kinds kinds = kinds_of(views);
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
