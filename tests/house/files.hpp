// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#pragma once

#include <string>
#include <string_view>
#include <vector>

// The files of the source tree, as the house rules see them.

namespace house {

struct File {
    std::string path;  ///< from the root, with '/'
    std::string text;
};

/// Every file under `root` but what was built (build/) and hidden folders of
/// tools; .ci and .reuse are kept. Sorted by path.
std::vector<File> files_under(const std::string& root);

bool starts_with(std::string_view text, std::string_view prefix);
bool ends_with(std::string_view text, std::string_view suffix);
std::vector<std::string> lines_of(std::string_view text);
/// C++ sources and headers of engine/, cli/ and include/.
bool production(const File& file);

}  // namespace house
