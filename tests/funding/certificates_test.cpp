// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// What an outcome proves, proved again without the engine (certificates.hpp); what it only says
// (tied, found by search) asked again as a decision of the team, whose answer carries its proof;
// and faults planted in certificates, that must be seen. ATTIVA_FONDI sets how many.
#include <catch2/catch.hpp>
#include <map>

#include "certificates.hpp"
#include "brute.hpp"
#include "funding/solve.hpp"
#include "how_many.hpp"
#include "judge.hpp"
#include "linear.hpp"
#include "random_problem.hpp"

using namespace attiva::funding;

namespace {

using Faults = std::vector<std::string>;
using Verdict = Standing::Verdict;

std::vector<std::int64_t> values_of(const Outcome& o) {
    std::vector<std::int64_t> out;
    for (const Level& l : o.levels) out.push_back(l.value);
    return out;
}

bool proved_best(const Outcome& o) {
    return std::ranges::all_of(o.levels, [](const Level& l) { return l.value == l.bound; });
}

/// «E se pagasse questa?»: what the rule loses by it is proved by the answer to that.
void asked_otherwise(const Problem& p, const Outcome& o, RequestId r, Faults& faults, judge::Borne& borne) {
    const Verdict verdict = o.standing[r].verdict;
    const bool tied = verdict == Verdict::tied;
    const bool in_example = std::ranges::count(o.example, r, &Payment::request) > 0;
    Problem otherwise = p;
    otherwise.decisions.push_back({r, std::nullopt, tied ? !in_example : verdict != Verdict::served});
    const Outcome other = solve(otherwise);
    for (const std::string& fault : judge::not_borne_out(otherwise, other, borne)) faults.push_back("asked otherwise of " + std::to_string(r) + ": " + fault);
    const auto best = values_of(o), now = values_of(other);
    if (tied) {
        // The other best solution, in hand.
        if (!other.allowed || now != best) faults.push_back("no solution as good does the contrary of " + std::to_string(r));
        return;
    }
    if (!other.allowed) return;
    for (std::size_t k = 0; k < best.size(); ++k) {
        if (now[k] == best[k]) continue;
        // The levels before at the same values: its bound is under the best.
        if (other.levels[k].bound >= best[k]) faults.push_back("the contrary of " + std::to_string(r) + " is not proved worse");
        return;
    }
    faults.push_back("the contrary of " + std::to_string(r) + " is as good");
}

/// The most of a tie, as a last key of the rule.
void most_of(const Problem& p, const Tie& tie, Faults& faults, judge::Borne& borne) {
    Problem asked = p;
    asked.attributes.emplace_back("di queste");
    for (RequestId r = 0; r < asked.requests.size(); ++r) asked.requests[r].attributes.push_back(std::ranges::count(tie.requests, r) > 0 ? 1 : 0);
    asked.rule.push_back({Key::Kind::sum_of, static_cast<std::uint32_t>(p.attributes.size())});
    const Outcome o = solve(asked);
    for (const std::string& fault : judge::not_borne_out(asked, o, borne)) faults.push_back("the most of a tie: " + fault);
    if (!proved_best(o)) return;
    const std::int64_t most = o.levels.back().value;
    if (tie.exact ? tie.most != most : tie.most < most) faults.push_back("a tie of at most " + std::to_string(tie.most) + ", may be " + std::to_string(most));
}

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
        if (values_of(solve(wide)) < judge::levels(wide, judge::with(o.example, r))) faults.push_back("relief of " + std::to_string(r.request) + ": solved again, worse");
    }
    for (RequestId r = 0; r < has.size(); ++r) {
        count.without += has[r] ? 0 : 1;
        if (!has[r] && payable(p, o.example, r)) faults.push_back("no relief of " + std::to_string(r) + ", that a line could pay");
    }
}

void tell(std::uint64_t seed, const Problem& p, const Faults& faults, std::uint64_t& wrong) {
    for (const std::string& what : faults) {
        UNSCOPED_INFO("seed " << seed << ": " << what << "\n" << judge::written_out(p));
        CHECK(false);
        if (++wrong == 20) FAIL("and more");
    }
}

}  // namespace

TEST_CASE("every certificate is borne out, in whole numbers and without the engine") {
    if (!available()) return;
    judge::Borne borne, asked;
    Reliefs relieved;
    std::uint64_t wrong = 0, problems = 0;
    const std::uint64_t first = fund_tests::first_seed();
    for (std::uint64_t seed = first; seed < first + fund_tests::how_many(1000); ++seed, ++problems) {
        const Problem p = judge::small_problem(seed);
        const Outcome o = solve(p);
        Faults faults = judge::not_borne_out(p, o, borne);
        if (o.allowed) {
            for (RequestId r = 0; r < o.standing.size(); ++r)
                if (o.standing[r].verdict == Verdict::tied || o.standing[r].why == Standing::Why::search) asked_otherwise(p, o, r, faults, asked);
            for (const Tie& tie : o.ties) most_of(p, tie, faults, asked);
            check_reliefs(p, o, true, faults, relieved);
        }
        tell(seed, p, faults, wrong);
    }
    WARN(problems << " problems: " << borne.proofs << " proofs (" << borne.trees << " trees), " << borne.cuts << " cuts, " << borne.refusals << " refusals; standings " << borne.alone
                  << " alone, " << borne.by_level << " by level, " << borne.by_search << " by search, " << borne.tied << " tied; asked otherwise: " << asked.proofs << " proofs; "
                  << relieved.kept << " reliefs, " << relieved.without << " without");
}

TEST_CASE("certificates of caseloads as people have them") {
    if (!available()) return;
    judge::Borne borne;
    Reliefs relieved;
    std::uint64_t wrong = 0;
    for (std::uint64_t seed = 1; seed <= fund_tests::how_many(1000) / 50; ++seed) {
        const Problem p = judge::large_problem(seed);
        const Outcome o = solve(p);
        Faults faults = judge::not_borne_out(p, o, borne);
        if (o.allowed) check_reliefs(p, o, false, faults, relieved);
        tell(seed, p, faults, wrong);
    }
}
