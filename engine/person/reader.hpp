// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "attiva/diagnostic.hpp"
#include "catalogue/territory.hpp"
#include "document/tree.hpp"
#include "person/profile.hpp"
#include "vocabulary/vocabulary.hpp"

// The four steps from a person file to the profile that rules see.

namespace attiva::person {

/// file → profile: facts as written. Unknown attribute, wrong level, unit or
/// choice, "circa", contradictions: errors P0xx with position; two sources that
/// disagree make the fact partial with a warning. Stated ages and elapsed
/// times become date intervals at `al`. `document` is the tree of the file (YAML or JSON).
/// In a JSON file true and false stand for sì and no.
Profile from_document(const document::Node& document, const vocabulary::Vocabulary& vocabulary,
                      const catalogue::Territory& territory, bool json,
                      Diagnostics& diagnostics);

/// A profile of which nothing is known: every fact unknown, over its domain.
Profile blank(const vocabulary::Vocabulary& vocabulary);
/// The facts of a member of whom nothing is known.
std::vector<Fact> blank_facts(const vocabulary::Vocabulary& vocabulary);

/// assessments older than their validity on the day asked about become unknown
/// (not on the last day of it), and are never presumed.
void expire(Profile& profile, const vocabulary::Vocabulary& vocabulary, Date day);

/// A fact that becomes unknown because its assessment grows old.
struct Expiry {
    enum class List : std::uint8_t { person, members, relatives } list = List::person;
    std::size_t index = 0;  ///< in the list
    AttributeId attribute = vocabulary::no_attribute;
    Date assessed_on;
    Date last;  ///< the last day on which it holds
};
/// Of every fact that was assessed, or stated, and may expire.
std::vector<Expiry> expiries(const Profile& profile, const vocabulary::Vocabulary& vocabulary);

/// view: what `viewer` may not see becomes hidden, whether or not the file
/// holds it. no_service = the whole file (nothing hidden).
void hide(Profile& profile, const vocabulary::Vocabulary& vocabulary,
          vocabulary::ServiceId viewer);
/// The same for past measures: those of these instruments (ids) become hidden.
void conceal(Profile& profile, std::vector<std::string> instruments);
/// May this viewer see the attribute, given the person's consents?
bool visible(const Profile& profile, const vocabulary::Vocabulary& vocabulary,
             AttributeId attribute, vocabulary::ServiceId viewer);

/// derived facts: implica to a fixpoint (and by contraposition), then
/// applicability (what rests on something that makes no sense makes none either).
/// A contradiction is error P1xx (once, with both places).
void derive(Profile& profile, const vocabulary::Vocabulary& vocabulary,
            Diagnostics& diagnostics);

/// presumptions on unknown facts of persona, componente, nucleo and on the
/// history (no other periods; no failure where the outcome is not written); of members nobody listed too. Never on hidden ones; not where a known fact contradicts (implica:
/// a presumed value whose consequences are impossible falls; of two presumptions
/// that contradict each other, the one first in the vocabulary stays).
void presume(Profile& profile, const vocabulary::Vocabulary& vocabulary);

}  // namespace attiva::person
