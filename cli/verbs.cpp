// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The table of verbs and the two help pages made from it.

#include "verbs.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace attiva::cli {
namespace {

const OptionSpec data_option{
    "--data", "AAAA-MM-GG", "il giorno della domanda (se manca: oggi)", {}, ""};
const OptionSpec comune_option{
    "--comune", "COMUNE", "il comune di residenza, al posto di quello del file", {}, ""};
const OptionSpec zona_option{
    "--zona", "ZONA", "la zona-distretto, se il comune non si sa", {}, ""};
const OptionSpec vista_option{
    "--vista", "SERVIZIO",
    "risponde con ciò che quel servizio può vedere (se manca: tutto il fascicolo)", {}, ""};
const OptionSpec catalogo_option{
    "--catalogo", "CARTELLA", "il catalogo da usare (se manca: quello fornito)", {}, "dir"};
const OptionSpec formato_option{"--formato",
                                "FORMATO",
                                "testo, piano (un fatto per riga) o json",
                                {"testo", "piano", "json"},
                                ""};
const OptionSpec colore_option{"--colore",
                               "QUANDO",
                               "auto (solo su un terminale), sempre o mai",
                               {"auto", "sempre", "mai"},
                               ""};
const OptionSpec presunzioni_option{
    "--senza-presunzioni", "", "non presume nulla: ciò che non è scritto è ignoto", {}, ""};

const OptionSpec completa_option{
    "--completa", "", "le ragioni intere, anche ciò che non decide e ciò che è già detto", {}, ""};

const OptionSpec tutte_option{
    "--tutte", "", "ciò che cambierebbe un no: anche i fatti che nessuno può augurarsi", {}, ""};

const OptionSpec ricevuta_option{
    "--ricevuta", "FILE", "salva in un file nuovo con che cosa rifare la domanda (vedi attiva ricevuta)", {}, "file"};

const OptionSpec persona_option{
    "--per-la-persona", "", "la pagina da dare alla persona: che cosa può chiedere, che cosa portare, chi incontrare", {}, ""};
const OptionSpec pagina_option{"--formato",
                               "FORMATO",
                               "testo, piano (un fatto per riga) o json; della pagina per la persona testo, html o markdown",
                               {"testo", "piano", "json", "html", "markdown"},
                               ""};

std::vector<OptionSpec> asking(std::vector<OptionSpec> own, const OptionSpec& format = formato_option) {
    std::vector<OptionSpec> all{data_option,    comune_option,   zona_option,  vista_option,
                                presunzioni_option, format, ricevuta_option, catalogo_option, colore_option};
    all.insert(all.begin(), own.begin(), own.end());
    return all;
}

VerbSpec chiedi() {
    return {"chiedi",
     "qual è la prossima domanda utile?",
     {{"PERSONA", "il file della persona (YAML o JSON); se manca, un foglio vuoto", false, false, "file"}},
     {data_option, comune_option, zona_option, vista_option, presunzioni_option,
      {"--strumento", "ID", "solo le domande che contano per questo strumento", {}, ""},
      {"--scrivi", "FILE", "dove scrivere il foglio con le risposte (YAML)", {}, "file"},
      {"--formato", "FORMATO", "testo, o json (una riga per domanda)", {"testo", "json"}, ""}, catalogo_option, colore_option},
     "attiva chiedi --data 2026-11-20 --scrivi foglio.yaml",
     "Le risposte si leggono dall'ingresso standard, una per riga: un valore come nel foglio della persona,\n"
     "«non so», «lo sa SERVIZIO», «indietro», «perché» (tutte le ragioni), «basta».\n"
     "La ricevuta si scrive dopo, chiedendo a valuta il foglio di --scrivi.\n"
     "Esce con 0 se non resta nulla di utile da chiedere, con 4 se ci si ferma prima."};
}

VerbSpec scheda() {
    return {"scheda",
            "quali poche domande decidono di più, al primo colloquio?",
            {},
            {data_option, comune_option, zona_option, vista_option,
             {"--domande", "N", "quante (se manca: 25)", {}, ""},
             {"--formato", "FORMATO", "testo, foglio (un foglio della persona da riempire) o json", {"testo", "foglio", "json"}, ""},
             catalogo_option, colore_option},
            "attiva scheda --comune Viareggio --formato foglio > nuovo.yaml",
            "Le domande vengono dal catalogo: ciò che si presume non si chiede."};
}

// The same, from a day to another; a calendar too is a file.
std::vector<OptionSpec> dated() {
    std::vector<OptionSpec> all = asking({{"--fino", "AAAA-MM-GG", "l'ultimo giorno (se manca: 5 anni dopo il primo)", {}, ""}});
    for (OptionSpec& o : all) {
        if (o.name == "--data") o.help = "il primo giorno (se manca: oggi)";
        if (o.name == "--formato") o = {"--formato", "FORMATO", "testo, piano (un fatto per riga), json o ics (iCalendar)", {"testo", "piano", "json", "ics"}, ""};
    }
    return all;
}

VerbSpec condividi(const ArgumentSpec& person) {
    return {"condividi",
            "che cosa condividere, col consenso della persona, per decidere?",
            {person, {"STRUMENTO", "l'identificativo dello strumento", true, false, ""}},
            asking({{"--con", "SERVIZIO", "con chi condividere: guarda tutto il fascicolo, non ciò che quel servizio vede", {}, ""}}),
            "attiva condividi examples/gioco_due_strade/persona.yaml tirocinio_inclusione --vista cpi --data 2026-02-15",
            "Vuole --vista o --con. Con --vista guarda tutto ciò che i fatti nascosti possono essere, mai ciò che sono. Non dice mai che cosa "
            "c'è scritto. Esce con 4 se nessun fatto riservato lo deciderebbe."};
}

VerbSpec quando(const ArgumentSpec& person) {
    return {"quando",
            "da quando e fino a quando?",
            {person, {"STRUMENTO", "l'identificativo dello strumento (se manca: tutti, in un calendario)", false, false, ""}},
            dated(),
            "attiva quando examples/famiglia_adi/persona.yaml --data 2026-03-10",
            "Il calendario arriva al massimo a 10 anni dal primo giorno; vale finché della persona non si sa altro."};
}

const OptionSpec larghezza_option{"--larghezza", "PUNTI", "di un disegno svg, da 320 a 1280 (se manca: 768)", {}, ""};

VerbSpec percorso(const ArgumentSpec& person) {
    std::vector<OptionSpec> options = asking(
        {{"--obiettivo", "META", "uno strumento, o un fatto come «stato_occupazionale = occupato» (se manca: ciò a cui è sensato puntare)", {}, ""},
         {"--concluso", "", "lo strumento è raggiunto quando è concluso, non quando comincia", {}, ""},
         {"--ore", "N", "quante ore a settimana la persona sostiene (se manca: quelle del suo foglio, se no 40)", {}, ""},
         {"--insieme", "K", "al massimo quanti strumenti insieme (se manca: 2)", {}, ""},
         {"--da", "AAAA-MM-GG", "nessun passo comincia prima (se manca: il giorno della domanda)", {}, ""},
         {"--entro", "MESI", "entro quanti mesi arrivare (se manca: 24; al massimo 60)", {}, ""},
         {"--escludi", "ID,ID…", "senza questi strumenti", {}, ""},
         {"--alternative", "N", "altre strade oltre alla migliore (fino a 5)", {}, ""},
         {"--conta-prima", "CHIAVE", "che cosa contare per primo: sconsigliati, saltati, fine, passi o incerti", {"sconsigliati", "saltati", "fine", "passi", "incerti"}, ""},
         {"--se-fallisce", "ID", "anche la strada da lì, se quel passo non va come sperato", {}, ""},
         {"--prima", "FILE", "il percorso di prima (JSON): dice anche che cosa è cambiato", {}, "file"},
         larghezza_option,
         {"--completa", "", "di ogni passo anche condizioni, documenti, il perché dell'équipe, che cosa si sposta se dura di più", {}, ""}},
        {"--formato", "FORMATO", "testo, piano (un fatto per riga), json, svg (la linea del tempo), dot (Graphviz) o html (il progetto da stampare: vuole --vista)",
         {"testo", "piano", "json", "svg", "dot", "html"}, ""});
    return {"percorso",
            "in che ordine, quando, con chi?",
            {person},
            options,
            "attiva percorso examples/gioco_due_strade/persona.yaml --obiettivo tirocinio_non_curriculare --data 2026-02-15",
            "Il percorso migliore è spiegato in docs/percorsi.md. Esce con 0 anche se non c'è un percorso: la risposta dice perché."};
}

VerbSpec grafo() {
    return {"grafo",
            "che cosa viene prima di che cosa?",
            {{"PERSONA", "il file della persona: solo ciò di cui può essere fatto il suo percorso (se manca: tutto il catalogo)", false, false, "file"}},
            {data_option, comune_option, zona_option, vista_option, presunzioni_option,
             {"--intorno", "ID", "del catalogo: solo questo strumento, e ciò che un legame unisce a lui", {}, ""},
             {"--passi", "N", "con --intorno: fino a quanti legami da lui (se manca: 1; al massimo 9)", {}, ""},
             {"--obiettivo", "META", "della persona: come in attiva percorso", {}, ""},
             {"--insieme", "K", "della persona: al massimo quanti strumenti insieme (se manca: 2)", {}, ""},
             {"--entro", "MESI", "della persona: entro quanti mesi arrivare (se manca: 24)", {}, ""},
             {"--escludi", "ID,ID…", "della persona: senza questi strumenti", {}, ""},
             larghezza_option,
             {"--formato", "FORMATO", "testo, piano (un fatto per riga), json, svg o dot (Graphviz)", {"testo", "piano", "json", "svg", "dot"}, ""},
             catalogo_option, colore_option},
            "attiva grafo --intorno tirocinio_inclusione --data 2026-02-15",
            "Legami: dopo (deve essere concluso), mentre (deve essere in corso), lascia (un fatto che l'altro chiede: si legge «grazie a»), meglio dopo, apre (si legge «si apre con»), incompatibile."};
}

VerbSpec fondi() {
    return {"fondi",
            "quale linea paga che cosa, a chi, e chi resta scoperto?",
            {{"CASI", "file dei casi, o la cartella che li tiene (ogni .yaml e .json); - per l'ingresso standard", true, true, "file"}},
            {{"--bilanci", "FILE", "i bilanci delle linee e la regola dell'équipe (YAML); il giorno è il loro", {}, "file"},
             {"--se", "CAMBIO", "un'ipotesi: LINEA.totale=EURO (o residuo, posti, scarsita), senza=LINEA, regola=…; si può ripetere", {}, "", true},
             {"--confronta", "CARTELLA", "l'ipotesi di un altro catalogo", {}, "dir"},
             vista_option, presunzioni_option, catalogo_option,
             {"--completa", "", "anche le richieste pagate, una per una, e le linee parte per parte e mese per mese", {}, ""},
             {"--formato", "FORMATO", "testo, piano (un fatto per riga), json o csv (per un foglio di calcolo: le richieste)", {"testo", "piano", "json", "csv"}, ""},
             {"--linee", "", "in csv le linee, al posto delle richieste", {}, ""},
             {"--svg", "FILE", "disegna anche le linee: impegnato, previsto, resta", {}, "file"},
             larghezza_option, colore_option},
            "attiva fondi casi/ --bilanci bilanci.yaml --se senza=qsfp",
            "I file sono spiegati in docs/fondi.md. Esce con 0 anche se qualcuno resta scoperto, con 5 se qualche caso non si legge.\n"
            "Con un'ipotesi dice che cosa cambierebbe, poi la proposta che ne viene."};
}

VerbSpec popolazione() {
    return {"popolazione",
            "fra tutti, chi potrebbe avere che cosa, e che cosa cambierebbe con un'altra soglia?",
            {{"FILE", "persone: CSV (una riga per persona) o NDJSON (una persona per riga); - per l'ingresso standard", true, true, "file"}},
            {data_option,
             {"--comune", "COMUNE", "tutti abitano in questo comune, qualunque cosa dica il file", {}, ""},
             {"--zona", "ZONA", "tutti abitano in questa zona-distretto", {}, ""},
             presunzioni_option,
             {"--se", "PARAMETRO=VALORE", "un'ipotesi: conta chi cambierebbe, da che verdetto a che verdetto; si può ripetere", {}, "", true},
             {"--confronta", "CARTELLA", "l'ipotesi di un altro catalogo", {}, "dir"},
             {"--analisi-esatta", "", "decide gli ignoti su tutto ciò che ciascuno può essere: più lento", {}, ""},
             {"--interno", "", "non nasconde i numeri piccoli, e dà esempi: solo per chi può vedere i fascicoli", {}, ""},
             {"--ignora", "COLONNA,…", "colonne del CSV da non leggere", {}, ""},
             {"--esiti", "FILE", "scrive anche i verdetti di ciascuno: CSV se finisce con .csv, altrimenti NDJSON", {}, "file"},
             {"--scarti", "FILE", "scrive le righe rifiutate (CSV): dove, che cosa, che fare", {}, "file"},
             {"--in-sql", "CARTELLA", "riempie le tabelle di «attiva esporta sql» in una cartella che c'è già (un CSV per tabella)", {}, "dir"},
             {"--fili", "N", "quanti processori usare (se manca: tutti); la risposta è la stessa", {}, ""},
             catalogo_option,
             {"--completa", "", "nel testo anche zona per zona e età per età", {}, ""},
             {"--formato", "FORMATO", "testo, piano (un fatto per riga), json o csv (per un foglio di calcolo)", {"testo", "piano", "json", "csv"}, ""},
             colore_option},
            "attiva popolazione persone.csv --data 2026-11-20 --se \"adi_isee_max=12.000 euro\"",
            "Le colonne sono spiegate in docs/popolazione.md. Una riga sbagliata è detta e lasciata fuori, le altre vanno avanti: allora esce con 5.\n"
            "I numeri piccoli sono nascosti (docs/tutela-dei-dati.md)."};
}

// The verbs that answer about one person.
std::vector<VerbSpec> about_a_person() {
    const ArgumentSpec person{"PERSONA", "il file della persona (YAML o JSON), - per l'ingresso standard",
                              true, false, "file"};
    return {
        {"valuta",
         "che cosa possiamo attivare?",
         {person},
         asking({{"--strumento", "ID", "solo questo strumento", {}, ""},
                 {"--ragioni", "", "stampa anche le ragioni di ogni strumento", {}, ""},
                 completa_option, tutte_option, persona_option},
                pagina_option),
         "attiva valuta examples/gioco_due_strade/persona.yaml --data 2026-02-15",
         "Esce con 0 se ha risposto."},
        {"perche",
         "perché sì, perché no, su quale fonte, e che cosa manca?",
         {person, {"STRUMENTO", "l'identificativo dello strumento", true, false, ""}},
         asking({completa_option, tutte_option}),
         "attiva perche examples/gioco_due_strade/persona.yaml borsa_lavoro --data 2026-02-15",
         "Esce con 4 se il verdetto resta da chiarire."},
        condividi(person),
        quando(person),
        percorso(person),
        grafo(),
        fondi(),
        popolazione(),
        chiedi(),
        scheda(),
        {"ricevuta",
         "una risposta di allora, rifatta adesso, è la stessa?",
         {{"FILE", "la ricevuta scritta con --ricevuta", true, false, "file"}},
         {{"--stampa", "", "stampa la risposta rifatta, al posto del confronto", {}, ""},
          {"--prima", "CARTELLA", "il catalogo di allora: spiega che cosa è cambiato", {}, "dir"},
          catalogo_option,
          colore_option},
         "attiva ricevuta anna.ricevuta.json --prima catalogo_di_allora",
         "Esce con 0 se la risposta è la stessa, con 5 se è diversa, con 3 se la ricevuta è guasta."},
    };
}

// The others: the catalogue, and the program itself.
std::vector<VerbSpec> about_the_catalogue() {
    return {
        {"controlla",
         "il catalogo è giusto?",
         {{"CARTELLA", "la cartella con catalog/ e rules/ (se manca: il catalogo fornito)", false, false,
           "dir"}},
         {{"--data", "AAAA-MM-GG", "il giorno per ciò che scade (se manca: oggi)", {}, ""},
          {"--note", "", "mostra anche le note, non solo quante sono", {}, ""},
          formato_option,
          colore_option},
         "attiva controlla . --note",
         "Esce con 3 se c'è almeno un errore; avvisi e note non cambiano l'uscita."},
        {"prova",
         "i casi degli autori danno ciò che ci si aspetta, e che cosa non coprono?",
         {{"CARTELLA", "la cartella del catalogo con i casi (se manca: il catalogo fornito)", false, false,
           "dir"}},
         {{"--copertura", "", "elenca ogni condizione mai vista sì, no o ignota", {}, ""},
          formato_option,
          colore_option},
         "attiva prova .",
         "Esce con 5 se almeno un caso non dà ciò che ci si aspetta."},
        {"confronta",
         "che cosa cambia da un catalogo a un altro, e per chi?",
         {{"PRIMA", "la cartella del catalogo di prima", true, false, "dir"},
          {"DOPO", "la cartella del catalogo di dopo", true, false, "dir"}},
         {{"--data", "AAAA-MM-GG", "il giorno da cui guardare (se manca: oggi)", {}, ""},
          {"--formato", "FORMATO", "testo o json", {"testo", "json"}, ""},
          colore_option},
         "attiva confronta prima dopo --data 2026-11-23",
         "Le persone degli esempi sono inventate; ciò che non è detto di loro non conta."},
        {"catalogo",
         "che cosa c'è nel catalogo, e che cosa vi resta da verificare?",
         {{"STRUMENTO", "l'identificativo di uno strumento o di un fondo: la sua scheda", false, false, ""}},
         {{"--cerca", "TESTO", "solo ciò che parla di questo (maiuscole e accenti non contano)", {}, ""},
          {"--da-verificare", "", "ciò che è da verificare o senza valore, e che cosa vi si appoggia", {}, ""},
          {"--presunzioni", "", "che cosa si presume quando nessuno ha detto nulla", {}, ""},
          {"--leps", "", "i livelli essenziali delle prestazioni sociali", {}, ""},
          {"--vademecum", "", "tutto il catalogo in una pagina, da stampare (html o markdown)", {}, ""},
          {"--data", "AAAA-MM-GG", "il giorno di cifre e luoghi (se manca: oggi)", {}, ""},
          catalogo_option,
          {"--formato", "FORMATO", "testo, json, html o markdown", {"testo", "json", "html", "markdown"}, ""},
          colore_option},
         "attiva catalogo --vademecum --formato html > vademecum.html",
         "Esce con 3 se lo strumento non c'è."},
        {"formatta",
         "qual è la scrittura canonica di queste regole?",
         {{"FILE", "file .regole, - per l'ingresso standard", true, true, "file"}},
         {{"--scrivi", "", "riscrive i file (solo se tutti si leggono)", {}, ""},
          {"--verifica", "", "non scrive: esce con 5 se un file non è già canonico", {}, ""},
          colore_option},
         "attiva formatta --scrivi rules/toscana/borsa_lavoro.regole",
         "Conserva ogni commento."},
        {"schema",
         "che cosa deve sapere un editor per aiutare chi scrive questi file?",
         {{"GENERE", "strumento, fondo, fonti, leps, vocabolario, persona, prove o textmate (se manca: l'elenco)",
           false, false, ""}},
         {{"--scrivi", "CARTELLA", "li scrive tutti in una cartella che c'è già", {}, "dir"},
          catalogo_option,
          colore_option},
         "attiva schema persona > persona.schema.json",
         "Schemi JSON (draft-07) dei file YAML, con i nomi del catalogo, e una grammatica TextMate delle regole."},
        {"esporta",
         "le stesse regole in SQL, per interrogare un'intera popolazione su un database",
         {{"COSA", "sql: un testo solo, per SQLite, PostgreSQL, DuckDB e i loro parenti", true, false, ""}},
         {data_option,
          {"--comune", "COMUNE", "solo per chi abita in questo comune: il testo è più corto", {}, ""},
          {"--zona", "ZONA", "solo per chi abita in questa zona-distretto", {}, ""},
          {"--strumento", "ID", "solo questo strumento (se manca: tutti)", {}, ""},
          {"--parte", "PARTE", "tutto, tabelle o viste", {"tutto", "tabelle", "viste"}, ""},
          catalogo_option,
          colore_option},
         "attiva esporta sql --data 2026-11-20 > attiva.sql",
         "Ogni verdetto è 0 (no), 1 (ignoto) o 2 (sì); come si riempiono le tabelle è in docs/grande-scala.md.\n"
         "Ciò che non si può dire esattamente non si esporta, e si dice quale: allora esce con 5."},
        {"completamento",
         "lo script di completamento per bash",
         {},
         {},
         "attiva completamento > /etc/bash_completion.d/attiva",
         ""},
        {"manuale",
         "la pagina di manuale attiva(1)",
         {},
         {},
         "attiva manuale | man -l -",
         ""},
    };
}

std::string usage_line(const VerbSpec& v) {
    std::string line = "attiva " + v.name;
    if (!v.options.empty()) line += " [opzioni]";
    for (const auto& a : v.arguments) {
        std::string name = a.name + (a.many ? "…" : "");
        line += a.required ? " " + name : " [" + name + "]";
    }
    return line;
}

}  // namespace

const std::vector<VerbSpec>& verbs() {
    static const std::vector<VerbSpec> all = [] {
        std::vector<VerbSpec> out = about_a_person();
        for (auto& v : about_the_catalogue()) out.push_back(std::move(v));
        return out;
    }();
    return all;
}

const VerbSpec* find_verb(const std::string& name) {
    const auto it = std::find_if(verbs().begin(), verbs().end(),
                                 [&](const VerbSpec& v) { return v.name == name; });
    return it == verbs().end() ? nullptr : &*it;
}

std::string general_help() {
    std::string out =
        "attiva: cosa possiamo attivare?\n\n"
        "Uso: attiva VERBO [opzioni] FILE…\n\n";
    for (const auto& v : verbs()) out += fmt::format("  {:<14}{}\n", v.name, v.question);
    out +=
        "\nattiva VERBO --aiuto spiega un verbo, con un esempio; --versione dice la versione.\n"
        "I dati vanno sull'uscita standard, i messaggi su quella degli errori; - è l'ingresso standard.\n"
        "Uscite: 0 risposto · 1 guasto · 2 uso sbagliato · 3 catalogo, regole o persona non validi ·\n"
        "        4 non deciso dove si chiedeva una decisione · 5 fatto, ma qualcosa non torna\n"
        "Ogni risposta è una proposta: decide l'équipe.\n";
    return out;
}

std::string verb_help(const VerbSpec& v) {
    std::string out = fmt::format("attiva {}: {}\n\nUso: {}\n", v.name, v.question, usage_line(v));
    if (!v.arguments.empty()) out += "\n";
    for (const auto& a : v.arguments) out += fmt::format("  {:<24}{}\n", a.name, a.help);
    if (!v.options.empty()) out += "\nOpzioni:\n";
    for (const auto& o : v.options) {
        const std::string head = o.placeholder.empty() ? o.name : o.name + " " + o.placeholder;
        out += fmt::format("  {:<24}{}\n", head, o.help);
    }
    if (!v.notes.empty()) out += "\n" + v.notes + "\n";
    out += "\nEsempio:\n  " + v.example + "\n";
    return out;
}

}  // namespace attiva::cli
