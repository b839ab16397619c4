// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "inquiry/completions.hpp"

// What is ignoto decided exactly (docs/lingua.md §12 «Comunque»): where everybody the
// person may be comes to the same, nobody needs to ask.
// Tested by tests/inquiry/exact_test.cpp.

namespace attiva::inquiry {

/// All that somebody may be, with nothing presumed and with presumptions, for every
/// question of one answer; each is made when first asked for.
class Inquired {
public:
    /// Keeps references to all three.
    Inquired(Atlas& atlas, const person::Profile& bare, const person::Profile& presumed)
        : atlas_(atlas), profiles_{&bare, &presumed} {}
    Completions& bare() { return one(0); }
    Completions& presumed() { return one(1); }

private:
    Completions& one(std::size_t i) {
        if (!all_[i]) all_[i].emplace(atlas_, *profiles_[i]);
        return *all_[i];
    }

    Atlas& atlas_;
    std::array<const person::Profile*, 2> profiles_;
    std::array<std::optional<Completions>, 2> all_;
};

/// The decision of every instrument, by InstrumentId: that of the verdict table, but
/// where it is ignoto, or a no that rests on presumptions, and every completion agrees.
/// `question`: both evaluations have run on the profiles of `who`.
std::vector<matching::Decision> decisions(Inquired& who, const matching::Question& question);

/// The same for one; `before` is what the verdict table says.
matching::Decision settled(Completions& bare, Completions& presumed, InstrumentId instrument,
                           const matching::Decision& before);

}  // namespace attiva::inquiry
