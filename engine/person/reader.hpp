// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "attiva/diagnostic.hpp"
#include "catalogue/territory.hpp"
#include "document/tree.hpp"
#include "person/profile.hpp"
#include "text/source.hpp"
#include "vocabulary/vocabulary.hpp"

// The four steps from a person file to the profile that rules see.

namespace attiva::person {

/// file → profile: facts as written. Unknown attribute, wrong level, unit or
/// choice, "circa", contradictions: errors P0xx with position; two sources that
/// disagree make the fact partial with a warning. Stated ages and elapsed
/// times become date intervals at `al`. `document` is the tree of the file (YAML or JSON).
Profile from_document(const document::Tree& document, const vocabulary::Vocabulary& vocabulary,
                      const catalogue::Territory& territory, Diagnostics& diagnostics);

/// view: what `viewer` may not see becomes hidden, whether or not the file
/// holds it. no_service = the whole file (nothing hidden).
void hide(Profile& profile, const vocabulary::Vocabulary& vocabulary,
          vocabulary::ServiceId viewer);

/// derived facts: implica to a fixpoint (and by contraposition), then
/// applicability. A contradiction is error P1xx (once, with both places).
void derive(Profile& profile, const vocabulary::Vocabulary& vocabulary,
            Diagnostics& diagnostics);

/// presumptions on unknown facts of persona, componente, nucleo and on the
/// history. Never on hidden ones; not where a known fact contradicts (implica:
/// a presumed value whose consequences are impossible falls).
void presume(Profile& profile, const vocabulary::Vocabulary& vocabulary);

}  // namespace attiva::person
