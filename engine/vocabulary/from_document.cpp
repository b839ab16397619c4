// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The vocabulary's YAML. Two passes over the attributes: first what each is
// (id, level, type), then what refers to others (domain, presumption, implica,
// ha_senso_se, trascorso_da), because references may go forward.
// Tested by tests/vocabulary/from_document_test.cpp.

#include "vocabulary/from_document.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "document/reader.hpp"
#include "text/suggest.hpp"
#include "vocabulary/shapes.hpp"
#include "vocabulary/value_reader.hpp"

namespace attiva::vocabulary {
namespace {

using document::Kind;
using document::MapReader;
using document::Node;

constexpr std::int64_t beyond_all = 1'000'000'000'000'000;  // no number that can be written reaches it

bool identifier(const std::string& s) {
    if (s.empty() || s.size() > longest_name || (s[0] >= '0' && s[0] <= '9')) return false;
    return std::all_of(s.begin(), s.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' ||
               static_cast<unsigned char>(c) >= 0x80U;
    });
}

bool reserved(const std::string& s) {
    constexpr std::array<const char*, 10> words{"e",  "o",  "non", "tra", "se",
                                                "con", "sì", "no", "mai", "oggi"};
    return std::find(words.begin(), words.end(), s) != words.end();
}

class Builder {
public:
    explicit Builder(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

    Vocabulary build(const std::vector<Node>& files) {
        for (const Node& file : files) first_pass(file);
        for (const auto& [node, id] : attributes_) second_pass(*node, id);
        for (const auto& [node, id] : attributes_) premises_of_date(vocabulary_.edit(id));
        return std::move(vocabulary_);
    }

private:
    void error(const char* code, Span where, std::string message, std::string help) {
        diagnostics_.error(code, where, std::move(message), std::move(help));
    }

    void first_pass(const Node& file) {
        MapReader r(file, vocabulary_file_shape(), diagnostics_);
        for (const Node* n : r.list("servizi")) service(*n);
        for (const Node* n : r.list("elenchi")) shared_list(*n);
        for (const Node* n : r.list("attributi")) attribute(*n);
    }

    // The id of a new thing; empty when it is not a name or another of its kind
    // has it.
    std::string new_id(MapReader& r, const char* kind) {
        std::string id = r.text_or_empty("id");
        const Span where = r.where_value("id");
        if (id.empty()) return {};
        if (!identifier(id) || reserved(id)) {
            error("V001", where, fmt::format("«{}» non può essere un nome", id),
                  "usa lettere minuscole, cifre e _, al massimo 64 caratteri, e non una parola riservata");
            return {};
        }
        return fresh(kind, id, where) ? id : std::string();
    }

    bool fresh(const std::string& kind, const std::string& id, Span where) {
        const auto [at, first] = taken_.emplace(kind + " «" + id + "»", where);
        if (first) return true;
        Diagnostic d{Severity::error, "V002", at->first + " c'è già", where, "", {}, ""};
        d.notes.push_back({at->second, "definito qui la prima volta"});
        d.help = "dagli un altro nome, o togli uno dei due";
        diagnostics_.add(std::move(d));
        return false;
    }

    void service(const Node& node) {
        MapReader r(node, service_shape(), diagnostics_);
        Service s;
        s.id = new_id(r, "il servizio");
        s.name = r.text_or_empty("nome");
        s.span = node.where;
        for (const Node* c : r.texts("vede"))
            if (const auto p = privacy(*c)) s.sees.push_back(*p);
        if (!s.id.empty()) vocabulary_.add(std::move(s));
    }

    std::optional<Privacy> privacy(const Node& n) {
        for (int i = 0; i <= static_cast<int>(Privacy::guarded); ++i)
            if (n.text == word(static_cast<Privacy>(i))) return static_cast<Privacy>(i);
        error("V003", n.where, fmt::format("«{}» non è una classe", n.text),
              "scegli fra " + fmt::format("{}", fmt::join(service_shape().find("vede")->choices, ", ")));
        return std::nullopt;
    }

    void items(const std::vector<const Node*>& nodes, ChoiceList& list) {
        for (const Node* n : nodes) {
            if (n->kind == Kind::text) {
                item(list, n->text, n->text, n->where);
                continue;
            }
            MapReader r(*n, choice_shape(), diagnostics_);
            const std::string id = r.text_or_empty("id");
            item(list, id, r.text("etichetta").value_or(id), r.where_value("id"));
        }
    }

    void item(ChoiceList& list, const std::string& id, std::string label, Span where) {
        if (!identifier(id)) {
            error("V001", where, fmt::format("«{}» non può essere un nome", id),
                  "usa lettere minuscole, cifre e _, al massimo 64 caratteri");
        } else if (list.find(id) >= 0) {
            error("V002", where, fmt::format("la scelta «{}» c'è già", id), "toglila");
        } else if (const auto most = static_cast<std::size_t>(choice_list_shape().find("voci")->most);
                   list.items.size() == most) {
            error("V004", where, fmt::format("un elenco ha al massimo {} scelte", most), "dividi l'elenco");
        } else {
            std::replace(label.begin(), label.end(), '_', ' ');
            list.items.push_back({id, std::move(label)});
        }
    }

    void order(MapReader& r, ChoiceList& list) {
        list.ordered = r.yes_no("ordinato").value_or(false);
        if (const auto best = r.choice("migliore")) {
            list.best_last = *best == 1;
            if (!list.ordered)
                error("V005", r.where("migliore"), "«migliore» ha senso solo in un elenco ordinato",
                      "scrivi `ordinato: sì`, o togli la riga");
        }
    }

    void shared_list(const Node& node) {
        MapReader r(node, choice_list_shape(), diagnostics_);
        ChoiceList list;
        list.id = new_id(r, "l'elenco");
        order(r, list);
        items(r.list("voci"), list);
        if (list.items.empty()) no_choices(node.where);
        if (!list.id.empty()) vocabulary_.add(std::move(list));
    }

    void no_choices(Span where) {
        error("V006", where, "non c'è nessuna scelta", "scrivi `voci: [a, b]`");
    }

    // --- attributes, first pass ---------------------------------------------------

    void attribute(const Node& node) {
        MapReader r(node, attribute_shape(), diagnostics_);
        Attribute a;
        a.span = node.where;
        a.id = new_id(r, "l'attributo");
        first_words(node, a);
        if (const Node* type = r.take("tipo")) declared_type(*type, node, r, a);
        r.leave();  // the second pass reads the rest
        if (!a.id.empty()) attributes_.emplace_back(&node, vocabulary_.add(std::move(a)));
    }

    // What errors and other attributes may need before the second pass.
    static void first_words(const Node& node, Attribute& a) {
        const Node* label = node.find("etichetta");
        a.label = label != nullptr ? label->text : a.id;
        const Node* level = node.find("livello");
        for (int i = 0; level != nullptr && i <= static_cast<int>(Level::activation); ++i)
            if (level->text == word(static_cast<Level>(i))) a.level = static_cast<Level>(i);
    }

    void declared_type(const Node& type, const Node& node, MapReader& r, Attribute& a) {
        a.unit = type.text;
        if (!base_from_word(type.text, a.type.base)) {
            error("V007", type.where, fmt::format("«{}» non è un tipo", type.text),
                  "scegli fra " + fmt::format("{}", fmt::join(type_words(), ", ")));
            return;
        }
        if (a.type.base != Base::choice && a.type.base != Base::set) return;
        if (node.find("elenco") != nullptr) return;  // a shared list may be further on
        ChoiceList list;
        list.id = a.id;
        order(r, list);
        items(r.list("voci"), list);
        if (list.items.empty()) no_choices(type.where);
        if (!a.id.empty()) fresh("l'elenco", a.id, type.where);
        a.type.list = vocabulary_.add(std::move(list));
    }

    // --- attributes, second pass -----------------------------------------------

    void second_pass(const Node& node, AttributeId id) {
        MapReader r(node, attribute_shape(), diagnostics_);
        r.take("id");
        r.value("tipo");
        r.take("voci");
        r.take("ordinato");
        r.take("migliore");
        Attribute& a = vocabulary_.edit(id);
        texts(r, a);
        who_and_what(r, a);
        if (const Node* list = r.take("elenco")) shared(*list, a);
        if (a.type.list == no_list && (a.type.base == Base::choice || a.type.base == Base::set))
            a.type.list = stand_in(a);
        a.domain = default_domain(a.type, vocabulary_);
        if (const Node* domain = r.take("dominio")) read_domain(*domain, a);
        if (const Node* p = r.take("presunzione")) presumption(*p, a);
        derivation(r, a);
        for (const Node* n : r.list("implica")) implication(*n, a);
        for (const Node* n : r.list("ha_senso_se")) {
            MapReader guard(*n, premise_shape(), diagnostics_);
            if (const auto t = test(guard, "attributo", a)) a.applicable_if.push_back(*t);
        }
    }

    void texts(MapReader& r, Attribute& a) {
        a.label = r.text_or_empty("etichetta");
        a.question = r.text_or_empty("domanda");
        a.meaning = r.text_or_empty("significato");
        a.source = r.text_or_empty("fonte");
        a.source_span = r.where_value("fonte");
        a.assessed_by = r.text_or_empty("valuta");
        a.document = r.text_or_empty("documento");
        a.unverified = r.yes_no("da_verificare").value_or(false);
        const document::FieldShape& months = *attribute_shape().find("valido_mesi");
        if (const auto m = r.whole("valido_mesi")) {
            if (*m >= months.least && *m <= months.most) a.valid_months = static_cast<int>(*m);
            else error("V008", r.where_value("valido_mesi"),
                       fmt::format("la validità va da {} a {} mesi", months.least, months.most), "correggi i mesi");
        }
    }

    void who_and_what(MapReader& r, Attribute& a) {
        if (const auto level = r.choice("livello")) a.level = static_cast<Level>(*level);
        if (const Node* c = r.value("classe"))
            if (const auto p = privacy(*c)) a.privacy = *p;
        if (const auto by = r.choice("cambia"))
            a.changed_by = static_cast<ChangedBy>(*by);
        const Node* holder = r.value("chi_lo_sa");
        if (holder == nullptr) return;
        if (const auto s = vocabulary_.find_service(holder->text)) {
            a.holder = *s;
            return;
        }
        std::vector<std::string> names;
        for (const auto& s : vocabulary_.services()) names.push_back(s.id);
        error("V009", holder->where, fmt::format("il servizio «{}» non c'è", holder->text),
              text::perhaps(holder->text, names, "aggiungilo a servizi.yaml"));
    }

    void shared(const Node& n, Attribute& a) {
        if (a.type.base != Base::choice && a.type.base != Base::set) {
            error("V005", n.where, "«elenco» ha senso solo per scelta e insieme", "togli la riga");
            return;
        }
        if (const auto list = vocabulary_.find_list(n.text)) {
            a.type.list = *list;
            return;
        }
        std::vector<std::string> names;
        for (const auto& l : vocabulary_.lists()) names.push_back(l.id);
        error("V010", n.where, fmt::format("l'elenco «{}» non c'è", n.text),
              text::perhaps(n.text, names, "aggiungilo sotto `elenchi:`"));
    }

    // A list for an attribute whose own is wrong (an error has been reported).
    ListId stand_in(const Attribute& a) {
        ChoiceList list;
        list.id = a.id;
        list.items.push_back({"_", ""});
        return vocabulary_.add(std::move(list));
    }

    void read_domain(const Node& n, Attribute& a) {
        if (!numeric(a.type.base) && a.type.base != Base::date) {
            error("V005", n.where, "«dominio» ha senso solo per numeri e date", "togli la riga");
            return;
        }
        const ValueContext context{vocabulary_, last_supported_day};
        // Read without limits, so that a domain wider than its type is seen and not cut.
        Attribute boundless = a;
        if (a.type.base != Base::date) boundless.domain = between(Number{-beyond_all}, Number{beyond_all});
        const auto v = read_value(n, boundless, context, diagnostics_);
        if (!v) return;
        const Number lo = v->value.lo == boundless.domain.lo ? a.domain.lo : v->value.lo;
        const Number hi = v->value.hi == boundless.domain.hi ? a.domain.hi : v->value.hi;
        if (a.domain.lo <= lo && lo <= hi && hi <= a.domain.hi) {
            a.domain = between(lo, hi);
            return;
        }
        error("V104", n.where, fmt::format("il dominio esce dai limiti del tipo «{}»", word(a.type.base)),
              "può andare " + show(a.domain, a.type, vocabulary_));
    }

    void presumption(const Node& n, Attribute& a) {
        if (a.type.base == Base::place) {
            error("V011", n.where, "un luogo non si presume", "togli la riga");
            return;
        }
        const ValueContext context{vocabulary_, last_supported_day};
        const auto v = read_value(n, a, context, diagnostics_);
        if (v && !v->not_known) a.presumption = v->value;
    }

    void derivation(MapReader& r, Attribute& a) {
        const Node* elapsed = r.take("trascorso_da");
        const Node* remaining = r.take("mancante_a");
        const Node* n = elapsed != nullptr ? elapsed : remaining;
        if (n == nullptr) return;
        const auto from = vocabulary_.find(n->text);
        const bool duration = a.type.base == Base::months || a.type.base == Base::days;
        const bool date = from && vocabulary_[*from].type.base == Base::date;
        if (elapsed != nullptr && remaining != nullptr) {
            error("V012", remaining->where, "trascorso_da e mancante_a insieme", "scegline uno");
        } else if (!date) {
            error("V012", n->where, fmt::format("«{}» non è un attributo di tipo data", n->text),
                  "nomina un attributo di tipo data");
        } else if (!duration || vocabulary_[*from].level != a.level) {
            error("V012", n->where, "un tempo calcolato ha tipo mesi, anni, giorni o settimane, e lo stesso "
                  "livello della data", "correggi il tipo o il livello");
        } else {
            a.derivation = elapsed != nullptr ? Derivation::elapsed : Derivation::remaining;
            a.derived_from = *from;
            if (a.presumption)
                error("V011", r.where_value("presunzione"), "un tempo calcolato da una data non si presume",
                      fmt::format("presumi «{}», o togli la riga", n->text));
        }
    }

    // Where a date makes no sense, neither does the time counted from it.
    void premises_of_date(Attribute& a) {
        if (a.derivation == Derivation::none) return;
        const auto& of_date = vocabulary_[a.derived_from].applicable_if;
        a.applicable_if.insert(a.applicable_if.end(), of_date.begin(), of_date.end());
    }

    void implication(const Node& n, Attribute& a) {
        MapReader r(n, implication_shape(), diagnostics_);
        Implication i;
        const Node* when = r.value("se");
        if (a.type.base != Base::boolean && a.type.base != Base::choice)
            error("V013", n.where, "solo un sì_no o una scelta possono implicare", "togli la riga");
        else if (when != nullptr) i.when = values(*when, a);
        const auto then = test(r, "allora", a);
        if (!then || i.when == 0) return;
        i.then = *then;
        a.implies.push_back(i);
    }

    // One value or a list of them, as a mask of a boolean or a choice.
    std::uint64_t values(const Node& n, const Attribute& a) {
        const ValueContext context{vocabulary_, last_supported_day};
        std::uint64_t mask = 0;
        if (n.kind == Kind::list) {
            for (const Node& one : n.items)
                if (const auto v = read_value(one, a, context, diagnostics_)) mask |= v->value.may;
        } else if (const auto v = read_value(n, a, context, diagnostics_)) {
            mask = v->value.may;
        }
        return mask;
    }

    std::optional<ValueTest> test(MapReader& r, std::string_view key, const Attribute& self) {
        const Node* name = r.value(key);
        const Node* value = r.value("vale");
        if (name == nullptr || value == nullptr) return std::nullopt;
        const auto id = vocabulary_.find(name->text);
        if (!id) {
            std::vector<std::string> names;
            for (const auto& a : vocabulary_.attributes()) names.push_back(a.id);
            error("V014", name->where, fmt::format("l'attributo «{}» non c'è", name->text),
                  text::perhaps(name->text, names, "aggiungilo al vocabolario"));
            return std::nullopt;
        }
        const Attribute& a = vocabulary_[*id];
        if ((a.type.base != Base::boolean && a.type.base != Base::choice) || a.id == self.id) {
            error("V013", name->where, "qui serve un altro attributo, di tipo sì_no o scelta",
                  "nomina un attributo sì_no o a scelta");
            return std::nullopt;
        }
        Attribute ready = a;  // the second pass may not have come to it yet
        if (const Node* list = node_of(*id).find("elenco"))
            if (const auto l = vocabulary_.find_list(list->text)) ready.type.list = *l;
        if (ready.type.base == Base::choice && ready.type.list == no_list) return std::nullopt;
        ready.domain = default_domain(ready.type, vocabulary_);
        const std::uint64_t mask = values(*value, ready);
        if (mask == 0) return std::nullopt;
        return ValueTest{*id, mask};
    }

    [[nodiscard]] const Node& node_of(AttributeId id) const {
        static const Node nothing;
        for (const auto& [node, own] : attributes_)
            if (own == id) return *node;
        return nothing;
    }

    Diagnostics& diagnostics_;
    Vocabulary vocabulary_;
    std::map<std::string, Span> taken_;
    std::vector<std::pair<const Node*, AttributeId>> attributes_;
};

}  // namespace

Vocabulary from_documents(const std::vector<document::Node>& files, Diagnostics& diagnostics) {
    return Builder(diagnostics).build(files);
}

}  // namespace attiva::vocabulary
