// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <memory>
#include <optional>

#include "document/tree.hpp"
#include "session/state.hpp"
#include "text/source.hpp"

// From a person's file to the profiles that rules see, as its viewer may know it.

namespace attiva::session {

/// A person's file that could be opened, or not.
struct PersonFile {
    text::Sources sources;
    std::optional<document::Node> document;
    bool json = false;
    Diagnostics found;  ///< of its form
    explicit PersonFile(const Input& input);
    /// One of many persons in a text that others have read: its places are in `from`.
    PersonFile(document::Node person, bool in_json, std::shared_ptr<const text::Sources> from, Diagnostics of_form)
        : document(std::move(person)), json(in_json), found(std::move(of_form)), given(std::move(from)) {}
    /// Where its places are.
    [[nodiscard]] const text::Sources& texts() const { return given ? *given : sources; }

    std::shared_ptr<const text::Sources> given;
};

/// Gives the file, as its viewer may know it, to `use`, which may add contradictions; false
/// where there are errors, the file could not be read, or `use` says so. `problems`: those
/// the viewer may read.
bool read_person(const State& state, const PersonFile& file, const Asked& asked, Diagnostics& problems,
                 const std::function<bool(person::Profile, Diagnostics&)>& use);
/// The same, prepared for the day asked about.
std::optional<Profiles> read_person(const State& state, const PersonFile& file, const Asked& asked, Diagnostics& problems);

}  // namespace attiva::session
