// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "pathway/beginning.hpp"

#include <algorithm>

namespace attiva::pathway {

std::optional<ConditionId> beginning(Compiled& c, InstrumentId instrument) {
    for (std::size_t a = 0; a < c.activities.size(); ++a) {
        if (c.activities[a].instrument != instrument || c.activities[a].before) continue;
        Activity begin = c.problem.activities[a];
        begin.days = 1;
        begin.effects.clear();
        begin.most_times = std::min(begin.most_times, 1);
        ActivityMeaning meaning = c.activities[a];
        meaning.effects.clear();
        Condition done;
        done.kind = Condition::Kind::done;
        done.activity = static_cast<ActivityId>(c.problem.activities.size());
        for (const auto& [x, y] : std::vector(c.problem.apart)) {
            if (x == a) c.problem.apart.emplace_back(done.activity, y);
            if (y == a) c.problem.apart.emplace_back(x, done.activity);
        }
        c.problem.activities.push_back(std::move(begin));
        c.activities.push_back(std::move(meaning));
        c.problem.conditions.push_back(done);
        return static_cast<ConditionId>(c.problem.conditions.size() - 1);
    }
    return std::nullopt;
}

}  // namespace attiva::pathway
