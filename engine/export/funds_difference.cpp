// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// What a scenario changes: the numbers of the whole, then the requests, then the lines.
// Tested by tests/export/funds_difference_test.cpp.

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "attiva/funds.hpp"

namespace attiva {
namespace {

std::string line_name(const FundsAnswer& a, const std::string& id) {
    for (const FundsLine& l : a.lines)
        if (l.id == id) return l.name;
    return id;
}

// "fse_3h1.totale=150.000 euro" is "FSE+ 3.h.1: totale 150.000 euro"; what is of no such form
// stays as it was written.
std::string change_words(const FundsAnswer& base, const std::string& written) {
    const std::size_t equals = written.find('=');
    if (equals == std::string::npos) return written;
    const std::string what = written.substr(0, equals);
    const std::string value = written.substr(equals + 1);
    if (what == "senza") return "senza " + line_name(base, value);
    if (what == "regola") return "la regola guarda, in ordine: " + value;
    const std::size_t dot = what.find('.');
    if (dot == std::string::npos) return written;
    return fmt::format("{}: {} {}", line_name(base, what.substr(0, dot)), what.substr(dot + 1), value);
}

// A request of the caseload, in both answers: what it asks, and which of those that ask the same.
using Key = std::tuple<std::string, std::string, std::string, Date, Date, Cents, std::size_t>;

std::vector<Key> keys(const FundsAnswer& a) {
    std::vector<Key> out;
    std::set<Key> taken;
    for (const FundsRequest& r : a.requests) {
        Key key{r.person, r.instrument, r.cost, r.from, r.to, r.cents, 0};
        while (!taken.insert(key).second) ++std::get<6>(key);
        out.push_back(std::move(key));
    }
    return out;
}

std::string payers(const FundsRequest& r) {
    std::string out;
    for (const FundsPayment& p : r.payments) out += fmt::format("{}{}: {}", out.empty() ? "" : " + ", p.name, euro(p.cents));
    return out.empty() ? "nessuna linea" : out;
}

bool same_payers(const FundsRequest& a, const FundsRequest& b) {
    return std::equal(a.payments.begin(), a.payments.end(), b.payments.begin(), b.payments.end(),
                      [](const FundsPayment& x, const FundsPayment& y) { return x.line == y.line && x.cents == y.cents; });
}

class Difference {
public:
    Difference(const FundsAnswer& base, const FundsAnswer& scenario) : a_(base), b_(scenario) {}

    std::vector<std::string> tell() {
        whole();
        levels();
        requests();
        for (const FundsLine& l : a_.lines) line(l);
        for (const FundsLine& l : b_.lines)
            if (find(a_, l.id) == nullptr) out_.push_back(fmt::format("{}: linea in più, restano {}", l.name, euro(l.left)));
        if (!out_.empty() && (!a_.optimal || !b_.optimal)) out_.emplace_back("una delle due proposte non è provata migliore: parte della differenza può venire dalla ricerca");
        return std::move(out_);
    }

private:
    static const FundsLine* find(const FundsAnswer& a, const std::string& id) {
        const auto at = std::find_if(a.lines.begin(), a.lines.end(), [&](const FundsLine& l) { return l.id == id; });
        return at == a.lines.end() ? nullptr : &*at;
    }

    void number(const std::string& what, Cents before, Cents after, bool money) {
        if (before == after) return;
        out_.push_back(fmt::format("{}: da {} a {}", what, money ? euro(before) : std::to_string(before), money ? euro(after) : std::to_string(after)));
    }

    void whole() {
        const auto count = [&](const char* what, Coverage c) { number(what, static_cast<Cents>(how_many(a_, c)), static_cast<Cents>(how_many(b_, c)), false); };
        count("richieste pagate", Coverage::paid);
        count("richieste a pari merito", Coverage::tied);
        count("richieste scoperte", Coverage::uncovered);
        count("richieste non decise", Coverage::open);
        number("denaro assegnato", assigned(a_), assigned(b_), true);
    }

    // Of another rule the numbers are others, and not compared. What is counted above is not told twice.
    void levels() {
        if (a_.rule != b_.rule) {
            out_.emplace_back("la regola è un'altra");
            return;
        }
        for (const FundsLevel& x : a_.levels)
            for (const FundsLevel& y : b_.levels)
                if (x.text == y.text && x.text != "richieste pagate" && x.text != "denaro usato") number(x.text, x.value, y.value, x.money);
    }

    void requests() {
        const auto before = keys(a_);
        const auto after = keys(b_);
        std::map<Key, std::size_t> there;
        for (std::size_t k = 0; k < after.size(); ++k) there.emplace(after[k], k);
        for (std::size_t k = 0; k < before.size(); ++k) {
            const auto at = there.find(before[k]);
            if (at == there.end()) out_.push_back(named(a_.requests[k]) + ": non è più fra le richieste lette");
            else request(a_.requests[k], b_.requests[at->second]);
        }
        const std::set<Key> known(before.begin(), before.end());
        for (std::size_t k = 0; k < after.size(); ++k)
            if (known.count(after[k]) == 0) out_.push_back(fmt::format("{}: non era fra le richieste lette; ora {}", named(b_.requests[k]), word(b_.requests[k].coverage)));
    }

    void request(const FundsRequest& was, const FundsRequest& now) {
        if (was.coverage != now.coverage) out_.push_back(fmt::format("{}: era {}, ora {}{}", named(was), word(was.coverage), word(now.coverage), now.payments.empty() ? "" : "; nella proposta: " + payers(now)));
        else if (!same_payers(was, now)) out_.push_back(fmt::format("{}: nella proposta era {}, ora {}", named(was), payers(was), payers(now)));
    }

    void line(const FundsLine& was) {
        const FundsLine* now = find(b_, was.id);
        if (now == nullptr) {
            out_.push_back(fmt::format("{}: chiusa; erano previsti {}", was.name, euro(was.planned)));
            return;
        }
        std::string text;
        const auto part = [&](const char* what, Cents before, Cents after) {
            if (before != after) text += fmt::format("{}{} da {} a {}", text.empty() ? "" : ", ", what, euro(before), euro(after));
        };
        part("totale", was.total, now->total);
        part("impegnati", was.committed, now->committed);
        part("previsti", was.planned, now->planned);
        part("premi", was.premiums, now->premiums);
        part("restano", was.left, now->left);
        if (was.places != now->places) text += fmt::format("{}posti da {} a {}", text.empty() ? "" : ", ", places(was), places(*now));
        if (!text.empty()) out_.push_back(was.name + ": " + text);
    }

    static std::string places(const FundsLine& l) { return l.places ? std::to_string(*l.places) : "senza limite"; }

    const FundsAnswer& a_;
    const FundsAnswer& b_;
    std::vector<std::string> out_;
};

}  // namespace

FundsDifference difference(const FundsAnswer& base, const FundsAnswer& scenario, const std::vector<std::string>& changes) {
    FundsDifference out;
    for (const std::string& c : changes) out.changes.push_back(change_words(base, c));
    out.lines = Difference(base, scenario).tell();
    return out;
}

}  // namespace attiva
