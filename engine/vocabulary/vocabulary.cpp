// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Lookup by name, the words of levels and classes, and a fact in words.

#include "vocabulary/vocabulary.hpp"

#include <fmt/format.h>

#include <array>
#include <utility>

#include "text/literal.hpp"

namespace attiva::vocabulary {
namespace {

template <class Id>
std::optional<Id> look(const std::unordered_map<std::string, Id>& map, std::string_view id) {
    const auto found = map.find(std::string(id));
    if (found == map.end()) return std::nullopt;
    return found->second;
}

std::string labels(std::uint64_t mask, const ChoiceList& list) {
    std::string out;
    for (std::size_t i = 0; i < list.items.size(); ++i)
        if ((mask >> i & 1U) != 0) out += (out.empty() ? "" : ", ") + list.items[i].label;
    return out;
}

// Months read better as years and months: 227 months are 18 anni e 11 mesi.
std::string months(Number n) {
    const std::int64_t years = n.num() / 12;
    const std::int64_t rest = n.num() % 12;
    if (!n.whole() || n.num() < 12) return text::write_quantity(n, "mesi");
    std::string out = text::write_quantity(Number{12 * years}, "anni");
    return rest == 0 ? out : out + " e " + text::write_quantity(Number{rest}, "mesi");
}

std::string amount(Number n, Base base) {
    if (base == Base::number) return text::write_number(n);
    return base == Base::months ? months(n) : text::write_quantity(n, word(base));
}

std::string show_interval(const Possible& p, Base base, bool dates) {
    const auto one = [&](Number n) {
        return dates ? text::write_date(Date{static_cast<std::int32_t>(n.num())}) : amount(n, base);
    };
    if (p.lo == p.hi) return one(p.lo);
    // A whole year of months is an age in completed years.
    const bool years = base == Base::months && !dates && p.lo >= Number{12} && p.lo.whole() &&
                       p.lo.num() % 12 == 0 && p.hi == p.lo + Number{11};
    return years ? one(p.lo) : fmt::format("tra {} e {}", one(p.lo), one(p.hi));
}

std::string show_event(const Possible& p) {
    if (!p.dated) return "mai";
    const std::string date = show_interval(p, Base::date, true);
    return p.never ? "mai, o " + date : date;
}

std::string show_set(const Possible& p, const ChoiceList& list) {
    if (p.may == p.must) return p.must == 0 ? "nessuno" : labels(p.must, list);
    if (p.must == 0) return "forse " + labels(p.may, list);
    return labels(p.must, list) + ", forse " + labels(p.may & ~p.must, list);
}

}  // namespace

const char* word(Level l) {
    constexpr std::array<const char*, 5> words{"persona", "componente", "nucleo", "familiare",
                                               "attivazione"};
    return words[static_cast<std::size_t>(l)];
}

const char* word(Privacy p) {
    constexpr std::array<const char*, 5> words{"comune", "economico", "particolare", "giudiziario",
                                               "protetto"};
    return words[static_cast<std::size_t>(p)];
}

AttributeId Vocabulary::add(Attribute a) {
    const auto id = static_cast<AttributeId>(attributes_.size());
    const bool first = by_id_.emplace(a.id, id).second;
    if (first && a.id == "numero_componenti") household_size_ = id;
    attributes_.push_back(std::move(a));
    return id;
}

ListId Vocabulary::add(ChoiceList l) {
    const auto id = static_cast<ListId>(lists_.size());
    list_by_id_.emplace(l.id, id);
    lists_.push_back(std::move(l));
    return id;
}

ServiceId Vocabulary::add(Service s) {
    const auto id = static_cast<ServiceId>(services_.size());
    service_by_id_.emplace(s.id, id);
    services_.push_back(std::move(s));
    return id;
}

std::optional<AttributeId> Vocabulary::find(std::string_view id) const { return look(by_id_, id); }
std::optional<ListId> Vocabulary::find_list(std::string_view id) const { return look(list_by_id_, id); }
std::optional<ServiceId> Vocabulary::find_service(std::string_view id) const {
    return look(service_by_id_, id);
}

std::string show(const Possible& p, Type type, const Vocabulary& v) {
    if (p.not_applicable) return "non applicabile";
    switch (type.base) {
        case Base::boolean: return p.may == may_yes ? "sì" : p.may == may_no ? "no" : "non noto";
        case Base::place: return "luogo";
        case Base::event: return show_event(p);
        case Base::date: return show_interval(p, Base::date, true);
        case Base::set: return show_set(p, v.list(type.list));
        case Base::choice: {
            const ChoiceList& list = v.list(type.list);
            if (p.may == list.all()) return "non noto";
            const bool one = certain(p, Base::choice);
            return (one ? "" : "uno tra: ") + labels(p.may, list);
        }
        default: return show_interval(p, type.base, false);
    }
}

}  // namespace attiva::vocabulary
