"""What the checks share: a register of checks by topic, the context each one gets, and the server they run against."""
import contextlib
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import traceback

from ftpclient import Client, Closed

TOPICS = {}  # topic: list of (name, function, needs)


class Failed(AssertionError):
    pass


class Skipped(Exception):
    pass


def check(topic, name, needs=(), params=None):
    """Registers a check; with params once for each, the name filled in with str.format."""
    def register(function):
        for value in [None] if params is None else params:
            if params is None:
                TOPICS.setdefault(topic, []).append((name, function, needs))
            else:
                values = value if isinstance(value, tuple) else (value,)
                shown = name.format(*[repr(v)[:60] for v in values])
                TOPICS.setdefault(topic, []).append((shown, lambda t, f=function, v=values: f(t, *v), needs))
        return function
    return register


def expect(reply, *codes):
    """codes: numbers, or "5xx"."""
    for code in codes:
        if reply.code == code or (isinstance(code, str) and str(reply.code)[0] == code[0]):
            return reply
    raise Failed(f"expected {'/'.join(map(str, codes))}, got {reply}")


def equal(actual, expected, what="value"):
    if actual != expected:
        raise Failed(f"{what}: expected {short(expected)}, got {short(actual)}")


def that(condition, what):
    if not condition:
        raise Failed(what)


def short(value):
    text = repr(value)
    return text if len(text) < 160 else f"{text[:70]}...{text[-40:]} ({len(value)} long)"


def eventually(condition, what, seconds=10):
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            raise Failed(f"not within {seconds} s: {what}")
        time.sleep(0.02)


class Server:
    """One wherry-serverd of our own, with an account u:p on a home of its own."""
    user, password = "u", "p w"

    def __init__(self, program, options=(), home=None, host="127.0.0.1", environment=None):
        self.program, self.options, self.host = program, list(options), host
        self.root = pathlib.Path(tempfile.mkdtemp(prefix="wherry-interop-"))
        self.home = pathlib.Path(home) if home else self.root / "home"
        self.home.mkdir(exist_ok=True)
        # A sanitized server keeps what it freed for a while: the checks that measure memory want little of that.
        sanitizers = ":".join(filter(None, [os.environ.get("ASAN_OPTIONS"), "quarantine_size_mb=1:malloc_context_size=1"]))
        self.environment = {**os.environ, "LC_ALL": "C.UTF-8", "ASAN_OPTIONS": sanitizers, **(environment or {})}
        self.process = None
        self.port = 0
        self.stderr = None
        self.crashes = []
        self.start()

    def start(self):
        self.stderr = open(self.root / "stderr", "ab")
        self.process = subprocess.Popen(
            [self.program, "--home", str(self.home), "--user", f"{self.user}:{self.password}", "--port", "0",
             "--data-dir", str(self.root / "data"), *self.options],
            stdout=subprocess.PIPE, stderr=self.stderr, env=self.environment)
        self.port = 0
        while self.port == 0:
            line = self.process.stdout.readline().decode()
            if not line:
                raise RuntimeError("the server did not start: " + self.errors())
            if line.startswith("Listening on "):
                self.port = int(line.rsplit(":", 1)[1])

    def errors(self):
        text = (self.root / "stderr").read_text(errors="replace")
        for mark in ("ERROR: ", "runtime error:", "ASSERT"):
            if mark in text:  # a sanitizer speaks: its first lines say what and where
                return "\n".join(text[text.index(mark) - 80 if text.index(mark) > 80 else 0:].splitlines()[:24])
        return text[-1500:]

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self):
        if self.stderr.closed:  # stopped before
            return
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                if self.process.wait(20) != 0:
                    self.crashes.append(f"exit code {self.process.returncode} after SIGTERM\n{self.errors()}")
            except subprocess.TimeoutExpired:
                self.crashes.append("did not stop within 20 s of SIGTERM")
                self.kill()
        elif self.process.returncode != -signal.SIGKILL:
            self.crashes.append(f"ended by itself, exit code {self.process.returncode}\n{self.errors()}")
        self.process.stdout.close()
        self.stderr.close()

    def remove(self):
        shutil.rmtree(self.root, ignore_errors=True)

    def is_sanitized(self):
        return b"__asan_init" in pathlib.Path(self.program).read_bytes()

    def memory(self):
        """Resident bytes."""
        with open(f"/proc/{self.process.pid}/statm") as file:
            return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")


class Target:
    """The server under test: ours or any other, as --against names it."""
    def __init__(self, host, port, user, password, directory, server=None, program=None):
        self.host, self.port, self.user, self.password = host, port, user, password
        self.directory = pathlib.Path(directory)
        self.server, self.program = server, program


class Context:
    """What one check gets: clients that are closed behind it, and a folder of its own in the account's home."""
    def __init__(self, target, number):
        self.target, self.clients, self.servers, self.local = target, [], [], []
        self.name = f"c{number}"
        self.disk = target.directory / self.name
        self.path = "/" + self.name
        self.disk.mkdir()
        self.disk.chmod(0o777)

    def connect(self, **options):
        client = Client(self.target.host, self.target.port, **options)
        self.clients.append(client)
        return client

    def client(self, tls=False, cwd=True, **options):
        client = self.connect(**options)
        if tls:
            expect(client.auth_tls(), 234)
        expect(client.login(self.target.user, self.target.password), 230)
        if cwd:
            expect(client.cmd("CWD " + self.path), "2xx")
        expect(client.cmd("TYPE I"), 200)
        return client

    def connect_to(self, host):
        """Logged in over another address of the server under test, in the folder of this check."""
        client = Client(host, self.target.port)
        self.clients.append(client)
        expect(client.login(self.target.user, self.target.password), 230)
        expect(client.cmd("CWD " + self.path), "2xx")
        expect(client.cmd("TYPE I"), 200)
        return client

    def server(self, *options, **more):
        """Another server of our own, for checks that need options or kill it."""
        if not self.target.program:
            raise Skipped("needs a server that can be started")
        server = Server(self.target.program, options, **more)
        self.servers.append(server)
        return server

    def login_to(self, server, tls=False, **options):
        client = Client(server.host, server.port, **options)
        self.clients.append(client)
        if tls:
            expect(client.auth_tls(), 234)
        expect(client.login(server.user, server.password), 230)
        expect(client.cmd("TYPE I"), 200)
        return client

    def quick_home(self):
        """A home in memory, for checks that need very many files: a disk may take milliseconds for each."""
        home = pathlib.Path(tempfile.mkdtemp(prefix="wherry-home-", dir="/dev/shm" if os.access("/dev/shm", os.W_OK) else None))
        self.local.append(home)
        return home

    def put(self, name, data):
        path = self.disk / os.fsdecode(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        path.chmod(0o666)
        return path

    def get(self, name):
        path = self.disk / os.fsdecode(name)
        return path.read_bytes() if path.exists() else None

    def finish(self):
        for client in self.clients:
            client.close()
        for server in self.servers:
            server.stop()
            server.remove()
        for path in self.local:  # folders and files of this computer that the check used
            path.unlink(missing_ok=True) if path.is_file() else remove_tree(path)
        remove_tree(self.disk)
        crashes = [crash for server in self.servers for crash in server.crashes]
        if crashes:
            raise Failed("; ".join(crashes))


def remove_tree(path):
    for attempt in range(20):
        shutil.rmtree(path, ignore_errors=True)
        if not path.exists():
            return
        time.sleep(0.05)


def run(target, topics, verbose=False, only=None):
    """Runs the topics; returns the number of failed checks."""
    counts = {"passed": 0, "failed": 0, "skipped": 0}
    number = 0
    for topic in topics:
        for name, function, needs in TOPICS[topic]:
            if only and only not in name:
                continue
            number += 1
            started, outcome, why = time.monotonic(), "passed", ""
            context = None
            try:
                if "server" in needs and target.server is None and target.program is None:
                    raise Skipped("needs a server that can be started")
                context = Context(target, number)
                with contextlib.ExitStack() as stack:
                    stack.callback(context.finish)
                    function(context)
            except Skipped as reason:
                outcome, why = "skipped", str(reason)
            except (Failed, Closed, AssertionError, OSError, ValueError, RuntimeError, LookupError, TypeError,
                    subprocess.SubprocessError) as error:
                outcome, why = "failed", f"{type(error).__name__}: {error}"
                if verbose:
                    why += "\n" + traceback.format_exc()
            counts[outcome] += 1
            seconds = time.monotonic() - started
            if outcome != "passed" or verbose or seconds > 10:
                print(f"{outcome.upper():8}{topic}: {name} ({seconds:.1f} s){': ' if why else ''}{why}", flush=True)
            if target.server is not None and target.server.process.poll() is not None:
                print(f"FAILED  {topic}: the server died: {target.server.errors()}", flush=True)
                return counts["failed"] + 1
    print(f"{sum(counts.values())} checks: " + ", ".join(f"{n} {what}" for what, n in counts.items()), flush=True)
    if counts["passed"] == 0 and counts["skipped"] == 0:
        print("nothing was checked", file=sys.stderr)
        return 1
    return counts["failed"]
