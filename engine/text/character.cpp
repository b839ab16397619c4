// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Letters of other alphabets that are drawn like Latin ones, and UTF-8 decoding.
// Tested by tests/text/source_test.cpp.
#include <array>
#include <utility>

#include "text/validate.hpp"

namespace attiva::text {
namespace {

// Cyrillic (U+04xx), Greek (U+03xx), Armenian (U+05xx), phonetic (U+02xx): only shapes a reader would not tell apart.
constexpr std::array<std::pair<char32_t, char>, 75> twins{{
    {0x430, 'a'}, {0x435, 'e'}, {0x43E, 'o'}, {0x440, 'p'}, {0x441, 'c'}, {0x443, 'y'},
    {0x445, 'x'}, {0x455, 's'}, {0x456, 'i'}, {0x458, 'j'}, {0x4BB, 'h'}, {0x501, 'd'},
    {0x51B, 'q'}, {0x51D, 'w'}, {0x410, 'A'}, {0x412, 'B'}, {0x415, 'E'}, {0x41A, 'K'},
    {0x41C, 'M'}, {0x41D, 'H'}, {0x41E, 'O'}, {0x420, 'P'}, {0x421, 'C'}, {0x422, 'T'},
    {0x425, 'X'}, {0x405, 'S'}, {0x406, 'I'}, {0x408, 'J'}, {0x423, 'Y'}, {0x4CF, 'l'},
    {0x391, 'A'}, {0x392, 'B'}, {0x395, 'E'}, {0x396, 'Z'}, {0x397, 'H'}, {0x399, 'I'},
    {0x39A, 'K'}, {0x39C, 'M'}, {0x39D, 'N'}, {0x39F, 'O'}, {0x3A1, 'P'}, {0x3A4, 'T'},
    {0x3A5, 'Y'}, {0x3A7, 'X'}, {0x3B1, 'a'}, {0x3B5, 'e'}, {0x3B7, 'n'}, {0x3B9, 'i'},
    {0x3BA, 'k'}, {0x3BD, 'v'}, {0x3BF, 'o'}, {0x3C1, 'p'}, {0x3C4, 't'}, {0x3C5, 'u'},
    {0x3C7, 'x'}, {0x3C9, 'w'}, {0x3B3, 'y'}, {0x3F2, 'c'}, {0x3F3, 'j'}, {0x37F, 'J'},
    {0x3AC, 'a'}, {0x3AD, 'e'}, {0x3AF, 'i'}, {0x3CC, 'o'}, {0x450, 'e'}, {0x451, 'e'},
    {0x566, 'q'}, {0x570, 'h'}, {0x578, 'n'}, {0x57D, 'u'}, {0x585, 'o'}, {0x251, 'a'},
    {0x261, 'g'}, {0x269, 'i'}, {0x28B, 'v'},
}};

}  // namespace

char latin_twin(char32_t letter) {
    // Full-width forms repeat ASCII, one block higher.
    if (letter >= 0xFF01 && letter <= 0xFF5E) return static_cast<char>(letter - 0xFF01 + 0x21);
    for (const auto& [code, latin] : twins)
        if (code == letter) return latin;
    return 0;
}

std::optional<Character> decode(std::string_view rest) {
    const auto byte = [&](std::size_t i) -> char32_t {
        return i < rest.size() ? static_cast<unsigned char>(rest[i]) : 0U;
    };
    const char32_t first = byte(0);
    if (first < 0x80) return Character{first, 1};
    const unsigned length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || rest.size() < length) return std::nullopt;
    char32_t code = first & (0x7FU >> length);
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0U) != 0x80U) return std::nullopt;
        code = (code << 6U) | (byte(i) & 0x3FU);
    }
    const bool overlong = (length == 3 && code < 0x800) || (length == 4 && code < 0x10000);
    const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
    if (overlong || surrogate || code > 0x10FFFF) return std::nullopt;
    return Character{code, length};
}

}  // namespace attiva::text
