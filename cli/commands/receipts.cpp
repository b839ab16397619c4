// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// From a question to its receipt, and back. Tested by tests/cases/buoni/ricevuta/ and
// tests/cli/receipt_test.cpp.

#include "receipts.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "commands.hpp"
#include "files.hpp"
#include "output.hpp"
#include "question.hpp"

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

// What is asked when an option is not given may be otherwise one day: these are always kept.
std::string kept(const Request& request, const OptionSpec& o, Date day) {
    if (o.name == "--data") return iso(day);
    if (o.name == "--fino") return iso(last_day(request, day));
    return request.value(o.name);
}

}  // namespace

Tell tell_of(const std::string& verb) {
    if (verb == "quando") return tell_calendar;
    if (verb == "percorso") return tell_path;
    if (verb == "condividi") return tell_sharing;
    return verb == "valuta" || verb == "perche" ? tell_answer : nullptr;
}

Date last_looked(const Request& r, Date day) {
    if (r.verb->name == "quando") return last_day(r, day);
    return r.verb->name == "percorso" ? std::min(add_months(day, last_path_month(r)), last_supported_day) : day;
}

int check_receipt(const Request& r) {
    if (!r.has("--ricevuta")) return answered;
    const std::string& name = r.value("--ricevuta");
    if (name.empty() || name == "-") {
        complain(name.empty() ? "--ricevuta vuole il nome di un file nuovo" : "--ricevuta vuole il nome di un file: sull'uscita standard c'è la risposta");
        return misused;
    }
    if (!exists(name)) return answered;
    complain(fmt::format("«{}» c'è già: una ricevuta non si sovrascrive", name));
    return failed;
}

int save_receipt(const Catalogue& c, const Input& person, const Request& r, Date day) {
    std::string error;
    const auto receipt = receipt_of(c, person, r, day, error);
    if (receipt && create_file(r.value("--ricevuta"), receipt_file(*receipt), error)) return answered;
    complain(error);
    return failed;
}

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
        if (const std::string value = kept(request, o, day); asked_by(o) && !value.empty()) r.options.emplace_back(o.name, value);
    Question q = question_of(request, day);
    Diagnostics problems;
    const auto seen = c.seen_person(person, q, last_looked(request, day), problems);
    const Tell tell = tell_of(r.verb);
    if (!seen || tell == nullptr) return std::nullopt;
    r.person = {"ricevuta.json", *seen};
    const auto first = tell(c, person, request, day, receipt_style, Notes::left_out, problems);
    const auto again = tell(c, r.person, request, day, receipt_style, Notes::left_out, problems);
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
        const bool good = o != nullptr && !value.empty() && (o->choices.empty() || std::find(o->choices.begin(), o->choices.end(), value) != o->choices.end());
        if (!good) {
            error = o != nullptr && value.empty() ? fmt::format("nella domanda della ricevuta {} è senza valore", name)
                                                  : fmt::format("questo programma non ha «{} {}» per {}", name, value, r.verb);
            return std::nullopt;
        }
        out.values[name] = value;
    }
    const auto& known = out.verb->arguments;
    const auto must = static_cast<std::size_t>(std::count_if(known.begin(), known.end(), [](const ArgumentSpec& a) { return a.required; }));
    if (!out.has("--data")) error = "nella domanda della ricevuta manca il giorno (--data)";
    else if (out.arguments.size() < must) error = fmt::format("nella domanda della ricevuta manca lo strumento: {} ne vuole uno", r.verb);
    else if (out.arguments.size() > known.size()) error = fmt::format("nella domanda della ricevuta c'è un argomento di troppo: «{}»", out.arguments[known.size()]);
    else if (r.verb == "condividi" && out.has("--vista") == out.has("--con")) error = "nella domanda della ricevuta ci vuole --vista o --con, e non tutti e due";
    else return out;
    return std::nullopt;
}

}  // namespace attiva::cli
