// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The calendar against the question of every day, one by one, from the text of the sheet
// on: random catalogues with all that turns as days pass, through every view and through
// none; papers expire, zones and comuni change, and which past a view hides may be another
// on another day. ATTIVA_CALENDARI sets how many calendars.

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include <cstdlib>
#include <map>
#include <regex>

#include "attiva/attiva.hpp"
#include "catalogue/load.hpp"
#include "matching/reserved.hpp"
#include "program/program.hpp"
#include "views/random_catalogue.hpp"
#include "views/sheet.hpp"

using namespace attiva;
using namespace attiva::views;

namespace {

#if defined(__OPTIMIZE__) && !defined(__SANITIZE_ADDRESS__)
constexpr long few = 60;
#else
constexpr long few = 6;
#endif

long calendars_wanted() {
    const char* said = std::getenv("ATTIVA_CALENDARI");
    return said != nullptr ? std::atol(said) : few;
}

struct Tally {
    long calendars = 0, days = 0, changes = 0, refused = 0, given_up = 0, reserved_turns = 0, unexplained = 0;
    std::string wrong;
};

// Half of the days of a sheet are moved to where months are uneven.
std::string unsettled(const std::string& sheet, laws::Random& random) {
    static const std::regex day("(19|20)[0-9]{2}-0[1-9]-1[0-9]");
    std::string out;
    auto at = sheet.begin();
    for (std::sregex_iterator it(sheet.begin(), sheet.end(), day); it != std::sregex_iterator{}; ++it) {
        out.append(at, sheet.begin() + it->position());
        at = sheet.begin() + it->position() + it->length();
        const std::string year = it->str().substr(0, 4);
        const bool leap = std::stoi(year) % 4 == 0;
        const std::vector<std::string> uneven{leap ? "02-29" : "02-28", "03-31", "08-31", "01-31", "11-30", "03-01"};
        out += random.chance(50) ? year + "-" + random.pick(uneven) : it->str();
    }
    out.append(at, sheet.end());
    return out;
}

std::string write(Date d) {
    const CivilDate c = civil(d);
    return fmt::format("{}-{:02}-{:02}", c.year, c.month, c.day);
}

std::map<std::string, InstrumentAnswer> asked(const Catalogue& c, const Input& person, Question q, Date day) {
    q.day = day;
    q.reasons = q.ways_in = false;
    Diagnostics problems;
    const auto answer = c.ask(person, q, problems);
    std::map<std::string, InstrumentAnswer> out;
    if (answer)
        for (const auto& i : answer->instruments) out[i.id] = i;
    return out;
}

const CalendarPeriod* on(const InstrumentCalendar& i, Date day) {
    for (const CalendarPeriod& p : i.periods)
        if (p.from <= day && day <= p.to) return &p;
    return nullptr;
}

void compare(const Catalogue& c, const Input& person, const Question& q, Date last, Tally& tally) {
    Diagnostics problems;
    const auto calendar = c.calendar(person, q, last, problems);
    ++tally.calendars;
    if (!calendar) ++tally.refused;
    if (!calendar) return;
    for (const CalendarEvent& e : events(*calendar)) {
        ++tally.changes;
        if (!e.after->why.empty()) continue;
        ++tally.unexplained;
        UNSCOPED_INFO(fmt::format("{} {} vista «{}» {} → {} senza ragione\n{}", write(e.day), e.instrument->id, q.view, word(e.before->verdict),
                                  word(e.after->verdict), person.text));
    }
    std::map<std::string, bool> doubtful;
    for (Date day = q.day; day <= last; day = day + 1) {
        const auto now = asked(c, person, q, day);
        ++tally.days;
        for (const InstrumentCalendar& i : calendar->instruments) {
            const CalendarPeriod* p = on(i, day);
            const auto it = now.find(i.id);
            // Where a search gave up, the day on which it does is its own (docs/lingua.md §12).
            bool& gave_up = doubtful[i.id];
            gave_up = (gave_up && p != nullptr && p->from != day) || (it != now.end() && it->second.exhausted);
            if (gave_up) ++tally.given_up;
            const bool same = it != now.end() && p != nullptr && p->verdict == it->second.verdict && (p->from != day || it->second.anyway == p->anyway);
            if (same || gave_up) continue;
            tally.wrong = fmt::format("{} {} vista «{}» dal {} {} {}: ogni giorno «{}», calendario «{}»\n{}", write(day), i.id, q.view, write(q.day),
                                      q.exact ? "comunque" : "", q.presumptions ? "" : "senza presunzioni",
                                      it == now.end() ? "niente" : word(it->second.verdict), p == nullptr ? "niente" : word(p->verdict), person.text);
            return;
        }
    }
}

Question question(const catalogue::Catalogue& c, vocabulary::ServiceId viewer, laws::Random& random) {
    Question q;
    q.day = random.pick(std::array<Date, 5>{*date_of(2026, 11, 20), *date_of(2024, 2, 29), *date_of(2027, 3, 31), *date_of(2025, 1, 31), *date_of(2014, 6, 30)});
    if (viewer != vocabulary::no_service) q.view = c.vocabulary.service(viewer).id;
    q.presumptions = random.chance(75);
    q.exact = random.chance(50);
    q.simplify = random.chance(90);
    if (random.chance(10)) q.comune = random.pick(std::array<const char*, 4>{"Abetone", "Abetone Cutigliano", "Pietrasanta", "Pisa"});
    return q;
}

}  // namespace

TEST_CASE("random catalogues that change with the days: the calendar is the question of every day, through any view") {
    const char* said = std::getenv("ATTIVA_SEME");
    laws::Random random(said != nullptr ? std::strtoull(said, nullptr, 10) : 20'261'128);
    Tally tally;
    std::string folder_text;
    while (tally.calendars < calendars_wanted() && tally.wrong.empty() && tally.unexplained == 0) {
        const RandomCatalogue folder(random, true);
        const Catalogue opened = Catalogue::open(folder.path());
        INFO(opened.render(opened.diagnostics(), false, false));
        REQUIRE(opened.ok());
        Diagnostics none;
        const auto known = catalogue::load(folder.path(), none);
        const auto program = program::from_language(known.rules, known.vocabulary, true);
        auto eyes = viewers(known.vocabulary);
        eyes.push_back(vocabulary::no_service);
        for (int k = 0; k < 6 && tally.wrong.empty() && tally.unexplained == 0; ++k) {
            const auto viewer = random.pick(eyes);
            const Question q = question(known, viewer, random);
            Sheets sheets(known, viewer, random);
            const evaluation::DayTables tables(program, known.rules, known.vocabulary, known.territory, q.day);
            const Date last = add_months(q.day, 30);
            const evaluation::DayTables later(program, known.rules, known.vocabulary, known.territory, last);
            const auto hidden = matching::reserved(known, tables, sheets.consenting(), viewer);
            tally.reserved_turns += hidden != matching::reserved(known, later, sheets.consenting(), viewer) ? 1 : 0;
            sheets.begin(hidden);
            compare(opened, {"persona.yaml", unsettled(sheets.sheet(), random)}, q, last, tally);
        }
        if ((!tally.wrong.empty() || tally.unexplained != 0) && std::getenv("ATTIVA_TIENI") != nullptr)
            std::filesystem::copy(folder.path(), std::getenv("ATTIVA_TIENI"), std::filesystem::copy_options::recursive);
    }
    fmt::print("calendario, cataloghi a caso: {} calendari ({} rifiutati), {} giorni, {} cambiamenti, {} verdetti lasciati, {} con altri riservati alla fine\n",
               tally.calendars, tally.refused, tally.days, tally.changes, tally.given_up, tally.reserved_turns);
    CHECK(tally.unexplained == 0);
    INFO(tally.wrong);
    CHECK(tally.wrong.empty());
    CHECK(tally.refused < tally.calendars / 2);
    CHECK(tally.changes > 0);
}
