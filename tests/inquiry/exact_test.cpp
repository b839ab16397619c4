// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// «Comunque»: a verdict that no condition settles alone is that of all completions, and
// is left ignoto where they differ. On random rules, one completion after the other; and
// on a few written by hand.

#include "inquiry/exact.hpp"

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include <set>

#include "everybody.hpp"
#include "fixture.hpp"

using namespace attiva;
using namespace attiva::inquiry;

namespace {

using laws::Random;
using laws::World;

#if defined(__OPTIMIZE__) && !defined(__SANITIZE_ADDRESS__)
constexpr int people = 2000;
#else
constexpr int people = 200;
#endif

using Verdicts = std::vector<std::set<Verdict>>;

Verdicts of_everybody(const World& world, const laws::Court& court, const person::Profile& p, Date day) {
    Verdicts out(court.book().instruments.size());
    everybody::each(world, p, day, everybody::open_facts(world, p), [&](const person::Profile& who, const auto&) {
        const laws::Naive naive(court.book(), world.vocabulary, world.territory, who, day);
        for (InstrumentId i = 0; i < out.size(); ++i) out[i].insert(laws::verdict(naive, naive, i));
    });
    return out;
}

// Empty if the decision is what everybody comes to.
std::string wrong(const matching::Decision& d, const std::set<Verdict>& all) {
    const bool untold = all.count(Verdict::to_clarify) != 0;
    if (d.verdict == Verdict::to_clarify) {
        if (d.exhausted || untold) return "";
        const bool one = all.size() == 1 && *all.begin() == Verdict::available;
        return one || all.count(Verdict::available) == 0 ? "left ignoto, and all agree" : "";
    }
    if (!d.anyway) return "";
    if (d.verdict == Verdict::available) return all.size() == 1 && (untold || all.count(Verdict::available) == 1) ? "" : "available, and not for all";
    return all.count(Verdict::available) == 0 ? "" : "not available, and it is for some";
}

}  // namespace

TEST_CASE("where everybody the person may be agrees, the verdict is theirs") {
    const World world;
    Random random(20'261'126);
    laws::Made made{};
    int asked = 0, anyway = 0, open = 0, differences = 0;
    for (int n = 0; n < people && differences < 5;) {
        everybody::Setting here(world, random, made);
        const laws::Court& court = here.court;
        std::set<analysis::AttributeId> read;
        for (InstrumentId i = 0; i < court.book().instruments.size(); ++i)
            for (const auto& [id, cells] : here.atlas.area(i).cone.facts) read.insert(id);
        for (int k = 0; k < 4; ++k, ++n) {
            const person::Profile p = everybody::few_open(world, random, 1 + random.below(6), read);
            const Verdicts all = of_everybody(world, court, p, here.day);
            if (all.empty() || all[0].empty()) continue;
            evaluation::Evaluation e(here.tables);
            e.run(p);
            const matching::Question q{court.catalogue(), court.program(true), e, e, false, {}};
            Inquired who(here.atlas, p, p);
            const auto decided = decisions(who, q);
            for (InstrumentId i = 0; i < decided.size(); ++i) {
                ++asked;
                anyway += decided[i].anyway ? 1 : 0;
                open += decided[i].verdict == Verdict::to_clarify ? 1 : 0;
                const std::string said = wrong(decided[i], all[i]);
                if (said.empty()) continue;
                ++differences;
                UNSCOPED_INFO(fmt::format("persona {} strumento {}: {}\n{}", n, i, said, laws::show(world, p)));
            }
        }
    }
    fmt::print("comunque: {} verdetti, {} decisi guardando tutti, {} restano da chiarire\n", asked, anyway, open);
    CHECK(differences == 0);
    CHECK(anyway > 0);
}
