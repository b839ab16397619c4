// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// One reason per clause that decides, and the flags they leave on the answer.

#include <algorithm>

#include <fmt/format.h>

#include "evaluation/wording.hpp"
#include "matching/tell.hpp"
#include "text/literal.hpp"

namespace attiva::matching {
namespace {

using language::Clause;
using language::ClauseId;
using language::ClauseKind;

std::string names(const catalogue::Catalogue& catalogue, const Clause& c) {
    std::string out;
    for (const auto& id : c.targets) out += (out.empty() ? "" : ", ") + evaluation::subject_name(catalogue, id);
    return out;
}

Reason scope_reason(Telling& t, const Clause& c) {
    Reason r;
    r.text = "vale in " + evaluation::scope_words(t.q.catalogue, c.where.scope, t.q.presumed.day().day);
    const auto residence = t.q.catalogue.rules.residence;
    r.truth = t.q.presumed.day().inside(c.where.scope, t.q.presumed.profile().facts[residence].places);
    return r;
}

// A «sì» beside «escluso» would read the wrong way round: an exclusion says
// whether it strikes.
std::string of_exclusion(const Telling& t, const Clause& c, Truth truth) {
    const std::string what = c.title.empty() ? t.presumed.phrases().words(*c.body) : c.title;
    return exclusion_words(truth) + what;
}

void offered_reason(Telling& t, InstrumentAnswer& a) {
    if (t.decision.offered == Truth::yes) return;
    Reason r;
    r.text = "offerto qui";
    r.truth = t.decision.offered;
    a.reasons.push_back(std::move(r));
}

}  // namespace

Reason clause_reason(Telling& t, ClauseId id) {
    const Clause& c = t.clause(id);
    Reason r;
    r.truth = t.truth(id);
    r.text = c.kind == ClauseKind::excludes ? of_exclusion(t, c, *r.truth) : sentence(t, c);
    r.source = t.presumed.phrases().of_clause(id);
    const Truth applies = t.applies(id);
    r.applies = applies != Truth::no;
    if (!r.applies) r.value = "non si applica";
    if (c.where.scope != language::none && applies != Truth::yes) r.parts.push_back({std::make_shared<const Reason>(scope_reason(t, c))});
    if (c.guard && applies != Truth::yes) {
        Reason guard = *t.presumed.reason(*c.guard);
        guard.text = "se " + guard.text;
        r.parts.push_back({std::make_shared<const Reason>(std::move(guard))});
    }
    if (c.body && applies != Truth::no) {
        const auto body = t.presumed.reason(*c.body);
        r.presumed = body->presumed;
        r.hidden = body->hidden;
        if (c.title.empty() && body->parts.empty()) r.value = body->value;
        else r.parts.push_back({body});
    }
    return r;
}

bool Telling::days_unknown(ClauseId c) const {
    const Clause& w = clause(c);
    if (w.kind != ClauseKind::window_unknown || applies(c) == Truth::no) return false;
    return std::none_of(subject().clauses.begin(), subject().clauses.end(), [&](ClauseId lower) {
        const Clause& o = clause(lower);
        return (o.kind == ClauseKind::window || o.kind == ClauseKind::window_unknown) &&
               language::voice(o.where.layer) > language::voice(w.where.layer) && applies(lower) == Truth::yes;
    });
}

SharedSource value_source(const Telling& t, ClauseId id) {
    const Clause& c = t.clause(id);
    if (c.body && !language::local(c.where)) {
        const auto op = t.q.catalogue.rules.nodes[*c.body].op;
        const bool plain = op == language::Op::parameter || op == language::Op::rounded;
        const auto local = plain ? t.presumed.local_source(*c.body) : nullptr;
        if (local) return local;
    }
    return t.presumed.phrases().of_clause(id);
}

std::string exclusion_words(Truth truth) {
    switch (truth) {
        case Truth::yes: return "Esclusione che non scatta: ";
        case Truth::no: return "Esclusione che scatta: ";
        case Truth::unknown: break;
    }
    return "Esclusione da chiarire: ";
}

bool decides(ClauseKind kind) {
    switch (kind) {
        case ClauseKind::requires_:
        case ClauseKind::excludes:
        case ClauseKind::valid:
        case ClauseKind::window:
        case ClauseKind::after:
        case ClauseKind::during:
        case ClauseKind::incompatible: return true;
        default: return false;
    }
}

std::string sentence(const catalogue::Catalogue& catalogue, const evaluation::Phrases& phrases, const Clause& c) {
    if (!c.title.empty()) return c.kind == ClauseKind::excludes ? "Escluso se: " + c.title : c.title;
    switch (c.kind) {
        case ClauseKind::excludes: return "Escluso se: " + phrases.words(*c.body);
        case ClauseKind::valid: return "In vigore " + text::write_period(c.from, c.to);
        case ClauseKind::window: return "Domande " + text::write_period(c.from, c.to);
        case ClauseKind::window_unknown: return "Finestra delle domande: giorni non noti";
        case ClauseKind::after: {
            const std::string gate = evaluation::gate_words(catalogue.rules, c);
            return "Dopo " + names(catalogue, c) + (gate.empty() ? "" : " (" + gate + ")");
        }
        case ClauseKind::during: return "Mentre è in corso " + names(catalogue, c);
        case ClauseKind::incompatible: return "Non insieme a " + names(catalogue, c);
        default: return c.body ? phrases.words(*c.body) : "";
    }
}

void tell_reasons(Telling& t, InstrumentAnswer& a) {
    offered_reason(t, a);
    for (const ClauseId id : t.subject().clauses) {
        const Clause& c = t.clause(id);
        const bool unknown_window = t.days_unknown(id);
        if (!decides(c.kind) && !unknown_window) continue;
        // A clause of another place or of other days says nothing here.
        const bool elsewhere = c.where.scope != language::none && t.applies(id) == Truth::no;
        const bool window_elsewhere = c.kind == ClauseKind::window && t.applies(id) == Truth::no;
        if (elsewhere || window_elsewhere) continue;
        if (unknown_window) {
            Reason r;
            r.text = sentence(t, c);
            r.truth = Truth::unknown;
            r.source = t.presumed.phrases().of_clause(id);
            a.reasons.push_back(std::move(r));
        } else {
            a.reasons.push_back(clause_reason(t, id));
        }
        if (t.applies(id) == Truth::no) continue;
        a.unverified = a.unverified || c.source.unverified;
        a.local = a.local || a.reasons.back().source->local;
    }
}

}  // namespace attiva::matching
