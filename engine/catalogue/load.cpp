// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The whole loading in one page: list, read, build each part, check references.
// Tested by tests/catalogue/order_test.cpp.

#include "catalogue/load.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <future>
#include <map>
#include <unordered_map>
#include <unordered_set>

#include "catalogue/digest.hpp"
#include "catalogue/folders.hpp"
#include "catalogue/from_document.hpp"
#include "catalogue/overlay.hpp"
#include "catalogue/parsed.hpp"
#include "language/check.hpp"
#include "language/suppose.hpp"
#include "text/suggest.hpp"
#include "vocabulary/from_document.hpp"

namespace attiva::catalogue {
namespace {

using Kind = CatalogueFile::Kind;

class Loader {
public:
    Loader(Diagnostics& diagnostics, std::vector<std::string> supposed) : diagnostics_(diagnostics), supposed_(std::move(supposed)) {
        catalogue_.sources = std::make_shared<text::Sources>();
    }

    Catalogue load(const Listing& listing) {
        if (listing.files.empty()) return std::move(catalogue_);  // said already: not a catalogue
        std::vector<Parsed> parsed;
        for (const CatalogueFile& f : listing.files) parsed.push_back(text_of(f));
        auto digested = std::async(std::launch::async, [this] { return digest(); });
        parse_all(listing.files, *catalogue_.sources, parsed);
        for (std::size_t i = 0; i < parsed.size(); ++i) take(listing.files[i], std::move(parsed[i]));
        catalogue_.digest = digested.get();
        catalogue_.vocabulary = vocabulary::from_documents(vocabulary_, diagnostics_);
        read_territory();
        if (places_known_) files_ = check_folders(listing.places, files_, catalogue_.territory, diagnostics_);
        else
            for (const PlaceFolder& f : listing.places) diagnostics_.append(Diagnostics(f.inside));
        say_unchecked();
        check_references();
        if (words_known_) check_rules();
        return std::move(catalogue_);
    }

private:
    Parsed text_of(const CatalogueFile& f) {
        Parsed p;
        // One byte past the limit is enough to refuse the rest.
        std::ifstream in(f.path, std::ios::binary | std::ios::ate);
        const auto size = std::min<std::streamoff>(in.tellg(), text::largest_text + 1);
        std::string content(static_cast<std::size_t>(std::max<std::streamoff>(size, 0)), '\0');
        in.seekg(0).read(content.data(), size);
        if (!in) {
            p.of_text.error("C005", Span{}, fmt::format("non leggo «{}»", f.name), "controlla i permessi del file");
            return p;
        }
        p.id = catalogue_.sources->add(f.name, content, p.of_text);
        contents_.emplace(f.name, std::move(content));
        p.usable = catalogue_.sources->usable(p.id);
        return p;
    }

    // Hands a file to its part.
    void take(const CatalogueFile& f, Parsed p) {
        diagnostics_.append(std::move(p.of_text));
        if (p.id == no_file) return;
        files_.push_back({f, p.id});
        if (!p.usable || !dispatch(f, std::move(p))) unread(f);
    }

    // What its kind holds is no longer known whole.
    void unread(const CatalogueFile& f) {
        if (f.kind == Kind::vocabulary) words_known_ = false;
        if (f.kind == Kind::rules) rules_read_ = false;
        if (f.kind == Kind::sheet) unread_sheets_.push_back(f.stem);
    }

    // Of the files by name, in whatever order they were met.
    std::string digest() {
        Digest of_all;
        for (const auto& [name, content] : contents_) of_all.add(name, content);
        contents_.clear();
        return of_all.hex();
    }

    void read_territory() {
        missing_tables();
        catalogue_.territory = Territory::read(tables_, diagnostics_);
        places_known_ = catalogue_.territory.complete();
    }

    void check_rules() {
        const std::size_t errors = diagnostics_.error_count();
        for (const std::string& s : supposed_) language::suppose(rules_, s, *catalogue_.sources, diagnostics_);
        catalogue_.rules = language::check(rules_, catalogue_.vocabulary, surroundings(), diagnostics_);
        const bool sound = rules_read_ && diagnostics_.error_count() == errors;
        Ground ground(catalogue_.rules, catalogue_.territory);
        check_sheets(catalogue_.sheets, files_, catalogue_.rules, ground, sound, diagnostics_);
        if (places_known_) {
            check_ambits(files_, catalogue_.rules, catalogue_.territory, diagnostics_);
            check_voices(files_, catalogue_.rules, ground, sound, diagnostics_);
        }
        if (diagnostics_.ok()) check_activations(catalogue_.rules, ground, diagnostics_);
    }

    // A register that was not read would make every name it holds look wrong: it is
    // said once instead.
    void say_unchecked() {
        const std::pair<bool, const char*> registers[] = {
            {acts_known_, "catalog/fonti.yaml non si legge: le fonti citate non sono state controllate"},
            {words_known_, "il vocabolario non si legge tutto: le regole non sono state controllate"},
            {places_known_, "il territorio non si legge tutto: i luoghi di cartelle e ambiti non sono stati controllati"}};
        for (const auto& [known, message] : registers)
            if (!known) diagnostics_.warning("C008", Span{}, message, "correggi prima quell'errore, poi ripeti il controllo");
    }

    // False if not all of it could be read.
    bool dispatch(const CatalogueFile& f, Parsed p) {
        const bool sound = p.of_form.ok();
        diagnostics_.append(std::move(p.of_form));
        if (f.kind == Kind::rules) {
            rules_.push_back({std::move(p.tree), p.id, f.layer});
            rules_.back().broken = !sound;
            return sound;
        }
        if (f.kind == Kind::territory) {
            territory(f, p.id);
            return true;
        }
        return p.document && part(f, std::move(*p.document));
    }

    bool part(const CatalogueFile& f, document::Node document) {
        if (f.kind == Kind::vocabulary) {
            vocabulary_.push_back(std::move(document));
        } else if (f.kind == Kind::acts) {
            const std::size_t errors = diagnostics_.error_count();
            catalogue_.acts = acts_from_document(document, diagnostics_);
            for (const LegalSource& s : catalogue_.acts) acts_.insert(s.id);
            acts_known_ = !acts_.empty() || diagnostics_.error_count() == errors;
        } else if (f.kind == Kind::levels) {
            catalogue_.levels = levels_from_document(document, diagnostics_);
        } else if (auto s = sheet_from_document(document, f.stem, f.fund, f.layer, diagnostics_)) {
            add_sheet(std::move(*s));
        } else {
            return false;
        }
        return true;
    }

    void add_sheet(Sheet s) {
        const auto [same, first] = sheet_spans_.emplace(s.id, s.span);
        if (first) {
            catalogue_.sheets.push_back(std::move(s));
            return;
        }
        Diagnostic d{Severity::error, "C203", fmt::format("la scheda «{}» c'è già", s.id), s.span, "",
                     {{same->second, "la prima è qui"}}, "togline una, o cambia l'id"};
        diagnostics_.add(std::move(d));
    }

    void territory(const CatalogueFile& f, FileId id) {
        const std::string text(catalogue_.sources->text(id));
        if (f.stem == "comuni") {
            tables_.comuni = text;
            tables_.comuni_file = id;
        } else if (f.stem == "comune_zona") {
            tables_.comune_zona = text;
            tables_.comune_zona_file = id;
        } else if (f.stem == "zone") {
            tables_.zone = text;
            tables_.zone_file = id;
        } else if (f.stem == "settori_arti") {
            tables_.sectors = text;
            tables_.sectors_file = id;
        } else {
            diagnostics_.error("C006", Span{id, 0, 0}, fmt::format("«{}» non è una tabella del territorio", f.name),
                               "qui ci vanno comuni, comune_zona, zone, settori_arti");
        }
    }

    void missing_tables() {
        for (const char* name : {"comuni", "comune_zona", "zone", "settori_arti"})
            if (std::none_of(files_.begin(), files_.end(), [&](const PlacedFile& f) {
                    return f.file.kind == Kind::territory && f.file.stem == name;
                }))
                diagnostics_.error("C007", Span{}, fmt::format("manca catalog/territorio/{}.csv", name),
                                   "è una delle quattro tabelle del territorio: aggiungila");
    }

    // Acts and services named by sheets and by the vocabulary.
    void check_references() {
        for (const Sheet& s : catalogue_.sheets) {
            act(s.source, s.source_span);
            if (words_known_ && !s.service.empty() && !catalogue_.vocabulary.find_service(s.service))
                service(s.service, s.service_span);
        }
        for (const ServiceLevel& l : catalogue_.levels) act(l.source, l.source_span);
        for (const auto& a : catalogue_.vocabulary.attributes()) act(a.source, a.source_span);
    }

    void service(const std::string& id, Span where) {
        std::vector<std::string> names;
        for (const auto& s : catalogue_.vocabulary.services()) names.push_back(s.id);
        diagnostics_.error("C204", where, fmt::format("il servizio «{}» non c'è", id),
                           text::perhaps(id, names, "aggiungilo a catalog/vocabolario/servizi.yaml"));
    }

    void act(const std::string& id, Span where) {
        if (!acts_known_ || id.empty() || act_exists(id)) return;
        diagnostics_.error("C205", where, fmt::format("la fonte «{}» non è in fonti.yaml", id),
                           text::perhaps(id, act_ids(), "aggiungila a catalog/fonti.yaml"));
    }

    [[nodiscard]] bool act_exists(const std::string& id) const { return acts_.count(id) > 0; }

    [[nodiscard]] std::vector<std::string> act_ids() const {
        std::vector<std::string> out;
        for (const LegalSource& s : catalogue_.acts) out.push_back(s.id);
        return out;
    }

    language::Surroundings surroundings() {
        using language::Scope;
        const Territory& t = catalogue_.territory;
        language::Surroundings s;
        s.all_rules_read = rules_read_;
        if (acts_known_) s.act_exists = [this](const std::string& id) { return act_exists(id); };
        s.acts = [this] { return act_ids(); };
        if (places_known_) s.place_exists = [&t](Scope::Kind k, const std::string& id) { return place_exists(t, k, id); };
        s.places = [&t](Scope::Kind k) { return place_names(t, k); };
        s.sheets = [this] {
            std::vector<std::string> ids = unread_sheets_;
            for (const Sheet& x : catalogue_.sheets) ids.push_back(x.id);
            return ids;
        };
        s.sheet_place = [this](const std::string& id) {
            const auto found = sheet_spans_.find(id);
            return found == sheet_spans_.end() ? Span{} : found->second;
        };
        return s;
    }

    Diagnostics& diagnostics_;
    std::vector<std::string> supposed_;
    Catalogue catalogue_;
    std::unordered_map<std::string, Span> sheet_spans_;  // by id
    std::unordered_set<std::string> acts_;               // ids
    std::vector<PlacedFile> files_;
    std::map<std::string, std::string> contents_;        // by name, for the digest
    std::vector<document::Node> vocabulary_;
    std::vector<language::RuleFile> rules_;
    std::vector<std::string> unread_sheets_;             // ids, as their files say
    bool acts_known_ = false, words_known_ = true, places_known_ = true, rules_read_ = true;
    Territory::Tables tables_;
};

}  // namespace

Catalogue load(const std::string& directory, Diagnostics& diagnostics, std::vector<std::string> supposed) {
    return Loader(diagnostics, std::move(supposed)).load(list_files(directory, diagnostics));
}

Catalogue load(const Listing& listing, Diagnostics& diagnostics) {
    return Loader(diagnostics, {}).load(listing);
}

}  // namespace attiva::catalogue
