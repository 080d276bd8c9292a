#!/usr/bin/env python3
"""How long the client's window takes to stand, beside FileZilla's: start.py --wherry PROGRAM [--runs N]

Each start is timed from the exec to the moment when the main window is on the display under its title; the two take turns
on one display, with a home of their own that has seen a first start. Medians."""
import argparse
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "tests" / "interop"))
import display  # noqa: E402

FILEZILLA_SEEN = """<?xml version="1.0" encoding="UTF-8"?>
<FileZilla3 version="3.63.0" platform="*nix"><Settings>
<Setting name="Greeting version">3.63.0</Setting><Setting name="Greeting resources"/>
<Setting name="Update Check">0</Setting><Setting name="Disable update check">1</Setting>
</Settings></FileZilla3>
"""


def window_of(name):
    found = subprocess.run(["xdotool", "search", "--onlyvisible", "--name", name], capture_output=True, text=True,
                           check=False)
    return found.stdout.split()


def start(command, name):
    begun = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        deadline = begun + 60
        while not window_of(name):
            if process.poll() is not None or time.monotonic() > deadline:
                raise AssertionError(f"{command[0]} showed no window called {name}")
        return time.monotonic() - begun
    finally:
        process.terminate()
        process.wait(20)
        while window_of(name):
            pass


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--wherry", required=True, type=pathlib.Path)
    parser.add_argument("--runs", type=int, default=9)
    options = parser.parse_args()
    display.skip_without("the bench of the start", "filezilla")
    root = pathlib.Path(tempfile.mkdtemp(prefix="wherry-start-"))
    programs = display.Programs()
    try:
        for folder in ("home", "config/filezilla", "data", "run"):
            (root / folder).mkdir(parents=True)
        (root / "run").chmod(0o700)
        (root / "config/filezilla/filezilla.xml").write_text(FILEZILLA_SEEN)
        os.environ.update(HOME=str(root / "home"), XDG_CONFIG_HOME=str(root / "config"),
                          XDG_DATA_HOME=str(root / "data"), XDG_RUNTIME_DIR=str(root / "run"), LC_ALL="C.UTF-8")
        programs.start_display("1600x1000")
        rows = {"wherry": ([str(options.wherry.resolve())], "^Wherry$"), "filezilla": (["filezilla"], "^FileZilla$")}
        times = {name: [] for name in rows}
        for run in range(options.runs + 1):
            for name, (command, title) in rows.items():
                took = start(command, title)
                if run > 0:  # the first one has filled the caches
                    times[name].append(took)
        medians = {name: statistics.median(all_) for name, all_ in times.items()}
        for name, median in medians.items():
            print(f"{name:10} {median * 1000:6.0f} ms  ({min(times[name]) * 1000:.0f}-{max(times[name]) * 1000:.0f})")
        print(f"ratio      {medians['filezilla'] / medians['wherry']:6.2f}  (above 1: Wherry stands sooner)")
    finally:
        programs.close()
        shutil.rmtree(root, ignore_errors=True)


if __name__ == "__main__":
    main()
