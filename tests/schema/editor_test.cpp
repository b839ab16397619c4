// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// What is kept in examples/vscode is what the program writes, and everything that
// points there points to the right thing.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <regex>
#include <sstream>

#include "attiva/attiva.hpp"

namespace fs = std::filesystem;
using namespace attiva;

namespace {

const fs::path root = ATTIVA_ROOT;
const fs::path kept = root / "examples/vscode/regole";

std::string read(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream all;
    all << in.rdbuf();
    return all.str();
}

const Catalogue& shipped() {
    static const Catalogue c = Catalogue::open(root.string());
    return c;
}

// A glob of an editor: ** stands for folders, * for what is in a name.
std::regex pattern(const std::string& glob) {
    std::string out;
    for (std::size_t i = 0; i < glob.size(); ++i) {
        if (glob.compare(i, 3, "**/") == 0) out += "(?:.*/)?", i += 2;
        else if (glob[i] == '*') out += "[^/]*";
        else if (glob[i] == '.') out += "\\.";
        else out += glob[i];
    }
    return std::regex(out);
}

// The kind a file of the tree is of; empty for none.
std::string kind_of(const std::string& name) {
    for (const EditorKind& k : editor_kinds())
        for (const std::string& glob : k.globs)
            if (std::regex_match(name, pattern(glob))) return k.id;
    return {};
}

const EditorKind& kind(const std::string& id) {
    for (const EditorKind& k : editor_kinds())
        if (k.id == id) return k;
    FAIL("no kind " << id);
    return editor_kinds().front();
}

std::string modeline(const std::string& text) {
    static const std::regex line("(?:^|\n)# yaml-language-server: \\$schema=(\\S+)");
    std::smatch found;
    return std::regex_search(text, found, line) ? found[1].str() : std::string();
}

}  // namespace

TEST_CASE("what editors read is current") {
    REQUIRE(shipped().ok());
    for (const EditorKind& k : editor_kinds()) {
        INFO(k.file << " is not what the program writes; refresh it with:\n"
                    << "  build/release/attiva schema --scrivi examples/vscode/regole --catalogo .");
        CHECK((read(kept / k.file) == shipped().editor_text(k.id)));
    }
}

TEST_CASE("a word that is no kind has no text, and the nearest kind is named") {
    CHECK(shipped().editor_text("territorio").empty());
    CHECK(nearest_editor_kind("persone") == "persona");
    CHECK(nearest_editor_kind("xyz").empty());
}

TEST_CASE("the settings of the editor name every kind with its files") {
    const auto settings = nlohmann::json::parse(read(root / "examples/vscode/.vscode/settings.json"));
    nlohmann::json expected = nlohmann::json::object();
    for (const EditorKind& k : editor_kinds())
        if (!k.globs.empty()) expected["./examples/vscode/regole/" + k.file] = k.globs;
    CHECK(settings["yaml.schemas"] == expected);
    const auto package = nlohmann::json::parse(read(kept / "package.json"));
    for (const auto& g : package["contributes"]["grammars"])
        CHECK(fs::exists(kept / g["path"].get<std::string>()));
    for (const auto& l : package["contributes"]["languages"])
        CHECK(fs::exists(kept / l["configuration"].get<std::string>()));
}

TEST_CASE("every modeline names the schema of its file") {
    std::size_t found = 0;
    for (const char* top : {"catalog", "examples"}) {
        for (const auto& e : fs::recursive_directory_iterator(root / top)) {
            if (e.path().extension() != ".yaml") continue;
            const std::string line = modeline(read(e.path()));
            if (line.empty()) continue;
            ++found;
            const std::string name = e.path().lexically_relative(root).generic_string();
            INFO(name);
            REQUIRE_FALSE(kind_of(name).empty());
            const fs::path named = (e.path().parent_path() / line).lexically_normal();
            CHECK(named == kept / kind(kind_of(name)).file);
        }
    }
    CHECK(found > 200);
}

// A model is copied to the place its text names: the path must be right from there.
TEST_CASE("the modelines of the pages are right where the models go") {
    const std::map<std::string, std::string> goes_to{
        {"strumento", "catalog/toscana/strumenti/x.yaml"}, {"persona", "persone/x.yaml"},
        {"prove", "catalog/zone/versilia/viareggio/prove/x.yaml"}};
    std::size_t found = 0;
    for (const char* page : {"docs/catalogo.md", "docs/zone.md"}) {
        std::string text = read(root / page);
        for (std::string line = modeline(text); !line.empty(); line = modeline(text)) {
            text.erase(0, text.find(line) + line.size());
            std::string id = fs::path(line).filename().string();
            id.erase(std::min(id.find('.'), id.size()));
            INFO(page << ": " << line);
            REQUIRE(goes_to.count(id) == 1);
            const fs::path from = (root / goes_to.at(id)).parent_path();
            CHECK((from / line).lexically_normal() == kept / kind(id).file);
            ++found;
        }
    }
    CHECK(found >= 3);
}
