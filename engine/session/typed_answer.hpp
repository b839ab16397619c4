// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>

#include "document/tree.hpp"
#include "text/source.hpp"
#include "vocabulary/vocabulary.hpp"

// What people type when they are asked, as a sheet has it.
// Tested by tests/session/interview_test.cpp.

namespace attiva::session {

/// A text to be read as if it were in a file; nothing where it holds what no file may.
std::optional<document::Node> typed_text(text::Sources& sources, const std::string& text);
/// The answer about a fact: "si" is sì, "2" the second choice, "a, b" the set of both.
std::optional<document::Node> typed_value(text::Sources& sources, const std::string& text, const vocabulary::Attribute& attribute,
                                          const vocabulary::Vocabulary& vocabulary);
/// "non so", as people say it.
bool says_unknown(const std::string& text);
/// How many others there are: "nessuno", "2"; nothing when it is no number.
std::optional<std::size_t> typed_count(const std::string& text);
/// A past measure: "tirocinio_inclusione dal 2025-02 al 2025-07 esito positivo"; nothing
/// when it is not written so.
std::optional<document::Node> typed_period(text::Sources& sources, const std::string& text);

}  // namespace attiva::session
