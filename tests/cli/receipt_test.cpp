// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Receipts by the program itself: the same question twice gives the same bytes, put again
// it gives the same answer, and after a change of the catalogue it says what changed.
#include <catch2/catch.hpp>

#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace fs = std::filesystem;

namespace {

const std::string program = ATTIVA_PROGRAM;
const std::string root = ATTIVA_ROOT;

struct Ran {
    int code = -1;
    std::string out;  ///< both outputs
};

Ran run(const std::string& arguments) {
    Ran r;
    std::FILE* pipe = ::popen((program + " " + arguments + " 2>&1").c_str(), "r");
    REQUIRE(pipe != nullptr);
    std::array<char, 4096> block{};
    for (std::size_t n = 0; (n = std::fread(block.data(), 1, block.size(), pipe)) > 0;) r.out.append(block.data(), n);
    r.code = WEXITSTATUS(::pclose(pipe));
    return r;
}

std::string read(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

class Folder {
public:
    Folder() {
        std::string name = (fs::temp_directory_path() / "attiva_ricevuta_XXXXXX").string();
        REQUIRE(::mkdtemp(name.data()) != nullptr);
        path_ = name;
    }
    ~Folder() { fs::remove_all(path_); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    [[nodiscard]] std::string file(const std::string& name) const { return (path_ / name).string(); }
    [[nodiscard]] std::size_t files() const {
        return static_cast<std::size_t>(std::distance(fs::directory_iterator(path_), fs::directory_iterator()));
    }

private:
    fs::path path_;
};

std::string quoted(const std::string& name) { return "'" + name + "'"; }

}  // namespace

TEST_CASE("the stories: saved twice, the same bytes; put again, the same answer") {
    const std::string options[6] = {"", " --vista cpi", " --formato json", " --vista serd --formato piano --ragioni", " --senza-presunzioni --colore sempre", " --per-la-persona --formato html"};
    std::size_t n = 0;
    int stories = 0;
    for (const auto& story : fs::directory_iterator(root + "/examples")) {
        const std::string person = (story.path() / "persona.yaml").string();
        if (!fs::exists(person)) continue;
        ++stories;
        const Folder folder;
        for (const char* instrument : {"", " tirocinio_inclusione"}) {
            if (*instrument != '\0' && n % 3 != 0) continue;
            const std::string verb = *instrument == '\0' ? "valuta " : "perche ";
            std::string extra = options[n++ % 6];
            if (verb == "perche " && (extra.find("--ragioni") != std::string::npos || extra.find("--per") != std::string::npos)) extra = " --completa";
            const std::string ask = verb + quoted(person) + instrument + extra + " --data 2026-11-20 --catalogo " + quoted(root);
            const std::string one = folder.file(verb.substr(0, 6) + "1.json");
            const std::string two = folder.file(verb.substr(0, 6) + "2.json");
            INFO(ask);
            const Ran plain = run(ask);
            const Ran saved = run(ask + " --ricevuta " + quoted(one));
            CHECK(saved.out == plain.out);  // the receipt changes nothing that is printed
            CHECK(saved.code == plain.code);
            run(ask + " --ricevuta " + quoted(two));
            CHECK(!read(one).empty());
            CHECK(read(one) == read(two));
            const Ran again = run("ricevuta " + quoted(one) + " --catalogo " + quoted(root));
            INFO(again.out);
            CHECK(again.code == 0);
            CHECK(again.out.find("La risposta è la stessa, byte per byte.") != std::string::npos);
            CHECK(again.out.find("Programma: lo stesso") != std::string::npos);
            if (extra.find("--colore") == std::string::npos && extra.find("piano") == std::string::npos)
                CHECK(run("ricevuta " + quoted(one) + " --stampa --catalogo " + quoted(root)).out == plain.out);
        }
    }
    CHECK(stories == 10);
}

TEST_CASE("every verb, format and view; a person in YAML, in JSON and from standard input") {
    const std::string minimal = root + "/tests/data/catalogo_minimo";
    const std::string yaml = minimal + "/persone/anna.yaml";
    const Folder folder;
    const std::string json = folder.file("anna.json");
    std::ofstream(json) << R"({"al": "2026-02-01", "persona": {"data_nascita": "1974-03-15", "residenza": "Pietrasanta", "in_carico_servizio_sociale": "sì"}, "nucleo": {"isee": 7000.5}})";
    const std::vector<std::pair<std::string, std::vector<std::string>>> verbs{
        {"valuta PERSONA", {"", " --formato json", " --formato piano", " --ragioni", " --completa", " --tutte --ragioni", " --per-la-persona",
                            " --per-la-persona --formato html", " --per-la-persona --formato markdown", " --senza-presunzioni", " --comune 'Forte dei Marmi'"}},
        {"perche PERSONA sostegno", {"", " --formato json", " --formato piano", " --completa", " --zona Versilia"}},
        {"quando PERSONA", {"", " --formato json", " --formato piano", " --formato ics", " --fino 2026-02-28"}},
        {"quando PERSONA sostegno", {"", " --formato json", " --formato piano", " --formato ics"}},
        {"condividi PERSONA sostegno", {"", " --formato json", " --formato piano"}}};
    const std::vector<std::string> persons{quoted(yaml), quoted(json), "- < " + quoted(yaml)};
    const std::vector<std::string> views{"", " --vista cpi", " --vista serd"};
    std::size_t n = 0;
    for (const auto& [verb, ways] : verbs)
        for (const std::string& way : ways)
            for (std::size_t p = 0; p < 3; ++p) {  // each person with another view, in turn
                const std::string& who = persons[p];
                const std::string& view = views[(p + n / 3) % 3];
                const bool sharing = verb.rfind("condividi", 0) == 0;
                std::string ask = verb + way + (sharing && view.empty() ? " --con cpi" : view) + " --data 2026-02-01 --catalogo " + quoted(minimal);
                ask.replace(ask.find("PERSONA"), 7, who);
                INFO(ask);
                const std::string one = folder.file("r" + std::to_string(++n));
                const Ran plain = run(ask);
                const Ran saved = run(ask + " --ricevuta " + quoted(one));
                CHECK((plain.code == 0 || plain.code == 4));
                CHECK(saved.out == plain.out);
                CHECK(saved.code == plain.code);
                const Ran again = run("ricevuta " + quoted(one) + " --stampa --catalogo " + quoted(minimal));
                CHECK(again.out == plain.out);
                CHECK(again.code == 0);
            }
    CHECK(n == 28 * 3);
}

TEST_CASE("a calendar has a receipt too: the last day is kept, the same answer put again") {
    const std::string person = root + "/examples/famiglia_adi/persona.yaml";
    for (const std::string extra : {"", " adi", " --formato json", " --formato ics --fino 2028-02-29", " --formato piano --vista cpi"}) {
        const Folder folder;
        const std::string ask = "quando " + quoted(person) + extra + " --data 2026-03-10 --catalogo " + quoted(root);
        INFO(ask);
        const Ran plain = run(ask);
        const Ran saved = run(ask + " --ricevuta " + quoted(folder.file("r.json")));
        CHECK(saved.out == plain.out);
        CHECK(saved.code == 0);
        const std::string last = extra.find("--fino") == std::string::npos ? "2031-03-10" : "2028-02-29";
        CHECK(read(folder.file("r.json")).find("\"--fino\": \"" + last + "\"") != std::string::npos);
        const Ran again = run("ricevuta " + quoted(folder.file("r.json")) + " --catalogo " + quoted(root));
        INFO(again.out);
        CHECK(again.code == 0);
        CHECK(again.out.find("La risposta è la stessa, byte per byte.") != std::string::npos);
        CHECK(run("ricevuta " + quoted(folder.file("r.json")) + " --stampa --catalogo " + quoted(root)).out == plain.out);
    }
}

TEST_CASE("what may be shared has a receipt too") {
    const std::string person = root + "/examples/gioco_due_strade/persona.yaml";
    for (const std::string extra : {" --vista cpi", " --vista cpi --formato json", " --con cpi", " --con cpi --formato piano"}) {
        const Folder folder;
        const std::string ask = "condividi " + quoted(person) + " tirocinio_inclusione" + extra + " --data 2026-02-15 --catalogo " + quoted(root);
        INFO(ask);
        const Ran plain = run(ask);
        const Ran saved = run(ask + " --ricevuta " + quoted(folder.file("r.json")));
        CHECK(saved.out == plain.out);
        CHECK(saved.code == plain.code);
        const Ran again = run("ricevuta " + quoted(folder.file("r.json")) + " --catalogo " + quoted(root));
        INFO(again.out);
        CHECK(again.code == 0);
        CHECK(again.out.find("La risposta è la stessa, byte per byte.") != std::string::npos);
    }
}

TEST_CASE("a receipt never takes the place of anything, and leaves nothing half written") {
    const Folder folder;
    const std::string ask = "valuta " + quoted(root + "/tests/data/catalogo_minimo/persone/anna.yaml") + " --data 2026-02-01 --catalogo " +
                            quoted(root + "/tests/data/catalogo_minimo") + " --ricevuta ";
    std::ofstream(folder.file("gia")) << "mio";
    CHECK(run(ask + quoted(folder.file("gia"))).code == 1);
    CHECK(read(folder.file("gia")) == "mio");
    fs::create_symlink(folder.file("altrove"), folder.file("rimando"));
    CHECK(run(ask + quoted(folder.file("rimando"))).code == 1);
    CHECK_FALSE(fs::exists(folder.file("altrove")));
    CHECK(run(ask + quoted(folder.file("manca/r.json"))).code == 1);
    CHECK(run(ask + quoted(folder.file(""))).code == 1);
    CHECK(run(ask + "''").code == 2);
    CHECK(run(ask + "/dev/full").code == 1);  // it is there
    CHECK(run(ask + "/proc/r.json").out.find("lì non si possono creare file") != std::string::npos);
    CHECK(folder.files() == 2);
    CHECK(run(ask + quoted(folder.file("nuova"))).code == 0);
    struct stat made {};
    REQUIRE(::stat(folder.file("nuova").c_str(), &made) == 0);
    CHECK((made.st_mode & 0777U) == 0600U);  // facts of a person
    CHECK(folder.files() == 3);
}

TEST_CASE("where there is no room for a receipt, nothing is left of it, and no answer is given without") {
    const Folder folder;
    const std::string minimal = root + "/tests/data/catalogo_minimo";
    const std::string ask = program + " valuta " + quoted(minimal + "/persone/anna.yaml") + " --data 2026-02-01 --catalogo " + quoted(minimal) + " --ricevuta " + quoted(folder.file("r.json"));
    const auto with_room = [&](const std::string& blocks) {  // of 512 bytes
        Ran r;
        std::FILE* pipe = ::popen(("trap '' XFSZ; ulimit -f " + blocks + "; " + ask + " 2>&1").c_str(), "r");
        REQUIRE(pipe != nullptr);
        std::array<char, 4096> block{};
        for (std::size_t n = 0; (n = std::fread(block.data(), 1, block.size(), pipe)) > 0;) r.out.append(block.data(), n);
        r.code = WEXITSTATUS(::pclose(pipe));
        return r;
    };
    for (const char* blocks : {"0", "1", "2"}) {
        const Ran r = with_room(blocks);
        INFO(r.out);
        CHECK(r.code == 1);
        CHECK(r.out.find("lo spazio concesso non basta") != std::string::npos);
        CHECK(r.out.find("Cosa possiamo attivare") == std::string::npos);
        CHECK(folder.files() == 0);
    }
    CHECK(with_room("100").code == 0);
    CHECK(folder.files() == 1);
}

TEST_CASE("the catalogue has changed: which clauses, and for which verdicts") {
    const Folder folder;
    const std::string before = root + "/tests/data/catalogo_minimo";
    const std::string after = folder.file("dopo");
    fs::copy(before, after, fs::copy_options::recursive);
    const std::string rules = after + "/rules/nazionale/sostegno.regole";
    std::string text = read(rules);
    const auto at = text.find("10.140 euro");
    REQUIRE(at != std::string::npos);
    text.replace(at, std::string("10.140 euro").size(), "6.000 euro");
    std::ofstream(rules) << text;
    const std::string receipt = folder.file("r.json");
    REQUIRE(run("valuta " + quoted(before + "/persone/anna.yaml") + " --data 2026-02-01 --catalogo " + quoted(before) + " --ricevuta " + quoted(receipt)).code == 0);
    const Ran told = run("ricevuta " + quoted(receipt) + " --catalogo " + quoted(after));
    INFO(told.out);
    CHECK(told.code == 5);
    CHECK(told.out.find("La risposta è diversa.") != std::string::npos);
    CHECK(told.out.find("sostegno: era attivabile, ora non attivabile") != std::string::npos);
    CHECK(told.out.find("--prima CARTELLA") != std::string::npos);
    const Ran why = run("ricevuta " + quoted(receipt) + " --catalogo " + quoted(after) + " --prima " + quoted(before));
    INFO(why.out);
    CHECK(why.code == 5);
    CHECK(why.out.find("la differenza viene dal catalogo") != std::string::npos);
    CHECK(why.out.find("sostegno_isee_max") != std::string::npos);
    CHECK(why.out.find("6.000 euro") != std::string::npos);
    CHECK(run("ricevuta " + quoted(receipt) + " --catalogo " + quoted(after) + " --prima " + quoted(after)).code == 3);
    const std::string calendar = folder.file("q.json");
    REQUIRE(run("quando " + quoted(before + "/persone/anna.yaml") + " --data 2026-02-01 --catalogo " + quoted(before) + " --ricevuta " + quoted(calendar)).code == 0);
    const Ran turned = run("ricevuta " + quoted(calendar) + " --catalogo " + quoted(after) + " --prima " + quoted(before));
    INFO(turned.out);
    CHECK(turned.code == 5);
    CHECK(turned.out.find("sostegno: era attivabile") != std::string::npos);
    CHECK(turned.out.find("sostegno_isee_max") != std::string::npos);
    // A change nobody's answer depends on: the same, but for the digest.
    const std::string other = folder.file("altro");
    fs::copy(before, other, fs::copy_options::recursive);
    std::ofstream(other + "/rules/nazionale/sostegno.regole", std::ios::app) << "\n# niente\n";
    const Ran same = run("ricevuta " + quoted(receipt) + " --catalogo " + quoted(other));
    INFO(same.out);
    CHECK(same.code == 0);
    CHECK(same.out.find("cambia solo l'impronta del catalogo") != std::string::npos);
}
