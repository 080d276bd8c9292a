"""The row about a flood of wrong passwords: what it costs transfers that run, and those who log in meanwhile."""
import collections
import contextlib
import os
import pathlib
import signal
import statistics
import subprocess
import tempfile
import threading
import time
import urllib.parse

from ftpclient import Client, Closed
import peers

ROWS = {}
RATE = 2000          # wrong passwords a second
MOST_SLOWER = 0.10   # of a transfer
LONGEST_LOGIN = 1.0  # s
PASSWORD = "a long password"
SETTLED = 1.0        # s
EACH_NEW = "16600000"  # addresses: hardly one comes twice, so that no ban helps
LINE = 500           # MiB/s, a line of 4 Gbit/s; the other transfers are as fast as loopback


def build(bench):
    program = bench.folder / "loginflood"
    source = pathlib.Path(__file__).resolve().parent / "loginflood.cpp"
    subprocess.run(["c++", "-std=c++20", "-O2", "-o", program, source], check=True)
    return program


@contextlib.contextmanager
def server(bench, names):
    """Yields the port of our server with these accounts in its store, guarded as it comes. "liner" has a limited speed."""
    with tempfile.TemporaryDirectory(prefix="wherry-bench-", dir=bench.folder) as name:
        root = pathlib.Path(name)
        program, data = bench.programs / "wherry-serverd", root / "data"
        for one in names:
            limits = ["--download-rate", f"{LINE}M", "--upload-rate", f"{LINE}M"] if one == "liner" else []
            subprocess.run([program, "account", "add", one, "--home", root / "home", "--password-stdin", "--data-dir", data, *limits],
                           input=PASSWORD.encode(), stdout=subprocess.DEVNULL, check=True)
        (root / "home").mkdir(exist_ok=True)
        port = peers.free_port()
        with open(root / "log", "wb") as log:
            process = subprocess.Popen([program, "--listen", peers.ADDRESS, "--port", str(port), "--data-dir", data, "--durable", "off"],
                                       stdout=subprocess.PIPE, stderr=log)
            try:
                process.stdout.readline()
                yield process, port
            finally:
                process.terminate()
                process.wait()


def log_in(port, name, source=None):
    """(client, seconds from the first packet to 230)"""
    begun = time.perf_counter()
    client = Client(peers.ADDRESS, port, timeout=30, source=source)
    reply = client.login(name, PASSWORD)
    seconds = time.perf_counter() - begun
    assert reply.code == 230, reply
    return client, seconds


@contextlib.contextmanager
def flooding(program, port, words):
    """Yields a list that has what the flood tells of itself when it is over."""
    told = []
    process = subprocess.Popen([program, str(port), str(RATE), *words], stdout=subprocess.PIPE, text=True)
    try:
        time.sleep(SETTLED)
        yield told
    finally:
        process.send_signal(signal.SIGTERM)
        told.append(process.communicate()[0].strip())


@contextlib.contextmanager
def nobodys_server(program):
    process = subprocess.Popen([program, "--answer"], stdout=subprocess.PIPE, text=True)
    try:
        yield int(process.stdout.readline())
    finally:
        process.terminate()
        process.wait()


class Transfers:
    """One session that fetches or stores a file again and again."""

    def __init__(self, bench, port, name, way):
        self.size, self.way = bench.size, way
        self.seconds = 2 if bench.runs <= 3 else 3
        self.client, _seconds = log_in(port, name)
        self.client.cmd("TYPE I")
        self.block = bytearray(os.urandom(1 << 20))
        self.store("big")

    def store(self, name):
        sock, reply = self.client.begin(f"STOR {name}")
        assert sock, reply
        for _ in range(self.size >> 20):
            sock.sendall(self.block)
        sock.close()
        assert self.client.reply().code == 226

    def fetch(self, name):
        sock, reply = self.client.begin(f"RETR {name}")
        assert sock, reply
        while sock.recv_into(self.block):
            pass
        sock.close()
        assert self.client.reply().code == 226

    def speed(self, move, name):
        """MiB/s over some seconds of whole files."""
        count, begun = 0, time.perf_counter()
        while time.perf_counter() - begun < self.seconds:
            move(name)
            count += self.size >> 20
        return count / (time.perf_counter() - begun)

    def both(self):
        return {"download" + self.way: self.speed(self.fetch, "big"), "upload" + self.way: self.speed(self.store, "up")}


class Visitors(threading.Thread):
    """People who log in one after the other, each for the first time in this run of the server and from an address of their own."""

    def __init__(self, port, names):
        super().__init__(daemon=True)
        self.port, self.names, self.over, self.seconds = port, names, threading.Event(), []
        self.failure = None

    def run(self):
        while self.names and not self.over.wait(0.3):
            try:
                client, seconds = log_in(self.port, self.names.pop(), (f"127.0.0.{2 + len(self.names)}", 0))
                client.cmd("QUIT")
                client.close()
                self.seconds.append(seconds)
            except (AssertionError, OSError, Closed) as failure:
                self.failure = self.failure or failure

    def __exit__(self, *_):
        self.over.set()
        self.join()

    def __enter__(self):
        self.start()
        return self


def beside(bench, program, port, idle, words, names):
    """Both speeds alone, beside a flood at nobody's server, and beside one at ours, in turns; visitors log in at ours
    during both floods."""
    speeds = {state: collections.defaultdict(list) for state in ("alone", "control", "flood")}
    logins, told = [], ""
    transfers = [Transfers(bench, port, "mover", ""), Transfers(bench, port, "liner", f" at {LINE} MiB/s")]
    per_round = len(names) // (2 * bench.runs)
    for round_ in range(bench.runs):
        others, first = names[2 * round_ * per_round:][:per_round], names[(2 * round_ + 1) * per_round:][:per_round]
        def note(state):
            for one in transfers:
                for way, speed in one.both().items():
                    speeds[state][way].append(speed)
        note("alone")
        with flooding(program, idle, words), Visitors(port, others):
            note("control")
        with flooding(program, port, words) as lines, Visitors(port, first) as visitors:
            note("flood")
        told = lines[0]
        logins += visitors.seconds
        if visitors.failure:
            print(f"  a visitor did not get in: {visitors.failure}")
    print(f"  {told}")
    for way in speeds["alone"]:
        alone, control, flood = (statistics.median(speeds[state][way]) for state in ("alone", "control", "flood"))
        pairs = [flooded / other for flooded, other in zip(speeds["flood"][way], speeds["control"][way])]
        print(f"  {way:21} {alone:7.0f} MiB/s alone, {control:7.0f} beside the flooding program, {flood:7.0f} flooded: "
              f"{statistics.median(pairs):.3f} of it ({min(pairs):.2f}-{max(pairs):.2f}; {1 - MOST_SLOWER:.2f} is the limit), "
              f"{flood / alone:.3f} of alone", flush=True)
    if logins:
        print(f"  {len(logins)} first logins meanwhile: {statistics.median(logins) * 1000:.0f} ms, {max(logins) * 1000:.0f} ms at most "
              f"({LONGEST_LOGIN * 1000:.0f} ms is the limit)", flush=True)
    else:
        print("  nobody could log in meanwhile", flush=True)


def login_flood(bench):
    program = build(bench)
    names = [f"visitor{number}" for number in range(16 * bench.runs)]
    for kind, words in (("from one address", ["1"]), ("from 1,000 addresses, at names that nobody has", ["1000"]),
                        ("from 1,000 addresses, at one account", ["1000", "guessed"]),
                        (f"from {EACH_NEW} addresses, at names that nobody has", [EACH_NEW]),
                        (f"from {EACH_NEW} addresses, at one account", [EACH_NEW, "guessed"])):
        print(f"  {kind}:")
        with server(bench, ["mover", "liner", "guessed", *names]) as (_process, port), nobodys_server(program) as idle:
            beside(bench, program, port, idle, words, names)


ROWS["login-flood"] = login_flood
