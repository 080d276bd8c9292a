"""How commands arrive: pieces, line ends, Telnet bytes, limits, pipelines."""
import socket
import threading

from harness import check, equal, expect, that


@check("lines", "a command byte by byte")
def _(t):
    client = t.client()
    for byte in b"PWD\r\n":
        client.raw(bytes([byte]))
    expect(client.reply(), 257)


@check("lines", "line end {}", params=[b"\r\n", b"\n"])
def _(t, end):
    client = t.client()
    client.raw(b"PWD" + end)
    expect(client.reply(), 257)
    that(client.silent(), "a second reply")


@check("lines", "case of {}", params=["pwd", "Pwd", "pWD", "PWD"])
def _(t, verb):
    expect(t.client().cmd(verb), 257)


@check("lines", "Telnet bytes {} are removed", params=[
    b"\xff\xf1PWD\r\n", b"P\xff\xf1WD\r\n", b"\xff\xfb\x01PWD\r\n", b"PWD\xff\xfd\x06\r\n", b"\xff\xf4\xff\xf2PWD\r\n"])
def _(t, wire):
    client = t.client()
    client.raw(wire)
    expect(client.reply(), 257)


@check("lines", "a doubled 255 is the byte itself")
def _(t):
    t.put(b"a\xff", b"x")
    client = t.client()
    client.raw(b"SIZE a\xff\xff\r\n")
    equal(expect(client.reply(), 213).text, "1", "size")


@check("lines", "forbidden byte in {} is 501", params=[b"CWD a\0b", b"NOOP\0", b"CWD a\rb", b"CWD \r/", b"MKD x\0", b"MKD x\ry"])
def _(t, line):
    client = t.client()
    client.raw(line + b"\r\n")
    expect(client.reply(), 501, 500)
    expect(client.cmd("NOOP"), 200)
    equal(sorted(p.name for p in t.disk.iterdir()), [], "what was made")


@check("lines", "{} bytes in a line are 500, then in step", params=[8193, 9000, 65536, 1000000])
def _(t, size):
    client = t.client()
    client.raw(b"CWD " + b"x" * (size - 4) + b"\r\n")
    expect(client.reply(), 500, 501)
    expect(client.cmd("PWD"), 257)
    that(client.silent(0.1), "out of step")


@check("lines", "a long line that never ends does not grow the server", needs=["server"])
def _(t):
    client = t.client()
    before = t.target.server.memory() if t.target.server else 0
    for _round in range(200):
        client.raw(b"x" * 65536)
    if t.target.server:
        that(t.target.server.memory() - before < 6 << 20, "memory grew by more than 6 MiB")
    client.raw(b"\r\n")
    expect(client.reply(), 500, 501)
    expect(client.cmd("NOOP"), 200)


@check("lines", "empty line", params=None)
def _(t):
    client = t.client()
    client.raw(b"\r\nPWD\r\n")
    reply = client.reply()
    if reply.code != 257:
        expect(reply, 500, 501)
        expect(client.reply(), 257)


@check("lines", "unknown {} is 500", params=["XYZZY", "RETRX a", "RET a", "\x01\x02", "ÄÖ", "%n%s", "QQQQ" * 100])
def _(t, command):
    client = t.client()
    expect(client.cmd(command), 500)
    expect(client.cmd("NOOP"), 200)


@check("lines", "unknown command: the reply names the verb in upper case and the nearest known one")
def _(t):
    reply = expect(t.client().cmd("retx file"), 500)
    that("RETX" in reply.text, f"no verb in {reply}")
    that("RETR" in reply.text.replace("RETX", ""), f"no known command in {reply}")


@check("lines", "two commands in one packet are answered in order")
def _(t):
    client = t.client()
    client.raw(b"PWD\r\nNOOP\r\nSYST\r\n")
    equal([client.reply().code for _ in range(3)], [257, 200, 215], "codes")


@check("lines", "20,000 commands in one write, none lost")
def _(t):
    client = t.client(timeout=60)
    sender = threading.Thread(target=client.raw, args=(b"NOOP\r\nPWD\r\n" * 10000,))
    sender.start()
    codes = [client.reply(60).code for _ in range(20000)]
    sender.join()
    equal(codes, [200, 257] * 10000, "codes")


@check("lines", "20,000 commands, replies not read at first: memory stays bounded", needs=["server"])
def _(t):
    client = t.client(timeout=60)
    client.sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    before = t.target.server.memory() if t.target.server else 0
    done = threading.Event()

    def send():
        try:
            client.sock.settimeout(60)
            client.raw(b"HELP\r\n" * 20000)
        except OSError:
            pass
        done.set()
    threading.Thread(target=send, daemon=True).start()
    done.wait(2)
    other = t.client()
    expect(other.cmd("NOOP"), 200)
    if t.target.server:
        that(t.target.server.memory() - before < 8 << 20, "memory grew by more than 8 MiB")


@check("lines", "a login is quick while another floods", needs=["server"])
def _(t):
    import time
    flooder = t.client(timeout=60)
    stop = threading.Event()

    def flood():
        try:
            while not stop.is_set():
                flooder.raw(b"NOOP\r\n" * 1000)
        except OSError:
            pass

    def drain():
        try:
            while flooder.sock.recv(65536):
                pass
        except OSError:
            pass
    threads = [threading.Thread(target=flood, daemon=True), threading.Thread(target=drain, daemon=True)]
    for thread in threads:
        thread.start()
    try:
        started = time.monotonic()
        t.client()
        seconds = time.monotonic() - started
    finally:
        stop.set()
        flooder.sock.shutdown(socket.SHUT_RDWR)
        for thread in threads:
            thread.join(5)
    that(seconds < 3, f"a login took {seconds:.1f} s during a flood")


@check("lines", "no control bytes in the reply to {}", params=[
    b"CWD \x1b[2J", b"RETR a\x07b", b"SIZE \x08\x08", b"DELE \x7f", b"MKD \x1b]0;x", b"\x1b[31m", b"USER \x1b[2J", b"STAT \x01\x02",
    b"HELP \x1b", b"SITE \x1b", b"OPTS \x1b", b"RNFR \x1b"])
def _(t, line):
    client = t.client()
    client.send(line)
    reply = client.reply()
    that(all(b >= 32 and b != 127 or b in b"\r\n" for b in reply.raw), f"raw control bytes: {reply.raw!r}")
    that(reply.raw.count(b"\r\n") == reply.raw.count(b"\n") == reply.raw.count(b"\r"), f"line ends: {reply.raw!r}")


@check("lines", "the argument keeps its spaces")
def _(t):
    t.put(" a ", b"xyz")
    client = t.client()
    equal(expect(client.cmd("SIZE  a "), 213).text, "3", "size")
    expect(client.cmd("SIZE a"), 550)


@check("lines", "{} without its argument is 501", params=[
    "CWD", "RETR", "STOR", "APPE", "DELE", "RNFR", "MKD", "RMD", "SIZE", "MDTM", "MFMT", "TYPE", "MODE", "STRU", "REST", "PORT",
    "EPRT", "OPTS", "SITE", "MFF"])
def _(t, verb):
    client = t.client()
    expect(client.cmd(verb), 501, 500)
    expect(client.cmd("NOOP"), 200)
