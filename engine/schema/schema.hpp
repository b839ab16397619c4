// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "catalogue/model.hpp"
#include "document/shape.hpp"

// What editors read, written from the tables the program itself reads by: the shape
// of the fields from document::Shape, the names from the loaded catalogue. Texts end
// with a new line and depend on nothing else: no day, no digest.

namespace attiva::schema {

/// What schemas are written from.
struct Source {
    const catalogue::Catalogue& catalogue;
    const document::Shape& cases;  ///< of a file of authors' cases: the room above reads them
};

/// The JSON Schema (draft-07) of a kind of editor_kinds() other than "textmate"; empty
/// if there is no such kind.
std::string json_schema(const Source& source, const std::string& kind);

/// The TextMate grammar of the rules, from the tables of words, units and types.
std::string textmate_grammar();

}  // namespace attiva::schema
