"""Bounced ports, HTTP, silent and greedy clients, and deadlines."""
import socket
import time

from ftpclient import Client, Closed, read_all
from harness import Failed, check, equal, expect, that


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
