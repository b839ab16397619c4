// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// confronta: what does this change mean, and for whom?
// Tested by tests/cases/buoni/confronta/.

#include <fmt/format.h>
#include <unistd.h>

#include "attiva/attiva.hpp"
#include "commands.hpp"
#include "comparing.hpp"
#include "day.hpp"
#include "output.hpp"

namespace attiva::cli {
namespace {

std::string sentence(const Change& c) {
    const std::string name = c.name.empty() ? c.subject : fmt::format("{} «{}»", c.subject, c.name);
    const std::string where = c.file.empty() ? "" : fmt::format("  [{}:{}]", visible(c.file), c.line);
    return fmt::format("{}: {}{}", word(c.kind), name, where);
}

// "allarga, dal …"; what was not decided of the other way is said too.
std::string effect(const InstrumentDifference& d, Date day) {
    std::string out = d.kind == ChangeKind::added     ? "strumento nuovo"
                      : d.kind == ChangeKind::removed ? "strumento tolto"
                                                      : word(d.direction);
    if (d.from() && *d.from() != day) out += ", dal " + iso(*d.from());
    if (d.half) out += d.direction == Direction::wider ? "; se anche restringa, non deciso" : "; se anche allarghi, non deciso";
    return out;
}

// The two ways may begin on two days.
std::string person(const char* words, const InstrumentDifference& d, const std::optional<Date>& from,
                   const std::string& who, const Style& style) {
    if (who.empty()) return "";
    const std::string when = from && from != d.from() ? ", dal " + iso(*from) : "";
    return folded(style, fmt::format("{}{}, per esempio: {}", words, when, who), 2);
}

}  // namespace

std::string change_text(const Change& c, const Style& style, int indent) {
    std::string out = folded(style, sentence(c), indent);
    if (!c.before.empty()) out += folded(style, "prima: " + c.before, indent + 4);
    if (!c.after.empty()) out += folded(style, (c.kind == ChangeKind::added ? "" : "dopo:  ") + c.after, indent + 4);
    return out;
}

std::string instrument_text(const InstrumentDifference& d, Date day, const Style& style) {
    std::string out = "\n" + bold(style, d.name) + " (" + d.id + "): " + effect(d, day) + "\n";
    out += person("è ammesso solo dopo", d, d.gains_from, d.gains, style);
    out += person("era ammesso solo prima", d, d.loses_from, d.loses, style);
    for (const Change& c : d.changes) out += change_text(c, style, 2);
    return out;
}

namespace {

std::string comparison_text(const Comparison& c, const Style& style) {
    if (c.empty()) return "nessuna differenza\n";
    std::string out = fmt::format("confronto al {}: {} → {}\n", iso(c.day), c.before.substr(0, 12), c.after.substr(0, 12));
    for (const auto& i : c.instruments) out += instrument_text(i, c.day, style);
    if (!c.shared.empty()) out += "\n" + bold(style, "Parametri, definizioni, attributi") + "\n";
    for (const auto& x : c.shared) out += change_text(x, style, 2);
    return out;
}

bool usable(const Catalogue& c, const Request& r) {
    if (c.ok()) return true;
    to_stderr(c, c.diagnostics(), r);
    return false;
}

}  // namespace

int run_confronta(const Run& run) {
    const Request& r = run.request;
    const auto day = day_of(r);
    if (!day) return misused;
    const Catalogue before = Catalogue::open(r.arguments[0]);
    const Catalogue after = Catalogue::open(r.arguments[1]);
    const bool first = usable(before, r);
    if (!usable(after, r) || !first) return invalid;
    const Comparison c = before.compared_with(after, *day);
    if (r.value("--formato") == "json") return print(to_json(c) + "\n") ? answered : failed;
    return print(comparison_text(c, style_of(r.value("--colore", "auto"), STDOUT_FILENO))) ? answered : failed;
}

}  // namespace attiva::cli
