// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// How deep what is written may nest: as deep as is allowed SQLite reads it, in the view where
// most stands around it.
#include <fmt/format.h>
#include <catch2/catch.hpp>

#include "sql/database.hpp"
#include "sql/expression.hpp"

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
