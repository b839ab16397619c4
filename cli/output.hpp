// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "attiva/answer.hpp"
#include "attiva/paper.hpp"

// How answers look: text for people, one fact a line for screen readers and
// scripts. Colour is decoration only; no meaning is in it.

namespace attiva::cli {

struct Style {
    bool colour = false;
    int width = 100;  ///< characters a line
};

/// auto = colour only on a terminal and without NO_COLOR; width from COLUMNS.
Style style_of(const std::string& when, int handle);

std::string bold(const Style& style, const std::string& text);
std::string dim(const Style& style, const std::string& text);
/// `text` folded at the width, every line after `indent` blanks.
std::string folded(const Style& style, const std::string& text, int indent);
/// "2026-11-23"
std::string iso(Date day);

/// "1 passo", "3 passi"
std::string counted(std::size_t n, const char* one, const char* many);
/// The parts one after another.
std::string join(const std::vector<std::string>& parts, const std::string& between = ", ");
/// The act and the place in it, with what must be known of them in brackets.
std::string cite(const SourceRef& source);
/// The same after what it is the source of, " (DGR 5/2026, art. 2)"; empty where nothing is known.
std::string in_brackets(const SharedSource& source);
/// One fact of `piano`, "subject: key: value"; nothing where there is no value.
void plain_line(std::string& out, const std::string& subject, const std::string& key, const std::string& value);
/// Under which place, view and catalogue a plain text is told, what it is worth, of whom.
void plain_heading(std::string& out, const std::string& subject, const std::string& place, const std::string& view,
                   const std::string& digest, const std::string& worth, const std::string& whose);

/// Written, or its value filled, by a zone or a comune that says how much.
bool is_local(const Result& result);

/// Explanations are told down to here.
inline constexpr int deepest_reason = 12;
/// How much of the reasons is told.
enum class Reasons { none, decisive, whole };

/// valuta
std::string answer_text(const Answer& answer, const Style& style, Reasons reasons);
/// perche: one instrument
std::string why_text(const Answer& answer, const Style& style, Reasons reasons);
/// both verbs, `piano`
std::string answer_plain(const Answer& answer, Reasons reasons);

/// valuta --per-la-persona
std::string person_page_text(const PersonPage& page, const Style& style);

}  // namespace attiva::cli
