// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "batch/below.hpp"

#include <algorithm>
#include <array>

namespace attiva::batch {

using language::Who;
using program::Id;

std::vector<Id> nodes_below(const program::Program& program, Id root, const std::vector<bool>& fixed, const std::vector<bool>& lent) {
    std::vector<Id> out;
    std::vector<std::pair<Id, bool>> open{{root, false}};
    std::array<std::vector<bool>, 2> met{std::vector<bool>(root + 1), std::vector<bool>(root + 1)};
    while (!open.empty()) {
        const auto [id, of_others] = open.back();
        open.pop_back();
        const program::Node& n = program.nodes[id];
        const bool aside = of_others && n.of_member;
        if (met[aside ? 1 : 0][id]) continue;
        met[aside ? 1 : 0][id] = true;
        if (!aside) out.push_back(id);
        if (fixed[id] || (!aside && lent[id])) continue;
        const bool only_others = language::over_members(n.op) && (n.who == Who::others || n.who == Who::relatives);
        for (std::uint32_t i = 0; i < n.count; ++i) open.emplace_back(program.argument(n, i), aside || only_others);
    }
    std::sort(out.begin(), out.end());
    return out;
}

}  // namespace attiva::batch
