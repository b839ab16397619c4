// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <filesystem>

// A catalogue as large as a whole country's, made up but well formed: what the
// loader is timed on. The same number of instruments always gives the same bytes.

namespace bench {

/// What was written.
struct Written {
    std::size_t instruments = 0;
    std::size_t files = 0;
    std::size_t rule_bytes = 0;
    std::size_t yaml_bytes = 0;
};

/// Writes catalog/ and rules/ under `folder`, which is emptied first. Throws
/// std::filesystem::filesystem_error or std::runtime_error when it cannot.
Written write_catalogue(const std::filesystem::path& folder, std::size_t instruments);

/// The folder holding such a catalogue of 6,000 instruments, written at the first call.
const std::filesystem::path& large_catalogue();

}  // namespace bench
