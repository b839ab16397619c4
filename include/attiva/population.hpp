// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "attiva/answer.hpp"

// Everybody of a file at once: how many have which verdict, who lacks which fact, what a
// change of the rules would do (docs/popolazione.md).
//
// Rows are read as they come and never kept: memory does not grow with them. What is said
// of a person is what Catalogue::ask says of her, but for the exact analysis of an ignoto,
// which is asked for apart. Counts of few persons are hidden (docs/tutela-dei-dati.md),
// unless the question is internal.

namespace attiva {

/// A file of persons: CSV with a head (`;` or `,`), or one JSON document a line.
struct PopulationInput {
    std::string name;  ///< as the user gave it; its ending tells the form, else its first byte
    /// Puts at most `room` bytes, returns how many; 0 = the end; nothing = it cannot be read.
    std::function<std::optional<std::size_t>(char* to, std::size_t room)> read;
};

/// Verdict has these many values.
inline constexpr std::size_t verdict_kinds = 9;
inline constexpr std::size_t most_population_threads = 256;
/// Bytes of one row, its end not counted.
inline constexpr std::size_t longest_population_row = 1'048'576;

/// A row that was refused.
struct RefusedRow {
    std::size_t input = 0;     ///< into PopulationQuestion::inputs
    std::uint64_t line = 0;    ///< from 1
    std::uint32_t column = 0;  ///< characters, from 1; 0 = the whole line
    std::string field;         ///< the name of the column or of the fact; may be empty
    std::string code, message, help;
};

/// What one person comes to.
struct PersonVerdicts {
    std::size_t input = 0;
    std::uint64_t line = 0;
    std::string id;             ///< of the column «caso», or «nome»; else empty
    std::vector<Verdict> verdicts;  ///< by PopulationAnswer::instruments
};

/// A line of a table of Catalogue::sql (docs/grande-scala.md), as CSV, with its end.
struct TableLine {
    std::string table;  ///< "persone", "componenti", "familiari", "storico"
    std::string line;
};

struct PopulationQuestion {
    std::vector<PopulationInput> inputs;
    std::size_t threads = 1;            ///< 1 … most_population_threads; the answer does not depend on it
    std::vector<std::string> ignored;   ///< columns nobody reads
    bool internal = false;              ///< few persons are not hidden, examples are given
    bool exact = false;                 ///< an ignoto is decided on all that the person may be
    std::size_t examples = 10;          ///< of a comparison, for each instrument; only internal
    /// May be empty. Called from one thread at a time, rows in their order.
    std::function<void(const std::vector<PersonVerdicts>&)> each;
    std::function<void(const RefusedRow&)> refused;
    /// The tables of the exported rules, heads first; who cannot be kept there exactly is refused
    /// (F016). Every row is then read alone: slower. The number of a person is that of her line,
    /// plus 10,000,000,000 for each file before hers.
    std::function<void(const std::vector<TableLine>&)> load;
    /// Rows and bytes read so far.
    std::function<void(std::uint64_t rows, std::uint64_t bytes)> progress;
};

/// How many; hidden where they are few, or would tell of few.
struct Headcount {
    std::uint64_t persons = 0;  ///< 0 where hidden
    bool hidden = false;
};
using VerdictCounts = std::array<Headcount, verdict_kinds>;

/// People of one zone, or of one age.
struct PopulationGroup {
    std::string id, name;
    Headcount persons;
};

struct InstrumentCounts {
    std::string id, name;
    VerdictCounts all{};
    std::vector<VerdictCounts> by_zone, by_age;  ///< as PopulationAnswer::zones, ages
    Headcount decided_exactly;  ///< of the others, those an ignoto of the conditions was decided for; only exact
};

/// Of whom a fact is not known, and some instrument is da chiarire for it.
struct LackingFact {
    std::string id, label, question;
    std::string holder;   ///< who knows it
    std::string member;   ///< "componente", "familiare": of those beside the person; else empty
    Headcount persons;
};

/// From one catalogue to another.
struct InstrumentChange {
    std::string id, name;
    Headcount changed;
    std::array<VerdictCounts, verdict_kinds> flows{};  ///< [before][after]
    VerdictCounts before{}, after{};
    std::vector<std::string> examples;  ///< "file:line id: da … a …"; only internal
};

struct PopulationAnswer {
    Date day;
    std::string place, digest;
    std::uint64_t rows = 0;       ///< not empty: evaluated + refused
    std::uint64_t evaluated = 0;
    std::uint64_t refused = 0;
    std::uint64_t blank = 0;      ///< empty lines
    bool internal = false, exact = false, presumptions = true;
    std::vector<PopulationGroup> zones, ages;
    std::vector<InstrumentCounts> instruments;
    std::vector<LackingFact> lacking;  ///< the most persons first
    std::vector<InstrumentChange> changes;  ///< of a comparison; those with somebody
    std::vector<std::string> only_before, only_after;  ///< ids that one of the catalogues does not have
};

/// Schema "attiva/popolazione/1" (docs/json.md). One line, no trailing newline.
std::string to_json(const PopulationAnswer& answer);
/// A table for a spreadsheet: a line for each instrument, group and verdict that somebody has.
std::string population_csv(const PopulationAnswer& answer);
/// The persons of PopulationQuestion::each, for a spreadsheet or a database; `ids` of the
/// instruments, in the order of Catalogue::instruments.
std::string persons_csv_head(const std::vector<std::string>& ids);
std::string person_csv(const PersonVerdicts& person, const PopulationQuestion& question);
/// One line of JSON, with its end.
std::string person_json(const PersonVerdicts& person, const PopulationQuestion& question, const std::vector<std::string>& ids);
/// The same of a row that was refused.
std::string refused_csv_head();
std::string refused_csv(const RefusedRow& row, const PopulationQuestion& question);

}  // namespace attiva
