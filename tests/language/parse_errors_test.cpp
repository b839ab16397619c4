// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Every error of the reader: which code, under which words, what it says and
// what it tells to do. One mistake a row, one error a mistake.
#include <catch2/catch.hpp>

#include "language/parse.hpp"

using namespace attiva;

namespace {

struct Case {
    const char* input;
    const char* where;  // the code and the words under the caret
    const char* message;
    const char* help;
};

// All the errors of a text, as one row would say them.
struct Found {
    text::Sources sources;
    Diagnostics diagnostics;
    explicit Found(const std::string& input) {
        const FileId file = sources.add("x.regole", input, diagnostics);
        (void)language::parse(sources, file, diagnostics);
    }
    [[nodiscard]] std::string where(std::size_t i) const {
        const Diagnostic& d = diagnostics.items()[i];
        return d.code + " «" + std::string(sources.words(d.where)) + "»";
    }
};

void check(const Case& c) {
    const Found found(c.input);
    INFO(c.input);
    REQUIRE(found.diagnostics.items().size() == 1);
    CHECK(found.where(0) == c.where);
    CHECK(found.diagnostics.items()[0].message == c.message);
    CHECK(found.diagnostics.items()[0].help == c.help);
}

}  // namespace

TEST_CASE("layout: indentation, bullets, strings, brackets") {
    check(GENERATE(values<Case>({
        {"definizione x : sì_no\n\ta e b\n",
         "R001 «\t»",
         "una tabulazione al posto degli spazi",
         "usa solo spazi: quattro per ogni rientro"},
        {"definizione x : sì_no\n    almeno una tra:\n        - a\n      - b\n",
         "R002 «-»",
         "questa voce non è allineata con le altre del suo elenco",
         "allinea il trattino a quello della voce sopra, oppure apri un elenco con «:»"},
        {"    richiede x\n",
         "R002 «richiede»",
         "questa riga rientrata non sta sotto nessuna dichiarazione",
         "una dichiarazione (parametro, definizione, strumento…) comincia senza spazi davanti"},
        {"definizione x : sì_no\n    - a\n",
         "R003 «-»",
         "una voce «- » fuori da un elenco",
         "apri l'elenco sulla riga sopra, con «:» in fondo («almeno una tra:»); se è una sottrazione, il segno chiude la riga sopra"},
        {"definizione x : numero\n    a\n    + b\n",
         "R004 «+»",
         "un'operazione non apre la riga",
         "scrivi il segno in fondo alla riga sopra: così si vede che il conto continua"},
        {"definizione x : sì_no\n    \"aperta\n",
         "R005 «\"aperta»",
         "le virgolette non sono chiuse su questa riga",
         "chiudi la frase con \" sulla stessa riga; dentro una frase si usano « »"},
        {"parametr x : euro\n",
         "R006 «parametr»",
         "«parametr» non apre nessuna dichiarazione",
         "forse intendevi «parametro»?"},
        {"richiede \"a\"\n    b\n",
         "R006 «richiede»",
         "«richiede» non apre nessuna dichiarazione",
         "è una clausola: va rientrata sotto il suo strumento"},
        {"strumento x\n    strumento y\n",
         "R007 «strumento»",
         "«strumento» non è una parola di clausola",
         "è una dichiarazione: comincia senza spazi davanti"},
        {"definizione x : sì_no\n",
         "R008 «sì_no»",
         "manca il corpo",
         "scrivilo nelle righe seguenti, più rientrate"},
        {"definizione x : sì_no\n    almeno una tra:\n    e b\n",
         "R009 «e»",
         "l'elenco non ha voci",
         "scrivi le voci nelle righe più rientrate, ciascuna con «- » davanti"},
        {"definizione x : sì_no\n    (a e (b o c)\n",
         "R013 «(»",
         "la parentesi non è chiusa",
         "chiudila con «)» prima della fine di questa voce, riga o clausola"},
        {"definizione x : sì_no\n    a) e b\n",
         "R013 «)»",
         "una parentesi chiusa che non è stata aperta",
         "toglila, oppure apri «(» dove comincia"},
        {"definizione x : sì_no\n    (a e b\n",
         "R013 «(»",
         "la parentesi non è chiusa",
         "chiudila con «)» prima della fine di questa voce, riga o clausola"},
    })));
}

TEST_CASE("what does not fit") {
    check(GENERATE(values<Case>({
        {"strumento x\n    dopo a e b\n",
         "R010 «e»",
         "gli strumenti nominati si separano con «o»",
         "se servono tutti scrivi una clausola «dopo» per ciascuno"},
        {"definizione x : sì_no\n    esiste componente che eta < 18 anni\n",
         "R010 «che»",
         "non capisco «che»",
         "qui ci vuole «con»"},
        {"definizione x : sì_no\n    a tra 3 4\n",
         "R010 «4»",
         "non capisco «4»",
         "qui ci vuole un'operazione, «per eccesso» o «e»"},
        {"strumento x\n    coinvolge a b\n",
         "R010 «b»",
         "non capisco «b»",
         "toglilo, oppure qui ci vuole «o», «,», un periodo «dal …», «se» o «fonte»"},
        {"strumento x\n    incompatibile sfl\n",
         "R010 «incompatibile»",
         "non capisco «incompatibile»",
         "qui ci vuole «incompatibile con»"},
        {"definizione x : sì_no\n    a tra (b c)\n",
         "R010 «c»",
         "non capisco «c»",
         "qui ci vuole un'operazione, «per eccesso», «,» o «)»"},
        {"definizione x : sì_no\n    a diverso b\n",
         "R010 «diverso»",
         "non capisco «diverso»",
         "toglilo, oppure qui ci vuole un'operazione, «per eccesso», un confronto, «e», «o» o «salvo»"},
        {"definizione x : sì_no\n    concluso a (con esito buono)\n",
         "R010 «buono»",
         "non capisco «buono»",
         "qui ci vuole «positivo», «parziale», «negativo» o «interrotto»"},
        {"definizione x : sì_no\n    residenza in versilia\n",
         "R010 «versilia»",
         "non capisco «versilia»",
         "qui ci vuole un luogo («comune …», «zona …», «provincia …»)"},
        {"definizione x : sì_no\n    numero di persone > 2\n",
         "R010 «persone»",
         "non capisco «persone»",
         "qui ci vuole «componente», «altro componente», «richiedente» o «familiare»"},
        {"definizione x : sì_no\n    a da 3 mesi\n",
         "R010 «3»",
         "non capisco «3»",
         "qui ci vuole «almeno» o «meno di»"},
        {"definizione x : sì_no\n    almeno due tra (a, b)\n",
         "R010 «due»",
         "non capisco «due»",
         "toglilo, oppure qui ci vuole un numero intero, un'operazione, «per eccesso», un confronto, «e», «o» o altro"},
        {"definizione x : sì_no\n    ogni componente eta < 18 anni\n",
         "R010 «eta»",
         "non capisco «eta»",
         "qui ci vuole «con» o «soddisfa»"},
        {"definizione x : sì_no\n    a arrotondato al decimo\n",
         "R010 «al»",
         "non capisco «al»",
         "qui ci vuole «al centesimo»"},
        {"definizione x : sì_no\n    a, b\n",
         "R010 «,»",
         "non capisco «,»",
         "toglilo, oppure qui ci vuole un'operazione, «per eccesso», un confronto, «e», «o» o «salvo»"},
        {"strumento x\n    fonte \"p\" a\n",
         "R010 «a»",
         "non capisco «a»",
         "toglilo, oppure qui ci vuole «da_verificare»"},
        {"strumento x\n    durata max 3 mesi\n",
         "R010 «3»",
         "non capisco «3»",
         "toglilo, oppure qui ci vuole un'operazione, «per eccesso», «,», un periodo «dal …», «se» o «fonte»"},
        {"strumento x\n    incompatibile con a (stessa famiglia)\n",
         "R010 «stessa»",
         "non capisco «stessa»",
         "qui ci vuole «stessa persona» o «stesso nucleo»"},
        {"strumento x\n    ripetibile 2 volte\n",
         "R010 «2»",
         "non capisco «2»",
         "toglilo, oppure qui ci vuole «al massimo», «dopo», un periodo «dal …», «se» o «fonte»"},
        {"strumento x\n    posti dieci\n",
         "R010 «dieci»",
         "non capisco «dieci»",
         "qui ci vuole un numero"},
        {"strumento x\n    attività in via_roma\n",
         "R010 «via_roma»",
         "non capisco «via_roma»",
         "qui ci vuole un luogo («comune …», «zona …», «provincia …»)"},
        {"strumento x\n    al termine a sale 2\n",
         "R010 «2»",
         "non capisco «2»",
         "qui ci vuole «di»"},
        {"strumento x\n    gestito servizio\n",
         "R010 «gestito»",
         "non capisco «gestito»",
         "qui ci vuole «gestito da»"},
        {"strumento x\n    offerto dove attivato\n",
         "R010 «offerto»",
         "non capisco «offerto»",
         "qui ci vuole «offerto solo dove attivato»"},
        {"strumento x\n    richiede sempre sempre \"A\"\n",
         "R010 «sempre»",
         "non capisco «sempre»",
         "toglilo, oppure qui ci vuole una frase fra virgolette, un periodo «dal …», «se», «fonte» o un corpo, nelle righe più rientrate"},
        {"strumento x\n    senza requisito\n",
         "R010 «senza»",
         "non capisco «senza»",
         "qui ci vuole «senza requisiti»"},
        {"parametro x : euro\n    2026-01-01  1 euro\n",
         "R010 «2026-01-01»",
         "non capisco «2026-01-01»",
         "qui ci vuole una riga «dal …»"},
        {"parametro x : euro  lasciato alla zona\n",
         "R010 «lasciato»",
         "non capisco «lasciato»",
         "toglilo, oppure qui ci vuole «stabilito dalla zona», «ampliabile dalla zona» o le righe «dal …», più rientrate"},
        {"interpretazione x : a, b\n",
         "R010 «,»",
         "non capisco «,»",
         "toglilo, oppure qui ci vuole «|», «fonte» o una riga «scelta …»"},
        {"strumento 3x\n",
         "R010 «3x»",
         "non capisco «3x»",
         "qui ci vuole un nome"},
        {"integra borsa\n    attivato\n",
         "R010 «integra»",
         "non capisco «integra»",
         "qui ci vuole «integra strumento»"},
        {"ambito versilia\n",
         "R010 «versilia»",
         "non capisco «versilia»",
         "qui ci vuole un luogo («comune …», «zona …», «provincia …»)"},
        {"definizione x : sì_no\n    altrimenti : a\n    caso b : c\n",
         "R010 «altrimenti»",
         "non capisco «altrimenti»",
         "qui ci vuole «caso»"},
        {"fondo x : \"a\"\n    paga y\n",
         "R010 «:»",
         "non capisco «:»",
         "toglilo, oppure qui ci vuole una frase fra virgolette"},
        {"parametro x : euro\n    fascia 1 : 2 euro se\n",
         "R010 «fascia»",
         "non capisco «fascia»",
         "qui ci vuole «dal», «fino al» o «al»"},
        {"definizione x : sì_no\n    a e\n",
         "R011 «e»",
         "la riga finisce troppo presto",
         "qui ci vuole una condizione"},
        {"strumento x\n    al termine a diventa\n",
         "R011 «diventa»",
         "la riga finisce troppo presto",
         "qui ci vuole un valore"},
        {"definizione x : sì_no\n    non\n",
         "R011 «non»",
         "la riga finisce troppo presto",
         "qui ci vuole una condizione"},
        {"definizione x : sì_no\n    in corso\n",
         "R011 «corso»",
         "la riga finisce troppo presto",
         "qui ci vuole un nome"},
        {"definizione x : sì_no\n    esiste componente\n",
         "R011 «componente»",
         "la riga finisce troppo presto",
         "qui ci vuole «con»"},
        {"definizione x : sì_no\n    a salvo\n",
         "R011 «salvo»",
         "la riga finisce troppo presto",
         "qui ci vuole una frase fra virgolette o una condizione"},
        {"strumento x\n    importo q \"A\" :\n        3 euro\n",
         "R011 «»",
         "la riga finisce troppo presto",
         "qui ci vuole un tipo"},
        {"strumento x\n    finestra dal 2026-01-01 al\n",
         "R011 «al»",
         "la riga finisce troppo presto",
         "qui ci vuole una data come 2026-01-31"},
        {"parametro x : euro\n    dal 2026-01-01\n",
         "R011 «01»",
         "la riga finisce troppo presto",
         "qui ci vuole «al», «fonte», una riga «caso …» o «altrimenti …», una riga «dal …», «senza valore» o un valore"},
        {"definizione x\n    a\n",
         "R012 «x»",
         "mancano i due punti",
         "scrivi «:» fra il nome e ciò che segue"},
        {"strumento x\n    importo q \"A\" euro\n        3 euro\n",
         "R012 «euro»",
         "prima di «euro» mancano i due punti",
         "scrivi «:» fra il nome e ciò che segue"},
        {"definizione x : sì_no\n    caso a : b\n    altrimenti c\n",
         "R012 «c»",
         "prima di «c» mancano i due punti",
         "scrivi «:» fra il nome e ciò che segue"},
        {"strumento x\n    stabilisce a 3 euro\n",
         "R012 «3»",
         "prima di «3» mancano i due punti",
         "scrivi «:» fra il nome e ciò che segue"},
        {"parametro x euro\n    dal 2026-01-01  1 euro\n",
         "R012 «euro»",
         "prima di «euro» mancano i due punti",
         "scrivi «:» fra il nome e ciò che segue"},
        {"definizione x di familiare : sì_no\n    a\n",
         "R012 «di»",
         "prima di «di» mancano i due punti",
         "scrivi «:» fra il nome e ciò che segue"},
    })));
}

TEST_CASE("order, names, chains") {
    check(GENERATE(values<Case>({
        {"strumento x\n    richiede “A”\n        b\n",
         "R014 «“»",
         "una frase sta fra virgolette diritte",
         "scrivi la frase fra \" e \""},
        {"definizione x : sì_no\n    x = 'sì'\n",
         "R014 «'»",
         "una frase sta fra virgolette diritte",
         "scrivi la frase fra \" e \""},
        {"strumento x\n    nota «a»\n",
         "R014 ««»",
         "una frase sta fra virgolette diritte",
         "scrivi la frase fra \" e \""},
        {"strumento x\n    richiede \"A\"  fonte y  se b\n        c\n",
         "R015 «se»",
         "«se» non sta qui",
         "l'ordine è: parola, oggetto o frase, «dal … al …», «se …», «fonte …», «da_verificare»"},
        {"strumento x\n    nota \"a\" \"b\"\n",
         "R015 «\"b\"»",
         "la frase non sta qui",
         "l'ordine è: parola, oggetto o frase, «dal … al …», «se …», «fonte …», «da_verificare»"},
        {"parametro x : euro\n    dal 2026-01-01  9.360,5 euro  se a\n",
         "R015 «se»",
         "«se» non sta qui",
         "l'ordine è: parola, oggetto o frase, «dal … al …», «se …», «fonte …», «da_verificare»"},
        {"definizione e : sì_no\n    a\n",
         "R016 «e»",
         "«e» è una parola riservata: non può essere un nome",
         "usa un altro nome; le parole riservate sono e, o, non, tra, se, con, sì, no"},
        {"strumento se\n",
         "R016 «se»",
         "«se» è una parola riservata: non può essere un nome",
         "usa un altro nome; le parole riservate sono e, o, non, tra, se, con, sì, no"},
        {"definizione x : sì_no\n    18 <= eta < 65\n",
         "R019 «<»",
         "due confronti di seguito non si leggono in un modo solo",
         "scrivi «x tra A e B», oppure due confronti uniti da «e»"},
        {"definizione x : sì_no\n    a e b o c\n",
         "R020 «a e b o c»",
         "«e» e «o» insieme, senza parentesi: si può leggere in due modi",
         "scrivi «(a e b) o c» oppure «a e (b o c)»"},
        {"definizione x : sì_no\n    t tra (a,b)\n",
         "R022 «,»",
         "la virgola di un elenco è seguita da uno spazio",
         "scrivi uno spazio dopo la virgola: senza, fra due cifre, separa i decimali"},
        {"strumento x\n    apre a,b\n",
         "R022 «,»",
         "la virgola di un elenco è seguita da uno spazio",
         "scrivi uno spazio dopo la virgola: senza, fra due cifre, separa i decimali"},
        {"parametro x : euro\n    dal 2026-01-01 5 euro\nambito regione\n",
         "R030 «ambito»",
         "«ambito» è la prima dichiarazione del file e si scrive una volta sola",
         "spostalo in cima; ciò che vale altrove sta in un altro file"},
    })));
}

TEST_CASE("habits of other languages; numbers, days, capitals") {
    check(GENERATE(values<Case>({
        {"definizione x : sì_no\n    a and not b\n",
         "R017 «and»",
         "«and» è inglese: le regole si scrivono in italiano",
         "scrivi «e»"},
        {"definizione x : sì_no\n    a or b\n",
         "R017 «or»",
         "«or» è inglese: le regole si scrivono in italiano",
         "scrivi «o»"},
        {"definizione x : sì_no\n    if a\n",
         "R017 «if»",
         "«if» è inglese: le regole si scrivono in italiano",
         "scrivi «se»"},
        {"definizione x : sì_no\n    a == b e c\n",
         "R018 «==»",
         "«==» non è della lingua delle regole",
         "scrivi «=»"},
        {"definizione x : sì_no\n    a ≤ 3\n",
         "R018 «≤»",
         "«≤» non è della lingua delle regole",
         "scrivi «<=»"},
        {"definizione x : sì_no\n    a != b\n",
         "R018 «!=»",
         "«!=» non è della lingua delle regole",
         "scrivi «diverso da»"},
        {"definizione x : sì_no\n    a && b\n",
         "R018 «&&»",
         "«&&» non è della lingua delle regole",
         "scrivi «e»"},
        {"definizione x : sì_no\n    a => 3\n",
         "R018 «=>»",
         "«=>» non è della lingua delle regole",
         "scrivi «>=»"},
        {"strumento x\n    valido dal 23/11/2026\n",
         "R023 «23/11/2026»",
         "«23/11/2026»: le date si scrivono anno-mese-giorno",
         "scrivi 2026-11-23"},
        {"definizione x : sì_no\n    data_pad >= 23/11/2026\n",
         "R023 «23/11/2026»",
         "«23/11/2026»: le date si scrivono anno-mese-giorno",
         "scrivi 2026-11-23"},
        {"definizione x : sì_no\n    2026-1-5 <= oggi\n",
         "R023 «2026-1-5»",
         "«2026-1-5»: le date si scrivono anno-mese-giorno",
         "scrivi 2026-01-05"},
        {"strumento x\n    Richiede \"A\"\n        c\n",
         "R031 «Richiede»",
         "«Richiede»: le parole della lingua si scrivono in minuscolo",
         "scrivi «richiede»"},
        {"definizione x : sì_no\n    a E b\n",
         "R031 «E»",
         "«E»: le parole della lingua si scrivono in minuscolo",
         "scrivi «e»"},
        {"definizione x : sì_no\n    Non a\n",
         "R031 «Non»",
         "«Non»: le parole della lingua si scrivono in minuscolo",
         "scrivi «non»"},
        {"definizione x : sì_no\n    a Tra 1 e 2\n",
         "R031 «Tra»",
         "«Tra»: le parole della lingua si scrivono in minuscolo",
         "scrivi «tra»"},
        {"Strumento x\n    nota \"a\"\n",
         "R031 «Strumento»",
         "«Strumento»: le parole della lingua si scrivono in minuscolo",
         "scrivi «strumento»"},
        {"definizione x : numero\n    10.14\n",
         "T021 «10.14»",
         "«10.14»: il punto separa le migliaia e sta prima di tre cifre esatte",
         "scrivi 10,14 se è un decimale, 1.014 se il punto separa le migliaia"},
        {"definizione x : sì_no\n    eta >= 18 ani\n",
         "T026 «ani»",
         "unità sconosciuta «ani»",
         "le unità sono: euro, euro/mese, euro/anno, percento, anni, mesi, settimane, giorni, ore/settimana, km, minuti, cc"},
    })));
}

TEST_CASE("limits are said, not crossed") {
    const std::string head = "definizione x : sì_no\n    ";
    const auto repeated = [](const char* text, int times) {
        std::string out;
        for (int i = 0; i < times; ++i) out += text;
        return out;
    };
    const auto first = [](const std::string& input) {
        const Found found(input);
        return found.diagnostics.empty() ? std::string("nessuno") : found.diagnostics.items()[0].code;
    };
    CHECK(first(head + repeated("(", 64) + "a" + repeated(")", 64) + "\n") == "nessuno");
    CHECK(first(head + repeated("(", 65) + "a" + repeated(")", 65) + "\n") == "R027");
    CHECK(first(head + repeated("non ", 64) + "a\n") == "nessuno");
    CHECK(first(head + repeated("non ", 65) + "a\n") == "R027");
    CHECK(first(head + "a" + repeated("\n    e a", 199) + "\n") == "nessuno");
    CHECK(first(head + "a" + repeated("\n    e a", 200) + "\n") == "R028");
    CHECK(first(head + "a tra (b" + repeated(",\n    b", 199) + ")\n") == "nessuno");
    CHECK(first(head + "a tra (b" + repeated(",\n    b", 200) + ")\n") == "R028");
    CHECK(first(head + "almeno una tra:" + repeated("\n        - a", 201) + "\n") == "R028");
    CHECK(first("definizione x : numero\n    a" + repeated(" +\n    a", 1000) + "\n") == "R028");
    CHECK(first("strumento x\n    nota \"" + repeated("à", 400) + "\"\n") == "nessuno");
    CHECK(first("strumento x\n    nota \"" + repeated("à", 401) + "\"\n") == "R108");
    CHECK(first("strumento " + repeated("è", 64) + "\n") == "nessuno");
    CHECK(first("strumento " + repeated("è", 65) + "\n") == "R024");
    CHECK(first("definizione x : euro\n    adi." + repeated("q", 65) + "\n") == "R024");
}

TEST_CASE("one run reports every error, and reads the rest") {
    const std::string input =
        "parametr a : euro\n    dal 2026-01-01  1 euro\n\n"
        "strumento b\n    richied \"A\"\n        c\n    nota \"resta\"\n    esclude \"B\"\n        c or d\n"
        "    posti\n\n"
        "definizione e : numero\n    1\n\ndefinizione f : numero\n    2\n";
    Found found(input);
    std::string codes;
    for (std::size_t i = 0; i < found.diagnostics.items().size(); ++i) codes += found.where(i) + " ";
    CHECK(codes == "R006 «parametr» R007 «richied» R017 «or» R011 «posti» R016 «e» ");
    Diagnostics again;
    const language::Tree tree = language::parse(found.sources, 0, again);
    CHECK(language::dump(tree, tree.root) ==
          "file(instrument_decl b(clause nota(title resta)), definition_decl f(type numero, -, 2))");
}
