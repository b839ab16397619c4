// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "everybody.hpp"

#include <algorithm>

#include "person/reader.hpp"

namespace everybody {

using attiva::Number;
using attiva::laws::Random;
using attiva::laws::World;
using attiva::person::Fact;
using attiva::person::HistoryState;
using attiva::person::Status;
using attiva::vocabulary::Attribute;
using attiva::vocabulary::AttributeId;
using attiva::vocabulary::Base;
using attiva::vocabulary::Level;
using attiva::vocabulary::Possible;

namespace {

constexpr std::size_t most_values = 4;  // of an open number or day

std::vector<Fact>& facts_of(Profile& p, std::size_t list) {
    if (list == 0) return p.facts;
    return list <= p.members.size() ? p.members[list - 1].facts : p.relatives[list - 1 - p.members.size()].facts;
}

std::size_t lists(const Profile& p) { return 1 + p.members.size() + p.relatives.size(); }

bool computed(const Attribute& a) { return a.derivation != attiva::vocabulary::Derivation::none; }

// Does a list of facts hold this attribute? Of the others only what is theirs.
bool holds(const Profile& p, std::size_t list, const Attribute& a) {
    if (list == 0) return a.level != Level::relative;
    return list <= p.members.size() ? a.level == Level::member : of_each(a.level);
}

bool open(const Fact& f, const Attribute& a) {
    if (f.value.not_applicable) return false;
    return a.type.base == Base::place ? f.places.size() != 1 : !certain(f.value, a.type.base);
}

std::vector<Possible> of_mask(std::uint64_t may) {
    std::vector<Possible> out;
    for (; may != 0; may &= may - 1) out.push_back(attiva::vocabulary::exactly_choice(attiva::vocabulary::lowest(may)));
    return out;
}

std::vector<Possible> of_set(const Possible& p) {
    std::vector<Possible> out;
    const std::uint64_t free = p.may & ~p.must;
    std::uint64_t some = 0;
    do {
        Possible v = p;
        v.must = v.may = p.must | some;
        out.push_back(v);
        some = (some - free) & free;
    } while (some != 0);
    return out;
}

std::vector<Possible> of_interval(const Possible& p, Base base) {
    std::vector<Possible> out;
    const bool days = base == Base::date || base == Base::event;
    const Number step = days ? Number{1} : attiva::vocabulary::step(base);
    if (base == Base::event && p.never) out.push_back(attiva::vocabulary::never_happened());
    if (base == Base::event && !p.dated) return out;
    for (Number n = p.lo; n <= p.hi; n = n + step) {
        Possible v = p;
        v.lo = v.hi = n;
        v.never = false;
        out.push_back(v);
    }
    return out;
}

std::vector<Possible> values_of(const Possible& p, Base base) {
    if (base == Base::boolean || base == Base::choice) return of_mask(p.may);
    if (base == Base::set) return of_set(p);
    return of_interval(p, base);
}

// Known exactly, or of few values.
void settle(const World& w, Fact& f, const Attribute& a, Random& random, bool leave_open) {
    const bool interval = a.type.base != Base::boolean && a.type.base != Base::choice && a.type.base != Base::set;
    if (a.type.base == Base::place) {
        if (f.places.empty()) f.places = {static_cast<std::uint16_t>(random.below(w.territory.comuni().size())), attiva::person::outside_tuscany};
        if (!leave_open) f.places.resize(1);
    } else if (interval) {
        Possible v = w.exact(a.type, random);
        const bool days = a.type.base == Base::date || a.type.base == Base::event;
        const Number step = days ? Number{1} : attiva::vocabulary::step(a.type.base);
        if (leave_open && !(a.type.base == Base::event && v.never))
            v.hi = std::min(v.lo + Number{static_cast<std::int64_t>(random.below(most_values - 1))} * step, a.domain.hi);
        if (leave_open && a.type.base == Base::event && random.chance(50)) v.never = true;
        f.value = v;
    } else if (!leave_open) {
        f.value = w.exact(a.type, random);
    }
    f.status = leave_open ? Status::partial : Status::known;
}

void settle_past(Profile& p) {
    p.history_state = HistoryState::complete;
    for (auto& period : p.history) {
        period.start.hi = period.start.lo;
        period.end.hi = period.end.lo = std::max(period.end.lo, period.start.lo);
        if (period.open_possible) period.ended_possible = false;
        period.outcomes = attiva::vocabulary::lowest(period.outcomes);
    }
}

}  // namespace

Profile few_open(const World& world, Random& random, std::size_t most, const std::set<AttributeId>& first) {
    Profile p = attiva::laws::random_person(world, {"s0", "s1", "s2"}, random).without;
    p.members_complete = p.relatives_complete = true;
    p.members.resize(std::min<std::size_t>(p.members.size(), 1));
    p.relatives.resize(std::min<std::size_t>(p.relatives.size(), 1));
    p.unlisted = {};
    settle_past(p);
    // Which stay open is drawn among all, so that every kind gets its turn.
    std::vector<std::pair<std::size_t, AttributeId>> all;
    for (std::size_t list = 0; list < lists(p); ++list)
        for (std::size_t i = 0; i < world.vocabulary.attributes().size(); ++i) {
            const Attribute& a = world.vocabulary.attributes()[i];
            if (!computed(a) && holds(p, list, a)) all.emplace_back(list, static_cast<AttributeId>(i));
        }
    for (std::size_t i = all.size(); i > 1; --i) std::swap(all[i - 1], all[random.below(i)]);
    std::stable_partition(all.begin(), all.end(), [&](const auto& at) { return first.count(at.second) != 0; });
    for (std::size_t i = 0; i < all.size(); ++i) {
        const Attribute& a = world.vocabulary[all[i].second];
        Fact& f = facts_of(p, all[i].first)[all[i].second];
        f = Fact{};
        f.value = a.domain;
        settle(world, f, a, random, i < most);
    }
    attiva::Diagnostics none;
    attiva::person::derive(p, world.vocabulary, none);
    return p;
}

std::size_t senseless(const Profile& profile) {
    std::size_t n = 0;
    Profile p = profile;
    for (std::size_t list = 0; list < lists(p); ++list)
        for (const Fact& f : facts_of(p, list)) n += f.value.not_applicable ? 1 : 0;
    return n;
}

std::vector<Open> open_facts(const World& world, const Profile& profile) {
    std::vector<Open> out;
    Profile p = profile;
    for (std::size_t list = 0; list < lists(p); ++list)
        for (std::size_t i = 0; i < world.vocabulary.attributes().size(); ++i) {
            const Attribute& a = world.vocabulary.attributes()[i];
            const Fact& f = facts_of(p, list)[i];
            if (computed(a) || !holds(p, list, a) || !open(f, a)) continue;
            Open o{list, static_cast<AttributeId>(i), {}, {}};
            if (a.type.base == Base::place) o.places = f.places;
            else o.values = values_of(f.value, a.type.base);
            out.push_back(std::move(o));
        }
    return out;
}

namespace {

// Time that has passed since a day still to come.
bool unborn(const World& world, const Profile& profile, attiva::Date day, const std::vector<Open>& open) {
    Profile p = profile;
    return std::any_of(open.begin(), open.end(), [&](const Open& o) {
        const Fact& f = facts_of(p, o.list)[o.attribute];
        return !f.value.not_applicable && f.value.lo > Number{day.days} &&
               std::any_of(world.vocabulary.attributes().begin(), world.vocabulary.attributes().end(), [&](const Attribute& a) {
                   return a.derivation == attiva::vocabulary::Derivation::elapsed && a.derived_from == o.attribute;
               });
    });
}

}  // namespace

void each(const World& world, const Profile& profile, attiva::Date day, const std::vector<Open>& open,
          const std::function<void(const Profile&, const std::vector<std::size_t>&)>& use) {
    std::vector<std::size_t> choice(open.size(), 0);
    for (;;) {
        Profile p = profile;
        for (std::size_t i = 0; i < open.size(); ++i) {
            Fact& f = facts_of(p, open[i].list)[open[i].attribute];
            if (open[i].places.empty()) f.value = open[i].values[choice[i]];
            else f.places = {open[i].places[choice[i]]};
            f.status = Status::known;
        }
        attiva::Diagnostics problems;
        attiva::person::derive(p, world.vocabulary, problems);
        if (problems.ok() && !unborn(world, p, day, open)) use(p, choice);
        std::size_t i = 0;
        while (i < open.size() && ++choice[i] == open[i].size()) choice[i++] = 0;
        if (i == open.size()) return;
    }
}

}  // namespace everybody
