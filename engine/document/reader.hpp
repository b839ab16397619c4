// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "attiva/diagnostic.hpp"
#include "attiva/value.hpp"
#include "document/shape.hpp"
#include "document/tree.hpp"

// Reading a map by its Shape: fields are taken by name, as the table says they are;
// a compulsory field that is absent and a field the table does not have are errors
// ("forse intendevi …?"). Every fault of the map is reported, none stops the
// reading. Codes Y020…Y025.
//
//   MapReader r(node, instrument_shape(), diagnostics);
//   const std::string id = r.text_or_empty("id");
//   if (const auto from = r.date("valido_dal")) …
//   r.finish();
//
// Asking for a field the table does not have, or as another form than the table's,
// is a fault of the program: std::logic_error.
// Tested by tests/document/reader_test.cpp.

namespace attiva::document {

class MapReader {
public:
    /// A node that is not a map is an error (Y022), and every field is then silently
    /// missing. Node, Shape and Diagnostics must outlive the reader.
    MapReader(const Node& node, const Shape& shape, Diagnostics& diagnostics);
    /// Calls finish() if nobody did.
    ~MapReader();
    MapReader(const MapReader&) = delete;
    MapReader& operator=(const MapReader&) = delete;

    [[nodiscard]] const Node& node() const { return node_; }

    /// The value of a key, now taken, absent or not as it may be. Null when the key
    /// is absent; a key written without a value is an error (Y023) and null.
    const Node* take(std::string_view key);
    /// The same; a compulsory key that is absent is an error (Y021).
    const Node* value(std::string_view key);

    // By form. Nothing when absent (compulsory: Y021) or wrong (Y022 or the
    // literal's own T0xx).
    std::optional<std::string> text(std::string_view key);
    std::string text_or_empty(std::string_view key);
    std::optional<std::int64_t> whole(std::string_view key);  ///< a whole number, else Y025
    std::optional<Date> date(std::string_view key);
    std::optional<bool> yes_no(std::string_view key);
    /// A list of texts; a single text stands for a list of one. Empty when absent.
    std::vector<const Node*> texts(std::string_view key);
    /// The items of a list of whatever kind. Empty when absent.
    std::vector<const Node*> list(std::string_view key);
    /// The value when it is a map; null when absent or wrong.
    const Node* map(std::string_view key);
    /// The index of the text among the choices of the table (Y024, "forse
    /// intendevi"); nothing when absent or wrong.
    std::optional<std::size_t> choice(std::string_view key);

    /// The span of a key if present, else of the map: where to point.
    [[nodiscard]] Span where(std::string_view key) const;

    /// The span of a key's value if it has one, else where(key).
    [[nodiscard]] Span where_value(std::string_view key) const;

    /// Reports every key nobody took (Y020), once.
    void finish();
    /// Another pass will read the rest: finish() then says nothing.
    void leave() { finished_ = true; }

private:
    const FieldShape& field(std::string_view key) const;
    const FieldShape& field(std::string_view key, std::initializer_list<Form> forms) const;
    const Node* of_kind(const Node* value, Kind kind);

    const Node& node_;
    const Shape& shape_;
    Diagnostics& diagnostics_;
    std::vector<bool> taken_;
    bool finished_ = false;
};

/// Y022: a value of another kind than the one expected ("un testo", "una lista").
void wrong_kind(const Node& node, std::string_view expected, Diagnostics& diagnostics);

}  // namespace attiva::document
