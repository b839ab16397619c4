// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "house/files.hpp"

// Sizes and manners of the house: what each checker counts. Every list is of
// "path: reason" or "path:line: reason", empty when all is well.

namespace house {

/// The text with comments, strings and character literals blanked out, lines kept.
std::string code_only(std::string_view text);

struct Function {
    std::size_t line = 0;    ///< of its opening brace's statement, 1-based
    std::size_t length = 0;  ///< lines from there to the closing brace
    bool commented = false;  ///< a comment stands right above it
};
/// Bodies of functions, the outermost only (a lambda belongs to its function).
std::vector<Function> functions_of(std::string_view text);

/// The value below which `percent` of the sorted numbers lie (nearest rank); 0 for none.
std::size_t percentile(std::vector<std::size_t> numbers, std::size_t percent);

struct Count {
    std::size_t code = 0;
    std::size_t comment = 0;  ///< a line may be both; the licence lines are neither
};
Count lines_counted(std::string_view text);

std::vector<std::string> too_long_files(const std::vector<File>& files, std::size_t most);
std::vector<std::string> too_long_functions(const std::vector<File>& files, std::size_t most);
/// No C++ among the data, no data inside the engine, no name that says nothing.
std::vector<std::string> misplaced(const std::vector<File>& files);
/// Sources, rules, YAML and scripts whose first five lines lack the licence.
std::vector<std::string> without_licence(const std::vector<File>& files);
/// Places of one machine, which nobody else has.
std::vector<std::string> machine_places(const std::vector<File>& files);

}  // namespace house
