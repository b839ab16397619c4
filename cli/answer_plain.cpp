// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// One fact a line, always "subject: key: value", for screen readers and
// scripts. No indentation, no colour, no folding.

#include <fmt/format.h>

#include "funding_text.hpp"
#include "output.hpp"

namespace attiva::cli {
namespace {

void reason_lines(std::string& out, const std::string& id, const Reason& r, bool whole, int depth = 0) {
    std::string text = r.text;
    if (!r.value.empty()) text += (text.empty() ? "" : ": ") + r.value;
    if (r.truth) text = std::string(word(*r.truth)) + ", " + text;
    if (r.presumed) text += ", presunto";
    if (r.hidden) text += ", riservato";
    if (r.source)
        text += fmt::format(", fonte {}{}{}{}{}", r.source->act, r.source->place.empty() ? "" : " ", r.source->place,
                            r.source->unverified ? ", da verificare" : "",
                            r.source->local ? ", regola locale" : "");
    plain_line(out, id, fmt::format("ragione, livello {}", depth + 1), text);
    if (depth < deepest_reason)
        for (const auto& p : r.parts)
            if (whole || p.decisive) reason_lines(out, id, *p, whole, depth + 1);
}

void instrument_lines(std::string& out, const InstrumentAnswer& i, Reasons reasons) {
    plain_line(out, i.id, "nome", i.name);
    plain_line(out, i.id, "verdetto", word(i.verdict));
    plain_line(out, i.id, "adeguatezza", word(i.suitability));
    plain_line(out, i.id, "la persona", word(i.wish));
    plain_line(out, i.id, "in breve", i.summary);
    if (i.from) plain_line(out, i.id, "possibile dal", iso(*i.from));
    plain_line(out, i.id, "si apre con", i.opened_by);
    plain_line(out, i.id, "fascia", i.tier);
    plain_line(out, i.id, "interpretazione", i.interpretation);
    if (i.unverified) plain_line(out, i.id, "da verificare", "sì");
    if (i.local) plain_line(out, i.id, "regola locale", "sì");
    for (const auto& m : i.missing)
        plain_line(out, i.id, m.hidden ? "manca, riservato" : "manca",
             fmt::format("{}{}, lo sa {}", m.label, m.member.empty() ? "" : " (" + m.member + ")",
                         m.holder));
    for (const auto& r : i.results) plain_line(out, i.id, r.title, r.text + (is_local(r) ? ", regola locale" : ""));
    for (const auto& p : i.presumed) plain_line(out, i.id, "presunto", p);
    funding_plain(out, i);
    if (reasons == Reasons::none) return;
    const bool whole = reasons == Reasons::whole;
    for (const auto& r : i.reasons) reason_lines(out, i.id, r, whole);
    for (const auto& r : i.suitability_reasons) reason_lines(out, i.id, r, whole);
    for (const auto& l : i.lines)
        plain_line(out, i.id, l.kind, l.text + (l.truth ? fmt::format(", {}", word(*l.truth)) : ""));
}

}  // namespace

std::string answer_plain(const Answer& answer, Reasons reasons) {
    std::string out;
    plain_line(out, "risposta", "giorno", iso(answer.day));
    plain_heading(out, "risposta", answer.place, answer.view, answer.digest, "decide l'équipe", answer.subject);
    for (const auto& i : answer.instruments) instrument_lines(out, i, reasons);
    for (const auto& p : answer.presumptions)
        plain_line(out, "presunto", p.label,
             p.value + (p.member.empty() ? "" : " (" + p.member + ")"));
    return out;
}

}  // namespace attiva::cli
