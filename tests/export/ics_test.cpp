// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The iCalendar text: ends of lines, folding between characters, escapes, the same text
// for the same calendar.
#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <vector>

#include "attiva/answer.hpp"

using namespace attiva;

namespace {

Calendar one_change(const std::string& name, const std::string& why) {
    Calendar c;
    c.from = *date_of(2026, 2, 1);
    c.to = *date_of(2027, 2, 1);
    InstrumentCalendar i;
    i.id = "prova";
    i.name = name;
    i.periods.push_back({c.from, *date_of(2026, 2, 28), Verdict::not_now, false, "", {}});
    i.periods.push_back({*date_of(2026, 3, 1), c.to, Verdict::available, false, "", {{why, "", nullptr}}});
    c.instruments.push_back(i);
    return c;
}

std::vector<std::string> lines(const std::string& text) {
    std::vector<std::string> out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = text.find("\r\n", at);
        REQUIRE(end != std::string::npos);
        out.push_back(text.substr(at, end - at));
        at = end + 2;
    }
    return out;
}

// Folded lines put together again.
std::vector<std::string> unfolded(const std::string& text) {
    std::vector<std::string> out;
    for (const std::string& l : lines(text)) {
        if (!l.empty() && l.front() == ' ') out.back() += l.substr(1);
        else out.push_back(l);
    }
    return out;
}

bool has(const std::vector<std::string>& all, const std::string& line) {
    return std::find(all.begin(), all.end(), line) != all.end();
}

}  // namespace

TEST_CASE("an event a change, of the whole day, stamped with the first day asked about") {
    const auto all = unfolded(to_ics(one_change("Prova", "comincia")));
    CHECK(all.front() == "BEGIN:VCALENDAR");
    CHECK(all.back() == "END:VCALENDAR");
    CHECK(has(all, "DTSTAMP:20260201T000000Z"));
    CHECK(has(all, "DTSTART;VALUE=DATE:20260301"));
    CHECK(has(all, "DTEND;VALUE=DATE:20260302"));
    CHECK(has(all, "SUMMARY:Apre: Prova"));
    CHECK(std::count(all.begin(), all.end(), "BEGIN:VEVENT") == 1);
    CHECK(to_ics(one_change("Prova", "comincia")) == to_ics(one_change("Prova", "comincia")));
}

TEST_CASE("lines are folded at 75 octets, never inside a character") {
    for (std::size_t n = 55; n < 90; ++n) {
        const std::string name = std::string(n, 'x') + "àèìòù€" + std::string(80, 'y');
        const std::string text = to_ics(one_change(name, "à"));
        for (const std::string& l : lines(text)) {
            CHECK(l.size() <= 75);
            CHECK((l.empty() || (static_cast<unsigned char>(l.front()) & 0xC0U) != 0x80U));
        }
        CHECK(has(unfolded(text), "SUMMARY:Apre: " + name));
    }
}

TEST_CASE("what iCalendar reads as its own is escaped") {
    const auto all = unfolded(to_ics(one_change("A, b; c\\d", "uno\ndue")));
    CHECK(has(all, "SUMMARY:Apre: A\\, b\\; c\\\\d"));
    CHECK(has(all, "DESCRIPTION:Da «non ora» a «attivabile».\\nuno\\ndue\\nProposta: decide l'équipe."));
}
