// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <catch2/catch.hpp>

#include <set>

#include "catalogue/load.hpp"
#include "pathway/from_catalogue.hpp"
#include "person/reader.hpp"
#include "session/reading.hpp"
#include "session/stories.hpp"

// The shipped catalogue, and a person as prepared for a path in it.

namespace attiva::pathway::stories_of {

inline constexpr int months = 36;

struct Shipped {
    Diagnostics problems;
    catalogue::Catalogue catalogue = catalogue::load(ATTIVA_ROOT, problems);
    program::Program program = program::from_language(catalogue.rules, catalogue.vocabulary, true);
    inquiry::Clock clock{catalogue, program};
    [[nodiscard]] InstrumentId instrument(const std::string& id) const { return catalogue.rules.find_instrument(id).value(); }
};

inline Shipped& shipped() {
    static Shipped s;
    return s;
}

/// The day of a story's file, or that of most of them.
inline const Date usual_day = *date_of(2025, 9, 15);

/// The profiles rules see on a day, of a file as written.
inline session::Profiles seen(const person::Profile& file, Date day) {
    Diagnostics found;
    Question q;
    q.day = day;
    const auto asked = session::look_up(shipped().catalogue, q, found);
    auto out = session::prepare(shipped().catalogue, file, *asked, found, {});
    for (const auto& d : found.items()) UNSCOPED_INFO(d.message);
    REQUIRE(out);
    return std::move(*out);
}

/// As prepared for each day on which an assessment has just expired.
struct Prepared {
    Date day;
    evaluation::DayTables tables;
    person::Profile file;
    std::vector<Date> days;
    std::vector<session::Profiles> profiles;

    explicit Prepared(const std::string& text, Date on = usual_day)
        : day(on), tables(shipped().program, shipped().catalogue.rules, shipped().catalogue.vocabulary, shipped().catalogue.territory, on) {
        Input input;
        input.name = "persona.yaml";
        input.text = text;
        session::PersonFile read(input);
        Diagnostics found;
        REQUIRE(read.document);
        const auto& c = shipped().catalogue;
        file = person::from_document(*read.document, c.vocabulary, c.territory, read.json, found);
        REQUIRE(found.ok());
        const Date last = add_months(day, months);
        std::set<Date> begins{day};
        for (const auto& e : person::expiries(file, c.vocabulary))
            if (day < e.last + 1 && e.last + 1 <= last) begins.insert(e.last + 1);
        for (const Date d : begins) {
            profiles.push_back(seen(file, d));
            days.push_back(d);
        }
    }

    [[nodiscard]] Day horizon() const { return add_months(day, months) - day; }

    [[nodiscard]] PathAsked asked() const {
        std::vector<inquiry::Stretch> out;
        for (std::size_t i = 0; i < days.size(); ++i)
            out.push_back({days[i], i + 1 < days.size() ? days[i + 1] + -1 : add_months(day, months), &profiles[i].bare, &profiles[i].presumed});
        return {shipped().clock, tables, std::move(out), {}, 40, 2, {}, {}};
    }
};

}  // namespace attiva::pathway::stories_of
