// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The order in which overlays are met changes nothing that is asked of a catalogue.
// Five are read in all 120 orders: as a listing gives them (other folders, other
// layers, the shipped ones too) and by their names in one folder, through the door
// everybody uses.
#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <numeric>
#include <set>
#include <sstream>

#include "attiva/attiva.hpp"
#include "bad_input/minimal_copy.hpp"
#include "catalogue/canonical.hpp"

using namespace attiva;
using namespace attiva::tests;

namespace {

namespace fs = std::filesystem;

struct Overlay {
    std::string file, text;
};

// Two zones and two comuni. The zone and a comune of it speak of the same
// instruments; both fill, both restrict, both add; the other zone too.
std::vector<Overlay> overlays() {
    return {{"versilia.regole", R"(ambito zona versilia
integra strumento borsa
    attivato  fonte avviso_prova
    stabilisce borsa_isee_max : 9.000 euro  fonte avviso_prova "zona"
    stabilisce borsa_importo : 300 euro/mese  fonte avviso_prova "zona"
    richiede "Non ha il diploma"  fonte avviso_prova
        titolo_studio < diploma
    durata 6 mesi  fonte avviso_prova
integra strumento laboratorio
    attivato dal 2024-01-01  fonte avviso_prova
    finestra dal 2026-01-01 al 2026-03-31  fonte avviso_prova
strumento sportello
    fonte avviso_prova
    senza requisiti
)"},
            {"pietrasanta.regole", R"(ambito comune pietrasanta dal 2026-01-01 al 2026-12-31
integra strumento borsa
    stabilisce borsa_isee_max
        fascia 1 : 16.500 euro  se numero_componenti = 1  fonte avviso_prova
        fascia 1 : 22.000 euro  altrimenti  fonte avviso_prova
        fascia 2 : 26.500 euro  fonte avviso_prova
    stabilisce borsa_importo : 400 euro/mese  fonte avviso_prova "comune"
    esclude "Ha una misura penale in corso"  fonte avviso_prova
        misura_penale
    durata 5 mesi  fonte avviso_prova
integra strumento laboratorio
    finestra dal 2026-02-01 al 2026-04-30  fonte avviso_prova
)"},
            {"forte_dei_marmi.regole", R"(ambito comune forte_dei_marmi
integra strumento borsa
    richiede "Iscritta da almeno 6 mesi"  fonte avviso_prova
        mesi_disoccupazione >= 6 mesi
    deroga "Anche chi non è maggiorenne"  se eta < 18 anni  fonte avviso_prova
integra strumento sportello
    richiede "Non ha un lavoro"  fonte avviso_prova
        mesi_disoccupazione >= 1 mese
)"},
            {"unione.regole", R"(ambito comuni (pietrasanta, forte_dei_marmi)
definizione quasi_sola : sì_no  fonte avviso_prova
    numero_componenti <= 2
integra strumento sportello
    dopo laboratorio  fonte avviso_prova
    esclude "Vive con altri"  fonte avviso_prova
        non quasi_sola
integra strumento tirocinio
    incompatibile con sportello  fonte avviso_prova
    richiede "Maggiorenne"  fonte avviso_prova
        eta >= 18 anni
)"},
            {"bando.regole", R"(ambito zona versilia dal 2025-01-01 al 2027-12-31
strumento bando
    fonte avviso_prova
    richiede "ISEE basso"
        isee <= 5.000 euro
    ripetibile
integra strumento borsa
    esclude "È già al tirocinio"  fonte avviso_prova
        in corso tirocinio
    nota "Si chiede allo sportello"  fonte avviso_prova
)"}};
}

std::string bando_sheet() {
    return "id: bando\nnome: Bando di prova\ntipo: contributo\ndescrizione: Un contributo.\nenti: [Zona]\nunita: persona\n"
           "documenti: []\ncollegamenti: []\nfonte: avviso_prova\nmarca: K\n";
}

std::vector<std::string> people(const std::string& root) {
    std::vector<std::string> out;
    for (const char* name : {"anna.yaml", "bruno.yaml", "carla.json"}) {
        std::ifstream in(fs::path(root) / "persone" / name);
        out.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
    }
    out.emplace_back("al: 2026-02-01\npersona: {}\n");
    return out;
}

const char* const places[] = {"", "Pietrasanta", "Forte dei Marmi", "Pisa"};

// Without the rules of the copy's own Versilia.
void clear(const MinimalCopy& copy) {
    fs::remove_all(copy.at("rules/zone"));
    fs::create_directories(copy.at("rules/zone/versilia"));
    copy.write("catalog/zone/versilia/strumenti/bando.yaml", bando_sheet());
}

// «3_bando.regole» is «bando.regole».
std::string renamed(const std::string& file) {
    const std::size_t at = file.rfind('/') + 1;
    return file.size() > at + 2 && file[at + 1] == '_' ? file.substr(0, at) + file.substr(at + 2) : file;
}

// Diagnostics one a line, sorted, and their files as `renamed`.
std::string plain_lines(const Catalogue& c, const Diagnostics& d) {
    std::istringstream in(c.render(d, true, false));
    std::multiset<std::string> lines;
    for (std::string l; std::getline(in, l);) {
        const std::size_t colon = l.find(':');
        lines.insert(renamed(l.substr(0, colon)) + l.substr(colon));
    }
    return std::accumulate(lines.begin(), lines.end(), std::string());
}

std::string asked_at(const std::string& root) {
    const Catalogue c = Catalogue::open(root);
    std::string out = plain_lines(c, c.diagnostics());
    INFO(out);
    REQUIRE(c.ok());
    Question q;
    q.day = date_of(2026, 2, 15).value();
    for (const auto& person : people(root))
        for (const char* comune : places) {
            q.comune = comune;
            Diagnostics problems;
            const auto a = c.ask({person.front() == '{' ? "p.json" : "p.yaml", person}, q, problems);
            out += a ? canonical_json(to_json(*a), renamed) : plain_lines(c, problems);
        }
    return out + plain_lines(c, c.review(q.day));
}

// Where two texts part; empty when they are equal.
std::string parting(const std::string& a, const std::string& b) {
    if (a == b) return "";
    const auto at = static_cast<std::size_t>(std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin());
    const std::size_t from = at < 300 ? 0 : at - 300;
    return a.substr(from, 500) + "\n<>\n" + (from < b.size() ? b.substr(from, 500) : "");
}

// The files of the listing whose names end so change places in every way; one
// order in so many is also asked and looked at as `controlla` does.
void in_all_orders(const std::string& root, const std::vector<std::string>& ends, const std::vector<Asked>& questions,
                   int ask_every) {
    Diagnostics problems;
    catalogue::Listing listing = catalogue::list_files(root, problems);
    REQUIRE(problems.empty());
    std::vector<std::size_t> at;
    std::vector<catalogue::CatalogueFile> moved;
    for (std::size_t i = 0; i < listing.files.size(); ++i)
        for (const std::string& end : ends) {
            const std::string& name = listing.files[i].name;
            if (name.size() < end.size() || name.substr(name.size() - end.size()) != end) continue;
            at.push_back(i);
            moved.push_back(listing.files[i]);
        }
    REQUIRE(at.size() == 5);
    std::vector<std::size_t> order{0, 1, 2, 3, 4};
    const std::string rules = told(listing, {});
    const std::string whole = told(listing, questions);
    int orders = 0;
    do {
        for (std::size_t i = 0; i < at.size(); ++i) listing.files[at[i]] = moved[order[i]];
        const bool asked = ++orders % ask_every == 0;
        REQUIRE(parting(asked ? whole : rules, asked ? told(listing, questions) : told(listing, {})) == "");
    } while (std::next_permutation(order.begin(), order.end()));
    CHECK(orders == 120);
    CHECK(whole.find("\"verdetto\"") != std::string::npos);
}

}  // namespace

TEST_CASE("five overlays of one zone, in all 120 orders of their names") {
    const MinimalCopy copy;
    clear(copy);
    const auto all = overlays();
    std::vector<int> order{0, 1, 2, 3, 4};
    std::string first;
    int orders = 0;
    do {
        const auto file = [&](std::size_t i) {
            return "rules/zone/versilia/" + std::to_string(order[i]) + "_" + all[i].file;
        };
        for (std::size_t i = 0; i < all.size(); ++i) copy.write(file(i), all[i].text);
        const std::string now = asked_at(copy.path());
        if (first.empty()) first = now;
        REQUIRE(parting(first, now) == "");
        for (std::size_t i = 0; i < all.size(); ++i) fs::remove(copy.at(file(i)));
        ++orders;
    } while (std::next_permutation(order.begin(), order.end()));
    CHECK(orders == 120);
    CHECK(first.find("\"verdetto\"") != std::string::npos);
}

TEST_CASE("five overlays of several folders, in all 120 orders of the listing") {
    const MinimalCopy copy;
    clear(copy);
    const auto all = overlays();
    const char* const folders[] = {"versilia/", "versilia/pietrasanta/", "versilia/forte_dei_marmi/", "versilia/", "versilia/"};
    for (std::size_t i = 0; i < all.size(); ++i) {
        const std::string folder = std::string("rules/zone/") + folders[i];
        fs::create_directories(copy.at(folder));
        copy.write(folder + all[i].file, all[i].text);
    }
    std::vector<Asked> questions;
    for (const auto& person : people(copy.path()))
        for (const char* place : places) questions.push_back({person, place, date_of(2026, 2, 15).value()});
    in_all_orders(copy.path(), {"versilia.regole", "pietrasanta.regole", "forte_dei_marmi.regole", "unione.regole", "bando.regole"},
                  questions, 1);
}

TEST_CASE("five overlays of the shipped catalogue, in all 120 orders of the listing") {
    const std::string person = "al: 2026-11-20\npersona: {eta: 40 anni, stato_occupazionale: disoccupato}\n"
                               "nucleo: {isee_ordinario: 7.000 euro, numero_componenti: 1}\n";
    std::vector<Asked> questions;
    for (const char* place : {"Firenze", "Pietrasanta", "Livorno", "Massa"})
        questions.push_back({person, place, date_of(2026, 11, 20).value()});
    in_all_orders(ATTIVA_ROOT, {"zone/firenze/firenze/erp_2025.regole", "zone/livornese/livorno/emergenza_abitativa.regole",
                                "zone/piana_di_lucca/lucca/emergenza_abitativa.regole", "pietrasanta/borsa_lavoro_2026.regole",
                                "zone/apuane/apuane_inclusive.regole"},
                  questions, 12);
}
