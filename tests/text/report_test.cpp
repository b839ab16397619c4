// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Tests of engine/text/report and snippet: the exact text people see.
#include "text/report.hpp"

#include <catch2/catch.hpp>

#include "text/snippet.hpp"

using namespace attiva;
using namespace attiva::text;

namespace {

struct Fixture {
    Sources sources;
    Diagnostics d;
    FileId file;
    explicit Fixture(std::string text) : file(sources.add("rules/x.regole", std::move(text), d)) {}
};

}  // namespace

TEST_CASE("an error shows its line, its words and what to do") {
    Fixture f("uno\n    reddito_mensile <= soglia\n");
    f.d.error("R103", {f.file, 27, 33}, "la soglia è in euro/anno, l'attributo in euro/mese",
              "scrivi  soglia al mese", "euro/anno");
    CHECK(report(f.d, f.sources) ==
          "errore R103: la soglia è in euro/anno, l'attributo in euro/mese\n"
          "  rules/x.regole:2:24\n"
          "    2 |     reddito_mensile <= soglia\n"
          "      |                        ^^^^^^ euro/anno\n"
          "  aiuto: scrivi  soglia al mese\n");
    CHECK(report(f.d, f.sources, {false, true, 100}) ==
          "rules/x.regole:2:24: errore R103: la soglia è in euro/anno, l'attributo in euro/mese "
          "(scrivi  soglia al mese)\n");
}

TEST_CASE("notes show the other place; the unknown place shows none") {
    Fixture f("a\nb\n");
    Diagnostic d{Severity::warning,
                 "C001",
                 "ripetuto",
                 {f.file, 2, 3},
                 "",
                 {{{f.file, 0, 1}, "prima qui"}},
                 ""};
    f.d.add(d);
    f.d.error("U001", {}, "manca il comando", "scrivi attiva --aiuto");
    CHECK(report(f.d, f.sources) ==
          "errore U001: manca il comando\n"
          "  aiuto: scrivi attiva --aiuto\n"
          "avviso C001: ripetuto\n"
          "  rules/x.regole:2:1\n"
          "    2 | b\n"
          "      | ^\n"
          "  rules/x.regole:1:1: prima qui\n"
          "    1 | a\n"
          "      | ^\n");
}

TEST_CASE("sorted by place, equal ones once") {
    Fixture f("abc\n");
    f.d.error("R2", {f.file, 2, 3}, "due", "x");
    f.d.error("R1", {f.file, 0, 1}, "uno", "x");
    f.d.error("R2", {f.file, 2, 3}, "due", "x");
    CHECK(report(f.d, f.sources, {false, true, 100}) ==
          "rules/x.regole:1:1: errore R1: uno (x)\nrules/x.regole:1:3: errore R2: due (x)\n");
    CHECK(summary(f.d) == "2 errori");
}

TEST_CASE("the summary counts") {
    Diagnostics d;
    CHECK(summary(d) == "nessun errore");
    d.warning("C1", {}, "a", "b");
    CHECK(summary(d) == "1 avviso");
    d.error("C2", {}, "a", "b");
    d.warning("C3", {}, "a", "b");
    CHECK(summary(d) == "1 errore, 2 avvisi");
    d.add({Severity::note, "C4", "n", {}, "", {}, ""});
    CHECK(summary(d) == "1 errore, 2 avvisi");
}

TEST_CASE("colour wraps, and is off by default") {
    Fixture f("a\n");
    f.d.error("R1", {f.file, 0, 1}, "m", "h");
    CHECK(report(f.d, f.sources).find('\033') == std::string::npos);
    CHECK(report(f.d, f.sources, {true, false, 100}).find("\033[1;31merrore R1\033[0m") == 0);
}

TEST_CASE("carets follow the display, not the bytes") {
    const Snippet accents = snippet("è così vero", 9, 13, 100);
    CHECK(accents.indent == 7);
    CHECK(accents.carets == 4);
    const Snippet wide = snippet("\u4E2D\u6587 x", 7, 8, 100);
    CHECK(wide.indent == 5);
    const Snippet marks = snippet("e\u0301x", 3, 4, 100);
    CHECK(marks.indent == 1);
    const Snippet tab = snippet("\tx", 1, 2, 100);
    CHECK(tab.line == "    x");
    CHECK(tab.indent == 4);
    CHECK(snippet("abc", 3, 3, 100).indent == 3);  // after the end
    CHECK(snippet("abc", 3, 3, 100).carets == 1);
    CHECK(snippet("", 0, 0, 100).indent == 0);
    CHECK(snippet("abc", 1, 99, 100).carets == 2);  // more lines: the first
}

TEST_CASE("a long line is cut around the words") {
    const std::string line = std::string(200, 'a') + "QUI" + std::string(200, 'b');
    const Snippet s = snippet(line, 200, 203, 40);
    CHECK(s.line == "…" + std::string(35, 'a') + "QUI" + "bb" + "…");
    CHECK(s.indent == 36);
    CHECK(s.carets == 3);
    const Snippet start = snippet(line, 0, 5, 40);
    CHECK(start.line == std::string(40, 'a') + "…");
    CHECK(start.indent == 0);
    const Snippet all = snippet(line, 100, 300, 40);
    CHECK(all.indent == 3);
    CHECK(all.carets == 38);
    // Far into a line longer than any window.
    std::string far;
    for (int i = 0; i < 20000; ++i) far += "à";
    const Snippet end = snippet(far + "QUI", 40000, 40003, 40);
    CHECK(end.line.substr(end.line.size() - 7) == "ààQUI");
    CHECK(end.carets == 3);
    const Snippet middle = snippet(far + "QUI" + far, 40000, 40003, 40);
    CHECK(middle.line.substr(middle.line.size() - 10) == "QUIàà…");
}

TEST_CASE("what would command the terminal is written out") {
    CHECK(attiva::visible("età «x» [a]") == "età «x» [a]");
    CHECK(attiva::visible("a\x1b[2Jb") == "a<U+001B>[2Jb");
    CHECK(attiva::visible("a\nb\tc\x7f") == "a<U+000A>b<U+0009>c<U+007F>");
    CHECK(attiva::visible("a\xC2\x9B" "2J") == "a<U+009B>2J");
    CHECK(attiva::visible("a\xE2\x80\xAE" "b") == "a<U+202E>b");
    CHECK(attiva::visible("a\xFF") == "a<FF>");
}
