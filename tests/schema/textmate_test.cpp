// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The TextMate grammar knows every word of the language, every unit and every type;
// and the tables have no word that the grammar of the rules does not use. How it
// colours is tested by scripts/editor with the engine of the editor.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "language/keywords.hpp"
#include "schema/schema.hpp"
#include "text/literal.hpp"
#include "vocabulary/type.hpp"

using namespace attiva;

namespace {

// The words of the alternatives in every pattern.
std::set<std::string> words_of(const std::string& pattern) {
    std::set<std::string> out;
    for (std::size_t open = pattern.find("(?:"); open != std::string::npos; open = pattern.find("(?:", open + 1)) {
        const std::size_t close = std::min(pattern.find(')', open), pattern.size());
        std::istringstream parts(pattern.substr(open + 3, close - open - 3));
        for (std::string word; std::getline(parts, word, '|');) out.insert(word);
    }
    return out;
}

// Words by the scope they are given.
std::set<std::string> coloured(const std::string& scope) {
    std::set<std::string> out;
    const auto grammar = nlohmann::json::parse(schema::textmate_grammar());
    for (const auto& p : grammar["patterns"]) {
        bool named = p.value("name", "").rfind(scope, 0) == 0;
        if (p.contains("captures"))
            for (const auto& [number, c] : p["captures"].items())
                named = named || c.value("name", "").rfind(scope, 0) == 0;
        if (named) out.merge(words_of(p["match"].get<std::string>()));
    }
    return out;
}

template <class Table>
void all_coloured(const Table& table, const std::string& scope) {
    const auto known = coloured(scope);
    for (const auto& word : table) {
        INFO(scope << ": " << std::string(word));
        CHECK(known.count(std::string(word)) == 1);
    }
}

std::string grammar_of_rules() {
    std::string out;
    for (const auto& e : std::filesystem::directory_iterator(std::string(ATTIVA_ROOT) + "/engine/language")) {
        if (e.path().extension() != ".ipp") continue;
        std::ifstream in(e.path());
        std::ostringstream all;
        all << in.rdbuf();
        out += all.str();
    }
    return out;
}

}  // namespace

TEST_CASE("every word of the language is coloured") {
    all_coloured(language::declaration_words, "storage.type");
    all_coloured(language::clause_words, "keyword.control.clause");
    all_coloured(language::literal_words, "constant.language");
    all_coloured(language::reserved_words, "keyword.operator.logical");
    all_coloured(language::place_words, "keyword.other.place");
    all_coloured(language::inner_words, "keyword.other");
    for (const auto word : language::following_words)
        if (word != "da_verificare") all_coloured(std::array{word}, "keyword");
    for (const auto word : language::continuing_words)
        if (word != "da_verificare") all_coloured(std::array{word}, "keyword");
    all_coloured(std::array{std::string("da_verificare")}, "storage.modifier");
    std::vector<std::string_view> units;
    for (const text::Unit* u : text::all_units())
        for (const auto w : text::unit_words(*u)) units.push_back(w);
    all_coloured(units, "keyword.other.unit");
    all_coloured(vocabulary::type_words(), "support.type");
}

TEST_CASE("the tables have no word that the grammar of the rules does not use") {
    const std::string text = grammar_of_rules();
    REQUIRE(text.size() > 1000);
    std::set<std::string> used;
    for (const char* call : {"kw(\"", "word(\""})
        for (std::size_t at = text.find(call); at != std::string::npos; at = text.find(call, at + 1)) {
            const std::size_t from = text.find('"', at) + 1;
            std::string words = text.substr(from, text.find('"', from) - from);
            std::replace(words.begin(), words.end(), '\'', ' ');
            std::istringstream parts(words);
            for (std::string word; parts >> word;) used.insert(word);
        }
    const auto check = [&](const auto& table) {
        for (const auto word : table) {
            INFO(std::string(word));
            CHECK(used.count(std::string(word)) == 1);
        }
    };
    check(language::reserved_words);
    check(language::declaration_words);
    check(language::clause_words);
    check(language::following_words);
    check(language::continuing_words);
    check(language::literal_words);
    check(language::place_words);
    check(language::inner_words);
}
