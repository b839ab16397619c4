// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

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
};

/// `problems`: those the viewer may read. Nothing when there are errors among them, or
/// the file could not be read.
std::optional<Profiles> read_person(const State& state, const PersonFile& file, const Asked& asked, Diagnostics& problems);

/// The same problems, of the text that has this id elsewhere.
Diagnostics moved_to(const Diagnostics& from, FileId file);

}  // namespace attiva::session
