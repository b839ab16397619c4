// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Paths and the graph of what comes before what as JSON; keys in docs/json.md.
// Tested by tests/export/path_json_test.cpp.

#include "attiva/pathway.hpp"
#include "export/json_parts.hpp"
#include "text/literal.hpp"

namespace attiva {
namespace {

using exporting::Json;
using exporting::list;
using exporting::optional_source;
using exporting::or_null;

Json day(const std::optional<Date>& d) { return d ? Json(text::write_date(*d)) : Json(nullptr); }
const char* word_of(PathProof p) {
    switch (p) {
        case PathProof::proved: return "migliore";
        case PathProof::best_found: return "migliore trovato";
        case PathProof::none: return "nessuno";
        case PathProof::unknown: break;
    }
    return "non trovato";
}

const char* word_of(PathBinding::Kind k) {
    switch (k) {
        case PathBinding::Kind::first_day: return "primo giorno";
        case PathBinding::Kind::condition: return "condizione";
        case PathBinding::Kind::prerequisite: return "viene dopo";
        case PathBinding::Kind::advice: return "consiglio";
        case PathBinding::Kind::window: return "finestra";
        case PathBinding::Kind::wait: return "attesa";
        case PathBinding::Kind::apart: return "incompatibile";
        case PathBinding::Kind::hours: return "ore";
        case PathBinding::Kind::together: return "insieme";
        case PathBinding::Kind::later: return "dopo";
        case PathBinding::Kind::free: break;
    }
    return "libero";
}

Json cost(const PathCost& c) {
    return {{word(PathKey::discouraged), c.discouraged}, {word(PathKey::skipped), c.skipped}, {word(PathKey::end), text::write_date(c.end)},
            {word(PathKey::steps), c.steps}, {word(PathKey::undecided), c.undecided}};
}

// What no path costs less than: null from where that is not known.
Json bound(const Path& p, PathKey first) {
    Json out = cost(p.bound);
    const auto gap = first_gap(p, first);
    const bool nothing = p.proof != PathProof::proved && !gap;
    bool known = !nothing;
    for (const PathKey k : keys_in_order(first)) {
        if (!known) out[word(k)] = nullptr;
        if (k == gap) known = false;
    }
    return out;
}

// How much the path costs more, in one key, than none costs less than.
int over_bound(const Path& p, PathKey k) {
    switch (k) {
        case PathKey::discouraged: return p.cost.discouraged - p.bound.discouraged;
        case PathKey::skipped: return p.cost.skipped - p.bound.skipped;
        case PathKey::end: return p.cost.end - p.bound.end;
        case PathKey::steps: return p.cost.steps - p.bound.steps;
        case PathKey::undecided: break;
    }
    return p.cost.undecided - p.bound.undecided;
}

Json binding(const PathBinding& b) {
    return {{"genere", word_of(b.kind)}, {"testo", b.text}, {"dopo", b.after}, {"gia_dal", day(b.since)}, {"clausola", b.clause}, {"fonte", optional_source(b.source)}};
}

Json attendee(const PathAttendee& a) { return {{"servizio", a.service}, {"essenziale", a.essential}, {"forse", a.maybe}, {"perche", a.why}, {"fonte", optional_source(a.source)}}; }

Json shift(const PathShift& s) {
    return {{"testo", s.text}, {"giorni", s.days}, {"fine", day(s.end)}, {"spostati", list(s.moved, [](const PathShift::Moved& m) {
                                                                              return Json{{"strumento", m.id}, {"previsto", text::write_date(m.planned)}, {"allora", text::write_date(m.then)}};
                                                                          })}};
}

const char* word_of(PathDuration::Counted c) {
    switch (c) {
        case PathDuration::Counted::exact: return "esatta";
        case PathDuration::Counted::usual: return "solita";
        case PathDuration::Counted::most: return "massimo";
        case PathDuration::Counted::least: return "minimo";
        case PathDuration::Counted::one_day: break;
    }
    return "un giorno";
}

Json duration(const PathDuration& d) {
    return {{"testo", d.text}, {"giorni", d.typical}, {"conta", word_of(d.counted)}, {"sposta_le_date", d.dates}, {"minimo", or_null(d.least)}, {"massimo", or_null(d.most)},
            {"indicata", d.known}, {"fonte", optional_source(d.source)}};
}

Json step(const PathStep& s) {
    return {{"strumento", s.id},
            {"nome", s.name},
            {"dal", text::write_date(s.from)},
            {"al", text::write_date(s.to)},
            {"in_corso", s.running},
            {"sconsigliato", s.discouraged},
            {"escluso_salvo", s.presumed},
            {"si_presume", list(s.presumptions, exporting::presumed)},
            {"si_conta_su_esito_positivo", s.assumed},
            {"durata", duration(s.duration)},
            {"non_prima", list(s.not_before, binding)},
            {"servizio", s.service},
            {"equipe", list(s.team, attendee)},
            {"documenti", s.documents},
            {"lascia", s.leaves},
            {"apre", s.opens},
            {"prepara", s.prepares},
            {"saltati", s.skipped},
            {"traguardo", s.milestone},
            {"se_dura", list(s.shifts, shift)},
            {"risposta", s.answer.id.empty() ? Json(nullptr) : exporting::instrument(s.answer)}};
}

Json path(const Path& p, PathKey first) {
    Json costs = cost(p.cost);
    costs["esclusi_salvo"] = p.cost.presumed;
    return {{"esito", word_of(p.proof)}, {"raggiunge", p.reaches}, {"solo_se", p.only_if}, {"fine", text::write_date(p.end)}, {"fine_almeno", p.at_least},
            {"senza_durata", p.unknown_lengths}, {"costo", std::move(costs)},
            {"non_meno_di", bound(p, first)}, {"passi", list(p.steps, step)}};
}

Json cut(const PathCut& c) {
    return {{"ragioni", list(c.bars, [](const PathBar& b) {
                 return Json{{"testo", b.text}, {"strumento", b.instrument}, {"clausole", b.clauses}, {"fonte", optional_source(b.source)}};
             })},
            {"aprirebbe", c.opening}};
}

constexpr std::array hours_from{"chieste", "persona", "solite"};

Json answer(const PathAnswer& a) {
    const auto whole = [&](const Path& p) { return path(p, a.first); };
    Json out{{"schema", "attiva/percorso/1"},
             {"giorno", text::write_date(a.day)},
             {"dal", text::write_date(a.from)},
             {"entro", text::write_date(a.last)},
             {"luogo", a.place},
             {"vista", a.view},
             {"catalogo", a.digest},
             {"persona", a.subject},
             {"nota", "proposta: decide l'équipe"},
             {"presunzioni_attive", a.presumptions_on},
             {"obiettivo", a.goal},
             {"concluso", a.completed},
             {"mete", a.aims},
             {"ore", a.hours},
             {"ore_da", hours_from[static_cast<std::size_t>(a.hours_from)]},
             {"ore_contate", a.hours_counted},
             {"insieme", a.together},
             {"prima_conta", word(a.first)},
             {"esclusi", a.excluded},
             {"gia_raggiunto", a.reached},
             {"esito", word_of(a.proof)},
             {"percorsi", list(a.paths, whole)},
             {"perche_no", list(a.cuts, cut)},
             {"perche_no_provato", a.cuts_proved},
             {"vicini", list(a.near, [&](const NearGoal& n) { return Json{{"id", n.id}, {"nome", n.name}, {"percorso", whole(n.path)}}; })},
             {"da_sapere", a.notes},
             {"fallisce", a.failed},
             {"se_fallisce", a.otherwise ? answer(*a.otherwise) : Json(nullptr)}};
    out["da_prima"] = nullptr;
    if (a.difference) out["da_prima"] = {{"giorno", text::write_date(a.difference->earlier_day)}, {"fine", day(a.difference->earlier_end)}, {"cambiato", a.difference->lines}};
    out["avvisi"] = list(a.warnings.items(), exporting::notice);
    return out;
}

}  // namespace

const char* word(PathKey k) {
    static constexpr const char* words[] = {"sconsigliati", "saltati", "fine", "passi", "incerti"};
    return words[static_cast<int>(k)];
}

std::vector<PathKey> keys_in_order(PathKey first) {
    std::vector<PathKey> out{first};
    for (const PathKey k : {PathKey::discouraged, PathKey::skipped, PathKey::end, PathKey::steps, PathKey::undecided})
        if (k != first) out.push_back(k);
    return out;
}

std::optional<PathKey> first_gap(const Path& p, PathKey first) {
    if (p.proof == PathProof::proved) return std::nullopt;
    for (const PathKey k : keys_in_order(first)) {
        const int over = over_bound(p, k);
        if (over != 0) return over > 0 ? std::optional(k) : std::nullopt;
    }
    return std::nullopt;
}

const char* word(PathGraph::Link::Kind k) {
    static constexpr const char* words[] = {"dopo", "mentre", "lascia", "meglio dopo", "apre", "incompatibile"};
    return words[static_cast<int>(k)];
}

std::string to_json(const PathAnswer& a) { return exporting::print(answer(a)); }

std::string to_json(const PathGraph& g) {
    const auto node = [](const PathGraph::Node& n) {
        return Json{{"id", n.id}, {"nome", n.name}, {"livello", n.layer}, {"verdetto", n.verdict ? Json(word(*n.verdict)) : Json(nullptr)}, {"nel_percorso", n.on_path}};
    };
    const auto link = [&](const PathGraph::Link& l) {
        return Json{{"da", g.nodes[l.from].id}, {"a", g.nodes[l.to].id}, {"tipo", word(l.kind)}, {"testo", l.text}, {"fonte", optional_source(l.source)}};
    };
    return exporting::print({{"schema", "attiva/grafo/1"}, {"giorno", text::write_date(g.day)}, {"luogo", g.place}, {"vista", g.view}, {"catalogo", g.digest}, {"persona", g.subject},
                             {"intorno", g.around.empty() ? Json(nullptr) : Json(g.around)}, {"passi", g.around.empty() ? Json(nullptr) : Json(g.steps)}, {"nodi", list(g.nodes, node)}, {"legami", list(g.links, link)}});
}

}  // namespace attiva
