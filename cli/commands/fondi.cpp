// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// fondi: which line pays which step, across the cases of a team; what a scenario changes.
// Tested by tests/cases/buoni/fondi/, tests/cases/cattivi/fondi/ and tests/told/.

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>

#include "attiva/attiva.hpp"
#include "case_files.hpp"
#include "commands.hpp"
#include "files.hpp"
#include "funds_text.hpp"
#include "question.hpp"
#include "reply.hpp"
#include "telling.hpp"

namespace attiva::cli {
namespace {

std::string misuse(const Request& r) {
    const std::string format = r.value("--formato", "testo");
    if (r.value("--bilanci").empty()) return "manca --bilanci: il file (YAML) con i bilanci delle linee e la regola dell'équipe";
    if (r.has("--linee") && format != "csv") return "--linee è per --formato csv: le linee al posto delle richieste";
    if (r.has("--completa") && format != "testo") return "--completa è per il testo: gli altri formati dicono già tutto";
    if (r.value("--svg") == "-") return "--svg vuole il nome di un file: sull'uscita standard c'è già la risposta";
    if (r.has("--larghezza") && !r.has("--svg")) return "--larghezza è del disegno: aggiungi --svg FILE";
    const int width = picture_width(r);
    if (width < least_picture_width || most_picture_width < width) return fmt::format("--larghezza vuole un numero da {} a {}", least_picture_width, most_picture_width);
    return "";
}

// A catalogue, and the question put to it.
struct Answered {
    std::optional<FundsAnswer> answer;
    Diagnostics problems;
};

Answered asked(const Catalogue& c, FundsQuestion q, std::vector<std::string> changes, const Request& r) {
    q.changes = std::move(changes);
    Answered out;
    Question how;
    how.view = r.value("--vista");
    how.presumptions = !r.has("--senza-presunzioni");
    out.answer = c.funds(q, how, out.problems);
    return out;
}

std::string show(const FundsAnswer& a, const std::optional<FundsDifference>& scenario, const Request& r) {
    const std::string format = r.value("--formato", "testo");
    if (format == "json") return to_json(a, scenario) + "\n";
    if (format == "csv") return r.has("--linee") ? lines_csv(a) : requests_csv(a);
    return format == "piano" ? funds_plain(a, scenario) : funds_text(a, scenario, style_of(r.value("--colore", "auto"), STDOUT_FILENO), r.has("--completa"));
}

Reply wrong(const Catalogue& c, const Diagnostics& found, const Request& r) {
    Reply out;
    add_report(out, c, found, r);
    out.code = invalid;
    return out;
}

bool usable(const Catalogue& c, const Request& r) {
    if (!c.ok()) to_stderr(c, c.diagnostics(), r);
    return c.ok();
}

}  // namespace

Reply reply_of_funds(const Catalogue& catalogue, const Catalogue* other, const FundsQuestion& q, const Request& r) {
    Answered told = asked(catalogue, q, {}, r);
    if (!told.answer) return wrong(catalogue, told.problems, r);
    const auto changes = r.all("--se");
    const Catalogue& last = other != nullptr ? *other : catalogue;
    std::optional<FundsDifference> scenario;
    Reply out;
    if (other != nullptr || !changes.empty()) {
        Answered then = asked(last, q, changes, r);
        if (!then.answer) return wrong(last, then.problems, r);
        auto words = changes;
        if (other != nullptr) words.push_back("il catalogo di " + visible(r.value("--confronta")));
        scenario = difference(*told.answer, *then.answer, words);
        told = std::move(then);
    }
    if (r.value("--formato") != "json") add_report(out, last, told.answer->warnings, r);
    // A table has nowhere to say it.
    if (r.value("--formato") == "csv" && told.answer->refused > 0) out.err += fmt::format("attiva: casi letti: {}; lasciati fuori per errori: {}\n", told.answer->cases, told.answer->refused);
    out.out = show(*told.answer, scenario, r);
    out.code = told.answer->refused > 0 ? some_failed : answered;
    if (!r.has("--svg")) return out;
    std::string error;
    if (replace_file(r.value("--svg"), funds_svg(*told.answer, picture_width(r)), error)) return out;
    return {failed, "", "attiva: " + visible(error) + "\n"};
}

int run_fondi(const Run& run) {
    const Request& r = run.request;
    if (const std::string mistake = misuse(r); !mistake.empty()) {
        complain(mistake);
        return misused;
    }
    FundsQuestion q;
    std::string error;
    const auto budgets = read_input(r.value("--bilanci"), error);
    if (!budgets || !read_cases(r.arguments, r.value("--bilanci"), q.cases, error)) {
        complain(error);
        return failed;
    }
    q.budgets_name = budgets->name;
    q.budgets_text = budgets->text;
    if (!Catalogue::can_fund()) {
        complain("per assegnare i fondi serve il risolutore COIN-OR, che in questo programma non c'è:\ninstalla coinor-libcbc-dev e ricompila");
        return failed;
    }
    const Catalogue catalogue = open_catalogue(run);
    if (!usable(catalogue, r)) return invalid;
    std::optional<Catalogue> other;
    if (r.has("--confronta")) {
        other = Catalogue::open(r.value("--confronta"));
        if (!usable(*other, r)) return invalid;
    }
    const Reply said = reply_of_funds(catalogue, other ? &*other : nullptr, q, r);
    std::fputs(said.err.c_str(), stderr);
    return said.out.empty() || print(said.out) ? said.code : failed;
}

}  // namespace attiva::cli
