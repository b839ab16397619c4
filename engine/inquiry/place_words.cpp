// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Tested by tests/inquiry/place_words_test.cpp.

#include "inquiry/place_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "person/profile.hpp"

namespace attiva::inquiry {

std::string places_in_words(const catalogue::Territory& territory, Date day, const std::vector<std::uint16_t>& places) {
    std::set<std::uint16_t> left(places.begin(), places.end());
    const bool outside = left.erase(person::outside_tuscany) != 0;
    std::map<std::string, std::string> by_name;  // what is shown, by what it is sorted by
    std::vector<std::string> names;
    if (left.size() == territory.all(day).size()) {
        names.emplace_back("tutta la Toscana");
        left.clear();
    }
    for (const auto& zone : territory.zones()) {
        const auto comuni = territory.of_zone(zone.id, day);
        const auto in = [&](std::uint16_t c) { return left.count(c) != 0; };
        if (comuni.size() < 2 || !std::all_of(comuni.begin(), comuni.end(), in)) continue;
        for (const std::uint16_t c : comuni) left.erase(c);
        const std::string name = territory.zone_name(zone.id, day);
        by_name.emplace(catalogue::slug(name) + " zona", "zona " + name);
    }
    for (const std::uint16_t c : left) by_name.emplace(catalogue::slug(territory[c].name), territory[c].name);
    for (const auto& [key, name] : by_name) names.push_back(name);
    if (outside) names.emplace_back("fuori Toscana");
    if (names.size() > most_places_named) {
        const std::size_t more = names.size() - most_places_named;
        names.resize(most_places_named);
        return fmt::format("{} e {}", fmt::join(names, ", "), more == 1 ? "un altro" : fmt::format("altri {}", more));
    }
    std::string out;
    for (std::size_t i = 0; i < names.size(); ++i) out += (i == 0 ? "" : i + 1 == names.size() ? " o " : ", ") + names[i];
    return out;
}

}  // namespace attiva::inquiry
