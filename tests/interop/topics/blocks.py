"""MODE B (RFC 959 3.4.2): one file at a time for any program, and commands sent ahead for those that negotiated it."""
import hashlib
import os
import random
import socket
import struct
import threading
import time

from ftpclient import Client, Closed, reset
from topics.kills import SmallDisk
from harness import Failed, check, equal, eventually, expect, that

EOF_BIT, ERROR_BIT, MARKER_BIT = 64, 32, 16
MODES = [False, True]


def blocks(content, size=61440):
    out = bytearray()
    pieces = [content[at:at + size] for at in range(0, len(content), size)] or [b""]
    for number, piece in enumerate(pieces):
        out += struct.pack(">BH", EOF_BIT if number == len(pieces) - 1 else 0, len(piece)) + piece
    return bytes(out)


def exactly(sock, size):
    data = bytearray()
    while len(data) < size:
        piece = sock.recv(size - len(data))
        if not piece:
            raise Failed(f"the data connection ended after {len(data)} of {size} bytes")
        data += piece
    return bytes(data)


def read_file(sock):
    """One file and whether the sender suspects errors in it."""
    content, suspect = bytearray(), False
    while True:
        bits, count = struct.unpack(">BH", exactly(sock, 3))
        content += exactly(sock, count)
        suspect = suspect or bool(bits & ERROR_BIT)
        if bits & EOF_BIT:
            return bytes(content), suspect


def begin(t, tls=False, ahead=True, server=None, **options):
    """A session in MODE B with a data connection on the way: (client, socket that needs client.protect after 150)."""
    client = t.login_to(server, tls=tls, **options) if server else t.client(tls=tls, **options)
    if ahead:
        expect(client.cmd("CLNT Wherry/test"), 200)
    expect(client.cmd("MODE B"), 200)
    return client, connect(client)


def connect(client):
    sock = client.open_passive()
    sock.settimeout(client.timeout)
    return sock


def commands(*lines):
    return b"".join(line.encode() + b"\r\n" for line in lines)


@check("blocks", "FEAT says what is true, HELP knows it")
def _(t):
    client = t.client()
    lines = [line.strip() for line in expect(client.cmd("FEAT"), 211).lines]
    that(b"MODE B" in lines, f"FEAT: {lines}")
    that(any(line.startswith(b"X-WHERRY ") and b" PIPELINE=512" in line for line in lines), f"FEAT: {lines}")
    expect(client.cmd("MODE B"), 200)
    that("MODE B" in expect(client.cmd("STAT"), 211).text, "STAT")


@check("blocks", "one file at a time, waiting for each reply, TLS {}", params=MODES)
def _(t, tls):
    client, sock = begin(t, tls, ahead=False)
    sizes = [0, 1, 61439, 61440, 61441, 65535, 65536, 1, 5_000_000, 0]
    for number, size in enumerate(sizes):
        content = os.urandom(size)
        expect(client.cmd(f"STOR f{number}"), 125 if number else 150)
        if number == 0:
            sock = client.protect(sock)
        sock.sendall(blocks(content, 65535 if number % 2 else 61440))
        expect(client.reply(), 250)
        equal(t.get(f"f{number}"), content, f"stored, {size} bytes")
        expect(client.cmd(f"RETR f{number}"), 125)
        equal(read_file(sock), (content, False), f"fetched, {size} bytes")
        expect(client.reply(), 250)
    expect(client.cmd("MLSD"), 125)
    listing, _ = read_file(sock)
    equal(listing.count(b"\n"), len(sizes) + 1, "lines of MLSD, the directory itself among them")
    expect(client.reply(), 250)
    # Back to stream mode: this data connection ends in order, another is needed.
    expect(client.cmd("MODE S"), 200)
    equal(sock.recv(1), b"", "after MODE S")
    expect(client.cmd("RETR f1"), 425)
    equal(len(client.fetch("RETR f8")[0]), 5_000_000, "in stream mode")


@check("blocks", "a client of ours is told the digest of each file with the last word on it: {}", params=["SHA-256", "SHA-1"])
def _(t, name):
    client, sock = begin(t)
    expect(client.cmd(f"OPTS HASH {name}"), 200)
    content = os.urandom(100_000)
    digest = hashlib.new(name.replace("-", ""), content).hexdigest()
    expect(client.cmd("STOR f"), 150)
    sock.sendall(blocks(content, 65535))
    that(expect(client.reply(), 250).text.rstrip().endswith(f" [{name} {digest}]"), "STOR")
    expect(client.cmd("RETR f"), 125)
    equal(read_file(sock)[0], content, "fetched")
    that(expect(client.reply(), 250).text.rstrip().endswith(f" [{name} {digest}]"), "RETR")
    expect(client.cmd("MLSD"), 125)
    read_file(sock)
    that("[" not in expect(client.reply(), 250).text, "of a listing")


@check("blocks", "others hear no digest")
def _(t):
    t.put("a", b"abc")
    client, sock = begin(t, ahead=False)
    expect(client.cmd("RETR a"), 150)
    equal(read_file(sock)[0], b"abc", "fetched")
    that("[" not in expect(client.reply(), 250).text, "RETR")


@check("blocks", "what is refused leaves the connection for the next file")
def _(t):
    t.put("a", b"abc")
    client, sock = begin(t, ahead=False)
    expect(client.cmd("RETR missing"), 550)
    expect(client.cmd("STOR missing/a"), 550, 553)
    expect(client.cmd("RETR a"), 150)
    equal(read_file(sock)[0], b"abc", "fetched")
    expect(client.reply(), 250)
    expect(client.cmd("REST 1"), 350)
    expect(client.cmd("RETR a"), 554)
    expect(client.cmd("RETR a"), 125)
    equal(read_file(sock)[0], b"abc", "fetched again")
    expect(client.reply(), 250)


@check("blocks", "text travels as lines (TYPE A)")
def _(t):
    client, sock = begin(t, ahead=False)
    expect(client.cmd("TYPE A"), 200)
    expect(client.cmd("STOR a"), 150)
    sock.sendall(blocks(b"one\r\ntwo\r\n", 4))
    expect(client.reply(), 250)
    equal(t.get("a"), b"one\ntwo\n", "stored")
    expect(client.cmd("RETR a"), 125)
    equal(read_file(sock)[0], b"one\r\ntwo\r\n", "fetched")


@check("blocks", "a block with {}", params=["unused bits", "an error", "a restart marker", "the end of a record"])
def _(t, kind):
    client, sock = begin(t)
    expect(client.cmd("STOR a"), 150)
    if kind == "unused bits":
        sock.sendall(struct.pack(">BH", EOF_BIT | 1, 3) + b"abc")
        expect(client.reply(), 426)
        equal(t.get("a"), None, "stored")
        expect(client.cmd("STOR b"), 425)
    elif kind == "an error":
        sock.sendall(struct.pack(">BH", 0, 3) + b"abc" + struct.pack(">BH", EOF_BIT | ERROR_BIT, 0))
        expect(client.reply(), 451)
        equal(t.get("a"), None, "stored")
        expect(client.cmd("STOR b"), 125)
        sock.sendall(blocks(b"def"))
        expect(client.reply(), 250)
        equal(t.get("b"), b"def", "the next one")
    else:
        first = struct.pack(">BH", MARKER_BIT, 2) + b"77" if kind == "a restart marker" else struct.pack(">BH", 128, 2) + b"xy"
        sock.sendall(first + blocks(b"abc"))
        expect(client.reply(), 250)
        equal(t.get("a"), b"abc" if kind == "a restart marker" else b"xyabc", "stored")


def upload_batch(client, sock, files, before=()):
    """Everything ahead: the commands and the data; then the replies."""
    client.raw(commands(*before, *[f"STOR {name}" for name, _ in files]))
    preliminary = None
    for _ in before:
        expect(client.reply(), "2xx")
    if client.protected:  # the handshake comes behind 150
        preliminary = expect(client.reply(), 150)
        sock = client.protect(sock)
    failures = []
    data = b"".join(blocks(content) for _, content in files)

    def pour():
        try:
            sock.sendall(data)
        except OSError as error:
            failures.append(error)
    thread = threading.Thread(target=pour)
    thread.start()
    replies = []
    for number, _ in enumerate(files):
        if not (number == 0 and preliminary):
            expect(client.reply(), 150 if number == 0 else 125)
        replies.append(client.reply())
    thread.join()
    that(not failures, f"sending: {failures}")
    return sock, replies


@check("blocks", "200 uploads and downloads sent ahead, TLS {}", params=MODES)
def _(t, tls):
    client, sock = begin(t, tls)
    sizes = random.Random(7)
    files = [(f"d/f{n}", os.urandom(sizes.choice([0, 1, 1000, 4096, 61440, 61441, 200_000]))) for n in range(200)]
    sock, replies = upload_batch(client, sock, files, before=["MKD d"])
    equal([r.code for r in replies], [250] * 200, "replies")
    for name, content in files:
        equal(t.get(name), content, name)
    equal(len(list((t.disk / "d").iterdir())), 200, "files, hidden ones too")
    client.raw(commands(*[f"RETR {name}" for name, _ in files]))
    for name, content in files:
        expect(client.reply(), 125)
        equal(read_file(sock), (content, False), name)
        expect(client.reply(), 250)


@check("blocks", "files that fail in the middle disturb no other, TLS {}", params=MODES)
def _(t, tls):
    (t.disk / "folder").mkdir()
    client, sock = begin(t, tls)
    files, codes = [], []
    for n in range(60):
        bad = {7: "folder", 19: "missing/x", 23: "/", 31: "..", 41: ".wherry-x/y"}.get(n % 50)
        files.append((bad or f"f{n}", b"%d " % n * (20_000 if n % 5 == 0 else 100)))
        codes.append(not bad)
    sock, replies = upload_batch(client, sock, files)
    equal([r.code == 250 for r in replies], codes, "which were taken")
    that(all(r.code in (550, 553, 450) for r, good in zip(replies, codes) if not good), f"{replies}")
    for (name, content), good in zip(files, codes):
        if good:
            equal(t.get(name), content, name)
    # Downloads: 550 without 125 and without data.
    names = [name if n % 3 else "nothing" for n, (name, _) in enumerate(files[:6])]
    client.raw(commands(*[f"RETR {name}" for name in names]))
    for n, name in enumerate(names):
        if name == "nothing":
            expect(client.reply(), 550)
            continue
        expect(client.reply(), 125)
        equal(read_file(sock)[0], files[n][1], name)
        expect(client.reply(), 250)


@check("blocks", "the same file several times in one batch: the last one stays, each is answered")
def _(t):
    client, sock = begin(t)
    files = [("same", b"%05d" % n * 1000) for n in range(50)]
    _, replies = upload_batch(client, sock, files)
    equal([r.code for r in replies], [250] * 50, "replies")
    equal(t.get("same"), files[-1][1], "stored")
    equal(len(list(t.disk.iterdir())), 1, "files")


@check("blocks", "what follows uploads sees them: SIZE, MFMT, RNFR, DELE in one go")
def _(t):
    client, sock = begin(t)
    client.raw(commands("STOR a", "STOR b", "SIZE a", "MFMT 20200102030405 b", "RNFR a", "RNTO c", "DELE b", "STOR a"))
    sock.sendall(blocks(b"12345") + blocks(b"6") + blocks(b"789"))
    codes = [client.reply().code for _ in range(11)]
    equal(codes, [150, 250, 125, 250, 213, 213, 350, 250, 250, 125, 250], "replies in order")
    equal(sorted(p.name for p in t.disk.iterdir()), ["a", "c"], "files")
    equal((t.get("a"), t.get("c")), (b"789", b"12345"), "contents")


@check("blocks", "ABOR: 426 for the running one, 425 for those behind it, 226")
def _(t):
    client, sock = begin(t)
    client.raw(commands(*[f"STOR f{n}" for n in range(20)]))
    sock.sendall(b"".join(blocks(b"x" * 5000) for _ in range(5)) + struct.pack(">BH", 0, 1000) + b"y" * 500)
    codes = [client.reply().code for _ in range(11)]
    equal(codes, [150, 250] + [125, 250] * 4 + [125], "before")
    client.send("ABOR")
    equal([client.reply().code for _ in range(16)], [426] + [425] * 14 + [226], "after")
    equal(sorted(p.name for p in t.disk.iterdir() if p.name[0] == "f"), [f"f{n}" for n in range(5)], "files")
    sock = connect(client)
    client.raw(commands("STOR f5"))
    sock.sendall(blocks(b"again"))
    equal([client.reply().code for _ in range(2)], [150, 250], "anew")
    equal(t.get("f5"), b"again", "f5")


@check("blocks", "the data connection is lost in the middle, {}", params=["closed", "reset"])
def _(t, how):
    client, sock = begin(t)
    client.raw(commands(*[f"STOR f{n}" for n in range(10)]))
    sock.sendall(blocks(b"x" * 100) * 3 + struct.pack(">BH", 0, 1000) + b"y" * 500)
    equal([client.reply().code for _ in range(7)], [150, 250, 125, 250, 125, 250, 125], "before")
    sock.close() if how == "closed" else reset(sock)
    equal([client.reply().code for _ in range(7)], [426] + [425] * 6, "after")
    equal(sorted(p.name for p in t.disk.iterdir() if p.name[0] == "f"), ["f0", "f1", "f2"], "whole files")


@check("blocks", "{} ends the data connection in order", params=["EPSV", "PASV", "MODE S", "PROT P", "REIN", "ABOR", "QUIT"])
def _(t, line):
    client, sock = begin(t, tls=line == "PROT P")
    client.send("STOR a")
    expect(client.reply(), 150)
    sock = client.protect(sock)
    sock.sendall(blocks(b"abc"))
    expect(client.reply(), 250)
    expect(client.cmd(line), "2xx")
    equal(sock.recv(1), b"", "afterwards")


@check("blocks", "the disk is full in the middle of a batch", needs=["server"])
def _(t):
    with SmallDisk() as disk:
        home = disk / "home"
        home.mkdir()
        server = t.server(home=home)
        client, sock = begin(t, server=server)
        files = [(f"f{n}", bytes([n]) * 300_000) for n in range(20)]
        _, replies = upload_batch(client, sock, files)
        codes = [r.code for r in replies]
        that(set(codes) == {250, 452} and 8 <= codes.count(250) <= 14, f"{codes}")
        for (name, content), code in zip(files, codes):
            equal((home / name).read_bytes() if (home / name).exists() else None, content if code == 250 else None, name)
        server.stop()


@check("blocks", "a client that reads no replies and no data holds up nobody, and costs little")
def _(t):
    t.put("a", os.urandom(1_000_000))
    client, sock = begin(t)
    client.sock.setblocking(False)
    sent = 0
    try:
        for _ in range(20000):
            sent += client.sock.send(commands("RETR a") * 10)
    except BlockingIOError:
        pass
    started = time.monotonic()
    other = t.client()
    equal(len(other.fetch("RETR a")[0]), 1_000_000, "another session")
    that(time.monotonic() - started < 5, "another session waited")
    sock.close()


@check("blocks", "other sessions log in while thousands of files pass")
def _(t):
    client, sock = begin(t)
    files = [(f"f{n}", b"z" * 1024) for n in range(3000)]
    slowest, done = 0, threading.Event()

    def watch():
        nonlocal slowest
        while not done.is_set():
            started = time.monotonic()
            other = Client(t.target.host, t.target.port)
            other.login(t.target.user, t.target.password)
            other.close()
            slowest = max(slowest, time.monotonic() - started)
            time.sleep(0.1)
    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        for at in range(0, len(files), 250):
            if at == 0:
                sock, replies = upload_batch(client, sock, files[:250])
            else:
                part = files[at:at + 250]
                client.raw(commands(*[f"STOR {name}" for name, _ in part]))
                sock.sendall(b"".join(blocks(content) for _, content in part))
                replies = [client.reply() for _ in range(2 * len(part))][1::2]
            that(all(r.code == 250 for r in replies), f"{[r for r in replies if r.code != 250][:1]}")
    finally:
        done.set()
        watcher.join()
    equal(len(list(t.disk.iterdir())), 3000, "files")
    that(slowest < 5, f"a login took {slowest:.2f} s")


def one_fault(t, server, rng, number):
    """A batch into which something goes wrong: each file is whole, or reported, or (after a cut) not there."""
    folder = server.home / f"r{number}"
    folder.mkdir()
    client, sock = begin(t, server=server)
    expect(client.cmd(f"CWD r{number}"), "2xx")
    count = rng.randrange(5, 60)
    files = [(f"f{n}", rng.randbytes(rng.choice([0, 10, 4096, 61440, 90_000]))) for n in range(count)]
    refused = {n for n in range(count) if rng.random() < 0.1}
    fault = rng.choice(["none", "cut data", "cut control", "ABOR", "kill", "stop sending"])
    data = b"".join(blocks(content) for _, content in files)
    at = rng.randrange(len(data) + 1)
    client.raw(commands(*[f"STOR {'none/' if n in refused else ''}{name}" for n, (name, _) in enumerate(files)]))
    acknowledged = {}

    def read_replies():
        try:
            n = 0
            while n < count:
                code = client.reply(20).code
                if code >= 200:
                    acknowledged[n] = code
                    n += 1
        except (Closed, OSError):
            pass
    reader = threading.Thread(target=read_replies)
    reader.start()
    try:
        sock.sendall(data if fault == "none" else data[:at])
    except OSError:
        pass
    if fault == "cut data":
        rng.choice([reset, lambda s: s.close()])(sock)
    elif fault == "cut control":
        client.sock.shutdown(socket.SHUT_RDWR)
    elif fault == "ABOR":
        client.send("ABOR")
    elif fault == "kill":
        server.kill()
    elif fault == "stop sending":
        sock.shutdown(socket.SHUT_WR)
    reader.join()
    client.close()
    sock.close()
    if fault in ("none", "ABOR", "cut data", "stop sending"):
        equal(len(acknowledged), count, f"{fault} at {at}: answered")
    if fault == "kill":
        server.start()

    def settled():
        return fault != "cut control" or not [p for p in folder.iterdir() if p.name.startswith("f") and
                                              p.read_bytes() != dict(files)[p.name]]
    eventually(settled, "settled")
    for n, (name, content) in enumerate(files):
        path = folder / name
        there = path.read_bytes() if path.exists() else None
        if n in refused:
            equal(there, None, f"{fault}: the refused {name}")
            that(acknowledged.get(n, 550) != 250, f"{fault}: the refused {name} was acknowledged")
        elif acknowledged.get(n) == 250:
            that(there == content, f"{fault} at {at}: {name} was acknowledged but is not whole")
        else:
            that(there in (None, content), f"{fault} at {at}: {name} is there in part")
    return fault


@check("blocks", "50 random faults in batches, series {}: whole or reported, none in part", params=[1, 2, 3, 4])
def _(t, series):
    rng = random.Random(series)
    server = t.server()
    for number in range(50):
        one_fault(t, server, rng, number)
