// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Tested by tests/export/person_page_test.cpp.

#include "session/guarded.hpp"

#include "export/delicate_words.hpp"
#include "person/reader.hpp"

namespace attiva::session {
namespace {

using person::Fact;
using person::Status;
using vocabulary::Attribute;
using vocabulary::Base;
using vocabulary::Possible;
using vocabulary::Privacy;
using vocabulary::Vocabulary;

// The item that says there is nothing, if the list has one.
Possible plain_choice(const vocabulary::ChoiceList& list, const Possible& domain) {
    for (const char* none : {"nessuno", "nessuna", "no"})
        if (const int at = list.find(none); at >= 0) return vocabulary::exactly_choice(std::uint64_t{1} << at);
    return domain;
}

Possible plain_value(const Attribute& a, const Vocabulary& v) {
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

// Of a choice that is not guarded, the items whose names are.
std::uint64_t delicate_items(const Attribute& a, const Vocabulary& v) {
    if (a.type.base != Base::choice) return 0;
    std::uint64_t mask = 0;
    const auto& items = v.list(a.type.list).items;
    for (std::size_t i = 0; i < items.size(); ++i)
        if (exporting::delicate(items[i].label)) mask |= std::uint64_t{1} << i;
    return mask;
}

void say(Fact& f, const Attribute& a, const Possible& value) {
    f = Fact{};
    f.value = value;
    if (certain(value, a.type.base)) f.status = Status::known;
    else if (a.type.base == Base::choice && value.may != a.domain.may) f.status = Status::partial;
}

void hide(Fact& f, const Attribute& a) {
    f = Fact{};
    f.value = a.domain;
    f.status = Status::hidden;
}

void set_facts(Guarded to, const Vocabulary& v, std::vector<Fact>& facts) {
    for (std::size_t i = 0; i < facts.size(); ++i) {
        const Attribute& a = v.attributes()[i];
        if (a.derivation != vocabulary::Derivation::none) continue;  // it follows the date it comes from
        const std::uint64_t items = delicate_items(a, v);
        if (!guarded(a) && items == 0) continue;
        if (to == Guarded::unknown) {
            hide(facts[i], a);
            continue;
        }
        Possible value = guarded(a) ? plain_value(a, v) : facts[i].value;
        if (!guarded(a)) {
            value.may &= ~items;
            if (value.may == 0) value.may = a.domain.may & ~items;
            if (value.may == facts[i].value.may) continue;
        }
        say(facts[i], a, value);
    }
}

}  // namespace

bool guarded(const Attribute& a) {
    return (a.privacy != Privacy::common && a.privacy != Privacy::economic) || exporting::delicate(a.label);
}

void set_guarded(Guarded to, const Vocabulary& v, person::Profile& p) {
    if (to == Guarded::as_said) return;
    set_facts(to, v, p.facts);
    for (auto& m : p.members) set_facts(to, v, m.facts);
    for (auto& m : p.relatives) set_facts(to, v, m.facts);
    if (p.unlisted.facts.empty()) p.unlisted.facts = person::blank_facts(v);
    set_facts(to, v, p.unlisted.facts);
}

person::Profile plain_person(const Vocabulary& v) {
    person::Profile p = person::blank(v);
    set_guarded(Guarded::plain, v, p);
    return p;
}

}  // namespace attiva::session
