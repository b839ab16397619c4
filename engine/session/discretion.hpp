// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "attiva/diagnostic.hpp"
#include "document/tree.hpp"
#include "person/profile.hpp"
#include "text/source.hpp"
#include "vocabulary/vocabulary.hpp"

// What may be said of a person's file to a viewer who may not see all of it.
// An error in a fact that is hidden is not said and stops nothing: the answer
// is the same whether or not the record holds that fact. Of the rest only code,
// place and words are kept, never the line, where other facts may stand.

namespace attiva::session {

class Discretion {
public:
    /// `document` is nothing when the file could not be read: then only places are
    /// said. no_service sees everything. `knows`: may the viewer know a wish for that
    /// instrument? Of one that does not exist nobody says anything. `sources` must outlive
    /// this object.
    Discretion(const std::optional<document::Node>& document, const person::Profile& profile,
               const vocabulary::Vocabulary& vocabulary, vocabulary::ServiceId viewer,
               const text::Sources& sources, const std::function<bool(const std::string&)>& knows);

    /// The problems of the file as the viewer may read them.
    [[nodiscard]] Diagnostics said(const Diagnostics& problems) const;

private:
    enum class Sight { visible, hidden, unknown };
    struct Stretch {
        std::uint32_t begin, end;
        Sight sight;
    };
    [[nodiscard]] Sight sight(Span where) const;

    bool everything_;
    bool readable_;
    const text::Sources& sources_;
    std::vector<Stretch> stretches_;  ///< one a fact or a wish, in the order of the file
};

}  // namespace attiva::session
