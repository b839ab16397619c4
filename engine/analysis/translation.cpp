// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Tested by tests/analysis/translation_test.cpp.

#include "analysis/translation.hpp"

namespace attiva::analysis {

using vocabulary::Attribute;
using vocabulary::AttributeId;
using vocabulary::Base;
using vocabulary::Possible;

Translation::Translation(const vocabulary::Vocabulary& from, const vocabulary::Vocabulary& to) : from_(from), to_(to) {
    for (const Attribute& a : from.attributes()) {
        const auto other = to.find(a.id);
        const bool same = other && to[*other].type.base == a.type.base && to[*other].level == a.level;
        attributes_.push_back(same ? *other : vocabulary::no_attribute);
    }
}

std::optional<std::uint64_t> Translation::mask(vocabulary::ListId from, vocabulary::ListId to,
                                               std::uint64_t may) const {
    const auto& items = from_.list(from).items;
    const auto& others = to_.list(to);
    std::uint64_t out = 0;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if ((may >> i & 1U) == 0) continue;
        const int there = others.find(items[i].id);
        if (there < 0) return std::nullopt;
        out |= std::uint64_t{1} << static_cast<unsigned>(there);
    }
    return out;
}

std::optional<Possible> Translation::value(AttributeId a, const Possible& p) const {
    const Attribute& mine = from_[a];
    if (mine.type.base != Base::choice && mine.type.base != Base::set) return p;
    const Attribute& other = to_[attributes_[a]];
    const auto may = mask(mine.type.list, other.type.list, p.may);
    const auto must = mask(mine.type.list, other.type.list, p.must);
    if (!may || !must) return std::nullopt;
    Possible r = p;
    r.may = *may;
    r.must = *must;
    return r;
}

}  // namespace attiva::analysis
