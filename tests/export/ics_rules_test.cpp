// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The iCalendar text of the stories of examples/ against the rules of RFC 5545; and that
// whoever checks them sees each breach.

#include <catch2/catch.hpp>

#include "attiva/attiva.hpp"
#include "ics_rules.hpp"
#include "session/stories.hpp"

using namespace attiva;

namespace {

std::string changed(std::string text, const std::string& from, const std::string& to) {
    const std::size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

const std::string& good() {
    static const std::string text =
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//a//b//IT\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20260201T000000Z\r\n"
        "DTSTART;VALUE=DATE:20260228\r\nDTEND;VALUE=DATE:20260301\r\nSUMMARY:Apre: A\\, b à\r\nEND:VEVENT\r\n"
        "BEGIN:VEVENT\r\nUID:2\r\nDTSTAMP:20260201T000000Z\r\nDTSTART;VALUE=DATE:20280229\r\nDTEND;VALUE=DATE:20280301\r\n"
        "SUMMARY:Chi\r\n ude\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    return text;
}

}  // namespace

TEST_CASE("every calendar of the stories is iCalendar as RFC 5545 has it") {
    const Catalogue shipped = Catalogue::open(ATTIVA_ROOT);
    std::size_t events = 0;
    for (const auto& story : stories::all()) {
        Question q;
        q.day = *date_of(2026, 3, 10);
        Diagnostics problems;
        const auto calendar = shipped.calendar({story.path, story.text}, q, add_months(q.day, longest_calendar_months), problems);
        REQUIRE(calendar);
        events += attiva::events(*calendar).size();
        CHECK(ics::breaches(to_ics(*calendar)) == std::vector<std::string>{});
    }
    CHECK(events > 50);
}

TEST_CASE("whoever checks iCalendar sees each breach") {
    CHECK(ics::breaches(good()) == std::vector<std::string>{});
    const std::pair<const char*, const char*> breaks[]{
        {"VERSION:2.0\r\n", "VERSION:2.0\n"},       // end of line
        {"VERSION:2.0\r\n", ""},                    // what a calendar must hold
        {"VERSION:2.0", "VERSION:3.0"},
        {"UID:1\r\n", ""},
        {"UID:1", "UID:2"},                         // twice the same
        {"UID:1\r\n", "UID:1\r\nUID:3\r\n"},
        {"20260201T000000Z", "20260201T000000"},    // not UTC
        {"20260201T000000Z", "20260230T000000Z"},
        {"DATE:20260228", "DATE:20260229"},         // no such day
        {"DTSTART;VALUE=DATE:", "DTSTART:"},
        {"DATE:20260301", "DATE:20260228"},         // ends as it begins
        {"A\\, b", "A, b"},                         // not escaped
        {"A\\, b", "A\\x b"},
        {"A\\, b", "A; b"},
        {"b à", "b \xC3\r\n \xA0"},                 // folded inside a character
        {"b à", "b à\t"},
        {"SUMMARY:Chi", "SUMMARY:Chi" "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"},
        {"PRODID", "prodid"},
        {"END:VEVENT\r\nBEGIN", "BEGIN"},           // never closed
        {"END:VCALENDAR\r\n", ""},
    };
    for (const auto& [from, to] : breaks) {
        INFO(from << " → " << to);
        CHECK_FALSE(ics::breaches(changed(good(), from, to)).empty());
    }
    const std::string longest = "SUMMARY:" + std::string(67, 'x');
    CHECK(ics::breaches(changed(good(), "SUMMARY:Chi", longest)) == std::vector<std::string>{});
    CHECK_FALSE(ics::breaches(changed(good(), "SUMMARY:Chi", longest + "x")).empty());
}
