// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// An instrument only a protected group may have is never said to be had, or open, to who
// may not know the group: on the shipped catalogue, for every view; and which they are,
// against the search for anybody else who may have it.

#include "matching/reserved.hpp"

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include <algorithm>

#include "attiva/attiva.hpp"
#include "catalogue/load.hpp"
#include "inquiry/completions.hpp"
#include "person/reader.hpp"
#include "session/stories.hpp"

using namespace attiva;

namespace {


const Catalogue& shipped() {
    static const Catalogue c = Catalogue::open(ATTIVA_ROOT);
    return c;
}

struct Known {
    Diagnostics problems;
    catalogue::Catalogue catalogue = catalogue::load(ATTIVA_ROOT, problems);
    program::Program program = program::from_language(catalogue.rules, catalogue.vocabulary, true);
    evaluation::DayTables day{program, catalogue.rules, catalogue.vocabulary, catalogue.territory, *date_of(2026, 11, 20)};
    [[nodiscard]] std::vector<std::string> reserved(vocabulary::ServiceId viewer) const {
        return matching::reserved(catalogue, day, person::blank(catalogue.vocabulary), viewer);
    }
    [[nodiscard]] const std::vector<vocabulary::Service>& services() const { return catalogue.vocabulary.services(); }
};

const Known& known() {
    static const Known k;
    return k;
}

bool among(const std::vector<std::string>& list, const std::string& id) {
    return std::find(list.begin(), list.end(), id) != list.end();
}

std::vector<std::string> people() {
    std::vector<std::string> out;
    for (const auto& story : stories::all()) out.push_back(story.text);
    return out;
}

Answer answer(const std::string& text, const std::string& view) {
    Question q;
    q.day = *date_of(2026, 11, 20);
    q.view = view;
    q.reasons = false;
    Diagnostics problems;
    auto a = shipped().ask({"persona.yaml", text}, q, problems);
    REQUIRE(a);
    return std::move(*a);
}

bool admitted(Verdict v) { return v == Verdict::available || v == Verdict::active_now || v == Verdict::already_done; }

}  // namespace

TEST_CASE("nobody but the group may have what is said to be reserved to it") {
    const Known& k = known();
    inquiry::Atlas atlas(k.catalogue, k.program, k.day);
    const person::Profile nobody = person::blank(k.catalogue.vocabulary);
    std::size_t reserved = 0;
    for (vocabulary::ServiceId s = 0; s < k.services().size(); ++s) {
        const auto said = k.reserved(s);
        reserved += said.size();
        inquiry::Completions usual(atlas, matching::usual(k.catalogue.vocabulary, nobody, s));
        inquiry::Completions anybody(atlas, nobody);
        for (inquiry::InstrumentId i = 0; i < k.catalogue.rules.instruments.size(); ++i) {
            const std::string& id = k.catalogue.rules.instruments[i].id;
            INFO(k.services()[s].id << ": " << id);
            const bool nobody_usual = usual.find(i, inquiry::Wish::eligible).outcome == inquiry::Outcome::none;
            const bool somebody = anybody.find(i, inquiry::Wish::eligible).outcome != inquiry::Outcome::none;
            CHECK((nobody_usual && somebody) == among(said, id));
        }
    }
    fmt::print("strumenti riservati: {} in {} viste\n", reserved, k.services().size());
    CHECK(reserved > 0);
}

TEST_CASE("who may not know a group is told of nobody that she has what is reserved to it") {
    for (vocabulary::ServiceId s = 0; s < known().services().size(); ++s) {
        const auto reserved = known().reserved(s);
        if (reserved.empty()) continue;
        std::string past = "storico:\n";
        for (const std::string& id : reserved) past += "  - {strumento: " + id + ", dal: 2026-01-10}\n";
        for (const std::string& story : people()) {
            if (story.find("storico:") != std::string::npos) continue;
            for (const std::string& text : {story, story + past})
                for (const auto& i : answer(text, known().services()[s].id).instruments) {
                    INFO(known().services()[s].id << ": " << i.id << " " << word(i.verdict));
                    CHECK_FALSE((among(reserved, i.id) && admitted(i.verdict)));
                }
        }
    }
}

TEST_CASE("who may know the group reads what has been had") {
    const std::string text = "al: 2026-11-20\npersona: {eta: 40 anni}\nstorico:\n";
    std::size_t seen = 0;
    for (const auto& i : known().catalogue.rules.instruments) {
        const Answer whole = answer(text + "  - {strumento: " + i.id + ", dal: 2026-01-10}\n", "");
        for (const auto& a : whole.instruments) seen += a.id == i.id && a.verdict == Verdict::active_now ? 1 : 0;
    }
    CHECK(seen == known().catalogue.rules.instruments.size());
}
