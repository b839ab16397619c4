// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "session/path_before.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "evaluation/evaluator.hpp"
#include "evaluation/wording.hpp"
#include "text/literal.hpp"

namespace attiva::session {
namespace {

std::string days(Date from, Date to) { return from == to ? text::on_day(from) : text::from_day(from) + " " + text::to_day(to); }

// The name of today: what the file calls it is not to be believed.
std::string name_of(const catalogue::Catalogue& c, const std::string& id) {
    return c.rules.find_instrument(id) ? evaluation::subject_name(c, id) : "un passo che il catalogo non ha più";
}

// What the two were not asked alike.
void otherwise(const EarlierPath& earlier, const PathAnswer& now, PathDifference& out) {
    if (earlier.digest != now.digest) out.lines.emplace_back("Il catalogo non è più lo stesso");
    if (earlier.goal != now.goal) out.lines.push_back(fmt::format("L'obiettivo non è più lo stesso: ora {}", now.goal));
    if (earlier.subject.empty() || now.subject.empty()) out.lines.emplace_back("Senza un nome scritto non si sa se la persona è la stessa");
}

// Where no goal was asked for, twice: what it made sense to aim at then and what now. Names of
// the file are repeated only if the catalogue has them.
void aims(const catalogue::Catalogue& c, const EarlierPath& earlier, const PathAnswer& now, PathDifference& out) {
    if (earlier.goal != now.goal || earlier.aims.empty() || now.aims.empty()) return;
    const auto among = [](const std::vector<std::string>& all, const std::string& name) { return std::find(all.begin(), all.end(), name) != all.end(); };
    const auto& all = c.rules.instruments;
    for (const std::string& name : now.aims)
        if (!among(earlier.aims, name)) out.lines.push_back(fmt::format("Una meta nuova: {}", name));
    for (const std::string& name : earlier.aims) {
        if (among(now.aims, name)) continue;
        const bool known = std::any_of(all.begin(), all.end(), [&](const language::Subject& i) { return evaluation::subject_name(c, i.id) == name; });
        out.lines.push_back(known ? fmt::format("{}: non è più fra le mete", name) : "Una meta di prima non è più nel catalogo");
    }
    if (!now.paths.empty() && !earlier.reaches.empty() && now.paths.front().reaches != earlier.reaches)
        out.lines.push_back(fmt::format("Il primo percorso porta a un'altra meta: ora {}", now.paths.front().reaches));
}

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

std::string then_words(const EarlierPath& earlier) {
    if (!earlier.end) return "prima non c'era un percorso";
    Path then;
    then.end = *earlier.end;
    then.at_least = earlier.at_least;
    then.unknown_lengths = earlier.unknown_lengths;
    return "era previsto " + arrival_words(then);
}

// What has to turn out otherwise than is presumed; the words of the file are not repeated.
void condition(const EarlierPath& earlier, const PathAnswer& now, PathDifference& out) {
    if (now.paths.empty()) return;
    const std::string& only_if = now.paths.front().only_if;
    if (only_if == earlier.only_if) return;
    if (only_if.empty()) out.lines.emplace_back("Non si arriva più solo a una condizione: di ciò che si presume nulla impedisce il percorso");
    else out.lines.push_back(fmt::format("Ora si arriva {}{}", only_if, earlier.only_if.empty() ? "" : "; prima a un'altra condizione"));
}

}  // namespace

std::optional<EarlierPath> read_earlier(const std::string& json, Diagnostics& diagnostics) {
    auto out = exporting::read_path(json);
    if (!out)
        diagnostics.error("U103", Span{}, "il file di --prima non è un percorso scritto da attiva", "dai quello scritto con attiva percorso … --formato json");
    return out;
}

bool comparable(const EarlierPath& earlier, const std::string& view, const std::string& subject, Diagnostics& diagnostics) {
    const bool same_eyes = earlier.view == view;
    const bool same_person = earlier.subject.empty() || subject.empty() || earlier.subject == subject;
    if (!same_eyes) diagnostics.error("U104", Span{}, "il percorso di --prima è stato scritto per un'altra vista", "confronta percorsi chiesti con la stessa --vista");
    else if (!same_person) diagnostics.error("U105", Span{}, "il percorso di --prima è di un'altra persona", "dai un percorso della stessa persona (campo «nome» del suo file)");
    return same_eyes && same_person;
}

PathDifference difference(const catalogue::Catalogue& c, const EarlierPath& earlier, const PathAnswer& now, const person::Profile& person) {
    PathDifference out;
    out.earlier_day = earlier.day;
    out.earlier_end = earlier.end;
    otherwise(earlier, now, out);
    aims(c, earlier, now, out);
    condition(earlier, now, out);
    std::vector<const PathStep*> left;
    if (!now.paths.empty())
        for (const PathStep& s : now.paths.front().steps)
            if (!s.running) left.push_back(&s);
    for (const auto& was : earlier.steps) {
        const std::string name = name_of(c, was.id);
        if (const std::string is = become(person, was, now.day, earlier.day); !is.empty()) {
            out.lines.push_back(fmt::format("{}: {} (era previsto {})", name, is, days(was.from, was.to)));
            continue;
        }
        const auto at = std::find_if(left.begin(), left.end(), [&](const PathStep* s) { return s->id == was.id; });
        if (at == left.end()) {
            out.lines.push_back(fmt::format("{}: non c'è più (era previsto {})", name, days(was.from, was.to)));
            continue;
        }
        if ((*at)->from != was.from || (*at)->to != was.to) out.lines.push_back(fmt::format("{}: ora {}, prima {}", name, days((*at)->from, (*at)->to), days(was.from, was.to)));
        if ((*at)->presumed != was.presumed) out.lines.push_back(name + ((*at)->presumed ? ": ora è escluso salvo" : ": non è più escluso salvo"));
        left.erase(at);
    }
    for (const PathStep* s : left) out.lines.push_back(fmt::format("{}: nuovo, {}{}", s->name, days(s->from, s->to), s->presumed ? ", escluso salvo" : ""));
    const std::optional<Date> end = now.paths.empty() ? std::nullopt : std::optional(now.paths.front().end);
    if (end != earlier.end) out.lines.push_back(fmt::format("L'obiettivo: {}; {}", end ? arrival_words(now.paths.front()) : "ora non c'è un percorso", then_words(earlier)));
    return out;
}

}  // namespace attiva::session
