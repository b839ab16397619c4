// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

// A rulebook and a population made up for measuring, the same for every engine that is
// measured: 80 typed attributes (40 truths, 20 choices, 20 quantities and days),
// instruments of 4 to 12 conditions, of which some are shared, and persons of whom
// three facts in ten are missing. The same seed gives the same bytes.

namespace bench {

/// One fact that may be known of a person.
struct Attribute {
    enum class Kind : std::uint8_t { truth, choice, money, months, date, number } kind = Kind::truth;
    std::string id;
    int items = 0;               ///< choice
    std::int64_t least = 0;      ///< quantities: cents, months, days since 1970, units
    std::int64_t most = 0;
};

/// One comparison: truths and choices with an item (a mask of them), quantities with a limit.
struct Atom {
    std::size_t attribute = 0;
    std::uint64_t mask = 0;      ///< truth: 2 = yes, 1 = no; choice: items
    bool at_most = false;        ///< quantities: <= limit, else >=
    std::int64_t limit = 0;
};

/// Alternatives of which one is enough; some by the number of a shared condition.
struct Condition {
    std::vector<Atom> any;
    int shared = -1;             ///< then `any` is empty
};

struct Family {
    std::vector<Attribute> attributes;
    std::vector<std::vector<Atom>> shared;            ///< each: one is enough
    std::vector<std::vector<Condition>> instruments;  ///< each: all are needed
    std::size_t conditions = 0;                       ///< atoms in all, the shared counted each time
};

/// What is known of one fact of one person: nothing, or this (an item's number; a quantity).
struct Known {
    bool missing = true;
    std::int64_t value = 0;
};

Family make_family(std::size_t instruments);
Known known(const Family& family, std::uint64_t person, std::size_t attribute);

/// Writes it as catalog/ and rules/ under `folder`, which is emptied first.
void write_family(const Family& family, const std::filesystem::path& folder);

}  // namespace bench
