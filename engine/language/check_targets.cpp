// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Clauses that name other things: instruments of the history, services, funds,
// the attribute an instrument changes; and the money of funds.
// Tested by tests/language/check_clauses_test.cpp.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "language/check_clauses.hpp"
#include "language/keywords.hpp"

namespace attiva::language::checking {

using vocabulary::Base;

namespace {

TypedNode history_node(Op op, Span span, InstrumentId target, const Gate& gate) {
    TypedNode n;
    n.op = op;
    n.type = boolean_type;
    n.span = span;
    n.ref = target;
    n.gate = gate;
    return n;
}

}  // namespace

void ClauseChecker::instruments() {
    const Cursor objects = part(ClausePart::objects);
    if (objects.size() == 0) missing("quale strumento");
    std::vector<InstrumentId> targets;
    std::vector<std::string> names;
    for (std::size_t i = 0; i < objects.size(); ++i) {
        const Cursor name = objects.child(i);
        const auto id = instrument_of(s_, name, reach_.layer);
        if (!id) continue;
        const bool itself = *id == clause().owner && clause().kind != ClauseKind::pays;
        if (itself && clause().kind != ClauseKind::after &&
            clause().kind != ClauseKind::better_after) {
            s_.error("R405", name.span(),
                     fmt::format("lo strumento nomina sé stesso in «{}»", at_->text),
                     "toglilo dall'elenco");
            continue;
        }
        targets.push_back(*id);
        names.push_back(name->text);
    }
    clause().targets = names;
    const Cursor label = part(ClausePart::label);
    if (clause().kind == ClauseKind::incompatible)
        clause().same_household = label && label->text == "stesso nucleo";
    if (clause().kind == ClauseKind::pays && label) cost(label);
    history_body(targets);
}

// dopo: one of them is concluded; mentre, incompatibile: one of them is running.
void ClauseChecker::history_body(const std::vector<InstrumentId>& targets) {
    const ClauseKind kind = clause().kind;
    const bool after = kind == ClauseKind::after;
    if (targets.empty() ||
        (!after && kind != ClauseKind::during && kind != ClauseKind::incompatible))
        return;
    const Gate gate = expressions_.gate(part(ClausePart::gate));
    std::vector<NodeId> args;
    const Span span = part(ClausePart::objects).span();
    for (const InstrumentId t : targets)
        args.push_back(s_.add(history_node(after ? Op::done : Op::running, span, t, gate)));
    if (args.size() == 1) return set_body(args.front());
    TypedNode any;
    any.op = Op::any_of;
    any.type = boolean_type;
    any.span = span;
    any.args = std::move(args);
    set_body(s_.add(std::move(any)));
}

void ClauseChecker::services() {
    const Cursor objects = part(ClausePart::objects);
    if (objects.size() == 0) missing("quale servizio");
    for (std::size_t i = 0; i < objects.size(); ++i) {
        const Cursor name = objects.child(i);
        if (!name || name.is(Kind::comment)) continue;
        if (s_.vocabulary.find_service(name->text)) {
            clause().targets.push_back(name->text);
            continue;
        }
        s_.error("R110", name.span(),
                 fmt::format("il servizio «{}» non è nel vocabolario", name->text),
                 s_.perhaps(
                     name->text, [&] { return ids(s_.vocabulary.services()); },
                     "aggiungilo ai «servizi» del vocabolario"));
    }
}

void ClauseChecker::funds() {
    const Cursor objects = part(ClausePart::objects);
    for (std::size_t i = 0; i < objects.size(); ++i) {
        const Cursor name = objects.child(i);
        if (!name || name.is(Kind::comment)) continue;
        if (s_.funds.count(name->text) != 0) {
            clause().targets.push_back(name->text);
            continue;
        }
        s_.error("R111", name.span(), fmt::format("il fondo «{}» non esiste", name->text),
                 s_.perhaps(
                     name->text, [&] { return ids(s_.book.funds); },
                     "dichiaralo con «fondo " + name->text + "»"));
    }
    if (const Cursor label = part(ClausePart::label)) cost(label);
}

// per costo C; of a ceiling, also per persona.
void ClauseChecker::cost(Cursor label) {
    clause().qualifier = label->text;
    if (listed(cost_words, label->text)) return;
    if (clause().kind == ClauseKind::ceiling && label->text == "persona") return;
    s_.error("R421", label.span(), fmt::format("il costo «{}» non c'è", label->text),
             s_.perhaps(
                 label->text, [] { return cost_words; },
                 fmt::format("i costi sono: {}", fmt::join(cost_words, ", "))));
}

// al termine ATTRIBUTE diventa VALUE / sale di N / scende di N
void ClauseChecker::effect() {
    const Cursor label = part(ClausePart::label);
    if (!label) return;
    const auto id = s_.vocabulary.find(label->text);
    if (!id) {
        s_.error("R102", label.span(), fmt::format("l'attributo «{}» non esiste", label->text),
                 s_.perhaps(
                     label->text, [&] { return ids(s_.vocabulary.attributes()); },
                     "«al termine» cambia un attributo del vocabolario"));
        return;
    }
    clause().attribute = *id;
    const vocabulary::Attribute& attribute = s_.vocabulary[*id];
    if (attribute.derivation != vocabulary::Derivation::none)
        return s_.error(
            "R406", label.span(),
            fmt::format("«{}» si calcola da una data: non cambia con uno strumento", attribute.id),
            "scrivi come cambia l'attributo da cui si calcola");
    if (part(ClausePart::body2)) return shift(attribute);
    Type type = attribute.type;
    if (type.base == Base::set || type.base == Base::place)
        return s_.error(
            "R406", label.span(),
            fmt::format("«{}» è {}: non può diventare un valore solo", attribute.id, in_type(type)),
            "scegli un attributo sì_no, una scelta, una quantità o una data");
    set_body(body_value(type));
}

void ClauseChecker::shift(const vocabulary::Attribute& attribute) {
    const Cursor at = part(ClausePart::body2);
    const bool ordered =
        attribute.type.base == Base::choice && s_.vocabulary.list(attribute.type.list).ordered;
    if (!ordered)
        return s_.error(
            "R406", part(ClausePart::label).span(),
            fmt::format("«{}» non è una scelta ordinata: non sale e non scende", attribute.id),
            "scrivi «diventa valore»");
    Type type = number_type;
    const NodeId id = expressions_.value(at, type);
    if (id == none) return;
    const Number n = s_[id].value.lo;
    if (s_[id].op != Op::constant || !n.whole() || n < Number(1) || n > Number(63))
        return s_.error("R404", at.span(), "qui serve un numero intero da 1 a 63",
                        "per esempio «scende di 1»");
    const Cursor word = part(ClausePart::count_);
    const bool down = word && word->text.rfind("scende", 0) == 0;
    clause().shift = static_cast<std::int32_t>(down ? -n.num() : n.num());
}

// tetto, premio, dotazione: an amount of any period.
void ClauseChecker::money() {
    const Cursor body = part(ClausePart::body);
    if (const Cursor label = part(ClausePart::label)) cost(label);
    const NodeId id = body ? expressions_.any_value(body) : missing("quanto");
    if (id == none) return;
    const Type type = s_[id].type;
    if (!is_money(type.base) &&
        !(clause().kind == ClauseKind::ceiling && vocabulary::numeric(type.base)))
        return s_.error("R403", body.span(),
                        fmt::format("qui serve un importo, l'espressione è {}", in_type(type)),
                        "scrivi una somma in euro, euro/mese o euro/anno");
    clause().type = type;
    set_body(id);
}

// riserva, cofinanzia: a percent, or for a reserve an amount too.
void ClauseChecker::share() {
    const Cursor body = part(ClausePart::body);
    const NodeId id = body ? expressions_.any_value(body) : missing("quanto");
    if (id == none) return;
    const Type type = s_[id].type;
    if (type.base != Base::percent &&
        !(clause().kind == ClauseKind::reserve && is_money(type.base)))
        return s_.error("R403", body.span(),
                        fmt::format("qui serve una percentuale, l'espressione è {}", in_type(type)),
                        "scrivi, per esempio, «40 percento»");
    clause().type = type;
    set_body(id);
}

}  // namespace attiva::language::checking
