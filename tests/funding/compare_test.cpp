// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The solver against the best of all solutions, on random problems of a few cents: levels, bounds,
// who is served in all of the best, ties. ATTIVA_FONDI sets how many.
#include <catch2/catch.hpp>
#include <map>

#include "funding/brute.hpp"
#include "funding/random_problem.hpp"
#include "funding/solve.hpp"
#include "how_many.hpp"

using namespace attiva::funding;

namespace {

using Faults = std::vector<std::string>;
using Verdict = Standing::Verdict;

void check_levels(const judge::Best& best, const Outcome& o, Faults& faults) {
    if (o.levels.size() != best.levels.size()) return faults.push_back("as many levels as the rule has"), void();
    for (std::size_t k = 0; k < o.levels.size(); ++k) {
        const Level& level = o.levels[k];
        if (level.bound < best.levels[k]) faults.push_back("level " + std::to_string(k) + ": bound " + std::to_string(level.bound) + " under the best " + std::to_string(best.levels[k]));
        if (level.value != best.levels[k]) faults.push_back("level " + std::to_string(k) + ": " + std::to_string(level.value) + ", the best is " + std::to_string(best.levels[k]));
        if (level.value != level.bound) return;  // what follows is relative to it
    }
}

void check_standing(const judge::Best& best, const Outcome& o, Faults& faults) {
    for (std::size_t r = 0; r < o.standing.size(); ++r) {
        std::size_t served = 0;
        for (const auto& set : best.served) served += set[r] ? 1 : 0;
        const Verdict is = served == best.served.size() ? Verdict::served : served == 0 ? Verdict::unserved : Verdict::tied;
        const Verdict said = o.standing[r].verdict;
        if (said != Verdict::open && said != is) faults.push_back("standing of " + std::to_string(r) + ": said " + "suto"[static_cast<int>(said)] + ", is " + "suto"[static_cast<int>(is)]);
    }
}

void check_ties(const Problem& p, const judge::Best& best, const Outcome& o, Faults& faults) {
    std::map<std::vector<std::int64_t>, std::vector<RequestId>> groups;
    for (RequestId r = 0; r < o.standing.size(); ++r) {
        if (o.standing[r].verdict != Verdict::tied) continue;
        std::vector<std::int64_t> classes;
        for (const Key& key : p.rule)
            if (key.kind == Key::Kind::served_by_class) classes.push_back(p.requests[r].attributes[key.attribute]);
        groups[classes].push_back(r);
    }
    if (groups.size() != o.ties.size()) faults.push_back("as many ties as there are");
    for (const Tie& tie : o.ties) {
        const bool known = std::ranges::any_of(groups, [&](const auto& group) { return group.second == tie.requests; });
        if (!known) faults.push_back("a tie is of those no class tells apart");
        std::size_t fewest = tie.requests.size(), most = 0;
        for (const auto& set : best.served) {
            std::size_t now = 0;
            for (const RequestId r : tie.requests) now += set[r] ? 1 : 0;
            fewest = std::min(fewest, now), most = std::max(most, now);
        }
        if (tie.exact ? tie.fewest != fewest || tie.most != most : tie.fewest > fewest || tie.most < most) faults.push_back("a tie is of " + std::to_string(fewest) + "–" + std::to_string(most));
    }
}

struct Count {
    std::uint64_t refused = 0, gaps = 0, open = 0, tied = 0, bounded_ties = 0;
};

Faults compare(const Problem& p, Count& count) {
    Faults faults;
    const judge::Best best = judge::best(p);
    const Outcome o = solve(p);
    if (o.allowed != best.allowed) return {o.allowed ? "allowed, but nothing keeps the decisions" : "refused, but something keeps the decisions"};
    if (!o.allowed) return ++count.refused, faults;
    // Brute force is judged as well.
    if (judge::broken_rule(p, best.example) || judge::levels(p, best.example) != best.levels) faults.push_back("brute force breaks a rule");
    if (const auto rule = judge::broken_rule(p, o.example)) faults.push_back("the example breaks rule " + std::to_string(*rule));
    std::vector<std::int64_t> said;
    for (const Level& level : o.levels) said.push_back(level.value);
    if (judge::levels(p, o.example) != said || levels_of(p, o.example) != said) faults.push_back("the example has other levels");
    check_levels(best, o, faults);
    const bool gap = std::ranges::any_of(o.levels, [](const Level& l) { return l.value != l.bound; });
    if (gap) return ++count.gaps, faults;
    check_standing(best, o, faults);
    check_ties(p, best, o, faults);
    for (const Standing& s : o.standing) count.open += s.verdict == Verdict::open ? 1 : 0, count.tied += s.verdict == Verdict::tied ? 1 : 0;
    for (const Tie& tie : o.ties) count.bounded_ties += tie.exact ? 0 : 1;
    return faults;
}

}  // namespace

TEST_CASE("the solver finds what trying all solutions finds") {
    if (!available()) return;
    Count count;
    std::uint64_t wrong = 0;
    const std::uint64_t first = fund_tests::first_seed();
    for (std::uint64_t seed = first; seed < first + fund_tests::how_many(1500); ++seed) {
        const Problem p = judge::small_problem(seed);
        REQUIRE(fault(p).value_or("") == "");
        for (const std::string& what : compare(p, count)) {
            UNSCOPED_INFO("seed " << seed << ": " << what << "\n" << judge::written_out(p));
            CHECK(false);
            if (++wrong == 20) FAIL("and more");
        }
    }
    WARN(count.refused << " refused, " << count.gaps << " with a gap, " << count.tied << " tied, " << count.open << " open, " << count.bounded_ties << " ties bounded only");
    // Of problems this small nothing is left open.
    CHECK(count.gaps == 0);
    CHECK(count.open == 0);
}

// Requests that may be divided, none of them served in the solution sought: its lines are the
// whole solution, and were once not counted.
TEST_CASE("a packing that leaves out those who may be divided is a solution") {
    if (!available()) return;
    Count count;
    for (const std::uint64_t seed : {109'143U}) CHECK(compare(judge::small_problem(seed), count) == Faults{});
    CHECK(count.tied > 0);
}
