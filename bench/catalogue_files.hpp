// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <cstddef>
#include <filesystem>
#include <string>
#include <utility>

// The files of a catalogue made up for measuring. All throw std::filesystem::filesystem_error
// or std::runtime_error when they cannot write.

namespace bench {

inline constexpr const char* licence = "# SPDX-FileCopyrightText: 2026 attiva contributors\n# SPDX-License-Identifier: EUPL-1.2\n\n";

void write_file(const std::filesystem::path& path, const std::string& text);
/// The files of catalog/territorio, with two comuni of two zones: name and text.
const std::array<std::pair<const char*, const char*>, 4>& territory_files();

/// An attribute of the person, known to the desk; `more`: further lines.
std::string attribute_text(const std::string& id, const std::string& type, const std::string& more);
/// The head of a vocabulary, with the desk, the day of birth, the age and the residence.
std::string vocabulary_head();
/// The sheet of the instrument misura_NNNN.
std::string sheet_text(std::size_t number, const std::string& act);
/// Where it is written.
std::string sheet_name(std::size_t number);
/// An entry of fonti.yaml.
std::string act_text(const std::string& id, const std::string& number);

}  // namespace bench
