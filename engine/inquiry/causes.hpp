// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "attiva/answer.hpp"
#include "evaluation/phrases.hpp"
#include "inquiry/calendar.hpp"

// Why a verdict turns on a day, in people's words: what turned, and the clause that
// reads it. Tested by tests/cases/buoni/quando/.

namespace attiva::inquiry {

/// A fact that is known no more from a day on.
struct Expired {
    Date day;          ///< the first without it
    vocabulary::AttributeId attribute = vocabulary::no_attribute;
    std::string text;  ///< "autonomia: la valutazione del 10 marzo 2026 non vale più"
};

class Causes : public Watcher {
public:
    /// Keeps references. Only facts the viewer may see are among `expired`.
    Causes(const Clock& clock, const evaluation::Phrases& phrases, const std::vector<Expired>& expired)
        : clock_(clock), phrases_(phrases), expired_(expired) {}

    void about_to(const matching::Question& question, const std::vector<InstrumentId>& touched,
                  const std::set<Turn>& turned) override;
    void changed(const matching::Question& question, const Changed& change, const std::set<Turn>& turned) override;

    /// One list a change, in the order of Course::changes.
    [[nodiscard]] std::vector<std::vector<DayReason>>& reasons() { return reasons_; }

private:
    struct Truths {
        Truth presumed = Truth::unknown;
        Truth bare = Truth::unknown;
        friend bool operator==(Truths, Truths) = default;
    };
    static Truths truths(const matching::Question& q, Id id) { return {q.presumed.truth(id), q.bare.truth(id)}; }
    std::vector<const Turn*> really(const matching::Question& q, const std::set<Turn>& turned) const;
    std::vector<DayReason> by_clause(const matching::Question& q, const Changed& change, const std::vector<const Turn*>& turned);
    std::vector<DayReason> by_offer(const matching::Question& q, const Changed& change, const std::vector<const Turn*>& turned) const;
    [[nodiscard]] std::string words(const matching::Question& q, const Turn& turn) const;
    [[nodiscard]] bool activated_by(language::ClauseId id, Id node) const;
    void add(std::vector<DayReason>& out, DayReason reason) const;
    std::vector<std::string> expired_on(Date day, const std::vector<Id>& nodes) const;

    const Clock& clock_;
    const evaluation::Phrases& phrases_;
    const std::vector<Expired>& expired_;
    std::map<language::ClauseId, Truths> clauses_;  ///< before, of what is touched
    std::vector<std::string> concealed_;  ///< before: whose past the view does not know
    std::map<Id, std::pair<vocabulary::Possible, vocabulary::Possible>> nodes_;  ///< before, of what turned
    std::vector<std::vector<DayReason>> reasons_;
};

}  // namespace attiva::inquiry
