// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Sets of facts by size: a condition that fails whatever is unknown must have one of its
// known facts changed, so that every set grows by a fact of a condition that still fails
// (as minimal hitting sets are found from conflicts). A set is enough when somebody it
// leaves possible is eligible; no set that holds an enough one is looked at.
// Tested by tests/inquiry/near_misses_test.cpp.

#include "inquiry/near_misses.hpp"

#include <algorithm>
#include <numeric>
#include <optional>
#include <set>
#include <tuple>

#include "analysis/bench.hpp"

namespace attiva::inquiry {
namespace {

using analysis::FactAt;
using analysis::Possible;
using evaluation::Subject;
using vocabulary::Base;

using Facts = std::vector<FactAt>;  // sorted

bool before(const FactAt& a, const FactAt& b) {
    return std::tuple(a.subject.kind, a.subject.index, a.attribute) < std::tuple(b.subject.kind, b.subject.index, b.attribute);
}

bool holds(const Facts& larger, const Facts& smaller) {
    return std::includes(larger.begin(), larger.end(), smaller.begin(), smaller.end(), before);
}

class Sets {
public:
    Sets(Atlas& atlas, Completions& known, InstrumentId instrument)
        : atlas_(atlas), known_(known), instrument_(instrument),
          parts_(analysis::parts(atlas.program, atlas.program.instruments[instrument].eligible)) {}

    NearMisses find() {
        std::vector<Facts> sets{{}};
        for (std::size_t size = 0; size <= most_changes && !sets.empty(); ++size) sets = larger(sets, size);
        known_.release({});
        // Somebody is eligible as things are, but not where it is offered: no fact of hers alone opens that.
        if (!out_.sets.empty() && out_.sets.front().changes.empty()) return {{}, false};
        return std::move(out_);
    }

private:
    // Tries the sets of a size; the sets of the next that may be enough.
    std::vector<Facts> larger(const std::vector<Facts>& sets, std::size_t size) {
        std::vector<Facts> next;
        for (const Facts& set : sets) {
            if (std::any_of(enough_.begin(), enough_.end(), [&](const Facts& e) { return holds(set, e); })) continue;
            if (++tries_ > most_tries) {
                out_.all = false;
                return {};
            }
            if (is_enough(set) || size == most_changes) continue;
            for (const FactAt at : candidates()) grow(set, at, next);
        }
        std::sort(next.begin(), next.end(), [](const Facts& a, const Facts& b) {
            return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end(), before);
        });
        next.erase(std::unique(next.begin(), next.end()), next.end());
        return next;
    }

    static void grow(const Facts& set, FactAt at, std::vector<Facts>& next) {
        const auto place = std::lower_bound(set.begin(), set.end(), at, before);
        if (place != set.end() && *place == at) return;
        Facts more(set.begin(), place);
        more.push_back(at);
        more.insert(more.end(), place, set.end());
        next.push_back(std::move(more));
    }

    bool is_enough(const Facts& set) {
        known_.release(set);
        if (known_.decision(instrument_).eligible == Truth::no) return false;
        const Found found = known_.find(instrument_, Wish::eligible);
        if (found.outcome == Outcome::undecided) out_.all = false;
        if (found.outcome != Outcome::found) return false;
        enough_.push_back(set);
        out_.sets.push_back(told(set, *found.as_far));
        return true;
    }

    // The facts whose change may help the set just tried: of a condition that fails
    // whatever is unknown; where none does, of all.
    Facts candidates() {
        const Facts* least = nullptr;
        std::vector<Facts> some;
        some.reserve(parts_.size() + 1);
        known_.decision(instrument_);
        for (const Id part : parts_) {
            if (known_.evaluation().truth(part) != Truth::no) continue;
            some.push_back(facts_of(part));
            if (least == nullptr || some.back().size() < least->size()) least = &some.back();
        }
        if (least != nullptr) return *least;
        Facts all;
        for (const Id part : parts_)
            for (const FactAt at : facts_of(part))
                if (std::find(all.begin(), all.end(), at) == all.end()) all.push_back(at);
        std::sort(all.begin(), all.end(), before);
        return all;
    }

    // The known facts a condition reads, of whoever it looks at, and what they rest on.
    Facts facts_of(Id part) {
        const Cone& cone = atlas_.condition(part);
        std::set<AttributeId> read;
        for (const auto& [id, cells] : cone.facts) with_links(id, read);
        std::vector<Subject> whose{Subject{}};
        const auto& p = known_.known().profile();
        for (std::uint32_t i = 0; cone.household && i < p.members.size(); ++i) whose.push_back({Subject::Kind::member, i});
        for (std::uint32_t i = 0; cone.kin && i < p.relatives.size(); ++i) whose.push_back({Subject::Kind::relative, i});
        Facts out;
        for (const AttributeId id : read)
            for (const Subject s : whose) {
                const FactAt at = known_.known().at(id, s);
                if (can_change(at) && std::find(out.begin(), out.end(), at) == out.end()) out.push_back(at);
            }
        std::sort(out.begin(), out.end(), before);
        return out;
    }

    // What an implication or a premise ties to a fact must change along with it.
    void with_links(AttributeId first, std::set<AttributeId>& out) const {
        std::vector<AttributeId> open{first};
        while (!open.empty()) {
            const AttributeId id = open.back();
            open.pop_back();
            if (!out.insert(id).second) continue;
            for (const auto& link : atlas_.links.touching[id])
                open.insert(open.end(), {link.source, link.implication->then.attribute});
            for (const auto& test : atlas_.day.vocabulary[id].applicable_if) open.push_back(test.attribute);
        }
    }

    [[nodiscard]] bool can_change(FactAt at) const {
        const auto& v = atlas_.day.vocabulary;
        const person::Fact& f = known_.known().fact(at);
        if (f.derived || f.value.not_applicable || at.attribute == v.household_size()) return false;
        if (v[at.attribute].type.base == Base::place) return !f.places.empty();
        return !(f.value == atlas_.links.blank[at.attribute].value);
    }

    NearMiss told(const Facts& set, const person::Profile& found) {
        NearMiss out;
        known_.release({});
        for (const FactAt at : set) {
            Change c;
            c.at = at;
            c.named = named(at.attribute);
            c.now = known_.known().fact(at).value;
            c.needed = facts_of(found, at);
            out.changes.push_back(c);
        }
        for (Change& c : out.changes) nearest(set, out.changes, c);
        return out;
    }

    static Possible facts_of(const person::Profile& p, FactAt at) {
        return evaluation::facts_of(p, at.subject)[at.attribute].value;
    }

    // The age, not the birthday, if it is the age that the rules read.
    [[nodiscard]] AttributeId named(AttributeId attribute) const {
        const auto& v = atlas_.day.vocabulary;
        const Cone& cone = atlas_.area(instrument_).cone;
        if (cone.read.count(attribute) != 0) return attribute;
        for (const AttributeId id : cone.read)
            if (v[id].derived_from == attribute) return id;
        return attribute;
    }

    // Of a number or a day, the values nearest to what it is now with which it may be, as
    // far as they go on: the rest of the set being as found.
    void nearest(const Facts& set, const std::vector<Change>& all, Change& c) {
        const auto parts = parts_of(c);
        if (parts.empty()) return;
        std::vector<std::size_t> order(parts.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        const auto distance = [&](std::size_t i) {
            return c.now.hi < parts[i].first ? parts[i].first - c.now.hi : parts[i].second < c.now.lo ? c.now.lo - parts[i].second : Number{0};
        };
        std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return distance(a) < distance(b); });
        for (const std::size_t first : order) {
            const auto whole = within_part(set, all, c, parts[first]);
            if (!whole) continue;
            c.needed.lo = whole->lo;
            c.needed.hi = whole->hi;
            const auto entire = [&](std::size_t i) {
                const auto v = within_part(set, all, c, parts[i]);
                return v && v->lo == parts[i].first && v->hi == parts[i].second;
            };
            for (std::size_t i = first; i > 0 && c.needed.lo == parts[i].first && entire(i - 1); --i) c.needed.lo = parts[i - 1].first;
            for (std::size_t i = first; i + 1 < parts.size() && c.needed.hi == parts[i].second && entire(i + 1); ++i)
                c.needed.hi = parts[i + 1].second;
            return;
        }
    }

    using Part = std::pair<Number, Number>;

    // Where the rules tell the values of a number or a day apart; none of another fact.
    [[nodiscard]] std::vector<Part> parts_of(const Change& c) const {
        const Base base = atlas_.day.vocabulary[c.at.attribute].type.base;
        const auto& told = atlas_.area(instrument_).cone.facts;
        const auto cells = told.find(c.at.attribute);
        std::vector<Part> parts;
        if (base == Base::boolean || base == Base::choice || base == Base::set || base == Base::place || base == Base::event || cells == told.end())
            return parts;
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
    std::optional<Possible> within_part(const Facts& set, const std::vector<Change>& all, const Change& c, const Part& part) {
        known_.release(set);
        for (const Change& other : all)
            if (!(other.at == c.at) && !is_place(other.at) && !known_.restrict_to(other.at, other.needed)) return std::nullopt;
        Possible v = atlas_.links.blank[c.at.attribute].value;
        v.lo = part.first;
        v.hi = part.second;
        if (!known_.restrict_to(c.at, v)) return std::nullopt;
        const Found found = known_.find(instrument_, Wish::eligible);
        if (found.outcome != Outcome::found) return std::nullopt;
        return facts_of(*found.as_far, c.at);
    }

    [[nodiscard]] bool is_place(FactAt at) const { return atlas_.day.vocabulary[at.attribute].type.base == Base::place; }

    Atlas& atlas_;
    Completions& known_;
    InstrumentId instrument_;
    std::vector<Id> parts_;
    std::vector<Facts> enough_;
    std::size_t tries_ = 0;
    NearMisses out_;
};

}  // namespace

NearMisses near_misses(Atlas& atlas, Completions& known, InstrumentId instrument) {
    return Sets(atlas, known, instrument).find();
}

}  // namespace attiva::inquiry
