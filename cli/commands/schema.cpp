// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// schema: what editors read. Nothing is written unless every text has been made.
// Tested by tests/cases/{buoni,cattivi}/schema/.

#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>

#include "attiva/attiva.hpp"
#include "commands.hpp"
#include "files.hpp"
#include "output.hpp"
#include "question.hpp"

namespace attiva::cli {
namespace {

bool folder(const std::string& path) {
    struct stat found {};
    return ::stat(path.c_str(), &found) == 0 && S_ISDIR(found.st_mode);
}

std::string list_text() {
    std::string out;
    for (const EditorKind& k : editor_kinds()) {
        out += fmt::format("{:<13}{}\n", k.id, k.about);
        if (!k.globs.empty()) out += fmt::format("{:<13}{}\n", "", join(k.globs));
    }
    return out + "\nattiva schema GENERE lo stampa; attiva schema --scrivi CARTELLA li scrive tutti.\n";
}

// Is it a kind? If not, says what it may have been.
bool known(const std::string& kind) {
    const auto& all = editor_kinds();
    if (std::any_of(all.begin(), all.end(), [&](const EditorKind& k) { return k.id == kind; })) return true;
    std::vector<std::string> ids;
    for (const EditorKind& k : all) ids.push_back(k.id);
    const std::string near = nearest_editor_kind(kind);
    complain(fmt::format("«{}» non è un genere di file: {}", kind,
                         near.empty() ? "scegli fra " + join(ids) : fmt::format("forse intendevi «{}»?", near)));
    return false;
}

int write_all(const Catalogue& c, const std::string& into) {
    std::vector<std::pair<std::string, std::string>> files;
    for (const EditorKind& k : editor_kinds()) files.emplace_back(into + "/" + k.file, c.editor_text(k.id));
    for (const auto& [name, text] : files) {
        std::string error;
        const auto before = read_input(name, error);
        if (before && before->text == text) continue;
        if (!replace_file(name, text, error)) {
            complain(error);
            return failed;
        }
        complain(fmt::format("scritto {}", name));
    }
    return answered;
}

}  // namespace

int run_schema(const Run& run) {
    const Request& r = run.request;
    const std::string into = r.value("--scrivi");
    if (r.arguments.empty() && !r.has("--scrivi")) return print(list_text()) ? answered : failed;
    if (!r.arguments.empty() && r.has("--scrivi")) {
        complain("GENERE e --scrivi: uno alla volta (--scrivi scrive ogni genere)");
        return misused;
    }
    if (!r.arguments.empty() && !known(r.arguments.front())) return misused;
    if (r.has("--scrivi") && !folder(into)) {
        complain(fmt::format("«{}» non è una cartella: creala con  mkdir -p {}", into, into));
        return failed;
    }
    const Catalogue c = open_catalogue(run);
    if (!c.ok()) {
        to_stderr(c, c.diagnostics(), r);
        return invalid;
    }
    if (r.has("--scrivi")) return write_all(c, into);
    return print(c.editor_text(r.arguments.front())) ? answered : failed;
}

}  // namespace attiva::cli
