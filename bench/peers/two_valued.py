# SPDX-FileCopyrightText: 2026 attiva contributors
# SPDX-License-Identifier: EUPL-1.2

"""For engines with two values only. Conditions are alternatives (o) of comparisons, all
needed (e), nothing negated but a truth in a comparison: what is unknown makes a comparison
false in a first, pessimistic round and true in a second, optimistic one. The outcome is how
many rounds said yes.

Each kind of comparison reads an input of its own, so that the rules are the same in both:
truths one for yes and one for no, numbers one for "at least" and one for "at most"; a choice
that is not known is an item that no list names (-1), then one that all name (99).
"""

NO_ITEM, ANY_ITEM = -1, 99
FAR = 10**9


def inputs(book):
    out = []
    for a in book["attributes"]:
        out += {"truth": [f"{a['id']}_si", f"{a['id']}_no"], "choice": [a["id"]], "number": [f"{a['id']}_min", f"{a['id']}_max"]}[a["kind"]]
    return out


def values(book, row, optimistic):
    out = []
    for a, v in zip(book["attributes"], row):
        if a["kind"] == "truth":
            out += [int(v == 1 or (v is None and optimistic)), int(v == 0 or (v is None and optimistic))]
        elif a["kind"] == "choice":
            out.append(v if v is not None else ANY_ITEM if optimistic else NO_ITEM)
        else:
            far = FAR if optimistic else -FAR
            out += [v, v] if v is not None else [far, -far]
    return out
