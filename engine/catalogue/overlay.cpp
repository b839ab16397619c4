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

// Is the comune (by slug) in the zone on some day on which both exist?
bool ever_in_zone(const Territory& t, const std::string& comune, const std::string& zone) {
    for (const ComuneId c : t.find_any(comune)) {
        std::set<Date> days;
        for (const auto& z : t.zones())
            for (const auto& d : {z.from, z.to, t[c].from, t[c].to})
                if (d) days.insert(*d);
        for (const Date d : days)
            if (t.zone_of(c, d) == zone) return true;
    }
    return false;
}

bool within(const Territory& t, const Scope::Part& part, const CatalogueFile& f) {
    if (part.kind == Scope::Kind::comune)
        return f.comune.empty() ? ever_in_zone(t, part.id, f.zone) : part.id == f.comune;
    return part.kind == Scope::Kind::zone && f.comune.empty() && part.id == f.zone;
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

std::vector<std::string> comuni_of(const Territory& t, const Scope::Part& part) {
    if (part.kind == Scope::Kind::comune) return {part.id};
    std::vector<std::string> out;
    for (const auto& c : t.comuni()) {
        const bool there = part.kind == Scope::Kind::region || (part.kind == Scope::Kind::province && c.province == part.id) ||
                           (part.kind == Scope::Kind::zone && ever_in_zone(t, c.slug, part.id));
        if (there) out.push_back(c.slug);
    }
    return out;
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
    for (const std::string& name : place_names(t, Scope::Kind::comune))
        if (ever_in_zone(t, name, f.zone)) {
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

namespace {

// The `ambito` of a file, which opens a line.
Span scope_line(const text::Sources& sources, FileId id) {
    for (std::uint32_t n = 1; n <= sources.line_count(id); ++n) {
        const std::string_view line = sources.line(id, n);
        const std::uint32_t begin = sources.line_start(id, n);
        if (line.rfind("ambito", 0) == 0) return {id, begin, begin + static_cast<std::uint32_t>(line.size())};
    }
    return {id, 0, 0};
}

}  // namespace

void check_scopes(const std::vector<PlacedFile>& files, const Territory& t,
                  const language::Rulebook& rules, const text::Sources& sources,
                  Diagnostics& diagnostics) {
    std::set<FileId> said;
    const auto look = [&](const language::Provenance& where) {
        if (where.scope == language::none || said.count(where.span.file) != 0) return;
        const auto at = std::find_if(files.begin(), files.end(),
                                     [&](const PlacedFile& p) { return p.id == where.span.file; });
        if (at == files.end() || at->file.zone.empty()) return;
        for (const Scope::Part& part : rules.scopes[where.scope].parts) {
            if (within(t, part, at->file)) continue;
            said.insert(where.span.file);
            diagnostics.error("C012", scope_line(sources, at->id),
                              fmt::format("l'ambito «{}» esce dalla cartella", part.id),
                              "ogni cartella parla solo del suo territorio: sposta il file, o correggi l'ambito");
        }
    };
    for (const auto& c : rules.clauses) look(c.where);
    for (const auto& p : rules.parameters)
        for (const auto& v : p.values) look(v.where);
    for (const auto& s : rules.instruments) look(s.where);
    for (const auto& d : rules.definitions) look(d.where);
}

void check_kinds(const std::vector<Sheet>& sheets, const language::Rulebook& rules, Diagnostics& diagnostics) {
    const auto declared = [](const std::vector<language::Subject>& list, const std::string& id) {
        return std::any_of(list.begin(), list.end(), [&](const language::Subject& s) { return s.id == id; });
    };
    for (const Sheet& s : sheets) {
        const bool fund = declared(rules.funds, s.id);
        const bool instrument = declared(rules.instruments, s.id);
        if (fund == instrument || fund == s.fund) continue;
        diagnostics.error("C207", s.span,
                          fmt::format("per le regole «{}» è {}, ma la scheda sta in {}/", s.id, fund ? "un fondo" : "uno strumento",
                                      s.fund ? "fondi" : "strumenti"),
                          fmt::format("spostala in {}/, nello stesso strato", fund ? "fondi" : "strumenti"));
    }
}

}  // namespace attiva::catalogue
