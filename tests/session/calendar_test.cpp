// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The calendar of the stories of examples/ against the question of the day itself, from
// the text of the file: expiring assessments, views and places included. Every day where
// something is said to turn, the day before it, and every so many days between
// (ATTIVA_GIORNI_PASSO; 1 = all of them).
#include <fmt/format.h>
#include <catch2/catch.hpp>

#include <cstdlib>
#include <map>
#include <set>

#include "attiva/attiva.hpp"
#include "session/stories.hpp"

using namespace attiva;

namespace {

const Catalogue& shipped() {
    static const Catalogue c = Catalogue::open(ATTIVA_ROOT);
    return c;
}

std::vector<Input> people() {
    std::vector<Input> out;
    for (const auto& story : stories::all()) out.push_back({story.path, story.text});
    return out;
}

int step() {
    const char* said = std::getenv("ATTIVA_GIORNI_PASSO");
    return said != nullptr ? std::max(1, std::atoi(said)) : 173;
}

std::map<std::string, Verdict> asked(const Input& person, Question q, Date day) {
    q.day = day;
    q.reasons = q.ways_in = false;
    Diagnostics problems;
    const auto answer = shipped().ask(person, q, problems);
    REQUIRE(answer);
    std::map<std::string, Verdict> out;
    for (const auto& i : answer->instruments) out[i.id] = i.verdict;
    return out;
}

const CalendarPeriod& on(const InstrumentCalendar& i, Date day) {
    for (const CalendarPeriod& p : i.periods)
        if (p.from <= day && day <= p.to) return p;
    FAIL(i.id << ": no period on a day");
    return i.periods.front();
}

std::set<Date> looked_at(const Calendar& c) {
    std::set<Date> out{c.from, c.to};
    for (const CalendarEvent& e : events(c)) out.insert({e.day, e.day + -1});
    for (Date d = c.from; d <= c.to; d = d + step()) out.insert(d);
    return out;
}

void follows(const Input& person, const Question& q) {
    Diagnostics problems;
    const auto c = shipped().calendar(person, q, add_months(q.day, usual_calendar_months), problems);
    REQUIRE(c);
    int wrong = 0;
    for (const Date day : looked_at(*c)) {
        const auto said = asked(person, q, day);
        for (const InstrumentCalendar& i : c->instruments) {
            if (on(i, day).verdict == said.at(i.id)) continue;
            ++wrong;
            const CivilDate d = civil(day);
            UNSCOPED_INFO(fmt::format("{} {}-{}-{} {}: {} invece di {}", person.name, d.year, d.month, d.day, i.id, word(on(i, day).verdict), word(said.at(i.id))));
        }
    }
    CHECK(wrong == 0);
}

Question from(int year, int month, int day) {
    Question q;
    q.day = *date_of(year, month, day);
    return q;
}

}  // namespace

TEST_CASE("the calendar of each story says of every day what the day's question does") {
    for (const Input& person : people()) follows(person, from(2026, 3, 10));
}

TEST_CASE("and so where something is hidden, nothing presumed, or another place asked about") {
    const auto all = people();
    for (std::size_t k = 0; k < all.size(); k += 3) {
        Question q = from(2026, 2, 28);
        q.view = "cpi";
        follows(all[k], q);
        q.view.clear();
        q.presumptions = false;
        follows(all[k + 1 < all.size() ? k + 1 : k], q);
    }
    Question q = from(2016, 6, 1);  // zones begin, comuni merge
    q.zona = "Valle del Serchio";
    follows(all.front(), q);
}

TEST_CASE("periods follow one another without gaps, and each differs from the one before") {
    for (const Input& person : people()) {
        Diagnostics problems;
        const auto c = shipped().calendar(person, from(2026, 3, 10), *date_of(2031, 3, 10), problems);
        REQUIRE(c);
        for (const InstrumentCalendar& i : c->instruments) {
            CHECK(i.periods.front().from == c->from);
            CHECK(i.periods.back().to == c->to);
            for (std::size_t k = 1; k < i.periods.size(); ++k) {
                CHECK(i.periods[k].from == i.periods[k - 1].to + 1);
                CHECK(i.periods[k].verdict != i.periods[k - 1].verdict);
                CHECK_FALSE(i.periods[k].why.empty());
            }
        }
    }
}

TEST_CASE("one instrument has the same periods as among all, and the line of its answer") {
    const Input person = people().front();
    Diagnostics problems;
    Question q = from(2026, 3, 10);
    const auto all = shipped().calendar(person, q, *date_of(2031, 3, 10), problems);
    REQUIRE(all);
    for (const InstrumentCalendar& among : all->instruments) {
        q.instrument = among.id;
        const auto alone = shipped().calendar(person, q, *date_of(2031, 3, 10), problems);
        REQUIRE(alone);
        REQUIRE(alone->instruments.size() == 1);
        const auto& periods = alone->instruments.front().periods;
        REQUIRE(periods.size() == among.periods.size());
        for (std::size_t k = 0; k < periods.size(); ++k) {
            CHECK(periods[k].from == among.periods[k].from);
            CHECK(periods[k].verdict == among.periods[k].verdict);
            if (periods[k].verdict == Verdict::not_now || periods[k].verdict == Verdict::unavailable) CHECK_FALSE(periods[k].summary.empty());
        }
    }
}

TEST_CASE("the last day may be the first, and ten years away, no more") {
    const Input person = people().front();
    const Question q = from(2024, 2, 29);
    const auto until = [&](Date last) {
        Diagnostics problems;
        const bool made = shipped().calendar(person, q, last, problems).has_value();
        return made ? std::string("sì") : problems.items().front().code;
    };
    CHECK(until(q.day) == "sì");
    CHECK(until(q.day + -1) == "U005");
    CHECK(until(*date_of(2034, 2, 28)) == "sì");
    CHECK(until(*date_of(2034, 3, 1)) == "U006");
}

TEST_CASE("what happens on a day is told apart") {
    CHECK(turning(Verdict::not_now, Verdict::available) == Turning::opens);
    CHECK(turning(Verdict::active_now, Verdict::available) == Turning::opens);
    CHECK(turning(Verdict::available, Verdict::unavailable) == Turning::closes);
    CHECK(turning(Verdict::available, Verdict::active_now) == Turning::starts);
    CHECK(turning(Verdict::active_now, Verdict::already_done) == Turning::ends);
    CHECK(turning(Verdict::not_now, Verdict::to_clarify) == Turning::clarify);
    CHECK(turning(Verdict::to_clarify, Verdict::to_verify_hidden) == Turning::other);
    CHECK(turning(Verdict::not_now, Verdict::unavailable) == Turning::other);
}
