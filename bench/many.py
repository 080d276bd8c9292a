"""The row about very many small files: what a tree of 20,000 costs in memory at both ends, and how long another client waits
for its login meanwhile."""
import contextlib
import os
import shutil
import statistics
import subprocess
import sys
import threading
import time

import serving

ROWS = {}
FEW, MANY = 2_000, 20_000
SIZE = 1024
LONGEST_LOGIN = 1.0  # s


def tree(folder, count):
    for number in range(count):
        part = folder / f"d{number // 500}"
        part.mkdir(parents=True, exist_ok=True)
        (part / f"f{number}").write_bytes(os.urandom(SIZE))
    return folder


class Visitor:
    """Logs in again and again, until it is closed."""

    def __init__(self, url):
        self.url, self.seconds, self.over = url, [], threading.Event()
        self.thread = threading.Thread(target=self.visit, daemon=True)
        self.thread.start()

    def visit(self):
        while not self.over.is_set():
            begun = time.monotonic()
            serving.logged_in(self.url).close()
            self.seconds.append(time.monotonic() - begun)
            self.over.wait(0.02)

    def close(self):
        self.over.set()
        self.thread.join(60)


def peak_of(process):
    """MiB that the process held at most since forget_peak()."""
    with open(f"/proc/{process.pid}/status", encoding="ascii") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmHWM:")) / 1024


def forget_peak(process):
    with open(f"/proc/{process.pid}/clear_refs", "w", encoding="ascii") as file:
        file.write("5")


def run(bench, command):
    """Seconds, and MiB that the program held at most."""
    begun = time.perf_counter()
    process = subprocess.Popen(command, env=bench.environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    _pid, code, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(code)
    if process.returncode:
        sys.exit(f"bench: many-files failed ({process.returncode})")
    return time.perf_counter() - begun, usage.ru_maxrss / 1024


def many_files(bench):
    """20,000 files of 1 KiB with our two programs, beside 2,000: memory must not grow with the files but by what their names take."""
    for tls in ("off", "optional"):
        for count in (FEW, MANY):
            source, out = tree(bench.folder / "many", count), bench.folder / "many-out"
            with bench.ours() as (url, disk):
                common = [bench.client, "mirror", "--quiet", "--tls", tls]
                jobs = {"up": [*common, source, url + "tree"], "down": [*common, url + "tree", out]}
                for name, command in jobs.items():
                    shutil.rmtree(out, ignore_errors=True)
                    forget_peak(bench.process)
                    with contextlib.closing(Visitor(url)) as visitor:
                        seconds, client = run(bench, command)
                    print(f"  {count:6} files {name:4} {'plain' if tls == 'off' else 'TLS':5}: {seconds:6.2f} s, {count / seconds:7.0f} files/s; the client held "
                          f"{client:.1f} MiB at most, the server {peak_of(bench.process):.1f} MiB; logins meanwhile: "
                          f"{statistics.median(visitor.seconds) * 1e3:.0f} ms, the longest of {len(visitor.seconds)} {max(visitor.seconds) * 1e3:.0f} ms "
                          f"({LONGEST_LOGIN * 1e3:.0f} ms is the limit)", flush=True)
                    if len(visitor.seconds) < 2:
                        sys.exit("bench: many-files was over before anybody logged in")
                found = sum(len(files) for _top, _folders, files in os.walk(out))
                if found != count:
                    sys.exit(f"bench: many-files moved {found} of {count} files")
            shutil.rmtree(source)
            shutil.rmtree(out)


ROWS["many-files"] = many_files
