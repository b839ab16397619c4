// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>

#include "telling.hpp"

// Receipts, written and put again. Tested by tests/cases/buoni/ricevuta/.

namespace attiva::cli {

/// How an answer is printed for its digest: no colour, 100 characters a line.
inline constexpr Style receipt_style{false, 100};

/// May a receipt be written where `--ricevuta` says, if it says so? The exit code, and what
/// is wrong has been said.
int check_receipt(const Request& request);
/// Writes it there, as a new file. The same.
int save_receipt(const Catalogue& catalogue, const Input& person, const Request& request, Date day);

/// The receipt of a question, checked by asking it again from itself; nothing (with
/// `error`) where that would not give the same answer.
std::optional<Receipt> receipt_of(const Catalogue& catalogue, const Input& person, const Request& request,
                                  Date day, std::string& error);
/// The request a receipt stands for; nothing (with `error`) where this program has no such
/// verb or option.
std::optional<Request> request_of(const Receipt& receipt, std::string& error);
/// The digests of a printed answer: of all of it, and of it without the catalogue's digest.
std::string answer_digest(const std::string& text);
std::string bare_digest(const Catalogue& catalogue, const std::string& text);

}  // namespace attiva::cli
