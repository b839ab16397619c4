// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Within the limits of the language (docs/lingua.md §14): a shape that has a limit
// is repeated, so that only the length of the text grows.

#include "shapes.hpp"

#include <fmt/format.h>

namespace bench {
namespace {

constexpr std::size_t deepest = 60;       // of 64
constexpr std::size_t longest_list = 190;  // of 200
constexpr const char* heading = "strumento misura\n    fonte atto_001\n";

// Definitions one after the other, until the text is long enough.
template <class Body>
std::string definitions(std::size_t size, const char* type, Body body) {
    std::string text;
    for (std::size_t i = 0; text.size() < size; ++i)
        text += fmt::format("definizione voce_{} : {}\n    {}\n\n", i, type, body(i));
    return text;
}

// Lines inside one definition or clause, until the text is long enough.
template <class Line>
std::string lines(std::string text, std::size_t size, Line line) {
    for (std::size_t i = 0; text.size() < size; ++i) text += line(i);
    return text;
}

std::string fact(std::size_t i) { return fmt::format("fatto_{:02}", i % 60); }

std::string deep_brackets(std::size_t size) {
    return definitions(size, "sì_no", [](std::size_t i) {
        return std::string(deepest, '(') + fact(i) + std::string(deepest, ')');
    });
}

// `count` names, one a line, with a word before or after each but at the ends.
std::string chain(std::size_t count, const char* before, const char* name, const char* after) {
    std::string text = fmt::format("{}_00{}", name, after);
    for (std::size_t i = 1; i < count; ++i)
        text += fmt::format("\n    {}{}_{:02}{}", before, name, i % 60, i + 1 < count ? after : "");
    return text;
}

std::string long_chain(std::size_t size) {
    return definitions(size, "sì_no",
                       [](std::size_t) { return chain(longest_list, "e ", "fatto", ""); });
}

std::string many_clauses(std::size_t size) {
    return lines(heading, size, [](std::size_t i) {
        return fmt::format("    richiede \"Numero {}\"\n        {}\n", i, fact(i));
    });
}

std::string many_bullets(std::size_t size) {
    return definitions(size, "sì_no", [](std::size_t i) {
        std::string body = "almeno una tra:";
        for (std::size_t k = 0; k < longest_list; ++k) body += "\n        - " + fact(i + k);
        return body;
    });
}

std::string long_strings(std::size_t size) {
    return lines(heading, size, [](std::size_t i) {
        return fmt::format("    richiede \"{}\"\n        {}\n", std::string(390, 'a'), fact(i));
    });
}

std::string many_comments(std::size_t size) {
    return lines("definizione commentata : sì_no\n    fatto_00  # qui\n", size,
                 [](std::size_t i) { return fmt::format("# commento numero {}\n", i); });
}

std::string many_rows(std::size_t size) {
    std::string text = "definizione tabella : euro\n";
    text = lines(text, size, [](std::size_t i) {
        return fmt::format("    caso {} : {} euro\n", fact(i), i % 900);
    });
    return text + "    altrimenti : 0 euro\n";
}

std::string many_names(std::size_t size) {
    return definitions(size, "sì_no", [](std::size_t) {
        std::string names = "basso";
        for (std::size_t k = 1; k < longest_list; ++k) names += k % 10 == 0 ? ",\n        medio" : ", alto";
        return "scelta_00 tra (" + names + ")";
    });
}

std::string nested_lists(std::size_t size) {
    return definitions(size, "sì_no", [](std::size_t i) {
        std::string body = "almeno una tra:";
        std::string indent = "        ";
        for (std::size_t k = 0; k < 12; ++k) {
            body += fmt::format("\n{0}- {1}\n{0}- almeno una tra:", indent, fact(i + k));
            indent += "    ";
        }
        return body + "\n" + indent + "- " + fact(i);
    });
}

std::string many_declarations(std::size_t size) {
    return definitions(size, "sì_no", [](std::size_t i) { return fact(i); });
}

std::string long_arithmetic(std::size_t size) {
    return definitions(size, "euro",
                       [](std::size_t) { return chain(deepest, "", "somma", " +"); });
}

std::string many_errors(std::size_t size) {
    return lines(heading, size, [](std::size_t i) {
        return fmt::format("    richiede \"Numero {}\"\n        {} e e (\n", i, fact(i));
    });
}

}  // namespace

const std::vector<Shape>& shapes() {
    static const std::vector<Shape> all{
        {"deep brackets", deep_brackets, true},
        {"long chain", long_chain, true},
        {"many clauses", many_clauses, true},
        {"many bullets", many_bullets, true},
        {"long strings", long_strings, true},
        {"many comments", many_comments, true},
        {"many rows", many_rows, true},
        {"many names", many_names, true},
        {"nested lists", nested_lists, true},
        {"many declarations", many_declarations, true},
        {"long arithmetic", long_arithmetic, true},
        {"many errors", many_errors, false},
    };
    return all;
}

}  // namespace bench
