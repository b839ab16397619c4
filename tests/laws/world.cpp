// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Vocabulary, territory and pools of values of the random world.
// Tested by tests/laws/generator_test.cpp.

#include "world.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "naive_atoms.hpp"

namespace attiva::laws {

using vocabulary::Attribute;

std::uint64_t Random::one_of(std::uint64_t all) {
    std::vector<std::uint64_t> bits;
    for (std::uint64_t b = 1; b != 0 && b <= all; b <<= 1U)
        if ((all & b) != 0) bits.push_back(b);
    return pick(bits);
}

std::uint64_t Random::some_of(std::uint64_t all) {
    const std::uint64_t first = one_of(all);
    return first | (all & engine_());
}

namespace {

constexpr const char* comuni =
    "istat,nome,provincia,valido_dal,valido_al,successore_istat\n"
    "046013,Forte dei Marmi,LU,1948-01-01,,\n"
    "046024,Pietrasanta,LU,1948-01-01,,\n"
    "047001,Abetone,PT,1948-01-01,2016-12-31,047023\n"
    "047003,Cutigliano,PT,1948-01-01,2016-12-31,047023\n"
    "047023,Abetone Cutigliano,PT,2017-01-01,,\n"
    "050026,Pisa,PI,1948-01-01,,\n";
// Pietrasanta changes zone in 2025.
constexpr const char* comune_zona =
    "istat,zona_id,valido_dal,valido_al,mark\n"
    "046013,versilia,2016-01-01,,V\n"
    "046024,versilia,2016-01-01,2024-12-31,V\n"
    "046024,pisana,2025-01-01,,V\n"
    "047001,pistoiese,2016-01-01,2016-12-31,V\n"
    "047003,pistoiese,2016-01-01,2016-12-31,V\n"
    "047023,pistoiese,2017-01-01,,V\n"
    "050026,pisana,2016-01-01,,V\n";
constexpr const char* zone =
    "id,nome,ausl,valido_dal,valido_al,natura,mark,url\n"
    "pisana,Pisana,toscana_nord_ovest,2016-01-01,,sds,V,\n"
    "pistoiese,Pistoiese,toscana_centro,2016-01-01,,sds,V,\n"
    "versilia,Versilia,toscana_nord_ovest,2016-01-01,,zd,V,\n";
constexpr const char* sectors =
    "provincia,settore_id,settore_nome,valido_dal,valido_al,mark,url\n"
    "LU,lucca_pistoia,Lucca e Pistoia,,,V,\n"
    "PI,pisa_massa_carrara,Pisa e Massa Carrara,,,V,\n"
    "PT,lucca_pistoia,Lucca e Pistoia,,,V,\n";

vocabulary::ChoiceList list_of(const char* id, std::initializer_list<const char*> items,
                               bool ordered) {
    vocabulary::ChoiceList l;
    l.id = id;
    for (const char* item : items) l.items.push_back({item, item});
    l.ordered = ordered;
    return l;
}

Type plain(Base base) { return {base, vocabulary::no_list}; }

}  // namespace

std::uint64_t seed(std::uint64_t otherwise) {
    const char* said = std::getenv("ATTIVA_SEME");
    return said != nullptr ? std::strtoull(said, nullptr, 10) : otherwise;
}

World::World() {
    Diagnostics diagnostics;
    catalogue::Territory::Tables tables;
    tables.comuni = comuni;
    tables.comune_zona = comune_zona;
    tables.zone = zone;
    tables.sectors = sectors;
    tables.comuni_file = tables.comune_zona_file = tables.zone_file = tables.sectors_file = 0;
    territory = catalogue::Territory::read(tables, diagnostics);
    if (!diagnostics.ok())
        throw std::logic_error("territory: " + diagnostics.items().front().message);
    // The first make adults: 18 years are complete on a 28 February and on a 31 January.
    for (const auto& [y, m, d] : {std::array{2007, 1, 31},
                                  {2008, 2, 29},
                                  {2016, 12, 31},
                                  {2017, 1, 1},
                                  {2024, 2, 29},
                                  {2024, 12, 31},
                                  {2025, 1, 1},
                                  {2025, 1, 31},
                                  {2025, 2, 28},
                                  {2025, 3, 1},
                                  {2025, 8, 31},
                                  {2026, 2, 28},
                                  {2026, 3, 1},
                                  {2026, 8, 29}})
        days.push_back(date_of(y, m, d).value());
    add_lists();
    add_facts();
    add_quantities();
    add_days();
    add_others();
}

void World::add_lists() {
    degrees = vocabulary.add(list_of("gradi", {"nullo", "basso", "medio", "alto"}, true));
    colours = vocabulary.add(list_of("colori", {"rosso", "verde", "blu"}, false));
    skills = vocabulary.add(list_of("saperi", {"a", "b", "c", "d"}, false));
    readings = vocabulary.add(list_of("letture", {"stretta", "larga", "mista"}, false));
}

AttributeId World::add(const char* id, Level level, Type type) {
    Attribute a;
    a.id = id;
    a.label = id;
    a.level = level;
    a.type = type;
    a.domain =
        whole_domain(type, type.list == vocabulary::no_list ? 0 : vocabulary.list(type.list).all());
    return vocabulary.add(std::move(a));
}

// What is sì or no, or one of a list.
void World::add_facts() {
    const auto yes = vocabulary::exactly(true);
    const auto no = vocabulary::exactly(false);
    const AttributeId works = add("lavora", Level::person, plain(Base::boolean));
    vocabulary.edit(add("ha_casa", Level::person, plain(Base::boolean))).presumption = yes;
    vocabulary.edit(add("ha_debiti", Level::person, plain(Base::boolean))).presumption = no;
    vocabulary.edit(add("turno_notte", Level::person, plain(Base::boolean))).applicable_if = {
        {works, vocabulary::may_yes}};
    const AttributeId degree = add("grado", Level::person, {Base::choice, degrees});
    add("grado_padre", Level::person, {Base::choice, degrees});
    vocabulary.edit(add("colore", Level::person, {Base::choice, colours})).presumption =
        vocabulary::exactly_choice(2);
    vocabulary.edit(add("colore_preferito", Level::person, {Base::choice, colours}))
        .applicable_if = {{degree, 0b1110}};
    add("saperi", Level::person, {Base::set, skills});
}

void World::add_quantities() {
    const AttributeId works = vocabulary.find("lavora").value();
    vocabulary.edit(add("debito", Level::person, plain(Base::money))).presumption =
        vocabulary::exactly(Number{0});
    vocabulary.edit(add("stipendio", Level::person, plain(Base::money_month))).applicable_if = {
        {works, vocabulary::may_yes}};
    for (const auto& [id, base] : {std::pair{"isee", Base::money},
                                   {"assegno", Base::money_month},
                                   {"reddito", Base::money_year},
                                   {"punteggio", Base::number},
                                   {"quota", Base::percent},
                                   {"contratto", Base::months},
                                   {"preavviso", Base::days},
                                   {"orario", Base::hours_week},
                                   {"distanza", Base::km},
                                   {"tragitto", Base::minutes},
                                   {"cilindrata", Base::cc}})
        add(id, Level::person, plain(base));
}

// Dates, events, the times computed from them, the residence.
void World::add_days() {
    const AttributeId due = add("scadenza", Level::person, plain(Base::date));
    add("domanda_del", Level::person, plain(Base::date));
    add("licenziamento", Level::person, plain(Base::event));
    vocabulary.edit(add("condanna", Level::person, plain(Base::event))).presumption =
        vocabulary::never_happened();
    residence = add("residenza", Level::person, plain(Base::place));
    const AttributeId birth = add("nascita", Level::member, plain(Base::date));
    age = add("eta", Level::member, plain(Base::months));
    const AttributeId left = add("resto", Level::person, plain(Base::days));
    vocabulary.edit(age).derivation = vocabulary::Derivation::elapsed;
    vocabulary.edit(age).derived_from = birth;
    vocabulary.edit(left).derivation = vocabulary::Derivation::remaining;
    vocabulary.edit(left).derived_from = due;
}

// What is the member's, the household's, the relative's.
void World::add_others() {
    const AttributeId studies = add("studia", Level::member, plain(Base::boolean));
    vocabulary.edit(add("borsa", Level::member, plain(Base::money_year))).applicable_if = {
        {studies, vocabulary::may_yes}};
    add("invalido", Level::member, plain(Base::boolean));
    add("rendita", Level::member, plain(Base::money_year));
    add("mansione", Level::member, {Base::choice, colours});
    add("abilita", Level::member, {Base::set, skills});
    add("dimissioni", Level::member, plain(Base::event));
    add("reddito_nucleo", Level::household, plain(Base::money_year));
    add("in_affitto", Level::household, plain(Base::boolean));
    add("convive", Level::relative, plain(Base::boolean));
    add("eta_familiare", Level::relative, plain(Base::months));
    add("pensione", Level::relative, plain(Base::money_year));
}

std::vector<AttributeId> World::attributes(Type type, Level level) const {
    std::vector<AttributeId> out;
    for (std::size_t i = 0; i < vocabulary.attributes().size(); ++i) {
        const Attribute& a = vocabulary.attributes()[i];
        if (a.type == type && a.level == level) out.push_back(static_cast<AttributeId>(i));
    }
    return out;
}

Type World::type(Base base) const {
    if (base == Base::set) return {base, skills};
    if (base == Base::choice) return {base, degrees};
    return plain(base);
}

Number World::number(Base base, Random& random) const {
    static constexpr std::array<std::int64_t, 6> money{0, 1, 5'000, 100'000, 700'000, 1'014'000};
    static constexpr std::array<std::int64_t, 7> months{0, 1, 6, 12, 18, 216, 217};
    static constexpr std::array<std::int64_t, 5> others{0, 1, 2, 30, 120};
    switch (base) {
        case Base::money:
        case Base::money_month:
        case Base::money_year:
            return random.pick(money);
        case Base::months:
            return random.pick(months);
        case Base::number:
            return Number::ratio(static_cast<std::int64_t>(random.below(9)) - 2, 2);
        case Base::percent:
            return Number::ratio(static_cast<std::int64_t>(random.below(5)), 4);
        case Base::date:
        case Base::event:
            return Number{random.pick(days).days};
        default:
            return random.pick(others);
    }
}

Possible World::exact(Type type, Random& random) const {
    switch (type.base) {
        case Base::boolean:
            return vocabulary::exactly(random.chance(50));
        case Base::choice:
            return vocabulary::exactly_choice(random.one_of(vocabulary.list(type.list).all()));
        case Base::set:
            return vocabulary::exactly_set(random.some_of(vocabulary.list(type.list).all()));
        case Base::event:
            return random.chance(25)
                       ? vocabulary::never_happened()
                       : vocabulary::exactly(
                             Date{static_cast<std::int32_t>(number(type.base, random).num())});
        case Base::date:
            return vocabulary::exactly(
                Date{static_cast<std::int32_t>(number(type.base, random).num())});
        default:
            return vocabulary::exactly(number(type.base, random));
    }
}

Possible World::partial(Type type, Random& random) const {
    Possible p = exact(type, random);
    switch (type.base) {
        case Base::boolean:
            p.may = vocabulary::may_no | vocabulary::may_yes;
            break;
        case Base::choice:
            p.may = random.some_of(vocabulary.list(type.list).all());
            break;
        case Base::set:
            p.must &= random.some_of(p.may);
            break;
        default: {
            const Number a = number(type.base, random);
            const Number b = number(type.base, random);
            p.lo = std::min(a, b);
            p.hi = std::max(a, b);
            p.dated = type.base == Base::date || type.base == Base::event;
            p.never = type.base == Base::event && random.chance(50);
        }
    }
    return p;
}

}  // namespace attiva::laws
