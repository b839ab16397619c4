// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "laws/generator.hpp"
#include "laws/world.hpp"
#include "person/reader.hpp"

// Random rules whose instruments leave something, and persons as they are prepared for them.

namespace attiva::pathway::judges {

inline const std::vector<std::string> changing{"lavora", "ha_casa", "ha_debiti", "grado", "colore", "studia", "invalido"};

// Some instruments leave something at their end.
inline language::Rulebook with_effects(const laws::World& world, language::Rulebook book, laws::Random& random) {
    for (auto& i : book.interpretations) i.chosen = random.one_of(world.vocabulary.list(i.readings).all());
    for (language::InstrumentId owner = 0; owner < book.instruments.size(); ++owner)
        for (std::size_t n = random.below(4); n > 0; --n) {
            language::Clause c;
            c.kind = language::ClauseKind::effect;
            c.owner = owner;
            c.attribute = *world.vocabulary.find(random.pick(changing));
            const auto type = world.vocabulary[c.attribute].type;
            if (type == vocabulary::Type{vocabulary::Base::choice, world.degrees} && random.chance(40)) {
                c.shift = random.chance(50) ? 1 : -1;
            } else {
                language::TypedNode value;
                value.type = type;
                value.value = world.exact(type, random);
                c.body = static_cast<language::NodeId>(book.nodes.size());
                book.nodes.push_back(value);
            }
            const auto& other = book.clauses[random.below(book.clauses.size())];
            if (other.kind == language::ClauseKind::requires_ && random.chance(50)) c.guard = other.body;
            book.instruments[owner].clauses.push_back(static_cast<language::ClauseId>(book.clauses.size()));
            book.clauses.push_back(std::move(c));
        }
    return book;
}

// As laws::random_person leaves one: what makes no sense again, and what is presumed.
inline person::Profile settle(const laws::World& world, person::Profile p, bool presume) {
    const auto again = [&](std::vector<person::Fact>& facts) {
        for (std::size_t i = 0; i < facts.size(); ++i) {
            if (!facts[i].value.not_applicable) continue;
            const auto& a = world.vocabulary.attributes()[i];
            facts[i] = {};
            facts[i].value = presume && a.presumption ? *a.presumption : a.domain;
            facts[i].status = presume && a.presumption ? person::Status::presumed : person::Status::unknown;
        }
    };
    again(p.facts);
    for (auto& m : p.members) again(m.facts);
    for (auto& m : p.relatives) again(m.facts);
    again(p.unlisted.facts);
    Diagnostics none;
    person::derive(p, world.vocabulary, none);
    return p;
}

}  // namespace attiva::pathway::judges
