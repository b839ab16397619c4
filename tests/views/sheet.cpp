// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "views/sheet.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "person/reader.hpp"
#include "session/state.hpp"
#include "person/shapes.hpp"

namespace attiva::views {
namespace {

using vocabulary::Attribute;
using vocabulary::Base;
using Strings = std::vector<std::string>;

constexpr std::size_t few = 40;  // attributes of a small vocabulary

// Cannot be read, whatever the fact; the last ones only as a fact of its type.
const Strings wrong{"forse",       "12 parsec", "[boh, mah]", "{valore: sì, pippo: no}", "circa 3", "2026-13-45",
                    "10.14 euro",  "-7",        "\"\"",      "{detto_da: zia}",          "true",    "uno tra (boh)"};

}  // namespace

Sheets::Sheets(const catalogue::Catalogue& c, vocabulary::ServiceId viewer, laws::Random& r)
    : c_(c), viewer_(viewer), r_(r), percent_(c.vocabulary.attributes().size() < few ? 55 : 9), consenting_(person::blank(c.vocabulary)) {
    const auto& v = c.vocabulary;
    for (vocabulary::ServiceId s = 0; s < v.services().size(); ++s)
        if (r.chance(6)) consenting_.consents.push_back(s);
    for (vocabulary::ServiceId s = 0; s < v.services().size(); ++s) {
        bool idle = true;
        for (std::size_t i = 0; i < v.attributes().size(); ++i)
            idle = idle && (v.attributes()[i].holder != s || sees(static_cast<vocabulary::AttributeId>(i)));
        const auto& sheets = c.sheets;
        idle = idle && std::none_of(sheets.begin(), sheets.end(), [&](const auto& sheet) {
            return sheet.service == v.service(s).id && !session::may_know_wish(c, consenting_, sheet.id, viewer, {});
        });
        if (idle) idle_consents_.push_back(v.service(s).id);
    }
}

bool Sheets::sees(vocabulary::AttributeId id) const { return visible(consenting_, c_.vocabulary, id, viewer_); }

void Sheets::begin(const Strings& concealed) {
    concealed_ = concealed;
    person_ = facts("persona", true);
    household_ = facts("nucleo", true);
    activation_ = facts("attivazione", true);
    members_.clear();
    relatives_.clear();
    for (std::size_t n = r_.below(3); n > 0; --n) members_.push_back(facts("componenti", true));
    for (std::size_t n = r_.below(2); n > 0; --n) relatives_.push_back(facts("familiari", true));
    frame_ = {"al: 2026-11-2" + std::to_string(r_.below(8))};
    if (r_.chance(50)) frame_.emplace_back("nome: P");
    for (const char* list : {"nucleo_completo", "familiari_completo", "storico_completo"})
        if (r_.chance(30)) frame_.push_back(list + std::string(r_.chance(80) ? ": sì" : ": no"));
    past_.clear();
    for (std::size_t n = r_.chance(40) ? 1 + r_.below(3) : 0; n > 0; --n) {
        const std::string& id = r_.pick(c_.rules.instruments).id;
        if (!std::binary_search(concealed_.begin(), concealed_.end(), id)) past_.push_back(period(id));
    }
    wanted_.clear();
    refused_.clear();
    for (Lines* list : {&wanted_, &refused_}) {
        const std::string& id = r_.pick(c_.rules.instruments).id;
        if (r_.chance(30) && knows_wish(id)) list->push_back(id);
    }
}

bool Sheets::knows_wish(const std::string& instrument) const {
    return session::may_know_wish(c_, consenting_, instrument, viewer_, concealed_);
}

std::string Sheets::wishes(const std::string& list, const Lines& seen) {
    Lines unseen;
    for (std::size_t n = r_.below(3); n > 0; --n) {
        const std::string& id = r_.pick(c_.rules.instruments).id;
        if (!knows_wish(id)) unseen.push_back(id);
    }
    const Lines all = mixed(seen, unseen);
    return all.empty() ? "" : fmt::format("{}: [{}]\n", list, fmt::join(all, ", "));
}

std::string Sheets::sheet() {
    std::string out;
    for (const std::string& line : frame_) out += line + "\n";
    return out + section("persona", person_) + section("nucleo", household_) + section("attivazione", activation_) +
           people("componenti", members_) + people("familiari", relatives_) + past() + wishes("desidera", wanted_) + wishes("rifiuta", refused_) + consents();
}

// Lines of the facts the viewer sees, or of those he does not.
Sheets::Lines Sheets::facts(const std::string& section, bool seen) {
    Lines out;
    const auto& levels = person::section(section).levels;
    const bool group = section == "componenti" || section == "familiari";
    for (std::size_t i = 0; i < c_.vocabulary.attributes().size(); ++i) {
        const Attribute& a = c_.vocabulary.attributes()[i];
        const auto id = static_cast<vocabulary::AttributeId>(i);
        const bool fits = std::find(levels.begin(), levels.end(), a.level) != levels.end();
        if (sees(id) != seen || (!fits && (seen || !r_.chance(1)))) continue;
        if (!r_.chance(group ? percent_ / 2 : percent_)) continue;
        const bool counted = id == c_.vocabulary.household_size() && seen;
        out.push_back(a.id + ": " + (counted ? std::to_string(1 + r_.below(4)) : value(a, seen)));
        if (!seen && r_.chance(4)) out.push_back(a.id + ": " + value(a, seen));  // written twice
    }
    if (seen && group) out.insert(out.begin(), "ruolo: figlio");
    if (seen && section == "persona" && r_.chance(1)) out.emplace_back("fatto_che_non_c_e: sì");
    return out;
}

std::string Sheets::value(const Attribute& a, bool seen) {
    if (r_.chance(seen ? 1 : 8)) return r_.pick(wrong);
    if (r_.chance(6)) return "non so";
    if (r_.chance(90)) return plain_value(a);
    const auto inside = [&] {
        const std::string v = plain_value(a);
        return v.find("tra (") == std::string::npos ? v : "\"" + v + "\"";  // a comma there would end it
    };
    const std::string one = fmt::format("{{valore: {}, valutato_il: 202{}-0{}-01}}", inside(), 3 + r_.below(4), 1 + r_.below(9));
    if (r_.chance(60)) return one;
    return fmt::format("[{}, {{valore: {}, detto_da: inps}}]", one, inside());
}

std::string Sheets::plain_value(const Attribute& a) {
    const auto items = [&] {
        const auto& list = c_.vocabulary.list(a.type.list).items;
        return list[r_.below(list.size())].id;
    };
    switch (a.type.base) {
        case Base::boolean: return r_.chance(50) ? "sì" : "no";
        case Base::choice: return r_.chance(80) ? items() : r_.chance(50) ? "non " + items() : "uno tra (" + items() + ", " + items() + ")";
        case Base::set: return r_.chance(30) ? "[]" : "[" + items() + "]";
        case Base::date: return day();
        case Base::event: return r_.chance(40) ? "mai" : day();
        case Base::place: return place();
        default: break;
    }
    const std::int64_t lo = a.domain.lo.num() / a.domain.lo.den();
    const std::int64_t hi = a.domain.hi.num() / a.domain.hi.den();
    constexpr std::array<std::int64_t, 8> usual{0, 1, 2, 12, 30, 100, 400, 9000};
    std::int64_t n = std::clamp<std::int64_t>(r_.pick(usual), lo, hi);
    const bool money = a.type.base == Base::money || a.type.base == Base::money_month || a.type.base == Base::money_year;
    if (money) n = std::clamp<std::int64_t>(n, lo / 100, hi / 100);
    if (a.unit == "anni") n = std::clamp<std::int64_t>(n, lo / 12, hi / 12);
    if (r_.chance(15)) return fmt::format("almeno {}", n);
    return r_.chance(15) ? fmt::format("tra {} e {}", n, n + 1) : std::to_string(n);
}

std::string Sheets::place() {
    if (r_.chance(15)) return "fuori Toscana";
    const auto& comuni = c_.territory.comuni();
    return comuni[r_.below(comuni.size())].name;
}

std::string Sheets::day() {
    const int year = r_.chance(50) ? 2026 - static_cast<int>(r_.below(3)) : 1950 + static_cast<int>(r_.below(70));
    if (r_.chance(15)) return std::to_string(year);
    return fmt::format("{}-0{}-1{}", year, 1 + r_.below(9), r_.below(10));
}

std::string Sheets::period(const std::string& instrument) {
    std::string out = "{strumento: " + instrument + ", dal: " + (r_.chance(80) ? "2024-03-10" : "2025");
    if (r_.chance(60)) out += r_.chance(80) ? ", al: 2026-0" + std::to_string(1 + r_.below(9)) + "-20" : ", al: non so";
    if (r_.chance(40)) out += r_.chance(70) ? ", esito: positivo" : ", esito: interrotto";
    return out + "}";
}

// What is seen keeps its order; the rest stands anywhere among it, remarks too.
Sheets::Lines Sheets::mixed(Lines seen, const Lines& unseen) {
    for (const std::string& line : unseen)
        seen.insert(seen.begin() + static_cast<std::ptrdiff_t>(r_.below(seen.size() + 1)), line);
    return seen;
}

std::string Sheets::section(const std::string& name, const Lines& seen) {
    const Lines all = mixed(seen, facts(name, false));
    if (all.empty()) return "";
    std::string out = name + ":\n";
    for (const std::string& line : all) {
        if (r_.chance(3)) out += "  # una nota che solo l'autore legge\n";
        out += "  " + line + "\n";
    }
    return out;
}

std::string Sheets::people(const std::string& name, const std::vector<Lines>& seen) {
    if (seen.empty()) return "";
    std::string out = name + ":\n";
    for (const Lines& one : seen) {
        bool first = true;
        for (const std::string& line : mixed(one, facts(name, false))) {
            out += (first ? "  - " : "    ") + line + "\n";
            first = false;
        }
    }
    return out;
}

std::string Sheets::past() {
    Lines unseen;
    for (std::size_t n = concealed_.empty() ? 0 : r_.below(3); n > 0; --n) {
        unseen.push_back(period(r_.pick(concealed_)));
        if (r_.chance(10)) unseen.back() = "{strumento: " + r_.pick(concealed_) + ", dal: ieri, colore: blu}";
    }
    std::string out;
    for (const std::string& line : mixed(past_, unseen)) out += "  - " + line + "\n";
    return out.empty() ? "" : "storico:\n" + out;
}

std::string Sheets::consents() {
    Lines seen;
    for (const auto s : consenting_.consents) seen.push_back(c_.vocabulary.service(s).id);
    Lines idle;
    for (const std::string& s : idle_consents_)
        if (r_.chance(20)) idle.push_back(s);
    const Lines all = mixed(seen, idle);
    return all.empty() ? "" : fmt::format("consensi: [{}]\n", fmt::join(all, ", "));
}

std::vector<vocabulary::ServiceId> viewers(const vocabulary::Vocabulary& v) {
    std::vector<vocabulary::ServiceId> out;
    const person::Profile nobody = person::blank(v);
    for (vocabulary::ServiceId s = 0; s < v.services().size(); ++s)
        for (std::size_t i = 0; i < v.attributes().size(); ++i)
            if (!visible(nobody, v, static_cast<vocabulary::AttributeId>(i), s)) {
                out.push_back(s);
                break;
            }
    return out;
}

}  // namespace attiva::views
