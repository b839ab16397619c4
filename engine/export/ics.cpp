// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The calendar as iCalendar (RFC 5545): lines end in CR LF, are folded at 75 octets
// between characters, and texts escape `\\ ; ,`. No clock: the stamp is the first day
// asked about. Tested by tests/export/ics_test.cpp.

#include <fmt/format.h>

#include "attiva/answer.hpp"

namespace attiva {
namespace {

constexpr std::size_t longest_line = 75;  // octets, without the end

std::string escaped(const std::string& text) {
    std::string out;
    for (const char c : text) {
        if (c == '\\' || c == ';' || c == ',') out += '\\';
        if (c == '\n') out += "\\n";
        else if (static_cast<unsigned char>(c) >= 0x20U) out += c;
    }
    return out;
}

bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

void line(std::string& out, const std::string& text) {
    std::size_t at = 0;
    std::size_t room = longest_line;
    while (text.size() - at > room) {
        std::size_t end = at + room;
        while (end > at + 1 && continues(text[end])) --end;
        out += text.substr(at, end - at) + "\r\n ";
        at = end;
        room = longest_line - 1;  // the blank that folds
    }
    out += text.substr(at) + "\r\n";
}

std::string basic(Date d) {
    const CivilDate c = civil(d);
    return fmt::format("{:04}{:02}{:02}", c.year, c.month, c.day);
}

// FNV-1a, so that events of two persons are not taken for one.
std::uint64_t mark(const std::string& text) {
    std::uint64_t h = 14'695'981'039'346'656'037U;
    for (const char c : text) h = (h ^ static_cast<unsigned char>(c)) * 1'099'511'628'211U;
    return h;
}

std::string capital(std::string word) {
    word.front() = static_cast<char>(word.front() - 'a' + 'A');
    return word;
}

void event(std::string& out, const Calendar& c, const CalendarEvent& e) {
    std::string told = fmt::format("Da «{}» a «{}».", word(e.before->verdict), word(e.after->verdict));
    for (const DayReason& r : e.after->why) told += "\n" + r.text + (r.clause.empty() ? "" : ": «" + r.clause + "»");
    told += "\nProposta: decide l'équipe.";
    line(out, "BEGIN:VEVENT");
    line(out, fmt::format("UID:{}-{}-{:016x}@attiva", basic(e.day), e.instrument->id, mark(c.subject + '\n' + c.view)));
    line(out, "DTSTAMP:" + basic(c.from) + "T000000Z");
    line(out, "DTSTART;VALUE=DATE:" + basic(e.day));
    line(out, "DTEND;VALUE=DATE:" + basic(e.day + 1));
    line(out, "SUMMARY:" + escaped(fmt::format("{}: {}", capital(word(e.turning)), e.instrument->name)));
    line(out, "DESCRIPTION:" + escaped(told));
    line(out, "TRANSP:TRANSPARENT");
    line(out, "END:VEVENT");
}

}  // namespace

std::string to_ics(const Calendar& calendar) {
    std::string out;
    line(out, "BEGIN:VCALENDAR");
    line(out, "VERSION:2.0");
    line(out, "PRODID:-//attiva//calendario//IT");
    line(out, "CALSCALE:GREGORIAN");
    for (const CalendarEvent& e : events(calendar)) event(out, calendar, e);
    line(out, "END:VCALENDAR");
    return out;
}

}  // namespace attiva
