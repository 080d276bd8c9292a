#!/usr/bin/env python3
"""Runs clang-tidy and clazy over our sources: analyse.py BUILD_DIR FILE...

Most of their time goes into Qt's headers, so files of one folder are looked at together, as one translation unit; a
group that cannot stand together (two private things of one name), or has findings, in halves. What was found clean
before, by the digest of its preprocessed text in BUILD_DIR/lint, is not looked at again."""
import concurrent.futures
import hashlib
import json
import os
import pathlib
import shlex
import subprocess
import sys

CLAZY_CHECKS = ("level1,no-qproperty-without-notify,no-range-loop-detach,no-overridden-signal,no-detaching-member,"
                "no-connect-not-normalized")  # clang-format spaces what stands in SLOT()
OURS = ".*/(shared|gui-client|gui-server|tests)/.*"
TOGETHER = 8


def commands(build):
    """The compiler's commands by file, without the precompiled headers: each file has to name what it uses."""
    database = json.loads((build / "compile_commands.json").read_text())
    found = {}
    for entry in database:
        words = shlex.split(entry["command"])
        for i in range(len(words) - 1, 0, -1):
            if words[i - 1] == "-include" and words[i].endswith("cmake_pch.hxx"):
                del words[i - 1:i + 1]
        cut = words.index("-o")
        dropped = ("-fpch-preprocess", "-Winvalid-pch", "-c", entry["file"])
        arguments = [w for w in words[:cut] + words[cut + 2:] if w not in dropped and not w.endswith("ccache")]
        found[os.path.realpath(entry["file"])] = arguments
    return found


def digest(arguments, file):
    text = subprocess.run([*arguments, "-E", "-P", file], capture_output=True, check=True).stdout
    rules = pathlib.Path(".clang-tidy").read_bytes() + CLAZY_CHECKS.encode() + pathlib.Path(__file__).read_bytes()
    return hashlib.sha256(text + rules).hexdigest()


def analyse(arguments, file, stamp):
    """What the two say of one translation unit; nothing when it is in order."""
    if stamp.exists():
        return ""
    arguments = ["--", *arguments[1:], "-Wno-unknown-warning-option", "-Wno-error"]
    tidy = subprocess.run(["clang-tidy", "--quiet", f"--header-filter={OURS}", file, *arguments],
                          capture_output=True, text=True)
    if "[clang-diagnostic-error]" in tidy.stdout:
        return tidy.stdout
    clazy = subprocess.run(["clazy-standalone", f"--checks={CLAZY_CHECKS}", "--only-qt", f"--header-filter={OURS}", file,
                            *arguments], capture_output=True, text=True)
    output = tidy.stdout if tidy.returncode else ""
    if "[-Wclazy" in clazy.stderr or clazy.returncode:
        output += clazy.stderr
    if not output:
        stamp.touch()
    return output


def look_at(group, known, lint):
    """The findings in a group of files that share their compiler's command."""
    arguments = known[group[0]]
    if len(group) == 1:
        return analyse(arguments, group[0], lint / digest(arguments, group[0]))
    together = lint / (hashlib.sha256("\n".join(group).encode()).hexdigest()[:16] + ".cpp")
    together.write_text("".join(f'#include "{file}"\n' for file in group))
    try:
        if not analyse(arguments, str(together), lint / digest(arguments, str(together))):
            return ""
    finally:
        together.unlink()
    half = len(group) // 2
    return look_at(group[:half], known, lint) + look_at(group[half:], known, lint)


def grouped(files, known):
    """Files of one folder and one compiler's command, a few at a time."""
    rooms = {}
    for file in files:
        rooms.setdefault((os.path.dirname(file), tuple(known[file])), []).append(file)
    for room in rooms.values():
        yield from (room[i:i + TOGETHER] for i in range(0, len(room), TOGETHER))


def main():
    build = pathlib.Path(sys.argv[1]).resolve()
    lint = build / "lint"
    lint.mkdir(exist_ok=True)
    known = commands(build)
    files = [f for f in (os.path.realpath(name) for name in sys.argv[2:]) if f in known]
    failed = False
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for output in pool.map(lambda group: look_at(group, known, lint), grouped(files, known)):
            if output:
                failed = True
                print(output, flush=True)
    return 1 if failed else 0


sys.exit(main())
