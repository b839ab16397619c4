// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The table itself. A row whose reason is not empty says that no shipped rule
// uses the construct, and why; the test refuses a reason that is no longer true.
// Tested by tests/session/constructs_test.cpp.
#include "session/constructs.hpp"

#include "session/forms.hpp"

namespace attiva::tests {
namespace {

// Why a construct stands only in the language.
const std::string no_act = "nessun atto letto lo chiede";
const std::string no_place = "nessun atto letto parla di un territorio così";
const std::string no_tools = "gli strumenti del catalogo non ne hanno bisogno";
const std::string other_form = "le regole dicono la stessa cosa in un'altra forma";

std::vector<Construct> declarations() {
    const auto scope = [](const char* word) { return node(Kind::scope_decl) && has(0, any_child(node(Kind::place_part, word))); };
    const Form open = node(Kind::openness);
    const auto row = [](Form value) { return node(Kind::dated_row) && has(1, std::move(value)); };
    return {
        {"`ambito comune x`", scope("comune")},
        {"`ambito zona x`", scope("zona")},
        {"`ambito provincia XX`", scope("provincia"), no_place},
        {"`ambito regione`", scope("regione"), no_place},
        {"`ambito comuni (x, y)`", node(Kind::scope_decl) && has(0, any_child(node(Kind::place_part) && has(1)))},
        {"`ambito …, …`", node(Kind::scope_decl) && has(0, has(1)), no_place},
        {"`ambito … dal … al …`", node(Kind::scope_decl) && has(1)},
        {"`parametro x : tipo`", node(Kind::parameter_decl)},
        {"`parametro x \"frase\" : tipo`", node(Kind::parameter_decl) && any_child(node(Kind::title))},
        {"riga `dal D [al D] valore`", node(Kind::dated_row) && has(1)},
        {"riga `dal D al D`", node(Kind::dated_row) && has(0, has(1))},
        {"riga `senza valore`", node(Kind::dated_row) && lacks(1)},
        {"riga con una tabella di casi", row(node(Kind::case_table))},
        {"`stabilito dalla zona`", open && flag(false) && lacks(0)},
        {"`stabilito dalla zona, tra A e B`", open && flag(false) && has(0), "nessun atto letto pone limiti alla zona"},
        {"`ampliabile dalla zona`", open && flag(true)},
        {"`integra strumento x`", node(Kind::extension_decl)},
        {"`stabilisce x : valore`", clause("stabilisce", ClausePart::body) && !part(ClausePart::body, node(Kind::rows))},
        {"`stabilisce x`, righe `dal …`", clause("stabilisce", ClausePart::body, any_child(node(Kind::dated_row)))},
        {"`stabilisce x`, righe `fascia …`", clause("stabilisce", ClausePart::body, any_child(node(Kind::tier_row)))},
        {"`fascia N : valore se …`", node(Kind::tier_row) && has(1)},
        {"`fascia N : valore altrimenti`", node(Kind::tier_row) && flag(true)},
        {"`definizione x : tipo`", node(Kind::definition_decl) && flag(false)},
        {"`definizione x di componente : tipo`", node(Kind::definition_decl) && flag(true)},
        {"`interpretazione x \"frase\" : a | b`", node(Kind::interpretation_decl)},
        {"`scelta a` in un'interpretazione", node(Kind::choice), "nessuna fonte letta sceglie: le letture restano aperte"},
        {"`strumento x`", node(Kind::instrument_decl)},
    };
}

std::vector<Construct> clauses() {
    const Form any = node(Kind::clause);
    return {
        {"`richiede`", clause("richiede")},
        {"`richiede sempre`", clause("richiede sempre")},
        {"`esclude`", clause("esclude")},
        {"`predispone`", clause("predispone")},
        {"`valido dal …`", clause("valido")},
        {"`finestra dal … al …`", clause("finestra")},
        {"`finestra senza data`", clause("finestra senza data")},
        {"`offerto solo dove attivato`", clause("offerto solo dove attivato")},
        {"`attivato`", clause("attivato") && without(ClausePart::period)},
        {"`attivato dal …`", clause("attivato", ClausePart::period)},
        {"`dopo x`", clause("dopo") && without(ClausePart::gate), "gli atti letti non si accontentano di una misura finita male"},
        {"`dopo x (con esito …)`", clause("dopo", ClausePart::gate, !node(Kind::gate, "salvo") && lacks(0))},
        {"`dopo x (salvo esito …)`", clause("dopo", ClausePart::gate, node(Kind::gate, "salvo"))},
        {"`dopo x (da almeno …)`", clause("dopo", ClausePart::gate, !node(Kind::gate, "salvo") && has(0)), no_act},
        {"`mentre x`", clause("mentre")},
        {"`incompatibile con x`", clause("incompatibile con") && without(ClausePart::label)},
        {"`incompatibile con x (stessa persona)`", clause("incompatibile con", ClausePart::label, node(Kind::name, "stessa"))},
        {"`incompatibile con x (stesso nucleo)`", clause("incompatibile con", ClausePart::label, node(Kind::name, "stesso"))},
        {"`indicato`", clause("indicato")},
        {"`sconsigliato … se`", clause("sconsigliato", ClausePart::guard)},
        {"`sconsigliato`, condizione nel corpo", clause("sconsigliato", ClausePart::body)},
        {"`importo nome \"frase\" : tipo`", clause("importo")},
        {"`risultato nome \"frase\" : tipo`", clause("risultato")},
        {"`durata al massimo …`", clause("durata") && flag(true)},
        {"`durata …`", clause("durata") && flag(false)},
        {"`…, rinnovabile di …`", clause("durata", ClausePart::label, node(Kind::name, "rinnovabile"))},
        {"`…, prorogabile di …`", clause("durata", ClausePart::label, node(Kind::name, "prorogabile"))},
        {"`ripetibile`", clause("ripetibile") && without(ClausePart::count_) && without(ClausePart::body2)},
        {"`ripetibile al massimo N volte`", clause("ripetibile", ClausePart::count_), no_act},
        {"`ripetibile dopo …`", clause("ripetibile", ClausePart::body2)},
        {"`senza requisiti`", clause("senza requisiti")},
        {"`fonte atto` dello strumento", clause("fonte")},
        {"`deroga`", clause("deroga")},
        {"`nota`", clause("nota")},
        {"`dal D [al D]` di una clausola", any && part(ClausePart::period)},
        {"`se condizione` di una clausola", any && part(ClausePart::guard)},
        {"`fonte \"punto\"`", exactly(Kind::source, "") && has(0)},
        {"`fonte atto`", node(Kind::source) && !exactly(Kind::source, "") && lacks(0)},
        {"`fonte atto \"punto\"`", node(Kind::source) && !exactly(Kind::source, "") && has(0)},
        {"`da_verificare`", node(Kind::source) && flag(true)},
    };
}

std::vector<Construct> later_clauses() {
    const auto effect = [](const char* word) { return clause("al termine", ClausePart::count_, node(Kind::name, word)); };
    return {
        {"`meglio dopo x`", clause("meglio dopo")},
        {"`apre x`", clause("apre")},
        {"`coinvolge servizio`", clause("coinvolge")},
        {"`al termine x diventa …`", clause("al termine", ClausePart::body)},
        {"`al termine x scende di N`", effect("scende")},
        {"`al termine x sale di N`", effect("sale"), no_act},
        {"`sospende`", clause("sospende")},
        {"`decade`", clause("decade")},
        {"`posti N`", clause("posti")},
        {"`graduatoria`", clause("graduatoria")},
        {"`gestito da servizio`", clause("gestito da")},
        {"`attività in …`", clause("attività")},
    };
}

std::vector<Construct> logic() {
    const auto list = [](const char* word) { return node(Kind::count_list, word); };
    return {
        {"`a e b`", node(Kind::conjunction)},
        {"`a o b`", node(Kind::disjunction)},
        {"`non a`", node(Kind::negation)},
        {"`tutte tra`", list("tutte")},
        {"`almeno una tra`", list("almeno una")},
        {"`almeno N tra`", list("almeno ") && !list("almeno una"), no_act},
        {"`al massimo N tra`", list("al massimo"), no_act},
        {"`nessuna tra`", list("nessuna")},
        {"elenco `(a, b, c)`", node(Kind::count_list) && flag(false), other_form},
        {"elenco di voci `- `", node(Kind::item)},
        {"voce con frase", node(Kind::item) && has(0)},
        {"voce con fonte", node(Kind::item) && has(2)},
        {"`a salvo b`", node(Kind::exception) && lacks(1), "le eccezioni lette hanno un nome"},
        {"`a salvo \"frase\" b`", node(Kind::exception) && has(1)},
        {"`a salvo b salvo c`", node(Kind::exception) && has(2, node(Kind::exception)), no_act},
        {"un nome di tipo `sì_no`", node(Kind::identifier)},
        {"parentesi", node(Kind::parenthesis)},
    };
}

std::vector<Construct> atoms() {
    const auto relation = [](const char* sign) { return exactly(Kind::comparison, sign); };
    const Form never = relation("=") && has(1, exactly(Kind::word_literal, "mai"));
    const auto place = [](const char* word) { return node(Kind::in_place) && has(1, any_child(node(Kind::place_part, word))); };
    return {
        {"`x = y`", relation("=") && !never},
        {"`x diverso da y`, `diversa da`", node(Kind::comparison, "divers")},
        {"`x < y`", relation("<")},
        {"`x <= y`", relation("<=")},
        {"`x > y`", relation(">")},
        {"`x >= y`", relation(">=")},
        {"`x tra A e B`", node(Kind::range)},
        {"`x tra (a, b)`", node(Kind::membership)},
        {"`insieme contiene a`, `contiene (a, b)`", node(Kind::contains, "tutte"), no_act},
        {"`insieme contiene una tra (a, b)`", node(Kind::contains, "una")},
        {"`evento = mai`", never},
        {"`evento avvenuto`", node(Kind::happened) && flag(false)},
        {"`evento mai avvenuto`", node(Kind::happened) && flag(true)},
        {"`evento da meno di …`", node(Kind::since, "meno")},
        {"`evento da almeno …`", node(Kind::since, "almeno")},
        {"`d entro … da r`", node(Kind::within) && has(2), "i termini letti si danno come risultati"},
        {"`d entro r`", node(Kind::within) && lacks(2)},
        {"`dal D [al D]`", node(Kind::in_period) && has(0, has(0))},
        {"`fino al D`", node(Kind::in_period) && has(0, lacks(0))},
        {"`residenza in comune x`", place("comune")},
        {"`residenza in zona x`", place("zona"), "lo dice `ambito`"},
        {"`residenza in provincia XX`", place("provincia")},
        {"`residenza in regione`", place("regione")},
        {"`concluso x`", node(Kind::history, "concluso") && lacks(1), "gli atti letti non si accontentano di una misura finita male"},
        {"`concluso x (cancello)`", node(Kind::history, "concluso") && has(1)},
        {"`in corso x`", node(Kind::history, "in corso")},
        {"`ammissibile a x`", node(Kind::eligible)},
    };
}

std::vector<Construct> quantifiers() {
    const auto q = [](const char* word) { return node(Kind::quantifier, word); };
    return {
        {"`esiste componente con P`", q("esiste") && who("componente")},
        {"`esiste altro componente con P`", q("esiste") && who("altro componente")},
        {"`esiste richiedente con P`", q("esiste") && who("richiedente")},
        {"`esiste familiare con P`", q("esiste") && who("familiare")},
        {"`nessun componente con P`", q("nessun")},
        {"`almeno N componenti con P`", q("almeno")},
        {"`al massimo N componenti con P`", q("al massimo"), no_act},
        {"`ogni componente soddisfa P`", q("ogni") && lacks(0)},
        {"`ogni componente con Q soddisfa P`", q("ogni") && has(0)},
    };
}

std::vector<Construct> terms() {
    const auto sign = [](const char* word) { return exactly(Kind::binary, word); };
    const auto literal = [](const char* word) { return exactly(Kind::word_literal, word); };
    const auto step = [](const char* word) { return exactly(Kind::rounding, word); };
    return {
        {"numero con unità", node(Kind::number_literal)},
        {"data", node(Kind::date_literal)},
        {"`sì`, `no`, `mai`", node(Kind::word_literal) && !literal("oggi")},
        {"`oggi`", literal("oggi")},
        {"nome", node(Kind::identifier)},
        {"`a + b`, anche `data + durata`", sign("+")},
        {"`a - b`, anche `data - durata`", sign("-")},
        {"`a * b`", sign("*")},
        {"`a / b`", sign("/")},
        {"`-a`", node(Kind::unary_minus), no_tools},
        {"`data + durata per eccesso`", node(Kind::upward), no_act},
        {"`il maggiore tra A e B`", node(Kind::extremum, "maggiore") && flag(false)},
        {"`il minore tra A e B`", node(Kind::extremum, "minore") && flag(false)},
        {"`il maggiore tra (A, B, C)`", node(Kind::extremum) && flag(true)},
        {"`X al mese`", node(Kind::conversion, "al mese")},
        {"`X all'anno`", node(Kind::conversion, "all'anno")},
        {"`arrotondato al centesimo`", step("centesimo")},
        {"`arrotondato all'euro`", step("euro"), no_act},
        {"`arrotondato alla decina di euro`", step("decina di euro"), no_act},
        {"`arrotondato all'unità`", step("unità"), no_act},
        {"`arrotondato … per difetto`, `per eccesso`", node(Kind::rounding) && !who(""), no_act},
        {"`mesi tra A e B`", node(Kind::span_between, "mesi"), no_tools},
        {"`giorni tra A e B`", node(Kind::span_between, "giorni"), no_tools},
        {"`primo giorno del mese di D`", node(Kind::month_edge, "primo"), no_act},
        {"`ultimo giorno del mese di D`", node(Kind::month_edge, "ultimo"), no_act},
        {"`numero di componenti con P`", node(Kind::count_of) && has(0)},
        {"`numero di altri componenti con P`", node(Kind::count_of) && who("altro componente")},
        {"`numero di componenti`", node(Kind::count_of) && lacks(0), "lo dice l'attributo `numero_componenti`"},
        {"`somma di T per ogni componente`", node(Kind::sum_of) && lacks(1)},
        {"`somma di T per ogni componente con P`", node(Kind::sum_of) && has(1), other_form},
        {"`somma di T per ogni altro componente`", node(Kind::sum_of) && who("altro componente")},
        {"`volte x`", node(Kind::times_of)},
        {"`strumento.nome`", [](const Tree&, const Node& n) { return n.kind == Kind::identifier && n.text.find('.') != std::string::npos; }},
        {"`caso condizione : valore`", node(Kind::case_row)},
        {"`altrimenti : valore`", node(Kind::else_row)},
    };
}

std::vector<Construct> funds() {
    const std::string yet = "il catalogo non ha ancora fondi";
    return {
        {"`fondo x \"frase\"`", node(Kind::fund_decl)},
        {"`paga x`", clause("paga")},
        {"`… per costo x`", clause("paga", ClausePart::label)},
        {"`destinatari`", clause("destinatari")},
        {"`tetto … per …`", clause("tetto")},
        {"`riserva`", clause("riserva")},
        {"`cofinanzia`", clause("cofinanzia")},
        {"`premio`", clause("premio")},
        {"`non cumulabile con`", clause("non cumulabile con")},
        {"`dotazione`", clause("dotazione")},
    };
}

}  // namespace

std::vector<Section> sections() {
    return {{"Dichiarazioni (§4)", declarations()},
            {"Clausole di uno strumento (§5)", clauses(), true},
            {"Clausole di uno strumento, di funzioni future (§5)", later_clauses(), false, true},
            {"Condizioni: connettivi ed elenchi (§6)", logic(), true},
            {"Condizioni: prove (§6)", atoms(), true},
            {"Condizioni: componenti (§6)", quantifiers(), true},
            {"Termini (§7)", terms()},
            {"Clausole di un fondo, di funzioni future (§8)", funds(), false, true}};
}

bool is_part(Kind kind) {
    switch (kind) {
        case Kind::file:
        case Kind::comment:
        case Kind::reading:
        case Kind::case_table:
        case Kind::title:
        case Kind::period:
        case Kind::type:
        case Kind::name:
        case Kind::place_list:
        case Kind::place_part:
        case Kind::gate:
        case Kind::name_list:
        case Kind::rows:
        case Kind::error: return true;
        default: return false;
    }
}

}  // namespace attiva::tests
