// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Sets of facts by size: a condition that fails whatever is unknown must have one of its
// known facts changed, so that every set grows by a fact of a condition that still fails
// (as minimal hitting sets are found from conflicts). A set is enough when somebody it
// leaves possible is eligible; no set that holds an enough one is looked at.
// Tested by tests/inquiry/near_misses_test.cpp.

#include "inquiry/near_misses.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <tuple>

#include "analysis/bench.hpp"

namespace attiva::inquiry {
namespace {

using analysis::FactAt;
using evaluation::Subject;
using vocabulary::Base;

using Facts = std::vector<FactAt>;  // sorted

bool before(const FactAt& a, const FactAt& b) {
    return std::tuple(a.subject.kind, a.subject.index, a.attribute) < std::tuple(b.subject.kind, b.subject.index, b.attribute);
}

bool holds(const Facts& larger, const Facts& smaller) {
    return std::includes(larger.begin(), larger.end(), smaller.begin(), smaller.end(), before);
}

Facts sorted(Facts facts) {
    std::sort(facts.begin(), facts.end(), before);
    facts.erase(std::unique(facts.begin(), facts.end()), facts.end());
    return facts;
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
        out_.sets.push_back({changes_needed(atlas_, known_, instrument_, set, *found.as_far)});
        return true;
    }

    // The facts whose change may help the set just tried: of a condition that fails
    // whatever is unknown; where none does, of all.
    Facts candidates() {
        std::optional<Facts> least;
        known_.decision(instrument_);
        for (const Id part : parts_) {
            if (known_.evaluation().truth(part) != Truth::no) continue;
            Facts some = changing(part);
            if (!least || some.size() < least->size()) least = std::move(some);
        }
        if (least) return *least;
        Facts all;
        for (const Id part : parts_) {
            const Facts some = changing(part);
            all.insert(all.end(), some.begin(), some.end());
        }
        return sorted(std::move(all));
    }

    Facts changing(Id part) {
        Facts out;
        for (const FactAt at : read_by(part))
            if (can_change(at)) out.push_back(at);
        return out;
    }

    // The facts a condition reads, of whoever it looks at, and what they rest on: the
    // lists stay as they are, so that they are the same for every set.
    const Facts& read_by(Id part) {
        const auto [kept, fresh] = read_.try_emplace(part);
        if (!fresh) return kept->second;
        const Cone& cone = atlas_.condition(part);
        std::set<AttributeId> read;
        for (const auto& [id, cells] : cone.facts) with_links(id, read);
        std::vector<Subject> whose{Subject{}};
        const auto& p = known_.known().profile();
        for (std::uint32_t i = 0; cone.household && i < p.members.size(); ++i) whose.push_back({Subject::Kind::member, i});
        for (std::uint32_t i = 0; cone.kin && i < p.relatives.size(); ++i) whose.push_back({Subject::Kind::relative, i});
        Facts all;
        for (const AttributeId id : read)
            for (const Subject s : whose) all.push_back(known_.known().at(id, s));
        return kept->second = sorted(std::move(all));
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

    Atlas& atlas_;
    Completions& known_;
    InstrumentId instrument_;
    std::vector<Id> parts_;
    std::map<Id, Facts> read_;
    std::vector<Facts> enough_;
    std::size_t tries_ = 0;
    NearMisses out_;
};

}  // namespace

NearMisses near_misses(Atlas& atlas, Completions& known, InstrumentId instrument) {
    return Sets(atlas, known, instrument).find();
}

}  // namespace attiva::inquiry
