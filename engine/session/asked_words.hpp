// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "attiva/interview.hpp"
#include "catalogue/model.hpp"
#include "evaluation/phrases.hpp"
#include "inquiry/next_question.hpp"

// The next question in people's words. Tested by tests/cases/buoni/chiedi/.

namespace attiva::session {

struct AskedOf {
    const catalogue::Catalogue& catalogue;
    const evaluation::Phrases& phrases;
    Date day;
    const person::Profile& profile;
};

/// `open`: instruments no condition settles yet.
NextStep next_step(const AskedOf& of, const inquiry::NextQuestion& question, std::size_t open);

/// What an answer about a fact looks like.
std::string answer_form(const vocabulary::Attribute& attribute);
/// The choices of a fact, if it has any: id and words.
std::vector<std::pair<std::string, std::string>> choices_of(const vocabulary::Vocabulary& vocabulary, const vocabulary::Attribute& attribute);

}  // namespace attiva::session
