// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "export/json_page.hpp"

#include <fstream>
#include <nlohmann/json.hpp>

namespace json_page {
namespace {

using nlohmann::json;

Keys ticked(const std::string& text) {
    Keys out;
    for (std::size_t at = text.find('`'); at != std::string::npos;) {
        const std::size_t end = text.find('`', at + 1);
        if (end == std::string::npos) break;
        out.insert(text.substr(at + 1, end - at - 1));
        at = text.find('`', end + 1);
    }
    return out;
}

const Keys elsewhere{"fonte", "risposta", "avvisi"};

void collect(const json& j, const std::string& name, Tables& out) {
    if (j.is_array())
        for (const json& x : j) collect(x, name, out);
    if (!j.is_object()) return;
    for (const auto& [key, value] : j.items()) {
        out[name].insert(key);
        if (elsewhere.count(key) == 0) collect(value, key == "se_fallisce" ? "documento" : key, out);
    }
}

}  // namespace

Tables documented(const std::string& schema) {
    std::ifstream in(ATTIVA_ROOT "/docs/json.md");
    Tables out;
    bool inside = false;
    for (std::string line; std::getline(in, line);) {
        if (line.rfind("## ", 0) == 0) inside = line.rfind("## " + schema + " ", 0) == 0;
        const std::size_t second = line.find(" | ");
        if (!inside || line.rfind("| ", 0) != 0 || second == std::string::npos || line.rfind("| dove", 0) == 0) continue;
        Keys names = ticked(line.substr(0, second));
        if (names.empty()) names = {"documento"};
        for (const std::string& n : names) out[n] = ticked(line.substr(second));
    }
    return out;
}

Tables keys_of(const std::string& document) {
    Tables out;
    collect(json::parse(document), "documento", out);
    return out;
}

std::string shown(const Tables& all) {
    std::string out;
    for (const auto& [name, keys] : all) {
        out += name + ":";
        for (const std::string& k : keys) out += " " + k;
        out += "\n";
    }
    return out;
}

}  // namespace json_page
