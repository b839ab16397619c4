// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "export/pictures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "export/svg.hpp"

namespace pictures {
namespace {

bool name_character(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == ':'; }

// Elements, attributes, references and characters; no comments, sections or instructions.
class Reader {
public:
    explicit Reader(std::string_view text) : text_(text) {}

    std::string read() {
        if (text_.rfind("<!DOCTYPE html>", 0) == 0) at_ = 15;
        bool root = false;
        while (at_ < text_.size() && error_.empty()) {
            if (text_[at_] != '<') {
                character(open_.empty());
                continue;
            }
            if (open_.empty() && root && text_.substr(at_, 2) != "</") return fail("a second root");
            root = true;
            tag();
        }
        if (error_.empty() && !open_.empty()) fail("<" + open_.back() + "> is not closed");
        if (error_.empty() && !root) fail("no element");
        return error_;
    }

private:
    std::string fail(const std::string& what) {
        error_ = fmt::format("at byte {}: {}", at_, what);
        return error_;
    }

    bool take(std::string_view what) {
        if (text_.substr(at_, what.size()) != what) return false;
        at_ += what.size();
        return true;
    }

    std::string name() {
        const std::size_t from = at_;
        while (at_ < text_.size() && name_character(text_[at_])) ++at_;
        if (from == at_) fail("no name");
        return std::string(text_.substr(from, at_ - from));
    }

    void blanks() {
        while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\n')) ++at_;
    }

    void character(bool only_blanks) {
        const char c = text_[at_];
        const bool blank = c == ' ' || c == '\n';
        if (only_blanks && !blank) fail("text outside the root");
        else if (static_cast<unsigned char>(c) < ' ' && !blank) fail("a control character");
        else if (c != '&') ++at_;
        else if (!take("&amp;") && !take("&lt;") && !take("&gt;") && !take("&quot;")) fail("an & that begins no reference");
    }

    void attributes() {
        std::set<std::string> seen;
        for (blanks(); error_.empty() && at_ < text_.size() && text_[at_] != '>' && text_[at_] != '/'; blanks()) {
            if (text_[at_ - 1] != ' ' && text_[at_ - 1] != '\n') return void(fail("no blank before an attribute"));
            const std::string key = name();
            if (!seen.insert(key).second) return void(fail("twice " + key));
            if (!take("=\"")) return void(fail("an attribute without value"));
            const std::size_t from = at_;
            while (error_.empty() && at_ < text_.size() && text_[at_] != '"') {
                if (text_[at_] == '<') return void(fail("< in an attribute"));
                character(false);
            }
            if (key == "id" && !ids_.insert(std::string(text_.substr(from, at_ - from))).second) return void(fail("the id is there already"));
            if (!take("\"")) return void(fail("an attribute that does not end"));
        }
    }

    void tag() {
        if (take("</")) {
            const std::string closed = name();
            if (!error_.empty()) return;
            if (open_.empty() || open_.back() != closed) return void(fail("</" + closed + "> closes nothing"));
            open_.pop_back();
            if (!take(">")) fail("no >");
            return;
        }
        take("<");
        const std::string opened = name();
        if (error_.empty()) attributes();
        if (!error_.empty() || take("/>")) return;
        if (!take(">")) return void(fail("no >"));
        open_.push_back(opened);
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::vector<std::string> open_;
    std::set<std::string> ids_;
    std::string error_;
};

std::string attribute(const std::string& tag, const std::string& key) {
    const std::size_t at = tag.find(" " + key + "=\"");
    if (at == std::string::npos) return {};
    const std::size_t from = at + key.size() + 3;
    return tag.substr(from, tag.find('"', from) - from);
}

std::string unescaped(std::string text) {
    for (const auto& [from, to] : {std::pair{"&lt;", "<"}, std::pair{"&gt;", ">"}, std::pair{"&quot;", "\""}, std::pair{"&amp;", "&"}})
        for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + 1)) text.replace(at, std::string_view(from).size(), to);
    return text;
}

}  // namespace

std::string not_well_formed(std::string_view text) { return Reader(text).read(); }

std::vector<Words> words_of(const std::string& svg) {
    std::vector<Words> out;
    for (std::size_t at = svg.find("<text "); at != std::string::npos; at = svg.find("<text ", at + 1)) {
        const std::size_t end = svg.find('>', at);
        const std::string tag = svg.substr(at, end - at);
        Words w;
        w.text = unescaped(svg.substr(end + 1, svg.find("</text>", end) - end - 1));
        const int size = std::stoi(attribute(tag, "font-size"));
        w.width = attiva::exporting::text_width(w.text, size, attribute(tag, "font-weight") == "bold");
        w.height = size;
        w.x = std::stoi(attribute(tag, "x"));
        w.y = std::stoi(attribute(tag, "y")) - size;
        const std::string anchor = attribute(tag, "text-anchor");
        if (anchor == "middle") w.x -= w.width / 2;
        if (anchor == "end") w.x -= w.width;
        out.push_back(std::move(w));
    }
    return out;
}

std::string badly_placed(const std::string& svg) {
    const auto words = words_of(svg);
    const int width = std::stoi(attribute(svg.substr(0, svg.find('>')), "width"));
    const int height = std::stoi(attribute(svg.substr(0, svg.find('>')), "height"));
    std::string out;
    for (std::size_t a = 0; a < words.size(); ++a) {
        const Words& w = words[a];
        if (w.x < 0 || w.x + w.width > width || w.y < 0 || w.y + w.height * 5 / 4 > height) out += "outside: " + w.text + "\n";
        for (std::size_t b = a + 1; b < words.size(); ++b) {
            const Words& o = words[b];
            if (w.x < o.x + o.width && o.x < w.x + w.width && w.y < o.y + o.height && o.y < w.y + w.height) out += "over: " + w.text + " | " + o.text + "\n";
        }
    }
    return out;
}

std::string otherwise_than_golden(const std::string& name, const std::string& text) {
    const std::filesystem::path file = std::filesystem::path(ATTIVA_ROOT) / "tests/export/golden" / name;
    if (const char* approve = std::getenv("ATTIVA_APPROVA"); approve != nullptr && std::string(approve) == "1") {
        std::filesystem::create_directories(file.parent_path());
        std::ofstream(file, std::ios::binary) << text;
    }
    std::ifstream in(file, std::ios::binary);
    if (!in) return name + " is not there (ATTIVA_APPROVA=1 writes it)";
    std::ostringstream there;
    there << in.rdbuf();
    const std::string was = there.str();
    if (was == text) return {};
    const auto differs = std::mismatch(was.begin(), was.end(), text.begin(), text.end());
    const auto line = 1 + std::count(text.begin(), differs.second, '\n');
    return fmt::format("{} differs from line {} on (ATTIVA_APPROVA=1 accepts it)", name, line);
}

std::size_t count(std::string_view text, std::string_view what) {
    std::size_t n = 0;
    for (std::size_t at = text.find(what); at != std::string_view::npos; at = text.find(what, at + what.size())) ++n;
    return n;
}

}  // namespace pictures
