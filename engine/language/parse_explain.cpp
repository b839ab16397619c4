// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Why a chunk could not be read. The farthest place reached, and what was tried
// there, are known; each habit of other languages and each usual slip is then
// looked for in turn, the most telling first, and only when none fits the
// message lists what would have fitted.
// Tested by tests/language/parse_errors_test.cpp.
#include "language/parse_explain.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "language/keywords.hpp"
#include "text/literal.hpp"
#include "text/suggest.hpp"

namespace attiva::language {
namespace {

constexpr std::size_t most_labels = 6;

std::string lowered(std::string_view word) {
    std::string out(word);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return out;
}

// 23/11/2026 or 23.11.2026 or 2026/11/23, as 2026-11-23; empty if it is no day.
std::string iso_day(std::string_view token) {
    std::vector<std::string> parts(1);
    for (const char c : token) {
        if (digit_byte(c)) parts.back() += c;
        else parts.emplace_back();
    }
    if (parts.size() != 3) return {};
    if (parts[2].size() == 4) std::swap(parts[0], parts[2]);
    for (const std::size_t i : {std::size_t{1}, std::size_t{2}})
        if (parts[i].size() == 1) parts[i].insert(0, "0");
    if (parts[0].size() != 4 || parts[1].size() != 2 || parts[2].size() != 2) return {};
    return parts[0] + "-" + parts[1] + "-" + parts[2];
}

class Failure {
public:
    Failure(const Reader& reader, Diagnostics& diagnostics)
        : reader_(reader), text_(reader.chunk().text), diagnostics_(diagnostics), at_(reader.farthest()) {
        find_tokens();
    }

    void explain() {
        if (reader_.too_long())
            return error("R028", at_, std::max(end_, at_ + 1), "l'espressione ha troppe operazioni di seguito",
                         "dai un nome alle parti con una definizione");
        if (reader_.too_deep())
            return error("R027", at_, std::max(end_, at_ + 1), "troppi livelli, uno dentro l'altro: il limite è 64",
                         "dai un nome alle parti con una definizione");
        (void)(habit_of_other_languages() || spoken() || capitals() || day() || quotes() || colon() || empty() || order() ||
               reserved() || unit() || chain() || anything_else());
    }

private:
    void find_tokens() {
        while (at_ < text_.size() && text_[at_] == ' ') ++at_;
        end_ = at_;
        if (at_ < text_.size() && name_byte(text_[at_])) {
            while (end_ < text_.size() && (name_byte(text_[end_]) || day_byte(end_))) ++end_;
        } else if (at_ < text_.size() && text_[at_] == '"') {
            end_ = std::min(text_.find('"', at_ + 1), text_.size() - 1) + 1;
        } else if (!over()) {
            ++end_;
            while (end_ < text_.size() && (static_cast<unsigned char>(text_[end_]) & 0xC0U) == 0x80U) ++end_;
        }
        token_ = std::string_view(text_).substr(at_, end_ - at_);
        before_end_ = at_;
        while (before_end_ > 0 && static_cast<unsigned char>(text_[before_end_ - 1]) <= 0x20U) --before_end_;
        before_ = before_end_;
        while (before_ > 0 && (name_byte(text_[before_ - 1]) || text_[before_ - 1] == '.' || text_[before_ - 1] == ',')) --before_;
        previous_ = std::string_view(text_).substr(before_, before_end_ - before_);
    }
    // A mark inside a day or a number, with digits around it.
    [[nodiscard]] bool day_byte(std::size_t i) const {
        const bool inner = digit_byte(text_[at_]) && i + 1 < text_.size() && digit_byte(text_[i + 1]);
        return inner && (text_[i] == '/' || text_[i] == '-' || text_[i] == '.' || text_[i] == ',');
    }
    // The farthest place is the end of the chunk, or of one of its lines.
    [[nodiscard]] bool over() const { return at_ >= text_.size() || static_cast<unsigned char>(text_[at_]) < 0x20U; }

    [[nodiscard]] bool expects(std::string_view label) const {
        const auto& all = reader_.expected();
        return std::any_of(all.begin(), all.end(), [&](const Reader::Label& l) { return l.text == label; });
    }

    void error(const char* code, std::size_t begin, std::size_t end, std::string message, std::string help) const {
        diagnostics_.error(code, reader_.chunk().span(begin, end), std::move(message), std::move(help));
    }
    bool here(const char* code, std::string message, std::string help) const {
        if (over()) error(code, before_, before_end_, std::move(message), std::move(help));
        else error(code, at_, end_, std::move(message), std::move(help));
        return true;
    }

    bool habit_of_other_languages() const {
        const std::string_view rest = std::string_view(text_).substr(std::min(at_, text_.size()));
        for (const Habit& h : foreign_signs) {
            if (rest.substr(0, h.written.size()) != h.written) continue;
            error("R018", at_, at_ + h.written.size(), fmt::format("«{}» non è della lingua delle regole", h.written),
                  fmt::format("scrivi «{}»", h.instead));
            return true;
        }
        for (const Habit& h : foreign_words) {
            const bool now = lowered(token_) == h.written;
            if (!now && (lowered(previous_) != h.written || over())) continue;
            error("R017", now ? at_ : before_, now ? end_ : before_end_,
                  fmt::format("«{}» è inglese: le regole si scrivono in italiano", now ? token_ : previous_),
                  fmt::format("scrivi «{}»", h.instead));
            return true;
        }
        return false;
    }

    // «eta maggiore o uguale a 18 anni»: said, not written.
    bool spoken() const {
        if (!expects("un confronto") || previous_.empty() || over()) return false;
        const std::string_view rest = std::string_view(text_).substr(at_);
        for (const Habit& h : spoken_comparisons) {
            if (rest.substr(0, h.written.size()) != h.written) continue;
            const std::size_t end = at_ + h.written.size();
            if (end < text_.size() && name_byte(text_[end])) continue;
            error("R018", at_, end, fmt::format("«{}» non è della lingua delle regole", h.written),
                  fmt::format("scrivi «{}»", h.instead));
            return true;
        }
        return false;
    }

    // A word of the language in capitals.
    bool capitals() const {
        for (const bool now : {true, false}) {
            const std::string_view token = now ? token_ : previous_;
            const std::string lower = lowered(token);
            if (lower == token) continue;
            if (!listed(reserved_words, lower) && !listed(following_words, lower) && !listed(clause_words, lower)) continue;
            error("R031", now ? at_ : before_, now ? end_ : before_end_,
                  fmt::format("«{}»: le parole della lingua si scrivono in minuscolo", token), fmt::format("scrivi «{}»", lower));
            return true;
        }
        return false;
    }

    bool day() const {
        const bool fits = expects("una data come 2026-01-31") || expects("un valore") || expects("una condizione");
        if (token_.empty() || !digit_byte(token_[0]) || !fits) return false;
        const std::string iso = iso_day(token_);
        if (iso.empty()) return false;
        return here("R023", fmt::format("«{}»: le date si scrivono anno-mese-giorno", token_), fmt::format("scrivi {}", iso));
    }

    // “…”, «…» or '…' around a sentence.
    bool quotes() const {
        const std::string_view rest = std::string_view(text_).substr(std::min(at_, text_.size()));
        for (const std::string_view quote : {"“", "”", "«", "„", "'", "‘", "’"})
            if (rest.substr(0, quote.size()) == quote)
                return here("R014", "una frase sta fra virgolette diritte", "scrivi la frase fra \" e \"");
        return false;
    }

    bool colon() const {
        if (!expects(":")) return false;
        return here("R012", over() ? "mancano i due punti" : fmt::format("prima di «{}» mancano i due punti", token_),
                    "scrivi «:» fra il nome e ciò che segue");
    }

    bool empty() const {
        if (expects("una voce che comincia con «- »"))
            return here("R009", "l'elenco non ha voci", "scrivi le voci nelle righe più rientrate, ciascuna con «- » davanti");
        if (!over() || !expects("un corpo, nelle righe più rientrate")) return false;
        return here("R008", "manca il corpo", "scrivilo nelle righe seguenti, più rientrate");
    }

    bool order() const {
        static constexpr std::array<std::string_view, 4> words{"dal", "se", "fonte", "da_verificare"};
        const bool part = listed(words, token_) || (!token_.empty() && token_[0] == '"');
        if (!part || !expects("la fine")) return false;
        return here("R015", fmt::format("{} non sta qui", token_[0] == '"' ? "la frase" : fmt::format("«{}»", token_)),
                    "l'ordine è: parola, oggetto o frase, «dal … al …», «se …», «fonte …», «da_verificare»");
    }

    bool reserved() const {
        if (!expects("un nome") && !expects("un atto")) return false;
        if (!listed(reserved_words, token_)) return false;
        return here("R016", fmt::format("«{}» è una parola riservata: non può essere un nome", token_),
                    "usa un altro nome; le parole riservate sono e, o, non, tra, se, con, sì, no");
    }

    // A number and a word that is no unit: the reader of quantities says which there are.
    bool unit() const {
        if (previous_.empty() || !digit_byte(previous_[0]) || token_.empty() || !name_start(token_[0])) return false;
        if (listed(reserved_words, token_) || listed(following_words, token_)) return false;
        const std::string written = std::string(previous_) + " " + std::string(token_);
        const std::size_t before = diagnostics_.items().size();
        (void)text::read_quantity(written, reader_.chunk().span(before_, end_), diagnostics_);
        return diagnostics_.items().size() > before;
    }

    bool chain() const {
        if (token_.empty() || std::string_view("<>=").find(token_[0]) == std::string_view::npos || expects("un confronto"))
            return false;
        return here("R019", "due confronti di seguito non si leggono in un modo solo",
                    "scrivi «x tra A e B», oppure due confronti uniti da «e»");
    }

    // Of words written in part («incompatibile» alone) only the whole is proposed.
    [[nodiscard]] bool begins(const Reader::Label& l) const {
        return l.exact && !token_.empty() && l.text.size() > token_.size() && l.text[token_.size()] == ' ' &&
               l.text.substr(0, token_.size()) == token_;
    }
    [[nodiscard]] bool begun_here() const {
        const auto& all = reader_.expected();
        return std::any_of(all.begin(), all.end(), [&](const Reader::Label& l) { return begins(l); });
    }

    // What would have fitted: "«e», «o», un confronto o la fine".
    [[nodiscard]] std::string fitting() const {
        std::vector<std::string> all;
        const bool begun = begun_here();
        for (const Reader::Label& l : reader_.expected()) {
            if (static_cast<unsigned char>(l.text[0]) < 0x20U || l.text == "la fine") continue;
            if (begun && !begins(l)) continue;
            all.push_back(l.exact ? fmt::format("«{}»", l.text) : std::string(l.text));
        }
        if (all.size() > most_labels) {
            all.resize(most_labels);
            all.emplace_back("altro");
        }
        std::string out;
        for (std::size_t i = 0; i < all.size(); ++i)
            out += (i == 0 ? "" : i + 1 == all.size() ? " o " : ", ") + all[i];
        return out;
    }

    bool anything_else() const {
        const std::string fit = fitting();
        const std::string_view first = leading_word(text_);
        if (token_ == "e" && (first == "dopo" || first == "mentre" || first == "meglio"))
            return here("R010", "gli strumenti nominati si separano con «o»",
                        fmt::format("se servono tutti scrivi una clausola «{}» per ciascuno", first));
        if (over()) return here("R011", "la riga finisce troppo presto", fit.empty() ? "completa la riga" : "qui ci vuole " + fit);
        if (expects("la fine") && !expects("un valore"))
            return here("R010", fmt::format("non capisco «{}»", token_),
                        fit.empty() ? "toglilo, oppure spostalo in un'altra clausola" : "toglilo, oppure qui ci vuole " + fit);
        return here("R010", fmt::format("non capisco «{}»", token_), "qui ci vuole " + fit);
    }

    const Reader& reader_;
    const std::string& text_;
    Diagnostics& diagnostics_;
    std::size_t at_;               // the farthest place, and the token there
    std::size_t end_ = 0;
    std::string_view token_;       // empty at the end of a line
    std::size_t before_ = 0;       // the word before it
    std::size_t before_end_ = 0;
    std::string_view previous_;
};

}  // namespace

void explain_failure(const Reader& reader, Diagnostics& diagnostics) { Failure(reader, diagnostics).explain(); }

}  // namespace attiva::language
