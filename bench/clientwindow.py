"""The rows about the client's window: how long one event holds its loop at most, with 100,000 of everything and ten downloads, and
with 64 downloads."""
import subprocess
import sys
import urllib.parse

ROWS = {}
COUNT = 100_000
LOADED = 640 << 20  # bytes of all downloads that run at a time, each again and again


def fill(folder):
    folder.mkdir()
    for number in range(COUNT):
        (folder / f"IMG_{number}.jpg").touch()


def panes(bench, loads):
    """Downloads fetch the same files again and again, while a hundred thousand entries are sorted, chosen and queued."""
    with bench.ours(listen="0.0.0.0") as (url, disk):
        here = bench.folder / f"here{loads}"
        for name in ("out", "state", "folders"):
            (here / name).mkdir(parents=True)
        for number in range(COUNT):
            (here / "folders" / f"folder {number}").mkdir()
        fill(here / "many")
        fill(disk / "many")
        for number in range(loads):
            with open(disk / f"big{number}", "wb") as file:
                file.truncate(LOADED // loads)
        place = urllib.parse.urlsplit(url)
        done = subprocess.run([bench.programs / "panesbench", f"ftp://u:p%20w@{place.hostname}:{place.port}/pub", here, str(COUNT), str(loads)],
                              env={**bench.environment, "QT_QPA_PLATFORM": "offscreen"}, stdout=subprocess.PIPE, text=True, check=False)
        print("".join(f"  {line}\n" for line in done.stdout.splitlines()), end="", flush=True)
        if done.returncode not in (0, 1):  # 1: a handler took longer than it may
            sys.exit(f"bench: {loads} downloads beside the window failed ({done.returncode})")


ROWS["client-window"] = lambda bench: panes(bench, 10)
ROWS["client-window-64"] = lambda bench: panes(bench, 64)
