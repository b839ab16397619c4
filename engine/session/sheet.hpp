// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analysis/candidate.hpp"
#include "document/tree.hpp"
#include "person/profile.hpp"
#include "vocabulary/vocabulary.hpp"

// A person's sheet written into: facts, lists, past measures, where their readers look
// for them. Tested by tests/session/interview_test.cpp.

namespace attiva::session {


/// Writes a fact under the name of `asked`, in place of what is there. The member or
/// relative is in the document.
void write_fact(document::Node& sheet, const vocabulary::Attribute& asked, evaluation::Subject subject, document::Node value);
/// The node of that fact; null if it is not written.
const document::Node* find_fact(const document::Node& sheet, const vocabulary::Attribute& asked, evaluation::Subject subject);
/// Adds members of the household, or relatives, of whom nothing is known, up to `count`.
void write_people(document::Node& sheet, bool relatives, std::size_t count);
/// Writes a field of the sheet itself, in place of what is there.
void write_field(document::Node& sheet, std::string_view name, document::Node value);
/// Adds a past measure.
void write_period(document::Node& sheet, document::Node period);

}  // namespace attiva::session
