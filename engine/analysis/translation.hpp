// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <vector>

#include "vocabulary/vocabulary.hpp"

// The same fact in two vocabularies: attributes, choices and items of sets are
// matched by name. Tested by tests/analysis/translation_test.cpp.

namespace attiva::analysis {

class Translation {
public:
    /// From one vocabulary to the other; keeps references.
    Translation(const vocabulary::Vocabulary& from, const vocabulary::Vocabulary& to);

    /// no_attribute when the other has none of that name, type and level.
    [[nodiscard]] vocabulary::AttributeId attribute(vocabulary::AttributeId a) const { return attributes_[a]; }
    /// The same values; nothing when some of them cannot be said there.
    [[nodiscard]] std::optional<vocabulary::Possible> value(vocabulary::AttributeId a,
                                                            const vocabulary::Possible& p) const;

private:
    [[nodiscard]] std::optional<std::uint64_t> mask(vocabulary::ListId from, vocabulary::ListId to,
                                                    std::uint64_t may) const;

    const vocabulary::Vocabulary& from_;
    const vocabulary::Vocabulary& to_;
    std::vector<vocabulary::AttributeId> attributes_;
};

}  // namespace attiva::analysis
