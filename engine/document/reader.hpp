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
#include "document/tree.hpp"
#include "text/literal.hpp"

// Reading a map with a closed schema: fields are taken by name and type, and
// whatever nobody took is an error ("forse intendevi …?"). Every fault of the
// map is reported, none stops the reading. Codes Y020…Y025.
//
//   MapReader r(node, "lo strumento", diagnostics);
//   const std::string id = r.need_text("id");
//   if (const auto from = r.date("valido_dal")) …
//   r.finish();
//
// Tested by tests/document/reader_test.cpp.

namespace attiva::document {

class MapReader {
public:
    /// `what` names the map in messages, with its article ("lo strumento").
    /// A node that is not a map is an error (Y022), and every field is then
    /// silently missing. Node and Diagnostics must outlive the reader.
    MapReader(const Node& node, std::string what, Diagnostics& diagnostics);
    /// Calls finish() if nobody did.
    ~MapReader();
    MapReader(const MapReader&) = delete;
    MapReader& operator=(const MapReader&) = delete;

    [[nodiscard]] const Node& node() const { return node_; }
    [[nodiscard]] const std::string& what() const { return what_; }

    /// The value of a key, now taken. Null when the key is absent; a key
    /// written without a value is an error (Y023) and null.
    const Node* take(std::string_view key);
    /// The same; an absent key is an error (Y021).
    const Node* need(std::string_view key);

    // By type. The plain form is nothing when absent or wrong (wrong: Y022 or the
    // literal's own T0xx); the need_ form reports absence and gives a default.
    std::optional<std::string> text(std::string_view key);
    std::string need_text(std::string_view key);
    std::optional<Number> number(std::string_view key);
    std::optional<std::int64_t> whole(std::string_view key);  ///< a whole number, else Y025
    std::optional<text::Quantity> quantity(std::string_view key);
    std::optional<Date> date(std::string_view key);
    Date need_date(std::string_view key);
    std::optional<bool> yes_no(std::string_view key);
    /// A list of texts; a single text stands for a list of one. Empty when absent.
    std::vector<const Node*> texts(std::string_view key);
    /// The items of a list of whatever kind. Empty when absent.
    std::vector<const Node*> list(std::string_view key);
    /// The value when it is a map; null when absent or wrong.
    const Node* map(std::string_view key);
    const Node* need_map(std::string_view key);

    /// The index of the text among `choices` (Y024, "forse intendevi"); nothing
    /// when absent or wrong.
    std::optional<std::size_t> choice(std::string_view key,
                                      const std::vector<std::string>& choices);

    /// The span of a key if present, else of the map: where to point.
    [[nodiscard]] Span where(std::string_view key) const;

    /// The span of a key's value if it has one, else where(key).
    [[nodiscard]] Span where_value(std::string_view key) const;

    /// Reports every key nobody took (Y020), once.
    void finish();
    /// Another pass will read the rest: finish() then says nothing.
    void leave() { finished_ = true; }

private:
    const Node* take_kind(std::string_view key, Kind kind);

    const Node& node_;
    std::string what_;
    Diagnostics& diagnostics_;
    std::vector<std::string> known_;
    std::vector<bool> taken_;
    bool finished_ = false;
};

/// Y022: a value of another kind than the one expected ("un testo", "una lista").
void wrong_kind(const Node& node, std::string_view expected, Diagnostics& diagnostics);

}  // namespace attiva::document
