// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "session/path_before.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "evaluation/evaluator.hpp"
#include "text/literal.hpp"

namespace attiva::session {
namespace {

std::string days(Date from, Date to) { return text::from_day(from) + " " + text::to_day(to); }

// What has become of a step, by the history: "conclusa", "in corso", or nothing.
std::string become(const person::Profile& person, const EarlierPath::Step& step, Date now, Date then) {
    for (const auto& p : person.history) {
        if (p.instrument != step.id || evaluation::begun(p, now) != Truth::yes) continue;
        if (evaluation::ended(p, now) == Truth::no) return "è in corso";
        if (evaluation::ended(p, then) == Truth::yes) continue;  // done already when it was planned
        const bool well = p.outcomes == (std::uint64_t{1} << static_cast<unsigned>(language::Outcome::positive));
        return well ? "è concluso con esito positivo" : "è finito, ma non è detto che l'esito sia positivo";
    }
    return "";
}

}  // namespace

std::optional<EarlierPath> read_earlier(const std::string& json, Diagnostics& diagnostics) {
    auto out = exporting::read_path(json);
    if (!out)
        diagnostics.error("U103", Span{}, "il file di --prima non è un percorso scritto da attiva", "dai quello scritto con attiva percorso … --formato json");
    return out;
}

PathDifference difference(const EarlierPath& earlier, const PathAnswer& now, const person::Profile& person) {
    PathDifference out;
    out.earlier_day = earlier.day;
    out.earlier_end = earlier.end;
    std::vector<const PathStep*> left;
    if (!now.paths.empty())
        for (const PathStep& s : now.paths.front().steps)
            if (!s.running) left.push_back(&s);
    for (const auto& was : earlier.steps) {
        if (const std::string is = become(person, was, now.day, earlier.day); !is.empty()) {
            out.lines.push_back(fmt::format("{}: {} (era previsto {})", was.name, is, days(was.from, was.to)));
            continue;
        }
        const auto at = std::find_if(left.begin(), left.end(), [&](const PathStep* s) { return s->id == was.id; });
        if (at == left.end()) {
            out.lines.push_back(fmt::format("{}: non c'è più (era previsto {})", was.name, days(was.from, was.to)));
            continue;
        }
        if ((*at)->from != was.from || (*at)->to != was.to) out.lines.push_back(fmt::format("{}: ora {}, prima {}", was.name, days((*at)->from, (*at)->to), days(was.from, was.to)));
        left.erase(at);
    }
    for (const PathStep* s : left) out.lines.push_back(fmt::format("{}: nuovo, {}", s->name, days(s->from, s->to)));
    const std::optional<Date> end = now.paths.empty() ? std::nullopt : std::optional(now.paths.front().end);
    const auto words = [](const std::optional<Date>& d) { return d ? text::on_day(*d) : std::string("non c'era un percorso"); };
    if (end != earlier.end) out.lines.push_back(fmt::format("L'obiettivo: {}, prima {}", end ? text::on_day(*end) : "ora non c'è un percorso", words(earlier.end)));
    return out;
}

}  // namespace attiva::session
