// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

namespace attiva::catalogue {

/// The digest of a catalogue: SHA-256 over every file's name and content, by
/// name, each preceded by its length so that no two lists of files collide.
class Digest {
public:
    Digest();
    ~Digest();
    Digest(const Digest&) = delete;
    Digest& operator=(const Digest&) = delete;
    void add(std::string_view name, std::string_view content);
    /// 64 hexadecimal digits; call once.
    std::string hex();

private:
    struct State;
    State* state_;
};

/// SHA-256 of a text alone, 64 hexadecimal digits.
std::string sha256(std::string_view text);

}  // namespace attiva::catalogue
