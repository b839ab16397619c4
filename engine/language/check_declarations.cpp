// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// First phase: every file is read for what it declares, before any name is
// resolved, so that rules may refer forward and across files. Two walks: names
// and instruments first, then the clauses (an overlay may stand in a file read
// before the instrument it extends).
// Tested by tests/language/check_names_test.cpp and check_layers_test.cpp.
#include <fmt/format.h>

#include "language/check_state.hpp"
#include "language/check_words.hpp"
#include "text/suggest.hpp"

namespace attiva::language::checking {
namespace {

// Enters a name, or says who has it already. An overlay never takes the name
// of something above it: that would replace it in silence.
bool declare(State& s, const std::string& name, Symbol symbol) {
    const auto [at, fresh] = s.names.emplace(name, symbol);
    if (fresh) return true;
    const Symbol& other = at->second;
    if (other.kind == Symbol::Kind::attribute) {
        s.error_with_note("R101", symbol.span,
                          fmt::format("«{}» è già un attributo del vocabolario", name),
                          "scegli un altro nome", other.span, "l'attributo è qui");
    } else if (other.layer < symbol.layer) {
        s.error_with_note(
            "C102", symbol.span,
            fmt::format("«{}» è già definito nello strato {}: uno strato locale non lo sostituisce",
                        name, word(other.layer)),
            "scegli un altro nome, oppure riempi un parametro lasciato alla zona con «stabilisce»",
            other.span, "definito qui");
    } else {
        s.error_with_note("R101", symbol.span, fmt::format("«{}» è dichiarato due volte", name),
                          "togli una delle due dichiarazioni o cambia nome", other.span,
                          "la prima dichiarazione");
    }
    return false;
}

void declare_attributes(State& s) {
    const auto& attributes = s.vocabulary.attributes();
    for (std::size_t i = 0; i < attributes.size(); ++i)
        s.names.emplace(attributes[i].id,
                        Symbol{Symbol::Kind::attribute, static_cast<std::uint32_t>(i),
                               Layer::national, attributes[i].span});
    for (std::size_t i = 0; i < attributes.size(); ++i) {
        const auto id = static_cast<AttributeId>(i);
        const auto base = attributes[i].type.base;
        const bool place = base == vocabulary::Base::place;
        if (place &&
            (s.book.residence == vocabulary::no_attribute || attributes[i].id == "residenza"))
            s.book.residence = id;
        if (attributes[i].id == "eta" && base == vocabulary::Base::months) s.book.age = id;
    }
}

// The highest N of `fascia N` under a row or among rows.
std::int32_t tiers_in(Cursor node) {
    std::int32_t most = 0;
    for (std::size_t i = 0; i < node.size(); ++i) {
        const Cursor c = node.child(i);
        if (c.is(Kind::tier_row)) most = std::max(most, count_in(c->text));
        if (c.is(Kind::dated_row) || c.is(Kind::rows)) most = std::max(most, tiers_in(c));
    }
    return most;
}

void declare_parameter(State& s, Cursor at, const Reach& reach) {
    Parameter p;
    p.id = at->text;
    p.span = name_span(at, "parametro");
    const auto type = type_of(s, at.child(0));
    if (type) p.type = *type;
    const bool unfit =
        type && (type->base == vocabulary::Base::choice || type->base == vocabulary::Base::set ||
                 type->base == vocabulary::Base::place || type->base == vocabulary::Base::event);
    if (unfit)
        s.error("R104", at.child(0).span(),
                fmt::format("un parametro non può essere di tipo «{}»", type_word(*type)),
                "usa un numero con la sua unità, una data o sì_no; per una scelta scrivi una "
                "definizione");
    p.title = title_of(s, at.child(1));
    p.tiers = tiers_in(at);
    const auto index = static_cast<ParameterId>(s.book.parameters.size());
    if (!declare(s, p.id, {Symbol::Kind::parameter, index, reach.layer, p.span, unfit || !type}))
        return;
    s.book.parameters.push_back(std::move(p));
    if (type && !unfit) s.parameters.push_back({at, reach, index, {}, false});
}

void declare_definition(State& s, Cursor at, const Reach& reach) {
    Definition d;
    d.id = at->text;
    d.of_member = at->flag;
    d.where = {reach.layer, name_span(at, "definizione"), reach.scope, reach.from, reach.to};
    const auto type = type_of(s, at.child(0));
    if (type) d.type = *type;
    const auto index = static_cast<DefinitionId>(s.book.definitions.size());
    if (!declare(s, d.id, {Symbol::Kind::definition, index, reach.layer, d.where.span, !type}))
        return;
    const bool listed =
        type && (type->base == vocabulary::Base::choice || type->base == vocabulary::Base::set);
    s.book.definitions.push_back(std::move(d));
    s.traits.push_back({type && !listed, false});
    if (type) s.definitions.push_back({at, reach, index, {}, false});
}

// The readings become a choice list, so that `adi_scala = lettura_a` is a choice.
void declare_interpretation(State& s, Cursor at, const Reach& reach) {
    Interpretation i;
    i.id = at->text;
    i.where = {reach.layer, name_span(at, "interpretazione"), reach.scope, reach.from, reach.to};
    const auto index = static_cast<InterpretationId>(s.book.interpretations.size());
    if (!declare(s, i.id, {Symbol::Kind::interpretation, index, reach.layer, i.where.span})) return;
    i.title = title_of(s, at.first(Kind::title));
    i.source = cited(s, at.first(Kind::source), {});
    vocabulary::ChoiceList list;
    list.id = "interpretazione " + i.id;
    Cursor choice;
    for (std::size_t k = 0; k < at.size(); ++k) {
        const Cursor c = at.child(k);
        if (c.is(Kind::choice)) choice = c;
        if (!c.is(Kind::reading)) continue;
        if (list.find(c->text) >= 0)
            s.error("R101", c.span(), fmt::format("la lettura «{}» è scritta due volte", c->text),
                    "toglila");
        else
            list.items.push_back({c->text, c->text});
    }
    if (list.items.size() < 2)
        s.error("R109", i.where.span,
                fmt::format("l'interpretazione «{}» ha meno di due letture", i.id),
                "scrivi almeno due letture separate da |, oppure usa una definizione");
    if (choice) {
        const int chosen = list.find(choice->text);
        if (chosen >= 0)
            i.chosen = std::uint64_t{1} << chosen;
        else {
            std::vector<std::string> names;
            for (const auto& item : list.items) names.push_back(item.id);
            s.error("R103", choice.name(),
                    fmt::format("«{}» non è una lettura di «{}»", choice->text, i.id),
                    text::perhaps(choice->text, names, "scegli una delle letture elencate"));
        }
        if (const Cursor source = choice.child(0)) i.source = cited(s, source, i.source);
    }
    i.readings = s.vocabulary.add(std::move(list));
    s.book.interpretations.push_back(std::move(i));
}

void declare_subject(State& s, Cursor at, const Reach& reach, bool fund) {
    auto& list = fund ? s.book.funds : s.book.instruments;
    auto& index = fund ? s.funds : s.instruments;
    Subject subject;
    subject.id = at->text;
    subject.fund = fund;
    subject.where = {reach.layer, name_span(at, fund ? "fondo" : "strumento"), reach.scope,
                     reach.from, reach.to};
    const auto [other, fresh] = index.emplace(subject.id, static_cast<std::uint32_t>(list.size()));
    if (fresh) {
        list.push_back(std::move(subject));
        return;
    }
    const Provenance& first = list[other->second].where;
    const char* kind = fund ? "il fondo" : "lo strumento";
    if (first.layer < reach.layer)
        s.error_with_note(
            "C102", subject.where.span,
            fmt::format(
                "{} «{}» è già definito nello strato {}: uno strato locale non lo sostituisce",
                kind, subject.id, word(first.layer)),
            fund ? fmt::format("un fondo non si integra: dai al tuo un altro nome, o fai cambiare quello dello strato {}",
                               word(first.layer))
                 : fmt::format("scrivi «integra strumento {}» per aggiungere clausole", subject.id),
            first.span, "definito qui");
    else
        s.error_with_note("R101", subject.where.span,
                          fmt::format("{} «{}» è dichiarato due volte", kind, subject.id),
                          "riunisci le clausole in una sola dichiarazione", first.span,
                          "la prima dichiarazione");
}

// `ambito`: compulsory and first in a zone's or a comune's file, refused elsewhere.
Reach reach_of(State& s, const RuleFile& file, Cursor root) {
    Reach reach;
    reach.layer = file.layer;
    const Cursor scope = root.first(Kind::scope_decl);
    if (scope && !local(file.layer)) {
        s.error("C104", scope.span(),
                fmt::format("«ambito» in un file dello strato {}", word(file.layer)),
                "sposta il file sotto rules/zone/, oppure togli «ambito»");
        return reach;
    }
    if (!scope && local(file.layer)) {
        Span start = root.span();
        start.file = file.file;
        start.end = start.begin;
        s.error("C103", start, "manca «ambito»: non si sa in quali luoghi vale questo file",
                "comincia il file con, per esempio, «ambito zona versilia» o «ambito comune "
                "pietrasanta»");
        return reach;
    }
    if (!scope) return reach;
    reach.scope = scope_of(s, scope.child(0));
    const Days days = days_of(s, scope.child(1));
    reach.from = days.from;
    reach.to = days.to;
    s.book.ambits.push_back({reach.layer, scope.span(), reach.scope, reach.from, reach.to});
    return reach;
}

// Fasce that only overlays write: an atom is built for as many as any layer has.
void count_filled_tiers(State& s) {
    for (const Pending& fill : s.fills) {
        const Cursor name = fill.at.part(ClausePart::label);
        const auto at = name ? s.names.find(name->text) : s.names.end();
        if (at == s.names.end() || at->second.kind != Symbol::Kind::parameter) continue;
        std::int32_t& tiers = s.book.parameters[at->second.index].tiers;
        tiers = std::max(tiers, tiers_in(fill.at.part(ClausePart::body)));
    }
}

void declare_all(State& s, Cursor root, const Reach& reach) {
    for (std::size_t i = 0; i < root.size(); ++i) {
        const Cursor at = root.child(i);
        if (!at) continue;
        switch (at->kind) {
            case Kind::parameter_decl:
                declare_parameter(s, at, reach);
                break;
            case Kind::definition_decl:
                declare_definition(s, at, reach);
                break;
            case Kind::interpretation_decl:
                declare_interpretation(s, at, reach);
                break;
            case Kind::instrument_decl:
                declare_subject(s, at, reach, false);
                break;
            case Kind::fund_decl:
                declare_subject(s, at, reach, true);
                break;
            default:
                break;
        }
    }
}

}  // namespace

void collect_declarations(State& s) {
    declare_attributes(s);
    std::vector<Reach> reaches;
    for (const RuleFile& file : s.files) {
        const Cursor root(file.tree, file.tree.root);
        reaches.push_back(root ? reach_of(s, file, root) : Reach{});
        if (root) declare_all(s, root, reaches.back());
    }
    for (std::size_t i = 0; i < s.files.size(); ++i) {
        const Cursor root(s.files[i].tree, s.files[i].tree.root);
        for (std::size_t k = 0; k < root.size(); ++k)
            if (const Cursor at = root.child(k)) collect_clauses(s, at, reaches[i]);
    }
    count_filled_tiers(s);
}

}  // namespace attiva::language::checking
