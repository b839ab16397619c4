// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "inquiry/atlas.hpp"
#include "laws/generator.hpp"
#include "laws/trial.hpp"

// What a test of this room on random rules starts from: rules, a day, their atlas.

namespace everybody {

/// Random rules on a random day. Every interpretation has its reading: the oracle
/// knows no other. The world must outlive it.
struct Setting {
    /// `made` is read and added to, as by RuleMaker.
    Setting(const attiva::laws::World& world, attiva::laws::Random& random, attiva::laws::Made& made);

    const attiva::laws::Court court;
    const attiva::Date day;
    const attiva::evaluation::DayTables tables;
    attiva::inquiry::Atlas atlas;
};

}  // namespace everybody
