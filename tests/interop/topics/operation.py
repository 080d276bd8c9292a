"""What an administrator does from outside: configuration file, reload, status, bans, limits, logs, exit codes."""
import json
import os
import signal
import socket
import subprocess
import time

from ftpclient import Client
from harness import check, equal, eventually, expect, that


def serverd(t, *arguments):
    """A subcommand of the program: (exit code, standard output, standard error)."""
    done = subprocess.run([t.target.program, *map(str, arguments)], capture_output=True, text=True, timeout=60)
    return done.returncode, done.stdout, done.stderr


def configured(t, text):
    """A server with a configuration file of this text, and the file."""
    file = t.disk.parent.parent / f"server-{t.name}.toml"
    t.local.append(file)
    file.write_text(text)
    return t.server("--config", str(file)), file


def ask(t, server, *words):
    return serverd(t, *words, "--data-dir", server.root / "data")


def reload(server, mark):
    """SIGHUP, and waits for a line in the log that the server had not written before."""
    before = (server.root / "stderr").read_text().count(mark)
    server.process.send_signal(signal.SIGHUP)
    eventually(lambda: (server.root / "stderr").read_text().count(mark) > before, f"{mark!r} in the log")


def greets(server, source):
    with socket.create_connection((server.host, server.port), 10, (source, 0)) as connection:
        return connection.makefile("rb").readline()


@check("operation", "config check names line and column of all that is wrong", needs=["server"])
def _(t):
    file = t.disk / "bad.toml"
    file.write_text('prot = 1\nport = "x"\n\ntls = "yes"\n')
    code, _, errors = serverd(t, "config", "check", "--config", file)
    equal(code, 2, "exit code")
    for where in (":1:1: ", ":2:8: ", ":4:7: "):
        that(f"{file}{where}" in errors, f"{where} in {errors}")
    code, _, errors = serverd(t, "--config", file)
    equal(code, 2, "exit code of a start with it")
    file.write_text("port = 0\n")
    equal(serverd(t, "config", "check", "--config", file)[0], 0, "exit code of a file in order")


@check("operation", "config show can be read back and hides passwords", needs=["server"])
def _(t):
    file = t.disk / "server.toml"
    file.write_text('idle-timeout = "15m"\ndeny = ["192.0.2.0/24"]\n'
                    f'[[account]]\nname = "ann"\npassword = "geheim123"\nhome = "{t.disk}"\n')
    code, shown, _ = serverd(t, "config", "show", "--config", file, "--port", "2222")
    equal(code, 0, "exit code")
    that("geheim123" not in shown, "the password is masked")
    that("idle-timeout = 900  # file\n" in shown and "port = 2222  # command line\n" in shown, shown)
    again = t.disk / "again.toml"
    again.write_text(shown)
    code, same, _ = serverd(t, "config", "show", "--config", again)
    strip = lambda text: [line.split("  #")[0] for line in text.splitlines()]
    equal(strip(same), strip(shown), "shown again")


@check("operation", "an account of the file logs in, and the command line wins over the file", needs=["server"])
def _(t):
    server, _ = configured(t, f'port = 1\nserver-name = "Depot"\n[[account]]\nname = "ann"\npassword = "x y"\n'
                              f'home = "{t.disk}"\npermissions = "read-only"\n')
    client = Client(server.host, server.port)
    t.clients.append(client)
    that("Depot" in str(client.greeting), "the greeting has the name")
    expect(client.login("ann", "x y"), 230)
    expect(client.cmd("MKD a"), 550)


@check("operation", "a reload takes over what changed, and sessions stay", needs=["server"])
def _(t):
    server, file = configured(t, "")
    client = t.login_to(server)
    file.write_text(f'server-name = "Later"\n[[account]]\nname = "bob"\npassword = "b"\nhome = "{t.disk}"\n')
    reload(server, "reloading")
    expect(client.cmd("NOOP"), 200)
    other = Client(server.host, server.port)
    t.clients.append(other)
    that("Later" in str(other.greeting), "the new greeting")
    expect(other.login("bob", "b"), 230)
    file.write_text("log-files = 3\n")
    reload(server, "log-files changes with the next start")
    expect(client.cmd("NOOP"), 200)


@check("operation", "a reload of a wrong file changes nothing and says so", needs=["server"])
def _(t):
    server, file = configured(t, 'server-name = "First"\n')
    file.write_text('server-name = "Second"\nidle-timeout = "soon"\n')
    reload(server, "the configuration stays as it was")
    that(f"{file}:2:16: " in (server.root / "stderr").read_text(), "line and column in the log")
    that(b"First" in greets(server, "127.0.0.1"), "the greeting is the former one")


@check("operation", "status shows sessions and transfers, as text and as JSON", needs=["server"])
def _(t):
    server = t.server("--session-download-rate", "64K")
    (server.home / "big").write_bytes(bytes(8 << 20))
    client = t.login_to(server)
    client.cmd("CLNT Probe 1.0")
    data, reply = client.begin("RETR big")
    expect(reply, 150)
    code, text, _ = ask(t, server, "status", "--json")
    equal(code, 0, "exit code")
    status = json.loads(text)
    equal([one["account"] for one in status["sessions"]], ["u"], "sessions")
    equal(status["sessions"][0]["client"], "Probe 1.0", "client")
    equal([(one["direction"], one["path"], one["size"]) for one in status["transfers"]],
          [("download", "/big", 8 << 20)], "transfers")
    code, text, _ = ask(t, server, "status")
    that("Sessions: 1" in text and "/big" in text and f":{server.port}" in text, text)
    data.close()


@check("operation", "status says that no server runs", needs=["server"])
def _(t):
    code, _, errors = serverd(t, "status", "--data-dir", t.disk / "nothing")
    equal(code, 1, "exit code")
    that("No server runs" in errors, errors)


@check("operation", "bans are added, listed, lifted and end sessions", needs=["server"])
def _(t):
    server = t.server("--listen", "0.0.0.0")
    code, text, _ = ask(t, server, "ban", "add", "127.0.0.9", "--for", "2h", "--reason", "a test")
    equal((code, text), (0, "Banned 127.0.0.9\n"), "ban add")
    that("a test" in ask(t, server, "ban", "list")[1], "ban list")
    that(greets(server, "127.0.0.9").startswith(b"421"), "the banned address is turned away")
    that(greets(server, "127.0.0.8").startswith(b"220"), "another one is not")
    equal(ask(t, server, "ban", "remove", "127.0.0.9")[0], 0, "ban remove")
    that(greets(server, "127.0.0.9").startswith(b"220"), "after it is lifted")
    equal(ask(t, server, "ban", "remove", "127.0.0.9")[0], 1, "lifted twice")
    equal(ask(t, server, "ban", "add", "nobody")[0], 1, "no address")
    equal(ask(t, server, "ban", "add", "127.0.0.9", "--for", "soon")[0], 2, "no time")


@check("operation", "the control socket is for its owner alone", needs=["server"])
def _(t):
    server = t.server()
    path = server.root / "data" / "control"
    that(path.stat().st_mode & 0o077 == 0, "nobody else may")


@check("operation", "denied networks are turned away, allowed ones come in", needs=["server"])
def _(t):
    server = t.server("--listen", "0.0.0.0", "--allow", "127.0.0.0/28", "--deny", "127.0.0.5")
    for source, answer in (("127.0.0.1", b"220"), ("127.0.0.5", b"421"), ("127.0.0.99", b"421")):
        that(greets(server, source).startswith(answer), f"{source}: {answer}")


@check("operation", "a reload that denies a network ends its sessions", needs=["server"])
def _(t):
    server, file = configured(t, "")
    client = t.login_to(server)
    file.write_text('deny = ["127.0.0.0/8"]\n')
    reload(server, "reloading")
    expect(client.reply(), 421)


@check("operation", "limits of sessions in all and per address", needs=["server"])
def _(t):
    server = t.server("--listen", "0.0.0.0", "--max-sessions", "3", "--max-sessions-per-address", "2")
    held = []
    for source, answer in (("127.0.0.1", b"220"), ("127.0.0.1", b"220"), ("127.0.0.1", b"421"), ("127.0.0.2", b"220"),
                           ("127.0.0.3", b"421")):
        connection = socket.create_connection((server.host, server.port), 10, (source, 0))
        held.append(connection)
        that(connection.makefile("rb").readline().startswith(answer), f"{source}: {answer}")
    for connection in held:
        connection.close()


@check("operation", "the limit of an account's sessions", needs=["server"])
def _(t):
    server, _ = configured(t, f'[[account]]\nname = "ann"\npassword = "x"\nhome = "{t.disk}"\nsessions = 1\n')
    first, second = (Client(server.host, server.port) for _ in range(2))
    t.clients += [first, second]
    expect(first.login("ann", "x"), 230)
    that(second.login("ann", "x").code in (421, 530), "the second is refused")


@check("operation", "speed limit of {}", needs=["server"],
       params=["download-rate", "session-download-rate", "upload-rate", "session-upload-rate", "account"])
def _(t, which):
    if which == "account":
        server, _ = configured(t, f'[[account]]\nname = "ann"\npassword = "x"\nhome = "{t.disk}"\ndownload-rate = "1M"\n')
        user, password, home = "ann", "x", t.disk
    else:
        server = t.server(f"--{which}", "1M")
        user, password, home = server.user, server.password, server.home
    size = 3 << 20
    (home / "file").write_bytes(bytes(size))
    client = Client(server.host, server.port)
    t.clients.append(client)
    expect(client.login(user, password), 230)
    expect(client.cmd("TYPE I"), 200)
    started = time.monotonic()
    if "upload" in which:
        expect(client.store("STOR up", bytes(size)), 226)
    else:
        equal(len(client.fetch("RETR file")[0]), size, "bytes")
    that(time.monotonic() - started >= 1.5, "3 MiB at 1 MiB/s take their time")


@check("operation", "the transfer log has a line of xferlog's fields for each file", needs=["server"])
def _(t):
    log = t.disk.parent.parent / f"xferlog-{t.name}"
    t.local.append(log)
    server = t.server("--transfer-log", str(log))
    client = t.login_to(server)
    expect(client.store("STOR a b.txt", b"12345"), 226)
    equal(client.fetch("RETR a b.txt")[0], b"12345", "content")
    eventually(lambda: log.read_text().count("\n") == 2, "two lines")
    up, down = (line.split() for line in log.read_text().splitlines())
    for fields, direction in ((up, "i"), (down, "o")):
        equal(len(fields), 18, "fields")
        equal(fields[6:], ["127.0.0.1", "5", "/a_b.txt", "b", "_", direction, "r", "u", "ftp", "0", "*", "c"], "fields")
    os.rename(log, f"{log}.away")
    t.local.append(log.with_name(log.name + ".away"))
    reload(server, "reloading")
    eventually(log.exists, "the log is there again after SIGHUP")


@check("operation", "the log turns over by size", needs=["server"])
def _(t):
    folder = t.disk.parent.parent / f"logs-{t.name}"
    folder.mkdir()
    t.local.append(folder)
    server = t.server("--log-file", str(folder / "log"), "--log-level", "debug", "--log-size", "4K", "--log-files", "2")
    client = t.login_to(server)
    for _ in range(300):
        client.cmd("NOOP")
    eventually(lambda: (folder / "log.2").exists(), "log.2")
    that(not (folder / "log.3").exists(), "no third one")
    that(all(file.stat().st_size <= 4096 for file in folder.iterdir()), "none is larger")


@check("operation", "the service manager hears READY, RELOADING and STOPPING", needs=["server"])
def _(t):
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as notices:
        path = t.disk.parent.parent / f"notify-{t.name}"
        t.local.append(path)
        notices.bind(str(path))
        notices.settimeout(30)
        server = t.server(environment={"NOTIFY_SOCKET": str(path)})
        that(notices.recv(4096).startswith(b"READY=1\nSTATUS=Listening on 127.0.0.1"), "ready")
        server.process.send_signal(signal.SIGHUP)
        that(notices.recv(4096).startswith(b"RELOADING=1\nMONOTONIC_USEC="), "reloading")
        that(notices.recv(4096).startswith(b"READY=1"), "ready again")
        server.stop()
        equal(notices.recv(4096), b"STOPPING=1", "stopping")


@check("operation", "exit codes of wrong words", needs=["server"])
def _(t):
    for words in (["bogus"], ["config"], ["config", "what"], ["ban"], ["ban", "add"], ["--prot", "1"]):
        code, _, errors = serverd(t, *words)
        equal(code, 2, f"exit code of {words}")
        that(errors.count("\n") == 1, f"one sentence: {errors}")
