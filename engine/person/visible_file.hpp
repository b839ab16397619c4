// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "document/tree.hpp"
#include "person/profile.hpp"
#include "vocabulary/vocabulary.hpp"

// A person's file without what a viewer may not see: as the sheet of an interview is given
// back, and as a receipt keeps it. Tested by tests/session/ and tests/views/.

namespace attiva::person {

/// What a view leaves of a person.
struct Seen {
    const Profile& profile;  ///< read from the file, after `hide` and `conceal`
    vocabulary::ServiceId viewer = vocabulary::no_service;
    std::vector<Wish> wishes;                    ///< those the viewer may know
    std::vector<vocabulary::ServiceId> consents; ///< those that may show this viewer something
};

/// The tree the profile was read from, without errors, less what is hidden: facts, past
/// measures, wishes, consents that show nothing, sections left empty. Whole for no_service.
document::Node visible_file(const document::Node& file, const vocabulary::Vocabulary& vocabulary, const Seen& seen);

}  // namespace attiva::person
