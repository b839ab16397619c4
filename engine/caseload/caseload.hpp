// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "attiva/catalogue.hpp"
#include "attiva/diagnostic.hpp"
#include "catalogue/model.hpp"
#include "document/tree.hpp"

// The persons a team has in charge, with the steps planned for each and what they cost, and
// the money of each line: as written by people (docs/fondi.md), checked against the
// catalogue. Money is in whole cents. Nothing here knows who may be paid by what.
//
// A case is a map of case_shape(); a file .yaml or .json is one case, each line of a .jsonl
// (.ndjson) is one, each row of a .csv is one request of one (rows with the same `caso`
// together; one with a `linea` is a commitment; the columns that are ids of the vocabulary are
// facts of the person, said on the day of `detto_il` or of the budgets). Of a case that has an
// error nothing is taken, the others go on. The facts themselves are read by whoever asks the rules.
// Tested by tests/caseload/.

namespace attiva::caseload {

using Cents = std::int64_t;

/// Ten million euro: of one request, one commitment.
inline constexpr Cents most_of_one = 1'000'000'000;
inline constexpr std::size_t most_cases = 200'000;
inline constexpr std::size_t most_requests_of_one = 100;

/// Money asked for a cost of a step, in a period.
struct Request {
    std::string instrument;  ///< id
    std::string cost;        ///< one of language::cost_words
    Cents cents = 0;         ///< ≥ 1
    Cents least = 0;         ///< 1 … cents: below it the step cannot be made; = cents: all or nothing (as if not said)
    std::uint32_t lines = 1; ///< how many lines may share it, 1 … 10
    Cents others = 0;        ///< put in by others already (cofinanziamento), ≥ 0
    Date from, to;           ///< both included, from ≤ to
    Span where;
};

/// Money already committed for a person.
struct Commitment {
    std::string line;        ///< id of a fund
    std::string instrument, cost;
    Cents cents = 0;         ///< ≥ 1
    Date from, to;
    Span where;
};

struct Case {
    std::string id;          ///< `caso`; of a file without: its name without folders and ending. Distinct
    std::string file;        ///< as it was given
    int line = 1;            ///< of a .jsonl or .csv: where it begins
    document::Node person;   ///< the fields of a person file (docs/catalogo.md)
    Diagnostics of_person;   ///< wrong in how those are written, in what can be read all the same: for who may see it
    bool json = false;       ///< in it true and false stand for sì and no
    std::string urgency;     ///< one of Budgets::urgencies; empty: not said
    std::optional<Date> waiting_since;
    std::vector<Request> requests;       ///< in written order
    std::vector<Commitment> commitments;
    Span where;
};

/// A part of a line's money.
struct Part {
    enum class Kind : std::uint8_t {
        year,      ///< steps that begin in `year`
        zone,      ///< persons whose residence is in `id`, a zona
        category,  ///< persons of whom `id` (a yes-or-no fact of the person or of the household, or definition) is or may be so: at most this
        reserve,   ///< at least this is kept for those of whom `id` is surely so
    } kind = Kind::year;
    int year = 0;
    std::string id;
    Cents cents = 0;
    Span where;
};

struct LineBudget {
    std::string line;                ///< id of a fund, distinct
    std::optional<Cents> total;      ///< `totale`: commitments are taken from it
    std::optional<Cents> left;       ///< `residuo`: they are taken away already. One of the two
    Cents committed = 0;             ///< `impegnato`: out of the total, beyond the commitments of the cases
    std::int64_t scarcity = 0;       ///< `scarsita`, 0 … 100; more is scarcer
    std::optional<std::uint32_t> places;  ///< `posti`: persons, beyond those of the commitments
    bool cofunded_each = false;      ///< `cofinanziamento: per_spesa`: what others must put in, they must for each
                                     ///< expense (Request::others); else it is arranged for the project as a whole
    bool premiums_held = false;      ///< `premi: accantonati`: the greatest premium that may fall due is held for each step paid
    std::vector<Part> parts;
    Span where;
};

/// What the team looks at, in the order it declared.
enum class RuleKey : std::uint8_t {
    urgency,       ///< `urgenza`: as many served as can be of the most urgent class, then of the next …
    waiting,       ///< `attesa`: the days waited by those served add up to as many as can be
    requests,      ///< `richieste`: how many
    persons,       ///< `persone`: how many have all they ask for
    money,         ///< `denaro`: the cents paid
    least_scarce,  ///< `linee_meno_scarse`: as little as can be of the scarcest line, then of the next …
};

struct Budgets {
    Date day;                            ///< `al`: how things stand on it; waiting is counted to it
    std::vector<RuleKey> rule;           ///< distinct, at least one
    std::vector<std::string> urgencies;  ///< from the most urgent, distinct; words
    std::vector<LineBudget> lines;
};

/// Reads the cases of every file. Errors (codes F0xx) name file, line and column; they do not
/// stop the others; `refused`: how many were left out. Texts are added to the catalogue's
/// sources, where every place of what is read is. `discreet`: who reads may not see all of a
/// person; no line of a file is told, nor words that may be from one.
std::vector<Case> read_cases(const std::vector<Input>& files, const catalogue::Catalogue& catalogue, const Budgets& budgets, Diagnostics& diagnostics, std::size_t& refused,
                             bool discreet = false);
/// Reads the budgets; nothing where there are errors.
std::optional<Budgets> read_budgets(const Input& file, const catalogue::Catalogue& catalogue, Diagnostics& diagnostics);

/// Changes the budgets as a scenario says (`--se`): "fse_3h1.totale=150.000 euro" (or residuo,
/// posti, scarsita), "senza=fse_3h1" (the line is closed), "regola=urgenza,richieste".
/// Errors (F1xx) for what it does not know, with the nearest name.
void change(Budgets& budgets, const std::string& scenario, const catalogue::Catalogue& catalogue, Diagnostics& diagnostics);

}  // namespace attiva::caseload
