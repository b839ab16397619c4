// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "views/interviewed.hpp"

#include "attiva/attiva.hpp"
#include "commands/commands.hpp"
#include "commands/question.hpp"

namespace attiva::views {
namespace {

constexpr std::size_t most_steps = 3;

// Turn by turn another kind of answer, as far as it is one.
void answer(Interview& interview, const NextStep& step, std::size_t turn) {
    if (turn % 3 == 1 && !interview.answer("non so")) return;
    if (!step.choices.empty() && !interview.answer(step.choices.front().first)) return;
    for (const char* said : {"no", "0", "2020-02-29", "non so"})
        if (!interview.answer(said)) return;
}

}  // namespace

cli::Reply interviewed(const Catalogue& catalogue, const Input& person, const cli::Request& request, Date day) {
    Question question = cli::question_of(request, day);
    cli::Reply reply;
    question.ways_in = false;
    Diagnostics problems;
    auto interview = catalogue.interview(person, question, problems);
    cli::add_report(reply, catalogue, problems, request);
    if (!interview) {
        reply.code = cli::invalid;
        return reply;
    }
    for (std::size_t turn = 0; turn < most_steps && interview->next(); ++turn) {
        const NextStep step = *interview->next();
        reply.out += to_json(step, turn + 1) + "\n";
        answer(*interview, step, turn);
    }
    reply.out += to_json(interview->outcome()) + "\n";
    return reply;
}

}  // namespace attiva::views
