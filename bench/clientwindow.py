"""The row about the client's window: how long one event holds its loop at most, with 100,000 of everything and ten downloads."""
import subprocess
import sys
import urllib.parse

ROWS = {}
COUNT = 100_000
LOADS, LOAD_SIZE = 10, 64 << 20  # downloads that run all the time, and the bytes of each


def fill(folder):
    folder.mkdir()
    for number in range(COUNT):
        (folder / f"IMG_{number}.jpg").touch()


def client_window(bench):
    """Ten downloads fetch the same files again and again, while a hundred thousand entries are sorted, chosen and queued."""
    with bench.ours() as (url, disk):
        here = bench.folder / "here"
        for name in ("out", "state", "folders"):
            (here / name).mkdir(parents=True)
        for number in range(COUNT):
            (here / "folders" / f"folder {number}").mkdir()
        fill(here / "many")
        fill(disk / "many")
        for number in range(LOADS):
            with open(disk / f"big{number}", "wb") as file:
                file.truncate(LOAD_SIZE)
        place = urllib.parse.urlsplit(url)
        done = subprocess.run([bench.programs / "panesbench", f"ftp://u:p%20w@{place.hostname}:{place.port}/pub", here, str(COUNT)],
                              env={**bench.environment, "QT_QPA_PLATFORM": "offscreen"}, stdout=subprocess.PIPE, text=True, check=False)
        print("".join(f"  {line}\n" for line in done.stdout.splitlines()), end="", flush=True)
        if done.returncode not in (0, 1):  # 1: a handler took longer than it may
            sys.exit(f"bench: client-window failed ({done.returncode})")


ROWS["client-window"] = client_window
