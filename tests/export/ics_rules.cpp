// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "ics_rules.hpp"

#include <algorithm>
#include <map>
#include <regex>
#include <set>

#include "attiva/value.hpp"

namespace attiva::ics {
namespace {

using Lines = std::vector<std::string>;

class Check {
public:
    Lines found;

    void read(const std::string& text) {
        for (const std::string& line : unfolded(physical(text))) content(line);
        if (!open_.empty()) wrong("non chiuso: " + open_.back());
        if (calendars_ != 1) wrong("un calendario, non " + std::to_string(calendars_));
    }

private:
    void wrong(const std::string& what) { found.push_back(what); }

    Lines physical(const std::string& text) {
        Lines out;
        std::size_t at = 0;
        while (at < text.size()) {
            const std::size_t end = text.find("\r\n", at);
            if (end == std::string::npos) {
                wrong("l'ultima riga non finisce con CR LF");
                break;
            }
            const std::string line = text.substr(at, end - at);
            at = end + 2;
            if (line.find_first_of("\r\n") != std::string::npos) wrong("CR o LF da soli: " + line);
            if (line.size() > 75) wrong("più di 75 ottetti: " + line);
            if (!whole(line)) wrong("un carattere spezzato: " + line);
            out.push_back(line);
        }
        return out;
    }

    // Are the octets of each character all on the line?
    static bool whole(const std::string& line) {
        int due = 0;
        for (const char ch : line) {
            const auto c = static_cast<unsigned char>(ch);
            if ((c & 0xC0U) == 0x80U) {
                if (due-- == 0) return false;
                continue;
            }
            if (due != 0) return false;
            due = c >= 0xF0U ? 3 : c >= 0xE0U ? 2 : c >= 0xC0U ? 1 : 0;
        }
        return due == 0;
    }

    Lines unfolded(const Lines& lines) {
        Lines out;
        for (const std::string& line : lines) {
            const bool more = !line.empty() && (line[0] == ' ' || line[0] == '\t');
            if (more && !out.empty()) out.back() += line.substr(1);
            else out.push_back(line);
        }
        return out;
    }

    void content(const std::string& line) {
        static const std::regex form("([A-Z][A-Z0-9-]*)((?:;[A-Z-]+=[^;:\",]+)*):(.*)");
        std::smatch m;
        if (!std::regex_match(line, m, form)) return wrong("non è «nome:valore»: " + line);
        const std::string name = m[1];
        const std::string value = m[3];
        if (std::any_of(value.begin(), value.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20U || c == 0x7F; }))
            wrong("un carattere di controllo: " + line);
        if (name == "BEGIN") return begin(value);
        if (name == "END") return end(value);
        if (open_.empty()) return wrong("fuori da ogni componente: " + line);
        held_.back()[name].push_back(value);
        if (name == "SUMMARY" || name == "DESCRIPTION" || name == "UID") escapes(value);
        if (name == "DTSTART" || name == "DTEND") day(m[2], value);
        static const std::regex utc("[0-9]{8}T([01][0-9]|2[0-3])[0-5][0-9][0-5][0-9]Z");
        if (name == "DTSTAMP" && (!std::regex_match(value, utc) || !exists(value.substr(0, 8)))) wrong("DTSTAMP non è un istante UTC: " + value);
    }

    void begin(const std::string& component) {
        if (component == "VCALENDAR" && open_.empty()) ++calendars_;
        else if (component != "VEVENT" || open_ != Lines{"VCALENDAR"}) wrong("fuori posto: " + component);
        open_.push_back(component);
        held_.emplace_back();
    }

    void end(const std::string& component) {
        if (open_.empty() || open_.back() != component) return wrong("chiude ciò che non è aperto: " + component);
        const auto& held = held_.back();
        for (const char* name : component == "VEVENT" ? std::vector<const char*>{"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY"}
                                                      : std::vector<const char*>{"PRODID", "VERSION"}) {
            const auto it = held.find(name);
            if (it == held.end() || it->second.size() != 1) wrong(component + ": una volta sola " + name);
        }
        if (component == "VEVENT" && found.empty()) {
            if (!uids_.insert(held.at("UID").front()).second) wrong("UID ripetuto: " + held.at("UID").front());
            if (held.at("DTEND").front() <= held.at("DTSTART").front()) wrong("finisce prima di cominciare");
        }
        if (component == "VCALENDAR" && found.empty() && held.at("VERSION").front() != "2.0") wrong("VERSION non è 2.0");
        open_.pop_back();
        held_.pop_back();
    }

    void escapes(const std::string& value) {
        for (std::size_t i = 0; i < value.size(); ++i) {
            if (value[i] == ',' || value[i] == ';') wrong("non protetto: " + value);
            if (value[i] != '\\') continue;
            if (++i == value.size() || std::string("\\;,nN").find(value[i]) == std::string::npos) wrong("protezione che non c'è: " + value);
        }
    }

    static bool exists(const std::string& basic) {
        return date_of(std::stoi(basic.substr(0, 4)), std::stoi(basic.substr(4, 2)), std::stoi(basic.substr(6, 2))).has_value();
    }

    void day(const std::string& parameters, const std::string& value) {
        static const std::regex basic("[0-9]{8}");
        if (parameters != ";VALUE=DATE" || !std::regex_match(value, basic) || !exists(value)) wrong("non è un giorno: " + parameters + ":" + value);
    }

    Lines open_;
    std::vector<std::map<std::string, Lines>> held_;
    std::set<std::string> uids_;
    int calendars_ = 0;
};

}  // namespace

std::vector<std::string> breaches(const std::string& text) {
    Check check;
    check.read(text);
    return check.found;
}

}  // namespace attiva::ics
