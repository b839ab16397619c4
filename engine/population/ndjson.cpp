// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "population/ndjson.hpp"

#include <simdjson.h>

#include <algorithm>

namespace attiva::population {
namespace {

namespace od = simdjson::ondemand;
using vocabulary::Level;

bool blank(std::string_view line) { return line.find_first_not_of(" \t") == std::string_view::npos; }

const char* section_of(Level level) {
    return level == Level::household ? "nucleo" : level == Level::activation ? "attivazione" : level == Level::relative ? "familiari" : "persona";
}

// A text without escapes nor accents, between its quotes.
bool plain_text(std::string_view token, std::string_view& text) {
    if (token.size() < 2 || token.front() != '"' || token.back() != '"') return false;
    text = token.substr(1, token.size() - 2);
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~' && c != '\\' && c != '"'; });
}

// The token of a scalar, whole; false for lists, maps, null and what is not JSON. simdjson asks a
// value only where it is: what it says of the token's form is asked before the token is taken.
bool scalar(od::value& value, std::string_view& token) {
    od::json_type type{};
    if (value.type().get(type)) return false;
    token = value.raw_json_token();
    while (!token.empty() && (token.back() == ' ' || token.back() == '\t')) token.remove_suffix(1);
    std::string_view text;
    switch (type) {
        case od::json_type::string: {
            // Read it, so that a text that does not end is seen.
            if (value.get_string().get(text)) return false;
            const std::size_t end = token.find('"', 1);
            if (end == std::string_view::npos || end - 1 != text.size()) return false;  // an escape, or worse
            token = token.substr(0, end + 1);
            return true;
        }
        case od::json_type::boolean: {
            bool b = false;
            if (value.get_bool().get(b)) return false;
            token = b ? "true" : "false";
            return true;
        }
        case od::json_type::number: {
            double n = 0;
            return !value.get_double().get(n);
        }
        default: return false;
    }
}

}  // namespace

struct JsonRows::Parser {
    od::parser parser;
};

JsonRows::JsonRows(const Reading& reading, Gather& gather) : reading_(reading), gather_(gather), parser_(std::make_unique<Parser>()) {
    const auto& attributes = reading.catalogue.vocabulary.attributes();
    facts_.reserve(attributes.size());
    for (std::size_t i = 0; i < attributes.size(); ++i) {
        const auto id = static_cast<AttributeId>(i);
        if (attributes[i].level == Level::relative) continue;
        facts_.push_back({id, section_of(attributes[i].level), std::make_unique<Teller>(reading, id, true, gather.places())});
        by_name_.emplace(attributes[i].id, facts_.size() - 1);
    }
}

JsonRows::~JsonRows() = default;

void JsonRows::forget() {
    for (Fact& f : facts_) f.teller->forget();
}

JsonRows::Fact* JsonRows::fact_named(std::string_view key) {
    const auto& attributes = reading_.catalogue.vocabulary.attributes();
    if (next_ < order_.size() && attributes[facts_[order_[next_]].attribute].id == key) return &facts_[order_[next_++]];
    const auto at = by_name_.find(key);
    if (at == by_name_.end()) return nullptr;
    order_.resize(std::min(next_, order_.size()));
    order_.push_back(at->second);
    ++next_;
    return &facts_[at->second];
}

bool JsonRows::facts(const char* section, void* object) {
    for (auto field : *static_cast<od::object*>(object)) {
        od::raw_json_string raw;
        std::string_view key;
        od::value value;
        if (field.key().get(raw) || field.unescaped_key().get(key) || field.value().get(value)) return false;
        Fact* fact = fact_named(key);
        std::string_view token;
        if (fact == nullptr || std::string_view(fact->section) != section || !scalar(value, token)) return false;
        if (!gather_.put(fact->teller->attribute(), fact->teller->tell(token, stated_on_))) return false;
    }
    return true;
}

bool JsonRows::put(std::string_view line) {
    od::document document;
    od::object person;
    if (parser_->parser.iterate(line.data(), line.size(), line.size() + padding).get(document) || document.get_object().get(person)) return false;
    next_ = 0;
    bool dated = false;
    for (auto field : person) {
        std::string_view key;
        od::value value;
        if (field.unescaped_key().get(key) || field.value().get(value)) return false;
        std::string_view token;
        std::string_view text;
        if (key == "persona" || key == "nucleo" || key == "attivazione") {
            od::object section;
            // Whoever says when after saying what is read alone: rare, and right.
            if (!dated || value.get_object().get(section)) return false;
            if (!facts(key == "persona" ? "persona" : key == "nucleo" ? "nucleo" : "attivazione", &section)) return false;
        } else if (key == "al" && !dated) {
            if (!scalar(value, token) || !plain_text(token, text)) return false;
            const auto day = text.find('/') == std::string_view::npos ? plain_day(text) : std::nullopt;
            if (!day || *day < first_supported_day || last_supported_day < *day) return false;
            stated_on_ = *day;
            dated = true;
        } else if (key == "nome" && id_.empty()) {
            if (!scalar(value, token) || !plain_text(token, text)) return false;
            id_ = text;
        } else if (key == "nucleo_completo" || key == "familiari_completo" || key == "storico_completo") {
            if (!scalar(value, token)) return false;
            const bool yes = token == "true" || token == "\"sì\"";
            if (!yes && token != "false" && token != "\"no\"") return false;
            if (!gather_.whole(key == "nucleo_completo" ? Whole::household : key == "familiari_completo" ? Whole::relatives : Whole::past, yes)) return false;
        } else {
            return false;
        }
    }
    // Nothing may follow it.
    return dated && document.current_location().error() != simdjson::SUCCESS;
}

Outcome JsonRows::read(std::string_view line) {
    id_.clear();
    if (blank(line)) return Outcome::blank;
    gather_.row();
    if (put(line)) return Outcome::plain;
    gather_.set_aside();
    return Outcome::aside;
}

}  // namespace attiva::population
