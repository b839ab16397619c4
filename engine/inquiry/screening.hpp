// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <vector>

#include "inquiry/next_question.hpp"

// The few facts that settle most, asked of everybody before anything is known: a sheet
// for the first meeting (docs/lingua.md §12 «La scheda»). They are chosen one after the
// other on persons made up from the parts the rules tell apart, all as likely; how much
// they settle is told on others. Tested by tests/inquiry/.

namespace attiva::inquiry {

struct ScreenedFact {
    AttributeId asked = vocabulary::no_attribute;
    double settled = 0;  ///< instruments settled on average with this and those before
};

struct Screening {
    std::vector<ScreenedFact> facts;  ///< as chosen
    double before = 0;  ///< instruments settled, on average, with who is in the household alone
    double after = 0;   ///< and with all the facts
};

/// Persons the facts are chosen on, and told on.
inline constexpr std::size_t screened_people = 60;

/// `start`: derived, with presumptions: what it knows is not asked. The same for the same
/// catalogue, day and start.
Screening screening(Atlas& atlas, const person::Profile& start, const Costs& costs, std::size_t most);

/// Somebody whom `start` may be, of random parts, everything known. `seed` tells them apart.
person::Profile somebody(Atlas& atlas, const person::Profile& start, std::uint64_t seed);

/// What is settled of somebody as more of her facts are told.
class Telling {
public:
    /// Keeps references to the first and the last.
    Telling(Atlas& atlas, const person::Profile& start, const person::Profile& who);
    /// Tells a fact of hers and of each member who has it.
    void tell(AttributeId fact);
    /// Instruments it would settle, beyond those settled.
    std::size_t would_settle(AttributeId fact, const std::vector<InstrumentId>& reading);
    [[nodiscard]] std::size_t settled() const;
    [[nodiscard]] bool open(InstrumentId instrument) const { return open_[instrument] != 0; }

private:
    std::vector<Id> reveal(AttributeId fact);
    void judge(const std::vector<InstrumentId>& some);

    Atlas& atlas_;
    const person::Profile& who_;
    analysis::Candidate candidate_;
    evaluation::Evaluation evaluation_;
    std::vector<char> open_;  ///< by InstrumentId
};

}  // namespace attiva::inquiry
