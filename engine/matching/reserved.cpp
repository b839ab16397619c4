// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// One evaluation of somebody as usual as can be: what is no of him needs the group.
// Tested by tests/views/reserved_test.cpp.

#include "matching/reserved.hpp"

#include <algorithm>

#include "person/reader.hpp"

namespace attiva::matching {
namespace {

using language::ClauseKind;
using vocabulary::Attribute;
using vocabulary::Base;
using vocabulary::Possible;
using vocabulary::Privacy;

std::optional<Possible> usual_value(const Attribute& a) {
    if (a.privacy != Privacy::special && a.privacy != Privacy::judicial && a.privacy != Privacy::guarded) return std::nullopt;
    if (a.presumption) return a.presumption;
    if (a.privacy == Privacy::guarded && a.type.base == Base::boolean) return vocabulary::exactly(false);
    return std::nullopt;
}

void make_usual(const vocabulary::Vocabulary& v, const person::Profile& profile, vocabulary::ServiceId viewer,
                std::vector<person::Fact>& facts) {
    for (std::size_t i = 0; i < facts.size(); ++i) {
        const auto id = static_cast<person::AttributeId>(i);
        if (visible(profile, v, id, viewer)) continue;
        const auto value = usual_value(v[id]);
        if (!value) continue;
        facts[i].value = *value;
        facts[i].status = certain(*value, v[id].type.base) ? person::Status::known : person::Status::partial;
    }
}

// Comes only after, or beside, instruments that tell.
bool follows(const language::Rulebook& book, language::InstrumentId id, Date day, const std::vector<bool>& told) {
    const auto& clauses = book.instruments[id].clauses;
    return std::any_of(clauses.begin(), clauses.end(), [&](language::ClauseId k) {
        const auto& c = book.clauses[k];
        const bool always = !c.guard && c.where.scope == language::none && within(day, c.from, c.to);
        if (!always || (c.kind != ClauseKind::after && c.kind != ClauseKind::during)) return false;
        return std::all_of(c.targets.begin(), c.targets.end(), [&](const std::string& target) {
            const auto other = book.find_instrument(target);
            return other && told[*other];
        });
    });
}

}  // namespace

person::Profile usual(const vocabulary::Vocabulary& v, const person::Profile& profile, vocabulary::ServiceId viewer) {
    person::Profile p = person::blank(v);
    p.unlisted.facts = person::blank_facts(v);
    make_usual(v, profile, viewer, p.facts);
    make_usual(v, profile, viewer, p.unlisted.facts);
    Diagnostics none;  // what is presumed contradicts nothing
    person::derive(p, v, none);
    return p;
}

std::vector<person::Profile> telling(const vocabulary::Vocabulary& v, const person::Profile& profile, vocabulary::ServiceId viewer) {
    return {usual(v, profile, viewer), person::blank(v)};
}

std::vector<std::string> only_for_others(const catalogue::Catalogue& c, const evaluation::DayTables& day, const person::Profile& somebody) {
    evaluation::Evaluation e(day);
    e.run(somebody, evaluation::Extent::deciding);
    const auto& instruments = c.rules.instruments;
    std::vector<bool> told(instruments.size());
    for (std::size_t i = 0; i < told.size(); ++i) told[i] = e.truth(day.program.instruments[i].eligible) == Truth::no;
    // What nobody at all may have tells nothing.
    const person::Profile anybody = person::blank(c.vocabulary);
    e.run(anybody, evaluation::Extent::deciding);
    for (std::size_t i = 0; i < told.size(); ++i)
        told[i] = told[i] && e.truth(day.program.instruments[i].eligible) != Truth::no;
    for (bool more = true; more;) {
        more = false;
        for (language::InstrumentId i = 0; i < told.size(); ++i) {
            if (told[i] || !follows(c.rules, i, day.day, told)) continue;
            told[i] = more = true;
        }
    }
    std::vector<std::string> out;
    for (std::size_t i = 0; i < told.size(); ++i)
        if (told[i]) out.push_back(instruments[i].id);
    std::sort(out.begin(), out.end());
    return out;
}

std::vector<std::string> reserved(const catalogue::Catalogue& c, const evaluation::DayTables& day,
                                  const person::Profile& profile, vocabulary::ServiceId viewer) {
    if (viewer == vocabulary::no_service) return {};
    return only_for_others(c, day, usual(c.vocabulary, profile, viewer));
}

}  // namespace attiva::matching
