// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// chiedi: one question at a time, the answers from standard input, the sheet they make.

#include <fmt/format.h>
#include <unistd.h>

#include <iostream>

#include "attiva/attiva.hpp"
#include "commands.hpp"
#include "files.hpp"
#include "interview_text.hpp"
#include "output.hpp"
#include "question.hpp"

namespace attiva::cli {
namespace {

constexpr std::size_t longest_answer = 4000;  // characters: as a line of a file

// "lo sa il SerD" → "il SerD"
std::optional<std::string> service_of(const std::string& line) {
    for (const std::string begin : {"lo sa ", "lo sanno "})
        if (line.rfind(begin, 0) == 0) return line.substr(begin.size());
    return std::nullopt;
}

std::string trimmed(const std::string& line) {
    const std::size_t first = line.find_first_not_of(" \t\r");
    return first == std::string::npos ? "" : line.substr(first, line.find_last_not_of(" \t\r") - first + 1);
}

class Dialogue {
public:
    Dialogue(const Request& r, Interview interview)
        : request_(r), interview_(std::move(interview)), json_(r.value("--formato") == "json"),
          style_(style_of(r.value("--colore", "auto"), STDOUT_FILENO)) {}

    int run() {
        for (const NextStep* step = nullptr; (step = next()) != nullptr && ask(*step) && listen(*step);) {
        }
        const InterviewOutcome outcome = interview_.outcome();
        if (!print(json_ ? to_json(outcome) + "\n" : interview_end(outcome, style_))) return failed;
        if (!keep(outcome.sheet)) return failed;
        return outcome.finished ? answered : undecided;
    }

private:
    const NextStep* next() {
        const auto& step = interview_.next();
        return step ? &*step : nullptr;
    }

    bool ask(const NextStep& step) {
        const std::size_t number = interview_.answered() + 1;
        return print(json_ ? to_json(step, number) + "\n" : interview_question(step, number, style_));
    }

    // Reads until a line answers; false at the end of the input or at «basta».
    bool listen(const NextStep& step) {
        std::string line;
        for (;;) {
            if (!json_ && !print("> ")) return false;
            if (!std::getline(std::cin, line)) {
                if (!json_) print("\n");
                return false;
            }
            if (isatty(STDIN_FILENO) == 0 && !json_) print(trimmed(line) + "\n");
            const std::string said = trimmed(line);
            if (said == "basta") return false;
            if (said.empty()) continue;
            if (said == "perché" || said == "perche") {
                print(json_ ? to_json(step, interview_.answered() + 1) + "\n" : interview_reasons(step, style_));
                continue;
            }
            if (said == "indietro") {
                if (interview_.undo()) return true;
                refuse("non c'è una risposta da ritirare");
                continue;
            }
            const auto wrong = reply(said);
            if (!wrong) return true;
            refuse(*wrong);
        }
    }

    std::optional<std::string> reply(const std::string& said) {
        if (said.size() > longest_answer) return fmt::format("la risposta è troppo lunga: al massimo {} caratteri", longest_answer);
        if (const auto service = service_of(said)) return interview_.ask_of(*service);
        return interview_.answer(said);
    }

    void refuse(const std::string& why) {
        if (json_) complain(why);
        else print(folded(style_, "Non va bene: " + why, 2));
    }

    bool keep(const std::string& sheet) {
        const std::string file = request_.value("--scrivi");
        if (file.empty()) return true;
        std::string error;
        if (replace_file(file, sheet, error)) return true;
        complain(error);
        return false;
    }

    const Request& request_;
    Interview interview_;
    bool json_;
    Style style_;
};

}  // namespace

int run_chiedi(const Run& run) {
    const Request& r = run.request;
    auto question = question_of(r);
    if (!question) return misused;
    std::optional<Input> person = Input{"foglio vuoto", "al: " + iso(question->day) + "\n"};
    if (!r.arguments.empty()) {
        if (r.arguments.front() == "-") {
            complain("l'ingresso standard è per le risposte: il foglio della persona va in un file");
            return misused;
        }
        std::string error;
        person = read_input(r.arguments.front(), error);
        if (!person) {
            complain(error);
            return failed;
        }
    }
    const Catalogue catalogue = open_catalogue(run);
    if (!catalogue.ok()) {
        to_stderr(catalogue, catalogue.diagnostics(), r);
        return invalid;
    }
    question->ways_in = false;
    Diagnostics problems;
    auto interview = catalogue.interview(*person, *question, problems);
    if (!problems.empty()) to_stderr(catalogue, problems, r);
    if (!interview) return invalid;
    return Dialogue(r, std::move(*interview)).run();
}

}  // namespace attiva::cli
