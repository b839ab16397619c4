// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "attiva/catalogue.hpp"
#include "document/tree.hpp"

// Authors' cases as written (docs/catalogo.md, «Casi»): persons by name, and
// cases that change something in one of them and say what to expect.
// Private to this room.

namespace attiva::session {

/// What an author expects; empty parts are not compared.
struct Expected {
    std::string verdict, suitability, reason, place;
    std::vector<const document::Node*> missing;
    std::vector<std::pair<std::string, const document::Node*>> results;
};

struct AuthorCase {
    std::string id, title, instrument, view;
    std::string base;                    ///< id of a person
    const document::Node* changes = nullptr;
    std::optional<Date> day;
    bool presumptions = true;
    Expected expected;
    std::string act;          ///< of `fonte`; may be empty
    Span where;               ///< its id
    Span base_where, instrument_where, view_where, act_where;
};

struct CaseFile {
    std::vector<std::pair<std::string, const document::Node*>> persons;
    std::vector<AuthorCase> cases;
};

/// Reads one file; K-codes. `document` must outlive the result.
CaseFile read_cases(const document::Node& document, Diagnostics& diagnostics);

/// The person `base` with `changes` laid over: maps merge key by key, anything
/// else replaces. Without the key `id`.
document::Node merged(const document::Node& base, const document::Node* changes);

}  // namespace attiva::session
