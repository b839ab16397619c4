// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// What each clause says, kind by kind: conditions, amounts, durations, targets.
// Every condition that decides must say from which act it comes.
// Tested by tests/language/check_clauses_test.cpp.
#include "language/check_clauses.hpp"

#include <fmt/format.h>

namespace attiva::language::checking {

using vocabulary::Base;

namespace {

// A clause that only describes, advises or says who does what.
bool descriptive(ClauseKind kind) {
    switch (kind) {
        case ClauseKind::indicated:
        case ClauseKind::discouraged:
        case ClauseKind::prepares:
        case ClauseKind::better_after:
        case ClauseKind::opens:
        case ClauseKind::involves:
        case ClauseKind::effect:
        case ClauseKind::no_requirements:
        case ClauseKind::ranking:
        case ClauseKind::managed_by:
        case ClauseKind::activity_area:
        case ClauseKind::remark: return true;
        default: return false;
    }
}

// What changes whether, when or how much says from which act. Where a clause has
// none of its own the `fonte` of its block stands for it, and in the layer of the
// instrument that of the instrument.
bool needs_source(ClauseKind kind) {
    if (kind == ClauseKind::exception_act) return false;  // asked for below, in words of its own
    return !descriptive(kind);
}

Scene scene_of(const State& s, const Pending& p, const Citation& source) {
    const Clause& c = s.book.clauses[p.index];
    Scene scene;
    scene.reach = p.reach;
    scene.owner = c.owner;
    scene.fund = p.fund;
    scene.activation = c.kind == ClauseKind::prepares || c.kind == ClauseKind::amount ||
                       c.kind == ClauseKind::outcome;
    scene.source = source;
    return scene;
}

}  // namespace

ClauseChecker::ClauseChecker(State& s, const Pending& pending)
    : s_(s),
      at_(pending.at),
      reach_(pending.reach),
      id_(pending.index),
      source_(cited(s, pending.at.part(ClausePart::source), pending.source)),
      expressions_(s, scene_of(s, pending, source_)) {}

NodeId ClauseChecker::missing(const char* what) {
    s_.error("R401", clause().where.span, fmt::format("«{}» non dice {}", at_->text, what),
             "scrivilo nell'intestazione o nella riga seguente, più rientrata");
    return none;
}

std::optional<NodeId> ClauseChecker::body_condition() {
    const Cursor body = part(ClausePart::body);
    const NodeId id = body ? expressions_.condition(body) : missing("quale condizione");
    return id == none ? std::nullopt : std::optional(id);
}

std::optional<NodeId> ClauseChecker::body_value(Type& type) {
    const Cursor body = part(ClausePart::body);
    const NodeId id = body ? expressions_.value(body, type) : missing("quale valore");
    return id == none ? std::nullopt : std::optional(id);
}

// Months or days, whichever is written.
std::optional<NodeId> ClauseChecker::duration(Cursor c, Type* type) {
    const NodeId id = expressions_.duration(c);
    if (id == none) return std::nullopt;
    if (type != nullptr) *type = s_[id].type;
    return id;
}

void ClauseChecker::common() {
    const Days days = days_of(s_, part(ClausePart::period));
    std::optional<NodeId> guard;
    if (const Cursor at = part(ClausePart::guard)) {
        const NodeId id = expressions_.condition(at);
        if (id != none) guard = id;
    }
    Clause& c = clause();
    c.source = source_;
    c.from = days.from;
    c.to = days.to;
    c.guard = guard;
    if (needs_source(c.kind) && c.source.empty())
        s_.error("R408", c.where.span, fmt::format("«{}» non dice da quale atto viene", at_->text),
                 local(reach_.layer)
                     ? "aggiungi «fonte atto \"punto\"»: una clausola locale cita il proprio atto"
                     : "aggiungi «fonte atto \"punto\"» alla clausola, oppure una «fonte» allo strumento");
}

void ClauseChecker::check() {
    common();
    switch (clause().kind) {
        case ClauseKind::requires_:
        case ClauseKind::excludes:
        case ClauseKind::prepares:
        case ClauseKind::beneficiaries:
            set_body(body_condition());
            break;
        case ClauseKind::indicated:
        case ClauseKind::discouraged:
            appropriateness();
            break;
        case ClauseKind::suspends:
        case ClauseKind::forfeits:
            event_clause();
            break;
        case ClauseKind::amount:
        case ClauseKind::outcome:
            result();
            break;
        case ClauseKind::duration:
            durations();
            break;
        case ClauseKind::repeatable:
            repeatable();
            break;
        case ClauseKind::places:
            places();
            break;
        case ClauseKind::effect:
            effect();
            break;
        case ClauseKind::after:
        case ClauseKind::during:
        case ClauseKind::incompatible:
        case ClauseKind::better_after:
        case ClauseKind::opens:
        case ClauseKind::pays:
            instruments();
            break;
        case ClauseKind::involves:
        case ClauseKind::managed_by:
            services();
            break;
        case ClauseKind::not_cumulative:
            funds();
            break;
        case ClauseKind::activity_area:
            clause().area = scope_of(s_, part(ClausePart::objects));
            break;
        case ClauseKind::activated:
            activated();
            break;
        case ClauseKind::valid:
        case ClauseKind::window:
            if (!part(ClausePart::period)) missing("in quali giorni");
            break;
        case ClauseKind::ceiling:
        case ClauseKind::premium:
        case ClauseKind::budget:
            money();
            break;
        case ClauseKind::reserve:
        case ClauseKind::cofunding:
            share();
            break;
        case ClauseKind::remark:
        case ClauseKind::ranking:
            no_body();
            break;
        case ClauseKind::exception_act:
            no_body();
            if (!part(ClausePart::source))
                s_.error("R408", clause().where.span, "«deroga» non dice quale atto la permette",
                         "aggiungi «fonte atto \"punto\"»");
            break;
        default:
            break;
    }
}

// Told to people, never evaluated: a condition under it would be lost in silence.
void ClauseChecker::no_body() {
    if (const Cursor body = part(ClausePart::body))
        s_.error("R436", body.span(), fmt::format("«{}» non ha un corpo: questa condizione non conterebbe", at_->text),
                 "scrivila dopo «se», oppure in una clausola sua (richiede, esclude, …)");
}

void ClauseChecker::appropriateness() {
    if (part(ClausePart::body))
        set_body(body_condition());
    else if (!clause().guard && !part(ClausePart::guard))
        missing("quando");
    // One place for the condition, wherever it is written.
    Clause& c = clause();
    if (c.body && !c.guard) std::swap(c.body, c.guard);
}

void ClauseChecker::event_clause() {
    // Its sentence is enough: it is told to people, never evaluated.
    if (part(ClausePart::body)) set_body(body_condition());
}

void ClauseChecker::result() {
    if (!part(ClausePart::type)) return;  // the parser, or type_of, has spoken
    Type type = clause().type;
    if (clause().kind == ClauseKind::amount && !is_money(type.base)) {
        s_.error("R403", part(ClausePart::type).span(),
                 fmt::format("un importo non può essere di tipo «{}»", type_word(type)),
                 "usa euro, euro/mese o euro/anno; per altri valori scrivi «risultato»");
        return;
    }
    const auto body = body_value(type);
    clause().type = type;
    clause().body = body;
}

void ClauseChecker::durations() {
    Type type;
    const Cursor body = part(ClausePart::body);
    const auto first = body ? duration(body, &type) : std::nullopt;
    if (!body) missing("quanto");
    std::optional<NodeId> second;
    if (const Cursor more = part(ClausePart::body2)) second = duration(more, nullptr);
    Clause& c = clause();
    c.type = type;
    c.body = first;
    c.body2 = second;
    c.at_most = at_->flag;
    const Cursor label = part(ClausePart::label);
    c.renewal = label && label->text.rfind("rinnovabil", 0) == 0;
}

NodeId ClauseChecker::count_part() {
    const Cursor at = part(ClausePart::count_);
    if (!at) return none;
    Type type = number_type;
    const NodeId id = expressions_.value(at, type);
    if (id == none) return none;
    const Number n = s_[id].value.lo;
    if (s_[id].op == Op::constant && n.whole() && n >= Number(1)) return id;
    s_.error("R404", at.span(), "qui serve un numero intero da 1 in su", "per esempio 2");
    return none;
}

void ClauseChecker::repeatable() {
    const NodeId times = count_part();
    std::optional<NodeId> wait;
    if (const Cursor at = part(ClausePart::body2)) wait = duration(at, nullptr);
    if (times != none) clause().body = times;
    clause().body2 = wait;
}

void ClauseChecker::places() {
    if (!part(ClausePart::count_)) missing("quanti");
    const NodeId n = count_part();
    if (n != none) clause().body = n;
}

void ClauseChecker::activated() {
    const Subject& subject = s_.book.instruments[clause().owner];
    if (!local(reach_.layer)) {
        s_.error(
            "C110", clause().where.span, "«attivato» sta solo nei file di una zona o di un comune",
            "togli la clausola: nello strato superiore si scrive «offerto solo dove attivato»");
        return;
    }
    for (const ClauseId id : subject.clauses)
        if (s_.book.clauses[id].kind == ClauseKind::offered_where_activated) return;
    s_.error_with_note(
        "C111", clause().where.span,
        fmt::format("«{}» è già offerto ovunque: «attivato» non cambia nulla", subject.id),
        "togli la clausola, oppure fai scrivere «offerto solo dove attivato» nello strumento",
        subject.where.span, "lo strumento è qui");
}

namespace {

// A table may cite an act at each of its values.
bool cites(const State& s, NodeId id) {
    const TypedNode& n = s[id];
    if (n.op == Op::titled) return !n.source.empty();
    if (n.op != Op::cases) return false;
    for (std::size_t i = 1; i < n.args.size(); i += 2)
        if (!cites(s, n.args[i])) return false;
    return n.args.size() % 2 == 0 || cites(s, n.args.back());
}

void without_source(State& s, const Provenance& where, const Citation& source, const std::string& what) {
    if (local(where) && source.empty())
        s.error("R408", where.span, fmt::format("{} non dice da quale atto viene", what),
                "aggiungi «fonte atto \"punto\"»: uno strato locale cita il proprio atto");
}

// What zones and comuni fill and declare decides as much as a condition does.
void check_local_sources(State& s) {
    for (const Parameter& p : s.book.parameters)
        for (const ParameterValue& v : p.values)
            if (!v.value || !cites(s, *v.value))
                without_source(s, v.where, v.source, fmt::format("il valore di «{}»", p.id));
    for (const Definition& d : s.book.definitions)
        if (d.body == none || !cites(s, d.body)) without_source(s, d.where, d.source, fmt::format("la definizione «{}»", d.id));
    for (const Interpretation& i : s.book.interpretations)
        without_source(s, i.where, i.source, fmt::format("l'interpretazione «{}»", i.id));
}

}  // namespace

void check_clauses(State& s) {
    for (const Pending& p : s.clauses) ClauseChecker(s, p).check();
    check_local_sources(s);
}

}  // namespace attiva::language::checking
