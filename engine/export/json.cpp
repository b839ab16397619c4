// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Answers, cards, comparisons, cases and diagnostics as JSON (nlohmann-json; paths beside,
// in path_json.cpp). Every key is documented in docs/json.md; the schema's name and
// version is the first key of each document.
// Tested by tests/export/.

#include "export/json.hpp"

#include <fmt/format.h>

#include "attiva/catalogue.hpp"
#include "export/json_parts.hpp"
#include "text/literal.hpp"
#include "text/report.hpp"

namespace attiva {
namespace exporting {

std::string print(const Json& j) {
    return j.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

Json number(Number n) {
    if (n.whole()) return n.num();
    return fmt::format("{}/{}", n.num(), n.den());
}

Json source(const SourceRef& s) {
    return {{"atto", s.act},     {"titolo", s.act_title}, {"punto", s.place},
            {"da_verificare", s.unverified}, {"file", s.file}, {"riga", s.line},
            {"strato", s.layer}, {"locale", s.local}};
}

Json optional_source(const SharedSource& s) { return s ? source(*s) : Json(nullptr); }

Json optional_truth(const std::optional<Truth>& t) { return t ? Json(word(*t)) : Json(nullptr); }

// A document says again what the answer shares: deeper than this it is cut.
constexpr int deepest_reason = 12;

Json reason_at(const Reason& r, bool decisive, int depth) {
    Json parts = Json::array();
    if (depth < deepest_reason)
        for (const auto& p : r.parts) parts.push_back(reason_at(*p, p.decisive, depth + 1));
    return {{"frase", r.text},       {"verita", optional_truth(r.truth)}, {"valore", r.value},
            {"presunto", r.presumed}, {"riservato", r.hidden},           {"decide", decisive},
            {"fonte", optional_source(r.source)}, {"parti", std::move(parts)}};
}

Json reason(const Reason& r) { return reason_at(r, true, 0); }

Json missing(const Missing& m) {
    return {{"attributo", m.attribute}, {"etichetta", m.label}, {"domanda", m.question},
            {"chi_lo_sa", m.holder},    {"componente", m.member}, {"riservato", m.hidden},
            {"in_parte", m.partial},    {"si_sa", m.known}};
}

Json result(const Result& r) {
    return {{"nome", r.name},     {"titolo", r.title}, {"tipo", r.type},
            {"testo", r.text},    {"esatto", r.exact}, {"minimo", number(r.lo)},
            {"massimo", number(r.hi)}, {"fonte", optional_source(r.source)},
            {"manca", list(r.missing, missing)}};
}

Json line(const Line& l) {
    return {{"tipo", l.kind}, {"testo", l.text}, {"verita", optional_truth(l.truth)},
            {"fonte", optional_source(l.source)}};
}

Json funding(const Funding& f) {
    return {{"linea", f.id}, {"nome", f.name}, {"costo", f.cost}, {"esito", word(f.payable)}, {"in_breve", f.summary},
            {"fino_al", f.until ? Json(text::write_date(*f.until)) : Json(nullptr)}, {"da_verificare", f.unverified},
            {"ragioni", list(f.reasons, reason)}, {"manca", list(f.missing, missing)}, {"limiti", list(f.limits, line)},
            {"fonte", optional_source(f.source)}};
}

Json opener(const Opener& o) { return {{"strumento", o.id}, {"nome", o.name}, {"servizio", o.service}}; }

Json way_in(const WayIn& w) {
    return list(w.changes, [](const ChangeNeeded& c) {
        return Json{{"attributo", c.attribute}, {"etichetta", c.label},   {"componente", c.member}, {"ora", c.now},
                    {"serve", c.needed},        {"distanza", c.distance}, {"chi_lo_cambia", c.by},
                    {"al_termine_di", list(c.openers, opener)}};
    });
}

Json instrument(const InstrumentAnswer& i) {
    return {{"id", i.id},
            {"nome", i.name},
            {"verdetto", word(i.verdict)},
            {"adeguatezza", word(i.suitability)},
            {"persona_dice", word(i.wish)},
            {"ammissibile", word(i.eligible)},
            {"in_tempo", word(i.in_time)},
            {"offerto", word(i.offered)},
            {"in_breve", i.summary},
            {"possibile_dal", i.from ? Json(text::write_date(*i.from)) : Json(nullptr)},
            {"si_apre_con", i.opened_by},
            {"fascia", i.tier},
            {"interpretazione", i.interpretation},
            {"da_verificare", i.unverified},
            {"locale", i.local},
            {"servizi", i.services},
            {"non_piu_in_vigore", i.expired}, {"comunque", i.anyway}, {"non_esaurito", i.exhausted}, {"presunto", i.presumed},
            {"manca", list(i.missing, missing)},
            {"cambierebbe", list(i.ways_in, way_in)},
            {"cambierebbe_taciuti", i.ways_kept_back},
            {"cambierebbe_tutto", i.ways_complete},
            {"ragioni", list(i.reasons, reason)},
            {"ragioni_adeguatezza", list(i.suitability_reasons, reason)},
            {"risultati", list(i.results, result)},
            {"da_sapere", list(i.lines, line)},
            {"fondi", list(i.funding, funding)}};
}

Json notice(const Diagnostic& d) { return {{"codice", d.code}, {"messaggio", d.message}, {"aiuto", d.help}}; }

Json presumed(const PresumedFact& p) {
    return {{"attributo", p.attribute}, {"etichetta", p.label}, {"valore", p.value}, {"componente", p.member}};
}

}  // namespace exporting

using namespace exporting;  // NOLINT(google-build-using-namespace): the parts of this file

std::string to_json(const Answer& a) {
    return print({{"schema", "attiva/risposta/1"},
                  {"giorno", text::write_date(a.day)},
                  {"luogo", a.place},
                  {"vista", a.view},
                  {"catalogo", a.digest},
                  {"persona", a.subject},
                  {"nota", "proposta: decide l'équipe"},
                  {"presunzioni_attive", a.presumptions_on},
                  {"strumenti", list(a.instruments, instrument)},
                  {"presunzioni", list(a.presumptions, presumed)},
                  {"avvisi", list(a.notes.items(), notice)}});
}

namespace {

Json change(const Change& c) {
    return {{"che_cosa", word(c.kind)}, {"genere", c.subject}, {"nome", c.name}, {"prima", c.before},
            {"dopo", c.after},          {"file", c.file},      {"riga", c.line}};
}

Json instrument_difference(const InstrumentDifference& d) {
    return {{"id", d.id},
            {"nome", d.name},
            {"che_cosa", word(d.kind)},
            {"effetto", word(d.direction)},
            {"dal", d.from() ? Json(text::write_date(*d.from())) : Json(nullptr)},
            {"altro_verso_non_deciso", d.half},
            {"ammesso_solo_dopo", d.gains},
            {"ammesso_solo_dopo_dal", d.gains_from ? Json(text::write_date(*d.gains_from)) : Json(nullptr)},
            {"ammesso_solo_prima", d.loses},
            {"ammesso_solo_prima_dal", d.loses_from ? Json(text::write_date(*d.loses_from)) : Json(nullptr)},
            {"cambiamenti", list(d.changes, change)}};
}

}  // namespace

std::string to_json(const Comparison& c) {
    return print({{"schema", "attiva/confronto/1"},
                  {"giorno", text::write_date(c.day)},
                  {"prima", c.before},
                  {"dopo", c.after},
                  {"strumenti", list(c.instruments, instrument_difference)},
                  {"comuni", list(c.shared, change)}});
}

namespace {

Json lines(const std::vector<CardLine>& all) {
    Json out = Json::array();
    for (const auto& l : all) out.push_back({{"livello", l.depth}, {"testo", l.text}, {"fonte", optional_source(l.source)}});
    return out;
}

Json clauses(const std::vector<CardClause>& all) {
    Json out = Json::array();
    for (const auto& c : all)
        out.push_back({{"tipo", c.kind}, {"frase", c.title}, {"periodo", c.period}, {"se", lines(c.guard)},
                       {"condizione", lines(c.body)}, {"fonte", optional_source(c.source)}});
    return out;
}

Json parameters(const std::vector<CardParameter>& all) {
    Json out = Json::array();
    for (const auto& p : all) {
        Json values = Json::array();
        for (const auto& v : p.values)
            values.push_back({{"periodo", v.period}, {"valore", v.text}, {"locale", v.local}, {"fonte", optional_source(v.source)}});
        out.push_back({{"id", p.id}, {"titolo", p.title}, {"stabilito_dalla_zona", p.left_to_zone}, {"valori", std::move(values)}});
    }
    return out;
}

Json card(const Card& c) {
    return {{"id", c.id}, {"nome", c.name}, {"tipo", c.kind}, {"fondo", c.fund}, {"descrizione", c.description},
            {"strato", c.layer}, {"unita", c.unit}, {"servizio", c.service}, {"enti", c.bodies},
            {"documenti", c.documents}, {"collegamenti", c.links}, {"da_verificare", c.unverified},
            {"fonte", optional_source(c.source)}, {"clausole", clauses(c.clauses)}, {"clausole_locali", clauses(c.local)},
            {"parametri", parameters(c.parameters)}, {"pagato_da", c.paid_by}, {"si_apre_con", c.opened_by}};
}

Json to_share(const SharingSet& s) {
    const Json facts = list(s.facts, [](const FactToShare& f) {
        return Json{{"attributo", f.attribute}, {"etichetta", f.label}, {"componente", f.member},
                    {"chi_lo_sa", f.holder},    {"consenso", f.consent}};
    });
    return {{"fatti", facts}, {"verdetto", s.outcome.empty() ? Json(nullptr) : Json(s.outcome)}};
}

}  // namespace

std::string to_json(const SharingAnswer& a) {
    return print({{"schema", "attiva/condividi/1"},
                  {"giorno", text::write_date(a.day)},
                  {"luogo", a.place},
                  {"vista", a.view},
                  {"catalogo", a.digest},
                  {"persona", a.subject},
                  {"con", a.with},
                  {"su_valori_veri", a.on_true_values},
                  {"strumento", a.id},
                  {"nome", a.name},
                  {"verdetto", word(a.verdict)},
                  {"basta", list(a.enough, to_share)},
                  {"puo_bastare", list(a.may, to_share)},
                  {"basta_tutti", a.all_enough},
                  {"puo_bastare_tutti", a.all_may},
                  {"manca_anche", list(a.besides, missing)},
                  {"avvisi", list(a.notes.items(), notice)}});
}

std::string to_json(const std::vector<Card>& cards) {
    Json out{{"schema", "attiva/schede/1"}, {"schede", Json::array()}};
    for (const auto& c : cards) out["schede"].push_back(card(c));
    return print(out);
}

std::string to_json(const std::vector<Unsettled>& list) {
    Json out{{"schema", "attiva/revisione/1"}, {"voci", Json::array()}};
    for (const auto& u : list)
        out["voci"].push_back({{"tipo", u.kind}, {"che_cosa", u.what}, {"fonte", optional_source(u.source)},
                               {"letto_il", u.read_on}, {"usato_da", u.relied_on_by}});
    return print(out);
}

std::string to_json(const Calendar& c) {
    const auto why = [](const DayReason& r) { return Json{{"testo", r.text}, {"clausola", r.clause}, {"fonte", optional_source(r.source)}}; };
    const auto period = [&](const CalendarPeriod& p) {
        return Json{{"dal", text::write_date(p.from)}, {"al", text::write_date(p.to)}, {"verdetto", word(p.verdict)},
                    {"comunque", p.anyway},            {"in_breve", p.summary},        {"perche", list(p.why, why)}};
    };
    const auto instrument = [&](const InstrumentCalendar& i) {
        return Json{{"id", i.id}, {"nome", i.name},
                    {"attivabile_dal", i.available_from ? Json(text::write_date(*i.available_from)) : Json(nullptr)},
                    {"periodi", list(i.periods, period)}};
    };
    const auto event = [&](const CalendarEvent& e) {
        return Json{{"giorno", text::write_date(e.day)}, {"che_cosa", word(e.turning)},       {"id", e.instrument->id},
                    {"prima", word(e.before->verdict)},  {"dopo", word(e.after->verdict)}, {"perche", list(e.after->why, why)}};
    };
    return print({{"schema", "attiva/calendario/1"}, {"dal", text::write_date(c.from)}, {"al", text::write_date(c.to)},
                  {"luogo", c.place}, {"vista", c.view}, {"catalogo", c.digest}, {"persona", c.subject},
                  {"nota", "Proposta: decide l'équipe."}, {"presunzioni_attive", c.presumptions_on},
                  {"strumenti", list(c.instruments, instrument)}, {"cambiamenti", list(events(c), event)},
                  {"avvisi", list(c.notes.items(), notice)}});
}

std::string to_json(const CaseReport& report) {
    const auto one = [](const CaseResult& c) {
        return Json{{"id", c.id},     {"titolo", c.title},  {"file", c.file},
                    {"riga", c.line}, {"riuscito", c.passed}, {"differenze", c.differences}};
    };
    const auto atom = [](const AtomCoverage& a) {
        return Json{{"strumento", a.instrument}, {"condizione", a.atom}, {"file", a.file}, {"riga", a.line},
                    {"si", a.yes},               {"no", a.no},           {"ignoto", a.unknown}};
    };
    return print({{"schema", "attiva/prove/1"},
                  {"casi", list(report.cases, one)},
                  {"copertura", list(report.atoms, atom)}});
}

namespace exporting {

std::string diagnostics_to_json(const Diagnostics& diagnostics, const text::Sources& sources) {
    const auto place = [&](Span where) {
        Json j{{"file", ""}, {"riga", 0}, {"colonna", 0}, {"parole", ""}};
        if (!where.known()) return j;
        const auto at = sources.place(where);
        j["file"] = sources.name(where.file);
        j["riga"] = at.line;
        j["colonna"] = at.column;
        j["parole"] = std::string(sources.words(where));
        return j;
    };
    const auto one = [&](const Diagnostic& d) {
        Json j{{"gravita", text::word(d.severity)}, {"codice", d.code}, {"messaggio", d.message}};
        j["dove"] = place(d.where);
        j["etichetta"] = d.label;
        j["note"] = list(d.notes, [&](const DiagnosticNote& n) {
            return Json{{"messaggio", n.message}, {"dove", place(n.where)}};
        });
        j["aiuto"] = d.help;
        return j;
    };
    return print({{"schema", "attiva/diagnostici/1"}, {"diagnostici", list(diagnostics.items(), one)}});
}

}  // namespace exporting
namespace {

Json named(const std::vector<NamedInstrument>& list) {
    Json out = Json::array();
    for (const auto& i : list) out.push_back(i.id);
    return out;
}

Json request(const ServiceRequest& r) {
    return {{"servizio", r.service}, {"nome", r.name}, {"attributo", r.attribute},
            {"fatto", r.label}, {"membro", r.member}, {"domanda", r.question}};
}

}  // namespace

std::string to_json(const NextStep& s, std::size_t number) {
    return print({{"schema", "attiva/domanda/1"}, {"numero", number}, {"attributo", s.attribute}, {"membro", s.member},
                  {"fatto", s.label}, {"domanda", s.question}, {"chi_lo_sa", s.holder}, {"documento", s.document},
                  {"come", s.how}, {"noto", s.known},
                  {"scelte", list(s.choices, [](const auto& c) { return Json{{"id", c.first}, {"nome", c.second}}; })},
                  {"risposte", list(s.answers, [](const ForeseenAnswer& a) {
                       return Json{{"se", a.text}, {"apre", named(a.opens)}, {"chiude", named(a.closes)}};
                   })},
                  {"perche", list(s.because, [](const AskedBecause& b) {
                       return Json{{"strumento", b.instrument.id}, {"condizione", b.condition}, {"fonte", optional_source(b.source)}};
                   })},
                  {"decide_in_media", fmt::format("{:.2f}", s.settles)}, {"da_chiarire", s.open}});
}

std::string to_json(const ScreeningSheet& s) {
    return print({{"schema", "attiva/scheda/1"}, {"giorno", text::write_date(s.day)}, {"luogo", s.place}, {"vista", s.view},
                  {"catalogo", s.digest}, {"strumenti", s.instruments}, {"decisi_senza", fmt::format("{:.2f}", s.before)},
                  {"decisi_con", fmt::format("{:.2f}", s.after)},
                  {"domande", list(s.facts, [](const ScreeningFact& f) {
                       return Json{{"attributo", f.attribute}, {"fatto", f.label}, {"domanda", f.question}, {"chi_lo_sa", f.holder},
                                   {"documento", f.document}, {"come", f.how},
                                   {"scelte", list(f.choices, [](const auto& c) { return Json{{"id", c.first}, {"nome", c.second}}; })},
                                   {"sezione", f.section}, {"solo_se", f.only_if}, {"di_ciascuno", f.of_each},
                                   {"decisi", fmt::format("{:.2f}", f.settled)}};
                   })}});
}

std::string to_json(const InterviewOutcome& o) {
    Json verdicts = Json::object();
    for (const auto& i : o.now.instruments) verdicts[i.id] = word(i.verdict);
    return print({{"schema", "attiva/intervista/1"}, {"finita", o.finished}, {"risposte", o.answered},
                  {"non_esaurita", o.exhausted}, {"verdetti", std::move(verdicts)},
                  {"richieste", list(o.requests, request)}, {"foglio", o.sheet}});
}

}  // namespace attiva
