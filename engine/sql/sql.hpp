// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "evaluation/evaluator.hpp"
#include "person/profile.hpp"
#include "sql/schema.hpp"

// The rules of a day as one text of SQL that any engine runs, and persons as its rows.
//
//   const Export out = sql::exported(day, wanted, {});
//   out.tables + out.views              // run once
//   sql::rows(out, day, profile, 1)     // insert, then: SELECT * FROM verdetti
//
// Every verdict is 0 (no), 1 (ignoto) or 2 (sì), the same the evaluator gives for the
// person those rows were made from. What cannot be said exactly is refused by name.
// Tested by tests/sql/.

namespace attiva::sql {

/// What is asked of one instrument: all its columns, or it is refused.
struct Wanted {
    struct Root {
        std::string column;
        program::Id id = program::no_id;
    };
    std::string id, name;
    std::vector<Root> roots;
};
/// E, T and what is offered, of these instruments (none: all).
std::vector<Wanted> of_instruments(const evaluation::DayTables& day, const std::vector<std::string>& names,
                                   const std::vector<language::InstrumentId>& which);

struct Refusal {
    std::string id, name;
    std::string why;  ///< Italian
};

struct Export {
    Schema schema;
    std::string tables, views;
    std::vector<std::vector<std::string>> columns;  ///< by wanted, as its roots: in `verdetti`; none if refused
    std::vector<Refusal> refused;
    bool household = false, relatives = false, past = false;  ///< which tables there are
};

/// `places`: the persons are known to live in one of those comuni; none: anywhere.
Export exported(const evaluation::DayTables& day, const std::vector<Wanted>& wanted, const std::vector<std::uint16_t>& places);

struct Row {
    Frame frame = Frame::people;
    std::vector<std::string> cells;  ///< constants of SQL, in the order of column_names
};
std::vector<std::string> column_names(const Export& out, Frame frame);
/// The rows of one person, presumed already if she is to be. Nothing if some value is
/// none a column can hold (a fraction of a cent, a number outside what its fact allows).
std::optional<std::vector<Row>> rows(const Export& out, const evaluation::DayTables& day, const person::Profile& profile, std::int64_t person);
/// INSERT INTO … VALUES …;
std::string insertion(const Export& out, const Row& row);

}  // namespace attiva::sql
