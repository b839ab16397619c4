// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "attiva/diagnostic.hpp"

// A document as its author wrote it: maps, lists and texts, each with its place.
// It knows no format and no library; values stay as written until a reader asks
// for one of a given type. Field order is the author's.
// Tested by tests/document/yaml_test.cpp.

namespace attiva::document {

enum class Kind : std::uint8_t { nothing, text, list, map };

struct Field;

/// `where` of a text is what was written, quotes included; of a list or map, from
/// its first byte to the end of its last item.
struct Node {
    Kind kind = Kind::nothing;  ///< nothing: a key with no value, `~`, `null`
    bool quoted = false;        ///< a text between quotes
    Span where;
    std::string text;
    std::vector<Node> items;
    std::vector<Field> fields;

    /// The value of a key; null when absent or when this is not a map.
    [[nodiscard]] const Node* find(std::string_view key) const;
    /// Where the bytes of `text` stand (`where` without its quotes): what the
    /// readers of engine/text/literal.hpp want.
    [[nodiscard]] Span inside() const;
};

struct Field {
    std::string key;
    Span key_where;
    Node value;
};

inline const Node* Node::find(std::string_view key) const {
    for (const Field& field : fields)
        if (field.key == key) return &field.value;
    return nullptr;
}

inline Span Node::inside() const {
    if (!quoted || where.end - where.begin < 2) return where;
    return {where.file, where.begin + 1, where.end - 1};
}

/// One line, for tests: `{a: 1, b: [x, "y"], c: ~}`.
std::string dump(const Node& node);

}  // namespace attiva::document
