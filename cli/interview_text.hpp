// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "attiva/interview.hpp"
#include "output.hpp"

// An interview on a terminal: the question, all its reasons, how it ended.

namespace attiva::cli {

std::string interview_question(const NextStep& step, std::size_t number, const Style& style);
std::string interview_reasons(const NextStep& step, const Style& style);
std::string interview_end(const InterviewOutcome& outcome, const Style& style);

}  // namespace attiva::cli
