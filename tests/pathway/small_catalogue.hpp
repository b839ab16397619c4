// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include <functional>

#include "language/check_fixture.hpp"
#include "laws/trial.hpp"
#include "pathway/from_catalogue.hpp"
#include "person/reader.hpp"

// Somebody and a few rules, made into a problem.

namespace attiva::pathway::small {

inline const Date first = *date_of(2026, 1, 10);

// Somebody of whom only this is known, and a few rules.
struct Small {
    checked::Result rules;
    laws::World world;
    std::optional<laws::Court> court;
    person::Profile person;

    explicit Small(const std::string& text, const std::function<void(vocabulary::Vocabulary&)>& also = {}) : rules(checked::rules(text)) {
        INFO(rules.findings());
        REQUIRE(rules.diagnostics.ok());
        world.vocabulary = rules.vocabulary;
        if (also) also(world.vocabulary);
        court.emplace(world, std::move(rules.book));
        person.facts = person::blank_facts(world.vocabulary);
        person.members_complete = person.relatives_complete = true;
        person.history_state = person::HistoryState::complete;
    }
    Small& knows(const char* id, std::uint64_t may) {
        person::Fact& f = person.facts[*world.vocabulary.find(id)];
        f.value.may = may;
        f.status = (may & (may - 1)) == 0 ? person::Status::known : person::Status::partial;
        return *this;
    }
    Small& had(const char* id, Date start, std::optional<Date> end, std::uint64_t outcome = 1) {
        person::Period p;
        p.instrument = id;
        p.start = vocabulary::exactly(start);
        p.outcomes = outcome;
        p.ended_possible = end.has_value();
        p.open_possible = !end;
        if (end) p.end = vocabulary::exactly(*end);
        person.history.push_back(p);
        return *this;
    }
    InstrumentId instrument(const char* id) const { return *court->book().find_instrument(id); }

    Compiled compile(const Goal& goal, Day horizon = 400, const std::vector<InstrumentId>& excluded = {}, bool doubts = false) const {
        const inquiry::Clock clock(court->catalogue(), court->program(true));
        const evaluation::DayTables tables(court->program(true), court->book(), world.vocabulary, world.territory, first);
        return from_catalogue({clock, tables, {{first, first + horizon, &person, &person}}, goal, 40, 2, excluded, {}, doubts}, horizon);
    }
    Compiled to(const char* id, Day horizon = 400, bool doubts = false) const {
        Goal goal;
        goal.kind = Goal::Kind::instrument;
        goal.instrument = instrument(id);
        return compile(goal, horizon, {}, doubts);
    }
};

inline const char* word(PathNote::Kind kind) {
    switch (kind) {
        case PathNote::Kind::too_wide: return "larga";
        case PathNote::Kind::long_ago: return "tempo";
        case PathNote::Kind::counted: return "conta";
        case PathNote::Kind::recent: return "recente";
        case PathNote::Kind::months: return "mesi";
        case PathNote::Kind::repetition: return "ripetibile";
        case PathNote::Kind::no_duration: return "durata";
        case PathNote::Kind::no_hours: return "ore";
        case PathNote::Kind::no_value: return "valore";
        case PathNote::Kind::no_end: return "senza fine";
        case PathNote::Kind::cannot_have: return "non_può";
    }
    return "";
}

inline std::string notes(const Small& s, const Compiled& c) {
    std::string out;
    for (const PathNote& n : c.notes) out += fmt::format("{}:{} ", word(n.kind), s.court->book().instruments[n.instrument].id);
    return out;
}

}  // namespace attiva::pathway::small
