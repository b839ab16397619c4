// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>

#include "analysis/witness.hpp"
#include "inquiry/atlas.hpp"

// Everybody a person known in part may turn out to be: her completions. One of
// them for whom an instrument comes out in some way, or the proof that there is none.
//
//   Completions all(atlas, profile);
//   all.find(instrument, Wish::available);   // found, none or undecided
//
// The search is that of analysis/witness: it gives an open fact a part of its values
// at a time and evaluates; what is sì or no already is so for every completion left.
// Open are facts not settled, members a list leaves out, past measures not written or
// known in part, readings the law leaves open. `none` is said only when nothing was
// left out: a value that only the catalogue could give leaves it undecided.
// Tested by tests/inquiry/completions_test.cpp, against all completions one by one.

namespace attiva::inquiry {

using analysis::Outcome;

/// How an instrument may come out for somebody.
enum class Wish : std::uint8_t {
    available,    ///< verdict attivabile
    unavailable,  ///< any other verdict
    eligible,     ///< E is sì
    ineligible,   ///< E is no
    entitled,     ///< E is sì where it is offered: only time may be against it
};

/// What a search came to.
struct Looked {
    Outcome outcome = Outcome::undecided;
    bool untold = false;     ///< somebody was met of whom it cannot be told whatever is known of her
    std::uint64_t runs = 0;  ///< evaluations it took
};

/// And whom it found.
struct Found : Looked {
    std::optional<person::Profile> who;     ///< the completion; what does not matter has a plain value
    std::optional<person::Profile> as_far;  ///< the same, but for what need not be known for it
};

/// Evaluations after which a search gives up (docs/lingua.md §10).
inline constexpr std::uint64_t completion_budget = 2000;

class Completions {
public:
    /// `profile`: derived, with presumptions or without; what it says is kept, what
    /// it leaves open is what is looked through.
    Completions(Atlas& atlas, const person::Profile& profile);

    /// The next searches leave this as it is: `found` is then something that settles whatever
    /// it turns out to be, and they never prove that there is none.
    void spare(const analysis::Spared& spared) { spared_ = &spared; }
    Found find(InstrumentId instrument, Wish wish, std::uint64_t budget = completion_budget);
    /// The same, without telling whom: much faster where somebody is found.
    Looked look(InstrumentId instrument, Wish wish, std::uint64_t budget = completion_budget);

    /// For the next searches these facts may be other than they are; what they were is
    /// set right again with nothing.
    void release(const std::vector<analysis::FactAt>& facts);
    /// Keeps of a released fact only these values; false when there is none.
    bool restrict_to(analysis::FactAt at, const analysis::Possible& value);
    /// Settles where a released place is.
    void put(analysis::FactAt at, std::uint16_t place) { candidate_.put(at, place); }
    /// An open fact that the verdict of the instrument last decided hangs on, of those
    /// `instead` gives; and the ways to decide it.
    std::optional<analysis::Question> question_among(const analysis::Instead& instead);
    std::vector<analysis::Way> ways(const analysis::Question& q);
    /// Keeps of a fact one of these ways for the next searches; false when nothing is
    /// left. `undo` goes back to where `mark` was.
    bool take(analysis::FactAt at, const analysis::Way& way);
    [[nodiscard]] std::size_t mark() const { return candidate_.mark(); }
    void undo(std::size_t mark) { candidate_.undo(mark); }
    /// How it comes out as far as it is known now.
    matching::Decision decision(InstrumentId instrument);
    /// The value of a condition or term as far as it is known now.
    const analysis::Possible& value(Id node);
    [[nodiscard]] const analysis::Candidate& known() const { return candidate_; }
    [[nodiscard]] const evaluation::Evaluation& evaluation() const { return evaluation_; }

private:
    /// `kept` gets whom it found; may be null.
    Looked search(InstrumentId instrument, Wish wish, std::uint64_t budget, Found* kept);
    Outcome walk(Found* kept);
    matching::Decision decide();
    /// Opens a fork; false when what is open hangs on nothing a person has.
    bool fork();
    std::optional<analysis::Question> question();
    [[nodiscard]] std::vector<Id> roots(bool offered, bool in_time) const;
    void back(const analysis::Fork& fork);
    bool take(const analysis::Fork& fork, const analysis::Way& way);
    std::vector<analysis::Way> ways_for_past();
    bool confirm(Found* kept);
    /// Does it come out as wished whatever is spared turns out to be?
    bool whatever_is_spared();

    Atlas& atlas_;
    analysis::Candidate candidate_;
    evaluation::Evaluation evaluation_;
    const analysis::Spared* spared_ = nullptr;
    // of the search going on
    InstrumentId instrument_ = 0;
    const Area* area_ = nullptr;
    Wish wish_ = Wish::available;
    std::vector<analysis::Fork> forks_;
    std::uint64_t budget_ = 0;
    std::uint64_t runs_ = 0;
    bool left_out_ = false;
    bool untold_ = false;
};

}  // namespace attiva::inquiry
