// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "inquiry/completions.hpp"
#include "inquiry/smallest.hpp"

// Which hidden facts would settle an instrument if they were shared, as somebody can
// tell who does not know them: on everybody the person may be, never on what is true of
// her (docs/lingua.md §12 «Condividere»). Tested by tests/inquiry/sharing_test.cpp,
// against every set and every completion one by one.

namespace attiva::inquiry {

struct Sharing {
    SmallestSets anyway;  ///< «basta comunque»: whatever these facts turn out to be, it is settled
    SmallestSets may;     ///< «può bastare»: with some of their values it is
};

/// Searches for one set, and evaluations for all, before the rest is left undecided.
inline constexpr int most_searches = 1000;
inline constexpr std::uint64_t most_evaluations = 100'000;

/// The hidden facts that what is open of the verdict hangs on: of the person, of who is
/// listed, in the order person, members, relatives, each in that of the vocabulary.
Facts hidden_facts(Atlas& atlas, Completions& seen, InstrumentId instrument);

/// `seen`: the person as the viewer may know her, presumptions on what he sees. Settled is
/// an instrument that everybody left may have, or nobody.
Sharing sharing(Atlas& atlas, Completions& seen, InstrumentId instrument, const Facts& hidden);

}  // namespace attiva::inquiry
