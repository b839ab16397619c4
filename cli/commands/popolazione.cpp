// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// popolazione: everybody of some files. Tested by tests/cases/buoni/popolazione/ and
// tests/cases/cattivi/popolazione/.

#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <map>
#include <thread>

#include "attiva/attiva.hpp"
#include "commands.hpp"
#include "population_text.hpp"
#include "question.hpp"
#include "streams.hpp"

namespace attiva::cli {
namespace {

// Refused rows told on the terminal; all of them with --scarti.
constexpr std::uint64_t most_told = 20;

std::optional<std::size_t> threads(const Request& r) {
    const std::string text = r.value("--fili");
    if (text.empty()) return std::max(1U, std::thread::hardware_concurrency());
    std::size_t n = 0;
    for (const char c : text) {
        if (c < '0' || c > '9' || n > most_population_threads) return std::nullopt;
        n = n * 10 + static_cast<std::size_t>(c - '0');
    }
    if (n < 1 || n > most_population_threads) return std::nullopt;
    return n;
}

std::string misuse(const Request& r) {
    if (!threads(r)) return fmt::format("--fili vuole un numero da 1 a {}", most_population_threads);
    if (r.has("--completa") && r.value("--formato", "testo") != "testo") return "--completa è per il testo: gli altri formati dicono già tutto";
    if (r.has("--confronta") && !r.all("--se").empty()) return "--se e --confronta insieme: un'ipotesi alla volta";
    if (r.value("--esiti") == "-" && r.value("--scarti") == "-") return "--esiti e --scarti insieme sull'uscita standard: scegline uno";
    return "";
}

bool ends_with(const std::string& name, const std::string& end) { return name.size() >= end.size() && name.compare(name.size() - end.size(), end.size(), end) == 0; }

// How far, how fast, how long still: on one line that is written over.
class Progress {
public:
    explicit Progress(std::uint64_t size) : size_(size), start_(Clock::now()), told_(start_) {}
    ~Progress() { clear(); }
    void tell(std::uint64_t rows, std::uint64_t bytes) {
        const auto now = Clock::now();
        if (now - told_ < std::chrono::milliseconds(500)) return;
        told_ = now;
        const double seconds = std::chrono::duration<double>(now - start_).count();
        std::string text = fmt::format("{} righe, {:.0f} al secondo", rows, static_cast<double>(rows) / seconds);
        if (bytes > 0 && size_ > bytes) text += fmt::format(", ancora {:.0f} s", seconds * static_cast<double>(size_ - bytes) / static_cast<double>(bytes));
        std::fprintf(stderr, "\r%-70s", text.c_str());
        shown_ = true;
    }
    void clear() {
        if (shown_) std::fprintf(stderr, "\r%70s\r", "");
        shown_ = false;
    }

private:
    using Clock = std::chrono::steady_clock;
    std::uint64_t size_;
    Clock::time_point start_, told_;
    bool shown_ = false;
};

// The files that grow while rows are read.
struct Written {
    Growing each, refused;
    std::map<std::string, Growing> tables;  ///< by name, in the folder of --in-sql
    std::string folder, error;
    std::uint64_t told = 0;

    void load(const std::vector<TableLine>& lines) {
        for (const TableLine& l : lines) {
            Growing& file = tables[l.table];
            if (!file.wanted() && error.empty()) file.open(folder + "/" + l.table + ".csv", error);
            if (file.wanted()) file.write(l.line);
        }
    }

    bool open(const Request& r, const std::vector<std::string>& ids) {
        folder = r.value("--in-sql");
        if (r.has("--esiti") && !each.open(r.value("--esiti"), error)) return false;
        if (r.has("--scarti") && !refused.open(r.value("--scarti"), error)) return false;
        if (each.wanted() && ends_with(r.value("--esiti"), ".csv")) each.write(persons_csv_head(ids));
        if (refused.wanted()) refused.write(refused_csv_head());
        return true;
    }
    bool keep(std::string& why) {
        if (!error.empty()) {
            why = error;
            return false;
        }
        for (auto& [name, file] : tables)
            if (!file.keep(why)) return false;
        return (!each.wanted() || each.keep(why)) && (!refused.wanted() || refused.keep(why));
    }

    void tell(const RefusedRow& row, const PopulationQuestion& q) {
        if (refused.wanted()) refused.write(refused_csv(row, q));
        if (++told > most_told) return;
        std::string text = fmt::format("{}:{}", visible(q.inputs[row.input].name), row.line);
        if (row.column != 0) text += fmt::format(":{}", row.column);
        if (!row.field.empty()) text += fmt::format(" (colonna «{}»)", visible(row.field));
        std::fprintf(stderr, "%s", fmt::format("{}: {} [{}]; {}\n", text, visible(row.message), row.code, visible(row.help)).c_str());
    }
};

std::string show(const PopulationAnswer& a, const std::vector<std::string>& supposed, const Request& r) {
    const std::string format = r.value("--formato", "testo");
    if (format == "json") return to_json(a) + "\n";
    if (format == "csv") return population_csv(a);
    return format == "piano" ? population_plain(a, supposed) : population_text(a, supposed, style_of(r.value("--colore", "auto"), STDOUT_FILENO), r.has("--completa"));
}

std::optional<Catalogue> other_catalogue(const Run& run, std::vector<std::string>& supposed) {
    const Request& r = run.request;
    supposed = r.all("--se");
    if (!supposed.empty()) return Catalogue::open(r.value("--catalogo", Catalogue::shipped(run.executable)), supposed);
    if (!r.has("--confronta")) return std::nullopt;
    supposed.push_back("il catalogo di " + r.value("--confronta"));
    return Catalogue::open(r.value("--confronta"));
}

bool usable(const Catalogue& c, const Request& r) {
    if (!c.ok()) to_stderr(c, c.diagnostics(), r);
    return c.ok();
}

std::vector<std::string> split(const std::string& list) {
    std::vector<std::string> out;
    for (std::size_t at = 0; at <= list.size() && !list.empty();) {
        const std::size_t end = std::min(list.find(',', at), list.size());
        out.push_back(list.substr(at, end - at));
        at = end + 1;
    }
    return out;
}

}  // namespace

int run_popolazione(const Run& run) {
    const Request& r = run.request;
    if (const std::string mistake = misuse(r); !mistake.empty()) {
        complain(mistake);
        return misused;
    }
    const auto question = question_of(r);
    if (!question) return misused;
    PopulationQuestion q;
    q.threads = *threads(r);
    q.internal = r.has("--interno");
    q.exact = r.has("--analisi-esatta");
    q.ignored = split(r.value("--ignora"));
    std::string error;
    std::uint64_t size = 0;
    for (const std::string& name : r.arguments) {
        auto input = stream_of(name, size, error);
        if (!input) {
            complain(error);
            return failed;
        }
        q.inputs.push_back(std::move(*input));
    }
    const Catalogue catalogue = open_catalogue(run);
    if (!usable(catalogue, r)) return invalid;
    std::vector<std::string> supposed;
    const std::optional<Catalogue> other = other_catalogue(run, supposed);
    if (other && !usable(*other, r)) return invalid;
    std::vector<std::string> ids;
    for (const Entry& e : catalogue.instruments()) ids.push_back(e.id);
    Written written;
    if (!written.open(r, ids)) {
        complain(written.error);
        return failed;
    }
    const bool table = ends_with(r.value("--esiti"), ".csv");
    if (written.each.wanted())
        q.each = [&](const std::vector<PersonVerdicts>& persons) {
            for (const PersonVerdicts& p : persons) written.each.write(table ? person_csv(p, q) : person_json(p, q, ids));
        };
    if (!written.folder.empty()) q.load = [&](const std::vector<TableLine>& lines) { written.load(lines); };
    Progress progress(size);
    q.refused = [&](const RefusedRow& row) {
        progress.clear();
        written.tell(row, q);
    };
    if (::isatty(STDERR_FILENO) != 0) q.progress = [&](std::uint64_t rows, std::uint64_t bytes) { progress.tell(rows, bytes); };
    Diagnostics problems;
    Question asked = *question;
    asked.instrument.clear();
    const auto answer = catalogue.population(q, asked, other ? &*other : nullptr, problems);
    progress.clear();
    if (!problems.empty()) to_stderr(catalogue, problems, r);
    if (!answer) return invalid;
    if (written.told > most_told)
        complain(fmt::format("altre {} righe rifiutate{}", written.told - most_told, r.has("--scarti") ? "" : ": --scarti FILE le scrive tutte"));
    if (!problems.ok()) return failed;
    if (!written.keep(error)) {
        complain(error);
        return failed;
    }
    const bool taken = r.value("--esiti") == "-" || r.value("--scarti") == "-";
    if (!taken && !print(show(*answer, supposed, r))) return failed;
    return answer->refused > 0 ? some_failed : answered;
}

}  // namespace attiva::cli
