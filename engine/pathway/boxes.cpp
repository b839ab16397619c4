// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The first variable apart: each of its values leaves a table over the others. What several
// values leave in common is a table too, and a maximal box is some values of the first and
// a maximal box of what those leave.

#include "pathway/boxes.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace attiva::pathway {
namespace {

using Table = std::vector<bool>;

bool within(const Table& a, const Table& b) {
    for (std::size_t i = 0; i < a.size(); ++i)
        if (a[i] && !b[i]) return false;
    return true;
}

bool within(const Box& a, const Box& b) {
    for (std::size_t i = 0; i < a.size(); ++i)
        if ((a[i] & ~b[i]) != 0) return false;
    return true;
}

class Maker {
public:
    Maker(const std::vector<std::uint32_t>& sizes, std::size_t most) : sizes_(sizes), most_(most) {}

    bool exceeded = false;

    std::vector<Box> boxes(std::size_t first, const Table& yes) {
        if (std::none_of(yes.begin(), yes.end(), [](bool b) { return b; })) return {};
        if (first == sizes_.size()) return {Box{}};
        const std::vector<Table> rows = rows_of(sizes_[first], yes);
        std::vector<Box> out;
        for (const Table& common : closed(rows)) {
            Values values = 0;
            for (std::size_t v = 0; v < rows.size(); ++v)
                if (within(common, rows[v])) values |= Values{1} << v;
            for (Box& rest : boxes(first + 1, common)) {
                rest.insert(rest.begin(), values);
                out.push_back(std::move(rest));
            }
            if (out.size() > most_) exceeded = true;
            if (exceeded) return {};
        }
        return maximal(std::move(out));
    }

private:
    static std::vector<Table> rows_of(std::size_t count, const Table& yes) {
        std::vector<Table> rows;
        const auto width = static_cast<std::ptrdiff_t>(yes.size() / count);
        for (std::ptrdiff_t v = 0; v < static_cast<std::ptrdiff_t>(count); ++v)
            rows.emplace_back(yes.begin() + v * width, yes.begin() + (v + 1) * width);
        return rows;
    }

    // The rows and all that some of them have in common.
    std::set<Table> closed(const std::vector<Table>& rows) {
        std::set<Table> out;
        for (const Table& row : rows) {
            std::vector<Table> fresh{row};
            for (const Table& known : out) {
                Table common = known;
                for (std::size_t i = 0; i < common.size(); ++i) common[i] = known[i] && row[i];
                fresh.push_back(std::move(common));
            }
            for (Table& t : fresh)
                if (std::find(t.begin(), t.end(), true) != t.end()) out.insert(std::move(t));
            if (out.size() > most_) exceeded = true;
            if (exceeded) return {};
        }
        return out;
    }

    static std::vector<Box> maximal(std::vector<Box> boxes) {
        std::sort(boxes.begin(), boxes.end());
        boxes.erase(std::unique(boxes.begin(), boxes.end()), boxes.end());
        std::vector<Box> out;
        for (const Box& b : boxes)
            if (std::none_of(boxes.begin(), boxes.end(), [&](const Box& other) { return &other != &b && within(b, other); })) out.push_back(b);
        return out;
    }

    const std::vector<std::uint32_t>& sizes_;
    std::size_t most_;
};

}  // namespace

std::optional<std::vector<Box>> maximal_boxes(const std::vector<std::uint32_t>& sizes, const std::vector<bool>& yes, std::size_t most) {
    Maker maker(sizes, most);
    std::vector<Box> out = maker.boxes(0, yes);
    if (maker.exceeded) return std::nullopt;
    return out;
}

}  // namespace attiva::pathway
