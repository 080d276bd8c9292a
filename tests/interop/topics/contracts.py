"""Promises of the house book that the other topics leave out: sentences of replies, what REIN resets, MODE Z with offsets, COMB,
SITE, perm, the X-WHERRY contracts, ownership, and uploads taken over."""
import os
import re
import socket
import struct
import time
import zlib

from ftpclient import Client, finish, read_all, reset
from harness import Skipped, check, equal, expect, that

CONTENT = bytes(range(256)) * 4097


def mlst(client, name):
    words = expect(client.cmd("MLST " + name), 250).lines[1].strip().split(b" ", 1)[0]
    return {k.lower(): v for k, v in (fact.split(b"=", 1) for fact in words.split(b";") if fact)}


# What replies say

@check("contracts", "an unknown command is 500 with its verb in upper case and the nearest known one ({})", params=[
    ("retrr", "RETR"), ("Lits", "LIST"), ("MSLD", "MLSD"), ("quitt", "QUIT")])
def _(t, line, known):
    text = expect(t.client().cmd(line), 500).text
    that(line.split()[0].upper() in text and known in text, text)


@check("contracts", "HELP has one line for each command, HELP of one says where it comes from")
def _(t):
    client = t.client()
    lines = expect(client.cmd("HELP"), 214).lines[1:-1]
    verbs = [re.split(" [<[|]", line[:33].decode())[0].strip() for line in lines]
    equal(len(verbs), len(set(verbs)), "verbs named twice")
    that({"RETR", "STOR", "MLSD", "HASH", "REIN", "HOST", "COMB", "AVBL", "RANG"} <= set(verbs), f"{verbs}")
    for line in lines:
        that(len(line) > 35, f"no explanation: {line}")
    that("RFC 3659" in client.cmd("HELP MLSD").text, "source")


@check("contracts", "FEAT and HELP agree: nothing is offered that HELP does not know")
def _(t):
    client = t.client()
    known = expect(client.cmd("HELP"), 214).text
    for line in expect(client.cmd("FEAT"), 211).lines[1:-1]:
        word = line.split()[0].decode().split(";")[0]
        if word in ("UTF8", "TVFS", "X-WHERRY"):
            continue
        that(word in known, f"{word} is not in HELP")


@check("contracts", "the greeting says how to log in and the 230 the account and the directory")
def _(t):
    client = t.connect()
    that("USER" in client.greeting.text, f"{client.greeting}")
    client.cmd("USER " + t.target.user)
    reply = expect(client.cmd("PASS " + t.target.password), 230)
    that(t.target.user in reply.text and "/" in reply.text, f"{reply}")


@check("contracts", "a refusal names the path and gives a reason: {}", params=[
    ("CWD gone", 550), ("RETR gone", 550), ("MKD there", 550), ("RMD full", 550), ("DELE there", 550), ("RNFR gone", 550), ("SIZE there", 550), ("STOR there", 550)])
def _(t, line, code):
    (t.disk / "there").mkdir()
    t.put("full/x", b"x")
    client = t.client()
    verb, name = line.split()
    reply = client.store(line, b"x") if verb == "STOR" else client.fetch(line)[1] if verb == "RETR" else client.cmd(line)
    expect(reply, code, 553)
    that(f"{t.path}/{name}" in reply.text and len(reply.text) > len(t.path) + len(name) + 10, f"{reply}")


@check("contracts", "STAT of a folder of {} names is whole, and the session stays in step", params=[0, 1, 63, 64, 65, 2500])
def _(t, count):
    for number in range(count):
        (t.disk / f"{'n' * 100}{number}").touch()
    client = t.client()
    client.send("STAT .")
    client.send("NOOP")  # waits behind the listing
    reply = client.reply(60)
    expect(reply, 212, 213, 211)
    names = {line.rsplit(b" ", 1)[-1] for line in reply.lines[1:-1]}
    equal(len(names), count, "names")
    equal(len(reply.lines), count + 2, "lines")
    expect(client.reply(), 200)


@check("contracts", "a client that does not read its STAT costs little and holds nobody up", needs=["server"])
def _(t):
    server = t.server("--idle-timeout", "2", home=t.quick_home())
    for number in range(40000):
        (server.home / f"{'n' * 200}{number}").touch()
    lazy = t.login_to(server)
    before = server.memory()
    lazy.send("STAT /")
    time.sleep(1)
    that(server.memory() - before < (12 if server.is_sanitized() else 4) << 20, f"{(server.memory() - before) >> 10} KiB for one STAT")
    expect(t.login_to(server).cmd("NOOP"), 200)
    time.sleep(4)  # silent and not reading: the idle limit ends it
    received = b""
    lazy.sock.settimeout(10)
    try:
        while piece := lazy.sock.recv(1 << 16):
            received += piece
    except ConnectionResetError:
        pass
    that(b"\r\n212 " not in received, "the idle limit did not end it")
    whole = t.login_to(server).cmd("STAT /", timeout=60)
    equal(len(whole.lines), 40002, "lines when it is read")


@check("contracts", "STAT of a folder is followed by QUIT and by the end of the client's sending")
def _(t):
    for number in range(3000):
        (t.disk / f"{'n' * 100}{number}").touch()
    client = t.client()
    client.raw(b"STAT .\r\nQUIT\r\n")
    equal([client.reply().code for _ in range(2)], [212, 221], "codes")
    client = t.client()
    client.raw(b"STAT .\r\n")
    client.sock.shutdown(socket.SHUT_WR)
    equal(len(client.reply().lines), 3002, "lines")


# REIN, HOST, LANG

@check("contracts", "REIN resets TYPE, MODE, ALLO, RANG, OPTS, LANG and HOST")
def _(t):
    t.put("a", b"0123456789")
    client = t.connect()
    expect(client.cmd("HOST one.example"), 220)
    expect(client.login(t.target.user, t.target.password), 230)
    for line in ("TYPE I", "MODE Z", "ALLO 3", "RANG 2 4", "OPTS HASH MD5", "OPTS MLST type;", "LANG ZH-CN"):
        that(client.cmd(line).code in (200, 350), line)
    expect(client.cmd("REIN"), 220)
    expect(client.cmd("HOST two.example"), 220)
    reply = client.login(t.target.user, t.target.password)
    that(all(byte < 128 for byte in reply.raw), "English again")
    expect(client.cmd("CWD " + t.path), 250)
    status = client.cmd("STAT").text
    that("TYPE A, MODE S" in status, status)
    expect(client.cmd("TYPE I"), 200)
    equal(client.fetch("RETR a")[0], b"0123456789", "RETR: neither RANG nor MODE Z")
    that("SHA-256" in client.cmd("HASH a").text, "HASH")
    that(b"modify=" in client.cmd("MLST a").raw, "facts")
    expect(client.cmd("CLNT Wherry/0.1.0"), "2xx")
    expect(client.store("STOR b", b"x"), 226)  # ALLO 3 of before would make this an unfinished upload
    equal(t.get("b"), b"x", "stored")


@check("contracts", "REIN under TLS resets PROT: PBSZ and PROT are asked for again")
def _(t):
    client = t.client(tls=True)
    expect(client.cmd("REIN"), 220)
    expect(client.cmd("PROT P"), 503)
    expect(client.cmd("PBSZ 0"), 200)
    expect(client.cmd("PROT P"), 200)
    expect(client.login(t.target.user, t.target.password), 230)
    expect(client.cmd("CWD " + t.path), 250)
    expect(client.store("STOR a", b"x"), 226)


@check("contracts", "REIN during a transfer waits for it", params=None)
def _(t):
    t.put("a", b"x" * (16 << 20))
    client = t.client()
    data, _reply = client.begin("RETR a")
    client.send("REIN")
    that(client.silent(0.3), "answered during the transfer")
    equal(len(read_all(data)), 16 << 20, "bytes")
    equal([client.reply().code for _ in range(2)], [226, 220], "codes")


@check("contracts", "HOST {} is {}", params=[("ftp.example.com", 220), ("[::1]", 220), ("192.0.2.1", 220), ("", 501), ("a b", 501)])
def _(t, name, code):
    expect(t.connect().cmd(("HOST " + name).strip()), code, *((504, 220) if code == 501 else ()))


@check("contracts", "LANG ZH-CN: every kind of reply is valid UTF-8 and the numbers stay")
def _(t):
    t.put("a", b"x")
    client = t.client()
    expect(client.cmd("LANG ZH-CN"), 200)
    for line, code in (("PWD", 257), ("NOOP", 200), ("HELP", 214), ("STAT", 211), ("FEAT", 211), ("MLST a", 250), ("SIZE gone", 550), ("XYZZY", 500), ("EPSV", 229),
                       ("PASV", 227), ("REST 3", 350), ("STAT .", 212), ("MDTM a", 213), ("SITE HELP", 200)):
        reply = client.cmd(line)
        expect(reply, code, 214 if line == "SITE HELP" else code)
        reply.raw.decode("utf-8")
    that("LANG EN;ZH-CN*" in client.cmd("FEAT").text, "FEAT marks the language")


# MODE Z, TYPE A, RANG

@check("contracts", "MODE Z: REST and RANG count unpacked bytes")
def _(t):
    t.put("a", CONTENT)
    client = t.client()
    expect(client.cmd("MODE Z"), 200)
    data, reply = client.fetch("RETR a", rest=1000000)
    expect(reply, 226)
    equal(zlib.decompress(data), CONTENT[1000000:], "RETR after REST")
    expect(client.cmd("RANG 5 9"), 350)
    equal(zlib.decompress(client.fetch("RETR a")[0]), CONTENT[5:10], "RETR after RANG")
    expect(client.store("STOR a", zlib.compress(b"tail"), rest=10), 226)
    equal(t.get("a"), CONTENT[:10] + b"tail", "STOR after REST")
    expect(client.store("APPE a", zlib.compress(b"+more")), 226)
    equal(t.get("a"), CONTENT[:10] + b"tail+more", "APPE")


@check("contracts", "OPTS MODE Z LEVEL changes how hard it packs")
def _(t):
    text = b"".join(b"%d line %d of a log that repeats itself\n" % (n % 97, n) for n in range(30000))
    t.put("a", text)
    client = t.client()
    expect(client.cmd("MODE Z"), 200)
    sizes = []
    for level in (1, 9):
        expect(client.cmd(f"OPTS MODE Z LEVEL {level}"), 200)
        data, _reply = client.fetch("RETR a")
        equal(zlib.decompress(data), text, "unpacked")
        sizes.append(len(data))
    that(sizes[1] < sizes[0], f"{sizes}")
    expect(client.cmd("OPTS MODE Z LEVEL x"), 501)
    expect(client.cmd("OPTS MODE Z LEVEL 10"), 501)


@check("contracts", "MODE Z upload: 512 MiB of zeros in half a MiB hold nobody up and cost little memory", needs=["server"])
def _(t):
    packed = zlib.compress(bytes(64 << 20), 9)
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(bytes(8 << 20)) for _ in range(64)) + packer.flush()
    server = t.server("--durable", "off")
    client = t.login_to(server)
    expect(client.cmd("MODE Z"), 200)
    before = server.memory()
    sock, _reply = client.begin("STOR a")
    sock.sendall(packed)
    finish(sock)
    slowest, peak = 0.0, 0
    for _round in range(5):
        started = time.monotonic()
        t.login_to(server).close()
        slowest = max(slowest, time.monotonic() - started)
        peak = max(peak, server.memory() - before)
    expect(client.reply(120), 226)
    equal((server.home / "a").stat().st_size, 512 << 20, "unpacked")
    that(slowest < 1, f"a login took {slowest:.2f} s meanwhile")
    that(peak < 8 << 20, f"{peak >> 20} MiB")


@check("contracts", "SIZE in TYPE A of a file over 1 MiB is 550, and the binary size afterwards is right")
def _(t):
    t.put("a", b"line\n" * 300000)
    client = t.client()
    expect(client.cmd("TYPE A"), 200)
    expect(client.cmd("SIZE a"), 550)
    expect(client.cmd("TYPE I"), 200)
    equal(client.cmd("SIZE a").text, "1500000", "SIZE")


@check("contracts", "RANG {}: {}", params=[("0 0", b"0"), ("9 9", b"9"), ("3 99", b"3456789"), ("0 9223372036854775807", b"0123456789")])
def _(t, wanted, expected):
    t.put("a", b"0123456789")
    client = t.client()
    expect(client.cmd("RANG " + wanted), 350)
    data, reply = client.fetch("RETR a")
    expect(reply, 226)
    equal(data, expected, "fetched")


@check("contracts", "RANG beyond the end is refused, and holds for one command only")
def _(t):
    t.put("a", b"0123456789")
    client = t.client()
    expect(client.cmd("RANG 10 12"), 350)
    data, reply = client.fetch("RETR a")
    equal(data, None, "data")
    expect(reply, 554, 550, 501)
    equal(client.fetch("RETR a")[0], b"0123456789", "the next one")


# COMB, AVBL, MFF, SITE, ALLO

@check("contracts", "COMB over a file that is there, with odd names, and of one part")
def _(t):
    for name, content in (("part one", b"1"), ('q"x', b"2"), ("three", b"3"), ("whole", b"former")):
        t.put(name, content)
    client = t.client()
    expect(client.cmd('COMB "whole" "part one" "q""x" "three"'), 250, 200)
    equal(t.get("whole"), b"123", "joined")
    equal(os.listdir(t.disk), ["whole"], "the parts are removed")
    t.put("p", b"p")
    expect(client.cmd("COMB other p"), 250, 200)
    equal(t.get("other"), b"p", "one part")


@check("contracts", "COMB refuses {} and changes nothing", params=["COMB", "COMB whole", 'COMB "whole" "gone"', "COMB d a b", 'COMB "whole" "d"', 'COMB "whole a', "COMB gone/x a b"])
def _(t, line):
    (t.disk / "d").mkdir()
    for name in ("a", "b", "whole"):
        t.put(name, name.encode())
    client = t.client()
    reply = client.cmd(line)
    that(reply.code in (501, 550, 553), f"{reply}")
    equal(sorted(os.listdir(t.disk)), ["a", "b", "d", "whole"], "what is there")
    equal((t.get("a"), t.get("b"), t.get("whole")), (b"a", b"b", b"whole"), "contents")


@check("contracts", "COMB of a large part: others are served meanwhile, and the target appears whole")
def _(t):
    client, other = t.client(timeout=60), t.client()
    with open(t.put("large", b""), "r+b") as file:
        file.truncate(256 << 20)
    t.put("tail", b"tail")
    client.send("COMB whole large tail")
    sizes = set()
    while client.silent(0.01):
        sizes.add((t.disk / "whole").stat().st_size if (t.disk / "whole").exists() else None)
        expect(other.cmd("NOOP"), 200)
    expect(client.reply(), 250, 200)
    that(sizes <= {None, (256 << 20) + 4}, f"seen half made: {sizes}")
    equal((t.disk / "whole").stat().st_size, (256 << 20) + 4, "size")


@check("contracts", "AVBL is what the disk has, and ALLO of more is 552 or 452 with figures")
def _(t):
    client = t.client()
    free = int(expect(client.cmd("AVBL"), 213).text)
    disk = os.statvfs(t.disk)
    that(abs(free - disk.f_bavail * disk.f_frsize) < disk.f_blocks * disk.f_frsize // 10 + (1 << 30), f"AVBL {free}")
    reply = client.cmd(f"ALLO {free * 4 + (1 << 40)}")
    expect(reply, 552, 452)
    expect(client.cmd("AVBL " + t.path), 213)
    t.put("f", b"x")
    expect(client.cmd("AVBL f"), 550)


@check("contracts", "MFF sets time and mode together, and refuses what cannot be set without doing half of it")
def _(t):
    path = t.put("a b", b"x")
    client = t.client()
    reply = expect(client.cmd("MFF modify=20011224180000;UNIX.mode=0640; a b"), 213)
    that("a b" in reply.text, f"{reply}")
    equal((int(path.stat().st_mtime), path.stat().st_mode & 0o7777), (1009216800, 0o640), "time and mode")
    for line in ("MFF modify=20020101000000;size=5; a b", "MFF modify=20020101000000;UNIX.mode=9; a b", "MFF modify=x;UNIX.mode=0600; a b"):
        expect(client.cmd(line), 501, 504)
        equal((int(path.stat().st_mtime), path.stat().st_mode & 0o7777), (1009216800, 0o640), "unchanged")


@check("contracts", "SITE {} is answered", params=[("QUOTA", 200), ("WHO", 200), ("MSG the printer is on fire", 200), ("PSWD old new", "5xx"), ("HELP", 214)])
def _(t, line, code):
    client = t.client()
    reply = client.cmd("SITE " + line)
    expect(reply, code, 200)
    if line == "WHO":
        that("127.0.0.1" in reply.text, f"{reply}")
    that(len(reply.text) > 10, f"{reply}")


@check("contracts", "ALLO survives {}, and holds for one upload", params=["TYPE I", "REST 0", "PASV", "EPSV", "PORT"])
def _(t, between):
    client = t.client()
    expect(client.cmd("CLNT Wherry/0.1.0"), "2xx")
    expect(client.cmd("ALLO 100"), 200)
    if between == "PORT":
        expect(client.cmd("PORT 127,0,0,1,200,1"), 200)
    elif between not in ("PASV", "EPSV"):
        that(client.cmd(between).code in (200, 350), between)
    expect(client.store("STOR a", b"x" * 50, way="PASV" if between == "PASV" else "EPSV"), 426)
    equal(t.get("a"), None, "fewer bytes than announced: unfinished")
    expect(client.cmd("DELE a"), 250)
    expect(client.store("STOR a", b"x" * 50), 226)


@check("contracts", "ALLO announces what follows: with an offset the total is offset and ALLO")
def _(t):
    client = t.client()
    expect(client.cmd("CLNT Wherry/0.1.0"), "2xx")
    t.put("a", b"0123456789")
    expect(client.cmd("ALLO 5"), 200)
    expect(client.store("STOR a", b"abcde", rest=10), 226)
    equal(t.get("a"), b"0123456789abcde", "stored")
    expect(client.cmd("ALLO 3"), 200)
    expect(client.store("APPE a", b"xyz"), 226)
    equal(t.get("a"), b"0123456789abcdexyz", "appended")


@check("contracts", "FEAT's X-WHERRY line tells only what is true")
def _(t):
    words = next(line.split() for line in expect(t.client().cmd("FEAT"), 211).text.splitlines() if "X-WHERRY" in line)
    known = {"X-WHERRY", "ATOMIC", "RESUME", "MESSAGES", "DIGEST", "REGISTER"}
    that(all(w in known or re.fullmatch("PIPELINE=[0-9]+", w) for w in words), f"{words}")
    for word in words:  # so many commands may be outstanding
        if word.startswith("PIPELINE="):
            client = t.client()
            client.raw(b"NOOP\r\n" * int(word[9:]))
            equal({client.reply().code for _ in range(int(word[9:]))}, {200}, "codes")


# Files

@check("contracts", "perm: all rights are named, for a file and a folder")
def _(t):
    t.put("f", b"x")
    (t.disk / "d").mkdir()
    client = t.client()
    equal(sorted(mlst(client, "f")[b"perm"]), sorted(b"adfrw"), "file")
    equal(sorted(mlst(client, "d")[b"perm"]), sorted(b"cdeflmp"), "folder")
    data, _reply = client.fetch("MLSD")
    that(b"type=cdir" in data, "the folder itself")


@check("contracts", "an overwrite keeps owner and access list")
def _(t):
    if os.getuid() != 0:
        raise Skipped("giving files away needs root")
    path = t.put("a", b"old")
    entries = [(1, 6, -1), (2, 4, 12345), (4, 4, -1), (0x10, 6, -1), (0x20, 4, -1)]  # user::rw-, user:12345:r--, group::r--, mask::rw-, other::r--
    acl = struct.pack("<I", 2) + b"".join(struct.pack("<HHI", tag, perm, ident & 0xFFFFFFFF) for tag, perm, ident in entries)
    try:
        os.setxattr(path, "system.posix_acl_access", acl)
    except OSError:
        acl = None  # this disk has no access lists
    os.chown(path, 65534, 12)
    expect(t.client().store("STOR a", b"new"), 226)
    equal(t.get("a"), b"new", "content")
    equal((path.stat().st_uid, path.stat().st_gid), (65534, 12), "owner")
    if acl:
        equal(os.getxattr(path, "system.posix_acl_access"), acl, "access list")


@check("contracts", "a hard link to a replaced file keeps the former content, APPE writes through it")
def _(t):
    path = t.put("a", b"old")
    os.link(path, t.disk / "b")
    client = t.client()
    expect(client.store("STOR a", b"new"), 226)
    equal((t.get("a"), t.get("b")), (b"new", b"old"), "contents")


@check("contracts", "RMD of a folder with another account's unfinished upload is 550 and says so", needs=["server"])
def _(t):
    server = t.server("--home", str(t.disk), "--user", "v:q", home=t.disk)
    one = t.login_to(server)
    expect(one.cmd("MKD d"), 257)
    sock, _reply = one.begin("STOR d/a")
    sock.sendall(CONTENT[:5000])
    time.sleep(0.2)
    reset(sock)
    expect(one.reply(), 426)
    other = Client(server.host, server.port)
    t.clients.append(other)
    expect(other.login("v", "q"), 230)
    reply = other.cmd("RMD d")
    expect(reply, 550)
    that("another account" in reply.text, f"{reply}")
    expect(one.cmd("RMD d"), 250)


@check("contracts", "RMD of a folder in which an upload runs is refused, and the upload ends well")
def _(t):
    client, other = t.client(), t.client()
    expect(client.cmd("MKD d"), 257)
    sock, _reply = client.begin("STOR d/a")
    sock.sendall(CONTENT[:5000])
    time.sleep(0.2)
    expect(other.cmd("RMD d"), 450, 550)
    sock.sendall(CONTENT[5000:])
    finish(sock)
    expect(client.reply(), 226)
    equal(t.get("d/a"), CONTENT, "whole")


@check("contracts", "while an overwrite is unfinished, REST and STOR from the start, DELE, and SIZE of the former do what they say")
def _(t):
    t.put("a", b"former" * 1000)
    client = t.client()
    sock, _reply = client.begin("STOR a")
    sock.sendall(CONTENT[:10000])
    time.sleep(0.2)
    reset(sock)
    expect(client.reply(), 426)
    equal(client.cmd("SIZE a").text, "9999", "SIZE")
    expect(client.cmd("RNFR a"), 350, 450)
    expect(client.cmd("RNTO b"), 450, 503)  # it is not a file yet
    expect(client.cmd("MFMT 20200101000000 a"), 450)
    expect(client.cmd("DELE a"), 250)
    equal(client.cmd("SIZE a").text, "6000", "SIZE of the former")
    equal(client.fetch("RETR a")[0], b"former" * 1000, "RETR")
