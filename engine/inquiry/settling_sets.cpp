// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Every answer of the one found, then one less at a time.
// Tested by tests/inquiry/next_question_test.cpp.

#include "inquiry/settling_sets.hpp"

#include <algorithm>

namespace attiva::inquiry {
namespace {

using analysis::FactAt;
using evaluation::Subject;

struct Answered {
    Topic topic;
    analysis::Way way;
    std::vector<std::pair<FactAt, analysis::Way>> newcomers;  ///< facts of who was not in the list
};

class Answers {
public:
    Answers(Atlas& atlas, const person::Profile& known, const person::Profile& found) : atlas_(atlas), known_(known), found_(found) {
        list(Topic::About::members, known.members, found.members, Subject::Kind::member, known.members_complete != found.members_complete);
        list(Topic::About::relatives, known.relatives, found.relatives, Subject::Kind::relative,
             known.relatives_complete != found.relatives_complete);
        past();
        facts(Subject{}, known.facts);
        for (std::uint32_t i = 0; i < known.members.size(); ++i) facts({Subject::Kind::member, i}, known.members[i].facts);
        for (std::uint32_t i = 0; i < known.relatives.size(); ++i) facts({Subject::Kind::relative, i}, known.relatives[i].facts);
        // What follows from others is the first to be left out.
        std::stable_partition(all.begin(), all.end(), [&](const Answered& a) {
            return a.topic.about == Topic::About::fact && facts_of(found_, a.topic.at.subject)[a.topic.at.attribute].derived;
        });
    }

    std::vector<Answered> all;

private:
    static bool differ(const person::Fact& a, const person::Fact& b) { return !(a.value == b.value) || a.places != b.places; }

    static analysis::Way way_of(const person::Fact& f) {
        analysis::Way w;
        w.value = f.value;
        if (!f.places.empty()) w.comune = f.places.front();
        return w;
    }

    void facts(Subject subject, const std::vector<person::Fact>& before) {
        const auto& after = facts_of(found_, subject);
        for (std::size_t i = 0; i < before.size(); ++i)
            if (differ(before[i], after[i]) && !after[i].value.not_applicable)
                all.push_back({{Topic::About::fact, {subject, static_cast<AttributeId>(i)}}, way_of(after[i]), {}});
    }

    void list(Topic::About about, const std::vector<person::Member>& before, const std::vector<person::Member>& after,
              Subject::Kind kind, bool closed) {
        if (!closed) return;
        Answered a{{about, {}}, {}, {}};
        a.way.count = after.size();
        for (auto i = static_cast<std::uint32_t>(before.size()); i < after.size(); ++i)
            for (std::size_t k = 0; k < after[i].facts.size(); ++k)
                if (differ(atlas_.links.blank[k], after[i].facts[k]) && !after[i].facts[k].value.not_applicable)
                    a.newcomers.emplace_back(FactAt{{kind, i}, static_cast<AttributeId>(k)}, way_of(after[i].facts[k]));
        all.push_back(std::move(a));
    }

    void past() {
        if (known_.history_state == found_.history_state) return;
        Answered a{{Topic::About::history, {}}, {}, {}};
        a.way.periods = found_.history;
        all.push_back(std::move(a));
    }

    Atlas& atlas_;
    const person::Profile& known_;
    const person::Profile& found_;
};

class Fewer {
public:
    Fewer(Atlas& atlas, const person::Profile& known, InstrumentId instrument, Wish wish)
        : atlas_(atlas), known_(known), instrument_(instrument),
          otherwise_(wish == Wish::available ? Wish::unavailable : Wish::available) {}

    // Nobody who answers so comes out otherwise.
    bool settled(const std::vector<Answered>& answers) {
        analysis::Candidate candidate(atlas_.links, known_);
        for (const Answered& a : answers) {
            if (!take(candidate, a.topic, a.way)) return false;
            for (const auto& [at, way] : a.newcomers)
                if (!take(candidate, {Topic::About::fact, at}, way)) return false;
        }
        Completions all(atlas_, candidate.profile());
        return all.look(instrument_, otherwise_).outcome == Outcome::none;
    }

private:
    Atlas& atlas_;
    const person::Profile& known_;
    InstrumentId instrument_;
    Wish otherwise_;
};

}  // namespace

std::vector<Topic> smallest_set(Atlas& atlas, const person::Profile& known, const person::Profile& found,
                                InstrumentId instrument, Wish wish) {
    std::vector<Answered> kept = Answers(atlas, known, found).all;
    Fewer fewer(atlas, known, instrument, wish);
    if (!fewer.settled(kept)) return {};
    for (std::size_t i = 0; i < kept.size();) {
        std::vector<Answered> without = kept;
        without.erase(without.begin() + static_cast<std::ptrdiff_t>(i));
        if (fewer.settled(without)) kept = std::move(without);
        else ++i;
    }
    std::vector<Topic> out;
    for (const Answered& a : kept) out.push_back(a.topic);
    std::sort(out.begin(), out.end(), before);
    return out;
}

}  // namespace attiva::inquiry
