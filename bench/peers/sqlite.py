# SPDX-FileCopyrightText: 2026 attiva contributors
# SPDX-License-Identifier: EUPL-1.2

"""SQLite, the library that Python has: the database in memory."""
import sqlite3
import time

import family

folder, count, path = family.arguments()
book = family.rulebook(folder)
database = sqlite3.connect(":memory:")
database.execute(family.table(book))
places = ", ".join("?" * (1 + len(book["attributes"])))
database.executemany(f"INSERT INTO persone VALUES ({places})", ([n, *row] for n, row in enumerate(family.people(folder, count))))
best = float("inf")
for _ in range(3):
    start = time.process_time()
    sums = [s for q in family.queries(book) for s in database.execute(q["count"]).fetchone()]
    best = min(best, time.process_time() - start)
rows = family.write_chunks(path, [["".join(map(str, r)) for r in database.execute(q["digits"])] for q in family.queries(book)])
family.agree(sums, rows)
family.report("SQLite", sqlite3.sqlite_version, best, "database in memoria")
