// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>

#include "funding/form.hpp"

namespace attiva::funding {

/// An allowed solution (decisions apart), made by serving requests one after the other where
/// there still is room: those of `kept` first, as they are paid there, then the others in the
/// order given, whole and by the line with most left of it.
Solution served_in_order(const Problem& problem, const Solution& kept, const std::vector<RequestId>& order);

/// Requests as the rule would have them one by one, the cheaper first.
std::vector<RequestId> by_rule(const Problem& problem, const Form& form);

}  // namespace attiva::funding
