// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "catalogue/folders.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

namespace attiva::catalogue {
namespace fs = std::filesystem;
namespace {

using Kind = CatalogueFile::Kind;
using Layer = language::Provenance::Layer;

bool page(const fs::path& p) {  // pages for people may stand anywhere
    const std::string ext = p.extension().string();
    return ext == ".md" || ext == ".license" || p.filename().string().front() == '.';
}

class Walk {
public:
    Walk(std::string directory, Diagnostics& diagnostics)
        : root_(std::move(directory)), diagnostics_(diagnostics) {}

    Listing list() {
        if (!folder(root_ / "catalog") || !folder(root_ / "rules")) return {};
        catalog();
        rules(root_ / "rules" / "nazionale", Layer::national, "", "");
        rules(root_ / "rules" / "toscana", Layer::tuscany, "", "");
        zones(root_ / "rules" / "zone", [&](const fs::path& p, Layer l, const std::string& z,
                                            const std::string& c) { rules(p, l, z, c); });
        only(root_ / "rules", {"nazionale", "toscana", "zone"}, {});
        return std::move(list_);
    }

private:
    void error(const char* code, std::string message, std::string help) {
        diagnostics_.error(code, Span{}, std::move(message), std::move(help));
    }

    [[nodiscard]] std::string shown(const fs::path& p) const {
        return p.lexically_relative(root_).generic_string();
    }

    bool folder(const fs::path& p) {
        std::error_code ec;
        if (fs::is_directory(fs::symlink_status(p, ec))) return true;
        error("C001", fmt::format("non trovo la cartella «{}»", p.generic_string()),
              "un catalogo è una cartella con dentro catalog/ e rules/");
        return false;
    }

    // Entries of a folder by name; links are refused.
    std::vector<fs::path> entries(const fs::path& p) {
        std::vector<fs::path> out;
        std::error_code ec;
        if (!fs::is_directory(fs::symlink_status(p, ec))) return out;
        for (const auto& e : fs::directory_iterator(p, ec)) {
            if (e.is_symlink()) {
                error("C002", fmt::format("«{}» è un collegamento", shown(e.path())),
                      "metti il file al suo posto: i collegamenti non si seguono");
                continue;
            }
            out.push_back(e.path());
        }
        if (ec)
            error("C005", fmt::format("non leggo la cartella «{}»", shown(p)), "controlla i permessi");
        std::sort(out.begin(), out.end());
        return out;
    }

    void stray(const fs::path& p, const std::string& help) {
        error("C003", fmt::format("non so che farmene di «{}»", shown(p)), help);
    }

    void take(const fs::path& p, Kind kind, Layer layer, const std::string& zone,
              const std::string& comune, bool fund = false) {
        list_.files.push_back({kind, p.string(), shown(p), p.stem().string(), fund, layer, zone, comune});
    }

    // Everything in a folder must be one of these folders or have this extension.
    void only(const fs::path& p, const std::vector<std::string>& folders,
              const std::vector<std::string>& names) {
        for (const auto& e : entries(p)) {
            const std::string name = e.filename().string();
            const auto& known = fs::is_directory(e) ? folders : names;
            if (std::find(known.begin(), known.end(), name) != known.end() || page(e)) continue;
            std::string all;
            for (const auto& f : folders) all += (all.empty() ? "" : ", ") + f + "/";
            for (const auto& f : names) all += (all.empty() ? "" : ", ") + f;
            stray(e, fmt::format("qui ci vanno: {}", all));
        }
    }

    void flat(const fs::path& p, const std::string& extension, Kind kind, Layer layer,
              const std::string& zone, const std::string& comune, bool fund = false) {
        for (const auto& e : entries(p)) {
            if (fs::is_regular_file(e) && e.extension() == extension)
                take(e, kind, layer, zone, comune, fund);
            else if (!page(e)) stray(e, fmt::format("qui ci vanno solo file {}", extension));
        }
    }

    void sheets(const fs::path& p, Layer layer, const std::string& zone, const std::string& comune) {
        flat(p / "strumenti", ".yaml", Kind::sheet, layer, zone, comune, false);
        flat(p / "fondi", ".yaml", Kind::sheet, layer, zone, comune, true);
    }

    void catalog() {
        const fs::path c = root_ / "catalog";
        flat(c / "vocabolario", ".yaml", Kind::vocabulary, Layer::national, "", "");
        std::error_code ec;
        if (fs::is_regular_file(c / "fonti.yaml", ec))
            take(c / "fonti.yaml", Kind::acts, Layer::national, "", "");
        else error("C004", "manca catalog/fonti.yaml", "è il registro degli atti: aggiungilo");
        if (fs::is_regular_file(c / "leps.yaml", ec)) take(c / "leps.yaml", Kind::levels, Layer::national, "", "");
        flat(c / "territorio", ".csv", Kind::territory, Layer::national, "", "");
        sheets(c / "nazionale", Layer::national, "", "");
        sheets(c / "toscana", Layer::tuscany, "", "");
        for (const char* base : {"nazionale", "toscana"})
            only(c / base, {"strumenti", "fondi", "prove"}, {});
        zones(c / "zone", [&](const fs::path& p, Layer l, const std::string& z,
                              const std::string& comune) { sheets(p, l, z, comune); });
        only(c, {"vocabolario", "territorio", "nazionale", "toscana", "zone", "prove"}, {"fonti.yaml", "leps.yaml"});
    }

    template <class Visit>
    void zones(const fs::path& p, Visit visit) {
        for (const auto& z : entries(p)) {
            if (page(z)) continue;
            if (!fs::is_directory(z)) {
                stray(z, "qui ci vanno solo cartelle di zone");
                continue;
            }
            const std::string zone = z.filename().string();
            visit(z, Layer::zone, zone, "");
            for (const auto& c : entries(z)) {
                const std::string name = c.filename().string();
                if (fs::is_directory(c) && name != "strumenti" && name != "fondi" && name != "prove")
                    visit(c, Layer::comune, zone, name);
            }
        }
    }

    void rules(const fs::path& p, Layer layer, const std::string& zone, const std::string& comune) {
        for (const auto& e : entries(p)) {
            if (fs::is_directory(e)) {
                const bool of_comune = layer == Layer::zone;
                if (!of_comune && e.filename() != "prove") stray(e, "qui ci vanno solo file .regole");
            } else if (fs::is_regular_file(e) && e.extension() == ".regole") {
                take(e, Kind::rules, layer, zone, comune);
            } else if (!page(e)) {
                stray(e, "i file di regole finiscono in .regole");
            }
        }
    }

    fs::path root_;
    Diagnostics& diagnostics_;
    Listing list_;
};

}  // namespace

Listing list_files(const std::string& directory, Diagnostics& diagnostics) {
    return Walk(directory, diagnostics).list();
}

}  // namespace attiva::catalogue
