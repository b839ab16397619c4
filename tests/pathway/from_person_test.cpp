// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// What comes out of small catalogues for persons known in several ways, by hand; and the limits
// on both sides.
#include "pathway/small_catalogue.hpp"

using namespace attiva;
using namespace attiva::pathway;
using namespace attiva::pathway::small;

// Twelve facts at once are told apart, thirteen are not.
TEST_CASE("a term that hangs on too many facts is left open") {
    for (const std::size_t count : {12U, 13U}) {
        laws::World world;
        language::Rulebook book;
        book.residence = world.residence;
        book.age = world.age;
        const vocabulary::Type boolean{vocabulary::Base::boolean, vocabulary::no_list};
        const vocabulary::Type number{vocabulary::Base::number, vocabulary::no_list};
        std::vector<AttributeId> facts;
        for (std::size_t i = 0; i < count; ++i) {
            vocabulary::Attribute a = world.vocabulary[*world.vocabulary.find("lavora")];
            a.id = fmt::format("fatto{}", i);
            facts.push_back(world.vocabulary.add(a));
        }
        const auto add = [&](language::TypedNode n) {
            book.nodes.push_back(std::move(n));
            return static_cast<language::NodeId>(book.nodes.size() - 1);
        };
        const auto constant = [&](vocabulary::Type type, vocabulary::Possible value) {
            language::TypedNode n;
            n.type = type;
            n.value = value;
            return add(n);
        };
        const auto clause = [&](InstrumentId owner, language::Clause c) {
            c.owner = owner;
            book.instruments[owner].clauses.push_back(static_cast<ClauseId>(book.clauses.size()));
            book.clauses.push_back(std::move(c));
        };
        book.instruments.resize(2);
        book.instruments[0].id = "tutto";
        book.instruments[1].id = "meta";
        const auto yes = constant(boolean, vocabulary::exactly(true));
        std::vector<language::NodeId> all;
        for (const AttributeId a : facts) {
            language::Clause effect;
            effect.kind = language::ClauseKind::effect;
            effect.attribute = a;
            effect.body = yes;
            clause(0, effect);
            language::TypedNode n;
            n.op = language::Op::attribute;
            n.type = boolean;
            n.ref = a;
            all.push_back(add(n));
        }
        // (caso tutti : 1, altrimenti : 0) = 1
        language::TypedNode every;
        every.op = language::Op::all_of;
        every.type = boolean;
        every.args = all;
        language::TypedNode cases;
        cases.op = language::Op::cases;
        cases.type = number;
        const auto one = constant(number, vocabulary::exactly(Number{1}));
        cases.args = {add(every), one, constant(number, vocabulary::exactly(Number{0}))};
        language::TypedNode compare;
        compare.op = language::Op::compare;
        compare.type = boolean;
        compare.args = {add(cases), one};
        language::Clause required;
        required.kind = language::ClauseKind::requires_;
        required.body = add(compare);
        clause(1, required);
        const laws::Court court(world, std::move(book));
        person::Profile person;
        person.facts = person::blank_facts(world.vocabulary);
        person.history_state = person::HistoryState::complete;
        const inquiry::Clock clock(court.catalogue(), court.program(true));
        const evaluation::DayTables tables(court.program(true), court.book(), world.vocabulary, world.territory, first);
        Goal goal;
        goal.kind = Goal::Kind::instrument;
        goal.instrument = 1;
        const Compiled c = from_catalogue({clock, tables, {{first, first + 100, &person, &person}}, goal, 40, 2, {}, {}}, 100);
        const bool wide = std::any_of(c.notes.begin(), c.notes.end(), [](const PathNote& n) { return n.kind == PathNote::Kind::too_wide; });
        CHECK(wide == (count == 13));
        CHECK(c.problem.conditions[c.problem.activities[1].entry].arguments.size() == (wide ? 0 : count));
    }
}

TEST_CASE("what was assessed is known no more from a day on") {
    Small s(R"(strumento presa
    fonte legge_a
    senza requisiti
    durata 1 giorno
    al termine in_carico diventa sì

strumento meta
    fonte legge_a
    richiede "In carico, e minore"
        in_carico e minore_solo
    durata 1 giorno
)");
    s.knows("in_carico", vocabulary::may_no).knows("minore_solo", vocabulary::may_yes);
    person::Profile later = s.person;
    for (const char* id : {"in_carico", "minore_solo"}) {
        later.facts[*s.world.vocabulary.find(id)] = {};
        later.facts[*s.world.vocabulary.find(id)].value = s.world.vocabulary[*s.world.vocabulary.find(id)].domain;
    }
    const inquiry::Clock clock(s.court->catalogue(), s.court->program(true));
    const evaluation::DayTables tables(s.court->program(true), s.court->book(), s.world.vocabulary, s.world.territory, first);
    Goal goal;
    goal.kind = Goal::Kind::instrument;
    goal.instrument = s.instrument("meta");
    const Compiled c = from_catalogue({clock, tables, {{first, first + 49, &s.person, &s.person}, {first + 50, first + 100, &later, &later}}, goal, 40, 2, {}, {}}, 100);
    CHECK(dump(c) == R"(in_carico/2: 0; giorno 50: 0,1
tempo1/3: 2; giorno 50: 1
?minore_solo/2: 0,1
presa: giorni 1, volte 1; entra sì; in_carico := 1
meta: giorni 1, volte 1; entra e(in_carico=1, o(tempo1=2, ?minore_solo=1))
meta fatto(meta)
)");
}

TEST_CASE("a step is no reason for its own start") {
    Small s(R"(strumento corso
    fonte legge_a
    richiede sempre "In carico, o già nel corso"
        in_carico o in corso corso
    richiede "Mai avuto, finora"
        volte corso < 1
    durata 1 giorno
)");
    s.knows("in_carico", vocabulary::may_no);
    CHECK(dump(s.to("corso")) == "corso: giorni 1, volte 1; entra no; resta in_corso(corso)\nmeta fatto(corso)\n");
    s.knows("in_carico", vocabulary::may_yes);
    CHECK(dump(s.to("corso")) == "corso: giorni 1, volte 1; entra non fatto(corso)\nmeta fatto(corso)\n");
}

TEST_CASE("what is only presumed refuses nobody") {
    Small s(R"(strumento presa
    fonte legge_a
    senza requisiti
    durata 1 giorno
    al termine in_carico diventa sì

strumento meta
    fonte legge_a
    richiede "In carico, e minore"
        in_carico e minore_solo
    durata 1 giorno
)");
    person::Profile presumed = s.person;
    for (const char* id : {"in_carico", "minore_solo"}) {
        person::Fact& f = presumed.facts[*s.world.vocabulary.find(id)];
        f.status = person::Status::presumed;
        f.value = vocabulary::exactly(false);
    }
    const inquiry::Clock clock(s.court->catalogue(), s.court->program(true));
    const evaluation::DayTables tables(s.court->program(true), s.court->book(), s.world.vocabulary, s.world.territory, first);
    Goal goal;
    goal.kind = Goal::Kind::instrument;
    goal.instrument = s.instrument("meta");
    const auto compiled = [&](bool doubts) { return from_catalogue({clock, tables, {{first, first + 100, &s.person, &presumed}}, goal, 40, 2, {}, {}, doubts}, 100); };
    // As it is projected, and as she need do nothing about it.
    CHECK(dump(compiled(true)) == R"(in_carico/2: 0
in_carico (non presunto)/2: 0,1
?minore_solo/2: 0,1
presa: giorni 1, volte 1; entra sì; in_carico := 1; in_carico (non presunto) := 1
meta: giorni 1, volte 1; entra e(in_carico (non presunto)=1, ?minore_solo=1); sconsigliato sì
meta fatto(meta)
)");
    CHECK(dump(compiled(false)) == R"(?in_carico/2: 0,1
?minore_solo/2: 0,1
meta: giorni 1, volte 1; entra o(?in_carico=1, ?minore_solo=1); sconsigliato sì
meta fatto(meta)
)");
}

TEST_CASE("what runs already counts, unless it is said not to") {
    Small s(R"(strumento sussidio
    fonte legge_a
    senza requisiti
    durata 1 giorno

strumento corso
    fonte legge_a
    senza requisiti
    durata 1 giorno
    al termine in_carico diventa sì

strumento meta
    fonte legge_a
    senza requisiti
    durata 1 giorno
)");
    s.had("sussidio", first + -30, std::nullopt).had("corso", first + -30, first + 30);
    const auto past = [&](const std::vector<InstrumentId>& uncounted, AttributeId goal_fact) {
        const inquiry::Clock clock(s.court->catalogue(), s.court->program(true));
        const evaluation::DayTables tables(s.court->program(true), s.court->book(), s.world.vocabulary, s.world.territory, first);
        Goal goal;
        goal.kind = Goal::Kind::fact;
        goal.attribute = goal_fact;
        goal.values = vocabulary::may_yes;
        const Compiled c = from_catalogue({clock, tables, {{first, first + 100, &s.person, &s.person}}, goal, 40, 2, {}, uncounted}, 100);
        std::string out;
        for (const Past& p : c.problem.past) out += fmt::format("{} {} ", c.problem.activities[p.activity].name, p.end);
        return out;
    };
    const AttributeId left = *s.world.vocabulary.find("in_carico");
    CHECK(past({}, left) == "sussidio (in corso) 1000000 corso (in corso) 30 ");
    CHECK(past({s.instrument("sussidio")}, left) == "corso (in corso) 30 ");
    // What it leaves when it ends is of use.
    CHECK(past({s.instrument("sussidio"), s.instrument("corso")}, left) == "corso (in corso) 30 ");
    CHECK(past({s.instrument("sussidio"), s.instrument("corso")}, *s.world.vocabulary.find("minore_solo")) == "");
    // A fact of another type is no goal.
    CHECK(past({}, *s.world.vocabulary.find("eta")) == "sussidio (in corso) 1000000 corso (in corso) 30 ");
}
