// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <set>
#include <string>

// The keys of a JSON document beside those that docs/json.md tells of it.

namespace json_page {

using Keys = std::set<std::string>;
using Tables = std::map<std::string, Keys>;  ///< by the name of what holds them

/// The rows of the tables of a schema's section; the row «documento» under that name.
Tables documented(const std::string& schema);
/// What a document has; sources, answers and warnings, which the page tells elsewhere, not
/// looked into.
Tables keys_of(const std::string& document);
std::string shown(const Tables& all);

}  // namespace json_page
