// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "attiva/answer.hpp"
#include "attiva/catalogue.hpp"

// What an answer leaves behind on paper: the page given to the person, and a receipt to
// ask the same question again and explain what differs. Plain data; files are the caller's.

namespace attiva {

/// One thing of the page: an instrument, a paper to bring, somebody to meet.
struct PageItem {
    std::string name;
    std::string about;               ///< one sentence; may be empty
    std::vector<std::string> lines;  ///< short: how much, how long, what to clear up
};
struct PageSection {
    std::string heading;
    std::string opening;  ///< a sentence or two; may be empty
    std::vector<PageItem> items;
};
/// The page for the person (docs/pagina.md): addressed to them («Lei»), in short sentences.
/// It says what is possible; never what is excluded, and nothing that could not be read on
/// the page of somebody else in whose household there is no protected matter.
struct PersonPage {
    std::string title, subject, day, place;
    std::string opening;
    std::vector<PageSection> sections;  ///< none without items, but for the last: what is said aloud
    std::string closing;
    std::string digest;                 ///< of the catalogue, short
};
/// The answers a page is written from, with reasons: the one as it is said; that of the
/// same person without any protected matter; that of who knows nothing of such matters.
struct PageAnswers {
    Answer said, plain, unknown;
};
/// `said` is what `question` was answered. Nothing where that could not be.
std::optional<PageAnswers> page_answers(const Catalogue& catalogue, Answer said, const Input& person, const Question& question);
/// What the catalogue may put on paper of them.
PersonPage person_page(const Catalogue& catalogue, const PageAnswers& answers);
/// As Markdown, or as one HTML file made for one sheet of paper and for small screens.
std::string page_text(const PersonPage& page, PageFormat format);

/// One question and its answer in short (docs/ricevuta.md). It keeps nothing of the
/// person that the view of the question may not see.
struct Receipt {
    std::string program;         ///< version() of the program that answered
    std::string program_digest;  ///< SHA-256 of its executable, in hexadecimal
    std::string catalogue;       ///< whole digest of the catalogue
    std::string verb;            ///< "valuta", "perche", "quando", "condividi"
    std::vector<std::string> arguments;  ///< those after the person: the instrument, of perche, quando and condividi
    /// By name, as on the command line ("--data" is always there); a switch is "sì".
    std::vector<std::pair<std::string, std::string>> options;
    Input person;                ///< a person file in JSON, as Catalogue::seen_person gives it
    std::vector<std::pair<std::string, std::string>> verdicts;  ///< instrument id, word of the verdict; of quando, words with their days
    std::string answer;          ///< SHA-256 of the printed answer
    std::string answer_without_catalogue;  ///< the same, the digest of the catalogue left out of it
};

/// The file of a receipt, schema "attiva/ricevuta/1", sealed: the last field is the
/// SHA-256 of all that comes before it. The same receipt always gives the same bytes.
std::string receipt_file(const Receipt& receipt);
/// Reads one back. Nothing, with Italian sentences in `errors`, when it is no receipt, is
/// of another version (U101), was altered since it was written (U102) or has a field that
/// is not right. Problems found later in `person` point into the same file.
std::optional<Receipt> read_receipt(const Input& file, bool plain, bool colour, std::string& errors);

/// SHA-256 of a text, 64 hexadecimal digits.
std::string digest_of(const std::string& text);
/// That of the running program; empty where it cannot be read.
std::string program_digest();

}  // namespace attiva
