// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Sheets and the rules they belong to: of the same kind, in the same place, and not
// to be taken for those of another thing. Tested by tests/cases/cattivi/catalogo/.

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <unordered_map>

#include "catalogue/overlay.hpp"
#include "text/suggest.hpp"

namespace attiva::catalogue {
namespace {

using language::Rulebook;
using language::Subject;

// A sheet and what the rules declare with its id.
struct Pair {
    const Sheet* sheet;
    const Subject* subject;
};

class Sheets {
public:
    Sheets(const std::vector<Sheet>& sheets, const std::vector<PlacedFile>& files, const Rulebook& rules, Ground& ground,
           bool sound, Diagnostics& d)
        : sheets_(sheets), rules_(rules), ground_(ground), d_(d), sound_(sound) {
        for (const PlacedFile& f : files) files_[f.id] = &f.file;
        for (const auto* list : {&rules.instruments, &rules.funds})
            for (const Subject& s : *list) declared_[s.id].push_back(&s);
    }

    void look() {
        std::vector<Pair> pairs;
        for (const Sheet& s : sheets_) {
            const auto at = declared_.find(s.id);
            if (at == declared_.end()) continue;  // R415
            const auto kind = std::find_if(at->second.begin(), at->second.end(), [&](const Subject* x) { return x->fund == s.fund; });
            if (kind == at->second.end()) {
                other_kind(s, !s.fund);
                continue;
            }
            pairs.push_back({&s, *kind});
            if (sound_) place(pairs.back());  // of two declarations, one is not here
        }
        names(pairs);
        ids();
    }

private:
    void other_kind(const Sheet& s, bool fund) {
        d_.error("C207", s.span,
                 fmt::format("per le regole «{}» è {}, ma la scheda sta in {}/", s.id, fund ? "un fondo" : "uno strumento",
                             s.fund ? "fondi" : "strumenti"),
                 fmt::format("spostala in {}/, nello stesso strato", fund ? "fondi" : "strumenti"));
    }

    void say(const char* code, Span where, std::string message, std::string help, Span other, std::string note) {
        d_.add({Severity::error, code, std::move(message), where, "", {{other, std::move(note)}}, std::move(help)});
    }

    // In the folders of one zone, or above all zones.
    void place(const Pair& p) {
        const auto sheet = files_.find(p.sheet->span.file);
        const auto rules = files_.find(p.subject->where.span.file);
        if (sheet == files_.end() || rules == files_.end()) return;
        const CatalogueFile& s = *sheet->second;
        const CatalogueFile& r = *rules->second;
        const bool same_comune = s.comune.empty() || r.comune.empty() || s.comune == r.comune;
        if (s.zone == r.zone && same_comune) return;
        const std::string layer = r.zone.empty()     ? (r.layer == language::Provenance::Layer::national ? "nazionale" : "toscana")
                                  : r.comune.empty() ? fmt::format("zone/{}", r.zone)
                                                     : fmt::format("zone/{}/{}", r.zone, r.comune);
        say("C208", p.sheet->span, fmt::format("la scheda «{}» non sta con le sue regole", p.sheet->id),
            fmt::format("spostala in catalog/{}/{}/", layer, p.sheet->fund ? "fondi" : "strumenti"), p.subject->where.span,
            "le regole sono qui");
    }

    // One of the two is of a zone or a comune, and somebody may be offered both.
    void names(const std::vector<Pair>& pairs) {
        std::map<std::string, std::vector<const Pair*>> by_name;
        for (const Pair& p : pairs) by_name[slug(p.sheet->name)].push_back(&p);
        for (const auto& [name, same] : by_name)
            for (std::size_t i = 0; i < same.size(); ++i)
                for (std::size_t k = 0; k < i; ++k) {
                    const Pair& a = *same[k];
                    const Pair& b = *same[i];
                    const bool some_local = local(a.subject->where) || local(b.subject->where);
                    if (!some_local || !ground_.meet(a.subject->where, b.subject->where)) continue;
                    const Pair& mine = local(b.subject->where) ? b : a;
                    const Pair& other = local(b.subject->where) ? a : b;
                    say("C209", mine.sheet->span,
                        fmt::format("«{}» si chiama come «{}»: chi legge la risposta non li distingue", mine.sheet->id, other.sheet->id),
                        "dagli un nome suo, per esempio con il luogo o l'anno; per dire altro dello stesso strumento si scrive "
                        "«integra strumento»",
                        other.sheet->span, "l'altra scheda");
                }
    }

    // «voucher» and «Voucher», or with a letter that is drawn like another.
    void ids() {
        std::map<std::string, const Subject*> seen;
        for (const auto* list : {&rules_.instruments, &rules_.funds})
            for (const Subject& s : *list) {
                const auto [first, fresh] = seen.emplace(text::drawn_alike(s.id), &s);
                if (fresh || first->second->id == s.id) continue;
                const bool later = local(s.where) || !local(first->second->where);
                const Subject& mine = later ? s : *first->second;
                const Subject& other = later ? *first->second : s;
                say("C210", mine.where.span, fmt::format("«{}» si legge come «{}»", mine.id, other.id),
                    "dagli un nome che non si confonda: minuscole senza accenti, cifre e _", other.where.span, "l'altro è qui");
            }
    }

    const std::vector<Sheet>& sheets_;
    const Rulebook& rules_;
    Ground& ground_;
    Diagnostics& d_;
    bool sound_;  ///< nothing was wrong before
    std::unordered_map<FileId, const CatalogueFile*> files_;
    std::unordered_map<std::string, std::vector<const Subject*>> declared_;
};

}  // namespace

void check_sheets(const std::vector<Sheet>& sheets, const std::vector<PlacedFile>& files, const Rulebook& rules, Ground& ground,
                  bool sound, Diagnostics& diagnostics) {
    Sheets(sheets, files, rules, ground, sound, diagnostics).look();
}

}  // namespace attiva::catalogue
