// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "funding/search.hpp"

#include <cmath>

#include "funding/tree.hpp"

namespace attiva::funding {

std::optional<Solution> solution_of(const Goal& goal, const Relaxation& relaxation) {
    const Form& form = goal.form;
    Solution out;
    for (RequestId r = 0; r < form.atomic.size(); ++r) {
        double served = 0;
        const std::size_t before = out.size();
        for (std::uint32_t c = form.first[r]; c < form.first[r + 1]; ++c) {
            const Column& column = form.columns[c];
            const double v = relaxation.value(c);
            if (column.kind != Column::Kind::amount && off_whole(v) > near_whole && (column.kind == Column::Kind::choice || column.kind == Column::Kind::served)) return std::nullopt;
            if (column.kind == Column::Kind::served) served = v;
            if (column.kind == Column::Kind::choice && v > 0.5) out.push_back({r, column.second, goal.problem.requests[r].cost});
            if (column.kind == Column::Kind::amount)
                if (const auto cents = static_cast<Cents>(std::floor(v + 1e-4)); cents > 0) out.push_back({r, column.second, cents});
        }
        if (!form.atomic[r] && served < 0.5) out.resize(before);
    }
    return out;
}

Hunted hunt(const Goal& goal, const Scope& scope, const Hunt& how) { return Tree(goal, scope, how).run(); }

}  // namespace attiva::funding
