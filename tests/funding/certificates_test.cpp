// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// What an outcome proves, proved again without the engine (certificates.hpp). ATTIVA_FONDI sets
// how many.
#include "certificates.hpp"

#include <catch2/catch.hpp>

#include "funding/solve.hpp"
#include "how_many.hpp"
#include "telling.hpp"

using namespace attiva::funding;

TEST_CASE("every certificate is borne out, in whole numbers and without the engine") {
    if (!available()) return;
    judge::Borne borne;
    std::uint64_t wrong = 0, problems = 0;
    const std::uint64_t first = fund_tests::first_seed();
    for (std::uint64_t seed = first; seed < first + fund_tests::how_many(2000); ++seed, ++problems) {
        const Problem p = judge::small_problem(seed);
        fund_tests::tell(seed, p, judge::not_borne_out(p, solve(p), borne), wrong);
    }
    WARN(problems << " problems: " << borne.proofs << " proofs (" << borne.trees << " trees), " << borne.cuts << " cuts, " << borne.refusals << " refusals; standings " << borne.alone
                  << " alone, " << borne.by_level << " by level, " << borne.by_search << " by search, " << borne.tied << " tied");
    CHECK(borne.unkept == 0);
    CHECK(borne.unfound == 0);
    CHECK((borne.trees > 0 && borne.cuts > 0 && borne.refusals > 0 && borne.by_level > 0));
}

TEST_CASE("certificates of caseloads as people have them are borne out") {
    if (!available()) return;
    judge::Borne borne;
    std::uint64_t wrong = 0;
    const std::uint64_t first = fund_tests::first_seed();
    for (std::uint64_t seed = first; seed < first + fund_tests::how_many(2000) / 200; ++seed)
        for (const Problem& p : {judge::large_problem(seed), judge::zone_problem(seed)}) fund_tests::tell(seed, p, judge::not_borne_out(p, solve(p, fund_tests::few), borne), wrong);
    WARN(borne.proofs << " proofs, " << borne.trees << " trees; " << borne.unkept << " bounds by a tree too long to be kept, " << borne.unfound << " not found");
    CHECK(borne.proofs > 0);
}
