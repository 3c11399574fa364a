#!/usr/bin/env python3
"""What drafts of many pages cost in a room: one law repeated, and the same
with every tenth clause edited, are imported, aligned, compared, blamed.

Usage: bench/drafts.py TRAVAUX [TIMES...]

Prints processor seconds (user and system) of whole processes, and by how much
each step grows while the text doubles. The law is no part of the product:
$TRAVAUX_DATA, or ../shared/data beside the repository.
"""
import json
import os
import resource
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
DATA = os.environ.get("TRAVAUX_DATA", os.path.join(ROOT, "..", "shared", "data"))
LAW = os.path.join(DATA, "text", "gdpr", "base_2012_en.json")
PAGE_WORDS = 500
EDIT_EVERY = 10
BRIEF = """room: law
title: A long text
date: 2026-01-01
audience: public
parties: {A: {name: North, role: party}, B: {name: South, role: party}}
"""
STEPS = [
    ("import", "draft import law.room old.md --draft old --author A"),
    ("import the next", "draft import law.room new.md --draft new --author B "
                        "--base old"),
    ("align", "draft align law.room old new"),
    ("changes", "draft changes law.room old new --json"),
    ("table", "draft table law.room old new --json"),
    ("blame", "draft blame law.room old new --json"),
]


def edit(text, place):
    """A word less, or all of them, and some more."""
    text = "" if place % (3 * EDIT_EVERY) == 0 else text.split(" ", 1)[-1]
    return "Subject to Part 2, " + text


def write_law(law, times, path, edited):
    parts, place = [], 0
    for time in range(times):
        parts.append("# Part %d" % (time + 1))
        for item in law:
            text = item["text"]
            if edited and place % EDIT_EVERY == 0:
                text = edit(text, place)
            head = "## Article %s " % item["n"] if item["type"] == "article" else ""
            parts.append(head + text)
            place += 1
    with open(path, "w") as file:
        file.write("\n\n".join(parts) + "\n")
    return sum(len(part.split()) for part in parts) / PAGE_WORDS


def seconds(program, words, folder):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run([program, *words.split()], cwd=folder,
                          stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    if done.returncode:
        sys.exit("%s: %s" % (words, done.stderr.decode()))
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime + after.ru_stime
            - before.ru_utime - before.ru_stime)


def measure(program, law, times):
    with tempfile.TemporaryDirectory(prefix="travaux-drafts-") as folder:
        pages = write_law(law, times, os.path.join(folder, "old.md"), False)
        write_law(law, times, os.path.join(folder, "new.md"), True)
        with open(os.path.join(folder, "law.yaml"), "w") as file:
            file.write(BRIEF)
        seconds(program, "new law.room law.yaml", folder)
        return pages, [seconds(program, words, folder) for _, words in STEPS]


def main():
    if not os.path.exists(LAW):
        print("skipped: %s is not there" % LAW)
        return
    with open(LAW) as file:
        law = json.load(file)
    program = os.path.abspath(sys.argv[1])
    print("pages " + " ".join("%16s" % name for name, _ in STEPS))
    before = None
    for times in map(int, sys.argv[2:] or ["1", "2", "4", "8", "16"]):
        pages, taken = measure(program, law, times)
        cells = ["%8.2f s %5s" % (now, "" if not before else
                                  "x%.1f" % (now / old)) for now, old
                 in zip(taken, before or taken)]
        print("%5d " % pages + " ".join("%16s" % cell for cell in cells),
              flush=True)
        before = taken


if __name__ == "__main__":
    main()
