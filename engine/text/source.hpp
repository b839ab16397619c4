// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "attiva/diagnostic.hpp"

// The texts of one run: who owns them, what each is called, and which line and
// column a span falls on.
//
// A text is validated when it is added (engine/text/validate.cpp), so that every
// later stage reads clean UTF-8 with LF line ends: codes T001…T011.
// Tested by tests/text/source_test.cpp.

namespace attiva::text {

/// Where people look: both 1-based; `column` counts characters (code points).
struct Place {
    std::uint32_t line = 1;
    std::uint32_t column = 1;
    friend bool operator==(Place, Place) = default;
};

/// The longest text and the longest line accepted (bytes; characters).
inline constexpr std::size_t largest_text = 4U * 1024U * 1024U;
inline constexpr std::size_t longest_line = 4000;

/// The same for texts that programs write and people do not read: a caseload. `errors`: how
/// many are told one by one; T011 counts the rest.
struct Limits {
    std::size_t largest = largest_text;
    std::size_t line = longest_line;
    std::size_t errors = 20;
};

class Sources {
public:
    /// Takes a copy of a text under the name people know it by (a path as they wrote it,
    /// "<stdin>"). A leading BOM is dropped and CRLF becomes LF, in silence.
    /// Anything else unfit is an error, and the text is kept with each unfit
    /// character replaced by U+FFFD (odd spaces by a space), so that positions
    /// hold; `usable` is then false and no stage should read it further.
    FileId add(std::string name, std::string_view text, Diagnostics& diagnostics, const Limits& limits = {});

    [[nodiscard]] std::size_t count() const { return files_.size(); }
    [[nodiscard]] bool usable(FileId id) const { return files_.at(id).usable; }
    [[nodiscard]] const std::string& name(FileId id) const { return files_.at(id).name; }
    /// Valid as long as this object, whatever is added later.
    [[nodiscard]] std::string_view text(FileId id) const { return files_.at(id).text; }
    /// The whole text as a span.
    [[nodiscard]] Span whole(FileId id) const;
    /// The words under a span; empty when the span is unknown.
    [[nodiscard]] std::string_view words(Span span) const;

    /// Line and column of the first byte; {1, 1} when the span is unknown.
    [[nodiscard]] Place place(Span span) const { return place(span.file, span.begin); }
    [[nodiscard]] Place place(FileId id, std::uint32_t offset) const;
    /// Lines of a text; a final newline does not start another one.
    [[nodiscard]] std::uint32_t line_count(FileId id) const;
    /// The text of a line (1-based) without its newline; empty past the end.
    [[nodiscard]] std::string_view line(FileId id, std::uint32_t number) const;
    /// Byte offset of the start of a line (1-based).
    [[nodiscard]] std::uint32_t line_start(FileId id, std::uint32_t number) const;

private:
    struct File {
        std::string name;
        std::string text;
        std::vector<std::uint32_t> starts;  // byte offset of each line
        bool usable = true;
    };
    std::deque<File> files_;  // addresses never change
};

}  // namespace attiva::text
