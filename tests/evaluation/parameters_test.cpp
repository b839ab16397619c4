// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Parameters: dated rows, values the law does not give, fillings by comune and
// zona with the place known in part, tiers; places as of the day.
#include <catch2/catch.hpp>

#include "evaluation/rulebook_builder.hpp"

using namespace attiva;
using namespace by_hand;

namespace {

std::string living(const std::string& place) { return place.empty() ? "" : "persona: {residenza: \"" + place + "\"}\n"; }

}  // namespace

TEST_CASE("dated rows, holes, and values nobody gives") {
    Rules r;
    const auto p = r.parameter(Base::money);
    const NodeId nine = r.euro(9);
    const NodeId ten = r.euro(10);
    auto& old = r.row(p, nine);
    old.from = date_of(2024, 1, 1);
    old.to = date_of(2024, 12, 31);
    r.row(p, ten).from = date_of(2025, 1, 1);
    auto& gap = r.row(p, std::nullopt);
    gap.to = date_of(2023, 6, 30);
    const NodeId n = r.read(p);
    CHECK(judged(r, n, "", *date_of(2024, 1, 1)) == "900");
    CHECK(judged(r, n, "", *date_of(2024, 12, 31)) == "900");
    CHECK(judged(r, n, "", *date_of(2025, 1, 1)) == "1000");
    CHECK(judged(r, n, "", *date_of(2023, 6, 30)) == "0..10000000000");
    CHECK(judged(r, n, "", *date_of(2023, 7, 1)) == "0..10000000000");
}

TEST_CASE("the comune before the zone before the rest") {
    Rules r;
    const auto p = r.parameter(Base::money);
    r.book.parameters[p].least = Number{100};
    r.book.parameters[p].most = Number{900};
    const NodeId two = r.euro(2);
    const NodeId three = r.euro(3);
    const NodeId five = r.euro(5);
    r.row(p, five);                               // everywhere
    r.row(p, three, r.zone("apuane"));            // written before the comune, tried after
    r.row(p, two, r.comune("massa"));
    const NodeId n = r.read(p);
    CHECK(judged(r, n, living("Massa")) == "200");
    CHECK(judged(r, n, living("Nuova")) == "300");
    CHECK(judged(r, n, living("Pietrasanta")) == "500");
    CHECK(judged(r, n, living("fuori Toscana")) == "500");
    CHECK(judged(r, n, living("zona Apuane")) == "200..300");
    CHECK(judged(r, n, living("provincia LU")) == "300..500");
    CHECK(judged(r, n, living("")) == "200..500");
}

TEST_CASE("what no one fills may be anything within its limits") {
    Rules r;
    const auto p = r.parameter(Base::money);
    r.book.parameters[p].left_to_zone = true;
    r.book.parameters[p].least = Number{100};
    r.book.parameters[p].most = Number{900};
    const NodeId two = r.euro(2);
    r.row(p, two, r.comune("massa"));
    const NodeId n = r.read(p);
    const auto i = r.instrument("borsa");
    r.clause(i, language::ClauseKind::amount).body = n;
    const auto offered = [&](const std::string& place) {
        const Judged j(r, completed("al: 2026-02-01\n" + living(place)), *date_of(2026, 2, 1));
        return std::string(word(j.evaluation.truth(j.program.instruments[i].offered)));
    };
    CHECK(judged(r, n, living("Massa")) == "200");
    CHECK(judged(r, n, living("Pietrasanta")) == "100..900");
    CHECK(judged(r, n, living("zona Apuane")) == "100..900");
    CHECK(offered("Massa") == "sì");
    CHECK(offered("Pietrasanta") == "no");
    CHECK(offered("") == "ignoto");
}

TEST_CASE("parameters that are no numbers") {
    Rules r;
    const auto flag = r.parameter(Base::boolean);
    const auto choice = r.parameter(Base::choice);
    r.book.parameters[choice].type = small_world::words()[small_world::id("casa")].type;
    const NodeId yes = r.boolean(true);
    r.row(flag, yes, r.comune("massa"));
    const NodeId n = r.read(flag);
    const NodeId c = r.read(choice);
    CHECK(judged(r, n, living("Massa")) == "sì");
    CHECK(judged(r, n, living("Pietrasanta")) == "?");
    CHECK(judged(r, r.no(n), living("Massa")) == "no");
    CHECK(judged(r, c, "") == "{0,1,2}");
}

TEST_CASE("tiers: any of them, a filling without tiers for all") {
    Rules r;
    const auto p = r.parameter(Base::money);
    r.book.parameters[p].tiers = 2;
    const NodeId ten = r.euro(10);
    const NodeId twenty = r.euro(20);
    const NodeId five = r.euro(5);
    const auto massa = r.comune("massa");
    r.row(p, ten, massa, 1);
    r.row(p, twenty, massa, 2);
    r.row(p, five, r.comune("pietrasanta"));
    const NodeId isee = r.fact("isee");
    const NodeId tiered = r.make(Op::tiered, Base::boolean, {r.compare(Compare::less_equal, isee, r.read(p, 1)), r.compare(Compare::less_equal, isee, r.read(p, 2))});
    const auto of = [&](const std::string& euro, const std::string& place) { return judged(r, tiered, "nucleo: {isee: " + euro + "}\n" + living(place)); };
    CHECK(of("10", "Massa") == "sì");
    CHECK(of("20", "Massa") == "sì");
    CHECK(of("21", "Massa") == "no");
    CHECK(of("5", "Pietrasanta") == "sì");
    CHECK(of("6", "Pietrasanta") == "no");
    CHECK(of("6", "Nuova") == "?");
}

TEST_CASE("places as of the day") {
    Rules r;
    const NodeId apuane = r.in(r.zone("apuane"));
    const NodeId lucca = r.in(r.scope({{language::Scope::Kind::province, "LU"}}));
    const NodeId tuscany = r.in(r.scope({{language::Scope::Kind::region, "toscana"}}));
    const NodeId nuova = r.in(r.comune("nuova"));
    const auto of = [&](const std::string& place, int year) {
        std::string out;
        for (const NodeId n : {apuane, lucca, tuscany, nuova}) out += (out.empty() ? "" : " ") + judged(r, n, living(place), *date_of(year, 6, 1));
        return out;
    };
    CHECK(of("Massa", 2026) == "sì no sì no");
    CHECK(of("Nuova", 2026) == "sì sì sì sì");
    CHECK(of("Nuova", 2017) == "? ? sì no");       // it was Vecchia or Antica
    CHECK(of("Vecchia", 2026) == "sì sì sì sì");
    CHECK(of("zona Apuane", 2026) == "sì ? sì ?");
    CHECK(of("fuori Toscana", 2026) == "no no no no");
    CHECK(of("Isola", 2026) == "? ? ? ?");         // gone, and nobody knows into what
    CHECK(of("", 2026) == "? ? ? ?");
}

TEST_CASE("interpretations, chosen or open") {
    Rules r;
    language::Interpretation i;
    i.readings = small_world::words()[small_world::id("casa")].type.list;
    r.book.interpretations = {i, i};
    r.book.interpretations[1].chosen = 2;
    CHECK(judged(r, r.make(Op::reading, Base::choice, {}, 0), "") == "{0,1,2}");
    CHECK(judged(r, r.make(Op::reading, Base::choice, {}, 1), "") == "{1}");
}
