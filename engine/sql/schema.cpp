// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "sql/schema.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace attiva::sql {
namespace {

using vocabulary::Base;

constexpr std::size_t longest_name = 63;

// Words some engine keeps for itself and an identifier of ours might be.
bool reserved(const std::string& word) {
    static const std::set<std::string> words{
        "add", "all", "alter", "and", "any", "array", "as", "asc", "between", "by", "case", "cast", "check", "collate", "column",
        "constraint", "create", "cross", "current", "date", "default", "delete", "desc", "distinct", "drop", "else", "end", "escape",
        "except", "exists", "false", "fetch", "final", "for", "from", "full", "global", "grant", "group", "having", "if", "in", "index",
        "inner", "insert", "intersect", "into", "is", "join", "key", "left", "like", "limit", "natural", "not", "null", "of", "offset",
        "on", "or", "order", "outer", "over", "primary", "references", "right", "sample", "select", "set", "some", "table", "then", "to",
        "true", "union", "unique", "update", "user", "using", "values", "view", "when", "where", "window", "with"};
    return words.count(word) != 0;
}

std::string unit_words(const vocabulary::Attribute& a) {
    switch (a.type.base) {
        case Base::money:
        case Base::money_month:
        case Base::money_year: return "centesimi";
        case Base::date:
        case Base::event: return "aaaammgg";
        case Base::months: return "mesi";
        case Base::days: return "giorni";
        case Base::number:
        case Base::percent:
        case Base::hours_week: return "milionesimi";
        default: return vocabulary::word(a.type.base);
    }
}

}  // namespace

std::string Names::unique(std::string wanted) {
    for (char& c : wanted)
        if ((c < 'a' || c > 'z') && (c < '0' || c > '9')) c = '_';
    if (wanted.empty() || (wanted[0] >= '0' && wanted[0] <= '9')) wanted.insert(0, "n_");
    if (reserved(wanted)) wanted += "_";
    wanted.resize(std::min(wanted.size(), longest_name));
    std::string name = wanted;
    for (int i = 2; !taken_.insert(name).second; ++i) {
        const std::string tail = fmt::format("_{}", i);
        name = wanted.substr(0, longest_name - tail.size()) + tail;
    }
    return name;
}

Schema::Schema(const vocabulary::Vocabulary& vocabulary, const language::Rulebook& book) : vocabulary_(vocabulary), book_(book) {
    for (Names& n : names_)
        for (const char* ours : {"persona", "non_elencato", "storico_aperto"}) n.unique(ours);
}

const std::string& Schema::want(Frame frame, Part part, vocabulary::AttributeId attribute, std::uint32_t index) {
    auto& columns = columns_[static_cast<std::size_t>(frame)];
    const auto at = std::find_if(columns.begin(), columns.end(), [&](const Column& c) {
        return c.part == part && c.attribute == attribute && c.index == index;
    });
    if (at != columns.end()) return at->name;
    columns.push_back({names_[static_cast<std::size_t>(frame)].unique(name(part, attribute, index)), part, attribute, index});
    return columns.back().name;
}

std::string Schema::scope_name(std::uint32_t scope) const {
    const auto& parts = book_.scopes[scope].parts;
    if (parts.size() != 1) return fmt::format("ambito_{}", scope + 1);
    switch (parts[0].kind) {
        case language::Scope::Kind::region: return "toscana";
        case language::Scope::Kind::province: return "provincia_" + std::string(parts[0].id);
        case language::Scope::Kind::zone: return "zona_" + parts[0].id;
        case language::Scope::Kind::comune: return "comune_" + parts[0].id;
    }
    return {};
}

std::string Schema::scope_words(std::uint32_t scope) const {
    std::string out;
    for (const auto& p : book_.scopes[scope].parts) {
        const char* what = p.kind == language::Scope::Kind::region ? "" : p.kind == language::Scope::Kind::province ? "provincia " : p.kind == language::Scope::Kind::zone ? "zona " : "comune ";
        out += (out.empty() ? "" : " o ") + (what + p.id);
    }
    return out;
}

std::string Schema::name(Part part, vocabulary::AttributeId attribute, std::uint32_t index) const {
    const auto& a = vocabulary_[attribute];
    const auto item = [&] { return vocabulary_.list(a.type.list).items[index].id; };
    const auto lower = [](std::string s) {
        for (char& c : s)
            if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
        return s;
    };
    switch (part) {
        case Part::yes: return a.id + "_si";
        case Part::no: return a.id + "_no";
        case Part::item: return a.id + "_puo_" + item();
        case Part::sure_item: return a.id + "_ha_" + item();
        case Part::least: return a.id + "_min";
        case Part::most: return a.id + "_max";
        case Part::happened: return a.id + "_avvenuto";
        case Part::never: return a.id + "_mai";
        case Part::lapsed: return a.id + "_na";
        case Part::inside: return a.id + "_in_" + lower(scope_name(index)) + "_si";
        case Part::outside: return a.id + "_in_" + lower(scope_name(index)) + "_no";
    }
    return {};
}

const std::vector<std::string>& Schema::past_columns() {
    static const std::vector<std::string> columns{
        "persona", "strumento", "non_scritto", "inizio_min", "inizio_max", "concluso_possibile", "in_corso_possibile",
        "fine_min", "fine_max", "esito_positivo", "esito_parziale", "esito_negativo", "esito_interrotto"};
    return columns;
}

bool Schema::is_flag(Part part) { return part != Part::least && part != Part::most; }

const char* Schema::table(Frame frame) {
    switch (frame) {
        case Frame::people: return "persone";
        case Frame::household: return "componenti";
        case Frame::relatives: return "familiari";
        case Frame::past: return "storico";
    }
    return "";
}

std::string Schema::meaning(const Column& c) const {
    const auto& a = vocabulary_[c.attribute];
    switch (c.part) {
        case Part::yes: return "può essere sì: " + a.label;
        case Part::no: return "può essere no: " + a.label;
        case Part::item: return "può valere: " + a.label;
        case Part::sure_item: return "è di certo fra: " + a.label;
        case Part::least: return fmt::format("il minimo, {}: {}", unit_words(a), a.label);
        case Part::most: return fmt::format("il massimo, {}: {}", unit_words(a), a.label);
        case Part::happened: return "può essere avvenuto: " + a.label;
        case Part::never: return "può non essere mai avvenuto: " + a.label;
        case Part::lapsed: return "non si applica: " + a.label;
        case Part::inside: return fmt::format("può essere in {}: {}", scope_words(c.index), a.label);
        case Part::outside: return fmt::format("può essere fuori da {}: {}", scope_words(c.index), a.label);
    }
    return {};
}

std::string Schema::definitions(bool household, bool relatives, bool past) const {
    std::string out;
    const auto one_line = [](std::string text) {
        std::replace(text.begin(), text.end(), '\n', ' ');
        return text;
    };
    for (const Frame frame : {Frame::people, Frame::household, Frame::relatives}) {
        if ((frame == Frame::household && !household) || (frame == Frame::relatives && !relatives)) continue;
        std::vector<std::pair<std::string, std::string>> lines{{"persona BIGINT NOT NULL", "chi è: un numero"}};
        if (frame == Frame::people && past) lines.emplace_back("storico_aperto BOOLEAN NOT NULL", "possono esserci misure non scritte in storico");
        if (frame != Frame::people)
            lines.emplace_back("non_elencato BOOLEAN NOT NULL", "la riga vale per chiunque l'elenco lasci fuori; manca se l'elenco è completo");
        for (const Column& c : columns(frame))
            lines.emplace_back(fmt::format("{} {} NOT NULL", c.name, is_flag(c.part) ? "BOOLEAN" : "BIGINT"), one_line(meaning(c)));
        out += fmt::format("CREATE TABLE {} (\n", table(frame));
        for (std::size_t i = 0; i < lines.size(); ++i)
            out += fmt::format("  {}{}  -- {}\n", lines[i].first, i + 1 < lines.size() ? "," : "", lines[i].second);
        out += ");\n\n";
    }
    if (!past) return out;
    out += "CREATE TABLE storico (\n";
    const auto& names = past_columns();
    for (std::size_t i = 0; i < names.size(); ++i) {
        const bool number = i == 0 || names[i].find("_min") != std::string::npos || names[i].find("_max") != std::string::npos;
        out += fmt::format("  {} {} NOT NULL{}\n", names[i], i == 1 ? "VARCHAR(100)" : number ? "BIGINT" : "BOOLEAN", i + 1 < names.size() ? "," : "");
    }
    return out + ");\n\n";
}

}  // namespace attiva::sql
