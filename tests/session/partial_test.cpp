// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Facts said in part, end to end: the answer about who is known in part against the
// answers about everybody they may be, asked one by one. And what the person would like.
#include <catch2/catch.hpp>

#include <fmt/format.h>

#include <cstdlib>
#include <map>
#include <random>
#include <set>

#include "attiva/attiva.hpp"
#include "text/literal.hpp"

using namespace attiva;

namespace {

const Catalogue& minimal() {
    static const Catalogue c = Catalogue::open(ATTIVA_ROOT "/tests/data/catalogo_minimo");
    return c;
}

Answer ask(const std::string& text, const std::string& view = "", const std::string& instrument = "", Date day = *date_of(2026, 2, 1)) {
    Question q;
    q.day = day;
    q.view = view;
    q.instrument = instrument;
    Diagnostics problems;
    auto a = minimal().ask({"p.yaml", text}, q, problems);
    INFO(text << minimal().render(problems, true, false));
    REQUIRE(a);
    return std::move(*a);
}

std::string verdict(const std::string& text, const std::string& instrument) {
    return word(ask(text, "", instrument).instruments.at(0).verdict);
}

// One fact: the ways it may be said, each with the exact values that fall in it. The
// values stand on both sides of every limit the rules have.
struct Way {
    std::string said;
    std::vector<std::string> exact;
};

const std::vector<Way> isee{{"isee: sotto 10.140 euro", {"isee: 0 euro", "isee: 10.139,99 euro"}},
                            {"isee: al più 10.140 euro", {"isee: 0 euro", "isee: 10.139,99 euro", "isee: 10.140 euro"}},
                            {"isee: tra 10.140 e 10.140,01 euro", {"isee: 10.140 euro", "isee: 10.140,01 euro"}},
                            {"isee: più di 10.140 euro", {"isee: 10.140,01 euro", "isee: 1.000.000 euro"}},
                            {"isee: almeno 10.140 euro", {"isee: 10.140 euro", "isee: 10.140,01 euro", "isee: 1.000.000 euro"}},
                            {"isee: 7.000 euro", {"isee: 7.000 euro"}}};
const std::vector<Way> birth{{"data_nascita: prima del 2008-02-02", {"data_nascita: 1970-01-01", "data_nascita: 2008-02-01"}},
                             {"data_nascita: fino al 2008-02", {"data_nascita: 2008-02-01", "data_nascita: 2008-02-02", "data_nascita: 2008-02-29"}},
                             {"data_nascita: dopo il 2008-02-01", {"data_nascita: 2008-02-02", "data_nascita: 2026-02-01"}},
                             {"data_nascita: 2007", {"data_nascita: 2007-01-01", "data_nascita: 2007-12-31"}},
                             {"data_nascita: 2008", {"data_nascita: 2008-01-01", "data_nascita: 2008-02-01", "data_nascita: 2008-02-02", "data_nascita: 2008-12-31"}},
                             {"eta: almeno 18 anni", {"data_nascita: 2008-02-01", "data_nascita: 1960-01-01"}},
                             {"eta: tra 17 e 18 anni", {"data_nascita: 2008-02-02", "data_nascita: 2008-02-01"}}};
const std::vector<Way> study{{"titolo_studio: uno di (nessuno, licenza_media)", {"titolo_studio: nessuno", "titolo_studio: licenza_media"}},
                             {"titolo_studio: non (nessuno, licenza_media)", {"titolo_studio: diploma", "titolo_studio: laurea"}},
                             {"titolo_studio: non laurea", {"titolo_studio: nessuno", "titolo_studio: licenza_media", "titolo_studio: diploma"}}};
const std::vector<Way> needs{{"svantaggi: almeno dipendenza", {"svantaggi: [dipendenza]", "svantaggi: [dipendenza, detenzione]"}},
                             {"svantaggi: non (dipendenza, detenzione)", {"svantaggi: []", "svantaggi: [violenza]"}},
                             {"svantaggi: al massimo dipendenza", {"svantaggi: []", "svantaggi: [dipendenza]"}}};

std::string file(const std::string& birth_, const std::string& isee_, const std::string& study_, const std::string& needs_) {
    return fmt::format("al: 2026-02-01\npersona: {{{}, residenza: Pietrasanta, in_carico_servizio_sociale: sì, "
                       "mesi_disoccupazione: 3 mesi, misura_penale: no, dimissioni: mai, titolo_studio: {}, svantaggi: {}}}\n"
                       "nucleo: {{{}, numero_componenti: 1}}\nstorico_completo: sì\n",
                       birth_, study_.substr(study_.find(' ') + 1), needs_.substr(needs_.find(' ') + 1), isee_);
}

std::string quoted(const std::string& fact) {
    const auto at = fact.find(": ") + 2;
    return fact[at] == '[' ? fact : fact.substr(0, at) + "\"" + fact.substr(at) + "\"";
}

// The verdict about who is known in part is decided exactly when everybody's is the same.
void agrees(const Way& b, const Way& i, const Way& s, const Way& n, const std::string& instrument) {
    std::set<std::string> everybody;
    for (const auto& b1 : b.exact)
        for (const auto& i1 : i.exact)
            for (const auto& s1 : s.exact)
                for (const auto& n1 : n.exact)
                    everybody.insert(verdict(file(quoted(b1), quoted(i1), quoted(s1), quoted(n1)), instrument));
    const std::string text = file(quoted(b.said), quoted(i.said), quoted(s.said), quoted(n.said));
    INFO(text << instrument);
    CHECK(verdict(text, instrument) == (everybody.size() == 1 ? *everybody.begin() : "da chiarire"));
}

const Way& pick(const std::vector<Way>& ways, std::mt19937& random) { return ways[random() % ways.size()]; }

int rounds() {
    const char* asked = std::getenv("ATTIVA_PARTIAL_ROUNDS");
    return asked != nullptr ? std::atoi(asked) : 60;
}

}  // namespace

TEST_CASE("one fact said in part: the answer of everybody it may be of") {
    for (const Way& i : isee) agrees(birth[3], i, study[0], needs[1], "sostegno");
    for (const Way& b : birth) agrees(b, isee[5], study[0], needs[1], "sostegno");
    for (const Way& s : study) agrees(birth[3], isee[5], s, needs[1], "tirocinio");
    for (const Way& n : needs) agrees(birth[3], isee[5], study[1], n, "tirocinio");
}

TEST_CASE("several facts said in part, at random") {
    std::mt19937 random(20261126);
    for (int n = rounds(); n > 0; --n)
        agrees(pick(birth, random), pick(isee, random), pick(study, random), pick(needs, random),
               n % 2 == 0 ? "sostegno" : "tirocinio");
}

namespace {

// Of ages, as people count them: who is born on 29 February has their birthday on the 28th
// where there is no 29th.
Date birthday(Date born, int years) {
    const auto d = text::write_date(born);
    const int year = std::stoi(d.substr(0, 4)) + years;
    const int month = std::stoi(d.substr(5, 2));
    const int day = std::stoi(d.substr(8, 2));
    const auto there = date_of(year, month, day);
    return there ? *there : *date_of(year, 2, 28);
}

int years_on(Date day, Date born) {
    int n = 0;
    while (birthday(born, n + 1) <= day) ++n;
    return n;
}

using AgeHolds = bool (*)(Date born, Date on);

}  // namespace

TEST_CASE("an age said in part on one day, asked about on that and on others: everybody born on a day it allows") {
    const std::pair<const char*, AgeHolds> ways[] = {
        {"17 anni", [](Date b, Date on) { return years_on(on, b) == 17; }},
        {"tra 16 e 17 anni", [](Date b, Date on) { return years_on(on, b) == 16 || years_on(on, b) == 17; }},
        {"al massimo 16 anni", [](Date b, Date on) { return years_on(on, b) <= 16; }},
        {"meno di 18 anni", [](Date b, Date on) { return years_on(on, b) < 18; }},
        {"almeno 17 anni", [](Date b, Date on) { return years_on(on, b) >= 17; }},
        {"più di 17 anni", [](Date b, Date on) { return birthday(b, 17) < on; }},
        {"almeno 18 anni", [](Date b, Date on) { return years_on(on, b) >= 18; }}};
    std::map<std::string, std::size_t> seen;
    for (const Date stated : {*date_of(2024, 2, 29), *date_of(2025, 2, 28), *date_of(2026, 1, 31), *date_of(2026, 2, 1)})
        for (const auto& [form, holds] : ways)
            for (const int later : {0, 1, 28, 364, 365, 366, 729, 730, 731}) {
                const Date day = stated + later;
                bool adults = false;
                bool minors = false;
                for (Date born = birthday(stated, -21); born < birthday(stated, -14); born = born + 1) {
                    if (!holds(born, stated)) continue;
                    (years_on(day, born) >= 18 ? adults : minors) = true;
                }
                const std::string text = fmt::format("al: {}\npersona: {{eta: {}, misura_penale: no, dimissioni: mai, residenza: Pietrasanta}}\n"
                                                     "nucleo: {{isee: 7.000 euro, numero_componenti: 1}}\nstorico_completo: sì\n",
                                                     text::write_date(stated), form);
                INFO(text << text::write_date(day));
                const std::string expected = adults && minors ? "da chiarire" : adults ? "attivabile" : "non attivabile";
                ++seen[expected];
                const Verdict v = ask(text, "", "sostegno", day).instruments.at(0).verdict;
                // A no that the years will mend is said as such.
                CHECK((expected == "non attivabile" ? v == Verdict::unavailable || v == Verdict::not_now : word(v) == expected));
            }
    CHECK(seen.size() == 3);
}

TEST_CASE("measures whose days are known in part") {
    const auto running = [](const std::string& period) {
        return verdict("al: 2026-02-01\npersona: {eta: 40 anni, residenza: Pietrasanta, in_carico_servizio_sociale: sì, titolo_studio: licenza_media}\n"
                       "storico_completo: sì\nstorico:\n  - {strumento: tirocinio" + period + "}\n", "tirocinio");
    };
    CHECK(running(", dal: 2025-11, al: in corso") == "in corso");
    CHECK(running(", dal: non so, al: in corso") == "in corso");
    CHECK(running(", dal: prima del 2026, al: dopo il 2026") == "in corso");
    CHECK(running(", dal: 2024, al: concluso") == "già fatto");
    CHECK(running(", al: concluso") == "già fatto");
    CHECK(running(", dal: 2024, al: fino al 2026-02-01") == "già fatto");
    CHECK(running(", dal: 2024, al: dal 2026-02-02") == "in corso");
    // Running or over, it cannot begin: decided all the same.
    CHECK(running(", dal: 2024, al: non so") == "non ora");
    CHECK(running(", dal: 2024, al: tra 2026-02-01 e 2026-02-02") == "non ora");
}

TEST_CASE("a wish changes no verdict, and comes first among its equals") {
    const std::string who = "al: 2026-02-01\npersona: {eta: 40 anni, residenza: Pietrasanta, in_carico_servizio_sociale: sì, titolo_studio: licenza_media}\n"
                            "nucleo: {isee: 7.000 euro, numero_componenti: 1}\nstorico_completo: sì\n";
    const Answer plain = ask(who);
    const Answer said = ask(who + "desidera: [tirocinio]\nrifiuta: [sostegno]\n");
    for (const auto& a : plain.instruments)
        for (const auto& b : said.instruments)
            if (a.id == b.id) CHECK(a.verdict == b.verdict);
    std::vector<std::string> open;
    for (const auto& i : said.instruments)
        if (i.verdict == Verdict::available) open.push_back(i.id + word(i.wish));
    REQUIRE(open.size() >= 3);
    CHECK(open.front() == "tirociniodesidera");
    CHECK(open.back() == "sostegnorifiuta");
}

TEST_CASE("who may know a wish") {
    const std::string who = "al: 2026-02-01\ndesidera: [tirocinio]\nrifiuta: [sostegno]\n";
    const auto seen = [&](const std::string& text, const std::string& view) {
        std::string out;
        for (const auto& i : ask(text, view).instruments)
            if (i.wish != PersonSays::nothing) out += i.id + " ";
        return out;
    };
    CHECK(seen(who, "").size() == std::string("sostegno tirocinio ").size());
    // sostegno is asked of the INPS, tirocinio of the social service: each knows its own.
    for (const auto& s : minimal().services()) {
        INFO(s.id);
        CHECK(seen(who, s.id) == (s.id == "inps" ? "sostegno " : s.id == "servizio_sociale" ? "tirocinio " : ""));
    }
    CHECK(seen(who + "consensi: [inps]\n", "cpi") == "sostegno ");
}
