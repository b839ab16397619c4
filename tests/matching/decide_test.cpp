// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The table of verdicts, row by row, with the rows above and below each; what
// the history of the instrument itself says; the order of the answers.
#include <catch2/catch.hpp>

#include "evaluation/rulebook_builder.hpp"
#include "matching/match.hpp"

using namespace attiva;
using namespace by_hand;
using language::ClauseKind;

namespace {

// A rulebook asked about one person as a session asks it.
struct Asked {
    catalogue::Catalogue catalogue;
    program::Program program;
    evaluation::DayTables tables;
    person::Profile bare_profile;
    person::Profile presumed_profile;
    evaluation::Evaluation bare;
    evaluation::Evaluation presumed;

    Asked(const Rules& r, const std::string& person, Date day, bool presumptions, const char* viewer)
        : catalogue(made(r)),
          program(program::from_language(catalogue.rules, catalogue.vocabulary, true)),
          tables(program, catalogue.rules, catalogue.vocabulary, catalogue.territory, day),
          bare(tables),
          presumed(tables) {
        small_world::Person p("al: 2026-02-01\n" + person);
        if (viewer != nullptr) person::hide(p.profile, small_world::words(), *small_world::words().find_service(viewer));
        person::derive(p.profile, small_world::words(), p.reading.diagnostics);
        if (!p.reading.diagnostics.ok()) throw std::runtime_error(p.reading.codes());
        bare_profile = presumed_profile = p.profile;
        if (presumptions) person::presume(presumed_profile, small_world::words());
        bare.run(bare_profile);
        presumed.run(presumed_profile);
    }
    static catalogue::Catalogue made(const Rules& r) {
        catalogue::Catalogue c;
        c.sources = std::make_shared<text::Sources>();
        c.vocabulary = small_world::words();
        c.territory = small_world::territory();
        c.rules = r.book;
        for (const auto& i : r.book.instruments) {
            catalogue::Sheet s;
            s.id = s.name = i.id;
            c.sheets.push_back(s);
        }
        return c;
    }
    [[nodiscard]] matching::Question question() {
        return {catalogue, program, presumed, bare, true, ""};
    }
};

std::string verdict(const Rules& r, language::InstrumentId i, const std::string& person,
                    Date day = *date_of(2026, 2, 1), bool presumptions = true, const char* viewer = nullptr) {
    Asked a(r, person, day, presumptions, viewer);
    return word(matching::decide(a.question(), i).verdict);
}

// An instrument that asks to be unemployed and not in care of the SerD, lives
// for a year, and is offered in the Apuane only.
struct Grant : Rules {
    language::InstrumentId grant = instrument("borsa");
    Grant() {
        const NodeId unemployed = fact("disoccupato");
        const NodeId serd = fact("in_carico_serd");
        requires_(grant, unemployed);
        clause(grant, ClauseKind::excludes).body = serd;
        auto& valid = clause(grant, ClauseKind::valid);
        valid.from = date_of(2026, 1, 1);
        valid.to = date_of(2026, 12, 31);
        book.instruments[grant].where.scope = zone("apuane");
    }
    void repeatable(std::optional<int> times, std::optional<int> wait) {
        const std::optional<NodeId> most = times ? std::optional<NodeId>(number(Base::number, Number{*times})) : std::nullopt;
        const std::optional<NodeId> months_of = wait ? std::optional<NodeId>(months(*wait)) : std::nullopt;
        auto& c = clause(grant, ClauseKind::repeatable);
        c.body = most;
        c.body2 = months_of;
    }
};

}  // namespace

TEST_CASE("the table of verdicts") {
    struct Row {
        const char* persona;
        const char* more;
        int year;
        const char* verdict;
    };
    const char* const running = "storico:\n  - {strumento: borsa, dal: 2025-06}\n";
    const char* const finished = "storico:\n  - {strumento: borsa, dal: 2024, al: 2025-06}\n";
    const std::vector<Row> rows{
        {"residenza: Massa, disoccupato: sì", "", 2026, "attivabile"},
        {"residenza: Massa, disoccupato: sì, in_carico_serd: no", "", 2026, "attivabile"},
        {"residenza: Massa, disoccupato: sì, in_carico_serd: non so", "", 2026, "da chiarire"},
        {"residenza: Massa", "", 2026, "da chiarire"},
        {"disoccupato: sì", "", 2026, "da chiarire"},
        {"residenza: Massa, disoccupato: no", "", 2026, "non attivabile"},
        {"residenza: Massa, disoccupato: sì, in_carico_serd: sì", "", 2026, "non attivabile"},
        {"residenza: Pietrasanta, disoccupato: no", "", 2026, "qui non offerto"},
        {"residenza: Pietrasanta, disoccupato: sì", "", 2026, "qui non offerto"},
        {"residenza: Massa, disoccupato: sì", "", 2027, "non ora"},
        {"residenza: Massa, disoccupato: no", "", 2027, "non attivabile"},
        {"residenza: Massa", "", 2027, "non ora"},
        {"residenza: Pietrasanta, disoccupato: no", running, 2026, "in corso"},
        {"residenza: Pietrasanta, disoccupato: no", finished, 2026, "già fatto"},
        {"residenza: Massa, disoccupato: sì", "storico:\n  - {strumento: borsa, dal: 2024, al: non so}\n", 2026, "da chiarire"},
        {"residenza: Massa, disoccupato: no", "storico:\n  - {strumento: borsa, dal: 2024, al: non so}\n", 2026, "non attivabile"},
        {"residenza: Massa, disoccupato: sì", "storico:\n  - {strumento: altro, dal: 2024}\n", 2026, "attivabile"},
    };
    const Grant r;
    for (const Row& row : rows) {
        INFO(row.persona << " " << row.more << row.year);
        CHECK(verdict(r, r.grant, "persona: {" + std::string(row.persona) + "}\n" + row.more, *date_of(row.year, 2, 1)) == row.verdict);
    }
}

TEST_CASE("a presumption never refuses") {
    Rules r;
    const auto i = r.instrument("aiuto");
    const NodeId serd = r.fact("in_carico_serd");
    r.requires_(i, serd);
    CHECK(verdict(r, i, "") == "escluso salvo");
    CHECK(verdict(r, i, "persona: {in_carico_serd: no}\n") == "non attivabile");
    CHECK(verdict(r, i, "persona: {in_carico_serd: non so}\n") == "da chiarire");
    CHECK(verdict(r, i, "", *date_of(2026, 2, 1), false) == "da chiarire");
    CHECK(verdict(r, i, "persona: {in_carico_serd: no}\n", *date_of(2026, 2, 1), true, "cpi") == "da chiarire");
    CHECK(verdict(r, i, "persona: {in_carico_serd: sì}\n", *date_of(2026, 2, 1), true, "cpi") == "da chiarire");
    CHECK(verdict(r, i, "", *date_of(2026, 2, 1), true, "cpi") == "da chiarire");
}

TEST_CASE("no past measure is presumed, and that refuses nobody either") {
    Rules r;
    const auto lab = r.instrument("laboratorio");
    const auto i = r.instrument("tirocinio");
    const NodeId done = r.history(Op::done, lab);
    r.requires_(i, done);
    CHECK(verdict(r, i, "") == "escluso salvo");
    CHECK(verdict(r, i, "storico_completo: sì\n") == "non attivabile");
    CHECK(verdict(r, i, "storico:\n  - {strumento: laboratorio, al: 2025}\n") == "attivabile");
    CHECK(verdict(r, i, "", *date_of(2026, 2, 1), false) == "da chiarire");
}

TEST_CASE("once more: how often, and after how long") {
    const std::string person = "persona: {residenza: Massa, disoccupato: sì}\nstorico:\n";
    const std::string june = "  - {strumento: borsa, dal: 2025, al: 2025-06-15}\n";
    const std::string january = "  - {strumento: borsa, dal: 2025-12, al: 2026-01-15}\n";
    const auto said = [&](std::optional<int> times, std::optional<int> wait, const std::string& periods) {
        Grant r;
        r.repeatable(times, wait);
        return verdict(r, r.grant, person + periods);
    };
    CHECK(said({}, {}, june) == "attivabile");
    CHECK(said(2, {}, june) == "attivabile");
    CHECK(said(1, {}, june) == "già fatto");
    CHECK(said(2, {}, june + january) == "già fatto");
    CHECK(said(3, {}, june + january) == "attivabile");
    CHECK(said({}, 6, june) == "attivabile");
    CHECK(said({}, 6, june + january) == "non ora");
    CHECK(said({}, 8, june) == "non ora");
    CHECK(said({}, 6, "  - {strumento: borsa, dal: 2024, al: 2025}\n") == "da chiarire");
    Grant at_the_limit;
    at_the_limit.repeatable({}, 6);
    CHECK(verdict(at_the_limit, at_the_limit.grant, person + january, *date_of(2026, 7, 14)) == "non ora");
    CHECK(verdict(at_the_limit, at_the_limit.grant, person + january, *date_of(2026, 7, 15)) == "attivabile");
}

TEST_CASE("once more: what the zone and the comune may say") {
    using Layer = language::Provenance::Layer;
    const std::string once = "persona: {residenza: Massa, disoccupato: sì}\n"
                             "storico:\n  - {strumento: borsa, dal: 2025, al: 2025-06-15}\n";
    struct Said {
        Layer layer;
        int times;
    };
    const auto asked = [&](const std::vector<Said>& all, Layer owner = Layer::tuscany) {
        Grant r;
        r.book.instruments[r.grant].where.layer = owner;
        for (const Said& said : all) {
            r.repeatable(said.times, {});
            auto& where = r.book.clauses.back().where;
            where.layer = said.layer;
            if (language::local(said.layer)) where.scope = r.zone("apuane");
        }
        return verdict(r, r.grant, once);
    };
    CHECK(asked({{Layer::national, 2}}) == "attivabile");
    CHECK(asked({{Layer::tuscany, 2}, {Layer::comune, 1}}) == "già fatto");
    CHECK(asked({{Layer::tuscany, 2}, {Layer::zone, 1}, {Layer::comune, 2}}) == "già fatto");
    CHECK(asked({{Layer::tuscany, 2}, {Layer::zone, 1}, {Layer::zone, 2}}) == "attivabile");
    CHECK(asked({{Layer::tuscany, 1}, {Layer::zone, 2}, {Layer::comune, 2}}) == "già fatto");
    CHECK(asked({{Layer::comune, 2}}) == "già fatto");
    CHECK(asked({{Layer::zone, 2}}, Layer::zone) == "attivabile");
    CHECK(asked({{Layer::zone, 2}, {Layer::comune, 1}}, Layer::zone) == "già fatto");
    CHECK(asked({{Layer::tuscany, 1}, {Layer::zone, 2}}, Layer::zone) == "attivabile");
}

TEST_CASE("a window in every voice that has one") {
    using Layer = language::Provenance::Layer;
    struct Said {
        Layer layer;
        int first, last;  // months of 2026; 0 = senza data
    };
    const auto asked = [&](const std::vector<Said>& all, int month) {
        Grant r;
        for (const Said& said : all) {
            const auto scope = language::local(said.layer) ? r.zone("apuane") : language::none;
            auto& c = r.clause(r.grant, said.first == 0 ? ClauseKind::window_unknown : ClauseKind::window);
            c.where.layer = said.layer;
            c.where.scope = scope;
            if (said.first == 0) continue;
            c.from = date_of(2026, said.first, 1);
            c.to = date_of(2026, said.last, 28);
        }
        return verdict(r, r.grant, "persona: {residenza: Massa, disoccupato: sì}\n", *date_of(2026, month, 10));
    };
    const Said region{Layer::tuscany, 2, 6};
    CHECK(asked({region}, 3) == "attivabile");
    CHECK(asked({region, {Layer::national, 9, 9}}, 9) == "attivabile");
    CHECK(asked({region, {Layer::comune, 5, 8}}, 3) == "non ora");
    CHECK(asked({region, {Layer::comune, 5, 8}}, 5) == "attivabile");
    CHECK(asked({region, {Layer::comune, 5, 8}}, 7) == "non ora");
    CHECK(asked({region, {Layer::comune, 3, 3}, {Layer::comune, 5, 8}}, 3) == "attivabile");
    CHECK(asked({region, {Layer::zone, 3, 4}, {Layer::comune, 4, 5}}, 4) == "attivabile");
    CHECK(asked({region, {Layer::zone, 3, 4}, {Layer::comune, 4, 5}}, 5) == "non ora");
    CHECK(asked({{Layer::tuscany, 0, 0}}, 3) == "da chiarire");
    CHECK(asked({{Layer::tuscany, 0, 0}, {Layer::comune, 3, 4}}, 3) == "attivabile");
    CHECK(asked({{Layer::tuscany, 0, 0}, {Layer::comune, 3, 4}}, 5) == "non ora");
    CHECK(asked({{Layer::tuscany, 0, 0}, {Layer::comune, 0, 0}}, 5) == "da chiarire");
    CHECK(asked({region, {Layer::zone, 0, 0}}, 3) == "da chiarire");
    CHECK(asked({region, {Layer::zone, 0, 0}, {Layer::comune, 3, 3}}, 3) == "attivabile");
}

TEST_CASE("answers come by verdict, then as in the catalogue") {
    Rules r;
    const NodeId no = r.fact("condanna");
    const NodeId unemployed = r.fact("disoccupato");
    const auto never = r.instrument("mai_per_lui");
    r.requires_(never, no);
    const auto open = r.instrument("da_chiarire");
    const NodeId disabled = r.fact("certificato");
    r.requires_(open, disabled);
    const auto first = r.instrument("primo");
    r.requires_(first, unemployed);
    const auto second = r.instrument("secondo");
    r.requires_(second, unemployed);
    Asked a(r, "persona: {disoccupato: sì, condanna: no}\n", *date_of(2026, 2, 1), true, nullptr);
    std::string order;
    for (const auto& answer : matching::match(a.question())) order += answer.id + " ";
    CHECK(order == "primo secondo da_chiarire mai_per_lui ");
    matching::Question one = a.question();
    one.only = "secondo";
    const auto only = matching::match(one);
    REQUIRE(only.size() == 1);
    CHECK(only[0].id == "secondo");
    CHECK(only[0].verdict == Verdict::available);
}

TEST_CASE("open only for what is hidden: who must be asked") {
    Rules r;
    const auto i = r.instrument("aiuto");
    const NodeId serd = r.fact("in_carico_serd");
    const NodeId unemployed = r.fact("disoccupato");
    r.requires_(i, serd);
    r.requires_(i, unemployed);
    const auto said = [&](const std::string& person) {
        Asked a(r, person, *date_of(2026, 2, 1), true, "cpi");
        const auto answers = matching::match(a.question());
        std::string out = word(answers.at(0).verdict);
        for (const auto& s : answers[0].services) out += " " + s;
        return out;
    };
    CHECK(said("persona: {disoccupato: sì}\n") == "salvo verifica riservata il SerD");
    CHECK(said("persona: {disoccupato: sì, in_carico_serd: sì}\n") == "salvo verifica riservata il SerD");
    CHECK(said("") == "da chiarire il SerD");
    CHECK(said("persona: {disoccupato: no, in_carico_serd: sì}\n") == "non attivabile");
}
