// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "sql/translate.hpp"

// Expressions as text. What is read more than once is a column of an earlier step, so
// that the text does not explode. Tested by tests/sql/.

namespace attiva::sql {

struct Output {
    std::string column;
    Expr value;
};

/// The views that count over rows, and those of the verdicts.
std::string views_text(Translator& translator, const std::vector<Output>& outputs);
/// 'text', with its apostrophes doubled.
std::string quoted(const std::string& text);

}  // namespace attiva::sql
