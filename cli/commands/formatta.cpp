// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// formatta: canonical text. Nothing is written unless every file can be read.

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>

#include "attiva/attiva.hpp"
#include "commands.hpp"
#include "files.hpp"
#include "output.hpp"

namespace attiva::cli {
namespace {

struct Formatted {
    std::string name;
    std::string before, after;
};

// Reads and formats every file; 0 or the exit code of the first failure kind.
int format_all(const Request& r, std::vector<Formatted>& all) {
    const Style style = style_of(r.value("--colore", "auto"), STDERR_FILENO);
    int code = answered;
    for (const auto& name : r.arguments) {
        std::string error;
        const auto input = read_input(name, error);
        if (!input) {
            complain(error);
            return failed;
        }
        std::string problems;
        auto text = format_rules(*input, false, style.colour, problems);
        std::fputs(problems.c_str(), stderr);
        if (text) all.push_back({name, input->text, std::move(*text)});
        else code = invalid;
    }
    return code;
}

int check_only(const std::vector<Formatted>& all) {
    int code = answered;
    for (const auto& f : all) {
        if (f.before == f.after) continue;
        complain(fmt::format("{} non è in forma canonica: attiva formatta --scrivi {}", f.name, f.name));
        code = some_failed;
    }
    return code;
}

int write_back(const std::vector<Formatted>& all) {
    for (const auto& f : all) {
        std::string error;
        if (f.name == "-" || f.before == f.after) continue;
        if (!replace_file(f.name, f.after, error)) {
            complain(error);
            return failed;
        }
        complain(fmt::format("riscritto {}", f.name));
    }
    return answered;
}

}  // namespace

int run_formatta(const Run& run) {
    const Request& r = run.request;
    if (r.has("--scrivi") && r.has("--verifica")) {
        complain("--scrivi e --verifica insieme: scegline una");
        return misused;
    }
    std::vector<Formatted> all;
    const int code = format_all(r, all);
    if (code != answered) return code;
    if (r.has("--verifica")) return check_only(all);
    if (r.has("--scrivi")) return write_back(all);
    std::string out;
    for (const auto& f : all) out += f.after;
    return print(out) ? answered : failed;
}

}  // namespace attiva::cli
