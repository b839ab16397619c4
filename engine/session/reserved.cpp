// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// What tells of a protected category by its name alone, on paper that anybody may read:
// as for a view that knows no such fact (matching::only_for_others), but for who counts as
// usual. A view takes what the vocabulary presumes, and no more, so that what a service
// may know is not kept from it; paper takes every fact that tells of such a matter.
// Tested by tests/export/person_page_test.cpp.

#include "matching/reserved.hpp"
#include "session/guarded.hpp"
#include "session/state.hpp"

namespace attiva {

Catalogue::Reserved Catalogue::reserved(Date on) const {
    Reserved out;
    if (!ok()) return out;
    const auto& c = state_->catalogue;
    const auto day = state_->day(on, true);
    out.instruments = matching::only_for_others(c, day->tables, session::plain_person(c.vocabulary));
    for (const auto& a : c.vocabulary.attributes())
        if (session::guarded(a)) out.attributes.push_back(a.id);
    for (std::size_t s = 0; s < c.vocabulary.services().size(); ++s) {
        bool holds = false;
        bool plain = false;
        for (const auto& a : c.vocabulary.attributes()) {
            if (a.holder != static_cast<vocabulary::ServiceId>(s)) continue;
            holds = true;
            plain = plain || !session::guarded(a);
        }
        if (holds && !plain) out.services.push_back(c.vocabulary.services()[s].name);
    }
    return out;
}

}  // namespace attiva
