// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// One fact at a time, the rest of the set being as found: a number or a day part by part
// of those the rules tell apart, a place group by group. Tested by
// tests/inquiry/near_misses_test.cpp.

#include "inquiry/needed.hpp"

#include <algorithm>
#include <numeric>
#include <optional>
#include <utility>

#include "inquiry/topics.hpp"

namespace attiva::inquiry {
namespace {

using analysis::FactAt;
using analysis::Possible;
using vocabulary::Base;

using Part = std::pair<Number, Number>;

const person::Fact& fact_of(const person::Profile& p, FactAt at) { return evaluation::facts_of(p, at.subject)[at.attribute]; }

class Needed {
public:
    Needed(Atlas& atlas, Completions& known, InstrumentId instrument, const std::vector<FactAt>& set)
        : atlas_(atlas), known_(known), instrument_(instrument), set_(set) {}

    std::vector<Change> of(const person::Profile& found) {
        known_.release({});
        for (const FactAt at : set_) {
            Change c;
            c.at = at;
            c.named = asked_as(atlas_, at.attribute, {instrument_});
            c.now = known_.known().fact(at).value;
            c.needed = fact_of(found, at).value;
            all_.push_back(c);
        }
        for (Change& c : all_) nearest(c);
        const auto placed = [&](const Change& c) { return is_place(c.at); };
        if (std::count_if(all_.begin(), all_.end(), placed) == 1) where(*std::find_if(all_.begin(), all_.end(), placed));
        known_.release({});
        return std::move(all_);
    }

private:
    // Of a number or a day, the values nearest to what it is now with which it may be, as
    // far as they go on.
    void nearest(Change& c) {
        const auto parts = parts_of(c);
        if (parts.empty()) return;
        std::vector<std::size_t> order(parts.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        const auto distance = [&](std::size_t i) {
            return c.now.hi < parts[i].first ? parts[i].first - c.now.hi : parts[i].second < c.now.lo ? c.now.lo - parts[i].second : Number{0};
        };
        std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return distance(a) < distance(b); });
        for (const std::size_t first : order) {
            const auto whole = within_part(c, parts[first]);
            if (!whole) continue;
            c.needed.lo = whole->lo;
            c.needed.hi = whole->hi;
            const auto entire = [&](std::size_t i) {
                const auto v = within_part(c, parts[i]);
                return v && v->lo == parts[i].first && v->hi == parts[i].second;
            };
            for (std::size_t i = first; i > 0 && c.needed.lo == parts[i].first && entire(i - 1); --i) c.needed.lo = parts[i - 1].first;
            for (std::size_t i = first; i + 1 < parts.size() && c.needed.hi == parts[i].second && entire(i + 1); ++i)
                c.needed.hi = parts[i + 1].second;
            return;
        }
    }

    // Where the rules tell the values of a number or a day apart; none of another fact.
    [[nodiscard]] std::vector<Part> parts_of(const Change& c) const {
        const Base base = atlas_.day.vocabulary[c.at.attribute].type.base;
        const auto& told = atlas_.area(instrument_).cone.facts;
        const auto cells = told.find(c.at.attribute);
        std::vector<Part> parts;
        if (!measured(base) || cells == told.end()) return parts;
        const Possible whole = atlas_.links.blank[c.at.attribute].value;
        const Number step = base == Base::date ? Number{1} : vocabulary::step(base);
        Number lo = whole.lo;
        for (const Number cut : cells->second.cuts) {
            if (cut <= lo || whole.hi < cut) continue;
            parts.emplace_back(lo, cut - step);
            lo = cut;
        }
        parts.emplace_back(lo, whole.hi);
        return parts;
    }

    // Its values in the part with which somebody is eligible.
    std::optional<Possible> within_part(const Change& c, const Part& part) {
        if (!rest_as_needed(c)) return std::nullopt;
        Possible v = atlas_.links.blank[c.at.attribute].value;
        v.lo = part.first;
        v.hi = part.second;
        if (!known_.restrict_to(c.at, v)) return std::nullopt;
        const Found found = known_.find(instrument_, Wish::eligible);
        if (found.outcome != Outcome::found) return std::nullopt;
        return fact_of(*found.as_far, c.at).value;
    }

    // Everywhere that the rules do not tell apart it comes to the same.
    void where(Change& c) {
        for (const auto& alike : analysis::places_alike({{&atlas_.day, &atlas_.area(instrument_).cone}})) {
            if (!rest_as_needed(c)) return;
            known_.put(c.at, alike.front());
            const Found found = known_.find(instrument_, Wish::entitled);
            if (found.outcome == Outcome::none) continue;
            if (found.outcome == Outcome::found && whole_rest(c, *found.as_far)) c.places.insert(c.places.end(), alike.begin(), alike.end());
            else c.every_place = false;
        }
        std::sort(c.places.begin(), c.places.end());
    }

    bool rest_as_needed(const Change& c) {
        known_.release(set_);
        return std::all_of(all_.begin(), all_.end(), [&](const Change& other) {
            return other.at == c.at || is_place(other.at) || known_.restrict_to(other.at, other.needed);
        });
    }

    // Whatever of their needed values the other changes have, it may be.
    [[nodiscard]] bool whole_rest(const Change& c, const person::Profile& as_far) const {
        return std::all_of(all_.begin(), all_.end(), [&](const Change& other) {
            return other.at == c.at || fact_of(as_far, other.at).value == other.needed;
        });
    }

    [[nodiscard]] bool is_place(FactAt at) const { return atlas_.day.vocabulary[at.attribute].type.base == Base::place; }

    Atlas& atlas_;
    Completions& known_;
    InstrumentId instrument_;
    const std::vector<FactAt>& set_;
    std::vector<Change> all_;
};

}  // namespace

std::vector<Change> changes_needed(Atlas& atlas, Completions& known, InstrumentId instrument,
                                   const std::vector<FactAt>& set, const person::Profile& found) {
    return Needed(atlas, known, instrument, set).of(found);
}

}  // namespace attiva::inquiry
