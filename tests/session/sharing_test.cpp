// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// What to share, asked by who sees the whole file: against catalogues in which just those
// facts are of a class that everybody sees, one for every set of them.
#include <fmt/format.h>
#include <catch2/catch.hpp>

#include <algorithm>
#include <fstream>
#include <random>
#include <set>
#include <sstream>

#include "attiva/attiva.hpp"
#include "bad_input/minimal_copy.hpp"

using namespace attiva;

namespace {

// Of the small catalogue, what the employment centre does not see.
const std::vector<std::string> hidden{"svantaggi", "in_carico_serd", "in_carico_sanitario", "misura_penale", "dimissioni", "isee"};
const std::vector<std::string> instruments{"sostegno", "tirocinio", "laboratorio", "borsa"};

std::string slurp(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream all;
    all << in.rdbuf();
    return all.str();
}

// The vocabulary with this attribute for everybody to see.
std::string opened(std::string text, const std::string& attribute) {
    const std::size_t at = text.find("  - id: " + attribute + "\n");
    if (at == std::string::npos) return text;
    const std::size_t from = text.find("classe: ", at) + 8;
    return text.replace(from, text.find('\n', from) - from, "comune");
}

Catalogue showing(std::size_t set) {
    const tests::MinimalCopy copy;
    for (const char* file : {"catalog/vocabolario/persona.yaml", "catalog/vocabolario/nucleo.yaml"}) {
        std::string text = slurp(copy.at(file));
        for (std::size_t k = 0; k < hidden.size(); ++k)
            if ((set >> k & 1U) != 0) text = opened(std::move(text), hidden[k]);
        copy.write(file, text);
    }
    return Catalogue::open(copy.path());
}

const std::vector<Catalogue>& all_sets() {
    static const std::vector<Catalogue> all = [] {
        std::vector<Catalogue> out;
        for (std::size_t set = 0; set < std::size_t{1} << hidden.size(); ++set) out.push_back(showing(set));
        return out;
    }();
    return all;
}

Question about(const std::string& instrument) {
    Question q;
    q.day = *date_of(2026, 2, 1);
    q.instrument = instrument;
    q.reasons = false;
    return q;
}

bool decided(Verdict v) { return v != Verdict::to_clarify && v != Verdict::to_verify_hidden; }

Verdict verdict(const Catalogue& c, const std::string& text, const std::string& instrument) {
    Question q = about(instrument);
    q.view = "cpi";
    Diagnostics problems;
    const auto a = c.ask({"p.yaml", text}, q, problems);
    REQUIRE(a);
    return a->instruments.front().verdict;
}

// Each smallest set of facts with the verdict it leads to.
using Sets = std::set<std::pair<std::vector<std::string>, std::string>>;

Sets by_one(const std::string& text, const std::string& instrument) {
    Sets out;
    std::size_t size = hidden.size() + 1;
    for (std::size_t set = 0; set < all_sets().size(); ++set) {
        std::vector<std::string> facts;
        for (std::size_t k = 0; k < hidden.size(); ++k)
            if ((set >> k & 1U) != 0) facts.push_back(hidden[k]);
        const Verdict v = verdict(all_sets()[set], text, instrument);
        if (facts.size() > size || !decided(v)) continue;
        if (facts.size() < size) out.clear();
        size = facts.size();
        std::sort(facts.begin(), facts.end());
        out.emplace(facts, word(v));
    }
    return out;
}

Sets said(const SharingAnswer& a) {
    Sets out;
    for (const SharingSet& s : a.enough) {
        std::vector<std::string> facts;
        for (const FactToShare& f : s.facts) facts.push_back(f.attribute);
        std::sort(facts.begin(), facts.end());
        out.emplace(facts, s.outcome);
    }
    return out;
}

class People {
public:
    std::string next() {
        std::string person = "eta: " + std::to_string(15 + pick(10)) + " anni";
        if (pick(2) == 0) person += ", mesi_disoccupazione: " + std::to_string(pick(24)) + " mesi";
        if (pick(2) == 0) person += ", titolo_studio: " + std::string(pick(2) == 0 ? "diploma" : "licenza_media");
        for (const char* id : {"in_carico_servizio_sociale", "in_carico_serd", "in_carico_sanitario", "misura_penale"})
            if (const auto v = pick(4); v < 3) person += fmt::format(", {}: {}", id, v == 0 ? "sì" : v == 1 ? "no" : "non so");
        if (pick(3) == 0) person += ", svantaggi: [dipendenza]";
        if (pick(3) == 0) person += ", dimissioni: 2025-10-0" + std::to_string(1 + pick(9));
        if (pick(2) == 0) person += ", residenza: Pietrasanta";
        std::string out = "al: 2026-02-01\npersona: {" + person + "}\n";
        if (pick(3) != 0) out += "nucleo: {isee: " + std::to_string(5 + pick(20)) + ".000 euro}\n";
        return out + (pick(2) == 0 ? "nucleo_completo: sì\n" : "");
    }

private:
    std::size_t pick(std::size_t n) { return static_cast<std::size_t>(engine_() % n); }
    std::mt19937_64 engine_{20'261'130};
};

}  // namespace

TEST_CASE("on true values: every smallest set of facts that decides, and what it comes to") {
    for (const Catalogue& c : all_sets()) REQUIRE(c.ok());
    People people;
    int asked = 0, with_sets = 0;
    for (int n = 0; n < 150; ++n) {
        const std::string text = people.next();
        Diagnostics unread;
        if (!all_sets()[0].ask({"p.yaml", text}, about("borsa"), unread)) continue;  // it contradicts itself
        for (const std::string& id : instruments) {
            Diagnostics problems;
            const auto a = all_sets()[0].what_to_share({"p.yaml", text}, about(id), "cpi", problems);
            REQUIRE(a);
            INFO(id << "\n" << text);
            CHECK(a->on_true_values);
            if (decided(a->verdict)) {
                CHECK(a->enough.empty());
                continue;
            }
            ++asked;
            with_sets += a->enough.empty() ? 0 : 1;
            CHECK(a->all_enough);
            CHECK(said(*a) == by_one(text, id));
        }
    }
    fmt::print("condividere su valori veri: {} strumenti aperti, {} con insiemi che bastano\n", asked, with_sets);
    CHECK(with_sets > 50);
}

TEST_CASE("a service asks without knowing: the same answer whatever is true") {
    People people;
    std::set<std::string> answers;
    const std::string seen = "al: 2026-02-01\npersona: {eta: 40 anni, in_carico_servizio_sociale: no, mesi_disoccupazione: 14 mesi";
    for (const char* more : {"", ", in_carico_serd: sì", ", in_carico_sanitario: no", ", misura_penale: sì, svantaggi: [detenzione]"}) {
        Question q = about("tirocinio");
        q.view = "cpi";
        Diagnostics problems;
        const auto a = all_sets()[0].what_to_share({"p.yaml", seen + more + "}\n"}, q, "", problems);
        REQUIRE(a);
        CHECK_FALSE(a->on_true_values);
        answers.insert(to_json(*a));
    }
    CHECK(answers.size() == 1);
}
