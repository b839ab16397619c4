#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 attiva contributors
# SPDX-License-Identifier: EUPL-1.2
"""The schema and the program refuse the same files.

Good documents (esempi/), with every field of every kind, are spoilt one field at a
time; each is given to a validator of JSON Schema and to the program, which must
agree. Then every type of fact meets a pool of values: what the program accepts the
schema must accept, and what only the program refuses must be of a kind named here.

    agreement.py PROGRAM ROOT
"""
import copy
import json
import re
import sys
import tempfile
from pathlib import Path

import core_yaml
from program import KINDS, Program, explained

# What only one of the two refuses, and why. A schema sees one file and no arithmetic.
ANY_WORD = "(word|number|fraction|large|true)"
ONLY_THE_PROGRAM = [
    (rf"(strumento|fondo)/id {ANY_WORD}", "l'id di una scheda è il nome del file"),
    (rf"fonti/fonti( drop|/0/id {ANY_WORD})", "gli atti che altri file nominano"),
    (rf"vocabolario/(elenchi drop|(elenchi|attributi)/0/id {ANY_WORD}|elenchi/0/voci/1/id {ANY_WORD})",
     "i nomi che altri nominano"),
    (rf"vocabolario/.*/(presunzione|se|vale|dominio) {ANY_WORD}", "un valore che si legge con il tipo del suo attributo"),
    (rf"(caso/)?persona/persona/residenza {ANY_WORD}|prove/.*/residenza {ANY_WORD}", "i luoghi, che si scrivono in più modi"),
    (r"(caso/)?persona/(componenti drop|nucleo/numero_componenti number)|prove/.*(componenti drop|numero_componenti number)",
     "quanti sono i componenti"),
    (r"(.*/nucleo/isee|(caso|bilanci)/.*/(importo|almeno|altri|totale|residuo|impegnato)) fraction", "il punto di un numero, che un editor prende per un decimale"),
    (rf"prove/casi/0/atteso/importi/quota {ANY_WORD}", "un valore che si legge con il tipo del suo importo"),
    (rf"prove/(persone drop|persone/0/id {ANY_WORD}|casi/0/persona {ANY_WORD})", "le persone di quel file"),
    (rf"caso/urgenza {ANY_WORD}|bilanci/urgenze drop", "le classi, che la regola e i casi nominano"),
    (r"caso/richieste/0/(importo number|almeno large)|bilanci/linee/0/(totale number|impegnato large|riserve/0/importo large)",
     "due somme, l'una non più dell'altra"),
    (r"prove/persone/0/al drop", "il giorno, che può venire da «con»"),
]
ONLY_THE_SCHEMA = [
    (r".*/id true", "per un editor true non è un testo"),
    (r".*/(detto_da|ruolo) (null|map|nested)", "il programma non guarda che cosa c'è"),
]

# Written as in a file of a person, quotes included.
VALUES = """sì;no;Sì;No;non so;Non so;si;true;false;mai;avvenuto;avvenuta;oggi;nessuno;nessuna;"?";non si sa
0;1;7;12;60;61;300;1000;2024;1899;2500000;-1;007;1.5;7.000;10.140;1.234.567;1e3
"7,5";"7,55";"7.000,50";"7.000,505";"1,000.50";7 euro;7.000 euro;"7.000,50 euro";7 €;7€;7 euro/mese;7 euro/anno;7 dollari
7 anni;1 anno;7 mesi;1 mese;7 giorni;7 settimane;7 percento;7 %;7%;7 per cento;7 ore/settimana;7 km;7 minuti;7 anno
tra 5 e 6;tra 5 e 6 euro;tra 5.000 e 6.000 euro;tra 5 mesi e 6 mesi;tra 5;meno di 7;sotto 7 euro;più di 7;oltre 7 anni
almeno 7;fino a 7;al massimo 7;non più di 7;circa 7;sopra 7 mesi;fino a 7 km
2024-05-03;2024-05;2024-13-01;2024-02-30;03/05/2024;1899-01-01;tra 2024-01 e 2024-05;tra 2023 e 2024;tra 2024-05-03
uno;due;tre;a;b;[a, b];[];[a, z];uno tra (uno, due);una tra (uno, due);uno tra (uno, tre);non uno;non tre;uno tra uno
"almeno (a, b)";"almeno (a, z)";almeno a;almeno z;"almeno a e non b";"almeno (a, b) e non (c)";"almeno ()";"al massimo (a, b)";al massimo a;"al massimo (z)"
"non (a, b)";non a;non z;uno di (uno, due);una di (uno);"uno tra ()";"non (uno, due)";al più 7;al più 7 euro;al più
prima del 2024;prima del 2024-05-03;dopo il 2023;dal 2024-05;fino al 2024;prima di 2024;dopo il mai;in corso;concluso;circa 2024;7 circa;verso il 2024;quasi 7
alto;basso;Pietrasanta;pietrasanta;forte_dei_marmi;zona Versilia;provincia LU
fuori Toscana;Atlantide;"";{valore: sì};{valore: 7};{valore: alto, valutato_il: 2026-01-01};{valutato_il: 2026-01-01}
{valore: sì, quando: oggi};[{valore: sì}, {valore: no}];[{valore: 7}, 7];[[a]];~""".replace("\n", ";").split(";")
SECTION = {"t_nucleo": "nucleo"}

# What of a value is left to the program: days of a month, the dot of a number an editor
# takes for a decimal, 1e3, limits with a unit, the order of two ends, places.
LEFT_TO_THE_PROGRAM = {"T021", "T025", "T026", "T031", "V104", "V105", "P006", "P007"}

PLACES = {
    "strumento": "catalog/nazionale/strumenti/sostegno.yaml",
    "fondo": "catalog/toscana/fondi/fondo_prova.yaml",
    "fonti": "catalog/fonti.yaml",
    "leps": "catalog/leps.yaml",
    "vocabolario": "catalog/vocabolario/esempio.yaml",
    "persona": "p.yaml",
    "prove": "catalog/nazionale/prove/sostegno.yaml",
    "caso": "v.yaml",
    "bilanci": "bilanci.yaml",
}


def maps_of(node, path=()):
    """Every map of a document, with its path."""
    if isinstance(node, dict):
        yield path, node
    items = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, inner in items:
        yield from maps_of(inner, path + (key,))


def at(document, path):
    for key in path:
        document = document[key]
    return document


def spoilt(document):
    """(what was done, document) for every field and every way of spoiling it.

    Of the voices of a list, only the first that has a field is spoilt in it.
    """
    seen = set()
    for path, node in maps_of(document):
        def other(change, path=path):
            out = copy.deepcopy(document)
            change(at(out, path))
            return out

        where = "/".join(str(p) for p in path)
        anywhere = tuple(p for p in path if isinstance(p, str))
        if anywhere not in seen:
            yield f"{where} added", other(lambda m: m.update(zzz="zzz"))
        seen.add(anywhere)
        for key in node:
            if (anywhere, key) in seen:
                continue
            seen.add((anywhere, key))
            name = f"{where}/{key}".lstrip("/")
            yield f"{name} drop", other(lambda m, k=key: m.pop(k))
            yield f"{name} rename", other(lambda m, k=key: m.update({k + "x": m.pop(k)}))
            for label, value in (("null", None), ("map", {"zzz": "zzz"}), ("nested", [["zzz"]]), ("word", "zzz"),
                                 ("number", 7), ("fraction", 1.5), ("large", 100000), ("true", True)):
                yield f"{name} {label}", other(lambda m, k=key, v=value: m.update({k: v}))


class Agreement:
    def __init__(self, program, root, folder):
        self.program, self.root = program, Path(root)
        self.catalogue = program.minimal(folder)
        (self.catalogue / PLACES["vocabolario"]).write_text(self.sample_text("vocabolario"), encoding="utf-8")
        self.second_fund()
        for kind in ("caso", "bilanci"):
            (self.catalogue / PLACES[kind]).write_text(self.sample_text(kind), encoding="utf-8")
        self.validators = program.schemas(self.catalogue)
        if self.validators is None:
            sys.exit(program.run("controlla", str(self.catalogue)).stderr)
        self.both = self.neither = self.values_alike = 0
        self.left = {}
        self.excused, self.faults = {}, []

    def second_fund(self):
        """Budgets write what a line has in two ways: it takes two lines."""
        sheet = self.catalogue / PLACES["fondo"]
        (sheet.parent / "fondo_altro.yaml").write_text(sheet.read_text(encoding="utf-8").replace("fondo_prova", "fondo_altro"), encoding="utf-8")
        (self.catalogue / "rules/toscana/altro.regole").write_text(
            'fondo fondo_altro "Altro fondo"\n    fonte dgr_prova\n    paga tirocinio per costo formazione\n', encoding="utf-8")

    def can_fund(self):
        """Not in a program built without the solver."""
        ran = self.program.run("fondi", str(self.catalogue / PLACES["caso"]), "--bilanci", str(self.catalogue / PLACES["bilanci"]),
                               "--catalogo", str(self.catalogue))
        return ran.returncode != 1 or "COIN-OR" not in ran.stderr

    def sample_text(self, kind):
        return (self.root / f"tests/schema/esempi/{kind}.yaml").read_text(encoding="utf-8")

    def program_refuses(self, kind, text):
        """Is the file refused? Anything but a clear yes or no is a fault."""
        place = self.catalogue / PLACES[kind]
        before = place.read_text(encoding="utf-8") if place.exists() else None
        place.write_text(text, encoding="utf-8")
        if kind == "persona":
            ran = self.program.run("valuta", str(place), "--catalogo", str(self.catalogue), "--data", "2026-02-01",
                                   "--strumento", "sostegno")
        elif kind in ("caso", "bilanci"):
            ran = self.program.run("fondi", str(self.catalogue / PLACES["caso"]), "--bilanci", str(self.catalogue / PLACES["bilanci"]),
                                   "--catalogo", str(self.catalogue), "--formato", "csv")
        else:
            ran = self.program.run("prova" if kind == "prove" else "controlla", str(self.catalogue))
        if before is None:
            place.unlink()
        else:
            place.write_text(before, encoding="utf-8")
        if ran.returncode not in (0, 3, 5):
            self.faults.append(f"{kind}: exit {ran.returncode}: {ran.stderr[:200]}")
        errors = [line for line in ran.stderr.splitlines() if line.startswith("errore ")]
        # The only case of a caseload is left out: 5.
        return ran.returncode == (5 if kind == "caso" else 3), errors[0] if errors else ""

    def excuse(self, what, table):
        for pattern, why in table:
            if re.fullmatch(pattern, what):
                self.excused[why] = self.excused.get(why, 0) + 1
                return True
        return False

    def judge(self, what, kind, text, document):
        schema = not self.validators[kind].is_valid(document)
        program, said = self.program_refuses(kind, text)
        if schema and program:
            self.both += 1
        elif not schema and not program:
            self.neither += 1
        elif schema:
            if not self.excuse(what, ONLY_THE_SCHEMA):
                self.faults.append(f"only the schema refuses: {what}: {explained(self.validators[kind], document)}")
        elif not self.excuse(what, ONLY_THE_PROGRAM):
            self.faults.append(f"only the program refuses: {what}: {said}")

    def samples(self):
        kinds = [k for k in KINDS if k not in ("caso", "bilanci") or self.can_fund()]
        if kinds != list(KINDS):
            print("built without COIN-OR: cases and budgets are not compared")
        for kind in kinds:
            document = core_yaml.load(self.sample_text(kind))
            if not self.validators[kind].is_valid(document):
                self.faults.append(f"esempi/{kind}.yaml: {explained(self.validators[kind], document)}")
            refused, said = self.program_refuses(kind, self.sample_text(kind))
            if refused:
                self.faults.append(f"esempi/{kind}.yaml: {said}")
            unused = fields_of(self.validators[kind].schema) - {k for _, m in maps_of(document) for k in m}
            if unused:
                self.faults.append(f"esempi/{kind}.yaml has not {sorted(unused)}")
            for what, other in spoilt(document):
                # The comment says that it is YAML: in JSON true would be sì.
                text = "# " + what + "\n" + json.dumps(other, ensure_ascii=False, indent=1)
                self.judge(f"{kind}/{what}", kind, text, other)

    def values(self):
        """Every type of fact meets every value of the pool, written as people do."""
        types = {}
        for attribute in core_yaml.load(self.sample_text("vocabolario"))["attributi"]:
            types[attribute["id"]] = attribute["tipo"]
        for name in types:
            for raw in VALUES:
                text = f"# valore\nal: 2026-02-01\n{SECTION.get(name, 'persona')}: {{{name}: {raw}}}\n"
                schema = not self.validators["persona"].is_valid(core_yaml.load(text))
                program, said = self.program_refuses("persona", text)
                if schema and not program:
                    self.faults.append(f"only the schema refuses: {name}: {raw}")
                elif program and not schema:
                    code = said.split(":")[0].split()[-1]
                    if code not in LEFT_TO_THE_PROGRAM:
                        self.faults.append(f"only the program refuses: {name}: {raw}: {said}")
                    self.left[code] = self.left.get(code, 0) + 1
                else:
                    self.values_alike += 1


def fields_of(schema):
    """The names of the fields a schema knows, but for facts."""
    out = set()
    if isinstance(schema, dict):
        for key, inner in schema.items():
            if key == "properties":
                out |= {k for k, v in inner.items() if "$ref" not in v}
            out |= {f for f in fields_of(inner)}
    elif isinstance(schema, list):
        for inner in schema:
            out |= fields_of(inner)
    return out


def main():
    program = Program(sys.argv[1], sys.argv[2])
    with tempfile.TemporaryDirectory() as folder:
        a = Agreement(program, sys.argv[2], folder)
        a.samples()
        print(f"spoilt documents: {a.both} refused by both, {a.neither} by neither")
        for why, n in sorted(a.excused.items()):
            print(f"  by one only: {why}: {n}")
        a.values()
        print(f"values: {a.values_alike} judged alike; left to the program: "
              + ", ".join(f"{code} {n}" for code, n in sorted(a.left.items())))
        for fault in a.faults:
            print(fault)
        return 1 if a.faults else 0


if __name__ == "__main__":
    sys.exit(main())
