// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The stories of examples/ through every view: what a view decides, who sees everything
// decides the same way; how much more it leaves to clarify is printed.
#include <fmt/format.h>
#include <catch2/catch.hpp>

#include <algorithm>
#include <map>

#include "attiva/attiva.hpp"
#include "session/stories.hpp"

using namespace attiva;

namespace {


const Catalogue& shipped() {
    static const Catalogue c = Catalogue::open(ATTIVA_ROOT);
    return c;
}

std::vector<std::string> people() {
    std::vector<std::string> out;
    for (const auto& story : stories::all()) out.push_back(story.text);
    return out;
}

using Verdicts = std::map<std::string, Verdict>;

// On the day the story is told.
Verdicts verdicts(const std::string& text, const std::string& view) {
    const std::size_t at = text.find("\nal: ") + 5;
    Question q;
    q.day = *date_of(std::stoi(text.substr(at, 4)), std::stoi(text.substr(at + 5, 2)), std::stoi(text.substr(at + 8, 2)));
    q.view = view;
    q.reasons = false;
    Diagnostics problems;
    const auto a = shipped().ask({"persona.yaml", text}, q, problems);
    REQUIRE(a);
    Verdicts out;
    for (const auto& i : a->instruments) out[i.id] = i.verdict;
    return out;
}

int count(const Verdicts& all, Verdict wanted) {
    return static_cast<int>(std::count_if(all.begin(), all.end(), [&](const auto& v) { return v.second == wanted; }));
}

bool refused(Verdict v) { return v == Verdict::unavailable || v == Verdict::not_offered; }

}  // namespace

TEST_CASE("what a view decides of a story is so for who sees everything") {
    std::vector<Verdicts> whole;
    for (const std::string& story : people()) whole.push_back(verdicts(story, ""));
    REQUIRE(whole.size() == 10);
    for (const Entry& service : shipped().services()) {
        int more = -99, hidden = 0;
        for (std::size_t s = 0; s < whole.size(); ++s) {
            const Verdicts seen = verdicts(people()[s], service.id);
            more = std::max(more, count(seen, Verdict::to_clarify) - count(whole[s], Verdict::to_clarify));
            hidden = std::max(hidden, count(seen, Verdict::to_verify_hidden));
            for (const auto& [id, v] : seen) {
                INFO(service.id << ", storia " << s << ": " << id << ": " << word(v) << ", a chi vede tutto " << word(whole[s].at(id)));
                CHECK((v != Verdict::available || whole[s].at(id) == Verdict::available));
                CHECK((!refused(v) || whole[s].at(id) != Verdict::available));
            }
        }
        fmt::print("vista {}: da chiarire al più {:+} rispetto a chi vede tutto, salvo verifica riservata al più {}\n", service.id, more, hidden);
    }
}
