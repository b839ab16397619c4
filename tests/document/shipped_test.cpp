// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Every text and every YAML file that is shipped can be read.
#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "document/yaml.hpp"
#include "text/report.hpp"

using namespace attiva;
namespace fs = std::filesystem;

TEST_CASE("shipped files are clean texts and valid documents") {
    text::Sources sources;
    Diagnostics d;
    const fs::path root = ATTIVA_ROOT;
    std::size_t read = 0;
    for (const char* folder : {"catalog", "rules", "examples"}) {
        if (!fs::exists(root / folder)) continue;
        for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
            const std::string kind = entry.path().extension().string();
            if (!entry.is_regular_file() || (kind != ".yaml" && kind != ".regole")) continue;
            std::ifstream in(entry.path(), std::ios::binary);
            std::ostringstream content;
            content << in.rdbuf();
            const std::string name = fs::relative(entry.path(), root).string();
            const FileId id = sources.add(name, content.str(), d);
            if (kind == ".yaml") document::read_yaml(sources, id, d);
            ++read;
        }
    }
    CHECK(read > 0);
    CHECK(text::report(d, sources) == "");
}
