// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

// What an editor can be told of the files of a catalogue, so that it completes,
// explains and underlines while people write: a JSON Schema for each kind of YAML
// file, a TextMate grammar for the rules. Catalogue::editor_text writes them.

namespace attiva {

/// One thing to give to an editor.
struct EditorKind {
    std::string id;    ///< as asked for: "strumento"
    std::string file;  ///< the name of its file: "strumento.schema.json"
    std::string about; ///< Italian: which files it is for
    /// Which files of a catalogue, as editors write it: "catalog/**/strumenti/*.yaml".
    /// Persons may stand anywhere: those of the examples. Empty for the grammar.
    std::vector<std::string> globs;
};

/// Every kind, the grammar ("textmate") last.
const std::vector<EditorKind>& editor_kinds();

/// The kind whose id is nearest to a word that is none; empty when none is near.
std::string nearest_editor_kind(const std::string& word);

}  // namespace attiva
