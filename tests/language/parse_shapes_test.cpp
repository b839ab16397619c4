// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Texts that grow in one way only. None may take more than a time in proportion
// to its length: each would run for hours, or end the stack, if one did.
#include <catch2/catch.hpp>

#include "language/written.hpp"

using written::Text;

namespace {

constexpr int many = 3'000;

std::string repeated(const std::string& text, int times) {
    std::string out;
    for (int i = 0; i < times; ++i) out += text;
    return out;
}

std::string definition(const std::string& body) { return "definizione x : sì_no\n    " + body + "\n"; }

// "nessuno", or the first code and how many.
std::string summary(const std::string& text) {
    const Text t(text);
    const auto& items = t.diagnostics.items();
    return items.empty() ? "nessuno" : items[0].code + " x" + std::to_string(items.size());
}

}  // namespace

TEST_CASE("long texts are read to the end") {
    CHECK(summary("strumento x\n" + repeated("    richiede \"A\"\n        b\n", many)) == "nessuno");
    CHECK(summary("strumento x\n" + repeated("    nota \"" + std::string(390, 'a') + "\"\n", many)) == "nessuno");
    CHECK(summary(repeated("# commento\n", 10 * many)) == "nessuno");
    CHECK(summary("strumento x\n" + repeated("    richiede \"A\"\n        # c\n        b\n", many)) == "nessuno");
    CHECK(summary(definition("(almeno una tra:\n        - a\n    )\n" + repeated("    # c\n", many) + "    e b")) == "nessuno");
    CHECK(summary("parametro x : euro\n" + repeated("    dal 2026-01-01  1 euro  fonte a \"b\"\n", many)) == "nessuno");
    CHECK(summary(repeated(definition("a"), many)) == "nessuno");
    CHECK(summary(repeated(definition("a a"), many)) == "R010 x" + std::to_string(many));
    CHECK(summary("strumento x\n" + repeated("    richied \"A\"\n", many)) == "R007 x" + std::to_string(many));
}

TEST_CASE("long chains and lists are refused after reading them once") {
    CHECK(summary(definition("a" + repeated("\n    e b", many))) == "R028 x1");
    CHECK(summary(definition("a" + repeated("\n    salvo b", many))) == "R027 x1");
    CHECK(summary(definition("a" + repeated(" +\n    b", many))) == "R028 x1");
    CHECK(summary(definition("a tra (b" + repeated(",\n    b", many) + ")")) == "R028 x1");
    CHECK(summary(definition("almeno una tra:" + repeated("\n        - a", many))) == "R028 x1");
    CHECK(summary(definition(repeated("non ", 900) + "a")) == "R027 x1");
}

// Each level offers a second way to read what is in brackets: taking it would
// double the time at every level.
TEST_CASE("deep brackets fail once") {
    const auto deep = [](const std::string& open, const std::string& close, int levels) {
        return summary(definition(repeated(open, levels) + "a a" + repeated(close, levels)));
    };
    CHECK(deep("(", ")", 60) == "R010 x1");
    CHECK(deep("almeno una tra (", ")", 60) == "R010 x1");
    CHECK(deep("tutte tra (", ")", 60) == "R010 x1");
    CHECK(deep("nessuna tra (b, ", ")", 60) == "R010 x1");
    CHECK(deep("almeno 2 tra (", ")", 60) == "R010 x1");
    CHECK(deep("a tra ((", "))", 30) == "R010 x1");
    CHECK(deep("a tra (b, (", "))", 30) == "R010 x1");
    CHECK(deep("a contiene ((", "))", 30) == "R010 x1");
    CHECK(deep("il maggiore tra (b, ", ")", 60) == "R010 x1");
    CHECK(deep("il maggiore tra (", ") e b", 30) == "R010 x1");
    CHECK(deep("mesi tra (", ") e b", 30) == "R010 x1");
    CHECK(deep("giorni tra b e (", ")", 30) == "R010 x1");
    CHECK(deep("a tra b e (", ")", 60) == "R010 x1");
    CHECK(deep("a entro (", ") da b", 60) == "R010 x1");
    CHECK(deep("somma di (", ") per ogni componente con b", 30) == "R010 x1");
    CHECK(deep("primo giorno del mese di (", ")", 30) == "R010 x1");
    CHECK(deep("a da meno di (", ")", 60) == "R010 x1");
    CHECK(deep("a salvo (", ")", 30) == "R010 x1");
    CHECK(deep("non (", ")", 30) == "R010 x1");
    CHECK(deep("numero di componenti con (", ")", 31) == "R010 x1");
    CHECK(deep("esiste componente con (", ")", 31) == "R010 x1");
    CHECK(deep("ogni componente con (", ") soddisfa b", 31) == "R010 x1");
    CHECK(deep("(", "", 65) == "R027 x1");
    std::string lists = "definizione x : sì_no\n";
    for (int i = 1; i <= 64; ++i) lists += std::string(4U * static_cast<unsigned>(i), ' ') + (i > 1 ? "- " : "") + "tutte tra:\n";
    CHECK(summary(lists + std::string(4 * 65, ' ') + "- a\n") == "nessuno");
}
