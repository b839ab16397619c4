# SPDX-FileCopyrightText: 2026 attiva contributors
# SPDX-License-Identifier: EUPL-1.2

"""PostgreSQL 15 of Debian: a server of its own in a temporary folder, no parallel workers.

With compiled expressions (jit) and without: what is quicker counts. Its seconds are those
of the server's process, as the system counts them (hundredths of a second).
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

import family

PROGRAMS = pathlib.Path("/usr/lib/postgresql/15/bin")
TICKS = os.sysconf("SC_CLK_TCK")
MARK = "==="


class Server:
    """Started for one run; as `postgres` when we are root, whom it refuses."""

    def __init__(self, folder):
        self.folder = folder
        self.as_user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        if self.as_user:
            subprocess.run(["chown", "postgres", folder], check=True)
        self.quiet(PROGRAMS / "initdb", "-D", f"{folder}/data", "-A", "trust", "-U", "banco", "-E", "UTF8", "--locale", "C")
        options = f"-c listen_addresses='' -c unix_socket_directories={folder} -c shared_buffers=1GB -c fsync=off"
        self.quiet(PROGRAMS / "pg_ctl", "-D", f"{folder}/data", "-w", "-l", f"{folder}/registro", "-o", options, "start")

    def quiet(self, *command):
        subprocess.run([*self.as_user, *map(str, command)], check=True, stdout=subprocess.DEVNULL, cwd="/")

    def ask(self, text):
        """What psql prints, cut at each mark."""
        asked = subprocess.run([*self.as_user, PROGRAMS / "psql", "-h", self.folder, "-U", "banco", "-d", "postgres", "-qAt", "-F", " ", "-v", "ON_ERROR_STOP=1"],
                               input=text, capture_output=True, text=True, cwd="/")
        if asked.returncode != 0:
            sys.exit(asked.stderr)
        return [part.splitlines() for part in re.split(rf"^{MARK}\n", asked.stdout, flags=re.M)]

    def stop(self):
        self.quiet(PROGRAMS / "pg_ctl", "-D", f"{self.folder}/data", "-m", "immediate", "stop")


def copied(folder, count):
    lines = "\n".join(f"{n}," + ",".join("" if v is None else str(v) for v in row) for n, row in enumerate(family.people(folder, count)))
    return f"COPY persone FROM STDIN WITH (FORMAT csv);\n{lines}\n\\.\nVACUUM ANALYZE persone;\n"


def seconds(stat):
    fields = stat.rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def timed(server, queries, jit):
    """The seconds of the best of three, and the sums."""
    clock = f"\\echo {MARK}\nSELECT pg_read_file('/proc/self/stat');\n\\echo {MARK}\n"
    text = f"SET max_parallel_workers_per_gather = 0;\nSET jit = {jit};\n"
    for _ in range(3):
        text += clock + "".join(q["count"] + ";\n" for q in queries) + clock
    parts = server.ask(text)
    best = min(seconds(parts[i + 2][0]) - seconds(parts[i][0]) for i in range(1, len(parts), 4))
    return best, [int(s) for line in parts[2] for s in line.split(" ")]


def main():
    folder, count, path = family.arguments()
    book = family.rulebook(folder)
    queries = family.queries(book)
    with tempfile.TemporaryDirectory(prefix="attiva_pg_") as home:
        server = Server(home)
        try:
            server.ask(family.table(book) + ";\n" + copied(folder, count))
            version = server.ask("SHOW server_version;")[0][0].split()[0]
            tried = {jit: timed(server, queries, jit) for jit in ("off", "on")}
            chunks = [[line.replace(" ", "") for line in server.ask(q["digits"] + ";")[0]] for q in queries]
        finally:
            server.stop()
    best = min(tried, key=lambda jit: tried[jit][0])
    rows = family.write_chunks(path, chunks)
    family.agree(tried[best][1], rows)
    family.report("PostgreSQL", version, tried[best][0], f"un processo, jit {best}")


if __name__ == "__main__":
    main()
