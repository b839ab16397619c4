// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "attiva/diagnostic.hpp"
#include "document/tree.hpp"
#include "text/source.hpp"

// YAML text -> document. The part of YAML that people need: maps, lists, texts.
// Anchors, aliases, tags, repeated keys, keys that are not text, a second
// document, and anything beyond the limits are refused with their place
// (Y001…Y009).
// Tested by tests/document/yaml_test.cpp.

namespace attiva::document {

/// Most levels of lists and maps, most nodes of one document.
inline constexpr std::size_t deepest_nesting = 64;
inline constexpr std::size_t most_nodes = 20'000;

/// Nothing when the text is unusable or not a document; the first error of form
/// ends the reading, repeated keys and the like are all reported and the tree is
/// returned without them. An empty text is Y009.
std::optional<Node> read_yaml(const text::Sources& sources, FileId file, Diagnostics& diagnostics);
/// The same of a part of a text, clean already (a line of a .jsonl); places are those of the whole.
std::optional<Node> read_yaml_part(const text::Sources& sources, Span part, Diagnostics& diagnostics);

/// Does it begin as an object of JSON does, after blanks?
bool begins_as_json(std::string_view text);

}  // namespace attiva::document
