// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

// What RFC 5545 asks of a calendar of events, read from the text alone: knows nothing of
// how it was written.

namespace attiva::ics {

/// Each breach in words; none of a text that follows the rules looked at: ends of lines
/// (§3.1), 75 octets a line, whole UTF-8 characters, names and values (§3.1), escapes of
/// texts (§3.3.11), days that exist (§3.3.4), components closed in order, what a calendar
/// and an event must hold once and only once (§3.6, §3.6.1), UID of its own (§3.8.4.7).
std::vector<std::string> breaches(const std::string& text);

}  // namespace attiva::ics
