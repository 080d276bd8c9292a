#!/usr/bin/env python3
"""Runs clang-tidy and clazy over our sources: analyse.py BUILD_DIR FILE...

Most of their time goes into Qt's headers, so they look at what the unity build compiles: the files of a folder together.
What was found clean before, by the digest of its preprocessed text in BUILD_DIR/lint, is not looked at again."""
import concurrent.futures
import hashlib
import json
import os
import pathlib
import re
import shlex
import subprocess
import sys

CLAZY_CHECKS = ("level1,no-qproperty-without-notify,no-range-loop-detach,no-overridden-signal,no-detaching-member,"
                "no-connect-not-normalized")  # clang-format spaces what stands in SLOT()
OURS = ".*/(shared|gui-client|gui-server|tests)/.*"


def units(build):
    """Each translation unit: its file, our files in it, and the compiler's arguments without the precompiled headers:
    each folder has to name what it uses."""
    for entry in json.loads((build / "compile_commands.json").read_text()):
        words = shlex.split(entry["command"])
        for i in range(len(words) - 1, 0, -1):
            if words[i - 1] == "-include" and words[i].endswith("cmake_pch.hxx"):
                del words[i - 1:i + 1]
        cut = words.index("-o")
        dropped = ("-fpch-preprocess", "-Winvalid-pch", "-c", entry["file"])
        arguments = [w for w in words[:cut] + words[cut + 2:] if w not in dropped and not w.endswith("ccache")]
        file = pathlib.Path(entry["file"])
        members = re.findall(r'^#include "(.*)"$', file.read_text(), re.MULTILINE) if "/Unity/" in str(file) else []
        yield str(file), {os.path.realpath(name) for name in members or [file]}, arguments


def digest(arguments, file):
    text = subprocess.run([*arguments, "-E", "-P", file], capture_output=True, check=True).stdout
    rules = pathlib.Path(".clang-tidy").read_bytes() + CLAZY_CHECKS.encode() + pathlib.Path(__file__).read_bytes()
    return hashlib.sha256(text + rules).hexdigest()


def analyse(file, arguments, lint):
    """What the two say of one translation unit; nothing when it is in order."""
    stamp = lint / digest(arguments, file)
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


def main():
    build = pathlib.Path(sys.argv[1]).resolve()
    lint = build / "lint"
    lint.mkdir(exist_ok=True)
    wanted = {os.path.realpath(name) for name in sys.argv[2:]}
    asked = [(file, arguments) for file, members, arguments in units(build) if members & wanted]
    failed = False
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for output in pool.map(lambda unit: analyse(*unit, lint), asked):
            if output:
                failed = True
                print(output, flush=True)
    return 1 if failed else 0


sys.exit(main())
