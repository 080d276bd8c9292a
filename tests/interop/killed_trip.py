#!/usr/bin/env python3
"""kill -9 in the middle of trees of small files: killed_trip.py --client PROGRAM --server PROGRAM [--rounds N]

The client, the server, and both are killed at random moments while 1,000 files are under way, up and down; then the same command
runs again. No file is ever half, in the end the trees are the same byte for byte, nothing unfinished is left at either end, and
the account's counter is what the disk holds. Exit code 0 when nothing failed."""
import argparse
import contextlib
import json
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile

import harness
from client_peers import Trip
from ftpclient import Client

FILES, LARGEST, LIMIT = 1000, 6000, "4M"
USER, PASSWORD = "ann", "sesame 123"
VICTIMS = ["client", "server", "both"]  # in each round up, and down


def tree_of(top):
    """Name and content of every file below; one that is renamed or removed meanwhile does not count."""
    found = {}
    for folder, _folders, names in os.walk(top):
        for name in names:
            with contextlib.suppress(FileNotFoundError):
                path = pathlib.Path(folder, name)
                found[str(path.relative_to(top))] = path.read_bytes()
    return found


def count_files(top):
    """Quickly, for a kill in the right moment; what is still unfinished does not count."""
    count, waiting = 0, [top]
    while waiting:
        try:
            with os.scandir(waiting.pop()) as entries:
                for entry in entries:
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append(entry.path)
                    elif not entry.name.startswith(".wherry.") and not entry.name.endswith(".part"):
                        count += 1
        except FileNotFoundError:  # it is only being made
            pass
    return count


class KilledTrip:
    def __init__(self, client, program, folder):
        self.random = random.Random(4711)
        self.server = harness.Server(program)
        self.server.options = ["--port", str(self.server.port)]  # of those that follow: where the client finds them again
        self.command("account", "add", USER, "--password-stdin", "--quota", "1G", "--files", "100000", text=PASSWORD + "\n")
        self.login().close()  # which makes the home
        self.home = self.server.root / "data" / "homes" / USER
        self.trip = Trip(client, ("wherry", (self.server.host, self.server.port, USER, PASSWORD, self.home)), folder, "killed")
        for number in range(FILES):
            size = 0 if number % 50 == 0 else self.random.randrange(LARGEST)
            self.trip.file(f"tree/d{number % 7}/e{number % 3}/f{number}", size)
        self.tree = tree_of(self.trip.here / "tree")

    def command(self, *words, text=None):
        done = subprocess.run([self.server.program, *words, "--data-dir", self.server.root / "data"], input=text,
                                      capture_output=True, text=True, timeout=60, check=False)
        harness.equal((done.returncode, done.stderr), (0, ""), " ".join(words))
        return done.stdout

    def login(self):
        client = Client(self.server.host, self.server.port)
        harness.expect(client.login(USER, PASSWORD), 230)
        return client

    def none_is_half(self, there):
        for name, content in tree_of(there).items():
            if not pathlib.Path(name).name.startswith(".wherry.") and not name.endswith(".part"):
                harness.that(content == self.tree[name], f"{there / name} is not whole")

    def counter_is_exact(self):
        held = tree_of(self.home)
        client = self.login()
        told = re.findall(r"(Bytes|Files): (\d+) of", harness.expect(client.cmd("SITE QUOTA"), 200).text)
        client.close()
        harness.equal({what: int(count) for what, count in told},
                      {"Bytes": sum(map(len, held.values())), "Files": len(held)}, "the account's counter")

    def kill(self, victim, running):
        if victim != "server":
            running.kill()
        if victim != "client":
            self.server.kill()

    def cut(self, words, there, victim):
        """Kills in the middle of the command and lets it be done after all."""
        for attempt in range(5):
            shutil.rmtree(there, ignore_errors=True)
            if there.is_relative_to(self.home):
                self.command("recount", USER)  # the tree went behind the server's back
            wanted = self.random.randrange(1, FILES * 3 // 4)
            running = self.trip.start(*words, "--quiet")  # nobody reads what it says
            harness.eventually(lambda wanted=wanted, running=running: count_files(there) >= wanted or running.poll() is not None, "files arrive", 240)
            self.kill(victim, running)
            standing = count_files(there)
            if standing < FILES:
                break
            running.communicate()
            self.restart(victim)
        else:
            raise harness.Failed("every kill came too late to say anything")
        self.none_is_half(there)
        self.restart(victim)
        _, errors = running.communicate(timeout=120)
        if victim == "server":  # the client goes on by itself
            harness.equal(running.returncode, 0, f"exit code of a client that lost its server\n{errors.decode(errors='replace')[-1500:]}\n")
        self.none_is_half(there)
        return standing

    def restart(self, victim):
        if victim != "client":
            self.server.start()

    def again(self, words, there):
        out, _ = self.trip.run(*words, "--json")
        done = [event["local"] for event in map(json.loads, out.splitlines()) if event["event"] == "done" and event["kind"] == "file"]
        harness.equal(len(done), len(set(done)), "files told once")
        harness.equal(tree_of(there) == self.tree, True, "the trees are the same")
        self.counter_is_exact()

    def run(self, rounds):
        here, there, back = self.trip.here / "tree", self.trip.disk / "tree", self.trip.here / "back"
        for words, target in [(("mirror", here, self.trip.url("tree")), there), (("mirror", self.trip.url("tree"), back), back)]:
            for victim in VICTIMS * rounds:
                standing = self.cut((*words, "--limit-rate", LIMIT, "--retry-delay", "1"), target, victim)
                self.again((*words, "--limit-rate", LIMIT, "--retry-delay", "1"), target)
                print(f"ok      {'upload' if target == there else 'download'}, killed: {victim}, with {standing} of {FILES} files there", flush=True)
        self.trip.nothing_else("tree")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--client", required=True)
    parser.add_argument("--server", required=True)
    parser.add_argument("--rounds", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="wherry-killed-") as name:
        trip = KilledTrip(options.client, options.server, pathlib.Path(name))
        try:
            trip.run(options.rounds)
        finally:
            trip.server.stop()
            trip.server.remove()
    harness.equal(trip.server.crashes, [], "crashes of the server")
    return 0


if __name__ == "__main__":
    sys.exit(main())
