// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>

#include "evaluation/evaluator.hpp"

// «da meno di» and «da almeno», asked once for all persons: days are in order, and those
// that are recent enough begin on one of them. Tested by tests/batch/laws_test.cpp.

namespace attiva::batch {

/// The first day, up to the day after the one asked about, from which less than `length` has
/// passed, as the node `since` counts it.
std::int64_t first_recent(const evaluation::DayTables& day, program::Id since, Number length);

}  // namespace attiva::batch
