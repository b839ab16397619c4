// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The same fact under the same name in two vocabularies.
#include "analysis/translation.hpp"

#include <catch2/catch.hpp>

using namespace attiva;
using namespace attiva::analysis;
using vocabulary::Base;

namespace {

vocabulary::Vocabulary with(const std::vector<std::string>& items, Base other) {
    vocabulary::Vocabulary v;
    vocabulary::ChoiceList list;
    list.id = "colore";
    for (const auto& i : items) list.items.push_back({i, i});
    const auto id = v.add(std::move(list));
    vocabulary::Attribute colour;
    colour.id = "colore";
    colour.type = {Base::choice, id};
    v.add(std::move(colour));
    vocabulary::Attribute second;
    second.id = "altro";
    second.type.base = other;
    v.add(std::move(second));
    return v;
}

}  // namespace

TEST_CASE("choices go by name, and what cannot be said is not") {
    const auto a = with({"rosso", "verde", "blu"}, Base::km);
    const auto b = with({"blu", "rosso"}, Base::money);
    const Translation t(a, b);
    CHECK(t.attribute(0) == 0);
    CHECK(t.attribute(1) == vocabulary::no_attribute);  // another type is another fact
    CHECK(t.value(0, vocabulary::exactly_choice(1))->may == 2);
    CHECK(t.value(0, vocabulary::exactly_choice(5))->may == 3);
    CHECK_FALSE(t.value(0, vocabulary::exactly_choice(2)));
}
