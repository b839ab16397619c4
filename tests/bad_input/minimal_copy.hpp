// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>

namespace attiva::tests {

/// A copy of tests/data/catalogo_minimo that goes away with the test.
class MinimalCopy {
public:
    MinimalCopy() {
        namespace fs = std::filesystem;
        std::string name = (fs::temp_directory_path() / "attiva-catalogo-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("mkdtemp");
        folder_ = name;
        fs::copy(fs::path(ATTIVA_ROOT) / "tests/data/catalogo_minimo", folder_,
                 fs::copy_options::recursive);
    }
    ~MinimalCopy() {
        std::error_code ec;
        std::filesystem::remove_all(folder_, ec);
    }
    MinimalCopy(const MinimalCopy&) = delete;
    MinimalCopy& operator=(const MinimalCopy&) = delete;

    [[nodiscard]] std::string path() const { return folder_.string(); }
    [[nodiscard]] std::string at(const std::string& file) const { return (folder_ / file).string(); }
    void write(const std::string& file, const std::string& text) const {
        std::ofstream(folder_ / file, std::ios::binary) << text;
    }

private:
    std::filesystem::path folder_;
};

}  // namespace attiva::tests
