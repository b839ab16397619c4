// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Every file and folder under catalog/ and rules/ is taken, quietly allowed (pages
// for people, what editors leave behind) or refused with the place it should have:
// what a person wrote is never lost in silence. Pinned by tests/cases/cattivi/catalogo/.

#include "catalogue/folders.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <utility>

#include "text/suggest.hpp"

namespace attiva::catalogue {
namespace fs = std::filesystem;
namespace {

using Kind = CatalogueFile::Kind;
using Layer = language::Provenance::Layer;
using Names = std::vector<std::string>;

// The folders of every layer of catalog/.
const Names of_a_layer{"strumenti", "fondi", "prove"};

bool among(const std::string& name, const Names& names) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_folder(const fs::path& p) {
    std::error_code ec;
    return fs::is_directory(fs::symlink_status(p, ec));
}

// A pipe or a device would be waited for.
bool is_file(const fs::path& p) {
    std::error_code ec;
    return fs::is_regular_file(fs::symlink_status(p, ec));
}

// Pages for people, licences, and what editors and file managers leave behind.
bool quiet(const fs::path& p) {
    const std::string name = p.filename().string();
    const std::string ext = p.extension().string();
    if (name.front() == '.') return true;
    if (is_folder(p)) return false;
    return ext == ".md" || ext == ".license" || ext == ".swp" || name.back() == '~' || name.front() == '#' ||
           among(name, {"LICENSE", "COPYING", "Thumbs.db", "desktop.ini"});
}

// What else belongs elsewhere: said once here for every folder.
std::string elsewhere(const fs::path& p, bool in_rules) {
    const std::string name = p.filename().string();
    const std::string ext = p.extension().string();
    if (among(name, {"fonti.yaml", "leps.yaml", "vocabolario", "territorio"}))
        return fmt::format("è uno solo per tutti gli strati, e sta in catalog/{}", name);
    if (in_rules && among(name, of_a_layer)) return "le schede e i casi stanno sotto catalog/, qui ci vanno solo le regole";
    if (in_rules && (ext == ".yaml" || ext == ".yml"))
        return "le schede e i casi stanno sotto catalog/, in strumenti/, fondi/ e prove/";
    if (!in_rules && ext == ".regole") return "le regole stanno sotto rules/";
    return {};
}

std::string listed(const Names& folders, const Names& files) {
    std::string all;
    for (const auto& f : folders) all += (all.empty() ? "" : ", ") + f + "/";
    for (const auto& f : files) all += (all.empty() ? "" : ", ") + f;
    return all;
}

class Walk {
public:
    Walk(std::string directory, Diagnostics& diagnostics)
        : root_(std::move(directory)), said_(&diagnostics) {}

    Listing list() {
        if (!folder(root_ / "catalog") || !folder(root_ / "rules")) return {};
        catalog();
        rules(root_ / "rules" / "nazionale", {Layer::national, "", ""});
        rules(root_ / "rules" / "toscana", {Layer::tuscany, "", ""});
        zones(root_ / "rules" / "zone", [&](const fs::path& p, const Place& at) { rules(p, at); });
        only(root_ / "rules", {"nazionale", "toscana", "zone"}, {});
        return std::move(list_);
    }

private:
    struct Place {
        Layer layer = Layer::national;
        std::string zone, comune;
    };

    void error(const char* code, std::string message, std::string help) {
        said_->error(code, Span{}, std::move(message), std::move(help));
    }

    [[nodiscard]] std::string shown(const fs::path& p) const {
        return p.lexically_relative(root_).generic_string();
    }

    bool folder(const fs::path& p) {
        if (is_folder(p)) return true;
        error("C001", fmt::format("non trovo la cartella «{}»", p.generic_string()),
              "un catalogo è una cartella con dentro catalog/ e rules/");
        return false;
    }

    // Entries of a folder by name; links are refused, what is quiet is left out.
    std::vector<fs::path> entries(const fs::path& p) {
        std::vector<fs::path> out;
        std::error_code ec;
        if (!is_folder(p)) return out;
        for (const auto& e : fs::directory_iterator(p, ec)) {
            if (e.is_symlink())
                error("C002", fmt::format("«{}» è un collegamento", shown(e.path())),
                      "metti il file al suo posto: i collegamenti non si seguono");
            else if (quiet(e.path())) continue;
            else if (const std::string name = e.path().filename().string(); visible(name) != name)
                error("C003", fmt::format("non so che farmene di «{}»", shown(e.path())),
                      "nel nome c'è un carattere che non si legge: rinominalo");
            else out.push_back(e.path());
        }
        if (ec)
            error("C005", fmt::format("non leggo la cartella «{}»", shown(p)), "controlla i permessi");
        std::sort(out.begin(), out.end());
        return out;
    }

    // `help` unless the thing has a place of its own.
    void stray(const fs::path& p, const std::string& help) {
        const std::string place = elsewhere(p, shown(p).rfind("rules/", 0) == 0);
        error("C003", fmt::format("non so che farmene di «{}»", shown(p)), place.empty() ? help : place);
    }

    void take(const fs::path& p, Kind kind, const Place& at, bool fund = false) {
        list_.files.push_back({kind, p.string(), shown(p), p.stem().string(), fund, at.layer, at.zone, at.comune});
    }

    // Everything in a folder must be one of these folders or of these files.
    void only(const fs::path& p, const Names& folders, const Names& files) {
        for (const auto& e : entries(p)) {
            const std::string name = e.filename().string();
            const Names& known = is_folder(e) ? folders : files;
            if (!among(name, known))
                stray(e, text::perhaps(name, known, fmt::format("qui ci vanno: {}", listed(folders, files))));
        }
    }

    // Everything in a folder must be a file with this extension.
    template <class Take>
    void flat(const fs::path& p, const std::string& extension, Take take_it) {
        for (const auto& e : entries(p)) {
            if (is_file(e) && e.extension() == extension) take_it(e);
            else if (is_folder(e)) stray(e, fmt::format("qui ci vanno solo file {}, senza altre cartelle", extension));
            else wrong_extension(e, extension);
        }
    }

    void wrong_extension(const fs::path& p, const std::string& extension) {
        if (!is_file(p)) return stray(p, "non è un file: toglilo");
        const std::string stem = p.stem().stem().string();
        stray(p, fmt::format("qui ci vanno solo file {0}: rinominalo in {1}{0}, o in {1}.md se sono appunti", extension, stem));
    }

    void flat(const fs::path& p, const std::string& extension, Kind kind, const Place& at, bool fund = false) {
        flat(p, extension, [&](const fs::path& e) { take(e, kind, at, fund); });
    }

    // Authors' cases are no part of the catalogue, but none is lost.
    void cases(const fs::path& p) {
        flat(p / "prove", ".yaml", [](const fs::path&) {});
    }

    void layer(const fs::path& p, const Place& at) {
        flat(p / "strumenti", ".yaml", Kind::sheet, at, false);
        flat(p / "fondi", ".yaml", Kind::sheet, at, true);
        cases(p);
    }

    void catalog() {
        const fs::path c = root_ / "catalog";
        flat(c / "vocabolario", ".yaml", Kind::vocabulary, {});
        std::error_code ec;
        if (fs::is_regular_file(c / "fonti.yaml", ec)) take(c / "fonti.yaml", Kind::acts, {});
        else error("C004", "manca catalog/fonti.yaml", "è il registro degli atti: aggiungilo");
        if (fs::is_regular_file(c / "leps.yaml", ec)) take(c / "leps.yaml", Kind::levels, {});
        flat(c / "territorio", ".csv", Kind::territory, {});
        layer(c / "nazionale", {Layer::national, "", ""});
        layer(c / "toscana", {Layer::tuscany, "", ""});
        for (const char* base : {"nazionale", "toscana"}) only(c / base, of_a_layer, {});
        zones(c / "zone", [&](const fs::path& p, const Place& at) {
            layer(p, at);
            if (at.layer == Layer::comune) only(p, of_a_layer, {});
        });
        cases(c);
        only(c, {"vocabolario", "territorio", "nazionale", "toscana", "zone", "prove"}, {"fonti.yaml", "leps.yaml"});
    }

    // The folders of zones and, in each, those of its comuni.
    template <class Visit>
    void zones(const fs::path& p, Visit visit) {
        for (const auto& z : entries(p)) {
            if (!is_folder(z)) {
                stray(z, "qui ci vanno solo cartelle di zone");
                continue;
            }
            const std::string zone = z.filename().string();
            list_.places.push_back({shown(z), zone, "", {}});
            visit(z, Place{Layer::zone, zone, ""});
            for (const auto& c : entries(z)) comune(c, zone, visit);
        }
    }

    template <class Visit>
    void comune(const fs::path& p, const std::string& zone, Visit visit) {
        const std::string name = p.filename().string();
        const bool in_rules = shown(p).rfind("rules/", 0) == 0;
        if (!is_folder(p)) {
            if (!in_rules) stray(p, "qui ci vanno cartelle: strumenti/, fondi/, prove/, e quelle dei comuni della zona");
        } else if (!elsewhere(p, in_rules).empty()) {
            stray(p, "");
        } else if (in_rules || !among(name, of_a_layer)) {
            // It may be no comune at all: then what is in it is not what is wrong.
            PlaceFolder place{shown(p), zone, name, {}};
            Diagnostics* outside = std::exchange(said_, &place.inside);
            visit(p, Place{Layer::comune, zone, name});
            said_ = outside;
            list_.places.push_back(std::move(place));
        }
    }

    void rules(const fs::path& p, const Place& at) {
        for (const auto& e : entries(p)) {
            if (is_folder(e)) {
                if (at.layer != Layer::zone) stray(e, "qui ci vanno solo file .regole, senza altre cartelle");
            } else if (is_file(e) && e.extension() == ".regole") {
                take(e, Kind::rules, at);
            } else {
                wrong_extension(e, ".regole");
            }
        }
    }

    fs::path root_;
    Diagnostics* said_;  // of the folder that is looked into
    Listing list_;
};

}  // namespace

Listing list_files(const std::string& directory, Diagnostics& diagnostics) {
    return Walk(directory, diagnostics).list();
}

}  // namespace attiva::catalogue
