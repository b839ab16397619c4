// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "attiva/catalogue.hpp"
#include "options.hpp"

// What a verb that takes a person says, before it is printed: so that all of it can be
// compared, to the byte, by tests/views/.

namespace attiva::cli {

struct Reply {
    int code = 0;     ///< exit code of the program
    std::string out;  ///< standard output
    std::string err;  ///< standard error
};

/// A verb asked of one person; the catalogue is `ok()`. `question`: what the options that
/// the verbs share say (question.hpp).
using Answering = Reply (*)(const Catalogue&, const Input& person, Question question, const Request&);

Reply reply_valuta(const Catalogue& catalogue, const Input& person, Question question, const Request& request);
Reply reply_perche(const Catalogue& catalogue, const Input& person, Question question, const Request& request);
Reply reply_quando(const Catalogue& catalogue, const Input& person, Question question, const Request& request);
Reply reply_condividi(const Catalogue& catalogue, const Input& person, Question question, const Request& request);

/// Adds what was found in the person's file: to the data when they are JSON, else to the
/// messages.
void add_report(Reply& reply, const Catalogue& catalogue, const Diagnostics& found, const Request& request);

}  // namespace attiva::cli
