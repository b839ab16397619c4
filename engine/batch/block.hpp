// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "batch/column.hpp"
#include "person/profile.hpp"
#include "vocabulary/vocabulary.hpp"

// Up to some thousands of persons as columns: what one evaluation of a plan reads.
//
// The persons are the rows of the first frame. Those they live with are rows of a
// second, their relatives of a third, laid out by place in the list: first the first
// of everybody who has one, then the second, …, last those nobody listed, of who may
// have more; each such slot begins a word of its own and keeps the order of the
// persons. So what holds of a slot is put beside its persons by moving bits.
// Tested by tests/batch/.

namespace attiva::batch {

enum class Frame : std::uint8_t { people, household, relatives };
inline constexpr std::size_t frames = 3;

/// The facts a plan reads: for each frame, which attributes and how they are kept.
struct Layout {
    struct Fact {
        vocabulary::AttributeId attribute = vocabulary::no_attribute;  ///< never one computed from a date
        Shape shape;
    };
    std::array<std::vector<Fact>, frames> facts;
};

/// Those beside the persons.
struct Others {
    struct Slot {
        std::size_t word = 0;   ///< where its rows begin, in words
        std::size_t rows = 0;
        bool unlisted = false;
        Plane has;              ///< by person: has a row in it
    };
    std::vector<Slot> slots;
    std::vector<std::uint32_t> person;  ///< by row; of rows that are nobody's, 0
    std::size_t words = 0;
    Plane open;                 ///< by person: there may be more than are listed
};

/// A period of a measure, of one of the persons.
struct Past {
    std::uint32_t person = 0;
    person::Period period;
};

struct Block {
    std::size_t people = 0;
    std::array<Others, frames> others;  ///< [0] unused
    std::array<std::vector<Column>, frames> facts;  ///< as in the layout
    /// Every set of comuni some place may be: the first is any; see person::Fact::places.
    std::vector<std::vector<std::uint16_t>> places;
    std::vector<std::vector<Past>> history;  ///< by InstrumentId, in the order of the persons
    Plane past_open;                         ///< by person: any instrument may have more periods
    std::vector<Plane> concealed;            ///< by InstrumentId: of this one alone; empty = nobody's
    /// Fillings so far.
    std::uint64_t version = 0;
    /// As `facts`: 1 where every row holds one value, the same that every row held after the
    /// filling before, with as many words or more. Empty: nowhere.
    std::array<std::vector<std::uint8_t>, frames> still;
    /// Persons with a value no column of the layout holds: their rows mean nothing, and
    /// they are to be asked about one by one.
    std::vector<std::uint32_t> apart;

    [[nodiscard]] std::size_t words(Frame f) const {
        return f == Frame::people ? words_for(people) : others[static_cast<std::size_t>(f)].words;
    }
};

class Places;

/// Persons into columns. `instruments`: their ids, by InstrumentId.
class Filler {
public:
    Filler(const Layout& layout, const vocabulary::Vocabulary& vocabulary, const std::vector<std::string>& instruments);
    /// Writes the block anew. Profiles must have been presumed already, if they are to be.
    void fill(Block& block, const std::vector<const person::Profile*>& people) const;

private:
    void lay_out(Others& others, const std::vector<const person::Profile*>& people, bool relatives) const;
    void fill_facts(Block& block, Frame frame, const std::vector<const person::Profile*>& people, Places& places) const;
    void fill_history(Block& block, const std::vector<const person::Profile*>& people) const;

    const Layout& layout_;
    const vocabulary::Vocabulary& vocabulary_;
    std::vector<std::pair<std::string, std::uint32_t>> instruments_;  ///< sorted by id
    std::vector<person::Fact> blank_;  ///< of one of whom nothing is known
};

}  // namespace attiva::batch
