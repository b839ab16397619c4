// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <utility>
#include <vector>

#include "batch/run.hpp"

// Of conditions that are ignoto for many persons, the facts they hang on: from the
// conditions down through what is not settled, as evaluation::Trace::open_facts goes for one
// person, for a whole block at once.
// Tested by tests/population/lacking_test.cpp.

namespace attiva::batch {

class Blame {
public:
    /// A fact somebody may lack: of the person, or of those in a frame beside her.
    struct Lack {
        Frame frame = Frame::people;
        vocabulary::AttributeId attribute = vocabulary::no_attribute;
    };

    /// `plan` must outlive it.
    explicit Blame(const Plan& plan);
    /// `asked`: a condition that was wanted, and the persons of whom it is asked; `run` has run on `block`.
    void operator()(const Run& run, const Block& block, const std::vector<std::pair<Id, Plane>>& asked);

    [[nodiscard]] const std::vector<Lack>& lacks() const { return lacks_; }
    /// The persons who lack it, as lacks().
    [[nodiscard]] const Plane& persons(std::size_t lack) const { return lacking_[lack]; }
    /// Those of whom the list of members, of relatives, or of past measures is not known to be whole.
    [[nodiscard]] const Plane& members() const { return lists_[1]; }
    [[nodiscard]] const Plane& relatives() const { return lists_[2]; }
    [[nodiscard]] const Plane& past() const { return past_; }

private:
    void down(const Step& s);
    void blame(const Source& of, const Plane& rows, Frame frame);
    void of_members(const Step& s, const Plane& people);
    void lack(Frame frame, vocabulary::AttributeId attribute, const Plane& rows);
    [[nodiscard]] Plane at_persons(Frame frame, const Plane& rows, bool unlisted) const;
    [[nodiscard]] const Plane& unsettled(const Source& of);
    void find_unsettled(const Source& of, Plane& out) const;

    const Plan& plan_;
    const Run* run_ = nullptr;
    const Block* block_ = nullptr;
    std::vector<Lack> lacks_;
    std::vector<Plane> lacking_;               ///< by lack, by person
    std::vector<Plane> asked_;                 ///< by step, by row
    /// Where more than one value is possible, once it was looked for in this block.
    struct Open {
        Plane rows;
        bool found = false;
    };
    std::vector<Open> made_, facts_[frames];
    Plane lists_[frames], past_;
};

}  // namespace attiva::batch
