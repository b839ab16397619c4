// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The list of texts of a run: spans to lines and columns.
// A text is cut into lines once, when added; a place is a binary search over
// the line starts and a count of characters within the line.
// Tested by tests/text/source_test.cpp.
#include "text/source.hpp"

#include <algorithm>

#include "text/validate.hpp"

namespace attiva::text {
namespace {

std::vector<std::uint32_t> line_starts(std::string_view text) {
    std::vector<std::uint32_t> starts{0};
    for (std::size_t i = 0; i < text.size(); ++i)
        if (text[i] == '\n') starts.push_back(static_cast<std::uint32_t>(i + 1));
    return starts;
}

bool starts_character(char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }

}  // namespace

FileId Sources::add(std::string name, std::string_view text, Diagnostics& diagnostics, const Limits& limits) {
    const auto id = static_cast<FileId>(files_.size());
    Validated checked = validated(text, id, diagnostics, limits);
    File file{std::move(name), std::move(checked.text), {}, checked.clean};
    file.starts = line_starts(file.text);
    files_.push_back(std::move(file));
    return id;
}

Span Sources::whole(FileId id) const {
    return {id, 0, static_cast<std::uint32_t>(files_.at(id).text.size())};
}

std::string_view Sources::words(Span span) const {
    if (span.file >= files_.size()) return {};
    const std::string_view text = files_[span.file].text;
    if (span.begin >= text.size() || span.end <= span.begin) return {};
    return text.substr(span.begin, span.end - span.begin);
}

Place Sources::place(FileId id, std::uint32_t offset) const {
    if (id >= files_.size()) return {};
    const File& file = files_[id];
    const auto end = static_cast<std::uint32_t>(file.text.size());
    offset = std::min(offset, end);
    const auto next = std::upper_bound(file.starts.begin(), file.starts.end(), offset);
    const std::uint32_t start = *(next - 1);
    const auto characters =
        std::count_if(file.text.begin() + start, file.text.begin() + offset, starts_character);
    return {static_cast<std::uint32_t>(next - file.starts.begin()),
            static_cast<std::uint32_t>(characters + 1)};
}

std::uint32_t Sources::line_count(FileId id) const {
    const File& file = files_.at(id);
    const std::size_t lines = file.starts.size();
    const bool last_is_empty = file.starts.back() == file.text.size();
    return static_cast<std::uint32_t>(last_is_empty ? lines - 1 : lines);
}

std::string_view Sources::line(FileId id, std::uint32_t number) const {
    if (id >= files_.size()) return {};
    const File& file = files_[id];
    if (number == 0 || number > file.starts.size()) return {};
    const std::string_view rest = std::string_view(file.text).substr(file.starts[number - 1]);
    return rest.substr(0, rest.find('\n'));
}

std::uint32_t Sources::line_start(FileId id, std::uint32_t number) const {
    const File& file = files_.at(id);
    if (number == 0 || number > file.starts.size())
        return static_cast<std::uint32_t>(file.text.size());
    return file.starts[number - 1];
}

}  // namespace attiva::text
