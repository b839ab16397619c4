// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The TextMate grammar of the rules: the words of language/keywords.hpp, the units of
// text/literal, the types of vocabulary/type, put into a few regular expressions. It
// colours line by line and knows no context but the beginning of a line: a word of
// the language that is also the name of a fact is coloured as a word.
// Tested by tests/schema/textmate_test.cpp and scripts/editor.

#include <fmt/format.h>

#include <algorithm>
#include <initializer_list>
#include <vector>

#include "language/keywords.hpp"
#include "schema/json.hpp"
#include "schema/schema.hpp"
#include "text/literal.hpp"
#include "vocabulary/type.hpp"

namespace attiva::schema {
namespace {

using Words = std::vector<std::string_view>;

// A name ends where a letter, a digit or `_` does not follow.
const std::string start = "(?<![\\p{L}\\p{N}_])";
const std::string end = "(?![\\p{L}\\p{N}_])";
const std::string name = "[\\p{L}_][\\p{L}\\p{N}_]*";

std::string either(const Words& words) { return fmt::format("(?:{})", fmt::join(words, "|")); }

template <class... Tables>
Words all(const Tables&... tables) {
    Words out;
    (out.insert(out.end(), tables.begin(), tables.end()), ...);
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

Json matched(const std::string& scope, const std::string& pattern) {
    return {{"name", scope + ".regole"}, {"match", pattern}};
}

Json word(const std::string& scope, const Words& words) { return matched(scope, start + either(words) + end); }

Json captured(const std::string& pattern, std::initializer_list<const char*> scopes) {
    Json captures = Json::object();
    int group = 0;
    for (const char* scope : scopes) {
        ++group;
        captures[std::to_string(group)] = {{"name", std::string(scope) + ".regole"}};
    }
    return {{"match", pattern}, {"captures", std::move(captures)}};
}

// strumento adi · integra strumento adi · parametro soglia
Json declaration() {
    const std::string words = either(all(language::declaration_words));
    const std::string places = either(all(language::place_words));
    return captured(fmt::format("^({0}){1}(?: +({0}){1})?(?: +(?!{2}{1})({3}))?", words, end, places, name),
                    {"storage.type", "storage.type", "entity.name.type"});
}

Json clause() {
    return captured(fmt::format("^ +({}){}", either(all(language::clause_words)), end), {"keyword.control.clause"});
}

// fonte dl_48_2023
Json source() {
    return captured(fmt::format("{0}(fonte){1}(?: +(?!da_verificare{1})({2}))?", start, end, name),
                    {"keyword.other.source", "constant.other.act"});
}

// comune pietrasanta · zone (versilia, lunigiana)
Json place() {
    const std::string other = either(all(language::reserved_words, language::following_words));
    Json out = captured(fmt::format("{0}({1}){2}(?:( *\\([^)]*\\))| +(?!{3}{2})({4}))?", start,
                                    either(all(language::place_words)), end, other, name),
                        {"keyword.other.place", "meta.places", "entity.name.place"});
    out["captures"]["2"]["patterns"] = Json::array(
        {matched("entity.name.place", name), matched("punctuation.separator", ","), matched("punctuation.section", "[()]")});
    return out;
}

// 10.140,50 euro
Json quantity() {
    Words units;
    for (const text::Unit* u : text::all_units())
        for (const auto w : text::unit_words(*u)) units.push_back(w);
    std::sort(units.begin(), units.end(), [](auto a, auto b) { return a.size() > b.size(); });
    return captured(fmt::format("{}((?:[0-9]{{1,3}}(?:\\.[0-9]{{3}})+|[0-9]+)(?:,[0-9]+)?)(?: *({}){})?{}", start,
                                either(units), end, end),
                    {"constant.numeric", "keyword.other.unit"});
}

// The type after a colon; «mesi tra» and «giorni tra» begin a value.
Json type() {
    std::vector<std::string> names = vocabulary::type_words();
    std::sort(names.begin(), names.end(), [](const auto& a, const auto& b) { return a.size() > b.size(); });
    return captured(fmt::format("(:) +({}){}(?!/)(?! +tra{})", either({names.begin(), names.end()}), end, end),
                    {"punctuation.separator", "support.type"});
}

Json patterns() {
    Words control = all(language::following_words, language::continuing_words);
    control.erase(std::remove(control.begin(), control.end(), "da_verificare"), control.end());
    return Json::array({
        matched("comment.line.number-sign", "#.*$"),
        matched("string.quoted.double", "\"[^\"]*\""),
        matched("invalid.illegal.unclosed", "\"[^\"]*$"),
        declaration(),
        source(),
        clause(),
        matched("punctuation.definition.list", "^ +-(?= )"),
        matched("constant.numeric.date", start + "[0-9]{4}-[0-9]{2}-[0-9]{2}" + end),
        quantity(),
        type(),
        place(),
        word("constant.language", all(language::literal_words)),
        word("keyword.operator.logical", all(language::reserved_words)),
        word("storage.modifier", {"da_verificare"}),
        word("keyword.control", control),
        word("keyword.other", all(language::inner_words, language::clause_words, language::declaration_words)),
        matched("variable.other", fmt::format("{0}(?:\\.{0})?", name)),
        matched("keyword.operator.comparison", "<=|>=|<|>|="),
        matched("keyword.operator.arithmetic", "[-+*/]"),
        matched("keyword.operator.alternation", "\\|"),
        matched("punctuation.separator", "[,:']"),
        matched("punctuation.section", "[()]"),
    });
}

}  // namespace

std::string textmate_grammar() {
    const Json out{{"$comment", "Scritto da «attiva schema textmate»: non si modifica a mano."},
                   {"name", "regole"},
                   {"scopeName", "source.regole"},
                   {"fileTypes", {"regole"}},
                   {"patterns", patterns()}};
    return written(out);
}

}  // namespace attiva::schema
