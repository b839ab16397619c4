// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Tested by tests/caseload/.

#include "caseload/amount.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "caseload/shapes.hpp"
#include "document/reader.hpp"
#include "text/literal.hpp"
#include "text/suggest.hpp"

namespace attiva::caseload {
namespace {

// A number of JSON has a decimal dot, and no thousands.
std::string italian(const document::Node& node, bool json) {
    std::string text = node.text;
    const bool number = !text.empty() && text.find_first_not_of("-0123456789.") == std::string::npos;
    if (json && !node.quoted && number) std::replace(text.begin(), text.end(), '.', ',');
    if (text.rfind("€", 0) == 0) {
        text = text.substr(std::string_view("€").size());
        text.erase(0, text.find_first_not_of(' '));
        text += " euro";
    }
    return text;
}

}  // namespace

std::optional<Cents> read_amount(const document::Node& node, std::string_view key, bool json, Cents least, Cents most, Diagnostics& diagnostics) {
    if (node.kind != document::Kind::text) {
        document::wrong_kind(node, "un testo", diagnostics);
        return std::nullopt;
    }
    const text::Unit* const euro = text::unit_named("euro");
    const std::string text = italian(node, json);
    const auto read = text::read_quantity(text, text == node.text ? node.inside() : node.where, diagnostics, euro);
    if (!read) return std::nullopt;
    if (read->unit != euro) {
        diagnostics.error("F005", node.where, fmt::format("«{}» vuole una somma in euro", key), "scrivi una somma intera, per tutto il periodo: 3.000 euro");
        return std::nullopt;
    }
    const Number cents = read->base();
    if (cents.whole() && cents.num() >= least && cents.num() <= most) return cents.num();
    diagnostics.error("F006", node.where, fmt::format("«{}» fuori dai limiti", key),
                      fmt::format("scrivi una somma da {} a {}", text::write_money(Number{least}), text::write_money(Number{most})));
    return std::nullopt;
}

bool known_line(const std::string& id, Span where, const catalogue::Catalogue& catalogue, Diagnostics& diagnostics, const char* code) {
    std::vector<std::string_view> ids;
    for (const auto& f : catalogue.rules.funds) {
        if (f.id == id) return true;
        ids.emplace_back(f.id);
    }
    diagnostics.error(code, where, fmt::format("la linea «{}» non c'è", id), text::perhaps(id, ids, "le linee sono quelle di catalog/…/fondi"));
    return false;
}

std::optional<RuleKey> rule_key(std::string_view word) {
    const auto& words = budgets_shape().find("regola")->choices;
    const auto at = std::find(words.begin(), words.end(), word);
    if (at == words.end()) return std::nullopt;
    return static_cast<RuleKey>(at - words.begin());
}

}  // namespace attiva::caseload
