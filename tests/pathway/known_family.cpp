// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// A family whose optimum is known. Layers of alternatives, each layer some days after any of the
// layer before, in windows of its own: the earliest end of a layer is the earliest start its
// windows allow after the earliest end of the one before, plus its shortest alternative that is
// not discouraged, for to start or end later never helps. Each layer is better after a companion
// of its own, which needs nothing and is no longer than the shortest of the layer before, beside
// which it runs. So: no step discouraged, no group skipped, that end, a step a layer and one a
// companion, nothing undecided. Shorter ones that are discouraged, ones as short that need a
// fact nobody knows, longer ones and ones that lead nowhere make the rest.

#include <fmt/format.h>

#include <algorithm>

#include "families.hpp"
#include "family_maker.hpp"

namespace attiva::pathway {
namespace {

struct Measures {
    std::uint32_t layers;
    Day shortest, spread, longer, gap, period, open, horizon;
};
constexpr Measures of_years{6, 40, 110, 200, 60, 90, 45, 1826};
constexpr Measures of_days{2, 2, 1, 2, 1, 3, 1, 12};

class Known : public FamilyMaker {
public:
    Known(std::uint32_t activities, std::uint64_t seed) : FamilyMaker(activities, seed), m_(activities <= 10 ? of_days : of_years) {}

    Family make() {
        p_.horizon = m_.horizon;
        p_.facts.push_back({"untold", 2, 3});
        const std::uint32_t width = (n_ - (m_.layers - 1)) / m_.layers;
        Plan best;
        ConditionId before = always;
        Day end = 0;
        for (std::uint32_t layer = 0; layer < m_.layers; ++layer) {
            const ActivityId first = layer * width, lucky = first + dice_.below(width);
            const Day shortest = m_.shortest + dice_.between(0, m_.spread), offset = dice_.between(0, m_.period - 1);
            for (ActivityId a = first; a < first + width; ++a) alternative(a, a == lucky, shortest, before, offset);
            Day start = layer == 0 ? 0 : end + gap_;
            while (!open(start, offset)) ++start;
            best.steps.push_back({lucky, start});
            end = start + shortest;
            if (layer + 1 < m_.layers) companion(layer, width, shortest, start, best);
            gap_ = dice_.between(0, m_.gap);
            std::vector<ConditionId> ones;
            for (ActivityId a = first; a < first + width; ++a) ones.push_back(done(a, layer + 1 < m_.layers ? gap_ : 0));
            before = at_least(1, std::move(ones));
        }
        for (ActivityId a = width * m_.layers + m_.layers - 1; a < n_; ++a) plain(a, "nowhere", m_.shortest + dice_.between(0, m_.longer), 20);
        p_.goal = before;
        best.end = end;
        std::sort(best.steps.begin(), best.steps.end(), [](const Step& a, const Step& b) { return a.start != b.start ? a.start < b.start : a.activity < b.activity; });
        return {std::move(p_), std::move(best), Cost{0, 0, end, static_cast<int>(2 * m_.layers - 1), 0}};
    }

private:
    [[nodiscard]] bool open(Day d, Day offset) const { return d >= offset && (d - offset) % m_.period < m_.open; }

    Activity& plain(ActivityId id, std::string_view what, Day days, int hours) {
        Activity& a = p_.activities[id];
        a.name = fmt::format("{}{}", what, id);
        a.days = days;
        a.hours = hours;
        return a;
    }

    void alternative(ActivityId id, bool lucky, Day shortest, ConditionId before, Day offset) {
        const std::size_t kind = lucky ? 3 : dice_.weighted({15, 15, 70});
        const Day days = kind == 0 ? shortest - 1 : kind == 2 ? shortest + dice_.between(1, m_.longer) : shortest;
        Activity& a = plain(id, "way", days, 20);
        a.entry = before;
        if (kind == 0) a.discouraged = always;
        if (kind == 1) {
            const ConditionId parts = is(0, 2);
            p_.activities[id].entry = at_least(2, {before, parts});
        }
        for (Day from = offset; from <= m_.horizon; from += m_.period) p_.activities[id].windows.push_back({from, from + m_.open - 1});
        if (companion_ != 0) p_.activities[id].better_after.push_back({companion_});
    }

    // Of the layer after this one.
    void companion(std::uint32_t layer, std::uint32_t width, Day shortest, Day start, Plan& best) {
        companion_ = width * m_.layers + layer;
        plain(companion_, "beside", m_.shortest + dice_.between(0, shortest - m_.shortest), 10);
        best.steps.push_back({companion_, start});
    }

    Measures m_;
    Day gap_ = 0;
    ActivityId companion_ = 0;
};

}  // namespace

Family known_family(std::uint32_t activities, std::uint64_t seed) { return Known(activities, seed).make(); }

}  // namespace attiva::pathway
