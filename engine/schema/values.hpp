// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "schema/json.hpp"
#include "vocabulary/vocabulary.hpp"

// The schemas of what stands after a colon. An editor sees a document as YAML 1.2
// does: `34` and `2024` are numbers, `10.140` is 10,14, `sì`, `no`, `2024-05-03` and
// `7.000 euro` are texts. So a number without a unit is only bounded where no reading
// of its dot can be wrong. Private to this room.

namespace attiva::schema {

/// Any one value: what the readers take as a text.
Json any_text();
/// A closed list, with what each word means (left out when nothing does).
Json words(const std::vector<std::string>& choices, const std::vector<std::string>& meanings = {});
Json yes_no();
Json day();
/// A day known in part, `non so` or one of the other words.
Json partial_day(const std::vector<std::string_view>& other_words = {});
Json whole(int least, int most);
/// A sum in euro, with its unit or without, never below zero.
Json money();
/// A name, reserved or not (vocabulary/shapes.hpp).
Json name(bool may_be_reserved);
/// One value of an attribute, or a list of them, whatever its type.
Json any_values();

/// What may be written of a fact, and under which name its schema is shared.
struct Value {
    std::string name;  ///< "euro_0_1.000.000", "scelta_sesso"
    Json schema;
};
Value value_of(const vocabulary::Attribute& attribute, const vocabulary::Vocabulary& vocabulary,
               const std::vector<std::string>& places);

}  // namespace attiva::schema
