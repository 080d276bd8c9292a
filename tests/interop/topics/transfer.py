"""What is sent and stored, byte for byte; REST, APPE, STOU, ABOR, TYPE A, MODE Z; what is answered meanwhile."""
import socket
import time
import zlib

from ftpclient import finish, read_all, reset
from harness import check, equal, eventually, expect, that

CONTENT = bytes(range(256)) * 4097  # over 1 MiB, no round number


@check("transfer", "STOR and RETR of {} bytes", params=[0, 1, 2, 1023, 1024, 4096, 65535, 65536, 65537, 262144, 1048583, 5000000])
def _(t, size):
    content = (CONTENT * 5)[:size]
    client = t.client()
    expect(client.store("STOR a", content), 226)
    equal(t.get("a"), content, "stored")
    data, reply = client.fetch("RETR a")
    expect(reply, 226)
    equal(data, content, "fetched")
    equal(expect(client.cmd("SIZE a"), 213).text, str(size), "SIZE")


@check("transfer", "STOR over an existing file, {}", params=["shorter", "longer", "empty"])
def _(t, kind):
    t.put("a", b"x" * 1000)
    content = {"shorter": b"y" * 10, "longer": b"y" * 5000, "empty": b""}[kind]
    expect(t.client().store("STOR a", content), 226)
    equal(t.get("a"), content, "stored")


@check("transfer", "RETR of {} is 550", params=["nothing", "/", ".", "folder", ""])
def _(t, name):
    (t.disk / "folder").mkdir()
    client = t.client()
    data, reply = client.fetch("RETR " + name)
    equal(data, None, "data")
    expect(reply, 550, 501)


@check("transfer", "STOR to {} is refused", params=["/", ".", "folder", "missing/a", "folder/", "a/b"])
def _(t, name):
    (t.disk / "folder").mkdir()
    t.put("a", b"x")
    client = t.client()
    expect(client.store("STOR " + name, b"y"), 550, 553, 501, 450)
    equal(sorted(p.name for p in t.disk.iterdir()), ["a", "folder"], "folder")
    expect(client.cmd("NOOP"), 200)


@check("transfer", "APPE to {} file", params=["a new", "an existing"])
def _(t, kind):
    if kind == "an existing":
        t.put("a", b"12345")
    client = t.client()
    expect(client.store("APPE a", b"678"), 226)
    equal(t.get("a"), b"12345678" if kind == "an existing" else b"678", "stored")


@check("transfer", "APPE in many pieces")
def _(t):
    client = t.client()
    for number in range(20):
        expect(client.store("APPE a", b"%03d" % number), 226)
    equal(t.get("a"), b"".join(b"%03d" % n for n in range(20)), "stored")


@check("transfer", "APPE after REST ignores no byte")
def _(t):
    t.put("a", b"12345")
    client = t.client()
    reply = client.store("APPE a", b"678", rest=2)
    if reply.code == 226:
        that(t.get("a") in (b"12345678",), f"stored {t.get('a')}")
    else:
        equal(t.get("a"), b"12345", "after a refusal")


@check("transfer", "STOU names the file")
def _(t):
    client = t.client()
    names = set()
    for number in range(3):
        sock = client.open_passive()
        reply = expect(client.cmd("STOU"), 150, 125)
        sock.sendall(b"%d" % number)
        sock.close()
        final = expect(client.reply(), 226, 250)
        names |= {p.name for p in t.disk.iterdir() if p.name in reply.text + " " + final.text}
    equal(len(names), 3, f"names {names}")
    equal(sorted(p.read_bytes() for p in t.disk.iterdir()), [b"0", b"1", b"2"], "contents")


@check("transfer", "RETR from {}", params=[0, 1, 1000, len(CONTENT) - 1, len(CONTENT)])
def _(t, offset):
    t.put("a", CONTENT)
    client = t.client()
    data, reply = client.fetch("RETR a", rest=offset)
    expect(reply, 226)
    equal(data, CONTENT[offset:], "fetched")
    data, reply = client.fetch("RETR a")
    equal(data, CONTENT, "the next one, whole")


@check("transfer", "RETR beyond the end from {} is 554", params=[11, 1 << 31, 1 << 40, 2**63 - 1])
def _(t, offset):
    t.put("a", b"0123456789")
    client = t.client()
    data, reply = client.fetch("RETR a", rest=offset)
    equal(data, None, "data")
    expect(reply, 554, 550)
    equal(client.fetch("RETR a")[0], b"0123456789", "the next one, whole")


@check("transfer", "a sparse file of 5 GiB: SIZE and REST beyond 4 GiB")
def _(t):
    path = t.put("big", b"")
    with open(path, "r+b") as file:
        file.truncate(5 << 30)
        file.seek((5 << 30) - 5)
        file.write(b"tail!")
    client = t.client()
    equal(client.cmd("SIZE big").text, str(5 << 30), "SIZE")
    data, reply = client.fetch("RETR big", rest=(5 << 30) - 5)
    expect(reply, 226)
    equal(data, b"tail!", "tail")


@check("transfer", "REST survives {}", params=["PASV", "EPSV", "TYPE I", "PORT", "TYPE A\r\nTYPE I"])
def _(t, between):
    t.put("a", b"0123456789")
    client = t.client()
    expect(client.cmd("REST 4"), 350)
    if between.startswith("TYPE"):
        for line in between.split("\r\n"):
            expect(client.cmd(line), 200)
    if between == "PORT":
        with socket.socket() as sock:
            sock.bind(("127.0.0.1", 0))
            sock.listen(1)
            port = sock.getsockname()[1]
            expect(client.cmd(f"PORT 127,0,0,1,{port >> 8},{port & 255}"), 200)
            client.send("RETR a")
            data = read_all(sock.accept()[0])
    else:
        data = client.fetch("RETR a", way="PASV" if between == "PASV" else "EPSV")[0]
    equal(data, b"456789", "fetched")


@check("transfer", "the last REST counts")
def _(t):
    t.put("a", b"0123456789")
    client = t.client()
    expect(client.cmd("REST 8"), 350)
    expect(client.cmd("REST 3"), 350)
    equal(client.fetch("RETR a")[0], b"3456789", "fetched")


@check("transfer", "REST {} and STOR into a finished file of 10", params=[0, 1, 5, 9, 10])
def _(t, offset):
    t.put("a", b"0123456789")
    client = t.client()
    expect(client.store("STOR a", b"abc", rest=offset), 226)
    equal(t.get("a"), b"0123456789"[:offset] + b"abc", "stored: its length is the offset and what was received")


@check("transfer", "REST beyond the end and STOR is 554")
def _(t):
    t.put("a", b"0123456789")
    expect(t.client().store("STOR a", b"abc", rest=11), 554, 550, 501)
    equal(t.get("a"), b"0123456789", "the file")


@check("transfer", "a client that resets its download gets no 226")
def _(t):
    t.put("a", b"x" * (64 << 20))
    client = t.client()
    data, reply = client.begin("RETR a")
    expect(reply, 150, 125)
    data.recv(1000)
    reset(data)
    expect(client.reply(), 426, 451)
    expect(client.cmd("NOOP"), 200)


@check("transfer", "a client that closes its download early gets no 226")
def _(t):
    t.put("a", b"x" * (64 << 20))
    client = t.client()
    data, _reply = client.begin("RETR a")
    data.recv(1000)
    data.close()
    expect(client.reply(), 426, 451)


@check("transfer", "a reset upload gets 426 and nothing is published")
def _(t):
    t.put("a", b"old")
    client = t.client()
    for name in ("a", "b"):
        data, _reply = client.begin("STOR " + name)
        data.sendall(b"new" * 1000)
        time.sleep(0.1)
        reset(data)
        expect(client.reply(), 426, 451)
    equal(t.get("a"), b"old", "a")
    that(not (t.disk / "b").exists(), "b was published")


@check("transfer", "ABOR in a {}: 426, then 226, and the session goes on", params=["download", "upload", "listing"])
def _(t, kind):
    t.put("a", b"x" * (64 << 20))
    for number in range(3000 if kind == "listing" else 0):
        (t.disk / f"{'n' * 200}{number}").touch()
    client = t.client()
    client.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    data, _reply = client.begin({"download": "RETR a", "upload": "STOR b", "listing": "MLSD"}[kind])
    if kind == "upload":
        data.sendall(b"half")
        time.sleep(0.1)
    client.send("ABOR")
    first = client.reply()
    if kind == "listing" and first.code == 226:  # it was all under way already
        expect(client.reply(), 225, 226)
    else:
        expect(first, 426)
        expect(client.reply(), 226)
    data.close()
    expect(client.cmd("NOOP"), 200)
    equal(t.get("b"), None, "the upload given up")
    expect(client.store("STOR c", b"next"), 226)
    equal(t.get("c"), b"next", "the next transfer")


@check("transfer", "ABOR with Telnet Synch as urgent data")
def _(t):
    t.put("a", b"x" * (64 << 20))
    client = t.client()
    data, _reply = client.begin("RETR a")
    client.sock.send(b"\xff\xf4\xff", 0)
    client.sock.send(b"\xf2", socket.MSG_OOB)
    client.send("ABOR")
    expect(client.reply(), 426)
    expect(client.reply(), 226)
    data.close()
    expect(client.cmd("NOOP"), 200)


@check("transfer", "ABOR sent wholly as urgent data, as ftplib does")
def _(t):
    t.put("a", b"x" * (64 << 20))
    client = t.client()
    data, _reply = client.begin("RETR a")
    client.sock.send(b"ABOR\r\n", socket.MSG_OOB)
    expect(client.reply(), 426)
    expect(client.reply(), 226)
    data.close()
    expect(client.cmd("NOOP"), 200)


@check("transfer", "ABOR with Synch jumps the queue of a transfer")
def _(t):
    t.put("a", b"x" * (64 << 20))
    client = t.client()
    data, _reply = client.begin("RETR a")
    client.raw(b"PWD\r\n\xff\xf4\xff\xf2ABOR\r\n")
    equal([client.reply().code for _ in range(3)], [426, 226, 257], "codes")
    data.close()


@check("transfer", "ABOR when nothing runs")
def _(t):
    client = t.client()
    expect(client.cmd("ABOR"), 225, 226)
    expect(client.cmd("NOOP"), 200)


@check("transfer", "{} is answered during a download", params=["NOOP", "STAT"])
def _(t, command):
    t.put("a", b"x" * (64 << 20))
    client = t.client()
    data, _reply = client.begin("RETR a")
    expect(client.cmd(command), 200, 211)
    equal(len(read_all(data)), 64 << 20, "bytes")
    expect(client.reply(), 226)


@check("transfer", "PWD waits until the transfer is over, and NOOP behind it too")
def _(t):
    t.put("a", b"x" * (64 << 20))
    client = t.client()
    data, _reply = client.begin("RETR a")
    client.raw(b"PWD\r\nNOOP\r\n")
    that(client.silent(0.5), "answered during the transfer")
    read_all(data)
    equal([client.reply().code for _ in range(3)], [226, 257, 200], "codes")


@check("transfer", "QUIT during a transfer lets it finish, then 221")
def _(t):
    t.put("a", b"x" * (32 << 20))
    client = t.client()
    data, _reply = client.begin("RETR a")
    client.send("QUIT")
    time.sleep(0.2)
    equal(len(read_all(data)), 32 << 20, "bytes")
    equal([client.reply().code for _ in range(2)], [226, 221], "codes")
    that(client.is_closed(), "still open")


@check("transfer", "the control connection goes away during an upload: nothing is published ({})", params=["close", "reset"])
def _(t, how):
    t.put("a", b"old")
    client = t.client()
    data, _reply = client.begin("STOR a")
    data.sendall(b"new" * 1000)
    time.sleep(0.1)
    client.close() if how == "close" else reset(client.sock)
    data.close()
    time.sleep(0.5)
    equal(t.get("a"), b"old", "the former file")


@check("transfer", "TYPE A upload: CRLF becomes LF, bare CR and bare LF stay")
def _(t):
    client = t.client()
    expect(client.cmd("TYPE A"), 200)
    expect(client.store("STOR a", b"a\r\nb\rc\nd\r\n\r\n\r\r\ne\r"), 226)
    equal(t.get("a"), b"a\nb\rc\nd\n\n\r\ne\r", "stored")


@check("transfer", "TYPE A download: LF becomes CRLF")
def _(t):
    t.put("a", b"a\nb\n\nc\rd")
    client = t.client()
    expect(client.cmd("TYPE A"), 200)
    data, reply = client.fetch("RETR a")
    expect(reply, 226)
    equal(data, b"a\r\nb\r\n\r\nc\rd", "fetched")


@check("transfer", "TYPE A, a large file both ways, ends cut at every block")
def _(t):
    text = b"".join(b"%d%s\n" % (n, b"x" * (n % 91)) for n in range(30000))
    client = t.client()
    expect(client.cmd("TYPE A"), 200)
    expect(client.store("STOR a", text.replace(b"\n", b"\r\n")), 226)
    equal(t.get("a"), text, "stored")
    data, _reply = client.fetch("RETR a")
    equal(data, text.replace(b"\n", b"\r\n"), "fetched")


@check("transfer", "TYPE A upload byte by byte")
def _(t):
    client = t.client()
    expect(client.cmd("TYPE A"), 200)
    data, _reply = client.begin("STOR a")
    data.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    for byte in b"a\r\n\r\r\nb\r\n":
        data.sendall(bytes([byte]))
        time.sleep(0.002)
    data.close()
    expect(client.reply(), 226)
    equal(t.get("a"), b"a\n\r\nb\n", "stored")


@check("transfer", "SIZE in TYPE A counts translated bytes or is 550")
def _(t):
    t.put("a", b"a\nb\n")
    client = t.client()
    expect(client.cmd("TYPE A"), 200)
    reply = expect(client.cmd("SIZE a"), 213, 550)
    that(reply.code == 550 or reply.text == "6", f"{reply}")


@check("transfer", "REST in TYPE A: RETR counts translated bytes or 554; STOR is 554")
def _(t):
    t.put("a", b"a\nb\nc\n")
    client = t.client()
    expect(client.cmd("TYPE A"), 200)
    data, reply = client.fetch("RETR a", rest=3)
    that(data == b"b\r\nc\r\n" or reply.code in (554, 550, 501, 504), f"{reply} {data}")
    expect(client.store("STOR a", b"x", rest=3), 554, 550, 501, 504)
    equal(t.get("a"), b"a\nb\nc\n", "the file")


@check("transfer", "MODE Z download")
def _(t):
    t.put("a", CONTENT)
    client = t.client()
    expect(client.cmd("MODE Z"), 200)
    data, reply = client.fetch("RETR a")
    expect(reply, 226)
    equal(zlib.decompress(data), CONTENT, "fetched")
    data, _reply = client.fetch("NLST")
    equal(zlib.decompress(data), b"a\r\n", "NLST")
    expect(client.cmd("MODE S"), 200)
    equal(client.fetch("RETR a")[0], CONTENT, "fetched in MODE S")


@check("transfer", "MODE Z upload, and one cut off")
def _(t):
    client = t.client()
    expect(client.cmd("MODE Z"), 200)
    packed = zlib.compress(CONTENT)
    expect(client.store("STOR a", packed), 226)
    equal(t.get("a"), CONTENT, "stored")
    expect(client.store("STOR a", packed[:len(packed) // 2]), 426, 451, 501, 550, 552)
    equal(t.get("a"), CONTENT, "after one cut off")
    expect(client.store("STOR a", b"this is not zlib"), 426, 451, 501, 550, 552)
    equal(t.get("a"), CONTENT, "after garbage")


@check("transfer", "ALLO and fewer bytes of a Wherry client are an unfinished upload")
def _(t):
    t.put("a", b"old")
    client = t.client()
    expect(client.cmd("CLNT Wherry/0.1.0"), "2xx")
    expect(client.cmd("ALLO 100"), 200, 202)
    expect(client.store("STOR a", b"x" * 50), 426, 451, 552, 450)
    equal(t.get("a"), b"old", "the former file")
    expect(client.cmd("ALLO 100"), 200, 202)
    expect(client.store("STOR b", b"x" * 100), 226)
    equal(t.get("b"), b"x" * 100, "b")


@check("transfer", "ALLO of another client is only an upper bound")
def _(t):
    client = t.client()
    expect(client.cmd("ALLO 100"), 200, 202)
    expect(client.store("STOR a", b"x" * 50), 226)
    equal(t.get("a"), b"x" * 50, "stored")


@check("transfer", "two uploads of one name do not mix")
def _(t):
    first, second = t.client(), t.client()
    one, two = first.begin("STOR a")[0], second.begin("STOR a")
    one.sendall(b"1" * 1000)
    if two[0]:
        two[0].sendall(b"2" * 2000)
        time.sleep(0.1)
        finish(two[0])
        second.reply()
    else:
        expect(two[1], 450, 550, 553)
    one.sendall(b"1" * 1000)
    finish(one)
    first.reply()
    that(t.get("a") in (b"1" * 2000, b"2" * 2000), f"mixed: {t.get('a')[:20]}...")


@check("transfer", "a reader during an overwrite sees the old file whole")
def _(t):
    t.put("a", b"o" * 100000)
    writer, reader = t.client(), t.client()
    data, _reply = writer.begin("STOR a")
    data.sendall(b"n" * 50000)
    time.sleep(0.1)
    equal(reader.cmd(f"STAT {t.path}/a").code // 100, 2, "STAT")
    equal((t.disk / "a").read_bytes(), b"o" * 100000, "on the disk")
    data.sendall(b"n" * 50000)
    finish(data)
    expect(writer.reply(), 226)
    equal(t.get("a"), b"n" * 100000, "afterwards")


@check("transfer", "a file that grows or shrinks while it is sent does no harm")
def _(t):
    path = t.put("a", b"x" * (32 << 20))
    client = t.client()
    data, _reply = client.begin("RETR a")
    data.recv(1000)
    with open(path, "r+b") as file:
        file.truncate(5 << 20)
    try:
        that(len(read_all(data)) < 32 << 20, "more than the file had")
    except ConnectionResetError:
        pass  # said in the clearest way that it is not whole
    expect(client.reply(), 226, 426, 451, 550)
    eventually(lambda: client.cmd("NOOP").code == 200, "the session goes on")
