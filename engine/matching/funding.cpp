// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Which lines may pay an instrument for this person, cost by cost, and what they say beside
// (docs/fondi.md). By the rules alone: it never changes the verdict of the instrument.
// Tested by tests/cases/buoni/perche/fondi_*.caso and tests/matching/.

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "catalogue/periods.hpp"
#include "evaluation/wording.hpp"
#include "matching/funding.hpp"
#include "matching/tell.hpp"
#include "text/literal.hpp"
#include "vocabulary/value_reader.hpp"

namespace attiva::matching {
namespace {

using language::Clause;
using language::ClauseId;
using language::ClauseKind;
using language::FundId;
using language::Subject;

class LineTelling {
public:
    LineTelling(Telling& t, FundId fund) : t_(t), subject_(t.q.catalogue.rules.funds[fund]), roots_(t.q.program.funds[fund]), call_(window()) {}

    Funding tell(ClauseId pays) {
        Funding out;
        out.id = subject_.id;
        out.name = evaluation::subject_name(t_.q.catalogue, subject_.id);
        out.cost = cost_name(t_.clause(pays).qualifier);
        out.source = t_.presumed.phrases().of_clause(pays);
        out.unverified = t_.clause(pays).source.unverified;
        decide(pays, out);
        reasons(pays, out);
        missing(pays, out);
        for (const ClauseId c : subject_.clauses) limit(c, t_.clause(pays).qualifier, out);
        apart(t_.clause(pays).qualifier, out);
        until(out);
        summary(out);
        return out;
    }

private:
    void decide(ClauseId pays, Funding& out) const {
        const program::Id applies = t_.q.program.clause_applies[pays];
        const Truth whom = both(t_.q.presumed.truth(roots_.eligible), t_.q.presumed.truth(applies));
        const Truth whom_bare = both(t_.q.bare.truth(roots_.eligible), t_.q.bare.truth(applies));
        const Truth when = both(t_.q.presumed.truth(roots_.in_time), t_.q.presumed.truth(roots_.offered));
        out.payable = whom_bare == Truth::no || when == Truth::no ? Payable::no
                      : whom == Truth::no                         ? Payable::presumed_out
                      : both(whom, when) == Truth::yes            ? Payable::yes
                                                                  : Payable::to_clarify;
    }

    void reasons(ClauseId pays, Funding& out) {
        for (const ClauseId c : subject_.clauses) {
            const ClauseKind kind = t_.clause(c).kind;
            if (kind != ClauseKind::valid && kind != ClauseKind::beneficiaries) continue;
            if (t_.applies(c) == Truth::no) continue;
            out.reasons.push_back(clause_reason(t_, c));
            out.unverified = out.unverified || t_.clause(c).source.unverified;
        }
        if (call_) out.reasons.push_back(*call_);
        if (t_.q.presumed.truth(roots_.offered) != Truth::yes) {
            Reason r;
            r.text = "vale in " + evaluation::scope_words(t_.q.catalogue, subject_.where.scope, t_.q.presumed.day().day);
            r.truth = t_.q.presumed.truth(roots_.offered);
            out.reasons.push_back(std::move(r));
        }
        if (const Clause& c = t_.clause(pays); c.guard) {
            Reason guard = *t_.presumed.reason(*c.guard);
            guard.text = "paga se " + t_.presumed.phrases().words(*c.guard);
            guard.truth = t_.applies(pays);
            if (!guard.source) guard.source = out.source;
            out.reasons.push_back(std::move(guard));
        }
    }

    // The one that is open; else the next; else the last.
    std::optional<Reason> window() {
        std::optional<ClauseId> shown;
        const Date day = t_.q.presumed.day().day;
        const auto rank = [&](ClauseId c) {
            const Clause& w = t_.clause(c);
            if (w.kind == ClauseKind::window_unknown) return std::pair(1, 0);
            if (within(day, w.from, w.to)) return std::pair(0, 0);
            if (w.from && day < *w.from) return std::pair(2, *w.from - day);
            return std::pair(3, day - w.to.value_or(day));
        };
        for (const ClauseId c : subject_.clauses) {
            const Clause& w = t_.clause(c);
            const bool of_calls = w.kind == ClauseKind::window || w.kind == ClauseKind::window_unknown;
            if (!of_calls || t_.applies(c) == Truth::no) continue;
            if (!shown || rank(c) < rank(*shown)) shown = c;
        }
        if (!shown) return std::nullopt;
        Reason r;
        r.text = sentence(t_, t_.clause(*shown));
        r.truth = t_.clause(*shown).kind == ClauseKind::window_unknown ? Truth::unknown : within(day, t_.clause(*shown).from, t_.clause(*shown).to) ? t_.applies(*shown) : Truth::no;
        r.source = t_.presumed.phrases().of_clause(*shown);
        return r;
    }

    void missing(ClauseId pays, Funding& out) {
        if (out.payable != Payable::to_clarify) return;
        std::vector<evaluation::OpenFact> facts;
        for (const ClauseId c : subject_.clauses)
            if (t_.clause(c).kind == ClauseKind::beneficiaries && t_.truth(c) == Truth::unknown) open_clause(t_, c, facts);
        if (t_.applies(pays) == Truth::unknown) open_clause(t_, pays, facts);
        if (t_.q.presumed.truth(roots_.in_time) == Truth::unknown && call_ && call_->truth == Truth::unknown) {
            evaluation::OpenFact f;
            f.kind = evaluation::OpenFact::Kind::window;
            facts.push_back(f);
        }
        out.missing = missing_of(t_, facts);
        const bool hidden = !out.missing.empty() && std::all_of(out.missing.begin(), out.missing.end(), [](const Missing& m) { return m.hidden; });
        if (hidden) out.payable = Payable::to_verify_hidden;
    }

    [[nodiscard]] std::string value(const Clause& c) const {
        if (!c.body) return "";
        const auto type = t_.q.catalogue.rules.nodes[*c.body].type;
        const auto& v = t_.presumed.value(*c.body);
        if (vocabulary::numeric(type.base) && v == vocabulary::default_domain(type, t_.q.catalogue.vocabulary)) return "un importo che il catalogo non dice";
        return show(v, type, t_.q.catalogue.vocabulary);
    }

    void add(ClauseId c, const char* kind, std::string text, Funding& out) {
        Line l;
        l.kind = kind;
        l.text = std::move(text);
        if (t_.clause(c).guard) l.truth = t_.applies(c);
        l.source = value_source(t_, c);
        out.unverified = out.unverified || t_.clause(c).source.unverified;
        out.limits.push_back(std::move(l));
    }

    // What a clause says of this cost.
    void limit(ClauseId id, const std::string& cost, Funding& out) {
        const Clause& c = t_.clause(id);
        if (t_.applies(id) == Truth::no) return;
        switch (c.kind) {
            case ClauseKind::ceiling:
                if (c.qualifier == "persona") add(id, "tetto", value(c) + " in tutto per la persona", out);
                else if (c.qualifier == cost || cost.empty()) add(id, "tetto", value(c) + " per " + cost_name(c.qualifier), out);
                return;
            case ClauseKind::cofunding: return add(id, "cofinanziamento", value(c) + (c.title.empty() ? " da altri" : ": " + c.title), out);
            case ClauseKind::premium: return add(id, "premio", value(c) + ": " + c.title, out);
            case ClauseKind::reserve: return add(id, "riserva", value(c) + ": " + c.title, out);
            case ClauseKind::budget: return add(id, "dotazione", value(c) + (c.title.empty() ? "" : ": " + c.title), out);
            case ClauseKind::not_cumulative:
                if (c.qualifier.empty() || cost.empty() || c.qualifier == cost) add(id, "non insieme a", names(c.targets) + same(c), out);
                return;
            default: return;
        }
    }

    [[nodiscard]] static std::string same(const Clause& c) { return c.qualifier.empty() ? ", per la stessa spesa" : ", per la stessa " + cost_name(c.qualifier); }

    [[nodiscard]] std::string names(const std::vector<std::string>& ids) const {
        std::vector<std::string> all;
        for (const auto& id : ids) all.push_back(evaluation::subject_name(t_.q.catalogue, id));
        return fmt::format("{}", fmt::join(all, "; "));
    }

    // A ban is written once and holds both ways.
    void apart(const std::string& cost, Funding& out) {
        for (const Subject& other : t_.q.catalogue.rules.funds)
            for (const ClauseId id : other.clauses) {
                const Clause& c = t_.clause(id);
                if (c.kind != ClauseKind::not_cumulative || t_.applies(id) == Truth::no) continue;
                if (std::find(c.targets.begin(), c.targets.end(), subject_.id) == c.targets.end()) continue;
                if (c.qualifier.empty() || cost.empty() || c.qualifier == cost) add(id, "non insieme a", names({other.id}) + same(c), out);
            }
    }

    void until(Funding& out) const {
        for (const ClauseId id : subject_.clauses) {
            const Clause& c = t_.clause(id);
            if (c.kind == ClauseKind::valid && c.to && t_.applies(id) == Truth::yes && (!out.until || *c.to < *out.until)) out.until = c.to;
        }
    }

    // What decides it, in short.
    static void summary(Funding& out) {
        if (out.payable == Payable::yes) return;
        const bool open = out.payable == Payable::to_clarify || out.payable == Payable::to_verify_hidden;
        const Truth wanted = open ? Truth::unknown : Truth::no;
        std::vector<std::string> said;
        for (const Reason& r : out.reasons)
            if (r.truth == wanted) said.push_back(r.text);
        if (!said.empty()) {
            out.summary = fmt::format("{}", fmt::join(said, "; "));
            return;
        }
        for (const Missing& m : out.missing) said.push_back(m.label);
        out.summary = fmt::format("{}", fmt::join(said, ", "));
    }

    Telling& t_;
    const Subject& subject_;
    const program::Roots& roots_;
    std::optional<Reason> call_;  ///< window()
};

}  // namespace

// Those that are not written as they are said.
std::string cost_name(const std::string& id) { return id == "indennita" ? "indennità" : id; }

Funding tell_payment(Telling& t, FundId fund, ClauseId pays) { return LineTelling(t, fund).tell(pays); }

void tell_funding(Telling& t, InstrumentAnswer& a) {
    const auto& funds = t.q.catalogue.rules.funds;
    for (FundId f = 0; f < funds.size(); ++f) {
        for (const ClauseId id : funds[f].clauses) {
            const Clause& c = t.clause(id);
            if (c.kind == ClauseKind::pays && std::find(c.targets.begin(), c.targets.end(), a.id) != c.targets.end()) a.funding.push_back(tell_payment(t, f, id));
        }
    }
    std::stable_sort(a.funding.begin(), a.funding.end(), [](const Funding& x, const Funding& y) { return x.payable < y.payable; });
}

}  // namespace attiva::matching
