// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Tested by tests/pathway/compare_test.cpp.

#include "pathway/optimum.hpp"

#include <algorithm>
#include <limits>

namespace attiva::pathway {
namespace {

constexpr std::uint64_t first_chunk = 100'000;

}  // namespace

int Optimum::value(const Cost& c, Key key) {
    const int all[] = {c.discouraged, c.skipped, c.end, c.steps, c.undecided};
    return all[static_cast<std::size_t>(key)];
}

// The last relaxed plan, walked.
void Optimum::met() {
    met_ = relaxed_.found().cost;
    std::optional<State> real = moves_.walk(relaxed_.found().steps);
    if (!real) return;
    const auto cost = [&](const State& s) {
        return bounds_.keys({s.discouraged, s.skipped, s.day, s.steps, static_cast<int>(s.undecided.size())});
    };
    if (!best_ || cost(*real) < cost(*best_)) best_ = std::move(real);
}

Optimum::Went Optimum::first(std::uint64_t until) {
    if (met_) return Went::settled;
    if (!relaxed_.possible()) return Went::none;
    if (relaxed_.bytes() > memory_) return Went::out_of_work;
    switch (relaxed_.look(until - std::min(until, relaxed_.work()))) {
        case Learner::Answer::no: return Went::none;
        case Learner::Answer::unsaid: return Went::out_of_work;
        case Learner::Answer::yes: met(); break;
    }
    return Went::settled;
}

// The relaxed plan at hand may hang on itself (an effect on a condition it makes true the same
// day), which landmarks see: then another.
Optimum::Went Optimum::at_hand(Key key, std::uint64_t until) {
    while (value(*met_, key) < relaxed_.least(key)) {
        if (relaxed_.work() >= until) return Went::out_of_work;
        switch (relaxed_.look(key, std::numeric_limits<int>::max() / 2, until - relaxed_.work())) {
            case Learner::Answer::no: return Went::none;
            case Learner::Answer::unsaid: return Went::out_of_work;
            case Learner::Answer::yes: met(); break;
        }
    }
    return Went::settled;
}

// From below as long as that is soon refuted, and from above.
Optimum::Went Optimum::minimise(Key key, std::uint64_t until) {
    chunk_ = first_chunk;
    int at = relaxed_.least(key);
    while (relaxed_.least(key) < value(*met_, key)) {
        if (relaxed_.work() >= until || relaxed_.bytes() > memory_) return Went::out_of_work;
        const int most = value(*met_, key);
        const Learner::Answer told = relaxed_.look(key, at, std::min(chunk_, until - relaxed_.work()));
        const int least = relaxed_.least(key);
        if (told == Learner::Answer::yes) {
            met();
            at = least + (value(*met_, key) - least) / 2;
        } else if (told == Learner::Answer::no) {
            relaxed_.settle_least(key, at + 1);
            if (!relaxed_.possible()) return Went::none;
            at = at + 1 + (most - at - 1) / 4;
        } else if (at + 1 < most) {
            at += (most - at) / 2;
        } else {
            chunk_ *= 2;
            at = least + (most - least) / 2;
        }
        at = std::clamp(at, relaxed_.least(key), std::max(relaxed_.least(key), value(*met_, key) - 1));
    }
    if (const Went went = at_hand(key, until); went != Went::settled) return went;
    if (relaxed_.least(key) < value(*met_, key)) return minimise(key, until);
    relaxed_.settle_most(key, value(*met_, key));
    ++settled_;
    return relaxed_.possible() ? Went::settled : Went::none;
}

bool Optimum::look(std::uint64_t work, std::size_t memory, bool any) {
    memory_ = memory;
    const std::uint64_t until = relaxed_.work() + work;
    Went went = first(until);
    while (went == Went::settled && settled_ < 5 && !(any && best_)) went = minimise(bounds_.key(settled_), until);
    none_ = went == Went::none && settled_ == 0;
    beyond_ = went == Went::none && settled_ > 0;
    return went != Went::out_of_work;
}

Keys Optimum::bound() const {
    Keys out{};
    for (std::size_t k = 0; k < (beyond_ ? settled_ : 5); ++k) out[k] = relaxed_.least(bounds_.key(k));
    if (beyond_) ++out[settled_ - 1];
    return out;
}

}  // namespace attiva::pathway
