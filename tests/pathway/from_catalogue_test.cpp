// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// What comes out of small catalogues, by hand.
#include "pathway/small_catalogue.hpp"

using namespace attiva;
using namespace attiva::pathway;
using namespace attiva::pathway::small;

TEST_CASE("what a path is made of, by hand") {
    Small s(R"(strumento presa
    fonte legge_a
    senza requisiti
    durata 30 giorni
    al termine in_carico diventa sì

strumento laboratorio
    fonte legge_a
    richiede "In carico"
        in_carico
    durata al massimo 6 mesi
    al termine distanza scende di 1  se distanza diversa da vicino

strumento tirocinio
    fonte legge_a
    richiede sempre "In carico"
        in_carico
    dopo laboratorio (con esito positivo, da almeno 3 mesi)
    incompatibile con laboratorio
    sconsigliato "Lontano"  se distanza = lontano
    meglio dopo presa
    durata al massimo 1 anno
    ripetibile al massimo 2 volte dopo 1 mese

strumento altro
    fonte legge_a
    senza requisiti
)");
    s.knows("in_carico", vocabulary::may_no).knows("distanza", 0b100);
    const Compiled c = s.to("tirocinio");
    CHECK(dump(c) == R"(in_carico/2: 0
distanza/3: 2
presa: giorni 30, volte 1; entra sì; in_carico := 1
laboratorio: giorni 181, volte 1; entra in_carico=1; distanza -1
tirocinio: giorni 365, volte 1, attesa 31; entra e(in_carico=1, fatto(laboratorio,92)); resta in_carico=1; sconsigliato distanza=2; meglio dopo presa
mai insieme laboratorio e tirocinio
meta fatto(tirocinio)
)");
    CHECK(notes(s, c) == "mesi:tirocinio ");
}

TEST_CASE("how long a step takes and how many hours a week") {
    const auto said = [](const std::string& lines) {
        Small s("strumento meta\n    fonte legge_a\n    senza requisiti\n" + lines);
        const Compiled c = s.to("meta");
        const Duration& d = c.activities.back().duration;
        const auto day = [](std::optional<Day> n) { return n ? std::to_string(*n) : "?"; };
        return fmt::format("{}-{} {} ore {} {}", day(d.least), day(d.most), c.problem.activities.back().days, c.problem.activities.back().hours, notes(s, c));
    };
    const auto result = [](const char* name, const char* value, const char* type) {
        return fmt::format("    risultato {} \"Quanto\" : {}\n        {}\n", name, type, value);
    };
    CHECK(said("") == "?-? 1 ore 0 durata:meta ");
    CHECK(said("    durata 10 giorni\n") == "10-10 10 ore 0 ");
    CHECK(said("    durata al massimo 10 giorni\n") == "?-10 10 ore 0 ");
    // What it usually is, within what it may be; an exact duration says it all.
    CHECK(said("    durata al massimo 10 giorni\n" + result("durata_tipica", "4 giorni", "giorni")) == "?-10 4 ore 0 ");
    CHECK(said("    durata al massimo 10 giorni\n" + result("durata_tipica", "1 mese", "mesi")) == "?-10 10 ore 0 ");
    CHECK(said("    durata 10 giorni\n" + result("durata_tipica", "4 giorni", "giorni")) == "10-10 10 ore 0 ");
    CHECK(said(result("durata_tipica", "1 mese", "mesi")) == "?-? 31 ore 0 ");
    // The least: counted where nothing else is said, and never more than the most.
    CHECK(said(result("durata_minima", "3 giorni", "giorni")) == "3-? 3 ore 0 ");
    CHECK(said(result("durata_minima", "3 giorni", "giorni") + "    durata al massimo 10 giorni\n") == "3-10 10 ore 0 ");
    CHECK(said(result("durata_minima", "30 giorni", "giorni") + "    durata al massimo 10 giorni\n") == "10-10 10 ore 0 ");
    CHECK(said(result("durata_minima", "3 giorni", "giorni") + result("durata_tipica", "2 giorni", "giorni")) == "3-? 3 ore 0 ");
    // Not for her, or of another type: nothing.
    CHECK(said("    risultato durata_tipica \"Quanto\" : giorni  se in_carico\n        4 giorni\n") == "?-? 1 ore 0 durata:meta ");
    CHECK(said(result("durata_tipica", "4", "numero")) == "?-? 1 ore 0 durata:meta ");
    // Hours: the figure, the middle of two upwards, or the one there is.
    CHECK(said("    durata 10 giorni\n" + result("ore_settimanali", "20 ore/settimana", "ore/settimana")) == "10-10 10 ore 20 ");
    CHECK(said("    durata 10 giorni\n" + result("ore_minime", "25 ore/settimana", "ore/settimana") + result("ore_massime", "30 ore/settimana", "ore/settimana")) == "10-10 10 ore 28 ");
    CHECK(said("    durata 10 giorni\n" + result("ore_massime", "30 ore/settimana", "ore/settimana")) == "10-10 10 ore 30 ");
    CHECK(said("    durata 10 giorni\n" + result("ore_settimanali", "167 ore/settimana", "ore/settimana")) == "10-10 10 ore 167 ");
    CHECK(said("    durata 10 giorni\n" + result("ore_settimanali", "168 ore/settimana", "ore/settimana")) == "10-10 10 ore 0 ");
}

TEST_CASE("time and what nobody has said") {
    Small s(R"(strumento bando
    fonte legge_a
    finestra dal 2026-03-01 al 2026-03-31
    richiede sempre "Minore"
        minore_solo
    richiede "Non licenziato da poco"
        non licenziamento da meno di 2 mesi o in_carico

strumento presa
    fonte legge_a
    senza requisiti
    mentre bando
    al termine in_carico diventa sì
)");
    person::Fact& f = s.person.facts[*s.world.vocabulary.find("licenziamento")];
    f.status = person::Status::known;
    f.value = vocabulary::exactly(*date_of(2026, 1, 1));
    f.value.dated = true;
    // What would only settle a doubt is not worth a step, unless doubts are counted first.
    CHECK(notes(s, s.to("bando")) == "durata:bando ");
    CHECK(notes(s, s.to("bando", 400, true)) == "durata:bando durata:presa ");
    s.knows("in_carico", vocabulary::may_no);
    const Compiled c = s.to("bando");
    CHECK(dump(c) == R"(tempo0/2: 0; giorno 50: 1; giorno 81: 0
?minore_solo/2: 0,1
tempo2/2: 0; giorno 50: 1
in_carico/2: 0
bando: giorni 1, volte 1; entra e(tempo0=1, ?minore_solo=1, o(tempo2=1, in_carico=1)); resta ?minore_solo=1
presa: giorni 1, volte 1; entra o(in_corso(bando), fatto(bando)); in_carico := 1
meta fatto(bando)
)");
    CHECK(notes(s, c) == "durata:bando durata:presa ");
}

TEST_CASE("what was done and what runs already") {
    Small s(R"(strumento sussidio
    fonte legge_a
    senza requisiti
    al termine in_carico diventa sì

strumento corso
    fonte legge_a
    senza requisiti
    ripetibile al massimo 3 volte dopo 2 mesi
    incompatibile con sussidio

strumento meta
    fonte legge_a
    richiede "In carico"
        in_carico
    dopo corso (con esito positivo)
)");
    s.had("sussidio", *date_of(2025, 6, 1), *date_of(2026, 2, 1)).had("corso", *date_of(2025, 10, 1), *date_of(2025, 12, 20), 4);
    s.knows("in_carico", vocabulary::may_no);
    const Compiled c = s.to("meta");
    CHECK(dump(c) == R"(tempo0/2: 0; giorno 22: 1
tempo1/2: 0; giorno 41: 1
in_carico/2: 0
corso: giorni 1, volte 1, attesa 62; entra e(tempo0=1, tempo1=1)
meta: giorni 1, volte 1; entra e(fatto(corso), in_carico=1)
sussidio (in corso): giorni 1, volte 0; entra no; in_carico := 1
sussidio (in corso) fino a 22
meta fatto(meta)
)");
    CHECK(notes(s, c) == "durata:corso durata:meta ");
}

TEST_CASE("a term is asked for every combination") {
    Small s(R"(definizione soglia : numero
    caso in_carico e distanza = vicino : 3
    caso dal 2026-06-01 : 2
    altrimenti : 1

strumento presa
    fonte legge_a
    senza requisiti
    al termine in_carico diventa sì

strumento vicino
    fonte legge_a
    senza requisiti
    al termine distanza diventa vicino

strumento meta
    fonte legge_a
    richiede "Abbastanza"
        soglia >= 2
    richiede "Fattore"
        soglia >= fattore
)");
    s.knows("in_carico", vocabulary::may_no).knows("distanza", 0b100);
    const Compiled c = s.to("meta");
    CHECK(dump(c) == R"(in_carico/2: 0
distanza/3: 2
periodi2/2: 0; giorno 142: 1
?fattore/2: 0,1
presa: giorni 1, volte 1; entra sì; in_carico := 1
vicino: giorni 1, volte 1; entra sì; distanza := 0
meta: giorni 1, volte 1; entra e(o(e(in_carico=1, distanza=0), periodi2=1), ?fattore=1)
meta fatto(meta)
)");
    CHECK(notes(s, c) == "durata:presa durata:vicino durata:meta ");
}

TEST_CASE("what follows from a fact follows from what changes it") {
    // «in_carico: sì» means «minore_solo: sì»; «minore_solo: no» means «in_carico: no».
    Small s(R"(strumento presa
    fonte legge_a
    senza requisiti
    durata 1 giorno
    al termine in_carico diventa sì

strumento uscita
    fonte legge_a
    senza requisiti
    durata 1 giorno
    al termine minore_solo diventa no

strumento meta
    fonte legge_a
    richiede "Minore"
        minore_solo
    durata 1 giorno

strumento fuori
    fonte legge_a
    richiede "Non in carico"
        non in_carico
    durata 1 giorno
)",
            [](vocabulary::Vocabulary& v) {
                v.edit(*v.find("in_carico")).implies = {{vocabulary::may_yes, {*v.find("minore_solo"), vocabulary::may_yes}}};
            });
    s.knows("in_carico", vocabulary::may_no).knows("minore_solo", vocabulary::may_no);
    const Compiled c = s.to("meta");
    CHECK(dump(c) == R"(in_carico/2: 0
minore_solo/2: 0
presa: giorni 1, volte 1; entra sì; in_carico := 1; minore_solo := 1 se e(in_carico=1, minore_solo=0)
meta: giorni 1, volte 1; entra minore_solo=1
meta fatto(meta)
)");
    CHECK(notes(s, c) == "");
    s.knows("in_carico", vocabulary::may_yes).knows("minore_solo", vocabulary::may_yes);
    CHECK(dump(s.to("fuori")) == R"(minore_solo/2: 1
in_carico/2: 1
uscita: giorni 1, volte 1; entra sì; minore_solo := 0; in_carico := 0 se e(minore_solo=0, in_carico=1)
fuori: giorni 1, volte 1; entra in_carico=0
meta fatto(fuori)
)");
}

TEST_CASE("a goal is an instrument, a fact, or where the chains of the catalogue end") {
    Small s(R"(strumento presa
    fonte legge_a
    senza requisiti
    durata 1 giorno
    al termine in_carico diventa sì
    apre corso

strumento corso
    fonte legge_a
    senza requisiti
    durata 1 giorno
    apre lavoro, chiuso

strumento lavoro
    fonte legge_a
    senza requisiti
    durata 1 giorno

strumento chiuso
    fonte legge_a
    richiede "Mai"
        no
    durata 1 giorno

strumento fuori
    fonte legge_a
    senza requisiti
    durata 1 giorno
)");
    s.knows("in_carico", vocabulary::may_no);
    Goal goal;
    CHECK(dump(s.compile(goal)) == "lavoro: giorni 1, volte 1; entra sì\nmeta fatto(lavoro)\n");
    CHECK(s.compile(goal).aims == std::vector{s.instrument("lavoro")});
    CHECK(s.compile(goal, 400, {s.instrument("lavoro")}).aims == std::vector{s.instrument("corso")});
    goal.kind = Goal::Kind::fact;
    goal.attribute = *s.world.vocabulary.find("in_carico");
    goal.values = vocabulary::may_yes;
    CHECK(dump(s.compile(goal)) == "in_carico/2: 0\npresa: giorni 1, volte 1; entra sì; in_carico := 1\nmeta in_carico=1\n");
    CHECK(dump(s.compile(goal, 400, {s.instrument("presa")})) == "meta no\n");
    // What she cannot have is there only if it is the goal.
    CHECK(dump(s.to("chiuso")) == "chiuso: giorni 1, volte 1; entra no\nmeta fatto(chiuso)\n");
    // What she had is no goal any more.
    s.had("lavoro", first + -9, first + -3);
    CHECK(s.compile({}).aims == std::vector{s.instrument("corso")});
    CHECK(dump(s.to("lavoro")) == "lavoro: giorni 1, volte 0; entra no\nmeta sì\n");
}

TEST_CASE("what cannot be said exactly is left open, and noted") {
    const std::string corso = "strumento corso\n    fonte legge_a\n    senza requisiti\n    durata 1 giorno\n";
    const auto meta = [](const std::string& condition) {
        return "\nstrumento meta\n    fonte legge_a\n    durata 1 giorno\n    richiede \"Prova\"\n        " + condition + "\n";
    };
    const auto entry = [&](const std::string& more, const std::string& condition, std::string& said) {
        Small s(corso + more + meta(condition));
        const Compiled c = s.to("meta");
        said = notes(s, c);
        return dump(c, c.problem.activities.back().entry);
    };
    std::string said;
    // How many times: one or none can be told; more, only as «at least once».
    CHECK(entry("", "volte corso = 1", said) == "o(e(non fatto(corso), in_corso(corso)), e(fatto(corso), non in_corso(corso)))");
    CHECK(said == "");
    CHECK(entry("    ripetibile\n", "volte corso >= 1", said) == "o(fatto(corso), in_corso(corso))");
    CHECK(said == "");
    CHECK(entry("    ripetibile\n", "volte corso >= 2", said) == "e(fatto(corso), in_corso(corso))");
    CHECK(said == "conta:meta ");
    // How long ago: directly, not inside a term.
    CHECK(entry("", "concluso corso (da almeno 30 giorni)", said) == "fatto(corso,30)");
    CHECK(said == "");
    CHECK(entry("", "(numero di componenti con disabile e concluso corso (da almeno 30 giorni)) >= fattore", said) == "e(non fatto(corso), ?fattore=1)");
    CHECK(said == "tempo:meta ");
    // Recently: of what is had once.
    CHECK(entry("", "concluso corso (da meno di 30 giorni)", said) == "e(fatto(corso), non fatto(corso,30))");
    CHECK(said == "");
    CHECK(entry("    ripetibile\n", "concluso corso (da meno di 30 giorni)", said) == "e(fatto(corso), non fatto(corso,30))");
    CHECK(said == "recente:meta ");
    // Months count as the most days they can be, or as the fewest where that asks more.
    CHECK(entry("", "concluso corso (da almeno 1 mese)", said) == "fatto(corso,31)");
    CHECK(said == "mesi:meta ");
    CHECK(entry("", "concluso corso e non concluso corso (da almeno 1 mese)", said) == "e(fatto(corso), non fatto(corso,28))");
    // What only a condition that it be not so reads is not worth a step.
    CHECK(entry("", "non concluso corso", said) == "sì");
    CHECK(entry("", "concluso corso (da meno di 1 mese)", said) == "e(fatto(corso), non fatto(corso,28))");
    CHECK(entry("", "concluso corso (da almeno 12 mesi)", said) == "fatto(corso,365)");
    CHECK(said == "");
    // Another outcome is not what is planned.
    CHECK(entry("", "concluso corso (con esito negativo)", said) == "no");
}
