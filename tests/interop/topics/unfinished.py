"""Unfinished uploads: what an account is shown is exactly what REST + STOR and APPE continue."""
import hashlib
import os
import threading
import time

from ftpclient import finish, reset
from harness import check, equal, eventually, expect, that

WHOLE = bytes(range(256)) * 1000
OLD = b"old" * 1000


def cut(t, name, data, client=None, command="STOR"):
    """Leaves an unfinished upload: the data connection is reset, the session stays."""
    client = client or t.client()
    sock, reply = client.begin(f"{command} {name}")
    that(sock is not None, f"{command}: {reply}")
    sock.sendall(data)
    time.sleep(0.15)  # until the server has read it: a reset drops what is under way
    reset(sock)
    expect(client.reply(), 426, 451)
    return client


def size(client, name):
    return int(expect(client.cmd("SIZE " + name), 213).text)


def visible(t):
    """Names on the disk that are not the server's own unfinished ones: what anyone else sees."""
    return sorted(name for name in os.listdir(t.disk) if not name.startswith("."))


@check("unfinished", "a cut upload of a new name is not published, but shown to its account")
def _(t):
    client = cut(t, "a", WHOLE[:5000])
    equal(visible(t), [], "on the disk")
    shown = size(client, "a")
    equal(shown, 4999, "the size shown is what is held less one")
    expect(client.cmd("MLST a"), 250)
    that(b"a" in client.fetch("NLST")[0].split(b"\r\n"), "NLST")


@check("unfinished", "{} continues at the size shown", params=["REST and STOR", "APPE"])
def _(t, way):
    client = cut(t, "a", WHOLE[:100000])
    start = size(client, "a")
    if way == "APPE":
        expect(client.store("APPE a", WHOLE[start:]), 226)
    else:
        expect(client.store("STOR a", WHOLE[start:], rest=start), 226)
    equal(t.get("a"), WHOLE, "whole")
    equal(size(client, "a"), len(WHOLE), "SIZE of the finished file")


@check("unfinished", "{} of another session continues", params=["REST and STOR", "APPE"])
def _(t, way):
    cut(t, "a", WHOLE[:100000]).close()
    client = t.client()
    start = size(client, "a")
    expect(client.store("APPE a", WHOLE[start:]) if way == "APPE" else client.store("STOR a", WHOLE[start:], rest=start), 226)
    equal(t.get("a"), WHOLE, "whole")


@check("unfinished", "a cut overwrite keeps the former file on the disk")
def _(t):
    t.put("a", OLD)
    client = cut(t, "a", WHOLE[:50000])
    equal(t.get("a"), OLD, "the former file")
    equal(size(client, "a"), 49999, "SIZE shows the unfinished upload")
    expect(client.store("STOR a", WHOLE[49999:], rest=49999), 226)
    equal(t.get("a"), WHOLE, "whole")


@check("unfinished", "a cut overwrite is continued by APPE and never mixes with the former file")
def _(t):
    t.put("a", OLD)
    client = cut(t, "a", WHOLE[:2000])
    start = size(client, "a")
    equal(start, 1999, "SIZE")
    expect(client.store("APPE a", WHOLE[start:]), 226)
    equal(t.get("a"), WHOLE, "whole")


@check("unfinished", "to its account the name shows the unfinished upload: RETR is 450, perm without r")
def _(t):
    t.put("a", OLD)
    client = cut(t, "a", WHOLE[:50000])
    data, reply = client.fetch("RETR a")
    equal(data, None, "data")
    expect(reply, 450)
    that(len(reply.text) > 15, f"a sentence: {reply}")
    line = expect(client.cmd("MLST a"), 250).lines[1].lower()
    perm = line.split(b"perm=")[1].split(b";")[0]
    that(b"r" not in perm, f"perm {perm}")
    that(b"size=49999" in line, f"{line}")


@check("unfinished", "REST {} of an unfinished upload of 50,000", params=[(0, True), (1, True), (49998, True), (49999, True), (50000, False), (50001, False)])
def _(t, offset, good):
    client = cut(t, "a", WHOLE[:50000])
    reply = client.store("STOR a", WHOLE[offset:], rest=offset)
    if good:
        expect(reply, 226)
        equal(t.get("a"), WHOLE, "whole")
    else:
        expect(reply, 554)
        equal(size(client, "a"), 49999, "still there")


@check("unfinished", "REST n is never a continuation of the former file while an unfinished upload exists")
def _(t):
    t.put("a", b"F" * 100000)
    client = cut(t, "a", WHOLE[:2000])
    expect(client.store("STOR a", b"x", rest=3000), 554)
    equal(t.get("a"), b"F" * 100000, "the former file")


@check("unfinished", "HASH works on it")
def _(t):
    client = cut(t, "a", WHOLE[:50000])
    reply = expect(client.cmd("HASH a"), 213)
    digests = [hashlib.sha256(WHOLE[:n]).hexdigest() for n in (49999, 50000)]
    that(any(d in reply.text.lower() for d in digests), f"{reply}")


@check("unfinished", "DELE drops it, the former file shows again, and the 250 says so")
def _(t):
    t.put("a", OLD)
    client = cut(t, "a", WHOLE[:50000])
    reply = expect(client.cmd("DELE a"), 250)
    equal(t.get("a"), OLD, "the former file")
    equal(size(client, "a"), len(OLD), "SIZE")
    that(len(reply.text) > 25, f"says so: {reply}")
    expect(client.cmd("DELE a"), 250)
    equal(t.get("a"), None, "now the file itself")


@check("unfinished", "DELE of an unfinished upload of a new name")
def _(t):
    client = cut(t, "a", WHOLE[:50000])
    expect(client.cmd("DELE a"), 250)
    expect(client.cmd("SIZE a"), 550)
    equal(sorted(os.listdir(t.disk)), [], "nothing is left on the disk")


@check("unfinished", "STOR without REST begins anew")
def _(t):
    client = cut(t, "a", WHOLE[:50000])
    expect(client.store("STOR a", b"short"), 226)
    equal(t.get("a"), b"short", "stored")
    equal(sorted(os.listdir(t.disk)), ["a"], "nothing else is left on the disk")


@check("unfinished", "STOR refused for want of a data connection leaves it")
def _(t):
    client = cut(t, "a", WHOLE[:50000])
    expect(client.cmd("STOR a"), 425, 503)
    equal(size(client, "a"), 49999, "still there")


@check("unfinished", "{} bytes are not kept", params=[0, 1])
def _(t, count):
    client = cut(t, "a", b"x" * count)
    expect(client.cmd("SIZE a"), 550)
    t.put("b", OLD)
    cut(t, "b", b"x" * count, client)
    equal(size(client, "b"), len(OLD), "the former file shows")


@check("unfinished", "not kept for {}", params=["TYPE A", "MODE Z"])
def _(t, mode):
    client = t.client()
    expect(client.cmd(mode), 200)
    cut(t, "a", WHOLE[:50000] if mode == "TYPE A" else __import__("zlib").compress(os.urandom(200000))[:50000], client)
    expect(client.cmd("TYPE I"), 200)
    expect(client.cmd("SIZE a"), 550)
    eventually(lambda: os.listdir(t.disk) == [], "nothing is left on the disk")


@check("unfinished", "RMD of a folder with only one's own unfinished uploads")
def _(t):
    client = t.client()
    expect(client.cmd("MKD d"), 257)
    cut(t, "d/a", WHOLE[:50000], client)
    expect(client.cmd("RMD d"), 250)
    that(not (t.disk / "d").exists(), "removed")


@check("unfinished", "nobody can name the server's unfinished files")
def _(t):
    client = cut(t, "a", WHOLE[:50000])
    names = os.listdir(t.disk)
    for name in names:
        for command in ("SIZE", "DELE", "MLST", "RNFR", "HASH"):
            that(client.cmd(f"{command} {name}").code >= 400, f"{command} {name}")
        expect(client.fetch("RETR " + name)[1], "5xx", 450)
        expect(client.store("STOR " + name, b"x"), 553, 550)
        expect(client.cmd("MKD " + name), 553, 550)
        t.put("x", b"x")
        client.cmd("RNFR x")
        expect(client.cmd("RNTO " + name), 553, 550)
        for command in ("LIST -a", "NLST -a", "MLSD"):
            that(name.encode() not in client.fetch(command)[0], f"{command} shows it")
    equal(size(client, "a"), 49999, "still there")


@check("unfinished", "a name of 255 bytes can be uploaded and continued")
def _(t):
    name = "n" * 255
    client = cut(t, name, WHOLE[:50000])
    expect(client.store("STOR " + name, WHOLE[49999:], rest=49999), 226)
    equal(t.get(name), WHOLE, "whole")


@check("unfinished", "a running upload of a new name is taken over by {} from the same address", params=["APPE", "REST and STOR"])
def _(t, way):
    first = t.client()
    sock, _reply = first.begin("STOR a")
    sock.sendall(WHOLE[:50000])
    time.sleep(0.2)
    client = t.client()
    start = size(client, "a")
    that(0 < start < 50000, f"SIZE {start}")
    reply = client.store("APPE a", WHOLE[start:]) if way == "APPE" else client.store("STOR a", WHOLE[start:], rest=start)
    expect(reply, 226)
    equal(t.get("a"), WHOLE, "whole")
    expect(first.reply(), 426)
    sock.close()
    equal(t.get("a"), WHOLE, "whole")


@check("unfinished", "from another address a running upload is 450")
def _(t):
    first = t.client()
    sock, _reply = first.begin("STOR a")
    sock.sendall(WHOLE[:50000])
    time.sleep(0.2)
    other = t.client(source=("127.0.0.2", 0))
    port = other.epsv_port()
    data = other.connect(port, source=("127.0.0.2", 0))
    reply = other.cmd("APPE a")
    expect(reply, 450)
    data.close()
    sock.sendall(WHOLE[50000:])
    finish(sock)
    expect(first.reply(), 226)
    equal(t.get("a"), WHOLE, "whole")


@check("unfinished", "the upload of one account is not shown to another", needs=["server"])
def _(t):
    server = t.server("--home", str(t.disk), "--user", "v:q", home=t.disk)
    one = t.login_to(server)
    sock, _reply = one.begin("STOR a")
    sock.sendall(WHOLE[:5000])
    time.sleep(0.2)
    reset(sock)
    expect(one.reply(), 426)
    client = __import__("ftpclient").Client(server.host, server.port)
    t.clients.append(client)
    expect(client.login("v", "q"), 230)
    expect(client.cmd("SIZE a"), 550)
    equal(client.fetch("NLST")[0], b"", "NLST")
    (t.disk / "b").write_bytes(OLD)
    sock, _reply = one.begin("STOR b")
    sock.sendall(WHOLE[:5000])
    time.sleep(0.2)
    reset(sock)
    expect(one.reply(), 426)
    equal(size(one, "b"), 4999, "to its account")
    equal(size(client, "b"), len(OLD), "to the other")
    equal(client.fetch("RETR b")[0], OLD, "RETR of the other")


@check("unfinished", "after kill -9 of the server it is continued", needs=["server"])
def _(t):
    server = t.server()
    client = t.login_to(server)
    sock, _reply = client.begin("STOR a")
    sock.sendall(WHOLE[:100000])
    time.sleep(0.3)
    server.kill()
    server.start()
    client = t.login_to(server)
    reply = client.cmd("SIZE a")
    if reply.code == 213:
        start = int(reply.text)
        that(start < 100000, f"SIZE {start}")
        expect(client.store("STOR a", WHOLE[start:], rest=start), 226)
    else:
        expect(client.store("STOR a", WHOLE), 226)
    equal((server.home / "a").read_bytes(), WHOLE, "whole")
    equal(os.listdir(server.home), ["a"], "nothing else is left on the disk")


@check("unfinished", "APPE to a finished file is cut back after a failure")
def _(t):
    t.put("a", OLD)
    before = (t.disk / "a").stat().st_ino
    client = t.client()
    sock, _reply = client.begin("APPE a")
    sock.sendall(WHOLE[:50000])
    time.sleep(0.15)
    reset(sock)
    expect(client.reply(), 426, 451)
    equal(t.get("a")[:len(OLD)], OLD, "the former bytes")
    shown = size(client, "a")
    expect(client.store("APPE a", b"tail"), 226)
    that(t.get("a") in (OLD + b"tail", OLD + WHOLE[:shown - len(OLD)] + b"tail"), "no mix")
    equal((t.disk / "a").stat().st_ino, before, "written in place")


@check("unfinished", "APPE to a finished file is cut back after kill -9 of the server", needs=["server"])
def _(t):
    server = t.server()
    (server.home / "a").write_bytes(OLD)
    client = t.login_to(server)
    sock, _reply = client.begin("APPE a")
    sock.sendall(WHOLE[:50000])
    time.sleep(0.3)
    server.kill()
    server.start()
    equal((server.home / "a").read_bytes(), OLD, "cut back at the next start")


@check("unfinished", "20 uploads at once, each cut and continued")
def _(t):
    failures = []

    def one(number):
        try:
            name = f"f{number}"
            client = cut(t, name, WHOLE[:10000 + number])
            start = size(client, name)
            reply = client.store("STOR " + name, WHOLE[start:], rest=start)
            if reply.code != 226 or t.get(name) != WHOLE:
                failures.append(f"{name}: {reply}")
        except Exception as error:  # any of them is a failure of the check
            failures.append(repr(error))
    threads = [threading.Thread(target=one, args=(n,)) for n in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    that(not failures, f"{failures[:3]}")
