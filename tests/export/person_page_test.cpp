// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The page for the person: how easy its own words are to read, what it never names, and
// what the HTML promises to who reads it with a screen reader or on paper.
#include <catch2/catch.hpp>

#include <cctype>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <stdexcept>

#include "attiva/attiva.hpp"
#include "export/delicate_words.hpp"

using namespace attiva;
namespace fs = std::filesystem;

namespace {

const Catalogue& shipped() {
    static const Catalogue c = Catalogue::open(ATTIVA_ROOT);
    return c;
}

// Gulpease (GULP, Roma 1988): 89 + (300 sentences - 10 letters) / words. From 60 on, who
// has the licenza media reads it without help.
double gulpease(const std::string& text) {
    int letters = 0;
    int words = 0;
    int sentences = 0;
    bool inside = false;
    for (const char c : text) {
        const auto u = static_cast<unsigned char>(c);
        const bool letter = std::isalnum(u) != 0 || u >= 0xC0U;  // an accented letter counts once
        letters += letter ? 1 : 0;
        words += letter && !inside ? 1 : 0;
        inside = letter || (inside && u >= 0x80U);
        sentences += c == '.' || c == ';' || c == ':' || c == '?' || c == '!' ? 1 : 0;
    }
    return words == 0 ? 100 : 89 + (300.0 * sentences - 10.0 * letters) / words;
}

std::string read(const fs::path& file) {
    std::ifstream in(file);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

struct Story {
    std::string name, text;
};

const std::vector<Story>& stories() {
    static const std::vector<Story> all = [] {
        std::vector<Story> out;
        for (const auto& entry : fs::directory_iterator(ATTIVA_ROOT "/examples"))
            if (fs::exists(entry.path() / "persona.yaml")) out.push_back({entry.path().filename().string(), read(entry.path() / "persona.yaml")});
        return out;
    }();
    return all;
}

PageAnswers ask(const Story& s, const std::string& view) {
    Question q;
    q.day = *date_of(2026, 11, 20);
    q.view = view;
    q.ways_in = false;
    Diagnostics problems;
    const Input person{"persona.yaml", s.text};
    auto a = shipped().ask(person, q, problems);
    INFO(s.text << shipped().render(problems, true, false));
    REQUIRE(a);
    auto all = page_answers(shipped(), std::move(*a), person, q);
    REQUIRE(all);
    return std::move(*all);
}

const Story& story(const std::string& name) {
    for (const auto& s : stories())
        if (s.name == name) return s;
    throw std::runtime_error(name);
}

std::string page_of(const std::string& text) { return page_text(person_page(shipped(), ask({"", text}, "")), PageFormat::markdown); }

const InstrumentAnswer& of(const Answer& a, const std::string& name) {
    for (const auto& i : a.instruments)
        if (i.name == name) return i;
    throw std::runtime_error(name);
}

bool begins(const std::string& small, std::size_t at) {
    return at == 0 || !(std::isalpha(static_cast<unsigned char>(small[at - 1])) != 0);
}

// Written apart from the program's own table, and longer.
std::string forbidden(const std::string& page) {
    std::string small = page;
    for (char& c : small) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    for (const char* word :
         {"esclus", "disabil", "invalid", "handicap", "non autosuff", "cieco", "sordo", "carcer", "detenut", "detenzion", "penal", "condann",
          "giudizi", "giudice", "tribunale", "misure alternative", "uepe", "ussm", "violenz", "antiviolenza", "tratta ", "vittim", "sfruttament",
          "dipendenze", "dipendenza", "serd", "azzardo", "alcol", "droga", "sostanze", "psichiatr", "psichic", "mentale", "terapeut",
          "senza dimora", "svantaggi", "asilo", "rifugiat", "protezione", "minori stranieri", "legge 104", "l. 104", "l. 68", "presum", "presunt"})
        for (std::size_t at = small.find(word); at != std::string::npos; at = small.find(word, at + 1))
            if (begins(small, at)) return word;
    return "";
}

std::size_t count(const std::string& text, const std::string& word) {
    std::size_t n = 0;
    for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) ++n;
    return n;
}

}  // namespace

TEST_CASE("the words of the page itself are easy to read") {
    CHECK(gulpease("Il cane dorme.") > 90);
    CHECK(gulpease("L'amministrazione procedente comunica tempestivamente l'avvenuta predisposizione") < 40);
    std::string ours;
    for (const auto& s : stories()) {
        const PersonPage p = person_page(shipped(), ask(s, ""));
        for (const std::string& text : {p.opening, p.closing}) {
            INFO(text << " " << gulpease(text));
            CHECK(gulpease(text) >= 60);
        }
        ours += p.opening + " " + p.closing + " ";
        for (const auto& section : p.sections) {
            if (section.opening.empty()) continue;
            INFO(section.opening << " " << gulpease(section.opening));
            CHECK(gulpease(section.opening) >= 60);
            ours += section.heading + ". " + section.opening + " ";
        }
    }
    INFO(gulpease(ours));
    CHECK(gulpease(ours) >= 70);
}

TEST_CASE("no page names a protected category, an exclusion or a presumption; each view") {
    REQUIRE(stories().size() == 10);
    for (const auto& s : stories())
        for (const char* view : {"", "persona_stessa", "cpi", "serd", "servizio_sociale", "uepe"}) {
            const PersonPage p = person_page(shipped(), ask(s, view));
            for (const PageFormat f : {PageFormat::html, PageFormat::markdown}) {
                const std::string page = page_text(p, f);
                INFO(s.name << " " << view << "\n" << page);
                CHECK(forbidden(page) == "");
            }
        }
}

TEST_CASE("whatever everybody could have, nothing on the page tells of a category") {
    // Every instrument of the catalogue as if it were possible, ten at a time: a page has
    // room for no more.
    const Answer all = ask(stories().front(), "").said;
    REQUIRE(all.instruments.size() > 60);
    for (std::size_t from = 0; from < all.instruments.size(); from += 10)
        for (const Verdict v : {Verdict::available, Verdict::to_clarify}) {
            Answer a = all;
            const auto end = std::min(from + 10, all.instruments.size());
            a.instruments.assign(all.instruments.begin() + static_cast<std::ptrdiff_t>(from), all.instruments.begin() + static_cast<std::ptrdiff_t>(end));
            for (auto& i : a.instruments) {
                i.verdict = v;
                i.eligible = v == Verdict::available ? Truth::yes : Truth::unknown;
                i.expired = false;
            }
            const std::string page = page_text(person_page(shipped(), {a, a, a}), PageFormat::markdown);
            INFO(page);
            CHECK(forbidden(page) == "");
        }
}

TEST_CASE("what is reserved by its rules, on the shipped catalogue") {
    const auto r = shipped().reserved(*date_of(2026, 11, 20));
    const std::set<std::string> reserved(r.instruments.begin(), r.instruments.end());
    for (const char* id : {"collocamento_mirato", "reddito_liberta", "programma_dipendenze", "tirocinio_donne_violenza", "satis", "care_leavers", "residenza_fittizia", "sai"}) {
        INFO(id);
        CHECK(reserved.count(id) == 1);
    }
    for (const char* id : {"adi", "sfl", "borsa_lavoro", "tirocinio_inclusione", "psp", "did", "naspi", "assegno_unico", "presa_in_carico"}) {
        INFO(id);
        CHECK(reserved.count(id) == 0);
    }
    const std::set<std::string> services(r.services.begin(), r.services.end());
    CHECK(services.count("il SerD") == 1);
    CHECK(services.count("l'INPS") == 0);
    CHECK(services.count("il centro per l'impiego") == 0);
    CHECK(services.count("il servizio sociale") == 0);
}

TEST_CASE("all that is on a page could be on that of somebody plain") {
    std::size_t names = 0;
    std::size_t kept_aloud = 0;
    for (const auto& s : stories()) {
        const PageAnswers a = ask(s, "");
        const PersonPage p = person_page(shipped(), a);
        std::set<std::string> shown;
        for (const auto& section : p.sections)
            for (const auto& item : section.items) shown.insert(item.name);
        for (const auto& i : a.said.instruments) {
            const bool possible = i.verdict == Verdict::available || i.verdict == Verdict::to_clarify;
            const Truth plain = of(a.plain, i.name).eligible;
            INFO(s.name << ": " << i.name);
            if (possible && plain == Truth::no) {
                ++kept_aloud;
                CHECK(shown.count(i.name) == 0);
            } else if (possible && shown.count(i.name) == 1) {
                ++names;
            }
        }
    }
    CHECK(names > 80);
    CHECK(kept_aloud > 20);
}

TEST_CASE("what only a protected fact opens to this person is not named, though others have it without") {
    // One adult alone has the Assegno di Inclusione for a protected reason only; parents of a child do not need one.
    const std::string alone = "al: 2026-11-20\npersona: {eta: 40 anni, residenza: Pistoia, titolo_soggiorno: cittadino_it, anni_residenza_italia: 40 anni, "
                              "residenza_continuativa_2a: sì, svantaggio_adi: [dipendenza]}\n"
                              "nucleo: {numero_componenti: 1, isee_ordinario: 2.000 euro}\n";
    const PageAnswers a = ask({"", alone}, "");
    CHECK(of(a.said, "Assegno di Inclusione").verdict != Verdict::unavailable);
    CHECK(of(a.plain, "Assegno di Inclusione").eligible == Truth::no);
    CHECK(page_of(alone).find("Assegno di Inclusione") == std::string::npos);
    CHECK(page_of(story("famiglia_adi").text).find("Assegno di Inclusione") != std::string::npos);
    CHECK(page_of(story("senza_casa").text).find("fittizia") == std::string::npos);
    CHECK(page_of(story("protezione_e_lingua").text).find("(SAI)") == std::string::npos);
}

TEST_CASE("a length of time that tells of a category is not told") {
    // In Tuscany a tirocinio lasts 6 months, 1 year for who is at a disadvantage, 2 with a disability.
    const std::string who = "al: 2026-11-20\npersona: {eta: 30 anni, residenza: Pistoia, titolo_soggiorno: cittadino_it, stato_occupazionale: disoccupato, "
                            "titolo_studio: diploma, tirocinio_stesso_profilo_gia_svolto: no, gia_ospitato_dal_soggetto: no, ";
    const auto lasts = [&](const std::string& fact) {
        const std::string page = page_of(who + fact + "}\n");
        const auto at = page.find("### Tirocinio non curriculare");
        if (at == std::string::npos) return std::string("non c'è");
        const auto line = page.find("Per quanto tempo: ", at);
        return page.substr(line, page.find('\n', line) - line);
    };
    const std::string plain = lasts("disabilita_l68_certificata: no, svantaggio_l381_certificato: no, vittima_tratta_programma: nessuno, profugo_l763: no");
    CHECK(plain == "Per quanto tempo: al massimo 6 mesi");
    CHECK(lasts("disabilita_l68_certificata: sì") == "Per quanto tempo: al massimo, secondo i casi, tra 6 mesi e 2 anni");
    CHECK(lasts("svantaggio_l381_certificato: sì, disabilita_l68_certificata: no") == lasts("disabilita_l68_certificata: sì"));
}

TEST_CASE("what the person refuses is left out, what they would like is said") {
    Story s = stories().front();
    const std::string before = page_text(person_page(shipped(), ask(s, "")), PageFormat::markdown);
    REQUIRE(before.find("Presa in carico del servizio sociale") != std::string::npos);
    s.text += "\nrifiuta: [presa_in_carico]\n";
    const std::string after = page_text(person_page(shipped(), ask(s, "")), PageFormat::markdown);
    CHECK(after.find("Presa in carico del servizio sociale") == std::string::npos);
    Story liked = stories().front();
    liked.text += "\ndesidera: [presa_in_carico]\n";
    CHECK(page_text(person_page(shipped(), ask(liked, "")), PageFormat::markdown).find("lo vorrebbe") != std::string::npos);
}

TEST_CASE("the HTML is one page that a screen reader can follow") {
    for (const auto& s : stories()) {
        const PersonPage p = person_page(shipped(), ask(s, ""));
        const std::string html = page_text(p, PageFormat::html);
        CHECK(html.rfind("<!DOCTYPE html>\n<html lang=\"it\">", 0) == 0);
        CHECK(count(html, "<h1>") == 1);
        CHECK(count(html, "<main>") == 1);
        CHECK(count(html, "<h2>") == p.sections.size());
        CHECK(count(html, "width=device-width") == 1);
        CHECK(count(html, "<ul>") == count(html, "</ul>"));
        CHECK(html.find("<h3>") > html.find("<h2>"));
        CHECK(count(html, "http") == 0);    // nothing is loaded from elsewhere
        CHECK(count(html, "<script") == 0);
        CHECK(page_text(p, PageFormat::html) == html);
    }
}
