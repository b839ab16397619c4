// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "export/timeline_rows.hpp"

#include <algorithm>

#include "export/path_words.hpp"
#include "export/svg.hpp"
#include "export/timeline.hpp"

namespace attiva::exporting {
namespace {

constexpr int lane_width = 7;
constexpr int gap = 10;  // between rows

// From the first day to the goal and all bars; to the end of a range, or of what runs
// already, where that is not so far that the bars become points.
Axis axis_of(const PathAnswer& a, const Path& p) {
    Date end = std::max(p.end, a.from + 7);
    for (const PathStep& s : p.steps)
        if (!s.running) end = std::max(end, s.to + 1);
    const int planned = end - a.from;
    Date far = end;
    for (const PathStep& s : p.steps) {
        if (s.running) far = std::max(far, s.duration.known ? s.to + 1 : end);
        else if (const Date most = s.from + s.duration.most.value_or(1); most - a.from <= planned * 3 / 2) far = std::max(far, most);
    }
    return {a.from, std::min(far, a.from + planned * 3 / 2) + std::max(1, planned / 40), 0, 0};
}

// Straight to the next row, else in the nearest lane that is free from one row to the other.
std::vector<Lane> lanes_of(const Path& path) {
    std::vector<Lane> out;
    for (std::size_t to = 0; to < path.steps.size(); ++to)
        for (const std::size_t from : waits_for(path, to)) {
            if (from > to) continue;
            int lane = 0;
            const auto taken = [&](const Lane& l) { return l.lane == lane && l.from < to && from < l.to; };
            if (to > from + 1)
                for (lane = 1; std::any_of(out.begin(), out.end(), taken);) ++lane;
            if (lane <= most_lanes) out.push_back({from, to, lane});
        }
    return out;
}

Row row_of(const Path& path, std::size_t i, const Rows& all) {
    const PathStep& s = path.steps[i];
    Row row;
    row.name = wrapped(s.name, all.words_width, name_size, true);
    std::vector<std::string> details;
    if (!all.brief) details = {step_days(s), duration(s)};
    if (all.narrow) details.push_back(after_words(path, i));
    for (const auto& d : details)
        for (auto& line : wrapped(d, all.words_width, detail_size)) row.details.push_back(std::move(line));
    row.remarks = remarks(path, i);
    if (all.brief && !s.discouraged) row.remarks.clear();
    if (all.brief && s.discouraged) row.remarks.resize(1);  // the first is that
    return row;
}

Row goal_row(const PathAnswer& a, const Path& path, const Rows& all) {
    Row row;
    row.name = wrapped(all.brief ? "Obiettivo" : "Obiettivo: " + goal_words(a), all.words_width, name_size, true);
    if (all.brief) return row;
    for (const std::string& d : {end_words(path), proof_words(a)})
        for (auto& line : wrapped(d, all.words_width, detail_size)) row.details.push_back(std::move(line));
    return row;
}

void place(Row& row, int top, bool narrow, bool brief) {
    row.top = top;
    const int lines = static_cast<int>(row.details.size() + row.remarks.size());
    const int words = static_cast<int>(row.name.size()) * leading(name_size) + lines * leading(detail_size) + 4;
    row.band = narrow ? top + 4 + words + 4 : top + (brief ? 5 : 7);
    row.bottom = narrow ? row.band + bar_height + 12 : std::max(top + (brief ? 3 : 7) + words, row.band + bar_height + (brief ? 11 : 12));
}

}  // namespace

Rows rows_of(const PathAnswer& answer, const Path& path, int width, int top, bool brief) {
    Rows all;
    all.brief = brief;
    all.width = width;
    all.narrow = width < 600;
    int deepest = 0;
    if (all.narrow) all.lanes = lanes_of(path);
    for (const Lane& l : all.lanes) deepest = std::max(deepest, l.lane);
    all.number = 14 + deepest * lane_width;
    all.words = all.number + 18;
    all.words_width = all.narrow ? width - all.words - 8 : std::clamp(width * (brief ? 50 : 38) / 100, 230, 430) - all.words;
    all.axis = axis_of(answer, path);
    all.axis.left = all.narrow ? all.words : all.words + all.words_width + 18;
    all.axis.right = width - 14;
    all.top = top + 2 * leading(tick_size) + 4;
    for (std::size_t i = 0; i < path.steps.size(); ++i) all.rows.push_back(row_of(path, i, all));
    all.rows.push_back(goal_row(answer, path, all));
    int y = all.top;
    for (Row& r : all.rows) {
        place(r, y, all.narrow, brief);
        y = r.bottom + (all.narrow ? gap : brief ? 0 : gap / 2);
    }
    all.bottom = y;
    return all;
}

}  // namespace attiva::exporting
