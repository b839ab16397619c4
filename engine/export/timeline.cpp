// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "export/timeline.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "export/path_words.hpp"
#include "export/svg.hpp"
#include "export/timeline_rows.hpp"
#include "text/literal.hpp"

namespace attiva {
namespace exporting {
namespace {

constexpr const char* ink = "#1a1a1a";
constexpr const char* grey = "#4a4a4a";
constexpr const char* thin = "fill=\"none\" stroke=\"#4a4a4a\" stroke-width=\"1.5\"";
constexpr const char* grid = "stroke=\"#d0d0d0\" stroke-width=\"1\"";
constexpr const char* goal_line = "stroke=\"#1a1a1a\" stroke-width=\"1.5\" stroke-dasharray=\"2 3\"";
constexpr int margin = 8;

enum class Bar : std::uint8_t { planned, running, unknown, unknown_running };

Bar kind_of(const PathStep& s) {
    if (s.duration.known) return s.running ? Bar::running : Bar::planned;
    return s.running ? Bar::unknown_running : Bar::unknown;
}

enum class Sign : std::uint8_t { planned, running, unknown, arrow, range, goal };

bool has_range(const PathDuration& d) { return d.least.value_or(d.typical) != d.typical || d.most.value_or(d.typical) != d.typical; }

class Drawing {
public:
    Drawing(const PathAnswer& a, int width, Around around)
        : answer_(a), width_(width), around_(around), name_(fmt::format("percorso-{}", width)) {}

    std::string draw() {
        int y = around_ == Around::everything ? margin : 0;
        if (around_ == Around::everything) {
            y = svg_.lines(margin, y, wrapped(heading(answer_), width_ - 2 * margin, 17, true), {17, true});
            y = svg_.lines(margin, y + 2, wrapped(about(answer_), width_ - 2 * margin, 12), {12, false, grey}) + 8;
        }
        const Path* p = first_path(answer_);
        y = p == nullptr || p->steps.empty() ? nothing(y) : steps(*p, y);
        if (around_ == Around::everything) {
            const std::string proposal = "Proposta: decide l'équipe con la persona. Catalogo " + answer_.digest;
            y = svg_.lines(margin, y + 6, wrapped(proposal, width_ - 2 * margin, 12), {12, false, grey});
        }
        const std::string hatch = fmt::format(
            "<pattern id=\"{}-in-corso\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">"
            "<rect width=\"6\" height=\"6\" fill=\"#fff\"/><rect width=\"3\" height=\"6\" fill=\"#7d8ea3\"/></pattern>\n",
            name_);
        return svg_.finish(width_, y + (around_ == Around::everything ? margin : 0), name_, heading(answer_), in_words(answer_), hatch);
    }

private:
    // Why there is no path; what is near.
    int nothing(int y) {
        const int room = width_ - 2 * margin;
        y = svg_.lines(margin, y, wrapped(proof_words(answer_), room, 14, true), {14, true});
        for (std::size_t c = 0; c < answer_.cuts.size(); ++c) {
            y = svg_.lines(margin, y + 8, wrapped(c == 0 ? "Lo impedisce:" : "Lo impedisce anche:", room, 13, true), {13, true});
            for (const PathBar& b : answer_.cuts[c].bars) y = item(b.text, y);
            if (answer_.cuts[c].opening.empty()) continue;
            y = svg_.lines(margin, y + 3, wrapped("Lo aprirebbe:", room, 13, true), {13, true});
            for (const auto& o : answer_.cuts[c].opening) y = item(o, y);
        }
        if (!answer_.near.empty()) y = svg_.lines(margin, y + 8, wrapped("Vicino si può raggiungere:", room, 13, true), {13, true});
        for (const NearGoal& n : answer_.near) y = item(near_words(n), y);
        return y;
    }

    int item(const std::string& text, int y) {
        svg_.rect(margin + 4, y + 5, 6, 6, fmt::format("fill=\"{}\"", ink));
        return svg_.lines(margin + 18, y, wrapped(text, width_ - 2 * margin - 18, 13), {13}) + 2;
    }

    int steps(const Path& path, int top) {
        rows_ = rows_of(answer_, path, width_, top, around_ == Around::table);
        background(path);
        if (rows_.narrow) for (const Lane& l : rows_.lanes) lane(l);
        else arrows(path);
        for (std::size_t i = 0; i < path.steps.size(); ++i) {
            words(rows_.rows[i], std::to_string(i + 1));
            bar(rows_.rows[i], path.steps[i]);
        }
        words(rows_.rows.back(), "");
        goal(path);
        return legend(path, rows_.bottom + 4);
    }

    // Stripes, marks of the days, their names above and, of a long path, below again.
    void background(const Path& path) {
        const auto marks = ticks(rows_.axis, tick_size);
        if (!rows_.narrow)
            for (std::size_t i = 0; i < rows_.rows.size(); i += 2)
                svg_.rect(margin / 2, rows_.rows[i].top, width_ - margin, rows_.rows[i].bottom - rows_.rows[i].top + 4, "fill=\"#f3f3f3\"");
        for (const Tick& t : marks) {
            const int x = rows_.axis.x(t.day);
            if (rows_.narrow)
                for (const Row& r : rows_.rows) svg_.line(x, r.band - 3, x, r.band + bar_height + 10, grid);
            else svg_.line(x, rows_.top, x, rows_.bottom, grid);
        }
        if (!rows_.narrow) svg_.line(rows_.axis.left, rows_.top, rows_.axis.left, rows_.bottom, "stroke=\"#8a8a8a\" stroke-width=\"1\"");
        scale(marks, rows_.top - 2 * leading(tick_size) - 4);
        if (path.steps.size() > 6) {
            scale(marks, rows_.bottom);
            rows_.bottom += 2 * leading(tick_size) + 4;
        }
    }

    void scale(const std::vector<Tick>& marks, int y) {
        for (std::size_t i = 0; i < marks.size(); ++i) {
            const int x = rows_.axis.x(marks[i].day) + 2;
            if (x + text_width(marks[i].label, tick_size) > width_ - 2) continue;
            svg_.text(x, y, marks[i].label, {tick_size, false, grey});
            if (!marks[i].year.empty() && x + text_width(marks[i].year, tick_size) <= width_ - 2)
                svg_.text(x, y + leading(tick_size), marks[i].year, {tick_size, true, grey});
        }
    }

    void words(const Row& r, const std::string& number) {
        if (!number.empty()) {
            svg_.raw(fmt::format("<circle cx=\"{}\" cy=\"{}\" r=\"11\" fill=\"#fff\" stroke=\"{}\" stroke-width=\"1.5\"/>\n", rows_.number, r.top + 14, ink));
            svg_.text(rows_.number, r.top + 6, number, {12, true, ink, "middle"});
        } else diamond(rows_.number, r.top + 14);
        int y = svg_.lines(rows_.words, r.top + 4, r.name, {name_size, true});
        y = svg_.lines(rows_.words, y, r.details, {detail_size, false, grey});
        for (const auto& remark : r.remarks) {
            const bool warned = remark == "sconsigliato" || remark == "escluso salvo";
            if (warned) warning(rows_.words, y + 2);
            svg_.text(rows_.words + (warned ? 16 : 0), y, remark, {detail_size, true});
            y += leading(detail_size);
        }
    }

    void warning(int x, int y) {
        svg_.path(fmt::format("M{} {} l6 11 h-12 z", x + 6, y), fmt::format("fill=\"#fff\" stroke=\"{}\" stroke-width=\"1.5\"", ink));
        svg_.line(x + 6, y + 4, x + 6, y + 7, fmt::format("stroke=\"{}\" stroke-width=\"1.5\"", ink));
        svg_.line(x + 6, y + 8, x + 6, y + 10, fmt::format("stroke=\"{}\" stroke-width=\"1.5\"", ink));
    }

    void diamond(int x, int y) { svg_.path(fmt::format("M{} {} l8 9 l-8 9 l-8 -9 z", x, y - 9), fmt::format("fill=\"{}\"", ink)); }

    // What began before is notched on the left; what goes on beyond the picture is open on the right.
    void shape(Bar kind, int x, int y, int width, bool open = false) {
        const bool running = kind == Bar::running || kind == Bar::unknown_running;
        const bool dashed = kind == Bar::unknown || kind == Bar::unknown_running;
        const std::string fill = dashed ? "#fff" : kind == Bar::running ? fmt::format("url(#{}-in-corso)", name_) : "#8fb7dd";
        const std::string pen = fmt::format("fill=\"{}\" stroke=\"#12395f\" stroke-width=\"1.5\"{}", fill, dashed ? " stroke-dasharray=\"4 3\"" : "");
        const std::string notch = running ? fmt::format(" l5 -{0} l-5 -{0}", bar_height / 2) : fmt::format(" v-{}", bar_height);
        const int right = x + width;
        if (open) svg_.path(fmt::format("M{0} {1} H{2}{3} H{0}", right, y + bar_height, x, notch), pen);
        else svg_.path(fmt::format("M{0} {1} H{2}{3} H{0} z", right, y + bar_height, x, notch), pen);
    }

    std::pair<int, int> ends(const PathStep& s) const {
        const int from = rows_.axis.x(s.from);
        return {from, std::max(rows_.axis.x(s.to + 1), from + (s.running ? 14 : 7))};
    }

    void bar(const Row& r, const PathStep& s) {
        const auto [from, to] = ends(s);
        shape(kind_of(s), from, r.band, to - from, s.running && (!s.duration.known || s.to + 1 > rows_.axis.last));
        range(r, s, to);
    }

    // From the least to the most it may take, below its bar; what is not known is open.
    void range(const Row& r, const PathStep& s, int planned) {
        const PathDuration& d = s.duration;
        if (!has_range(d)) return;
        const int y = r.band + bar_height + 6;
        const Date most = s.from + d.most.value_or(d.typical);
        const int left = d.least ? rows_.axis.x(s.from + *d.least) : planned;
        const int right = d.most ? std::max(rows_.axis.x(most), left + 1) : std::max(planned, left + 1);
        svg_.line(std::min(left, right), y, right, y, thin);
        if (d.least) svg_.line(left, y - 4, left, y + 4, thin);
        if (!d.most) return;
        if (most <= rows_.axis.last) svg_.line(right, y - 4, right, y + 4, thin);
        else svg_.path(fmt::format("M{} {} l6 4 l-6 4", right - 5, y - 4), thin);  // farther than is drawn
    }

    void goal(const Path& path) {
        const Row& last = rows_.rows.back();
        const int x = rows_.axis.x(path.end);
        if (!rows_.narrow) svg_.line(x, rows_.top, x, last.band, goal_line);
        diamond(x, last.band + 9);
        const std::string day = path.at_least ? arrival_day(path) : text::write_day(path.end);
        const bool right = x + 14 + text_width(day, detail_size, true) <= width_ - 4;
        svg_.text(right ? x + 13 : x - 13, last.band + 2, day, {detail_size, true, ink, right ? "start" : "end", true});
    }

    void head(int x, int y, bool down) {
        const char* d = down ? "M{} {} l-4 -7 h8 z" : "M{} {} l-7 -4 v8 z";
        svg_.path(fmt::format(fmt::runtime(d), x, y), fmt::format("fill=\"{}\"", grey));
    }

    // From the end of a bar to the beginning of what waits for it.
    void arrows(const Path& path) {
        for (std::size_t to = 0; to < path.steps.size(); ++to)
            for (const std::size_t from : waits_for(path, to)) {
                if (from > to) continue;
                const Row& a = rows_.rows[from];
                const Row& b = rows_.rows[to];
                const int end = ends(path.steps[from]).second;
                const int x = ends(path.steps[to]).first + 4;
                if (x > end) svg_.path(fmt::format("M{} {} H{} V{}", end, a.band + bar_height / 2, x, b.band - 6), thin);
                else svg_.path(fmt::format("M{} {} V{}", x, a.band + bar_height, b.band - 6), thin);
                head(x, b.band - 1, true);
            }
    }

    void lane(const Lane& l) {
        const int a = rows_.rows[l.from].top + 14;
        const int b = rows_.rows[l.to].top + 14;
        if (l.lane == 0) {
            svg_.line(rows_.number, a + 11, rows_.number, b - 17, thin);
            head(rows_.number, b - 12, true);
            return;
        }
        const int x = rows_.number - 11 - 1 - l.lane * 6;
        svg_.path(fmt::format("M{} {} H{} V{} H{}", rows_.number - 11, a + 3, x, b - 3, rows_.number - 16), thin);
        head(rows_.number - 11, b - 3, false);
    }

    // Only what is in the picture.
    std::vector<std::pair<Sign, const char*>> signs(const Path& path) const {
        std::vector<std::pair<Sign, const char*>> out;
        const auto add = [&](Sign sign, const char* text, auto there) {
            if (std::any_of(path.steps.begin(), path.steps.end(), there)) out.emplace_back(sign, text);
        };
        add(Sign::planned, "passo proposto", [](const PathStep& s) { return kind_of(s) == Bar::planned; });
        add(Sign::running, "già in corso", [](const PathStep& s) { return s.running; });
        add(Sign::unknown, "durata non indicata", [](const PathStep& s) { return !s.duration.known; });
        add(Sign::arrow, "viene dopo", [&](const PathStep& s) { return !waits_for(path, static_cast<std::size_t>(&s - path.steps.data())).empty(); });
        add(Sign::range, "quanto può durare", [](const PathStep& s) { return has_range(s.duration); });
        out.emplace_back(Sign::goal, "obiettivo");
        return out;
    }

    int legend(const Path& path, int y) {
        int x = margin;
        for (const auto& [sign, text] : signs(path)) {
            const int need = 38 + text_width(text, detail_size) + 16;
            if (x > margin && x + need > width_) {
                x = margin;
                y += 24;
            }
            draw_sign(sign, x, y);
            svg_.text(x + 36, y + 2, text, {detail_size});
            x += need;
        }
        return y + 24;
    }

    void draw_sign(Sign sign, int x, int y) {
        switch (sign) {
            case Sign::planned: shape(Bar::planned, x, y + 2, 28); break;
            case Sign::running: shape(Bar::running, x, y + 2, 28); break;
            case Sign::unknown: shape(Bar::unknown, x, y + 2, 28); break;
            case Sign::range: svg_.path(fmt::format("M{0} {1} h26 m0 -4 v8 m-26 -8 v8", x + 1, y + 10), thin); break;
            case Sign::goal: diamond(x + 14, y + 10); break;
            case Sign::arrow:
                svg_.path(rows_.narrow ? fmt::format("M{} {} v12", x + 14, y + 2) : fmt::format("M{} {} h14 v10", x + 2, y + 3), thin);
                head(rows_.narrow ? x + 14 : x + 16, y + 19, true);
                break;
        }
    }

    const PathAnswer& answer_;
    int width_;
    Around around_;
    std::string name_;
    Svg svg_;
    Rows rows_;
};

}  // namespace

std::string timeline(const PathAnswer& answer, int width, Around around) {
    return Drawing(answer, std::clamp(width, 320, 1280), around).draw();
}

}  // namespace exporting

std::string path_svg(const PathAnswer& answer, int width) { return exporting::timeline(answer, width, exporting::Around::everything); }

}  // namespace attiva
