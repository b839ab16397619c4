// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// From a question to its receipt, and back. Tested by tests/cases/buoni/ricevuta/ and
// tests/cli/receipt_test.cpp.

#include "receipts.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "output.hpp"

namespace attiva::cli {
namespace {

// These say where things are and how they look, not what is asked.
bool asked_by(const OptionSpec& o) { return o.name != "--catalogo" && o.name != "--colore" && o.name != "--ricevuta"; }

const OptionSpec* option_of(const VerbSpec& verb, const std::string& name) {
    const auto it = std::find_if(verb.options.begin(), verb.options.end(), [&](const OptionSpec& o) { return o.name == name && asked_by(o); });
    return it == verb.options.end() ? nullptr : &*it;
}

std::string without(std::string text, const std::string& word) {
    for (std::size_t at = text.find(word); !word.empty() && at != std::string::npos; at = text.find(word, at)) text.erase(at, word.size());
    return text;
}

}  // namespace

std::string answer_digest(const std::string& text) { return digest_of(text); }

std::string bare_digest(const Catalogue& c, const std::string& text) { return digest_of(without(text, c.digest().substr(0, 12))); }

std::optional<Receipt> receipt_of(const Catalogue& c, const Input& person, const Request& request, Date day, std::string& error) {
    Receipt r;
    r.program = version();
    r.program_digest = program_digest();
    r.catalogue = c.digest();
    r.verb = request.verb->name;
    r.arguments.assign(request.arguments.begin() + 1, request.arguments.end());
    for (const auto& o : request.verb->options)
        if (asked_by(o) && (request.has(o.name) || o.name == "--data"))
            r.options.emplace_back(o.name, o.name == "--data" ? iso(day) : request.value(o.name));
    Question q = question_of(request, day);
    Diagnostics problems;
    const auto seen = c.seen_person(person, q, problems);
    const Tell tell = tell_of(r.verb);
    if (!seen || tell == nullptr) return std::nullopt;
    r.person = {"ricevuta.json", *seen};
    const auto first = tell(c, person, request, day, receipt_style, problems);
    const auto again = tell(c, r.person, request, day, receipt_style, problems);
    if (!first || !again || first->text != again->text) {
        error = "la ricevuta non ridarebbe la stessa risposta: è un errore di attiva, da segnalare";
        return std::nullopt;
    }
    r.verdicts = again->verdicts;
    r.answer = answer_digest(again->text);
    r.answer_without_catalogue = bare_digest(c, again->text);
    return r;
}

std::optional<Request> request_of(const Receipt& r, std::string& error) {
    Request out;
    out.verb = find_verb(r.verb);
    if (out.verb == nullptr || tell_of(r.verb) == nullptr) {
        error = fmt::format("questo programma non sa rifare la domanda «{}»", r.verb);
        return std::nullopt;
    }
    out.arguments = {"-"};
    out.arguments.insert(out.arguments.end(), r.arguments.begin(), r.arguments.end());
    for (const auto& [name, value] : r.options) {
        const OptionSpec* o = option_of(*out.verb, name);
        const bool good = o != nullptr && (o->choices.empty() || std::find(o->choices.begin(), o->choices.end(), value) != o->choices.end());
        if (!good) {
            error = fmt::format("questo programma non ha «{} {}» per {}", name, value, r.verb);
            return std::nullopt;
        }
        out.values[name] = value;
    }
    if (out.arguments.size() == out.verb->arguments.size() && out.has("--data")) return out;
    error = "alla domanda della ricevuta manca qualcosa: il giorno, o lo strumento";
    return std::nullopt;
}

}  // namespace attiva::cli
