// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "catalogue/ground.hpp"

#include <catch2/catch.hpp>
#include <random>

using namespace attiva;
using namespace attiva::catalogue;
using language::Scope;

namespace {

// Six comuni that begin, end and change zone on random days of sixty.
struct World {
    Territory territory;
    language::Rulebook rules;
};

std::string day(int d) { return "2020-0" + std::to_string(1 + d / 20) + "-" + std::to_string(10 + d % 20); }

World world(std::mt19937& random) {
    const auto die = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
    Territory::Tables t;
    t.comuni_file = t.comune_zona_file = t.zone_file = t.sectors_file = FileId{0};
    t.comuni = "istat,nome,provincia,valido_dal,valido_al,successore_istat\n";
    t.zone = "id,nome,ausl,valido_dal,valido_al,natura,mark,url\na,A,x,,,sds,V,\nb,B,x,,,sds,V,\n";
    t.comune_zona = "istat,zona_id,valido_dal,valido_al,mark\n";
    t.sectors = "provincia,settore_id,settore_nome,valido_dal,valido_al,mark,url\n";
    for (int c = 0; c < 6; ++c) {
        const std::string istat = "00" + std::to_string(c);
        const int end = 40 + die(20);
        t.comuni += istat + ",C" + std::to_string(c) + "," + (die(2) == 0 ? "LU" : "PI") + "," + day(die(20)) + "," +
                    (die(2) == 0 ? day(end) : "") + ",\n";
        const int moved = die(60);
        t.comune_zona += istat + ",a,," + day(moved) + ",V\n";
        if (moved < 59) t.comune_zona += istat + ",b," + day(moved + 1) + ",,V\n";
    }
    Diagnostics d;
    World w{Territory::read(t, d), {}};
    REQUIRE(d.ok());
    const std::vector<std::vector<Scope::Part>> scopes{
        {{Scope::Kind::zone, "a"}}, {{Scope::Kind::zone, "b"}}, {{Scope::Kind::comune, "c0"}},
        {{Scope::Kind::comune, "c1"}, {Scope::Kind::comune, "c2"}}, {{Scope::Kind::province, "LU"}}, {{Scope::Kind::region, "toscana"}}};
    for (const auto& parts : scopes) w.rules.scopes.push_back({parts});
    return w;
}

std::set<ComuneId> there(const World& w, language::ScopeId scope, Date d) {
    std::set<ComuneId> out;
    for (const auto& part : w.rules.scopes[scope].parts)
        for (const ComuneId c : w.territory.all(d)) {
            const Comune& comune = w.territory[c];
            if (part.kind == Scope::Kind::region || (part.kind == Scope::Kind::province && comune.province == part.id) ||
                (part.kind == Scope::Kind::zone && w.territory.zone_of(c, d) == part.id) ||
                (part.kind == Scope::Kind::comune && comune.slug == part.id))
                out.insert(c);
        }
    return out;
}

}  // namespace

TEST_CASE("two scopes meet on a stretch of days just as they do day by day") {
    std::mt19937 random(20260);
    int met = 0;
    for (int round = 0; round < 200; ++round) {
        const World w = world(random);
        Ground ground(w.rules, w.territory);
        for (int k = 0; k < 20; ++k) {
            const auto a = static_cast<language::ScopeId>(random() % 6);
            const auto b = static_cast<language::ScopeId>(random() % 6);
            const Date from{18'260 + static_cast<int>(random() % 140)};  // about 2020-01-01
            const Date to = from + static_cast<int>(random() % 60);
            bool naive = false;
            for (Date d = from; d <= to && !naive; d = d + 1) {
                const auto here = there(w, a, d);
                for (const ComuneId c : there(w, b, d)) naive = naive || here.count(c) != 0;
            }
            CHECK(ground.meet(a, b, {from, to, {}}) == naive);
            met += naive ? 1 : 0;
        }
    }
    INFO(met);
    CHECK(met > 500);
    CHECK(met < 3500);
}

TEST_CASE("what is written meets on its own days, its layer's, and those asked") {
    const World w{Territory{}, {}};
    Ground ground(w.rules, w.territory);
    language::Provenance a;
    language::Provenance b;
    a.to = Date{20'000};
    b.from = Date{20'000};
    CHECK(ground.meet(a, b));
    CHECK(ground.meet(a, b, {Date{19'000}, Date{20'000}, {}}));
    CHECK_FALSE(ground.meet(a, b, {Date{20'001}, {}, {}}));
    b.from = Date{20'001};
    CHECK_FALSE(ground.meet(a, b));
}
