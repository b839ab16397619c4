// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "export/funds_stories.hpp"

#include <stdexcept>

using namespace attiva;

namespace stories {
namespace {

Date day(int year, int month, int d) { return *date_of(year, month, d); }

SharedSource source(const std::string& title) {
    SourceRef s;
    s.act = "atto";
    s.act_title = title;
    s.place = "art. 3";
    s.file = "rules/toscana/fondo.regole";
    s.line = 12;
    s.layer = "toscana";
    return std::make_shared<const SourceRef>(s);
}

FundsRequest asked(const std::string& person, const std::string& urgency, Cents cents) {
    FundsRequest r;
    r.person = person;
    r.instrument = "tirocinio_inclusione";
    r.name = "Tirocinio di inclusione sociale";
    r.cost = "indennità";
    r.from = day(2026, 12, 1);
    r.to = day(2027, 5, 31);
    r.cents = r.least = cents;
    r.urgency = urgency;
    return r;
}

FundsRequest paid(const std::string& person, const std::string& urgency) {
    FundsRequest r = asked(person, urgency, 300'000);
    r.waiting = 120;
    r.coverage = Coverage::paid;
    r.payments = {{"fse_3h1", "FSE+ 3.h.1, inclusione attiva", 300'000, 0, source("DGR 1 del 2026"), false}};
    r.why = {"fra le 2 linee che possono pagarla"};
    r.refusals = {{"qsfp", "Quota servizi del Fondo Povertà", "potrebbe, ma è più scarsa: la regola la risparmia", false, {}, source("DM 2 del 2025")}};
    return r;
}

FundsRequest tied(const std::string& person, bool in_the_proposal) {
    FundsRequest r = asked(person, "media", 250'050);
    r.coverage = Coverage::tied;
    r.why = {"a pari merito con altre: per la regola scelta vale lo stesso pagare questa o un'altra; decide l'équipe"};
    if (in_the_proposal) r.payments = {{"qsfp", "Quota servizi del Fondo Povertà", 250'050, 50'000, nullptr, true}};
    return r;
}

FundsRequest uncovered() {
    FundsRequest r = asked("dario", "", 800'000);
    r.cost = "formazione";
    r.least = 500'000;
    r.others = 20'000;
    r.waiting = 1;
    r.coverage = Coverage::uncovered;
    r.why = {"la regola guarda prima «richieste pagate di urgenza “media”»: nella proposta 1, pagando questa al massimo 0"};
    FundsRefusal closed{"frd", "Fondo regionale disabili", "la linea finisce il 31 marzo 2027", false, {}, source("Avviso 2025")};
    FundsRefusal unknown{"qsfp", "Quota servizi del Fondo Povertà", "destinatari: riceve l'AdI, o ha un ISEE fino a 10.140 euro", true, {}, nullptr};
    unknown.missing = {{"isee", "ISEE", "Quanto è l'ISEE?", "l'INPS", "", false, false, ""}};
    r.refusals = {closed, unknown};
    r.would = {"basterebbe: 1.500 euro in più per Quota servizi del Fondo Povertà"};
    r.warnings = {"c'è già un impegno per la stessa spesa negli stessi giorni"};
    return r;
}

FundsLine fse() {
    FundsLine l;
    l.id = "fse_3h1";
    l.name = "FSE+ 3.h.1, inclusione attiva";
    l.until = day(2027, 12, 31);
    l.total = 1'000'000;
    l.committed = 150'000;
    l.planned = 600'000;
    l.left = 250'000;
    l.places = 3;
    l.persons = 2;
    l.parts = {{"2026", 500'000, 100'000, 300'000, false}, {"riserva: in carico al SerD", 200'000, 0, 0, true}};
    l.months = {{2026, 12, 50'000, 100'000}, {2027, 1, 100'000, 100'000}, {2027, 2, 0, 400'000}};
    l.alerts = {"nel 2027 la spesa, mese per mese, arriva a 6.000 euro: per l'anno ci sono 5.000 euro"};
    l.source = source("DGR 1 del 2026");
    return l;
}

FundsLine qsfp() {
    FundsLine l;
    l.id = "qsfp";
    l.name = "Quota servizi del Fondo Povertà";
    l.total = 400'050;
    l.planned = 250'050;
    l.premiums = 50'000;
    l.left = 100'000;
    l.persons = 1;
    l.unverified = true;
    return l;
}

FundsAnswer usual() {
    FundsAnswer a;
    a.day = day(2026, 11, 20);
    a.view = "tutto il fascicolo";
    a.digest = "0123456789ab";
    a.rule = {"più richieste pagate della classe più urgente, poi della successiva (alta, media)", "più richieste pagate"};
    a.requests = {paid("anna", "alta"), tied("bruno", true), tied("carla", false), uncovered(), paid("elsa", "alta")};
    a.lines = {fse(), qsfp()};
    a.ties = {{{1, 2}, 1, 1, true, "1 di queste 2: per la regola vale lo stesso, decide l'équipe"}};
    FundsBottleneck b;
    b.requests = {1, 2, 3};
    b.lines = {"qsfp"};
    b.at_most = 1;
    b.needed = 1'000'100;
    b.available = 400'050;
    b.text = "3 richieste chiedono almeno 10.001 euro: questa linea ne ha 4.000,50 (Quota servizi del Fondo Povertà)";
    a.bottlenecks = {b};
    a.levels = {{"richieste pagate di urgenza «alta»", 2, 2, false, true}, {"richieste pagate", 3, 3, false, true}};
    a.optimal = true;
    a.frees = {"1.500 euro in più per Quota servizi del Fondo Povertà: paga dario, Tirocinio di inclusione sociale (formazione, 8.000 euro)"};
    a.alerts = {"anna: Tirocinio di inclusione sociale (indennità) è pagato due volte negli stessi giorni, da X e da Y: controllate che non sia la stessa spesa"};
    a.notes = {"casi senza urgenza scritta: 1; vengono dopo ogni altra classe"};
    a.cases = 5;
    a.refused = 1;
    Diagnostic d;
    d.code = "F001";
    d.message = "un caso non si legge";
    d.help = "correggilo";
    a.warnings.add(d);
    return a;
}

FundsAnswer nothing() {
    FundsAnswer a;
    a.day = day(2026, 11, 20);
    a.view = "il centro per l'impiego";
    a.digest = "0123456789ab";
    a.rule = {"più richieste pagate"};
    a.optimal = true;
    return a;
}

// What files may hold.
FundsAnswer difficult() {
    FundsAnswer a = usual();
    a.lines[0].committed = 1'200'000;
    a.lines[0].planned = a.lines[0].left = 0;
    a.lines[0].overdrawn = true;
    a.lines[1].name = "Avviso pubblico per il finanziamento di percorsi di accompagnamento socio-lavorativo <e> di \"presa in carico\" & co-progettazione, precipitevolissimevolmente_lungo_senza_spazi_di_nessun_genere";
    a.lines.push_back({});
    a.lines.back().id = "zero";
    a.lines.back().name = "Linea senza un euro";
    a.requests[0].person = "=1+1";
    a.requests[1].person = "a;b \"c\"\n\x1B[2J";
    a.requests[2].person = "@x";
    a.requests[3].person = "+39";
    a.requests[3].coverage = Coverage::open;
    a.requests[3].why = {"entro i limiti della ricerca non è deciso se la proposta migliore la paga"};
    a.requests[4].person = "-2";
    a.requests[0].why = {" =HYPERLINK(\"x\")"};
    a.optimal = false;
    a.levels[1] = {"richieste pagate", 3, 4, false, false};
    a.ties[0].exact = false;
    a.bottlenecks[0].kind = FundsBottleneck::Kind::whole;
    return a;
}

FundsAnswer great() {
    FundsAnswer a = nothing();
    for (int k = 0; k < 40; ++k) {
        FundsLine l = k % 2 == 0 ? fse() : qsfp();
        l.id += std::to_string(k);
        l.name += " " + std::to_string(k);
        l.total += 99'999'999'00 + k;
        l.left += 99'999'999'00 + k;  // the other parts are a thread beside it
        a.lines.push_back(l);
    }
    return a;
}

}  // namespace

const std::vector<FundsStory>& funds() {
    static const std::vector<FundsStory> all{{"usuale", usual()}, {"vuoto", nothing()}, {"difficile", difficult()}, {"grande", great()}};
    return all;
}

const FundsAnswer& funds(const std::string& name) {
    for (const FundsStory& s : funds())
        if (s.name == name) return s.answer;
    throw std::out_of_range(name);
}

}  // namespace stories
