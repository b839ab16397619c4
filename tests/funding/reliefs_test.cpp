// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// What would free one request more: the promise kept, no cheaper line, nobody left out.
// ATTIVA_FONDI sets how many.
#include <catch2/catch.hpp>

#include "certificates.hpp"
#include "funding/paper.hpp"
#include "how_many.hpp"
#include "judge.hpp"
#include "telling.hpp"

using namespace fund_tests;

namespace {

using Faults = std::vector<std::string>;

struct Reliefs {
    std::uint64_t kept = 0, without = 0;
};

/// Without limits of money and places, could it be paid beside the example at all? By one line.
bool payable(const Problem& p, const Solution& example, RequestId r) {
    Problem wide = p;
    for (Ceiling& c : wide.ceilings) c.cents = most_cents - 1;
    for (Places& k : wide.places) k.count = 1000;
    if (p.requests[r].most_lines == 0) return false;
    return std::ranges::any_of(p.requests[r].options, [&](const Option& o) {
        return o.most >= p.requests[r].least && !judge::broken_rule(wide, judge::with(example, {.request = r, .payments = {{r, o.line, p.requests[r].least}}, .more = {}}));
    });
}

void check_reliefs(const Problem& p, const Outcome& o, bool solve_again, Faults& faults, Reliefs& count) {
    const std::vector<Relief> all = reliefs(p, o.example);
    std::vector<bool> has(p.requests.size());
    for (const Payment& x : o.example) has[x.request] = true;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const Relief& r = all[i];
        for (const std::string& fault : judge::not_kept(p, o.example, r)) faults.push_back(fault);
        if (i > 0 && all[i - 1].cents > r.cents) faults.push_back("reliefs are not by cents");
        has[r.request] = true;
        ++count.kept;
        if (!solve_again) continue;
        // What was promised happens: the proposal is then at least as good as this one with it paid.
        const Problem wide = judge::relieved(p, r);
        if (values(solve(wide)) < judge::levels(wide, judge::with(o.example, r))) faults.push_back("relief of " + std::to_string(r.request) + ": solved again, worse");
    }
    for (RequestId r = 0; r < has.size(); ++r) {
        count.without += has[r] ? 0 : 1;
        if (!has[r] && payable(p, o.example, r)) faults.push_back("no relief of " + std::to_string(r) + ", that a line could pay");
    }
}

}  // namespace

TEST_CASE("what would free most is the cheapest line to add to") {
    Problem p = problem({500, 500}, {{"a", 400}, {"b", 300}});
    const Solution paid{{0, 0, 400}};
    p.ceilings[1].cents = 280;
    auto r = reliefs(p, paid);
    REQUIRE(r.size() == 1);
    CHECK(r[0].request == 1);
    CHECK(r[0].cents == 20);
    REQUIRE(r[0].more.size() == 1);
    CHECK((r[0].more[0].index == 1 && r[0].more[0].by == 20 && !r[0].more[0].places));
    p.ceilings[1].cents = 280 + r[0].cents;
    Solution more = paid;
    more.insert(more.end(), r[0].payments.begin(), r[0].payments.end());
    CHECK(broken(p, more).value_or("") == "");
    p.requests[1].most_lines = 0;
    CHECK(reliefs(p, paid).empty());
}

TEST_CASE("what is promised to free a request does, and nothing cheaper") {
    if (!available()) return;
    Reliefs count;
    std::uint64_t wrong = 0;
    const std::uint64_t first = first_seed();
    for (std::uint64_t seed = first; seed < first + how_many(2000); ++seed) {
        const Problem p = judge::small_problem(seed);
        const Outcome o = solve(p);
        Faults faults;
        if (o.allowed) check_reliefs(p, o, true, faults, count);
        tell(seed, p, faults, wrong);
    }
    WARN(count.kept << " reliefs, " << count.without << " requests without");
    CHECK(count.kept > 0);
}

TEST_CASE("what is promised to a caseload as people have it is kept") {
    if (!available()) return;
    Reliefs count;
    std::uint64_t wrong = 0;
    const std::uint64_t first = first_seed();
    for (std::uint64_t seed = first; seed < first + how_many(2000) / 100; ++seed) {
        const Problem p = judge::large_problem(seed);
        const Outcome o = solve(p, few);
        Faults faults;
        if (o.allowed) check_reliefs(p, o, false, faults, count);
        tell(seed, p, faults, wrong);
    }
    CHECK(count.kept > 0);
}

TEST_CASE("faults planted in reliefs are seen") {
    if (!available()) return;
    std::uint64_t planted = 0;
    for (std::uint64_t seed = 1; seed <= how_many(1000); ++seed) {
        const Problem p = judge::small_problem(seed);
        const Outcome o = solve(p);
        if (!o.allowed) continue;
        for (const Relief& r : reliefs(p, o.example)) {
            REQUIRE(judge::not_kept(p, o.example, r).empty());
            std::vector<Relief> wrong(2, r);
            ++wrong[0].cents;
            wrong[1].payments.resize(1);
            wrong[1].payments[0].cents = p.requests[r.request].least - 1;  // not served by it
            for (std::size_t i = 0; i < r.more.size(); ++i)
                for (const int by : {-1, 1}) {
                    wrong.push_back(r);
                    wrong.back().more[i].by += by;
                }
            for (const Relief& x : wrong) {
                ++planted;
                INFO("seed " << seed << "\n" << judge::written_out(p));
                CHECK_FALSE(judge::not_kept(p, o.example, x).empty());
            }
        }
    }
    CHECK(planted > 0);
}

