// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>
#include <vector>

#include "batch/block.hpp"
#include "batch/plan.hpp"
#include "catalogue/model.hpp"
#include "person/profile.hpp"
#include "population_family.hpp"
#include "program/program.hpp"

// The measured family (population_family.hpp) as attiva has it: loaded, compiled for a
// day, planned; and its persons, in columns or one by one.

namespace bench {

struct Rules {
    explicit Rules(std::size_t instruments);
    Family family;
    attiva::catalogue::Catalogue catalogue;
    attiva::program::Program program;
    std::unique_ptr<attiva::evaluation::DayTables> day;
    std::vector<attiva::program::Id> roots;  ///< by instrument of the family: whether she may have it
    std::unique_ptr<attiva::batch::Plan> plan;
};

/// Those from `first` on, written anew.
void fill(attiva::batch::Block& block, const Rules& rules, std::size_t first, std::size_t count);
/// One of them, as a sheet would tell her.
attiva::person::Profile profile(const Rules& rules, std::size_t person);
/// Bytes of columns for each person of a block.
double bytes_a_person(const attiva::batch::Block& block);

}  // namespace bench
