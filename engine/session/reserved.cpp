// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// What tells of a protected category by its name alone. A person is made up of whom every
// fact of class particolare, giudiziario or protetto is the plain one (no, none, never,
// zero) and of whom nothing else is known; an instrument that person is surely not
// eligible for is only for somebody of whom such a fact is otherwise. A page may be read
// by anybody, so more is plain here than what a view takes for usual.
// Tested by tests/export/person_page_test.cpp.

#include <algorithm>

#include "matching/reserved.hpp"
#include "person/reader.hpp"
#include "session/state.hpp"

namespace attiva {
namespace {

using vocabulary::Attribute;
using vocabulary::Base;
using vocabulary::Possible;
using vocabulary::Privacy;

bool delicate(const Attribute& a) { return a.privacy != Privacy::common && a.privacy != Privacy::economic; }

// The item that says there is nothing, if the list has one.
Possible plain_choice(const vocabulary::ChoiceList& list, const Possible& domain) {
    for (const char* none : {"nessuno", "nessuna", "no"})
        if (const int at = list.find(none); at >= 0) return vocabulary::exactly_choice(std::uint64_t{1} << at);
    return domain;
}

Possible plain(const Attribute& a, const vocabulary::Vocabulary& v) {
    if (a.presumption) return *a.presumption;
    switch (a.type.base) {
        case Base::boolean: return vocabulary::exactly(false);
        case Base::choice: return plain_choice(v.list(a.type.list), a.domain);
        case Base::set: return vocabulary::exactly_set(0);
        case Base::event: return vocabulary::never_happened();
        case Base::date:
        case Base::place: return a.domain;
        default: return vocabulary::exactly(a.domain.lo);
    }
}

std::vector<person::Fact> plain_facts(const vocabulary::Vocabulary& v) {
    auto facts = person::blank_facts(v);
    for (std::size_t i = 0; i < facts.size(); ++i) {
        const Attribute& a = v.attributes()[i];
        if (!delicate(a) || a.derivation != vocabulary::Derivation::none) continue;
        facts[i].value = plain(a, v);
        if (certain(facts[i].value, a.type.base)) facts[i].status = person::Status::known;
    }
    return facts;
}

// Everybody of the household and of the family too, so that it is nobody's.
person::Profile plain_person(const vocabulary::Vocabulary& v) {
    person::Profile p = person::blank(v);
    p.facts = plain_facts(v);
    p.unlisted.facts = p.facts;
    return p;
}

}  // namespace

Catalogue::Reserved Catalogue::reserved(Date on) const {
    Reserved out;
    if (!ok()) return out;
    const auto& c = state_->catalogue;
    const auto day = state_->day(on, true);
    out.instruments = matching::reserved_from(c, day->tables, plain_person(c.vocabulary));
    for (const Attribute& a : c.vocabulary.attributes())
        if (delicate(a)) out.attributes.push_back(a.id);
    for (std::size_t s = 0; s < c.vocabulary.services().size(); ++s) {
        bool holds = false;
        bool plain = false;
        for (const Attribute& a : c.vocabulary.attributes()) {
            if (a.holder != static_cast<vocabulary::ServiceId>(s)) continue;
            holds = true;
            plain = plain || !delicate(a);
        }
        if (holds && !plain) out.services.push_back(c.vocabulary.services()[s].name);
    }
    return out;
}

}  // namespace attiva
