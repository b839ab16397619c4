// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// What a column keeps it gives back; what it cannot keep it refuses, and the person is
// asked about alone.

#include <catch2/catch.hpp>

#include "batch/block.hpp"
#include "laws/world.hpp"
#include "person/reader.hpp"

using namespace attiva;
using namespace attiva::batch;

TEST_CASE("a column gives back what was put, at both sides of what fits") {
    const Shape money = shape_of(Base::money, 0, vocabulary::between(Number{0}, Number{10'000'000'000}), Number{1});
    REQUIRE(!money.loose);
    Column c;
    make_room(c, money, 1);
    const Possible whole = vocabulary::between(Number{0}, Number{10'000'000'000});
    CHECK(put(c, money, 3, whole));
    CHECK(value_at(c, money, 3) == whole);
    CHECK_FALSE(put(c, money, 4, vocabulary::exactly(Number{10'000'000'001})));
    CHECK_FALSE(put(c, money, 4, vocabulary::exactly(Number{-1})));
    CHECK_FALSE(put(c, money, 4, vocabulary::exactly(Number::ratio(1, 2))));  // half a cent

    const Shape share = shape_of(Base::percent, 0, vocabulary::between(Number{0}, Number{1}), Number::ratio(1, 1'000'000));
    make_room(c = Column{}, share, 1);
    CHECK(put(c, share, 0, vocabulary::exactly(Number::ratio(1, 8))));
    CHECK(value_at(c, share, 0).lo == Number::ratio(1, 8));
    CHECK_FALSE(put(c, share, 1, vocabulary::exactly(Number::ratio(1, 3))));

    const Shape huge = shape_of(Base::number, 0, vocabulary::between(Number{0}, Number{std::int64_t{1} << 62}), Number{1});
    CHECK(huge.loose);
    make_room(c = Column{}, huge, 1);
    CHECK(put(c, huge, 0, vocabulary::exactly(Number{std::int64_t{1} << 62})));
    CHECK(value_at(c, huge, 0).hi == Number{std::int64_t{1} << 62});
}

TEST_CASE("narrow columns are cut to their ends, which no constant reaches") {
    Shape s = shape_of(Base::money, 0, vocabulary::between(Number{0}, Number{10'000'000'000}), Number{1});
    s.narrow = true;
    Column c;
    make_room(c, s, 1);
    CHECK(put(c, s, 0, vocabulary::between(Number{narrow_most - 1}, Number{10'000'000'000})));
    CHECK(c.narrow_lo[0] == narrow_most - 1);
    CHECK(c.narrow_hi[0] == narrow_most);
}

TEST_CASE("an event keeps whether it may be never and whether it may have a day") {
    const Shape s = shape_of(Base::event, 0, vocabulary::between(Number{-100}, Number{100}), Number{1});
    Column c;
    make_room(c, s, 1);
    Possible some = vocabulary::between(Number{-1}, Number{5});
    some.dated = some.never = true;
    CHECK(put(c, s, 0, vocabulary::never_happened()));
    CHECK(put(c, s, 1, some));
    CHECK(value_at(c, s, 0) == vocabulary::never_happened());
    CHECK(value_at(c, s, 1) == some);
}

TEST_CASE("who does not fit is put apart, the others are not") {
    const laws::World world;
    vocabulary::AttributeId money = 0;
    while (world.vocabulary[money].type.base != Base::money || world.vocabulary[money].level != vocabulary::Level::person) ++money;
    Layout layout;
    layout.facts[0].push_back({money, shape_of(Base::money, 0, world.vocabulary[money].domain, Number{1})});
    person::Profile fits;
    fits.facts = person::blank_facts(world.vocabulary);
    person::Profile not_fits = fits;
    not_fits.facts[money].value = vocabulary::exactly(Number::ratio(1, 7));
    Block block;
    Filler(layout, world.vocabulary, {"s0"}).fill(block, {&fits, &not_fits, &fits});
    CHECK(block.apart == std::vector<std::uint32_t>{1});
}
