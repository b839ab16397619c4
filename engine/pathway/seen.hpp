// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <unordered_map>

#include "pathway/moves.hpp"

// States already met. Two that agree on the day, the facts, what runs and what of the past
// can still be asked have the same plans ahead: the one that cost no more, key by key, and
// left the same facts undecided or fewer, is enough.

namespace attiva::pathway {

class Seen {
public:
    Seen(const Problem& problem, const Moves& moves);
    /// Whether one as good was met before; if not, this one is remembered. Nothing starts on its day yet.
    bool before(const State& s);
    [[nodiscard]] std::size_t bytes() const { return bytes_; }

private:
    struct Paid {
        int discouraged, skipped, steps;
        std::vector<FactId> undecided;
    };
    struct Hash {
        std::size_t operator()(const std::vector<std::int32_t>& key) const;
    };
    std::vector<std::int32_t> key(const State& s) const;

    const Problem& problem_;
    std::vector<Day> oldest_;  // by activity: a gate or a wait asks no older
    std::unordered_map<std::vector<std::int32_t>, std::vector<Paid>, Hash> met_;
    std::size_t bytes_ = 0;
};

}  // namespace attiva::pathway
