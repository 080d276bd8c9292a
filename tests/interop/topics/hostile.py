"""Hostile input: mutated commands, every form of a path against every command, links swapped in a race, bounced ports."""
import os
import random
import re
import shutil
import socket
import threading
import time

from ftpclient import Client, Closed, read_all
from harness import Failed, check, equal, expect, that

LOGINS = [b"USER zz", b"PASS x", b"USER zz\r\nPASS x", b"REIN", b"ACCT x", b"AUTH TLS", b"HOST a", b"CLNT x"]
SEEDS = [b"CWD /a", b"CDUP", b"PWD", b"MKD a", b"RMD a", b"RNFR a", b"RNTO b", b"DELE a", b"SIZE a", b"MDTM a", b"MFMT 20200101000000 a",
         b"MFF modify=20200101000000;UNIX.mode=0644; a", b"MLST a", b"OPTS MLST type;size;", b"OPTS UTF8 ON", b"OPTS HASH SHA-1", b"REST 10", b"RANG 1 5", b"TYPE A N",
         b"TYPE L 8", b"MODE Z", b"MODE S", b"STRU F", b"ALLO 10 R 5", b"HASH a", b"XCRC a", b"XMD5 a", b"COMB t a b", b"STAT /", b"STAT", b"HELP RETR", b"SITE HELP",
         b"SITE CHMOD 644 a", b"SITE UTIME 20200101000000 a", b"SITE QUOTA", b"LANG EN", b"AVBL /", b"CLNT x", b"CSID Name=x; Version=1;", b"HOST a", b"ACCT x",
         b"SMNT x", b"EPSV 1", b"PORT 127,0,0,1,200,1", b"EPRT |1|127.0.0.1|51201|", b"PASV", b"EPSV", b"ABOR", b"NOOP", b"FEAT", b"SYST", b"PBSZ 0",
         b"PROT P", b"AUTH XX", b"RETR a", b"STOR a", b"APPE a", b"LIST", b"NLST", b"MLSD", b"STOU"]
BYTES = [b"\0", b"\r", b"\xff", b"\xff\xf4", b"\xff\xff", b"%n", b"%s%s", b"../", b"/", b"\x1b[2J", b" ", b"  ", b"\t", b"\"", b"\\", b"\x7f", b"\xc3", b"\xe4\xb8\xad", b";", b"=",
         b"9223372036854775808", b"-1", b"|", b",", b"(", b"A" * 300, b"/" * 500, b"\x80\x81", b"*", b"~", b"{", b"\xed\xa0\x80", b"\xf0\x9f\x98\x80"]


def mutated(randomness, seeds=SEEDS):
    line = bytearray(randomness.choice(seeds))
    for _step in range(randomness.randint(1, 4)):
        at = randomness.randint(0, len(line))
        kind = randomness.randrange(6)
        if kind == 0:
            line[at:at] = randomness.choice(BYTES)
        elif kind == 1 and line:
            line[at % len(line)] = randomness.randrange(256)
        elif kind == 2:
            del line[at:at + randomness.randint(1, 5)]
        elif kind == 3:
            line[at:at] = bytes(randomness.randrange(256) for _ in range(randomness.randint(1, 8)))
        elif kind == 4:
            line += b" " + randomness.choice(SEEDS)
        else:
            line[at:] = line[at:] * randomness.randint(1, 4)
    return bytes(line).replace(b"\n", b"")


@check("hostile", "mutated inputs {} to {}: each is answered or the session is closed, and the server lives", params=[(n * 500, n * 500 + 500) for n in range(10)])
def _(t, first, last):
    randomness = random.Random(20240101 + first)
    client = None
    for number in range(first, last):
        line = mutated(randomness)
        if client is None:
            client = t.client(timeout=10)
        try:
            client.raw(line + b"\r\n")
            # An upload or listing may wait for its data connection: ABOR ends it at once.
            client.raw(b"ABOR\r\nSYST\r\n")
            for _reply in range(8):
                if client.reply().code == 215:
                    break
            else:
                raise Failed(f"input {number} {line!r}: no answer to SYST")
            if number % 50 == 49:
                client.close()
                client = None
        except (Closed, ConnectionError):
            client.close()
            client = None
        except TimeoutError as error:
            raise Failed(f"input {number} {line!r}: no answer") from error
    expect(t.client().cmd("NOOP"), 200)


@check("hostile", "mutated logins from one address: the server answers or closes, and others log in", needs=["server"])
def _(t):
    server = t.server()
    randomness = random.Random(7)
    client = None
    end = time.monotonic() + 10  # guesses are slowed down: as many as fit
    while time.monotonic() < end:
        try:
            if client is None:
                client = Client(server.host, server.port, source=("127.0.0.9", 0), timeout=5)
            client.raw(mutated(randomness, LOGINS) + b"\r\n")
            client.sock.settimeout(0.02)
            client.sock.recv(65536)
        except TimeoutError:
            continue
        except (Closed, OSError):
            client = None
    t.login_to(server)


def path_forms(secret):
    """Forms that lead to the file `secret` outside the home, or would with a weak resolver."""
    up = ["..", "../..", "../../..", "../../../../../../../..", "./..", ".././..", "sub/../..", "sub/./../..", "/..", "/../..", "//..", "/./..", "/sub/../..", "..//..", ".//..",
          "sub//../..", "/../../../../../../../../..", "...", "....", ". .", ".. ", " ..", "..\t", "%2e%2e", "..%2f..", "%2e%2e%2f", "..\\..", "\\..\\..", "..%c0%af..", "..\xc0\xaf..",
          "..;", "..;/..", "~", "~root", "~/..", "$HOME", "file://", "|", "*/..", "?/..", "{..}", "[.][.]", "-a/../..", "link/..", "link/../..", "out", "out/.", "out/..", "outdir", "outdir/..",
          "outdir/../..", "deep/link", "deep/link/..", "loop/..", "sub/../outdir", "/outdir"]
    tails = ["", "/", f"/{secret.parent.name}/{secret.name}", f"/{secret.name}", str(secret)]
    forms = [u + tail for u in up for tail in tails][:248] + [str(secret), "/" + str(secret)]
    return list(dict.fromkeys(forms))


COMMANDS = ["CWD", "XCWD", "MKD", "XMKD", "RMD", "XRMD", "DELE", "SIZE", "MDTM", "MLST", "STAT", "RNFR", "RNTO*", "HASH", "XCRC", "XMD5", "XSHA1", "XSHA256", "XSHA512", "AVBL",
            "SITE CHMOD 777", "SITE UTIME 20010101000000", "MFMT 20010101000000", "MFF modify=20010101000000;", "COMB*", "COMB target", "RETR", "STOR", "APPE", "LIST", "NLST", "MLSD",
            "MDTM 20010101000000", "STAT -la"]


class Outside:
    """A folder beside the home with a secret in it, and links to it inside."""
    def __init__(self, t):
        self.folder = t.target.directory.parent / f"outside-{t.name}"
        self.folder.mkdir()
        self.secret = self.folder / "secret"
        self.secret.write_bytes(b"TOPSECRET" * 10)
        os.utime(self.secret, (1234567890, 1234567890))
        self.secret.chmod(0o640)
        (self.folder / "sub").mkdir()
        (t.disk / "sub").mkdir()
        (t.disk / "deep").mkdir()
        os.symlink("/", t.disk / "link")
        os.symlink(self.secret, t.disk / "out")
        os.symlink(self.folder, t.disk / "outdir")
        os.symlink("../../../..", t.disk / "deep" / "link")
        os.symlink("loop", t.disk / "loop")
        t.local.append(self.folder)
        self.before = self.state()

    def state(self):
        info = self.secret.stat() if self.secret.exists() else None
        return (sorted(os.listdir(self.folder)), self.secret.read_bytes() if info else None, info and (info.st_mode, info.st_mtime, info.st_ino),
                sorted(os.listdir(self.folder.parent)), sorted(os.listdir("/")))


@check("hostile", "250 forms of a path outside: {}", params=COMMANDS)
def _(t, command):
    outside = Outside(t)
    siblings = outside.before[3]
    client = t.client(timeout=20)
    forms = path_forms(outside.secret)
    that(len(forms) >= 240, f"only {len(forms)} forms")
    t.put("plain", b"plain")
    for form in forms:
        raw = form.encode("latin-1") if "\xc0" in form else form.encode()
        verb = command.rstrip("*")
        try:
            if verb in ("RETR", "LIST", "NLST", "MLSD", "STOR", "APPE"):
                sock = client.open_passive()
                client.raw(verb.encode() + b" " + raw + b"\r\n")
                reply = client.reply()
                if reply.code < 200:
                    data = b""
                    if verb in ("STOR", "APPE"):
                        sock.sendall(b"evil")
                        sock.close()
                    else:
                        data = re.sub(rb" -> [^\r\n]*", b"", read_all(sock))  # where a link in the home points may be seen
                    client.reply()
                    that(b"TOPSECRET" not in data and b"secret" not in data, f"{verb} {form!r}: {data[:100]!r}")
                sock.close()
            else:
                if command == "RNTO*":
                    expect(client.cmd("RNFR plain"), 350)
                client.raw(verb.encode() + b" " + raw + (b" plain" if command == "COMB*" else b"") + b"\r\n")
                reply = client.reply()
                that("TOPSECRET" not in reply.text, f"{verb} {form!r}: {reply}")
                if verb in ("CWD", "XCWD", "RMD", "XRMD", "RNFR"):
                    where = client.cmd("PWD").text.split('"')[1]
                    that(".." not in where.split("/"), f"PWD {where}")
                if verb in ("CWD", "XCWD"):
                    data = client.fetch("NLST")[0] or b""
                    that(b"secret" not in data and b"etc\r\n" not in data, f"CWD {form!r}: {data[:100]!r}")
                    expect(client.cmd("CWD " + t.path), 250)
                if not (t.disk / "plain").exists():
                    t.put("plain", b"plain")
        except (Closed, ConnectionError, TimeoutError) as error:
            raise Failed(f"{command} {form!r}: {error!r}") from error
        if verb not in ("CWD", "XCWD", "SIZE", "MDTM", "MLST", "LIST", "NLST", "MLSD", "RETR"):
            equal((outside.state()[0], outside.state()[1], outside.state()[2]), outside.before[:3], f"outside, after {verb} {form!r}")
    after = outside.state()
    equal(after[:3], outside.before[:3], "outside")
    equal([n for n in after[3] if n not in siblings], [], "beside the home")
    equal(after[4], outside.before[4], "the root of this computer")
    for name in os.listdir(t.target.directory):  # what the forms made in the account's own root
        if name not in (t.name,):
            path = t.target.directory / name
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink(missing_ok=True)


@check("hostile", "a link swapped in a race never leads out ({})", params=["RETR", "STOR", "CWD", "DELE", "MKD", "SITE CHMOD"])
def _(t, verb):
    outside = Outside(t)
    inside = t.disk / "inside"
    inside.mkdir()
    stop = threading.Event()
    swap, other = t.disk / "swap", t.disk / "other"
    (inside / "secret").write_bytes(b"harmless")

    def racer():
        os.symlink(inside, swap)
        while not stop.is_set():
            os.symlink(outside.folder, other)
            os.replace(other, swap)
            os.symlink(inside, other)
            os.replace(other, swap)
    thread = threading.Thread(target=racer, daemon=True)
    thread.start()
    client = t.client()
    leaks, tried = 0, 0
    end = time.monotonic() + 3
    try:
        while time.monotonic() < end:
            tried += 1
            if verb == "RETR":
                leaks += b"TOPSECRET" in (client.fetch("RETR swap/secret")[0] or b"")
            elif verb == "STOR":
                client.store("STOR swap/evil", b"evil")
            elif verb == "CWD":
                client.cmd("CWD swap")
                listed = (client.fetch("NLST")[0] or b"").split(b"\r\n")
                leaks += b"sub" in listed and b"deep" not in listed  # t.disk itself has both
                client.cmd("CWD " + t.path)
            elif verb == "DELE":
                client.cmd("DELE swap/secret")
                (inside / "secret").write_bytes(b"harmless")
            elif verb == "MKD":
                client.cmd(f"MKD swap/d{tried}")
            else:
                client.cmd("SITE CHMOD 777 swap/secret")
    finally:
        stop.set()
        thread.join()
    equal(leaks, 0, f"leaks in {tried} tries")
    equal(outside.state()[:3], outside.before[:3], "outside")
    that(tried > 20, f"only {tried} tries")


@check("hostile", "{} makes the server connect nowhere", params=["PORT 127,0,0,2,{hi},{lo}", "EPRT |1|127.0.0.2|{port}|", "PORT 0,0,0,0,{hi},{lo}", "EPRT |2|::ffff:127.0.0.2|{port}|"])
def _(t, command):
    with socket.socket() as victim:
        victim.bind(("127.0.0.2" if "0,0,0,0" not in command else "127.0.0.1", 0))
        victim.listen(1)
        victim.settimeout(0.5)
        port = victim.getsockname()[1]
        client = t.client()
        t.put("a", b"GET / HTTP/1.0\r\n\r\n")
        client.cmd(command.format(port=port, hi=port >> 8, lo=port & 255))
        client.send("RETR a")
        try:
            victim.accept()
            raise Failed("connected")
        except TimeoutError:
            pass
        expect(client.reply(40), 425, 503)


@check("hostile", "a session in clear is not fooled by HTTP ({})", params=["GET / HTTP/1.1", "POST / HTTP/1.1"])
def _(t, first):
    client = t.connect()
    client.raw(first.encode() + b"\r\nHost: x\r\n\r\nUSER u\r\n")
    time.sleep(0.2)
    try:
        codes = [client.reply().code for _ in range(2)]
    except (Closed, OSError):
        return
    that(codes[0] in (500, 421, 501), f"{codes}")


@check("hostile", "hundreds of connections that say nothing", needs=["server"])
def _(t):
    held = []
    for _number in range(300):
        held.append(socket.create_connection((t.target.host, t.target.port), timeout=5))
    started = time.monotonic()
    client = t.client()
    expect(client.cmd("NOOP"), 200)
    that(time.monotonic() - started < 5, "slow")
    for sock in held:
        sock.close()


@check("hostile", "--max-sessions is kept, with 421", needs=["server"])
def _(t):
    server = t.server("--max-sessions", "3")
    for _number in range(3):
        t.login_to(server)
    extra = Client(server.host, server.port)
    t.clients.append(extra)
    equal(extra.greeting.code, 421, "greeting")
    that(extra.is_closed(), "open")


@check("hostile", "--login-timeout is a total that dripped bytes do not extend", needs=["server"])
def _(t):
    server = t.server("--login-timeout", "2")
    client = Client(server.host, server.port)
    t.clients.append(client)
    started = time.monotonic()
    try:
        while time.monotonic() - started < 12:
            client.raw(b"N")
            time.sleep(0.1)
    except OSError:
        pass
    that(time.monotonic() - started < 8, "still open after 8 s")


@check("hostile", "--idle-timeout: 421 when idle, never during a transfer", needs=["server"])
def _(t):
    server = t.server("--idle-timeout", "2")
    (server.home / "a").write_bytes(b"x" * (8 << 20))
    busy, idle = t.login_to(server), t.login_to(server)
    sock, _reply = busy.begin("RETR a")
    received, end = 0, time.monotonic() + 4
    while time.monotonic() < end:
        received += len(sock.recv(20000))
        time.sleep(0.02)
    equal(idle.reply(10).code, 421, "the idle one")
    received += len(read_all(sock))
    equal(received, 8 << 20, "bytes of the busy one")
    expect(busy.reply(), 226)


@check("hostile", "a client that never reads its listing holds nobody up")
def _(t):
    for number in range(2000):
        (t.disk / f"{'n' * 150}{number}").touch()
    lazy = t.client()
    sock, _reply = lazy.begin("LIST")
    for _round in range(5):
        other = t.client()
        expect(other.cmd("NOOP"), 200)
    that(len(read_all(sock)) > 2000 * 150, "the listing")
    expect(lazy.reply(), 226)
