// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// What a chunk may not hold although its words are in order.
// Tested by tests/language/parse_errors_test.cpp.
#include <fmt/format.h>

#include <algorithm>

#include "language/parse_explain.hpp"
#include "text/literal.hpp"

namespace attiva::language {
namespace {

constexpr std::size_t longest_name = 64;
constexpr std::size_t longest_sentence = 400;
constexpr std::size_t longest_quoted = 50;

std::size_t characters(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    }));
}

class Soundness {
public:
    Soundness(const Tree& tree, const text::Sources& sources, Diagnostics& diagnostics)
        : tree_(tree), sources_(sources), diagnostics_(diagnostics) {}

    void look_at(const Node& node) {
        switch (node.kind) {
            case Kind::number_literal: (void)text::read_quantity(node.text, node.span, diagnostics_); break;
            case Kind::title:
                if (characters(node.text) > longest_sentence)
                    diagnostics_.error("R108", node.span, fmt::format("la frase supera {} caratteri", longest_sentence),
                                       "scrivi una frase più breve: è quella che le persone leggono");
                break;
            case Kind::disjunction:
                if (!node.text.empty()) mixed(node);
                size(node, 0);
                break;
            case Kind::conjunction: case Kind::count_list: case Kind::extremum: case Kind::name_list:
            case Kind::place_list: case Kind::place_part: size(node, 0); break;
            case Kind::membership: case Kind::contains: size(node, 1); break;
            default: break;
        }
        if (named(node.kind)) name(node);
    }

private:
    static bool named(Kind kind) {
        switch (kind) {
            case Kind::identifier: case Kind::name: case Kind::reading: case Kind::choice: case Kind::source:
            case Kind::parameter_decl: case Kind::definition_decl: case Kind::interpretation_decl:
            case Kind::instrument_decl: case Kind::extension_decl: case Kind::fund_decl: return true;
            default: return false;
        }
    }

    void name(const Node& node) {
        const std::size_t dot = node.text.find('.');
        const std::string_view all = node.text;
        for (const std::string_view part : {all.substr(0, dot), dot == std::string::npos ? std::string_view{} : all.substr(dot)})
            if (characters(part) > longest_name)
                diagnostics_.error("R024", node.name.known() ? node.name : node.span, fmt::format("il nome supera {} caratteri", longest_name), "accorcialo");
    }

    void size(const Node& node, std::size_t first) {
        std::size_t entries = 0;
        for (std::size_t i = first; i < node.children.size(); ++i)
            if (tree_[node.children[i]].kind != Kind::comment && ++entries == longest_list + 1)
                diagnostics_.error("R028", tree_[node.children[i]].span,
                                   fmt::format("più di {} voci in un elenco", longest_list),
                                   "dividilo in più definizioni");
    }

    std::string quoted(TreeId id) const {
        std::string out;
        for (const char c : sources_.words(tree_[id].span)) {
            const bool blank = c == ' ' || c == '\n';
            if (!blank) out += c;
            else if (!out.empty() && out.back() != ' ') out += ' ';
        }
        if (out.size() <= longest_quoted) return out;
        std::size_t cut = longest_quoted;
        while (cut > 0 && (static_cast<unsigned char>(out[cut]) & 0xC0U) == 0x80U) --cut;
        return out.substr(0, cut) + "…";
    }

    // The reading in which `tight` ('e' or 'o') binds first.
    std::string reading(const Node& node, char tight) const {
        std::string out;
        for (std::size_t i = 0; i < node.children.size(); ++i) {
            const bool before = i > 0 && node.text[i - 1] == tight;
            const bool after = i < node.text.size() && node.text[i] == tight;
            if (i > 0) out += std::string(" ") + node.text[i - 1] + " ";
            out += (!before && after ? "(" : "") + quoted(node.children[i]) + (before && !after ? ")" : "");
        }
        return out;
    }

    void mixed(const Node& node) {
        diagnostics_.error("R020", node.span, "«e» e «o» insieme, senza parentesi: si può leggere in due modi",
                           fmt::format("scrivi «{}» oppure «{}»", reading(node, 'e'), reading(node, 'o')));
    }

    const Tree& tree_;
    const text::Sources& sources_;
    Diagnostics& diagnostics_;
};

}  // namespace

bool sound(const Tree& tree, TreeId first, const Reader& reader, const text::Sources& sources, Diagnostics& diagnostics) {
    const std::size_t before = diagnostics.error_count();
    Soundness look(tree, sources, diagnostics);
    for (std::size_t i = first; i < tree.nodes.size(); ++i) look.look_at(tree.nodes[i]);
    for (const std::size_t at : reader.tight_commas())
        diagnostics.error("R022", reader.chunk().span(at, at + 1), "la virgola di un elenco è seguita da uno spazio",
                          "scrivi uno spazio dopo la virgola: senza, fra due cifre, separa i decimali");
    return diagnostics.error_count() == before;
}

}  // namespace attiva::language
