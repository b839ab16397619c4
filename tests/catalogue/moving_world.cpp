// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "catalogue/moving_world.hpp"

#include <catch2/catch.hpp>
#include <cstdlib>

namespace moving {

using namespace attiva;
using catalogue::ComuneId;
using catalogue::Territory;
using language::Scope;

namespace {

std::string day(int d) { return "2020-0" + std::to_string(1 + d / 20) + "-" + std::to_string(10 + d % 20); }

}  // namespace

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
        const std::string begin = day(die(20));
        const std::string end = die(2) == 0 ? day(40 + die(20)) : "";
        const int moved = die(60);
        t.comuni += istat + ",C" + std::to_string(c) + "," + (die(2) == 0 ? "LU" : "PI") + "," + begin + "," + end + ",\n";
        t.comune_zona += istat + ",a,," + day(moved) + ",V\n";
        if (moved < 59) t.comune_zona += istat + ",b," + day(moved + 1) + ",,V\n";
    }
    Diagnostics d;
    World w{Territory::read(t, d), {}};
    REQUIRE(d.ok());
    const std::vector<std::vector<Scope::Part>> all{
        {{Scope::Kind::zone, "a"}}, {{Scope::Kind::zone, "b"}}, {{Scope::Kind::comune, "c0"}},
        {{Scope::Kind::comune, "c1"}, {Scope::Kind::comune, "c2"}}, {{Scope::Kind::province, "LU"}}, {{Scope::Kind::region, "toscana"}}};
    for (const auto& parts : all) w.rules.scopes.push_back({parts});
    return w;
}

std::set<ComuneId> there(const World& w, language::ScopeId scope, Date d) {
    std::set<ComuneId> out;
    for (const auto& part : w.rules.scopes[scope].parts)
        for (const ComuneId c : w.territory.all(d)) {
            const catalogue::Comune& comune = w.territory[c];
            if (part.kind == Scope::Kind::region || (part.kind == Scope::Kind::province && comune.province == part.id) ||
                (part.kind == Scope::Kind::zone && w.territory.zone_of(c, d) == part.id) ||
                (part.kind == Scope::Kind::comune && comune.slug == part.id))
                out.insert(c);
        }
    return out;
}

int rounds(int otherwise) {
    const char* said = std::getenv("ATTIVA_STRATI");
    return said == nullptr ? otherwise : std::atoi(said);
}

}  // namespace moving
