// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Expressions: conditions and terms in one grammar (types are the checker's).
// Each production is quoted above its rule as docs/lingua.md §6 and §7 say it;
// `nome` is a name, `«x»` the word itself, `[ ]` may be absent, `{ }` repeats.
// Alternatives differ in their first words, so none is read twice. Part of
// grammar.cpp.

const x3::rule<struct expression_id> expression{"una condizione o un valore"};
const x3::rule<struct unary_id> unary{"una condizione"};
const x3::rule<struct additive_id> additive{"un valore"};
const x3::rule<struct signed_id> signed_term{"un termine"};
const x3::rule<struct primary_id> primary{"un termine semplice"};
const x3::rule<struct count_list_id> count_list{"un elenco di condizioni"};
const x3::rule<struct member_condition_id> member_condition{"una condizione sui componenti"};
const x3::rule<struct comparison_id> comparison{"un confronto"};
const x3::rule<struct place_list_id> place_list{"un elenco di luoghi"};
const x3::rule<struct source_id> source{"una fonte"};

constexpr auto open_bracket = mark("(");
constexpr auto close_bracket = mark(")");
constexpr auto colon = mark(":");

// fonte := «fonte» ( atto ["punto"] | "punto" ) [«da_verificare»] | «da_verificare»
const auto unverified = kw("da_verificare") >> flag;
const auto source_def = called("«fonte»")[node(Kind::source)[
    kw("fonte") >> (called("un atto")[own_name] >> (sentence | none) | sentence) >> -unverified | unverified >> none]];
const auto optional_source = source | none;

// periodo := «dal» data [«al» data] | [«fino»] «al» data
const auto period = node(Kind::period)[kw("dal") >> date >> (kw("al") >> date | none) |
                                       (kw("fino al") | kw("al")) >> none >> date];

// luoghi := luogo { «,» luogo }
// luogo  := «comune» nome | «comuni» «(» nome { «,» nome } «)» | … | «regione» [nome]
const auto place_name = object;
const auto place_names = open_bracket >> place_name >> *(comma >> place_name) >> close_bracket;
const auto place_part = called("un luogo («comune …», «zona …», «provincia …»)")[node(Kind::place_part)[
    (kw("comune") | kw("comuni")) >> say("comune") >> (place_names | place_name) |
    (kw("zona") | kw("zone")) >> say("zona") >> (place_names | place_name) |
    (kw("provincia") | kw("province")) >> say("provincia") >> (place_names | place_name) |
    word("regione") >> -object]];
const auto place_list_def = node(Kind::place_list)[place_part >> *tried[comma >> place_part]];

// chi := «componente» | «altro componente» | «richiedente» | «familiare», o al plurale
const auto member = called("«componente», «altro componente», «richiedente» o «familiare»")[
    (kw("componente") | kw("componenti")) >> who("componente") |
    (kw("altro componente") | kw("altri componenti")) >> who("altro componente") |
    (kw("richiedente") | kw("richiedenti")) >> who("richiedente") |
    (kw("familiare") | kw("familiari")) >> who("familiare")];
const auto with = kw("con") >> deeper[expression];

// quanti := «almeno» N | «al massimo» N
const auto amount = word("almeno") >> integer | word("al massimo") >> integer;

// sui_componenti := ( «esiste» | «nessun» | quanti ) chi «con» espressione
//                 | «ogni» chi [«con» espressione] «soddisfa» espressione
const auto member_condition_def = node(Kind::quantifier)[
    (word("esiste") | word("nessun") | amount) >> member >> kw("con") >> none >> deeper[expression] |
    word("ogni") >> member >> (tried[with] | none) >> kw("soddisfa") >> deeper[expression]];

// elenco := ( «tutte» | «almeno una» | «nessuna» | quanti ) «tra» ( «(» voci «)» | «:» { «- » voce } )
// voce   := ["frase"] espressione [fonte]
const auto item = node(Kind::item)[(sentence | none) >> deeper[expression] >> optional_source];
const auto bullets = called("una voce che comincia con «- »")[mark("\x04")] >>
                     +tried[*remark >> mark("\x03") >> item] >> *remark >>
                     called("la fine della voce")[mark("\x05")] >> flag;
const auto entries = open_bracket >> deeper[expression] >> *(comma >> deeper[expression]) >> close_bracket;
const auto count_list_def = node(Kind::count_list)[
    (word("tutte") | word("almeno una") | word("nessuna") | amount) >> kw("tra") >> (entries | colon >> bullets)];

// cancello := «(» [«con esito» esito | «salvo esito» esito [«o» esito]] [«,»] [«da almeno» durata | «da meno di» durata] «)»
const auto duration = called("una durata")[primary];
const auto since_words = kw("da") >> (kw("almeno") >> say("almeno") | kw("meno di") >> say("meno")) >> duration;
const auto gate_since = node(Kind::since)[none >> since_words];
const auto outcome = called("«positivo», «parziale», «negativo» o «interrotto»")[word("positivo") | word("parziale") |
                                                                                word("negativo") | word("interrotto")];
const auto barred = node(Kind::name)[outcome];
const auto ended = kw("con esito") >> outcome | kw("salvo esito") >> say("salvo") >> barred >> (kw("o") >> barred | none);
const auto gate = node(Kind::gate)[open_bracket >> (ended >> (comma >> gate_since | none) | gate_since) >> close_bracket];

// storia := «concluso» nome [cancello] | «in corso» nome
const auto history = node(Kind::history)[(word("concluso") | word("in corso")) >> object >> (gate | none)];
// ammissibile := «ammissibile a» nome
const auto eligible = node(Kind::eligible)[kw("ammissibile a") >> object];
const auto in_period = node(Kind::in_period)[period];

// negata := «non» negata | sui_componenti | elenco | storia | ammissibile | periodo | confronto
const auto unary_def = called("una condizione")[
    node(Kind::negation)[kw("non") >> deeper[unary]] | member_condition | count_list | history |
    eligible | in_period | comparison];

// confronto := valore [ ( «=» | «<» | … | «diverso da» ) valore
//            | «tra» «(» valore { «,» valore } «)» | «tra» valore «e» valore
//            | «contiene» ( nome | [«una tra»] «(» nome { «,» nome } «)» )
//            | «avvenuto» | «mai avvenuto» | «da meno di» durata | «da almeno» durata
//            | «entro» valore [«da» valore] | «in» luoghi ]
const auto relative = infix(Kind::comparison)[
    (relation | kw("diverso da") >> say("diverso da") | kw("diversa da") >> say("diversa da")) >> additive];
const auto values = open_bracket >> additive >> *(comma >> additive) >> close_bracket;
const auto among = infix(Kind::membership)[kw("tra") >> list_or_name_ahead >> values];
const auto between = infix(Kind::range)[kw("tra") >> !list_or_name_ahead >> additive >> kw("e") >> additive];
const auto contains = infix(Kind::contains)[
    kw("contiene") >> (kw("una tra") >> say("una") >> values | say("tutte") >> (values | !bracket_ahead >> primary))];
const auto happened = infix(Kind::happened)[word("avvenuto") | word("avvenuta") | kw("mai avvenuto") >> say("avvenuto") >> flag |
                                            kw("mai avvenuta") >> say("avvenuta") >> flag];
const auto since = infix(Kind::since)[since_words];
const auto within = infix(Kind::within)[kw("entro") >> additive >> -tried[kw("da") >> additive]];
const auto in_place = infix(Kind::in_place)[kw("in") >> place_list];
const auto comparison_def =
    additive >> -called("un confronto")[relative | among | between | contains | happened | since | within | in_place];

// espressione := connettivo [«salvo» ["frase"] espressione]
// connettivo  := negata { «e» negata } | negata { «o» negata }
const auto expression_def =
    connected[unary] >> -infix(Kind::exception)[kw("salvo") >> (sentence | none) >> deeper[expression]];

// valore   := prodotto { («+» | «-») prodotto } [«per eccesso»]
// prodotto := segnato { («*» | «/») segnato }
// segnato  := «-» segnato | semplice { conversione }
const auto product = signed_term >> *infix(Kind::binary)[called("un'operazione")[sign("*") | sign("/")] >> signed_term];
const auto additive_def = product >> *infix(Kind::binary)[called("un'operazione")[sign("+") | sign("-")] >> product] >>
                          -infix(Kind::upward)[kw("per eccesso")];
const auto step = kw("al centesimo") >> say("centesimo") | kw("all'euro") >> say("euro") |
                  kw("alla decina di euro") >> say("decina di euro") | kw("all'unità") >> say("unità");
const auto direction = kw("per difetto") >> who("per difetto") | kw("per eccesso") >> who("per eccesso");
const auto conversion = infix(Kind::conversion)[called("un'operazione")[word("al mese") | word("all'anno")]] |
                        infix(Kind::rounding)[called("un'operazione")[kw("arrotondato")] >> step >> -direction];
const auto signed_term_def = node(Kind::unary_minus)[called("un valore")[mark("-")] >> deeper[signed_term]] | primary >> *conversion;

// semplice := data | numero | «sì» | «no» | «mai» | «oggi» | «(» espressione «)» | nome
//           | «il maggiore tra» ( valore «e» valore | «(» valore { «,» valore } «)» )
//           | («mesi» | «giorni») «tra» valore «e» valore | («primo» | «ultimo») «giorno del mese di» semplice
//           | «numero di» chi [«con» espressione] | «somma di» valore «per ogni» chi [«con» espressione]
//           | «volte» nome
const auto literal = node(Kind::word_literal)[word("sì") | word("no") | word("mai") | word("oggi")];
const auto brackets = node(Kind::parenthesis)[open_bracket >> deeper[expression] >> close_bracket];
const auto deeper_values = open_bracket >> deeper[additive] >> *(comma >> deeper[additive]) >> close_bracket;
const auto extremum = node(Kind::extremum)[
    (kw("il maggiore tra") >> say("maggiore") | kw("il minore tra") >> say("minore")) >>
    (list_ahead >> flag >> deeper_values | !list_ahead >> deeper[additive] >> kw("e") >> deeper[additive])];
const auto span_between = node(Kind::span_between)[
    (kw("mesi tra") >> say("mesi") | kw("giorni tra") >> say("giorni")) >> deeper[additive] >> kw("e") >> deeper[additive]];
const auto month_edge = node(Kind::month_edge)[
    (kw("primo giorno del mese di") >> say("primo") | kw("ultimo giorno del mese di") >> say("ultimo")) >> deeper[primary]];
const auto count_of = node(Kind::count_of)[kw("numero di") >> member >> (tried[with] | none)];
const auto sum_of = node(Kind::sum_of)[kw("somma di") >> deeper[additive] >> kw("per ogni") >> member >> (tried[with] | none)];
const auto times_of = node(Kind::times_of)[kw("volte") >> object];
const auto primary_def = called("un valore")[date | number | brackets | literal | extremum | span_between | month_edge |
                                             count_of | sum_of | times_of | identifier];

BOOST_SPIRIT_DEFINE(expression, unary, additive, signed_term, primary, count_list, member_condition, comparison,
                    place_list, source)
