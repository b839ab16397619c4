// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "export/svg.hpp"

#include <fmt/format.h>

#include <array>

namespace attiva::exporting {
namespace {

// Advance widths of the characters from ' ' to '~', in thousandths of the size.
constexpr std::array<int, 95> plain_widths{
    318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337, 636, 636, 636,
    636, 636, 636, 636, 636, 636, 636, 337, 337, 838, 838, 838, 531, 1000, 684, 686, 698, 770, 632,
    575, 775, 752, 295, 295, 656, 557, 863, 748, 787, 603, 787, 695, 635, 611, 732, 684, 989, 685,
    611, 685, 390, 337, 390, 838, 500, 500, 613, 635, 550, 635, 615, 352, 635, 634, 278, 278, 579,
    278, 974, 634, 612, 635, 635, 411, 521, 392, 634, 592, 818, 592, 592, 525, 636, 337, 636, 838};
constexpr std::array<int, 95> bold_widths{
    348, 456, 521, 838, 696, 1002, 872, 306, 457, 457, 523, 838, 380, 415, 380, 365, 696, 696, 696,
    696, 696, 696, 696, 696, 696, 696, 400, 400, 838, 838, 838, 580, 1000, 774, 762, 734, 830, 683,
    683, 821, 837, 372, 372, 775, 637, 995, 837, 850, 733, 850, 770, 720, 682, 812, 774, 1103, 771,
    724, 725, 457, 365, 457, 838, 500, 500, 675, 716, 593, 716, 678, 435, 716, 712, 343, 343, 665,
    343, 1042, 712, 687, 716, 716, 493, 595, 478, 712, 652, 924, 645, 652, 582, 712, 365, 712, 838};
// The others by how many bytes they take: accented letters, then signs, then pictures.
constexpr std::array<int, 5> other_widths{0, 0, 800, 1050, 1450};

std::size_t character_length(char first) {
    const auto c = static_cast<unsigned char>(first);
    return c < 0xC0U ? 1 : c < 0xE0U ? 2 : c < 0xF0U ? 3 : 4;
}

int thousandths(std::string_view text, bool bold) {
    int sum = 0;
    for (std::size_t at = 0; at < text.size(); at += character_length(text[at])) {
        const auto c = static_cast<unsigned char>(text[at]);
        if (c >= 0x80U) sum += other_widths[character_length(text[at])] + (bold ? 60 : 0);
        else if (c >= ' ' && c <= '~') sum += (bold ? bold_widths : plain_widths)[c - ' '];
    }
    return sum;
}

// The end of the piece that begins at `at`: a word with the blank or sign after it.
std::size_t piece_end(std::string_view text, std::size_t at) {
    while (at < text.size()) {
        const char c = text[at++];
        if (c == ' ' || c == '/' || c == '-' || c == '_') return at;
    }
    return at;
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    return text;
}

}  // namespace

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '&') out += "&amp;";
        else if (c == '<') out += "&lt;";
        else if (c == '>') out += "&gt;";
        else if (c == '"') out += "&quot;";
        else if (c == '\n' || c == '\t' || c == '\r') out += ' ';
        else if (static_cast<unsigned char>(c) >= ' ') out += c;
    }
    return out;
}

int text_width(std::string_view text, int size, bool bold) { return (thousandths(text, bold) * size + 999) / 1000; }

std::vector<std::string> wrapped(std::string_view written, int width, int size, bool bold) {
    std::string text(written);
    for (char& c : text) c = static_cast<unsigned char>(c) < ' ' ? ' ' : c;
    std::vector<std::string> out;
    std::string now;
    const auto fits = [&](std::string_view t) { return text_width(t, size, bold) <= width; };
    const auto end_line = [&] {
        const std::string_view line = trimmed(now);
        if (!line.empty()) out.emplace_back(line);
        now.clear();
    };
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = piece_end(text, at);
        const std::string_view piece = std::string_view(text).substr(at, end - at);
        at = end;
        if (!fits(now + std::string(trimmed(piece)))) end_line();
        if (fits(trimmed(piece))) {
            now += piece;
            continue;
        }
        for (std::size_t c = 0; c < piece.size();) {  // longer than a line: between characters
            const std::string_view one = piece.substr(c, character_length(piece[c]));
            if (!now.empty() && !fits(now + std::string(one))) end_line();
            now += one;
            c += one.size();
        }
    }
    end_line();
    return out;
}

void Svg::rect(int x, int y, int width, int height, std::string_view attributes) {
    body_ += fmt::format("<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" {}/>\n", x, y, width, height, attributes);
}

void Svg::path(std::string_view d, std::string_view attributes) { body_ += fmt::format("<path d=\"{}\" {}/>\n", d, attributes); }

void Svg::line(int x1, int y1, int x2, int y2, std::string_view attributes) {
    body_ += fmt::format("<line x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\" {}/>\n", x1, y1, x2, y2, attributes);
}

void Svg::text(int x, int y, std::string_view text, const Type& type) {
    body_ += fmt::format("<text x=\"{}\" y=\"{}\" font-size=\"{}\" fill=\"{}\"", x, y + type.size, type.size, type.fill);
    if (type.bold) body_ += " font-weight=\"bold\"";
    if (type.anchor != std::string_view("start")) body_ += fmt::format(" text-anchor=\"{}\"", type.anchor);
    if (type.halo) body_ += " stroke=\"#fff\" stroke-width=\"4\" stroke-linejoin=\"round\" paint-order=\"stroke\"";
    body_ += ">" + escaped(text) + "</text>\n";
}

int Svg::lines(int x, int y, const std::vector<std::string>& lines, const Type& type) {
    for (const auto& l : lines) {
        text(x, y, l, type);
        y += leading(type.size);
    }
    return y;
}

std::string Svg::finish(int width, int height, const std::string& name, const std::string& title, const std::string& description,
                        const std::string& definitions) const {
    std::string out = fmt::format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-labelledby=\"{0}-title {0}-desc\" lang=\"it\" width=\"{1}\" "
        "height=\"{2}\" viewBox=\"0 0 {1} {2}\" font-family=\"system-ui, sans-serif\">\n",
        name, width, height);
    out += fmt::format("<title id=\"{0}-title\">{1}</title>\n<desc id=\"{0}-desc\">{2}</desc>\n", name, escaped(title), escaped(description));
    if (!definitions.empty()) out += "<defs>\n" + definitions + "</defs>\n";
    out += fmt::format("<rect width=\"{}\" height=\"{}\" fill=\"#fff\"/>\n", width, height);
    return out + body_ + "</svg>\n";
}

}  // namespace attiva::exporting
