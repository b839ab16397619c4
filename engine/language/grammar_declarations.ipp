// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Declarations, as docs/lingua.md §4. Of a block only the header is read here:
// its clauses are chunks of their own. Part of grammar.cpp.

const x3::rule<struct declaration_id> declaration{"una dichiarazione"};
const auto optional_sentence = called("una frase fra virgolette")[sentence] | none;

// ambito := «ambito» luoghi [periodo]
const auto scope = node(Kind::scope_decl)[kw("ambito") >> place_list >> (period | none)];

// parametro := «parametro» nome ["frase"] «:» tipo [apertura] { riga }
// apertura  := («stabilito» | «ampliabile») «dalla zona» [«,» «tra» valore «e» valore]
const auto limits = comma >> kw("tra") >> additive >> kw("e") >> additive;
const auto openness = node(Kind::openness)[(kw("stabilito dalla zona") | kw("ampliabile dalla zona") >> flag) >>
                                           (tried[limits] | none >> none)];
const auto parameter = node(Kind::parameter_decl)[
    kw("parametro") >> own_name >> optional_sentence >> colon >> type >> to_place(0) >> (openness | none) >>
    -(called("le righe «dal …», più rientrate")[mark("\x01")] >> +tried[dated_row >> *remark])];

// definizione := «definizione» nome [«di componente»] «:» tipo [fonte] corpo
const auto definition = node(Kind::definition_decl)[
    kw("definizione") >> own_name >> -(kw("di componente") >> flag) >> colon >> type >> optional_source >>
    called("un corpo, nelle righe più rientrate")[mark("\x01")] >> (case_table | expression)];

// interpretazione := «interpretazione» nome ["frase"] «:» nome { «|» nome } [fonte] [«scelta» nome [fonte]]
const auto reading = node(Kind::reading)[own_name];
const auto choice = node(Kind::choice)[kw("scelta") >> own_name >> optional_source];
const auto interpretation = node(Kind::interpretation_decl)[
    kw("interpretazione") >> own_name >> optional_sentence >> colon >> reading >> *(mark("|") >> reading) >>
    optional_source >> to_place(1) >>
    -(called("una riga «scelta …»")[mark("\x01")] >> choice)];

// strumento := «strumento» nome;  integra := «integra strumento» nome;  fondo := «fondo» nome ["frase"]
const auto instrument = node(Kind::instrument_decl)[kw("strumento") >> own_name];
const auto extension = node(Kind::extension_decl)[kw("integra strumento") >> own_name];
const auto fund = node(Kind::fund_decl)[kw("fondo") >> own_name >> optional_sentence];

const auto declaration_def =
    (scope | parameter | definition | interpretation | instrument | extension | fund) >> finish;

BOOST_SPIRIT_DEFINE(declaration)
