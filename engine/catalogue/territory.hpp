// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "attiva/diagnostic.hpp"
#include "attiva/value.hpp"

// Comuni, zone-distretto, provinces and ARTI sectors of Tuscany, as of a day.
// Comuni merge and change zone, so every question carries a date. Comune <
// zona and comune < provincia; a zone does not follow the province.
// Read from catalog/territorio/*.csv. Tested by tests/catalogue/.

namespace attiva::catalogue {

/// Index of one comune *life* row (same istat code with another name is another
/// row). A set of places is a sorted vector of these.
using ComuneId = std::uint16_t;

struct Comune {
    std::string istat;
    std::string name;
    std::string slug;      ///< "forte_dei_marmi"
    std::string province;  ///< "LU"
    std::optional<Date> from, to;
    std::vector<std::string> successors;  ///< istat codes in force the day after
};

struct Zone {
    std::string id;
    std::string name;
    std::string mark;  ///< V, D, K
    std::optional<Date> from, to;
};

class Territory {
public:
    /// Reads the three CSV files of `folder`; reports errors with their line (C3xx).
    /// (Declared here, defined in territory_csv.cpp.)
    struct Tables {
        std::string comuni, comune_zona, zone, sectors;          ///< texts
        FileId comuni_file = no_file, comune_zona_file = no_file,  ///< for positions
               zone_file = no_file, sectors_file = no_file;
    };
    static Territory read(const Tables& tables, Diagnostics& diagnostics);

    /// Was every row of comuni, zones and memberships read?
    [[nodiscard]] bool complete() const { return complete_; }

    /// Comuni in force on a day.
    [[nodiscard]] std::vector<ComuneId> all(Date day) const;
    /// By name ("Forte dei Marmi") or slug, accents and case folded, in force on the day.
    [[nodiscard]] std::optional<ComuneId> find(std::string_view name, Date day) const;
    /// By name or slug on any day (a person file may name a comune since merged).
    [[nodiscard]] std::vector<ComuneId> find_any(std::string_view name) const;
    [[nodiscard]] bool zone_exists(std::string_view id) const;
    [[nodiscard]] bool province_exists(std::string_view code) const;
    /// The zone of a comune on a day (id); empty when not covered (before 2016).
    [[nodiscard]] std::string zone_of(ComuneId comune, Date day) const;
    [[nodiscard]] bool in_zone(ComuneId comune, std::string_view zone, Date day) const;
    [[nodiscard]] std::string zone_name(std::string_view id, Date day) const;
    [[nodiscard]] std::string sector_of(std::string_view province) const;
    /// The comuni that have been of the zone on some day, sorted.
    [[nodiscard]] std::vector<ComuneId> ever_of_zone(std::string_view zone) const;
    /// Comuni of a zone / province on a day, sorted.
    [[nodiscard]] std::vector<ComuneId> of_zone(std::string_view zone, Date day) const;
    [[nodiscard]] std::vector<ComuneId> of_province(std::string_view province, Date day) const;
    /// The comuni in force on `day` that a comune of an earlier day became
    /// (itself if still in force; several after a division).
    [[nodiscard]] std::vector<ComuneId> as_of(ComuneId comune, Date day) const;

    /// Does any comune, zone or membership begin or end between the two days?
    [[nodiscard]] bool changes_between(Date a, Date b) const;
    /// The days on which some comune or membership begins, or has just ended.
    [[nodiscard]] std::set<Date> turning() const;
    /// Those of the comuni that had this slug.
    [[nodiscard]] std::set<Date> turning_of(std::string_view slug) const;

    [[nodiscard]] const Comune& operator[](ComuneId c) const { return comuni_[c]; }
    [[nodiscard]] const std::vector<Comune>& comuni() const { return comuni_; }
    [[nodiscard]] const std::vector<Zone>& zones() const { return zones_; }

private:
    void refuse_two_zones(Diagnostics& diagnostics) const;
    void join(const std::string& istat, const std::string& zone, std::optional<Date> from,
              std::optional<Date> to, Span istat_where, Span zone_where, Diagnostics& diagnostics);

    struct Membership { ComuneId comune; std::uint16_t zone; std::optional<Date> from, to; Span where; };
    bool complete_ = false;
    std::vector<Comune> comuni_;
    std::vector<Zone> zones_;
    std::vector<Membership> memberships_;
    std::vector<std::pair<std::string, std::string>> sectors_;  ///< province, sector name
};

/// "San Marcello Piteglio" -> "san_marcello_piteglio" (accents folded,
/// everything that is not a letter or digit becomes one `_`).
std::string slug(std::string_view name);

}  // namespace attiva::catalogue
