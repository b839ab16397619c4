// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// How deep what is written may nest: as deep as is allowed SQLite reads it, in the view where
// most stands around it. How long it may be, and how many things one value may be.
#include <fmt/format.h>
#include <catch2/catch.hpp>

#include "laws/generator.hpp"
#include "laws/trial.hpp"
#include "sql/database.hpp"
#include "sql/text.hpp"

using namespace attiva;
using namespace attiva::sql;

namespace {

// So many ANDs and ORs, one in the other, as the room makes them and as it writes them.
struct Nested {
    Expr made = 0;
    std::string text;
};

Nested alternated(Expressions& e, int times) {
    Nested out{e.flag(Frame::people, "a"), "p.a"};
    for (int i = 0; i < times; ++i) {
        const Expr flag = e.flag(Frame::people, "b");
        out.made = i % 2 == 0 ? e.all({flag, out.made}) : e.any({flag, out.made});
        out.text = fmt::format("p.b {} ({})", i % 2 == 0 ? "AND" : "OR", out.text);
    }
    return out;
}

Nested chosen(Expressions& e, int times) {
    Nested out{e.column(Frame::people, "n"), "p.n"};
    for (int i = 0; i < times; ++i) {
        out.made = e.choose({e.flag(Frame::people, "b"), e.number(i), out.made});
        out.text = fmt::format("CASE WHEN p.b THEN {} ELSE {} END", i, out.text);
    }
    return out;
}

void read(const std::string& text) {
    tests::Database database;
    database.run("CREATE TABLE persone (persona BIGINT, a BOOLEAN, b BOOLEAN, n BIGINT);\n"
                 "CREATE TABLE componenti (persona BIGINT);\n"
                 "CREATE VIEW conti_componenti AS\nSELECT r.persona AS persona,\n  MAX(CASE WHEN NOT (" + text + ") THEN 1 ELSE 0 END) AS comp_1\n"
                 "FROM componenti r INNER JOIN persone p ON p.persona = r.persona\nGROUP BY r.persona;\n");
}

}  // namespace

TEST_CASE("the deepest that is written is read, and what is deeper is refused") {
    Expressions e;
    CHECK(e.writable(alternated(e, 22).made));
    CHECK(!e.writable(alternated(e, 23).made));
    CHECK(e.writable(chosen(e, 9).made));
    CHECK(!e.writable(chosen(e, 10).made));
    CHECK_NOTHROW(read(alternated(e, 22).text));
    CHECK_NOTHROW(read(chosen(e, 9).text + " < 3"));
    // Far beyond SQLite gives up: the limit is of use.
    CHECK_THROWS(read(alternated(e, 60).text));
}

TEST_CASE("what would be written out many times over is too long") {
    Expressions e;
    Expr x = e.column(Frame::people, "n");
    int doublings = 0;
    while (e.writable(x) && doublings < 40) {
        x = e.total(1, {{1, x}, {1, x}});
        ++doublings;
    }
    CHECK(doublings > 8);
    CHECK(doublings < 20);
    CHECK(!e.writable(x));
}

TEST_CASE("more than every engine joins is written in brackets, and read") {
    const laws::World world;
    laws::Random random(1);
    laws::Made made{};
    const laws::Court court(world, laws::RuleMaker(world, random, made).make());
    const evaluation::DayTables day(court.program(false), court.book(), court.catalogue().vocabulary, court.catalogue().territory, world.days[0]);
    for (const int count : {2, 400, 401, 800, 801, 3'000}) {
        CAPTURE(count);
        Translator t(day, {});
        Expressions& e = t.expressions();
        const Expr n = e.column(Frame::people, "n");
        std::vector<Expr> each;
        std::vector<std::pair<std::int64_t, Expr>> parts;
        int sum = 7;
        for (int i = 0; i < count; ++i) {
            each.push_back(e.compare(Sign::equal, n, e.number(10 * i)));
            parts.emplace_back(i % 400 == 0 ? -2 : 1, n);
            sum += (i % 400 == 0 ? -2 : 1) * 10;
        }
        const std::string views = views_text(t, {{"uno", e.one_if(e.any(each))}, {"somma", e.total(7, parts)}, {"senza", e.total(0, parts)}});
        tests::Database database;
        database.run("CREATE TABLE persone (persona BIGINT, n BIGINT);\nINSERT INTO persone VALUES (1, 10), (2, 11), (3, " +
                     std::to_string(10 * (count - 1)) + ");\n" + views);
        auto found = database.verdicts();
        CHECK(found[1]["uno"] == 1);
        CHECK(found[2]["uno"] == 0);
        CHECK(found[3]["uno"] == 1);
        CHECK(found[1]["somma"] == sum);
        CHECK(found[1]["senza"] == sum - 7);
    }
}

TEST_CASE("what may be too many things is refused") {
    Expressions e;
    const auto one_of = [&](std::size_t count, int from) {
        std::vector<Expr> when;
        std::vector<Term> parts;
        for (std::size_t i = 0; i < count; ++i) {
            when.push_back(e.flag(Frame::people, fmt::format("w{}", i)));
            parts.push_back(exactly(vocabulary::exactly(Number{from + static_cast<int>(i)}), Base::number, e));
        }
        return either(e, Base::number, when, parts);
    };
    CHECK(leaves(one_of(most_parts, 0)) == most_parts);
    CHECK_THROWS_AS(one_of(most_parts + 1, 0), Refused);
    const Term sixteen = one_of(16, 0);
    CHECK(leaves(add(e, sixteen, one_of(most_parts / 16, 5), Base::number)) == most_parts);
    CHECK_THROWS_AS(add(e, sixteen, one_of(most_parts / 16 + 1, 5), Base::number), Refused);
    CHECK_NOTHROW(extreme(e, true, {one_of(most_parts / 2, 0), one_of(most_parts / 2, 5)}, Base::number));
    CHECK_THROWS_AS(extreme(e, true, {one_of(most_parts / 2, 0), one_of(most_parts / 2 + 1, 5)}, Base::number), Refused);
    CHECK_NOTHROW(compare(e, language::Compare::less, sixteen, one_of(most_pairs / 16, 5)));
    CHECK_THROWS_AS(compare(e, language::Compare::less, sixteen, one_of(most_pairs / 16 + 1, 5)), Refused);
}
