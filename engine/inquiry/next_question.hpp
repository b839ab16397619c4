// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <vector>

#include "inquiry/completions.hpp"
#include "inquiry/reach.hpp"

// The next question over the whole catalogue (docs/lingua.md §12 «La prossima domanda»):
// never one that cannot matter, first the one that settles most for what it costs.
//
//   Inquirer inquirer(atlas, profile, spared, costs);
//   while (auto q = inquirer.next()) …          // answer it, start again with the new profile
//
// An instrument is open when the completions of the profile do not all come to the same:
// some can have it, some cannot, of some nobody can tell. A question is useful when, of two persons who differ in its answer alone,
// one settles an open instrument and the other does not: proved for each question asked,
// by an answer that settles, or by a smallest set of answers that do together and of
// which it is one. Where there is none for any instrument, nothing is left to ask.
// Tested by tests/inquiry/next_question_test.cpp, against everybody the person may be.

namespace attiva::inquiry {

/// What an answer costs beside another: 1 for a fact that whoever asks holds, or the
/// person; more for what somebody else knows, and for what is sensitive.
struct Costs {
    bool alike = false;  ///< every question costs 1
    vocabulary::ServiceId asker = vocabulary::no_service;
    [[nodiscard]] double of(const vocabulary::Vocabulary& vocabulary, const Topic& topic) const;
};

/// An answer, and the open instruments it settles, by the catalogue's order: all that a
/// condition settles, and others as far as the search looks ahead.
struct Prospect {
    Part part;
    std::vector<InstrumentId> opens;   ///< they may be activated then
    std::vector<InstrumentId> closes;  ///< they may not, on that day
};

/// The first clause of an open instrument that hangs on a topic.
struct Bearing {
    InstrumentId instrument = 0;
    std::optional<language::ClauseId> clause;  ///< none: it is whether it is offered there, or was had before
};

struct NextQuestion {
    Topic topic;
    AttributeId asked = vocabulary::no_attribute;  ///< of a fact, the attribute to name: the age for a birthday
    std::vector<Prospect> prospects;               ///< neighbours that settle the same are one
    std::vector<Bearing> bears_on;                 ///< open instruments that hang on it, catalogue order
    InstrumentId because = 0;                      ///< one that proves it useful
    double settles = 0;                            ///< instruments an answer settles, on average
};

class Inquirer {
public:
    /// `profile`: derived, with presumptions or without. `spared`: what is not to be
    /// asked (hidden, or asked already in vain). `only`: one instrument, or all.
    Inquirer(Atlas& atlas, const person::Profile& profile, const analysis::Spared& spared, const Costs& costs,
             std::optional<InstrumentId> only = std::nullopt);

    /// Nothing when no question is useful.
    std::optional<NextQuestion> next();
    /// The instruments no condition settles; after `next` has found no question, only those
    /// that differ among the completions, or that could not be looked at whole.
    [[nodiscard]] const std::vector<InstrumentId>& open() const { return open_; }
    /// A search gave up: some of those may be settled, or there may be more to ask.
    [[nodiscard]] bool exhausted() const { return exhausted_; }

private:
    enum class Proved : std::uint8_t { not_yet, open, settled, unknown };
    struct Scored {
        std::uint32_t topic = 0;
        double promise = 0;  ///< how much of what is open hangs on it
        double settles = 0;
        double worth = 0;
        std::vector<Prospect> prospects;
    };

    void look();
    [[nodiscard]] std::vector<Scored> promising() const;
    void score(Scored& scored);
    void weigh(Scored& scored) const;
    bool foresee(const Topic& topic, Prospect& prospect, std::vector<Id>& moved);
    Proved proved(InstrumentId instrument);
    bool useful(const Scored& scored, InstrumentId& because, bool& changed);
    void forget_settled(std::vector<Scored>& all);
    std::optional<NextQuestion> from_sets(std::vector<Scored>& all);
    std::vector<Topic> smallest_set(InstrumentId instrument);
    NextQuestion told(Scored& scored, InstrumentId because);
    void complete(Prospect& prospect, const Topic& topic, const std::vector<InstrumentId>& bears_on, std::uint64_t& left);
    [[nodiscard]] Bearing bearing_of(InstrumentId instrument, std::uint32_t topic) const;
    [[nodiscard]] std::vector<InstrumentId> bearing(std::uint32_t topic) const;

    Atlas& atlas_;
    const analysis::Spared spared_;
    const Costs costs_;
    const std::optional<InstrumentId> only_;
    analysis::Candidate candidate_;
    evaluation::Evaluation evaluation_;
    Completions everybody_;  ///< whatever is open
    Completions askable_;    ///< what may be asked alone
    Reach reach_;
    std::vector<InstrumentId> open_;
    std::vector<std::vector<std::uint32_t>> under_;  ///< topics, by place in open_
    std::vector<Proved> proved_;                     ///< by InstrumentId
    bool exhausted_ = false;
};

}  // namespace attiva::inquiry
