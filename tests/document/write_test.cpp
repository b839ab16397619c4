// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Documents written and read back: every kind of node, and every text of few characters
// that mean something to YAML.

#include "document/write.hpp"

#include <catch2/catch.hpp>

#include "document/yaml.hpp"

using namespace attiva;
using document::Kind;
using document::Node;

namespace {

Node text_node(std::string s) {
    Node n;
    n.kind = Kind::text;
    n.text = std::move(s);
    return n;
}

document::Field field(std::string key, Node value) { return {std::move(key), {}, std::move(value)}; }

// Quotes are how a text is written, not what it is.
Node bare(Node n) {
    n.quoted = false;
    for (Node& i : n.items) i = bare(std::move(i));
    for (auto& f : n.fields) f.value = bare(std::move(f.value));
    return n;
}

std::string read_back(const std::string& yaml) {
    text::Sources sources;
    Diagnostics problems;
    const FileId file = sources.add("prova.yaml", yaml, problems);
    const auto read = document::read_yaml(sources, file, problems);
    return problems.ok() && read ? document::dump(bare(*read)) : "non si legge: " + yaml;
}

}  // namespace

TEST_CASE("a document is written one field a line") {
    const std::string yaml =
        "al: 2026-11-23\n"
        "persona:\n"
        "  eta: 34 anni\n"
        "  lingue: [it, fr]\n"
        "  isee:\n"
        "    valore: tra 5.000 e 6.000 euro\n"
        "    detto_da: \"INPS: sportello\"\n"
        "componenti:\n"
        "  - ruolo: figlio\n"
        "    eta: 8 anni\n"
        "  - ruolo: coniuge\n"
        "nulla: ~\n"
        "vuoto: {}\n"
        "nessuno: []\n";
    text::Sources sources;
    Diagnostics problems;
    const FileId file = sources.add("prova.yaml", yaml, problems);
    const auto read = document::read_yaml(sources, file, problems);
    REQUIRE(read);
    CHECK(document::write_yaml(*read) == yaml);
}

TEST_CASE("every short text is read back as it was, alone and in a list") {
    const std::string letters = "a1 :#-?,[]{}&*!|>'\"%@`~=.\\\n\tè/_+;()";
    int written = 0;
    for (const char x : letters)
        for (const char y : letters)
            for (const char z : letters) {
                std::string s{x, y, z};
                if (s.find('\xC3') != std::string::npos || s.find('\xA8') != std::string::npos) continue;  // half a letter
                Node list;
                list.kind = Kind::list;
                list.items = {text_node(s), text_node("b")};
                Node map;
                map.kind = Kind::map;
                map.fields = {field("valore", text_node(s)), field("elenco", list)};
                const std::string back = read_back(document::write_yaml(map));
                if (back != document::dump(map)) {
                    CAPTURE(s, document::write_yaml(map));
                    CHECK(back == document::dump(map));
                }
                ++written;
            }
    CHECK(written > 30'000);
}

TEST_CASE("words that YAML takes for something else are quoted") {
    for (const char* s : {"null", "~", "", "true", "no", "1", "1.5", "0x1f", ".inf", "2026-11-23", "- a", "è così", "a # b", "a: b", "<<", "\x01"}) {
        Node map;
        map.kind = Kind::map;
        map.fields = {field("valore", text_node(s))};
        CHECK(read_back(document::write_yaml(map)) == document::dump(map));
    }
}
