// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "house/files.hpp"

// Who may include whom, as engine/rooms.txt says.

namespace house {

struct Rooms {
    std::vector<std::string> order;                      ///< bottom to top
    std::map<std::string, std::set<std::string>> rooms;  ///< room -> what it may include
    std::map<std::string, std::set<std::string>> faces;  ///< folder beside engine/ -> the same
    std::vector<std::pair<std::string, std::vector<std::string>>> libraries;
    std::vector<std::string> faults;  ///< of rooms.txt itself
};

/// Reads rooms.txt. A room that names itself, an unknown room or one above is a fault.
Rooms rooms_from(std::string_view text);

/// "path:line: reason" for each include that breaks the rules; folders that
/// rooms.txt does not name (engine/x) are reported too.
std::vector<std::string> illegal_includes(const Rooms& rooms, const std::vector<File>& files);

}  // namespace house
