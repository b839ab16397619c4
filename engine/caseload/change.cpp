// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// What a scenario changes of the budgets. Tested by tests/caseload/.

#include <fmt/format.h>

#include <algorithm>

#include "caseload/amount.hpp"
#include "caseload/shapes.hpp"
#include "text/literal.hpp"
#include "text/suggest.hpp"

namespace attiva::caseload {
namespace {

constexpr const char* how = "scrivi LINEA.totale=150.000 euro (o residuo, posti, scarsita), senza=LINEA, o regola=urgenza,richieste";

class Change {
public:
    Change(Budgets& budgets, std::string_view text, FileId file, const catalogue::Catalogue& catalogue, Diagnostics& diagnostics)
        : budgets_(budgets), text_(text), file_(file), catalogue_(catalogue), diagnostics_(diagnostics) {}

    void apply() {
        const std::size_t equals = text_.find('=');
        if (equals == std::string_view::npos) return error("F101", 0, text_.size(), "uno scenario vuole un segno di uguale", how);
        const auto [left, left_at] = trimmed(0, equals);
        const auto [right, right_at] = trimmed(equals + 1, text_.size());
        const std::size_t dot = left.find('.');
        if (right.empty()) return error("F101", equals, 1, "dopo il segno di uguale non c'è niente", how);
        if (left == "senza") return without(right, right_at);
        if (left == "regola") return rule(right, right_at);
        if (dot == std::string_view::npos)
            return error("F101", left_at, left.size(), fmt::format("uno scenario non cambia «{}»", left), text::perhaps(left, std::vector<std::string_view>{"senza", "regola"}, how));
        LineBudget* line = budget(left.substr(0, dot), left_at);
        if (line != nullptr) field(*line, left.substr(dot + 1), left_at + dot + 1, right, right_at);
    }

private:
    void error(const char* code, std::size_t at, std::size_t length, std::string message, std::string help) {
        diagnostics_.error(code, span(at, length), std::move(message), std::move(help));
    }

    [[nodiscard]] Span span(std::size_t at, std::size_t length) const { return {file_, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + length)}; }

    [[nodiscard]] std::pair<std::string_view, std::size_t> trimmed(std::size_t begin, std::size_t end) const {
        while (begin < end && text_[begin] == ' ') ++begin;
        while (end > begin && text_[end - 1] == ' ') --end;
        return {text_.substr(begin, end - begin), begin};
    }

    LineBudget* budget(std::string_view id, std::size_t at) {
        std::vector<std::string_view> ids;
        for (LineBudget& b : budgets_.lines) {
            if (b.line == id) return &b;
            ids.emplace_back(b.line);
        }
        const bool known = std::any_of(catalogue_.rules.funds.begin(), catalogue_.rules.funds.end(), [&](const auto& f) { return f.id == id; });
        error("F102", at, id.size(), fmt::format("la linea «{}» {}", id, known ? "non ha un bilancio" : "non c'è"),
              text::perhaps(id, ids, fmt::format("le linee dei bilanci sono: {}", fmt::join(ids, ", "))));
        return nullptr;
    }

    void without(std::string_view id, std::size_t at) {
        if (const LineBudget* b = budget(id, at)) budgets_.lines.erase(budgets_.lines.begin() + (b - budgets_.lines.data()));
    }

    void rule(std::string_view written, std::size_t at) {
        const auto& words = budgets_shape().find("regola")->choices;
        std::vector<RuleKey> keys;
        for (std::size_t begin = 0; begin <= written.size();) {
            const std::size_t comma = std::min(written.find(',', begin), written.size());
            const auto [word, where] = trimmed(at + begin, at + comma);
            if (word.empty()) return error("F104", where, 0, "nella regola c'è una virgola senza una chiave accanto", "scrivi le chiavi così: regola=urgenza,richieste");
            const auto key = rule_key(word);
            if (!key) return error("F104", where, word.size(), fmt::format("la regola non conosce «{}»", word), text::perhaps(word, words, fmt::format("le chiavi sono: {}", fmt::join(words, ", "))));
            if (std::find(keys.begin(), keys.end(), *key) != keys.end()) return error("F104", where, word.size(), fmt::format("«{}» c'è due volte nella regola", word), "lasciala una volta sola");
            if (*key == RuleKey::urgency && budgets_.urgencies.empty())
                return error("F104", where, word.size(), "i bilanci non dicono le classi di urgenza", "aggiungi al file la riga  urgenze: [dalla più urgente, …]");
            keys.push_back(*key);
            begin = comma + 1;
        }
        budgets_.rule = std::move(keys);
    }

    void field(LineBudget& b, std::string_view name, std::size_t at, std::string_view value, std::size_t value_at) {
        document::Node node;
        node.kind = document::Kind::text;
        node.text = value;
        node.where = span(value_at, value.size());
        if (name == "totale" || name == "residuo") return money(b, name, node);
        const bool places = name == "posti";
        if (!places && name != "scarsita") return error("F103", at, name.size(), fmt::format("di una linea uno scenario non cambia «{}»", name), text::perhaps(name, std::vector<std::string_view>{"totale", "residuo", "posti", "scarsita"}, how));
        const auto n = text::read_number(node.text, node.where, diagnostics_);
        if (!n) return;
        const std::int64_t most = line_shape().find(name)->most;
        if (!n->whole() || n->num() < 0 || n->num() > most) return error("F104", value_at, value.size(), fmt::format("«{}» fuori dai limiti", name), fmt::format("scrivi un numero intero da 0 a {}", text::write_number(Number{most})));
        if (places) b.places = static_cast<std::uint32_t>(n->num());
        else b.scarcity = n->num();
    }

    void money(LineBudget& b, std::string_view name, const document::Node& node) {
        const auto cents = read_amount(node, name, false, 0, most_of_a_line, diagnostics_);
        if (!cents) return;
        Cents reserved = 0;
        for (const Part& p : b.parts) reserved += p.kind == Part::Kind::reserve ? p.cents : 0;
        const bool total = name == "totale";
        if (reserved > *cents || (total && b.committed > *cents))
            return diagnostics_.error("F104", node.where, fmt::format("«{}» è meno di ciò che è riservato o impegnato", name), fmt::format("scrivi almeno {}", text::write_money(Number{std::max(reserved, total ? b.committed : 0)})));
        b.total = total ? cents : std::nullopt;
        b.left = total ? std::nullopt : cents;
        if (!total) b.committed = 0;
    }

    Budgets& budgets_;
    std::string_view text_;
    FileId file_;
    const catalogue::Catalogue& catalogue_;
    Diagnostics& diagnostics_;
};

}  // namespace

void change(Budgets& budgets, const std::string& scenario, const catalogue::Catalogue& catalogue, Diagnostics& diagnostics) {
    text::Sources& sources = *catalogue.sources;
    const FileId file = sources.add("--se", scenario, diagnostics);
    if (sources.usable(file)) Change(budgets, sources.text(file), file, catalogue, diagnostics).apply();
}

}  // namespace attiva::caseload
