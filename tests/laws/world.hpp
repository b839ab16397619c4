// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "catalogue/territory.hpp"
#include "person/profile.hpp"
#include "vocabulary/vocabulary.hpp"

// The small world in which random rules and random persons live: one attribute
// at least of every type and level, three `ha senso se`, one elapsed and one
// remaining time, presumptions, six comuni of which two merge. Values come from
// small pools, so that equal values and neighbouring days are frequent.
// Tested by generator_test.cpp.

namespace attiva::laws {

using vocabulary::AttributeId;
using vocabulary::Base;
using vocabulary::Level;
using vocabulary::ListId;
using vocabulary::Possible;
using vocabulary::Type;

/// The seed to start from: what ATTIVA_SEME says, or else `otherwise`.
std::uint64_t seed(std::uint64_t otherwise);

/// The same numbers on every machine for the same seed.
class Random {
public:
    explicit Random(std::uint64_t seed) : engine_(seed) {}
    /// 0 … n-1; requires n > 0.
    std::size_t below(std::size_t n) { return static_cast<std::size_t>(engine_() % n); }
    bool chance(int percent) { return below(100) < static_cast<std::size_t>(percent); }
    template <class List>
    const auto& pick(const List& list) {
        return list[below(list.size())];
    }
    /// A mask with at least one of `all`'s bits.
    std::uint64_t some_of(std::uint64_t all);
    /// One bit of `all`.
    std::uint64_t one_of(std::uint64_t all);

private:
    std::mt19937_64 engine_;
};

struct World {
    World();

    vocabulary::Vocabulary vocabulary;
    catalogue::Territory territory;
    AttributeId residence = 0;
    AttributeId age = 0;
    ListId degrees = 0;      ///< ordered
    ListId colours = 0;      ///< unordered
    ListId skills = 0;       ///< of the sets
    ListId readings = 0;     ///< of the interpretations
    std::vector<Date> days;  ///< of rules, facts and questions alike

    /// Attributes of a type that may be spoken of at a level (a computed one too).
    [[nodiscard]] std::vector<AttributeId> attributes(Type type, Level level) const;
    /// A number of the pool of a numeric base, or a day.
    [[nodiscard]] Number number(Base base, Random& random) const;
    [[nodiscard]] Type type(Base base) const;
    /// A value known exactly, of any type but place.
    [[nodiscard]] Possible exact(Type type, Random& random) const;
    /// A value known in part.
    [[nodiscard]] Possible partial(Type type, Random& random) const;

private:
    void add_lists();
    void add_facts();
    void add_quantities();
    void add_days();
    void add_others();
    AttributeId add(const char* id, Level level, Type type);
};

/// A person known in part, and what presuming adds.
struct Person {
    person::Profile without;  ///< no presumptions
    person::Profile with;     ///< the same, unknown facts presumed where the vocabulary says
};

/// `instruments`: ids a period of the history may be of; not empty.
Person random_person(const World& world, const std::vector<std::string>& instruments,
                     Random& random);

/// One line for each fact that is known, presumed or hidden; for reports.
std::string show(const World& world, const person::Profile& profile);

}  // namespace attiva::laws
