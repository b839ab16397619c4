// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "population/said.hpp"

#include <algorithm>
#include <cstring>

#include "caseload/table.hpp"
#include "document/yaml.hpp"
#include "person/facts.hpp"
#include "person/reader.hpp"

namespace attiva::population {
namespace {

constexpr std::size_t most_remembered = 1U << 13U;
constexpr std::size_t least_slots = 64;
constexpr std::uint64_t spread = 0x9E37'79B9'7F4A'7C15U;
constexpr std::size_t short_text = 7;

bool digit(char c) { return c >= '0' && c <= '9'; }

// Short texts are their own key.
std::uint64_t key_of_short(std::string_view text) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data(), 8);
    const std::uint64_t kept = (std::uint64_t{1} << (8 * text.size())) - 1;
    return (word & kept) | std::uint64_t{text.size()} << 56U;
}

// Of longer ones the key is only likely to be theirs.
std::uint64_t key_of(std::string_view text) {
    std::uint64_t word = 0;
    std::uint64_t hash = text.size();
    for (; text.size() >= 8; text.remove_prefix(8)) {
        std::memcpy(&word, text.data(), 8);
        hash = (hash ^ word) * spread;
        hash ^= hash >> 29U;
    }
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * spread;
    return (hash ^ hash >> 32U) | std::uint64_t{0xFF} << 56U;
}

std::size_t place_of(std::uint64_t key, std::int32_t day) { return static_cast<std::size_t>(((key ^ static_cast<std::uint32_t>(day)) * spread) >> 40U); }
bool own_text(std::uint64_t key) { return (key >> 56U) <= short_text; }

}  // namespace

std::uint32_t Places::number(const std::vector<std::uint16_t>& set) {
    const auto [at, fresh] = known_.emplace(set, static_cast<std::uint32_t>(sets_.size()));
    if (fresh) sets_.push_back(set);
    return at->second;
}

PlainNumber plain_number(std::string_view text, char decimals) {
    PlainNumber out;
    std::size_t i = 0;
    while (i < text.size() && digit(text[i])) out.value = out.value * 10 + (text[i++] - '0');
    if (i == 0 || i > 9 || (text[0] == '0' && i > 1)) return {};
    out.value *= 100;
    if (i < text.size()) {
        const std::size_t left = text.size() - i - 1;
        if (text[i] != decimals || left == 0 || left > 2 || !digit(text[i + 1]) || !digit(text[i + left])) return {};
        out.value += (text[i + 1] - '0') * 10 + (left == 2 ? text[i + 2] - '0' : 0);
    }
    out.good = true;
    return out;
}

std::optional<Date> plain_day(std::string_view text) {
    int part[3] = {0, 0, 0};
    int digits[3] = {0, 0, 0};
    int at = 0;
    char between = 0;
    for (const char c : text) {
        if (digit(c)) {
            part[at] = part[at] * 10 + (c - '0');
            if (++digits[at] > 4) return std::nullopt;
            continue;
        }
        if ((c != '-' && c != '/') || (between != 0 && c != between) || ++at > 2) return std::nullopt;
        between = c;
    }
    if (between == '-' && digits[0] == 4 && digits[1] == 2 && digits[2] == 2) return date_of(part[0], part[1], part[2]);
    if (between == '/' && digits[2] == 4 && digits[0] >= 1 && digits[0] <= 2 && digits[1] >= 1 && digits[1] <= 2) return date_of(part[2], part[1], part[0]);
    return std::nullopt;
}

bool printable(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; });
}

Teller::Teller(const Reading& reading, AttributeId written, bool json, Places& places)
    : reading_(reading), written_(written), json_(json), places_(places), slots_(least_slots) {
    const auto& a = reading.catalogue.vocabulary[written];
    const bool computed = a.derivation != vocabulary::Derivation::none;
    attribute_ = computed ? a.derived_from : written;
    const batch::Shape& shape = reading.presuming.shape(attribute_);
    const bool lasting = !computed && !a.valid_months && !shape.loose;
    plain_days_ = lasting && (a.type.base == Base::date || a.type.base == Base::event);
    plain_money_ = lasting && (vocabulary::is_money(a.type.base) || a.type.base == Base::number);
    per_hundredth_ = vocabulary::is_money(a.type.base) ? 1 : shape.den / 100;
    least_ = std::max<std::int64_t>(shape.least, plain_days_ ? first_supported_day.days : shape.least);
    most_ = std::min<std::int64_t>(shape.most, plain_days_ ? last_supported_day.days : shape.most);
}

const Said* Teller::plainly(std::string_view text) {
    char decimals = ',';
    if (json_) {
        if (text.size() >= 2 && text.front() == '"') text = text.substr(1, text.size() - 2);
        else decimals = '.';
    }
    if (plain_days_) {
        const auto day = plain_day(text);
        if (!day || (json_ && text.find('/') != std::string_view::npos)) return nullptr;
        plain_.lo = plain_.hi = day->days;
    } else {
        const PlainNumber n = plain_number(text, decimals);
        if (!n.good) return nullptr;
        plain_.lo = plain_.hi = n.value * per_hundredth_;
    }
    return least_ <= plain_.lo && plain_.lo <= most_ ? &plain_ : nullptr;
}

const Said* Teller::tell(std::string_view text, Date stated_on) {
    if (plain_days_ || plain_money_)
        if (const Said* said = plainly(text)) return said;
    if (text.size() > short_text) return look_up(key_of(text), text, stated_on);
    // Nearly always a short text that was met before, and stands where it is looked for first.
    const std::uint64_t key = key_of_short(text);
    const Slot& first = slots_[place_of(key, stated_on.days) & (slots_.size() - 1)];
    if (first.key == key && first.day == stated_on.days && first.state == Slot::State::good) return &first.said;
    return look_up(key, text, stated_on);
}

const Said* Teller::look_up(std::uint64_t key, std::string_view text, Date stated_on) {
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t i = place_of(key, stated_on.days) & mask;; i = (i + 1) & mask) {
        const Slot& s = slots_[i];
        if (s.state == Slot::State::free) return remember(key, text, stated_on);
        if (s.key == key && s.day == stated_on.days && (s.text == 0 || texts_[s.text - 1] == text)) return s.state == Slot::State::good ? &s.said : nullptr;
    }
}

Teller::Slot& Teller::free_slot(std::uint64_t key, std::int32_t day) {
    const std::size_t mask = slots_.size() - 1;
    std::size_t i = place_of(key, day) & mask;
    while (slots_[i].state != Slot::State::free) i = (i + 1) & mask;
    return slots_[i];
}

const Said* Teller::remember(std::uint64_t key, std::string_view text, Date stated_on) {
    if (++used_ * 2 > slots_.size()) grow();
    const auto said = read(text, stated_on);
    Slot& s = free_slot(key, stated_on.days);
    s.key = key;
    s.day = stated_on.days;
    s.state = said ? Slot::State::good : Slot::State::bad;
    s.said = said.value_or(Said{});
    if (!own_text(key)) {
        texts_.emplace_back(text);
        s.text = static_cast<std::uint32_t>(texts_.size());
    }
    return said ? &s.said : nullptr;
}

void Teller::grow() {
    std::vector<Slot> old(slots_.size() * 2);
    old.swap(slots_);
    for (const Slot& s : old)
        if (s.state != Slot::State::free) free_slot(s.key, s.day) = s;
}

void Teller::forget() {
    if (used_ < most_remembered) return;
    used_ = 0;
    texts_.clear();
    slots_.assign(least_slots, {});
}

// As one person alone would be read: anything said about it sends the whole row that way.
std::optional<Said> Teller::read(std::string_view text, Date stated_on) const {
    const catalogue::Catalogue& c = reading_.catalogue;
    const auto& a = c.vocabulary[written_];
    Said out;
    Diagnostics found;
    document::Node map;
    map.kind = document::Kind::map;
    if (json_) {
        text::Sources sources;
        const FileId file = sources.add("", "{\"" + a.id + "\":" + std::string(text) + "}", found);
        auto document = sources.usable(file) ? document::read_yaml(sources, file, found) : std::nullopt;
        if (!document || document->fields.size() != 1) return std::nullopt;
        map = std::move(*document);
    } else {
        if (caseload::forgets_an_item(std::string(text))) return std::nullopt;
        const bool day = a.type.base == Base::date || a.type.base == Base::event;
        map.fields.push_back({a.id, Span{}, caseload::value_of({std::string(text), Span{}}, day, a.type.base == Base::boolean)});
    }
    person::Profile p;
    p.facts = person::blank_facts(c.vocabulary);
    p.stated_on = stated_on;
    person::read_facts(map, person::section(person::own_section(a.level)), nullptr, {c.vocabulary, c.territory, stated_on, json_, found}, p.facts);
    if (!found.empty()) return std::nullopt;
    person::expire(p, c.vocabulary, reading_.day);
    const person::Fact& f = p.facts[attribute_];
    if (f.status == person::Status::unknown && !f.asked) return std::nullopt;  // nothing was said after all
    out.may = f.value.may;
    out.must = f.value.must;
    out.dated = f.value.dated;
    out.never = f.value.never;
    out.place = places_.number(f.places);
    const batch::Shape& shape = reading_.presuming.shape(attribute_);
    if (batch::kept_in_bits(shape.base) || shape.base == Base::place) return out;
    if (shape.loose) return std::nullopt;
    const bool none = shape.base == Base::event && !f.value.dated;
    if (!none && (!batch::whole_in(f.value.lo, shape.den, out.lo) || !batch::whole_in(f.value.hi, shape.den, out.hi))) return std::nullopt;
    return out;
}

}  // namespace attiva::population
