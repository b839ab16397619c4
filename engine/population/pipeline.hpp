// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "population/csv.hpp"
#include "population/feed.hpp"
#include "population/fill.hpp"
#include "population/ndjson.hpp"
#include "population/tally.hpp"
#include "population/verdicts.hpp"

// Pieces of a feed → verdicts and tallies, on one thread. Plain rows go by the block; the
// others, one person at a time, by the way `attiva valuta` goes, then by the block too.
// Tested by tests/population/everybody_test.cpp.

namespace attiva::population {

/// A person read alone, as rules see her.
struct Known {
    person::Profile bare, presumed;
};
/// How to read one alone, and how to look closer at an ignoto: the session's ways. Both may be
/// called from several threads.
struct Alone {
    /// Nothing, with what is wrong, where the row is no person. Places are those of `sources`.
    std::function<std::optional<Known>(document::Node, bool json, std::shared_ptr<const text::Sources> sources, Diagnostics found, Diagnostics& wrong)> read;
    /// By instrument.
    std::function<std::vector<Verdict>(const Known&)> exactly;
    /// Her rows in the tables of a database; nothing where a column cannot hold a value of hers.
    std::function<std::optional<std::vector<TableLine>>(const Known&, std::int64_t number)> load;
};

/// What a question puts to every row: made once, shared by threads.
struct Setup {
    Setup(const catalogue::Catalogue& catalogue, const matching::Rules& rules, const evaluation::DayTables& day, std::vector<std::uint16_t> places, bool presumptions, Alone alone);
    const catalogue::Catalogue& catalogue;
    const evaluation::DayTables& day;
    const Presuming presuming;
    const Reading reading;
    const Plans plans;
    const Groups groups;
    const std::vector<std::uint16_t> places;
    const bool presumptions;
    const Alone alone;
    std::vector<std::string> instruments;      ///< ids
    std::vector<std::optional<Sheetform>> forms;  ///< by input; nothing of JSON
};

/// What is wanted of a piece beside the tally.
struct Wanted {
    bool each = false;   ///< every verdict of every row
    bool exact = false;
    bool load = false;   ///< every row of every table
};

/// The rows of a piece that are not blank, in order.
struct PieceRows {
    struct Row {
        std::uint64_t line = 0;
        bool refused = false;
        std::string id;                ///< only with Wanted::each
    };
    std::size_t input = 0;
    std::vector<Row> rows;
    std::vector<std::uint8_t> given;   ///< by row, by instrument: a Verdict; only with Wanted::each
    std::vector<RefusedRow> refused;   ///< in the order of lines
    std::vector<TableLine> loaded;     ///< only with Wanted::load
    std::uint64_t blank = 0;
};

class Pipeline {
public:
    /// `setup` must outlive it.
    Pipeline(const Setup& setup, Wanted wanted);
    PieceRows read(const Piece& piece);
    [[nodiscard]] const Tally& tally() const { return tally_; }
    /// What Tally::lacking counts.
    [[nodiscard]] static std::vector<batch::Blame::Lack> lacks(const Setup& setup) { return batch::Blame(setup.plans.presumed).lacks(); }

private:
    struct Line {
        std::size_t row = 0;           ///< into PieceRows::rows
        std::string_view text;
    };
    void begin(const Piece& piece);
    void too_long(std::uint64_t line);
    void lines_of(const Piece& piece, std::string_view text);
    Outcome read_line(std::string_view text);
    void end_block();
    void alone();
    void some_alone(std::size_t first, std::size_t last);
    std::optional<Known> known(const Line& line, Diagnostics& wrong, std::shared_ptr<const text::Sources>& sources, std::string& id) const;
    bool load(const Line& line, const Known& who);
    void refuse(const Line& line, const Diagnostics& wrong, const text::Sources& sources);
    void refuse(std::uint64_t line, const char* code, std::string message, std::string help);
    void decide_block(const Plane& alive, const Grouped& grouped, const std::vector<Line>& lines, const std::vector<Known>& whole);
    void apart(const std::vector<Known>& whole, std::size_t row);
    void closer(std::size_t at, const Line& line, const Known* whole);
    [[nodiscard]] Grouped grouped(const Gathered& g);
    [[nodiscard]] Grouped grouped(const std::vector<Known>& whole) const;
    void keep(const std::vector<Line>& lines, const Plane& alive);
    void lacking(const Plane& alive);

    const Setup& setup_;
    Wanted wanted_;
    Gather gather_;
    Columns presumed_columns_, bare_columns_;
    batch::Filler presumed_filler_, bare_filler_;
    batch::Run presumed_run_, bare_run_;
    evaluation::Evaluation presumed_one_, bare_one_;
    batch::Block presumed_block_, bare_block_;
    Verdicts verdicts_;
    batch::Blame blame_;
    Tally tally_;
    std::shared_ptr<const Head> head_;
    std::unique_ptr<CsvRows> csv_;    ///< of this file; null: its lines are JSON
    std::unique_ptr<JsonRows> json_;  ///< once some file is
    std::vector<std::size_t> zone_of_place_;
    std::vector<Line> block_lines_, aside_;
    PieceRows out_;
};

}  // namespace attiva::population
