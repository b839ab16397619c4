// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "schema/json.hpp"

// What one field of the vocabulary says of another. Private to this room.

namespace attiva::schema {

/// Adds to the schema of a vocabulary file what its reader checks between the fields
/// of a list and of an attribute (V005, V006, V011, V012, V013).
void add_attribute_rules(Json& vocabulary_file);

}  // namespace attiva::schema
