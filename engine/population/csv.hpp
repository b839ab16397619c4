// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/tree.hpp"
#include "population/cells.hpp"
#include "population/feed.hpp"
#include "population/gather.hpp"
#include "text/source.hpp"

// One row of a sheet → one row of a block; or, read with care, one person's document.
// Columns: `caso` or `nome`, `detto_il`, `nucleo_completo`, `familiari_completo`,
// `storico_completo`, and the facts of the vocabulary but those of relatives.
// Tested by tests/population/everybody_test.cpp.

namespace attiva::population {

/// What becomes of a row as it is read.
enum class Outcome : std::uint8_t { plain, aside, blank };

struct Column {
    enum class Kind : std::uint8_t { ignored, id, label, stated_on, whole, fact } kind = Kind::ignored;
    std::string name;
    Whole which = Whole::household;  ///< whole
    AttributeId attribute = vocabulary::no_attribute;
    const char* section = "";        ///< fact: of a person's file
    bool day = false, truth = false; ///< fact: read as a sheet writes them
};

struct Sheetform {
    std::vector<Column> columns;
    char separator = ';';
};

/// The columns of a head; F015 for what is not one.
std::optional<Sheetform> sheetform(const Head& head, const std::string& file, const catalogue::Catalogue& catalogue,
                                   const std::vector<std::string>& ignored, Diagnostics& diagnostics);

class CsvRows {
public:
    /// `day`: on which facts are said where no column says. All must outlive it.
    CsvRows(const Sheetform& form, const Reading& reading, Gather& gather, Date day);
    /// A line without its end, within a text with room for `padding` bytes after it: a row of
    /// the block, but where it is blank. A plain one may be found not to be when it is told;
    /// the text must stay until then.
    Outcome read(std::string_view line);
    [[nodiscard]] const std::string& id() const { return id_; }
    /// Tells the gather of every row read; before it ends.
    void tell() { cells_.tell(); }
    void forget();

private:
    bool split(std::string_view line);
    bool split_quoted(std::string_view line);
    bool others();
    bool other(const Column& c, std::string_view text);
    bool flag(const Column& c, std::string_view text);

    const Sheetform& form_;
    Gather& gather_;
    Date day_;
    std::vector<std::unique_ptr<Teller>> tellers_;  ///< by column; null of the others
    Cells cells_;
    std::vector<std::size_t> others_;  ///< the columns that are read but are no facts
    std::string id_;
    std::vector<Word> marks_;
};

/// The person a line tells of, as a file would; nothing, with what is wrong, where it is none.
/// Places are those of the text `file`, which is the line. `id`: of the column «caso».
std::optional<document::Node> person_of_line(const Sheetform& form, const text::Sources& sources, FileId file, Date day, std::string& id,
                                             Diagnostics& found);
/// The column a place of such a text stands in; empty for none.
std::string column_at(const Sheetform& form, std::string_view line, std::size_t byte);

}  // namespace attiva::population
