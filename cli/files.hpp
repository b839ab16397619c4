// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>

#include "attiva/catalogue.hpp"

// Reading what the user names and writing without ever leaving half a file.

namespace attiva::cli {

/// The largest text accepted from a file or from standard input; reading stops
/// soon after it, and the engine refuses the text (T008).
inline constexpr std::size_t largest_input = 4U << 20U;

/// The text of a file, or of standard input for "-". On failure nothing, and
/// `error` says in Italian what happened.
std::optional<Input> read_input(const std::string& name, std::string& error, std::size_t largest = largest_input);

/// Replaces a file whole: written beside it, flushed, then renamed, keeping its
/// permissions. False (with `error`) leaves the old file untouched.
bool replace_file(const std::string& name, const std::string& text, std::string& error);

/// Why a call of the system failed, in Italian; and why a file could not be written there.
std::string reason_of(int code);
std::string why_not_written(const std::string& name, int code);

/// Is there anything of that name?
bool exists(const std::string& name);
/// Writes a new file, whole or not at all, readable by its owner alone; one that is
/// already there is left as it is (false, with `error`).
bool create_file(const std::string& name, const std::string& text, std::string& error);

}  // namespace attiva::cli
