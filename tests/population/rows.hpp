// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "attiva/population.hpp"
#include "catalogue/model.hpp"

// Persons made up for tests, as people write them: known, known in part, not known, wrong
// now and then. The same in a sheet, in a line of JSON and in a person's file.

namespace rows {

/// One fact as written: in a sheet, and as JSON.
struct Written {
    std::string cell, json;
};

struct Made {
    std::vector<std::optional<Written>> facts;  ///< by column
    std::string stated_on;                      ///< 2026-11-01
    std::optional<bool> whole[3];               ///< household, relatives, past
};

struct Odds {
    int said = 70;     ///< of 100 facts
    int partly = 10;   ///< of 100 said, known in part or asked in vain
    int wrong = 0;     ///< of 1,000 said, no value at all
};

class Maker {
public:
    /// The attributes of a sheet: all that a sheet may have, or some.
    Maker(const attiva::catalogue::Catalogue& catalogue, std::uint64_t seed, std::size_t columns);
    [[nodiscard]] const std::vector<attiva::vocabulary::AttributeId>& columns() const { return columns_; }
    Made row(const Odds& odds);

    [[nodiscard]] std::string head() const;                              ///< with its end
    [[nodiscard]] static std::string csv(const Made& made, std::size_t number);  ///< with its end
    [[nodiscard]] std::string json(const Made& made, std::size_t number) const;  ///< without

private:
    Written value(const attiva::vocabulary::Attribute& a, const Odds& odds);
    std::uint64_t below(std::uint64_t n) { return random_() % n; }
    std::string quantity(const attiva::vocabulary::Attribute& a, std::string& json);
    std::string day(const attiva::vocabulary::Attribute& a, std::string& json);

    const attiva::catalogue::Catalogue& catalogue_;
    std::mt19937_64 random_;
    std::vector<attiva::vocabulary::AttributeId> columns_;
};

/// A text handed out at most so many bytes at a time; at its end it may break instead.
attiva::PopulationInput input(std::string name, const std::string& text, std::size_t most = 100'000, bool breaks = false);

}  // namespace rows
