// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Facts narrowed, what they draw along, and the way back.
#include <catch2/catch.hpp>

#include "analysis/candidate.hpp"

using namespace attiva;
using namespace attiva::analysis;
using vocabulary::Attribute;
using vocabulary::Base;
using vocabulary::Level;

namespace {

const Date day = *date_of(2026, 11, 25);

// al_serd implica in_cura; tipo ha senso se al_serd; eta da nascita.
struct World {
    vocabulary::Vocabulary v;
    AttributeId in_care, at_serd, kind, birth, age, child_only;

    AttributeId add(const char* id, Level level, Base base, vocabulary::Possible domain) {
        Attribute a;
        a.id = id;
        a.level = level;
        a.type.base = base;
        a.domain = domain;
        return v.add(std::move(a));
    }
    World() {
        vocabulary::Possible either;
        either.may = 3;
        in_care = add("in_cura", Level::person, Base::boolean, either);
        at_serd = add("al_serd", Level::person, Base::boolean, either);
        kind = add("tipo", Level::person, Base::months, vocabulary::between(Number{0}, Number{10}));
        birth = add("nascita", Level::member, Base::date,
                    vocabulary::between(Number{first_supported_day.days}, Number{last_supported_day.days}));
        age = add("eta", Level::member, Base::months, vocabulary::between(Number{0}, Number{1560}));
        child_only = add("a_scuola", Level::member, Base::boolean, either);
        v.edit(at_serd).implies.push_back({vocabulary::may_yes, {in_care, vocabulary::may_yes}});
        v.edit(kind).applicable_if.push_back({at_serd, vocabulary::may_yes});
        v.edit(age).derivation = vocabulary::Derivation::elapsed;
        v.edit(age).derived_from = birth;
        v.edit(child_only).applicable_if.push_back({at_serd, vocabulary::may_no});
    }
};

}  // namespace

TEST_CASE("implica is followed both ways, premises deprive, and all is taken back") {
    const World w;
    const Links links(w.v, day);
    Candidate c(links);
    const auto person = [&](AttributeId a) { return c.at(a, {}); };
    CHECK(c.narrow(person(w.at_serd), vocabulary::exactly(true)));
    CHECK(c.fact(person(w.in_care)).value.may == vocabulary::may_yes);
    CHECK_FALSE(c.narrow(person(w.in_care), vocabulary::exactly(false)));
    CHECK(c.fact(person(w.child_only)).value.not_applicable);
    c.undo(0);
    CHECK(c.fact(person(w.in_care)).value.may == 3);
    CHECK_FALSE(c.fact(person(w.child_only)).value.not_applicable);
    CHECK(c.narrow(person(w.in_care), vocabulary::exactly(false)));
    CHECK(c.fact(person(w.at_serd)).value.may == vocabulary::may_no);
    CHECK(c.fact(person(w.kind)).value.not_applicable);
    CHECK(c.touched(0).size() == 3);
}

TEST_CASE("the date behind an age stays where the age may be") {
    const World w;
    const Links links(w.v, day);
    const auto& born = links.blank[w.birth].value;
    CHECK(born.hi == Number{day.days});
    CHECK(born.lo == Number{first_supported_day.days});
    bool empty = false;
    const auto adult = days_behind(w.v[w.age], born, Number{216}, Number{216}, day, empty);
    CHECK(months_between(Date{static_cast<std::int32_t>(adult.lo.num())}, day) == 216);
    CHECK(months_between(Date{static_cast<std::int32_t>(adult.lo.num()) + -1}, day) == 217);
    days_behind(w.v[w.age], born, Number{5000}, Number{6000}, day, empty);
    CHECK(empty);
}

TEST_CASE("members come and go; a whole person has every value") {
    const World w;
    const Links links(w.v, day);
    Candidate c(links);
    CHECK(c.narrow({{}, w.at_serd}, vocabulary::exactly(true)));
    const std::size_t before = c.mark();
    CHECK(c.close(false, 2));
    const evaluation::Subject second{evaluation::Subject::Kind::member, 1};
    CHECK(c.fact({second, w.child_only}).value.not_applicable);
    c.undo(before);
    CHECK(c.profile().members.empty());
    CHECK(c.close(false, 1));
    CHECK(c.complete(day));
    for (const auto& f : c.profile().facts) CHECK((f.status == person::Status::known || f.status == person::Status::not_applicable || f.derived || f.status == person::Status::unknown));
    CHECK(c.profile().relatives_complete);
    CHECK(c.settled(c.at(w.age, {})));
}

TEST_CASE("values easy to read") {
    Attribute money;
    money.type.base = Base::money;
    money.domain = vocabulary::between(Number{0}, Number{100'000'000});
    const auto plain = [&](std::int64_t lo, std::int64_t hi) {
        return plain_value(vocabulary::between(Number{lo}, Number{hi}), money, day).lo;
    };
    CHECK(plain(0, 100'000'000) == Number{0});
    CHECK(plain(0, 1'014'000) == Number{1'000'000});
    CHECK(plain(1'014'001, 100'000'000) == Number{2'000'000});
    CHECK(plain(1'014'001, 1'014'001) == Number{1'014'001});
}
