// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>

#include "commands.hpp"
#include "telling.hpp"

// What every verb about one person begins with.

namespace attiva::cli {

/// The question a command line asks, whatever the verb: its options, and the instrument.
Question question_of(const Request& request, Date day);

/// A catalogue, a person, and how the question is asked.
struct AboutPerson {
    Catalogue catalogue;
    Input person;
    Question question;
};

/// Reads the options of `asking` (cli/verbs.cpp) and the first argument. `answered` when
/// `about` is there; else the exit code, and what is wrong has been said.
int open_question(const Run& run, std::optional<AboutPerson>& about);

/// The end of such a verb: the receipt if one is wanted, then what was told; or what is
/// wrong, where nothing was. The exit code.
int told_or_not(const AboutPerson& about, const Request& request, const std::optional<Told>& told, const Diagnostics& problems);

/// Says what was found, where the format asked for has it.
void report(const Catalogue& catalogue, const Diagnostics& diagnostics, const Request& request);

}  // namespace attiva::cli
