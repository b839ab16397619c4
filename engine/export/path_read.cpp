// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "export/path_read.hpp"

#include <algorithm>

#include "export/json_parts.hpp"
#include "text/literal.hpp"

namespace attiva::exporting {
namespace {

constexpr std::uint64_t most_steps = 1000;  // no path has more

// A text on one line; nothing for what is none.
std::string text_of(const Json& map, const char* key) {
    if (!map.is_object() || !map.contains(key) || !map[key].is_string()) return "";
    auto out = map[key].get<std::string>();
    const bool plain = std::none_of(out.begin(), out.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
    return plain ? out : "";
}

std::optional<Date> day_of(const Json& map, const char* key) {
    Diagnostics unused;
    const std::string text = text_of(map, key);
    return text.empty() ? std::nullopt : text::read_date(text, Span{}, unused);
}

const Json* list_of(const Json& map, const char* key) { return map.is_object() && map.contains(key) && map[key].is_array() ? &map[key] : nullptr; }

}  // namespace

std::optional<EarlierPath> read_path(const std::string& json) {
    const Json root = Json::parse(json, nullptr, false);
    const auto day = day_of(root, "giorno");
    const Json* paths = list_of(root, "percorsi");
    EarlierPath out;
    out.view = text_of(root, "vista");
    out.subject = text_of(root, "persona");
    out.goal = text_of(root, "obiettivo");
    out.digest = text_of(root, "catalogo");
    if (text_of(root, "schema") != "attiva/percorso/1" || !day || paths == nullptr || out.view.empty()) return std::nullopt;
    out.day = *day;
    if (const Json* aims = list_of(root, "mete"))
        for (const Json& a : *aims)
            if (a.is_string()) out.aims.push_back(a.get<std::string>());
    if (paths->empty()) return out;
    out.end = day_of(paths->front(), "fine");
    const Json& first = paths->front();
    out.only_if = text_of(first, "solo_se");
    out.reaches = text_of(first, "raggiunge");
    out.at_least = first.contains("fine_almeno") && first["fine_almeno"] == true;
    if (first.contains("senza_durata") && first["senza_durata"].is_number_unsigned()) out.unknown_lengths = static_cast<int>(std::min<std::uint64_t>(first["senza_durata"].get<std::uint64_t>(), most_steps));
    const Json* steps = list_of(first, "passi");
    if (!out.end || steps == nullptr) return std::nullopt;
    for (const Json& s : *steps) {
        const auto from = day_of(s, "dal");
        const auto to = day_of(s, "al");
        const std::string id = text_of(s, "strumento");
        if (!from || !to || id.empty()) return std::nullopt;
        if (!s.contains("in_corso") || s["in_corso"] != true) out.steps.push_back({id, *from, *to, s.contains("escluso_salvo") && s["escluso_salvo"] == true});
    }
    return out;
}

}  // namespace attiva::exporting
