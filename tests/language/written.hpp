// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "language/parse.hpp"
#include "main/codes.hpp"

// A rule text read for a test: its tree, and what was wrong.

namespace written {

struct Text {
    attiva::text::Sources sources;
    attiva::Diagnostics diagnostics;
    attiva::language::Tree tree;

    explicit Text(const std::string& text) {
        const attiva::FileId file = sources.add("prova.regole", text, diagnostics);
        tree = attiva::language::parse(sources, file, diagnostics);
    }
    /// Errors in one line, "" when there are none.
    [[nodiscard]] std::string wrong() const { return codes(diagnostics); }
    [[nodiscard]] std::string printed() const { return attiva::language::print(tree); }
    /// The first thing of the file in one line; the errors when there are any.
    [[nodiscard]] std::string first() const {
        if (!diagnostics.empty()) return wrong();
        const auto& things = tree[tree.root].children;
        return things.empty() ? "" : attiva::language::dump(tree, things[0]);
    }
    /// The body of a definition, or the first clause of an instrument.
    [[nodiscard]] std::string inner() const {
        if (!diagnostics.empty()) return wrong();
        const auto& node = tree[tree[tree.root].children.at(0)];
        const bool definition = node.kind == attiva::language::Kind::definition_decl;
        return attiva::language::dump(tree, node.children.at(definition ? 2 : 0));
    }
};

}  // namespace written
