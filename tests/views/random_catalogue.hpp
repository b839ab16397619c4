// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>

#include "laws/world.hpp"

// Small catalogues made at random, written as people write them: a vocabulary with facts
// of every type, class and holder, services that see some classes, rules that read them
// through every construct a person's facts go into. Tested by pairs_test.cpp and calendar_days_test.cpp, which open each.

namespace attiva::views {

/// A folder with such a catalogue, over the territory and the acts of
/// tests/data/catalogo_minimo; it goes away with the object.
class RandomCatalogue {
public:
    /// `timed`: with what turns as days pass too (periods, windows, dated values, papers
    /// that expire, times that grow and shrink).
    explicit RandomCatalogue(laws::Random& random, bool timed = false);
    ~RandomCatalogue();
    RandomCatalogue(const RandomCatalogue&) = delete;
    RandomCatalogue& operator=(const RandomCatalogue&) = delete;

    [[nodiscard]] std::string path() const { return folder_.string(); }

private:
    std::filesystem::path folder_;
};

}  // namespace attiva::views
