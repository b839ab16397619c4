// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The page for the person: what it says (person_page), then how it looks (page_text).
// Every sentence written here is short and plain: tests/export/person_page_test.cpp
// measures it (Gulpease). Nothing reserved is named: Catalogue::reserved.

#include <fmt/format.h>

#include <algorithm>

#include "attiva/paper.hpp"
#include "export/delicate_words.hpp"
#include "export/page.hpp"
#include "text/literal.hpp"

namespace attiva {
namespace {

using exporting::delicate;

bool among(const std::vector<std::string>& all, const std::string& one) {
    return std::find(all.begin(), all.end(), one) != all.end();
}

// As people say it: «500 euro al mese».
std::string spoken(std::string text) {
    for (const auto& [unit, words] : {std::pair{"euro/mese", "euro al mese"}, std::pair{"euro/anno", "euro all'anno"},
                                      std::pair{"ore/settimana", "ore alla settimana"}})
        for (std::size_t at = text.find(unit); at != std::string::npos; at = text.find(unit, at + 1))
            text.replace(at, std::string_view(unit).size(), words);
    return text;
}

std::string first_capital(std::string text) {
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
}

class Writing {
public:
    Writing(const Catalogue& c, const Answer& a) : answer_(a), cards_(c.cards(a.day)), reserved_(c.reserved(a.day)) {}

    PersonPage page() {
        PersonPage out;
        out.title = "Che cosa può chiedere";
        out.subject = answer_.subject;
        out.day = text::write_day(answer_.day);
        out.place = answer_.place;
        out.digest = answer_.digest;
        out.opening = "Questo foglio è per Lei. Dice che cosa può chiedere, con ciò che sappiamo oggi. Non è una decisione: "
                      "si decide con Lei. Lei può anche dire di no. Se vede un errore, ce lo dica.";
        section(out, "Che cosa ha già", "", Verdict::active_now, most_open);
        section(out, "Che cosa può chiedere adesso", "Ne parli con chi La segue: si sceglie insieme.", Verdict::available, most_open);
        maybe(out);
        later(out);
        papers(out);
        people(out);
        out.sections.push_back({"Di altro si parla a voce",
                                "Qui non c'è tutto. Di alcune cose è meglio parlare a voce. Chieda a chi La segue che altro c'è per Lei.", {}});
        out.closing = "Questo foglio vale per il giorno scritto in alto. Le regole e le cifre possono cambiare.";
        return out;
    }

private:
    static constexpr std::size_t most_open = 8;   // blocks: with what follows, one sheet
    static constexpr std::size_t most_maybe = 6;  // lines

    const Card* card(const std::string& id) const {
        const auto it = std::find_if(cards_.begin(), cards_.end(), [&](const Card& c) { return !c.fund && c.id == id; });
        return it == cards_.end() ? nullptr : &*it;
    }

    // For the person, not for who takes them on; and nothing that tells of them.
    bool shown(const InstrumentAnswer& i) const {
        if (i.expired || i.wish == PersonSays::refused || among(reserved_.instruments, i.id) || delicate(i.name)) return false;
        const Card* c = card(i.id);
        return c != nullptr && c->kind != "incentivo" && c->kind != "convenzione";
    }

    std::string service(const std::string& name) const {
        return name.empty() || name == "la persona" || among(reserved_.services, name) || delicate(name) ? "chi La segue" : name;
    }

    static std::string marked(const std::string& text, const SharedSource& source) {
        return spoken(text) + (source && source->unverified ? " (da verificare)" : "");
    }

    static bool lasts(const Line& l) {
        return l.kind == "durata" && l.text != "non indicata" && l.truth.value_or(Truth::yes) == Truth::yes;
    }

    static void amounts(const InstrumentAnswer& i, PageItem& item) {
        constexpr std::size_t most = 4;
        const bool timed = std::any_of(i.lines.begin(), i.lines.end(), lasts);
        for (const Result& r : i.results) {
            const bool money = r.type.rfind("euro", 0) == 0;
            const bool time = r.type == "ore/settimana" || (r.type == "mesi" && !timed && r.title.rfind("Durata", 0) == 0);
            if ((!money && !time) || r.text.rfind("manca", 0) == 0 || r.text == "non spetta" || delicate(r.title) || item.lines.size() == most) continue;
            item.lines.push_back(first_capital(r.title) + ": " + marked(r.text, r.source));
        }
        for (const Line& l : i.lines)
            if (lasts(l))
                item.lines.push_back("Per quanto tempo: " + marked(l.text, l.source));
    }

    void meet(const InstrumentAnswer& i, const std::string& name) {
        const Card* c = card(i.id);
        const std::string who = service(c->service);
        const auto it = std::find_if(people_.begin(), people_.end(), [&](const PageItem& p) { return p.name == who; });
        PageItem& item = it == people_.end() ? people_.emplace_back(PageItem{who, "", {}}) : *it;
        item.lines.push_back(name);
        for (const auto& paper : c->documents)
            if (!among(papers_, paper) && !delicate(paper)) papers_.push_back(paper);
    }

    void section(PersonPage& out, const char* heading, const char* opening, Verdict verdict, std::size_t most) {
        PageSection s{heading, opening, {}};
        std::size_t more = 0;
        for (const auto& i : answer_.instruments) {
            if (i.verdict != verdict || !shown(i)) continue;
            if (s.items.size() == most) {
                ++more;
                continue;
            }
            const std::string& about = card(i.id)->description;
            PageItem item{i.name, delicate(about) ? "" : about, {}};
            if (i.wish == PersonSays::wanted) item.lines.emplace_back("Lei ci ha detto che lo vorrebbe.");
            amounts(i, item);
            if (i.unverified) item.lines.emplace_back("Qualcosa è ancora da verificare: chieda conferma.");
            if (verdict == Verdict::available) meet(i, i.name);
            s.items.push_back(std::move(item));
        }
        close(out, std::move(s), more);
    }

    static void close(PersonPage& out, PageSection s, std::size_t more) {
        if (more == 1) s.items.push_back({"C'è un'altra possibilità: chieda a chi La segue.", "", {}});
        if (more > 1) s.items.push_back({fmt::format("Ci sono altre {} possibilità: chieda a chi La segue.", more), "", {}});
        if (!s.items.empty()) out.sections.push_back(std::move(s));
    }

    // What would settle it, and who knows; what is delicate is not named.
    std::string to_clear_up(const InstrumentAnswer& i) const {
        std::vector<std::string> parts;
        bool aloud = i.verdict == Verdict::to_verify_hidden;
        for (const Missing& m : i.missing) {
            if (m.holder == "il catalogo") continue;
            if (m.hidden || !m.member.empty() || among(reserved_.attributes, m.attribute) || delicate(m.label)) aloud = true;
            else parts.push_back(m.label + (m.holder == "la persona" ? " (ce lo dica Lei)" : " (lo sa " + service(m.holder) + ")"));
        }
        std::string out;
        for (std::size_t k = 0; k < parts.size() && k < 2; ++k) out += (k == 0 ? "" : ", ") + parts[k];
        if (parts.size() > 2) out += ", e altro";
        if (out.empty()) return aloud ? "Ne parli a voce con chi La segue." : "Chieda a chi La segue.";
        return "Da chiarire: " + out + (aloud ? ". Il resto a voce." : ".");
    }

    void maybe(PersonPage& out) const {
        PageSection s{"Che cosa forse può chiedere", "Manca ancora qualche notizia. Se la porta, si vede se è possibile.", {}};
        std::vector<const InstrumentAnswer*> all;
        for (const auto& i : answer_.instruments)
            if ((i.verdict == Verdict::to_clarify || i.verdict == Verdict::to_verify_hidden) && shown(i)) all.push_back(&i);
        // What the person would like first, then what takes least to settle.
        std::stable_sort(all.begin(), all.end(), [](const InstrumentAnswer* a, const InstrumentAnswer* b) {
            return a->wish != b->wish ? a->wish < b->wish : a->missing.size() < b->missing.size();
        });
        for (std::size_t k = 0; k < all.size() && k < most_maybe; ++k) s.items.push_back({all[k]->name, "", {to_clear_up(*all[k])}});
        close(out, std::move(s), all.size() > most_maybe ? all.size() - most_maybe : 0);
    }

    void later(PersonPage& out) const {
        PageSection s{"Che cosa può chiedere più avanti", "", {}};
        for (const auto& i : answer_.instruments)
            if (i.verdict == Verdict::not_now && i.from && shown(i))
                s.items.push_back({i.name, "", {"Forse dal " + text::write_day(*i.from) + "."}});
        close(out, std::move(s), 0);
    }

    void papers(PersonPage& out) const {
        PageSection s{"Che cosa portare", "Porti un documento di identità e, se li ha, questi fogli:", {}};
        for (const auto& p : papers_)
            if (p.rfind("documento di identit", 0) != 0) s.items.push_back({p, "", {}});
        close(out, std::move(s), 0);
    }

    void people(PersonPage& out) const {
        PageSection s{"Chi incontrare", "", {}};
        for (const auto& p : people_) {
            std::string what;
            for (const auto& name : p.lines) what += (what.empty() ? "" : "; ") + name;
            s.items.push_back({first_capital(p.name) + ", per: " + what, "", {}});
        }
        close(out, std::move(s), 0);
    }

    const Answer& answer_;
    std::vector<Card> cards_;
    Catalogue::Reserved reserved_;
    std::vector<std::string> papers_;
    std::vector<PageItem> people_;
};

bool short_items(const PageSection& s) {
    return std::all_of(s.items.begin(), s.items.end(), [](const PageItem& i) { return i.about.empty(); });
}

}  // namespace

PersonPage person_page(const Catalogue& catalogue, const Answer& answer) { return Writing(catalogue, answer).page(); }

std::string page_text(const PersonPage& p, PageFormat format) {
    exporting::Page page(format);
    page.heading(1, p.title);
    std::string about = p.day + " · " + p.place;
    if (!p.subject.empty()) about = p.subject + " · " + about;
    page.paragraph(about);
    page.paragraph(p.opening);
    for (const PageSection& s : p.sections) {
        page.heading(2, s.heading);
        if (!s.opening.empty()) page.paragraph(s.opening);
        for (const PageItem& i : s.items) {
            if (short_items(s)) {
                std::string line = i.name;
                for (const auto& l : i.lines) line += (line == i.name ? ". " : " ") + l;
                page.item(0, line);
                continue;
            }
            page.heading(3, i.name);
            if (!i.about.empty()) page.paragraph(i.about);
            for (const auto& l : i.lines) page.item(0, l);
        }
    }
    page.paragraph(p.closing);
    page.paragraph("Catalogo " + p.digest);
    return page.finish(p.title, exporting::Use::sheet);
}

}  // namespace attiva
