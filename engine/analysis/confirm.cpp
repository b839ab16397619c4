// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The person found: everything else given a value, asked again, and the few
// facts without which the goals would not hold. Tested by tests/analysis/witness_test.cpp.

#include <algorithm>

#include "analysis/hunt.hpp"

namespace attiva::analysis {

using evaluation::Subject;
using vocabulary::Base;

bool Hunt::confirm(bool explain, Finding& finding) {
    const Marks before = marks();
    Witness w;
    if (explain) reasons(w);
    bool good = complete();
    if (good) {
        run();
        good = state() == State::reached;
    }
    if (good) {
        for (auto& s : sides_) w.profiles.push_back(s->candidate.profile());
        for (std::size_t s = 0; s < sides_.size(); ++s)
            for (const std::uint32_t i : cones_[s].readings)
                if (const auto bit = sides_[s]->evaluation.reading(i); bit != 0) w.readings.emplace_back(s, i, bit);
        finding.witness = std::move(w);
    }
    undo(before);
    return good;
}

bool Hunt::complete() {
    if (!sides_[0]->candidate.complete(sides_[0]->day.day)) return false;
    return sides_.size() == 1 || complete_other();
}

// The other side, as like the first as its vocabulary lets it be.
bool Hunt::complete_other() {
    Candidate& other = sides_[1]->candidate;
    const person::Profile& p = sides_[0]->candidate.profile();
    if (!other.profile().members_complete && !other.close(false, p.members.size())) return false;
    if (!other.profile().relatives_complete && !other.close(true, p.relatives.size())) return false;
    if (other.profile().history_state == person::HistoryState::open) other.remember(p.history);
    copy({}, p.facts);
    for (std::uint32_t i = 0; i < p.members.size(); ++i) copy({Subject::Kind::member, i}, p.members[i].facts);
    for (std::uint32_t i = 0; i < p.relatives.size(); ++i) copy({Subject::Kind::relative, i}, p.relatives[i].facts);
    return other.complete(sides_[1]->day.day);
}

void Hunt::copy(Subject subject, const std::vector<person::Fact>& facts) {
    Candidate& other = sides_[1]->candidate;
    for (std::size_t i = 0; i < facts.size(); ++i) {
        const auto id = static_cast<AttributeId>(i);
        const auto& a = sides_[0]->day.vocabulary[id];
        if (facts[i].value.not_applicable || a.derivation != vocabulary::Derivation::none) continue;
        const auto there = on_other_side(0, {subject, id});
        if (!there || other.settled(*there)) continue;
        if (a.type.base == Base::place) {
            if (facts[i].places.size() != 1) continue;
            if (const auto p = same_place(sides_[0]->day, sides_[1]->day, facts[i].places[0])) other.put(*there, *p);
            continue;
        }
        const auto value = sides_[0]->to_other->value(id, facts[i].value);
        const std::size_t before = other.mark();
        if (!value || !other.narrow(*there, *value)) other.undo(before);
    }
}

std::optional<FactAt> Hunt::on_other_side(std::size_t side, FactAt at) const {
    if (sides_.size() == 1) return std::nullopt;
    const AttributeId there = sides_[side]->to_other->attribute(at.attribute);
    if (there == vocabulary::no_attribute) return std::nullopt;
    return FactAt{at.subject, there};
}

// Would the goals still hold if nobody knew this fact? Then it stays forgotten
// while the others are looked at.
bool Hunt::matters(std::size_t side, FactAt at) {
    const Marks before = marks();
    sides_[side]->candidate.forget(at);
    if (const auto there = on_other_side(side, at)) sides_[1 - side]->candidate.forget(*there);
    run();
    if (state() == State::reached) return false;
    undo(before);
    return true;
}

void Hunt::reasons(Witness& w) {
    const Marks before = marks();
    for (std::size_t s = 0; s < sides_.size(); ++s)
        for (const FactAt at : sides_[s]->candidate.touched(0)) {
            const person::Fact& f = sides_[s]->candidate.fact(at);
            if (f.value.not_applicable || f.derived) continue;
            if (s == 1 && on_other_side(1, at)) continue;  // looked at from the first side
            if (matters(s, at)) w.details.push_back({s, at, named(s, at.attribute)});
        }
    undo(before);
    for (std::size_t s = 0; s < sides_.size(); ++s)
        w.members_count = w.members_count ||
                          (cones_[s].household && sides_[s]->candidate.profile().members_complete);
}

// The age, not the birthday, if it is the age that the rules of either side read.
AttributeId Hunt::named(std::size_t side, AttributeId attribute) const {
    const auto& vocabulary = sides_[side]->day.vocabulary;
    for (std::size_t s = 0; s < sides_.size(); ++s)
        for (const AttributeId id : cones_[s].read) {
            const AttributeId here = s == side ? id : sides_[s]->to_other->attribute(id);
            if (here == attribute) return attribute;
            if (here != vocabulary::no_attribute && vocabulary[here].derived_from == attribute) return here;
        }
    return attribute;
}

}  // namespace attiva::analysis
