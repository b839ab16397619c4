// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// A receipt → its file. Tested by tests/receipt/receipt_test.cpp.

#include <fmt/format.h>

#include "attiva/paper.hpp"
#include "catalogue/digest.hpp"
#include "document/json_text.hpp"
#include "receipt/seal.hpp"
#include "receipt/shapes.hpp"

namespace attiva {

std::string receipt_file(const Receipt& r) {
    using document::json_quoted;
    std::string arguments;
    for (const auto& a : r.arguments) arguments += (arguments.empty() ? "" : ", ") + json_quoted(a);
    std::string options;
    for (const auto& [name, value] : r.options)
        options += (options.empty() ? "" : ", ") + json_quoted(name) + ": " + json_quoted(value);
    std::string verdicts;
    for (const auto& [id, word] : r.verdicts)
        verdicts += fmt::format("{}\n    {{\"strumento\": {}, \"verdetto\": {}}}", verdicts.empty() ? "" : ",", json_quoted(id), json_quoted(word));
    const std::string content = fmt::format(
        "{{\n  \"schema\": {},\n  \"programma\": {{\"versione\": {}, \"impronta\": {}}},\n  \"catalogo\": {},\n"
        "  \"domanda\": {{\"verbo\": {}, \"argomenti\": [{}], \"opzioni\": {{{}}}}},\n  \"persona\": {},\n"
        "  \"verdetti\": [{}\n  ],\n  \"risposta\": {{\n    \"impronta\": {},\n    \"senza_catalogo\": {}\n  }}",
        json_quoted(receipt::schema_name), json_quoted(r.program), json_quoted(r.program_digest), json_quoted(r.catalogue),
        json_quoted(r.verb), arguments, options, r.person.text, verdicts, json_quoted(r.answer),
        json_quoted(r.answer_without_catalogue));
    return content + receipt::seal(content);
}

std::string digest_of(const std::string& text) { return catalogue::sha256(text); }

}  // namespace attiva
