// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// What was read; what would change; who may have what; what to ask first.

#include "population_text.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "attiva/diagnostic.hpp"

namespace attiva::cli {
namespace {

constexpr std::size_t most_lacking = 20;

// The order in which verdicts are told.
constexpr Verdict shown[] = {Verdict::available, Verdict::active_now, Verdict::to_clarify, Verdict::to_verify_hidden, Verdict::not_now,
                             Verdict::presumed_out, Verdict::already_done, Verdict::not_offered, Verdict::unavailable};

std::string grouped(std::uint64_t n) {
    std::string out = std::to_string(n);
    for (std::size_t i = out.size(); i > 3; i -= 3) out.insert(i - 3, ".");
    return out;
}

std::string number(const Headcount& n) { return n.hidden ? "pochi" : grouped(n.persons); }
bool some(const Headcount& n) { return n.hidden || n.persons != 0; }

std::string of_verdicts(const VerdictCounts& counts) {
    std::vector<std::string> parts;
    for (const Verdict v : shown) {
        const Headcount& n = counts[static_cast<std::size_t>(v)];
        if (some(n)) parts.push_back(fmt::format("{} {}", word(v), number(n)));
    }
    return join(parts, " · ");
}

class Text {
public:
    Text(const PopulationAnswer& a, const std::vector<std::string>& supposed, const Style& style, bool whole) : a_(a), supposed_(supposed), style_(style), whole_(whole) {}

    std::string all() {
        heading();
        if (a_.instruments.empty()) {
            line("così poche persone che non se ne dice nulla: --interno, per chi può vedere i fascicoli", 0);
            return std::move(out_);
        }
        if (!supposed_.empty()) changes();
        instruments();
        lacking();
        if (a_.rows == a_.refused) return std::move(out_);
        line("Una proposta: decide l'équipe." , 0);
        return std::move(out_);
    }

private:
    void line(const std::string& text, int indent) { out_ += folded(style_, visible(text), indent); }
    void title(const std::string& text) { out_ += "\n" + bold(style_, text) + "\n"; }

    void heading() {
        title(fmt::format("{} {}, al {}{}", grouped(a_.evaluated), a_.evaluated == 1 ? "persona" : "persone", iso(a_.day), a_.place.empty() ? "" : ", " + a_.place));
        out_.erase(0, 1);
        line(fmt::format("righe {}: valutate {}, rifiutate {}{}; catalogo {}", grouped(a_.rows), grouped(a_.evaluated), grouped(a_.refused),
                         a_.blank == 0 ? "" : fmt::format(" (più {} vuote)", grouped(a_.blank)), a_.digest), 0);
        if (!a_.presumptions) line("senza presunzioni: ciò che non è scritto è ignoto", 0);
        if (!a_.exact) line("gli ignoti sono quelli delle condizioni, una per una: --analisi-esatta li guarda su tutto ciò che la persona può essere", 0);
        if (!a_.internal) line("«pochi»: numeri piccoli, o che ne farebbero conoscere di piccoli (docs/tutela-dei-dati.md)", 0);
    }

    void changes() {
        title("Se: " + visible(join(supposed_, "; ")));
        if (a_.changes.empty()) line("nessuno cambierebbe", 2);
        for (const InstrumentChange& c : a_.changes) {
            line(fmt::format("{} ({}): cambierebbero {}", c.name, c.id, number(c.changed)), 2);
            for (const Verdict b : shown)
                for (const Verdict v : shown) {
                    const Headcount& n = c.flows[static_cast<std::size_t>(b)][static_cast<std::size_t>(v)];
                    if (b != v && some(n)) line(fmt::format("da {} a {}: {}", word(b), word(v), number(n)), 4);
                }
            for (const auto& e : c.examples) line("per esempio " + e, 4);
        }
        if (!a_.only_before.empty()) line("solo nel catalogo di prima: " + join(a_.only_before), 2);
        if (!a_.only_after.empty()) line("solo nell'altro catalogo: " + join(a_.only_after), 2);
    }

    void instruments() {
        title("Strumento per strumento");
        for (const InstrumentCounts& i : a_.instruments) {
            line(fmt::format("{} ({})", i.name, i.id), 2);
            line(of_verdicts(i.all), 4);
            if (a_.exact && some(i.decided_exactly)) line(fmt::format("di cui decisi con analisi esatta: {}", number(i.decided_exactly)), 4);
            if (!whole_) continue;
            groups("zona", a_.zones, i.by_zone);
            groups("età", a_.ages, i.by_age);
        }
    }

    void groups(const char* by, const std::vector<PopulationGroup>& groups, const std::vector<VerdictCounts>& counts) {
        for (std::size_t g = 0; g < counts.size(); ++g) {
            const std::string told = of_verdicts(counts[g]);
            if (!told.empty()) line(fmt::format("{} {}: {}", by, groups[g].name, told), 6);
        }
    }

    void lacking() {
        if (a_.lacking.empty()) return;
        title("Che cosa chiedere per primo: fatti che non si sanno, e per quante persone lasciano qualcosa da chiarire");
        for (std::size_t k = 0; k < std::min(a_.lacking.size(), most_lacking); ++k) {
            const LackingFact& f = a_.lacking[k];
            line(fmt::format("{}{}: {}{}", f.label, f.member.empty() ? "" : " (" + f.member + ")", number(f.persons), f.holder.empty() ? "" : ", lo sa " + f.holder), 2);
        }
        out_ += "\n";
    }

    const PopulationAnswer& a_;
    const std::vector<std::string>& supposed_;
    const Style& style_;
    bool whole_;
    std::string out_;
};

void facts(std::string& out, const std::string& subject, const VerdictCounts& counts) {
    for (const Verdict v : shown)
        if (some(counts[static_cast<std::size_t>(v)])) plain_line(out, subject, word(v), number(counts[static_cast<std::size_t>(v)]));
}

}  // namespace

std::string population_text(const PopulationAnswer& answer, const std::vector<std::string>& supposed, const Style& style, bool whole) {
    return Text(answer, supposed, style, whole).all();
}

std::string population_plain(const PopulationAnswer& a, const std::vector<std::string>& supposed) {
    std::string out;
    plain_line(out, "popolazione", "giorno", iso(a.day));
    plain_line(out, "popolazione", "luogo", visible(a.place));
    plain_line(out, "popolazione", "catalogo", a.digest);
    plain_line(out, "popolazione", "righe", std::to_string(a.rows));
    plain_line(out, "popolazione", "valutate", std::to_string(a.evaluated));
    plain_line(out, "popolazione", "rifiutate", std::to_string(a.refused));
    for (const PopulationGroup& z : a.zones)
        if (some(z.persons)) plain_line(out, "zona " + z.id, "persone", number(z.persons));
    for (const PopulationGroup& e : a.ages)
        if (some(e.persons)) plain_line(out, "età " + e.id, "persone", number(e.persons));
    for (const auto& s : supposed) plain_line(out, "ipotesi", "se", visible(s));
    for (const InstrumentChange& c : a.changes) {
        plain_line(out, "cambia " + c.id, "persone", number(c.changed));
        for (const Verdict b : shown)
            for (const Verdict v : shown) {
                const Headcount& n = c.flows[static_cast<std::size_t>(b)][static_cast<std::size_t>(v)];
                if (b != v && some(n)) plain_line(out, "cambia " + c.id, fmt::format("da {} a {}", word(b), word(v)), number(n));
            }
        for (const auto& e : c.examples) plain_line(out, "cambia " + c.id, "esempio", visible(e));
    }
    for (const InstrumentCounts& i : a.instruments) {
        facts(out, i.id, i.all);
        if (a.exact && some(i.decided_exactly)) plain_line(out, i.id, "decisi con analisi esatta", number(i.decided_exactly));
        for (std::size_t z = 0; z < i.by_zone.size(); ++z) facts(out, i.id + ", zona " + a.zones[z].id, i.by_zone[z]);
        for (std::size_t e = 0; e < i.by_age.size(); ++e) facts(out, i.id + ", età " + a.ages[e].id, i.by_age[e]);
    }
    for (const LackingFact& f : a.lacking) plain_line(out, "manca " + f.id, f.member.empty() ? "persone" : "persone, " + f.member, number(f.persons));
    return out;
}

}  // namespace attiva::cli
