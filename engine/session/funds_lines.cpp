// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Each line: what was there, what is taken, what is left, month by month, and what to look at.
// Tested by tests/session/funds_test.cpp and tests/cases/buoni/fondi/.

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "catalogue/periods.hpp"
#include "evaluation/wording.hpp"
#include "session/funds_telling.hpp"
#include "text/literal.hpp"

namespace attiva::session {
namespace {

constexpr int near_end_months = 6;

using Months = std::map<std::pair<int, int>, FundsMonth>;

// By the days of each month; the cents that do not divide fall where the sum so far says, so
// that nothing is lost.
void spread(Cents cents, Date from, Date to, Months& months, Cents FundsMonth::* where) {
    const std::int64_t days = to - from + 1;
    std::int64_t gone = 0;
    Cents said = 0;
    for (Date day = from; day <= to;) {
        const Date last = std::min(last_of_month(day), to);
        gone += last - day + 1;
        const Cents until = round_to(Number{cents} * Number::ratio(gone, days), Number{1}, Rounding::down).num();
        const CivilDate c = civil(day);
        FundsMonth& m = months[{c.year, c.month}];
        m.*where += until - said;
        said = until;
        day = last + 1;
    }
}

class LineTellings {
public:
    LineTellings(const FundsScene& s, std::size_t l) : s_(s), l_(l), b_(s.budgets.lines[l]) {
        out_.id = b_.line;
        out_.name = s.line_name(l);
    }

    FundsLine tell() {
        for (const auto& fund : s_.state.catalogue.rules.funds)
            if (fund.id == b_.line) about(fund);
        money();
        parts();
        timeline();
        alerts();
        return std::move(out_);
    }

private:
    void about(const language::Subject& fund) {
        const auto& day = s_.state.day(s_.budgets.day, true);
        out_.source = day->phrases.of_subject(fund);
        out_.unverified = fund.source.unverified;
        for (const auto& p : catalogue::validity(s_.state.catalogue.rules, fund))
            if (p.to && (!out_.until || *p.to < *out_.until)) out_.until = p.to;
    }

    template <class Each>
    void each_payment(Each each) const {
        for (const funding::Payment& x : s_.found.example)
            if (x.line == l_) each(x, s_.gathered.requests[x.request]);
    }

    template <class Each>
    void each_commitment(Each each) const {
        for (const GatheredCommitment& k : s_.gathered.commitments)
            if (k.line == l_) each(k);
    }

    [[nodiscard]] const LineSays& says(const GatheredRequest& g) const {
        return *std::find_if(g.lines.begin(), g.lines.end(), [&](const LineSays& x) { return x.line == l_; });
    }

    void money() {
        out_.total = s_.made.start[l_];
        out_.committed = s_.made.committed[l_];
        std::vector<std::size_t> persons;
        each_payment([&](const funding::Payment& x, const GatheredRequest& g) {
            out_.planned += x.cents;
            out_.premiums += funding::option_of(s_.made.problem.requests[x.request], x.line)->premium;
            persons.push_back(g.of);
        });
        std::sort(persons.begin(), persons.end());
        persons.erase(std::unique(persons.begin(), persons.end()), persons.end());
        out_.persons = static_cast<std::uint32_t>(persons.size());
        out_.places = b_.places;
        out_.left = out_.total - out_.committed - out_.planned - out_.premiums;
        out_.overdrawn = out_.left < 0;
        out_.left = std::max<Cents>(0, out_.left);
    }

    void parts() {
        for (std::size_t p = 0; p < b_.parts.size(); ++p) {
            const caseload::Part& part = b_.parts[p];
            FundsPart told{told_part(s_, part), part.cents, 0, 0, part.kind == caseload::Part::Kind::reserve};
            const auto counts = [&](Truth t) { return told.reserve ? t == Truth::yes : t != Truth::no; };
            each_commitment([&](const GatheredCommitment& k) { told.committed += b_.total && counts(k.parts[p]) ? k.said->cents : 0; });
            each_payment([&](const funding::Payment& x, const GatheredRequest& g) { told.planned += counts(says(g).parts[p]) ? x.cents : 0; });
            out_.parts.push_back(std::move(told));
        }
    }

    void timeline() {
        Months months;
        each_commitment([&](const GatheredCommitment& k) { spread(k.said->cents, k.said->from, k.said->to, months, &FundsMonth::committed); });
        each_payment([&](const funding::Payment& x, const GatheredRequest& g) { spread(x.cents, g.asked->from, g.asked->to, months, &FundsMonth::planned); });
        if (months.empty()) return;
        for (auto at = months.begin()->first; at <= months.rbegin()->first; at = at.second == 12 ? std::pair(at.first + 1, 1) : std::pair(at.first, at.second + 1)) {
            FundsMonth m = months[at];
            m.year = at.first;
            m.month = at.second;
            out_.months.push_back(m);
        }
    }

    void alerts() {
        if (out_.overdrawn) out_.alerts.push_back(fmt::format("già impegnati {}: più di quanto c'è ({})", euro(out_.committed), euro(out_.total)));
        if (out_.until && out_.left > 0 && *out_.until < add_months(s_.budgets.day, near_end_months))
            out_.alerts.push_back(fmt::format("la linea {}: restano {} che nessuna richiesta usa", *out_.until < s_.budgets.day ? "è finita " + text::on_day(*out_.until) : "finisce " + text::on_day(*out_.until), euro(out_.left)));
        each_commitment([&](const GatheredCommitment& k) {
            if (out_.until && *out_.until < k.said->to)
                out_.alerts.push_back(fmt::format("impegno di {} per {}: finisce {}, oltre la linea ({})", euro(k.said->cents), s_.gathered.cases[k.of]->id, text::on_day(k.said->to), text::on_day(*out_.until)));
        });
        by_year();
        for (const FundsPart& p : out_.parts)
            if (!p.reserve && p.committed > p.limit) out_.alerts.push_back(fmt::format("{}: già impegnati {} su {}", p.name, euro(p.committed), euro(p.limit)));
    }

    // A step is committed in the year it begins; what is spent in a year may be more.
    void by_year() {
        for (const caseload::Part& part : b_.parts) {
            if (part.kind != caseload::Part::Kind::year) continue;
            Cents spent = 0;
            for (const FundsMonth& m : out_.months)
                if (m.year == part.year) spent += m.committed + m.planned;
            if (spent > part.cents) out_.alerts.push_back(fmt::format("nel {} la spesa, mese per mese, arriva a {}: per l'anno ci sono {}", part.year, euro(spent), euro(part.cents)));
        }
    }

    const FundsScene& s_;
    std::size_t l_;
    const caseload::LineBudget& b_;
    FundsLine out_;
};

// Two commitments for one expense.
void double_funding(const FundsScene& s, FundsAnswer& out) {
    const auto forbidden = bans(s.state.catalogue, s.budgets);
    const auto& all = s.gathered.commitments;
    for (std::size_t a = 0; a < all.size(); ++a)
        for (std::size_t b = a + 1; b < all.size() && all[b].of == all[a].of; ++b) {
            const auto& x = *all[a].said;
            const auto& y = *all[b].said;
            if (!same_expense(x, y)) continue;
            const auto name = [&](const std::string& id) { return evaluation::subject_name(s.state.catalogue, id); };
            out.alerts.push_back(fmt::format("{}: {} ({}) è pagato due volte negli stessi giorni, da {} e da {}{}", s.gathered.cases[all[a].of]->id, name(x.instrument), matching::cost_name(x.cost), name(x.line), name(y.line),
                                             banned(forbidden, all[a].line, all[b].line, x.cost) ? ": le due linee non si sommano per la stessa spesa" : ": controllate che non sia la stessa spesa"));
        }
}

}  // namespace

void tell_fund_lines(const FundsScene& scene, FundsAnswer& out) {
    for (std::size_t l = 0; l < scene.budgets.lines.size(); ++l) out.lines.push_back(LineTellings(scene, l).tell());
    double_funding(scene, out);
}

}  // namespace attiva::session
