// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "population/tally.hpp"

#include <algorithm>

#include "batch/kernels.hpp"

namespace attiva::population {
namespace {

// The ages at which the instruments of work change: docs/popolazione.md.
struct Band {
    int from;
    const char* id;
    const char* name;
};
constexpr Band bands[] = {{0, "fino_a_17", "fino a 17 anni"}, {18, "da_18_a_29", "18-29 anni"}, {30, "da_30_a_44", "30-44 anni"},
                          {45, "da_45_a_54", "45-54 anni"},   {55, "da_55_a_64", "55-64 anni"}, {65, "da_65", "65 anni e più"}};

std::uint64_t count(const Plane& a, const Plane& b) { return batch::kernels::count(a.data(), b.data(), a.size()); }

template <class Counts>
void add_all(Counts& to, const Counts& from) {
    for (std::size_t i = 0; i < to.size(); ++i) {
        if constexpr (std::is_integral_v<typename Counts::value_type>) to[i] += from[i];
        else add_all(to[i], from[i]);
    }
}

}  // namespace

Groups::Groups(const catalogue::Catalogue& catalogue, Date day) : catalogue_(catalogue), day_(day) {
    for (const auto& z : catalogue.territory.zones())
        if (!catalogue.territory.of_zone(z.id, day).empty()) zones_.push_back({z.id, z.name});
    zones_.push_back({"fuori_toscana", "fuori Toscana"});
    zones_.push_back({"non_nota", "non nota"});
    const AttributeId age = catalogue.rules.age;
    if (age != vocabulary::no_attribute && catalogue.vocabulary[age].derivation == vocabulary::Derivation::elapsed) birth_ = catalogue.vocabulary[age].derived_from;
    for (const Band& b : bands) {
        ages_.push_back({b.id, b.name});
        if (b.from == 0) continue;
        // The last day on which who has so many years now was born: days from it grow younger.
        Date last = add_months(day, -12 * b.from);
        while (months_between(last + 1, day) >= 12 * b.from) last = last + 1;
        while (months_between(last, day) < 12 * b.from) last = last + -1;
        youngest_.push_back(last.days);
    }
    ages_.push_back({"non_nota", "non nota"});
}

std::size_t Groups::zone_of(const std::vector<std::uint16_t>& places) const {
    const std::size_t unknown = zones_.size() - 1;
    std::size_t found = zones_.size();
    for (const std::uint16_t place : places) {
        std::size_t at = unknown;
        if (place == person::outside_tuscany) at = zones_.size() - 2;
        else {
            const std::string zone = catalogue_.territory.zone_of(place, day_);
            const auto z = std::find_if(zones_.begin(), zones_.end(), [&](const Named& n) { return n.id == zone; });
            if (z != zones_.end()) at = static_cast<std::size_t>(z - zones_.begin());
        }
        if (found != zones_.size() && found != at) return unknown;
        found = at;
    }
    return found == zones_.size() ? unknown : found;
}

std::size_t Groups::age_of(std::int64_t first, std::int64_t last) const {
    const auto band = [&](std::int64_t birth) {
        std::size_t b = 0;
        while (b < youngest_.size() && birth <= youngest_[b]) ++b;
        return b;
    };
    const std::size_t oldest = band(first);
    return oldest == band(last) ? oldest : ages_.size() - 1;
}

Tally::Tally(std::size_t instruments, const Groups& groups, std::size_t lacks)
    : all(instruments, ByVerdict{}),
      by_zone(instruments, std::vector<ByVerdict>(groups.zones().size(), ByVerdict{})),
      by_age(instruments, std::vector<ByVerdict>(groups.ages().size(), ByVerdict{})),
      zones(groups.zones().size()),
      ages(groups.ages().size()),
      exactly(instruments),
      lacking(lacks) {}

void Tally::add(const Verdicts& given, const Grouped& grouped, const Plane& alive) {
    for (std::size_t z = 0; z < zones.size(); ++z) zones[z] += count(grouped.zones[z], alive);
    for (std::size_t a = 0; a < ages.size(); ++a) ages[a] += count(grouped.ages[a], alive);
    std::vector<std::size_t> here;
    for (std::size_t z = 0; z < zones.size(); ++z)
        if (batch::any(grouped.zones[z])) here.push_back(z);
    for (std::size_t i = 0; i < all.size(); ++i)
        for (std::size_t v = 0; v < verdict_kinds; ++v) {
            const Plane& plane = given.of(i, static_cast<Verdict>(v));
            const std::uint64_t n = count(plane, alive);
            if (n == 0) continue;
            all[i][v] += n;
            for (const std::size_t z : here) by_zone[i][z][v] += count(plane, grouped.zones[z]);
            for (std::size_t a = 0; a < ages.size(); ++a) by_age[i][a][v] += count(plane, grouped.ages[a]);
        }
}

void Tally::add(const batch::Blame& blame, const Plane& alive) {
    for (std::size_t k = 0; k < lacking.size(); ++k) lacking[k] += count(blame.persons(k), alive);
    lists[0] += count(blame.members(), alive);
    lists[1] += count(blame.relatives(), alive);
    lists[2] += count(blame.past(), alive);
}

void Tally::add(const Tally& other) {
    add_all(all, other.all);
    add_all(by_zone, other.by_zone);
    add_all(by_age, other.by_age);
    add_all(zones, other.zones);
    add_all(ages, other.ages);
    add_all(exactly, other.exactly);
    add_all(lacking, other.lacking);
    for (std::size_t k = 0; k < 3; ++k) lists[k] += other.lists[k];
}

}  // namespace attiva::population
