// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// What an outcome says of requests without a proof beside it (tied, found by search) asked again
// as a decision of the team: the answer to «e se pagasse questa?» carries the proof, or the other
// solution. ATTIVA_FONDI sets how many.
#include <catch2/catch.hpp>

#include "certificates.hpp"
#include "funding/solve.hpp"
#include "how_many.hpp"
#include "telling.hpp"

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

}  // namespace

TEST_CASE("what is tied, or found by search, is borne out by asking for the contrary") {
    if (!available()) return;
    judge::Borne asked;
    std::uint64_t wrong = 0, tied = 0, searched = 0, ties = 0;
    const std::uint64_t first = fund_tests::first_seed();
    for (std::uint64_t seed = first; seed < first + fund_tests::how_many(2000); ++seed) {
        const Problem p = judge::small_problem(seed);
        const Outcome o = solve(p);
        Faults faults;
        for (RequestId r = 0; r < o.standing.size(); ++r) {
            const bool is_tied = o.standing[r].verdict == Verdict::tied, by_search = o.standing[r].why == Standing::Why::search;
            tied += is_tied ? 1 : 0, searched += by_search ? 1 : 0;
            if (is_tied || by_search) asked_otherwise(p, o, r, faults, asked);
        }
        for (const Tie& tie : o.ties) most_of(p, tie, faults, asked), ++ties;
        fund_tests::tell(seed, p, faults, wrong);
    }
    WARN(tied << " tied in " << ties << " ties, " << searched << " by search, asked otherwise: " << asked.proofs << " proofs");
    CHECK((tied > 0 && searched > 0));
}
