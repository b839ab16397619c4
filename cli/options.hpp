// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <string>
#include <vector>

#include "verbs.hpp"

// The one option parser (CLI11 behind it), driven by the table of verbs.

namespace attiva::cli {

/// What was asked on the command line.
struct Request {
    const VerbSpec* verb = nullptr;
    std::map<std::string, std::string> values;  ///< option → value; a switch → "sì"
    std::map<std::string, std::vector<std::string>> lists;  ///< of an option that may be given again: all its values
    std::vector<std::string> arguments;         ///< positional, in order
    bool help = false;     ///< print help (of `verb`, or the general one) and leave with 0
    bool version = false;
    std::string error;     ///< not empty: wrong usage, Italian, with what to do; leave with 2

    [[nodiscard]] bool has(const std::string& option) const { return values.count(option) != 0; }
    [[nodiscard]] std::string value(const std::string& option, const std::string& otherwise = "") const {
        const auto it = values.find(option);
        return it == values.end() ? otherwise : it->second;
    }
    /// Every value, in order, of an option that may be given again.
    [[nodiscard]] std::vector<std::string> all(const std::string& option) const {
        const auto it = lists.find(option);
        return it == lists.end() ? std::vector<std::string>{} : it->second;
    }
};

/// Never throws, never exits. `arguments` without the program's name.
Request parse_options(const std::vector<std::string>& arguments);

}  // namespace attiva::cli
