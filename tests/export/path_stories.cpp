// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "export/path_stories.hpp"

#include <stdexcept>

using namespace attiva;

namespace stories {
namespace {

Date day(int year, int month, int d) { return *date_of(year, month, d); }

PathAnswer asked(const std::string& goal) {
    PathAnswer a;
    a.day = a.from = day(2025, 9, 15);
    a.last = day(2027, 9, 15);
    a.place = "comune di Pietrasanta (zona Versilia)";
    a.view = "il centro per l'impiego";
    a.digest = "4f1c09ab22de";
    a.subject = "Maria R.";
    a.goal = goal;
    a.proof = PathProof::proved;
    return a;
}

PathStep step(const std::string& id, const std::string& name, Date from, int days, const std::string& duration) {
    PathStep s;
    s.id = id;
    s.name = name;
    s.from = from;
    s.to = from + (days - 1);
    s.duration.typical = days;
    s.duration.known = !duration.empty();
    s.duration.text = duration.empty() ? "durata non indicata: si conta un giorno" : duration;
    s.service = "il centro per l'impiego";
    s.team = {{"il centro per l'impiego", true, "attiva lo strumento", nullptr}, {"il servizio sociale", true, "coinvolto nello strumento", nullptr}};
    return s;
}

PathStep& after(PathStep& s, const std::string& id, const std::string& text) {
    s.not_before.push_back({PathBinding::Kind::prerequisite, text, {id}, std::nullopt, "", nullptr});
    return s;
}

void close(PathAnswer& a, std::vector<PathStep> steps, Date end, const std::string& reaches) {
    Path p;
    p.proof = a.proof;
    p.steps = std::move(steps);
    p.end = p.cost.end = p.bound.end = end;
    p.cost.steps = p.bound.steps = static_cast<int>(p.steps.size());
    p.reaches = reaches;
    a.paths.push_back(std::move(p));
}

PathAnswer usual() {
    PathAnswer a = asked("Assunzione a tempo indeterminato");
    std::vector<PathStep> s;
    s.push_back(step("adi", "Assegno di inclusione", day(2025, 3, 1), 540, "18 mesi, rinnovabile"));
    s.back().running = true;
    s.push_back(step("gol_3", "GOL, percorso 3: riqualificazione professionale", day(2025, 9, 15), 120, "al massimo 6 mesi"));
    s.back().duration.least = 60;
    s.back().duration.most = 183;
    s.back().assumed = true;
    s.back().documents = {"DID", "patto di servizio personalizzato"};
    s.back().leaves = {"distanza dal mercato: vicino"};
    s.back().opens = {"Tirocinio di inclusione sociale"};
    s.back().milestone = "frequenza di almeno il 70 per cento delle ore e attestato";
    s.push_back(step("tirocinio_inclusione", "Tirocinio di inclusione sociale", day(2026, 1, 13), 181, "6 mesi"));
    after(s.back(), "gol_3", "comincia dopo la fine di GOL").assumed = true;
    s.back().duration.most = 365;
    s.back().service = "il servizio sociale";
    s.back().team.push_back({"il SerD", false, "coinvolto: in carico al SerD", nullptr});
    s.back().documents = {"progetto personalizzato", "convenzione con l'azienda ospitante"};
    s.back().opens = {"Assunzione con incentivo"};
    s.back().milestone = "valutazione del tutor aziendale";
    Missing m;
    m.label = "In carico ai servizi";
    m.holder = "il servizio sociale";
    s.back().answer.missing = {m};
    PathShift shift;
    shift.text = "se dura 12 mesi";
    shift.days = 365;
    shift.end = day(2027, 1, 13);
    shift.moved = {{"incentivo_assunzione", day(2026, 7, 13), day(2027, 1, 13)}};
    s.back().shifts = {shift};
    s.push_back(step("incentivo_assunzione", "Incentivo all'assunzione a tempo indeterminato", day(2026, 7, 13), 1, ""));
    after(s.back(), "tirocinio_inclusione", "comincia dopo la fine del tirocinio");
    s.back().team.push_back({"l'azienda", false, "assume", nullptr});
    close(a, s, day(2026, 7, 13), "Rapporto di lavoro: tempo indeterminato");
    a.notes = {"Le ore della settimana sono contate per intero anche dove il mese comincia a metà."};
    a.hours = 30;
    return a;
}

PathAnswer one_step() {
    PathAnswer a = asked("Corso di italiano L2");
    close(a, {step("italiano", "Corso di italiano L2", day(2025, 10, 8), 34, "5 settimane")}, day(2025, 11, 11), "Italiano: livello A2");
    a.from = day(2025, 10, 1);
    return a;
}

PathAnswer twelve_steps() {
    PathAnswer a = asked("Autonomia abitativa e lavoro");
    std::vector<PathStep> s;
    const char* names[] = {"Presa in carico", "Pronto intervento sociale", "Corso di italiano L2", "Housing first", "Bilancio di competenze", "Percorso 2 GOL: aggiornamento",
                           "Laboratorio di ricerca attiva del lavoro", "Tirocinio extracurriculare", "Patente di guida", "Corso di qualifica OSS", "Contributo affitto", "Assunzione agevolata"};
    Date at = a.from;
    for (int i = 0; i < 12; ++i) {
        const int days = 20 + 17 * (i % 4);
        s.push_back(step("p" + std::to_string(i), names[i], at, days, std::to_string(days) + " giorni"));
        if (i > 0) after(s.back(), "p" + std::to_string(i - 1), "");
        if (i > 4 && i % 3 == 0) after(s.back(), "p" + std::to_string(i - 4), "");
        if (i == 11) after(s.back(), "p0", "");
        at = at + days;
    }
    close(a, s, at, "Alloggio: stabile");
    return a;
}

PathAnswer long_names() {
    PathAnswer a = asked("Inserimento lavorativo");
    a.subject = "Signora Massimiliana Guglielmina Dell'Acquadolce-Bartolomei, in carico dal 2019";
    std::vector<PathStep> s;
    s.push_back(step("x", "Percorso integrato di accompagnamento all'autonomia abitativa, sociale e lavorativa delle persone in uscita dai percorsi di protezione, con tutoraggio individuale e presa in carico multiprofessionale",
                     a.from, 200, "al massimo 24 mesi, prorogabili di altri 12 con provvedimento motivato dell'équipe"));
    s.push_back(step("y", "Precipitevolissimevolmenteinterdisciplinarizzazionedeipercorsi_di_accompagnamento/sostegno", a.from + 200, 60, "2 mesi"));
    after(s.back(), "x", "");
    close(a, s, a.from + 260, "In carico ai servizi della rete territoriale per l'inclusione sociale e lavorativa: sì");
    return a;
}

PathAnswer five_years() {
    PathAnswer a = asked("Laurea");
    a.last = day(2030, 9, 15);
    std::vector<PathStep> s;
    s.push_back(step("diploma", "Diploma serale", day(2025, 9, 15), 1000, "3 anni"));
    s.push_back(step("laurea", "Corso universitario", day(2028, 9, 1), 730, "2 anni"));
    after(s.back(), "diploma", "");
    s.back().duration.least = 600;
    s.back().duration.most = 3000;
    close(a, s, day(2030, 9, 1), "Titolo di studio: laurea");
    return a;
}

PathAnswer together() {
    PathAnswer a = asked("Lavoro");
    std::vector<PathStep> s;
    s.push_back(step("adi", "Assegno di inclusione", day(2024, 9, 1), 540, "18 mesi"));
    s.back().running = true;
    s.push_back(step("sfl", "Supporto psicologico", day(2025, 6, 1), 837, ""));
    s.back().running = true;
    s.back().duration.typical = 1;
    s.back().duration.text = "in corso, senza una fine scritta";
    s.push_back(step("corso", "Corso di formazione", day(2025, 9, 15), 90, "3 mesi"));
    s.push_back(step("alloggio", "Contributo per l'affitto", day(2025, 9, 20), 180, "6 mesi"));
    s.push_back(step("asilo", "Asilo nido", day(2025, 10, 1), 200, "dal 1º ottobre"));
    s.push_back(step("tirocinio", "Tirocinio", day(2025, 12, 14), 90, "3 mesi"));
    after(s.back(), "corso", "");
    s.back().discouraged = true;
    s.back().assumed = true;
    s.push_back(step("lavoro", "Contratto a termine", day(2026, 3, 14), 1, ""));
    after(s.back(), "tirocinio", "");
    after(s.back(), "corso", "");
    a.proof = PathProof::best_found;
    close(a, s, day(2026, 3, 14), "Occupato: sì");
    a.paths.front().bound.end = day(2026, 2, 8);
    return a;
}

PathAnswer signs() {
    PathAnswer a = asked("«A & B» < C > \"D\" l'E");
    a.subject = "È così: <b>Zoë & Niccolò</b>\n\"qui\"";
    a.place = "Forlì & <Cesena>";
    std::vector<PathStep> s;
    s.push_back(step("a&b", "Corso <base> & \"avanzato\" \\N — perché? così è più già", a.from, 10, "10 giorni & <basta>"));
    s.push_back(step("c\"d", "</text></svg><script>alert(1)</script>", a.from + 10, 1, "1 giorno"));
    after(s.back(), "a&b", "");
    s.back().answer.missing.resize(1);
    s.back().answer.missing[0].label = "<i>ISEE</i> & altro";
    s.back().documents = {"<carta> & \"penna\""};
    s.back().milestone = "</td></tr></table>";
    a.notes = {"</section><script>"};
    close(a, s, a.from + 11, "\"x\" <y> & z");
    return a;
}

PathAnswer none() {
    PathAnswer a = asked("Tirocinio di inclusione sociale");
    a.proof = PathProof::none;
    PathCut c;
    c.bars = {{"tirocinio_inclusione chiede: In carico ai servizi", "tirocinio_inclusione", {"richiede in carico"}, nullptr},
              {"la presa in carico chiede: residenza in un comune della Toscana", "", {}, nullptr}};
    c.opening = {"residenza in Toscana", "un progetto del comune dove vive"};
    a.cuts = {c, {{{"servono 20 ore la settimana, ce ne sono 10", "", {}, nullptr}}, {}}};
    NearGoal n;
    n.id = "gol_3";
    n.name = "GOL, percorso 3";
    n.path.end = day(2026, 1, 8);
    a.near = {n};
    return a;
}

PathAnswer reached() {
    PathAnswer a = asked("Assegno di inclusione");
    a.reached = true;
    return a;
}

PathAnswer not_found() {
    PathAnswer a = asked("Laurea");
    a.proof = PathProof::unknown;
    return a;
}

PathAnswer six_steps() {
    PathAnswer a = usual();
    auto& s = a.paths.front().steps;
    s.insert(s.begin() + 2, step("lingua", "Corso di italiano L2, livello B1", day(2025, 10, 1), 80, "al massimo 3 mesi"));
    s[2].milestone = "esame di livello B1";
    s[2].service = "il CPIA";
    s[2].team.push_back({"il CPIA", false, "gestisce lo strumento", nullptr});
    s.insert(s.begin() + 3, step("patente", "Contributo per la patente B", day(2025, 10, 20), 150, ""));
    s[3].discouraged = true;
    return a;
}

}  // namespace

const std::vector<PathStory>& paths() {
    static const std::vector<PathStory> all{{"usuale", usual()}, {"un-passo", one_step()}, {"sei-passi", six_steps()}, {"dodici-passi", twelve_steps()},
                                            {"nomi-lunghi", long_names()}, {"cinque-anni", five_years()}, {"insieme", together()}, {"segni", signs()},
                                            {"nessuno", none()}, {"raggiunto", reached()}, {"non-trovato", not_found()}};
    return all;
}

const PathAnswer& path(const std::string& name) {
    for (const auto& s : paths())
        if (s.name == name) return s.answer;
    throw std::logic_error(name);
}

PathGraph many(std::size_t nodes, std::size_t links, int layers) {
    PathGraph g;
    g.day = day(2025, 9, 15);
    g.place = "luogo non indicato";
    g.digest = "4f1c09ab22de";
    std::uint32_t seed = 12345;
    const auto next = [&](std::size_t below) {
        seed = seed * 1664525U + 1013904223U;
        return static_cast<std::size_t>(seed >> 8U) % below;
    };
    const char* first[] = {"Assegno", "Corso", "Tirocinio", "Percorso", "Contributo", "Sportello", "Servizio", "Laboratorio", "Voucher", "Borsa"};
    const char* second[] = {"di inclusione sociale", "per l'affitto e le utenze", "di formazione professionale", "GOL", "per la patente", "di accompagnamento al lavoro per giovani", "L2", "per adulti fragili"};
    for (std::size_t i = 0; i < nodes; ++i) {
        PathGraph::Node n;
        n.id = "strumento_" + std::to_string(i);
        n.name = std::string(first[next(10)]) + " " + second[next(8)] + " " + std::to_string(i);
        n.layer = i < nodes / 2 ? 0 : static_cast<int>(next(static_cast<std::size_t>(layers)));
        g.nodes.push_back(n);
    }
    while (g.links.size() < links) {
        PathGraph::Link l;
        l.from = next(nodes);
        l.to = next(nodes);
        l.kind = static_cast<PathGraph::Link::Kind>(next(6));
        if (l.from == l.to) continue;
        if (l.kind != PathGraph::Link::Kind::apart && g.nodes[l.from].layer >= g.nodes[l.to].layer && next(8) != 0) continue;
        g.links.push_back(l);
    }
    return g;
}

namespace {

PathGraph of_a_person() {
    PathGraph g;
    g.day = day(2025, 9, 15);
    g.place = "comune di Pietrasanta (zona Versilia)";
    g.view = "il centro per l'impiego";
    g.digest = "4f1c09ab22de";
    g.subject = "Maria R.";
    using L = PathGraph::Link::Kind;
    g.nodes = {{"adi", "Assegno di inclusione", 0, Verdict::active_now, true},
               {"sfl", "Supporto per la formazione e il lavoro", 0, Verdict::unavailable, false},
               {"presa_in_carico", "Presa in carico del servizio sociale", 0, Verdict::already_done, true},
               {"gol_3", "GOL, percorso 3: riqualificazione professionale", 1, Verdict::available, true},
               {"italiano", "Corso di italiano L2", 1, Verdict::to_clarify, false},
               {"tirocinio_inclusione", "Tirocinio di inclusione sociale", 2, Verdict::not_now, true},
               {"laboratorio", "Laboratorio di ricerca attiva del lavoro", 2, Verdict::to_verify_hidden, false},
               {"incentivo_assunzione", "Incentivo all'assunzione a tempo indeterminato", 3, Verdict::not_now, true}};
    g.links = {{L::apart, 0, 1, "", nullptr},
               {L::beside, 0, 3, "", nullptr},
               {L::fact, 2, 3, "in carico: sì", nullptr},
               {L::fact, 2, 5, "in carico: sì", nullptr},
               {L::after, 3, 5, "con esito positivo, da almeno 3 mesi", nullptr},
               {L::opens, 3, 6, "", nullptr},
               {L::better, 4, 6, "", nullptr},
               {L::after, 5, 7, "con esito positivo", nullptr},
               {L::better, 0, 7, "", nullptr}};
    return g;
}

PathGraph alone() {
    PathGraph g = of_a_person();
    g.nodes.resize(1);
    g.links.clear();
    return g;
}

PathGraph tangled() {
    PathGraph g = of_a_person();
    using L = PathGraph::Link::Kind;
    g.nodes[1].name = "<Supporto> & \"formazione\" \\G però";
    g.nodes[1].id = "a\"b\\c";
    g.nodes[2].name = "Precipitevolissimevolmenteinterdisciplinarizzazionedeipercorsi";
    g.links.push_back({L::after, 7, 3, "torna <indietro> & \"oltre\"", nullptr});
    g.links.push_back({L::beside, 6, 5, "", nullptr});
    return g;
}

// Around one of a catalogue: what two rules say of the same two, and a fact that several leave.
PathGraph around_one() {
    PathGraph g = of_a_person();
    g.place = g.view = g.subject = "";
    g.around = "tirocinio_inclusione";
    g.steps = 1;
    using L = PathGraph::Link::Kind;
    g.nodes = {{"borsa", "Borsa lavoro", 0, {}, false}, {"gol_3", "GOL, percorso 3: riqualificazione professionale", 0, {}, false},
               {"tirocinio_inclusione", "Tirocinio di inclusione sociale", 1, {}, false}, {"presa_in_carico", "Presa in carico del servizio sociale", 0, {}, false},
               {"servizio_civile", "Servizio civile", 0, {}, false}, {"pronto_intervento", "Pronto intervento sociale", 0, {}, false}, {"coop_b", "Cooperativa sociale di tipo B", 2, {}, false}};
    g.links = {{L::better, 0, 2, "", nullptr}, {L::opens, 0, 2, "", nullptr},
               {L::after, 1, 2, "con esito positivo", nullptr}, {L::fact, 1, 2, "in carico: sì", nullptr}, {L::apart, 1, 2, "", nullptr},
               {L::apart, 2, 4, "", nullptr}, {L::better, 2, 6, "", nullptr},
               {L::fact, 3, 2, "in carico: sì", nullptr}, {L::fact, 5, 2, "in carico: sì", nullptr}};
    return g;
}

}  // namespace

const std::vector<GraphStory>& graphs() {
    static const std::vector<GraphStory> all{
        {"persona", of_a_person()}, {"intorno", around_one()}, {"uno", alone()}, {"intreccio", tangled()}, {"vuoto", PathGraph{}}, {"medio", many(40, 70, 4)}, {"catalogo", many(130, 400, 6)}};
    return all;
}

const PathGraph& graph(const std::string& name) {
    for (const auto& s : graphs())
        if (s.name == name) return s.graph;
    throw std::logic_error(name);
}

}  // namespace stories
