// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <initializer_list>
#include <string>
#include <vector>

#include "attiva/diagnostic.hpp"
#include "catalogue/territory.hpp"
#include "document/tree.hpp"
#include "person/profile.hpp"
#include "vocabulary/value_reader.hpp"
#include "vocabulary/vocabulary.hpp"

// One section of a person file → facts. Private to this room.

namespace attiva::person {

/// What reading facts needs.
struct FactContext {
    const vocabulary::Vocabulary& vocabulary;
    const catalogue::Territory& territory;
    Date stated_on;
    bool json = false;
    Diagnostics& diagnostics;
};

/// Reads every field of a map as a fact of one of the `levels`, but for the
/// keys in `other`, which the caller reads. `section` names the place ("persona").
void read_facts(const document::Node& map, std::initializer_list<vocabulary::Level> levels,
                const std::vector<std::string>& other, const std::string& section,
                const FactContext& context, std::vector<Fact>& facts);

}  // namespace attiva::person
