"""Commands that were mutated at random, before and after the login: each is answered or the session is closed."""
import random
import time

from ftpclient import Client, Closed
from harness import Failed, check, expect

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


@check("mutations", "mutated inputs {} to {}: each is answered or the session is closed, and the server lives", params=[(n * 500, n * 500 + 500) for n in range(10)])
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


@check("mutations", "mutated logins from one address: the server answers or closes, and others log in", needs=["server"])
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
