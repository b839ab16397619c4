// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "attiva/diagnostic.hpp"
#include "catalogue/model.hpp"
#include "document/tree.hpp"
#include "person/profile.hpp"
#include "text/source.hpp"

// What may be said of a person's file to a viewer who may not see all of it.
// An error in a fact that is hidden is not said and stops nothing: the answer
// is the same whether or not the record holds that fact. Of the rest only code,
// field and words are kept: never the line, where other facts may stand, nor its
// number, which tells how many lines there are above it.
// Tested by tests/cases/cattivi/vista/ and tests/views/.

namespace attiva::session {

class Discretion {
public:
    using Knows = std::function<bool(const std::string& instrument)>;
    /// `document` is nothing when the file could not be read: then only codes are
    /// said. no_service sees everything. `concealed`: the instruments (ids, sorted) whose
    /// past the viewer may not see. `knows`: may he know a wish for that instrument? `sources` must outlive this object.
    Discretion(const std::optional<document::Node>& document, const person::Profile& profile,
               const catalogue::Catalogue& catalogue, vocabulary::ServiceId viewer,
               const std::vector<std::string>& concealed, const Knows& knows, const text::Sources& sources);

    /// The problems of the file as the viewer may read them.
    [[nodiscard]] Diagnostics said(const Diagnostics& problems) const;

private:
    enum class Sight { visible, hidden, unknown };
    struct Stretch {
        std::uint32_t begin = 0, end = 0;
        Sight sight = Sight::unknown;
        std::string path;  ///< "persona › eta"
    };
    class Survey;
    [[nodiscard]] Stretch stretch(const Diagnostic& d) const;
    [[nodiscard]] Stretch repeated(Span key) const;

    bool everything_;
    bool long_past_ = false;  ///< the past he may see is longer than a file may hold
    const vocabulary::Vocabulary& vocabulary_;
    const text::Sources& sources_;
    std::vector<Stretch> stretches_;  ///< the facts, then what they stand in
    std::vector<std::string> hidden_;  ///< attributes, sorted
};

}  // namespace attiva::session
