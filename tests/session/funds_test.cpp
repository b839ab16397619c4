// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// What is told of funds, from files to the answer, against what was written in them: every cent
// of every line, month, part, request and premium, worked out again from outside. ATTIVA_FONDI
// sets how many caseloads.
#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <algorithm>
#include <cstdlib>
#include <set>
#include <sstream>

#include "attiva/attiva.hpp"
#include "bad_input/minimal_copy.hpp"
#include "random_caseload.hpp"

using namespace attiva;
using caseloads::Asked;
using caseloads::Caseload;
using caseloads::Committed;
using caseloads::Money;

namespace {

constexpr Cents premium_of_a = 70'000, cap_of_b = 250'000, month_of_a = 50'000;

const Catalogue& catalogue() {
    static const tests::MinimalCopy copy;
    static const Catalogue opened = [] {
        for (std::size_t l = 0; l < 3; ++l)
            copy.write(fmt::format("catalog/toscana/fondi/{}.yaml", caseloads::line_name(l)),
                       fmt::format("id: {0}\nnome: {0}\ntipo: altro\ndescrizione: Un fondo.\nenti: [Regione]\nunita: persona\nservizio: servizio_sociale\ndocumenti: []\ncollegamenti: []\nfonte: dgr_prova\nmarca: V\n", caseloads::line_name(l)));
        copy.write("rules/toscana/linee.regole", R"(fondo linea_a "Linea A"
    fonte dgr_prova
    valido dal 2020-01-01 al 2027-03-31
    paga tirocinio per costo indennita
    tetto 500 euro/mese per indennita
    premio 700 euro "Assunzione"
    non cumulabile con linea_b per costo indennita

fondo linea_b "Linea B"
    fonte dgr_prova
    paga tirocinio per costo indennita
    paga tirocinio per costo formazione
    tetto 2.500 euro per persona
    cofinanzia 30 percento "La Regione"

fondo linea_c "Linea C"
    fonte dgr_prova
    destinatari "In carico al SerD"
        in_carico_serd
    paga tirocinio per costo indennita
    paga tirocinio per costo formazione
    non cumulabile con linea_b per costo indennita
)");
        return Catalogue::open(copy.path());
    }();
    return opened;
}

std::string rendered(const Diagnostics& problems) {
    std::string out;
    for (const Diagnostic& d : problems.items()) out += d.code + " " + d.message + "\n";
    return out;
}

class Accounts {
public:
    Accounts(const Caseload& c, const FundsAnswer& a) : c_(c), a_(a) {}

    std::vector<std::string> wrong() {
        if (a_.requests.size() != c_.requests.size() || a_.lines.size() != c_.lines.size()) return {"as many requests and lines as were written"};
        for (std::size_t r = 0; r < a_.requests.size(); ++r) request(r);
        for (std::size_t l = 0; l < a_.lines.size(); ++l) line(l);
        Cents planned = 0;
        for (const FundsLine& l : a_.lines) planned += l.planned;
        is("assigned in all", assigned(a_), planned);
        sheets();
        return std::move(wrong_);
    }

private:
    void is(const std::string& what, Cents said, Cents mine) {
        if (said != mine) wrong_.push_back(fmt::format("{}: said {}, is {}", what, said, mine));
    }
    void most(const std::string& what, Cents is, Cents limit) {
        if (is > limit) wrong_.push_back(fmt::format("{}: {} of {}", what, is, limit));
    }

    [[nodiscard]] static const FundsPayment* paid_by(const FundsRequest& r, std::size_t line) {
        for (const FundsPayment& p : r.payments)
            if (p.line == caseloads::line_name(line)) return &p;
        return nullptr;
    }
    [[nodiscard]] bool serd(std::size_t of) const { return c_.persons[of].serd; }
    [[nodiscard]] bool versilia(std::size_t of) const { return c_.persons[of].place != "Pisa"; }

    void request(std::size_t r) {
        const Asked& mine = c_.requests[r];
        const FundsRequest& told = a_.requests[r];
        const std::string what = fmt::format("request {}", r);
        is(what + " cents", told.cents, mine.cents);
        is(what + " least", told.least, mine.least);
        is(what + " others", told.others, mine.others);
        Cents sum = 0;
        for (const FundsPayment& p : told.payments) sum += p.cents;
        is(what + " assigned", assigned(told), sum);
        most(what, sum, mine.cents);
        most(what + " by lines", static_cast<Cents>(told.payments.size()), mine.lines);
        if (sum > 0) most(what + " least", mine.least, sum);
        if ((told.coverage == Coverage::paid && sum == 0) || (told.coverage == Coverage::uncovered && sum > 0)) wrong_.push_back(what + ": said otherwise than paid");
        if (const auto* p = paid_by(told, 0)) most(what + " cap of the month", p->cents, month_of_a * months_between(mine.from, mine.to + 1));
        if (const auto* p = paid_by(told, 1); p != nullptr && c_.lines[1].cofunded) most(what + " others", p->cents * 10, (sum + mine.others) * 7);
        if (paid_by(told, 2) != nullptr && !serd(mine.of)) wrong_.push_back(what + ": paid by a line that is for others");
        if (paid_by(told, 0) != nullptr) banned(what, mine, 1);
        if (paid_by(told, 1) != nullptr && mine.cost == "indennita") banned(what, mine, 0), banned(what, mine, 2);
        if (paid_by(told, 2) != nullptr && mine.cost == "indennita") banned(what, mine, 1);
    }

    // The other of two lines must not have money in the same expense.
    void banned(const std::string& what, const Asked& mine, std::size_t other) {
        const auto meets = [&](const auto& x) { return x.of == mine.of && x.cost == mine.cost && x.from <= mine.to && mine.from <= x.to; };
        for (const Committed& k : c_.commitments)
            if (k.line == other && meets(k)) wrong_.push_back(what + ": the other line is committed");
        for (std::size_t r = 0; r < c_.requests.size(); ++r)
            if (meets(c_.requests[r]) && paid_by(a_.requests[r], other) != nullptr) wrong_.push_back(what + ": the other line pays it too");
    }

    template <class Keep>
    Cents commitments(std::size_t l, Keep keep) const {
        Cents out = 0;
        for (const Committed& k : c_.commitments) out += k.line == l && keep(k) ? k.cents : 0;
        return out;
    }
    template <class Keep>
    Cents payments(std::size_t l, Keep keep, bool premiums = false) const {
        Cents out = 0;
        for (std::size_t r = 0; r < c_.requests.size(); ++r)
            if (const auto* p = paid_by(a_.requests[r], l); p != nullptr && keep(c_.requests[r])) out += p->cents + (premiums ? p->premium : 0);
        return out;
    }

    void line(std::size_t l) {
        const Money& m = c_.lines[l];
        const FundsLine& told = a_.lines[l];
        const std::string what = caseloads::line_name(l);
        const auto any = [](const auto&) { return true; };
        const Cents committed = m.residual ? 0 : m.committed + commitments(l, any);
        const Cents planned = payments(l, any), premiums = payments(l, any, true) - planned;
        is(what + " total", told.total, m.there);
        is(what + " committed", told.committed, committed);
        is(what + " planned", told.planned, planned);
        is(what + " premiums", told.premiums, premiums);
        is(what + " left", told.left, std::max<Cents>(0, m.there - committed - planned - premiums));
        is(what + " overdrawn", told.overdrawn ? 1 : 0, committed > m.there ? 1 : 0);
        if (!told.overdrawn) is(what + " closes", told.total, told.committed + told.planned + told.premiums + told.left);
        most(what, planned + premiums, std::max<Cents>(0, m.there - committed));
        std::set<std::size_t> persons;
        for (std::size_t r = 0; r < c_.requests.size(); ++r) {
            const auto* p = paid_by(a_.requests[r], l);
            if (p == nullptr) continue;
            persons.insert(c_.requests[r].of);
            is(what + " premium", p->premium, l == 0 && m.premiums ? premium_of_a : 0);
        }
        is(what + " persons", told.persons, static_cast<Cents>(persons.size()));
        if (m.places) most(what + " places", told.persons, *m.places);
        for (const std::size_t of : persons)
            if (l == 1) most(what + " cap of a person", payments(l, [&](const Asked& a) { return a.of == of; }), std::max<Cents>(0, cap_of_b - commitments(l, [&](const Committed& k) { return k.of == of; })));
        parts(l, committed);
        months(what, l);
    }

    // Years, zona, category, reserve: in this order.
    void parts(std::size_t l, Cents committed) {
        const Money& m = c_.lines[l];
        std::size_t at = 0;
        const auto part = [&](Cents limit, auto belongs) {
            const std::string what = fmt::format("{} part {}", caseloads::line_name(l), at);
            if (at >= a_.lines[l].parts.size()) return wrong_.push_back(what + " is not told"), void();
            const FundsPart& told = a_.lines[l].parts[at++];
            const Cents before = m.residual ? 0 : commitments(l, belongs);
            is(what + " limit", told.limit, limit);
            is(what + " committed", told.committed, before);
            is(what + " planned", told.planned, payments(l, belongs));
            if (!told.reserve) most(what, payments(l, belongs, true), std::max<Cents>(0, limit - before));
            else most(what + ", of the others", payments(l, [&](const Asked& a) { return !belongs(a); }, true), std::max<Cents>(0, m.there - committed - std::max<Cents>(0, limit - before)));
        };
        for (const auto& [year, cents] : m.years) part(cents, [y = year](const auto& x) { return civil(x.from).year == y; });
        if (m.versilia) part(*m.versilia, [&](const auto& x) { return versilia(x.of); });
        if (m.serd) part(*m.serd, [&](const auto& x) { return serd(x.of); });
        if (m.kept_for_serd) part(*m.kept_for_serd, [&](const auto& x) { return serd(x.of); });
        is(caseloads::line_name(l) + " parts", static_cast<Cents>(a_.lines[l].parts.size()), static_cast<Cents>(at));
    }

    // All of it month by month, each month within a cent for each sum spread over it.
    void months(const std::string& what, std::size_t l) {
        const auto& told = a_.lines[l].months;
        Cents committed = 0, planned = 0;
        for (std::size_t i = 0; i < told.size(); ++i) {
            const FundsMonth& m = told[i];
            committed += m.committed, planned += m.planned;
            const Date first = *date_of(m.year, m.month, 1), last = last_of_month(first);
            if (i > 0 && first != add_months(*date_of(told[i - 1].year, told[i - 1].month, 1), 1)) wrong_.push_back(what + ": months with a gap");
            double plans = 0, commits = 0, sums = 0;
            const auto here = [&](Date from, Date to) {
                const std::int64_t days = std::min(last, to) - std::max(first, from) + 1;
                sums += days > 0 ? 1 : 0;
                return days > 0 ? static_cast<double>(days) / static_cast<double>(to - from + 1) : 0.0;
            };
            for (const Committed& k : c_.commitments)
                if (k.line == l) commits += static_cast<double>(k.cents) * here(k.from, k.to);
            for (std::size_t r = 0; r < c_.requests.size(); ++r)
                if (const auto* p = paid_by(a_.requests[r], l)) plans += static_cast<double>(p->cents) * here(c_.requests[r].from, c_.requests[r].to);
            if (std::abs(static_cast<double>(m.committed) - commits) > sums + 0.001 || std::abs(static_cast<double>(m.planned) - plans) > sums + 0.001) wrong_.push_back(fmt::format("{}: {}-{}", what, m.year, m.month));
        }
        is(what + " months committed", committed, commitments(l, [](const auto&) { return true; }));
        is(what + " months planned", planned, payments(l, [](const auto&) { return true; }));
    }

    // The same cents in the sheets: a row each, money as «1234,50».
    void sheets() {
        Cents requests = 0, lines = 0;
        for (const FundsRequest& r : a_.requests) requests += r.cents - assigned(r);
        for (const FundsLine& l : a_.lines) lines += l.total - l.committed - l.planned - l.premiums - l.left;
        is("sheet of requests", column(requests_csv(a_), "importo") - column(requests_csv(a_), "assegnato"), requests);
        const std::string sheet = lines_csv(a_);
        is("sheet of lines", column(sheet, "totale") - column(sheet, "impegnato") - column(sheet, "previsto") - column(sheet, "premi") - column(sheet, "resta"), lines);
        is("sheets", column(requests_csv(a_), "premi"), column(sheet, "premi"));
    }
    static std::vector<std::string> cells(const std::string& row) {
        std::vector<std::string> out(1);
        bool quoted = false;
        for (const char c : row) {
            if (c == '"') quoted = !quoted;
            else if (c == ';' && !quoted) out.emplace_back();
            else out.back() += c;
        }
        return out;
    }
    static Cents column(const std::string& sheet, const std::string& name) {
        std::istringstream in(sheet.substr(3));  // the mark of UTF-8
        std::string row;
        std::getline(in, row);
        const auto names = cells(row);
        const auto at = static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin());
        Cents out = 0;
        while (std::getline(in, row)) {
            std::string money = cells(row).at(at);
            money.erase(std::remove(money.begin(), money.end(), ','), money.end());
            out += std::stoll(money);
        }
        return out;
    }

    const Caseload& c_;
    const FundsAnswer& a_;
    std::vector<std::string> wrong_;
};

std::uint64_t how_many(std::uint64_t otherwise) {
    const char* said = std::getenv("ATTIVA_FONDI");
    return said != nullptr ? std::strtoull(said, nullptr, 10) : otherwise;
}

std::optional<FundsAnswer> told(const Caseload& c) {
    Diagnostics problems;
    Question question;
    question.presumptions = false;
    auto answer = catalogue().funds(c.question, question, problems);
    INFO(rendered(problems) << c.question.budgets_text << c.question.cases[0].text);
    REQUIRE(answer);
    INFO(rendered(answer->warnings));
    REQUIRE(answer->refused == 0);
    return answer;
}

// The cases from the last to the first, and so the lines.
Caseload the_other_way_round(Caseload c) {
    const auto turned = [](const std::string& text, const std::string& begins) {
        std::vector<std::string> blocks;
        std::istringstream in(text);
        for (std::string row; std::getline(in, row);) {
            if (blocks.empty() || row.rfind(begins, 0) == 0) blocks.emplace_back();
            blocks.back() += row + "\n";
        }
        std::reverse(blocks.begin(), blocks.end());
        return fmt::format("{}", fmt::join(blocks, ""));
    };
    std::string& budgets = c.question.budgets_text;
    const std::size_t first = budgets.find("  - linea:");
    budgets = budgets.substr(0, first) + turned(budgets.substr(first), "  - linea:");
    c.question.cases[0].text = turned(c.question.cases[0].text, "{");
    return c;
}

// What is told of each request, line, tie and level. Not what would free: of two lines that would
// free as much, it is the first as written.
std::map<std::string, std::string> by_name(const FundsAnswer& a) {
    std::map<std::string, std::string> out;
    std::vector<std::string> names;
    std::map<std::string, int> met;
    for (const FundsRequest& r : a.requests) {
        names.push_back(fmt::format("{} {}", r.person, ++met[r.person]));
        std::vector<std::string> paid;
        for (const FundsPayment& p : r.payments) paid.push_back(fmt::format("{} {} {}", p.line, p.cents, p.premium));
        std::sort(paid.begin(), paid.end());
        std::vector<std::string> refused;
        for (const FundsRefusal& f : r.refusals) refused.push_back(f.line + ": " + f.why);
        std::sort(refused.begin(), refused.end());
        out[names.back()] = fmt::format("{}; {}; {}; {}; {}", word(r.coverage), fmt::join(paid, ", "), fmt::join(r.why, ", "), fmt::join(refused, ", "), fmt::join(r.warnings, ", "));
    }
    for (const FundsLine& l : a.lines) {
        out[l.id] = fmt::format("{} {} {} {} {} {}", l.total, l.committed, l.planned, l.premiums, l.left, l.persons);
        for (const FundsPart& p : l.parts) out[l.id] += fmt::format("; {} {} {}", p.name, p.committed, p.planned);
        for (const FundsMonth& m : l.months) out[l.id] += fmt::format("; {}-{} {} {}", m.year, m.month, m.committed, m.planned);
    }
    for (const FundsTie& t : a.ties) {
        std::vector<std::string> of;
        for (const std::size_t r : t.requests) of.push_back(names[r]);
        std::sort(of.begin(), of.end());
        out[fmt::format("tie of {}", fmt::join(of, ", "))] = fmt::format("{}-{} {}", t.fewest, t.most, t.exact);
    }
    for (const FundsLevel& l : a.levels) out[l.text] = fmt::format("{} {} {}", l.value, l.bound, l.proved);
    out["optimal"] = a.optimal ? "yes" : "no";
    return out;
}

}  // namespace

TEST_CASE("every cent of what is told is what was written") {
    if (!Catalogue::can_fund()) return;
    REQUIRE(catalogue().ok());
    std::uint64_t wrong = 0, paid = 0, overdrawn = 0, premiums = 0, shared = 0, unbanned = 0;
    for (std::uint64_t seed = 1; seed <= how_many(300); ++seed) {
        const Caseload c = caseloads::random(seed);
        const auto answer = told(c);
        for (std::size_t r = 0; r < c.requests.size(); ++r) unbanned += c.requests[r].cost == "formazione" && answer->requests[r].payments.size() > 1 ? 1 : 0;
        for (const FundsRequest& r : answer->requests) paid += r.payments.empty() ? 0 : 1, shared += r.payments.size() > 1 ? 1 : 0;
        for (const FundsLine& l : answer->lines) overdrawn += l.overdrawn ? 1 : 0, premiums += l.premiums > 0 ? 1 : 0;
        for (const std::string& what : Accounts(c, *answer).wrong()) {
            UNSCOPED_INFO("seed " << seed << ": " << what << "\n" << c.question.budgets_text << c.question.cases[0].text);
            CHECK(false);
            if (++wrong == 10) FAIL("and more");
        }
    }
    WARN(paid << " requests paid, " << shared << " shared, " << overdrawn << " lines overdrawn, " << premiums << " with premiums");
    // Linea B and C may not share an allowance; a course they may.
    CHECK(unbanned > 0);
    CHECK((paid > 0 && shared > 0 && overdrawn > 0 && premiums > 0));
}

TEST_CASE("cases and lines written in another order are told the same") {
    if (!Catalogue::can_fund()) return;
    for (std::uint64_t seed = 1; seed <= how_many(300); ++seed) {
        const Caseload c = caseloads::random(seed);
        INFO("seed " << seed << "\n" << c.question.budgets_text << c.question.cases[0].text);
        const auto one = by_name(*told(c)), other = by_name(*told(the_other_way_round(c)));
        for (const auto& [name, what] : one) {
            INFO(name);
            CHECK(other.at(name) == what);
        }
        CHECK(one.size() == other.size());
    }
}

TEST_CASE("a cent more or less anywhere is seen") {
    if (!Catalogue::can_fund()) return;
    const auto each_cent = [](FundsAnswer& a) {
        std::vector<Cents*> out;
        for (FundsRequest& r : a.requests) {
            out.insert(out.end(), {&r.cents, &r.least, &r.others});
            for (FundsPayment& p : r.payments) out.insert(out.end(), {&p.cents, &p.premium});
        }
        for (FundsLine& l : a.lines) {
            out.insert(out.end(), {&l.total, &l.committed, &l.planned, &l.premiums, &l.left});
            for (FundsPart& p : l.parts) out.insert(out.end(), {&p.limit, &p.committed, &p.planned});
            for (FundsMonth& m : l.months) out.insert(out.end(), {&m.committed, &m.planned});
        }
        return out;
    };
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        const Caseload c = caseloads::random(seed);
        auto answer = told(c);
        const std::size_t cents = each_cent(*answer).size();
        for (std::size_t i = 0; i < cents; ++i)
            for (const int by : {-1, 1}) {
                FundsAnswer with = *answer;
                *each_cent(with)[i] += by;
                INFO("seed " << seed << ", cent " << i);
                CHECK_FALSE(Accounts(c, with).wrong().empty());
            }
    }
}
