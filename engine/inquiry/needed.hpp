// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "inquiry/completions.hpp"

// With which values a set of facts, enough to let somebody in, does so: the nearest to
// what they are now. Tested by tests/inquiry/near_misses_test.cpp.

namespace attiva::inquiry {

/// A fact that would have to be otherwise.
struct Change {
    analysis::FactAt at;
    AttributeId named = vocabulary::no_attribute;  ///< the attribute to tell (an age for its date)
    analysis::Possible now;     ///< of `at`
    analysis::Possible needed;  ///< values with which it may be; of a place: empty
    /// Of a place: where it may be, and is offered, with the other changes as needed; sorted.
    /// Empty where nothing was proved of any one.
    std::vector<std::uint16_t> places;
    bool every_place = true;    ///< it may be nowhere else; false: not all was decided
};

/// `found`: somebody who is eligible with this set of facts released, as far as it need
/// be known. Of two places in a set nothing is said. Leaves nothing released.
std::vector<Change> changes_needed(Atlas& atlas, Completions& known, InstrumentId instrument,
                                   const std::vector<analysis::FactAt>& set, const person::Profile& found);

}  // namespace attiva::inquiry
