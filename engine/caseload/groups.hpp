// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "catalogue/model.hpp"

// Whom a category or a reserve of a line may be for.

namespace attiva::caseload {

struct Group {
    std::string id, label;
};

/// Every yes-or-no fact of the person or of the household, then every definition that is yes or
/// no of them; not what is of a relative outside it, nor of the activation.
std::vector<Group> groups(const catalogue::Catalogue& catalogue);

}  // namespace attiva::caseload
