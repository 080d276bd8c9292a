"""The row about the server's window: what it costs to look at 500 sessions and 200 transfers that change all the time."""
import contextlib
import os
import pathlib
import selectors
import statistics
import struct
import subprocess
import tempfile
import threading
import time
import urllib.parse

import peers
import serving

ROWS = {}
SESSIONS, TRANSFERS = 500, 200
RATE = 64 << 10      # bytes per second of each transfer
STEPS = 100          # commands per second of the other sessions, which change what their rows show
SETTLED = 4          # s until the speeds are smooth
MOST_OF_A_CORE, LONGEST = 0.10, 16  # what the window may take; ms


@contextlib.contextmanager
def server(bench, program, environment, *options):
    """Yields (process, URL) of our server with its window, drawn into memory, or without."""
    with tempfile.TemporaryDirectory(prefix="wherry-bench-", dir=bench.folder) as name:
        root = pathlib.Path(name)
        home = root / "home"
        home.mkdir()
        with open(home / "big", "wb") as file:
            file.truncate(1 << 30)
        port = peers.free_port()
        process = subprocess.Popen(
            [*peers.ENTER, bench.programs / program, "--home", home, "--user", "u:p w", "--listen", peers.ADDRESS, "--port", str(port),
             "--data-dir", root / "data", "--durable", "off", "--guard", "off", *options],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            env={**os.environ, "HOME": str(root), "QT_QPA_PLATFORM": "offscreen", **environment})
        try:
            url = f"ftp://u:p%20w@{peers.ADDRESS}:{port}/"
            deadline = time.monotonic() + 30
            while True:
                try:
                    serving.logged_in(url).close()
                    break
                except OSError:
                    if time.monotonic() > deadline:
                        raise
                    time.sleep(0.1)
            yield process, url
        finally:
            process.terminate()
            process.wait()


class Crowd:
    """Sessions of which some download and the others walk about, until it is closed."""

    def __init__(self, url, sessions, transfers):
        self.clients = [serving.logged_in(url) for _ in range(sessions)]
        self.walking = self.clients[transfers:]
        self.data = [client.begin("RETR big")[0] for client in self.clients[:transfers]]
        self.over = threading.Event()
        self.threads = [threading.Thread(target=work, daemon=True) for work in (self.read, self.walk)]
        for thread in self.threads:
            thread.start()

    def read(self):
        with selectors.DefaultSelector() as selector:
            for sock in self.data:
                selector.register(sock, selectors.EVENT_READ)
            while not self.over.is_set():
                for key, _events in selector.select(0.2):
                    key.fileobj.recv(1 << 16)

    def walk(self):
        turn = 0
        while not self.over.is_set() and self.walking:
            self.walking[turn % len(self.walking)].cmd(f"SIZE big{turn % 10}")
            turn += 1
            time.sleep(1 / STEPS)

    def close(self):
        self.over.set()
        for thread in self.threads:
            thread.join(30)
        for sock in self.data:
            sock.close()
        for client in self.clients:
            client.close()


def processor_seconds(process):
    with open(f"/proc/{process.pid}/stat") as file:
        fields = file.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def share_of_a_core(process, url, seconds, watched=None):
    """What the process takes of a core beside the crowd, and how long its loop was held at most, in ms."""
    with contextlib.closing(Crowd(url, SESSIONS, TRANSFERS)):
        time.sleep(SETTLED)
        if watched:
            serving.clear(watched)
        before, begun = processor_seconds(process), time.monotonic()
        time.sleep(seconds)
        share = (processor_seconds(process) - before) / (time.monotonic() - begun)
    return share, struct.unpack("QQ", watched.read_bytes())[0] / 1e6 if watched else None


def window(bench):
    """The window's share is what the server takes with it less what it takes without."""
    seconds = 5 if bench.runs <= 3 else 20
    library, watched = serving.build_loopwatch(bench), bench.folder / "watched"
    shares, held = {"wherry-serverd": [], "wherry-server": []}, []
    for _ in range(bench.runs):  # they take turns
        for program, values in shares.items():
            preload = {"LD_PRELOAD": str(library), "WHERRY_LOOPWATCH": str(watched)} if program == "wherry-server" else {}
            with server(bench, program, preload, "--session-download-rate", str(RATE)) as (process, url):
                share, longest = share_of_a_core(process, url, seconds, watched if preload else None)
                values.append(share)
                if preload:
                    held.append(longest)
    without, beside = (statistics.median(values) for values in shares.values())
    print(f"  {SESSIONS} sessions, {TRANSFERS} transfers: {without * 100:.1f} % of a core without the window, {beside * 100:.1f} % with it; "
          f"the window takes {(beside - without) * 100:.1f} % ({MOST_OF_A_CORE * 100:.0f} % is the limit)")
    print(f"  the loop was held for {statistics.median(held):.1f} ms of the processor at most ({LONGEST} ms is the limit)")
    print("  one download beside nothing else:", flush=True)
    with contextlib.ExitStack() as stack:
        jobs = {}
        for name, program in (("window", "wherry-server"), ("headless", "wherry-serverd")):
            _process, url = stack.enter_context(server(bench, program, {}))
            jobs[name] = (None, ["curl", "-sS", "-o", "/dev/null", urllib.parse.urljoin(url, "big")])
        bench.medians(jobs, 1024, "MiB/s")


ROWS["window"] = window
