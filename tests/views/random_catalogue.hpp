// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>

#include "laws/world.hpp"

// Small catalogues made at random, written as people write them: a vocabulary with facts
// of every type, class and holder, services that see some classes, rules that read them
// through every construct a person's facts go into. Tested by pairs_test.cpp, which opens each.

namespace attiva::views {

/// A folder with such a catalogue, over the territory and the acts of
/// tests/data/catalogo_minimo; it goes away with the object.
class RandomCatalogue {
public:
    explicit RandomCatalogue(laws::Random& random);
    ~RandomCatalogue();
    RandomCatalogue(const RandomCatalogue&) = delete;
    RandomCatalogue& operator=(const RandomCatalogue&) = delete;

    [[nodiscard]] std::string path() const { return folder_.string(); }

private:
    std::filesystem::path folder_;
};

}  // namespace attiva::views
