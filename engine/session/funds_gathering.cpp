// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Tested by tests/session/funds_test.cpp and tests/cases/buoni/fondi/.

#include "session/funds_gathering.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "evaluation/wording.hpp"
#include "text/literal.hpp"

namespace attiva::session {
namespace {

using caseload::Part;

/// One person, asked on many days.
class PersonAsking {
public:
    PersonAsking(const State& state, const KnownDays& known, bool simplify) : state_(state), known_(known), simplify_(simplify) {}

    std::vector<matching::LineTerms> terms(const std::string& instrument, const std::string& cost, Date day) {
        Asking& a = asking(day);
        const auto id = state_.catalogue.rules.find_instrument(instrument);
        return matching::line_terms(question(a, instrument), *id, cost);
    }

    // Non attivabile by what is known, whatever day the rest waits for.
    bool barred(const std::string& instrument, Date day) {
        Asking& a = asking(day);
        return matching::decide(question(a, instrument), *state_.catalogue.rules.find_instrument(instrument)).eligible_bare == Truth::no;
    }

    Truth belongs(const Part& part, Date begins, Date day) {
        switch (part.kind) {
            case Part::Kind::year: return civil(begins).year == part.year ? Truth::yes : Truth::no;
            case Part::Kind::zone: return in_zone(part.id, day);
            case Part::Kind::category:
            case Part::Kind::reserve: break;
        }
        return holds(part.id, day);
    }

private:
    matching::Question question(Asking& a, const std::string& instrument) {
        matching::Question q{state_.catalogue, a.day->tables.program, a.presumed, a.bare, true, instrument, &a.other, &a.day->phrases};
        return q;
    }

    // The evaluations of one day, run once.
    Asking& asking(Date day) {
        auto& known = days_[day];
        if (known) return *known;
        known = std::make_unique<Asking>(state_.day(day, simplify_));
        const Profiles& p = known_.on(day).profiles;
        known->presumed.run(p.presumed);
        known->bare.run(p.bare);
        return *known;
    }

    Truth in_zone(const std::string& zone, Date day) {
        const auto& c = state_.catalogue;
        if (c.rules.residence == vocabulary::no_attribute) return Truth::unknown;
        const auto& fact = known_.on(day).profiles.presumed.facts[c.rules.residence];
        if (fact.places.empty()) return Truth::unknown;
        const auto inside = std::count_if(fact.places.begin(), fact.places.end(), [&](std::uint16_t place) { return place != person::outside_tuscany && c.territory.in_zone(place, zone, day); });
        return inside == 0 ? Truth::no : static_cast<std::size_t>(inside) == fact.places.size() ? Truth::yes : Truth::unknown;
    }

    // A fact of the person, or a definition, that is yes or no.
    Truth holds(const std::string& id, Date day) {
        Asking& a = asking(day);
        if (const auto attribute = state_.catalogue.vocabulary.find(id)) {
            const auto& fact = known_.on(day).profiles.presumed.facts[*attribute];
            return fact.status == person::Status::not_applicable ? Truth::no : evaluation::truth_of_mask(fact.value.may);
        }
        for (const auto& d : state_.catalogue.rules.definitions)
            if (d.id == id) return a.presumed.truth(a.day->tables.program.of_typed[d.body]);
        return Truth::unknown;
    }

    const State& state_;
    const KnownDays& known_;
    bool simplify_;
    std::map<Date, std::unique_ptr<Asking>> days_;
};

class Gathering {
public:
    Gathering(const State& state, const Asked& asked, const caseload::Budgets& budgets) : state_(state), asked_(asked), budgets_(budgets) {}

    void add(const caseload::Case& one, Diagnostics& problems) {
        Asked asked = asked_;
        asked.question.day = first_day(one);
        KnownDays known(state_, asked, last_day(one));
        Diagnostics found;
        const bool read = known.read(PersonFile(one.person, one.json, state_.catalogue.sources, one.of_person), found);
        problems.append(std::move(found));
        if (!read) {
            ++out_.refused;
            return;
        }
        out_.cases.push_back(&one);
        PersonAsking person(state_, known, asked.question.simplify);
        for (const caseload::Request& r : one.requests) out_.requests.push_back(request(r, person, one));
        for (const caseload::Commitment& k : one.commitments) out_.commitments.push_back(commitment(k, person, asked.question.day));
    }

    Gathered take() { return std::move(out_); }

private:
    // A step may have begun before the day of the budgets.
    [[nodiscard]] Date first_day(const caseload::Case& one) const {
        Date out = budgets_.day;
        for (const auto& r : one.requests) out = std::min(out, r.from);
        return out;
    }
    [[nodiscard]] Date last_day(const caseload::Case& one) const {
        Date out = budgets_.day;
        for (const auto& r : one.requests) out = std::max(out, r.from);
        for (const auto& k : one.commitments) out = std::max(out, k.from);
        return out;
    }

    [[nodiscard]] std::optional<std::size_t> budget_of(const std::string& line) const {
        for (std::size_t k = 0; k < budgets_.lines.size(); ++k)
            if (budgets_.lines[k].line == line) return k;
        return std::nullopt;
    }

    GatheredRequest request(const caseload::Request& r, PersonAsking& person, const caseload::Case& one) {
        GatheredRequest out;
        out.of = out_.cases.size() - 1;
        out.asked = &r;
        std::optional<std::vector<matching::LineTerms>> now;  // asked for where it matters, once
        for (auto& t : person.terms(r.instrument, r.cost, r.from)) add_line(r, std::move(t), person, now, out);
        if (person.barred(r.instrument, r.from)) out.warnings.emplace_back("per le regole lo strumento non è attivabile a questa persona: guarda attiva perche");
        again(r, one, out);
        return out;
    }

    // Money may also be asked for on the day of the budgets, for a step that begins when the call is over.
    [[nodiscard]] bool pays_if_asked_now(const caseload::Request& r, language::FundId fund, PersonAsking& person, std::optional<std::vector<matching::LineTerms>>& now) const {
        if (!now) now = person.terms(r.instrument, r.cost, budgets_.day);
        return std::any_of(now->begin(), now->end(), [&](const matching::LineTerms& t) { return t.fund == fund && t.told.payable == Payable::yes; });
    }

    void add_line(const caseload::Request& r, matching::LineTerms terms, PersonAsking& person, std::optional<std::vector<matching::LineTerms>>& now, GatheredRequest& out) {
        const std::string& id = state_.catalogue.rules.funds[terms.fund].id;
        const auto budget = budget_of(id);
        const bool short_of_time = terms.told.until && *terms.told.until < r.to;
        if (!budget) {
            if (terms.told.payable == Payable::no) return;
            FundsRefusal f = refusal(terms.told);
            f.why = "non ha un bilancio fra quelli dati";
            out.unbudgeted.push_back(std::move(f));
            return;
        }
        LineSays says;
        says.line = *budget;
        says.pays = !short_of_time && (terms.told.payable == Payable::yes || (terms.told.payable == Payable::no && pays_if_asked_now(r, terms.fund, person, now)));
        says.most = r.cents;
        const Number months = months_in(r.from, r.to);
        for (const matching::Cap& cap : terms.caps) says.most = std::min(says.most, cap_over(cap, months));
        if (!says.pays) says.refusal = why_not(terms.told, r, short_of_time);
        for (const Part& part : budgets_.lines[*budget].parts) says.parts.push_back(person.belongs(part, r.from, r.from));
        says.terms = std::move(terms);
        out.lines.push_back(std::move(says));
    }

    static std::string why_not(const Funding& told, const caseload::Request& r, bool short_of_time) {
        if (told.payable != Payable::yes) return std::string(word(told.payable)) + (told.summary.empty() ? "" : fmt::format(": lo decide «{}»", told.summary));
        if (short_of_time) return fmt::format("paga fino {}, e il passo finisce {}", text::to_day(*told.until), text::on_day(r.to));
        return "";
    }

    // Money already there for the same expense.
    void again(const caseload::Request& r, const caseload::Case& one, GatheredRequest& out) {
        for (const auto& k : one.commitments)
            if (same_expense(k, r))
                out.warnings.push_back(fmt::format("per la stessa spesa, {}, {} sono già impegnati su {}", text::write_period(k.from, k.to), euro(k.cents), evaluation::subject_name(state_.catalogue, k.line)));
    }

    GatheredCommitment commitment(const caseload::Commitment& k, PersonAsking& person, Date first) {
        GatheredCommitment out;
        out.of = out_.cases.size() - 1;
        out.said = &k;
        const auto budget = budget_of(k.line);
        out.line = budget.value_or(budgets_.lines.size());
        if (budget)
            for (const Part& part : budgets_.lines[*budget].parts) out.parts.push_back(person.belongs(part, k.from, std::max(k.from, first)));
        return out;
    }

    const State& state_;
    const Asked& asked_;
    const caseload::Budgets& budgets_;
    Gathered out_;
};

}  // namespace

FundsRefusal refusal(const Funding& told) {
    FundsRefusal out;
    out.line = told.id;
    out.name = told.name;
    out.maybe = told.payable == Payable::to_clarify || told.payable == Payable::to_verify_hidden;
    out.missing = told.missing;
    out.source = told.source;
    return out;
}

Number months_in(Date from, Date to) {
    const Date end = to + 1;
    const int whole = months_between(from, end);
    return Number{whole} + Number::ratio(end - add_months(from, whole), 30);
}

Cents cap_over(const matching::Cap& cap, Number months) {
    Number cents = cap.cents;
    if (cap.per == vocabulary::Base::money_month) cents = cents * months;
    if (cap.per == vocabulary::Base::money_year) cents = cents * months / Number{12};
    return round_to(cents, Number{1}, Rounding::down).num();
}

Gathered gather(const State& state, const Asked& asked, const caseload::Budgets& budgets, const std::vector<caseload::Case>& cases, Diagnostics& problems) {
    Gathering out(state, asked, budgets);
    for (const caseload::Case& one : cases) out.add(one, problems);
    return out.take();
}

}  // namespace attiva::session
