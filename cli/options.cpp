// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The only file with CLI11: the table of verbs becomes its application, and its
// exceptions become Italian sentences. CLI11's own help and texts are not used.

#include "options.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <string_view>

namespace attiva::cli {
namespace {

// How help is asked for, before a verb and after it.
constexpr std::array<std::string_view, 3> help_names{"--aiuto", "--help", "-h"};

bool asks_help(const std::string& text) { return std::find(help_names.begin(), help_names.end(), text) != help_names.end(); }

std::string known_verbs() {
    std::string out;
    for (const auto& v : verbs()) out += (out.empty() ? "" : ", ") + v.name;
    return out;
}

std::string in_choices(const OptionSpec& option, const std::string& value) {
    if (option.choices.empty() ||
        std::find(option.choices.begin(), option.choices.end(), value) != option.choices.end())
        return {};
    std::string all;
    for (const auto& c : option.choices) all += (all.empty() ? "" : ", ") + c;
    return fmt::format("{} non può valere «{}»: scegli fra {}", option.name, value, all);
}

// An option of other verbs is named with them.
std::string no_such_option(const std::string& written) {
    const std::string name = written.substr(0, written.find('='));
    std::string of;
    for (const auto& v : verbs())
        if (std::any_of(v.options.begin(), v.options.end(), [&](const OptionSpec& o) { return o.name == name; }))
            of += (of.empty() ? "" : ", ") + v.name;
    return of.empty() ? fmt::format("l'opzione «{}» non c'è", written) : fmt::format("l'opzione «{}» qui non c'è: è di {}", name, of);
}

// CLI11 keeps the raw texts it could not place; the first one is what people
// want named.
std::string explain(const CLI::ParseError& error, const CLI::App& app, const std::string& twice) {
    const auto extras = app.remaining();
    if (!extras.empty() && extras.front().rfind("-", 0) == 0)
        return no_such_option(extras.front());
    if (!extras.empty()) return fmt::format("«{}» è di troppo", extras.front());
    if (dynamic_cast<const CLI::ArgumentMismatch*>(&error) != nullptr)
        return twice.empty() ? "a un'opzione manca il suo valore" : fmt::format("{} è data due volte: scrivila una volta sola", twice);
    return "la riga di comando non si legge";
}

struct Bound {
    std::map<std::string, std::string> texts;
    std::map<std::string, std::vector<std::string>> lists;
    std::map<std::string, bool> switches;
    std::vector<std::string> arguments;
};

void declare(CLI::App& app, const VerbSpec& verb, Bound& bound) {
    for (const auto& o : verb.options) {
        if (o.placeholder.empty()) app.add_flag(o.name, bound.switches[o.name]);
        else if (o.many) app.add_option(o.name, bound.lists[o.name])->allow_extra_args(false);
        else app.add_option(o.name, bound.texts[o.name]);
    }
    app.add_option("argomenti", bound.arguments);
}

std::string check_arguments(const VerbSpec& verb, const std::vector<std::string>& given) {
    std::size_t required = 0;
    bool many = false;
    for (const auto& a : verb.arguments) {
        if (a.required && given.size() <= required) return fmt::format("manca {}: {}", a.name, a.help);
        if (a.required) ++required;
        many = many || a.many;
    }
    if (!many && given.size() > verb.arguments.size())
        return fmt::format("«{}» è di troppo", given[verb.arguments.size()]);
    return {};
}

// The option that is written more than once and takes one value; empty: none.
std::string given_twice(const VerbSpec& verb, const std::vector<std::string>& rest) {
    for (const auto& o : verb.options) {
        const auto is = [&](const std::string& text) { return text == o.name || text.rfind(o.name + "=", 0) == 0; };
        if (!o.many && std::count_if(rest.begin(), rest.end(), is) > 1) return o.name;
    }
    return {};
}

Request parse_verb(const VerbSpec& verb, std::vector<std::string> rest) {
    Request request;
    request.verb = &verb;
    CLI::App app;
    app.set_help_flag(fmt::format("{}", fmt::join(help_names, ",")));
    Bound bound;
    declare(app, verb, bound);
    const std::string twice = given_twice(verb, rest);
    std::reverse(rest.begin(), rest.end());  // CLI11 reads its vector from the back
    try {
        app.parse(rest);
    } catch (const CLI::CallForHelp&) {
        request.help = true;
        return request;
    } catch (const CLI::ParseError& error) {
        request.error = explain(error, app, twice);
        return request;
    }
    for (const auto& o : verb.options) {
        const auto text = bound.texts.find(o.name);
        if (o.placeholder.empty()) {
            if (bound.switches[o.name]) request.values[o.name] = "sì";
        } else if (o.many) {
            if (app.count(o.name) > 0) request.lists[o.name] = bound.lists[o.name];
        } else if (app.count(o.name) > 0) {
            request.values[o.name] = text->second;
            if (request.error.empty()) request.error = in_choices(o, text->second);
        }
    }
    request.arguments = std::move(bound.arguments);
    if (request.error.empty()) request.error = check_arguments(verb, request.arguments);
    return request;
}

}  // namespace

Request parse_options(const std::vector<std::string>& arguments) {
    Request request;
    if (arguments.empty()) {
        request.error = "manca il verbo: scegli fra " + known_verbs();
        return request;
    }
    const std::string& first = arguments.front();
    if (asks_help(first) || first == "aiuto") {
        request.help = true;
        if (arguments.size() > 1) request.verb = find_verb(arguments[1]);
        return request;
    }
    if (first == "--versione" || first == "--version") {
        request.version = true;
        return request;
    }
    const VerbSpec* verb = find_verb(first);
    if (verb == nullptr) {
        request.error = fmt::format("il verbo «{}» non c'è: scegli fra {}", first, known_verbs());
        return request;
    }
    return parse_verb(*verb, {arguments.begin() + 1, arguments.end()});
}

}  // namespace attiva::cli
