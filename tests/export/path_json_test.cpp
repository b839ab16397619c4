// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Every key of the JSON of paths and graphs is in docs/json.md, at its place, and the
// reverse; and a path that was written can be read again.
#include <catch2/catch.hpp>

#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "export/path_read.hpp"
#include "export/path_stories.hpp"

using namespace attiva;
using nlohmann::json;

namespace {

using Keys = std::set<std::string>;
using Tables = std::map<std::string, Keys>;  ///< by the name of what holds them

Keys ticked(const std::string& text) {
    Keys out;
    for (std::size_t at = text.find('`'); at != std::string::npos;) {
        const std::size_t end = text.find('`', at + 1);
        if (end == std::string::npos) break;
        out.insert(text.substr(at + 1, end - at - 1));
        at = text.find('`', end + 1);
    }
    return out;
}

// The rows of the tables of a section; the row «documento» under that name.
Tables documented(const std::string& schema) {
    std::ifstream in(ATTIVA_ROOT "/docs/json.md");
    Tables out;
    bool inside = false;
    for (std::string line; std::getline(in, line);) {
        if (line.rfind("## ", 0) == 0) inside = line.rfind("## " + schema + " ", 0) == 0;
        const std::size_t second = line.find(" | ");
        if (!inside || line.rfind("| ", 0) != 0 || second == std::string::npos || line.rfind("| dove", 0) == 0) continue;
        Keys names = ticked(line.substr(0, second));
        if (names.empty()) names = {"documento"};
        for (const std::string& n : names) out[n] = ticked(line.substr(second));
    }
    return out;
}

// What is documented elsewhere in the page: not looked into.
const Keys elsewhere{"fonte", "risposta", "avvisi"};

void collect(const json& j, const std::string& name, Tables& out) {
    if (j.is_array())
        for (const json& x : j) collect(x, name, out);
    if (!j.is_object()) return;
    for (const auto& [key, value] : j.items()) {
        out[name].insert(key);
        if (elsewhere.count(key) == 0) collect(value, key == "se_fallisce" ? "documento" : key, out);
    }
}

std::string shown(const Tables& all) {
    std::string out;
    for (const auto& [name, keys] : all) {
        out += name + ":";
        for (const std::string& k : keys) out += " " + k;
        out += "\n";
    }
    return out;
}

// Everything that may be said, said.
PathAnswer everything() {
    PathAnswer a = stories::path("usuale");
    const PathAnswer none = stories::path("nessuno");
    a.cuts = none.cuts;
    a.near = none.near;
    a.failed = "GOL";
    a.otherwise = std::make_shared<const PathAnswer>(stories::path("insieme"));
    a.difference = PathDifference{a.day, std::nullopt, {"nulla"}};
    return a;
}

}  // namespace

TEST_CASE("the keys of a path's JSON are those of its page") {
    Tables written;
    collect(json::parse(to_json(everything())), "documento", written);
    const Tables page = documented("attiva/percorso/1");
    CHECK(page.size() == 15);
    CHECK(shown(written) == shown(page));
}

TEST_CASE("the keys of a graph's JSON are those of its page") {
    Tables written;
    collect(json::parse(to_json(stories::graph("persona"))), "documento", written);
    CHECK(shown(written) == shown(documented("attiva/grafo/1")));
}

TEST_CASE("a bound is said as far as the first key that differs") {
    PathAnswer a = stories::path("insieme");
    Path& p = a.paths.front();
    p.bound = p.cost;
    p.bound.end = p.cost.end + -10;
    p.bound.steps = 29;  // of what comes after, nothing is known
    p.bound.undecided = 0;
    const json least = json::parse(to_json(a))["percorsi"][0]["non_meno_di"];
    CHECK(first_gap(p, PathKey::discouraged) == PathKey::end);
    CHECK(least["sconsigliati"] == p.cost.discouraged);
    CHECK(least["saltati"] == p.cost.skipped);
    CHECK(least["fine"].is_string());
    CHECK(least["passi"].is_null());
    CHECK(least["incerti"].is_null());
    a.first = PathKey::end;
    CHECK(json::parse(to_json(a))["percorsi"][0]["non_meno_di"]["sconsigliati"].is_null());
    p.proof = PathProof::proved;
    CHECK_FALSE(first_gap(p, PathKey::discouraged));
}

TEST_CASE("a path that was written is read again, however long and deep") {
    PathAnswer a = stories::path("usuale");
    // Reasons deeper than any document of rules may be, and a long line.
    Reason reason;
    reason.text = std::string(5000, 'x');
    for (int k = 0; k < 200; ++k) {
        Reason above;
        above.text = "sopra";
        above.parts.push_back({std::make_shared<const Reason>(reason), true});
        reason = above;
    }
    for (PathStep& s : a.paths.front().steps) {
        s.answer.id = s.id;
        s.answer.reasons = {reason};
    }
    const auto read = exporting::read_path(to_json(a));
    REQUIRE(read.has_value());
    CHECK(read->day == a.day);
    CHECK(read->end == a.paths.front().end);
    CHECK(read->view == a.view);
    CHECK(read->subject == a.subject);
    CHECK(read->goal == a.goal);
    CHECK(read->digest == a.digest);
    std::vector<const PathStep*> to_come;
    for (const PathStep& s : a.paths.front().steps)
        if (!s.running) to_come.push_back(&s);
    REQUIRE(read->steps.size() == to_come.size());
    for (std::size_t k = 0; k < to_come.size(); ++k) {
        CHECK(read->steps[k].id == to_come[k]->id);
        CHECK(read->steps[k].from == to_come[k]->from);
        CHECK(read->steps[k].to == to_come[k]->to);
    }
    const auto none = exporting::read_path(to_json(stories::path("nessuno")));
    REQUIRE(none.has_value());
    CHECK_FALSE(none->end.has_value());
    CHECK(none->steps.empty());
}

TEST_CASE("what is no path is not read") {
    const std::string good = R"({"schema":"attiva/percorso/1","giorno":"2026-01-01","vista":"tutto il fascicolo","percorsi":[{"fine":"2026-02-01","passi":[{"strumento":"a","nome":"A","dal":"2026-01-01","al":"2026-01-31"}]}]})";
    REQUIRE(exporting::read_path(good).has_value());
    const auto with = [&](const std::string& was, const std::string& now) {
        std::string out = good;
        const std::size_t at = out.find(was);
        REQUIRE(at != std::string::npos);
        return out.replace(at, was.size(), now);
    };
    for (const std::string& bad : {std::string(), std::string("[]"), std::string("null"), good.substr(0, good.size() - 1), with("percorso/1", "percorso/2"), with("\"vista\":\"tutto il fascicolo\",", ""), with("2026-01-01", "2026-13-01"),
                                   with("\"percorsi\":[", "\"altro\":["), with("\"fine\":\"2026-02-01\"", "\"fine\":null"), with("\"passi\":[", "\"passo\":["), with("\"strumento\":\"a\"", "\"strumento\":7"),
                                   with("\"strumento\":\"a\"", R"("strumento":"\u001b[2J")"), with("\"al\":\"2026-01-31\"", "\"al\":31"), std::string(100000, '[')}) {
        INFO(bad.substr(0, 300));
        CHECK_FALSE(exporting::read_path(bad).has_value());
    }
}
