// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/model.hpp"
#include "person/profile.hpp"
#include "population/presume.hpp"

// What somebody wrote of a fact → what it may be. The one reader of facts (person/facts)
// reads each text once; the same text in the next million rows is only looked up. What
// nobody has ever read before but is plainly an amount or a day is read here, as that reader
// would: tests/population/everybody_test.cpp holds them together.

namespace attiva::population {

/// One value, as columns keep it.
struct Said {
    std::int64_t lo = 0, hi = 0;       ///< numbers and days: in units of the shape
    std::uint64_t may = 0, must = 0;   ///< truths, choices, sets
    std::uint32_t place = 0;           ///< of luoghi: into Places
    bool dated = true, never = false;  ///< events
};

/// Sets of comuni, numbered as they come; 0 is any.
class Places {
public:
    Places() : sets_(1) { known_.emplace(std::vector<std::uint16_t>{}, 0); }
    std::uint32_t number(const std::vector<std::uint16_t>& set);
    [[nodiscard]] const std::vector<std::vector<std::uint16_t>>& sets() const { return sets_; }

private:
    std::vector<std::vector<std::uint16_t>> sets_;
    std::map<std::vector<std::uint16_t>, std::uint32_t> known_;
};

/// What reading needs; all must outlive the readers.
struct Reading {
    const catalogue::Catalogue& catalogue;
    const Presuming& presuming;
    Date day;  ///< the day asked about: assessments grow old by it
};

/// A text read as a number or a day, plainly: digits, at most a comma and two more; a day as
/// 2026-03-05 or 5/3/2026. Nothing for anything else.
struct PlainNumber {
    std::int64_t value = 0;     ///< hundredths
    bool good = false;
};
PlainNumber plain_number(std::string_view text, char decimals);
std::optional<Date> plain_day(std::string_view text);

/// Letters anybody can print, without accents: the rest is looked at with care.
bool printable(std::string_view text);

/// Reads one attribute as written in one place, CSV or JSON.
class Teller {
public:
    /// `written`: maybe computed from a date; what is said then goes to that date.
    Teller(const Reading& reading, AttributeId written, bool json, Places& places);

    /// The attribute whose values it gives.
    [[nodiscard]] AttributeId attribute() const { return attribute_; }
    /// What a text says, to who wrote it on that day; nullptr: the row must be read whole,
    /// as one person alone. Valid until the next call. `text` of JSON: the token, quotes
    /// included; 8 bytes past its end may be read.
    const Said* tell(std::string_view text, Date stated_on);
    /// Frees what it remembers, if it is much.
    void forget();

private:
    /// What one text says: all that looking it up touches, side by side.
    struct Slot {
        std::uint64_t key = 0;
        std::int32_t day = 0;     ///< it was told
        std::uint32_t text = 0;   ///< into texts_, from 1; 0: the key is the text
        enum class State : std::uint8_t { free, good, bad } state = State::free;
        Said said;
    };
    const Said* plainly(std::string_view text);
    const Said* look_up(std::uint64_t key, std::string_view text, Date stated_on);
    const Said* remember(std::uint64_t key, std::string_view text, Date stated_on);
    Slot& free_slot(std::uint64_t key, std::int32_t day);
    std::optional<Said> read(std::string_view text, Date stated_on) const;
    void grow();

    const Reading& reading_;
    AttributeId written_, attribute_;
    bool json_;
    Places& places_;
    bool plain_money_ = false, plain_days_ = false;
    std::int64_t per_hundredth_ = 0;  ///< units of the shape, times 100
    std::int64_t least_ = 0, most_ = 0;
    Said plain_;
    std::vector<Slot> slots_;
    std::size_t used_ = 0;
    std::vector<std::string> texts_;
};

}  // namespace attiva::population
