// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "evaluation/evaluator.hpp"

// Values and persons of an inquiry in people's words.
// Tested by tests/cases/buoni/cambierebbe/ and chiedi/.

namespace attiva::inquiry {

/// The values of a fact as an attribute tells them: the age for the birthday behind it.
vocabulary::Possible seen_as(const vocabulary::Attribute& attribute, const vocabulary::Possible& fact, Date day);

/// "al massimo 10.140 euro", where the other end is that of `whole`, everything possible.
std::string limits_words(const vocabulary::Vocabulary& vocabulary, const vocabulary::Attribute& attribute,
                         const vocabulary::Possible& part, const vocabulary::Possible& whole);

/// "figlio 2", "familiare 1"; empty of the person.
std::string member_words(const person::Profile& profile, evaluation::Subject subject);

}  // namespace attiva::inquiry
