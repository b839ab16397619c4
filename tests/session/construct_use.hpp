// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <set>
#include <string>
#include <vector>

#include "session/constructs.hpp"

// Where each construct is used, and what the authors' cases saw of it; and the
// page docs/costrutti.md that says so.

namespace attiva::tests {

/// What was found of one construct.
struct Use {
    std::string place;      ///< "rules/nazionale/adi.regole:12", the first in loading order; empty = no shipped rule
    bool in_page = false;   ///< docs/lingua.md has an example of it
    bool condition = false; ///< it is one, or holds one that decides
    std::array<bool, 3> seen = {false, false, false};  ///< by Truth, in some authors' case
};

/// The uses, row by row as in sections().
struct Uses {
    std::vector<std::vector<Use>> rows;
    std::vector<std::string> unnamed;  ///< written nodes that belong to no row: the table is not whole
    std::set<language::Kind> kinds;    ///< of the nodes written in rules or page
    std::set<std::string> keywords;    ///< of the clauses written there
    int cases = 0;                     ///< authors' cases asked
};

/// Reads rules, page and cases under `root`. Takes some seconds.
Uses find_uses(const std::string& root, const std::vector<Section>& sections);

/// The whole page.
std::string page(const std::vector<Section>& sections, const Uses& uses);

}  // namespace attiva::tests
