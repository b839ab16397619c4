# SPDX-FileCopyrightText: 2026 attiva contributors
# SPDX-License-Identifier: EUPL-1.2

"""CLIPS of Debian: a fact for each person and round, a rule for each instrument.

CLIPS matches while facts are asserted, which is while it reads them: its seconds are those of
rules, persons and run, less those of the rules without persons and of the persons without rules.
"""
import os
import resource
import subprocess
import sys
import tempfile

import family
import two_valued


def tests(kinds, atom):
    """The slot an atom reads and what is asked of its value."""
    of = atom["of"]
    if "least" in atom:
        return f"{of}_min", lambda v: f"(>= {v} {atom['least']})"
    if "most" in atom:
        return f"{of}_max", lambda v: f"(<= {v} {atom['most']})"
    if kinds[of] == "truth":
        return f"{of}_{'si' if atom['in'] == [1] else 'no'}", lambda v: f"(= {v} 1)"
    items = [*atom["in"], two_valued.ANY_ITEM]
    return of, lambda v: "(or " + " ".join(f"(= {v} {i})" for i in items) + ")"


def rule(book, kinds, number):
    names, asked = {}, []
    for condition in book["instruments"][number]:
        atoms = book["shared"][condition["shared"]] if "shared" in condition else condition["any"]
        any_of = []
        for atom in atoms:
            of, ask = tests(kinds, atom)
            any_of.append(ask(names.setdefault(of, f"?{of}")))
        asked.append(any_of[0] if len(any_of) == 1 else "(or " + " ".join(any_of) + ")")
    slots = " ".join(f"({s} {n})" for s, n in names.items())
    return (f"(defrule m{number} (persona (n ?n) {slots}) (test (and {' '.join(asked)})) =>"
            f" (printout esiti ?n \" {number}\" crlf))\n")


def seconds(program, *commands):
    """Processor time of a run of these commands."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    run = subprocess.run([program], input="\n".join([*commands, "(exit)"]) + "\n", capture_output=True, text=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if "[" in run.stdout.replace("[0]", "") and "ERROR" in run.stdout.upper():
        sys.exit(run.stdout[:2000])
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def write(path, lines):
    with open(path, "w", encoding="ascii") as out:
        out.writelines(lines)


def main():
    folder, count, path = family.arguments()
    book = family.rulebook(folder)
    kinds = {a["id"]: a["kind"] for a in book["attributes"]}
    slots = two_valued.inputs(book)
    with tempfile.TemporaryDirectory(prefix="attiva_clips_") as home:
        template, rules, persons, said = (os.path.join(home, n) for n in ("forma.clp", "regole.clp", "persone.fct", "esiti.txt"))
        write(template, ["(deftemplate persona (slot n) " + " ".join(f"(slot {s})" for s in slots) + ")\n"])
        write(rules, (rule(book, kinds, i) for i in range(len(book["instruments"]))))
        write(persons, (f"(persona (n {n}) " + " ".join(f"({s} {v})" for s, v in zip(slots, two_valued.values(book, row, optimistic))) + ")\n"
                        for n, row in enumerate(family.people(folder, count)) for optimistic in (False, True)))
        opened = [f'(open "{said}" esiti "w")', "(unwatch all)", "(set-fact-duplication TRUE)"]
        both = [f'(load* "{template}")', f'(load* "{rules}")', f'(load-facts "{persons}")', "(run)", "(close)"]
        alone = min(seconds("clips", *opened, *both[:2]) for _ in range(3)) + min(seconds("clips", *opened, both[0], both[2]) for _ in range(3))
        best = min(seconds("clips", *opened, *both) for _ in range(3)) - alone
        outcomes = [bytearray(b"0" * len(book["instruments"]) + b"\n") for _ in range(count)]
        with open(said, encoding="ascii") as lines:
            for line in lines:
                n, i = line.split()
                outcomes[int(n)][int(i)] += 1
    with open(path, "wb") as out:
        out.writelines(outcomes)
    version = subprocess.run(["dpkg-query", "-W", "-f=${Version}", "clips"], capture_output=True, text=True).stdout
    family.report("CLIPS", version, best, "un fatto per persona, una regola per strumento; due giri")


main()
