// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Profiles → columns: the plain way, one fact at a time.

#include "batch/block.hpp"

#include <algorithm>
#include <map>

#include "person/reader.hpp"

namespace attiva::batch {
namespace {

using person::Fact;
using person::Profile;
using People = std::vector<const Profile*>;

}  // namespace

// One number for each set of comuni.
class Places {
public:
    explicit Places(std::vector<std::vector<std::uint16_t>>& sets) : sets_(sets) {
        sets_.assign(1, {});
        known_.emplace(std::vector<std::uint16_t>{}, 0);
    }
    std::uint32_t number(const std::vector<std::uint16_t>& set) {
        const auto [at, fresh] = known_.emplace(set, static_cast<std::uint32_t>(sets_.size()));
        if (fresh) sets_.push_back(set);
        return at->second;
    }

private:
    std::vector<std::vector<std::uint16_t>>& sets_;
    std::map<std::vector<std::uint16_t>, std::uint32_t> known_;
};

namespace {

}  // namespace

Filler::Filler(const Layout& layout, const vocabulary::Vocabulary& vocabulary, const std::vector<std::string>& instruments)
    : layout_(layout), vocabulary_(vocabulary), blank_(person::blank_facts(vocabulary)) {
    for (std::uint32_t i = 0; i < instruments.size(); ++i) instruments_.emplace_back(instruments[i], i);
    std::sort(instruments_.begin(), instruments_.end());
}

void Filler::fill(Block& block, const People& people) const {
    block.people = people.size();
    ++block.version;
    for (auto& s : block.still) s.clear();
    block.apart.clear();
    lay_out(block.others[1], people, false);
    lay_out(block.others[2], people, true);
    for (auto& columns : block.facts) columns.clear();
    Places places(block.places);
    for (const Frame f : {Frame::people, Frame::household, Frame::relatives}) fill_facts(block, f, people, places);
    fill_history(block, people);
    std::sort(block.apart.begin(), block.apart.end());
    block.apart.erase(std::unique(block.apart.begin(), block.apart.end()), block.apart.end());
}

void Filler::lay_out(Others& out, const People& people, bool relatives) const {
    const auto listed = [&](const Profile& p) -> const auto& { return relatives ? p.relatives : p.members; };
    const auto open = [&](const Profile& p) { return !(relatives ? p.relatives_complete : p.members_complete); };
    out = Others{};
    out.open.assign(words_for(people.size()), 0);
    std::size_t most = 0;
    for (std::size_t i = 0; i < people.size(); ++i) {
        most = std::max(most, listed(*people[i]).size());
        set_bit(out.open.data(), i, open(*people[i]));
    }
    for (std::size_t s = 0; s <= most; ++s) {
        Others::Slot slot;
        slot.unlisted = s == most;
        slot.word = out.words;
        slot.has.assign(words_for(people.size()), 0);
        for (std::size_t i = 0; i < people.size(); ++i) {
            if (slot.unlisted ? !open(*people[i]) : listed(*people[i]).size() <= s) continue;
            set_bit(slot.has.data(), i);
            out.person.push_back(static_cast<std::uint32_t>(i));
            ++slot.rows;
        }
        if (slot.rows == 0) continue;
        out.words += words_for(slot.rows);
        out.person.resize(out.words * word_bits);
        out.slots.push_back(std::move(slot));
    }
}

void Filler::fill_facts(Block& block, Frame frame, const People& people, Places& places) const {
    const auto& wanted = layout_.facts[static_cast<std::size_t>(frame)];
    auto& columns = block.facts[static_cast<std::size_t>(frame)];
    columns.resize(wanted.size());
    for (std::size_t k = 0; k < wanted.size(); ++k) make_room(columns[k], wanted[k].shape, block.words(frame));
    const auto row = [&](std::size_t at, std::size_t who, const std::vector<Fact>& facts) {
        for (std::size_t k = 0; k < wanted.size(); ++k) {
            const Fact& f = facts[wanted[k].attribute];
            if (wanted[k].shape.base == Base::place) {
                if (f.value.not_applicable) set_bit(columns[k].lapsed.data(), at);
                columns[k].place[at] = places.number(f.places);
            } else if (!put(columns[k], wanted[k].shape, at, f.value)) {
                block.apart.push_back(static_cast<std::uint32_t>(who));
            }
        }
    };
    if (frame == Frame::people) {
        for (std::size_t i = 0; i < people.size(); ++i) row(i, i, people[i]->facts);
        return;
    }
    const bool relatives = frame == Frame::relatives;
    std::size_t listed = 0;
    for (const auto& slot : block.others[static_cast<std::size_t>(frame)].slots) {
        for (std::size_t r = 0; r < slot.rows; ++r) {
            const std::size_t at = slot.word * word_bits + r;
            const std::size_t who = block.others[static_cast<std::size_t>(frame)].person[at];
            const Profile& p = *people[who];
            if (slot.unlisted) row(at, who, p.unlisted.facts.empty() ? blank_ : p.unlisted.facts);
            else row(at, who, (relatives ? p.relatives : p.members)[listed].facts);
        }
        ++listed;
    }
}

void Filler::fill_history(Block& block, const People& people) const {
    const auto find = [&](const std::string& id) -> std::optional<std::uint32_t> {
        const auto at = std::lower_bound(instruments_.begin(), instruments_.end(), std::pair{id, std::uint32_t{0}});
        if (at == instruments_.end() || at->first != id) return std::nullopt;
        return at->second;
    };
    block.history.assign(instruments_.size(), {});
    block.concealed.assign(instruments_.size(), {});
    block.past_open.assign(words_for(people.size()), 0);
    for (std::size_t i = 0; i < people.size(); ++i) {
        const Profile& p = *people[i];
        set_bit(block.past_open.data(), i, person::past_open(p));
        for (const person::Period& period : p.history)
            if (const auto instrument = find(period.instrument)) block.history[*instrument].push_back({static_cast<std::uint32_t>(i), period});
        for (const std::string& id : p.concealed) {
            const auto instrument = find(id);
            if (!instrument) continue;
            Plane& plane = block.concealed[*instrument];
            plane.resize(block.past_open.size());
            set_bit(plane.data(), i);
        }
    }
}

}  // namespace attiva::batch
