#!/usr/bin/env python3
"""Checks every #include "..." of our sources against the arrows of docs/architecture.md: includes.py [ROOT]

An include names its folder from the top of its target ("operations/login.h") and may reach only the targets below its
own; inside an engine only floors below its own. Prints each include against the arrows and exits 1 if there is one."""
import pathlib
import re
import sys

ROOT = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ".").resolve()

# target: (folder, folder that its includes are written from, targets it may include)
TARGETS = {
    "shared": ("shared", "shared", []),
    "shared_ui": ("shared/ui", "shared", ["shared"]),
    "client_engine": ("gui-client/engine", "gui-client/engine", ["shared"]),
    "client_cli": ("gui-client/cli", "gui-client", ["client_engine", "shared"]),
    "client_ui": ("gui-client/ui", "gui-client/ui", ["client_engine", "shared_ui", "shared"]),
    "server_engine": ("gui-server/engine", "gui-server/engine", ["shared"]),
    "server_headless": ("gui-server/headless", "gui-server", ["server_engine", "shared"]),
    "server_ui": ("gui-server/ui", "gui-server/ui", ["server_engine", "shared_ui", "shared"]),
}
# Floors inside a target, upper first; a folder includes its own floor's own folder and lower floors, never back.
FLOORS = {
    "shared": [["net"], ["ftp"], ["base"]],
    "client_engine": [["sync"], ["queue"], ["session"], ["operations"], ["connection"], ["cache"],
                      ["listing", "sites"]],
    "server_engine": [["control"], ["selftest"], ["server"], ["session"], ["commands"], ["transfer"],
                      ["files", "accounts", "guard", "history", "events"], ["store"], ["config"]],
}
MAX_LINES = {".cpp": 600, ".h": 250}
MAX_FILES = 20  # headers in a folder, about
INCLUDE = re.compile(r'^\s*#\s*include\s+"([^"]+)"', re.MULTILINE)
NO_WIDGETS = {"shared", "client_engine", "client_cli", "server_engine", "server_headless"}
WIDGET_HEADER = re.compile(r"^\s*#\s*include\s+<(QWidget|QApplication|QGui\w*|QWindow|QPixmap|QImage|QIcon|QPainter)>", re.MULTILINE)


def target_of(path):
    relative = path.relative_to(ROOT).as_posix()
    owners = [name for name, (folder, _, _) in TARGETS.items() if relative.startswith(folder + "/")]
    return max(owners, key=lambda name: len(TARGETS[name][0]), default=None)


def floor_of(target, top_folder):
    for index, floor in enumerate(FLOORS.get(target, [])):
        if top_folder in floor:
            return index
    return None


def check(path):
    target = target_of(path)
    text = path.read_text(encoding="utf-8")
    relative = path.relative_to(ROOT)
    lines = text.count("\n")
    if lines > MAX_LINES[path.suffix]:
        yield f"{relative}: {lines} lines, more than {MAX_LINES[path.suffix]}: split it by noun"
    if target is None:
        return
    if target in NO_WIDGETS and WIDGET_HEADER.search(text):
        yield f"{relative}: {target} may not see Gui or Widgets"
    for name in INCLUDE.findall(text):
        if name.endswith(".moc"):
            continue
        if "/" not in name:
            yield f'{relative}: "{name}" does not name its folder'
            continue
        found = None
        for candidate in [target, *TARGETS[target][2]]:
            file = ROOT / TARGETS[candidate][1] / name
            if file.exists() and target_of(file) == candidate:
                found = candidate
                break
        if found is None:
            yield f'{relative}: "{name}" is not in a target that {target} may include'
            continue
        if found != target or target not in FLOORS:
            continue
        base = ROOT / TARGETS[target][1]
        mine, theirs = path.relative_to(base).parts[0], name.split("/")[0]
        if mine == theirs:
            continue
        own_floor, other_floor = floor_of(target, mine), floor_of(target, theirs)
        if own_floor is None or other_floor is None:
            yield f"{relative}: no floor is set for {mine if own_floor is None else theirs}/ in {target}"
        elif other_floor <= own_floor:
            yield f'{relative}: "{name}" is not on a floor below {mine}/'


def main():
    problems, folders = [], {}
    for top in ("shared", "gui-client", "gui-server", "tests", "bench"):
        for path in sorted((ROOT / top).rglob("*")):
            if path.suffix in MAX_LINES and path.is_file():
                problems.extend(check(path))
                if path.suffix == ".h":
                    folders[path.parent] = folders.get(path.parent, 0) + 1
    for folder, count in folders.items():
        if count > MAX_FILES + 5:
            problems.append(f"{folder.relative_to(ROOT)}: {count} headers in one folder: make rooms")
    print("\n".join(problems) or "every include follows the arrows")
    return 1 if problems else 0


sys.exit(main())
