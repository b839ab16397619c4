// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Each request: who pays it and why this line and not another; or why nobody does.
// Tested by tests/session/funds_test.cpp and tests/cases/buoni/fondi/.

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

#include "evaluation/wording.hpp"
#include "session/funds_telling.hpp"
#include "text/literal.hpp"

namespace attiva::session {
namespace {

using funding::Standing;

using Payments = std::vector<std::vector<funding::Payment>>;  // by request

class RequestTelling {
public:
    RequestTelling(const FundsScene& s, const Taken& taken, const Payments& payments, std::size_t r)
        : s_(s), taken_(taken), r_(r), g_(s.gathered.requests[r]), p_(s.made.problem.requests[r]), payments_(payments[r]) {}

    FundsRequest tell() {
        FundsRequest out;
        const caseload::Case& one = *s_.gathered.cases[g_.of];
        out.person = one.id;
        out.instrument = g_.asked->instrument;
        out.name = evaluation::subject_name(s_.state.catalogue, out.instrument);
        out.cost = matching::cost_name(g_.asked->cost);
        out.from = g_.asked->from;
        out.to = g_.asked->to;
        out.cents = g_.asked->cents;
        out.least = g_.asked->least;
        out.others = g_.asked->others;
        out.urgency = one.urgency;
        if (one.waiting_since) out.waiting = std::max(0, s_.budgets.day - *one.waiting_since);
        out.warnings = g_.warnings;
        coverage(out);
        for (const funding::Payment& x : payments_) out.payments.push_back(payment(x));
        why(out);
        refusals(out);
        return out;
    }

private:
    [[nodiscard]] const Standing& standing() const { return s_.found.standing[r_]; }

    void coverage(FundsRequest& out) const {
        switch (standing().verdict) {
            case Standing::Verdict::served: out.coverage = Coverage::paid; return;
            case Standing::Verdict::unserved: out.coverage = Coverage::uncovered; return;
            case Standing::Verdict::tied: out.coverage = Coverage::tied; return;
            case Standing::Verdict::open: out.coverage = Coverage::open; return;
        }
    }

    [[nodiscard]] const LineSays* says(std::size_t line) const {
        for (const LineSays& l : g_.lines)
            if (l.line == line) return &l;
        return nullptr;
    }

    [[nodiscard]] const funding::Option* option(std::size_t line) const { return funding::option_of(p_, static_cast<funding::LineId>(line)); }

    [[nodiscard]] bool pays(std::size_t line) const {
        return std::any_of(payments_.begin(), payments_.end(), [&](const funding::Payment& x) { return x.line == line; });
    }

    [[nodiscard]] FundsPayment payment(const funding::Payment& x) const {
        const LineSays& l = *says(x.line);
        return {s_.line(x.line), s_.line_name(x.line), x.cents, option(x.line)->premium, l.terms.told.source, l.terms.told.unverified};
    }

    void why(FundsRequest& out) const {
        switch (out.coverage) {
            case Coverage::paid: return why_paid(out);
            case Coverage::tied:
                out.why.emplace_back("a pari merito con altre: per la regola scelta vale lo stesso pagare questa o un'altra; decide l'équipe");
                return;
            case Coverage::open:
                out.why.emplace_back("entro i limiti della ricerca non è deciso se la proposta migliore la paga");
                return;
            case Coverage::uncovered: break;
        }
        why_not(out);
    }

    void why_paid(FundsRequest& out) const {
        if (p_.options.size() == 1) out.why.emplace_back("è l'unica linea, fra quelle con un bilancio, che può pagarla");
        else if (payments_.size() > 1) out.why.emplace_back("nessuna di queste linee la paga da sola, oppure così ne resta di più per le altre");
        else out.why.emplace_back(fmt::format("fra le {} linee che possono pagarla", p_.options.size()));
    }

    void why_not(FundsRequest& out) const {
        if (p_.options.empty()) {
            out.why.emplace_back(g_.lines.empty() ? "nessuna linea con un bilancio paga questo strumento per questa spesa" : "nessuna linea con un bilancio può pagarla a questa persona in questo periodo");
            return;
        }
        switch (standing().why) {
            case Standing::Why::alone: out.why.emplace_back("nemmeno da sola potrebbe essere pagata"); break;
            case Standing::Why::level: {
                const bool full = std::all_of(p_.options.begin(), p_.options.end(), [&](const funding::Option& o) { return blocked(o).has_value(); });
                if (full && told_level(s_, standing().level).money) {
                    out.why.emplace_back("le linee che potrebbero pagarla sono prese da richieste che la regola fa venire prima");
                    break;
                }
                const FundsLevel level = told_level(s_, standing().level);
                const char* kept = standing().level > 0 ? ", e tenendo ciò che viene ancora prima," : "";
                out.why.push_back(standing().at_most < 0 && !level.money ? fmt::format("la regola mette avanti altre: pagando questa non si arriverebbe a ciò che guarda fino a {}", quoted(level.text))
                                                                         : fmt::format("la regola guarda prima {}: nella proposta {}, pagando questa{} non più di {}", quoted(level.text), shown(level, level.value), kept, shown(level, std::abs(standing().at_most))));
                break;
            }
            case Standing::Why::search:
            case Standing::Why::none: out.why.emplace_back("le linee che potrebbero pagarla sono prese da richieste che la regola fa venire prima: provato su tutte le combinazioni"); break;
        }
    }

    static std::string shown(const FundsLevel& l, std::int64_t n) { return l.money ? euro(n) : std::to_string(n); }

    // Of every other line that pays the instrument.
    void refusals(FundsRequest& out) const {
        for (const LineSays& l : g_.lines) {
            if (pays(l.line)) continue;
            FundsRefusal f = refusal(l.terms.told);
            f.why = !l.pays ? l.refusal : option(l.line) == nullptr ? "per la stessa spesa c'è già denaro impegnato di una linea con cui non si somma" : not_this(*option(l.line));
            out.refusals.push_back(std::move(f));
        }
        // Elsewhere the notes say once which lines have no budget.
        if (g_.lines.empty()) out.refusals = g_.unbudgeted;
    }

    // Why a line that may pay does not, in the proposal.
    [[nodiscard]] std::string not_this(const funding::Option& o) const {
        if (auto what = blocked(o)) return *what;
        if (payments_.empty()) return "la regola la dà ad altre";
        return beside(o);
    }

    // What leaves no room on it, as the numbers of the proposal stand.
    [[nodiscard]] std::optional<std::string> blocked(const funding::Option& o) const {
        const Cents wanted = payments_.size() == 1 ? payments_.front().cents : p_.least;
        if (o.most < wanted) return fmt::format("può pagarne al massimo {}, ne servono {}", euro(o.most), euro(wanted));
        if (o.others > 0 && 10000 * wanted > (10000 - o.others) * (p_.elsewhere + wanted)) return "manca la parte che devono mettere altri (cofinanziamento)";
        for (const std::uint32_t c : s_.made.ceilings_of[r_]) {
            const funding::Ceiling& k = s_.made.problem.ceilings[c];
            if (k.line != o.line) continue;
            const Cents left = k.cents - taken_.ceilings[c];
            const std::string of = s_.limit_words(c);
            if (left < wanted + o.premium) return fmt::format("{}nella proposta restano {}, ne servono {}", of.empty() ? "" : of + ": ", euro(left), euro(wanted + o.premium));
        }
        if (no_place(o.line)) return "nella proposta i posti sono presi";
        return std::nullopt;
    }

    [[nodiscard]] bool no_place(std::size_t line) const {
        for (const std::uint32_t k : s_.made.places_of[r_]) {
            const funding::Places& p = s_.made.problem.places[k];
            if (p.line != line) continue;
            const auto& persons = taken_.persons[k];
            if (!std::binary_search(persons.begin(), persons.end(), g_.of) && persons.size() >= p.count) return true;
        }
        return false;
    }

    // It could pay as well: what the rule says of the two.
    [[nodiscard]] std::string beside(const funding::Option& o) const {
        const auto scarcity = [&](std::size_t line) { return s_.made.problem.lines[line].scarcity; };
        // Of those that share it, the scarcest is what this one could spare.
        std::int64_t paying = scarcity(payments_.front().line);
        for (const funding::Payment& x : payments_) paying = std::max(paying, scarcity(x.line));
        const bool looked_at = std::find(s_.budgets.rule.begin(), s_.budgets.rule.end(), caseload::RuleKey::least_scarce) != s_.budgets.rule.end();
        if (looked_at && scarcity(o.line) > paying) return "potrebbe, ma è più scarsa: la regola la risparmia";
        return "potrebbe ugualmente: per la regola la scelta è pari";
    }

    const FundsScene& s_;
    const Taken& taken_;
    std::size_t r_;
    const GatheredRequest& g_;
    const funding::Request& p_;
    const std::vector<funding::Payment>& payments_;
};

}  // namespace

std::string FundsScene::line_name(std::size_t l) const { return evaluation::subject_name(state.catalogue, line(l)); }

Taken taken(const FundsProblem& made, const funding::Solution& example) {
    Taken out;
    out.ceilings.resize(made.problem.ceilings.size(), 0);
    out.persons.resize(made.problem.places.size());
    for (const funding::Payment& x : example) {
        for (const std::uint32_t c : made.ceilings_of[x.request])
            if (made.problem.ceilings[c].line == x.line) out.ceilings[c] += x.cents + funding::option_of(made.problem.requests[x.request], x.line)->premium;
        for (const std::uint32_t k : made.places_of[x.request])
            if (made.problem.places[k].line == x.line) out.persons[k].push_back(made.problem.requests[x.request].person);
    }
    for (auto& persons : out.persons) {
        std::sort(persons.begin(), persons.end());
        persons.erase(std::unique(persons.begin(), persons.end()), persons.end());
    }
    return out;
}

void tell_requests(const FundsScene& s, FundsAnswer& out) {
    const Taken t = taken(s.made, s.found.example);
    Payments payments(s.gathered.requests.size());
    for (const funding::Payment& x : s.found.example) payments[x.request].push_back(x);
    for (std::size_t r = 0; r < s.gathered.requests.size(); ++r) out.requests.push_back(RequestTelling(s, t, payments, r).tell());
}

}  // namespace attiva::session
