// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <utility>
#include <vector>

#include "person/profile.hpp"

// A person as she would be: some facts otherwise, some measures more.
// Tested by tests/pathway/from_catalogue_test.cpp.

namespace attiva::pathway {

/// These of her own facts have these values; what `ha senso se` says of others follows:
/// what makes sense only now is unknown, or presumed where `presume`.
person::Profile changed(const person::Profile& profile, const vocabulary::Vocabulary& vocabulary,
                        const std::vector<std::pair<vocabulary::AttributeId, vocabulary::Possible>>& facts,
                        const std::vector<person::Period>& more, bool presume);

/// By attribute: those whose value decides whether it makes sense, near or far.
std::vector<std::vector<vocabulary::AttributeId>> premises(const vocabulary::Vocabulary& vocabulary);

}  // namespace attiva::pathway
