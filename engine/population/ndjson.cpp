// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "population/ndjson.hpp"

#include <algorithm>
#include <cstring>

#include "person/shapes.hpp"

namespace attiva::population {
namespace {

using vocabulary::Level;

constexpr std::string_view sections[] = {"persona", "nucleo", "attivazione"};
constexpr std::size_t dated_key = 3;
constexpr std::size_t name_key = 4;

bool blank(char c) { return c == ' ' || c == '\t'; }

// How long the true or false is that a line goes on with; 0 for none. There is room after the line.
std::size_t truth(std::string_view rest) {
    constexpr std::uint64_t yes = 0x65'75'72'74;     // "true", the last letter first
    constexpr std::uint64_t no = 0x65'73'6c'61'66;   // "false"
    std::uint64_t head = 0;
    std::memcpy(&head, rest.data(), 8);
    const std::size_t size = (head & 0xFFFF'FFFF) == yes ? 4 : (head & 0xFF'FFFF'FFFF) == no ? 5 : 0;
    return size != 0 && size < rest.size() && (rest[size] == ',' || rest[size] == '}') ? size : 0;
}

// -?(0|[1-9][0-9]*)(.[0-9]+)? : what else JSON takes for a number is rare, and read alone.
bool plain_json_number(std::string_view t) {
    const auto digits = [&] {
        std::size_t n = 0;
        while (n < t.size() && t[n] >= '0' && t[n] <= '9') ++n;
        t.remove_prefix(n);
        return n;
    };
    if (!t.empty() && t.front() == '-') t.remove_prefix(1);
    const bool zero = !t.empty() && t.front() == '0';
    const std::size_t whole = digits();
    if (whole == 0 || (zero && whole > 1)) return false;
    if (t.empty()) return true;
    if (t.front() != '.') return false;
    t.remove_prefix(1);
    return digits() > 0 && t.empty();
}

std::vector<AttributeId> facts_of(const vocabulary::Vocabulary& v) {
    std::vector<AttributeId> out;
    for (std::size_t i = 0; i < v.attributes().size(); ++i)
        if (v.attributes()[i].level != Level::relative) out.push_back(static_cast<AttributeId>(i));
    return out;
}

std::vector<std::unique_ptr<Teller>> tellers_of(const Reading& reading, Places& places) {
    std::vector<std::unique_ptr<Teller>> out;
    for (const AttributeId a : facts_of(reading.catalogue.vocabulary)) out.push_back(std::make_unique<Teller>(reading, a, true, places));
    return out;
}

}  // namespace

JsonRows::JsonRows(const Reading& reading, Gather& gather)
    : gather_(gather), tellers_(tellers_of(reading, gather.places())), cells_(gather, tellers_) {
    const auto& v = reading.catalogue.vocabulary;
    for (const AttributeId a : facts_of(v)) {
        by_name_.emplace(v[a].id, facts_.size());
        facts_.push_back({person::own_section(v[a].level), '"' + v[a].id + "\":"});
        Fact& f = facts_.back();
        const std::size_t size = std::min<std::size_t>(f.key.size(), 8);
        std::memcpy(&f.head, f.key.data(), size);
        std::memset(&f.mask, 0xFF, size);
    }
}

void JsonRows::forget() {
    for (auto& t : tellers_) t->forget();
}

// One the last line had too, written as most write; those it had and this one has not are stepped over.
bool JsonRows::next_fact(std::size_t& fact) {
    const std::string_view rest = line_.substr(at_);
    std::uint64_t head = 0;
    std::memcpy(&head, rest.data(), 8);  // there is room after the line
    for (std::size_t k = next_; k < std::min(next_ + 8, order_.size()); ++k) {
        const Fact& f = facts_[order_[k]];
        if ((head & f.mask) != f.head || rest.size() < f.key.size() || std::memcmp(rest.data(), f.key.data(), f.key.size()) != 0) continue;
        next_ = k + 1;
        at_ += f.key.size();
        fact = order_[k];
        return true;
    }
    return false;
}

// Any other; the next line will likely have it here.
bool JsonRows::fact_named(std::string_view key, std::size_t& fact) {
    const auto at = by_name_.find(key);
    if (at == by_name_.end()) return false;
    fact = at->second;
    order_.insert(order_.begin() + static_cast<std::ptrdiff_t>(std::min(next_, order_.size())), fact);
    if (order_.size() > 4 * facts_.size()) order_.clear();
    ++next_;
    return true;
}

// --- what stands where -------------------------------------------------------------

bool JsonRows::sign(char c) {
    while (at_ < line_.size() && blank(line_[at_])) ++at_;
    if (at_ >= line_.size() || line_[at_] != c) return false;
    ++at_;
    return true;
}

// What is between quotes, as it is written: there is no escape in the line.
bool JsonRows::text(std::string_view& inside) {
    if (!sign('"')) return false;
    const void* end = std::memchr(line_.data() + at_, '"', line_.size() - at_);
    if (end == nullptr) return false;
    const auto size = static_cast<std::size_t>(static_cast<const char*>(end) - line_.data()) - at_;
    inside = line_.substr(at_, size);
    at_ += size + 1;
    return true;
}

// A single value, its quotes included.
bool JsonRows::value(std::string_view& token) {
    while (at_ < line_.size() && blank(line_[at_])) ++at_;
    const std::size_t begin = at_;
    std::string_view inside;
    if (at_ < line_.size() && line_[at_] == '"') {
        if (!text(inside)) return false;
        token = line_.substr(begin, at_ - begin);
        return true;
    }
    if (const std::size_t word = truth(line_.substr(at_)); word != 0) {
        token = line_.substr(begin, word);
        at_ += word;
        return true;
    }
    while (at_ < line_.size() && line_[at_] != ',' && line_[at_] != '}' && !blank(line_[at_])) ++at_;
    token = line_.substr(begin, at_ - begin);
    return token == "true" || token == "false" || plain_json_number(token);
}

template <class Take>
bool JsonRows::map(Take take) {
    if (!sign('{')) return false;
    if (sign('}')) return true;
    do {
        std::string_view key;
        if (!text(key) || !sign(':') || !take(key)) return false;
    } while (sign(','));
    return sign('}');
}

// --- a person's file -----------------------------------------------------------------

bool JsonRows::person() {
    const bool whole = map([this](std::string_view key) {
        for (std::size_t k = 0; k < std::size(sections); ++k)
            // Whoever says when after saying what is read alone: rare, and right.
            if (key == sections[k]) return dated_ && once(k) && facts(k);
        return other(key);
    });
    while (at_ < line_.size() && blank(line_[at_])) ++at_;
    return whole && dated_ && at_ == line_.size();
}

bool JsonRows::facts(std::size_t section) {
    if (!sign('{')) return false;
    if (sign('}')) return true;
    do
        if (!fact(sections[section])) return false;
    while (sign(','));
    return sign('}');
}

bool JsonRows::fact(std::string_view section) {
    std::size_t k = 0;
    std::string_view key;
    if (!next_fact(k) && (!text(key) || !sign(':') || !fact_named(key, k))) return false;
    std::string_view token;
    // What is said twice is read alone.
    if (facts_[k].section != section || !value(token) || !cells_.last(k).empty()) return false;
    cells_.add(k, token);
    return true;
}

// A key of the file, the first time it is met.
bool JsonRows::once(std::size_t key) {
    const bool fresh = (seen_ >> key & 1) == 0;
    seen_ |= 1U << key;
    return fresh;
}

// What is no section of facts.
bool JsonRows::other(std::string_view key) {
    std::string_view token;
    if (!value(token)) return false;
    const bool quoted = token.front() == '"';
    const std::string_view inside = quoted ? token.substr(1, token.size() - 2) : token;
    if (key == "al") {
        const auto day = quoted && inside.find('/') == std::string_view::npos ? plain_day(inside) : std::nullopt;
        if (!day || *day < first_supported_day || last_supported_day < *day || !once(dated_key)) return false;
        cells_.say_on(*day);
        dated_ = true;
        return true;
    }
    if (key == "nome") {
        id_ = inside;
        return quoted && printable(inside) && once(name_key);
    }
    const bool yes = token == "true" || token == "\"sì\"";
    if (!yes && token != "false" && token != "\"no\"") return false;
    if (key == "nucleo_completo") return gather_.whole(Whole::household, yes);
    if (key == "familiari_completo") return gather_.whole(Whole::relatives, yes);
    return key == "storico_completo" && gather_.whole(Whole::past, yes);
}

Outcome JsonRows::read(std::string_view line) {
    id_.clear();
    if (std::all_of(line.begin(), line.end(), blank)) return Outcome::blank;
    gather_.row();
    cells_.row({});
    line_ = line;
    at_ = 0;
    next_ = 0;
    dated_ = false;
    seen_ = 0;
    const bool escapes = std::memchr(line.data(), '\\', line.size()) != nullptr;
    if (!escapes && person()) return Outcome::plain;
    cells_.drop();
    gather_.set_aside();
    return Outcome::aside;
}

}  // namespace attiva::population
