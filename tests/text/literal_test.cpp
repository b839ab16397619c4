// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Tests of engine/text/literal: every value people write, right and wrong, and
// that what is written back reads the same.
#include "text/literal.hpp"

#include <catch2/catch.hpp>

#include "main/codes.hpp"

using namespace attiva;
using namespace attiva::text;

namespace {

std::string shown(Number n) {
    return n.whole() ? std::to_string(n.num())
                     : std::to_string(n.num()) + "/" + std::to_string(n.den());
}

Span whole(std::string_view text) { return {0, 0, static_cast<std::uint32_t>(text.size())}; }

std::string first_help(const Diagnostics& d) { return d.empty() ? "" : d.items()[0].help; }

struct Case {
    const char* input;
    const char* dump;  // the value, or the codes of its errors
    const char* help = "";
};

}  // namespace

TEST_CASE("numbers are read as Italians write them") {
    const auto c = GENERATE(values<Case>({
        {"18", "18"},
        {"0", "0"},
        {"-5", "-5"},
        {"10.140", "10140"},
        {"10.140,50", "20281/2"},
        {"1.014", "1014"},
        {"10140", "10140"},
        {"0,5", "1/2"},
        {"0,000001", "1/1000000"},
        {"999.999.999.999,999999", "999999999999999999/1000000"},
        {"10.14", "T021[0-5]",
         "scrivi 10,14 se è un decimale, 1.014 se il punto separa le migliaia"},
        {"10.1400", "T021[0-7]",
         "scrivi 10,1400 se è un decimale, 101.400 se il punto separa le migliaia"},
        {"0.500", "T021[0-5]", "scrivi 0,500 se è un decimale, 500 se il punto separa le migliaia"},
        {"1.00,5", "T021[0-6]", "scrivi 100,5"},
        {"1000.000", "T021[0-8]",
         "scrivi 1.000,000 se è un decimale, 1.000.000 se il punto separa le migliaia"},
        {"10.", "T021[0-3]", "scrivi 10: il punto separa le migliaia"},
        {"1,000.50", "T021[0-8]", "scrivi 1.000,50"},
        {"1,2,3", "T021[0-5]", "scrivi un numero come 18 o 10.140,50"},
        {"10,", "T024[0-3]", "scrivi un numero come 18 o 10.140,50"},
        {",5", "T024[0-2]", "scrivi un numero come 18 o 10.140,50"},
        {"010", "T025[0-3]", "scrivi 10"},
        {"00", "T025[0-2]", "scrivi 0"},
        {"1234567890123", "T022[0-13]", "al massimo 12 cifre intere e 6 decimali"},
        {"0,1234567", "T022[0-9]", "al massimo 12 cifre intere e 6 decimali"},
        {"\u22125", "T023[0-3]", "scrivi il meno della tastiera: -"},
        {"", "T020[0-0]", "scrivi un numero come 18 o 10.140,50"},
        {"-", "T020[0-1]", "scrivi un numero come 18 o 10.140,50"},
        {".", "T020[0-1]", "scrivi un numero come 18 o 10.140,50"},
        {"1e5", "T020[0-3]", "scrivi un numero come 18 o 10.140,50"},
        {"1_000", "T020[0-5]", "scrivi un numero come 18 o 10.140,50"},
        {"dieci", "T020[0-5]", "scrivi un numero come 18 o 10.140,50"},
    }));
    INFO(c.input);
    Diagnostics d;
    const auto n = read_number(c.input, whole(c.input), d);
    CHECK((n ? shown(*n) : codes(d)) == c.dump);
    CHECK(first_help(d) == c.help);
    CHECK(n.has_value() == d.ok());
}

TEST_CASE("quantities carry their unit") {
    const auto c = GENERATE(values<Case>({
        {"18", "18"},
        {"18 anni", "216 anni"},
        {"1 anno", "12 anni"},
        {"6 mesi", "6 mesi"},
        {"2 settimane", "14 settimane"},
        {"46 percento", "23/50 percento"},
        {"46%", "23/50 percento"},
        {"12,5 %", "1/8 percento"},
        {"10.140,50 euro", "1014050 euro"},
        {"10 €", "1000 euro"},
        {"500 euro/mese", "50000 euro/mese"},
        {"37,5 ore/settimana", "75/2 ore/settimana"},
        {"10.14 euro", "T021[0-5]",
         "scrivi 10,14 se è un decimale, 1.014 se il punto separa le migliaia"},
        {"10,123 euro", "T027[0-6]", "al massimo 2 decimali"},
        {"1,5 anni", "T027[0-3]", "scrivi un numero intero"},
        {"5 lire", "T026[2-6]",
         "le unità sono: euro, euro/mese, euro/anno, percento, anni, mesi, settimane, giorni, "
         "ore/settimana, km, minuti, cc"},
        {"€ 10", "T020[0-6]", "scrivi l'unità dopo il numero: 10.140,50 euro"},
        {"1 000 euro", "T020[0-10]", "scrivi un numero senza spazi e poi l'unità: 10.140,50 euro"},
        {"anni", "T020[0-4]", "scrivi un numero senza spazi e poi l'unità: 10.140,50 euro"},
        {"10.14 lire", "T021[0-5] T026[6-10]",
         "scrivi 10,14 se è un decimale, 1.014 se il punto separa le migliaia"},
    }));
    INFO(c.input);
    Diagnostics d;
    const auto q = read_quantity(c.input, whole(c.input), d);
    CHECK((q ? shown(q->base()) + (q->unit ? " " + std::string(q->unit->name) : "") : codes(d)) ==
          c.dump);
    CHECK(first_help(d) == c.help);
}

TEST_CASE("a bare number is in the unit that is expected") {
    const auto c = GENERATE(values<Case>({
        {"10.140,50 euro", "1014050"},
        {"10,5", "1050"},
        {"10,505", "T027[0-6]"},
        {"10,", "T024[0-3]"},
        {"10 anni", "120"},
    }));
    INFO(c.input);
    Diagnostics d;
    const auto q = read_quantity(c.input, whole(c.input), d, unit_named("euro"));
    CHECK((q ? shown(q->base()) : codes(d)) == c.dump);
}

TEST_CASE("days are ISO") {
    const auto c = GENERATE(values<Case>({
        {"2024-01-31", "2024-01-31"},
        {"2024-02-29", "2024-02-29"},
        {"1900-01-01", "1900-01-01"},
        {"2199-12-31", "2199-12-31"},
        {"2025-02-29", "T031[0-10]", "quel mese ha 28 giorni"},
        {"2025-04-31", "T031[0-10]", "quel mese ha 30 giorni"},
        {"2025-13-01", "T031[0-10]", "scrivi anno-mese-giorno, con il mese da 01 a 12"},
        {"2025-00-01", "T031[0-10]", "scrivi anno-mese-giorno, con il mese da 01 a 12"},
        {"1899-12-31", "T032[0-10]", "controlla l'anno"},
        {"2200-01-01", "T032[0-10]", "controlla l'anno"},
        {"31/01/2024", "T030[0-10]", "scrivi anno-mese-giorno: 2024-01-31"},
        {"1.2.2024", "T030[0-8]", "scrivi anno-mese-giorno: 2024-02-01"},
        {"2024-1-31", "T030[0-9]", "scrivi anno-mese-giorno: 2024-01-31"},
        {"2024-01", "T030[0-7]", "scrivi anno-mese-giorno: 2024-01-31"},
        {"2024-01-31T00:00", "T030[0-16]", "scrivi anno-mese-giorno: 2024-01-31"},
        {"99999999999-01-01", "T030[0-17]", "scrivi anno-mese-giorno: 2024-01-31"},
        {"", "T030[0-0]", "scrivi anno-mese-giorno: 2024-01-31"},
    }));
    INFO(c.input);
    Diagnostics d;
    const auto date = read_date(c.input, whole(c.input), d);
    CHECK((date ? write_date(*date) : codes(d)) == c.dump);
    CHECK(first_help(d) == c.help);
}

TEST_CASE("a partial day is an interval") {
    const auto c = GENERATE(values<Case>({
        {"2024", "2024-01-01..2024-12-31"},
        {"2024-02", "2024-02-01..2024-02-29"},
        {"2024-02-10", "2024-02-10..2024-02-10"},
        {"2024-13", "T031[0-7]"},
        {"1850", "T032[0-4]"},
        {"24", "T030[0-2]"},
        {"02/2024", "T030[0-7]"},
    }));
    INFO(c.input);
    Diagnostics d;
    const auto i = read_partial_date(c.input, whole(c.input), d);
    CHECK((i ? write_date(i->first) + ".." + write_date(i->last) : codes(d)) == c.dump);
}

TEST_CASE("answers are exactly sì, no, non so") {
    const auto c = GENERATE(values<Case>({
        {"sì", "sì"},
        {"Sì", "sì"},
        {"no", "no"},
        {"No", "no"},
        {"non so", "ignoto"},
        {"si", "T033[0-2]"},
        {"yes", "T033[0-3]"},
        {"true", "T033[0-4]"},
        {"", "T033[0-0]"},
    }));
    INFO(c.input);
    Diagnostics d;
    const auto t = read_answer(c.input, whole(c.input), d);
    CHECK((t ? std::string(word(*t)) : codes(d)) == c.dump);
    Diagnostics two;
    const auto b = read_yes_no(c.input, whole(c.input), two);
    CHECK(b.has_value() == (t && *t != Truth::unknown));
    if (!b) CHECK(codes(two).substr(0, 7) == "T034[0-");
}

TEST_CASE("errors point at the whole span when it is not the text's own") {
    Diagnostics d;
    read_quantity("5 lire", Span{3, 100, 200}, d);
    CHECK(codes(d) == "T026[100-200]");
}

TEST_CASE("a grammar takes the digits and leaves the sentence") {
    CHECK(number_length("10.140,50 euro") == 9);
    CHECK(number_length("18, 20") == 2);
    CHECK(number_length("18.") == 2);
    CHECK(number_length("-5)") == 2);
    CHECK(number_length("-") == 0);
    CHECK(number_length("") == 0);
    CHECK(number_length("a1") == 0);
}

TEST_CASE("values are written in the canonical form") {
    CHECK(write_number(Number(10140)) == "10.140");
    CHECK(write_number(Number::ratio(20281, 2)) == "10.140,5");
    CHECK(write_number(Number::ratio(-1, 3), 2) == "-0,33");
    CHECK(write_number(Number::ratio(-1, 3000), 2) == "0");
    CHECK(write_number(Number::ratio(5, 2), 0) == "3");
    CHECK(write_number(Number::ratio(-5, 2), 0) == "-3");
    CHECK(write_number(Number(-INT64_MAX)) == "-9.223.372.036.854.775.807");
    CHECK(write_money(Number(1014050)) == "10.140,50 euro");
    CHECK(write_money(Number(1014000)) == "10.140 euro");
    CHECK(write_money(Number(-5)) == "-0,05 euro");
    CHECK(write_quantity(Number(216), "anni") == "18 anni");
    CHECK(write_quantity(Number(12), "anni") == "1 anno");
    CHECK(write_quantity(Number::ratio(23, 50), "percento") == "46 percento");
    CHECK(write_quantity(Number(50000), "euro/mese") == "500 euro/mese");
    CHECK(write_day(*date_of(2024, 1, 1)) == "1º gennaio 2024");
    CHECK(write_day(*date_of(2024, 12, 31)) == "31 dicembre 2024");
}

TEST_CASE("the days of a text are said as people say them") {
    CHECK(days_in_words("Domande dal 2026-04-01 al 2026-05-31") == "Domande dal 1º aprile 2026 al 31 maggio 2026");
    CHECK(days_in_words("dal 2026-04-08 all'infinito, fino al 2026-05-11") == "dall'8 aprile 2026 all'infinito, fino all'11 maggio 2026");
    CHECK(days_in_words("Il 2026-04-08, non prima del 2026-04-11, il 2026-11-08") == "L'8 aprile 2026, non prima dell'11 aprile 2026, l'8 novembre 2026");
    CHECK(days_in_words("canal 2026-04-08") == "canal 8 aprile 2026");
    for (const char* none : {"", "DD 2026-04-01-bis", "12026-04-01", "2026-13-01", "2026-4-1", "2026-04-0", "del 9999-12-31"}) CHECK(days_in_words(none) == none);
}

TEST_CASE("what is written is read back equal") {
    for (std::int64_t i = -3000; i < 3000; i += 7) {
        const Number n = Number::ratio(i * i * i, 1000);
        const std::string text = write_number(n);
        Diagnostics d;
        CHECK(read_number(text, whole(text), d) == n);
        const std::string money = write_money(Number(i * i * i));
        CHECK(read_quantity(money, whole(money), d)->base() == Number(i * i * i));
        const std::string day = write_date(Date{static_cast<std::int32_t>(i)});
        CHECK(read_date(day, whole(day), d) == Date{static_cast<std::int32_t>(i)});
    }
}
