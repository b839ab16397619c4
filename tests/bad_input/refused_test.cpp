// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// A catalogue that was refused, asked all the same: it says why, and gives nothing.

#include <catch2/catch.hpp>

#include "attiva/attiva.hpp"
#include "bad_input/minimal_copy.hpp"

TEST_CASE("a catalogue with errors answers nothing, and says its errors") {
    const attiva::tests::MinimalCopy copy;
    copy.write("rules/toscana/rotta.regole", "strumento rotta\n    richiede \"Senza corpo\"\n");
    const auto c = attiva::Catalogue::open(copy.path());
    REQUIRE_FALSE(c.ok());
    attiva::Question question;
    question.day = *attiva::date_of(2026, 2, 1);
    attiva::Diagnostics problems;
    CHECK_FALSE(c.ask({"p.yaml", "al: 2026-02-01\npersona: {eta: 40 anni}\n"}, question, problems));
    CHECK(problems.error_count() == c.diagnostics().error_count());
    CHECK(c.cards(question.day).empty());
    CHECK(c.unsettled(question.day).empty());
    CHECK(c.levels(question.day).empty());
    CHECK(c.presumptions().empty());
    CHECK(c.editor_text("persona").empty());
    CHECK_FALSE(c.editor_text("textmate").empty());
    CHECK(c.run_cases(copy.path()).diagnostics.empty());
    CHECK(c.check_cases(copy.path()).empty());
    CHECK(c.review(question.day).empty());
    CHECK(c.compared_with(c, question.day).instruments.empty());
}
