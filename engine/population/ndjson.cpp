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

}  // namespace

JsonRows::JsonRows(const Reading& reading, Gather& gather) : reading_(reading), gather_(gather) {
    const auto& attributes = reading.catalogue.vocabulary.attributes();
    facts_.reserve(attributes.size());
    for (std::size_t i = 0; i < attributes.size(); ++i) {
        const auto id = static_cast<AttributeId>(i);
        if (attributes[i].level == Level::relative) continue;
        facts_.push_back({id, person::own_section(attributes[i].level), std::make_unique<Teller>(reading, id, true, gather.places())});
        by_name_.emplace(attributes[i].id, facts_.size() - 1);
    }
}

void JsonRows::forget() {
    for (Fact& f : facts_) f.teller->forget();
}

JsonRows::Fact* JsonRows::fact_named(std::string_view key) {
    const auto& attributes = reading_.catalogue.vocabulary.attributes();
    // Facts that the last line had and this one has not are stepped over.
    for (std::size_t k = next_; k < std::min(next_ + 8, order_.size()); ++k)
        if (attributes[facts_[order_[k]].attribute].id == key) {
            next_ = k + 1;
            return &facts_[order_[k]];
        }
    const auto at = by_name_.find(key);
    if (at == by_name_.end()) return nullptr;
    order_.insert(order_.begin() + static_cast<std::ptrdiff_t>(std::min(next_, order_.size())), at->second);
    if (order_.size() > 4 * facts_.size()) order_.clear();
    ++next_;
    return &facts_[at->second];
}

// --- what stands where -------------------------------------------------------------

bool JsonRows::sign(char c) {
    while (at_ < line_.size() && blank(line_[at_])) ++at_;
    if (at_ >= line_.size() || line_[at_] != c) return false;
    ++at_;
    return true;
}

// What is between quotes, as it is written: an escape is looked at by whoever reads it.
bool JsonRows::text(std::string_view& inside) {
    if (!sign('"')) return false;
    const void* end = std::memchr(line_.data() + at_, '"', line_.size() - at_);
    if (end == nullptr) return false;
    const auto size = static_cast<std::size_t>(static_cast<const char*>(end) - line_.data()) - at_;
    inside = line_.substr(at_, size);
    at_ += size + 1;
    return std::memchr(inside.data(), '\\', inside.size()) == nullptr;
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
    return map([this, section](std::string_view key) {
        Fact* fact = fact_named(key);
        std::string_view token;
        if (fact == nullptr || fact->section != sections[section] || !value(token)) return false;
        return gather_.put(fact->teller->attribute(), gather_.at(), fact->teller->tell(token, stated_on_));
    });
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
        stated_on_ = *day;
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
    line_ = line;
    at_ = 0;
    next_ = 0;
    dated_ = false;
    seen_ = 0;
    if (person()) return Outcome::plain;
    gather_.set_aside();
    return Outcome::aside;
}

}  // namespace attiva::population
