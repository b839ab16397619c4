// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "attiva/pathway.hpp"
#include "text/literal.hpp"

// What the pictures of a path, and the page to be signed, say in words: the same words in
// all of them. Tested by tests/export/timeline_test.cpp.

namespace attiva::exporting {

using text::from_day;
using text::of_day;
using text::on_day;
using text::to_day;

/// "a, b e c".
std::string listed(const std::vector<std::string>& parts);

/// Empty where step_days says it: what runs without a written end.
std::string duration(const PathStep& step);
/// Does every step that is proposed count on its good outcome? Then it is said once.
bool all_assumed(const Path& path);
/// "escluso salvo", "sconsigliato", both, or mostly neither.
std::vector<std::string> warnings(const PathStep& step);
/// What is to be noticed of a step: "sconsigliato", "escluso salvo", "se va come sperato"; often nothing.
std::vector<std::string> remarks(const Path& path, std::size_t step);
/// "il …", "non prima del …".
std::string arrival_day(const Path& path);
/// "si arriva", or "si arriverebbe" where only a presumption bars a step.
std::string arrives(const Path& path);
/// "si arriva il … (date indicative: …), se ogni passo va come sperato"; "si arriverebbe il … (solo se risulta …)".
std::string end_words(const Path& path);
/// "Gruppo di sostegno, il …", and only if what.
std::string near_words(const NearGoal& goal);

/// The steps (indexes) that a step waits for; of several of one instrument the last before it.
std::vector<std::size_t> waits_for(const Path& path, std::size_t step);
/// "dopo i passi 1 e 2"; empty where it waits for none.
std::string after_words(const Path& path, std::size_t step);

/// Null where there is no path.
const Path* first_path(const PathAnswer& answer);
/// "Percorso verso: …"; what the first path reaches, else what was asked for.
std::string heading(const PathAnswer& answer);
std::string goal_words(const PathAnswer& answer);
/// Subject, day, place, view, on one line.
std::string about(const PathAnswer& answer);
/// How sure it is that the path is the best, or that there is none.
std::string proof_words(const PathAnswer& answer);
/// The whole answer in words, for who does not see the picture.
std::string in_words(const PathAnswer& answer);

}  // namespace attiva::exporting
