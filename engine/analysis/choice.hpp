// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <algorithm>
#include <array>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

#include "analysis/candidate.hpp"
#include "analysis/cone.hpp"

// What to decide next about a person made up in part, and the ways to decide it:
// for the searches of this room and of inquiry. Tested by tests/analysis/witness_test.cpp.

namespace attiva::analysis {

/// Something still open that a condition hangs on.
struct Question {
    enum class About : std::uint8_t { fact, members, relatives, history, reading } about = About::fact;
    FactAt at;
    std::uint32_t reading = language::none;
    std::uint64_t mask = 0;      ///< a set of choices told apart, if any
    Truth hope = Truth::unknown; ///< a boolean, or membership in `mask`, that would help
    bool low_first = false;      ///< numbers and days: the lower part first
    bool halving = false;        ///< a number or day that no atom tells apart any more
};

/// What is not to be decided: it stays as it is.
struct Spared {
    std::vector<FactAt> facts;
    bool members = false;
    bool relatives = false;
    bool history = false;
    bool readings = false;
    [[nodiscard]] bool has(FactAt at) const { return std::find(facts.begin(), facts.end(), at) != facts.end(); }
};

/// Looks for something open under a node that is not settled; nothing when it
/// hangs on nothing that a person has. What has few ways to be decided comes
/// before numbers that can only be halved. What is `spared` counts as settled.
std::optional<Question> open_question(evaluation::Evaluation& evaluation, const Candidate& candidate,
                                      const Cone& cone, Id node, Truth wanted, const Spared& spared = {});

/// Of an open fact that matters, the one to decide instead: itself, one it is tied to, or none.
using Instead = std::function<std::optional<FactAt>(FactAt)>;
/// The same, of the facts that `instead` gives alone; lists, past and readings stay open.
std::optional<Question> open_question_among(evaluation::Evaluation& evaluation, const Candidate& candidate, const Cone& cone,
                                            Id node, const Instead& instead);

/// One of the ways to decide: together they cover every value left.
struct Way {
    Possible value;              ///< fact
    std::uint16_t comune = 0;    ///< fact of type luogo
    std::size_t count = 0;       ///< members, relatives
    std::vector<person::Period> periods;
    std::uint64_t bit = 0;       ///< reading
};

/// The ways to decide a fact, the most promising first. `places`: one comune for
/// each group the scopes tell apart.
std::vector<Way> ways_for_fact(const Question& question, const person::Fact& fact,
                               const vocabulary::Attribute& attribute, const Cells* cells,
                               const std::vector<std::uint16_t>& places);

/// The sizes a list may have: those `known` belong to it, and conditions may need as
/// many `more`, as far as a list goes.
std::vector<Way> ways_for_size(bool relatives, std::size_t known, std::size_t more);

/// The readings of an interpretation.
std::vector<Way> ways_for_reading(const DayTables& day, std::uint32_t reading);

/// What an evaluation of somebody counts for against the budget of a search: more than
/// one where the household and the relatives are many, which takes longer.
std::uint64_t cost_of_run(const person::Profile& profile);

/// How far the candidate of each side of a search had come.
using Marks = std::array<std::size_t, 2>;

/// A place in a search that can be gone back to.
struct Fork {
    Question question;
    std::size_t side = 0;
    std::vector<Way> ways;
    std::size_t next = 0;  ///< way, not yet tried
    Marks marks{};
};

/// Goes back to the last fork that has a way left and takes it, or the one after where
/// it cannot be taken; false when there is none left anywhere.
bool forward(std::vector<Fork>& forks, const std::function<void(const Fork&)>& back,
             const std::function<bool(const Fork&, const Way&)>& take);

/// A side of a search: its day and what its goals read.
struct View {
    const DayTables* day;
    const Cone* cone;
};

/// The past of an instrument that counts beside what conditions ask: whether it is
/// running, was done, and ended long enough ago.
struct OwnPast {
    std::string instrument;                      ///< id
    std::vector<std::pair<Number, bool>> waits;  ///< amount, in days
    bool counted = false;                        ///< how many times counts
    const std::vector<std::string>* only = nullptr;     ///< nothing of other instruments is looked at; sorted ids
    const std::vector<std::string>* without = nullptr;  ///< nothing of these
};

/// The histories told apart by the history nodes of the cones, and by `own` (no id:
/// none); `all` says nothing was left out.
std::vector<Way> ways_for_history(const std::vector<View>& views, bool& all, const OwnPast& own = {});

/// The same period known better, in every way that the cone and `own` tell apart.
std::vector<person::Period> known_better(const person::Period& period, const View& view, const OwnPast& own);

/// The comune of the other side that is this one of the first, if it has it.
std::optional<std::uint16_t> same_place(const DayTables& from, const DayTables& to, std::uint16_t place);

/// The interpretation of the other side that is this one, by its name, and its
/// reading that is this one (0: none yet).
std::optional<std::pair<std::uint32_t, std::uint64_t>> same_reading(const DayTables& from, const DayTables& to,
                                                                    std::uint32_t reading, std::uint64_t bit);

/// The places of the first side, in groups that no scope of the cones tells apart:
/// every comune of the day and outside Tuscany; these only, where there are any.
std::vector<std::vector<std::uint16_t>> places_alike(const std::vector<View>& views,
                                                     const std::vector<std::uint16_t>& among = {});
/// The first of each.
std::vector<std::uint16_t> places_for(const std::vector<View>& views, const std::vector<std::uint16_t>& among = {});

}  // namespace attiva::analysis
