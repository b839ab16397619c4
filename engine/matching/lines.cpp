// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// What hangs on an instrument beside its verdict: durations, what it opens,
// who must be at the table, what the team sets up, remarks.

#include <fmt/format.h>

#include "evaluation/wording.hpp"
#include "matching/tell.hpp"
#include "text/literal.hpp"
#include "vocabulary/value_reader.hpp"

namespace attiva::matching {
namespace {

using language::Clause;
using language::ClauseId;
using language::ClauseKind;

const char* kind_word(ClauseKind k) {
    switch (k) {
        case ClauseKind::prepares: return "predispone";
        case ClauseKind::duration: return "durata";
        case ClauseKind::better_after: return "meglio dopo";
        case ClauseKind::opens: return "apre";
        case ClauseKind::involves: return "coinvolge";
        case ClauseKind::effect: return "al termine";
        case ClauseKind::repeatable: return "ripetibile";
        case ClauseKind::suspends: return "sospende";
        case ClauseKind::forfeits: return "decade";
        case ClauseKind::places: return "posti";
        case ClauseKind::ranking: return "graduatoria";
        case ClauseKind::managed_by: return "gestito da";
        case ClauseKind::activity_area: return "attività in";
        case ClauseKind::exception_act: return "deroga";
        case ClauseKind::remark: return "nota";
        default: return nullptr;
    }
}

std::string names(const Telling& t, const Clause& c) {
    std::string out;
    for (const auto& id : c.targets) {
        std::string name = evaluation::subject_name(t.q.catalogue, id);
        if (const auto s = t.q.catalogue.vocabulary.find_service(id))
            name = t.q.catalogue.vocabulary.service(*s).name;
        out += (out.empty() ? "" : ", ") + name;
    }
    return out;
}

// A value the law does not give spans its whole type: it is not shown.
std::string shown(Telling& t, language::NodeId node) {
    const auto type = t.q.catalogue.rules.nodes[node].type;
    const auto whole = vocabulary::default_domain(type, t.q.catalogue.vocabulary);
    if (vocabulary::numeric(type.base) && t.presumed.value(node) == whole) return "non indicata";
    return show(t.presumed.value(node), t.q.catalogue.rules.nodes[node].type, t.q.catalogue.vocabulary);
}

std::string duration(Telling& t, const Clause& c) {
    const std::string length = c.body ? shown(t, *c.body) : "";
    std::string out = c.at_most && length != "non indicata" ? "al massimo " + length : length;
    if (c.body2) out += (c.renewal ? ", rinnovabile di " : ", prorogabile di ") + shown(t, *c.body2);
    return out;
}

std::string repeatable(Telling& t, const Clause& c) {
    std::string out = "sì";
    if (c.body) {
        const std::string times = shown(t, *c.body);
        out = fmt::format("al massimo {} {}", times, times == "1" ? "volta" : "volte");
    }
    if (c.body2) out += " dopo " + shown(t, *c.body2);
    return out;
}

std::string effect(Telling& t, const Clause& c) {
    const std::string label = t.q.catalogue.vocabulary[c.attribute].label;
    if (c.shift != 0) return fmt::format("{} {} di {}", label, c.shift > 0 ? "sale" : "scende", std::abs(c.shift) == 1 ? "un livello" : fmt::format("{} livelli", std::abs(c.shift)));
    return label + ": " + (c.body ? shown(t, *c.body) : "");
}

std::string line_text(Telling& t, const Clause& c) {
    switch (c.kind) {
        case ClauseKind::duration: return duration(t, c);
        case ClauseKind::repeatable: return repeatable(t, c);
        case ClauseKind::effect: return effect(t, c);
        case ClauseKind::places: return c.body ? shown(t, *c.body) : "";
        case ClauseKind::activity_area:
            return evaluation::scope_words(t.q.catalogue, c.area, t.q.presumed.day().day);
        case ClauseKind::prepares:
            return c.title.empty() && c.body ? t.presumed.phrases().words(*c.body) : c.title;
        default: break;
    }
    if (!c.targets.empty()) return names(t, c);
    return c.title;
}

}  // namespace

void tell_lines(Telling& t, InstrumentAnswer& a) {
    for (const ClauseId id : t.subject().clauses) {
        const Clause& c = t.clause(id);
        const char* kind = kind_word(c.kind);
        const Truth applies = t.applies(id);
        if (kind == nullptr || applies == Truth::no) continue;
        Line l;
        l.kind = kind;
        l.text = line_text(t, c);
        if (c.kind == ClauseKind::prepares) l.truth = t.truth(id);
        else if (c.guard) l.truth = applies;
        l.source = value_source(t, id);
        a.lines.push_back(std::move(l));
    }
}

}  // namespace attiva::matching
