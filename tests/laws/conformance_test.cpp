// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Three-valued logic against rows written by others
// (tests/data/conformance/three-valued.json, FEEL): each row that can be said
// in the language is rule text, read, checked, and answered by engine and
// oracle; where the row computes with a wrong type, ours must not compile.
// docs/conformita.md lists by construct what cannot be said.
#include <catch2/catch.hpp>

#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <regex>

#include "language/check.hpp"
#include "language/parse.hpp"
#include "trial.hpp"

using namespace attiva;
using namespace attiva::laws;
using nlohmann::json;

namespace {

// The facts the rows speak of: true, false, null; lists of letters; numbers.
struct Facts {
    Facts() {
        boolean("vero", vocabulary::may_yes);
        boolean("falso", vocabulary::may_no);
        boolean("ignoto", vocabulary::may_no | vocabulary::may_yes);
        vocabulary::ChoiceList letters;
        letters.id = "lettere";
        letters.ordered = true;
        for (const char* l : {"a", "b", "c", "d", "e"}) letters.items.push_back({l, l});
        const auto list = vocabulary.add(letters);
        for (int i = 0; i < 5; ++i) {
            vocabulary::Possible p;
            p.may = std::uint64_t{1} << i;
            add("lettera_" + letters.items[static_cast<std::size_t>(i)].id, {Base::choice, list},
                p);
        }
        add("numero_ignoto", {Base::number, vocabulary::no_list},
            vocabulary::between(Number{-1'000'000}, Number{1'000'000}));
    }
    void boolean(const char* id, std::uint64_t may) {
        vocabulary::Possible p;
        p.may = may;
        add(id, {Base::boolean, vocabulary::no_list}, p);
    }
    void add(const std::string& id, vocabulary::Type type, const vocabulary::Possible& value) {
        vocabulary::Attribute a;
        a.id = a.label = id;
        a.type = type;
        a.domain = value;
        vocabulary.add(a);
        person::Fact f;
        f.value = value;
        profile.facts.push_back(f);
    }
    vocabulary::Vocabulary vocabulary;
    person::Profile profile;
};

std::string replaced(std::string text, const char* pattern, const char* with) {
    return std::regex_replace(text, std::regex(pattern), with);
}

// The row in our words; empty if there are none for it.
std::string in_our_words(const std::string& feel) {
    if (feel.find("time(") != std::string::npos || feel.find("l:[") != std::string::npos ||
        feel == "all([])" || feel == "all(list:null)")
        return "";
    std::string t = feel;
    t = replaced(t, R"re("([a-e])" between "([a-e])" and "([a-e])")re", "lettera_$1 tra $2 e $3");
    t = replaced(t, R"re(date\("([0-9-]+)"\))re", "$1");
    t = replaced(t, R"re(duration\("P([0-9])Y"\))re", "$1 anni");
    t = replaced(t, R"re(duration\("P([0-9])D"\))re", "$1 giorni");
    if (t.find("between") != std::string::npos) {
        t = replaced(t, "null", "numero_ignoto");
        return replaced(replaced(t, " between ", " tra "), " and ", " e ");
    }
    t = replaced(t, R"re(^all\((list:)?\[?([^\]\)]*)\]?\)$)re", "tutte tra ($2)");
    t = replaced(replaced(replaced(t, "\"true\"", "«»"), "true", "vero"), "false", "falso");
    return replaced(replaced(replaced(t, "null", "ignoto"), "«»", "\"true\""), " and ", " e ");
}

// What the language makes of the text: sì, no, ignoto, or errore.
std::string answered(const std::string& words) {
    Facts facts;
    text::Sources sources;
    Diagnostics diagnostics;
    const FileId file =
        sources.add("riga.regole", "definizione riga : sì_no\n    " + words + "\n", diagnostics);
    language::RuleFile rules{language::parse(sources, file, diagnostics), file,
                             language::Provenance::Layer::national};
    const auto book = language::check({rules}, facts.vocabulary, {}, diagnostics);
    if (!diagnostics.ok()) return "errore";
    const catalogue::Territory nowhere;
    const auto program = program::from_language(book, facts.vocabulary, true);
    const evaluation::DayTables day(program, book, facts.vocabulary, nowhere, Date{20'000});
    evaluation::Evaluation engine(day);
    engine.run(facts.profile);
    const auto body = book.definitions.at(0).body;
    const Truth oracle =
        Naive(book, facts.vocabulary, nowhere, facts.profile, Date{20'000}).truth(body);
    if (engine.truth(program.of_typed[body]) != oracle)
        return "l'oracolo dice " + std::string(word(oracle));
    return word(oracle);
}

bool wrong_type(const std::string& feel) {
    if (feel.find("between") != std::string::npos) return false;
    return std::regex_search(feel, std::regex("123|\"true\"|^0 and|all\\(\\)"));
}

}  // namespace

TEST_CASE("three-valued rows written by others") {
    std::ifstream in(ATTIVA_ROOT "/tests/data/conformance/three-valued.json");
    const json data = json::parse(in);
    int passing = 0;
    int refused = 0;
    std::vector<std::string> unsaid;
    for (const json& row : data["cases"]) {
        const std::string feel = row["expression"];
        const std::string words = in_our_words(feel);
        const std::string name =
            row["suite"].get<std::string>() + " " + row["case"].get<std::string>();
        if (words.empty()) {
            unsaid.push_back(name);
            continue;
        }
        CAPTURE(name, feel, words);
        const json& expected = row["expected"];
        const bool refuse = wrong_type(feel);
        (refuse ? refused : passing)++;
        CHECK(answered(words) == (refuse                 ? "errore"
                                  : expected.is_null()   ? "ignoto"
                                  : expected.get<bool>() ? "sì"
                                                         : "no"));
    }
    CHECK(passing == 49);
    CHECK(refused == 14);
    CHECK(unsaid.size() == 13);
}
