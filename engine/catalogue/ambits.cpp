// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// `ambito` against the folder of its file, day by day. A comune of the zone may leave
// it: from then on another zone's folder speaks of it. What comes before it joined
// counts only where the file says from which day: an `ambito` without days is not
// asked to know the history of its comune. Tested by tests/cases/cattivi/strati/.

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "catalogue/overlay.hpp"
#include "text/literal.hpp"

namespace attiva::catalogue {
namespace {

using language::Provenance;
using language::Scope;
using text::write_date;

// What a place is, for the folder of a zone, from a day on.
enum class State : std::uint8_t {
    own,      ///< a comune of the zone, or the zone itself
    other,    ///< of another zone
    no_zone,  ///< there, and no zone is known to hold it
    absent,   ///< not there
};
struct Stretch {
    Date from;
    State state;
    std::string zone;  ///< of `other`
};

class Ambits {
public:
    Ambits(const std::vector<PlacedFile>& files, const language::Rulebook& rules, const Territory& t, Diagnostics& d)
        : rules_(rules), t_(t), d_(d) {
        for (const PlacedFile& f : files) files_[f.id] = &f.file;
    }

    void look() {
        for (const Provenance& ambit : rules_.ambits) {
            const auto at = files_.find(ambit.span.file);
            if (at == files_.end() || at->second->zone.empty() || ambit.scope == language::none) continue;
            const CatalogueFile& file = *at->second;
            for (const Scope::Part& part : rules_.scopes[ambit.scope].parts)
                if (!part_of(ambit, part, file)) break;  // one is enough for a file
        }
    }

private:
    // False once something was said.
    bool part_of(const Provenance& ambit, const Scope::Part& part, const CatalogueFile& f) {
        const bool comune = part.kind == Scope::Kind::comune && (f.comune.empty() || part.id == f.comune);
        const bool zone = part.kind == Scope::Kind::zone && f.comune.empty() && part.id == f.zone;
        const auto life = comune || zone ? life_of(part, f.zone) : std::vector<Stretch>{};
        const bool ever = std::any_of(life.begin(), life.end(), [](const Stretch& s) { return s.state == State::own; });
        if (ever) return in_its_days(ambit, part, f, life);
        say("C012", ambit, fmt::format("l'ambito «{}» esce dalla cartella", part.id),
            "ogni cartella parla solo del suo territorio: sposta il file, o correggi l'ambito");
        return false;
    }

    void say(const char* code, const Provenance& ambit, std::string message, std::string help) {
        const bool error = std::string_view(code) == "C012";
        d_.add({error ? Severity::error : Severity::warning, code, std::move(message), ambit.span, "", {}, std::move(help)});
    }

    [[nodiscard]] std::set<Date> turning(const Scope::Part& part) const {
        std::set<Date> out{first_supported_day};
        if (part.kind == Scope::Kind::comune) out.merge(t_.turning_of(part.id));
        for (const Zone& z : t_.zones()) {
            if (part.kind != Scope::Kind::zone || z.id != part.id) continue;
            if (z.from) out.insert(*z.from);
            if (z.to) out.insert(*z.to + 1);
        }
        return out;
    }

    [[nodiscard]] bool zone_there(const std::string& id, Date day) const {
        return std::any_of(t_.zones().begin(), t_.zones().end(),
                           [&](const Zone& z) { return z.id == id && attiva::within(day, z.from, z.to); });
    }

    // One stretch for each change, the first without beginning.
    [[nodiscard]] std::vector<Stretch> life_of(const Scope::Part& part, const std::string& zone) const {
        std::vector<Stretch> out;
        for (const Date day : turning(part)) {
            Stretch now{day, State::absent, {}};
            if (part.kind == Scope::Kind::zone) {
                if (zone_there(part.id, day)) now.state = State::own;
            } else if (const auto c = t_.find(part.id, day)) {
                now.zone = t_.in_zone(*c, zone, day) ? zone : t_.zone_of(*c, day);
                now.state = now.zone == zone ? State::own : now.zone.empty() ? State::no_zone : State::other;
            }
            if (out.empty() || out.back().state != now.state || out.back().zone != now.zone) out.push_back(std::move(now));
        }
        return out;
    }

    // The stretches on which the file speaks.
    static std::vector<Stretch> spoken(const Provenance& ambit, const std::vector<Stretch>& life) {
        std::vector<Stretch> out;
        for (std::size_t i = 0; i < life.size(); ++i) {
            const bool before = ambit.from && i + 1 < life.size() && life[i + 1].from <= *ambit.from;
            const bool after = ambit.to && *ambit.to < life[i].from;
            if (!before && !after) out.push_back(life[i]);
        }
        return out;
    }

    bool in_its_days(const Provenance& ambit, const Scope::Part& part, const CatalogueFile& f, const std::vector<Stretch>& life) {
        const auto said = spoken(ambit, life);
        const auto own = [](const Stretch& s) { return s.state == State::own; };
        const auto first = std::find_if(said.begin(), said.end(), own);
        if (first == said.end()) return never(ambit, part, f, said, life);
        if (ambit.from && first != said.begin() && !early(ambit, part, f, *std::prev(first), *first)) return false;
        const auto later = std::find_if(first, said.end(), [](const Stretch& s) { return s.state != State::own && s.state != State::no_zone; });
        return later == said.end() || late(ambit, part, f, *later);
    }

    bool early(const Provenance& ambit, const Scope::Part& part, const CatalogueFile& f, const Stretch& before, const Stretch& own) {
        const std::string begin = fmt::format("comincia l'ambito con «dal {}»", write_date(own.from));
        if (before.state == State::no_zone) return true;
        if (before.state == State::absent) {
            say("C117", ambit, fmt::format("l'ambito comincia prima che «{}» ci sia", part.id), begin);
            return true;
        }
        say("C012", ambit,
            fmt::format("l'ambito esce dalla cartella: fino al {} «{}» è della zona «{}»", write_date(own.from + -1), part.id, before.zone),
            fmt::format("{}; ciò che viene prima sta in {}", begin, folder(before.zone, f)));
        return false;
    }

    bool late(const Provenance& ambit, const Scope::Part& part, const CatalogueFile& f, const Stretch& after) {
        const std::string close = fmt::format("chiudi l'ambito con «al {}»", write_date(after.from + -1));
        if (after.state == State::absent) {
            say("C117", ambit, fmt::format("l'ambito dura oltre «{}», che dal {} non c'è più", part.id, write_date(after.from)),
                close + heirs(part, after.from));
            return true;
        }
        const std::string whole = f.comune.empty() ? fmt::format(", o scrivi «ambito zona {}», che segue i suoi comuni giorno per giorno", f.zone) : "";
        say("C012", ambit,
            fmt::format("l'ambito esce dalla cartella: dal {} «{}» è della zona «{}»", write_date(after.from), part.id, after.zone),
            fmt::format("{}{}; ciò che viene dopo sta in {}", close, whole, folder(after.zone, f)));
        return false;
    }

    // On no day of the file is the place the folder's.
    bool never(const Provenance& ambit, const Scope::Part& part, const CatalogueFile& f, const std::vector<Stretch>& said,
               const std::vector<Stretch>& life) {
        const auto other = std::find_if(said.begin(), said.end(), [](const Stretch& s) { return s.state == State::other; });
        if (other != said.end()) {
            say("C012", ambit, fmt::format("l'ambito esce dalla cartella: in questi giorni «{}» è della zona «{}»", part.id, other->zone),
                fmt::format("sposta il file in {}, o correggi i giorni", folder(other->zone, f)));
            return false;
        }
        if (std::any_of(said.begin(), said.end(), [](const Stretch& s) { return s.state == State::no_zone; })) return true;
        const auto own = std::find_if(life.begin(), life.end(), [](const Stretch& s) { return s.state == State::own; });
        const std::optional<Date> end = std::next(own) == life.end() ? std::nullopt : std::optional(std::next(own)->from + -1);
        say("C117", ambit, fmt::format("in questi giorni «{}» non c'è: la regola non vale per nessuno", part.id),
            fmt::format("nella zona c'è {}: correggi i giorni, o il nome", text::write_period(own->from, end)));
        return true;
    }

    static std::string folder(const std::string& zone, const CatalogueFile& f) {
        return fmt::format("rules/zone/{}/{}", zone, f.comune.empty() ? "" : f.comune + "/");
    }

    // What became of a comune that is no more.
    [[nodiscard]] std::string heirs(const Scope::Part& part, Date day) const {
        if (part.kind != Scope::Kind::comune) return {};
        std::string names;
        for (const ComuneId old : t_.find_any(part.id))
            for (const ComuneId now : t_.as_of(old, day))
                if (names.find("«" + t_[now].slug + "»") == std::string::npos) names += (names.empty() ? "«" : ", «") + t_[now].slug + "»";
        return names.empty() ? "" : "; per i giorni dopo il comune è " + names;
    }

    const language::Rulebook& rules_;
    const Territory& t_;
    Diagnostics& d_;
    std::map<FileId, const CatalogueFile*> files_;
};

}  // namespace

void check_ambits(const std::vector<PlacedFile>& files, const language::Rulebook& rules, const Territory& territory,
                  Diagnostics& diagnostics) {
    Ambits(files, rules, territory, diagnostics).look();
}

}  // namespace attiva::catalogue
