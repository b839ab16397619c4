// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Interviews on the shipped catalogue, through the public door: the stories of examples/
// asked from a sheet with only what contradicts a presumption; what people may type; going
// back; asking a service; what a view may not see.

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <random>
#include <set>

#include "attiva/attiva.hpp"
#include "document/write.hpp"
#include "document/yaml.hpp"
#include "session/stories.hpp"

using namespace attiva;

namespace {

using document::Node;

const Catalogue& shipped() {
    static const Catalogue catalogue = Catalogue::open(ATTIVA_ROOT);
    return catalogue;
}

Question on(Date day) {
    Question q;
    q.day = day;
    q.ways_in = false;
    return q;
}

const Question plain = on(*date_of(2026, 11, 20));

Interview begun(const std::string& sheet, const Question& q = plain) {
    Diagnostics problems;
    auto i = shipped().interview({"foglio.yaml", sheet}, q, problems);
    if (!i) throw std::runtime_error(shipped().render(problems, true, false));
    return std::move(*i);
}

std::string asked(Interview& i) {
    const auto& step = i.next();
    if (!step) return "nulla";
    return step->attribute + (step->member.empty() ? "" : " (" + step->member + ")");
}

struct Story {
    std::string name;
    Node sheet;
};

std::vector<Story> sheets() {
    std::vector<Story> out;
    for (const auto& story : attiva::stories::all()) {
        text::Sources sources;
        Diagnostics problems;
        const FileId file = sources.add("persona.yaml", story.text, problems);
        out.push_back({story.name, *document::read_yaml(sources, file, problems)});
    }
    return out;
}

// The sheet before anybody is asked: who she is to the services, but no fact that would be
// asked for. Facts with a presumption are said beforehand: nobody asks for those; and a
// birthday, which is asked for as an age.
Node before_asking(const Node& story) {
    std::set<std::string> presumed;
    for (const auto& p : shipped().presumptions()) presumed.insert(p.attribute);
    Node out = story;
    out.fields.clear();
    for (const auto& f : story.fields) {
        if (f.key == "componenti" || f.key == "nucleo_completo") continue;
        out.fields.push_back(f);
        if (f.key != "persona" && f.key != "nucleo" && f.key != "attivazione") continue;
        auto& facts = out.fields.back().value.fields;
        facts.erase(std::remove_if(facts.begin(), facts.end(), [&](const auto& fact) { return fact.key != "data_nascita" && presumed.count(fact.key) == 0; }), facts.end());
    }
    return out;
}

std::string typed(const Node& n) {
    if (n.kind == document::Kind::map) return n.find("valore") == nullptr ? "non so" : typed(*n.find("valore"));
    if (n.kind == document::Kind::text) return n.text;
    std::string out;
    for (const Node& i : n.items) out += (out.empty() ? "" : ", ") + i.text;
    return out.empty() ? "nessuno" : out;
}

// What the story says of it, by name; the age for a birthday and the other way round.
std::string reply(const Node& story, const NextStep& step) {
    const Node* people = story.find("componenti");
    if (step.attribute == "nucleo_completo") return people == nullptr ? "nessuno" : std::to_string(people->items.size());
    if (step.attribute == "familiari_completo") return "nessuno";
    if (step.attribute == "storico") return "no";
    std::vector<const Node*> where;
    if (step.member.empty()) where = {story.find("persona"), story.find("nucleo"), story.find("attivazione")};
    else if (people != nullptr) where = {&people->items.at(std::stoul(step.member.substr(step.member.rfind(' ') + 1)) - 1)};
    for (const Node* map : where)
        if (map != nullptr)
            if (const Node* fact = map->find(step.attribute)) return typed(*fact);
    return "non so";
}

bool may_have(Verdict v) { return v == Verdict::available || v == Verdict::active_now; }

}  // namespace

TEST_CASE("the stories, interviewed: every answer is taken, and what is settled is what the whole story says") {
    int questions = 0;
    int most = 0;
    for (const Story& story : sheets()) {
        CAPTURE(story.name);
        const Node& said = story.sheet;
        const std::string al = said.find("al")->text;
        const Question q = on(*date_of(std::stoi(al.substr(0, 4)), std::stoi(al.substr(5, 2)), std::stoi(al.substr(8, 2))));
        Interview i = begun(document::write_yaml(before_asking(said)), q);
        int n = 0;
        std::set<std::string> seen;
        while (const auto& step = i.next()) {
            const std::string who = step->attribute + step->member;
            CAPTURE(who);
            // What is known in part may be asked again: the story knows no more.
            const bool first = seen.insert(who).second;
            REQUIRE((first || !step->known.empty()));
            const auto wrong = i.answer(first ? reply(said, *step) : "non so");
            INFO(wrong.value_or(""));
            REQUIRE_FALSE(wrong);
            REQUIRE(++n < 150);
        }
        questions += n;
        most = std::max(most, n);
        const InterviewOutcome outcome = i.outcome();
        CHECK(outcome.finished);
        CHECK_FALSE(outcome.exhausted);
        Diagnostics problems;
        const auto whole = shipped().ask({"persona.yaml", document::write_yaml(said)}, q, problems);
        REQUIRE(whole);
        std::map<std::string, Verdict> truly;
        for (const auto& a : whole->instruments) truly[a.id] = a.verdict;
        for (const auto& a : outcome.now.instruments) {
            CAPTURE(a.id, word(a.verdict), word(truly[a.id]));
            const bool settled = a.verdict != Verdict::to_clarify && a.verdict != Verdict::to_verify_hidden;
            const bool whole_settled = truly[a.id] != Verdict::to_clarify && truly[a.id] != Verdict::to_verify_hidden;
            if (settled && whole_settled) CHECK(may_have(a.verdict) == may_have(truly[a.id]));
            if (whole_settled) CHECK(settled);
        }
    }
    fmt::print("interviste delle storie: {:.1f} domande in media, al massimo {}\n", static_cast<double>(questions) / static_cast<double>(sheets().size()), most);
}

TEST_CASE("what people type is taken as a sheet would have it") {
    const std::string sheet = "al: 2026-11-20\npersona:\n  residenza: Viareggio\n";
    const auto answered = [&](const std::string& attribute, const std::string& text) -> std::string {
        Interview i = begun(sheet);
        for (int n = 0; n < 200 && asked(i) != attribute; ++n)
            if (i.answer("non so")) return "non risponde";
        if (asked(i) != attribute) return "non chiesto";
        const auto wrong = i.answer(text);
        if (wrong) return *wrong;
        const std::string out = i.outcome().sheet;
        const std::size_t at = out.find(attribute + ":");
        return at == std::string::npos ? "non scritto" : out.substr(at, out.find('\n', at) - at);
    };
    CHECK(answered("eta", "34") == "eta: 34");
    CHECK(answered("eta", "almeno 67 anni") == "eta: almeno 67 anni");
    CHECK(answered("eta", "trenta").find("non è una quantità") != std::string::npos);
    CHECK(answered("eta", "circa 34").find("tra … e …") != std::string::npos);
    CHECK(answered("eta", "a\x01").find("caratteri") != std::string::npos);
    CHECK(answered("eta", "non lo so") == "eta: non so");
    CHECK(answered("did_presente", "si") == "did_presente: sì");
    CHECK(answered("did_presente", "n") == "did_presente: no");
    CHECK(answered("stato_occupazionale", "2") == "stato_occupazionale: disoccupato");
    CHECK(answered("stato_occupazionale", "99").find("non è fra le scelte") != std::string::npos);
    CHECK(answered("stato_occupazionale", "non (occupato, pensionato)") == "stato_occupazionale: non (occupato, pensionato)");
    CHECK(answered("stato_occupazionale", "uno tra (occupato, pensionato)") == "stato_occupazionale: uno tra (occupato, pensionato)");
}

TEST_CASE("who else there is in the household is a number, and they are in the sheet") {
    Node family;
    for (const Story& s : sheets())
        if (s.name == "famiglia_adi") family = s.sheet;
    for (auto& f : family.fields)
        if (f.key == "nucleo") f.value.fields.erase(f.value.fields.begin());
    family.fields.pop_back();
    Question q = on(*date_of(2026, 3, 10));
    q.instrument = "adi";
    const auto answered = [&](const char* text) {
        Interview i = begun(document::write_yaml(family), q);
        if (asked(i) != "nucleo_completo") return "chiede " + asked(i);
        if (const auto wrong = i.answer(text)) return *wrong;
        const std::string sheet = i.outcome().sheet;
        const std::size_t at = sheet.find("componenti:");
        return (at == std::string::npos ? "" : sheet.substr(at)) + "poi " + asked(i);
    };
    const std::string one = "  - ruolo: componente\n";
    CHECK(answered("nessuno") == "poi nulla");
    CHECK(answered("2") == "componenti:\n" + one + one + "nucleo_completo: sì\npoi eta (componente 1)");
    CHECK(answered("tanti").find("quante persone") == 0);
    CHECK(answered("20").find("poi") != std::string::npos);
    CHECK(answered("21").find("al massimo 20") != std::string::npos);
}

TEST_CASE("an answer can be taken back, and the interview is where it was") {
    Interview i = begun("al: 2026-11-20\n");
    CHECK_FALSE(i.undo());
    std::vector<std::string> before;
    std::vector<std::string> sheets;
    for (const char* text : {"non so", "non so", "non so"}) {
        before.push_back(asked(i));
        sheets.push_back(i.outcome().sheet);
        REQUIRE_FALSE(i.answer(text));
    }
    while (!before.empty()) {
        REQUIRE(i.undo());
        CHECK(asked(i) == before.back());
        CHECK(i.outcome().sheet == sheets.back());
        CHECK(i.answered() == before.size() - 1);
        before.pop_back();
        sheets.pop_back();
    }
    CHECK_FALSE(i.undo());
}

TEST_CASE("what a service knows is asked of it, and stays in the sheet") {
    Interview i = begun("al: 2026-11-20\n");
    const std::string first = asked(i);
    CHECK(i.ask_of("nessun_servizio")->find("non c'è") != std::string::npos);
    REQUIRE_FALSE(i.ask_of("SerD"));
    CHECK(asked(i) != first);
    const InterviewOutcome outcome = i.outcome();
    REQUIRE(outcome.requests.size() == 1);
    CHECK(outcome.requests[0].service == "serd");
    CHECK(outcome.requests[0].attribute == "data_nascita");
    CHECK(outcome.sheet.find("chiedere_a: serd") != std::string::npos);
    // The sheet says the same when it is read again.
    Interview again = begun(outcome.sheet);
    CHECK(asked(again) == asked(i));
    CHECK(again.outcome().requests.size() == 1);
}

TEST_CASE("what is known in part is asked again only as far as it matters, and never lost") {
    Interview i = begun("al: 2026-11-20\n");
    REQUIRE(asked(i) == "eta");
    REQUIRE_FALSE(i.answer("tra 31 e 40 anni"));
    CHECK(asked(i) != "eta");  // no condition tells those ages apart, of what is open
    Interview j = begun("al: 2026-11-20\n");
    REQUIRE_FALSE(j.answer("tra 10 e 70 anni"));
    REQUIRE(asked(j) == "eta");
    CHECK(j.next()->known.find("70 anni") != std::string::npos);
    REQUIRE_FALSE(j.answer("non so"));
    CHECK(asked(j) != "eta");
    CHECK(j.outcome().sheet.find("eta: tra 10 e 70 anni") != std::string::npos);
}

TEST_CASE("an interview in a view asks nothing it may not see, and is the same whatever that is") {
    Question q = plain;
    q.view = "cpi";
    const auto transcript = [&](const std::string& sheet) {
        Interview i = begun(sheet, q);
        std::string out;
        for (int n = 0; n < 200 && i.next(); ++n) {
            out += to_json(*i.next(), i.answered());
            if (i.answer("non so")) break;
        }
        return out + to_json(i.outcome());
    };
    const std::string open = "al: 2026-11-20\npersona:\n  residenza: Viareggio\n";
    const std::string told = transcript(open);
    CHECK(told.find("in_carico_serd") == std::string::npos);
    for (const char* hidden : {"  in_carico_serd: sì\n", "  in_carico_serd: no\n", "  in_carico_serd: non so\n", "  percorso_protezione_violenza: sì\n"})
        CHECK(transcript(open + hidden) == told);
}

// Every form of what is known in part, wishes and refusals: the sheet an interview gives
// back says all of it, in the same words.
const std::string in_part =
    "al: 2026-11-20\n"
    "persona:\n  data_nascita: prima del 1990\n  residenza: uno tra (Viareggio, zona Pisana)\n  stato_occupazionale: non (occupato, pensionato)\n"
    "  anni_residenza_italia: tra 3 e 6 anni\n  svantaggio_adi: almeno violenza e non (dipendenza, tratta)\n"
    "nucleo:\n  isee_ordinario: al più 10.140 euro\n"
    "storico:\n  - strumento: tirocinio_inclusione\n    dal: dopo il 2023-02\n    al: concluso\n"
    "  - strumento: adi\n    dal: tra 2024 e 2025-03\n    al: in corso\n"
    "desidera: [borsa_lavoro, tirocinio_inclusione]\nrifiuta: [sfl]\n";

TEST_CASE("what is said in part, wishes and refusals go through an interview whole") {
    Interview i = begun(in_part);
    CHECK(i.outcome().sheet == in_part);
    for (int n = 0; n < 3 && i.next(); ++n) REQUIRE_FALSE(i.answer("non so"));
    const std::string grown = i.outcome().sheet;
    CHECK(i.answered() == 3);
    for (const char* said : {"data_nascita: prima del 1990\n", "residenza: uno tra (Viareggio, zona Pisana)\n", "stato_occupazionale: non (occupato, pensionato)\n",
                             "anni_residenza_italia: tra 3 e 6 anni\n", "isee_ordinario: al più 10.140 euro\n", "dal: dopo il 2023-02\n", "al: concluso\n",
                             "dal: tra 2024 e 2025-03\n", "al: in corso\n", "desidera: [borsa_lavoro, tirocinio_inclusione]\n", "rifiuta: [sfl]\n"})
        CHECK(grown.find(said) != std::string::npos);
    Interview again = begun(grown);
    CHECK(again.outcome().sheet == grown);
    CHECK(to_json(again.outcome().now) == to_json(i.outcome().now));
    CHECK(to_json(again.outcome().now).find("\"rifiuta\"") != std::string::npos);
}

TEST_CASE("an interview in a view gives back no wish, and no section, that it may not know") {
    Question q = plain;
    q.view = "cpi";
    const std::string base = "al: 2026-11-20\n";
    const auto sheet = [&](const std::string& more) { return begun(base + more, q).outcome().sheet; };
    CHECK(sheet("desidera: [tirocinio_inclusione]\nrifiuta: [programma_dipendenze]\n") == base);
    CHECK(sheet("rifiuta: [sfl, programma_dipendenze]\n") == sheet("rifiuta: [sfl]\n"));
    CHECK(sheet("persona:\n  in_carico_serd: sì\n") == base);
    Question all = plain;
    CHECK(begun(base + "rifiuta: [sfl, programma_dipendenze]\n", all).outcome().sheet == base + "rifiuta: [sfl, programma_dipendenze]\n");
}

TEST_CASE("interviews with any answers end, and never ask twice what is known") {
    std::mt19937 random(20261127);
    const auto below = [&](std::size_t n) { return random() % n; };
    for (int k = 0; k < 12; ++k) {
        Question q = plain;
        q.presumptions = k % 3 != 0;
        Interview i = begun("al: 2026-11-20\npersona: {residenza: Viareggio}\n", q);
        std::set<std::string> seen;
        for (int n = 0; n < 400 && i.next(); ++n) {
            const NextStep step = *i.next();
            CAPTURE(step.attribute, step.member, k, n);
            REQUIRE(seen.insert(step.attribute + step.member).second);
            std::string text = step.choices.empty() ? std::to_string(below(60)) : step.choices[below(step.choices.size())].first;
            if (step.how == "sì o no") text = below(2) == 0 ? "sì" : "no";
            if (step.how.rfind("un giorno", 0) == 0) text = fmt::format("{}-0{}-1{}", 1960 + below(66), 1 + below(9), below(10));
            if (step.attribute.find("nucleo_") == 0 || step.attribute == "familiari_completo") text = std::to_string(below(3));
            if (step.attribute == "storico") text = "no";
            if (i.answer(text)) REQUIRE_FALSE(i.answer("non so"));  // it contradicts what was said
        }
        CHECK(i.outcome().finished);
    }
}
