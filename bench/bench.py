#!/usr/bin/env python3
"""Wherry side by side with other FTP programs: bench.py --programs DIR [--quick] [--runs N] [--size MIB] [ROW...]

Rows:
  client-down, client-up      our client, lftp and curl against vsftpd and our server
  server-down, server-up      curl against our server, vsftpd, pure-ftpd, proftpd
  small-down, small-up        many small files, eight connections, against vsftpd, pure-ftpd and our server
  server-small                lftp fetches small files over one connection
  tls-down, tls-up, tls-small the same over explicit TLS
  sync-plan                   50,000 files are compared, beside the bare listings, and synchronised twice
  segments                    one file over 1 and over 4 connections of which each carries only so much
  logins, list-100000, idle, fsync
  window-start                until our window stands, beside FileZilla's
  window                      what the server's window costs beside 500 sessions and 200 transfers
  client-window               how long the client's window is held at most, with 100,000 entries and items
  client-window-64            the same beside 64 downloads, of the lists alone
  login-flood                 transfers and logins beside 2,000 wrong passwords a second
  line-tree, line-hundred     trees of small files over a line of 20 ms, as root only
  many-files                  20,000 files of 1 KiB: memory at both ends, and the logins of others meanwhile
All files lie on tmpfs and were touched before; the programs take turns,
and medians count. A ratio above 1 means that Wherry is faster than the other by so much."""
import argparse
import contextlib
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "tests" / "interop"))
import peers  # noqa: E402  (the servers that the tests run too)
import clientwindow  # noqa: E402
import flood  # noqa: E402
import line  # noqa: E402
import many  # noqa: E402
import serving  # noqa: E402
import slowconnections  # noqa: E402
import window  # noqa: E402
from ftpclient import Client  # noqa: E402

ROWS = {}


def row(name):
    def register(function):
        ROWS[name] = function
        return function
    return register


class Bench:
    def __init__(self, options, folder):
        self.programs = options.programs.resolve()
        self.client = str(self.programs / "wherry-cli")
        self.runs = options.runs or (3 if options.quick else 5)
        self.size = (options.size or (256 if options.quick else 2048)) << 20
        self.small = 500 if options.quick else 5000
        self.folder = folder
        self.environment = {**os.environ, "XDG_DATA_HOME": str(folder / "state"), "HOME": str(folder), "WHERRY_PASSWORD": "p w"}

    def medians(self, jobs, work, unit):
        """jobs: name -> (prepare or None, command); they take turns. Prints the medians and our ratios; returns our median."""
        times = {name: [] for name in jobs}
        for _ in range(self.runs):
            for name, (prepare, command) in jobs.items():
                if prepare:
                    prepare()
                begun = time.perf_counter()
                done = subprocess.run(command, env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                                      stdin=subprocess.DEVNULL, check=False)
                times[name].append(time.perf_counter() - begun)
                if done.returncode:
                    sys.exit(f"bench: {name} failed ({done.returncode}): {done.stderr.decode(errors='replace')[-800:]}")
        middle = {name: statistics.median(each) for name, each in times.items()}
        ours = next(iter(middle))
        for name, seconds in middle.items():
            ratio = "" if name == ours else f"   {ours} is {seconds / middle[ours]:.2f} x as fast"
            spread = f"{min(times[name]):.2f}-{max(times[name]):.2f}"
            print(f"  {name:12} {seconds:8.3f} s  ({spread:11})  {work / seconds:10.1f} {unit}{ratio}", flush=True)
        return middle[ours]

    def big_file(self, path):
        block = os.urandom(1 << 20)
        with open(path, "wb") as file:
            for _ in range(self.size >> 20):
                file.write(block)
        path.chmod(0o666)
        return path

    def small_files(self, folder, count=None):
        for i in range(count or self.small):
            if i % 500 == 0:
                part = folder / f"d{i // 500}"
                part.mkdir(parents=True)
                part.chmod(0o777)
            (part / f"f{i}").write_bytes(os.urandom(4096))
            (part / f"f{i}").chmod(0o666)
        return folder

    @contextlib.contextmanager
    def peer(self, kind, tls=False):
        """Yields (URL of a writable folder, that folder on this disk)."""
        with peers.running(kind, tls) as (host, port, user, password, home):
            if kind == "vsftpd":
                shutil.chown(home, "root")
                home.chmod(0o755)
            pub = home / "pub"
            pub.mkdir()
            pub.chmod(0o777)
            yield f"ftp://{user}:{password.replace(' ', '%20')}@{host}:{port}/pub/", pub

    @contextlib.contextmanager
    def ours(self, durable="off", folder=None, environment=None, listen=None):
        """As peer(); self.process is the server that was started last."""
        with tempfile.TemporaryDirectory(prefix="wherry-bench-", dir=folder or self.folder) as name:
            root = pathlib.Path(name)
            pub = root / "home" / "pub"
            pub.mkdir(parents=True)
            port = peers.free_port()
            process = subprocess.Popen(
                [*peers.ENTER, self.programs / "wherry-serverd", "--home", root / "home", "--user", "u:p w", "--listen", listen or peers.ADDRESS,
                 "--port", str(port), "--data-dir", root / "data", "--durable", durable, "--guard", "off"],
                stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env={**os.environ, **(environment or {})})
            self.process = process
            try:
                process.stdout.readline()
                yield f"ftp://u:p%20w@{peers.ADDRESS}:{port}/pub/", pub
            finally:
                process.terminate()
                process.wait()

    def lftp(self, commands, tls=False, ahead=False):
        """As it comes (but for MODE Z), or told to send commands ahead."""
        secure = "set ftp:ssl-force yes; set ftp:ssl-protect-data yes; set ssl:verify-certificate no; " if tls else "set ftp:ssl-allow no; "
        settings = f"set cmd:fail-exit yes; set net:max-retries 1; set ftp:sync-mode {'no' if ahead else 'yes'}; set ftp:use-mode-z no; {secure}"
        return ["lftp", "--norc", "-c", settings + commands]

    def server_peers(self):
        installed = {"vsftpd": "vsftpd", "pure-ftpd": "pure-ftpd", "proftpd": "proftpd"}
        return [kind for kind in installed if (peers.PEERS / "usr/sbin" / installed[kind]).exists()]


def remover(path):
    return lambda: path.unlink(missing_ok=True)


def tree_remover(path):
    return lambda: shutil.rmtree(path, ignore_errors=True)


def each_server(bench, *kinds):
    """(URL, folder) of servers, one at a time; "wherry" is ours."""
    for kind in kinds:
        with bench.ours() if kind == "wherry" else bench.peer(kind) as (url, disk):
            print(f"  with {kind}:", flush=True)
            yield url, disk


@row("client-down")
def client_down(bench):
    out = bench.folder / "out"
    for url, disk in each_server(bench, "vsftpd", "wherry"):
        bench.big_file(disk / "big")
        jobs = {
            "wherry": (remover(out), [bench.client, "get", "--quiet", "--tls", "off", url + "big", out]),
            "lftp": (remover(out), bench.lftp(f"get {url}big -o {out}")),
            "curl": (remover(out), ["curl", "-sS", "-o", out, url + "big"]),
        }
        bench.medians(jobs, bench.size / 2**20, "MiB/s")
        out.unlink()


@row("client-up")
def client_up(bench):
    source = bench.big_file(bench.folder / "source")
    for url, disk in each_server(bench, "vsftpd", "wherry"):
        jobs = {
            "wherry": (remover(disk / "up"), [bench.client, "put", "--quiet", "--tls", "off", source, url + "up"]),
            "lftp": (remover(disk / "up"), bench.lftp(f"put {source} -o {url}up")),
            "curl": (remover(disk / "up"), ["curl", "-sS", "-T", source, url + "up"]),
        }
        bench.medians(jobs, bench.size / 2**20, "MiB/s")
    source.unlink()


def against_servers(bench, prepare, job, work, unit):
    """prepare(disk) fills a server's folder, job(url, disk) -> (prepare, command)."""
    with contextlib.ExitStack() as stack:
        jobs = {}
        for name in ["wherry", *bench.server_peers()]:
            url, disk = stack.enter_context(bench.ours() if name == "wherry" else bench.peer(name))
            prepare(disk)
            jobs[name] = job(url, disk)
        bench.medians(jobs, work, unit)


@row("server-down")
def server_down(bench):
    master = bench.big_file(bench.folder / "master")
    against_servers(bench, lambda disk: os.link(master, disk / "big"),
                    lambda url, disk: (None, ["curl", "-sS", "-o", "/dev/null", url + "big"]), bench.size / 2**20, "MiB/s")
    master.unlink()


@row("server-up")
def server_up(bench):
    source = bench.big_file(bench.folder / "source")
    against_servers(bench, lambda disk: None,
                    lambda url, disk: (remover(disk / "up"), ["curl", "-sS", "-T", source, url + "up"]),
                    bench.size / 2**20, "MiB/s")
    source.unlink()


@row("small-down")
def small_down(bench):
    for url, disk in each_server(bench, "vsftpd", "pure-ftpd", "wherry"):
        bench.small_files(disk / "tree")
        out = bench.folder / "tree-out"
        jobs = {
            "wherry": (tree_remover(out), [bench.client, "mirror", "--quiet", "--tls", "off", "--parallel", "8", url + "tree", out]),
            "lftp": (tree_remover(out), bench.lftp(f"open {url}; mirror --parallel=8 tree {out}")),
            "lftp, ahead": (tree_remover(out), bench.lftp(f"open {url}; mirror --parallel=8 tree {out}", ahead=True)),
        }
        bench.medians(jobs, bench.small, "files/s")
        shutil.rmtree(out)


@row("small-up")
def small_up(bench):
    source = bench.small_files(bench.folder / "tree-source")
    for url, disk in each_server(bench, "vsftpd", "pure-ftpd", "wherry"):
        jobs = {
            "wherry": (tree_remover(disk / "tree"), [bench.client, "mirror", "--quiet", "--tls", "off", "--parallel", "8", source, url + "tree"]),
            "lftp": (tree_remover(disk / "tree"), bench.lftp(f"open {url}; mirror -R --parallel=8 {source} tree")),
            "lftp, ahead": (tree_remover(disk / "tree"),
                            bench.lftp(f"open {url}; mirror -R --parallel=8 {source} tree", ahead=True)),
        }
        bench.medians(jobs, bench.small, "files/s")
    shutil.rmtree(source)


@row("server-small")
def server_small(bench):
    """lftp, as curl 7.88 sleeps a second whenever the answer to EPSV comes before it first waits for it."""
    def job(url, disk):
        out = bench.folder / f"tree-of-{disk.name}"
        return (lambda: shutil.rmtree(out, ignore_errors=True)), bench.lftp(f"open {url}; mirror tree {out}", ahead=True)
    against_servers(bench, lambda disk: bench.small_files(disk / "tree"), job, bench.small, "files/s")


ROWS.update(serving.ROWS)
ROWS.update(line.ROWS)
ROWS.update(many.ROWS)
ROWS.update(window.ROWS)
ROWS.update(clientwindow.ROWS)
ROWS.update(flood.ROWS)


def read_all_listings(url, folder):
    """Seconds for nothing but the listings of a tree two deep: MLSD over one connection, not even parsed, and ours."""
    place = urllib.parse.urlsplit(url)
    begun = time.perf_counter()
    for _ in os.walk(folder):
        pass
    with contextlib.closing(Client(place.hostname, place.port)) as client:
        client.login(urllib.parse.unquote(place.username), urllib.parse.unquote(place.password))
        top = place.path + "tree"
        for entry in client.fetch(f"MLSD {top}")[0].decode().splitlines():
            facts, name = entry.split(" ", 1)
            if "type=dir" in facts:
                client.fetch(f"MLSD {top}/{name}")
    return time.perf_counter() - begun


def moved_by_sync(bench, here, url):
    done = subprocess.run([bench.client, "sync", "--json", "--tls", "off", here, url], env=bench.environment, capture_output=True,
                          stdin=subprocess.DEVNULL, check=True)
    events = [json.loads(each) for each in done.stdout.splitlines()]
    return sum(event["event"] == "done" for event in events)


@row("sync-plan")
def sync_plan(bench):
    """Of 50,000 files 20 have changed: listing both sides and making the plan; then what a first and a second run move."""
    with bench.ours() as (url, disk):
        here = bench.folder / "here"
        bench.small_files(here, 50_000)
        shutil.copytree(here, disk / "tree")
        for i in range(20):
            (here / f"d{i}" / f"f{i * 500}").write_bytes(b"changed")
        jobs = {
            "wherry": (None, [bench.client, "sync", "--dry-run", "--tls", "off", here, url + "tree"]),
            "lftp": (None, bench.lftp(f"open {url}; mirror -R --dry-run {here} tree")),
        }
        plan = bench.medians(jobs, 50_000, "files/s")
        listings = statistics.median(read_all_listings(url, here) for _ in range(bench.runs))
        print(f"  listings     {listings:8.3f} s; the plan takes {plan / listings:.2f} x as long (1.20 is the limit)")
        for run, expected in ("first", 20), ("second", 0):
            moved = moved_by_sync(bench, here, url + "tree")
            if moved != expected:
                sys.exit(f"bench: the {run} run moved {moved} files instead of {expected}")
        print("  a first run moved 20 files, a second none")
        shutil.rmtree(here)


@row("segments")
def segments(bench):
    """One file over 1 and over 4 connections, each of which carries 16 MiB a second at most."""
    size = min(bench.size, 1 << 30) >> 20
    rate = 16 << 20
    with bench.ours() as (url, disk):
        bench.size, whole = size << 20, bench.size
        bench.big_file(disk / "big")
        bench.size = whole
        place = urllib.parse.urlsplit(url)
        out = bench.folder / "out"
        with slowconnections.before(place.hostname, place.port, rate) as (_relay, port):
            slow = f"ftp://u@127.0.0.1:{port}/pub/big"
            jobs = {
                f"{count} connections": (remover(out), [bench.client, "get", "--quiet", "--tls", "off", "--segments", str(count), slow, out])
                for count in (4, 1)
            }
            bench.medians(jobs, size, "MiB/s")
        out.unlink()


@row("window-start")
def window_start(bench):
    program = bench.programs / "wherry"
    if not program.exists():
        print("  not measured: the window is not built")
        return
    done = subprocess.run([sys.executable, "-B", HERE / "start.py", "--wherry", program, "--runs", str(2 * bench.runs - 1)],
                          stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode not in (0, 77):  # 77: what it needs is not installed, and it has said so
        sys.exit(f"bench: window-start failed ({done.returncode})")
    print("".join(f"  {line}\n" for line in done.stdout.splitlines()), end="")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--programs", type=pathlib.Path, required=True)
    parser.add_argument("--quick", action="store_true", help="smaller files, fewer runs")
    parser.add_argument("--runs", type=int)
    parser.add_argument("--size", type=int, help="MiB of the large file")
    parser.add_argument("rows", nargs="*", metavar="ROW")
    options = parser.parse_args()
    unknown = [name for name in options.rows if name not in ROWS]
    if unknown:
        parser.error(f"no row {', '.join(unknown)}; there are {', '.join(ROWS)}")
    place = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    os.environ["TMPDIR"] = tempfile.tempdir = place or tempfile.gettempdir()
    with tempfile.TemporaryDirectory(prefix="wherry-bench-", dir=place) as name:
        os.chmod(name, 0o755)
        bench = Bench(options, pathlib.Path(name))
        print(f"{bench.size >> 20} MiB, {bench.small} small files of 4 KiB, medians of {bench.runs}, on {place or 'disk'}")
        for each in options.rows or ROWS:
            print(f"{each}:")
            ROWS[each](bench)
    return 0


if __name__ == "__main__":
    sys.exit(main())
