// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// One fact a line. Requests are numbered as they are read, from 1.

#include <fmt/format.h>

#include "funds_text.hpp"

namespace attiva::cli {
namespace {

void fact(std::string& out, const std::string& subject, const std::string& key, const std::string& value) { plain_line(out, visible(subject), visible(key), visible(value)); }

void line(std::string& out, const FundsLine& l) {
    const std::string subject = "linea " + l.id;
    fact(out, subject, "nome", l.name);
    fact(out, subject, "paga fino al", l.until ? iso(*l.until) : "");
    fact(out, subject, "totale", euro(l.total));
    fact(out, subject, "impegnato", euro(l.committed));
    fact(out, subject, "previsto", euro(l.planned));
    fact(out, subject, "premi accantonati", euro(l.premiums));
    fact(out, subject, "resta", euro(l.left));
    if (l.overdrawn) fact(out, subject, "impegni oltre il totale", "sì");
    fact(out, subject, "posti", l.places ? std::to_string(*l.places) : "");
    fact(out, subject, "persone", std::to_string(l.persons));
    for (const FundsPart& p : l.parts) fact(out, subject, p.name, fmt::format("{} {}, impegnato {}, previsto {}", p.reserve ? "almeno" : "al massimo", euro(p.limit), euro(p.committed), euro(p.planned)));
    for (const FundsMonth& m : l.months) fact(out, subject, fmt::format("{:04}-{:02}", m.year, m.month), fmt::format("impegnato {}, previsto {}", euro(m.committed), euro(m.planned)));
    for (const auto& a : l.alerts) fact(out, subject, "attenzione", a);
    if (l.unverified) fact(out, subject, "da verificare", "sì");
}

void request(std::string& out, const FundsRequest& r, std::size_t number) {
    const std::string subject = fmt::format("richiesta {}", number);
    fact(out, subject, "caso", r.person);
    fact(out, subject, "strumento", fmt::format("{} ({})", r.name, r.instrument));
    fact(out, subject, "costo", r.cost);
    fact(out, subject, "dal", iso(r.from));
    fact(out, subject, "al", iso(r.to));
    fact(out, subject, "importo", euro(r.cents));
    if (r.least != r.cents) fact(out, subject, "almeno", euro(r.least));
    if (r.others > 0) fact(out, subject, "altri mettono", euro(r.others));
    fact(out, subject, "urgenza", r.urgency);
    fact(out, subject, "giorni di attesa", r.waiting ? std::to_string(*r.waiting) : "");
    fact(out, subject, "esito", word(r.coverage));
    for (const FundsPayment& p : r.payments) fact(out, subject, "paga", fmt::format("{} ({}): {}{}", p.name, p.line, euro(p.cents), p.premium > 0 ? fmt::format(", premio accantonato {}", euro(p.premium)) : ""));
    for (const auto& w : r.why) fact(out, subject, "perché", w);
    for (const FundsRefusal& f : r.refusals) {
        fact(out, subject, f.maybe ? "forse" : "perché non", fmt::format("{} ({}): {}", f.name, f.line, f.why));
        for (const Missing& m : f.missing) fact(out, subject, "manca", m.label + (m.holder.empty() ? "" : ": " + m.holder));
    }
    for (const auto& w : r.would) fact(out, subject, "per pagarla", w);
    for (const auto& w : r.warnings) fact(out, subject, "attenzione", w);
}

std::string numbers(const std::vector<std::size_t>& requests) {
    std::vector<std::string> out;
    for (const std::size_t k : requests) out.push_back(std::to_string(k + 1));
    return join(out);
}

void whole(std::string& out, const FundsAnswer& a) {
    fact(out, "fondi", "casi", std::to_string(a.cases));
    if (a.refused > 0) fact(out, "fondi", "casi non letti per errori", std::to_string(a.refused));
    fact(out, "fondi", "richieste", std::to_string(a.requests.size()));
    for (const Coverage c : {Coverage::paid, Coverage::tied, Coverage::uncovered, Coverage::open}) fact(out, "fondi", fmt::format("richieste, {}", word(c)), std::to_string(how_many(a, c)));
    fact(out, "fondi", "denaro assegnato", euro(assigned(a)));
    for (std::size_t k = 0; k < a.rule.size(); ++k) fact(out, "regola", std::to_string(k + 1), a.rule[k]);
    fact(out, "fondi", "esito", a.optimal ? "nessuna proposta segue meglio la regola: è provato" : "la migliore trovata: non è provato che non ce ne sia una migliore");
    for (const FundsLevel& l : a.levels) {
        const auto number = [&](std::int64_t n) { return l.money ? euro(n) : std::to_string(n); };
        fact(out, "regola", l.text, number(l.value) + (l.proved ? "" : fmt::format(" (non si può fare meglio di {})", number(l.bound))));
    }
}

}  // namespace

std::string funds_plain(const FundsAnswer& a, const std::optional<FundsDifference>& scenario) {
    std::string out;
    fact(out, "fondi", "giorno", iso(a.day));
    plain_heading(out, "fondi", "", visible(a.view), a.digest, "decide l'équipe", "");
    if (scenario) {
        for (const auto& c : scenario->changes) fact(out, "ipotesi", "si suppone", c);
        for (const auto& l : scenario->lines) fact(out, "ipotesi", "cambia", l);
        if (scenario->lines.empty()) fact(out, "ipotesi", "cambia", "nulla");
    }
    whole(out, a);
    for (const FundsLine& l : a.lines) line(out, l);
    for (std::size_t k = 0; k < a.requests.size(); ++k) request(out, a.requests[k], k + 1);
    for (const FundsTie& t : a.ties) {
        fact(out, "pari merito", "richieste", numbers(t.requests));
        fact(out, "pari merito", "testo", t.text);
    }
    for (const FundsBottleneck& b : a.bottlenecks) {
        fact(out, "strozzatura", "richieste", numbers(b.requests));
        fact(out, "strozzatura", "linee", join(b.lines));
        fact(out, "strozzatura", "testo", b.text);
    }
    for (const auto& f : a.frees) fact(out, "fondi", "libererebbe", f);
    for (const auto& x : a.alerts) fact(out, "fondi", "attenzione", x);
    for (const auto& n : a.notes) fact(out, "fondi", "da sapere", n);
    return out;
}

}  // namespace attiva::cli
