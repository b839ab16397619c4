# SPDX-FileCopyrightText: 2026 attiva contributors
# SPDX-License-Identifier: EUPL-1.2

"""The exported rulebook and persons (bench/peers_export.cpp), read, and said in SQL.

Every adapter is run as `ADAPTER DATA PERSONS OUTCOMES`, writes a line of digits for each
person (0 no, 1 unknown, 2 yes) and prints one line of JSON: engine, version, the seconds
of processor the verdicts took once rules and persons were loaded, and how it was done.
"""
import json
import sys

UNKNOWN = 10**9  # of one person, in a sum with those who may have it: persons are fewer


def rulebook(folder):
    with open(f"{folder}/regole.json", encoding="utf-8") as text:
        return json.load(text)


def people(folder, count):
    """Rows of whole numbers, None where nothing is known; the number of the person is left out."""
    with open(f"{folder}/persone.csv", encoding="utf-8") as text:
        next(text)
        for number, line in enumerate(text):
            if number == count:
                return
            yield [int(v) if v else None for v in line.rstrip("\n").split(",")[1:]]


def arguments():
    return sys.argv[1], int(sys.argv[2]), sys.argv[3]


def report(engine, version, seconds, how):
    print(json.dumps({"engine": engine, "version": version, "seconds": seconds, "how": how}))


# --- SQL: three-valued logic by nullable columns, the same text for every database ---------

COLUMN = {"truth": "BOOLEAN", "choice": "INTEGER", "number": "INTEGER"}
CHUNK = 600  # instruments a query: PostgreSQL allows 1,664 columns, SQLite 2,000


def table(book):
    columns = ", ".join(f"{a['id']} {COLUMN[a['kind']]}" for a in book["attributes"])
    return f"CREATE TABLE persone (persona INTEGER PRIMARY KEY, {columns})"


def _atom(kinds, atom):
    of = atom["of"]
    if "least" in atom:
        return f"{of} >= {atom['least']}"
    if "most" in atom:
        return f"{of} <= {atom['most']}"
    if kinds[of] == "truth":
        return of if atom["in"] == [1] else f"NOT {of}"
    return f"{of} IN ({', '.join(map(str, atom['in']))})"


def _any(kinds, atoms):
    return "(" + " OR ".join(_atom(kinds, a) for a in atoms) + ")"


def _instruments(book, first):
    """A query with one nullable truth for each instrument of a chunk; what they share is a column."""
    kinds = {a["id"]: a["kind"] for a in book["attributes"]}
    chosen = book["instruments"][first:first + CHUNK]
    used = sorted({c["shared"] for i in chosen for c in i if "shared" in c})
    shared = "".join(f", {_any(kinds, book['shared'][s])} AS comune_{s}" for s in used)

    def one(instrument):
        return " AND ".join(f"comune_{c['shared']}" if "shared" in c else _any(kinds, c["any"]) for c in instrument)

    truths = ", ".join(f"{one(i)} AS m{first + n}" for n, i in enumerate(chosen))
    return f"SELECT persona, {truths} FROM (SELECT *{shared} FROM persone) p", range(first, first + len(chosen))


def queries(book):
    """For each chunk: counts (a sum for each instrument: those who may, and UNKNOWN for each
    of whom it is not known), and the digits of each person."""
    out = []
    for first in range(0, len(book["instruments"]), CHUNK):
        inner, which = _instruments(book, first)
        sums = ", ".join(f"sum(coalesce(CAST(m{i} AS INTEGER), {UNKNOWN}))" for i in which)
        digits = ", ".join(f"coalesce(CAST(m{i} AS INTEGER) * 2, 1)" for i in which)
        out.append({"count": f"SELECT {sums} FROM ({inner}) v", "digits": f"SELECT {digits} FROM ({inner}) v ORDER BY persona"})
    return out


def sums_of(rows, instruments):
    """The same sums, of lines of digits."""
    yes, maybe = [0] * instruments, [0] * instruments
    for row in rows:
        for i, digit in enumerate(row):
            if digit == "2":
                yes[i] += 1
            elif digit == "1":
                maybe[i] += 1
    return [y + UNKNOWN * m for y, m in zip(yes, maybe)]


def write_chunks(path, chunks):
    """Each chunk: the lines of digits of its instruments."""
    rows = ["".join(parts) for parts in zip(*chunks)]
    with open(path, "w", encoding="ascii") as out:
        out.writelines(row + "\n" for row in rows)
    return rows


def agree(sums, rows):
    """What was counted while the clock ran is what was said person by person."""
    if sums != sums_of(rows, len(sums)):
        sys.exit("the counts are not those of the rows")
