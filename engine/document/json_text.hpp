// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

#include "document/tree.hpp"

// A tree → JSON text that read_yaml reads back as the same tree: a text between quotes
// stays so, one without them is written as it is (a number, true, false).
// Tested by tests/receipt/.

namespace attiva::document {

/// A text between double quotes.
std::string json_quoted(std::string_view text);
/// The node; lists and maps that do not fit on a line have an item or a field a line,
/// indented `indent` blanks more than the line they begin on.
std::string json_text(const Node& node, int indent = 0);

}  // namespace attiva::document
