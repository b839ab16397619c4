// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The file of a receipt: written and read back, and refused when a byte of it is another.
#include <catch2/catch.hpp>

#include <functional>
#include <random>

#include "attiva/paper.hpp"
#include "document/json_text.hpp"
#include "document/yaml.hpp"
#include "receipt/seal.hpp"
#include "text/source.hpp"

using namespace attiva;

namespace {

Receipt sample() {
    Receipt r;
    r.program = "0.1.0";
    r.program_digest = digest_of("programma");
    r.catalogue = digest_of("catalogo");
    r.verb = "perche";
    r.arguments = {"adi"};
    r.options = {{"--completa", "sì"}, {"--data", "2026-02-01"}, {"--zona", "Val d'Elsa \"alta\" \\ più in là"}};
    r.person = {"r.json", "{\n    \"al\": \"2026-02-01\",\n    \"nucleo\": {\"isee\": 7000.5}\n  }"};
    r.verdicts = {{"adi", "attivabile"}, {"sfl", "già fatto"}};
    r.answer = digest_of("risposta");
    r.answer_without_catalogue = digest_of("rispost");
    return r;
}

std::string errors_of(const std::string& text) {
    std::string errors;
    const auto r = read_receipt({"r.json", text}, true, false, errors);
    CHECK(r.has_value() == errors.empty());
    return errors;
}

std::string trimmed(const std::string& s) {
    const auto from = s.find_first_not_of(" \n");
    return from == std::string::npos ? "" : s.substr(from, s.find_last_not_of(" \n") + 1 - from);
}

std::string resealed(std::string text) {
    text.resize(text.size() - receipt::seal("").size());
    return text + receipt::seal(text);
}

}  // namespace

TEST_CASE("a digest is SHA-256") {
    CHECK(digest_of("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(digest_of("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(program_digest().size() == 64);
}

TEST_CASE("what is written is read back") {
    const Receipt r = sample();
    const std::string file = receipt_file(r);
    CHECK(file == receipt_file(r));
    std::string errors;
    const auto back = read_receipt({"r.json", file}, true, false, errors);
    INFO(file << errors);
    REQUIRE(back);
    CHECK(back->program == r.program);
    CHECK(back->program_digest == r.program_digest);
    CHECK(back->catalogue == r.catalogue);
    CHECK(back->verb == r.verb);
    CHECK(back->arguments == r.arguments);
    CHECK(back->options == r.options);
    CHECK(trimmed(back->person.text) == r.person.text);
    CHECK(back->person.text.size() == file.size());  // each byte where it stands in the file
    CHECK(back->verdicts == r.verdicts);
    CHECK(back->answer == r.answer);
    CHECK(back->answer_without_catalogue == r.answer_without_catalogue);
}

TEST_CASE("one byte more, less or other, anywhere, and it is refused") {
    const std::string file = receipt_file(sample());
    int accepted = 0;
    for (std::size_t i = 0; i < file.size(); ++i) {
        std::string other = file;
        other[i] = other[i] == 'a' ? 'b' : 'a';
        accepted += errors_of(other).empty() ? 1 : 0;
        accepted += errors_of(file.substr(0, i)).empty() ? 1 : 0;
        other = file;
        other.insert(i, 1, ' ');
        accepted += errors_of(other).empty() ? 1 : 0;
    }
    CHECK(accepted == 0);
    CHECK_FALSE(errors_of(file + "\n").empty());
    CHECK_FALSE(errors_of("").empty());
}

TEST_CASE("a sealed file that is no receipt of ours says where it is wrong") {
    const auto without = [](const std::string& words, const std::string& instead) {
        std::string text = receipt_file(sample());
        const auto at = text.find(words);
        REQUIRE(at != std::string::npos);
        text.replace(at, words.size(), instead);
        return errors_of(resealed(text));
    };
    CHECK(without("attiva/ricevuta/1", "attiva/ricevuta/2").find("r.json:2:13: errore U101") == 0);
    CHECK(without("\"schema\": \"attiva/ricevuta/1\",\n  ", "").find("errore U101") != std::string::npos);
    CHECK(without("\"verbo\": \"perche\", ", "").find("Y021") != std::string::npos);
    CHECK(without("\"verbo\"", "\"verba\"").find("Y020") != std::string::npos);
    CHECK(without("\"verdetti\": [", "\"verdetti\": [[],").find("Y022") != std::string::npos);
    CHECK(without("\"catalogo\": ", "\"catalogo\": 1, \"catalogo\": ").find("Y004") != std::string::npos);
    CHECK(without("\"opzioni\": {", "\"opzioni\": [{").find("Y001") != std::string::npos);
}

TEST_CASE("a tree written as JSON is read back as it was") {
    std::mt19937 random(7);
    const auto pick = [&](unsigned n) { return static_cast<unsigned>(random() % n); };
    const std::vector<std::string> texts{"a", "sì", "7.000 euro", "con \"virgolette\"", "con \\ e : e #", "- trattino", "", "uno tra (a, b)"};
    const std::function<document::Node(int)> any = [&](int depth) {
        document::Node n;
        const unsigned roll = depth > 3 ? 0 : pick(4);
        n.kind = roll < 2 ? document::Kind::text : roll == 2 ? document::Kind::list : document::Kind::map;
        n.quoted = pick(4) != 0;
        n.text = n.kind != document::Kind::text ? "" : n.quoted ? texts[pick(8)] : pick(2) == 0 ? "7000.5" : "true";
        for (unsigned i = pick(6); n.kind == document::Kind::list && i > 0; --i) n.items.push_back(any(depth + 1));
        for (unsigned i = pick(6); n.kind == document::Kind::map && i > 0; --i)
            n.fields.push_back({"campo_" + std::to_string(i), {}, any(depth + 1)});
        return n;
    };
    for (int round = 0; round < 500; ++round) {
        document::Node n = any(0);
        n.kind = document::Kind::map;
        if (n.fields.empty()) n.fields.push_back({"campo", {}, any(1)});
        text::Sources sources;
        Diagnostics found;
        const FileId id = sources.add("x.json", document::json_text(n), found);
        const auto back = document::read_yaml(sources, id, found);
        INFO(document::json_text(n));
        REQUIRE(back);
        CHECK(document::json_text(*back) == document::json_text(n));
        CHECK(document::dump(*back) == document::dump(n));
    }
}
