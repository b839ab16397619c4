// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "batch/blame.hpp"
#include "catalogue/model.hpp"
#include "population/gather.hpp"
#include "population/verdicts.hpp"

// How many have which verdict, in all and by group. Tallies of different threads are added;
// in what order does not matter. Tested by tests/population/everybody_test.cpp.

namespace attiva::population {

/// Who lives where, and how old: one group of each for everybody.
class Groups {
public:
    /// Zones of the day, then outside Tuscany, then where it is not said; ages from the rulebook's.
    Groups(const catalogue::Catalogue& catalogue, Date day);
    struct Named {
        std::string id, name;
    };
    [[nodiscard]] const std::vector<Named>& zones() const { return zones_; }
    [[nodiscard]] const std::vector<Named>& ages() const { return ages_; }
    [[nodiscard]] std::size_t zone_of(const std::vector<std::uint16_t>& places) const;
    /// Of a day of birth known between two; in days.
    [[nodiscard]] std::size_t age_of(std::int64_t first, std::int64_t last) const;
    /// The attribute it is known by; no_attribute: nobody has an age.
    [[nodiscard]] AttributeId birth() const { return birth_; }

private:
    const catalogue::Catalogue& catalogue_;
    Date day_;
    std::vector<Named> zones_, ages_;
    std::vector<std::int32_t> youngest_;  ///< the last day of birth of each age but the first
    AttributeId birth_ = vocabulary::no_attribute;
};

/// Planes of a block, one for each zone and age.
struct Grouped {
    std::vector<Plane> zones, ages;
};

struct Tally {
    using ByVerdict = std::array<std::uint64_t, verdict_kinds>;
    Tally(std::size_t instruments, const Groups& groups, std::size_t lacks);
    void add(const Verdicts& verdicts, const Grouped& grouped, const Plane& alive);
    void add(const batch::Blame& blame, const Plane& alive);
    void add(const Tally& other);

    std::vector<ByVerdict> all;                            ///< by instrument
    std::vector<std::vector<ByVerdict>> by_zone, by_age;   ///< by instrument, by group
    std::vector<std::uint64_t> zones, ages;                ///< persons
    std::vector<std::uint64_t> exactly;                    ///< by instrument: an ignoto that was decided
    std::vector<std::uint64_t> lacking;                    ///< persons, by batch::Blame::lacks
    std::uint64_t lists[3] = {0, 0, 0};                    ///< persons: members, relatives, past not known whole
};

}  // namespace attiva::population
