"""kill -9 of the server and of clients in the middle of an overwrite; a full disk."""
import os
import shutil
import signal
import subprocess
import tempfile
import pathlib
import time

from harness import Skipped, check, equal, eventually, expect, that

OLD, NEW = b"old!" * 500_000, b"new?" * 600_000


@check("kills", "20 times kill -9 of the server in an overwrite: the former file is intact", needs=["server"])
def _(t):
    server = t.server()
    torn = 0
    for number in range(20):
        (server.home / "a").write_bytes(OLD)
        client = t.login_to(server)
        sock, reply = client.begin("STOR a")
        that(sock is not None, f"{reply}")
        sock.setblocking(False)
        sent, end = 0, time.monotonic() + 10
        wanted = len(NEW) * (number + 1) // 21
        while sent < wanted and time.monotonic() < end:
            try:
                sent += sock.send(NEW[sent:wanted])
            except BlockingIOError:
                time.sleep(0.001)
        time.sleep(0.003 * (number % 7))
        server.kill()
        torn += (server.home / "a").read_bytes() != OLD
        client.close()
        sock.close()
        server.start()
        torn += (server.home / "a").read_bytes() != OLD
        client = t.login_to(server)
        reply = client.cmd("DELE a")  # what was kept of the upload, if anything
        expect(reply, 250)
        client.close()
    equal(torn, 0, "torn files")


@check("kills", "8 times kill -9 of the server around 226: the old or the new file, whole", needs=["server"])
def _(t):
    server = t.server()
    for number in range(8):
        for path in server.home.iterdir():
            path.unlink()
        (server.home / "a").write_bytes(OLD)
        client = t.login_to(server)
        sock, _reply = client.begin("STOR a")
        sock.sendall(NEW)
        sock.close()
        time.sleep(0.002 * number)
        confirmed = client.buffer.startswith(b"226") or not client.silent(0.001) and client.buffer.startswith(b"226")
        server.kill()
        content = (server.home / "a").read_bytes()
        that(content in (OLD, NEW), f"torn: {len(content)} bytes")
        that(content == NEW or not confirmed, "226 was said, but the old file is there")
        client.close()
        server.start()
        that((server.home / "a").read_bytes() == content, "changed by the next start")


@check("kills", "20 times kill -9 of curl in the middle of an overwrite: no stump is published")
def _(t):
    if not shutil.which("curl"):
        raise Skipped("no curl here")
    source = t.disk.parent.parent / f"source-{t.name}"
    t.local.append(source)
    source.write_bytes(NEW * 4)
    client = t.client()
    stumps = 0
    for number in range(20):
        name = f"a{number}"
        t.put(name, OLD)
        process = subprocess.Popen(["curl", "-sS", "--limit-rate", "4M", "-u", f"{t.target.user}:{t.target.password}", "-T", source,
                                    f"ftp://{t.target.host}:{t.target.port}{t.path}/{name}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(0.1 + 0.02 * number)
        process.send_signal(signal.SIGKILL)
        process.wait()
        time.sleep(0.05)
        stumps += t.get(name) not in (OLD, NEW * 4)
    time.sleep(0.5)
    stumps += sum(t.get(f"a{n}") not in (OLD, NEW * 4) for n in range(20))
    equal(stumps, 0, "stumps published")
    expect(client.cmd("NOOP"), 200)


class SmallDisk:
    """A tmpfs of 4 MiB with a home on it."""
    def __init__(self):
        if os.getuid() != 0:
            raise Skipped("mounting a small disk needs root")
        self.path = pathlib.Path(tempfile.mkdtemp(prefix="wherry-disk-"))
        done = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", self.path], capture_output=True, check=False)
        if done.returncode:
            self.path.rmdir()
            raise Skipped("cannot mount a tmpfs here: " + done.stderr.decode().strip())

    def __enter__(self):
        return self.path

    def __exit__(self, *_):
        subprocess.run(["umount", "-l", self.path], check=False)
        self.path.rmdir()


def store(client, command, data):
    sock, reply = client.begin(command)
    if sock is None:
        return reply
    try:
        sock.sendall(data)
    except OSError:
        pass
    sock.close()
    return client.reply(30)


@check("kills", "disk full: 452, the former file is kept, and the server goes on ({})", params=["STOR a", "APPE a", "STOR b"], needs=["server"])
def _(t, command):
    with SmallDisk() as disk:
        home = disk / "home"
        home.mkdir()
        server = t.server(home=home)
        (home / "a").write_bytes(b"old" * 1000)
        client = t.login_to(server)
        reply = store(client, command, os.urandom(6 << 20))
        expect(reply, 452)
        that(len(reply.text) > 10, f"no reason in {reply}")
        equal((home / "a").read_bytes()[:3000], b"old" * 1000, "the former file")
        if command == "APPE a":
            that(len((home / "a").read_bytes()) >= 3000, "the former file")
        expect(client.cmd("NOOP"), 200)
        client.cmd("DELE b")
        if command == "STOR a" and client.cmd("SIZE a").text != "3000":
            expect(client.cmd("DELE a"), 250)  # what was kept of the upload
        equal((home / "a").read_bytes()[:3000], b"old" * 1000, "the former file")
        eventually(lambda: os.statvfs(disk).f_bavail > 100 or command == "APPE a", "room again")
        server.stop()
        server.start()
        client = t.login_to(server)
        equal((home / "a").read_bytes()[:3000], b"old" * 1000, "the former file after a restart")


@check("kills", "disk full for folders and the server's own files: it goes on", needs=["server"])
def _(t):
    with SmallDisk() as disk:
        home = disk / "home"
        home.mkdir()
        server = t.server("--data-dir", str(disk / "data"), "--log-file", str(disk / "log"), home=home)
        client = t.login_to(server)
        (disk / "ballast").write_bytes(b"")
        with open(disk / "ballast", "wb") as file:
            try:
                while True:
                    file.write(b"x" * 65536)
                    file.flush()
            except OSError:
                pass
        for number in range(50):
            client.cmd(f"CWD missing{number}")
        expect(store(client, "STOR a", b"x" * 100000), 452, 451, 450, 552)
        expect(client.cmd("NOOP"), 200)
        t.login_to(server)
        (disk / "ballast").unlink()
        expect(store(client, "STOR a", b"x" * 100000), 226)
        equal((home / "a").read_bytes(), b"x" * 100000, "stored when there is room again")


@check("kills", "SIGTERM during an upload keeps what was received", needs=["server"])
def _(t):
    server = t.server()
    client = t.login_to(server)
    sock, _reply = client.begin("STOR a")
    sock.sendall(NEW[:100000])
    time.sleep(0.2)
    server.process.send_signal(signal.SIGTERM)
    equal(server.process.wait(20), 0, "exit code")
    that(not (server.home / "a").exists(), "published")
    server.start()
    client = t.login_to(server)
    start = int(expect(client.cmd("SIZE a"), 213).text)
    that(50000 < start < 100000, f"SIZE {start}")
    expect(client.store("STOR a", NEW[start:], rest=start), 226)
    equal((server.home / "a").read_bytes(), NEW, "whole")


@check("kills", "a second server on one data directory is exit 2 and says who holds it", needs=["server"])
def _(t):
    server = t.server()
    done = subprocess.run([server.program, "--home", str(server.home), "--user", "u:p", "--port", "0", "--data-dir", str(server.root / "data")],
                          capture_output=True, timeout=20, check=False)
    equal(done.returncode, 2, "exit code")
    that(str(server.process.pid).encode() in done.stderr + done.stdout, f"{done.stderr}")


@check("kills", "bad options are exit 2 with a sentence: {}", params=[
    ["--nonsense"], ["--port", "x"], ["--port", "70000"], ["--port"], ["--home", "/nothing/here", "--user", "u:p"], ["--user", "u:p"], ["--tls", "maybe"],
    ["--passive-ports", "9-1"], ["--passive-ports", "x"], ["--listen", "nowhere.invalid.", "--home", "/tmp", "--user", "u:p"], ["--idle-timeout", "-1"], ["--max-sessions", "x"]],
       needs=["server"])
def _(t, options):
    if not t.target.program:
        raise Skipped("needs a server that can be started")
    data = t.disk.parent.parent / f"data-{t.name}"
    t.local.append(data)
    done = subprocess.run([t.target.program, *options, "--data-dir", str(data)], capture_output=True, timeout=20, check=False)
    equal(done.returncode, 2, f"exit code ({(done.stderr + done.stdout)[:200]})")
    that(len(done.stderr) > 20 and b"ERROR: AddressSanitizer" not in done.stderr, f"{done.stderr}")
