// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "population/rows.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <memory>

#include "person/shapes.hpp"
#include "text/literal.hpp"

namespace rows {

using namespace attiva;
using vocabulary::Attribute;
using vocabulary::Base;
using vocabulary::Level;

namespace {

std::string quoted(const std::string& text) { return "\"" + text + "\""; }

}  // namespace

Maker::Maker(const catalogue::Catalogue& catalogue, std::uint64_t seed, std::size_t columns) : catalogue_(catalogue), random_(seed) {
    const auto& attributes = catalogue.vocabulary.attributes();
    for (std::size_t i = 0; i < attributes.size(); ++i)
        if (attributes[i].level != Level::relative) columns_.push_back(static_cast<vocabulary::AttributeId>(i));
    std::shuffle(columns_.begin(), columns_.end(), random_);
    if (columns < columns_.size()) columns_.resize(columns);
}

std::string Maker::quantity(const Attribute& a, std::string& json) {
    const text::Unit* unit = a.type.base == Base::number ? nullptr : text::unit_named(a.unit);
    const Number one = unit == nullptr ? Number{1} : unit->base;
    const auto whole = [&](Number n) { return n.num() / n.den(); };
    const std::int64_t low = whole(a.domain.lo / one) + 1;
    const std::int64_t high = std::min<std::int64_t>(whole(a.domain.hi / one), below(4) == 0 ? 1'000'000 : 20'000);
    const std::int64_t n = std::max(low, std::int64_t{0}) + static_cast<std::int64_t>(below(static_cast<std::uint64_t>(std::max<std::int64_t>(high - low + 1, 1))));
    if (!vocabulary::is_money(a.type.base) || below(3) == 0) {
        json = std::to_string(n);
        return json;
    }
    const auto cents = below(100);
    json = fmt::format("{}.{:02}", n, cents);
    if (below(4) == 0) return fmt::format("{},{:02} {}", n, cents, a.unit);
    return below(2) == 0 ? fmt::format("{},{:02}", n, cents) : fmt::format("{},{}", n, cents / 10);
}

std::string Maker::day(const Attribute& a, std::string& json) {
    const std::int64_t first = std::max<std::int64_t>(a.domain.lo.num(), date_of(1950, 1, 1)->days);
    const std::int64_t last = std::min<std::int64_t>(a.domain.hi.num(), date_of(2027, 6, 1)->days);
    const CivilDate c = civil(Date{static_cast<std::int32_t>(first + static_cast<std::int64_t>(below(static_cast<std::uint64_t>(last - first + 1))))});
    const std::string iso = fmt::format("{:04}-{:02}-{:02}", c.year, c.month, c.day);
    json = quoted(iso);
    return below(2) == 0 ? iso : fmt::format("{}/{}/{}", c.day, c.month, c.year);
}

Written Maker::value(const Attribute& a, const Odds& odds) {
    const bool partly = below(100) < static_cast<std::uint64_t>(odds.partly);
    if (below(1000) < static_cast<std::uint64_t>(odds.wrong)) {
        static const char* const wrong[] = {"boh", "12x", "1900-13-45", "-", "99999999999", "uno tra ()"};
        const std::string text = wrong[below(6)];
        return {text, quoted(text)};
    }
    if (partly && below(3) == 0) return {"non so", quoted("non so")};
    Written out;
    const auto& list = [&]() -> const vocabulary::ChoiceList& { return catalogue_.vocabulary.list(a.type.list); };
    const auto item = [&] { return list().items[below(list().items.size())].id; };
    switch (a.type.base) {
        case Base::boolean: {
            const bool yes = below(2) == 0;
            out.cell = below(5) == 0 ? (yes ? "VERO" : "FALSO") : yes ? "sì" : "no";
            out.json = below(2) == 0 ? (yes ? "true" : "false") : quoted(yes ? "sì" : "no");
            return out;
        }
        case Base::choice: {
            const std::string text = !partly ? item() : below(2) == 0 ? fmt::format("uno tra ({}, {})", item(), item()) : "non " + item();
            return {text, quoted(text)};
        }
        case Base::set: {
            if (partly) {
                const std::string text = "almeno " + item();
                return {text, quoted(text)};
            }
            const std::string x = item();
            std::string y = item();
            return x == y ? Written{"[" + x + "]", "[" + quoted(x) + "]"} : Written{fmt::format("[{}, {}]", x, y), fmt::format("[\"{}\", \"{}\"]", x, y)};
        }
        case Base::place: {
            static const char* const places[] = {"Viareggio", "Pisa", "zona Versilia", "fuori Toscana", "provincia LU", "Firenze", "uno tra (Massa, Carrara)", "Grosseto"};
            const std::string text = places[below(8)];
            return {text, quoted(text)};
        }
        case Base::date:
        case Base::event:
            if (a.type.base == Base::event && below(3) == 0) return {"mai", quoted("mai")};
            if (partly) {
                const std::string text = fmt::format("{}", 1990 + below(36));
                return {text, quoted(text)};
            }
            out.cell = day(a, out.json);
            return out;
        default: break;
    }
    out.cell = quantity(a, out.json);
    if (!partly) return out;
    const std::string text = (below(2) == 0 ? "almeno " : "al massimo ") + out.cell;
    return {text, quoted(text)};
}

Made Maker::row(const Odds& odds) {
    Made out;
    for (const auto id : columns_) {
        out.facts.emplace_back();
        if (below(100) < static_cast<std::uint64_t>(odds.said)) out.facts.back() = value(catalogue_.vocabulary[id], odds);
    }
    const CivilDate c = civil(Date{date_of(2026, 11, 20)->days - static_cast<std::int32_t>(below(40))});
    out.stated_on = fmt::format("{:04}-{:02}-{:02}", c.year, c.month, c.day);
    for (auto& w : out.whole)
        if (below(4) == 0) w = below(2) == 0;
    return out;
}

std::string Maker::head() const {
    std::string out = "caso;detto_il;nucleo_completo;familiari_completo;storico_completo";
    for (const auto id : columns_) out += ";" + catalogue_.vocabulary[id].id;
    return out + "\n";
}

std::string Maker::csv(const Made& m, std::size_t number) {
    std::string out = fmt::format("p{};{}", number, m.stated_on);
    for (const auto& w : m.whole) out += w ? (*w ? ";sì" : ";no") : ";";
    for (const auto& f : m.facts) out += ";" + (f ? f->cell : "");
    return out + "\n";
}

std::string Maker::json(const Made& m, std::size_t number) const {
    std::string out = fmt::format(R"({{"al":"{}","nome":"p{}")", m.stated_on, number);
    static const char* const whole[] = {"nucleo_completo", "familiari_completo", "storico_completo"};
    for (std::size_t k = 0; k < 3; ++k)
        if (m.whole[k]) out += fmt::format(R"(,"{}":{})", whole[k], *m.whole[k]);
    for (const char* section : {"persona", "nucleo", "attivazione"}) {
        std::string facts;
        for (std::size_t c = 0; c < columns_.size(); ++c) {
            const auto& a = catalogue_.vocabulary[columns_[c]];
            if (m.facts[c] && std::string(section) == person::own_section(a.level)) facts += fmt::format(R"({}"{}":{})", facts.empty() ? "" : ",", a.id, m.facts[c]->json);
        }
        if (!facts.empty()) out += fmt::format(R"(,"{}":{{{}}})", section, facts);
    }
    return out + "}";
}

attiva::PopulationInput input(std::string name, const std::string& text, std::size_t most, bool breaks) {
    auto at = std::make_shared<std::size_t>(0);
    return {std::move(name), [=](char* to, std::size_t room) -> std::optional<std::size_t> {
                const std::size_t n = std::min({room, most, text.size() - *at});
                if (n == 0 && breaks) return std::nullopt;
                std::memcpy(to, text.data() + *at, n);
                *at += n;
                return n;
            }};
}

}  // namespace rows
