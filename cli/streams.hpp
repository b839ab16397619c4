// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdio>
#include <optional>
#include <string>

#include "attiva/population.hpp"

// Files too large to hold: read and written piece by piece.

namespace attiva::cli {

/// A file to be read as it comes; "-" is standard input. Adds its bytes to `size`, where they
/// are known. On failure nothing, and `error` says in Italian what happened.
std::optional<PopulationInput> stream_of(const std::string& name, std::uint64_t& size, std::string& error);

/// A file written as it comes and given its name only when it is whole; "-" is standard
/// output. Dropped, it leaves nothing behind.
class Growing {
public:
    Growing() = default;
    Growing(const Growing&) = delete;
    Growing& operator=(const Growing&) = delete;
    ~Growing();

    /// False, with `error`: it cannot be made there.
    bool open(const std::string& name, std::string& error);
    [[nodiscard]] bool wanted() const { return file_ != nullptr; }
    void write(const std::string& text);
    /// False, with `error`: it could not be written.
    bool keep(std::string& error);

private:
    std::string name_, beside_;
    std::FILE* file_ = nullptr;
    bool good_ = true;
    int code_ = 0;
};

}  // namespace attiva::cli
