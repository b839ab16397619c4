// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The whole in short; the lines; who is paid by what; who is left to the team, and who stays
// without, and why; what to look at.

#include "funds_text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace attiva::cli {
namespace {

// "8.000 euro, almeno 5.000 euro, dal 2026-12-01 al 2027-05-31; urgenza alta; attende da 3 giorni"
std::string asked(const FundsRequest& r) {
    std::string out = euro(r.cents);
    if (r.least != r.cents && r.least > 0) out += ", almeno " + euro(r.least);
    out += fmt::format(", dal {} al {}", iso(r.from), iso(r.to));
    if (r.others > 0) out += fmt::format("; altri mettono {}", euro(r.others));
    if (!r.urgency.empty()) out += "; urgenza: " + r.urgency;
    if (r.waiting) out += fmt::format("; attende da {}", counted(static_cast<std::size_t>(*r.waiting), "giorno", "giorni"));
    return out;
}

std::string missing(const FundsRefusal& f) {
    std::vector<std::string> out;
    for (const Missing& m : f.missing) out.push_back(m.label + (m.member.empty() ? "" : " (" + m.member + ")") + (m.holder.empty() ? "" : m.hidden ? ", da verificare con " + m.holder : ", lo sa " + m.holder));
    return join(out, "; ");
}

class Text {
public:
    Text(const FundsAnswer& a, const std::optional<FundsDifference>& scenario, const Style& style, bool whole) : a_(a), scenario_(scenario), style_(style), whole_(whole) {}

    std::string all() {
        heading();
        if (scenario_) supposed();
        summary();
        rule();
        lines();
        payments();
        ties();
        left("Scoperte, e perché", Coverage::uncovered);
        left("Non decise entro i limiti della ricerca", Coverage::open);
        bottlenecks();
        listed("Quanto basterebbe per pagarne ancora una, il resto della proposta com'è (al massimo cinque, dalla somma più piccola)", a_.frees);
        listed("Da controllare", alerts());
        listed("Da sapere", a_.notes);
        if (whole_) each();
        return std::move(out_);
    }

private:
    void line(const std::string& text, int indent) { out_ += folded(style_, visible(text), indent); }
    void title(const std::string& text) {
        std::string lines = folded(style_, text, 0);
        lines.pop_back();
        out_ += "\n" + bold(style_, lines) + "\n";
    }
    void faint(const std::string& text) {
        std::string lines = folded(style_, visible(text), 0);
        lines.pop_back();
        out_ += dim(style_, lines) + "\n";
    }
    void listed(const std::string& heading, const std::vector<std::string>& items) {
        if (items.empty()) return;
        title(heading);
        for (const auto& i : items) line("· " + i, 2);
    }

    void heading() {
        out_ += bold(style_, "Fondi") + ": chi è pagato da che cosa\n";
        faint(fmt::format("Giorno {} · {} · vista: {} · catalogo {}", iso(a_.day), counted(a_.cases, "caso", "casi"), a_.view, a_.digest));
        faint("Proposta: decide l'équipe. Segue la regola scritta nei bilanci e nient'altro. I casi sono nell'ordine dei file: non è una graduatoria.");
    }

    // Who goes on without those that could not be read.
    [[nodiscard]] std::string others() const {
        if (a_.cases == 0) return "";
        return a_.cases == 1 ? ", e va avanti con l'altro" : fmt::format(", e va avanti con gli altri {}", a_.cases);
    }

    void summary() {
        if (!scenario_) out_ += "\n";
        Cents sum = 0;
        for (const FundsRequest& r : a_.requests) sum += r.cents;
        std::vector<std::string> parts{counted(how_many(a_, Coverage::paid), "pagata", "pagate")};
        const auto add = [&](Coverage c, const char* one, const char* many) {
            if (const std::size_t n = how_many(a_, c); n > 0) parts.push_back(counted(n, one, many));
        };
        add(Coverage::tied, "a pari merito", "a pari merito");
        add(Coverage::uncovered, "scoperta", "scoperte");
        add(Coverage::open, "non decisa", "non decise");
        if (a_.requests.empty()) line("Nei casi non c'è nessuna richiesta.", 0);
        else line(fmt::format("{} per {}: {}. La proposta assegna {}.", counted(a_.requests.size(), "richiesta", "richieste"), euro(sum), join(parts), euro(assigned(a_))), 0);
        if (a_.refused > 0) line(fmt::format("{} per errori nel file: la proposta non ne tiene conto{}.", a_.refused == 1 ? "1 caso non è stato letto" : fmt::format("{} casi non sono stati letti", a_.refused), others()), 0);
    }

    void supposed() {
        title("Ipotesi");
        for (const auto& c : scenario_->changes) line("· si suppone: " + c, 2);
        title("Che cosa cambierebbe");
        if (scenario_->lines.empty()) line("Nulla: la proposta è la stessa.", 2);
        for (const auto& l : scenario_->lines) line("· " + l, 2);
        title("La proposta, in questa ipotesi");
    }

    void rule() {
        title("La regola dell'équipe, in ordine");
        for (std::size_t k = 0; k < a_.rule.size(); ++k) line(fmt::format("{}. {}", k + 1, a_.rule[k]), 2);
        line(a_.optimal ? "Nessuna proposta la segue meglio: è provato." : "È la migliore trovata: non è provato che non ce ne sia una migliore.", 0);
        for (const FundsLevel& l : a_.levels) {
            const auto number = [&](std::int64_t n) { return l.money ? euro(n) : std::to_string(n); };
            line(fmt::format("· {}: {}{}", l.text, number(l.value), l.proved ? "" : fmt::format(" (non si può fare meglio di {})", number(l.bound))), 2);
        }
    }

    void lines() {
        if (a_.lines.empty()) return;
        title("Le linee, in euro");
        out_ += funds_table(a_, style_);
        if (!whole_) return;
        for (const FundsLine& l : a_.lines) {
            if (l.parts.empty() && l.months.empty() && !l.until && !l.source) continue;
            line(l.name + (l.until ? fmt::format(": paga fino al {}", iso(*l.until)) : "") + in_brackets(l.source), 2);
            for (const FundsPart& p : l.parts) line(fmt::format("· {}: {} {}, impegnato {}, previsto {}", p.name, p.reserve ? "almeno" : "al massimo", euro(p.limit), euro(p.committed), euro(p.planned)), 4);
            if (!l.months.empty()) line("spesa per mese, secondo i giorni di ogni passo:", 4);
            for (const FundsMonth& m : l.months) line(fmt::format("{:04}-{:02}: impegnato {}, previsto {}", m.year, m.month, euro(m.committed), euro(m.planned)), 6);
        }
    }

    // By line: a request that two of them pay is said of both.
    void payments() {
        if (assigned(a_) == 0) return;
        title("Chi è pagato da che cosa");
        for (const FundsLine& l : a_.lines) {
            std::vector<std::string> paid;
            for (const FundsRequest& r : a_.requests)
                for (const FundsPayment& p : r.payments)
                    if (p.line == l.id) paid.push_back(fmt::format("{} ({}, {}{})", r.person, r.cost, euro(p.cents), r.coverage == Coverage::tied ? ", a pari merito" : ""));
            if (!paid.empty()) line(fmt::format("{}: {}", l.name, join(paid, "; ")), 2);
        }
    }

    void ties() {
        if (a_.ties.empty()) return;
        title("A pari merito: decide l'équipe");
        for (const FundsTie& t : a_.ties) {
            line(t.text, 2);
            for (const std::size_t k : t.requests) line(fmt::format("· {}: {}{}", named(a_.requests[k]), asked(a_.requests[k]), a_.requests[k].payments.empty() ? "" : " (in questa proposta è pagata)"), 4);
        }
    }

    void left(const char* heading, Coverage c) {
        if (how_many(a_, c) == 0) return;
        title(heading);
        for (const FundsRequest& r : a_.requests)
            if (r.coverage == c) request(r);
    }

    void request(const FundsRequest& r) {
        line(fmt::format("· {}: {}", named(r), asked(r)), 2);
        for (const FundsPayment& p : r.payments)
            line(fmt::format("paga {}: {}{}{}{}", p.name, euro(p.cents), p.premium > 0 ? fmt::format(", e {} di premio accantonati", euro(p.premium)) : "", p.unverified ? " [da verificare]" : "",
                             in_brackets(p.source)), 6);
        for (const auto& w : r.why) line("perché: " + w, 6);
        for (const FundsRefusal& f : r.refusals) refusal(f);
        for (const auto& w : r.would) line(w, 6);
        for (const auto& w : r.warnings) line("attenzione: " + w, 6);
    }

    void refusal(const FundsRefusal& f) {
        std::string text = fmt::format("{} {}: {}", f.maybe ? "forse" : "perché non", f.name, f.why);
        if (!f.missing.empty()) text += "; manca: " + missing(f);
        text += in_brackets(f.source);
        line(text, 6);
    }

    void bottlenecks() {
        std::vector<std::string> all;
        for (const FundsBottleneck& b : a_.bottlenecks) all.push_back(b.text);
        listed("Perché non di più", all);
    }

    [[nodiscard]] std::vector<std::string> alerts() const {
        std::vector<std::string> out = a_.alerts;
        for (const FundsLine& l : a_.lines)
            for (const auto& x : l.alerts) out.push_back(l.name + ": " + x);
        for (const FundsRequest& r : a_.requests)
            if (r.coverage == Coverage::paid || r.coverage == Coverage::tied)
                for (const auto& w : r.warnings) out.push_back(named(r) + ": " + w);
        return out;
    }

    void each() {
        if (how_many(a_, Coverage::paid) + how_many(a_, Coverage::tied) == 0) return;
        title("Pagate e a pari merito, una per una");
        for (const FundsRequest& r : a_.requests)
            if (r.coverage == Coverage::paid || r.coverage == Coverage::tied) request(r);
    }

    const FundsAnswer& a_;
    const std::optional<FundsDifference>& scenario_;
    const Style& style_;
    bool whole_;
    std::string out_;
};

}  // namespace

std::string funds_text(const FundsAnswer& answer, const std::optional<FundsDifference>& scenario, const Style& style, bool whole) { return Text(answer, scenario, style, whole).all(); }

}  // namespace attiva::cli
