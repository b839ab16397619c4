// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Tested by tests/inquiry/next_question_test.cpp.

#include "inquiry/topics.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <tuple>

namespace attiva::inquiry {
namespace {

using analysis::Candidate;
using analysis::Cells;
using analysis::Way;
using vocabulary::Base;
using vocabulary::Possible;

constexpr std::size_t most_added = 2;  // members or relatives beyond those written

// The lines the rules draw through the values of a fact, of several instruments together.
Cells lines(Atlas& atlas, AttributeId attribute, const std::vector<InstrumentId>& instruments) {
    Cells out;
    for (const InstrumentId i : instruments) {
        const auto& told = atlas.area(i).cone.facts;
        const auto cells = told.find(attribute);
        if (cells == told.end()) continue;
        out.cuts.insert(cells->second.cuts.begin(), cells->second.cuts.end());
        out.masks.insert(cells->second.masks.begin(), cells->second.masks.end());
        out.one_by_one = out.one_by_one || cells->second.one_by_one;
    }
    return out;
}

class Parts {
public:
    Parts(const Possible& value, const Cells& cells) : value_(value), cells_(cells) {}

    std::vector<Part> of_boolean() {
        for (std::uint64_t rest = value_.may; rest != 0; rest &= rest - 1) add(vocabulary::exactly_choice(vocabulary::lowest(rest)), 1);
        return shared();
    }

    // The items that every condition treats alike go together.
    std::vector<Part> of_choice() {
        std::map<std::vector<bool>, std::uint64_t> groups;
        for (std::uint64_t rest = value_.may; rest != 0; rest &= rest - 1) {
            const std::uint64_t item = vocabulary::lowest(rest);
            std::vector<bool> in;
            for (const std::uint64_t mask : cells_.masks) in.push_back((mask & item) != 0);
            for (int bit = 0; cells_.one_by_one && bit < 64; ++bit) in.push_back((item >> bit & 1) != 0);
            groups[in] |= item;
        }
        for (const auto& [in, mask] : groups) add(vocabulary::exactly_choice(mask), __builtin_popcountll(mask));
        std::stable_sort(out_.begin(), out_.end(), [](const Part& a, const Part& b) {
            return vocabulary::lowest(a.way.value.may) < vocabulary::lowest(b.way.value.may);
        });
        return shared();
    }

    // Some of the sets: none of the items left open, each of those the rules name alone.
    std::vector<Part> of_set() {
        std::uint64_t told = 0;
        for (const std::uint64_t mask : cells_.masks) told |= mask;
        const std::uint64_t open = value_.may & ~value_.must;
        add(vocabulary::exactly_set(value_.must), 1);
        for (std::uint64_t rest = open & (told != 0 ? told : open); rest != 0; rest &= rest - 1)
            add(vocabulary::exactly_set(value_.must | vocabulary::lowest(rest)), 1);
        return shared();
    }

    std::vector<Part> of_interval(Number step, bool event) {
        if (event && value_.never) add(vocabulary::never_happened(), 1);
        if (event && !value_.dated) return shared();
        Number lo = value_.lo;
        for (const Number cut : cells_.cuts) {
            if (cut <= lo || value_.hi < cut) continue;
            between(lo, cut - step);
            lo = cut;
        }
        between(lo, value_.hi);
        return shared();
    }

private:
    void between(Number lo, Number hi) {
        Possible v = value_;
        v.lo = lo;
        v.hi = hi;
        v.never = false;
        add(v, 1);
    }
    void add(const Possible& value, double weight) {
        out_.emplace_back();
        out_.back().way.value = value;
        out_.back().weight = weight;
    }
    std::vector<Part> shared() {
        double all = 0;
        for (const Part& p : out_) all += p.weight;
        for (Part& p : out_) p.weight /= all;
        return std::move(out_);
    }

    const Possible& value_;
    const Cells& cells_;
    std::vector<Part> out_;
};

std::vector<Part> of_fact(Atlas& atlas, const Candidate& candidate, analysis::FactAt at, const std::vector<InstrumentId>& instruments) {
    const person::Fact& fact = candidate.fact(at);
    const Base base = atlas.day.vocabulary[at.attribute].type.base;
    if (base == Base::place) {
        std::vector<Part> out;
        for (const auto& [place, weight] : atlas.places(fact.places)) {
            out.emplace_back();
            out.back().way.comune = place;
            out.back().weight = weight;
        }
        return out;
    }
    const Cells cells = lines(atlas, at.attribute, instruments);
    Parts parts(fact.value, cells);
    switch (base) {
        case Base::boolean: return parts.of_boolean();
        case Base::choice: return parts.of_choice();
        case Base::set: return parts.of_set();
        case Base::date: return parts.of_interval(Number{1}, false);
        case Base::event: return parts.of_interval(Number{1}, true);
        default: return parts.of_interval(vocabulary::step(base), false);
    }
}

std::vector<Part> of_list(std::size_t known, std::size_t most) {
    std::vector<Part> out;
    const std::size_t last = std::min(known + most_added, most);
    for (std::size_t n = known; n <= last; ++n) {
        out.emplace_back();
        out.back().way.count = n;
        out.back().weight = 1.0 / static_cast<double>(last - known + 1);
    }
    return out;
}

auto place_of(const Topic& t) { return std::tuple(t.at.subject.kind, t.at.subject.index, t.about, t.at.attribute); }

}  // namespace

bool before(const Topic& a, const Topic& b) { return place_of(a) < place_of(b); }

void merge(std::vector<Id>& into, const std::vector<Id>& more) {
    std::vector<Id> both;
    both.reserve(into.size() + more.size());
    std::set_union(into.begin(), into.end(), more.begin(), more.end(), std::back_inserter(both));
    into = std::move(both);
}

std::vector<Id> moved_since(Atlas& atlas, const Candidate& candidate, std::size_t mark) {
    std::set<AttributeId> touched;
    for (const auto& at : candidate.touched(mark)) touched.insert(at.attribute);
    std::vector<Id> out;
    for (const AttributeId id : touched) merge(out, atlas.moved_by(id));
    return out;
}

std::vector<Part> parts_of(Atlas& atlas, const Candidate& candidate, const Topic& topic, const std::vector<InstrumentId>& instruments) {
    const person::Profile& p = candidate.profile();
    switch (topic.about) {
        case Topic::About::members: return of_list(p.members.size(), person::most_members - 1);
        case Topic::About::relatives: return of_list(p.relatives.size(), person::most_relatives);
        case Topic::About::history: {
            Part nothing_more;
            nothing_more.way.periods = p.history;
            nothing_more.weight = 1;
            return {nothing_more};
        }
        case Topic::About::fact: break;
    }
    return of_fact(atlas, candidate, topic.at, instruments);
}

bool take(Candidate& candidate, const Topic& topic, const Way& way) {
    switch (topic.about) {
        case Topic::About::members: return candidate.close(false, way.count);
        case Topic::About::relatives: return candidate.close(true, way.count);
        case Topic::About::history: candidate.remember(way.periods, false); return true;
        case Topic::About::fact: break;
    }
    if (candidate.links().vocabulary[topic.at.attribute].type.base != Base::place) return candidate.narrow(topic.at, way.value);
    candidate.put(topic.at, way.comune);
    return true;
}

AttributeId asked_as(Atlas& atlas, AttributeId attribute, const std::vector<InstrumentId>& instruments) {
    const auto& v = atlas.day.vocabulary;
    AttributeId computed = vocabulary::no_attribute;
    for (const InstrumentId i : instruments) {
        const auto& read = atlas.area(i).cone.read;
        if (read.count(attribute) != 0) return attribute;
        for (const AttributeId id : read)
            if (v[id].derived_from == attribute) computed = std::min(computed, id);
    }
    return computed == vocabulary::no_attribute ? attribute : computed;
}

}  // namespace attiva::inquiry
