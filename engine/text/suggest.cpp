// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Edit distance between names as people write them.
// Tested by tests/text/suggest_test.cpp.
#include "text/suggest.hpp"

#include <algorithm>
#include <array>

#include "text/validate.hpp"

namespace attiva::text {
namespace {

constexpr std::size_t most_characters = 64;

// The plain letters behind the accented ones Italians meet, in the order of
// U+00E0…U+00FF; capitals are brought there first.
constexpr std::string_view plain = "aaaaaaaceeeeiiiidnooooo/ouuuuyty";

std::u32string characters(std::string_view name, std::size_t most = most_characters) {
    std::u32string out;
    while (!name.empty() && out.size() < most) {
        const auto c = decode(name).value_or(Character{U'?', 1});
        out += c.code;
        name.remove_prefix(c.length);
    }
    return out;
}

char32_t fold(char32_t c) {
    if (c >= 'A' && c <= 'Z') return c + ('a' - 'A');
    if (c >= 0xC0 && c <= 0xDE && c != 0xD7) c += 0x20;
    if (c >= 0xE0 && c <= 0xFF && c != 0xF7) return static_cast<char32_t>(plain[c - 0xE0]);
    return c == '-' || c == ' ' ? U'_' : c;
}

std::u32string fold(std::u32string text) {
    std::transform(text.begin(), text.end(), text.begin(), [](char32_t c) { return fold(c); });
    return text;
}

using Row = std::array<std::size_t, most_characters + 1>;

// Optimal string alignment, keeping the three last rows of the table.
std::size_t alignment(const std::u32string& a, const std::u32string& b) {
    Row before{};
    Row previous{};
    Row current{};
    for (std::size_t j = 0; j <= b.size(); ++j) previous[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        current[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t change = previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            current[j] = std::min({previous[j] + 1, current[j - 1] + 1, change});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                current[j] = std::min(current[j], before[j - 2] + 1);
        }
        before = previous;
        previous = current;
    }
    return previous[b.size()];
}

}  // namespace

std::string folded(std::string_view name) {
    std::string out;
    for (const char32_t c : fold(characters(name, name.size()))) encode(c, out);
    return out;
}

std::string drawn_alike(std::string_view name) {
    std::string out;
    for (char32_t c : characters(name, name.size())) {
        if (c == 0x130 || c == 0x131) c = 'i';  // with a dot on the capital, without on the small
        if (c == 0x237) c = 'j';
        if (c == 0x17F) c = 's';
        if (const char twin = latin_twin(c); twin != 0) c = static_cast<unsigned char>(twin);
        c = fold(c);
        encode(c == '1' ? U'l' : c == '0' ? U'o' : c, out);
    }
    return out;
}

std::size_t distance(std::string_view a, std::string_view b) {
    return alignment(fold(characters(a)), fold(characters(b)));
}

std::string closest(std::string_view name, const std::vector<std::string_view>& candidates) {
    const std::u32string wanted = fold(characters(name));
    if (wanted.size() < 2) return {};  // one letter is near every other
    std::size_t best = std::max<std::size_t>(1, wanted.size() / 3) + 1;
    std::string_view found;
    for (const std::string_view candidate : candidates) {
        const std::u32string other = fold(characters(candidate));
        const std::size_t gap = other.size() > wanted.size() ? other.size() - wanted.size()
                                                             : wanted.size() - other.size();
        if (gap >= best) continue;
        const std::size_t d = alignment(wanted, other);
        if (d < best) {
            best = d;
            found = candidate;
        }
    }
    return std::string(found);
}

}  // namespace attiva::text
