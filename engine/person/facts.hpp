// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "attiva/diagnostic.hpp"
#include "catalogue/territory.hpp"
#include "document/tree.hpp"
#include "person/profile.hpp"
#include "person/shapes.hpp"
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

/// Reads every field of a map as a fact of that section, but for `other` (which may be
/// null): the caller reads it.
void read_facts(const document::Node& map, const Section& section, const document::FieldShape* other,
                const FactContext& context, std::vector<Fact>& facts);

}  // namespace attiva::person
