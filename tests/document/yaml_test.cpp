// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Tests of engine/document/yaml: what is read, what is refused and where, and
// that no text makes it hang.
#include "document/yaml.hpp"

#include <catch2/catch.hpp>

#include <random>

#include "main/codes.hpp"

using namespace attiva;
using namespace attiva::document;

namespace {

struct Read {
    text::Sources sources;
    Diagnostics d;
    std::optional<Node> root;
    explicit Read(std::string text) {
        root = read_yaml(sources, sources.add("x.yaml", std::move(text), d), d);
    }
    [[nodiscard]] std::string words(Span s) const { return std::string(sources.words(s)); }
};

struct Case {
    const char* input;
    const char* dump;  // the tree, or the codes of the errors
};

std::string brackets(std::size_t count, const char* one) {
    std::string out;
    for (std::size_t i = 0; i < count; ++i) out += one;
    return out;
}

std::string nested(std::size_t levels) {
    return brackets(levels, "[\n") + "x" + brackets(levels, "]\n");
}

}  // namespace

TEST_CASE("maps, lists and texts") {
    const auto c = GENERATE(values<Case>({
        {"a: 1\nb: sì\n", "{a: 1, b: sì}"},
        {"---\na: 1\n", "{a: 1}"},
        {"a: 1\n...\n", "{a: 1}"},
        {"# nota\na: 1 # qui\n", "{a: 1}"},
        {"a: [x, 'y', \"z\"]\n", "{a: [x, \"y\", \"z\"]}"},
        {"a:\n  - x\n  - b: 1\n    c: 2\n", "{a: [x, {b: 1, c: 2}]}"},
        {"a:\nb: ~\nc: null\nd: ''\n", "{a: ~, b: ~, c: ~, d: \"\"}"},
        {"a: no\nb: 010\nc: 2024-01-31\nd: 1.000,50\n",
         "{a: no, b: 010, c: 2024-01-31, d: 1.000,50}"},
        {"a: >\n  una frase\n  lunga\nb: 1\n", "{a: una frase lunga\n, b: 1}"},
        {"a: una frase\n  lunga\nb: 1\n", "{a: una frase lunga, b: 1}"},
        {"{a: 1, b: {c: 2}}", "{a: 1, b: {c: 2}}"},
        {"[]", "[]"},
        {"solo", "solo"},
        {"<<: x", "{<<: x}"},
    }));
    INFO(c.input);
    const Read r(c.input);
    CHECK(codes(r.d).empty());
    REQUIRE(r.root);
    CHECK(dump(*r.root) == c.dump);
}

TEST_CASE("what people do not need is refused with its place") {
    const auto c = GENERATE(values<Case>({
        {"", "Y009[0-0]"},
        {"# niente\n", "Y009[0-0]"},
        {"a: 1\na: 2\n", "Y004[5-6]"},
        {"a: 1\nb: {c: 1, c: 2}\na: 2\n", "Y004[15-16] Y004[21-22]"},
        {"a: &x 1\n", "Y002[3-5]"},
        {"a: &x [1]\nb: *x\n", "Y002[3-5]"},
        {"a: *x\n", "Y002[3-5]"},
        {"a: !!str 1\n", "Y003[3-8]"},
        {"a: !foo [1]\n", "Y003[3-7]"},
        {"a: ! 1\n", "Y003[3-4]"},
        {"a: 1\n---\nb: 2\n", "Y005[5-8]"},
        {"[a]: 1\n", "Y006[0-4]"},
        {"? {a: 1}\n: 2\n", "Y006[2-5]"},
        {"~: 1\n", "Y006[0-1]"},
        {"a: [1, 2\n", "Y001[3-4]"},
        {"a: b: c\n", "Y001[4-5]"},
        {"a: \"x\n", "Y001[3-4]"},
        {"a: 'x\n", "Y001[3-4]"},
        {"[a] b\n", "Y005[4-5]"},
        {"a: 1\n  b: 2\n", "Y001[8-9]"},
        {",", "Y005[0-1]"},
        {"]", "Y001[0-1]"},
    }));
    INFO(c.input);
    const Read r(c.input);
    CHECK(codes(r.d) == c.dump);
    for (const auto& d : r.d.items()) {
        CHECK_FALSE(d.message.empty());
        CHECK_FALSE(d.help.empty());
    }
}

TEST_CASE("faults of form are said in Italian") {
    struct Said {
        const char* input;
        const char* message;
    };
    const auto c = GENERATE(values<Said>({
        {"a: b: c\n", "due punti fuori posto"},
        {"a: 1\nb\n", "manca «:» dopo «b»"},
        {"a: 1\nb\nc: 2\n", "manca «:» in questa riga"},
        {"{a: 1, b}\n", "manca «:» dopo «b»"},
        {"? a\n: b\n", "manca «:» dopo «a»"},
        {"a: 1\n- b\n", "testo fuori posto: non continua la mappa"},
        {"- a\nb: 1\n", "testo fuori posto dopo la fine del documento"},
        {"- 'a' b\n- c\n", "testo fuori posto: non continua l'elenco"},
        {"a: [1, 2\n", "parentesi non chiusa"},
        {"a: {b: 1\n", "parentesi non chiusa"},
        {"a: [1,\nb: 2\n", "parentesi non chiusa"},
        {"a: [\n", "parentesi non chiusa"},
        {"a: @x\n", "un testo non può cominciare con questo carattere"},
        {"a: `x`\n", "un testo non può cominciare con questo carattere"},
        {"a: *importante*\n", "richiamo (*) non ammesso"},
        {"a: \"x\n", "virgolette non chiuse"},
        {"a: \"x\n---\n\"\n", "riga --- o ... dentro un testo tra virgolette"},
        {"a: \"\\q\"\n", "sequenza con \\ sconosciuta"},
        {"a:\n\tb: 1\n", "tabulazione nel rientro"},
        {"a: 1\n---\nb: 2\n", "un secondo documento nello stesso file"},
        {"[a] b\n", "testo fuori posto dopo la fine del documento"},
    }));
    INFO(c.input);
    const Read r(c.input);
    REQUIRE(r.d.items().size() == 1);
    CHECK(r.d.items()[0].message == c.message);
}

TEST_CASE("the line that caused a fault is pointed at") {
    CHECK(codes(Read("a: 1\n\nsenza due punti \nc: 2\n").d) == "Y001[6-21]");
    CHECK(codes(Read("a:\n \tb: 1\n").d) == "Y001[4-5]");
    CHECK(codes(Read("a: 1\nb: x: y\n").d) == "Y001[9-10]");
}

TEST_CASE("the first of repeated keys is kept, and both are shown") {
    const Read r("a: 1\na: 2\n");
    REQUIRE(r.root);
    CHECK(dump(*r.root) == "{a: 1}");
    REQUIRE(r.d.items()[0].notes.size() == 1);
    CHECK(r.words(r.d.items()[0].notes[0].where) == "a");
}

TEST_CASE("every value knows its exact words") {
    const Read r(
        "età: sì # nota\n"
        "lista: [uno, 'l''altro', \"con \\\"virgolette\\\"\"]\n"
        "lunga: prima riga\n  seconda   riga\n"
        "blocco: |\n  testo\n"
        "mappa:\n  x: 1\n"
        "vuoto:\n");
    REQUIRE(r.root);
    const auto words = [&](const char* key) { return r.words(r.root->find(key)->where); };
    CHECK(r.words(r.root->fields[0].key_where) == "età");
    CHECK(words("età") == "sì");
    CHECK(words("lista") == "[uno, 'l''altro', \"con \\\"virgolette\\\"\"]");
    const Node& list = *r.root->find("lista");
    CHECK(r.words(list.items[1].where) == "'l''altro'");
    CHECK(list.items[1].text == "l'altro");
    CHECK(r.words(list.items[1].inside()) == "l''altro");
    CHECK(r.words(list.items[2].where) == "\"con \\\"virgolette\\\"\"");
    CHECK(words("lunga") == "prima riga\n  seconda   riga");
    CHECK(words("blocco") == "|");
    CHECK(words("mappa") == "x: 1");
    CHECK(words("vuoto").empty());
    CHECK(r.root->find("manca") == nullptr);
}

TEST_CASE("limits are exact") {
    CHECK(codes(Read(nested(deepest_nesting)).d).empty());
    CHECK(codes(Read(nested(deepest_nesting + 1)).d) == "Y007[128-129]");
    CHECK(codes(Read(nested(100000)).d).substr(0, 4) == "Y007");

    std::string most = "[x";
    for (std::size_t i = 2; i < most_nodes; ++i) most += ",\nx";
    CHECK(codes(Read(most + "]").d).empty());
    CHECK(codes(Read(most + ",x]").d).substr(0, 4) == "Y008");
}

TEST_CASE("a repeated key is found among many") {
    std::string many;
    for (int i = 0; i < 9000; ++i) many += "k" + std::to_string(i) + ": x\n";
    const Read r(many + "k4500: y\n");
    REQUIRE(r.d.items().size() == 1);
    CHECK(r.words(r.d.items()[0].notes[0].where) == "k4500");
    CHECK(r.sources.place(r.d.items()[0].notes[0].where).line == 4501);
}

TEST_CASE("an unusable text is not read") {
    const Read r("a: \x01\n");
    CHECK(codes(r.d) == "T002[3-6]");
    CHECK_FALSE(r.root);
}

TEST_CASE("odd texts end, with a tree or an error") {
    const char* alphabet[] = {",",  "[", "]",   "{",   "}",  ":", "-", "?",  "\n", " ",
                              "  ", "a", "à",   "'",   "\"", "#", "|", ">",  "&",  "*",
                              "!",  "%", "---", "...", "@",  "`", "~", "\t", ": ", "- "};
    std::mt19937 random(20240131);
    for (int i = 0; i < 20000; ++i) {
        std::string text;
        const std::size_t length = random() % 12;
        for (std::size_t k = 0; k <= length; ++k) text += alphabet[random() % std::size(alphabet)];
        const Read r(text);
        if (r.root.has_value() == !r.d.ok() && !(r.root && r.d.items()[0].code == "Y004")) {
            INFO("«" << text << "» " << codes(r.d));
            CHECK(false);
        }
    }
}
