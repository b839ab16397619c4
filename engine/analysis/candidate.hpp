// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <vector>

#include "analysis/links.hpp"
#include "evaluation/evaluator.hpp"
#include "person/profile.hpp"

// A person being made up: a profile known in part (nothing at first, or what a
// file says), facts that can be narrowed and taken back. What is narrowed draws the rest along, as `derive` would:
// implica both ways, and what rests on a false premise makes no sense.
// Tested by tests/analysis/candidate_test.cpp.

namespace attiva::analysis {

/// A fact of somebody.
struct FactAt {
    evaluation::Subject subject;
    AttributeId attribute = vocabulary::no_attribute;
    friend bool operator==(const FactAt& a, const FactAt& b) {
        return a.attribute == b.attribute && a.subject == b.subject;
    }
};

class Candidate {
public:
    /// Of whom nothing is known.
    explicit Candidate(const Links& links);
    /// Somebody known in part: every completion is one of hers. `known` has been derived.
    Candidate(const Links& links, person::Profile known);

    [[nodiscard]] const person::Profile& profile() const { return profile_; }
    [[nodiscard]] const Links& links() const { return links_; }
    /// Of whom an attribute speaks when looked at for this subject: a fact of the
    /// household is the person's, whoever is looked at.
    [[nodiscard]] FactAt at(AttributeId attribute, evaluation::Subject subject) const;
    [[nodiscard]] const person::Fact& fact(FactAt at) const;
    /// One value only is left (or it makes no sense).
    [[nodiscard]] bool settled(FactAt at) const;
    /// What has to be known first for the fact to make sense; null when nothing.
    [[nodiscard]] const vocabulary::ValueTest* open_premise(FactAt at) const;
    /// Is it the number of members, while their list is open? The list tells it.
    [[nodiscard]] bool counts_members(FactAt at) const;

    /// Keeps of a fact only what is also in `value`; false when something would
    /// have no value left (undo then).
    bool narrow(FactAt at, const Possible& value);
    /// Fixes a residence.
    void put(FactAt at, std::uint16_t comune);
    /// Says that there are these many other members, or relatives, and no more; not
    /// fewer than are known already.
    bool close(bool relatives, std::size_t count);
    /// Says that these are all the past measures; of those concealed from the viewer only
    /// with `concealed_too`.
    void remember(std::vector<person::Period> periods, bool concealed_too = true);
    /// Gives every fact one value; false when the vocabulary leaves none. `all` off: only
    /// the facts that hang on others, which is enough to tell whether it can be done.
    bool complete(Date day, bool all = true);
    /// Lets a fact be otherwise than it is known to be: back to unknown, with what was
    /// only known through it, or made no sense because of it.
    void release(FactAt at);
    /// Sets a fact back to unknown, drawing nothing along (to see if it matters).
    void forget(FactAt at);

    [[nodiscard]] std::size_t mark() const { return trail_.size(); }
    void undo(std::size_t mark);
    /// The facts touched since a mark, without repeating.
    [[nodiscard]] std::vector<FactAt> touched(std::size_t mark) const;

private:
    struct Step {
        enum class What { fact, members, relatives, history } what;
        FactAt at;
        person::Fact fact;
        std::size_t count = 0;                ///< of the list, before it was closed
        std::vector<person::Period> history;  ///< as it was
        std::vector<std::string> concealed;   ///< the same
        person::HistoryState state = person::HistoryState::open;
    };
    void keep_possible(std::vector<person::Fact>& facts) const;
    person::Fact& edit(FactAt at);
    void save(FactAt at);
    [[nodiscard]] bool belongs(AttributeId attribute, evaluation::Subject subject) const;
    [[nodiscard]] bool makes_sense(FactAt at) const;
    bool spread(FactAt from);
    bool follow(FactAt moved, const Link& link, std::vector<FactAt>& queue);
    bool keep(FactAt at, std::uint64_t allowed, std::vector<FactAt>& queue);
    void deprive(FactAt moved, std::vector<FactAt>& queue);
    void deprive_one(FactAt at, std::vector<FactAt>& queue);
    [[nodiscard]] std::vector<evaluation::Subject> everybody() const;
    bool complete_one(FactAt at, Date day);

    const Links& links_;
    person::Profile profile_;
    std::vector<Step> trail_;
};

/// A value easy to read in a set: round, near nothing, of a living person.
Possible plain_value(const Possible& p, const vocabulary::Attribute& attribute, Date day);

}  // namespace attiva::analysis
