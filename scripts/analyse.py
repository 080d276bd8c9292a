#!/usr/bin/env python3
"""Runs clang-tidy and clazy over our sources: analyse.py BUILD_DIR FILE...

A file whose preprocessed text was found clean before (by its digest, in BUILD_DIR/lint) is not looked at again."""
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


def commands(build):
    """The compiler's commands by file, without the precompiled headers: each file has to name what it uses."""
    database = json.loads((build / "compile_commands.json").read_text())
    for entry in database:
        words = shlex.split(entry["command"])
        for i in range(len(words) - 1, 0, -1):
            if words[i - 1] == "-include" and words[i].endswith("cmake_pch.hxx"):
                del words[i - 1:i + 1]
        entry["command"] = shlex.join(w for w in words if w not in ("-fpch-preprocess", "-Winvalid-pch"))
    (build / "lint").mkdir(exist_ok=True)
    (build / "lint" / "compile_commands.json").write_text(json.dumps(database))
    return {os.path.realpath(entry["file"]): entry for entry in database}


def digest(entry):
    words = [w for w in shlex.split(entry["command"]) if not w.endswith("ccache")]
    cut = words.index("-o")
    arguments = [w for w in words[:cut] + words[cut + 2:] if w != "-c"]
    text = subprocess.run([*arguments, "-E", "-P"], cwd=entry["directory"], capture_output=True, check=True).stdout
    rules = pathlib.Path(".clang-tidy").read_bytes() + CLAZY_CHECKS.encode() + pathlib.Path(__file__).read_bytes()
    return hashlib.sha256(text + rules).hexdigest()


def analyse(file, entry, build):
    stamp = build / "lint" / digest(entry)
    if stamp.exists():
        return file, ""
    extra = ["--extra-arg=-Wno-unknown-warning-option", "--extra-arg=-Wno-error"]
    tidy = subprocess.run(["clang-tidy", "--quiet", "-p", str(build / "lint"), *extra, file], capture_output=True, text=True)
    clazy = subprocess.run(["clazy-standalone", f"--checks={CLAZY_CHECKS}", "--only-qt", "--header-filter=.*/(shared|gui-client|gui-server|tests)/.*",
                            "-p", str(build / "lint"), *extra, file], capture_output=True, text=True)
    output = tidy.stdout if tidy.returncode else ""
    if "[-Wclazy" in clazy.stderr or clazy.returncode:
        output += clazy.stderr
    if not output:
        stamp.touch()
    return file, output


def main():
    build = pathlib.Path(sys.argv[1]).resolve()
    known = commands(build)
    files = [f for f in (os.path.realpath(name) for name in sys.argv[2:]) if f in known]
    failed = 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for file, output in pool.map(lambda f: analyse(f, known[f], build), files):
            if output:
                failed += 1
                print(f"--- {os.path.relpath(file)}\n{output}", flush=True)
    return 1 if failed else 0


sys.exit(main())
