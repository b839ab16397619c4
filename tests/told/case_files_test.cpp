// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The files of a team's cases: which, and in which order.
#include "case_files.hpp"

#include <catch2/catch.hpp>

#include <unistd.h>

#include <filesystem>
#include <fstream>

using namespace attiva;
namespace fs = std::filesystem;

namespace {

class Folder {
public:
    Folder() {
        std::string name = (fs::temp_directory_path() / "attiva_casi_XXXXXX").string();
        REQUIRE(::mkdtemp(name.data()) != nullptr);
        path_ = name;
    }
    ~Folder() { fs::remove_all(path_); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    std::string put(const std::string& name) const {
        fs::create_directories((path_ / name).parent_path());
        std::ofstream(path_ / name) << "testo di " << name;
        return (path_ / name).string();
    }
    [[nodiscard]] std::string name() const { return path_.string(); }

private:
    fs::path path_;
};

// The names without the folder, or what is wrong without it.
std::string read(const Folder& in, const std::vector<std::string>& names, const std::string& budgets = "") {
    std::vector<Input> cases;
    std::string out;
    if (!cli::read_cases(names, budgets, cases, out)) {
        if (const std::size_t at = out.find(in.name()); at != std::string::npos) out.erase(at, in.name().size());
        return "no: " + out;
    }
    out.clear();
    for (const Input& i : cases) {
        const std::string name = fs::path(i.name).lexically_relative(in.name()).string();
        CHECK(i.text == "testo di " + name);
        out += name + " ";
    }
    return out;
}

}  // namespace

TEST_CASE("files in the order given, those of a folder by name") {
    const Folder f;
    const std::string z = f.put("z.yaml");
    const std::string table = f.put("tabella.csv");
    for (const char* name : {"b/10.yaml", "b/2.json", "b/a.yaml", "b/leggimi.md", "b/x.csv", "b/.nascosto.yaml", "b/dentro.yaml/c.yaml", "b/.yaml"}) f.put(name);
    CHECK(read(f, {z, table}) == "z.yaml tabella.csv ");
    CHECK(read(f, {z, f.name() + "/b", table}) == "z.yaml b/10.yaml b/2.json b/a.yaml tabella.csv ");
    CHECK(read(f, {f.name() + "/b/"}) == "b/10.yaml b/2.json b/a.yaml ");
}

TEST_CASE("the budgets that are in the folder are no case") {
    const Folder f;
    f.put("a.yaml");
    const std::string budgets = f.put("bilanci.yaml");
    CHECK(read(f, {f.name()}, budgets) == "a.yaml ");
    CHECK(read(f, {f.name()}, f.name() + "/./bilanci.yaml") == "a.yaml ");
    CHECK(read(f, {f.name()}) == "a.yaml bilanci.yaml ");
    // A file that was named was meant.
    CHECK(read(f, {budgets}, budgets) == "bilanci.yaml ");
}

TEST_CASE("what cannot be read is said") {
    const Folder f;
    const std::string a = f.put("vuota/a.txt");
    const std::string b = f.put("b.yaml");
    CHECK(read(f, {b, f.name() + "/vuota"}) == "no: nella cartella «/vuota» non c'è nessun caso (.yaml o .json)");
    CHECK(read(f, {f.name() + "/assente.yaml"}) == "no: non leggo «/assente.yaml»: il file non c'è");
    CHECK(read(f, {b, b}) == "no: «/b.yaml» è dato due volte");
    CHECK(read(f, {f.name(), b}) == "no: «/b.yaml» è dato due volte");
}
