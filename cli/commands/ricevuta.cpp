// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// ricevuta: a past question put again, and what differs.
// Tested by tests/cases/buoni/ricevuta/, tests/cases/cattivi/ricevuta/, tests/cli/.

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <map>

#include "attiva/attiva.hpp"
#include "commands.hpp"
#include "comparing.hpp"
#include "day.hpp"
#include "files.hpp"
#include "output.hpp"
#include "question.hpp"
#include "receipts.hpp"

namespace attiva::cli {
namespace {

std::string short_digest(const std::string& digest) { return digest.substr(0, 12); }

std::string question_words(const Receipt& r) {
    std::string out = "Domanda: " + r.verb;
    for (const auto& a : r.arguments) out += " " + a;
    for (const auto& [name, value] : r.options) out += value == "sì" ? " " + name : " " + name + " " + value;
    return out;
}

// "borsa_lavoro: era attivabile, ora non attivabile", for each that is not as it was.
std::vector<std::pair<std::string, std::string>> changed_verdicts(const Receipt& then, const Told& now) {
    const std::map<std::string, std::string> before(then.verdicts.begin(), then.verdicts.end());
    const std::map<std::string, std::string> after(now.verdicts.begin(), now.verdicts.end());
    std::vector<std::pair<std::string, std::string>> out;
    for (const auto& [id, verdict] : before) {
        const auto it = after.find(id);
        if (it == after.end()) out.emplace_back(id, "era " + verdict + ", ora non è nel catalogo");
        else if (it->second != verdict) out.emplace_back(id, "era " + verdict + ", ora " + it->second);
    }
    for (const auto& [id, verdict] : after)
        if (before.count(id) == 0) out.emplace_back(id, "non c'era, ora " + verdict);
    return out;
}

std::string since_then(const char* what, bool same, const std::string& then, const std::string& now) {
    if (same) return fmt::format("{}: lo stesso ({})\n", what, now);
    return fmt::format("{}: cambiato (era {}, ora {})\n", what, then, now);
}

// One receipt, put again.
class Again {
public:
    Again(const Run& run, Receipt receipt, Request request, Date day)
        : run_(run), receipt_(std::move(receipt)), request_(std::move(request)), day_(day),
          style_(style_of(run.request.value("--colore", "auto"), STDOUT_FILENO)) {}

    int answer() {
        const Request& r = run_.request;
        const Catalogue now = open_catalogue(run_);
        if (!usable(now)) return invalid;
        const auto told = tell(now);
        if (!told) return invalid;
        if (r.has("--stampa")) return print(told->text) ? code(now, *told) : failed;
        std::string out = bold(style_, "Ricevuta") + "\n" + folded(style_, question_words(receipt_), 0);
        const std::string digest = answer_digest(told->text);
        if (digest == receipt_.answer) out += "La risposta è la stessa, byte per byte.\n";
        else if (same(now, *told)) out += "La risposta è la stessa: cambia solo l'impronta del catalogo che porta scritta.\n";
        else out += bold(style_, "La risposta è diversa.") + "\n";
        out += since_then("Catalogo", now.digest() == receipt_.catalogue, short_digest(receipt_.catalogue), short_digest(now.digest()));
        out += program_line();
        if (!same(now, *told)) {
            const auto why = explained(now, *told);
            if (!why) return invalid;
            out += *why;
        }
        return print(out) ? code(now, *told) : failed;
    }

private:
    bool usable(const Catalogue& c) const {
        if (c.ok()) return true;
        to_stderr(c, c.diagnostics(), run_.request);
        return false;
    }

    std::optional<Told> tell(const Catalogue& c) const {
        Diagnostics problems;
        auto told = tell_of(receipt_.verb)(c, receipt_.person, request_, day_, receipt_style, Notes::left_out, problems);
        if (told) return told;
        to_stderr(c, problems, run_.request);
        complain(fmt::format("con questo catalogo ({}) la domanda non si può rifare: quello di allora era {}",
                             short_digest(c.digest()), short_digest(receipt_.catalogue)));
        return std::nullopt;
    }

    // But for the digest of the catalogue, which every answer carries.
    bool same(const Catalogue& c, const Told& told) const {
        return answer_digest(told.text) == receipt_.answer || bare_digest(c, told.text) == receipt_.answer_without_catalogue;
    }

    int code(const Catalogue& c, const Told& told) const { return same(c, told) ? answered : some_failed; }

    std::string program_line() const {
        const bool version_same = receipt_.program == version();
        const bool same = version_same && receipt_.program_digest == program_digest();
        if (same || !version_same) return since_then("Programma", same, receipt_.program, version());
        return fmt::format("Programma: un altro, della stessa versione ({})\n", version());
    }

    std::optional<std::string> explained(const Catalogue& now, const Told& told) const {
        const auto verdicts = changed_verdicts(receipt_, told);
        std::string out = "\n";
        if (verdicts.empty()) out += "Nessun verdetto è cambiato: cambiano ragioni, cifre o parole.\n";
        else out += bold(style_, fmt::format("Verdetti cambiati ({})", verdicts.size())) + "\n";
        for (const auto& [id, words] : verdicts) out += folded(style_, id + ": " + words, 2);
        if (run_.request.has("--prima")) {
            const auto cause = compared(now, verdicts);
            if (!cause) return std::nullopt;
            return out + *cause;
        }
        if (now.digest() != receipt_.catalogue)
            return out + "\nChe cosa è cambiato nel catalogo lo dice --prima CARTELLA, con il catalogo di allora.\n";
        return out + "\nIl catalogo è lo stesso: la differenza viene dal programma.\n";
    }

    // What the catalogue of then says of it.
    std::optional<std::string> compared(const Catalogue& now, const std::vector<std::pair<std::string, std::string>>& verdicts) const {
        const Catalogue before = Catalogue::open(run_.request.value("--prima"));
        if (!usable(before)) return std::nullopt;
        if (before.digest() != receipt_.catalogue) {
            complain(fmt::format("--prima: quel catalogo non è quello della ricevuta (è {}, ci vuole {})",
                                 short_digest(before.digest()), short_digest(receipt_.catalogue)));
            return std::nullopt;
        }
        const auto then = tell(before);
        if (!then) return std::nullopt;
        std::string out = answer_digest(then->text) == receipt_.answer
                              ? "\nCon il catalogo di allora questo programma ridà la risposta della ricevuta: la differenza viene dal catalogo.\n"
                              : "\nAnche con il catalogo di allora la risposta è diversa: una parte della differenza viene dal programma.\n";
        const Comparison c = before.compared_with(now, day_);
        for (const auto& [id, words] : verdicts) out += cause(c, id);
        if (!c.shared.empty()) out += "\n" + bold(style_, "Parametri, definizioni, attributi") + "\n";
        for (const auto& x : c.shared) out += change_text(x, style_, 2);
        return out;
    }

    std::string cause(const Comparison& c, const std::string& id) const {
        for (const auto& d : c.instruments)
            if (d.id == id) return instrument_text(d, c.day, style_);
        return "\n" + bold(style_, id) + ": le sue clausole non sono cambiate; il verdetto dipende da altro\n";
    }

    const Run& run_;
    Receipt receipt_;
    Request request_;
    Date day_;
    Style style_;
};

}  // namespace

int run_ricevuta(const Run& run) {
    const Request& r = run.request;
    std::string error;
    const auto file = read_input(r.arguments.front(), error);
    if (!file) {
        complain(error);
        return failed;
    }
    const Style style = style_of(r.value("--colore", "auto"), STDERR_FILENO);
    auto receipt = read_receipt(*file, false, style.colour, error);
    if (!receipt) {
        std::fputs(error.c_str(), stderr);
        return invalid;
    }
    auto request = request_of(*receipt, error);
    if (!request) {
        complain(error);
        return invalid;
    }
    const auto day = day_of(*request);
    if (!day || (request->has("--fino") && !day_of(*request, "--fino"))) return invalid;
    return Again(run, std::move(*receipt), std::move(*request), *day).answer();
}

}  // namespace attiva::cli
