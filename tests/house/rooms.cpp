// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "house/rooms.hpp"

#include <algorithm>
#include <sstream>

namespace house {
namespace {

// The part of a path before its first '/'.
std::string head(std::string_view path) { return std::string(path.substr(0, path.find('/'))); }

std::string room_of(std::string_view path) {
    if (starts_with(path, "engine/")) return head(path.substr(7));
    return starts_with(path, "include/") ? "include" : head(path);
}

// `#include "x"` or <x>: {x, whether it was quoted}; x is empty for other lines.
std::pair<std::string, bool> include_of(std::string_view line) {
    const std::size_t hash = line.find_first_not_of(" \t");
    if (hash == std::string_view::npos || line[hash] != '#') return {};
    const std::size_t word = line.find_first_not_of(" \t", hash + 1);
    if (word == std::string_view::npos || !starts_with(line.substr(word), "include")) return {};
    const std::size_t open = line.find_first_of("\"<", word);
    if (open == std::string_view::npos) return {};
    const std::size_t close = line.find(line[open] == '"' ? '"' : '>', open + 1);
    if (close == std::string_view::npos) return {};
    return {std::string(line.substr(open + 1, close - open - 1)), line[open] == '"'};
}

bool matches(std::string_view path, const std::string& pattern) {
    return ends_with(pattern, "/") ? starts_with(path, pattern) : path == pattern;
}

// Reason, or "" when the header of others may be included here.
std::string library_fault(const Rooms& rooms, const std::string& path, const std::string& header) {
    for (const auto& [prefix, places] : rooms.libraries) {
        if (!starts_with(header, prefix)) continue;
        const bool here = std::any_of(places.begin(), places.end(),
                                      [&](const std::string& p) { return matches(path, p); });
        return here ? "" : "<" + header + "> may not be included here";
    }
    const bool standard = header.find_first_of("/.") == std::string::npos;
    return standard ? "" : "<" + header + "> is not named in rooms.txt";
}

class Check {
public:
    Check(const Rooms& rooms, const File& file)
        : rooms_(rooms),
          file_(file),
          room_(room_of(file.path)),
          engine_(starts_with(file.path, "engine/")) {}

    [[nodiscard]] std::string fault(const std::string& header, bool quoted) const {
        const std::string target = head(header);
        const bool ours = target == "attiva" || rooms_.rooms.count(target) > 0;
        if (!quoted && !ours) return library_fault(rooms_, file_.path, header);
        if (!quoted) return "our own headers go between quotes";
        const std::string to = target == "attiva" ? "include" : target;
        if (room_ == "include") return to == "include" ? "" : "the contract includes only itself";
        if (engine_) return room_fault(to, header);
        const auto face = rooms_.faces.find(room_);
        if (face == rooms_.faces.end()) return "";  // tests, bench
        return !ours || face->second.count(to) > 0 ? "" : room_ + " may not include " + to;
    }

private:
    [[nodiscard]] std::string room_fault(const std::string& to, const std::string& header) const {
        if (to == room_) return "";
        if (to != "include" && rooms_.rooms.count(to) == 0)
            return "\"" + header + "\": write room/name.hpp";
        return rooms_.rooms.at(room_).count(to) > 0 ? "" : room_ + " may not include " + to;
    }

    const Rooms& rooms_;
    const File& file_;
    std::string room_;
    bool engine_;
};

}  // namespace

Rooms rooms_from(std::string_view text) {
    Rooms out;
    for (const std::string& line : lines_of(text)) {
        if (line.empty() || line[0] == '#') continue;
        std::istringstream words(line);
        std::string kind;
        std::string name;
        words >> kind >> name;
        if (name.empty() || name.back() != ':') {
            out.faults.push_back("not a rule: " + line);
            continue;
        }
        name.pop_back();
        std::vector<std::string> others;
        for (std::string other; words >> other;) others.push_back(other);
        if (kind == "library") {
            out.libraries.emplace_back(name, others);
            continue;
        }
        for (const std::string& other : others)
            if (other != "include" && out.rooms.count(other) == 0)
                out.faults.push_back(name + " names " + other + ", which is not below it");
        auto& into = kind == "face" ? out.faces : out.rooms;
        into[name] = std::set<std::string>(others.begin(), others.end());
        if (kind == "room") out.order.push_back(name);
        if (kind != "room" && kind != "face") out.faults.push_back("not a rule: " + line);
    }
    return out;
}

std::vector<std::string> illegal_includes(const Rooms& rooms, const std::vector<File>& files) {
    std::vector<std::string> out;
    for (const File& file : files) {
        if (!ends_with(file.path, ".hpp") && !ends_with(file.path, ".cpp")) continue;
        if (starts_with(file.path, "engine/") && rooms.rooms.count(room_of(file.path)) == 0) {
            out.push_back(file.path + ":1: this room is not named in rooms.txt");
            continue;
        }
        const Check check(rooms, file);
        int number = 0;
        for (const std::string& line : lines_of(file.text)) {
            ++number;
            const auto [header, quoted] = include_of(line);
            if (header.empty()) continue;
            const std::string fault = check.fault(header, quoted);
            if (!fault.empty())
                out.push_back(file.path + ":" + std::to_string(number) + ": " + fault);
        }
    }
    return out;
}

}  // namespace house
