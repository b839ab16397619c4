// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "schema/names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "caseload/groups.hpp"

namespace attiva::schema {
namespace {

using document::Refers;
using vocabulary::Base;

void add(Names& to, const std::string& id, const std::string& meaning) {
    to.ids.push_back(id);
    to.meanings.push_back(meaning);
}

Names attributes(const vocabulary::Vocabulary& v, bool dates) {
    Names out{dates ? "attributo_data" : "attributo", {}, {}};
    for (const auto& a : v.attributes())
        if (!dates || a.type.base == Base::date) add(out, a.id, a.label);
    return out;
}

// What the instruments, or the funds, of the rules are called in their sheets.
template <class Things>
Names with_sheets(std::string kind, const Things& things, bool funds, const catalogue::Catalogue& c) {
    Names out{std::move(kind), {}, {}};
    for (const auto& t : things) {
        std::string name = t.id;
        for (const auto& s : c.sheets)
            if (s.id == t.id && s.fund == funds) name = s.name;
        add(out, t.id, name);
    }
    return out;
}

}  // namespace

Names names_of(Refers kind, const catalogue::Catalogue& c) {
    Names out;
    switch (kind) {
        case Refers::nothing: return out;
        case Refers::attribute: return attributes(c.vocabulary, false);
        case Refers::date: return attributes(c.vocabulary, true);
        case Refers::instrument: return with_sheets("strumento", c.rules.instruments, false, c);
        case Refers::fund: return with_sheets("linea", c.rules.funds, true, c);
        case Refers::zone:
            out.kind = "zona";
            // One that changed its name is there more than once.
            for (const auto& z : c.territory.zones())
                if (std::find(out.ids.begin(), out.ids.end(), z.id) == out.ids.end()) add(out, z.id, z.name);
            return out;
        case Refers::group:
            out.kind = "gruppo";
            for (const auto& g : caseload::groups(c)) add(out, g.id, g.label);
            return out;
        case Refers::act:
            out.kind = "atto";
            for (const auto& a : c.acts) add(out, a.id, a.title);
            return out;
        case Refers::service:
            out.kind = "servizio";
            for (const auto& s : c.vocabulary.services()) add(out, s.id, s.name);
            return out;
        case Refers::list:
            out.kind = "elenco";
            for (const auto& l : c.vocabulary.lists()) add(out, l.id, "");
            return out;
    }
    return out;
}

std::vector<std::string> place_names(const catalogue::Territory& territory) {
    std::set<std::string> comuni;
    std::set<std::string> zones;
    std::set<std::string> provinces;
    for (const auto& c : territory.comuni()) {
        comuni.insert(c.name);
        provinces.insert("provincia " + c.province);
    }
    for (const auto& z : territory.zones()) zones.insert("zona " + z.name);
    std::vector<std::string> out(comuni.begin(), comuni.end());
    out.insert(out.end(), zones.begin(), zones.end());
    out.insert(out.end(), provinces.begin(), provinces.end());
    out.emplace_back("fuori Toscana");
    out.emplace_back("non so");
    return out;
}

std::string explained(const vocabulary::Attribute& a, const vocabulary::Vocabulary& v) {
    std::string out = a.question;
    if (!a.meaning.empty()) out += "\n\n" + a.meaning;
    out += "\n\n" + (a.unit.empty() ? std::string(word(a.type.base)) : a.unit);
    if (numeric(a.type.base)) out += ", " + show(a.domain, a.type, v);
    if (a.holder != vocabulary::no_service) out += "; lo sa: " + v.service(a.holder).name;
    if (a.presumption) out += "; se nessuno dice nulla si presume: " + show(*a.presumption, a.type, v);
    if (a.valid_months) out += fmt::format("; una valutazione vale {} mesi", *a.valid_months);
    return out + ".";
}

}  // namespace attiva::schema
