// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The planner against the exhaustive search and the checker. ATTIVA_PERCORSI=100000 sets how
// many problems, ATTIVA_SEME the seed.

#include "pathway/planner.hpp"

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include <cstdlib>

#include "pathway/checker.hpp"
#include "pathway/exhaustive.hpp"
#include "pathway/random_problem.hpp"

using namespace attiva::pathway;
using namespace attiva::pathway::judges;

namespace {

int number(const char* variable, int otherwise) {
    const char* said = std::getenv(variable);
    return said != nullptr ? std::atoi(said) : otherwise;
}

std::size_t some_size(std::mt19937_64& random) {
    static constexpr std::size_t sizes[] = {1, 2, 2, 3, 3, 3, 4, 4, 5, 6, 7, 8};
    return sizes[random() % std::size(sizes)];
}

std::string told(const Search& s) {
    static constexpr const char* outcomes[] = {"best", "found", "none", "unknown"};
    std::string out = outcomes[static_cast<std::size_t>(s.outcome)];
    if (s.plan) out += ' ' + show(*s.plan) + ' ' + show(s.cost);
    return out;
}

}  // namespace

TEST_CASE("the planner finds what the exhaustive search finds, whatever key comes first") {
    std::mt19937_64 random(static_cast<std::uint64_t>(number("ATTIVA_SEME", 5)));
    const int all = number("ATTIVA_PERCORSI", 3000);
    int different = 0;
    std::uint64_t most = 0;
    for (int n = 0; n < all && different < 5; ++n) {
        const Problem p = random_problem(random, some_size(random));
        const auto best = exhaustive(p);
        for (std::size_t k = 0; k < best.size(); ++k) {
            const Search s = plan(p, static_cast<Key>(k), {1'000'000, 500'000'000});
            most = std::max(most, s.expansions);
            std::string wrong;
            if (s.outcome != (best[k] ? Outcome::proved : Outcome::none)) wrong = "outcome";
            else if (best[k] && s.cost != best[k]->cost) wrong = "cost";
            else if (best[k] && !(s.bound == s.cost)) wrong = "bound";
            if (wrong.empty() && s.plan) {
                const Judgement j = judge(p, *s.plan);
                wrong = fmt::format("{}", fmt::join(j.violations, "; "));
                if (wrong.empty() && j.cost != s.cost) wrong = "cost told";
            }
            if (wrong.empty()) continue;
            ++different;
            FAIL_CHECK("problem " << n << ", key " << k << ": " << wrong << "\n" << show(p) << told(s) << "\n"
                       << (best[k] ? show(best[k]->plan) + " " + show(best[k]->cost) : "none"));
            break;
        }
    }
    fmt::print("percorsi: {} problemi, al più {} stati\n", all, most);
    CHECK(different == 0);
}
