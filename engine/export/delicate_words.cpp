// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Tested by tests/export/person_page_test.cpp.

#include "export/delicate_words.hpp"

namespace attiva::exporting {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
bool letter(char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80U; }

}  // namespace

bool delicate(std::string_view text) {
    std::string small(text);
    for (char& c : small) c = lower(c);
    for (const auto word : delicate_words)
        for (std::size_t at = small.find(word); at != std::string::npos; at = small.find(word, at + 1))
            if (at == 0 || !letter(small[at - 1])) return true;
    return false;
}

}  // namespace attiva::exporting
