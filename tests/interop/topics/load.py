"""Many clients at once, slow ones, silent ones and those that never read; large folders; few descriptors; a clock that jumps."""
import os
import pathlib
import resource
import socket
import struct
import threading
import time

from ftpclient import Client, Closed, read_all, reset, tls_context
from harness import Skipped, check, equal, eventually, expect, that

MIB = 1 << 20


def enough_descriptors(count):
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if hard != resource.RLIM_INFINITY and hard < count:
        raise Skipped(f"only {hard} descriptors here")
    if soft != resource.RLIM_INFINITY and soft < count:
        resource.setrlimit(resource.RLIMIT_NOFILE, (count, hard))


def preloaded(t, name, variable, content, **options):
    """A server of its own with tests/interop/<name>.cpp in it, and the file through which the two speak."""
    if not t.target.program:
        raise Skipped("needs a server that can be started")
    library = pathlib.Path(t.target.program).resolve().parents[1] / "tests" / "preload" / f"lib{name}.so"
    if not library.exists():
        raise Skipped(f"{library} is not built")
    file = t.disk.parent.parent / f"{name}-{t.name}"
    file.write_bytes(content)
    t.local.append(file)
    sanitizers = os.environ.get("ASAN_OPTIONS", "") + ":verify_asan_link_order=0:quarantine_size_mb=1:malloc_context_size=1"
    return t.server(environment={"LD_PRELOAD": str(library), variable: str(file), "ASAN_OPTIONS": sanitizers.strip(":")}, **options), file


def login_seconds(t, server):
    started = time.monotonic()
    t.login_to(server).close()
    return time.monotonic() - started


@check("load", "200 downloads that nobody reads cost at most 1 MiB each, and a login is quick meanwhile ({})", params=["plain", "TLS"], needs=["server"])
def _(t, mode):
    server = t.server()
    with open(server.home / "a", "wb") as file:
        file.truncate(256 * MIB)
    t.login_to(server, tls=mode == "TLS").fetch("RETR a", rest=255 * MIB)
    clients = [t.login_to(server, tls=mode == "TLS") for _ in range(200)]
    before = server.memory()
    held = []
    for client in clients:
        sock, reply = client.begin("RETR a")
        expect(reply, 150)
        held.append(sock)
    time.sleep(1)
    grown = server.memory() - before
    seconds = login_seconds(t, server)
    for sock in held:
        reset(sock if mode == "plain" else socket.socket(fileno=sock.detach()))
    that(grown < 200 * MIB, f"{grown / 200 / 1024:.0f} KiB each")
    that(seconds < 1, f"a login took {seconds:.2f} s")
    expect(t.login_to(server).cmd("NOOP"), 200)


@check("load", "100 uploads that drip: a login is quick, and each is stored whole", needs=["server"])
def _(t):
    server = t.server()
    socks, clients = [], []
    for number in range(100):
        client = t.login_to(server)
        socks.append(client.begin(f"STOR f{number}")[0])
        clients.append(client)
    slowest = 0.0
    for step in range(10):
        for sock in socks:
            sock.sendall(b"%d" % step)
        slowest = max(slowest, login_seconds(t, server))
    for sock in socks:
        sock.close()
    for client in clients:
        expect(client.reply(), 226)
    equal({(server.home / f"f{n}").read_bytes() for n in range(100)}, {b"0123456789"}, "contents")
    that(slowest < 1, f"a login took {slowest:.2f} s")


@check("load", "1,500 half-open connections, 500 of them inside a TLS handshake: a login elsewhere takes under 1 s", needs=["server"])
def _(t):
    enough_descriptors(8192)
    server = t.server()
    held = []
    for number in range(1500):
        sock = socket.create_connection((server.host, server.port), timeout=10)
        if number % 3 == 0:
            sock.sendall(b"AUTH TLS\r\n")
        elif number % 3 == 1:
            sock.sendall(b"US")
        held.append(sock)
    seconds = max(login_seconds(t, server) for _ in range(5))
    that(seconds < 1, f"a login took {seconds:.2f} s")
    for sock in held:
        sock.close()
    that(login_seconds(t, server) < 1, "slow afterwards")


@check("load", "20 clients that never read the replies to 20,000 commands each: memory stays bounded", needs=["server"])
def _(t):
    server = t.server()
    before = server.memory()
    held = []
    for _number in range(20):
        client = t.login_to(server)
        client.sock.setblocking(False)
        left = b"HELP\r\n" * 20000
        try:
            while left:
                left = left[client.sock.send(left):]
        except BlockingIOError:
            pass
        held.append(client)
    time.sleep(1)
    grown = server.memory() - before
    that(grown < 20 * MIB, f"{grown / 20 / 1024:.0f} KiB each")
    that(login_seconds(t, server) < 1, "a login was slow")


@check("load", "64 descriptors and 150 clients: nothing spins, at most a log line in 10 s, and it recovers by itself", needs=["server"])
def _(t):
    log = t.disk.parent.parent / f"log-{t.name}"
    t.local.append(log)
    server = t.server("--log-file", str(log), "--max-sessions", "1000")
    inside = t.login_to(server)
    resource.prlimit(server.process.pid, resource.RLIMIT_NOFILE, (64, 64))
    held = [socket.create_connection((server.host, server.port), timeout=10) for _ in range(150)]

    def processor():
        with open(f"/proc/{server.process.pid}/stat") as file:
            fields = file.read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    time.sleep(0.5)
    used = processor()
    time.sleep(3)
    that(processor() - used < 0.5, f"{processor() - used:.2f} s of the processor in 3 s: it spins")
    lines = [line for line in log.read_text().splitlines() if " warning " in line or " error " in line]
    that(1 <= len(lines) <= 2, f"{len(lines)} lines: {lines[:3]}")
    expect(inside.cmd("NOOP"), 200)
    for sock in held:
        sock.close()

    def logs_in():
        try:
            client = Client(server.host, server.port, timeout=3)
            t.clients.append(client)
            return client.login(server.user, server.password).code == 230
        except (Closed, OSError):
            return False
    eventually(logs_in, "logins work again", 15)
    expect(t.clients[-1].store("STOR a", b"x") if t.clients[-1].cmd("TYPE I").code == 200 else None, 226)


@check("load", "guessing one account from 60 addresses is slowed down, and another account logs in at once", needs=["server"])
def _(t):
    server = t.server("--home", str(t.disk), "--user", "v:q", home=t.disk)
    tries, stop = [0], threading.Event()

    def guess(number):
        while not stop.is_set():
            try:
                guesser = Client(server.host, server.port, source=(f"127.0.1.{number}", 0), timeout=3)
                for word in range(3):
                    guesser.cmd("USER u")
                    guesser.cmd(f"PASS {number}-{word}")
                    tries[0] += 1
                guesser.close()
            except (Closed, OSError):
                stop.wait(0.05)
    threads = [threading.Thread(target=guess, args=(n,), daemon=True) for n in range(1, 61)]
    for thread in threads:
        thread.start()
    time.sleep(6)
    started = time.monotonic()
    other = Client(server.host, server.port)
    t.clients.append(other)
    reply = other.login("v", "q")
    seconds = time.monotonic() - started
    stop.set()
    for thread in threads:
        thread.join(10)
    expect(reply, 230)
    that(seconds < 1, f"the other account waited {seconds:.2f} s")
    that(tries[0] <= 600, f"{tries[0]} guesses in 6 s")  # ten of each address, then it is banned


@check("load", "{} of 100,000 names: at most 1 MiB more memory, and the loop is never held for long", params=["MLSD", "LIST", "NLST"], needs=["server"])
def _(t, verb):
    server, file = preloaded(t, "loopwatch", "WHERRY_LOOPWATCH", bytes(16), home=t.quick_home())
    for number in range(100000):
        os.close(os.open(server.home / f"a name of some length {number:06}", os.O_CREAT | os.O_WRONLY))
    client = t.login_to(server, timeout=60)
    sock, _reply = client.begin(verb)  # once before: what is only made once is not counted
    read_all(sock)
    expect(client.reply(), 226)
    before, peak = server.memory(), 0
    with open(file, "r+b") as shared:
        shared.write(bytes(16))
    sock, _reply = client.begin(verb)
    received = 0
    while piece := sock.recv(1 << 16):
        received += piece.count(b"\n")
        peak = max(peak, server.memory())
    expect(client.reply(), 226)
    equal(received, 100000 + (verb == "MLSD"), "lines")
    processor, _clock = struct.unpack("QQ", file.read_bytes())
    slow = 10 if server.is_sanitized() else 3  # a debug build; bench/ measures the release build
    that(processor > 0, "the loop was not watched")
    that(processor < slow * 5e6, f"the loop was held for {processor / 1e6:.1f} ms")
    that(peak - before <= (4 if server.is_sanitized() else 1) * MIB, f"{(peak - before) >> 10} KiB")


@check("load", "1,000 sessions that are logged in and idle cost at most 16 KiB each", needs=["server"])
def _(t):
    enough_descriptors(8192)
    server = t.server()
    for _round in range(20):
        t.login_to(server)
    before = server.memory()
    for _number in range(1000):
        t.login_to(server)
    each = (server.memory() - before) / 1000 / 1024
    that(each < (200 if server.is_sanitized() else 16), f"{each:.1f} KiB each")


@check("load", "the clock jumps by {} s: sessions, transfers, logins and unfinished uploads do not mind", params=[86400, -86400, 3600 * 5, -400000000], needs=["server"])
def _(t, jump):
    server, file = preloaded(t, "clockjump", "WHERRY_CLOCKJUMP", struct.pack("q", 0))
    (server.home / "a").write_bytes(bytes(64 * MIB))
    idle, busy, sender, cut = (t.login_to(server) for _ in range(4))
    download = busy.begin("RETR a")[0]
    upload = sender.begin("STOR b")[0]
    upload.sendall(b"first")
    half = cut.begin("STOR c")[0]
    half.sendall(b"x" * 1000)
    time.sleep(0.3)
    reset(half)
    expect(cut.reply(), 426)
    with open(file, "r+b") as shared:
        shared.write(struct.pack("q", jump))
    time.sleep(2.5)  # deadlines are looked at once a second
    year = time.gmtime(time.time() + jump).tm_year
    idle.cmd("MKD made")
    equal(len(read_all(download)), 64 * MIB, "bytes of the download")
    expect(busy.reply(), 226)
    upload.sendall(b"second")
    upload.close()
    expect(sender.reply(), 226)
    expect(idle.cmd("NOOP"), 200)
    equal(cut.cmd("SIZE c").text, "999", "the unfinished upload")
    that(login_seconds(t, server) < 1, "a login was slow")
    that(str(year) in open(server.root / "stderr").read(), "the clock did not jump")
