// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// percorso: in what order, from when, with whom. Tested by tests/cases/buoni/percorso/ and
// tests/cases/cattivi/percorso/.

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "attiva/attiva.hpp"
#include "day.hpp"
#include "files.hpp"
#include "commands.hpp"
#include "path_text.hpp"
#include "question.hpp"
#include "reply.hpp"
#include "telling.hpp"

namespace attiva::cli {
namespace {

constexpr std::array keys{PathKey::discouraged, PathKey::skipped, PathKey::end, PathKey::steps, PathKey::undecided};

constexpr int usual_width = 768;

}  // namespace

// A number that is none comes out of every bound, and is refused with them.
int number(const Request& r, const char* option, int otherwise) {
    if (!r.has(option)) return otherwise;
    const std::string text = r.value(option);
    int out = -1;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), out);
    return read.ec == std::errc{} && read.ptr == text.data() + text.size() ? out : -1;
}

namespace {

std::vector<std::string> words(const std::string& list) {
    std::vector<std::string> out;
    std::string word;
    for (const char c : list + ",") {
        if (c != ',' && c != ' ') {
            word += c;
        } else if (!word.empty()) {
            out.push_back(std::move(word));
            word.clear();
        }
    }
    return out;
}

// Nothing between two commas, before the first or after the last: an id forgotten, or a slip.
bool has_gap(const std::string& list) {
    bool empty = true;
    for (const char c : list + ",") {
        if (c == ',' && empty) return true;
        if (c != ' ') empty = c == ',';
    }
    return false;
}

std::string show(const PathAnswer& a, const Request& r, const Style& style) {
    const std::string format = r.value("--formato", "testo");
    if (format == "json") return to_json(a) + "\n";
    if (format == "svg") return path_svg(a, picture_width(r));
    if (format == "dot") return path_dot(a);
    if (format == "html") return project_page(a);
    return format == "piano" ? path_plain(a) : path_text(a, style, r.has("--completa"));
}

struct Bounded {
    const char* option;
    int least, most;
};
constexpr std::array bounded{Bounded{"--larghezza", least_picture_width, most_picture_width}, Bounded{"--ore", 1, most_path_hours}, Bounded{"--insieme", 1, most_path_together}, Bounded{"--entro", 1, longest_path_months},
                             Bounded{"--alternative", 0, most_path_alternatives}, Bounded{"--passi", 1, most_graph_steps}};

// What is wrong in how it is asked; empty: nothing.
std::string misuse(const Request& r) {
    for (const Bounded& b : bounded)
        if (const int n = number(r, b.option, b.least); n < b.least || b.most < n) return fmt::format("{} vuole un numero da {} a {}", b.option, b.least, b.most);
    if (r.has("--obiettivo") && r.value("--obiettivo").find_first_not_of(' ') == std::string::npos) return "--obiettivo vuole uno strumento, oppure «FATTO = VALORE»";
    if (r.has("--escludi") && words(r.value("--escludi")).empty()) return "--escludi vuole almeno uno strumento";
    if (r.has("--escludi") && has_gap(r.value("--escludi")))
        return fmt::format("in --escludi «{}» c'è una virgola senza uno strumento accanto: scrivi gli identificativi così: did,pad", visible(r.value("--escludi")));
    if (r.has("--concluso") && r.value("--obiettivo").find('=') != std::string::npos) return "--concluso è di uno strumento: un fatto si raggiunge e basta";
    if (r.has("--concluso") && !r.has("--obiettivo")) return "--concluso vuole --obiettivo STRUMENTO: dice che cosa deve essere concluso";
    if (r.has("--larghezza") && r.value("--formato") != "svg") return "--larghezza è del disegno: aggiungi --formato svg";
    if (r.has("--prima") && r.has("--ricevuta")) return "--prima e --ricevuta insieme: la ricevuta non tiene il percorso di prima";
    if (r.value("--formato") == "html" && r.value("--vista").empty()) return "il progetto da stampare vuole --vista: su carta va solo ciò che chi lo stampa può vedere";
    return "";
}

}  // namespace

int picture_width(const Request& r) { return number(r, "--larghezza", usual_width); }

int last_path_month(const Request& r) { return number(r, "--entro", usual_path_months); }

int check_path_options(const Request& r) {
    if (const std::string wrong = misuse(r); !wrong.empty()) {
        complain(wrong);
        return misused;
    }
    if (r.has("--da") && !day_of(r, "--da")) return misused;
    std::string error;
    if (!r.has("--prima") || read_input(r.value("--prima"), error)) return answered;
    complain(error);
    return failed;
}

int run_percorso(const Run& run) {
    const int code = check_path_options(run.request);
    return code == answered ? ask_person(run, tell_path) : code;
}

PathQuestion path_question_of(const Request& r) {
    PathQuestion q;
    q.goal = r.value("--obiettivo");
    q.completed = r.has("--concluso");
    if (r.has("--ore")) q.hours = number(r, "--ore", usual_path_hours);
    q.together = number(r, "--insieme", usual_path_together);
    q.months = last_path_month(r);
    q.alternatives = number(r, "--alternative", 0);
    q.excluded = words(r.value("--escludi"));
    q.fails = r.value("--se-fallisce");
    if (r.has("--da")) q.from = day_of(r, "--da");
    for (const PathKey k : keys)
        if (r.value("--conta-prima") == word(k)) q.first = k;
    if (r.has("--prima")) {
        std::string error;
        const auto file = read_input(r.value("--prima"), error);
        q.before = file ? file->text : "";
    }
    return q;
}

std::optional<Told> tell_path(const Catalogue& c, const Input& person, const Request& r, Date day, const Style& style, Notes notes, Diagnostics& problems) {
    auto answer = c.path(person, question_of(r, day), path_question_of(r), problems);
    if (!answer) return std::nullopt;
    Told out;
    out.notes = answer->warnings;
    if (notes == Notes::left_out) answer->warnings = {};
    if (!answer->paths.empty())
        for (const PathStep& s : answer->paths.front().steps)
            if (!s.running) out.verdicts.emplace_back(s.id, fmt::format("dal {} al {}", iso(s.from), iso(s.to)));
    out.text = show(*answer, r, style);
    return out;
}

}  // namespace attiva::cli
