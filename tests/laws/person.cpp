// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Random persons: every status of a fact, members, relatives, history.
// Tested by tests/laws/generator_test.cpp.

#include <fmt/format.h>

#include <algorithm>

#include "world.hpp"

namespace attiva::laws {

using person::Fact;
using person::HistoryState;
using person::Status;
using vocabulary::Attribute;

namespace {

// How well this person is known: percent known, then in part, then hidden.
struct Mood {
    int known;
    int partial;
    int hidden;
};
constexpr Mood moods[] = {{90, 5, 2}, {70, 15, 5}, {40, 20, 15}, {10, 10, 10}, {97, 3, 0}};

class PersonMaker {
public:
    PersonMaker(const World& world, Random& random)
        : w_(world), r_(random), mood_(moods[r_.below(5)]) {}

    std::vector<Fact> facts() {
        std::vector<Fact> out;
        for (const Attribute& a : w_.vocabulary.attributes()) out.push_back(fact(a));
        return out;
    }

    person::Period period(const std::vector<std::string>& instruments) {
        person::Period p;
        p.instrument = r_.pick(instruments);
        p.start = days();
        p.end = days();
        p.end.lo = std::max(p.end.lo, p.start.lo);
        p.end.hi = std::max(p.end.hi, p.end.lo);
        p.open_possible = r_.chance(35);
        p.ended_possible = !p.open_possible || r_.chance(40);
        if (r_.chance(70)) p.outcomes = r_.some_of(15);
        return p;
    }

private:
    Possible days() {
        const Type date = w_.type(Base::date);
        return r_.chance(75) ? w_.exact(date, r_) : w_.partial(date, r_);
    }

    Fact fact(const Attribute& a) {
        Fact f;
        const auto roll = static_cast<int>(r_.below(100));
        f.value = a.domain;
        if (roll < mood_.known)
            f.status = Status::known;
        else if (roll < mood_.known + mood_.partial)
            f.status = Status::partial;
        else if (roll < mood_.known + mood_.partial + mood_.hidden)
            f.status = Status::hidden;
        if (a.type.base == Base::place) {
            place(f);
        } else if (a.derivation == vocabulary::Derivation::none) {
            if (f.status == Status::known) f.value = w_.exact(a.type, r_);
            if (f.status == Status::partial) f.value = w_.partial(a.type, r_);
        }
        return f;
    }

    void place(Fact& f) {
        const auto one = [&] {
            return r_.chance(10)
                       ? person::outside_tuscany
                       : static_cast<std::uint16_t>(r_.below(w_.territory.comuni().size()));
        };
        if (f.status == Status::known) f.places = {one()};
        if (f.status != Status::partial) return;
        f.places = {one(), one()};
        std::sort(f.places.begin(), f.places.end());
        f.places.erase(std::unique(f.places.begin(), f.places.end()), f.places.end());
    }

    const World& w_;
    Random& r_;
    Mood mood_;
};

// `ha senso se`: the premise is the subject's own, or the person's.
void apply_premises(const World& w, std::vector<Fact>& facts, const std::vector<Fact>& person,
                    Level own) {
    for (std::size_t i = 0; i < facts.size(); ++i) {
        const Attribute& a = w.vocabulary.attributes()[i];
        for (const auto& test : a.applicable_if) {
            const bool its = w.vocabulary[test.attribute].level == own || own == Level::person;
            const Fact& premise = (its ? facts : person)[test.attribute];
            if (premise.status == Status::hidden || (premise.value.may & test.allowed) != 0)
                continue;
            if (facts[i].status == Status::hidden) continue;
            facts[i].status = Status::not_applicable;
            facts[i].value = a.domain;
            facts[i].value.not_applicable = true;
        }
    }
}

void apply_premises(const World& w, person::Profile& p) {
    apply_premises(w, p.facts, p.facts, Level::person);
    for (auto& m : p.members) apply_premises(w, m.facts, p.facts, Level::member);
    for (auto& m : p.relatives) apply_premises(w, m.facts, p.facts, Level::relative);
    apply_premises(w, p.unlisted.facts, p.facts, Level::relative);
}

void presume(const World& w, std::vector<Fact>& facts) {
    for (std::size_t i = 0; i < facts.size(); ++i) {
        const Attribute& a = w.vocabulary.attributes()[i];
        if (!a.presumption || facts[i].status != Status::unknown) continue;
        facts[i].value = *a.presumption;
        facts[i].status = Status::presumed;
    }
}

}  // namespace

Person random_person(const World& world, const std::vector<std::string>& instruments,
                     Random& random) {
    PersonMaker maker(world, random);
    person::Profile p;
    p.facts = maker.facts();
    for (std::size_t i = random.below(4); i > 0; --i) p.members.push_back({"", maker.facts(), {}});
    for (std::size_t i = random.below(3); i > 0; --i)
        p.relatives.push_back({"", maker.facts(), {}});
    p.members_complete = random.chance(65);
    p.relatives_complete = random.chance(65);
    for (std::size_t i = random.below(5); i > 0; --i)
        p.history.push_back(maker.period(instruments));
    const bool written = random.chance(40);
    const bool hidden = random.chance(15);
    p.history_state = hidden    ? HistoryState::hidden
                      : written ? HistoryState::complete
                                : HistoryState::open;
    Person out;
    if (random.chance(50)) p.unlisted = {"", maker.facts(), {}};
    apply_premises(world, p);
    out.without = p;
    presume(world, p.facts);
    for (auto& m : p.members) presume(world, m.facts);
    presume(world, p.unlisted.facts);
    apply_premises(world, p);
    if (p.history_state == HistoryState::open) p.history_state = HistoryState::presumed;
    out.with = std::move(p);
    return out;
}

namespace {

std::string show_facts(const World& w, const char* whose, const std::vector<Fact>& facts) {
    static constexpr const char* statuses[] = {"noto",   "in parte",  "presunto",
                                               "ignoto", "riservato", "non applicabile"};
    std::string out;
    for (std::size_t i = 0; i < facts.size(); ++i) {
        const Attribute& a = w.vocabulary.attributes()[i];
        if (facts[i].status == Status::unknown) continue;
        std::string value = a.type.base == Base::place
                                ? ""
                                : vocabulary::show(facts[i].value, a.type, w.vocabulary);
        for (const auto c : facts[i].places)
            value += c == person::outside_tuscany ? " fuori" : " " + w.territory[c].slug;
        out += fmt::format("  {} {}: {} [{}]\n", whose, a.id, value,
                           statuses[static_cast<int>(facts[i].status)]);
    }
    return out;
}

}  // namespace

std::string show(const World& world, const person::Profile& profile) {
    std::string out = show_facts(world, "persona", profile.facts);
    for (const auto& m : profile.members) out += show_facts(world, "componente", m.facts);
    for (const auto& m : profile.relatives) out += show_facts(world, "familiare", m.facts);
    out += show_facts(world, "non elencato", profile.unlisted.facts);
    for (const auto& p : profile.history) {
        const Type date = world.type(Base::date);
        out += fmt::format("  periodo {} da {} a {}{}{} esiti {}\n", p.instrument,
                           vocabulary::show(p.start, date, world.vocabulary),
                           vocabulary::show(p.end, date, world.vocabulary),
                           p.ended_possible ? "" : " (non finito)",
                           p.open_possible ? " (forse aperto)" : "", p.outcomes);
    }
    return out + fmt::format("  componenti {} familiari {} storico {}\n",
                             profile.members_complete ? "chiusi" : "aperti",
                             profile.relatives_complete ? "chiusi" : "aperti",
                             static_cast<int>(profile.history_state));
}

}  // namespace attiva::laws
