// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// YAML through yaml-cpp's event interface: the only file that knows it.
// Its node interface is never used: it accepts repeated keys and aliases, and
// on some texts (",") its loader never returns; the parser is asked for one
// document and then, once, whether there is another.
// The library gives the byte where a value starts, never where it ends: the end
// is found again in the text.
// Tested by tests/document/yaml_test.cpp.
#include "document/yaml.hpp"

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <sstream>
#include <string>
#include <unordered_map>

#include "document/fault.hpp"
#include "document/scalar_span.hpp"

namespace attiva::document {
namespace {

/// Ends the reading: its diagnostic is already there.
struct Stop {};

class Builder : public YAML::EventHandler {
public:
    Builder(std::string_view text, FileId file, Diagnostics& diagnostics)
        : text_(text), file_(file), diagnostics_(diagnostics) {
        open_.reserve(deepest_nesting + 1);
    }

    void OnDocumentStart(const YAML::Mark& mark) override {
        if (documents_++ == 0) return;
        const Span word = word_span(text_, file_, at(mark));
        if (text_.substr(at(mark), 3) == "---")
            stop("Y005", word, "un secondo documento nello stesso file",
                 "togli la riga --- e metti il resto in un altro file");
        stop("Y005", word, "testo fuori posto dopo la fine del documento",
             "controlla i rientri, o metti il testo tra virgolette");
    }
    void OnDocumentEnd() override {}

    void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
        check(mark, "?", anchor);
        Node node;
        node.where = nothing_span(text_, file_, at(mark));
        add(std::move(node));
    }

    void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
        stop("Y002", word_span(text_, file_, at(mark)), "richiamo (*) non ammesso", alias_help);
    }

    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  const std::string& value) override {
        check(mark, tag, anchor);
        Node node;
        node.kind = Kind::text;
        node.text = value;
        const ScalarSpan found = scalar_span(text_, file_, at(mark), value);
        // The library takes the end of the file for a closing quote.
        if (!found.closed)
            stop("Y001", {file_, found.where.begin, found.where.begin + 1}, "virgolette non chiuse",
                 "chiudi le virgolette");
        node.where = found.where;
        node.quoted = found.quoted;
        add(std::move(node));
    }

    void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value) override {
        start(Kind::list, mark, tag, anchor);
    }
    void OnSequenceEnd() override { finish(); }
    void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value) override {
        start(Kind::map, mark, tag, anchor);
    }
    void OnMapEnd() override { finish(); }

    [[nodiscard]] bool has_root() const { return has_root_; }
    [[nodiscard]] Node take_root() { return std::move(root_); }

private:
    // A list or map being read; for a map, also the key waiting for its value.
    struct Open {
        Node node;
        bool key_waiting = false;
        bool repeated = false;  // that key was already there: its value is dropped
        Field field;
        std::unordered_map<std::string, Span> keys;  // where each was first written
    };

    [[nodiscard]] std::uint32_t at(const YAML::Mark& mark) const {
        const auto position = static_cast<std::size_t>(std::max(mark.pos, 0));
        return static_cast<std::uint32_t>(std::min(position, text_.size()));
    }

    [[noreturn]] void stop(const char* code, Span where, std::string message, std::string help) {
        diagnostics_.error(code, where, std::move(message), std::move(help));
        throw Stop{};
    }

    void check(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor) {
        const Span word = word_span(text_, file_, at(mark));
        const char first = at(mark) < text_.size() ? text_[at(mark)] : ' ';
        if (anchor != 0 || first == '&') stop("Y002", word, "àncora (&) non ammessa", alias_help);
        const bool plain = tag.empty() || tag == "?" || tag == "!";
        if (!plain || first == '!')
            stop("Y003", word, "etichetta di tipo (!) non ammessa",
                 "togli la parola che comincia con !, o mettila tra virgolette");
        if (++nodes_ > most_nodes)
            stop("Y008", word, fmt::format("documento troppo grande: oltre {} valori", most_nodes),
                 "dividilo in più file");
    }

    void start(Kind kind, const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor) {
        check(mark, tag, anchor);
        if (!open_.empty() && open_.back().node.kind == Kind::map && !open_.back().key_waiting) {
            broken_off();
            stop("Y006", word_span(text_, file_, at(mark)), "una chiave deve essere un testo",
                 "scrivi  nome: valore");
        }
        if (open_.size() == deepest_nesting)
            stop("Y007", {file_, at(mark), at(mark) + 1},
                 fmt::format("troppo annidato: oltre {} livelli", deepest_nesting),
                 "dividi il contenuto in più file");
        Open open;
        open.node.kind = kind;
        const auto end = std::min<std::size_t>(at(mark) + std::size_t{1}, text_.size());
        open.node.where = {file_, at(mark), static_cast<std::uint32_t>(end)};
        open_.push_back(std::move(open));
    }

    void finish() {
        Node node = std::move(open_.back().node);
        open_.pop_back();
        std::uint32_t& end = node.where.end;
        if (!node.items.empty()) end = std::max(end, node.items.back().where.end);
        if (!node.fields.empty())
            end = std::max(
                {end, node.fields.back().key_where.end, node.fields.back().value.where.end});
        close_flow(text_, node.where);
        add(std::move(node));
    }

    void add(Node node) {
        if (open_.empty()) {
            root_ = std::move(node);
            has_root_ = true;
            return;
        }
        Open& parent = open_.back();
        if (parent.node.kind == Kind::list) {
            parent.node.items.push_back(std::move(node));
        } else if (!parent.key_waiting) {
            start_field(parent, std::move(node));
        } else {
            parent.key_waiting = false;
            parent.field.value = std::move(node);
            if (!parent.repeated) parent.node.fields.push_back(std::move(parent.field));
        }
    }

    // A text cut in the middle of a bracket or of quotes.
    void broken_off() {
        const auto open = left_open(text_, file_, text_.size());
        if (!open) return;
        if (text_[open->begin] == '"' || text_[open->begin] == '\'')
            stop("Y001", *open, "virgolette non chiuse", "chiudi le virgolette");
        stop("Y001", *open, "parentesi non chiusa", "chiudi la parentesi [ o {");
    }

    // `{a: 1,, b: 2}`: the key that is not there stands between the commas.
    void doubled_comma(const Node& key) {
        const std::size_t next = text_.find_first_not_of(" \t\n", key.where.end);
        if (key.kind != Kind::nothing || next == std::string_view::npos || text_[next] != ',') return;
        const auto comma = static_cast<std::uint32_t>(next);
        stop("Y001", {file_, comma, comma + 1}, "virgola di troppo", "toglila");
    }

    // At the end of the text it is an open bracket that let the key through.
    [[noreturn]] void no_colon(const Node& key) {
        if (text_.find_first_not_of(" \t\n", key.where.end) == std::string_view::npos)
            for (const Open& open : open_) {
                const Span bracket{file_, open.node.where.begin, open.node.where.begin + 1};
                const char first = text_[bracket.begin];
                if (first == '[' || first == '{')
                    stop("Y001", bracket, "parentesi non chiusa", "chiudi la parentesi [ o {");
            }
        stop("Y001", key.where, fmt::format("manca «:» dopo «{}»", key.text),
             "scrivi  nome: valore; tra parentesi, un valore con la virgola va tra virgolette");
    }

    void start_field(Open& parent, Node key) {
        doubled_comma(key);
        if (key.kind != Kind::text)
            stop("Y006", key.where, "una chiave deve essere un testo", "scrivi  nome: valore");
        if (!colon_after(text_, key.where)) no_colon(key);
        const auto [same, first] = parent.keys.try_emplace(key.text, key.where);
        parent.repeated = !first;
        if (parent.repeated) {
            Diagnostic d{Severity::error,    "Y004", fmt::format("chiave «{}» ripetuta", key.text),
                         key.where,          "",     {{same->second, "scritta qui la prima volta"}},
                         "lasciane una sola"};
            diagnostics_.add(std::move(d));
        }
        parent.key_waiting = true;
        parent.field = Field{std::move(key.text), key.where, {}};
    }

    std::string_view text_;
    FileId file_;
    Diagnostics& diagnostics_;
    std::vector<Open> open_;
    Node root_;
    bool has_root_ = false;
    std::size_t documents_ = 0;
    std::size_t nodes_ = 0;
};

std::optional<Node> built(std::string_view text, FileId file, Diagnostics& diagnostics) {
    Builder builder(text, file, diagnostics);
    try {
        std::istringstream in{std::string(text)};
        YAML::Parser parser(in);
        // At most twice: a text such as "," would otherwise give documents for ever.
        if (parser.HandleNextDocument(builder)) parser.HandleNextDocument(builder);
    } catch (const Stop&) {
        return std::nullopt;
    } catch (const YAML::Exception& e) {
        report_fault(e.msg, static_cast<std::size_t>(std::max(e.mark.pos, 0)), text, file,
                     diagnostics);
        return std::nullopt;
    }
    Node root = builder.take_root();
    if (!builder.has_root() || root.kind == Kind::nothing) {
        diagnostics.error("Y009", {file, 0, 0}, "documento vuoto", "scrivi  nome: valore");
        return std::nullopt;
    }
    return root;
}

void move(Span& where, std::uint32_t by) {
    if (!where.known()) return;
    where.begin += by;
    where.end += by;
}

void move(Node& node, std::uint32_t by) {
    move(node.where, by);
    for (Node& item : node.items) move(item, by);
    for (Field& field : node.fields) {
        move(field.key_where, by);
        move(field.value, by);
    }
}

}  // namespace

std::optional<Node> read_yaml(const text::Sources& sources, FileId file, Diagnostics& diagnostics) {
    if (!sources.usable(file)) return std::nullopt;
    return built(sources.text(file), file, diagnostics);
}

std::optional<Node> read_yaml_part(const text::Sources& sources, Span part, Diagnostics& diagnostics) {
    Diagnostics found;
    auto node = built(sources.words(part), part.file, found);
    if (node) move(*node, part.begin);
    for (Diagnostic d : found.items()) {
        move(d.where, part.begin);
        for (DiagnosticNote& n : d.notes) move(n.where, part.begin);
        diagnostics.add(std::move(d));
    }
    return node;
}

bool begins_as_json(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    return first != std::string_view::npos && text[first] == '{';
}

}  // namespace attiva::document
