// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "export/axis.hpp"

#include <algorithm>
#include <array>

#include "export/svg.hpp"

namespace attiva::exporting {
namespace {

constexpr std::array<const char*, 12> months{"gen", "feb", "mar", "apr", "mag", "giu", "lug", "ago", "set", "ott", "nov", "dic"};

const char* month_name(Date d) { return months[static_cast<std::size_t>(civil(d).month - 1)]; }

// How far apart marks are: so many days, weeks from a Monday, or so many months, from January.
struct Step {
    int days = 0, months = 0;
};
constexpr std::array<Step, 9> steps{{{1, 0}, {2, 0}, {7, 0}, {14, 0}, {0, 1}, {0, 2}, {0, 3}, {0, 6}, {0, 12}}};

int pixels(const Axis& a, const Step& s) {
    const int days = s.days > 0 ? s.days : 28 * s.months;
    return static_cast<int>(std::int64_t{days} * (a.right - a.left) / std::max(1, a.last - a.first));
}

Date first_mark(const Axis& a, const Step& s) {
    if (s.days > 0) return a.first + (s.days < 7 ? 0 : (((4 - a.first.days) % 7) + 7) % 7);
    Date d = first_of_month(a.first);
    while (d < a.first || (civil(d).month - 1) % s.months != 0) d = add_months(d, 1);
    return d;
}

std::string label(Date d, const Step& s) {
    if (s.months == 12) return std::to_string(civil(d).year);
    return s.days > 0 ? std::to_string(civil(d).day) + " " + month_name(d) : month_name(d);
}

}  // namespace

int Axis::x(Date d) const {
    const Date inside = std::clamp(d, first, last);
    return left + static_cast<int>(std::int64_t{inside - first} * (right - left) / std::max(1, last - first));
}

std::vector<Tick> ticks(const Axis& axis, int size) {
    Step step = steps.back();
    for (auto it = steps.rbegin(); it != steps.rend(); ++it)
        if (pixels(axis, *it) >= text_width(it->days > 0 ? "28 mag" : "2026", size) + 8) step = *it;
    std::vector<Tick> out;
    int year = 0;
    const auto mark = [&](Date d) {
        const int of = civil(d).year;
        out.push_back({d, label(d, step), of == year || step.months == 12 ? "" : std::to_string(of)});
        year = of;
    };
    const Date begin = first_mark(axis, step);
    // What is before the first mark is named too, where there is room for its name.
    if (step.days == 0 && axis.x(begin) - axis.left > text_width("2026", size) + 8) mark(axis.first);
    for (Date d = begin; d <= axis.last; d = step.days > 0 ? d + step.days : add_months(d, step.months)) mark(d);
    return out;
}

}  // namespace attiva::exporting
