// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

// Writes one SVG picture: shapes and real text, in whole CSS pixels, so that the same
// picture is the same bytes everywhere. No font is named, so the width of a text is only
// estimated, from the widest of the usual ones (DejaVu Sans, Verdana): what fits by the
// estimate fits. Tested by tests/export/svg_test.cpp; scripts/disegni looks at the
// pictures in a browser.

namespace attiva::exporting {

/// For text and attributes of XML and HTML; characters XML cannot hold are left out.
std::string escaped(std::string_view text);

/// Pixels that `text` takes at most, at a size in pixels.
int text_width(std::string_view text, int size, bool bold = false);

/// Lines no wider than `width`, broken at blanks, after / - _ and, where a word alone is
/// too long, between characters. Nothing is left out; no line is empty.
std::vector<std::string> wrapped(std::string_view written, int width, int size, bool bold = false);

/// Lines of text stand so many pixels apart.
constexpr int leading(int size) { return (size * 13 + 9) / 10; }

struct Type {
    int size = 13;
    bool bold = false;
    const char* fill = "#1a1a1a";
    const char* anchor = "start";
    bool halo = false;  ///< what passes behind is interrupted
};

class Svg {
public:
    /// What `attributes` holds is written as it is: `fill="none" stroke="#000"`.
    void rect(int x, int y, int width, int height, std::string_view attributes);
    void path(std::string_view d, std::string_view attributes);
    void line(int x1, int y1, int x2, int y2, std::string_view attributes);
    /// One line, its top at `y`.
    void text(int x, int y, std::string_view text, const Type& type);
    /// Several, one below the other; the `y` below them.
    int lines(int x, int y, const std::vector<std::string>& lines, const Type& type);
    void raw(std::string_view markup) { body_ += markup; }

    /// The whole picture. `name` begins every id in it, `picture-title` and so on.
    std::string finish(int width, int height, const std::string& name, const std::string& title,
                       const std::string& description, const std::string& definitions) const;

private:
    std::string body_;
};

}  // namespace attiva::exporting
