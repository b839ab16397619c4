// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "house/budgets.hpp"

#include <algorithm>
#include <array>

namespace house {
namespace {

bool blank(std::string_view line) {
    return line.find_first_not_of(" \t\n") == std::string_view::npos;
}

// Skips a string or character literal starting at `i`; returns one past its end.
std::size_t literal_end(std::string_view text, std::size_t i) {
    if (text[i] == '"' && i > 0 && text[i - 1] == 'R') {
        const std::size_t open = text.find('(', i);
        if (open == std::string_view::npos) return text.size();
        const std::string close = ")" + std::string(text.substr(i + 1, open - i - 1)) + "\"";
        const std::size_t end = text.find(close, open);
        return end == std::string_view::npos ? text.size() : end + close.size();
    }
    const char quote = text[i];
    for (++i; i < text.size() && text[i] != quote && text[i] != '\n'; ++i)
        if (text[i] == '\\') ++i;
    return std::min(i + 1, text.size());
}

// 1'000 is a number, not a character literal.
bool digit_separator(std::string_view text, std::size_t i) {
    return text[i] == '\'' && i > 0 && (std::isalnum(static_cast<unsigned char>(text[i - 1])) != 0);
}

void blank_out(std::string& text, std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i)
        if (text[i] != '\n') text[i] = ' ';
}

bool word_in(std::string_view head, std::string_view word) {
    const auto part = [](char c) {
        return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
    };
    for (std::size_t at = head.find(word); at != std::string_view::npos;
         at = head.find(word, at + 1)) {
        const bool before = at > 0 && part(head[at - 1]);
        const bool after = at + word.size() < head.size() && part(head[at + word.size()]);
        if (!before && !after) return true;
    }
    return false;
}

// An access label or a preprocessor line: no part of the statement that follows.
bool apart(std::string_view head, char next) {
    const std::size_t first = head.find_first_not_of(" \t\n");
    if (first == std::string_view::npos) return false;
    if (next == '\n') return head[first] == '#';
    const std::string_view word = head.substr(first);
    return next == ':' && (word == "public" || word == "private" || word == "protected");
}

// The head without its `template <…>`, where `class` makes no class.
std::string_view without_template(std::string_view head) {
    const std::size_t word = head.find("template");
    if (word == std::string_view::npos || !blank(head.substr(0, word))) return head;
    int depth = 0;
    for (std::size_t i = word; i < head.size(); ++i) {
        if (head[i] == '<') ++depth;
        if (head[i] == '>' && --depth == 0) return head.substr(i + 1);
    }
    return head;
}

// Whether the code before a brace is the head of a function.
bool function_head(std::string_view whole) {
    const std::string_view head = without_template(whole);
    if (head.find('(') == std::string_view::npos || head.find(')') == std::string_view::npos)
        return false;
    for (const std::string_view word : {"namespace", "class", "struct", "enum", "union"})
        if (word_in(head.substr(0, head.find('(')), word)) return false;
    const std::size_t equals = head.find('=');
    return equals == std::string_view::npos || equals > head.find('(') ||
           head.find("operator") < equals;
}

bool scope_head(std::string_view head) {
    for (const std::string_view word : {"namespace", "class", "struct", "union", "extern"})
        if (word_in(without_template(head), word)) return true;
    return false;
}

bool comment_line(const std::string& line) {
    const std::size_t first = line.find_first_not_of(" \t");
    return first != std::string::npos &&
           (line.compare(first, 2, "//") == 0 || line.compare(first, 1, "*") == 0 ||
            line.compare(first, 2, "/*") == 0);
}

}  // namespace

std::string code_only(std::string_view text) {
    std::string out(text);
    for (std::size_t i = 0; i < text.size();) {
        std::size_t end = i + 1;
        bool hide = true;
        if (text.substr(i, 2) == "//") {
            end = std::min(text.find('\n', i), text.size());
        } else if (text.substr(i, 2) == "/*") {
            end = std::min(text.find("*/", i), text.size() - 2) + 2;
        } else if (text[i] == '"' || (text[i] == '\'' && !digit_separator(text, i))) {
            end = literal_end(text, i);
        } else {
            hide = false;
        }
        if (hide) blank_out(out, i, end);
        i = end;
    }
    return out;
}

std::vector<Function> functions_of(std::string_view text) {
    const std::string code = code_only(text);
    const std::vector<std::string> lines = lines_of(text);
    std::vector<Function> out;
    std::size_t line = 1;         // of the current byte
    std::size_t head_line = 1;    // where the current statement starts
    std::string head;             // its code so far
    std::size_t inside = 0;       // braces open since the function's own
    std::size_t parentheses = 0;  // braces within them are values, not bodies
    std::size_t values = 0;       // braces of initialisers
    for (const char c : code) {
        if (c == '\n') ++line;
        if (inside > 0) {
            if (c == '{') ++inside;
            if (c == '}' && --inside == 0) {
                out.back().length = line - out.back().line + 1;
                head.clear();
            }
            continue;
        }
        if (c == '(') ++parentheses;
        if (c == ')' && parentheses > 0) --parentheses;
        const bool opens = c == '{' && parentheses == 0 && values == 0;
        if (opens && function_head(head)) {
            const bool commented = head_line >= 2 && comment_line(lines[head_line - 2]);
            out.push_back({head_line, 0, commented});
            inside = 1;
        } else if (opens && scope_head(head)) {
            head.clear();
        } else if (c == '{') {
            ++values;
        } else if (c == '}' && values > 0) {
            --values;
        } else if (((c == ';' || c == '}') && parentheses == 0) || apart(head, c)) {
            head.clear();
        } else {
            if (blank(head) && c != ' ' && c != '\n' && c != '\t') head_line = line;
            head += c;
        }
    }
    return out;
}

std::size_t percentile(std::vector<std::size_t> numbers, std::size_t percent) {
    if (numbers.empty()) return 0;
    std::sort(numbers.begin(), numbers.end());
    const std::size_t rank = (numbers.size() * percent + 99) / 100;
    return numbers[std::max<std::size_t>(rank, 1) - 1];
}

Count lines_counted(std::string_view text) {
    Count count;
    const std::vector<std::string> written = lines_of(text);
    const std::vector<std::string> code = lines_of(code_only(text));
    for (std::size_t i = 0; i < written.size(); ++i) {
        if (written[i].find("SPDX-") != std::string::npos) continue;
        const bool has_code = i < code.size() && !blank(code[i]);
        if (has_code) ++count.code;
        const std::size_t mark = written[i].find("//");
        if (mark != std::string::npos && !blank(std::string_view(written[i]).substr(mark + 2)))
            ++count.comment;
    }
    return count;
}

std::vector<std::string> too_long_files(const std::vector<File>& files, std::size_t most) {
    std::vector<std::string> out;
    for (const File& f : files) {
        const std::size_t lines = lines_of(f.text).size();
        const bool source = ends_with(f.path, ".cpp") || ends_with(f.path, ".hpp");
        if (source && lines > most) out.push_back(f.path + ": " + std::to_string(lines) + " lines");
    }
    return out;
}

std::vector<std::string> too_long_functions(const std::vector<File>& files, std::size_t most) {
    std::vector<std::string> out;
    for (const File& f : files) {
        if (!production(f)) continue;
        for (const Function& function : functions_of(f.text))
            if (function.length > most && !function.commented)
                out.push_back(f.path + ":" + std::to_string(function.line) + ": a function of " +
                              std::to_string(function.length) + " lines");
    }
    return out;
}

std::vector<std::string> misplaced(const std::vector<File>& files) {
    static constexpr std::array<std::string_view, 6> empty_names{"util",    "utils",  "common",
                                                                 "manager", "helper", "helpers"};
    std::vector<std::string> out;
    for (const File& f : files) {
        const bool cpp = ends_with(f.path, ".cpp") || ends_with(f.path, ".hpp");
        const bool data = ends_with(f.path, ".yaml") || ends_with(f.path, ".regole");
        if (cpp && (starts_with(f.path, "rules/") || starts_with(f.path, "catalog/")))
            out.push_back(f.path + ": C++ among the data");
        if (data && starts_with(f.path, "engine/"))
            out.push_back(f.path + ": data inside the engine");
        for (std::size_t at = 0; cpp && at < f.path.size();) {
            const std::size_t end = std::min(f.path.find_first_of("/._", at), f.path.size());
            const std::string_view word = std::string_view(f.path).substr(at, end - at);
            if (std::find(empty_names.begin(), empty_names.end(), word) != empty_names.end())
                out.push_back(f.path + ": «" + std::string(word) + "» names nothing");
            at = end + 1;
        }
    }
    return out;
}

std::vector<std::string> without_licence(const std::vector<File>& files) {
    static constexpr std::array<std::string_view, 7> kinds{
        ".cpp", ".hpp", ".cmake", "CMakeLists.txt", ".regole", ".yaml", ".sh"};
    std::vector<std::string> out;
    for (const File& f : files) {
        const bool kind =
            std::any_of(kinds.begin(), kinds.end(), [&](auto k) { return ends_with(f.path, k); });
        const bool script = starts_with(f.path, "scripts/") || starts_with(f.path, ".ci/");
        // Data of tests may be broken on purpose; the licence file speaks for them.
        if ((!kind && !script) || starts_with(f.path, "tests/data/") ||
            starts_with(f.path, "tests/cases/") || starts_with(f.path, "tests/fuzz/corpus/") ||
            ends_with(f.path, "publiccode.yaml"))
            continue;
        std::string top;
        const auto lines = lines_of(f.text);
        for (std::size_t i = 0; i < std::min<std::size_t>(5, lines.size()); ++i)
            top += lines[i] + "\n";
        if (top.find("SPDX-" "License-Identifier:") == std::string::npos ||
            top.find("SPDX-" "FileCopyrightText:") == std::string::npos)
            out.push_back(f.path + ": no licence at its top");
    }
    return out;
}

std::vector<std::string> machine_places(const std::vector<File>& files) {
    // In pieces, or this file would be the first to be found.
    const std::array<std::string, 6> places{
        std::string("/wo") + "rk/",        std::string("/tmp/at") + "tiva",
        std::string("shared/de") + "sign", std::string("shared/do") + "main",
        std::string("shared/mo") + "dels", std::string("/ro") + "ot/"};
    std::vector<std::string> out;
    for (const File& f : files) {
        if (starts_with(f.path, "LICENSES/") || f.path == ".git") continue;  // a linked work tree
        for (const std::string& place : places) {
            const std::size_t at = f.text.find(place);
            if (at == std::string::npos) continue;
            const auto line =
                std::count(f.text.begin(), f.text.begin() + static_cast<std::ptrdiff_t>(at), '\n');
            out.push_back(f.path + ":" + std::to_string(line + 1) + ": names " + place);
        }
    }
    return out;
}

}  // namespace house
