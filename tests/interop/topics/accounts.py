"""Accounts that are kept, from outside: the command line, logging in, registering, quotas, history."""
import json
import os
import subprocess
import threading

from ftpclient import Client
from harness import check, equal, eventually, expect, that


def serverd(t, server, *words, text=None):
    """A subcommand for the server's data directory: (exit code, standard output, standard error)."""
    done = subprocess.run([t.target.program, *map(str, words), "--data-dir", str(server.root / "data")],
                          capture_output=True, text=True, timeout=60, input=text)
    return done.returncode, done.stdout, done.stderr


def add(t, server, name, password, *settings):
    code, _, errors = serverd(t, server, "account", "add", name, "--password-stdin", *settings, text=password + "\n")
    equal((code, errors), (0, ""), f"account add {name}")


def login(t, server, name, password, code=230, tls=False):
    client = Client(server.host, server.port)
    t.clients.append(client)
    if tls:
        expect(client.auth_tls(), 234)
    expect(client.login(name, password), code)
    if code == 230:
        expect(client.cmd("TYPE I"), 200)
    return client


def home_of(server, name):
    return server.root / "data" / "homes" / name


@check("accounts", "an account is added, shown, changed, listed and removed beside a running server", needs=["server"])
def _(t):
    server = t.server()
    add(t, server, "ann", "sesame 123", "--quota", "1M", "--note", "a note")
    account = json.loads(serverd(t, server, "account", "show", "ann", "--json")[1])
    equal((account["quota"], account["note"], account["enabled"]), (1 << 20, "a note", True), "account")
    that("sesame" not in json.dumps(account), "no password is shown")
    login(t, server, "ann", "sesame 123")
    login(t, server, "ann", "sesame 124", 530)
    equal(serverd(t, server, "account", "set", "ann", "--permissions", "read-only")[0], 0, "account set")
    expect(login(t, server, "ann", "sesame 123").cmd("MKD d"), 550)
    that("ann" in serverd(t, server, "account", "list")[1], "account list")
    equal(serverd(t, server, "account", "remove", "ann")[0], 0, "account remove")
    login(t, server, "ann", "sesame 123", 530)
    equal(serverd(t, server, "account", "remove", "ann")[0], 1, "removed twice")


@check("accounts", "without a running server the store itself is asked, and kept", needs=["server"])
def _(t):
    server = t.server()
    server.stop()
    add(t, server, "ann", "sesame 123")
    server.start()
    login(t, server, "ann", "sesame 123")


@check("accounts", "wrong values are refused with a sentence", needs=["server"])
def _(t):
    server = t.server()
    for words, code in ((["account", "add", "a b"], 1), (["account", "add", "..", "--password-stdin"], 1),
                        (["account", "add", "x", "--quota", "many"], 2), (["account", "set", "nobody"], 1),
                        (["account", "add", "x", "--permissions", "everything"], 1), (["account", "what"], 2),
                        (["history", "--since", "soon"], 2), (["recount"], 2)):
        done = serverd(t, server, *words, text="long enough\n")
        equal(done[0], code, f"exit code of {words}")
        that(done[2].count("\n") == 1, f"one sentence of {words}: {done[2]!r}")


@check("accounts", "disabling an account ends its sessions, enabling lets it in again", needs=["server"])
def _(t):
    server = t.server()
    add(t, server, "ann", "sesame 123")
    client = login(t, server, "ann", "sesame 123")
    serverd(t, server, "account", "set", "ann", "--enabled", "off")
    expect(client.reply(), 421)
    login(t, server, "ann", "sesame 123", 530)
    serverd(t, server, "account", "set", "ann", "--enabled", "on")
    login(t, server, "ann", "sesame 123")


@check("accounts", "an account can demand TLS, and come from its networks alone", needs=["server"])
def _(t):
    server = t.server()
    add(t, server, "ann", "sesame 123", "--require-tls", "on")
    login(t, server, "ann", "sesame 123", 530)
    login(t, server, "ann", "sesame 123", tls=True)
    add(t, server, "bob", "sesame 123", "--networks", "192.0.2.0/24")
    login(t, server, "bob", "sesame 123", 530)


@check("accounts", "registering: off by default, then with a home and a quota of its own", needs=["server"])
def _(t):
    client = Client(*(lambda s: (s.host, s.port))(t.server()))
    t.clients.append(client)
    that("REGISTER" not in client.cmd("FEAT").text, "FEAT does not offer it")
    that(client.cmd("SITE REGISTER carl sesame 123").code >= 500, "refused")

    server = t.server("--registration", "encrypted", "--log-level", "debug")
    client = Client(server.host, server.port)
    t.clients.append(client)
    that(client.cmd("SITE REGISTER carl sesame 123").code >= 500, "refused in clear")
    expect(client.auth_tls(), 234)
    that("REGISTER" in client.cmd("FEAT").text, "FEAT offers it")
    expect(client.cmd("SITE REGISTER carl sesame  123"), "2xx")
    expect(client.login("carl", "sesame  123"), 230)  # the password is all behind the second space
    expect(client.cmd("MKD mine"), 257)
    that((home_of(server, "carl") / "mine").is_dir(), "the home is its own")
    that("of 1073741824" in client.cmd("SITE QUOTA").text, "the quota is 1 GiB")
    that("sesame" not in (server.root / "stderr").read_text(), "the password is in no log")
    other = Client(server.host, server.port)
    t.clients.append(other)
    expect(other.auth_tls(), 234)
    that(other.cmd("SITE REGISTER carl another 123").code >= 500, "a name that is taken")


@check("accounts", "SITE PSWD changes one's own password", needs=["server"])
def _(t):
    server = t.server()
    add(t, server, "ann", "sesame123")
    client = login(t, server, "ann", "sesame123")
    that(client.cmd("SITE PSWD wrong12345 other12345").code >= 500, "with a wrong old one")
    expect(client.cmd("SITE PSWD sesame123 other12345"), "2xx")
    login(t, server, "ann", "sesame123", 530)
    login(t, server, "ann", "other12345")


def used(server, name):
    return sum(f.stat().st_size for f in home_of(server, name).rglob("*") if f.is_file())


@check("accounts", "eight uploads at once never exceed a quota, and the counter is exact afterwards", needs=["server"])
def _(t):
    server = t.server()
    quota = 4 << 20
    add(t, server, "ann", "sesame 123", "--quota", str(quota))
    codes, worst, stop = [], [0], threading.Event()

    def upload(number):
        client = login(t, server, "ann", "sesame 123")
        reply = client.store(f"STOR f{number}", os.urandom(1 << 20))
        codes.append(reply.code)
        that(reply.code != 552 or any(c.isdigit() for c in reply.text[4:]), f"figures: {reply}")

    def watch():
        while not stop.is_set():
            try:
                worst[0] = max(worst[0], used(server, "ann"))
            except OSError:
                pass  # one was renamed meanwhile
    watcher = threading.Thread(target=watch)
    watcher.start()
    threads = [threading.Thread(target=upload, args=(n,)) for n in range(8)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    stop.set()
    watcher.join()
    that(0 < worst[0] <= quota, f"{worst[0]} bytes on the disk")
    equal(sorted(set(codes) | {226, 552}), [226, 552], "codes")
    that(1 <= codes.count(226) <= 4, f"{codes}")
    client = login(t, server, "ann", "sesame 123")
    for entry in list(home_of(server, "ann").iterdir()):
        client.cmd(f"DELE {entry.name}")
    for number in range(8):
        client.cmd(f"DELE f{number}")
    code, text, _ = serverd(t, server, "recount", "ann")
    equal((code, text), (0, f"{used(server, 'ann')} bytes in 0 files\n"), "recount")


@check("accounts", "kill -9 of the server in an upload leaves the quota exact", needs=["server"])
def _(t):
    server = t.server()
    add(t, server, "ann", "sesame 123", "--quota", "4M")
    client = login(t, server, "ann", "sesame 123")
    expect(client.store("STOR whole", bytes(1 << 20)), 226)
    data, reply = client.begin("STOR cut")
    expect(reply, 150)
    data.sendall(bytes(1 << 20))
    eventually(lambda: used(server, "ann") >= (2 << 20) - 65536, "the bytes are on the disk")
    server.kill()
    data.close()
    server.start()
    client = login(t, server, "ann", "sesame 123")
    expect(client.store("STOR next", bytes(2 << 20)), 226)  # fits: 1 + at most 1 + 2
    expect(client.cmd("ALLO 1048577"), 552)
    for name in ("whole", "next", "cut"):
        client.cmd(f"DELE {name}")
    expect(client.store("STOR all", bytes(4 << 20)), 226)


@check("accounts", "history knows transfers, logins and refusals, as text, CSV and JSON", needs=["server"])
def _(t):
    server = t.server()
    add(t, server, "ann", "sesame 123")
    login(t, server, "ann", "wrong 1234", 530)
    client = login(t, server, "ann", "sesame 123")
    expect(client.store('STOR a,"b".txt', b"12345"), 226)
    equal(client.fetch('RETR a,"b".txt')[0], b"12345", "content")

    def entries():
        return json.loads(serverd(t, server, "history", "--json", "--account", "ann")[1])
    eventually(lambda: len(entries()) == 4, "four entries")
    equal(sorted(one["kind"] for one in entries()), ["download", "login", "refused", "upload"], "kinds")
    that('"/a,""b"".txt"' in serverd(t, server, "history", "--csv")[1], "CSV is quoted")
    that("/a," in serverd(t, server, "history", "--since", "1h")[1], "text")
    equal(json.loads(serverd(t, server, "history", "--json", "--account", "nobody")[1]), [], "of nobody")


@check("accounts", "bans outlive the server", needs=["server"])
def _(t):
    server = t.server("--listen", "0.0.0.0")
    equal(serverd(t, server, "ban", "add", "127.0.0.9", "--for", "1h")[0], 0, "ban add")
    server.stop()
    server.start()
    eventually(lambda: "127.0.0.9" in serverd(t, server, "ban", "list")[1], "the ban is there after a start")


@check("accounts", "a damaged store is set aside, and the server starts", needs=["server"])
def _(t):
    server = t.server()
    add(t, server, "ann", "sesame 123")
    server.stop()
    (server.root / "data" / "wherry.db").write_bytes(b"this is no database" * 500)
    server.start()
    login(t, server, server.user, server.password)
    eventually(lambda: len(list((server.root / "data").glob("wherry.db*"))) >= 2, "the damaged one is kept")
    eventually(lambda: serverd(t, server, "account", "list")[:2] == (0, ""), "the new one is empty")
