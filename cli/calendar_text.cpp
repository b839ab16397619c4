// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Of one instrument the periods, the first possible day before them; of all of them
// what each day opens and closes, and in one line what never changes.

#include "calendar_text.hpp"

#include <fmt/format.h>

#include <map>

namespace attiva::cli {
namespace {

std::string heading(const Calendar& c, const Style& style) {
    std::string out = bold(style, "Quando?");
    if (!c.subject.empty()) out += "  " + c.subject;
    if (c.one) out += fmt::format("{}{} ({})", c.subject.empty() ? "  " : ": ", c.instruments.front().name, c.instruments.front().id);
    return out + "\n" + dim(style, fmt::format("Dal {} al {} · {} · vista: {} · catalogo {}", iso(c.from), iso(c.to), c.place, c.view, c.digest)) +
           "\n" + dim(style, "Proposta: decide l'équipe. Vale finché della persona, e delle regole, non si sa altro.") + "\n";
}

std::string why_text(const DayReason& r, const Style& style, int indent) {
    std::string line = r.text;
    if (!r.clause.empty()) line += ": «" + r.clause + "»";
    line += in_brackets(r.source);
    return folded(style, line, indent);
}

std::string whys_text(const CalendarPeriod& p, const Style& style, int indent) {
    constexpr std::size_t most = 4;
    std::string out;
    for (std::size_t i = 0; i < p.why.size() && i < most; ++i) out += why_text(p.why[i], style, indent);
    if (p.why.size() == most + 1) out += folded(style, "e un'altra ragione", indent);
    if (p.why.size() > most + 1) out += folded(style, fmt::format("e altre {} ragioni", p.why.size() - most), indent);
    return out;
}

// The first thing asked: from when is it possible, and until when?
std::string first_day(const Calendar& c) {
    const InstrumentCalendar& i = c.instruments.front();
    std::vector<const CalendarPeriod*> open;
    for (const CalendarPeriod& p : i.periods)
        if (p.verdict == Verdict::available) open.push_back(&p);
    if (!open.empty()) {
        std::string out = open[0]->from == c.from ? "Attivabile già dal primo giorno" : "Attivabile dal " + iso(open[0]->from);
        if (open[0]->to != c.to) out += (open[0]->from == c.from ? ", fino al " : " al ") + iso(open[0]->to);
        if (open.size() > 1) out += "; poi di nuovo dal " + iso(open[1]->from);
        return out + ".";
    }
    for (const CalendarPeriod& p : i.periods)
        if (p.verdict == Verdict::to_clarify || p.verdict == Verdict::to_verify_hidden)
            return fmt::format("In questi giorni mai attivabile di certo; {} dal {}.", word(p.verdict), iso(p.from));
    return fmt::format("In questi giorni mai attivabile{}.", i.periods.front().verdict == Verdict::active_now ? ": è già in corso" : "");
}

std::string periods_text(const Calendar& c, const Style& style) {
    std::string out = "\n" + folded(style, first_day(c), 0) + "\n";
    for (const CalendarPeriod& p : c.instruments.front().periods) {
        out += fmt::format("  dal {} al {}  {}\n", iso(p.from), iso(p.to), bold(style, std::string(word(p.verdict)) + (p.anyway ? ", comunque" : "")));
        out += whys_text(p, style, 6);
        if (!p.summary.empty()) out += folded(style, p.summary, 6);
    }
    return out;
}

std::string event_text(const CalendarEvent& e, const Style& style) {
    std::string what = fmt::format("{:<11}  {} ({}): {} → {}", word(e.turning), e.instrument->name, e.instrument->id, word(e.before->verdict),
                                   word(e.after->verdict));
    return folded(style, what, 2) + whys_text(*e.after, style, 6);
}

// "2 attivabile (a, b) · 30 qui non offerto": the ids only where something can be done.
std::string unchanging(const Calendar& c) {
    std::map<Verdict, std::vector<std::string>> still;
    for (const InstrumentCalendar& i : c.instruments)
        if (i.periods.size() == 1) still[i.periods.front().verdict].push_back(i.id);
    std::vector<std::string> parts;
    for (const auto& [verdict, ids] : still) {
        std::string part = fmt::format("{}: {}", word(verdict), ids.size());
        if (verdict == Verdict::available || verdict == Verdict::active_now) part += " (" + join(ids) + ")";
        parts.push_back(std::move(part));
    }
    return parts.empty() ? "Cambia ogni strumento." : "Non cambiano mai: " + join(parts, " · ") + ".";
}

std::string events_text(const Calendar& c, const Style& style) {
    std::string out;
    std::optional<Date> day;
    for (const CalendarEvent& e : events(c)) {
        if (day != e.day) out += "\n" + bold(style, iso(e.day)) + "\n";
        day = e.day;
        out += event_text(e, style);
    }
    if (out.empty()) out = "\nIn questi giorni non si apre e non si chiude nulla.\n";
    return out + "\n" + folded(style, unchanging(c), 0);
}

}  // namespace

std::string calendar_text(const Calendar& c, const Style& style) {
    return heading(c, style) + (c.one ? periods_text(c, style) : events_text(c, style));
}

std::string calendar_plain(const Calendar& c) {
    std::string out;
    plain_line(out, "calendario", "dal", iso(c.from));
    plain_line(out, "calendario", "al", iso(c.to));
    plain_heading(out, "calendario", c.place, c.view, c.digest, "decide l'équipe", c.subject);
    for (const InstrumentCalendar& i : c.instruments) {
        plain_line(out, i.id, "nome", i.name);
        if (i.available_from) plain_line(out, i.id, "attivabile dal", iso(*i.available_from));
        for (const CalendarPeriod& p : i.periods) {
            const std::string days = fmt::format("dal {} al {}", iso(p.from), iso(p.to));
            plain_line(out, i.id, days, std::string(word(p.verdict)) + (p.anyway ? ", comunque" : ""));
            for (const DayReason& r : p.why) plain_line(out, i.id, fmt::format("dal {} perché", iso(p.from)), r.text + (r.clause.empty() ? "" : ": «" + r.clause + "»"));
            plain_line(out, i.id, fmt::format("dal {} in breve", iso(p.from)), p.summary);
        }
    }
    return out;
}

}  // namespace attiva::cli
