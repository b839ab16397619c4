// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Every family but `known` hides a spine: activities done one after the other, each needing the
// one before and nothing else. `known` is in known_family.cpp.

#include "families.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "family_maker.hpp"
#include "random_problem.hpp"

namespace attiva::pathway {
namespace {

constexpr Day year = 365;

class Large : public FamilyMaker {
public:
    Large(std::uint32_t activities, std::uint64_t seed) : FamilyMaker(activities, seed) {
        p_.horizon = 5 * year + 1;
        for (std::uint32_t k = 0; k < 4 + n_ / 20; ++k) p_.facts.push_back({fmt::format("level{}", k), 4, dice_.percent(15) ? Values{3} : Values{1}});
        for (std::uint32_t k = 0; k < 6; ++k) p_.facts.push_back({fmt::format("flag{}", k), 2, dice_.percent(40) ? Values{3} : Values{1}});
        goal_fact_ = static_cast<FactId>(p_.facts.size());
        p_.facts.push_back({"goal", 2, 1});
        for (int k = 0; k < 6; ++k) p_.changes.push_back({dice_.between(1, 4 * year), flag(), dice_.percent(50) ? Values{3} : Values{2}});
        std::stable_sort(p_.changes.begin(), p_.changes.end(), [](const Change& a, const Change& b) { return a.day < b.day; });
        for (ActivityId a = 0; a < n_; ++a) ordinary(a);
    }

    Family layered() {
        constexpr std::uint32_t layers = 5;
        for (std::uint32_t k = 0; k < layers; ++k) spine_.push_back(in_layer(k, layers));
        for (ActivityId a = 0; a < n_; ++a) {
            if (a % layers == 0) continue;
            const int parts = dice_.between(2, 4);
            std::vector<ConditionId> needs;
            for (int k = 0; k < parts; ++k) needs.push_back(after(in_layer(a % layers - 1, layers)));
            p_.activities[a].entry = at_least(static_cast<std::uint32_t>(dice_.between(1, 2)), needs);
            if (dice_.percent(25)) p_.activities[a].better_after.push_back({in_layer(a % layers - 1, layers), in_layer(a % layers - 1, layers)});
        }
        for (std::uint32_t k = 0; k < 1 + n_ / 25; ++k) reaches(in_layer(layers - 1, layers), goal_fact_);
        straighten();
        reaches(spine_.back(), goal_fact_);
        p_.goal = is(goal_fact_, 2);
        return finish();
    }

    Family chains() {
        constexpr std::uint32_t links = 3, alternatives = 4, size = links * alternatives;
        const std::uint32_t all = std::max<std::uint32_t>(2, n_ / size);
        const std::uint32_t width = std::max<std::uint32_t>(1, std::min(alternatives, n_ / (all * links)));
        const auto at = [&](std::uint32_t chain, std::uint32_t link, std::uint32_t k) { return (chain * links + link) * width + k; };
        std::vector<ConditionId> ends;
        for (std::uint32_t c = 0; c < all; ++c) {
            ConditionId before = always;
            for (std::uint32_t l = 0; l < links; ++l) {
                std::vector<ConditionId> done_ones;
                for (std::uint32_t k = 0; k < width; ++k) {
                    Activity& a = p_.activities[at(c, l, k)];
                    a.entry = k > 0 && dice_.percent(30) ? at_least(2, {before, is(level(), 14)}) : before;
                    if (l > 0 && dice_.percent(20)) a.better_after.push_back({at(dice_.below(all), l - 1, 0)});
                    done_ones.push_back(done(at(c, l, k)));
                }
                before = at_least(1, done_ones);
            }
            ends.push_back(before);
        }
        const std::uint32_t first = dice_.below(all), second = (first + 1 + dice_.below(all - 1)) % all;
        for (const std::uint32_t c : {first, second})
            for (std::uint32_t l = 0; l < links; ++l) spine_.push_back(at(c, l, 0));
        straighten();
        p_.activities[spine_[links]].entry = always;
        p_.goal = at_least(2, ends);
        return finish();
    }

    Family dense() {
        std::vector<FactId> marks;
        for (std::uint32_t k = 0; k < 5 + n_ / 10; ++k) {
            marks.push_back(static_cast<FactId>(p_.facts.size()));
            p_.facts.push_back({fmt::format("mark{}", k), 2, 1});
        }
        const auto mark = [&] { return marks[dice_.below(marks.size())]; };
        for (ActivityId a = 0; a < n_; ++a) {
            Activity& x = p_.activities[a];
            x.effects.push_back(becomes(mark(), 2));
            if (dice_.percent(40)) x.effects.push_back(becomes(mark(), 1));
            if (dice_.percent(70)) x.entry = at_least(1, {is(mark(), 2), is(mark(), 2)});
            if (dice_.percent(15)) x.stay = is(mark(), 1);
        }
        for (std::uint32_t k = 0; k < 5; ++k) spine_.push_back(in_layer(k, 5));
        straighten();
        for (std::uint32_t k = 0; k < 5; ++k) p_.activities[spine_[k]].effects = {becomes(marks[k], 2)};
        for (std::uint32_t k = 1; k < 5; ++k) p_.activities[spine_[k]].entry = is(marks[k - 1], 2);
        const std::uint64_t all = std::uint64_t{n_} * (n_ - 1) / 2;
        const std::uint64_t pairs = n_ <= 30 ? all * 2 / 5 : n_ <= 300 ? all / 5 : all / 50;
        while (p_.apart.size() < pairs) {
            const ActivityId a = dice_.below(n_), b = dice_.below(n_);
            if (a != b) p_.apart.emplace_back(std::min(a, b), std::max(a, b));
            if (p_.apart.size() == pairs) {
                std::sort(p_.apart.begin(), p_.apart.end());
                p_.apart.erase(std::unique(p_.apart.begin(), p_.apart.end()), p_.apart.end());
            }
        }
        p_.goal = at_least(3, {is(marks[2], 2), is(marks[3], 2), is(marks[4], 2)});
        return finish();
    }

private:
    FactId level() { return dice_.below(4 + n_ / 20); }
    FactId flag() { return 4 + n_ / 20 + dice_.below(6); }
    ActivityId in_layer(std::uint32_t layer, std::uint32_t layers) { return layer + layers * dice_.below(n_ / layers); }
    void reaches(ActivityId a, FactId f) { p_.activities[a].effects.push_back(becomes(f, 2)); }

    ConditionId after(ActivityId a) {
        if (dice_.percent(60)) return done(a, dice_.percent(20) ? 30 * dice_.between(1, 4) : 0);
        for (const Effect& e : p_.activities[a].effects)
            if (e.kind == Effect::Kind::shifts && e.by > 0) return is(e.fact, dice_.percent(70) ? 14 : 12);
        return done(a);
    }

    void ordinary(ActivityId id) {
        Activity& a = p_.activities[id];
        a.name = fmt::format("a{}", id);
        a.days = dice_.between(30, 360);
        a.hours = dice_.between(0, 6) * 5;
        if (dice_.percent(80)) a.effects.push_back(shifts(level(), dice_.percent(85) ? 1 : 2));
        if (dice_.percent(10)) a.effects.push_back(shifts(level(), -1));
        if (dice_.percent(20)) a.effects.push_back(becomes(flag(), Values{1} << dice_.below(2)));
        if (dice_.percent(15)) a.stay = at_least(1, {is(flag(), 1), is(level(), 14)});
        if (dice_.percent(20)) a.discouraged = is(flag(), 2);
        if (dice_.percent(8)) a.most_times = 2;
        if (dice_.percent(10)) a.wait = 30 * dice_.between(1, 6);
        if (dice_.percent(20))
            for (Day from = dice_.between(0, year - 1); from <= p_.horizon; from += year) a.windows.push_back({from, from + 60});
    }

    // Makes the spine a plan: each needs the one before, or what it needed before this.
    void straighten() {
        const int longest = 1800 / static_cast<int>(spine_.size()) - 10;
        for (std::size_t k = 0; k < spine_.size(); ++k) {
            Activity& a = p_.activities[spine_[k]];
            a.days = std::min(a.days, longest);
            a.windows.clear();
            a.stay = always;
            a.entry = k == 0 ? always : a.entry == always ? done(spine_[k - 1]) : at_least(1, {done(spine_[k - 1]), a.entry});
        }
    }
};

}  // namespace

std::string_view name_of(FamilyKind kind) {
    constexpr std::string_view names[] = {"layered", "chains", "dense", "known"};
    return names[static_cast<std::size_t>(kind)];
}

Family family(FamilyKind kind, std::uint32_t activities, std::uint64_t seed) {
    switch (kind) {
        case FamilyKind::layered: return Large(activities, seed).layered();
        case FamilyKind::chains: return Large(activities, seed).chains();
        case FamilyKind::dense: return Large(activities, seed).dense();
        case FamilyKind::known: break;
    }
    return known_family(activities, seed);
}

}  // namespace attiva::pathway
