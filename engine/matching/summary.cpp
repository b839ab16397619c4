// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The one line under the name: why, in short. And which presumptions, which
// tier, the answer rests on.

#include <fmt/format.h>

#include <algorithm>

#include "evaluation/wording.hpp"
#include "matching/tell.hpp"
#include "text/literal.hpp"

namespace attiva::matching {
namespace {

using language::ClauseId;
using language::ClauseKind;
using language::NodeId;
using language::Op;

// Titles of the deciding clauses with this truth; the first few are named.
template <class Wanted>
std::string titles(Telling& t, Wanted wanted) {
    constexpr int most = 3;
    std::string out;
    int count = 0;
    for (const ClauseId id : t.subject().clauses) {
        const auto& c = t.clause(id);
        if (!decides(c.kind) || t.q.program.clause_truth[id] == program::no_id || !wanted(id)) continue;
        if (c.kind == ClauseKind::window && t.decision.in_time != Truth::no) continue;
        if (++count <= most) out += (out.empty() ? "" : "; ") + sentence(t, c);
    }
    if (count == most + 1) return out + "; e un'altra condizione";
    return count > most ? out + fmt::format("; e altre {} condizioni", count - most) : out;
}

// Switched on here, and yet not offered: a value left to the zone is missing.
std::string not_offered(const Telling& t) {
    const Date today = t.q.presumed.day().day;
    for (const ClauseId id : t.subject().clauses) {
        const auto& c = t.clause(id);
        if (c.kind != ClauseKind::activated || t.applies(id) != Truth::yes) continue;
        if (within(today, c.from, c.to))
            return "attivato qui, ma le regole locali non stabiliscono tutti i valori lasciati alla zona";
    }
    return "nessuna regola locale lo offre qui, in questo giorno";
}

// No condition settles it, all of them together do.
std::string anyway(Telling& t, const InstrumentAnswer& a) {
    const std::string open = titles(t, [&](ClauseId id) { return t.truth(id) == Truth::unknown; });
    if (a.verdict == Verdict::presumed_out) return "escluso salvo: " + open;
    if (a.verdict == Verdict::available) return "sì comunque, qualunque cosa si venga a sapere: " + open;
    return (a.verdict == Verdict::not_now ? "ora no comunque" : "no comunque") +
           std::string(", per nessuno che abbia i fatti detti: ") + open;
}

std::string summary(Telling& t, const InstrumentAnswer& a) {
    if (t.decision.anyway) return anyway(t, a);
    switch (a.verdict) {
        case Verdict::unavailable:
            return "no: " + titles(t, [&](ClauseId id) {
                       return language::of_eligibility(t.clause(id).kind) && t.truth_bare(id) == Truth::no;
                   });
        case Verdict::presumed_out:
            return "escluso salvo: " + titles(t, [&](ClauseId id) {
                       return language::of_eligibility(t.clause(id).kind) && t.truth(id) == Truth::no &&
                              t.truth_bare(id) != Truth::no;
                   });
        case Verdict::not_now:
            return "ora no: " + titles(t, [&](ClauseId id) {
                       return !language::of_eligibility(t.clause(id).kind) && t.truth(id) == Truth::no;
                   });
        case Verdict::to_clarify: {
            std::string open = titles(t, [&](ClauseId id) { return t.truth(id) == Truth::unknown; });
            // Only the days of the call, or the place: then what is missing says it.
            if (open.empty() && !a.missing.empty()) open = a.missing.front().label;
            return "dipende da: " + open;
        }
        case Verdict::to_verify_hidden: {
            std::string names;
            for (const auto& s : a.services) names += (names.empty() ? "" : ", ") + s;
            return "da verificare con " + names;
        }
        case Verdict::not_offered: return not_offered(t);
        case Verdict::already_done: return "già concluso, e non è ripetibile";
        default: return {};
    }
}

// In corso: since when, and until when if the rules say a duration.
std::string running(Telling& t) {
    for (const auto& p : t.q.presumed.profile().history) {
        if (p.instrument != t.subject().id || !p.open_possible || p.start.lo != p.start.hi) continue;
        const Date start{static_cast<std::int32_t>(p.start.lo.num())};
        std::string out = "dal " + text::write_date(start);
        for (const ClauseId id : t.subject().clauses) {
            const auto& c = t.clause(id);
            if (c.kind != ClauseKind::duration || !c.body || t.applies(id) == Truth::no) continue;
            const auto& v = t.q.presumed.value(t.q.program.of_typed[*c.body]);
            const bool months = t.q.catalogue.rules.nodes[*c.body].type.base == vocabulary::Base::months;
            const auto units = static_cast<std::int32_t>(v.hi.num() / v.hi.den());
            const Date end = months ? add_months(start, units) : start + units;
            return out + ", rinnovo o fine dal " + text::write_date(end);
        }
        return out;
    }
    return {};
}

// Are there bands here and today? Elsewhere the same parameter may have some.
bool banded_here(const Telling& t, NodeId node) {
    const auto& book = t.q.catalogue.rules;
    const auto& day = t.q.presumed.day();
    const auto& places = t.q.presumed.profile().facts;
    std::vector<NodeId> open{node};
    while (!open.empty()) {
        const auto& n = book.nodes[open.back()];
        open.pop_back();
        open.insert(open.end(), n.args.begin(), n.args.end());
        if (n.op != Op::parameter) continue;
        for (const auto& v : book.parameters[n.ref].values) {
            if (v.tier == 0 || !within(day.day, v.from, v.to)) continue;
            if (v.where.scope == language::none || day.inside(v.where.scope, places[book.residence].places) != Truth::no)
                return true;
        }
    }
    return false;
}

void tier(Telling& t, InstrumentAnswer& a) {
    for (const ClauseId id : t.subject().clauses) {
        const auto& c = t.clause(id);
        if (c.kind != ClauseKind::requires_ || !c.body || t.applies(id) == Truth::no) continue;
        std::vector<NodeId> open{*c.body};
        while (!open.empty()) {
            const NodeId id_node = open.back();
            open.pop_back();
            const auto& n = t.q.catalogue.rules.nodes[id_node];
            for (const NodeId arg : n.args) open.push_back(arg);
            if (n.op != Op::tiered || t.presumed.truth(id_node) != Truth::yes) continue;
            if (!banded_here(t, id_node)) continue;
            for (std::size_t i = 0; i < n.args.size(); ++i) {
                if (t.presumed.truth(n.args[i]) != Truth::yes) continue;
                if (i > 0) a.tier = fmt::format("fascia {}, raggiunta solo a scorrimento", i + 1);
                else if (n.args.size() > 1) a.tier = "fascia 1";
                break;
            }
        }
    }
}

// The same for amounts and suitability.
void presumed_beside(Telling& t, std::vector<evaluation::OpenFact>& facts) {
    for (const ClauseId id : t.subject().clauses) {
        const auto& c = t.clause(id);
        const bool result = c.kind == ClauseKind::amount || c.kind == ClauseKind::outcome;
        const bool suits = c.kind == ClauseKind::indicated || c.kind == ClauseKind::discouraged;
        if (!result && !suits) continue;
        const program::Id applies = t.q.program.clause_applies[id];
        if (c.guard && t.q.presumed.truth(applies) != t.q.bare.truth(applies)) t.presumed.presumed_facts(*c.guard, facts);
        if (c.body && !(t.presumed.value(*c.body) == t.bare.value(*c.body))) t.presumed.presumed_facts(*c.body, facts);
    }
}

// Presumed facts of clauses that are settled only thanks to them.
void presumed(Telling& t, InstrumentAnswer& a) {
    std::vector<evaluation::OpenFact> facts;
    for (const ClauseId id : t.subject().clauses) {
        const auto& c = t.clause(id);
        if (!decides(c.kind) || t.q.program.clause_truth[id] == program::no_id) continue;
        if (t.truth(id) == t.truth_bare(id)) continue;
        if (c.guard) t.presumed.presumed_facts(*c.guard, facts);
        if (c.body) t.presumed.presumed_facts(*c.body, facts);
    }
    presumed_beside(t, facts);
    add_labels(t, facts, a.presumed);
}

}  // namespace

void tell_summary(Telling& t, InstrumentAnswer& a) {
    presumed(t, a);
    tell_bars(t, a);
    tier(t, a);
    a.summary = a.verdict == Verdict::active_now ? running(t) : summary(t, a);
    // Nothing open by name: then the sentence would end in the air.
    if (!a.summary.empty() && a.summary.back() == ' ') a.summary.resize(a.summary.rfind(':'));
}

}  // namespace attiva::matching
