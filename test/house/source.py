"""What the house tests share: the C files, and what stands in them."""
import glob
import os
import re
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__))))
TOKEN = re.compile(
    r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.S)


def files(*folders, ends=(".c", ".h")):
    """Paths from the root, sorted."""
    os.chdir(ROOT)
    found = [path for folder in folders
             for path in glob.glob(folder + "/**", recursive=True)]
    return sorted(path for path in found if path.endswith(ends))


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def code(text):
    """The text with comments and literals blanked; lines stay in place."""
    return TOKEN.sub(lambda m: re.sub(r"[^\n]", " ", m[0]), text)


def literals(text):
    """(offset, content) of each string; adjacent ones are joined."""
    open_at, parts, end = None, [], 0
    for match in TOKEN.finditer(text):
        if match[0][0] == "/":
            continue
        if match[0][0] == '"' and not is_include(text, match.start()):
            if parts and text[end:match.start()].strip():
                yield open_at, "".join(parts)
                parts = []
            if not parts:
                open_at = match.start()
            parts.append(match[0][1:-1])
            end = match.end()
    if parts:
        yield open_at, "".join(parts)


def is_include(text, offset):
    line = text[text.rfind("\n", 0, offset) + 1:offset]
    return line.lstrip().startswith("#include")


def line_of(text, offset):
    return text.count("\n", 0, offset) + 1


def allowed(name):
    """The lines of the allowlist NAME beside this file; # is a comment."""
    lines = read(os.path.join(ROOT, "test/house", name)).split("\n")
    return {line for line in lines if line and line[0] != "#"}


def report(faults):
    """Prints the faults and ends the test."""
    for fault in faults:
        print(fault)
    sys.exit(1 if faults else 0)
