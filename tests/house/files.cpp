// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "house/files.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace house {

namespace fs = std::filesystem;

std::vector<File> files_under(const std::string& root) {
    std::vector<File> files;
    for (auto it = fs::recursive_directory_iterator(root); it != fs::recursive_directory_iterator();
         ++it) {
        const std::string name = it->path().filename().string();
        if (it->is_directory()) {
            const bool top = it.depth() == 0;
            const bool hidden = name[0] == '.' && name != ".ci" && name != ".reuse";
            if (hidden || (top && name == "build") || name == "__pycache__")
                it.disable_recursion_pending();
            continue;
        }
        std::ifstream in(it->path(), std::ios::binary);
        std::ostringstream text;
        text << in.rdbuf();
        files.push_back({fs::relative(it->path(), root).generic_string(), text.str()});
    }
    std::sort(files.begin(), files.end(),
              [](const File& a, const File& b) { return a.path < b.path; });
    return files;
}

bool starts_with(std::string_view text, std::string_view prefix) {
    return text.substr(0, prefix.size()) == prefix;
}

bool ends_with(std::string_view text, std::string_view suffix) {
    return text.size() >= suffix.size() && text.substr(text.size() - suffix.size()) == suffix;
}

std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        lines.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

bool production(const File& file) {
    const bool place = starts_with(file.path, "engine/") || starts_with(file.path, "cli/") ||
                       starts_with(file.path, "include/");
    return place && (ends_with(file.path, ".hpp") || ends_with(file.path, ".cpp"));
}

}  // namespace house
