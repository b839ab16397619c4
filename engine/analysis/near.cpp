// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// A search that starts from somebody already made up: the facts that the goals
// look at are as theirs, but for a few. Tested by tests/analysis/witness_test.cpp.

#include <algorithm>

#include "analysis/hunt.hpp"

namespace attiva::analysis {

using evaluation::Subject;
using vocabulary::Base;

Finding Hunt::hunt(bool explain, const Near& near) {
    forks_.clear();
    left_out_ = false;
    runs_ = 0;
    budget_ = near.budget;
    stay(near);
    Finding f;
    f.outcome = search(explain, f);
    if (f.outcome == Outcome::none) f.outcome = Outcome::undecided;
    f.runs = runs_;
    for (auto& s : sides_) s->candidate.undo(0);
    for (const auto& [side, reading] : read_) sides_[side]->evaluation.fix_reading(reading, 0);
    if (f.witness)
        std::stable_partition(f.witness->details.begin(), f.witness->details.end(), [&](const Detail& d) {
            return near.free[d.side].count(d.at.attribute) != 0;
        });
    return f;
}

void Hunt::stay(const Near& near) {
    for (std::size_t s = 0; s < sides_.size(); ++s) {
        const person::Profile& p = near.who->profiles[s];
        Candidate& mine = sides_[s]->candidate;
        if (!near.household) {
            mine.close(false, p.members.size());
            mine.close(true, p.relatives.size());
        }
        if (!near.past) mine.remember(p.history);
        stay_as(s, {}, p.facts, near);
        if (near.household) continue;
        for (std::uint32_t i = 0; i < p.members.size(); ++i) stay_as(s, {Subject::Kind::member, i}, p.members[i].facts, near);
        for (std::uint32_t i = 0; i < p.relatives.size(); ++i)
            stay_as(s, {Subject::Kind::relative, i}, p.relatives[i].facts, near);
    }
}

// What cannot be as theirs, beside what is left free, is left free too.
void Hunt::stay_as(std::size_t side, Subject subject, const std::vector<person::Fact>& facts, const Near& near) {
    Candidate& mine = sides_[side]->candidate;
    const auto& v = sides_[side]->day.vocabulary;
    const auto count = v.find("numero_componenti");
    const std::vector<bool> wanted = looked_at(side);
    for (std::size_t i = 0; i < facts.size(); ++i) {
        const auto id = static_cast<AttributeId>(i);
        const FactAt at{subject, id};
        if (!wanted[i] || near.free[side].count(id) != 0 || id == count || !(mine.at(id, subject) == at)) continue;
        if (v[id].type.base == Base::place) {
            if (facts[i].places.size() == 1) mine.put(at, facts[i].places[0]);
            continue;
        }
        if (facts[i].value.not_applicable) continue;
        const std::size_t before = mine.mark();
        if (!mine.narrow(at, facts[i].value)) mine.undo(before);
    }
}

// The facts the goals look at, and the premises of these.
std::vector<bool> Hunt::looked_at(std::size_t side) const {
    const auto& v = sides_[side]->day.vocabulary;
    std::vector<bool> out(v.attributes().size());
    std::vector<AttributeId> open;
    for (std::size_t s = 0; s < sides_.size(); ++s)
        for (const auto& [id, cells] : cones_[s].facts) {
            const AttributeId here = s == side ? id : sides_[s]->to_other->attribute(id);
            if (here != vocabulary::no_attribute) open.push_back(here);
        }
    while (!open.empty()) {
        const AttributeId id = open.back();
        open.pop_back();
        if (out[id]) continue;
        out[id] = true;
        for (const auto& test : v[id].applicable_if) open.push_back(test.attribute);
    }
    return out;
}

}  // namespace attiva::analysis
