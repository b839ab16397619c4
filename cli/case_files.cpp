// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "case_files.hpp"

#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <optional>
#include <set>

#include "attiva/funds.hpp"
#include "files.hpp"

namespace attiva::cli {
namespace {

using Identity = std::pair<dev_t, ino_t>;

bool is_folder(const std::string& name) {
    struct stat about {};
    return name != "-" && ::stat(name.c_str(), &about) == 0 && S_ISDIR(about.st_mode);
}

// Of standard input, none on any disk; nothing of what is not there.
std::optional<Identity> identity(const std::string& name) {
    if (name == "-") return Identity{0, 0};
    struct stat about {};
    if (::stat(name.c_str(), &about) != 0) return std::nullopt;
    return Identity{about.st_dev, about.st_ino};
}

bool ends_with(const std::string& text, const std::string& end) { return text.size() > end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0; }

bool listed(const std::string& folder, std::vector<std::string>& names, std::string& error) {
    std::error_code wrong;
    for (std::filesystem::directory_iterator at(folder, wrong), end; !wrong && at != end; at.increment(wrong)) {
        const std::string name = at->path().filename().string();
        const std::string path = folder + (folder.back() == '/' ? "" : "/") + name;
        if (name[0] != '.' && (ends_with(name, ".yaml") || ends_with(name, ".json")) && !is_folder(path)) names.push_back(path);
    }
    std::sort(names.begin(), names.end());
    if (wrong) error = fmt::format("non leggo la cartella «{}»{}", folder, wrong == std::errc::permission_denied ? ": non ho il permesso" : "");
    return !wrong;
}

}  // namespace

bool read_cases(const std::vector<std::string>& names, const std::string& budgets, std::vector<Input>& cases, std::string& error) {
    std::set<Identity> seen;
    const auto without = identity(budgets);
    for (const std::string& name : names) {
        std::vector<std::string> files{name};
        const bool folder = is_folder(name);
        if (folder) {
            files.clear();
            if (!listed(name, files, error)) return false;
            files.erase(std::remove_if(files.begin(), files.end(), [&](const std::string& f) { return identity(f) == without; }), files.end());
        }
        if (files.empty()) error = fmt::format("nella cartella «{}» non c'è nessun caso (.yaml o .json)", name);
        for (const std::string& file : files) {
            if (const auto one = identity(file); one && !seen.insert(*one).second) {
                error = fmt::format("«{}» è dato due volte", file == "-" ? "ingresso standard" : file);
                return false;
            }
            auto text = read_input(file, error, largest_caseload);
            if (!text) return false;
            cases.push_back(std::move(*text));
        }
        if (files.empty()) return false;
    }
    return true;
}

}  // namespace attiva::cli
