// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "commands.hpp"
#include "telling.hpp"

// What a verb that takes a person says, before it is printed: so that all of it can be
// compared, to the byte, by tests/views/.

namespace attiva::cli {

struct Reply {
    int code = 0;     ///< exit code of the program
    std::string out;  ///< standard output
    std::string err;  ///< standard error
};

/// The whole reply of a verb; the catalogue is `ok()`.
Reply reply(Tell tell, const Catalogue& catalogue, const Input& person, const Request& request, Date day);

/// The whole reply of `fondi`. `other`: the catalogue of the scenario, where it has one of its own.
Reply reply_of_funds(const Catalogue& catalogue, const Catalogue* other, const FundsQuestion& question, const Request& request);

/// Reads the person's file, opens the catalogue, prints the reply, writes the receipt asked
/// for; the exit code of the program.
int ask_person(const Run& run, Tell tell);

/// Adds what was found in a file: to the data when they are JSON, else to the messages.
void add_report(Reply& reply, const Catalogue& catalogue, const Diagnostics& found, const Request& request);

}  // namespace attiva::cli
