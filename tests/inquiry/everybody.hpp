// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <functional>
#include <set>
#include <string>
#include <vector>

#include "laws/naive.hpp"
#include "laws/trial.hpp"
#include "laws/world.hpp"

// The oracle of what a person known in part may turn out to be: all her completions,
// one after the other, each judged by the naive evaluator. It shares nothing with the
// searches of engine/inquiry. Only for persons with few open facts of few values.

namespace everybody {

using attiva::person::Profile;

/// A fact left open, and each value it may have.
struct Open {
    std::size_t list = 0;  ///< 0 the person, 1 … a member
    attiva::vocabulary::AttributeId attribute = 0;
    std::vector<attiva::vocabulary::Possible> values;
    std::vector<std::uint16_t> places;  ///< instead, of a place
    [[nodiscard]] std::size_t size() const { return places.empty() ? values.size() : places.size(); }
};

/// A random person, of whom at most `most` facts are open, rather those of `first`,
/// with few values each: everything else is settled, and every list is complete.
Profile few_open(const attiva::laws::World& world, attiva::laws::Random& random, std::size_t most,
                 const std::set<attiva::vocabulary::AttributeId>& first);

/// What is open, in a fixed order.
std::vector<Open> open_facts(const attiva::laws::World& world, const Profile& profile);

/// How many facts make no sense.
std::size_t senseless(const Profile& profile);

/// Calls `use` with every completion and the choice that made it, by open fact; not
/// with those the vocabulary contradicts, nor with an age of who is not born on the day.
void each(const attiva::laws::World& world, const Profile& profile, attiva::Date day, const std::vector<Open>& open,
          const std::function<void(const Profile&, const std::vector<std::size_t>&)>& use);

}  // namespace everybody
