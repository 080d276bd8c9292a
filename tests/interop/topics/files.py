"""Directories, names, listings, facts, times, digests, links."""
import calendar
import hashlib
import os
import re
import stat
import time
import zlib

from ftpclient import read_all
from harness import Skipped, check, equal, expect, that

NAMES = ["a b", " lead", "trail ", "-dash", "--", "ä中文😀", "q'uote", 'q"uote', "semi;colon", "eq=ual", "star*?[x]", "back\\slash", "per%20cent",
         "$HOME", "`id`", "a" * 255, "...", "..a", ".hidden", "~", "~root", "tab\tbed", "co:lon", "pipe|", "#", "&amp;", "new", "CON"]
LS = re.compile(rb"([-dlbcps])([-rwxsStT]{9}) +(\d+) +(\S+) +(\S+) +(\d+) +([A-Z][a-z]{2}) +(\d{1,2}) +(\d\d:\d\d|\d{4}) (.*)")


def facts(line):
    """{fact: value} and the name of a line of MLST or MLSD."""
    words, name = line.split(b" ", 1)
    return {k.lower(): v for k, v in (f.split(b"=", 1) for f in words.split(b";") if f)}, name


def mlst(client, name):
    return facts(expect(client.cmd("MLST " + name), 250).lines[1].strip())[0]


@check("files", "MKD, CWD, PWD, CDUP, RMD")
def _(t):
    client = t.client()
    that(f'"{t.path}/d"' in expect(client.cmd("MKD d"), 257).text or '"d"' in client.cmd("NOOP").text, "257 names it")
    that((t.disk / "d").is_dir(), "made")
    expect(client.cmd("CWD d"), 250, 200)
    that(f'"{t.path}/d"' in expect(client.cmd("PWD"), 257).text, "PWD")
    expect(client.cmd("CDUP"), 250, 200)
    that(f'"{t.path}"' in expect(client.cmd("PWD"), 257).text, "PWD")
    expect(client.cmd("RMD d"), 250)
    that(not (t.disk / "d").exists(), "removed")


@check("files", "{} works as its modern name", params=["XMKD d", "XCWD .", "XCUP", "XPWD"])
def _(t, command):
    expect(t.client().cmd(command), "2xx")


@check("files", "CWD to {}", params=[("..", "/"), ("/", "/"), ("../..", "/"), ("../../../..", "/"), (".", None), ("./", None), ("//", "/"),
                                      ("/./", "/"), ("sub", "{}/sub"), ("sub/", "{}/sub"), ("sub/..", None), ("sub//", "{}/sub")])
def _(t, path, where):
    (t.disk / "sub").mkdir()
    client = t.client()
    expect(client.cmd("CWD " + path), 250, 200)
    that(f'"{(where or "{}").format(t.path)}"' in client.cmd("PWD").text, f"{client.cmd('PWD')}")


@check("files", "{} is refused", params=[
    "CWD missing", "CWD f", "MKD d", "MKD f", "MKD missing/x", "MKD /", "MKD .", "RMD missing", "RMD full", "RMD f", "RMD /", "RMD .", "RMD ..",
    "DELE missing", "DELE d", "DELE /", "RNFR missing", "RNFR /", "SIZE missing", "SIZE d", "MDTM missing", "MLST missing", "MFMT 20200101000000 missing",
    "MFMT notatime f", "MFMT 20209901000000 f", "MFMT 20200101000000", "MFF modify=x; f", "MFF xyzzy=1; f", "SITE CHMOD 999 f", "SITE CHMOD 644 missing",
    "HASH missing", "HASH d", "XMD5 missing", "XCRC d", "RNTO x", "MKD " + "n" * 256, "MKD " + "n/" * 3000, "CWD " + "n" * 5000])
def _(t, command):
    (t.disk / "d").mkdir()
    (t.disk / "full").mkdir()
    t.put("full/x", b"x")
    t.put("f", b"hello")
    client = t.client()
    reply = client.cmd(command)
    that(reply.code in (501, 503, 504, 550, 553, 450), f"{reply}")
    that(len(reply.text) > 8, f"no reason in {reply}")
    equal(sorted(os.listdir(t.disk)), ["d", "f", "full"], "what is there")
    equal(t.get("f"), b"hello", "f")
    expect(client.cmd("NOOP"), 200)


@check("files", "the name {}: stored, listed, fetched, renamed, deleted", params=NAMES)
def _(t, name):
    client = t.client()
    expect(client.store("STOR " + name, b"content"), 226)
    equal(os.listdir(t.disk), [name], "on the disk")
    equal(client.fetch("NLST")[0], name.encode() + b"\r\n" if "\t" not in name else client.fetch("NLST")[0], "NLST")
    lines = client.fetch("MLSD")[0].split(b"\r\n")
    that(any(facts(line)[1] == name.encode() for line in lines if line and b"type=file" in line.lower()), f"MLSD {lines}")
    found = [LS.fullmatch(line) for line in client.fetch("LIST")[0].split(b"\r\n") if line]
    equal([f.group(10) for f in found if f], [name.encode()], "LIST")
    equal(client.fetch("RETR " + name)[0], b"content", "RETR")
    equal(client.cmd("SIZE " + name).text, "7", "SIZE")
    expect(client.cmd("RNFR " + name), 350)
    expect(client.cmd("RNTO plain"), 250)
    equal(os.listdir(t.disk), ["plain"], "renamed")
    expect(client.cmd("RNFR plain"), 350)
    expect(client.cmd("RNTO " + name), 250)
    expect(client.cmd("DELE " + name), 250)
    equal(os.listdir(t.disk), [], "deleted")


@check("files", "a folder named {}", params=NAMES[:10] + ["d" * 255])
def _(t, name):
    client = t.client()
    expect(client.cmd("MKD " + name), 257)
    expect(client.cmd("CWD " + name), 250)
    that(name.replace('"', '""') in client.cmd("PWD").text, "PWD")
    expect(client.store("STOR x", b"1"), 226)
    expect(client.cmd("DELE x"), 250)
    expect(client.cmd("CDUP"), 250, 200)
    expect(client.cmd("RMD " + name), 250)


@check("files", "a name that is not UTF-8 is listed and fetched ({})", params=[b"\xe4\xf6\xfc", b"a\xfe", b"\x80", b"\xc3("])
def _(t, name):
    (t.disk / os.fsdecode(name)).write_bytes(b"hello")
    client = t.client()
    listing = client.fetch("NLST")[0]
    that(name in listing.replace(b"\xff\xff", b"\xff"), f"NLST {listing!r}")
    equal(client.fetch(b"RETR " + name)[0] if False else fetch_bytes(client, name), b"hello", "RETR")


def fetch_bytes(client, name):
    sock = client.open_passive()
    client.raw(b"RETR " + name.replace(b"\xff", b"\xff\xff") + b"\r\n")
    expect(client.reply(), 150, 125)
    data = read_all(sock)
    sock.close()
    expect(client.reply(), 226)
    return data


@check("files", "a name with a line break on the disk is never listed raw ({})", params=["a\nb", "a\rb", "a\r\n226 done", "\n"])
def _(t, name):
    (t.disk / name).write_bytes(b"x")
    t.put("ok", b"x")
    client = t.client()
    for command in ("LIST", "NLST", "MLSD", "LIST -a", "NLST -a"):
        data, reply = client.fetch(command)
        expect(reply, 226)
        for line in data.split(b"\r\n"):
            that(b"\n" not in line and b"\r" not in line, f"{command}: {data!r}")
            that(not line.startswith(b"226") and line not in (b"b", b"a"), f"{command}: {data!r}")
    reply = client.cmd("STAT .")
    that(reply.raw.count(b"\n") == reply.raw.count(b"\r\n"), f"STAT: {reply.raw!r}")


@check("files", "RNFR and RNTO {}", params=["a b", "a d/b", "d/x b", "a existing", "d e"])
def _(t, names):
    source, target = names.split()
    t.put("a", b"content of a")
    t.put("existing", b"former")
    t.put("d/x", b"x")
    before = (t.disk / source).stat().st_ino
    client = t.client()
    expect(client.cmd("RNFR " + source), 350)
    expect(client.cmd("RNTO " + target), 250)
    that(not (t.disk / source).exists(), "the old name is still there")
    equal((t.disk / target).stat().st_ino, before, "the same file")


@check("files", "RNTO only directly after RNFR ({})", params=["NOOP", "PWD", "STAT", "XYZZY"])
def _(t, between):
    t.put("a", b"x")
    client = t.client()
    expect(client.cmd("RNFR a"), 350)
    client.cmd(between)
    expect(client.cmd("RNTO b"), 503)
    equal(os.listdir(t.disk), ["a"], "nothing renamed")


@check("files", "RNTO twice needs RNFR twice")
def _(t):
    t.put("a", b"x")
    client = t.client()
    expect(client.cmd("RNFR a"), 350)
    expect(client.cmd("RNTO b"), 250)
    expect(client.cmd("RNTO c"), 503)


@check("files", "a folder is not renamed into itself or onto a full one ({})", params=["d d/e", "d full", "f full", "d f"])
def _(t, names):
    (t.disk / "d").mkdir()
    t.put("full/x", b"x")
    t.put("f", b"f")
    source, target = names.split()
    client = t.client()
    expect(client.cmd("RNFR " + source), 350)
    expect(client.cmd("RNTO " + target), 550, 553)
    equal(sorted(os.listdir(t.disk)), ["d", "f", "full"], "what is there")
    equal(t.get("full/x"), b"x", "full/x")
    equal(t.get("f"), b"f", "f")


@check("files", "MDTM is UTC")
def _(t):
    path = t.put("a", b"x")
    os.utime(path, (1234567890, 1234567890))
    equal(expect(t.client().cmd("MDTM a"), 213).text.split(".")[0], "20090213233130", "MDTM")


@check("files", "{} sets the time", params=["MFMT 20011224180000 a", "MFF modify=20011224180000; a", "MFMT 20011224180000.5 a"])
def _(t, command):
    path = t.put("a", b"x")
    client = t.client()
    reply = expect(client.cmd(command), 213)
    that("20011224180000" in reply.text, f"{reply}")
    equal(int(path.stat().st_mtime), calendar.timegm((2001, 12, 24, 18, 0, 0)), "time on the disk")
    that("20011224180000" in client.cmd("MDTM a").text, "MDTM")
    that(mlst(client, "a")[b"modify"].startswith(b"20011224180000"), "MLST")


@check("files", "MFMT of a folder, and times at the edges ({})", params=["19700101000000", "20380119031408", "20991231235959", "19691231235959"])
def _(t, when):
    (t.disk / "d").mkdir()
    client = t.client()
    expect(client.cmd(f"MFMT {when} d"), 213)
    that(mlst(client, "d")[b"modify"].startswith(when.encode()), "MLST")


@check("files", "SITE CHMOD")
def _(t):
    path = t.put("a", b"x")
    client = t.client()
    for mode in ("600", "0644", "755"):
        expect(client.cmd(f"SITE CHMOD {mode} a"), 200, 250)
        equal(stat.S_IMODE(path.stat().st_mode), int(mode, 8), "mode")
        equal(int(mlst(client, "a")[b"unix.mode"], 8), int(mode, 8), "UNIX.mode")


@check("files", "SITE UTIME")
def _(t):
    path = t.put("a", b"x")
    expect(t.client().cmd("SITE UTIME 20011224180000 a"), 200, 213, 250)
    equal(int(path.stat().st_mtime), calendar.timegm((2001, 12, 24, 18, 0, 0)), "time on the disk")


@check("files", "MLST of a file and a folder")
def _(t):
    t.put("a", b"12345")
    (t.disk / "d").mkdir()
    client = t.client()
    reply = expect(client.cmd("MLST a"), 250)
    equal(len(reply.lines), 3, "lines")
    that(reply.lines[1].startswith(b" "), "the line begins with a space")
    found, name = facts(reply.lines[1][1:])
    that(name.endswith(b"/a") or name == b"a", f"name {name}")
    equal(found[b"type"].lower(), b"file", "type")
    equal(found[b"size"], b"5", "size")
    that(re.fullmatch(rb"\d{14}(\.\d+)?", found[b"modify"]), "modify")
    that(found[b"unique"], "unique")
    that(b"r" in found[b"perm"], "perm")
    equal(mlst(client, "d")[b"type"].lower(), b"dir", "type")
    that(set(b"cdelmp") >= set(mlst(client, "d")[b"perm"].replace(b"f", b"")), "perm of a folder")


@check("files", "unique stays with the file and differs between files")
def _(t):
    t.put("a", b"1")
    t.put("b", b"1")
    client = t.client()
    first = mlst(client, "a")[b"unique"]
    that(first != mlst(client, "b")[b"unique"], "the same for two files")
    client.cmd("RNFR a")
    client.cmd("RNTO c")
    equal(mlst(client, "c")[b"unique"], first, "after a rename")


@check("files", "MLSD")
def _(t):
    t.put("a", b"12345")
    (t.disk / "d").mkdir()
    client = t.client()
    data, reply = client.fetch("MLSD")
    expect(reply, 226)
    entries = {}
    for line in data.split(b"\r\n")[:-1]:
        found, name = facts(line)
        entries.setdefault(found[b"type"].lower(), []).append(name)
    equal(entries[b"file"], [b"a"], "files")
    equal(entries[b"dir"], [b"d"], "folders")
    that(not [n for names in entries.values() for n in names if b"/" in n and n != b"/"] or b"cdir" in entries, "bare names")
    expect(client.fetch("MLSD a")[1], 501, 550)
    expect(client.fetch("MLSD missing")[1], 550, 501)
    equal(client.fetch("MLSD d")[0].count(b"type=file"), 0, "an empty folder")


@check("files", "LIST looks like ls -l ({})", params=["", " -a", " -l", " -la", " -al", " .", " -la .", " -a -l", " -L", " -lAF"])
def _(t, argument):
    t.put("with spaces in it", b"12345")
    t.put(".dot", b"")
    (t.disk / "d").mkdir()
    path = t.put("old", b"1")
    os.utime(path, (1234567890, 1234567890))
    data, reply = t.client().fetch("LIST" + argument)
    expect(reply, 226)
    entries = {}
    for line in data.split(b"\r\n")[:-1]:
        found = LS.fullmatch(line)
        if line.startswith(b"total "):
            continue
        that(found, f"line {line!r}")
        entries[found.group(10)] = found
    for name in (b"with spaces in it", b".dot", b"d", b"old"):
        that(name in entries, f"{name} is not in {list(entries)}")
    equal(entries[b"with spaces in it"].group(6), b"5", "size")
    equal(entries[b"d"].group(1), b"d", "type")
    equal(entries[b"old"].group(9), b"2009", "year of an old file")
    equal(entries[b"old"].group(7) + entries[b"old"].group(8).strip(), b"Feb13", "day of an old file (UTC)")
    today = time.strftime("%b", time.gmtime()).encode()
    equal(entries[b"d"].group(7), today, "month of a new folder")


@check("files", "LIST {}", params=[("f", 1), ("-l f", 1), ("d", 2), ("d/", 2), ("-a d", None), ("empty", 0)])
def _(t, argument, count):
    t.put("f", b"12345")
    t.put("d/one", b"1")
    t.put("d/two", b"2")
    (t.disk / "empty").mkdir()
    data, reply = t.client().fetch("LIST " + argument)
    expect(reply, 226)
    lines = [line for line in data.split(b"\r\n") if line and not line.startswith(b"total") and not line.endswith((b" .", b" .."))]
    equal(len(lines), 2 if count is None else count, "lines")


@check("files", "{} missing is 550 or an empty listing", params=["LIST", "NLST"])
def _(t, verb):
    data, reply = t.client().fetch(verb + " missing")
    that(reply.code in (550, 450) or (reply.code == 226 and data == b""), f"{reply}")


@check("files", "NLST gives names only, dotfiles too")
def _(t):
    t.put("b", b"")
    t.put(".a", b"")
    (t.disk / "c d").mkdir()
    client = t.client()
    data, reply = client.fetch("NLST")
    expect(reply, 226)
    equal(sorted(data.split(b"\r\n")[:-1]), [b".a", b"b", b"c d"], "names")
    (t.disk / "c d" / "x").touch()
    that(client.fetch("NLST c d")[0] in (b"x\r\n", b"c d/x\r\n"), "NLST of a folder")


@check("files", "5,000 entries in LIST, NLST and MLSD")
def _(t):
    names = {f"file-{n:05}" for n in range(5000)}
    for name in names:
        (t.disk / name).touch()
    client = t.client()
    for command in ("NLST", "MLSD", "LIST"):
        data, reply = client.fetch(command)
        expect(reply, 226)
        found = {line.rsplit(b" ", 1)[-1].decode() for line in data.split(b"\r\n")[:-1]}
        equal(len(found & names), 5000, command)


@check("files", "a mode kept: {}", params=[0o600, 0o640, 0o755, 0o666])
def _(t, mode):
    path = t.put("a", b"old")
    path.chmod(mode)
    expect(t.client().store("STOR a", b"new"), 226)
    equal(stat.S_IMODE(path.stat().st_mode), mode, "mode after an overwrite")
    equal(t.get("a"), b"new", "content")


@check("files", "a new file gets 0666 less the umask")
def _(t):
    expect(t.client().store("STOR a", b"new"), 226)
    mode = stat.S_IMODE((t.disk / "a").stat().st_mode)
    that(mode & 0o111 == 0 and mode & 0o600 == 0o600 and mode in (0o644, 0o664, 0o666, 0o600, 0o640), f"{mode:o}")


@check("files", "an overwrite keeps extended attributes")
def _(t):
    path = t.put("a", b"old")
    try:
        os.setxattr(path, "user.note", b"kept")
    except OSError as error:
        raise Skipped(f"no extended attributes here: {error}") from error
    expect(t.client().store("STOR a", b"new"), 226)
    equal(os.getxattr(path, "user.note"), b"kept", "attribute")


@check("files", "a link inside the home is followed ({})", params=["RETR", "SIZE", "CWD", "STOR"])
def _(t, verb):
    t.put("real", b"hello")
    (t.disk / "dir").mkdir()
    os.symlink("real", t.disk / "link")
    os.symlink("dir", t.disk / "dirlink")
    client = t.client()
    if verb == "RETR":
        equal(client.fetch("RETR link")[0], b"hello", "RETR")
    elif verb == "SIZE":
        equal(client.cmd("SIZE link").text, "5", "SIZE")
    elif verb == "CWD":
        expect(client.cmd("CWD dirlink"), 250)
        expect(client.store("STOR x", b"1"), 226)
        equal(t.get("dir/x"), b"1", "stored through it")
    else:
        expect(client.store("STOR link", b"new"), 226)
        that((t.disk / "link").is_symlink(), "the link is gone")
        equal(t.get("real"), b"new", "what it points to")


@check("files", "a link out of the home: {} is refused", params=[
    "RETR out", "RETR outdir/secret", "SIZE out", "MDTM out", "CWD outdir", "LIST outdir", "NLST outdir", "MLSD outdir", "STOR out", "STOR outdir/new", "APPE out",
    "DELE outdir/secret", "MKD outdir/d", "RMD outdir/sub", "RNFR outdir/secret", "HASH out", "XMD5 out", "SITE CHMOD 777 out", "MFMT 20200101000000 out",
    "RETR rel", "RETR abs", "RETR loop", "CWD loop", "STAT outdir", "MLST outdir/secret", "COMB c outdir/secret"])
def _(t, command):
    outside = t.target.directory.parent / f"outside-{t.name}"
    outside.mkdir()
    try:
        (outside / "sub").mkdir()
        secret = outside / "secret"
        secret.write_bytes(b"secret")
        os.utime(secret, (1234567890, 1234567890))
        before = (stat.S_IMODE(secret.stat().st_mode), secret.stat().st_mtime)
        os.symlink(secret, t.disk / "out")
        os.symlink(outside, t.disk / "outdir")
        os.symlink(f"../../{outside.name}/secret", t.disk / "rel")
        os.symlink("/etc/passwd", t.disk / "abs")
        os.symlink("loop", t.disk / "loop")
        client = t.client()
        if command.split()[0] in ("RETR", "LIST", "NLST", "MLSD"):
            data, reply = client.fetch(command)
            that(not data or (b"secret" not in data and b"root:" not in data and b"sub" not in data), f"leaked {data!r}")
        elif command.split()[0] in ("STOR", "APPE"):
            reply = client.store(command, b"evil")
        else:
            reply = client.cmd(command)
            that("secret" not in reply.text.replace(command, "").replace("outdir/secret", ""), f"leaked {reply}")
        that(reply.code >= 400 or command.startswith(("LIST", "NLST", "STAT", "STOR", "APPE")), f"{reply}")
        equal(sorted(os.listdir(outside)), ["secret", "sub"], "outside")
        equal(secret.read_bytes(), b"secret", "the secret")
        equal((stat.S_IMODE(secret.stat().st_mode), secret.stat().st_mtime), before, "its mode and time")
    finally:
        import shutil
        shutil.rmtree(outside)


@check("files", "DELE and RNFR of a link touch the link, not what it points to")
def _(t):
    t.put("real", b"hello")
    os.symlink("real", t.disk / "link")
    os.symlink("/etc/hostname", t.disk / "out")
    client = t.client()
    expect(client.cmd("DELE link"), 250)
    equal(t.get("real"), b"hello", "the file")
    expect(client.cmd("DELE out"), 250)
    that(os.path.exists("/etc/hostname"), "outside")


DIGESTS = {"SHA-256": "sha256", "SHA-512": "sha512", "SHA-1": "sha1", "MD5": "md5", "CRC32": None}


def digest(name, data):
    return f"{zlib.crc32(data):08x}" if DIGESTS[name] is None else hashlib.new(DIGESTS[name], data).hexdigest()


@check("files", "HASH with {}", params=list(DIGESTS))
def _(t, name):
    data = bytes(range(256)) * 4000
    t.put("a b", data)
    client = t.client()
    expect(client.cmd("OPTS HASH " + name), 200)
    reply = expect(client.cmd("HASH a b"), 213)
    words = reply.text.split(" ", 3)
    equal(words[0], name, "algorithm")
    that(words[1].startswith("0-"), f"range {words[1]}")
    equal(words[2].lower(), digest(name, data), "digest")
    that(words[3].endswith("a b"), f"name {words[3]}")


@check("files", "HASH of an empty file and in TYPE A is over the stored bytes")
def _(t):
    t.put("empty", b"")
    t.put("text", b"a\nb\n")
    client = t.client()
    that(hashlib.sha256(b"").hexdigest() in client.cmd("HASH empty").text.lower(), "empty")
    expect(client.cmd("TYPE A"), 200)
    that(hashlib.sha256(b"a\nb\n").hexdigest() in client.cmd("HASH text").text.lower(), "text")


@check("files", "{} is right", params=[("XCRC", "CRC32"), ("XMD5", "MD5"), ("XSHA1", "SHA-1"), ("XSHA256", "SHA-256"), ("XSHA512", "SHA-512")])
def _(t, verb, name):
    t.put("a b", b"hello world")
    reply = expect(t.client().cmd(verb + " a b"), 213, 250)
    that(digest(name, b"hello world") in reply.text.lower(), f"{reply}")


@check("files", "RANG and HASH, RANG and RETR, RANG 1 0")
def _(t):
    t.put("a", b"0123456789")
    client = t.client()
    expect(client.cmd("RANG 2 5"), 350)
    that(hashlib.sha256(b"2345").hexdigest() in client.cmd("HASH a").text.lower(), "RANG is inclusive at both ends")
    that(hashlib.sha256(b"0123456789").hexdigest() in client.cmd("HASH a").text.lower(), "only the next one")
    expect(client.cmd("RANG 2 5"), 350)
    equal(client.fetch("RETR a")[0], b"2345", "RETR")
    equal(client.fetch("RETR a")[0], b"0123456789", "only the next one")
    expect(client.cmd("RANG 2 5"), 350)
    expect(client.cmd("RANG 1 0"), 350, 200)
    equal(client.fetch("RETR a")[0], b"0123456789", "cleared")


@check("files", "COMB")
def _(t):
    for number in range(3):
        t.put(f"part{number}", b"%d" % number * 3)
    client = t.client()
    expect(client.cmd('COMB "whole" "part0" "part1" "part2"'), 250, 200)
    equal(t.get("whole"), b"000111222", "whole")
    equal(os.listdir(t.disk), ["whole"], "the parts are removed")
    t.put("x", b"x")
    expect(client.cmd("COMB y x missing"), 550)
    equal(sorted(os.listdir(t.disk)), ["whole", "x"], "after a refusal")


@check("files", "AVBL is a number of bytes")
def _(t):
    client = t.client()
    that(int(expect(client.cmd("AVBL"), 213).text) > 0, "AVBL")
    expect(client.cmd("AVBL missing"), 550)


@check("files", "STAT of a file and a folder")
def _(t):
    t.put("d/inside", b"x")
    client = t.client()
    that("inside" in expect(client.cmd("STAT d"), 211, 212, 213).text, "STAT d")
    that("inside" in expect(client.cmd("STAT d/inside"), 211, 212, 213).text, "STAT d/inside")


@check("files", "a file nobody may read is 550", params=None)
def _(t):
    if os.getuid() == 0:
        raise Skipped("root may read everything")
    t.put("a", b"x").chmod(0)
    expect(t.client().fetch("RETR a")[1], 550)


@check("files", "a fifo, and a device, are not opened")
def _(t):
    os.mkfifo(t.disk / "fifo")
    client = t.client()
    expect(client.fetch("RETR fifo")[1], 550)
    expect(client.cmd("SIZE fifo"), 550)
    expect(client.cmd("HASH fifo"), 550)
    reply = client.store("STOR fifo", b"x")
    that(reply.code >= 400, f"{reply}")
    expect(client.cmd("DELE fifo"), 250)
