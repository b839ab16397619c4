// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

// The persons of the stories of examples/, as files.

namespace attiva::stories {

struct Story {
    std::string name;  ///< of its folder
    std::string path;
    std::string text;
};

/// Every story with a person, by name.
inline std::vector<Story> all() {
    std::vector<Story> out;
    for (const auto& folder : std::filesystem::directory_iterator(std::filesystem::path(ATTIVA_ROOT) / "examples")) {
        const auto path = folder.path() / "persona.yaml";
        std::ifstream in(path, std::ios::binary);
        if (in) out.push_back({folder.path().filename().string(), path.string(), std::string(std::istreambuf_iterator<char>(in), {})});
    }
    std::sort(out.begin(), out.end(), [](const Story& a, const Story& b) { return a.name < b.name; });
    return out;
}

}  // namespace attiva::stories
