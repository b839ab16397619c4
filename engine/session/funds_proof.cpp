// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// What holds of the whole: the numbers of the rule and how sure they are, the bottlenecks, the
// ties, what would free most. Tested by tests/session/funds_test.cpp and tests/cases/buoni/fondi/.

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "evaluation/wording.hpp"
#include "funding/cuts.hpp"
#include "session/funds_telling.hpp"
#include "text/literal.hpp"

namespace attiva::session {
namespace {

using funding::Key;

class ProofTelling {
public:
    ProofTelling(const FundsScene& s, FundsAnswer& out) : s_(s), out_(out) {}

    void tell() {
        for (std::size_t l = 0; l < s_.found.levels.size(); ++l) {
            out_.levels.push_back(told_level(s_, l));
            for (const funding::Cut& cut : s_.found.levels[l].cuts) bottleneck(cut);
            if (s_.found.levels[l].why == funding::Level::Why::integer_gap) gap(l);
        }
        out_.optimal = s_.found.allowed && std::all_of(out_.levels.begin(), out_.levels.end(), [](const FundsLevel& l) { return l.proved; });
        for (const funding::Tie& t : s_.found.ties) tie(t);
        freeing();
    }

private:
    // Those of which less than all can be paid; said once.
    void bottleneck(const funding::Cut& cut) {
        if (cut.at_most >= cut.requests.size()) return;
        FundsBottleneck b;
        b.requests.assign(cut.requests.begin(), cut.requests.end());
        b.at_most = cut.at_most;
        std::set<std::size_t> lines;
        for (const auto c : cut.ceilings) lines.insert(s_.made.problem.ceilings[c].line);
        for (const auto k : cut.places) lines.insert(s_.made.problem.places[k].line);
        for (const std::size_t l : lines) b.lines.push_back(s_.line(l));
        for (const auto r : cut.requests) b.needed += s_.made.problem.requests[r].least;
        if (!cut.places.empty()) of_places(cut, b);
        else of_money(cut, b);
        const bool known = std::any_of(out_.bottlenecks.begin(), out_.bottlenecks.end(), [&](const FundsBottleneck& x) { return x.text == b.text && x.requests == b.requests; });
        if (!known) out_.bottlenecks.push_back(std::move(b));
    }

    void of_places(const funding::Cut& cut, FundsBottleneck& b) const {
        b.kind = FundsBottleneck::Kind::places;
        std::uint32_t places = 0;
        for (const auto k : cut.places) places += s_.made.problem.places[k].count;
        b.text = fmt::format("{} per {}: {} in tutto; se ne possono pagare al massimo {}", text::counted(cut.requests.size(), "richiesta", "richieste"), lines(b.lines), text::counted(places, "posto", "posti"), cut.at_most);
    }

    void of_money(const funding::Cut& cut, FundsBottleneck& b) const {
        std::vector<std::string> money;
        for (const auto c : cut.ceilings) {
            b.available += s_.made.problem.ceilings[c].cents;
            money.push_back(fmt::format("{} ({})", s_.ceiling_words(c), euro(s_.made.problem.ceilings[c].cents)));
        }
        // What no ceiling named here limits, at the most each may have.
        Cents besides = 0;
        for (const auto r : cut.requests)
            for (const funding::Option& o : s_.made.problem.requests[r].options)
                if (!limited(cut, r, o.line)) besides += std::min(o.most, s_.made.problem.requests[r].cost);
        b.available += besides;
        if (besides > 0) money.push_back(fmt::format("altre linee, per i loro tetti ({})", euro(besides)));
        std::size_t musts = 0;
        Cents taken = 0;
        for (const auto& m : cut.musts) {
            musts += m.number;
            taken += funding::taken_by(s_.made.problem, m);
        }
        const std::string first = musts == 0 ? "" : fmt::format("; prima {} {} che la regola mette avanti, almeno {}", musts == 1 ? "viene" : "vengono", text::counted(musts, "richiesta", "richieste"), euro(taken));
        if (b.available == 0) b.text = fmt::format("{}: nessuna linea può pagarl{}", cut.requests.size() == 1 ? s_.request_words(cut.requests.front()) : text::counted(cut.requests.size(), "richiesta", "richieste") + whose(cut.requests), cut.requests.size() == 1 ? "a" : "e");
        else if (cut.requests.size() == 1 && cut.musts.empty()) b.text = fmt::format("{}: chiede almeno {}, e le linee che possono pagarla arrivano a {} ({})", s_.request_words(cut.requests.front()), euro(b.needed), euro(b.available), fmt::join(money, ", "));
        else
            b.text = fmt::format("{}{} chiedono almeno {}; per queste ci sono {}: {}{}; se ne possono pagare al massimo {}", text::counted(cut.requests.size(), "richiesta", "richieste"), whose(cut.requests), euro(b.needed), euro(b.available),
                                 fmt::format("{}", fmt::join(money, ", ")), first, cut.at_most);
    }

    // Few enough to be named.
    [[nodiscard]] std::string whose(const std::vector<funding::RequestId>& requests) const {
        constexpr std::size_t few = 6;
        if (requests.size() > few) return "";
        std::vector<std::string> names;
        for (const auto r : requests) names.push_back(s_.gathered.cases[s_.gathered.requests[r].of]->id);
        return fmt::format(" ({})", fmt::join(names, ", "));
    }

    [[nodiscard]] bool limited(const funding::Cut& cut, std::size_t r, std::size_t line) const {
        return std::any_of(cut.ceilings.begin(), cut.ceilings.end(), [&](std::uint32_t c) {
            const auto& of = s_.made.ceilings_of[r];
            return s_.made.problem.ceilings[c].line == line && std::find(of.begin(), of.end(), c) != of.end();
        });
    }

    [[nodiscard]] std::string lines(const std::vector<std::string>& ids) const {
        std::vector<std::string> names;
        for (const auto& id : ids) names.push_back(evaluation::subject_name(s_.state.catalogue, id));
        return fmt::format("{}", fmt::join(names, ", "));
    }

    // That parts would reach further nothing certifies: only that no short reason was found.
    void gap(std::size_t level) {
        const FundsLevel told = told_level(s_, level);
        if (!told.proved) return;
        FundsBottleneck b;
        b.kind = FundsBottleneck::Kind::whole;
        b.text = fmt::format("{}: non si può andare oltre, ed è provato su tutte le combinazioni che contano. Una ragione breve non c'è: a dividere le richieste forse si arriverebbe più in là, intere non ci stanno", quoted(told.text));
        out_.bottlenecks.push_back(std::move(b));
    }

    void tie(const funding::Tie& t) {
        FundsTie out;
        out.requests.assign(t.requests.begin(), t.requests.end());
        out.fewest = t.fewest;
        out.most = t.most;
        out.exact = t.exact;
        const std::string some = t.fewest == t.most ? std::to_string(t.most) : fmt::format("da {} a {}", t.fewest, t.most);
        out.text = fmt::format("{}{} di queste {}: per la regola vale lo stesso, decide l'équipe", t.exact ? "" : "al massimo ", some, t.requests.size());
        out_.ties.push_back(std::move(out));
    }

    // What pays one request more, the rest of the proposal as it is.
    void freeing() {
        constexpr std::size_t shown = 5;
        for (const funding::Relief& r : funding::reliefs(s_.made.problem, s_.found.example)) {
            std::vector<std::string> more;
            for (const auto& m : r.more) {
                if (m.places) more.push_back(fmt::format("{} in più su {}", text::counted(static_cast<std::size_t>(m.by), "posto", "posti"), s_.line_name(s_.made.problem.places[m.index].line)));
                else more.push_back(fmt::format("{} in più per {}", euro(m.by), s_.ceiling_words(m.index)));
            }
            if (more.empty()) continue;
            const std::string text = fmt::format("{}", fmt::join(more, " e "));
            out_.requests[r.request].would.push_back("basterebbe, se va a questa e il resto resta com'è: " + text);
            if (out_.frees.size() < shown && out_.requests[r.request].coverage == Coverage::uncovered) out_.frees.push_back(fmt::format("{}: paga {}", text, s_.request_words(r.request)));
        }
    }

    const FundsScene& s_;
    FundsAnswer& out_;
};

std::string class_words(const FundsScene& s, std::int64_t value) {
    const auto n = static_cast<std::int64_t>(s.budgets.urgencies.size());
    return value <= 0 || value > n ? std::string("non detta") : "«" + s.budgets.urgencies[static_cast<std::size_t>(n - value)] + "»";
}

}  // namespace

std::string FundsScene::limit_words(std::size_t ceiling) const {
    const CeilingMeaning& m = made.ceilings[ceiling];
    if (m.person) return "il tetto per la persona" + (m.cost.empty() ? "" : " per " + matching::cost_name(m.cost));
    std::vector<std::string> kept;
    const auto& parts = budgets.lines[made.problem.ceilings[ceiling].line].parts;
    for (const std::size_t p : m.reserves) kept.push_back(told_part(*this, parts[p]));
    if (!kept.empty()) return fmt::format("senza {}", fmt::join(kept, ", "));
    return m.part ? told_part(*this, parts[*m.part]) : "";
}

std::string FundsScene::ceiling_words(std::size_t ceiling) const {
    const std::string limit = limit_words(ceiling);
    return line_name(made.problem.ceilings[ceiling].line) + (limit.empty() ? "" : " (" + limit + ")");
}

std::string FundsScene::request_words(std::size_t request) const {
    const GatheredRequest& g = gathered.requests[request];
    return fmt::format("{}, {} ({}, {})", gathered.cases[g.of]->id, evaluation::subject_name(state.catalogue, g.asked->instrument), matching::cost_name(g.asked->cost), euro(g.asked->cents));
}

FundsLevel told_level(const FundsScene& s, std::size_t level) {
    const funding::Measure m = funding::measures(s.made.problem)[level];
    const funding::Level& l = s.found.levels[level];
    FundsLevel out;
    out.value = l.value;
    out.bound = l.bound;
    out.proved = l.value == l.bound;
    switch (s.made.problem.rule[m.key].kind) {
        case Key::Kind::served_by_class: out.text = "richieste pagate di urgenza " + class_words(s, *m.value); break;
        case Key::Kind::sum_of: out.text = "giorni di attesa di chi è pagato, in tutto"; break;
        case Key::Kind::served: out.text = "richieste pagate"; break;
        case Key::Kind::persons: out.text = "persone con tutto pagato"; break;
        case Key::Kind::money: out.text = "denaro usato"; out.money = true; break;
        case Key::Kind::least_scarce:
            out.text = fmt::format("denaro preso dalle linee di scarsità {}", *m.value);
            out.money = true;
            out.value = -l.value;
            out.bound = -l.bound;
            break;
    }
    return out;
}

std::string quoted(const std::string& text) {
    std::string within = text;
    for (const auto& [outer, inner] : {std::pair{"«", "“"}, std::pair{"»", "”"}})
        for (std::size_t at = 0; (at = within.find(outer, at)) != std::string::npos; at += std::string_view(inner).size()) within.replace(at, std::string_view(outer).size(), inner);
    return "«" + within + "»";
}

void tell_proof(const FundsScene& scene, FundsAnswer& out) { ProofTelling(scene, out).tell(); }

std::string told_part(const FundsScene& s, const caseload::Part& part) {
    using Kind = caseload::Part::Kind;
    switch (part.kind) {
        case Kind::year: return std::to_string(part.year);
        case Kind::zone: return "zona " + s.state.catalogue.territory.zone_name(part.id, s.budgets.day);
        case Kind::category:
        case Kind::reserve: break;
    }
    const auto attribute = s.state.catalogue.vocabulary.find(part.id);
    const std::string label = attribute ? s.state.catalogue.vocabulary[*attribute].label : part.id;
    return (part.kind == Kind::reserve ? "riserva: " : "") + label;
}

}  // namespace attiva::session
