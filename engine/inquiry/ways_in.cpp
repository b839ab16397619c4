// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Tested by tests/cases/buoni/cambierebbe/.

#include "inquiry/ways_in.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "evaluation/wording.hpp"
#include "inquiry/openers.hpp"
#include "inquiry/place_words.hpp"
#include "inquiry/value_words.hpp"
#include "text/literal.hpp"

namespace attiva::inquiry {
namespace {

using analysis::FactAt;
using analysis::Possible;
using vocabulary::Attribute;
using vocabulary::Base;
using vocabulary::ChangedBy;

constexpr const char* the_person = "la persona";

class Words {
public:
    Words(Atlas& atlas, Completions& known, InstrumentId instrument)
        : atlas_(atlas), known_(known), instrument_(instrument), v_(atlas.day.vocabulary), profile_(known.known().profile()) {}

    ChangeNeeded change(const Change& c) {
        const Attribute& a = v_[c.named];
        ChangeNeeded out;
        out.attribute = a.id;
        out.label = a.label;
        out.member = member_words(profile_, c.at.subject);
        out.by = by(a, c);
        out.openers = opened_by(c);
        if (a.type.base == Base::place) {
            out.now = place(c.at);
            out.needed = wanted(c);
            return out;
        }
        const Possible now = seen_as(a, c.now, day());
        const Possible needed = seen_as(a, c.needed, day());
        out.now = show(now, a.type, v_);
        out.needed = limits_words(v_, a, needed, seen_as(a, atlas_.links.blank[c.at.attribute].value, day()));
        if (measured(a.type.base)) out.distance = distance(a, now, needed);
        return out;
    }

    [[nodiscard]] bool may_be_wished(const Change& c) const {
        const Attribute& a = v_[c.named];
        if (a.changed_by == ChangedBy::nobody || a.privacy == vocabulary::Privacy::guarded) return false;
        // Nobody grows younger.
        return !passes(a) || seen_as(a, c.now, day()).hi < seen_as(a, c.needed, day()).lo;
    }

private:
    [[nodiscard]] static bool passes(const Attribute& a) {
        return a.derivation == vocabulary::Derivation::elapsed && a.changed_by == ChangedBy::time;
    }

    // "il tempo, dal 2031-05-02", where the day it counts from is known.
    [[nodiscard]] std::string time(const Attribute& a, const Change& c) const {
        if (!passes(a) || c.now.lo != c.now.hi || !may_be_wished(c)) return passes(a) && !may_be_wished(c) ? "nessuno" : "il tempo";
        const auto units = static_cast<int>(seen_as(a, c.needed, day()).lo.num());
        const Date start{static_cast<std::int32_t>(c.now.lo.num())};
        return "il tempo, dal " + text::write_date(a.type.base == Base::days ? start + units : add_months(start, units));
    }

    std::string distance(const Attribute& a, const Possible& now, const Possible& needed) const {
        if (now.lo != now.hi || a.type.base == Base::date) return {};
        const bool over = needed.hi < now.lo;
        if (!over && needed.lo <= now.lo) return {};
        const Number gap = over ? now.lo - needed.hi : needed.lo - now.lo;
        const std::string shown = show(vocabulary::between(gap, gap), a.type, v_);
        return over ? shown + " di troppo" : shown + " in meno del necessario";
    }

    [[nodiscard]] std::string by(const Attribute& a, const Change& c) const {
        switch (a.changed_by) {
            case ChangedBy::time: return time(a, c);
            case ChangedBy::nobody: return "nessuno";
            case ChangedBy::person: return the_person;
            case ChangedBy::service: break;
        }
        // Who makes an assessment, before who keeps it; what the person alone knows, some service decides.
        if (!a.assessed_by.empty()) return a.assessed_by;
        if (a.holder == vocabulary::no_service || v_.service(a.holder).name == the_person) return "un servizio";
        return v_.service(a.holder).name;
    }

    // "Lucca o zona Versilia", where it was proved.
    [[nodiscard]] std::string wanted(const Change& c) const {
        if (c.places.empty()) return "un altro luogo";
        return places_in_words(atlas_.day.territory, atlas_.day.day, c.places) + (c.every_place ? "" : " (forse anche altrove)");
    }

    std::vector<attiva::Opener> opened_by(const Change& c) {
        std::vector<attiva::Opener> out;
        for (const Opener& o : openers(atlas_, known_, instrument_, c)) {
            const std::string& id = atlas_.catalogue.rules.instruments[o.instrument].id;
            const auto service = v_.find_service(o.service);
            out.push_back({id, evaluation::subject_name(atlas_.catalogue, id), service ? v_.service(*service).name : ""});
        }
        return out;
    }

    [[nodiscard]] std::string place(FactAt at) const {
        const auto& places = evaluation::facts_of(profile_, at.subject)[at.attribute].places;
        if (places.size() != 1) return "un luogo noto in parte";
        return places[0] == person::outside_tuscany ? "fuori Toscana" : atlas_.day.territory[places[0]].name;
    }

    [[nodiscard]] Date day() const { return atlas_.day.day; }

    Atlas& atlas_;
    Completions& known_;
    InstrumentId instrument_;
    const vocabulary::Vocabulary& v_;
    const person::Profile& profile_;
};

}  // namespace

void tell_ways_in(Atlas& atlas, Completions& known, InstrumentId instrument, bool all, InstrumentAnswer& answer) {
    const NearMisses found = near_misses(atlas, known, instrument);
    Words words(atlas, known, instrument);
    answer.ways_complete = found.all;
    for (const NearMiss& m : found.sets) {
        const bool wished = std::all_of(m.changes.begin(), m.changes.end(), [&](const Change& c) { return words.may_be_wished(c); });
        if (!wished && !all) {
            ++answer.ways_kept_back;
            continue;
        }
        WayIn way;
        for (const Change& c : m.changes) way.changes.push_back(words.change(c));
        answer.ways_in.push_back(std::move(way));
    }
}

}  // namespace attiva::inquiry
