// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>

#include "commands.hpp"

// What every verb about one person begins with.

namespace attiva::cli {

/// A catalogue, a person, and how the question is asked (but for the instrument).
struct AboutPerson {
    Catalogue catalogue;
    Input person;
    Question question;
};

/// Reads the options of `asking` (cli/verbs.cpp) and the first argument. `answered` when
/// `about` is there; else the exit code, and what is wrong has been said.
int open_question(const Run& run, std::optional<AboutPerson>& about);

/// Says what was found, where the format asked for has it.
void report(const Catalogue& catalogue, const Diagnostics& diagnostics, const Request& request);

}  // namespace attiva::cli
