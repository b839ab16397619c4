// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Tested by tests/caseload/budgets_test.cpp (F025) and tests/schema/.

#include "caseload/groups.hpp"

namespace attiva::caseload {

std::vector<Group> groups(const catalogue::Catalogue& catalogue) {
    using vocabulary::Base;
    using vocabulary::Level;
    std::vector<Group> out;
    for (const auto& a : catalogue.vocabulary.attributes())
        if (a.level != Level::relative && a.level != Level::activation && a.type.base == Base::boolean) out.push_back({a.id, a.label});
    for (const auto& d : catalogue.rules.definitions)
        if (!d.of_member && d.type.base == Base::boolean) out.push_back({d.id, d.id});
    return out;
}

}  // namespace attiva::caseload
