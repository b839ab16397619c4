// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "question.hpp"

#include "attiva/attiva.hpp"
#include "day.hpp"

namespace attiva::cli {

Question question_of(const Request& r, Date day) {
    Question q;
    q.day = day;
    q.comune = r.value("--comune");
    q.zona = r.value("--zona");
    q.view = r.value("--vista");
    q.presumptions = !r.has("--senza-presunzioni");
    q.instrument = r.arguments.size() > 1 ? r.arguments[1] : r.value("--strumento");
    q.all_ways = r.has("--tutte");
    return q;
}

std::optional<Question> question_of(const Request& r) {
    const auto day = day_of(r);
    if (!day) return std::nullopt;
    if (r.has("--comune") && r.has("--zona")) {
        complain("--comune e --zona insieme: basta il comune, la zona segue dal giorno");
        return std::nullopt;
    }
    return question_of(r, *day);
}

Catalogue open_catalogue(const Run& run) {
    return Catalogue::open(run.request.value("--catalogo", Catalogue::shipped(run.executable)));
}

}  // namespace attiva::cli
