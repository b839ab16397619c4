// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include <catch2/catch.hpp>

#include "export/page.hpp"

using namespace attiva;
using exporting::Page;

namespace {

std::string body(const std::string& html) {
    const std::size_t from = html.find("<main>\n") + 7;
    return html.substr(from, html.find("</main>") - from);
}

}  // namespace

TEST_CASE("a page of Markdown") {
    Page p(PageFormat::markdown);
    p.heading(2, "Titolo", "ancora");
    p.paragraph("Un * e un _ restano tali");
    p.fact("Chi", "la persona");
    p.fact("Vuoto", "");
    p.item(0, "uno", "fonte");
    p.item(1, "sotto");
    p.table({"a", "b"}, {{"1", "x|y"}});
    CHECK(p.finish("t") ==
          "<a id=\"ancora\"></a>\n\n## Titolo\n\nUn \\* e un \\_ restano tali\n\n**Chi:** la persona\n\n"
          "- uno (fonte)\n  - sotto\n\n| a | b |\n|---|---|\n| 1 | x\\|y |\n\n");
}

TEST_CASE("a page of HTML escapes what it is given and closes what it opens") {
    Page p(PageFormat::html);
    p.heading(1, "Età < 18 & altro", "x");
    p.item(0, "uno");
    p.item(2, "due sotto");
    p.item(0, "tre <b>");
    p.paragraph("fine");
    const std::string page = p.finish("Titolo <1>");
    CHECK(body(page) ==
          "<h1 id=\"x\">Età &lt; 18 &amp; altro</h1>\n<ul>\n<li>uno</li>\n"
          "<li style=\"list-style:none\"><ul>\n<li style=\"list-style:none\"><ul>\n<li>due sotto</li>\n</ul></li>\n</ul></li>\n"
          "<li>tre &lt;b&gt;</li>\n</ul>\n<p>fine</p>\n");
    CHECK(page.find("<title>Titolo &lt;1&gt;</title>") != std::string::npos);
    CHECK(page.find("<html lang=\"it\">") != std::string::npos);
}
