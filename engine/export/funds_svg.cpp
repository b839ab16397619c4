// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// A bar for each line, as wide as its money whatever it is: committed, planned, premiums held,
// left. Each part has a pattern of its own, and its amount in words below.
// Tested by tests/export/funds_svg_test.cpp.

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "attiva/funds.hpp"
#include "export/svg.hpp"
#include "text/literal.hpp"

namespace attiva {
namespace exporting {
namespace {

constexpr int margin = 10;
constexpr int bar_height = 22;
constexpr int least_part = 4;  // pixels of a part that is not nothing
constexpr const char* ink = "#1a1a1a";
constexpr const char* grey = "#4a4a4a";
constexpr const char* pen = "stroke=\"#12395f\" stroke-width=\"1.5\"";

struct Part {
    const char* one;   ///< in the legend, and before its amount
    const char* fill;  ///< a colour, or the end of the id of a pattern
};
constexpr std::array<Part, 4> kinds{{{"impegnato", "#12395f"}, {"previsto", "previsto"}, {"premi accantonati", "premi"}, {"resta", "#fff"}}};

std::array<Cents, 4> amounts(const FundsLine& l) { return {l.committed, l.planned, l.premiums, l.left}; }

std::string heading(const FundsAnswer& a) { return fmt::format("Le linee di finanziamento: impegnato, previsto, resta ({})", text::counted(a.cases, "caso", "casi")); }

std::string about(const FundsAnswer& a) { return fmt::format("{} · vista: {} · catalogo {}. Proposta: decide l'équipe.", text::write_day(a.day), a.view, a.digest); }

// "totale 150.000 euro, paga fino al 31 dicembre 2026, 8 persone su 12 posti"
std::string details(const FundsLine& l) {
    std::string out = "totale " + euro(l.total);
    if (l.until) out += ", paga fino " + text::to_day(*l.until);
    out += ", " + text::counted(l.persons, "persona", "persone");
    if (l.places) out += " su " + text::counted(*l.places, "posto", "posti");
    if (l.unverified) out += ", da verificare";
    return out;
}

// "impegnato 10.000 euro · previsto 60.000 euro · resta 80.000 euro"
std::string in_parts(const FundsLine& l) {
    std::string out;
    const auto cents = amounts(l);
    for (std::size_t k = 0; k < kinds.size(); ++k)
        if (cents[k] != 0 || k == 3) out += fmt::format("{}{} {}", out.empty() ? "" : " · ", kinds[k].one, euro(cents[k]));
    return out;
}

// "2026: al massimo 5.000 euro, impegnato 1.000 euro, previsto 3.000 euro"
std::string share(const FundsPart& p) { return fmt::format("{}: {} {}, impegnato {}, previsto {}", p.name, p.reserve ? "almeno" : "al massimo", euro(p.limit), euro(p.committed), euro(p.planned)); }

std::string in_words(const FundsAnswer& a) {
    std::string out = about(a);
    for (const FundsLine& l : a.lines) {
        out += fmt::format(" {}: {}; {}.", l.name, details(l), in_parts(l));
        for (const FundsPart& p : l.parts) out += " " + share(p) + ".";
        if (l.overdrawn) out += " Gli impegni superano il totale.";
    }
    return out;
}

// Pixels of each part. What is not nothing is seen, what is nothing is not; the widest gives.
std::array<int, 4> pixels(const FundsLine& l, int width) {
    const auto cents = amounts(l);
    Cents sum = 0;
    for (const Cents c : cents) sum += c;
    std::array<int, 4> out{};
    if (sum <= 0) return out;
    int used = 0;
    for (std::size_t k = 0; k < out.size(); ++k) {
        out[k] = cents[k] <= 0 ? 0 : std::max(least_part, static_cast<int>(cents[k] * width / sum));  // written amounts have at most 14 digits
        used += out[k];
    }
    *std::max_element(out.begin(), out.end()) += width - used;
    return out;
}

class Bars {
public:
    Bars(const FundsAnswer& a, int width) : a_(a), width_(width), name_(fmt::format("fondi-{}", width)) {}

    std::string draw() {
        int y = words(heading(a_), margin, {17, true});
        y = words(about(a_), y + 2, {12, false, grey}) + 6;
        y = legend(y) + 12;
        if (a_.lines.empty()) y = words("Nei bilanci non c'è nessuna linea.", y, {13});
        for (const FundsLine& l : a_.lines) y = line(l, y) + 14;
        return svg_.finish(width_, y + margin, name_, heading(a_), in_words(a_), patterns());
    }

private:
    int words(const std::string& text, int y, const Type& type) { return svg_.lines(margin, y, wrapped(text, width_ - 2 * margin, type.size, type.bold), type); }

    std::string fill(const Part& p) const { return p.fill[0] == '#' ? std::string(p.fill) : fmt::format("url(#{}-{})", name_, p.fill); }

    void part(std::size_t kind, int x, int y, int width) { svg_.rect(x, y, width, bar_height, fmt::format("fill=\"{}\" {}", fill(kinds[kind]), pen)); }

    int legend(int y) {
        int x = margin;
        for (std::size_t k = 0; k < kinds.size(); ++k) {
            const int need = 34 + text_width(kinds[k].one, 13) + 18;
            if (x > margin && x + need > width_ - margin) {
                x = margin;
                y += bar_height + 8;
            }
            part(k, x, y, 28);
            svg_.text(x + 34, y + 4, kinds[k].one, {13});
            x += need;
        }
        return words("Ogni barra è una linea intera, piccola o grande che sia.", y + bar_height + 6, {12, false, grey});
    }

    int line(const FundsLine& l, int y) {
        y = words(l.name, y, {14, true});
        y = words(details(l), y, {12, false, grey}) + 4;
        const int room = width_ - 2 * margin;
        const auto each = pixels(l, room);
        int x = margin;
        for (std::size_t k = 0; k < each.size(); ++k) {
            if (each[k] > 0) part(k, x, y, each[k]);
            x += each[k];
        }
        if (x == margin) svg_.rect(margin, y, room, bar_height, fmt::format("fill=\"#fff\" {} stroke-dasharray=\"4 3\"", pen));
        y = words(in_parts(l), y + bar_height + 4, {13, false, ink});
        if (l.overdrawn) y = warning(fmt::format("Gli impegni superano il totale di {}.", euro(l.committed - l.total)), y);
        for (const FundsPart& p : l.parts) y = words("· " + share(p), y, {12, false, grey});
        return y;
    }

    int warning(const std::string& text, int y) {
        const std::string stroke = fmt::format("stroke=\"{}\" stroke-width=\"1.5\"", ink);
        svg_.path(fmt::format("M{} {} l6 11 h-12 z", margin + 7, y + 2), "fill=\"#fff\" " + stroke);
        svg_.line(margin + 7, y + 6, margin + 7, y + 9, stroke);
        svg_.line(margin + 7, y + 10, margin + 7, y + 12, stroke);
        return svg_.lines(margin + 18, y, wrapped(text, width_ - 2 * margin - 18, 13, true), {13, true});
    }

    std::string patterns() const {
        return fmt::format(
            "<pattern id=\"{0}-previsto\" width=\"7\" height=\"7\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">"
            "<rect width=\"7\" height=\"7\" fill=\"#cfe0f0\"/><rect width=\"3\" height=\"7\" fill=\"#3f78ad\"/></pattern>\n"
            "<pattern id=\"{0}-premi\" width=\"7\" height=\"7\" patternUnits=\"userSpaceOnUse\">"
            "<rect width=\"7\" height=\"7\" fill=\"#fff\"/><circle cx=\"3.5\" cy=\"3.5\" r=\"2\" fill=\"#12395f\"/></pattern>\n",
            name_);
    }

    const FundsAnswer& a_;
    int width_;
    std::string name_;
    Svg svg_;
};

}  // namespace
}  // namespace exporting

std::string funds_svg(const FundsAnswer& answer, int width) { return exporting::Bars(answer, std::clamp(width, 320, 1280)).draw(); }

}  // namespace attiva
