// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "caso.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace attiva::tests {
namespace fs = std::filesystem;
namespace {

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

// Words separated by blanks; "…" keeps blanks inside.
std::vector<std::string> words_of(const std::string& line) {
    std::vector<std::string> words;
    std::string word;
    bool quoted = false;
    bool open = false;
    for (const char c : line) {
        if (c == '"') {
            quoted = !quoted;
            open = true;
        } else if (c == ' ' && !quoted) {
            if (open) words.push_back(word);
            word.clear();
            open = false;
        } else {
            word += c;
            open = true;
        }
    }
    if (open) words.push_back(word);
    return words;
}

void take(Caso& caso, const std::string& title, std::string body, std::size_t line) {
    if (title == "comando") caso.command = words_of(body.substr(0, body.find('\n')));
    else if (title == "ingresso") caso.input = std::move(body);
    else if (title == "catalogo minimo") caso.minimal_catalogue = true;
    else if (title == "codice") caso.code = std::stoi(body);
    else if (title == "uscita") caso.out = std::move(body);
    else if (title == "errori") caso.err = std::move(body);
    else if (title.rfind("file dopo ", 0) == 0) caso.after.push_back({title.substr(10), std::move(body)});
    else if (title.rfind("file ", 0) == 0) caso.files.push_back({title.substr(5), std::move(body)});
    else throw std::runtime_error(fmt::format("riga {}: sezione «{}» sconosciuta", line, title));
}

bool line_matches(const std::string& pattern, const std::string& line) {
    const std::size_t hole = pattern.find("<*>");
    if (hole == std::string::npos) return pattern == line;
    if (line.compare(0, hole, pattern, 0, hole) != 0) return false;
    const std::string rest = pattern.substr(hole + 3);
    for (std::size_t at = hole; at <= line.size(); ++at)
        if (line_matches(rest, line.substr(at))) return true;
    return false;
}

std::string slurp(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in) return "<il file non c'è>\n";
    std::ostringstream all;
    all << in.rdbuf();
    return all.str();
}

void spill(const fs::path& path, const std::string& text) {
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << text;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
    return text;
}

// One repetition, as written after "<xN:".
void repeat(std::string& out, std::size_t times, const std::string& text) {
    const std::string plain = replaced(replaced(text, "\\n", "\n"), "\\}", ">");
    for (std::size_t n = 1; n <= times; ++n) out += replaced(plain, "{n}", std::to_string(n));
}

// The child's three streams are files of the folder, so that nothing blocks.
int run_in(const fs::path& folder, std::vector<std::string> words) {
    const pid_t child = ::fork();
    if (child == 0) {
        ::alarm(60);
        const int in = ::open((folder / ".ingresso").c_str(), O_RDONLY);
        const int out = ::open((folder / ".uscita").c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
        const int err = ::open((folder / ".errori").c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
        if (::dup2(in, 0) < 0 || ::dup2(out, 1) < 0 || ::dup2(err, 2) < 0 ||
            ::chdir(folder.c_str()) != 0)
            ::_exit(126);
        ::setenv("NO_COLOR", "1", 1);
        ::unsetenv("COLUMNS");
        std::vector<char*> argv;
        for (auto& w : words) argv.push_back(w.data());
        argv.push_back(nullptr);
        ::execv(argv[0], argv.data());
        ::_exit(127);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 1000 + WTERMSIG(status);
}

void section(std::string& text, const std::string& title, const std::string& body) {
    text += "=== " + title + "\n" + body;
    if (!body.empty() && body.back() != '\n') text += '\n';
}

}  // namespace

Caso read_caso(const std::string& text) {
    Caso caso;
    std::string title;
    std::string body;
    std::size_t number = 0;
    std::size_t begun = 0;
    for (const auto& line : lines_of(text)) {
        ++number;
        if (line.rfind("=== ", 0) == 0) {
            if (!title.empty()) take(caso, title, body, begun);
            title = line.substr(4);
            body.clear();
            begun = number;
        } else if (title.empty()) {
            caso.header += line + "\n";
        } else {
            body += line + "\n";
        }
    }
    if (!title.empty()) take(caso, title, body, begun);
    if (caso.command.empty()) throw std::runtime_error("manca la sezione «comando»");
    return caso;
}

std::string expanded(const std::string& text) {
    std::string out;
    std::size_t from = 0;
    for (;;) {
        const std::size_t open = text.find("<x", from);
        const std::size_t colon = open == std::string::npos ? open : text.find(':', open);
        const std::size_t close = colon == std::string::npos ? colon : text.find('>', colon);
        if (close == std::string::npos) return out + text.substr(from);
        const std::string times = text.substr(open + 2, colon - open - 2);
        const bool number = !times.empty() && times.find_first_not_of("0123456789") == std::string::npos;
        out += text.substr(from, open - from);
        if (number) repeat(out, std::stoul(times), text.substr(colon + 1, close - colon - 1));
        else out += text.substr(open, close + 1 - open);
        from = close + 1;
    }
}

std::string write_caso(const Caso& caso) {
    std::string text = caso.header;
    std::string command;
    for (const auto& w : caso.command) {
        command += command.empty() ? "" : " ";
        command += w.empty() || w.find(' ') != std::string::npos ? "\"" + w + "\"" : w;
    }
    section(text, "comando", command);
    if (caso.minimal_catalogue) section(text, "catalogo minimo", "");
    for (const auto& f : caso.files) section(text, "file " + f.path, f.text);
    if (!caso.input.empty()) section(text, "ingresso", caso.input);
    section(text, "codice", std::to_string(caso.code));
    if (!caso.out.empty()) section(text, "uscita", caso.out);
    if (!caso.err.empty()) section(text, "errori", caso.err);
    for (const auto& f : caso.after) section(text, "file dopo " + f.path, f.text);
    return text;
}

Outcome run_caso(const Caso& caso, const std::string& program, const std::string& root) {
    std::string folder_name = (fs::temp_directory_path() / "attiva-caso-XXXXXX").string();
    if (::mkdtemp(folder_name.data()) == nullptr) throw std::runtime_error("mkdtemp");
    const fs::path folder = folder_name;
    if (caso.minimal_catalogue)
        fs::copy(fs::path(root) / "tests/data/catalogo_minimo", folder, fs::copy_options::recursive);
    for (const auto& f : caso.files) spill(folder / f.path, expanded(f.text));
    spill(folder / ".ingresso", expanded(caso.input));
    std::vector<std::string> words;
    for (const auto& w : caso.command) words.push_back(replaced(w, "$RADICE", root));
    if (words.front() == "attiva") words.front() = program;
    Outcome outcome;
    outcome.code = run_in(folder, words);
    outcome.out = replaced(slurp(folder / ".uscita"), root, "$RADICE");
    outcome.err = replaced(slurp(folder / ".errori"), root, "$RADICE");
    for (const auto& f : caso.after) outcome.after.push_back({f.path, slurp(folder / f.path)});
    fs::remove_all(folder);
    return outcome;
}

bool matches(const std::string& expected, const std::string& actual) {
    const auto a = lines_of(expected);
    const auto b = lines_of(actual);
    if (a.size() != b.size()) return false;
    for (std::size_t i = 0; i < a.size(); ++i)
        if (!line_matches(a[i], b[i])) return false;
    return true;
}

}  // namespace attiva::tests
