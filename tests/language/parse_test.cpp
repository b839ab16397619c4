// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// What each production becomes: text on the left, the tree in one line on the
// right. Every text must also print to something that reads the same.
#include <catch2/catch.hpp>

#include "language/written.hpp"

using namespace attiva;
using written::Text;

namespace {

struct Case {
    const char* input;
    const char* dump;
};

void check(const std::string& text, const std::string& found, const Case& c) {
    INFO(text);
    CHECK(found == c.dump);
    const Text again(Text(text).printed());
    CHECK(again.wrong() == "");
    CHECK(language::equal(Text(text).tree, again.tree));
}

}  // namespace

TEST_CASE("conditions as written") {
    const auto c = GENERATE(values<Case>({
        {"a e b e c",
         "e(a, b, c)"},
        {"a o b",
         "o(a, b)"},
        {"(a e b) o c",
         "o(parenthesis(e(a, b)), c)"},
        {"non a e b",
         "e(negation(a), b)"},
        {"non non a",
         "negation(negation(a))"},
        {"a salvo b salvo c",
         "exception(a, -, exception(b, -, c))"},
        {"a salvo \"Perché\" b",
         "exception(a, title Perché, b)"},
        {"eta < 18 anni",
         "comparison <(eta, 18 anni)"},
        {"isee >= 10.140,50 euro",
         "comparison >=(isee, 10.140,50 euro)"},
        {"a = b",
         "comparison =(a, b)"},
        {"a diverso da b",
         "comparison diverso da(a, b)"},
        {"a diversa da b",
         "comparison diversa da(a, b)"},
        {"eta tra 15 anni e 24 anni",
         "range(eta, 15 anni, 24 anni)"},
        {"titolo tra (licenza, diploma)",
         "membership(titolo, licenza, diploma)"},
        {"titolo tra (licenza) e b",
         "e(membership(titolo, licenza), b)"},
        {"x tra (a + b) e c",
         "range(x, parenthesis(binary +(a, b)), c)"},
        {"x tra (a + b)",
         "membership(x, binary +(a, b))"},
        {"svantaggi contiene a",
         "contains tutte(svantaggi, a)"},
        {"svantaggi contiene (a, b)",
         "contains tutte(svantaggi, a, b)"},
        {"svantaggi contiene una tra (a, b)",
         "contains una(svantaggi, a, b)"},
        {"dimissioni avvenuto",
         "happened avvenuto(dimissioni)"},
        {"dimissioni mai avvenuta",
         "happened avvenuta !(dimissioni)"},
        {"dimissioni = mai",
         "comparison =(dimissioni, mai)"},
        {"dimissioni da meno di 12 mesi",
         "since meno(dimissioni, 12 mesi)"},
        {"dimissioni da almeno soglia",
         "since almeno(dimissioni, soglia)"},
        {"data_pad entro 30 giorni da oggi",
         "within(data_pad, 30 giorni, oggi)"},
        {"data_pad entro 2026-01-31",
         "within(data_pad, 2026-01-31)"},
        {"dal 2026-01-01 al 2026-12-31",
         "in_period(period(2026-01-01, 2026-12-31))"},
        {"dal 2026-01-01",
         "in_period(period(2026-01-01, -))"},
        {"fino al 2026-12-31",
         "in_period(period(-, 2026-12-31))"},
        {"residenza in comune massa",
         "in_place(residenza, place_list(place_part comune(massa)))"},
        {"residenza in comuni (massa, carrara), zona versilia",
         "in_place(residenza, place_list(place_part comune(massa, carrara), place_part zona(versilia)))"},
        {"residenza in provincia LU o a",
         "o(in_place(residenza, place_list(place_part provincia(LU))), a)"},
        {"residenza in regione",
         "in_place(residenza, place_list(place_part regione))"},
        {"esiste componente con eta < 18 anni e a",
         "quantifier esiste di componente(-, e(comparison <(eta, 18 anni), a))"},
        {"nessun altro componente con a",
         "quantifier nessun di altro componente(-, a)"},
        {"almeno 2 componenti con a",
         "quantifier almeno 2 di componente(-, a)"},
        {"almeno 1 componente con a",
         "quantifier almeno 1 di componente(-, a)"},
        {"al massimo 3 familiari con a",
         "quantifier al massimo 3 di familiare(-, a)"},
        {"ogni componente soddisfa a",
         "quantifier ogni di componente(-, a)"},
        {"ogni richiedente con a soddisfa b o c",
         "quantifier ogni di richiedente(a, o(b, c))"},
        {"tutte tra (a, b)",
         "count_list tutte(a, b)"},
        {"almeno una tra (a, b, c)",
         "count_list almeno una(a, b, c)"},
        {"almeno 2 tra (a, b, c)",
         "count_list almeno 2(a, b, c)"},
        {"al massimo 1 tra (a, b)",
         "count_list al massimo 1(a, b)"},
        {"nessuna tra (a, b)",
         "count_list nessuna(a, b)"},
        {"almeno 2 tra:\n        - a\n        - \"Frase\"  b  fonte x \"y\"\n        - nessuna tra:\n            - c\n            - d\n    e f",
         "e(count_list almeno 2 !(item(-, a, -), item(title Frase, b, source x(title y)), item(-, count_list nessuna !(item(-, c, -), item(-, d, -)), -)), f)"},
        {"concluso siil",
         "history concluso(siil, -)"},
        {"concluso siil (con esito positivo, da almeno 3 mesi)",
         "history concluso(siil, gate positivo(since almeno(-, 3 mesi)))"},
        {"concluso siil (da meno di 1 anno)",
         "history concluso(siil, gate(since meno(-, 1 anno)))"},
        {"concluso siil (salvo esito negativo)",
         "history concluso(siil, gate salvo(negativo, -, -))"},
        {"concluso siil (salvo esito negativo o interrotto, da almeno 3 mesi)",
         "history concluso(siil, gate salvo(negativo, interrotto, since almeno(-, 3 mesi)))"},
        {"in corso siil",
         "history in corso(siil, -)"},
        {"ammissibile a adi",
         "eligible(adi)"},
        {"sì",
         "sì"},
        {"a = no",
         "comparison =(a, no)"},
        {"oggi >= 2026-01-01",
         "comparison >=(oggi, 2026-01-01)"},
    }));
    const std::string text = std::string("definizione x : sì_no\n    ") + c.input + "\n";
    check(text, Text(text).inner(), c);
}

TEST_CASE("terms as written") {
    const auto c = GENERATE(values<Case>({
        {"1 + 2 * 3 - 4 / 5",
         "binary -(binary +(1, binary *(2, 3)), binary /(4, 5))"},
        {"-a * 2",
         "binary *(unary_minus(a), 2)"},
        {"(a + b) al mese arrotondato al centesimo",
         "rounding centesimo(conversion al mese(parenthesis(binary +(a, b))))"},
        {"a all'anno",
         "conversion all'anno(a)"},
        {"a arrotondato all'euro per eccesso",
         "rounding euro di per eccesso(a)"},
        {"a arrotondato alla decina di euro",
         "rounding decina di euro(a)"},
        {"a arrotondato all'unità per difetto",
         "rounding unità di per difetto(a)"},
        {"il maggiore tra 0 euro e a",
         "extremum maggiore(0 euro, a)"},
        {"il minore tra (a, b, c)",
         "extremum minore !(a, b, c)"},
        {"il maggiore tra (a + b) * 2 e c",
         "extremum maggiore(binary *(parenthesis(binary +(a, b)), 2), c)"},
        {"mesi tra a e oggi",
         "span_between mesi(a, oggi)"},
        {"giorni tra a e b",
         "span_between giorni(a, b)"},
        {"primo giorno del mese di (a + 1 mese per eccesso)",
         "month_edge primo(parenthesis(upward(binary +(a, 1 mese))))"},
        {"ultimo giorno del mese di oggi",
         "month_edge ultimo(oggi)"},
        {"numero di componenti",
         "count_of di componente(-)"},
        {"numero di altri componenti con eta < 18 anni",
         "count_of di altro componente(comparison <(eta, 18 anni))"},
        {"somma di reddito per ogni componente",
         "sum_of di componente(reddito, -)"},
        {"somma di reddito per ogni componente con a",
         "sum_of di componente(reddito, a)"},
        {"volte sfl",
         "times_of(sfl)"},
        {"adi.quota_a",
         "adi.quota_a"},
        {"46 %",
         "46 %"},
        {"46 percento",
         "46 percento"},
        {"20 ore/settimana",
         "20 ore/settimana"},
        {"3 euro/2",
         "binary /(3 euro, 2)"},
        {"10.140 €",
         "10.140 €"},
        {"esiste + somma + numero + volte + concluso + primo + almeno + fonte",
         "binary +(binary +(binary +(binary +(binary +(binary +(binary +(esiste, somma), numero), volte), concluso), primo), almeno), fonte)"},
        {"anno * a",
         "binary *(anno, a)"},
        {"mesi * giorni",
         "binary *(mesi, giorni)"},
        {"caso = zona",
         "comparison =(caso, zona)"},
    }));
    const std::string text = std::string("definizione x : numero\n    ") + c.input + "\n";
    check(text, Text(text).inner(), c);
}

TEST_CASE("tables of cases as written") {
    const auto c = GENERATE(values<Case>({
        {"caso a : 1\n    altrimenti : 2",
         "case_table(case_row(a, 1, -), else_row(2, -))"},
        {"caso a e b : 1  fonte x \"y\"\n    caso c : 2\n    altrimenti : 3  da_verificare",
         "case_table(case_row(e(a, b), 1, source x(title y)), case_row(c, 2, -), else_row(3, source !(-)))"},
        {"caso non a : 1\n    altrimenti : 2",
         "case_table(case_row(negation(a), 1, -), else_row(2, -))"},
        {"caso >= 3",
         "comparison >=(caso, 3)"},
    }));
    const std::string text = std::string("definizione x : numero\n    ") + c.input + "\n";
    check(text, Text(text).inner(), c);
}

TEST_CASE("clauses as written") {
    const auto c = GENERATE(values<Case>({
        {"fonte dgr_620_2020 \"p. 1\"",
         "clause fonte(source dgr_620_2020(title p. 1))"},
        {"fonte \"p. 1\"  da_verificare",
         "clause fonte(source !(title p. 1))"},
        {"valido dal 2020-05-18",
         "clause valido(period(2020-05-18, -))"},
        {"finestra dal 2026-02-01 al 2026-03-31",
         "clause finestra(period(2026-02-01, 2026-03-31))"},
        {"finestra fino al 2026-03-31",
         "clause finestra(period(-, 2026-03-31))"},
        {"finestra senza data",
         "clause finestra senza data"},
        {"offerto solo dove attivato",
         "clause offerto solo dove attivato"},
        {"richiede \"A\"  dal 2026-01-01  se b  fonte x \"y\"  da_verificare\n        c",
         "clause richiede(title A, period(2026-01-01, -), se:b, source x !(title y), body:c)"},
        {"richiede sempre \"A\"\n        c",
         "clause richiede sempre(title A, body:c)"},
        {"richiede \"A\"  se b\n            e c  fonte x\n        d",
         "clause richiede(title A, se:e(b, c), source x(-), body:d)"},
        {"esclude \"A\"\n        c",
         "clause esclude(title A, body:c)"},
        {"predispone \"A\"\n        c",
         "clause predispone(title A, body:c)"},
        {"dopo a o b (con esito positivo, da almeno 3 mesi)",
         "clause dopo(name_list(a, b), gate positivo(since almeno(-, 3 mesi)))"},
        {"dopo a (salvo esito negativo)",
         "clause dopo(name_list(a), gate salvo(negativo, -, -))"},
        {"mentre a",
         "clause mentre(name_list(a))"},
        {"meglio dopo a",
         "clause meglio dopo(name_list(a))"},
        {"incompatibile con a, b (stesso nucleo)  se c",
         "clause incompatibile con(stesso nucleo, name_list(a, b), se:c)"},
        {"indicato \"A\"  se b",
         "clause indicato(title A, se:b)"},
        {"indicato \"A\"\n        b",
         "clause indicato(title A, body:b)"},
        {"sconsigliato \"A\"  se almeno una tra:\n            - a\n            - b",
         "clause sconsigliato(title A, se:count_list almeno una !(item(-, a, -), item(-, b, -)))"},
        {"importo q \"A\" : euro/anno  dal 2026-01-01  fonte x\n        3 euro/anno",
         "clause importo(q, title A, period(2026-01-01, -), type euro/anno, source x(-), body:3 euro/anno)"},
        {"importo \"A\" : euro\n        3 euro",
         "clause importo(title A, type euro, body:3 euro)"},
        {"risultato r \"A\" : data\n        data_pad + 120 giorni",
         "clause risultato(r, title A, type data, body:binary +(data_pad, 120 giorni))"},
        {"durata al massimo 24 mesi, prorogabile di 12 mesi",
         "clause durata !(prorogabile, body:24 mesi, body2:12 mesi)"},
        {"durata d",
         "clause durata(body:d)"},
        {"apre a, b",
         "clause apre(name_list(a, b))"},
        {"coinvolge serd  se a",
         "clause coinvolge(name_list(serd), se:a)"},
        {"al termine a diventa sì",
         "clause al termine(a, body:sì)"},
        {"al termine d scende di 1",
         "clause al termine(d, body2:1, count:scende)"},
        {"ripetibile",
         "clause ripetibile"},
        {"ripetibile al massimo 2 volte dopo 6 mesi",
         "clause ripetibile(body2:6 mesi, count:2)"},
        {"ripetibile al massimo 1 volta",
         "clause ripetibile(count:1)"},
        {"sospende \"A\"  se b",
         "clause sospende(title A, se:b)"},
        {"decade \"A\"\n        b",
         "clause decade(title A, body:b)"},
        {"posti 10",
         "clause posti(count:10)"},
        {"graduatoria \"A\"",
         "clause graduatoria(title A)"},
        {"gestito da s dal 2023-07-01",
         "clause gestito da(name_list(s), period(2023-07-01, -))"},
        {"attività in comune massa",
         "clause attività(place_list(place_part comune(massa)))"},
        {"deroga \"A\"  fonte x",
         "clause deroga(title A, source x(-))"},
        {"nota \"A\"  da_verificare",
         "clause nota(title A, source !(-))"},
        {"senza requisiti",
         "clause senza requisiti"},
        {"attivato dal 2025-01-01  fonte x",
         "clause attivato(period(2025-01-01, -), source x(-))"},
        {"stabilisce p : 3 euro  fonte x",
         "clause stabilisce(p, source x(-), body:3 euro)"},
        {"stabilisce p\n        dal 2026-01-01  3 euro\n        dal 2027-01-01  senza valore  fonte x",
         "clause stabilisce(p, body:rows(dated_row(period(2026-01-01, -), 3 euro, -), dated_row(period(2027-01-01, -), -, source x(-))))"},
        {"stabilisce p\n        fascia 1 : 3 euro  se a\n        fascia 1 : 4 euro  altrimenti",
         "clause stabilisce(p, body:rows(tier_row 1(3 euro, a, -), tier_row 1 !(4 euro, -, -)))"},
        {"stabilisce p\n        caso a : 3 euro\n        altrimenti : 4 euro",
         "clause stabilisce(p, body:case_table(case_row(a, 3 euro, -), else_row(4 euro, -)))"},
        {"paga a, b per costo c",
         "clause paga(c, name_list(a, b))"},
        {"destinatari \"A\"\n        b",
         "clause destinatari(title A, body:b)"},
        {"tetto 500 euro/mese per persona",
         "clause tetto(persona, body:500 euro/mese)"},
        {"riserva 40 percento \"A\"  se b",
         "clause riserva(title A, se:b, body:40 percento)"},
        {"cofinanzia 30 percento",
         "clause cofinanzia(body:30 percento)"},
        {"premio 1.000 euro \"A\"  se b",
         "clause premio(title A, se:b, body:1.000 euro)"},
        {"non cumulabile con a per costo c",
         "clause non cumulabile con(c, name_list(a))"},
        {"dotazione 1.000 euro",
         "clause dotazione(body:1.000 euro)"},
    }));
    const std::string text = std::string("strumento x\n    ") + c.input + "\n";
    check(text, Text(text).inner(), c);
}

TEST_CASE("declarations as written") {
    const auto c = GENERATE(values<Case>({
        {"ambito comune pietrasanta dal 2026-01-01",
         "scope_decl(place_list(place_part comune(pietrasanta)), period(2026-01-01, -))"},
        {"ambito comuni (a, b), zona c, provincia LU, regione",
         "scope_decl(place_list(place_part comune(a, b), place_part zona(c), place_part provincia(LU), place_part regione), -)"},
        {"parametro p : euro\n    dal 2024-01-01 al 2024-12-31  9.360 euro  fonte x \"y\"",
         "parameter_decl p(type euro, -, -, dated_row(period(2024-01-01, 2024-12-31), 9.360 euro, source x(title y)))"},
        {"parametro p \"Titolo\" : euro/mese  stabilito dalla zona, tra 0 euro/mese e a",
         "parameter_decl p(type euro/mese, title Titolo, openness(0 euro/mese, a))"},
        {"parametro p : mesi  ampliabile dalla zona\n    dal 2024-01-01  3 mesi",
         "parameter_decl p(type mesi, -, openness !(-, -), dated_row(period(2024-01-01, -), 3 mesi, -))"},
        {"parametro p : euro\n    dal 2024-01-01  fonte x\n        caso a : 1 euro\n        altrimenti : 2 euro\n    dal 2025-01-01\n        fascia 1 : 3 euro",
         "parameter_decl p(type euro, -, -, dated_row(period(2024-01-01, -), case_table(case_row(a, 1 euro, -), else_row(2 euro, -)), source x(-)), dated_row(period(2025-01-01, -), -, -, tier_row 1(3 euro, -, -)))"},
        {"definizione d di componente : sì_no  fonte x\n    a",
         "definition_decl d !(type sì_no, source x(-), a)"},
        {"interpretazione i \"A\" : b | c  fonte x  da_verificare\n    scelta b  fonte y",
         "interpretation_decl i(title A, source x !(-), reading b, reading c, choice b(source y(-)))"},
        {"strumento s",
         "instrument_decl s"},
        {"integra strumento s",
         "extension_decl s"},
        {"fondo f \"A\"",
         "fund_decl f(title A)"},
    }));
    const std::string text = std::string(c.input) + "\n";
    check(text, Text(text).first(), c);
}

TEST_CASE("spans are the exact words") {
    const Text t("definizione x : sì_no\n    età >= 18 anni   e (b o  c)   # nota\n");
    const auto& nodes = t.tree.nodes;
    std::string words;
    for (const auto& n : nodes)
        if (n.kind == language::Kind::comparison || n.kind == language::Kind::conjunction ||
            n.kind == language::Kind::parenthesis || n.kind == language::Kind::number_literal)
            words += "«" + std::string(t.sources.words(n.span)) + "»";
    CHECK(words == "«18 anni»«età >= 18 anni»«(b o  c)»«età >= 18 anni   e (b o  c)»");
}

TEST_CASE("children come before their parent") {
    const Text t("strumento x  # c\n    richiede \"A\"  # d\n        almeno una tra:\n            - a\n            - b\n");
    REQUIRE(t.wrong() == "");
    for (std::size_t i = 0; i < t.tree.nodes.size(); ++i)
        for (const auto child : t.tree.nodes[i].children) CHECK((child == language::no_node || child < i));
}

TEST_CASE("equality looks at what is written, not at where") {
    const std::string text = "definizione x : sì_no\n    a e b\n";
    CHECK(language::equal(Text(text).tree, Text("\n\n" + text).tree));
    CHECK_FALSE(language::equal(Text(text).tree, Text("definizione x : sì_no\n    a o b\n").tree));
    CHECK_FALSE(language::equal(Text(text).tree, Text("definizione x : sì_no\n    a e b  # c\n").tree));
    CHECK_FALSE(language::equal(Text(text).tree, Text("definizione x : sì_no\n    (a e b)\n").tree));
}

TEST_CASE("an empty file is an empty tree, an unfit one none") {
    CHECK(Text("").first() == "");
    CHECK(Text("").printed() == "");
    CHECK(Text("\n\n").printed() == "");
    CHECK(Text("\xFF\n").tree.root == language::no_node);
    CHECK(Text("\xFF\n").printed() == "");
}
