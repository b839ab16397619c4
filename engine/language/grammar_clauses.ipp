// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Clauses, as docs/lingua.md §5 and §8. Every clause ends with the same three
// parts, then its body. Part of grammar.cpp.

const x3::rule<struct clause_end_id> clause_end{"la fine dell'intestazione"};
const x3::rule<struct body_id> body{"il corpo"};
const x3::rule<struct clause_id> clause{"una clausola"};
const x3::rule<struct conditions_id> conditions{"una clausola con una frase"};
const x3::rule<struct relations_id> relations{"una clausola che nomina altro"};
const x3::rule<struct quantities_id> quantities{"una clausola con un valore"};
const x3::rule<struct fund_quantities_id> fund_quantities{"una clausola di un fondo"};
const x3::rule<struct case_table_id> case_table{"una tabella di casi"};
const x3::rule<struct dated_row_id> dated_row{"una riga con le date"};
const x3::rule<struct tier_row_id> tier_row{"una fascia"};

constexpr auto label = part(ClausePart::label);
constexpr auto title = part(ClausePart::title);
constexpr auto objects = part(ClausePart::objects);
constexpr auto main_value = part(ClausePart::body);
constexpr auto second_value = part(ClausePart::body2);
constexpr auto counted = part(ClausePart::count_);
const auto own_label = label[named(Kind::name)];

// righe := «caso» espressione «:» espressione [fonte] { … } [«altrimenti» «:» espressione [fonte]]
const auto row = called("una riga «caso …» o «altrimenti …»")[mark("\x02")];
const auto case_row = node(Kind::case_row)[row >> kw("caso") >> expression >> colon >> expression >> optional_source];
const auto else_row = node(Kind::else_row)[row >> kw("altrimenti") >> colon >> expression >> optional_source];
const auto case_rows = *remark >> case_row >> *tried[*remark >> case_row] >> -tried[*remark >> else_row];
const auto case_table_def = node(Kind::case_table)[case_rows >> *remark];
// Inside a dated row: comments after the last row are those of the next.
const auto inner_table = node(Kind::case_table)[case_rows];

// riga   := periodo ( valore | «senza valore» ) [fonte] | periodo [fonte] righe | periodo [fonte] { fascia }
// fascia := «fascia» N «:» valore [«se» espressione | «altrimenti»] [fonte]
const auto dated = called("una riga «dal …»")[mark("\x02")];
const auto tier_row_def = node(Kind::tier_row)[
    dated >> kw("fascia") >> integer >> colon >> additive >>
    (kw("se") >> expression | kw("altrimenti") >> flag >> none | none) >> optional_source];
const auto tiers = tier_row >> *tried[*remark >> tier_row];
// A table is written after the source, and stands before it in the tree.
const auto dated_row_def = node(Kind::dated_row)[
    dated >> period >>
    (tried[optional_source >> inner_table >> to_place(1)] | tried[none >> optional_source >> *remark >> tiers] |
     kw("senza valore") >> none >> optional_source | called("un valore")[additive] >> optional_source)];

// fine := [periodo] [«se» espressione] [fonte]
const auto guard = part(ClausePart::guard)[kw("se") >> expression];
const auto clause_end_def =
    -called("un periodo «dal …»")[part(ClausePart::period)[period]] >> -guard >> -part(ClausePart::source)[source];

// corpo := righe | espressione, nelle righe più rientrate
const auto body_def = called("un corpo, nelle righe più rientrate")[mark("\x01")] >>
                      main_value[case_table | expression];
const auto parameter_rows = node(Kind::rows)[tiers >> *remark] | node(Kind::rows)[+tried[dated_row >> *remark]];

// con_frase := parola ["frase"] fine [corpo]
const auto sentence_part = -title[called("una frase fra virgolette")[sentence]];
const auto conditions_def =
    (word("richiede sempre") | word("richiede") | word("esclude") | word("predispone") | word("indicato") |
     word("sconsigliato") | word("sospende") | word("decade") | word("graduatoria") | word("deroga") | word("nota") |
     word("destinatari")) >> sentence_part >> clause_end >> -body;

// legami := parola nome { («o» | «,») nome } …
const auto names = objects[node(Kind::name_list)[named(Kind::name) >> *((kw("o") | comma) >> named(Kind::name))]];
const auto same = open_bracket >>
                  called("«stessa persona» o «stesso nucleo»")[label[node(Kind::name)[word("stessa persona") | word("stesso nucleo")]]] >>
                  close_bracket;
const auto cost = -(kw("per costo") >> own_label);
const auto relations_def =
    ((word("dopo") | word("mentre") | word("meglio dopo")) >> names >> -part(ClausePart::gate)[gate] |
     word("incompatibile con") >> names >> -same | (word("apre") | word("coinvolge") | word("gestito da")) >> names |
     (word("paga") | word("non cumulabile con")) >> names >> cost | word("attività") >> kw("in") >> objects[place_list]) >>
    clause_end;

// valori := («importo» | «risultato») [nome] ["frase"] «:» tipo fine corpo
//         | «durata» [«al massimo»] valore [«,» («rinnovabile» | «prorogabile») «di» valore]
//         | «al termine» nome ( «diventa» valore | («sale» | «scende») «di» valore )
//         | «ripetibile» [«al massimo» N («volte» | «volta»)] [«dopo» durata] | «posti» N
//         | «stabilisce» nome ( «:» valore fine | fine righe )
const auto renewal = comma >> label[node(Kind::name)[word("rinnovabile") | word("prorogabile")]] >> kw("di") >>
                     second_value[additive];
const auto change = kw("diventa") >> main_value[additive] |
                    counted[node(Kind::name)[word("sale") | word("scende")]] >> kw("di") >> second_value[additive];
const auto result = (word("importo") | word("risultato")) >> -own_label >> sentence_part >> colon >>
                    part(ClausePart::type)[type] >> clause_end >> -body;
const auto fill = word("stabilisce") >> own_label >>
                  (colon >> main_value[additive] >> clause_end |
                   clause_end >> called("un valore, dopo «:» o nelle righe più rientrate")[mark("\x01")] >>
                       main_value[tried[parameter_rows] | case_table | additive]);
const auto quantities_def =
    result | fill |
    (word("durata") >> -(kw("al massimo") >> flag) >> main_value[additive] >> -renewal |
     word("al termine") >> own_label >> change |
     word("ripetibile") >> -(kw("al massimo") >> counted[number] >> (kw("volte") | kw("volta"))) >> -(kw("dopo") >> second_value[additive]) |
     word("posti") >> counted[number]) >> clause_end;

// sole := parola [periodo] …;  fondi := «tetto» valore [«per» nome] | «riserva» valore ["frase"] …
const auto alone = (word("valido") | word("finestra senza data") | word("finestra") | word("attivato") |
                    word("offerto solo dove attivato") | word("senza requisiti")) >> clause_end;
const auto fund_quantities_def =
    (word("tetto") >> main_value[additive] >> -(kw("per") >> own_label) |
     (word("riserva") | word("premio") | word("cofinanzia") | word("dotazione")) >> main_value[additive] >>
         sentence_part) >> clause_end;
const auto own_source = say("fonte") >> part(ClausePart::source)[source];

const auto clause_def = node(Kind::clause)[tried[conditions] | tried[relations] | tried[alone] | tried[quantities] |
                                           tried[fund_quantities] | own_source] >> finish;

BOOST_SPIRIT_DEFINE(clause_end, body, clause, conditions, relations, quantities, fund_quantities, case_table, dated_row,
                    tier_row)
