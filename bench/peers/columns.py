# SPDX-FileCopyrightText: 2026 attiva contributors
# SPDX-License-Identifier: EUPL-1.2

"""NumPy, in two ways (the last argument says which).

`openfisca`: as rules are written for OpenFisca. A fact is an array of its values over all
persons, a choice is compared with one item after the other, every condition is an operation
on whole arrays, what instruments share is computed once and kept.

`a_mano`: written by hand for speed. A choice is a mask of the items it may be, a number its
two ends, and persons go through in blocks that the cache holds.

Three values are two arrays in both: can be yes, can be no.
"""
import itertools
import sys
import time

import numpy

import family


BLOCK = 16_384


class Values:
    """The facts as OpenFisca has them, and an array of those that are missing."""

    def __init__(self, book, table):
        self.count = len(table)
        self.kind = {a["id"]: a["kind"] for a in book["attributes"]}
        self.missing = {a["id"]: table[:, n] < 0 for n, a in enumerate(book["attributes"])}
        dtype = {"truth": bool, "choice": numpy.uint8, "number": numpy.int32}
        self.value = {a["id"]: numpy.maximum(table[:, n], 0).astype(dtype[a["kind"]]) for n, a in enumerate(book["attributes"])}

    def parts(self):
        return [self]

    def holds(self, atom):
        value = self.value[atom["of"]]
        if "least" in atom:
            return value >= atom["least"]
        if "most" in atom:
            return value <= atom["most"]
        if self.kind[atom["of"]] == "truth":
            return value if atom["in"] == [1] else ~value
        out = value == atom["in"][0]
        for item in atom["in"][1:]:
            out |= value == item
        return out

    def atom(self, atom):
        holds, missing = self.holds(atom), self.missing[atom["of"]]
        return holds | missing, ~holds | missing


class Ends:
    """What may be of each person: truths and choices as a mask of items, numbers as ends."""

    def __init__(self, book, table):
        self.count = len(table)
        self.masks, self.low, self.high = {}, {}, {}
        for n, a in enumerate(book["attributes"]):
            value = table[:, n]
            missing = value < 0
            if a["kind"] == "number":
                self.low[a["id"]] = numpy.where(missing, numpy.iinfo(numpy.int32).min, value).astype(numpy.int32)
                self.high[a["id"]] = numpy.where(missing, numpy.iinfo(numpy.int32).max, value).astype(numpy.int32)
            else:
                # No condition names all items, nor one beyond the last: a missing one may be any of eight.
                self.masks[a["id"]] = numpy.where(missing, 255, 1 << numpy.maximum(value, 0)).astype(numpy.uint8)

    def parts(self):
        return [self.part(first) for first in range(0, self.count, BLOCK)]

    def part(self, first):
        out = object.__new__(Ends)
        for name in ("masks", "low", "high"):
            setattr(out, name, {k: v[first:first + BLOCK].copy() for k, v in getattr(self, name).items()})
        out.count = min(BLOCK, self.count - first)
        return out

    def atom(self, atom):
        of = atom["of"]
        if "least" in atom:
            return self.high[of] >= atom["least"], self.low[of] < atom["least"]
        if "most" in atom:
            return self.low[of] <= atom["most"], self.high[of] > atom["most"]
        mask = sum(1 << i for i in atom["in"])
        return (self.masks[of] & numpy.uint8(mask)) != 0, (self.masks[of] & numpy.uint8(255 - mask)) != 0


def read(folder, count):
    """The persons as a table, -1 where nothing is known; as fast as NumPy reads text."""
    with open(f"{folder}/persone.csv", encoding="ascii") as text:
        names = next(text).count(",") + 1
        rows = "".join(itertools.islice(text, count))
    flat = rows.replace("\n", ",").replace(",,", ",-1,").replace(",,", ",-1,")
    return numpy.fromstring(flat, dtype=numpy.int32, sep=",").reshape(-1, names)[:, 1:]


def any_of(facts, atoms):
    yes, no = facts.atom(atoms[0])
    for a in atoms[1:]:
        other_yes, other_no = facts.atom(a)
        yes |= other_yes
        no &= other_no
    return yes, no


def verdicts(book, facts):
    """Instrument by instrument: can be yes, can be no."""
    kept = {}

    def condition(c):
        if "shared" not in c:
            return any_of(facts, c["any"])
        if c["shared"] not in kept:
            kept[c["shared"]] = any_of(facts, book["shared"][c["shared"]])
        return kept[c["shared"]]

    for instrument in book["instruments"]:
        yes = numpy.ones(facts.count, dtype=bool)
        no = numpy.zeros(facts.count, dtype=bool)
        for c in instrument:
            may, may_not = condition(c)
            yes &= may
            no |= may_not
        yield yes, no


def main():
    by_hand = sys.argv[4] == "a_mano"
    folder, count, path = family.arguments()
    book = family.rulebook(folder)
    table = read(folder, count)
    facts = (Ends if by_hand else Values)(book, table)
    parts = facts.parts()
    best = float("inf")
    for _ in range(3):
        sums = numpy.zeros((2, len(book["instruments"])), dtype=numpy.int64)
        start = time.process_time()
        for part in parts:
            for i, (yes, no) in enumerate(verdicts(book, part)):
                sums[0, i] += numpy.count_nonzero(yes & ~no)
                sums[1, i] += numpy.count_nonzero(yes & no)
        best = min(best, time.process_time() - start)
    digits = numpy.full((count, len(book["instruments"]) + 1), ord("\n"), dtype=numpy.uint8)
    for i, (yes, no) in enumerate(verdicts(book, facts)):
        digits[:, i] = ord("0") + yes * (1 + ~no)
    said = digits[:, :-1]
    if not all(numpy.array_equal(sums[k], (said == ord(digit)).sum(axis=0)) for k, digit in enumerate("21")):
        sys.exit("the counts are not those of the rows")
    digits.tofile(path)
    how = f"scritto a mano: maschere, blocchi di {BLOCK} persone" if by_hand else "come OpenFisca: colonne intere"
    family.report("NumPy a mano" if by_hand else "NumPy", numpy.__version__, best, how)


main()
