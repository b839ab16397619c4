// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The two zones of examples/fondi_* answer what their LEGGIMI says, with the commands it says;
// and what docs/fondi.md says of `attiva fondi` runs on them as written there.
#include <fmt/format.h>
#include <sys/wait.h>
#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <nlohmann/json.hpp>
#include <regex>
#include <sstream>
#include <string>
#include <vector>

#include "funding/solve.hpp"

namespace {

using nlohmann::json;
using Lines = std::vector<std::string>;

Lines read(const std::string& path) {
    std::ifstream in(ATTIVA_ROOT "/" + path);
    Lines out;
    for (std::string line; std::getline(in, line);) out.push_back(line);
    REQUIRE(!out.empty());
    return out;
}

// What a command written "attiva …" prints, from the root of the tree; it must end with 0.
std::string ran(const std::string& command) {
    INFO(command);
    REQUIRE(command.rfind("attiva ", 0) == 0);
    std::string out;
    std::FILE* pipe = ::popen(("cd '" ATTIVA_ROOT "' && '" ATTIVA_PROGRAM "'" + command.substr(6)).c_str(), "r");
    std::array<char, 4096> part{};
    while (const std::size_t n = std::fread(part.data(), 1, part.size(), pipe)) out.append(part.data(), n);
    const int status = ::pclose(pipe);
    REQUIRE(WIFEXITED(status));
    REQUIRE(WEXITSTATUS(status) == 0);
    return out;
}

// The command a page gives, alone and pushed in by four.
std::string command_of(const Lines& page) {
    const auto line = std::find_if(page.begin(), page.end(), [](const std::string& l) { return l.rfind("    attiva fondi ", 0) == 0; });
    REQUIRE(line != page.end());
    return line->substr(4);
}

// 463.600 euro
std::string euro(std::int64_t cents) {
    REQUIRE(cents % 100 == 0);
    std::string digits = std::to_string(cents / 100);
    for (auto at = static_cast<std::int64_t>(digits.size()) - 3; at > 0; at -= 3) digits.insert(static_cast<std::size_t>(at), ".");
    return digits + " euro";
}

std::string counted(const json& answer) {
    const auto count = [&](const char* esito) {
        return std::count_if(answer["richieste"].begin(), answer["richieste"].end(), [&](const json& r) { return r["esito"] == esito; });
    };
    std::int64_t given = 0;
    for (const json& r : answer["richieste"]) given += r["assegnato"].get<std::int64_t>();
    REQUIRE(count("non decisa") == 0);
    REQUIRE(answer["migliore"] == true);
    const auto tied = count("a pari merito");
    return fmt::format("Di {} richieste ne sono pagate {}; {} a pari merito, scoperte {}, nessuna non decisa. La proposta assegna {}. Nessuna proposta segue meglio la regola: è provato. È una proposta: decide l'équipe.",
                       answer["richieste"].size(), count("pagata"), tied == 0 ? std::string("nessuna") : std::to_string(tied), count("scoperta"), euro(given));
}

Lines table(const json& answer) {
    Lines rows;
    for (const json& l : answer["linee"]) {
        REQUIRE(l["premi"] == 0);
        const auto money = [&](const char* key) { return euro(l[key].get<std::int64_t>()); };
        rows.push_back(fmt::format("| `{}` | {} | {} | {} | {} |", l["id"].get<std::string>(), money("totale"), money("impegnato"), money("previsto"), money("resta")));
    }
    return rows;
}

// One uncovered request as the page tells it: its heading, then a line for each reason.
Lines told(const json& r) {
    const auto text = [](const json& j, const char* key) { return j[key].get<std::string>(); };
    Lines out{fmt::format("**{}**, {} ({}), {}, {}, dal {} al {}:", text(r, "caso"), text(r, "nome"), text(r, "strumento"), text(r, "costo"), euro(r["importo"].get<std::int64_t>()), text(r, "dal"), text(r, "al"))};
    for (const json& why : r["perche"]) out.push_back("- " + why.get<std::string>());
    for (const json& l : r["altre_linee"]) out.push_back(fmt::format("- {} ({}): {}", text(l, "nome"), text(l, "linea"), text(l, "perche")));
    for (const json& enough : r["basterebbe"]) out.push_back("- per pagarla " + enough.get<std::string>());
    for (std::size_t k = 1; k < out.size(); ++k) out[k] += k + 1 == out.size() ? "." : ";";
    return out;
}

// The lines of the page from `first`, up to an empty one.
Lines from(const Lines& page, const std::string& first) {
    const auto begin = std::find_if(page.begin(), page.end(), [&](const std::string& l) { return l.rfind(first, 0) == 0; });
    return {begin, std::find(begin, page.end(), "")};
}

void check_zone(const std::string& zone) {
    CAPTURE(zone);
    const Lines page = read("examples/fondi_" + zone + "/LEGGIMI.md");
    const std::string command = command_of(page);
    REQUIRE(command.find("examples/fondi_" + zone + "/bilanci.yaml") != std::string::npos);
    const json answer = json::parse(ran(command + " --formato json"));
    CHECK(from(page, "Di ") == Lines{counted(answer)});
    Lines lines = from(page, "| linea |");
    REQUIRE(lines.size() > 2);
    lines.erase(lines.begin(), lines.begin() + 2);
    CHECK(lines == table(answer));

    // Who is tied is named.
    for (const json& tie : answer["pari_merito"]) {
        const Lines said = from(page, "A pari merito");
        REQUIRE(said.size() == 1);
        for (const json& r : tie["richieste"]) {
            const json& one = answer["richieste"][r.get<std::size_t>()];
            CHECK(said[0].find(fmt::format("{} di {}", one["costo"].get<std::string>(), one["caso"].get<std::string>())) != std::string::npos);
        }
    }
    std::size_t uncovered = 0;
    for (const std::string& l : page) {
        if (l.rfind("**", 0) != 0) continue;
        ++uncovered;
        const std::string id = l.substr(2, l.find("**", 2) - 2);
        const auto r = std::find_if(answer["richieste"].begin(), answer["richieste"].end(), [&](const json& one) { return one["caso"] == id && one["esito"] == "scoperta" && l == told(one)[0]; });
        INFO(l);
        REQUIRE(r != answer["richieste"].end());
        CHECK(from(page, l) == told(*r));
    }
    CHECK(uncovered == 3);
}

}  // namespace

TEST_CASE("the zones of examples/fondi_* answer what their pages say") {
    if (!attiva::funding::available()) {
        WARN("built without COIN-OR: the zones are not answered");
        return;
    }
    check_zone("versilia");
    check_zone("firenze");
}

TEST_CASE("what docs/fondi.md says to write runs on a zone") {
    if (!attiva::funding::available()) {
        WARN("built without COIN-OR: the zones are not answered");
        return;
    }
    const std::string zone = command_of(read("examples/fondi_firenze/LEGGIMI.md"));
    const std::string plain = ran(zone);

    std::string all;
    for (const std::string& l : read("docs/fondi.md")) all += l + "\n";
    // The rows of the table of hypotheses.
    const std::regex row("\\| `(--se [^`]+)` \\|");
    std::size_t hypotheses = 0;
    for (std::sregex_iterator it(all.begin(), all.end(), row); it != std::sregex_iterator{}; ++it, ++hypotheses) {
        const std::string said = ran(zone + " " + (*it)[1].str());
        CHECK(said != plain);
        CHECK(said.find("\nChe cosa cambierebbe\n") != std::string::npos);
    }
    CHECK(hypotheses == 3);

    const auto rows = [](const std::string& csv) { return std::count(csv.begin(), csv.end(), '\n') - 1; };
    for (const char* option : {"--completa", "--formato piano", "--formato csv", "--linee", "--svg FILE"}) {
        CAPTURE(option);
        CHECK(all.find("`" + std::string(option) + "`") != std::string::npos);
    }
    CHECK(ran(zone + " --completa").size() > 2 * plain.size());
    CHECK(rows(ran(zone + " --formato csv")) == 269);
    CHECK(rows(ran(zone + " --formato csv --linee")) == 6);
    std::string drawn = (std::filesystem::temp_directory_path() / "attiva-zona-XXXXXX").string();
    REQUIRE(::mkdtemp(drawn.data()) != nullptr);
    CHECK(ran(zone + " --svg '" + drawn + "/linee.svg'") == plain);
    CHECK(std::filesystem::file_size(drawn + "/linee.svg") > 1000);
    std::filesystem::remove_all(drawn);
}
