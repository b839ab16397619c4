// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Facts that follow from others: implica (to a fixpoint, and by
// contraposition), applicability (ha senso se), presumptions.
// Each pass only narrows sets over finite masks, so the fixpoint is reached
// after at most 64 passes per attribute. Tested by tests/person/derive_test.cpp.

#include <fmt/format.h>

#include <algorithm>

#include "person/reader.hpp"

namespace attiva::person {
namespace {

using vocabulary::Attribute;
using vocabulary::Base;
using vocabulary::Implication;
using vocabulary::Level;
using vocabulary::ValueTest;
using vocabulary::Vocabulary;

bool masked(const Attribute& a) {
    return a.type.base == Base::boolean || a.type.base == Base::choice;
}

// The facts one subject sees: its own, and the person's for other levels.
struct Subject {
    std::vector<Fact>& own;
    std::vector<Fact>& person;
    Level level;  // of `own`; Level::person means the person itself

    [[nodiscard]] bool has(const Attribute& a) const {
        switch (level) {
            case Level::person: return a.level != Level::relative;
            case Level::relative: return a.level == Level::relative || a.level == Level::member;
            default: return a.level == level;
        }
    }
    Fact& fact(const Vocabulary& v, AttributeId id) { return has(v[id]) ? own[id] : person[id]; }
};

class Deriver {
public:
    Deriver(const Vocabulary& v, Diagnostics* diagnostics) : v_(v), diagnostics_(diagnostics) {}

    void implications(Subject s) {
        for (bool changed = true; changed;) {
            changed = false;
            for (std::size_t i = 0; i < v_.attributes().size(); ++i) {
                const auto id = static_cast<AttributeId>(i);
                if (!s.has(v_[id])) continue;
                for (const Implication& imp : v_[id].implies)
                    if (s.has(v_[imp.then.attribute])) changed = follow(s, id, imp) || changed;
            }
        }
    }

    // Until nothing changes: what rests on something that makes no sense makes none.
    void applicability(Subject s) {
        for (bool changed = true; changed;) {
            changed = false;
            for (std::size_t i = 0; i < v_.attributes().size(); ++i) {
                const auto id = static_cast<AttributeId>(i);
                if (!s.has(v_[id])) continue;
                Fact& f = s.fact(v_, id);
                if (f.status == Status::hidden || f.value.not_applicable || makes_sense(s, id)) continue;
                f.status = Status::not_applicable;
                f.value.not_applicable = true;
                changed = true;
            }
        }
    }

private:
    // Of what is hidden nobody knows that it is false.
    bool makes_sense(Subject s, AttributeId id) const {
        const auto& premises = v_[id].applicable_if;
        return std::all_of(premises.begin(), premises.end(), [&](const ValueTest& t) {
            const Fact& guard = s.fact(v_, t.attribute);
            if (guard.status == Status::hidden) return true;
            return !guard.value.not_applicable && (guard.value.may & t.allowed) != 0;
        });
    }

    // A fact whose value is settled enough to derive from: hidden and unknown
    // facts have their whole domain, so the mask tests below never fire on them.
    bool follow(Subject s, AttributeId id, const Implication& imp) {
        Fact& when = s.fact(v_, id);
        Fact& then = s.fact(v_, imp.then.attribute);
        if (when.status == Status::hidden) return false;
        if ((when.value.may & ~imp.when) == 0)
            return narrow(then, v_[imp.then.attribute], imp.then.allowed, when);
        if (then.status != Status::hidden && (then.value.may & imp.then.allowed) == 0)
            return narrow(when, v_[id], ~imp.when, then);
        return false;
    }

    bool narrow(Fact& f, const Attribute& a, std::uint64_t allowed, const Fact& because) {
        if (f.status == Status::hidden || !masked(a)) return false;
        const std::uint64_t left = f.value.may & allowed;
        if (left == f.value.may) return false;
        if (left == 0) return contradiction(f, a, because);
        f.value.may = left;
        f.status = certain(f.value, a.type.base) ? Status::known : Status::partial;
        f.derived = true;
        f.asked = false;
        if (!f.where.known()) f.where = because.where;
        return true;
    }

    bool contradiction(const Fact& f, const Attribute& a, const Fact& because) {
        if (diagnostics_ == nullptr) return false;
        for (const Diagnostic& d : diagnostics_->items())
            if (d.code == "P101" && d.where.begin == f.where.begin) return false;
        Diagnostic d{Severity::error, "P101", fmt::format("«{}» contraddice un altro fatto", a.label),
                     f.where, "", {}, "correggi uno dei due"};
        if (because.where.known()) d.notes.push_back({because.where, "l'altro fatto è qui"});
        diagnostics_->add(std::move(d));
        return false;
    }

    const Vocabulary& v_;
    Diagnostics* diagnostics_;
};

template <class Step>
void for_each_subject(Profile& p, Step step) {
    step(Subject{p.facts, p.facts, Level::person});
    for (Member& m : p.members) step(Subject{m.facts, p.facts, Level::member});
    for (Member& m : p.relatives) step(Subject{m.facts, p.facts, Level::relative});
    if (!p.unlisted.facts.empty()) step(Subject{p.unlisted.facts, p.facts, Level::relative});
}

// One `implica` read both ways on the masks of its ends; false when one becomes empty.
bool narrow_masks(std::uint64_t& when, std::uint64_t& then, const Implication& imp, bool& changed) {
    const std::uint64_t whens = when;
    const std::uint64_t thens = then;
    if ((when & ~imp.when) == 0) then &= imp.then.allowed;
    if ((then & imp.then.allowed) == 0) when &= ~imp.when;
    changed = changed || when != whens || then != thens;
    return when != 0 && then != 0;
}

// Would the presumed value, followed through every implication, force something
// already known or presumed to be otherwise? Nothing passes through hidden facts.
bool contradicted(const Vocabulary& v, Subject s, AttributeId presumed, std::uint64_t value) {
    std::vector<std::uint64_t> may(v.attributes().size());
    for (std::size_t i = 0; i < may.size(); ++i)
        may[i] = s.fact(v, static_cast<AttributeId>(i)).value.may;
    may[presumed] = value;
    const auto follows = [&](AttributeId id, const Implication& imp) {
        return s.has(v[id]) && s.has(v[imp.then.attribute]) && s.fact(v, id).status != Status::hidden &&
               s.fact(v, imp.then.attribute).status != Status::hidden;
    };
    for (bool changed = true; changed;) {
        changed = false;
        for (std::size_t i = 0; i < may.size(); ++i)
            for (const Implication& imp : v.attributes()[i].implies)
                if (follows(static_cast<AttributeId>(i), imp) &&
                    !narrow_masks(may[i], may[imp.then.attribute], imp, changed))
                    return true;
    }
    return false;
}

void presume_subject(const Vocabulary& v, Subject s) {
    for (std::size_t i = 0; i < v.attributes().size(); ++i) {
        const auto id = static_cast<AttributeId>(i);
        const Attribute& a = v[id];
        if (!a.presumption || !s.has(a) || a.level == Level::activation) continue;
        Fact& f = s.fact(v, id);
        if (f.status != Status::unknown || f.asked) continue;
        bool empty = false;
        const Possible value = meet(f.value, *a.presumption, a.type.base, empty);
        if (empty || (masked(a) && contradicted(v, s, id, value.may))) continue;
        f.value = value;
        f.status = Status::presumed;
    }
}

}  // namespace

void derive(Profile& profile, const Vocabulary& vocabulary, Diagnostics& diagnostics) {
    Deriver d(vocabulary, &diagnostics);
    for_each_subject(profile, [&](Subject s) { d.implications(s); });
    for_each_subject(profile, [&](Subject s) { d.applicability(s); });
}

void presume(Profile& profile, const Vocabulary& vocabulary) {
    if (profile.history_state == HistoryState::open) profile.history_state = HistoryState::presumed;
    for (Period& p : profile.history)
        if (p.outcomes == any_outcome && !p.outcome_asked) p.outcomes = presumed_outcomes;
    if (!profile.relatives_said && !profile.relatives_complete)
        profile.relatives_complete = profile.relatives_presumed = true;
    const bool open = !profile.members_complete || !profile.relatives_complete;
    if (open && profile.unlisted.facts.empty()) profile.unlisted.facts = blank_facts(vocabulary);
    for_each_subject(profile, [&](Subject s) { presume_subject(vocabulary, s); });
    Deriver d(vocabulary, nullptr);
    for_each_subject(profile, [&](Subject s) { d.applicability(s); });
}

}  // namespace attiva::person
