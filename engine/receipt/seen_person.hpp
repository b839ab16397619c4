// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "document/tree.hpp"
#include "person/profile.hpp"
#include "vocabulary/vocabulary.hpp"

// A person file as a viewer may keep it: what is hidden from them is left out, the rest
// stands in one order. Asked again with the same view, it gives the same answer.
// Tested by tests/receipt/seen_person_test.cpp.

namespace attiva::receipt {

/// `file` is the tree the profile was read from, without errors; `json` as it was read.
/// `wishes`: those the viewer may know.
document::Node seen_person(const document::Node& file, bool json, const person::Profile& profile,
                           const vocabulary::Vocabulary& vocabulary, vocabulary::ServiceId viewer,
                           const std::vector<person::Wish>& wishes);

}  // namespace attiva::receipt
