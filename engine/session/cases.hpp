// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "attiva/catalogue.hpp"
#include "document/tree.hpp"
#include "session/state.hpp"

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

/// A case whose person, instrument and day could be made out. References end with
/// the call.
using VisitCase = std::function<void(const AuthorCase&, const Asked&, const Profiles&)>;
/// Reads every …/prove/*.yaml under the directory, reports what is wrong in them,
/// and visits the cases that can be asked, in order.
void each_case(const State& state, const std::string& directory, Diagnostics& diagnostics, const VisitCase& visit);

}  // namespace attiva::session
