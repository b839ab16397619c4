// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Tested by tests/session/funds_test.cpp and tests/cases/buoni/fondi/.

#include "session/funds_problem.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <map>
#include <numeric>
#include <set>

#include "evaluation/wording.hpp"
#include "text/literal.hpp"

namespace attiva::session {
namespace {

using caseload::Part;
using funding::Ceiling;
using Group = std::vector<funding::RequestId>;
using Commitments = std::vector<GatheredCommitment>::const_iterator;

// Each set of reserves has its own ceiling: of more than these the sets are too many.
constexpr std::size_t most_reserves = 6;

class Making {
public:
    Making(const State& state, const caseload::Budgets& budgets, const Gathered& gathered)
        : catalogue_(state.catalogue), budgets_(budgets), gathered_(gathered), bans_(bans(state.catalogue, budgets)) {}

    FundsProblem make() {
        lines();
        rule();
        expenses();
        for (std::size_t r = 0; r < gathered_.requests.size(); ++r) request(r);
        for (std::size_t l = 0; l < budgets_.lines.size(); ++l) budget(l);
        caps();
        exclusions();
        index();
        return std::move(out_);
    }

private:
    funding::Problem& problem() { return out_.problem; }

    void lines() {
        for (std::size_t l = 0; l < budgets_.lines.size(); ++l) {
            const caseload::LineBudget& b = budgets_.lines[l];
            problem().lines.push_back({b.line, b.scarcity});
            Cents committed = b.committed;
            if (b.total)
                for (const auto& k : gathered_.commitments) committed += k.line == l ? k.said->cents : 0;
            out_.start.push_back(b.total ? *b.total : *b.left);
            out_.committed.push_back(b.total ? committed : 0);
        }
    }

    void rule() {
        problem().attributes = {"urgenza", "attesa"};
        using Kind = funding::Key::Kind;
        for (const caseload::RuleKey key : budgets_.rule) {
            switch (key) {
                case caseload::RuleKey::urgency: problem().rule.push_back({Kind::served_by_class, 0}); break;
                case caseload::RuleKey::waiting: problem().rule.push_back({Kind::sum_of, 1}); break;
                case caseload::RuleKey::requests: problem().rule.push_back({Kind::served, 0}); break;
                case caseload::RuleKey::persons: problem().rule.push_back({Kind::persons, 0}); break;
                case caseload::RuleKey::money: problem().rule.push_back({Kind::money, 0}); break;
                case caseload::RuleKey::least_scarce: problem().rule.push_back({Kind::least_scarce, 0}); break;
            }
        }
    }

    // Requests of one person for one cost of one instrument, in periods that meet, are one expense.
    void expenses() {
        const auto& all = gathered_.requests;
        expense_.resize(all.size());
        std::map<std::tuple<std::size_t, std::string, std::string>, std::vector<std::size_t>> alike;
        for (std::size_t r = 0; r < all.size(); ++r) alike[{all[r].of, all[r].asked->instrument, all[r].asked->cost}].push_back(r);
        funding::ExpenseId next = 0;
        for (auto& [key, list] : alike) {
            std::sort(list.begin(), list.end(), [&](std::size_t a, std::size_t b) { return std::pair(all[a].asked->from, a) < std::pair(all[b].asked->from, b); });
            Date until{};
            for (std::size_t k = 0; k < list.size(); ++k) {
                const auto& r = *all[list[k]].asked;
                if (k == 0 || until < r.from) ++next;
                until = k == 0 ? r.to : std::max(until, r.to);
                expense_[list[k]] = next;
            }
        }
    }

    [[nodiscard]] std::int64_t urgency(const caseload::Case& one) const {
        const auto at = std::find(budgets_.urgencies.begin(), budgets_.urgencies.end(), one.urgency);
        return budgets_.urgencies.end() - at;  // 0: not said
    }

    void request(std::size_t r) {
        const GatheredRequest& g = gathered_.requests[r];
        const caseload::Case& one = *gathered_.cases[g.of];
        funding::Request out;
        // Distinct, and the same however the files are ordered: the case, then as it is written there.
        out.name = fmt::format("{} {:04}", one.id, g.asked - one.requests.data());
        out.person = static_cast<funding::PersonId>(g.of);
        out.expense = expense_[r];
        out.cost = g.asked->cents;
        out.least = g.asked->least;
        out.elsewhere = g.asked->others;
        out.most_lines = g.asked->lines;
        out.attributes = {urgency(one), one.waiting_since ? std::max<std::int64_t>(0, budgets_.day - *one.waiting_since) : 0};
        for (const LineSays& l : g.lines)
            if (l.pays && !committed_elsewhere(g, l.line)) out.options.push_back(option(l));
        problem().requests.push_back(std::move(out));
    }

    [[nodiscard]] funding::Option option(const LineSays& l) const {
        const caseload::LineBudget& b = budgets_.lines[l.line];
        funding::Option out;
        out.line = static_cast<funding::LineId>(l.line);
        out.most = std::max<Cents>(0, l.most);
        if (b.cofunded_each) out.others = static_cast<int>(round_to(l.terms.others * Number{10000}, Number{1}, Rounding::up).num());
        if (b.premiums_held) out.premium = round_to(l.terms.premium, Number{1}, Rounding::up).num();
        return out;
    }

    // The commitments of a case.
    [[nodiscard]] std::pair<Commitments, Commitments> commitments_of(std::size_t person) const {
        const auto before = [](const GatheredCommitment& k, std::size_t of) { return k.of < of; };
        const auto first = std::lower_bound(gathered_.commitments.begin(), gathered_.commitments.end(), person, before);
        return {first, std::lower_bound(first, gathered_.commitments.end(), person + 1, before)};
    }

    // A line that must not pay beside it has committed money for the same expense.
    [[nodiscard]] bool committed_elsewhere(const GatheredRequest& g, std::size_t line) const {
        const auto [first, last] = commitments_of(g.of);
        return std::any_of(first, last, [&](const GatheredCommitment& k) { return same_expense(*k.said, *g.asked) && banned(bans_, line, k.line, g.asked->cost); });
    }

    // The requests the line may pay that `wanted` takes.
    Group group(std::size_t line, const std::function<bool(const GatheredRequest&, const LineSays&)>& wanted) const {
        Group out;
        for (std::size_t r = 0; r < gathered_.requests.size(); ++r) {
            if (!has_option(r, line)) continue;
            for (const LineSays& l : gathered_.requests[r].lines)
                if (l.line == line && wanted(gathered_.requests[r], l)) out.push_back(static_cast<funding::RequestId>(r));
        }
        return out;
    }

    void ceiling(Ceiling::Kind kind, std::size_t line, Group group, Cents cents, CeilingMeaning meaning) {
        if (group.empty()) return;
        problem().groups.push_back(std::move(group));
        problem().ceilings.push_back({kind, static_cast<funding::LineId>(line), static_cast<funding::GroupId>(problem().groups.size() - 1), std::max<Cents>(0, cents)});
        out_.ceilings.push_back(std::move(meaning));
    }

    void budget(std::size_t l) {
        const caseload::LineBudget& b = budgets_.lines[l];
        const Cents left = out_.start[l] - out_.committed[l];
        const Group everybody = group(l, [](const auto&, const auto&) { return true; });
        ceiling(Ceiling::Kind::total, l, everybody, left, {});
        std::vector<std::size_t> reserves;
        for (std::size_t p = 0; p < b.parts.size(); ++p) {
            if (b.parts[p].kind == Part::Kind::reserve) reserves.push_back(p);
            else at_most(l, p);
        }
        kept(l, left, reserves);
        if (!b.places || everybody.empty()) return;
        problem().groups.push_back(everybody);
        problem().places.push_back({static_cast<funding::LineId>(l), static_cast<funding::GroupId>(problem().groups.size() - 1), *b.places});
    }

    // What may be of the part counts within it.
    void at_most(std::size_t l, std::size_t p) {
        const Part& part = budgets_.lines[l].parts[p];
        Cents cents = part.cents;
        for (const auto& k : gathered_.commitments)
            if (k.line == l && budgets_.lines[l].total && k.parts[p] != Truth::no) cents -= k.said->cents;
        const auto kind = part.kind == Part::Kind::year ? Ceiling::Kind::year : part.kind == Part::Kind::zone ? Ceiling::Kind::zone : Ceiling::Kind::category;
        ceiling(kind, l, group(l, [&](const auto&, const LineSays& s) { return s.parts[p] != Truth::no; }), cents, {p, {}, {}, {}});
    }

    // What is kept for some is not for those who are not surely among them: of any set of
    // reserves, those outside all of them have the rest.
    void kept(std::size_t l, Cents left, std::vector<std::size_t> reserves) {
        if (reserves.size() > most_reserves) {
            out_.notes.push_back(fmt::format("{}: si contano le prime {} riserve", evaluation::subject_name(catalogue_, budgets_.lines[l].line), most_reserves));
            reserves.resize(most_reserves);
        }
        for (std::uint32_t set = 1; set < (1U << reserves.size()); ++set) {
            Cents cents = left;
            CeilingMeaning meaning;
            for (std::size_t k = 0; k < reserves.size(); ++k) {
                if ((set & (1U << k)) == 0) continue;
                meaning.reserves.push_back(reserves[k]);
                cents -= std::max<Cents>(0, budgets_.lines[l].parts[reserves[k]].cents - of_reserve(l, reserves[k]));
            }
            const Group outside = group(l, [&](const auto&, const LineSays& s) { return std::all_of(meaning.reserves.begin(), meaning.reserves.end(), [&](std::size_t p) { return s.parts[p] != Truth::yes; }); });
            ceiling(Ceiling::Kind::reserve, l, outside, cents, std::move(meaning));
        }
    }

    // Committed already to those it is kept for.
    [[nodiscard]] Cents of_reserve(std::size_t l, std::size_t p) const {
        Cents out = 0;
        for (const auto& k : gathered_.commitments)
            if (k.line == l && budgets_.lines[l].total && k.parts[p] == Truth::yes) out += k.said->cents;
        return out;
    }

    // The caps of the rules on a person: the requests they are of, together.
    void caps() {
        struct Capped {
            Cents cents = 0;
            matching::Cap cap;
            Group requests;
        };
        std::map<std::tuple<std::size_t, std::size_t, std::string>, Capped> all;  // person, line, cost
        for (std::size_t r = 0; r < gathered_.requests.size(); ++r)
            for (const LineSays& l : gathered_.requests[r].lines)
                for (const matching::Cap& cap : l.terms.caps) {
                    if (!has_option(r, l.line)) continue;
                    Capped& c = all[{gathered_.requests[r].of, l.line, cap.whole ? "" : gathered_.requests[r].asked->cost}];
                    if (c.requests.empty() || cap.cents < c.cap.cents) c.cap = cap;
                    if (c.requests.empty() || c.requests.back() != r) c.requests.push_back(static_cast<funding::RequestId>(r));
                }
        for (auto& [key, c] : all) {
            const auto& [person, line, cost] = key;
            const Cents before = committed_to(person, line, cost);
            if (c.requests.size() < 2 && before == 0) continue;  // the option's own `most` says it
            const Cents cents = cap_over(c.cap, months_of(c.requests)) - before;
            ceiling(Ceiling::Kind::person, line, c.requests, cents, {{}, {}, person, cost});
        }
    }

    [[nodiscard]] bool has_option(std::size_t r, std::size_t line) const {
        return funding::option_of(out_.problem.requests[r], static_cast<funding::LineId>(line)) != nullptr;
    }

    [[nodiscard]] Cents committed_to(std::size_t person, std::size_t line, const std::string& cost) const {
        Cents out = 0;
        const auto [first, last] = commitments_of(person);
        for (auto k = first; k != last; ++k)
            if (k->line == line && (cost.empty() || k->said->cost == cost)) out += k->said->cents;
        return out;
    }

    // Of the days in some of them.
    [[nodiscard]] Number months_of(const Group& requests) const {
        std::vector<std::pair<Date, Date>> periods;
        for (const auto r : requests) periods.emplace_back(gathered_.requests[r].asked->from, gathered_.requests[r].asked->to);
        std::sort(periods.begin(), periods.end());
        Number out{0};
        std::pair<Date, Date> now = periods.front();
        for (const auto& p : periods) {
            if (p.first <= now.second + 1) {
                now.second = std::max(now.second, p.second);
                continue;
            }
            out = out + months_in(now.first, now.second);
            now = p;
        }
        return out + months_in(now.first, now.second);
    }

    // A ban for one cost is about the requests of that cost.
    void exclusions() {
        std::set<std::tuple<std::size_t, std::size_t, std::string>> seen;
        for (const Ban& b : bans_) {
            const auto [one, other] = std::minmax(b.one, b.other);
            if (!seen.emplace(one, other, b.cost).second) continue;
            funding::Exclusion e{funding::Exclusion::Scope::same_expense, static_cast<funding::LineId>(one), static_cast<funding::LineId>(other)};
            if (!b.cost.empty()) {
                Group of;
                for (std::size_t r = 0; r < gathered_.requests.size(); ++r)
                    if (gathered_.requests[r].asked->cost == b.cost) of.push_back(static_cast<funding::RequestId>(r));
                problem().groups.push_back(std::move(of));
                e.group = static_cast<funding::GroupId>(problem().groups.size() - 1);
            }
            problem().exclusions.push_back(e);
        }
    }

    void index() {
        const funding::Problem& p = out_.problem;
        out_.ceilings_of.resize(p.requests.size());
        out_.places_of.resize(p.requests.size());
        for (std::uint32_t c = 0; c < p.ceilings.size(); ++c)
            for (const auto r : p.groups[p.ceilings[c].group]) out_.ceilings_of[r].push_back(c);
        for (std::uint32_t k = 0; k < p.places.size(); ++k)
            for (const auto r : p.groups[p.places[k].group]) out_.places_of[r].push_back(k);
    }

    const catalogue::Catalogue& catalogue_;
    const caseload::Budgets& budgets_;
    const Gathered& gathered_;
    std::vector<Ban> bans_;
    std::vector<funding::ExpenseId> expense_;
    FundsProblem out_;
};

}  // namespace

bool banned(const std::vector<Ban>& bans, std::size_t one, std::size_t other, const std::string& cost) {
    return std::any_of(bans.begin(), bans.end(), [&](const Ban& b) { return std::minmax(b.one, b.other) == std::minmax(one, other) && (b.cost.empty() || b.cost == cost); });
}

std::vector<Ban> bans(const catalogue::Catalogue& c, const caseload::Budgets& budgets) {
    const auto budget_of = [&](const std::string& line) {
        return static_cast<std::size_t>(std::find_if(budgets.lines.begin(), budgets.lines.end(), [&](const auto& b) { return b.line == line; }) - budgets.lines.begin());
    };
    std::vector<Ban> out;
    for (const auto& fund : c.rules.funds)
        for (const auto id : fund.clauses) {
            const auto& clause = c.rules.clauses[id];
            if (clause.kind != language::ClauseKind::not_cumulative || !within(budgets.day, clause.from, clause.to)) continue;
            for (const auto& target : clause.targets) {
                const Ban b{budget_of(fund.id), budget_of(target), clause.qualifier, id};
                if (b.one < budgets.lines.size() && b.other < budgets.lines.size()) out.push_back(b);
            }
        }
    return out;
}

FundsProblem make_problem(const State& state, const caseload::Budgets& budgets, const Gathered& gathered) { return Making(state, budgets, gathered).make(); }

}  // namespace attiva::session
