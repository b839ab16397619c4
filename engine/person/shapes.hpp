// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>
#include <vector>

#include "document/shape.hpp"
#include "vocabulary/vocabulary.hpp"

// The fields of a person file (docs/catalogo.md, «La persona»), and which facts of
// the vocabulary go in which of its sections.

namespace attiva::person {

const document::Shape& person_shape();
/// Where a field stands among those of the file; after all of them, if it is none.
std::size_t order_of(std::string_view field);
/// One voice of `storico`.
const document::Shape& period_shape();
/// Words for the end of a period: it goes on; it is over, nobody knows since when.
inline constexpr std::string_view still_running = "in corso";
inline constexpr std::string_view over = "concluso";
/// A fact with who said it or when it was assessed.
const document::Shape& stated_shape();

/// The field of a voice of `componenti` and `familiari` that is no fact.
const document::FieldShape& role_field();

/// A section of facts.
struct Section {
    std::string_view name;
    std::vector<vocabulary::Level> levels;  ///< of the facts that may be written there
};
/// Every field of the person's shape that is Form::facts or Form::people.
const std::vector<Section>& sections();
/// Where a fact of the person herself is written, by its level: persona, nucleo, attivazione.
const char* own_section(vocabulary::Level level);
/// The section of that name, which must be one.
const Section& section(std::string_view name);

}  // namespace attiva::person
