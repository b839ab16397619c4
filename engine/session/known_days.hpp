// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <deque>
#include <functional>
#include <set>
#include <vector>

#include "inquiry/causes.hpp"
#include "session/reading.hpp"

// A person over many days: the stretches in which she is known in the same way, each read
// as the question of its first day reads her. Tested by tests/session/calendar_test.cpp.

namespace attiva::session {

class KnownDays {
public:
    struct Stretch {
        Date from;
        Asked asked;  ///< of its first day
        Profiles profiles;
    };

    /// From the day asked about to `last`. Keeps references to the first two.
    KnownDays(const State& state, const Asked& asked, Date last) : state_(state), asked_(asked), last_(last) {}

    /// False, with problems, where the person cannot be asked about on some day: what is
    /// wrong in a past that a view hides on one day may be seen on another.
    bool read(const PersonFile& file, Diagnostics& problems);

    /// From a later day on, each stretch changed: of a person as she would be then. `asked` is
    /// of that day.
    [[nodiscard]] KnownDays from(const Asked& asked, const std::function<Profiles(const Profiles&)>& change) const;

    // After `read`.
    [[nodiscard]] const Stretch& first() const { return known_.front(); }
    [[nodiscard]] const Stretch& on(Date day) const;
    /// They point into this.
    [[nodiscard]] std::vector<inquiry::Stretch> stretches() const;
    /// What the viewer may see expire, and when.
    [[nodiscard]] const std::vector<inquiry::Expired>& expired() const { return expired_; }

private:
    [[nodiscard]] std::set<Date> begins(const person::Profile& profile) const;

    const State& state_;
    const Asked& asked_;
    Date last_;
    std::vector<inquiry::Expired> expired_;
    std::deque<Stretch> known_;
};

}  // namespace attiva::session
