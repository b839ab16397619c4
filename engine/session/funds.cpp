// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// A caseload and its budgets: read, asked of the rules, made a problem, solved, told.
// Tested by tests/session/funds_test.cpp and tests/cases/buoni/fondi/.

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <stdexcept>

#include "attiva/attiva.hpp"
#include "session/funds_telling.hpp"
#include "text/literal.hpp"

namespace attiva {
namespace session {
namespace {

std::string rule_words(caseload::RuleKey key, const caseload::Budgets& budgets) {
    switch (key) {
        case caseload::RuleKey::urgency: return fmt::format("più richieste pagate della classe più urgente, poi della successiva ({})", fmt::join(budgets.urgencies, ", "));
        case caseload::RuleKey::waiting: return "più giorni di attesa, sommati, di chi è pagato";
        case caseload::RuleKey::requests: return "più richieste pagate";
        case caseload::RuleKey::persons: return "più persone con tutto pagato";
        case caseload::RuleKey::money: return "più denaro usato";
        case caseload::RuleKey::least_scarce: return "meno denaro dalle linee più scarse";
    }
    return "";
}

bool looks_at(const caseload::Budgets& budgets, caseload::RuleKey key) { return std::find(budgets.rule.begin(), budgets.rule.end(), key) != budgets.rule.end(); }

void notes(const FundsScene& s, FundsAnswer& out) {
    out.notes = s.made.notes;
    std::size_t unsaid = 0;
    std::size_t since = 0;
    for (const caseload::Case* one : s.gathered.cases) {
        unsaid += one->urgency.empty() ? 1 : 0;
        since += one->waiting_since ? 0 : 1;
    }
    if (looks_at(s.budgets, caseload::RuleKey::urgency) && unsaid > 0) out.notes.push_back(fmt::format("casi senza urgenza scritta: {}; vengono dopo ogni altra classe", unsaid));
    if (looks_at(s.budgets, caseload::RuleKey::waiting) && since > 0) out.notes.push_back(fmt::format("casi senza «attesa_dal»: {}; contano zero giorni", since));
    std::set<std::string> names;
    for (const GatheredRequest& g : s.gathered.requests)
        for (const FundsRefusal& f : g.unbudgeted) names.insert(f.name);
    if (!names.empty()) out.notes.push_back(fmt::format("linee che per le regole potrebbero pagare qualcosa e qui non hanno un bilancio: {}", fmt::join(names, "; ")));
    for (const caseload::LineBudget& b : s.budgets.lines)
        for (const caseload::Part& p : b.parts)
            if (p.kind == caseload::Part::Kind::year) {
                out.notes.emplace_back("un passo conta nel bilancio dell'anno in cui comincia; la spesa mese per mese è quella dei suoi giorni");
                return;
            }
}

}  // namespace
}  // namespace session

bool Catalogue::can_fund() { return funding::available(); }

std::optional<FundsAnswer> Catalogue::funds(const FundsQuestion& wanted, const Question& question, Diagnostics& diagnostics) const {
    if (!state_->usable(diagnostics)) return std::nullopt;
    const catalogue::Catalogue& c = state_->catalogue;
    std::unique_lock adding(state_->mutex);  // what is read is added to catalogue.sources
    auto budgets = caseload::read_budgets({wanted.budgets_name, wanted.budgets_text}, c, diagnostics);
    if (!budgets) return std::nullopt;
    const std::size_t before = diagnostics.error_count();
    for (const std::string& change : wanted.changes) caseload::change(*budgets, change, c, diagnostics);
    adding.unlock();
    Question q = question;
    q.day = budgets->day;
    q.instrument.clear();
    const auto asked = session::look_up(c, q, diagnostics);
    if (!asked || diagnostics.error_count() != before) return std::nullopt;

    FundsAnswer out;
    std::size_t unread = 0;
    adding.lock();
    const auto cases = caseload::read_cases(wanted.cases, c, *budgets, out.warnings, unread, asked->view != vocabulary::no_service);
    adding.unlock();
    const session::Gathered gathered = session::gather(*state_, *asked, *budgets, cases, out.warnings);
    const session::FundsProblem made = session::make_problem(*state_, *budgets, gathered);
    if (const auto wrong = funding::fault(made.problem)) throw std::logic_error("funds: " + *wrong);
    const funding::Outcome found = funding::solve(made.problem);
    const session::FundsScene scene{*state_, *asked, *budgets, gathered, made, found};
    out.day = budgets->day;
    out.view = session::view_words(c, *asked);
    out.digest = c.digest.substr(0, 12);
    for (const auto key : budgets->rule) out.rule.push_back(session::rule_words(key, *budgets));
    session::tell_requests(scene, out);
    session::tell_proof(scene, out);
    session::tell_fund_lines(scene, out);
    session::notes(scene, out);
    out.cases = gathered.cases.size();
    out.refused = gathered.refused + unread;
    return out;
}

}  // namespace attiva
