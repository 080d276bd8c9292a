"""Commands that only talk: FEAT, HELP, STAT, TYPE and their kin."""
import re

from harness import Skipped, check, equal, expect, that

FEATURES = ["EPRT", "EPSV", "MDTM", "MFMT", "MFF", "MLST", "REST STREAM", "SIZE", "UTF8", "TVFS", "LANG", "HASH", "RANG", "AVBL",
            "CLNT", "CSID", "COMB", "HOST", "MODE Z", "XCRC", "XMD5", "XSHA1", "XSHA256"]


def feat(client):
    return [line.strip().decode() for line in expect(client.cmd("FEAT"), 211).lines[1:-1]]


@check("replies", "FEAT is well formed")
def _(t):
    reply = expect(t.client().cmd("FEAT"), 211)
    that(len(reply.lines) > 3, "no features")
    for line in reply.lines[1:-1]:
        that(re.fullmatch(rb" [!-~][ -~]*", line), f"line {line!r}")


@check("replies", "FEAT lists {}", params=FEATURES)
def _(t, feature):
    lines = feat(t.client())
    that(any(line == feature or line.startswith(feature + " ") or line.startswith(feature + ";") for line in lines),
         f"not in {lines}")


@check("replies", "FEAT says X-WHERRY ATOMIC RESUME")
def _(t):
    words = next((line.split() for line in feat(t.client()) if line.startswith("X-WHERRY")), [])
    for word in ("ATOMIC", "RESUME"):
        that(word in words, f"{word} is not in {words}")


@check("replies", "FEAT marks MLST's facts")
def _(t):
    line = next((line for line in feat(t.client()) if line.startswith("MLST")), "")
    facts = dict((f.rstrip("*").lower(), f.endswith("*")) for f in line[5:].strip(";").split(";"))
    for fact in ("type", "size", "modify", "unique", "perm", "unix.mode"):
        that(fact in facts, f"{fact} is not in {line!r}")


@check("replies", "FEAT is truthful: {} is answered", params=[
    ("EPSV", "EPSV"), ("MDTM", "MDTM f"), ("MFMT", "MFMT 20200101000000 f"), ("MFF", "MFF modify=20200101000000; f"),
    ("MLST", "MLST f"), ("SIZE", "SIZE f"), ("HASH", "HASH f"), ("RANG", "RANG 0 1"), ("AVBL", "AVBL"), ("LANG", "LANG EN"),
    ("XCRC", "XCRC f"), ("XMD5", "XMD5 f"), ("XSHA1", "XSHA1 f"), ("XSHA256", "XSHA256 f"), ("XSHA512", "XSHA512 f"),
    ("MODE Z", "MODE Z"), ("UTF8", "OPTS UTF8 ON"), ("REST STREAM", "REST 1"), ("CLNT", "CLNT x"), ("CSID", "CSID Name=x;")])
def _(t, feature, command):
    t.put("f", b"abc")
    client = t.client()
    if not any(line.split(" ")[0] == feature.split(" ")[0] for line in feat(client)):
        raise Skipped(f"{feature} is not offered")
    reply = client.cmd(command)
    that(reply.code < 400, f"{command}: {reply}")


@check("replies", "HELP")
def _(t):
    reply = expect(t.client().cmd("HELP"), 214)
    for verb in ("RETR", "STOR", "APPE", "MLSD", "REST", "QUIT"):
        that(verb in reply.text, f"{verb} is not in HELP")


@check("replies", "HELP {}", params=["RETR", "retr", "STOR", "NOOP", "SITE", "MLSD", "ABOR"])
def _(t, verb):
    reply = expect(t.client().cmd("HELP " + verb), 214)
    that(verb.upper() in reply.text.upper(), f"{reply}")


@check("replies", "HELP of an unknown command")
def _(t):
    expect(t.client().cmd("HELP XYZZY"), 501, 502, 504)


@check("replies", "{} is {}", params=[
    ("NOOP", (200,)), ("SYST", (215,)), ("STAT", (211,)), ("TYPE A", (200,)), ("TYPE I", (200,)), ("TYPE a n", (200,)), ("TYPE A N", (200,)),
    ("TYPE L 8", (200,)), ("TYPE E", (504,)), ("TYPE L 7", (504,)), ("TYPE A T", (504,)), ("TYPE X", (504, 501)), ("STRU F", (200,)),
    ("STRU f", (200,)), ("STRU P", (504,)), ("STRU X", (504, 501)), ("MODE S", (200,)), ("MODE s", (200,)), ("MODE C", (504,)),
    ("MODE X", (504, 501)), ("ALLO 100", (200, 202)), ("ALLO 100 R 80", (200, 202)), ("ALLO x", (501,)), ("ALLO -1", (501,)), ("SMNT /", (502, 202, 550)),
    ("OPTS UTF8 ON", (200, 202)), ("OPTS utf8 on", (200, 202)), ("OPTS XYZZY", (501,)), ("SITE XYZZY", (500, 501, 502, 504)), ("SITE HELP", (200, 214, 211)),
    ("LANG", (200,)), ("LANG EN", (200,)), ("LANG xx", (504,)), ("REST 0", (350,)), ("RANG 1 0", (350, 200)), ("ABOR", (225, 226)),
    ("MLST", (250,)), ("CDUP", (200, 250)), ("XPWD", (257,)), ("AVBL", (213,)), ("PBSZ x", (501, 503)), ("AUTH XYZZY", (504, 534)),
    ("AUTH", (501,)), ("REST abc", (501,)), ("REST -1", (501,)), ("REST 9223372036854775807", (350,)), ("REST 9223372036854775808", (501,)),
    ("REST 1x", (501,)), ("OPTS HASH", (200,)), ("OPTS HASH SHA-1", (200,)), ("OPTS HASH FOO", (501, 504)), ("RANG 5 2", (501,)),
    ("RANG x y", (501,)), ("STAT /", (211, 212, 213)), ("STAT /nothinghere", (450, 550))])
def _(t, command, codes):
    client = t.client()
    expect(client.cmd(command), *codes)
    expect(client.cmd("NOOP"), 200)


@check("replies", "SYST says UNIX Type: L8")
def _(t):
    that(t.client().cmd("SYST").text.startswith("UNIX Type: L8"), "SYST")


@check("replies", "LANG ZH-CN gives Chinese in UTF-8")
def _(t):
    client = t.client()
    expect(client.cmd("LANG ZH-CN"), 200)
    raw = client.cmd("NOOP").raw + client.cmd("CWD /nothinghere").raw
    that(any(byte > 127 for byte in raw), f"{raw!r}")
    raw.decode("utf-8")
    expect(client.cmd("LANG EN"), 200)
    that(all(byte < 128 for byte in client.cmd("CWD /nothinghere").raw), "English again")


@check("replies", "STAT says what is going on")
def _(t):
    reply = expect(t.client().cmd("STAT"), 211)
    that(len(reply.lines) > 2, f"{reply}")
    that(t.target.password not in reply.text, "the password is shown")


@check("replies", "257 doubles quotes")
def _(t):
    (t.disk / 'a"b').mkdir()
    client = t.client()
    expect(client.cmd('CWD a"b'), "2xx")
    that(f'"{t.path}/a""b"' in client.cmd("PWD").text, "PWD")
    reply = expect(client.cmd('MKD c"d'), 257)
    that('c""d"' in reply.text, f"MKD: {reply}")


@check("replies", "OPTS MLST chooses the facts")
def _(t):
    t.put("f", b"abc")
    client = t.client()
    expect(client.cmd("OPTS MLST type;size;"), 200)
    line = expect(client.cmd("MLST f"), 250).lines[1]
    equal(line.strip().split(b" ")[0].lower(), b"type=file;size=3;", "facts")
    data, _reply = client.fetch("MLSD")
    that(b"modify" not in data.lower(), f"MLSD: {data!r}")
    expect(client.cmd("OPTS MLST"), 200)
    expect(client.cmd("OPTS MLST type;size;modify;unique;perm;unix.mode;xyzzy;"), 200)


@check("replies", "an argument where none belongs is harmless: {}", params=["NOOP x", "PWD x", "CDUP x", "PASV x", "SYST x", "QUIT x"])
def _(t, command):
    reply = t.client().cmd(command)
    that(reply.code in (501, 200, 257, 250, 227, 215, 221, 504), f"{reply}")
