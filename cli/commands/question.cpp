// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Tested by tests/cases/buoni/valuta/ and tests/cases/cattivi/comando/.

#include "question.hpp"

#include "attiva/attiva.hpp"
#include "day.hpp"
#include "files.hpp"
#include "output.hpp"
#include "receipts.hpp"

namespace attiva::cli {

void report(const Catalogue& c, const Diagnostics& d, const Request& r) {
    if (d.empty()) return;
    if (r.value("--formato") == "json") print(c.render_json(d) + "\n");
    else to_stderr(c, d, r);
}

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

int told_or_not(const AboutPerson& about, const Request& r, const std::optional<Told>& told, const Diagnostics& problems) {
    if (!told) {
        report(about.catalogue, problems, r);
        return invalid;
    }
    if (r.value("--formato") != "json") report(about.catalogue, told->notes, r);
    if (r.has("--ricevuta"))
        if (const int code = save_receipt(about.catalogue, about.person, r, about.question.day); code != answered) return code;
    if (!print(told->text)) return failed;
    return told->undecided ? undecided : answered;
}

int open_question(const Run& run, std::optional<AboutPerson>& about) {
    const Request& r = run.request;
    const auto day = day_of(r);
    if (!day) return misused;
    if (r.has("--comune") && r.has("--zona")) {
        complain("--comune e --zona insieme: basta il comune, la zona segue dal giorno");
        return misused;
    }
    std::string error;
    auto person = read_input(r.arguments.front(), error);
    if (!person) {
        complain(error);
        return failed;
    }
    Catalogue catalogue = Catalogue::open(r.value("--catalogo", Catalogue::shipped(run.executable)));
    if (!catalogue.ok()) {
        report(catalogue, catalogue.diagnostics(), r);
        return invalid;
    }
    about.emplace(AboutPerson{std::move(catalogue), std::move(*person), question_of(r, *day)});
    return answered;
}

}  // namespace attiva::cli
