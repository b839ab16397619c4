// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

// Which counts of a population may be printed, and which would tell of single persons.
//
// A count of 1 to threshold − 1 persons is small: it is hidden, and with it as many others as
// it takes that nobody can work it out from what is printed. What «hidden» promises, over all
// the tables of whole numbers, none negative, that agree with everything printed:
//   - a small count may be as many as `threshold` different values, or more: the largest and
//     the smallest possible differ by threshold − 1 at least;
//   - no hidden count is certain: the largest and the smallest possible are never the same.
// Where it can be had without hiding zeros, the first holds even for who knows that zeros are
// printed, and so that nothing hidden is 0; where a sum of few persons forbids it, it does not.
// A 0 is printed, unless its column is hidden whole or nothing else is left to hide with.
//
// Printed are, beside what is not hidden, the number of all persons, and the total of every zone
// and age band that is not hidden whole. What is hidden must be printed alike whatever its
// reason; nor may anything else be printed that was counted with it (a percentage, a sum), nor
// two catalogues each by zone or age band beside the passages between them.
//
// The same counts give the same answer, always; the order of verdicts, zones and age bands
// decides only between those with the same counts. docs/tutela-dei-dati.md says what this does
// not protect against. Tested by tests/population/disclosure_test.cpp, readers_test.cpp.

namespace attiva::population {

using Count = std::uint64_t;

inline constexpr Count usual_threshold = 5;

/// Persons counted twice over: row by row, `cells[row * columns + column]`.
struct Table {
    std::size_t rows = 0;
    std::size_t columns = 0;
    std::vector<Count> cells;

    [[nodiscard]] Count at(std::size_t row, std::size_t column) const {
        return cells[row * columns + column];
    }
};

/// What an instrument is for a whole population: every person has one verdict, and is in one zone
/// and in one age band (who is in none, in one more for those).
struct InstrumentTables {
    std::vector<Count> verdicts;  ///< persons with each
    Table by_zone;                ///< a row for each verdict; no columns: not counted by zone
    Table by_age;                 ///< the same, by age band
};

/// What of an instrument is hidden, place by place as in InstrumentTables.
struct HiddenOfInstrument {
    std::vector<bool> verdicts;
    std::vector<bool> by_zone;
    std::vector<bool> by_age;
};

/// What is hidden of all instruments: zones and age bands with all their counts, totals included.
struct HiddenColumns {
    bool everything = false;  ///< so few persons in all that nothing is printed, nor how many
    std::vector<bool> zones;
    std::vector<bool> ages;
};

/// Persons by verdict before (rows) and after (columns): what of it is hidden.
struct HiddenOfFlows {
    bool everything = false;  ///< as in HiddenColumns
    std::vector<bool> cells;
    std::vector<bool> before;  ///< totals of the rows
    std::vector<bool> after;   ///< totals of the columns
};

/// The columns no instrument may show: those of 1 to threshold − 1 persons, and the smallest
/// others until any of them may be of `threshold` persons or more. Decided once for a file, from
/// the totals, because these are the same for every instrument. Empty: not counted so. Throws
/// std::invalid_argument if zones and age bands are not of the same persons.
HiddenColumns hidden_columns(const std::vector<Count>& zones, const std::vector<Count>& ages,
                             Count threshold = usual_threshold);

/// What to hide of one instrument, its three tables together: a total hidden in one is hidden in
/// all, and each count is protected against all three. Since the hidden columns are the same in
/// every instrument, the tables of the others do not help either. Throws std::invalid_argument
/// for tables that do not agree with each other or have other columns than `columns`.
HiddenOfInstrument protect(const InstrumentTables& tables, const HiddenColumns& columns,
                           Count threshold = usual_threshold);

/// What to hide of the passages between verdicts, from one catalogue to another. Totals count as
/// well, and so do their differences: one of 1 to threshold − 1 persons, more or fewer, between
/// after and before is a small count, and for it the total after is hidden. Throws
/// std::invalid_argument for a table that is not square.
HiddenOfFlows protect_flows(const Table& flows, Count threshold = usual_threshold);

/// What to hide of counts of which no sum is printed (a person may be in several): the small
/// ones, and those that leave out a small number of the `persons` they are among.
std::vector<bool> protect_list(const std::vector<Count>& counts, Count persons,
                               Count threshold = usual_threshold);

}  // namespace attiva::population
