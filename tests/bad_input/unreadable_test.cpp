// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// What a .caso cannot make: links in a catalogue, files nobody may read, a
// reader that never answers. Each is an error with its code, at once.

#include <catch2/catch.hpp>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <string>

#include "attiva/attiva.hpp"
#include "bad_input/minimal_copy.hpp"

namespace fs = std::filesystem;
using attiva::tests::MinimalCopy;

namespace {

// Codes of the errors, in order, without repetitions of the same.
std::string codes(const attiva::Catalogue& c) {
    std::string out;
    for (const auto& d : c.diagnostics().items())
        if (out.find(d.code) == std::string::npos) out += (out.empty() ? "" : " ") + d.code;
    return out;
}

bool says(const attiva::Catalogue& c, const std::string& words) {
    return c.render(c.diagnostics(), true, false).find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("links are refused, whatever they point at") {
    const MinimalCopy copy;
    fs::create_symlink("/etc/hostname", copy.at("rules/toscana/esterno.regole"));
    fs::create_symlink("..", copy.at("catalog/zone/versilia/giro"));
    const auto c = attiva::Catalogue::open(copy.path());
    CHECK(codes(c) == "C002");
    CHECK(says(c, "«rules/toscana/esterno.regole» è un collegamento"));
    CHECK(says(c, "«catalog/zone/versilia/giro» è un collegamento"));
}

TEST_CASE("a pipe in the place of rules is not waited for") {
    const MinimalCopy copy;
    REQUIRE(::mkfifo(copy.at("rules/toscana/tubo.regole").c_str(), 0600) == 0);
    REQUIRE(::mkfifo(copy.at("catalog/vocabolario/tubo.yaml").c_str(), 0600) == 0);
    const auto c = attiva::Catalogue::open(copy.path());
    CHECK(codes(c) == "C003");
    CHECK(says(c, "«rules/toscana/tubo.regole»"));
}

TEST_CASE("a folder in the place of a file") {
    const MinimalCopy copy;
    fs::create_directory(copy.at("catalog/vocabolario/cartella.yaml"));
    CHECK(codes(attiva::Catalogue::open(copy.path())) == "C003");
}

// Root may read everything: the test asks as nobody, in a process of its own.
TEST_CASE("files and folders that may not be read are named") {
    const MinimalCopy copy;
    fs::permissions(copy.at("rules/toscana/borsa.regole"), fs::perms::none);
    fs::permissions(copy.at("catalog/vocabolario"), fs::perms::none);
    const pid_t child = ::fork();
    if (child == 0) {
        if (::geteuid() == 0) {
            if (::chmod(copy.path().c_str(), 0755) != 0 || ::seteuid(65534) != 0) ::_exit(2);
        }
        const auto c = attiva::Catalogue::open(copy.path());
        const bool named = says(c, "C005: non leggo «rules/toscana/borsa.regole»") &&
                           says(c, "C005: non leggo la cartella «catalog/vocabolario»");
        ::_exit(named ? 0 : 1);
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    fs::permissions(copy.at("catalog/vocabolario"), fs::perms::owner_all);
    REQUIRE(WIFEXITED(status));
    CHECK(WEXITSTATUS(status) == 0);
}
