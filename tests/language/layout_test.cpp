// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The shape of a file: which lines make a chunk, where bodies, rows and bullets
// begin, where comments go; and the map back to the source.
#include "language/layout.hpp"

#include <catch2/catch.hpp>

#include "main/codes.hpp"

using namespace attiva;
using namespace attiva::language;

namespace {

// Marks as letters in angle brackets, the comments where they stand.
std::string shown(const Chunk& chunk) {
    std::string out;
    std::size_t listed = 0;
    for (const char c : chunk.text) {
        if (c == comment_mark) {
            const Remark& r = chunk.listed[listed++];
            out += std::string(r.tail ? "<~" : "<") + std::string(r.text) + ">";
        } else if (static_cast<unsigned char>(c) < 0x20U) {
            out += std::string("<") + " crbou"[static_cast<std::size_t>(c)] + ">";
        } else {
            out += c;
        }
    }
    for (const Remark& r : chunk.remarks) out += std::string(r.tail ? " ~" : " ") + std::string(r.text);
    return out + (chunk.spaced ? " …" : "") + (chunk.readable ? "" : " ILLEGGIBILE");
}

std::string shown(const std::string& text) {
    text::Sources sources;
    Diagnostics diagnostics;
    const FileId file = sources.add("x.regole", text, diagnostics);
    std::string out;
    for (const LayoutItem& item : layout(sources, file, diagnostics)) {
        out += out.empty() ? "" : " | ";
        if (item.what == LayoutItem::What::comment)
            out += std::string(item.inside ? "in " : "") + std::string(item.remark.text) + (item.remark.spaced ? " …" : "");
        else out += (item.what == LayoutItem::What::clause ? "- " : "") + shown(item.chunk);
    }
    return diagnostics.empty() ? out : codes(diagnostics) + " | " + out;
}

struct Case {
    const char* input;
    const char* dump;
};

}  // namespace

// <c> body, <r> row, <b> bullet, <o> list opens, <u> list closes
TEST_CASE("lines make chunks") {
    const auto c = GENERATE(values<Case>({
        {"", ""},
        {"definizione x : sì_no\n    a\n    e b\n", "definizione x : sì_no<c>a e b"},
        {"strumento x\n  nota \"a\"\n  richiede \"b\"\n     c\n       d\n", "strumento x | - nota \"a\" | - richiede \"b\"<c>c d"},
        {"strumento x\n    richiede \"A\"  se a\n            e b  fonte c\n        d\n",
         "strumento x | - richiede \"A\"  se a e b  fonte c<c>d"},
        {"parametro x : euro\n    dal 2026-01-01\n        fascia 1 : 2\n    fino al 2026-02-01  3\n",
         "parametro x : euro<c><r>dal 2026-01-01<r>fascia 1 : 2<r>fino al 2026-02-01  3"},
        {"definizione x : a\n    caso b : c\n        o d\n    altrimenti : e\n",
         "definizione x : a<c><r>caso b : c o d<r>altrimenti : e"},
        {"definizione x : a\n    caso = 3\n    e caso in zona b\n", "definizione x : a<c>caso = 3 e caso in zona b"},
        {"definizione x : a\n    caso in corso b : c\n", "definizione x : a<c><r>caso in corso b : c"},
        {"definizione x : a\n    tutte tra:\n      - b\n        e c\n      - tutte tra:\n        - d\n    o e\n",
         "definizione x : a<c>tutte tra:<o><b>b e c<b>tutte tra:<o><b>d<u><u>o e"},
        {"strumento x\n    indicato \"A\"  se tutte tra:\n        - b\n      fonte d\n",
         "strumento x | - indicato \"A\"  se tutte tra:<o><b>b<u>fonte d"},
        {"definizione x : a\n    b \"con # e ( dentro\"\n", "definizione x : a<c>b \"con # e ( dentro\""},
        {"parametro a : b\nparametro c : d\n\n", "parametro a : b | parametro c : d …"},
    }));
    INFO(c.input);
    CHECK(shown(std::string(c.input)) == c.dump);
}

TEST_CASE("comments stand where they were") {
    const auto c = GENERATE(values<Case>({
        {"# a\n\n# b\nparametro c : d\n", "# a … | # b | parametro c : d"},
        {"strumento x  # a\n    # b\n    nota \"c\"  # d\n        # e\n\n    # f\n    nota \"g\"\n# h\n",
         "strumento x ~# a | in # b | - nota \"c\" ~# d # e … | in # f | - nota \"g\" | # h"},
        {"strumento x\n    nota \"a\"\n# b\n    nota \"c\"\n", "strumento x | - nota \"a\" | in # b | - nota \"c\""},
        {"definizione x : a\n    # b\n    c  # d\n    e f\n", "definizione x : a<c>c e f # b # d"},
        {"definizione x : a\n    tutte tra:  # b\n        # c\n        - d  # e\n        - f\n        # g\n    o h  # i\n",
         "definizione x : a<c>tutte tra:<o><~# b><# c><b>d<~# e><b>f<# g><# i><u>o h"},
        {"parametro x : a  # b\n    # c\n    dal 1  # d\n    # e\n    dal 2\n", "parametro x : a<c><r>dal 1<~# d><# e><r>dal 2 ~# b # c"},
    }));
    INFO(c.input);
    CHECK(shown(std::string(c.input)) == c.dump);
}

TEST_CASE("what has the wrong shape is left unread") {
    const auto c = GENERATE(values<Case>({
        {"definizione x : a\n\tb\n", "R001[18-19] | definizione x : a<c>b"},
        {"  parametro x : a\n", "R002[2-11] | parametro x : a ILLEGGIBILE"},
        {"definizione x : a\n    - b\n", "R003[22-23] | definizione x : a ILLEGGIBILE"},
        {"definizione x : a\n    b\n    * c\n", "R004[28-29] | definizione x : a<c>b * c ILLEGGIBILE"},
        {"definizione x : a\n    (b\n", "R013[22-23] | definizione x : a<c>(b ILLEGGIBILE"},
        {"definizione x : a\n    tutte tra:\n        - (b\n        - c)\n",
         "R013[43-44] | definizione x : a<c>tutte tra:<o><b>(b<b>c)<u> ILLEGGIBILE"},
    }));
    INFO(c.input);
    CHECK(shown(std::string(c.input)) == c.dump);
}

TEST_CASE("every byte of a chunk knows where it comes from") {
    const std::string text = "# c\nstrumento x\n    richiede \"è\"\n        a\n        e b\n";
    text::Sources sources;
    Diagnostics diagnostics;
    const FileId file = sources.add("x.regole", text, diagnostics);
    const auto items = layout(sources, file, diagnostics);
    REQUIRE(items.size() == 3);
    const Chunk& chunk = items[2].chunk;
    REQUIRE(chunk.text.size() == chunk.offsets.size());
    for (std::size_t i = 0; i < chunk.text.size(); ++i)
        if (static_cast<unsigned char>(chunk.text[i]) > 0x20U) CHECK(chunk.text[i] == text[chunk.offsets[i]]);
    CHECK(sources.words(chunk.span(0, chunk.text.size())) == "richiede \"è\"\n        a\n        e b");
    CHECK(sources.words(chunk.span(chunk.text.size(), chunk.text.size())).empty());
}
