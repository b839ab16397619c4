// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// One pass over a text that copies it, replacing what is unfit character by
// character, and reports each unfit character at its place in the copy.
// Strings ("…") and comments (# …) are told from the rest line by line: only
// there may a whole word be in another alphabet.
// Tested by tests/text/source_test.cpp.
#include "text/validate.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "text/source.hpp"

namespace attiva::text {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";  // U+FFFD

bool direction_control(char32_t c) {
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E ||
           c == 0x200F || c == 0x061C;
}

bool odd_space(char32_t c) {
    return c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 ||
           c == 0x202F || c == 0x205F || c == 0x3000;
}

bool invisible(char32_t c) {
    return (c >= 0x200B && c <= 0x200D) || (c >= 0x2060 && c <= 0x2064) || c == 0xFEFF ||
           c == 0xAD || c == 0x180E || c == 0x115F || c == 0x3164 || (c >= 0xFE00 && c <= 0xFE0F) ||
           (c >= 0xE0000 && c <= 0xE01EF) || (c >= 0xFFF9 && c <= 0xFFFB);
}

bool control(char32_t c) {
    return (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7F && c <= 0x9F) ||
           (c & 0xFFFEU) == 0xFFFE;
}

bool combining_mark(char32_t c) { return c >= 0x300 && c <= 0x36F; }

// Blocks of letters and digits that are not ours; signs and pictures are left out.
struct Alphabet {
    char32_t first, last;
    const char* name;
};
constexpr std::array<Alphabet, 13> alphabets{{{0x250, 0x2AF, "fonetica"},
                                              {0x370, 0x3FF, "greca"},
                                              {0x400, 0x52F, "cirillica"},
                                              {0x531, 0x587, "armena"},
                                              {0x5D0, 0x1DBF, "di un altro alfabeto"},  // Hebrew … phonetic extensions
                                              {0x1F00, 0x1FFF, "greca"},
                                              {0x2C00, 0x2DFF, "di un altro alfabeto"},
                                              {0x3041, 0xD7FF, "di un altro alfabeto"},  // Kana … Hangul
                                              {0xF900, 0xFDFF, "di un altro alfabeto"},
                                              {0xFE70, 0xFEFC, "di un altro alfabeto"},
                                              {0xFF10, 0xFF5A, "a larghezza intera"},
                                              {0xFF66, 0xFFDC, "di un altro alfabeto"},
                                              {0x1D400, 0x1D7FF, "matematica"}}};

const Alphabet* alphabet_of(char32_t c) {
    const auto at = std::find_if(alphabets.begin(), alphabets.end(),
                                 [&](const Alphabet& a) { return a.first <= c && c <= a.last; });
    return at == alphabets.end() ? nullptr : &*at;
}

bool other_alphabet(char32_t c) { return c >= 0x250 && alphabet_of(c) != nullptr; }

bool latin_letter(char32_t c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7);
}

bool word_character(char32_t c) {
    return latin_letter(c) || other_alphabet(c) || (c >= '0' && c <= '9') || c == '_';
}

class Pass {
public:
    Pass(std::string_view in, FileId file, Diagnostics& diagnostics, const Limits& limits)
        : in_(in), file_(file), diagnostics_(diagnostics), limits_(limits) {
        out_.reserve(in.size());
    }

    Validated run() {
        if (in_.substr(0, 3) == "\xEF\xBB\xBF") at_ = 3;
        while (at_ < in_.size())
            if (here() != line_start_ || !plain_line()) step();
        end_word();
        check_line_length();
        if (errors_ > limits_.errors) report_rest();
        return {std::move(out_), errors_ == 0};
    }

private:
    // Most lines have nothing to look at: ASCII and accented letters (U+00C0 to
    // U+00FF) are never refused, and nothing of a line outlives it. Such a line is
    // copied whole, if its newline is there too.
    bool plain_line() {
        const std::size_t end = in_.substr(0, std::min(in_.size(), at_ + limits_.line + 1)).find('\n', at_);
        if (end == std::string_view::npos) return false;
        for (std::size_t i = at_; i < end; ++i) {
            const auto byte = static_cast<unsigned char>(in_[i]);
            if ((byte >= ' ' && byte < 0x7F) || byte == '\t') continue;
            if (byte != 0xC3 || (static_cast<unsigned char>(in_[i + 1]) & 0xC0U) != 0x80U) return false;
            ++i;
        }
        copy(static_cast<unsigned>(end + 1 - at_));
        start_line();
        return true;
    }

    void step() {
        const auto c = decode(in_.substr(at_));
        if (!c) {
            end_word();
            replace("T001", 1, "byte che non è UTF-8",
                    "salva il file in UTF-8 (nell'editor: «Salva con codifica UTF-8»)");
            return;
        }
        if (c->code == '\r') return carriage_return();
        if (c->code == '\n') return newline();
        track_quotes(c->code);
        if (!word_character(c->code) && !combining_mark(c->code)) end_word();
        if (refused(*c)) return;
        if (word_character(c->code)) grow_word(*c);
        copy(c->length);
    }

    // Characters that are replaced. True when the character has been dealt with.
    bool refused(Character c) {
        if (c.code >= ' ' && c.code < 0x7F) return false;  // most of any text
        if (control(c.code))
            return replace("T002", c.length, "carattere di controllo " + name(c), "cancellalo");
        if (direction_control(c.code))
            return replace(
                "T003", c.length,
                "carattere invisibile " + name(c) + " che cambia il verso della scrittura",
                "cancellalo: il testo si leggerebbe diverso da com'è");
        if (odd_space(c.code))
            return replace("T005", c.length, "spazio insolito " + name(c),
                           "scrivi uno spazio normale", " ");
        if (invisible(c.code))
            return replace("T006", c.length, "carattere invisibile " + name(c), "cancellalo");
        if (combining_mark(c.code)) lone_mark(c);
        return false;
    }

    static std::string name(Character c) {
        return fmt::format("U+{:04X}", static_cast<unsigned>(c.code));
    }

    // A mark joins the letter before it: both are pointed at.
    void lone_mark(Character c) {
        std::uint32_t begin = here();
        while (begin > 0) {
            --begin;
            const auto byte = static_cast<unsigned char>(out_[begin]);
            if ((byte & 0xC0U) != 0x80U) break;
        }
        error("T004", {file_, begin, here() + c.length}, "accento scritto come carattere a parte",
              "riscrivi la lettera accentata con un solo tasto (à, è, é, ì, ò, ù)");
    }

    void grow_word(Character c) {
        if (latin_letter(c.code)) word_has_latin_ = true;
        if (!other_alphabet(c.code) || stranger_) return;
        stranger_ = c;
        stranger_at_ = here();
        stranger_in_text_ = in_string_ || in_comment_;
    }

    void end_word() {
        if (stranger_ && (word_has_latin_ || !stranger_in_text_)) report_stranger();
        stranger_.reset();
        word_has_latin_ = false;
    }

    void report_stranger() {
        const char twin = latin_twin(stranger_->code);
        const char32_t code = stranger_->code;
        const bool digit = twin >= '0' && twin <= '9';
        const Span where{file_, stranger_at_, stranger_at_ + stranger_->length};
        const std::string help =
            twin ? fmt::format("scrivi la {} «{}»", digit ? "cifra" : "lettera latina", twin)
                 : std::string("usa lettere latine, o metti il testo tra virgolette");
        const std::string looks = twin ? fmt::format(" che sembra «{}»", twin) : std::string();
        error("T007", where,
              fmt::format("{} {}{} (U+{:04X})", digit ? "cifra" : "lettera", alphabet_of(code)->name, looks, static_cast<unsigned>(code)),
              help);
    }

    void carriage_return() {
        if (at_ + 1 < in_.size() && in_[at_ + 1] == '\n') {
            ++at_;  // CRLF: the newline follows
            return;
        }
        end_word();
        error("T010", {file_, here(), here() + 1}, "ritorno a capo senza avanzamento di riga",
              "salva il file con fine riga Unix (LF) o Windows (CRLF)");
        ++at_;
        out_ += '\n';
        start_line();
    }

    void newline() {
        end_word();
        copy(1);
        start_line();
    }

    void start_line() {
        check_line_length();
        line_characters_ = 0;
        line_start_ = here();
        in_string_ = in_comment_ = false;
        blank_before_ = true;
    }

    void check_line_length() {
        if (line_characters_ > limits_.line)
            error("T009", {file_, line_start_, line_start_ + 1},
                  fmt::format("riga di oltre {} caratteri", limits_.line), "spezzala in più righe");
    }

    void track_quotes(char32_t c) {
        ++line_characters_;
        if (c == '"' && !in_comment_) in_string_ = !in_string_;
        if (c == '#' && !in_string_ && blank_before_) in_comment_ = true;
        blank_before_ = c == ' ' || c == '\t';
    }

    void copy(unsigned length) {
        out_ += in_.substr(at_, length);
        at_ += length;
    }

    bool replace(const char* code, unsigned length, std::string message, std::string help,
                 std::string_view by = replacement) {
        const auto end = static_cast<std::uint32_t>(here() + by.size());
        error(code, {file_, here(), end}, std::move(message), std::move(help));
        out_ += by;
        at_ += length;
        return true;
    }

    void error(const char* code, Span where, std::string message, std::string help) {
        if (++errors_ <= limits_.errors)
            diagnostics_.error(code, where, std::move(message), std::move(help));
        else if (errors_ == limits_.errors + 1)
            first_unlisted_ = where;
    }

    void report_rest() {
        diagnostics_.error("T011", first_unlisted_,
                           fmt::format("altri caratteri o righe da correggere in questo file: {}",
                                       errors_ - limits_.errors),
                           "correggi quelli elencati e ricontrolla");
    }

    [[nodiscard]] std::uint32_t here() const { return static_cast<std::uint32_t>(out_.size()); }

    std::string_view in_;
    FileId file_;
    Diagnostics& diagnostics_;
    Limits limits_;
    std::string out_;
    std::size_t at_ = 0;
    std::size_t errors_ = 0;
    Span first_unlisted_;
    std::size_t line_characters_ = 0;
    std::uint32_t line_start_ = 0;
    bool in_string_ = false;
    bool in_comment_ = false;
    bool blank_before_ = true;
    // The word being read: whether it has Latin letters, and its first stranger.
    bool word_has_latin_ = false;
    bool stranger_in_text_ = false;
    std::optional<Character> stranger_;
    std::uint32_t stranger_at_ = 0;
};

// A program, an archive, a picture; or a text saved in UTF-16.
bool no_text_at_all(std::string_view text) {
    const std::string_view start = text.substr(0, 4096);
    return std::count(start.begin(), start.end(), '\0') >= 4;
}

}  // namespace

Validated validated(std::string_view text, FileId file, Diagnostics& diagnostics, const Limits& limits) {
    if (text.size() > limits.largest) {
        diagnostics.error(
            "T008", {file, 0, 0},
            limits.largest == largest_text ? "file troppo grande: il massimo è 4 MiB (4.194.304 byte)"
                                           : fmt::format("file troppo grande: il massimo è {} MiB", limits.largest >> 20U),
            "dividilo in più file");
        return {{}, false};
    }
    if (no_text_at_all(text)) {
        diagnostics.error("T012", {file, 0, 0}, "questo non è un file di testo",
                          "controlla di aver scelto il file giusto; se è un testo, salvalo in UTF-8");
        return {{}, false};
    }
    return Pass(text, file, diagnostics, limits).run();
}

void encode(char32_t c, std::string& out) {
    const auto byte = [&](char32_t value) { out += static_cast<char>(value); };
    if (c < 0x80) {
        byte(c);
    } else if (c < 0x800) {
        byte(0xC0U | (c >> 6U));
        byte(0x80U | (c & 0x3FU));
    } else {
        if (c >= 0x10000) {
            byte(0xF0U | (c >> 18U));
            byte(0x80U | ((c >> 12U) & 0x3FU));
        } else {
            byte(0xE0U | (c >> 12U));
        }
        byte(0x80U | ((c >> 6U) & 0x3FU));
        byte(0x80U | (c & 0x3FU));
    }
}

}  // namespace attiva::text

namespace attiva {

std::string visible(const std::string& text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const auto c = text::decode(std::string_view(text).substr(at));
        const unsigned length = c ? c->length : 1;
        const bool odd = c && (text::control(c->code) || text::direction_control(c->code) || c->code == '\n' || c->code == '\t');
        if (!c) out += fmt::format("<{:02X}>", static_cast<unsigned char>(text[at]));
        else if (odd) out += fmt::format("<U+{:04X}>", static_cast<std::uint32_t>(c->code));
        else out.append(text, at, length);
        at += length;
    }
    return out;
}

}  // namespace attiva
