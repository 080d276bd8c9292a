"""Rows about the server beside other servers: over TLS, logins, a folder of 100,000 names, idle sessions, and what fsync costs."""
import contextlib
import os
import pathlib
import shutil
import statistics
import struct
import subprocess
import sys
import time
import urllib.parse

from ftpclient import Client

ROWS = {}
NAMES = 100_000
IDLE = 3000


def row(name):
    def register(function):
        ROWS[name] = function
        return function
    return register


def curl_tls(*arguments):
    return ["curl", "-sS", "--ssl-reqd", "-k", *arguments]


def tls_servers(bench, stack):
    """(name, URL, folder): ours and the others, all with explicit TLS."""
    for name in ["wherry", *bench.server_peers()]:
        url, disk = stack.enter_context(bench.ours() if name == "wherry" else bench.peer(name, tls=True))
        yield name, url, disk


@row("tls-down")
def tls_down(bench):
    master = bench.big_file(bench.folder / "master")
    with contextlib.ExitStack() as stack:
        jobs = {}
        for name, url, disk in tls_servers(bench, stack):
            os.link(master, disk / "big")
            jobs[name] = (None, curl_tls("-o", "/dev/null", url + "big"))
        bench.medians(jobs, bench.size / 2**20, "MiB/s")
    master.unlink()


@row("tls-up")
def tls_up(bench):
    source = bench.big_file(bench.folder / "source")
    with contextlib.ExitStack() as stack:
        jobs = {}
        for name, url, disk in tls_servers(bench, stack):
            jobs[name] = ((lambda path=disk / "up": path.unlink(missing_ok=True)), curl_tls("-T", source, url + "up"))
        bench.medians(jobs, bench.size / 2**20, "MiB/s")
    source.unlink()


@row("tls-small")
def tls_small(bench):
    """lftp fetches them over one connection: see server-small for why not curl."""
    count = bench.small // 5
    with contextlib.ExitStack() as stack:
        jobs = {}
        for name, url, disk in tls_servers(bench, stack):
            bench.small_files(disk / "tree", count)
            out = bench.folder / f"tree-{name}"
            jobs[name] = ((lambda path=out: shutil.rmtree(path, ignore_errors=True)),
                          bench.lftp(f"open {url}; mirror tree {out}", tls=True, ahead=True))
        bench.medians(jobs, count, "files/s")


LOGINS = """
import socket, sys, urllib.parse
url, count = urllib.parse.urlsplit(sys.argv[1]), int(sys.argv[2])
def login():
    sock = socket.create_connection((url.hostname, url.port), timeout=60)
    lines = sock.makefile("rb")
    def reply():
        line = lines.readline()
        while line and (line[3:4] != b" " or not line[:3].isdigit()):
            line = lines.readline()
        return line
    reply()
    for word in ("USER " + url.username, "PASS " + urllib.parse.unquote(url.password)):
        sock.sendall(word.encode() + b"\\r\\n")
        answer = reply()
    assert answer[:3] == b"230", answer
    return sock, lines
for _ in range(3):
    held = [login() for _ in range(count)]
    for sock, lines in held:
        lines.close()
        sock.close()
"""


@row("logins")
def logins(bench):
    """300 logins one after the other, all kept; three times."""
    with contextlib.ExitStack() as stack:
        jobs = {}
        for name in ["wherry", "pyftpdlib", *bench.server_peers()]:
            url, _disk = stack.enter_context(bench.ours() if name == "wherry" else bench.peer(name))
            jobs[name] = (None, [sys.executable, "-c", LOGINS, url, "300"])
        bench.medians(jobs, 900, "logins/s")


def many_names(folder):
    folder.mkdir()
    folder.chmod(0o755)
    for number in range(NAMES):
        os.close(os.open(folder / f"a name of some length {number:06}", os.O_CREAT | os.O_WRONLY, 0o644))
    return folder


@row("list-100000")
def list_many(bench):
    """LIST of 100,000 names, beside the others; then what it costs inside our process."""
    with contextlib.ExitStack() as stack:
        jobs = {}
        for name in ["wherry", *bench.server_peers()]:
            url, disk = stack.enter_context(bench.ours() if name == "wherry" else bench.peer(name))
            many_names(disk / "many")
            jobs[name] = (None, ["curl", "-sS", "-o", "/dev/null", url + "many/"])
        bench.medians(jobs, NAMES, "names/s")
    watch = build_loopwatch(bench)
    with bench.ours(environment={"LD_PRELOAD": str(watch), "WHERRY_LOOPWATCH": str(bench.folder / "watched")}) as (url, disk):
        many_names(disk / "many")
        client = logged_in(url)
        for verb in ("LIST", "MLSD", "NLST"):
            first, longest, grown = [], [], []
            for _round in range(bench.runs + 1):
                clear(bench.folder / "watched")
                before, begun = memory(bench.process), time.perf_counter()
                sock, _reply = client.begin(f"{verb} pub/many")
                sock.recv(1)
                first.append(time.perf_counter() - begun)
                peak = 0
                while sock.recv(1 << 18):
                    peak = max(peak, memory(bench.process))
                client.reply()
                longest.append([value / 1e6 for value in struct.unpack("QQ", (bench.folder / "watched").read_bytes())])
                grown.append(peak - before)
            print(f"  {verb}: first byte after {statistics.median(first[1:]) * 1e3:.1f} ms, the loop held for at most {max(l[0] for l in longest[1:]):.1f} ms of the "
                  f"processor ({statistics.median(l[1] for l in longest[1:]):.1f} ms of the clock), {max(grown[1:]) >> 10} KiB more memory", flush=True)


def clear(path):
    with open(path, "r+b") as file:
        file.write(bytes(16))


def build_loopwatch(bench):
    library = bench.folder / "loopwatch.so"
    source = pathlib.Path(__file__).resolve().parent.parent / "tests" / "interop" / "loopwatch.cpp"
    subprocess.run(["c++", "-std=c++20", "-O2", "-shared", "-fPIC", "-o", library, source, "-ldl"], check=True)
    return library


def memory(process):
    with open(f"/proc/{process.pid}/statm") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def logged_in(url, tls=False):
    parts = urllib.parse.urlsplit(url)
    client = Client(parts.hostname, parts.port, timeout=120)
    if tls:
        client.auth_tls()
    reply = client.login(parts.username, urllib.parse.unquote(parts.password))
    assert reply.code == 230, reply
    client.cmd("TYPE I")
    return client


@row("idle")
def idle(bench):
    """Memory of sessions that are logged in and idle; small files and downloads beside 3,000 of them."""
    for kind in ("plain", "TLS"):
        with bench.ours() as (url, _disk):
            kept = [logged_in(url, kind == "TLS") for _ in range(50)]
            before = memory(bench.process)
            kept += [logged_in(url, kind == "TLS") for _ in range(1000)]
            print(f"  {kind}: {(memory(bench.process) - before) / 1000 / 1024:.1f} KiB for each of 1,000 idle sessions", flush=True)
            for client in kept:
                client.close()
    with bench.ours() as (url, disk):
        bench.small_files(disk / "tree")
        bench.big_file(disk / "big")
        out = bench.folder / "tree-out"
        jobs = {"small files": bench.lftp(f"open {url}; mirror tree {out}", ahead=True), "download": ["curl", "-sS", "-o", "/dev/null", url + "big"]}
        figures = {name: ([], []) for name in jobs}
        for _round in range(bench.runs):  # alone and beside them in turns
            for crowded in (False, True):
                kept = [logged_in(url) for _ in range(IDLE if crowded else 0)]
                for name, command in jobs.items():
                    shutil.rmtree(out, ignore_errors=True)
                    begun = time.perf_counter()
                    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
                    figures[name][crowded].append(time.perf_counter() - begun)
                for client in kept:
                    client.close()
                time.sleep(0.5)
        for name, (alone, crowded) in figures.items():
            print(f"  {name}: {statistics.median(alone) / statistics.median(crowded):.2f} of the speed beside {IDLE} idle sessions", flush=True)


@row("fsync")
def fsync(bench):
    """What durability costs: uploads with fsync before 226 and without, on the disk of this computer. lftp sends small files one
    after the other, our client side by side in a batch, whose files go to the disk in groups: at most twice the time."""
    source = bench.big_file(bench.folder / "source")
    small = bench.small_files(bench.folder / "small", 200)
    tree = bench.small_files(bench.folder / "tree", bench.small)
    with contextlib.ExitStack() as stack:
        jobs, few, batches = {}, {}, {}
        for name, durable in (("durable", "on"), ("not durable", "off")):
            url, disk = stack.enter_context(bench.ours(durable=durable, folder="/var/tmp"))
            jobs[name] = ((lambda path=disk / "up": path.unlink(missing_ok=True)), ["curl", "-sS", "-T", source, url + "up"])
            few[name] = ((lambda path=disk / "small": shutil.rmtree(path, ignore_errors=True)),
                         bench.lftp(f"open {url}; mirror -R {small} small", ahead=True))
            batches[name] = ((lambda path=disk / "tree": shutil.rmtree(path, ignore_errors=True)),
                             [bench.client, "mirror", "--quiet", "--tls", "off", tree, url + "tree"])
        bench.medians(jobs, bench.size / 2**20, "MiB/s")
        bench.medians(few, 200, "files/s")
        print("  in a batch:", flush=True)
        bench.medians(batches, bench.small, "files/s")
    source.unlink()
    shutil.rmtree(small)
    shutil.rmtree(tree)
