// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "document/tree.hpp"
#include "person/visible_file.hpp"

// A person file as a viewer may keep it: what is hidden from them is left out, the rest
// stands in one order. Asked again with the same view, it gives the same answer.
// Tested by tests/receipt/.

namespace attiva::receipt {

/// `file` is the tree the person was read from, without errors; `json` as it was read.
document::Node seen_person(const document::Node& file, bool json, const vocabulary::Vocabulary& vocabulary,
                           const person::Seen& seen);

}  // namespace attiva::receipt
