// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "attiva/attiva.hpp"
#include "options.hpp"
#include "output.hpp"

// A verb that answers about one person, as a function: a receipt asks it again.

namespace attiva::cli {

/// What was answered, printed, and its verdicts by instrument.
struct Told {
    std::string text;
    std::vector<std::pair<std::string, std::string>> verdicts;
    Diagnostics notes;       ///< warnings about the person file
    bool undecided = false;  ///< a decision was asked and there is none
};

/// Are the warnings about the person file part of what is printed, where the format has them?
enum class Notes { told, left_out };

/// Nothing (with problems) when the catalogue cannot answer. The request has its day.
using Tell = std::optional<Told> (*)(const Catalogue&, const Input& person, const Request&, Date day,
                                     const Style&, Notes, Diagnostics& problems);

/// valuta, perche.
std::optional<Told> tell_answer(const Catalogue& catalogue, const Input& person, const Request& request, Date day,
                                const Style& style, Notes notes, Diagnostics& problems);
/// The last day of the calendar a request asks for: `--fino`, or the usual one.
Date last_day(const Request& request, Date first);
/// quando.
std::optional<Told> tell_calendar(const Catalogue& catalogue, const Input& person, const Request& request, Date day,
                                  const Style& style, Notes notes, Diagnostics& problems);

/// percorso, grafo: what is wrong in the options is said; the exit code, `answered` if nothing.
int check_path_options(const Request& request);
/// What they ask.
PathQuestion path_question_of(const Request& request);
/// A whole number of an option; −1 where it is none.
int number(const Request& request, const char* option, int otherwise);
/// `--larghezza`, in CSS pixels; what is no number is out of the bounds.
inline constexpr int least_picture_width = 320;
inline constexpr int most_picture_width = 1280;
int picture_width(const Request& request);
/// `--entro`, in months; then the two answers.
int last_path_month(const Request& request);
std::optional<Told> tell_path(const Catalogue& catalogue, const Input& person, const Request& request, Date day,
                              const Style& style, Notes notes, Diagnostics& problems);
std::optional<Told> tell_graph(const Catalogue& catalogue, const Input& person, const Request& request, Date day,
                               const Style& style, Notes notes, Diagnostics& problems);

/// condividi.
std::optional<Told> tell_sharing(const Catalogue& catalogue, const Input& person, const Request& request, Date day,
                                 const Style& style, Notes notes, Diagnostics& problems);

/// The last day a request looks at: that of the calendar, of the path, or the day asked about.
Date last_looked(const Request& request, Date day);

/// The verbs that have a receipt, and the function of each; null for any other.
Tell tell_of(const std::string& verb);

}  // namespace attiva::cli
