// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// What only a presumption bars: the goal is reached only if it turns out otherwise. Said in
// the words of the conditions; where what is presumed is not just their opposite, with it.
// Tested by tests/cases/buoni/percorso/solo_se_*.caso.

#include <fmt/format.h>

#include <algorithm>

#include "session/path_telling.hpp"

namespace attiva::session {
namespace {

using Words = std::vector<std::string>;

void add(Words& to, const std::string& text) {
    if (std::find(to.begin(), to.end(), text) == to.end()) to.push_back(text);
}

std::string listed(const Words& all) {
    std::string out;
    for (std::size_t i = 0; i < all.size(); ++i) out += (i == 0 ? "" : i + 1 == all.size() ? " e " : ", ") + all[i];
    return out;
}

std::string label_of(const PresumedFact& f) { return f.member.empty() ? f.label : f.label + " (" + f.member + ")"; }

// What has to turn out, or not to, over all the steps.
struct OnlyIf {
    Words wanted, struck, presumed, values;
    bool together = false;  ///< conditions bar a step that none bars alone

    void see(const PathStep& s) {
        for (const PresumedBar& b : s.answer.bars) {
            if (b.text.empty()) together = true;
            else add(b.excludes ? struck : wanted, "«" + b.text + "»");
        }
        for (const PresumedFact& f : s.presumptions) {
            add(presumed, label_of(f) + ": " + f.value);
            add(values, f.value);
        }
    }

    [[nodiscard]] std::string condition() const {
        Words out;
        if (!wanted.empty()) out.push_back((wanted.size() == 1 ? "risulta " : "risultano ") + listed(wanted));
        if (!struck.empty()) out.push_back((struck.size() == 1 ? "non risulta " : "non risultano ") + listed(struck));
        if (together) out.emplace_back("qualcosa non è come si presume");
        return listed(out);
    }

    // Short where it is just the opposite, or rests on many facts (the step says which);
    // else which fact, and how.
    [[nodiscard]] std::string today() const {
        constexpr std::size_t named = 2;
        const bool many = presumed.empty() || presumed.size() > named;
        if (!together && struck.empty() && (many || values == Words{"no"})) return " di no";
        if (!together && wanted.empty() && (many || values == Words{"sì"})) return " di sì";
        return many && !together ? " il contrario" : fmt::format(" {}", fmt::join(presumed, "; "));
    }
};

}  // namespace

std::vector<PresumedFact> barring_facts(const Answer& answer) {
    const auto& bars = answer.instruments.front().bars;
    std::vector<PresumedFact> out;
    std::copy_if(answer.presumptions.begin(), answer.presumptions.end(), std::back_inserter(out), [&](const PresumedFact& f) {
        return std::any_of(bars.begin(), bars.end(), [&](const PresumedBar& b) { return std::find(b.facts.begin(), b.facts.end(), label_of(f)) != b.facts.end(); });
    });
    return out;
}

std::string only_if_words(const std::vector<PathStep>& barred) {
    OnlyIf all;
    for (const PathStep& s : barred) all.see(s);
    const std::string condition = all.condition();
    return condition.empty() ? "" : fmt::format("solo se {}: oggi si presume{}", condition, all.today());
}

}  // namespace attiva::session
