// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Tested by tests/cases/buoni/cambierebbe/.

#include "inquiry/openers.hpp"

#include <algorithm>
#include <optional>

namespace attiva::inquiry {
namespace {

using language::Clause;
using language::ClauseId;
using language::ClauseKind;
using vocabulary::Possible;

class Openers {
public:
    Openers(Atlas& atlas, Completions& known, const Change& change) : atlas_(atlas), known_(known), change_(change) {}

    bool open(InstrumentId i) {
        const auto& clauses = atlas_.catalogue.rules.instruments[i].clauses;
        return std::any_of(clauses.begin(), clauses.end(), [&](ClauseId c) { return sets(c); }) && may_have(i);
    }

    std::string service(InstrumentId i) {
        for (const ClauseId c : atlas_.catalogue.rules.instruments[i].clauses)
            if (clause(c).kind == ClauseKind::managed_by && applies(c) == Truth::yes) return clause(c).targets.front();
        const auto* sheet = atlas_.catalogue.sheet(atlas_.catalogue.rules.instruments[i].id);
        return sheet == nullptr ? "" : sheet->service;
    }

private:
    [[nodiscard]] const Clause& clause(ClauseId c) const { return atlas_.catalogue.rules.clauses[c]; }
    Truth applies(ClauseId c) { return evaluation::truth_of_mask(known_.value(atlas_.program.clause_applies[c]).may); }

    // Does the clause leave the fact as it must be?
    bool sets(ClauseId id) {
        const Clause& c = clause(id);
        if (c.kind != ClauseKind::effect || c.attribute != change_.at.attribute || applies(id) == Truth::no) return false;
        const auto& type = atlas_.day.vocabulary[c.attribute].type;
        const std::optional<Possible> after = c.shift != 0 ? shifted(c, type) : known_.value(atlas_.program.of_typed[*c.body]);
        if (!after || !certain(*after, type.base)) return false;
        bool empty = false;
        meet(*after, change_.needed, type.base, empty);
        return !empty;
    }

    // «sale di 1», of a choice that is known.
    [[nodiscard]] std::optional<Possible> shifted(const Clause& c, vocabulary::Type type) const {
        if (!certain(change_.now, type.base)) return std::nullopt;
        const std::uint64_t all = atlas_.day.vocabulary.list(type.list).all();
        const std::uint64_t bit = (c.shift > 0 ? change_.now.may << c.shift : change_.now.may >> -c.shift) & all;
        return bit == 0 ? std::nullopt : std::optional(vocabulary::exactly_choice(bit));
    }

    bool may_have(InstrumentId i) {
        const matching::Decision d = known_.decision(i);
        return d.eligible != Truth::no && d.in_time != Truth::no && d.offered != Truth::no;
    }

    Atlas& atlas_;
    Completions& known_;
    const Change& change_;
};

}  // namespace

std::vector<Opener> openers(Atlas& atlas, Completions& known, InstrumentId instrument, const Change& change) {
    std::vector<Opener> out;
    if (change.at.subject.kind != evaluation::Subject::Kind::person) return out;
    known.release({});
    Openers all(atlas, known, change);
    for (InstrumentId i = 0; i < atlas.catalogue.rules.instruments.size(); ++i)
        if (i != instrument && all.open(i)) out.push_back({i, all.service(i)});
    return out;
}

}  // namespace attiva::inquiry
