// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#include "random_caseload.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <random>

namespace attiva::caseloads {
namespace {

class Dice {
public:
    explicit Dice(std::uint64_t seed) : engine_(seed * 0x9E3779B97F4A7C15U + 1) {}
    std::int64_t from(std::int64_t least, std::int64_t most) { return least + static_cast<std::int64_t>(engine_() % static_cast<std::uint64_t>(most - least + 1)); }
    bool percent(int chance) { return from(0, 99) < chance; }
    Cents money(Cents most) { return percent(50) ? from(1, most / 10000) * 10000 : from(1, most); }

private:
    std::mt19937_64 engine_;
};

std::string day(Date d) {
    const CivilDate c = civil(d);
    return fmt::format("{:04}-{:02}-{:02}", c.year, c.month, c.day);
}

// «1.234,50 euro».
std::string amount(Cents cents) { return euro(cents); }

void period(Dice& dice, const std::string& cost, Date& from, Date& to) {
    if (cost == "indennita") {
        from = add_months(*date_of(2026, 2, 1), static_cast<int>(dice.from(0, 13)));
        to = add_months(from, static_cast<int>(dice.from(1, 8))) + -1;
        return;
    }
    from = *date_of(2026, 2, 1) + static_cast<std::int32_t>(dice.from(0, 420));
    to = from + static_cast<std::int32_t>(dice.from(0, 300));
}

void person(Dice& dice, Caseload& out) {
    const std::size_t of = out.persons.size();
    const char* const places[] = {"Pietrasanta", "Forte dei Marmi", "Pisa"};
    const char* const urgencies[] = {"alta", "media", ""};
    out.persons.push_back({fmt::format("p{:02}", of), places[dice.from(0, 2)], dice.percent(50), urgencies[dice.from(0, 2)]});
    for (std::int64_t more = dice.from(1, 3); more > 0; --more) {
        Asked a;
        a.of = of;
        a.cost = dice.percent(60) ? "indennita" : "formazione";
        a.cents = dice.money(400'000);
        a.least = dice.percent(60) ? a.cents : dice.from(1, a.cents);
        a.lines = dice.percent(60) ? 1 : dice.from(2, 3);
        if (dice.percent(50)) a.others = dice.money(200'000);
        period(dice, a.cost, a.from, a.to);
        out.requests.push_back(a);
    }
    for (std::int64_t more = dice.percent(40) ? dice.from(1, 2) : 0; more > 0; --more) {
        Committed k;
        k.of = of;
        k.line = static_cast<std::size_t>(dice.from(0, 2));
        k.cost = dice.percent(60) ? "indennita" : "formazione";
        k.cents = dice.money(200'000);
        period(dice, k.cost, k.from, k.to);
        out.commitments.push_back(k);
    }
}

Money money(Dice& dice) {
    Money m;
    m.there = dice.money(1'500'000);
    m.residual = dice.percent(35);
    if (!m.residual && dice.percent(40)) m.committed = dice.from(0, m.there);
    if (dice.percent(30)) m.places = static_cast<std::uint32_t>(dice.from(0, 4));
    m.cofunded = dice.percent(50);
    m.premiums = dice.percent(50);
    if (dice.percent(50)) m.years = {{2026, dice.money(800'000)}, {2027, dice.money(400'000)}};
    if (dice.percent(30)) m.versilia = dice.money(600'000);
    if (dice.percent(30)) m.serd = dice.money(600'000);
    if (dice.percent(30)) m.kept_for_serd = dice.from(0, m.there);
    return m;
}

std::string budgets(Dice& dice, const Caseload& c) {
    const char* const rules[] = {"urgenza, attesa, denaro", "richieste, linee_meno_scarse", "urgenza, persone, denaro", "denaro", "attesa, richieste"};
    std::string out = fmt::format("al: 2026-02-10\nregola: [{}]\nurgenze: [alta, media]\nlinee:\n", rules[dice.from(0, 4)]);
    for (std::size_t l = 0; l < c.lines.size(); ++l) {
        const Money& m = c.lines[l];
        out += fmt::format("  - linea: {}\n    {}: \"{}\"\n    scarsita: {}\n", line_name(l), m.residual ? "residuo" : "totale", amount(m.there), dice.from(0, 2));
        if (m.committed > 0) out += fmt::format("    impegnato: \"{}\"\n", amount(m.committed));
        if (m.places) out += fmt::format("    posti: {}\n", *m.places);
        if (m.cofunded) out += "    cofinanziamento: per_spesa\n";
        if (m.premiums) out += "    premi: accantonati\n";
        if (!m.years.empty()) out += "    anni:\n";
        for (const auto& [year, cents] : m.years) out += fmt::format("      - {{anno: {}, importo: \"{}\"}}\n", year, amount(cents));
        if (m.versilia) out += fmt::format("    zone: [{{zona: versilia, importo: \"{}\"}}]\n", amount(*m.versilia));
        if (m.serd) out += fmt::format("    categorie: [{{categoria: in_carico_serd, importo: \"{}\"}}]\n", amount(*m.serd));
        if (m.kept_for_serd) out += fmt::format("    riserve: [{{per: in_carico_serd, importo: \"{}\"}}]\n", amount(*m.kept_for_serd));
    }
    return out;
}

std::string cases(const Caseload& c) {
    std::string out;
    for (std::size_t p = 0; p < c.persons.size(); ++p) {
        const Person& one = c.persons[p];
        std::vector<std::string> asked, committed;
        for (const Asked& a : c.requests)
            if (a.of == p)
                asked.push_back(fmt::format(R"({{"strumento":"tirocinio","costo":"{}","importo":"{}","almeno":"{}","linee":"{}"{},"dal":"{}","al":"{}"}})", a.cost, amount(a.cents), amount(a.least), a.lines,
                                            a.others > 0 ? fmt::format(R"(,"altri":"{}")", amount(a.others)) : "", day(a.from), day(a.to)));
        for (const Committed& k : c.commitments)
            if (k.of == p)
                committed.push_back(fmt::format(R"({{"linea":"{}","strumento":"tirocinio","costo":"{}","importo":"{}","dal":"{}","al":"{}"}})", line_name(k.line), k.cost, amount(k.cents), day(k.from), day(k.to)));
        out += fmt::format(R"({{"caso":"{}",{}"attesa_dal":"2025-11-{:02}","persona":{{"al":"2026-02-01","persona":{{"data_nascita":"1974-03-15","residenza":"{}","in_carico_serd":"{}"}},"storico_completo":"sì"}},"richieste":[{}],"impegni":[{}]}})",
                           one.id, one.urgency.empty() ? "" : fmt::format(R"("urgenza":"{}",)", one.urgency), 1 + p, one.place, one.serd ? "sì" : "no", fmt::join(asked, ","), fmt::join(committed, ",")) +
               "\n";
    }
    return out;
}

}  // namespace

std::string line_name(std::size_t line) { return std::string("linea_") + static_cast<char>('a' + line); }

Caseload random(std::uint64_t seed) {
    Dice dice(seed);
    Caseload out;
    for (std::int64_t more = dice.from(1, 6); more > 0; --more) person(dice, out);
    for (int l = 0; l < 3; ++l) out.lines.push_back(money(dice));
    out.question.budgets_name = "bilanci.yaml";
    out.question.budgets_text = budgets(dice, out);
    out.question.cases = {{"casi.jsonl", cases(out)}};
    return out;
}

}  // namespace attiva::caseloads
