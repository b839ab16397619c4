// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The file of a receipt → the receipt. First whether it is one and of which version, then
// whether it is whole, then its fields. Tested by tests/receipt/receipt_test.cpp.

#include <fmt/format.h>

#include "attiva/paper.hpp"
#include "catalogue/digest.hpp"
#include "document/reader.hpp"
#include "document/yaml.hpp"
#include "receipt/seal.hpp"
#include "receipt/shapes.hpp"
#include "text/report.hpp"

namespace attiva {

namespace receipt {

std::string seal(std::string_view content) { return fmt::format(",\n  \"sigillo\": \"{}\"\n}}\n", catalogue::sha256(content)); }

bool sealed(std::string_view file) {
    const std::size_t length = seal("").size();
    return file.size() > length && file.substr(file.size() - length) == seal(file.substr(0, file.size() - length));
}

}  // namespace receipt

namespace {

using document::MapReader;
using document::Node;

// The person's part alone, each byte where it stands in the file: what is wrong in it
// later is shown there.
Input person_of(const Input& file, Span where) {
    std::string text = file.text;
    for (std::size_t i = 0; i < text.size(); ++i)
        if ((i < where.begin || i >= where.end) && text[i] != '\n') text[i] = ' ';
    return {file.name, std::move(text)};
}

void read_question(const Node& node, Receipt& r, Diagnostics& problems) {
    MapReader reader(node, receipt::question_shape(), problems);
    r.verb = reader.text_or_empty("verbo");
    for (const Node* n : reader.texts("argomenti")) r.arguments.push_back(n->text);
    if (const Node* options = reader.map("opzioni"))
        for (const auto& f : options->fields) r.options.emplace_back(f.key, f.value.text);
}

void read_verdict(const Node& node, Receipt& r, Diagnostics& problems) {
    MapReader reader(node, receipt::verdict_shape(), problems);
    std::string id = reader.text_or_empty("strumento");
    r.verdicts.emplace_back(std::move(id), reader.text_or_empty("verdetto"));
}

Receipt read_fields(const Input& file, const Node& document, Diagnostics& problems) {
    Receipt r;
    MapReader reader(document, receipt::receipt_shape(), problems);
    reader.text("schema");
    reader.text("sigillo");
    r.catalogue = reader.text_or_empty("catalogo");
    if (const Node* n = reader.map("programma")) {
        MapReader program(*n, receipt::program_shape(), problems);
        r.program = program.text_or_empty("versione");
        r.program_digest = program.text_or_empty("impronta");
    }
    if (const Node* n = reader.map("domanda")) read_question(*n, r, problems);
    if (const Node* n = reader.map("persona")) r.person = person_of(file, n->where);
    for (const Node* n : reader.list("verdetti")) read_verdict(*n, r, problems);
    if (const Node* n = reader.map("risposta")) {
        MapReader answer(*n, receipt::answer_shape(), problems);
        r.answer = answer.text_or_empty("impronta");
        r.answer_without_catalogue = answer.text_or_empty("senza_catalogo");
    }
    return r;
}

constexpr const char* how_written = "una ricevuta si scrive con  attiva valuta PERSONA --ricevuta FILE";

bool nothing_in(const std::string& text) { return text.find_first_not_of(" \t\r\n") == std::string::npos; }

// Is it a receipt of this version, as it was written?
void check_whole(const Input& file, const Node& document, Diagnostics& problems) {
    const Node* schema = document.find("schema");
    const Span first{document.where.file, document.where.begin, document.where.begin + 1};
    if (schema == nullptr)
        problems.error("U101", first, "questo file non è una ricevuta di attiva", how_written);
    else if (schema->text != receipt::schema_name)
        problems.error("U101", schema->where, fmt::format("«{}» non è una ricevuta che questo programma legge", schema->text),
                       fmt::format("questo programma legge {}", receipt::schema_name));
    else if (!receipt::sealed(file.text)) {
        const Node* seal = document.find("sigillo");
        problems.error("U102", seal != nullptr ? seal->where : first, "la ricevuta non è come è stata scritta: il sigillo non torna",
                       "riprendi il file da una copia, o rifai la domanda");
    }
}

}  // namespace

std::optional<Receipt> read_receipt(const Input& file, bool plain, bool colour, std::string& errors) {
    text::Sources sources;
    Diagnostics problems;
    std::optional<Receipt> out;
    const FileId id = sources.add(file.name, file.text, problems);
    std::optional<Node> document;
    if (nothing_in(file.text)) problems.error("U101", Span{id, 0, 0}, "la ricevuta è vuota", how_written);
    else if (sources.usable(id)) document = document::read_yaml(sources, id, problems);
    if (document && problems.ok()) check_whole(file, *document, problems);
    if (document && problems.ok()) out = read_fields(file, *document, problems);
    if (problems.ok()) return out;
    text::ReportStyle style;
    style.plain = plain;
    style.colour = colour;
    errors = text::report(problems, sources, style);
    if (!plain) errors += "\n" + text::summary(problems) + "\n";
    return std::nullopt;
}

}  // namespace attiva
