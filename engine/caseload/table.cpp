// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Tested by tests/caseload/csv_test.cpp.

#include "caseload/table.hpp"

#include "caseload/case_reader.hpp"
#include "text/validate.hpp"

namespace attiva::caseload {
namespace {

// 0x80 … 0x9F of Windows-1252; the five it does not have are control characters, refused later.
constexpr char32_t windows[32] = {0x20AC, 0x81, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039, 0x152, 0x8D, 0x17D, 0x8F,
                                  0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC, 0x2122, 0x161, 0x203A, 0x153, 0x9D, 0x17E, 0x178};

bool blank(char c) { return c == ' ' || c == '\t'; }

class TableReader {
public:
    TableReader(std::string_view text, FileId file, Diagnostics& diagnostics, char separator) : text_(text), file_(file), diagnostics_(diagnostics) {
        if (separator != 0) {
            separator_ = separator;
            return;
        }
        const std::string_view first = text.substr(0, text.find('\n'));
        if (first.find(';') == std::string_view::npos && first.find(',') != std::string_view::npos) separator_ = ',';
    }

    std::vector<Row> read() {
        std::vector<Row> out;
        while (at_ < text_.size() && !broken_) {
            Row row;
            bool any = false;
            do {
                row.push_back(cell());
                any = any || !row.back().text.empty();
            } while (!broken_ && at_ < text_.size() && text_[at_++] == separator_);
            if (any && !broken_) out.push_back(std::move(row));
        }
        return out;
    }

private:
    [[nodiscard]] Span span(std::size_t begin, std::size_t end) const { return {file_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}; }

    // Leaves at_ on the separator or the line end after it.
    Cell cell() {
        while (at_ < text_.size() && blank(text_[at_])) ++at_;
        if (at_ < text_.size() && text_[at_] == '"') return quoted();
        const std::size_t begin = at_;
        while (at_ < text_.size() && text_[at_] != separator_ && text_[at_] != '\n') ++at_;
        std::size_t end = at_;
        while (end > begin && blank(text_[end - 1])) --end;
        return {std::string(text_.substr(begin, end - begin)), span(begin, end)};
    }

    Cell quoted() {
        const std::size_t open = at_++;
        Cell out;
        for (; at_ < text_.size(); ++at_) {
            if (text_[at_] != '"') out.text += text_[at_];
            else if (at_ + 1 < text_.size() && text_[at_ + 1] == '"') out.text += text_[++at_];
            else break;
        }
        out.where = span(open + 1, at_);
        if (at_ == text_.size()) return broken(open, "virgolette non chiuse", "chiudi le virgolette; dentro un testo scrivile due volte");
        ++at_;
        while (at_ < text_.size() && blank(text_[at_])) ++at_;
        if (at_ < text_.size() && text_[at_] != separator_ && text_[at_] != '\n') return broken(open, "dopo le virgolette chiuse c'è altro", "dentro un testo scrivi le virgolette due volte");
        return out;
    }

    // Where the next row begins is then not known.
    Cell broken(std::size_t open, const char* message, const char* help) {
        diagnostics_.error("F017", span(open, open + 1), message, help);
        broken_ = true;
        return {};
    }

    std::string_view text_;
    FileId file_;
    Diagnostics& diagnostics_;
    char separator_ = ';';
    std::size_t at_ = 0;
    bool broken_ = false;
};

}  // namespace

// Windows saves accents alone, one byte each: hardly ever do two of its bytes make a character.
// So a text that begins as UTF-8 does, or has as many such characters as bytes that are none,
// is UTF-8 with something spoilt in it.
bool is_utf8(std::string_view text) {
    if (text.substr(0, 3) == "\xEF\xBB\xBF") return true;
    std::size_t wrong = 0;
    std::size_t long_ones = 0;
    while (!text.empty()) {
        const auto c = text::decode(text);
        if (!c) ++wrong;
        else if (c->length > 1) ++long_ones;
        text.remove_prefix(c ? c->length : 1);
    }
    return wrong == 0 || (long_ones > 0 && long_ones >= wrong);
}

std::string from_windows(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        text::encode(byte >= 0x80U && byte < 0xA0U ? windows[byte - 0x80U] : byte, out);
    }
    return out;
}

std::string as_utf8(const std::string& text) { return is_utf8(text) ? text : from_windows(text); }

std::vector<Row> read_table(const text::Sources& sources, FileId file, Diagnostics& diagnostics, char separator) {
    return TableReader(sources.text(file), file, diagnostics, separator).read();
}

}  // namespace attiva::caseload
