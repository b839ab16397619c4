// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "document/tree.hpp"

// Document -> YAML text, one way of writing it: a field a line, lists of texts on one
// line, quotes only where YAML needs them. Comments are not part of a document.
// What is written and read back is the same document (tests/document/write_test.cpp).

namespace attiva::document {

/// Ends with a newline. `document` is a map, as every document read is.
std::string write_yaml(const Node& document);

}  // namespace attiva::document
