// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Evaluating less never says anything else: verdicts from the deciding nodes
// alone, and one instrument's cone alone, against the whole program, for the
// stories of examples/ on days of many years.
#include <catch2/catch.hpp>


#include "catalogue/load.hpp"
#include "document/yaml.hpp"
#include "matching/match.hpp"
#include "person/reader.hpp"
#include "session/state.hpp"
#include "session/stories.hpp"

using namespace attiva;

namespace {


struct Shipped {
    catalogue::Catalogue catalogue;
    program::Program program;
    Shipped() {
        Diagnostics d;
        catalogue = catalogue::load(ATTIVA_ROOT, d);
        REQUIRE(d.ok());
        program = program::from_language(catalogue.rules, catalogue.vocabulary, true);
    }
};

std::vector<person::Profile> people(const catalogue::Catalogue& c) {
    std::vector<person::Profile> out;
    for (const auto& story : stories::all()) {
        text::Sources sources;
        Diagnostics d;
        const FileId file = sources.add("persona.yaml", story.text, d);
        const auto document = document::read_yaml(sources, file, d);
        REQUIRE(document);
        out.push_back(person::from_document(*document, c.vocabulary, c.territory, false, d));
    }
    return out;
}

}  // namespace

TEST_CASE("the nodes left out change no verdict") {
    const Shipped s;
    std::size_t compared = 0;
    for (const int year : {2015, 2020, 2024, 2025, 2026, 2027}) {
        session::Asked asked;
        asked.question.day = *date_of(year, 3, 10);
        const auto day = std::make_shared<const session::Day>(s.catalogue, s.program, asked.question.day);
        session::Asking whole(day);
        session::Asking part(day);
        for (const auto& profile : people(s.catalogue)) {
            Diagnostics d;
            const auto both = session::prepare(s.catalogue, profile, asked, d, {});
            if (!both) continue;
            whole.presumed.run(both->presumed);
            whole.bare.run(both->bare);
            part.presumed.run(both->presumed, evaluation::Extent::deciding);
            part.bare.run(both->bare, evaluation::Extent::deciding);
            const matching::Question all{s.catalogue, s.program, whole.presumed, whole.bare, false, ""};
            const matching::Question few{s.catalogue, s.program, part.presumed, part.bare, false, ""};
            for (language::InstrumentId i = 0; i < s.catalogue.rules.instruments.size(); ++i) {
                const auto a = matching::decide(all, i);
                const auto b = matching::decide(few, i);
                REQUIRE((a.verdict == b.verdict && a.eligible == b.eligible && a.in_time == b.in_time && a.offered == b.offered));
                part.other.run_cone(both->bare, i, day->tables);
                REQUIRE(part.other.truth(s.program.instruments[i].eligible) == a.eligible_bare);
                ++compared;
            }
        }
    }
    CHECK(compared > 1000);
}
