// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The reader of certificates can say no: faults are planted in true outcomes. Those that make a
// claim no certificate bears out are seen every time; of those that may leave a proof a proof,
// poorer or not, some are seen. ATTIVA_FONDI sets in how many outcomes.
#include <catch2/catch.hpp>
#include <map>

#include "certificates.hpp"
#include "funding/solve.hpp"
#include "how_many.hpp"
#include "random_problem.hpp"

using namespace attiva::funding;

namespace {

using Verdict = Standing::Verdict;

/// Plants at the n-th place there is; false: there is no such place.
using Plant = bool (*)(Outcome& outcome, std::size_t n);

template <class List, class Keep>
typename List::value_type* nth(List& list, std::size_t n, Keep keep) {
    for (auto& x : list)
        if (keep(x) && n-- == 0) return &x;
    return nullptr;
}

Level* some_level(Outcome& o, std::size_t n) { return o.levels.empty() ? nullptr : &o.levels[n % o.levels.size()]; }

Standing* some_standing(Outcome& o, std::size_t n, Standing::Why why) {
    return nth(o.standing, n, [&](const Standing& s) { return s.why == why; });
}

Cut* some_cut(Outcome& o, std::size_t n, bool with_must) {
    for (Level& l : o.levels)
        for (Cut& c : l.cuts)
            if ((!with_must || !c.musts.empty()) && n-- == 0) return &c;
    return nullptr;
}

Node* some_node(Outcome& o, std::size_t n, bool leaf, bool weighted) {
    for (Level& l : o.levels)
        for (Node& x : l.proof)
            if (x.leaf == leaf && (!weighted || !x.weights.empty()) && n-- == 0) return &x;
    return nullptr;
}

template <class T, class Do>
bool if_any(T* at, Do what) {
    if (at != nullptr) what(*at);
    return at != nullptr;
}

struct Fault {
    const char* what;
    bool always;  // seen every time
    Plant plant;
};

const Fault faults[] = {
    {"a bound one lower", true, [](Outcome& o, std::size_t n) { return if_any(some_level(o, n), [](Level& l) { --l.bound, --l.checked; }); }},
    {"a value one higher", true, [](Outcome& o, std::size_t n) { return if_any(some_level(o, n), [](Level& l) { ++l.value; }); }},
    {"no proof", true, [](Outcome& o, std::size_t n) { return if_any(some_level(o, n), [](Level& l) { l.proof.clear(); }); }},
    {"a weight below 0", true, [](Outcome& o, std::size_t n) { return if_any(some_node(o, n, true, true), [](Node& x) { x.weights[0].weight *= -1; }); }},
    {"a row that is none", true, [](Outcome& o, std::size_t n) { return if_any(some_node(o, n, true, true), [](Node& x) { x.weights[0].row.index = 9999; }); }},
    {"a cut one lower", true, [](Outcome& o, std::size_t n) {
         Cut* c = some_cut(o, n, false);
         return c != nullptr && c->at_most > 0 && (--c->at_most, true);
     }},
    {"a request twice in a cut", true, [](Outcome& o, std::size_t n) { return if_any(some_cut(o, n, false), [](Cut& c) { c.requests.push_back(c.requests[0]); }); }},
    {"a must of one more", true, [](Outcome& o, std::size_t n) { return if_any(some_cut(o, n, true), [](Cut& c) { ++c.musts[0].number; }); }},
    {"served for unserved", true, [](Outcome& o, std::size_t n) {
         return if_any(nth(o.standing, n, [](const Standing& s) { return s.verdict == Verdict::unserved; }), [](Standing& s) { s.verdict = Verdict::served; });
     }},
    {"unserved for served", true, [](Outcome& o, std::size_t n) {
         return if_any(nth(o.standing, n, [](const Standing& s) { return s.verdict == Verdict::served; }), [](Standing& s) { s.verdict = Verdict::unserved; });
     }},
    {"served for tied", true, [](Outcome& o, std::size_t n) {
         return if_any(nth(o.standing, n, [](const Standing& s) { return s.verdict == Verdict::tied; }), [](Standing& s) { s.verdict = Verdict::served; });
     }},
    {"a standing that reaches less", true, [](Outcome& o, std::size_t n) { return if_any(some_standing(o, n, Standing::Why::level), [](Standing& s) { --s.at_most; }); }},
    {"an integer gap of one leaf", true, [](Outcome& o, std::size_t n) {
         return if_any(nth(o.levels, n, [](const Level& l) { return l.why == Level::Why::amounts; }), [](Level& l) { l.why = Level::Why::integer_gap; });
     }},
    {"a cut without its limit", false, [](Outcome& o, std::size_t n) { return if_any(some_cut(o, n, false), [](Cut& c) { c.ceilings.clear(), c.places.clear(); }); }},
    {"a weight forgotten", false, [](Outcome& o, std::size_t n) { return if_any(some_node(o, n, true, true), [](Node& x) { x.weights.pop_back(); }); }},
    {"a weight twice as great", false, [](Outcome& o, std::size_t n) { return if_any(some_node(o, n, true, true), [](Node& x) { x.weights[0].weight *= 2; }); }},
    {"another denominator", false, [](Outcome& o, std::size_t n) { return if_any(some_node(o, n, true, true), [](Node& x) { ++x.denominator; }); }},
    {"a vain leaf that is not", false, [](Outcome& o, std::size_t n) { return if_any(some_node(o, n, true, false), [](Node& x) { x.vain = !x.vain; }); }},
    {"a side of a split forgotten", false, [](Outcome& o, std::size_t n) { return if_any(some_node(o, n, false, false), [](Node& x) { x.above = x.below; }); }},
    {"sides of a split exchanged", false, [](Outcome& o, std::size_t n) { return if_any(some_node(o, n, false, false), [](Node& x) { std::swap(x.above, x.below); }); }},
    {"a split elsewhere", false, [](Outcome& o, std::size_t n) { return if_any(some_node(o, n, false, false), [](Node& x) { ++x.at; }); }},
    {"alone, of one by level", false, [](Outcome& o, std::size_t n) { return if_any(some_standing(o, n, Standing::Why::level), [](Standing& s) { s.why = Standing::Why::alone; }); }},
    {"by another level", false, [](Outcome& o, std::size_t n) { return if_any(some_standing(o, n, Standing::Why::level), [](Standing& s) { ++s.level; }); }},
    {"a tie of one more", false, [](Outcome& o, std::size_t n) { return if_any(nth(o.ties, n, [](const Tie&) { return true; }), [](Tie& t) { ++t.most; }); }},
    {"a refusal without weights", false, [](Outcome& o, std::size_t n) {
         return if_any(nth(o.refusal, n, [](const Node& x) { return x.leaf && !x.weights.empty(); }), [](Node& x) { x.weights.clear(); });
     }},
    {"a refusal that is not vain", false, [](Outcome& o, std::size_t n) { return if_any(nth(o.refusal, n, [](const Node& x) { return x.vain; }), [](Node& x) { x.vain = false; }); }},
};

bool seen(const Problem& p, const Outcome& o) {
    judge::Borne borne;
    return !judge::not_borne_out(p, o, borne).empty();
}

}  // namespace

TEST_CASE("faults planted in certificates are seen") {
    if (!available()) return;
    std::map<std::string, std::pair<std::uint64_t, std::uint64_t>> count;  // planted, seen
    for (std::uint64_t seed = 1; seed <= fund_tests::how_many(1000); ++seed) {
        const Problem p = judge::small_problem(seed);
        const Outcome o = solve(p);
        REQUIRE_FALSE(seen(p, o));
        for (const Fault& fault : faults)
            for (std::size_t n = 0; n < 3; ++n) {
                Outcome with = o;
                if (!fault.plant(with, n)) continue;
                auto& [planted, found] = count[fault.what];
                const bool is = seen(p, with);
                ++planted, found += is ? 1 : 0;
                if (!fault.always || is) continue;
                UNSCOPED_INFO(fault.what << ", seed " << seed << "\n" << judge::written_out(p));
                CHECK(false);
            }
    }
    for (const Fault& fault : faults) {
        INFO(fault.what << ": " << count[fault.what].first << " planted, " << count[fault.what].second << " seen");
        CHECK(count[fault.what].second > 0);
    }
}
