// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

// What the tests of pictures and pages need: are they well-formed, where their texts stand,
// are they the same as before.

namespace pictures {

/// What is wrong with a document as XML; empty if nothing is. A `<!DOCTYPE …>` may begin it.
std::string not_well_formed(std::string_view text);

struct Words {
    int x = 0, y = 0, width = 0, height = 0;  ///< by the estimate of the program itself
    std::string text;
};
/// Every <text> of an SVG.
std::vector<Words> words_of(const std::string& svg);

/// Texts that overlap, or stand outside a picture `width` wide; one a line.
std::string badly_placed(const std::string& svg);

/// Compares with tests/export/golden/NAME; with ATTIVA_APPROVA=1 writes it.
/// Empty if it is the same, else the first line that is not.
std::string otherwise_than_golden(const std::string& name, const std::string& text);

/// How many times a text occurs.
std::size_t count(std::string_view text, std::string_view what);

}  // namespace pictures
