"""What strangers can do: guessing, logs, descriptors, memory."""
import os
import resource
import socket
import threading
import time

from ftpclient import Client, Closed
from harness import check, equal, eventually, expect, that


def logging_server(t):
    log = t.disk.parent.parent / f"log-{t.name}"
    t.local.append(log)
    return t.server("--log-level", "debug", "--log-file", str(log)), log


@check("strangers", "no password in the log or on the console", needs=["server"])
def _(t):
    server, log = logging_server(t)
    client = t.login_to(server)
    client.cmd("PWD")
    other = Client(server.host, server.port)
    t.clients.append(other)
    other.cmd("USER u")
    other.cmd("PASS hunter2hunter2")
    other.cmd("pass HUNTER3HUNTER3")
    other.cmd(" PASS hunter4hunter4")
    other.raw(b"PA\xff\xf1SS hunter5hunter5\r\n")
    other.raw(b"ACCT hunter6hunter6\r\n")
    time.sleep(0.5)
    server.stop()
    text = log.read_bytes() + (server.root / "stderr").read_bytes()
    that(len(text) > 100, "the log is empty: nothing was tried")
    for secret in (b"hunter2", b"HUNTER3", b"hunter4", b"hunter5", b"hunter6", server.password.encode() + b"\n"):
        that(secret not in text, f"{secret} is in the log")


@check("strangers", "one record of the log is one line, controls are escaped", needs=["server"])
def _(t):
    server, log = logging_server(t)
    client = t.login_to(server)
    for name in (b"a\x1b[2J", b"\xe2\x80\xae gnp", b"x\x07y", b"\xff\xff\xfe", b"tab\there"):
        client.raw(b"CWD " + name + b"\r\n")
        client.reply()
        client.raw(b"USER " + name + b"\r\n")
        client.reply()
    eventually(lambda: b"USER" in log.read_bytes(), "the log is written")
    text = log.read_bytes()
    text.decode("utf-8")
    that(b"\x1b" not in text and b"\x07" not in text and b"\r" not in text, "raw control bytes")
    that("\u202e" not in text.decode(), "a raw mark that turns the writing direction")


@check("strangers", "guessing from one address gets slower, another address logs in at once", needs=["server"])
def _(t):
    server = t.server()
    started = time.monotonic()
    tries = 0
    while time.monotonic() - started < 8:
        try:
            guesser = Client(server.host, server.port, source=("127.0.0.77", 0), timeout=3)
            for _try in range(3):
                guesser.cmd("USER someone")
                guesser.cmd("PASS wrong")
                tries += 1
            guesser.close()
        except (Closed, OSError):
            time.sleep(0.05)
    that(tries < 100, f"{tries} guesses in 8 s")
    started = time.monotonic()
    t.login_to(server)
    that(time.monotonic() - started < 3, "the rightful one had to wait")


@check("strangers", "a refused anonymous login is not counted as a guess", needs=["server"])
def _(t):
    server = t.server()
    for _round in range(12):
        client = Client(server.host, server.port)
        t.clients.append(client)
        client.cmd("USER anonymous")
        reply = client.cmd("PASS x@")
        expect(reply, 530)
    started = time.monotonic()
    t.login_to(server)
    that(time.monotonic() - started < 2, "the next login had to wait")


@check("strangers", "few descriptors: who is too many is turned away, nothing spins, and later logins work", needs=["server"])
def _(t):
    server = t.server()
    client = t.login_to(server)
    resource.prlimit(server.process.pid, resource.RLIMIT_NOFILE, (150, 150))
    held = []
    for _number in range(200):
        held.append(socket.create_connection((server.host, server.port), timeout=5))
    time.sleep(0.5)

    def cpu():
        with open(f"/proc/{server.process.pid}/stat") as file:
            fields = file.read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    used = cpu()
    time.sleep(2)
    that(cpu() - used < 1.0, f"{cpu() - used:.2f} s of CPU in 2 s: it spins")
    expect(client.cmd("NOOP"), 200)
    for sock in held:
        sock.close()
    eventually(lambda: logs_in(server), "logins work again", 15)


def logs_in(server):
    try:
        client = Client(server.host, server.port, timeout=3)
        good = client.login(server.user, server.password).code == 230
        client.close()
        return good
    except (Closed, OSError):
        return False


@check("strangers", "a folder of 50,000 names streams within a few MiB", needs=["server"])
def _(t):
    server = t.server(home=t.quick_home())
    folder = server.home / "many"
    folder.mkdir()
    for number in range(50000):
        os.close(os.open(folder / f"a file with a name of some length {number:06}", os.O_CREAT | os.O_WRONLY))
    client = t.login_to(server, timeout=60)
    client.fetch("MLSD /")
    before = server.memory()
    peak = [0]
    stop = threading.Event()

    def watch():
        while not stop.wait(0.01):
            peak[0] = max(peak[0], server.memory())
    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        for command in ("MLSD many", "LIST many", "NLST many"):
            data, reply = client.fetch(command)
            expect(reply, 226)
            equal(len(data.split(b"\r\n")) - 1 - data.count(b"type=cdir") - data.count(b"type=pdir"), 50000, command)
    finally:
        stop.set()
        watcher.join()
    that(peak[0] - before < 12 << 20, f"{(peak[0] - before) >> 20} MiB")  # the sanitizers take some of it


@check("strangers", "others are served while a large folder is listed and a large file hashed")
def _(t):
    for number in range(3000):
        (t.disk / f"{'n' * 100}{number}").touch()
    path = t.put("large", b"")
    with open(path, "r+b") as file:
        file.truncate(2 << 30)
    busy = t.client(timeout=120)
    busy.send("HASH large")
    slowest = 0.0
    for _round in range(10):
        started = time.monotonic()
        t.client().cmd("NOOP")
        slowest = max(slowest, time.monotonic() - started)
    that(slowest < 3, f"a login took {slowest:.1f} s meanwhile")
    expect(busy.reply(120), 213)


@check("strangers", "a data connection that stays idle does not keep a port open for ever: REIN and QUIT close it")
def _(t):
    for command in ("QUIT", "REIN"):
        client = t.client()
        port = client.epsv_port()
        client.cmd(command)

        def refused(port=port):
            try:
                socket.create_connection((t.target.host, port), timeout=2).close()
                return False
            except OSError:
                return True
        eventually(refused, f"the port is closed after {command}", 5)


@check("strangers", "the listening line names what answers", needs=["server"])
def _(t):
    server = t.server("--listen", "127.0.0.1", "--listen", "127.0.0.2")
    for host in ("127.0.0.1", "127.0.0.2"):
        client = Client(host, server.port)
        t.clients.append(client)
        expect(client.login(server.user, server.password), 230)
