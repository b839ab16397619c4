// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "pathway/changed.hpp"

#include <algorithm>

namespace attiva::pathway {
namespace {

using person::Fact;
using person::Status;
using vocabulary::AttributeId;
using vocabulary::Vocabulary;

class Sense {
public:
    Sense(const Vocabulary& v, std::vector<Fact>& person, bool presume) : v_(v), person_(person), presume_(presume) {}

    // The facts that rest on the changed ones, of one subject.
    void again(std::vector<Fact>& own, const std::vector<AttributeId>& resting) {
        for (const AttributeId a : resting)
            if (own[a].value.not_applicable) own[a] = fresh(a);
        for (bool moved = true; moved;) {
            moved = false;
            for (const AttributeId a : resting) {
                Fact& f = own[a];
                if (f.status == Status::hidden || f.value.not_applicable || makes_sense(own, a)) continue;
                f.status = Status::not_applicable;
                f.value.not_applicable = moved = true;
            }
        }
    }

private:
    [[nodiscard]] Fact fresh(AttributeId a) const {
        Fact f;
        f.value = v_[a].domain;
        if (presume_ && v_[a].presumption) {
            f.value = *v_[a].presumption;
            f.status = Status::presumed;
        }
        return f;
    }

    [[nodiscard]] bool makes_sense(const std::vector<Fact>& own, AttributeId a) const {
        const auto& tests = v_[a].applicable_if;
        return std::all_of(tests.begin(), tests.end(), [&](const vocabulary::ValueTest& t) {
            const Fact& guard = (vocabulary::of_each(v_[t.attribute].level) ? own : person_)[t.attribute];
            return guard.status == Status::hidden || (!guard.value.not_applicable && (guard.value.may & t.allowed) != 0);
        });
    }

    const Vocabulary& v_;
    std::vector<Fact>& person_;
    bool presume_;
};

}  // namespace

std::vector<std::vector<AttributeId>> premises(const Vocabulary& v) {
    const std::size_t count = v.attributes().size();
    std::vector<std::vector<AttributeId>> out(count);
    for (std::size_t i = 0; i < count; ++i) {
        std::vector<AttributeId> open{static_cast<AttributeId>(i)};
        if (v.attributes()[i].derivation != vocabulary::Derivation::none) open.push_back(v.attributes()[i].derived_from);
        while (!open.empty()) {
            const AttributeId a = open.back();
            open.pop_back();
            for (const auto& t : v[a].applicable_if) {
                if (std::find(out[i].begin(), out[i].end(), t.attribute) != out[i].end()) continue;
                out[i].push_back(t.attribute);
                open.push_back(t.attribute);
            }
        }
    }
    return out;
}

person::Profile changed(const person::Profile& profile, const Vocabulary& v,
                        const std::vector<std::pair<AttributeId, vocabulary::Possible>>& facts,
                        const std::vector<person::Period>& more, bool presume) {
    person::Profile out = profile;
    for (const auto& [a, value] : facts) {
        out.facts[a] = Fact{};
        out.facts[a].status = vocabulary::certain(value, v[a].type.base) ? Status::known : Status::partial;
        out.facts[a].value = value;
    }
    out.history.insert(out.history.end(), more.begin(), more.end());
    const auto rests = premises(v);
    std::vector<AttributeId> resting;
    for (std::size_t i = 0; i < rests.size(); ++i)
        if (std::any_of(facts.begin(), facts.end(), [&](const auto& f) {
                return f.first == i ? !rests[i].empty() : std::find(rests[i].begin(), rests[i].end(), f.first) != rests[i].end();
            }))
            resting.push_back(static_cast<AttributeId>(i));
    if (resting.empty()) return out;
    Sense sense(v, out.facts, presume);
    sense.again(out.facts, resting);
    for (auto* list : {&out.members, &out.relatives})
        for (person::Member& m : *list) sense.again(m.facts, resting);
    if (!out.unlisted.facts.empty()) sense.again(out.unlisted.facts, resting);
    return out;
}

}  // namespace attiva::pathway
