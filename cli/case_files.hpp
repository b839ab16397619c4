// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "attiva/catalogue.hpp"

// The files of a team's cases, named one by one or by their folder.
// Tested by tests/told/case_files_test.cpp.

namespace attiva::cli {

/// The texts of files and folders, in the order given; of a folder every .yaml and .json in
/// it, by name, but the budgets. False, with `error` in Italian, at the first that cannot be
/// read, at a folder without cases, at a file given twice.
bool read_cases(const std::vector<std::string>& names, const std::string& budgets, std::vector<Input>& cases, std::string& error);

}  // namespace attiva::cli
