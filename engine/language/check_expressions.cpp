// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// What a name or a literal is. A bare name is, in order: a choice item if a
// list is wanted, a result of the same instrument, an attribute, parameter,
// definition or interpretation. Levels are judged where an attribute is used.
// Tested by tests/language/check_names_test.cpp and check_levels_test.cpp.
#include "language/check_expressions.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "text/literal.hpp"
#include "text/suggest.hpp"

namespace attiva::language::checking {

using vocabulary::Base;
using vocabulary::Level;

namespace {

template <class Map>
std::vector<std::string> sorted_keys(const Map& map) {
    std::vector<std::string> out;
    for (const auto& [key, value] : map) out.push_back(key);
    std::sort(out.begin(), out.end());
    return out;
}

}  // namespace

NodeId Expressions::make(Op op, Type type, Cursor c, std::vector<NodeId> args) {
    TypedNode node;
    node.op = op;
    node.type = type;
    node.span = c.span();
    node.args = std::move(args);
    return s_.add(std::move(node));
}

NodeId Expressions::constant(Type type, vocabulary::Possible value, Cursor c) {
    const NodeId id = make(Op::constant, type, c);
    s_.book.nodes[id].value = value;
    return id;
}

NodeId Expressions::mismatch(const char* code, Cursor c, std::string message, std::string help,
                             std::string label) {
    s_.error(code, c.span(), std::move(message), std::move(help), std::move(label));
    return none;
}

NodeId Expressions::infer(Cursor c, const Type* wanted) {
    if (!c || c.is(Kind::error)) return none;  // the parser has spoken
    if (depth_ >= deepest_expression) {
        if (std::exchange(too_deep_, true)) return none;
        return mismatch("R218", c,
                        fmt::format("l'espressione ha più di {} passaggi", deepest_expression),
                        "spezzala in più definizioni");
    }
    ++depth_;
    const NodeId id = infer_nested(c, wanted);
    --depth_;
    return id;
}

NodeId Expressions::infer_nested(Cursor c, const Type* wanted) {
    switch (c->kind) {
        case Kind::parenthesis:
            return infer(c.child(0), wanted);
        case Kind::identifier:
        case Kind::name:
            return identifier(c, wanted);
        case Kind::number_literal:
            return number(c);
        case Kind::word_literal:
            return word_literal(c);
        case Kind::date_literal:
            if (const auto day = text::read_date(c->text, c.span(), s_.diagnostics))
                return constant(date_type, vocabulary::exactly(*day), c);
            return none;
        case Kind::case_table:
            return cases(c, wanted);
        default:
            return is_condition(c->kind) ? boolean_node(c) : term(c, wanted);
    }
}

NodeId Expressions::identifier(Cursor c, const Type* wanted) {
    const std::string& name = c->text;
    const bool list =
        wanted && (wanted->base == Base::choice) && wanted->list != vocabulary::no_list;
    if (list && s_.vocabulary.list(wanted->list).find(name) >= 0)
        return choice_item(c, wanted->list);
    if (name.find('.') != std::string::npos) return result(c, name);
    if (scene_.owner != none && !scene_.fund) {
        const std::string own = s_.book.instruments[scene_.owner].id + "." + name;
        if (s_.results.count(own) != 0) return result(c, own);
    }
    const auto at = s_.names.find(name);
    if (at == s_.names.end()) return unknown_name(c);
    const Symbol& found = at->second;
    if (found.broken) return none;
    if (found.layer > scene_.reach.layer && local(found.layer)) {
        s_.error_with_note(
            "C107", c.span(),
            fmt::format("«{}» è dello strato {}: uno strato superiore non può usarlo", name,
                        word(found.layer)),
            "dichiaralo in questo strato o più in alto", found.span, "dichiarato qui");
        return none;
    }
    return symbol(c, found);
}

NodeId Expressions::symbol(Cursor c, const Symbol& found) {
    switch (found.kind) {
        case Symbol::Kind::attribute:
            return attribute(c, static_cast<AttributeId>(found.index));
        case Symbol::Kind::definition:
            return definition(c, found.index);
        case Symbol::Kind::interpretation: {
            const auto list = s_.book.interpretations[found.index].readings;
            const NodeId id = make(Op::reading, {Base::choice, list}, c);
            s_.book.nodes[id].ref = found.index;
            return id;
        }
        case Symbol::Kind::parameter:
            break;
    }
    const Parameter& p = s_.book.parameters[found.index];
    const NodeId id = make(Op::parameter, p.type, c);
    s_.book.nodes[id].ref = found.index;
    if (p.tiers > 0) {
        tiers_met_ = std::max(tiers_met_, static_cast<int>(p.tiers));
        s_.book.nodes[id].count = tier_ > 0 ? std::min(tier_, static_cast<int>(p.tiers)) : p.tiers;
    }
    return id;
}

NodeId Expressions::attribute(Cursor c, AttributeId id) {
    const vocabulary::Attribute& a = s_.vocabulary[id];
    if (a.level == Level::activation && !scene_.activation) {
        if (scene_.definition == nullptr)
            return mismatch(
                "R301", c,
                fmt::format("«{}» riguarda l'attivazione, non la persona: qui non può contare",
                            a.id),
                "spostalo in una clausola «predispone», «importo» o «risultato»");
        scene_.definition->activation = true;
    }
    if (a.level == Level::relative && who_ != Who::relatives)
        return mismatch(
            "R302", c, fmt::format("«{}» è di un familiare fuori dal nucleo", a.id),
            fmt::format("scrivi «esiste familiare con {} …» o «ogni familiare soddisfa …»", a.id));
    if (who_ && vocabulary::of_each(a.level)) member_used_ = true;
    const NodeId node = make(Op::attribute, a.type, c);
    s_.book.nodes[node].ref = id;
    return node;
}

NodeId Expressions::definition(Cursor c, DefinitionId id) {
    const Definition& d = s_.book.definitions[id];
    const DefinitionTraits& traits = s_.traits[id];
    if (!traits.typed)
        return mismatch("R219", c,
                        fmt::format("di «{}» non si sa ancora da quale elenco sceglie", d.id),
                        "la definizione è sbagliata o si rincorre in cerchio: correggila prima");
    if (traits.activation && !scene_.activation) {
        if (scene_.definition == nullptr)
            return mismatch("R301", c,
                            fmt::format("«{}» dipende da fatti dell'attivazione, non della "
                                        "persona: qui non può contare",
                                        d.id),
                            "spostalo in una clausola «predispone», «importo» o «risultato»");
        scene_.definition->activation = true;
    }
    if (d.of_member) member_used_ = true;
    const NodeId node = make(Op::definition, d.type, c);
    s_.book.nodes[node].ref = id;
    return node;
}

NodeId Expressions::result(Cursor c, const std::string& name) {
    const auto at = s_.results.find(name);
    if (at == s_.results.end()) {
        const auto known = [&] { return sorted_keys(s_.results); };
        return mismatch(
            "R106", c, fmt::format("nessun importo o risultato si chiama «{}»", name),
            s_.perhaps(name, known,
                       "scrivi strumento.nome, con il nome scritto dopo «importo» o «risultato»"));
    }
    const Clause& clause = s_.book.clauses[at->second];
    const bool listed = clause.type.base == Base::choice || clause.type.base == Base::set;
    if (listed && clause.type.list == vocabulary::no_list)
        return mismatch("R219", c,
                        fmt::format("di «{}» non si sa ancora da quale elenco sceglie", name),
                        "usa una definizione al posto del risultato");
    const NodeId node = make(Op::result, clause.type, c);
    s_.book.nodes[node].ref = at->second;
    return node;
}

NodeId Expressions::choice_item(Cursor c, vocabulary::ListId list) {
    if (!c) return none;
    const int index = s_.vocabulary.list(list).find(c->text);
    if (index >= 0)
        return constant({Base::choice, list}, vocabulary::exactly_choice(std::uint64_t{1} << index),
                        c);
    std::vector<std::string> known;
    for (const auto& item : s_.vocabulary.list(list).items) known.push_back(item.id);
    std::string all;
    for (const auto& k : known) all += (all.empty() ? "" : ", ") + k;
    return mismatch("R103", c, fmt::format("«{}» non è una voce dell'elenco", written_words(c)),
                    text::perhaps(c->text, known, "le voci sono: " + all));
}

NodeId Expressions::unknown_name(Cursor c) {
    const std::string& name = c->text;
    const auto known = [&] { return sorted_keys(s_.names); };
    std::string help;
    for (const auto& a : s_.vocabulary.attributes()) {
        const bool listed = a.type.base == Base::choice || a.type.base == Base::set;
        if (!help.empty() || !listed || s_.vocabulary.list(a.type.list).find(name) < 0) continue;
        help = fmt::format("«{}» è una voce di «{}»: scrivi {} {} {}", name, a.id, a.id,
                           a.type.base == Base::set ? "contiene" : "=", name);
    }
    if (s_.instruments.count(name) != 0)
        help = fmt::format(
            "«{}» è uno strumento: scrivi «in corso {}», «concluso {}» o «ammissibile a {}»", name,
            name, name, name);
    if (help.empty())
        help = s_.perhaps(name, known,
                          "aggiungi l'attributo al vocabolario, oppure scrivi una definizione");
    return mismatch("R102", c, fmt::format("il nome «{}» non esiste", name), help);
}

NodeId Expressions::number(Cursor c) {
    const auto quantity = text::read_quantity(c->text, c.span(), s_.diagnostics);
    if (!quantity) return none;
    Type type = number_type;
    if (quantity->unit) vocabulary::base_from_word(std::string(quantity->unit->name), type.base);
    return constant(type, vocabulary::exactly(quantity->base()), c);
}

NodeId Expressions::word_literal(Cursor c) {
    if (c->text == "oggi") return make(Op::today, date_type, c);
    if (c->text == "mai")
        return constant({Base::event, vocabulary::no_list}, vocabulary::never_happened(), c);
    return constant(boolean_type, vocabulary::exactly(c->text == "sì"), c);
}

}  // namespace attiva::language::checking
