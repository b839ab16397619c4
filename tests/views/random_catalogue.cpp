// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "views/random_catalogue.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <fstream>
#include <stdexcept>
#include <vector>

namespace attiva::views {
namespace {

namespace fs = std::filesystem;
using laws::Random;

const std::vector<std::string> services{"alfa", "beta", "gamma", "delta"};
const std::vector<std::string> classes{"comune", "economico", "particolare", "giudiziario", "protetto"};

// A fact of the vocabulary, as far as the rules need it.
struct Thing {
    std::string id, type, level, guard;  // guard: a yes or no it makes sense beside
};

class Maker {
public:
    Maker(Random& random, bool timed) : r_(random), timed_(timed), zone_(timed && random.chance(50)) {}

    std::string vocabulary() {
        std::string out = "servizi:\n";
        for (const auto& s : services) {
            std::string sees;
            for (const auto& c : classes)
                if (r_.chance(c == "comune" ? 80 : 15)) sees += (sees.empty() ? "" : ", ") + c;
            out += fmt::format("  - {{id: {0}, nome: il servizio {0}, vede: [{1}]}}\n", s, sees);
        }
        out += "attributi:\n";
        add(out, "data_nascita", "componente", "data", "");
        add(out, "eta", "componente", "anni", "    trascorso_da: data_nascita\n    dominio: tra 0 e 130\n");
        add(out, "residenza", "persona", "luogo", "");
        add(out, "numero_componenti", "nucleo", "numero", "    dominio: tra 1 e 21\n");
        for (const char* level : {"persona", "persona", "componente", "componente", "nucleo", "familiare"}) yes_no(out, level);
        for (const char* level : {"persona", "componente", "nucleo"}) quantity(out, level);
        choice(out, "persona");
        choice(out, "nucleo");
        if (timed_) {
            add(out, "scadenza", "persona", "evento", "");
            add(out, "fine_permesso", "persona", "data", "");
            add(out, "mancano", "persona", "mesi", "    mancante_a: fine_permesso\n    dominio: tra 0 e 600\n");
        }
        return out;
    }

    std::string rules(std::size_t instruments) {
        std::string out = timed_ ? parameters() : "";
        out += "definizione derivata : sì_no\n    " + condition(2) + "\n\n";
        for (std::size_t i = 0; i < instruments; ++i) {
            out += fmt::format("strumento s{}\n    fonte dgr_prova\n    valido dal 2020-01-01\n", i);
            if (timed_) out += times();
            if (zone_ && i == 0) out += "    offerto solo dove attivato\n";
            const std::size_t clauses = 1 + r_.below(3);
            for (std::size_t k = 0; k < clauses; ++k) {
                const bool excludes = r_.chance(25);
                const std::string dated = timed_ && r_.chance(25) ? "  " + period() : "";
                out += fmt::format("    {} \"Condizione {}\"{}{}\n        {}\n", excludes ? "esclude" : "richiede", k, dated,
                                   r_.chance(20) ? "  se " + atom() : "", r_.chance(15) ? "derivata" : condition(2));
            }
            if (i > 0 && r_.chance(25)) out += fmt::format("    {} s{}\n", r_.chance(50) ? "dopo" : "incompatibile con", r_.below(i));
            if (r_.chance(30)) out += "    ripetibile al massimo 2 volte dopo 6 mesi\n";
            if (r_.chance(40)) out += "    indicato \"Adatto\"  se " + atom() + "\n";
            if (r_.chance(50))
                out += "    importo aiuto \"Aiuto\" : euro/mese\n        caso " + condition(1) +
                       " : 300 euro/mese\n        altrimenti : 100 euro/mese\n";
            if (r_.chance(30)) out += "    coinvolge " + r_.pick(services) + "  se " + atom() + "\n";
            out += "\n";
        }
        return out;
    }

    [[nodiscard]] bool has_zone() const { return zone_; }
    /// What a zone says of the first instrument, from a day on or until one.
    std::string zone() {
        std::string out = "ambito zona versilia " + period() + "\n\nintegra strumento s0\n    attivato  fonte avviso_prova\n";
        out += "    richiede \"Della zona\"  fonte avviso_prova\n        " + condition(1) + "\n";
        if (r_.chance(50)) out += "    finestra " + period() + "  fonte avviso_prova\n";
        return out;
    }

private:
    // Days of rules: where months are uneven, within the years asked about.
    std::string day() {
        return fmt::format("202{}-{}", 5 + r_.below(5), r_.pick(std::vector<std::string>{"01-31", "02-28", "03-01", "03-31", "08-31", "11-30", "12-31", "06-15"}));
    }

    std::string period() {
        const std::string a = day();
        const std::string b = day();
        return r_.chance(40) || a == b ? "dal " + a : fmt::format("dal {} al {}", std::min(a, b), std::max(a, b));
    }

    std::string parameters() {
        std::string out;
        for (const auto& [head, one, two] : std::vector<std::array<const char*, 3>>{{"soglia : euro", "500 euro", "100 euro"},
                                                                                  {"attesa : mesi", "6 mesi", "18 mesi"},
                                                                                  {"eta_giusta : anni", "18 anni", "30 anni"}})
            out += fmt::format("parametro {}\n    dal 1990-01-01  {}  fonte dgr_prova\n    dal {}  {}  fonte dgr_prova\n\n", head, one, day(), two);
        return out;
    }

    std::string times() {
        std::string out;
        if (r_.chance(35)) out += "    finestra " + period() + "\n    finestra " + period() + "\n";
        if (r_.chance(15)) out += "    valido " + period() + "\n";
        return out;
    }

    // What turns as days pass.
    std::string timely() {
        switch (r_.below(13)) {
            case 0: return "oggi >= " + day();
            case 1: return "(" + period() + ")";
            case 2: return "fino al " + day();
            case 3: return "eta >= eta_giusta";
            case 4: return "scadenza avvenuto";
            case 5: return "scadenza da meno di 45 giorni";
            case 6: return "scadenza da almeno attesa";
            case 7: return "mancano <= 6 mesi";
            case 8: return "data_nascita + 30 anni <= oggi";
            case 9: return "fine_permesso entro oggi";
            case 10: return "residenza in " + r_.pick(std::vector<std::string>{"zona pistoiese", "comune abetone", "comune abetone_cutigliano", "provincia PT"});
            case 11: return "concluso s0 (da almeno 3 mesi)";
            default: return "(esiste componente con eta " + std::string(r_.chance(50) ? "< 18 anni)" : ">= eta_giusta)");
        }
    }

    void add(std::string& out, const std::string& id, const std::string& level, const std::string& type, const std::string& more) {
        const bool open = id == "data_nascita" ? r_.chance(80) : r_.chance(35);
        out += fmt::format("  - id: {}\n    livello: {}\n    tipo: {}\n    etichetta: {}\n    domanda: {}?\n    chi_lo_sa: {}\n"
                           "    classe: {}\n    cambia: {}\n{}",
                           id, level, type, id, id, r_.pick(services), open ? "comune" : r_.pick(classes),
                           r_.pick(std::vector<std::string>{"persona", "servizio", "mai", "tempo"}), more);
        things_.push_back({id, type, level, ""});
    }

    void yes_no(std::string& out, const std::string& level) {
        const std::string id = fmt::format("f{}", things_.size());
        std::string more;
        if (r_.chance(50)) more += "    presunzione: no\n";
        if (timed_ && r_.chance(50)) more += "    valido_mesi: 12\n";
        const auto before = same_level(level);
        if (!before.empty() && r_.chance(50))
            more += fmt::format("    implica: [{{se: sì, allora: {}, vale: {}}}]\n", r_.pick(before), r_.chance(70) ? "sì" : "no");
        add(out, id, level, "sì_no", more);
    }

    void quantity(std::string& out, const std::string& level) {
        const std::string id = fmt::format("q{}", things_.size());
        const std::string type = r_.pick(std::vector<std::string>{"euro", "evento", "mesi"});
        std::string more = type == "evento" ? "" : "    dominio: tra 0 e 1.000\n";
        if (r_.chance(40)) more += type == "evento" ? "    presunzione: mai\n" : type == "euro" ? "    presunzione: 0 euro\n" : "    presunzione: 0 mesi\n";
        const auto before = same_level(level);
        std::string guard;
        if (!before.empty() && r_.chance(30)) {
            guard = r_.pick(before);
            more += fmt::format("    ha_senso_se: [{{attributo: {}, vale: sì}}]\n", guard);
        }
        add(out, id, level, type, more);
        things_.back().guard = guard;
    }

    void choice(std::string& out, const std::string& level) {
        const bool set = r_.chance(40);
        add(out, fmt::format("c{}", things_.size()), level, set ? "insieme" : "scelta",
            std::string("    voci: [uno, due, tre]\n") + (r_.chance(40) ? set ? "    presunzione: []\n" : "    presunzione: uno\n" : ""));
    }

    [[nodiscard]] std::vector<std::string> same_level(const std::string& level) const {
        std::vector<std::string> out;
        for (const Thing& t : things_)
            if (t.level == level && t.type == "sì_no") out.push_back(t.id);
        return out;
    }

    std::string about(const Thing& t) {
        std::string out;
        if (t.type == "sì_no") out = (r_.chance(40) ? "non " : "") + t.id;
        else if (t.type == "scelta") out = t.id + (r_.chance(50) ? " = due" : " tra (uno, tre)");
        else if (t.type == "insieme") out = t.id + (r_.chance(50) ? " contiene due" : " contiene una tra (uno, tre)");
        else if (t.type == "luogo") out = t.id + (r_.chance(50) ? " in comune pietrasanta" : " in provincia PI");
        else if (t.type == "evento") out = t.id + (r_.chance(50) ? " avvenuto" : " da meno di 12 mesi");
        else if (t.type == "data") out = t.id + " <= 2000-01-01";
        else if (t.type == "anni") out = t.id + (r_.chance(50) ? " >= 18 anni" : " < 30 anni");
        else if (t.type == "numero") out = t.id + " <= 2";
        else out = t.id + (r_.chance(50) ? " <= 500 " : " >= 100 ") + t.type;
        return t.guard.empty() ? out : fmt::format("({} e {})", t.guard, out);
    }

    std::string atom() {
        if (timed_ && r_.chance(35)) return timely();
        std::vector<Thing> here, members, kin;
        for (const Thing& t : things_) {
            if (t.level != "familiare") here.push_back(t);
            if (t.level == "componente") members.push_back(t);
            if (t.level == "familiare") kin.push_back(t);
        }
        switch (r_.below(10)) {
            case 0: return "(esiste componente con " + about(r_.pick(members)) + ")";
            case 1: return "(nessun altro componente con " + about(r_.pick(members)) + ")";
            case 2: return "(ogni componente soddisfa " + about(r_.pick(members)) + ")";
            case 3: return "(esiste familiare con " + about(r_.pick(kin)) + ")";
            case 4: return r_.chance(50) ? "concluso s0" : "in corso s1";
            default: return about(r_.pick(here));
        }
    }

    std::string condition(int depth) {
        if (depth == 0 || r_.chance(30)) return atom();
        const std::string a = condition(depth - 1);
        const std::string b = condition(depth - 1);
        switch (r_.below(4)) {
            case 0: return "(" + a + ") e (" + b + ")";
            case 1: return "(" + a + ") o (" + b + ")";
            case 2: return "(" + a + ") salvo (" + b + ")";
            default: return "non (" + a + ")";
        }
    }

    Random& r_;
    bool timed_;
    bool zone_;  ///< some zone has its own say
    std::vector<Thing> things_;
};

void write(const fs::path& path, const std::string& text) {
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << text;
}

}  // namespace

RandomCatalogue::RandomCatalogue(Random& random, bool timed) {
    std::string name = (fs::temp_directory_path() / "attiva-viste-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("mkdtemp");
    folder_ = name;
    const fs::path minimal = fs::path(ATTIVA_ROOT) / "tests/data/catalogo_minimo/catalog";
    fs::create_directories(folder_ / "catalog");
    fs::copy(minimal / "territorio", folder_ / "catalog/territorio", fs::copy_options::recursive);
    fs::copy(minimal / "fonti.yaml", folder_ / "catalog/fonti.yaml");
    Maker maker(random, timed);
    write(folder_ / "catalog/vocabolario/tutto.yaml", maker.vocabulary());
    constexpr std::size_t instruments = 4;
    write(folder_ / "rules/toscana/tutto.regole", maker.rules(instruments));
    if (maker.has_zone()) write(folder_ / "rules/zone/versilia/tutto.regole", maker.zone());
    for (std::size_t i = 0; i < instruments; ++i)
        write(folder_ / fmt::format("catalog/toscana/strumenti/s{}.yaml", i),
              fmt::format("id: s{0}\nnome: Strumento {0}\ntipo: tirocinio\ndescrizione: Inventato.\nenti: [Nessuno]\nunita: persona\n"
                          "servizio: alfa\ndocumenti: []\ncollegamenti: []\nfonte: dgr_prova\nmarca: V\n", i));
}

RandomCatalogue::~RandomCatalogue() {
    std::error_code ec;
    fs::remove_all(folder_, ec);
}

}  // namespace attiva::views
