// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Narrowing only removes values, so that what is drawn along ends. Everything
// changed is on the trail, the last first to be taken back.
// Tested by tests/analysis/candidate_test.cpp.

#include "analysis/candidate.hpp"

#include <algorithm>

namespace attiva::analysis {

using evaluation::Subject;
using person::Fact;
using person::Status;
using vocabulary::Attribute;
using vocabulary::Base;
using vocabulary::Level;
using vocabulary::ValueTest;

namespace {

bool masked(const Attribute& a) { return a.type.base == Base::boolean || a.type.base == Base::choice; }

}  // namespace

Candidate::Candidate(const Links& links) : links_(links) {
    profile_.facts = links.blank;
    profile_.history_state = person::HistoryState::open;
}

Candidate::Candidate(const Links& links, person::Profile known) : links_(links), profile_(std::move(known)) {
    for (const Subject s : everybody()) keep_possible(facts_of(profile_, s));
    if (!profile_.unlisted.facts.empty()) keep_possible(profile_.unlisted.facts);
}

// A date behind an age is only where a living person's may be.
void Candidate::keep_possible(std::vector<Fact>& facts) const {
    for (const AttributeId id : links_.bounded) {
        Fact& f = facts[id];
        if (f.value.not_applicable) continue;
        bool empty = false;
        const Possible left = meet(f.value, links_.blank[id].value, links_.vocabulary[id].type.base, empty);
        if (!empty) f.value = left;
    }
}

FactAt Candidate::at(AttributeId attribute, Subject subject) const {
    const Attribute& a = links_.vocabulary[attribute];
    const AttributeId from = a.derivation == vocabulary::Derivation::none ? attribute : a.derived_from;
    const bool own = of_each(links_.vocabulary[from].level) && subject.kind != Subject::Kind::person;
    return {own ? subject : Subject{}, from};
}

const Fact& Candidate::fact(FactAt at) const { return facts_of(profile_, at.subject)[at.attribute]; }

Fact& Candidate::edit(FactAt at) { return facts_of(profile_, at.subject)[at.attribute]; }

bool Candidate::settled(FactAt at) const {
    const Fact& f = fact(at);
    const Base base = links_.vocabulary[at.attribute].type.base;
    if (f.value.not_applicable) return true;
    return base == Base::place ? f.places.size() == 1 : certain(f.value, base);
}

const ValueTest* Candidate::open_premise(FactAt at) const {
    for (const ValueTest& test : links_.vocabulary[at.attribute].applicable_if) {
        const FactAt premise = this->at(test.attribute, at.subject);
        if ((fact(premise).value.may & ~test.allowed) != 0 && !settled(premise)) return &test;
    }
    return nullptr;
}

bool Candidate::counts_members(FactAt at) const {
    return at.attribute == links_.vocabulary.household_size() && !profile_.members_complete;
}

void Candidate::save(FactAt at) { trail_.push_back({Step::What::fact, at, fact(at), 0, {}, {}}); }

// Is it one of this subject's facts (as `derive` sees them)?
bool Candidate::belongs(AttributeId attribute, Subject subject) const {
    const Level level = links_.vocabulary[attribute].level;
    switch (subject.kind) {
        case Subject::Kind::member: return level == Level::member;
        case Subject::Kind::relative: return of_each(level);
        default: return level != Level::relative;
    }
}

bool Candidate::makes_sense(FactAt at) const {
    const auto& premises = links_.vocabulary[at.attribute].applicable_if;
    return std::all_of(premises.begin(), premises.end(), [&](const ValueTest& t) {
        const Subject whose = belongs(t.attribute, at.subject) ? at.subject : Subject{};
        const Possible& premise = fact({whose, t.attribute}).value;
        return !premise.not_applicable && (premise.may & t.allowed) != 0;
    });
}

bool Candidate::narrow(FactAt at, const Possible& value) {
    const Attribute& a = links_.vocabulary[at.attribute];
    bool empty = false;
    const Possible left = meet(fact(at).value, value, a.type.base, empty);
    if (empty || fact(at).value.not_applicable) return false;
    if (left == fact(at).value) return true;
    save(at);
    Fact& f = edit(at);
    f.value = left;
    f.status = certain(left, a.type.base) ? Status::known : Status::partial;
    return spread(at);
}

bool Candidate::spread(FactAt from) {
    std::vector<FactAt> queue{from};
    while (!queue.empty()) {
        const FactAt moved = queue.back();
        queue.pop_back();
        for (const Link& link : links_.touching[moved.attribute])
            if (!follow(moved, link, queue)) return false;
        deprive(moved, queue);
    }
    return true;
}

bool Candidate::follow(FactAt moved, const Link& link, std::vector<FactAt>& queue) {
    const Subject s = moved.subject;
    const AttributeId target = link.implication->then.attribute;
    if (!belongs(link.source, s) || !belongs(target, s)) return true;
    const FactAt when{s, link.source};
    const FactAt then{s, target};
    const std::uint64_t allowed = link.implication->then.allowed;
    // Of what is only presumed nothing follows: it falls where something else contradicts it.
    const auto presumed = [&](FactAt at) { return fact(at).status == Status::presumed; };
    if (!presumed(when) && (fact(when).value.may & ~link.implication->when) == 0) return keep(then, allowed, queue);
    if (!presumed(then) && (fact(then).value.may & allowed) == 0) return keep(when, ~link.implication->when, queue);
    return true;
}

bool Candidate::keep(FactAt at, std::uint64_t allowed, std::vector<FactAt>& queue) {
    const Attribute& a = links_.vocabulary[at.attribute];
    if (!masked(a)) return true;
    std::uint64_t left = fact(at).value.may & allowed;
    if (left == fact(at).value.may) return true;
    if (left == 0 && fact(at).status == Status::presumed) left = links_.blank[at.attribute].value.may & allowed;
    if (left == 0) return false;
    save(at);
    Fact& f = edit(at);
    f.value.may = left;
    f.derived = true;
    f.status = certain(f.value, a.type.base) ? Status::known : Status::partial;
    queue.push_back(at);
    return true;
}

// What rests on the fact that moved, of whoever looks at it, may make no sense now.
void Candidate::deprive(FactAt moved, std::vector<FactAt>& queue) {
    for (const AttributeId id : links_.premise_of[moved.attribute]) {
        if (moved.subject.kind != Subject::Kind::person) {
            if (belongs(id, moved.subject)) deprive_one({moved.subject, id}, queue);
            continue;
        }
        for (const Subject s : everybody())
            if (belongs(id, s)) deprive_one({s, id}, queue);
    }
}

void Candidate::deprive_one(FactAt at, std::vector<FactAt>& queue) {
    if (fact(at).value.not_applicable || makes_sense(at)) return;
    save(at);
    Fact& f = edit(at);
    f.value.not_applicable = true;
    f.status = Status::not_applicable;
    queue.push_back(at);
}

std::vector<Subject> Candidate::everybody() const {
    std::vector<Subject> out{Subject{}};
    for (std::uint32_t i = 0; i < profile_.members.size(); ++i) out.push_back({Subject::Kind::member, i});
    for (std::uint32_t i = 0; i < profile_.relatives.size(); ++i) out.push_back({Subject::Kind::relative, i});
    return out;
}

void Candidate::put(FactAt at, std::uint16_t comune) {
    save(at);
    Fact& f = edit(at);
    f.places = {comune};
    f.status = Status::known;
}

bool Candidate::close(bool relatives, std::size_t count) {
    auto& list = relatives ? profile_.relatives : profile_.members;
    const std::size_t known = list.size();
    trail_.push_back({relatives ? Step::What::relatives : Step::What::members, {}, {}, known, {}, {}});
    (relatives ? profile_.relatives_complete : profile_.members_complete) = true;
    const bool told = !profile_.unlisted.facts.empty();
    list.resize(std::max(known, count), told ? profile_.unlisted : person::Member{"", links_.blank, {}});
    std::vector<FactAt> queue;
    for (auto i = static_cast<std::uint32_t>(known); i < list.size(); ++i) {
        const Subject s{relatives ? Subject::Kind::relative : Subject::Kind::member, i};
        for (const AttributeId id : links_.guarded)
            if (belongs(id, s)) deprive_one({s, id}, queue);
    }
    for (const FactAt moved : queue)
        if (!spread(moved)) return false;
    if (relatives) return true;
    const AttributeId declared = links_.vocabulary.household_size();
    return declared == vocabulary::no_attribute ||
           narrow({Subject{}, declared}, vocabulary::exactly(Number{static_cast<std::int64_t>(list.size()) + 1}));
}

void Candidate::remember(std::vector<person::Period> periods, bool concealed_too) {
    trail_.push_back({Step::What::history, {}, {}, 0, std::move(profile_.history), profile_.concealed, profile_.history_state});
    if (concealed_too) profile_.concealed.clear();
    profile_.history = std::move(periods);
    profile_.history_state = person::HistoryState::complete;
}

void Candidate::forget(FactAt at) {
    save(at);
    edit(at) = links_.blank[at.attribute];
}

void Candidate::release(FactAt at) {
    std::vector<FactAt> queue{at};
    const auto follow = [&](FactAt next) {
        const Fact& f = fact(next);
        if (f.derived || f.value.not_applicable) queue.push_back(next);
    };
    while (!queue.empty()) {
        const FactAt moved = queue.back();
        queue.pop_back();
        forget(moved);
        for (const Link& link : links_.touching[moved.attribute])
            for (const AttributeId end : {link.source, link.implication->then.attribute})
                if (belongs(end, moved.subject)) follow({moved.subject, end});
        for (const AttributeId id : links_.premise_of[moved.attribute])
            for (const Subject s : moved.subject.kind == Subject::Kind::person ? everybody() : std::vector<Subject>{moved.subject})
                if (belongs(id, s)) follow({s, id});
    }
}

void Candidate::undo(std::size_t mark) {
    while (trail_.size() > mark) {
        Step& step = trail_.back();
        switch (step.what) {
            case Step::What::fact: edit(step.at) = std::move(step.fact); break;
            case Step::What::members:
                profile_.members.resize(step.count);
                profile_.members_complete = false;
                break;
            case Step::What::relatives:
                profile_.relatives.resize(step.count);
                profile_.relatives_complete = false;
                break;
            case Step::What::history:
                profile_.history = std::move(step.history);
                profile_.concealed = std::move(step.concealed);
                profile_.history_state = step.state;
                break;
        }
        trail_.pop_back();
    }
}

std::vector<FactAt> Candidate::touched(std::size_t mark) const {
    std::vector<FactAt> out;
    for (std::size_t i = mark; i < trail_.size(); ++i)
        if (trail_[i].what == Step::What::fact &&
            std::find(out.begin(), out.end(), trail_[i].at) == out.end())
            out.push_back(trail_[i].at);
    return out;
}

// One value, the presumed one if it is left; another where the first contradicts.
bool Candidate::complete_one(FactAt at, Date day) {
    const Attribute& a = links_.vocabulary[at.attribute];
    Possible left = fact(at).value;
    if (a.presumption) {
        bool empty = false;
        const Possible usual = meet(left, *a.presumption, a.type.base, empty);
        if (!empty) left = usual;
    }
    const std::size_t before = mark();
    if (narrow(at, plain_value(left, a, day))) return true;
    undo(before);
    if (!masked(a)) return false;
    const std::uint64_t may = fact(at).value.may;
    for (std::uint64_t rest = may; rest != 0; rest &= rest - 1) {
        if (narrow(at, vocabulary::exactly_choice(vocabulary::lowest(rest)))) return true;
        undo(before);
    }
    return false;
}

bool Candidate::complete(Date day, bool all) {
    using person::HistoryState;
    if (!profile_.members_complete && !close(false, 0)) return false;
    if (!profile_.relatives_complete && !close(true, 0)) return false;
    if (person::past_open(profile_) || !profile_.concealed.empty()) remember(profile_.history);
    for (const Subject s : everybody())
        for (std::size_t i = 0; i < links_.vocabulary.attributes().size(); ++i) {
            const FactAt at{s, static_cast<AttributeId>(i)};
            const Attribute& a = links_.vocabulary[at.attribute];
            if (!all && links_.touching[i].empty() && links_.premise_of[i].empty()) continue;
            if (!belongs(at.attribute, s) || settled(at)) continue;
            if (a.derivation != vocabulary::Derivation::none) continue;
            const auto& places = fact(at).places;
            if (a.type.base == Base::place) put(at, places.empty() ? person::outside_tuscany : places.front());
            else if (!complete_one(at, day)) return false;
        }
    return true;
}

}  // namespace attiva::analysis
