// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "catalogue/overlay.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "text/suggest.hpp"

namespace attiva::catalogue {
namespace {

using language::Scope;

// Is the comune (by slug) in the zone on some day?
bool ever_in_zone(const Territory& t, const std::string& comune, const std::string& zone) {
    const auto there = t.ever_of_zone(zone);
    return std::any_of(there.begin(), there.end(), [&](ComuneId c) { return t[c].slug == comune; });
}

}  // namespace

bool place_exists(const Territory& t, Scope::Kind kind, const std::string& id) {
    switch (kind) {
        case Scope::Kind::region: return id == "toscana";
        case Scope::Kind::province: return t.province_exists(id);
        case Scope::Kind::zone: return t.zone_exists(id);
        case Scope::Kind::comune: return !t.find_any(id).empty() && slug(id) == id;
    }
    return false;
}

std::vector<std::string> place_names(const Territory& t, Scope::Kind kind) {
    std::set<std::string> names;
    if (kind == Scope::Kind::region) names.insert("toscana");
    if (kind == Scope::Kind::zone)
        for (const auto& z : t.zones()) names.insert(z.id);
    for (const auto& c : t.comuni()) {
        if (kind == Scope::Kind::province) names.insert(c.province);
        if (kind == Scope::Kind::comune) names.insert(c.slug);
    }
    return {names.begin(), names.end()};
}

namespace {

// Where a folder is told: at its first file, if it has one.
Span top_of(const PlaceFolder& folder, const std::vector<PlacedFile>& files) {
    for (const PlacedFile& f : files)
        if (f.file.name.rfind(folder.name + "/", 0) == 0) return {f.id, 0, 0};
    return {};
}

// "forte_dei_marmi" for a folder «Forte dei Marmi»; else the nearest name.
std::string right_name(const std::string& written, const std::vector<std::string>& known, std::string otherwise) {
    const std::string id = slug(written);
    if (std::find(known.begin(), known.end(), id) != known.end())
        return fmt::format("i nomi delle cartelle sono in minuscolo, con _ al posto degli spazi: rinominala in «{}»", id);
    return text::perhaps(written, known, std::move(otherwise));
}

// A folder that is no comune of its zone: misspelt, of another zone, or one of
// those that hold sheets and cases.
void foreign_comune(const PlaceFolder& f, Span top, const Territory& t, Diagnostics& diagnostics) {
    std::vector<std::string> own;
    std::string all;
    std::set<std::string> names;
    for (const ComuneId c : t.ever_of_zone(f.zone)) names.insert(t[c].slug);
    for (const std::string& name : names) {
        own.push_back(name);
        all += (all.empty() ? "" : ", ") + name;
    }
    const std::string otherwise = own.empty() ? "comune_zona.csv non dà comuni a questa zona" : "i comuni della zona sono: " + all;
    if (f.name.rfind("catalog/", 0) == 0) own.insert(own.end(), {"strumenti", "fondi", "prove"});
    diagnostics.error("C011", top, fmt::format("«{}» non è un comune della zona «{}»", f.name, f.zone),
                      right_name(f.comune, own, otherwise));
}

}  // namespace

std::vector<PlacedFile> check_folders(const std::vector<PlaceFolder>& folders, const std::vector<PlacedFile>& files,
                                      const Territory& t, Diagnostics& diagnostics) {
    std::set<std::string> wrong;
    for (const PlaceFolder& f : folders) {
        if (!t.zone_exists(f.zone)) {
            wrong.insert(f.name);
            if (f.comune.empty())
                diagnostics.error("C010", top_of(f, files), fmt::format("la cartella «{}» non è una zona", f.name),
                                  right_name(f.zone, place_names(t, Scope::Kind::zone),
                                             "usa l'id di una zona di territorio/zone.csv"));
        } else if (!f.comune.empty() && (slug(f.comune) != f.comune || !ever_in_zone(t, f.comune, f.zone))) {
            wrong.insert(f.name);
            foreign_comune(f, top_of(f, files), t, diagnostics);
        } else {
            diagnostics.append(Diagnostics(f.inside));
        }
    }
    std::vector<PlacedFile> placed;
    for (const PlacedFile& f : files) {
        const std::string& name = f.file.name;
        const bool lost = std::any_of(wrong.begin(), wrong.end(), [&](const std::string& w) { return name.rfind(w + "/", 0) == 0; });
        if (!lost) placed.push_back(f);
    }
    return placed;
}

}  // namespace attiva::catalogue
