// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "attiva/pathway.hpp"
#include "export/axis.hpp"

// Where everything of a timeline stands, before it is drawn.

namespace attiva::exporting {

/// A dependency drawn beside the steps: down a lane, from one number to another.
struct Lane {
    std::size_t from = 0, to = 0;
    int lane = 0;  ///< 0: straight down, to the next row
};

struct Row {
    std::vector<std::string> name, details, remarks;
    int top = 0, bottom = 0;
    int band = 0;           ///< top of its bar
};

struct Rows {
    bool narrow = false, brief = false;
    int width = 0;
    int number = 0;             ///< middle of the numbers
    int words = 0, words_width = 0;
    int top = 0, bottom = 0;
    Axis axis;
    std::vector<Row> rows;      ///< one a step, then the goal
    std::vector<Lane> lanes;    ///< narrow only
};

inline constexpr int bar_height = 16;
inline constexpr int name_size = 14;
inline constexpr int detail_size = 12;
inline constexpr int tick_size = 12;

/// `path` has steps; the first row begins below `top`. `brief`: of a step only its name, as the rest stands beside.
Rows rows_of(const PathAnswer& answer, const Path& path, int width, int top, bool brief);

}  // namespace attiva::exporting
