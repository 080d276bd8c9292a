"""FTPS: AUTH TLS, PBSZ, PROT, what may not be injected, and how data ends."""
import select
import socket
import ssl
import time

from ftpclient import Client, finish, read_all, reset, tls_context
from harness import Failed, check, equal, expect, that

CONTENT = bytes(range(256)) * 3000
TWO, THREE = ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3


def end_without_close_notify(sock, how="fin"):
    raw = socket.socket(fileno=sock.detach())
    if how == "rst":
        reset(raw)
        return
    raw.shutdown(socket.SHUT_WR)
    raw.settimeout(5)
    try:
        while raw.recv(65536):  # what the server still says: closing on it unread would be a reset
            pass
    except OSError:
        pass
    raw.close()


@check("tls", "AUTH {} is 234", params=["TLS", "tls", "TLS-C", "SSL"])
def _(t, word):
    client = t.connect()
    reply = client.cmd("AUTH " + word)
    if word in ("SSL", "TLS-C"):  # old names: taken or refused, but not ignored
        expect(reply, 234, 504)
    else:
        expect(reply, 234)
    if reply.code == 234:
        client.start_tls()
        expect(client.cmd("NOOP"), 200)


@check("tls", "both ways, {} and {}", params=[(v, w) for v in ("1.2", "1.3") for w in ("PASV", "EPSV")])
def _(t, version, way):
    only = TWO if version == "1.2" else THREE
    client = t.client(tls=True, context=tls_context(only, only))
    equal(client.sock.version(), "TLSv" + version, "version")
    expect(client.store("STOR a", CONTENT, way=way), 226)
    equal(t.get("a"), CONTENT, "stored")
    data, reply = client.fetch("RETR a", way=way)
    expect(reply, 226)
    equal(data, CONTENT, "fetched")
    that(b"a" in client.fetch("LIST", way=way)[0], "LIST")


@check("tls", "active mode, {} with {}", params=[(c, v) for c in ("PORT", "EPRT") for v in ("1.2", "1.3")])
def _(t, way, version):
    only = TWO if version == "1.2" else THREE
    t.put("a", CONTENT)
    client = t.client(tls=True, context=tls_context(only, only))
    for command in ("RETR a", "STOR b"):
        with socket.socket() as sock:
            sock.bind(("127.0.0.1", 0))
            sock.listen(1)
            sock.settimeout(10)
            port = sock.getsockname()[1]
            expect(client.cmd(f"PORT 127,0,0,1,{port >> 8},{port & 255}" if way == "PORT" else f"EPRT |1|127.0.0.1|{port}|"), 200)
            client.send(command)
            plain = sock.accept()[0]
        plain.settimeout(10)
        data = client.protect(plain)  # the one who was called is the TLS client all the same (RFC 4217 7)
        if command == "RETR a":
            equal(read_all(data), CONTENT, "fetched")
            data.close()
        else:
            data.sendall(CONTENT)
            finish(data)
        expect(client.reply(), 150, 125)
        expect(client.reply(), 226)
    equal(t.get("b"), CONTENT, "stored")


@check("tls", "the session of the control connection is resumed on data connections, TLS {}", params=["1.2", "1.3"])
def _(t, version):
    only = TWO if version == "1.2" else THREE
    t.put("a", CONTENT)
    client = t.client(tls=True, context=tls_context(only, only))
    for _round in range(3):
        sock, reply = client.begin("RETR a")
        that(sock is not None, f"{reply}")
        that(sock.session_reused, "not resumed")
        equal(read_all(sock), CONTENT, "fetched")
        expect(client.reply(), 226)


@check("tls", "TLS 1.1 and 1.0 are refused")
def _(t):
    for version in (ssl.TLSVersion.TLSv1, ssl.TLSVersion.TLSv1_1):
        client = t.connect()
        expect(client.cmd("AUTH TLS"), 234)
        context = tls_context(version, version)
        context.set_ciphers("ALL:@SECLEVEL=0")
        client.context = context
        try:
            client.start_tls()
        except (ssl.SSLError, OSError):
            continue
        raise Failed(f"{version} was taken")


@check("tls", "a download ends with close_notify")
def _(t):
    t.put("a", CONTENT)
    client = t.client(tls=True)
    sock, _reply = client.begin("RETR a")
    equal(read_all(sock), CONTENT, "fetched")  # a ragged end would raise here
    expect(client.reply(), 226)


@check("tls", "an upload that ends without close_notify is 426 and not published ({})", params=[
    (0, "fin"), (1, "fin"), (1000, "fin"), (16384, "fin"), (65536, "rst"), (len(CONTENT), "fin")])
def _(t, count, how):
    t.put("a", b"old")
    client = t.client(tls=True)
    for name in ("a", "b"):
        sock, _reply = client.begin("STOR " + name)
        sock.sendall(CONTENT[:count])
        time.sleep(0.1)
        end_without_close_notify(sock, how)
        expect(client.reply(), 426, 451)
    equal(t.get("a"), b"old", "the former file")
    equal(t.get("b"), None, "b")


@check("tls", "without close_notify, switched off: the upload counts", needs=["server"])
def _(t):
    server = t.server("--tls-require-close-notify", "off")
    client = t.login_to(server, tls=True)
    sock, _reply = client.begin("STOR a")
    sock.sendall(CONTENT)
    time.sleep(0.2)
    end_without_close_notify(sock)
    expect(client.reply(), 226)
    equal((server.home / "a").read_bytes(), CONTENT, "stored")


INJECTED = [b"NOOP\r\n", b"FEAT\r\n", b"USER u\r\n", b"USER u\r\nPASS p w\r\n", b"PASS p w\r\n", b"PBSZ 0\r\nPROT P\r\n", b"QUIT\r\n", b"\r\n", b"N",
            b"STOR evil\r\n", b"SITE HELP\r\n", b"REIN\r\n", b"\xff\xf4\xff\xf2ABOR\r\n", b"HOST x\r\n"]


@check("tls", "commands injected behind AUTH TLS are never executed: {}", params=INJECTED)
def _(t, injected):
    client = t.connect()
    client.raw(b"AUTH TLS\r\n" + injected)
    reply = client.reply()
    if reply.code != 234:
        expect(reply, 421, "4xx", "5xx")
        that(client.is_closed(), "still open")
        return
    try:
        client.start_tls()
        first = client.cmd("SYST")
    except (OSError, ValueError, AssertionError):
        return
    except Exception as error:
        if type(error).__name__ != "Closed":
            raise
        return
    raise Failed(f"the session went on: {first}")


@check("tls", "login state is forgotten by AUTH TLS")
def _(t):
    client = t.connect()
    expect(client.cmd("USER " + t.target.user), 331)
    expect(client.auth_tls(pbsz=False), 234)
    expect(client.cmd("PASS " + t.target.password), 503)
    expect(client.cmd("PWD"), 530)
    expect(client.login(t.target.user, t.target.password), 230)


@check("tls", "AUTH TLS after the login: logged out, or refused")
def _(t):
    client = t.client()
    reply = client.cmd("AUTH TLS")
    if reply.code == 234:
        client.start_tls()
        expect(client.cmd("PWD"), 530)
    else:
        expect(reply, 503, 504, 534)


@check("tls", "AUTH TLS twice is refused")
def _(t):
    client = t.client(tls=True)
    expect(client.cmd("AUTH TLS"), 503, 534, 504)
    expect(client.cmd("NOOP"), 200)


@check("tls", "{} is {}", params=[("PBSZ 0", (200,)), ("PBSZ 1024", (200,)), ("PBSZ x", (501,)), ("PROT P", (200,)), ("PROT C", (200, 534)), ("PROT S", (536, 504)),
                                   ("PROT E", (536, 504)), ("PROT X", (504, 501)), ("CCC", (200, 533, 534, 500, 502)), ("PROT", (501,)), ("PBSZ", (501,))])
def _(t, command, codes):
    client = t.connect()
    expect(client.auth_tls(), 234)
    expect(client.cmd(command), *codes)


@check("tls", "PBSZ and PROT in clear are 503")
def _(t):
    client = t.connect()
    expect(client.cmd("PBSZ 0"), 503)
    expect(client.cmd("PROT P"), 503)


@check("tls", "PROT before PBSZ is 503")
def _(t):
    client = t.connect()
    expect(client.auth_tls(pbsz=False), 234)
    expect(client.cmd("PROT P"), 503)
    expect(client.cmd("PBSZ 0"), 200)
    expect(client.cmd("PROT P"), 200)


@check("tls", "PROT C: data in clear beside an encrypted control connection, where the policy allows it")
def _(t):
    t.put("a", CONTENT)
    client = t.client(tls=True)
    if client.cmd("PROT C").code != 200:
        return
    client.protected = False
    equal(client.fetch("RETR a")[0], CONTENT, "fetched")


@check("tls", "with PROT P a client that speaks no TLS gets nothing")
def _(t):
    t.put("a", CONTENT)
    client = t.client(tls=True)
    sock = client.open_passive()
    expect(client.cmd("RETR a"), 150, 125)
    sock.sendall(b"GET / HTTP/1.0\r\n\r\n" * 10)
    try:
        received = read_all(sock)
    except OSError:
        received = b""
    that(CONTENT[:100] not in received, "the file in clear")
    expect(client.reply(), 425, 426, 450, 522)
    expect(client.cmd("NOOP"), 200)


@check("tls", "ABOR during an encrypted download: 426, 226, then on")
def _(t):
    t.put("a", b"x" * (64 << 20))
    client = t.client(tls=True)
    sock, _reply = client.begin("RETR a")
    sock.recv(1000)
    client.send("ABOR")
    expect(client.reply(), 426)
    expect(client.reply(), 226)
    sock.close()
    expect(client.store("STOR b", b"next"), 226)


@check("tls", "ABOR during an encrypted upload")
def _(t):
    client = t.client(tls=True)
    sock, _reply = client.begin("STOR b")
    sock.sendall(b"half")
    time.sleep(0.1)
    client.send("ABOR")
    expect(client.reply(), 426)
    expect(client.reply(), 226)
    sock.close()
    equal(t.get("b"), None, "the upload given up")


@check("tls", "NOOP is answered during an encrypted download")
def _(t):
    t.put("a", b"x" * (16 << 20))
    client = t.client(tls=True)
    sock, _reply = client.begin("RETR a")
    expect(client.cmd("NOOP"), 200)
    equal(len(read_all(sock)), 16 << 20, "bytes")
    expect(client.reply(), 226)


@check("tls", "REIN under TLS: 220, logged out, still in step")
def _(t):
    client = t.client(tls=True)
    expect(client.cmd("REIN"), 220)
    expect(client.cmd("PWD"), 530)
    expect(client.login(t.target.user, t.target.password), 230)


@check("tls", "20,000 commands in one write over TLS")
def _(t):
    client = t.client(tls=True, timeout=60)
    left, received, end = b"NOOP\r\n" * 20000, b"", time.monotonic() + 60
    client.sock.setblocking(False)
    while received.count(b"\n") < 20000:
        that(time.monotonic() < end, f"{received.count(10)} replies, {len(left)} bytes not taken")
        select.select([client.sock], [client.sock] if left else [], [], 0.5)
        try:
            if left:
                left = left[client.sock.send(left[:16384]):]
        except (ssl.SSLWantReadError, ssl.SSLWantWriteError):
            pass
        try:
            while True:
                received += client.sock.recv(65536)
        except (ssl.SSLWantReadError, ssl.SSLWantWriteError):
            pass
    equal({line[:4] for line in received.split(b"\r\n") if line}, {b"200 "}, "codes")


@check("tls", "resume of a cut encrypted upload")
def _(t):
    client = t.client(tls=True)
    sock, _reply = client.begin("STOR a")
    sock.sendall(CONTENT[:100000])
    time.sleep(0.2)
    end_without_close_notify(sock)
    expect(client.reply(), 426)
    start = int(expect(client.cmd("SIZE a"), 213).text)
    that(start < 100000, f"SIZE {start}")
    expect(client.store("STOR a", CONTENT[start:], rest=start), 226)
    equal(t.get("a"), CONTENT, "whole")


@check("tls", "garbage instead of a handshake closes only that connection")
def _(t):
    client = t.connect()
    expect(client.cmd("AUTH TLS"), 234)
    client.raw(b"\x16\x03\x01\xff\xff" + b"x" * 1000)
    that(client.is_closed(), "still open")
    t.client(tls=True)


@check("tls", "--tls required: USER, PASS and data in clear are refused", needs=["server"])
def _(t):
    server = t.server("--tls", "required")
    client = Client(server.host, server.port)
    t.clients.append(client)
    reply = client.cmd("USER " + server.user)
    that(reply.code in (530, 521, 534, 550, 421, 522, 503), f"{reply}")
    client = t.login_to(server, tls=True)
    expect(client.store("STOR a", b"x"), 226)
    client.protected = False
    reply = client.cmd("PROT C")
    if reply.code == 200:
        expect(client.fetch("RETR a")[1], 522, 521, 534, 550, 425)


@check("tls", "--tls off: AUTH is refused and not in FEAT", needs=["server"])
def _(t):
    server = t.server("--tls", "off")
    client = t.login_to(server)
    that(b"AUTH" not in client.cmd("FEAT").raw, "in FEAT")
    expect(client.cmd("AUTH TLS"), 500, 502, 504, 534)
    expect(client.store("STOR a", b"x"), 226)


@check("tls", "the certificate stays the same over a restart", needs=["server"])
def _(t):
    server = t.server()
    seen = []
    for _round in range(2):
        client = t.login_to(server, tls=True)
        seen.append(client.sock.getpeercert(binary_form=True))
        client.close()
        server.kill()
        server.start()
    equal(seen[0], seen[1], "certificate")


@check("tls", "many small files over TLS in one session")
def _(t):
    t.put("a", b"hello")
    client = t.client(tls=True)
    for number in range(60):
        data, reply = client.fetch("RETR a")
        expect(reply, 226)
        equal(data, b"hello", "content")
        expect(client.store(f"STOR b{number}", b"%d" % number), 226)
        equal(t.get(f"b{number}"), b"%d" % number, "stored")


@check("tls", "an upload that is not read to its end leaves the session in order")
def _(t):
    client = t.client(tls=True)
    reply = client.store("STOR missing/a", CONTENT)
    expect(reply, 550, 553)
    sock, _reply = client.begin("STOR a")
    sock.sendall(CONTENT)
    finish(sock)
    expect(client.reply(), 226)
    equal(t.get("a"), CONTENT, "stored")
