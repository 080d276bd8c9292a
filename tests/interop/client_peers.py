#!/usr/bin/env python3
"""Our client in the terminal against real servers: client_peers.py --client PROGRAM --server PROGRAM PEER

PEER is vsftpd, pyftpdlib, proftpd, pure-ftpd or wherry (our own server, PROGRAM). Exit code 0 when nothing failed."""
import argparse
import contextlib
import filecmp
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from urllib.parse import quote

import harness
import peers
import shell_checks

CHECKS = []
ODD_NAMES = ["plain.txt", "with space.txt", "ümläut €.txt", "-leading-dash", "hash#percent%20.txt", "quote\"'.txt", "empty.bin"]


def check(function):
    CHECKS.append(function)
    return function


class Trip:
    def __init__(self, client, peer, folder, number):
        self.client, self.kind, (self.host, self.port, self.user, self.password, home) = client, peer[0], peer[1]
        self.name = f"c{number}"
        self.disk = pathlib.Path(home) / self.name  # what the server holds
        self.disk.mkdir()
        self.disk.chmod(0o777)
        if self.kind == "vsftpd":
            shutil.chown(self.disk, "backup")
        self.here = folder / self.name
        self.here.mkdir()
        self.state = folder / "state"

    def url(self, path="", user=None):
        return f"ftp://{quote(user or self.user)}@{self.host}:{self.port}//{self.name}/{quote(path)}"

    def environment(self, password=None):
        return {**os.environ, "WHERRY_PASSWORD": password or self.password, "XDG_DATA_HOME": str(self.state), "LC_ALL": "C.UTF-8"}

    def start(self, *words):
        return subprocess.Popen([self.client, *map(str, words)], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                env=self.environment(), stdin=subprocess.DEVNULL)

    def run(self, *words, code=0, password=None, variables=None):
        done = subprocess.run([self.client, *map(str, words)], capture_output=True,
                              env={**self.environment(password), **(variables or {})}, timeout=120,
                              stdin=subprocess.DEVNULL, start_new_session=True)
        out, err = done.stdout.decode(errors="replace"), done.stderr.decode(errors="replace")
        harness.that("Sanitizer" not in err and "runtime error" not in err, f"the sanitizer speaks: {err[-3000:]}")
        harness.that(self.password not in out + err, "a password was shown")
        harness.equal(done.returncode, code, f"exit code of {' '.join(map(str, words))}\n{out[-800:]}\n{err[-1500:]}\n")
        return out, err

    def file(self, name, size):
        path = self.here / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(os.urandom(size))
        return path

    def seed(self, name, size):
        path = self.disk / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(os.urandom(size))
        return path

    def nothing_else(self, *names):
        left = sorted(p.name for p in self.disk.iterdir())
        harness.equal(left, sorted(names), "names on the server")


def same(a, b):
    harness.equal(pathlib.Path(b).read_bytes() == pathlib.Path(a).read_bytes(), True, f"{b} equal to {a}")


@check
def files_of_all_sizes_go_there_and_back(t):
    for size in (0, 1, 65536, 5_000_003):
        original = t.file(f"{size}.bin", size)
        t.run("put", original, t.url(f"{size}.bin"))
        same(original, t.disk / f"{size}.bin")
        t.run("get", t.url(f"{size}.bin"), t.here / "back.bin")
        same(original, t.here / "back.bin")
        harness.that(not (t.here / "back.bin.part").exists(), "no part is left")
    t.nothing_else("0.bin", "1.bin", "65536.bin", "5000003.bin")


@check
def names_are_kept(t):
    for name in ODD_NAMES:
        t.file("names/" + name, 0 if "empty" in name else 1000)
    t.run("put", t.here / "names", t.url())
    harness.equal(sorted(os.listdir(t.disk / "names")), sorted(ODD_NAMES), "names on the server")
    out, _ = t.run("ls", t.url("names/"), "--json")
    harness.equal(sorted(json.loads(line)["name"] for line in out.splitlines()), sorted(ODD_NAMES), "names listed")
    t.run("get", t.url("names"), t.here / "back")
    for name in ODD_NAMES:
        same(t.here / "names" / name, t.here / "back" / name)


@check
def trees_go_both_ways(t):
    for i in range(4):
        for j in range(3):
            t.file(f"tree/d{i}/e{j}/f.bin", 3000 * i + j)
        (t.here / f"tree/d{i}/empty").mkdir()
    t.run("put", "--parallel", 4, t.here / "tree", t.url())
    t.run("get", "--parallel", 4, t.url("tree/"), t.here / "back")
    compared = filecmp.dircmp(t.here / "tree", t.here / "back")

    def differing(node, path=""):
        found = [path + name for name in node.left_only + node.right_only + node.diff_files + node.funny_files]
        for name, sub in node.subdirs.items():
            found += differing(sub, path + name + "/")
        return found
    harness.equal(differing(compared), [], "differences")


@check
def folders_come_in_step_and_stay_so(t):
    for i in range(8):
        t.file(f"tree/d{i % 3}/f{i}", 1000 * i + 1)
        os.utime(t.here / f"tree/d{i % 3}/f{i}", (1_700_000_000 + i * 1000, 1_700_000_000 + i * 1000))
    (t.here / "tree/empty").mkdir()
    both = ("sync", t.here / "tree", t.url("tree"), "--mode", "both", "--delete", "--json")

    def plan(*more, code=0):
        lines = [json.loads(line) for line in t.run(*both, *more, code=code)[0].splitlines()]
        return sorted((line["action"], line["path"]) for line in lines if line["event"] == "planned")

    def tree(top):
        return {str(p.relative_to(top)): p.read_bytes() if p.is_file() else None for p in sorted(top.rglob("*"))}
    harness.equal(len(plan("--dry-run")), 12, "actions")
    harness.that(not (t.disk / "tree").exists(), "a dry run changes nothing")
    plan()
    harness.equal(tree(t.disk / "tree"), tree(t.here / "tree"), "the server's")
    harness.equal(plan(), [], "a second run")
    (t.here / "tree/d0/f0").write_bytes(b"longer than it was")
    (t.here / "tree/d1/f1").unlink()
    t.seed("tree/d2/new", 500)
    (t.disk / "tree/d2/f5").unlink()
    harness.equal(plan(), [("delete-local", "d2/f5"), ("delete-remote", "d1/f1"), ("download", "d2/new"), ("upload", "d0/f0")], "plan")
    harness.equal(tree(t.disk / "tree"), tree(t.here / "tree"), "both sides")
    harness.equal(plan(), [], "after the changes")
    shutil.rmtree(t.here / "tree/d0")
    plan(code=1)  # more than a fifth, and nobody to ask
    harness.that((t.disk / "tree/d0/f0").exists(), "nothing was deleted")
    plan("--force")
    harness.that(not (t.disk / "tree/d0").exists(), "now it was")
    t.run("sync", t.url("tree"), t.here / "copy", "--mode", "mirror")
    harness.equal(tree(t.here / "copy"), tree(t.disk / "tree"), "the copy")


@check
def files_are_written_to_standard_output(t):
    small, large = t.seed("small", 1000), t.seed("large", 5_000_000)

    def cat(*names, code=0):
        done = subprocess.run([t.client, "cat", *map(t.url, names)], capture_output=True, env=t.environment(),
                              stdin=subprocess.DEVNULL, timeout=120)
        harness.that(b"Sanitizer" not in done.stderr and b"runtime error" not in done.stderr, done.stderr[:3000])
        harness.equal(done.returncode, code, f"exit code of cat {names}: {done.stderr}")
        return done.stdout
    harness.that(cat("small", "large", "small") == small.read_bytes() + large.read_bytes() + small.read_bytes(), "three files")
    harness.that(cat("small", "missing", "small", code=1) == small.read_bytes() * 2, "one is missing")
    running = t.start("cat", t.url("large"))
    harness.equal(running.stdout.read(10), large.read_bytes()[:10], "the beginning")
    running.stdout.close()  # as head does
    harness.equal(running.wait(30), 1, "nobody reads")
    harness.that(b"anitizer" not in running.stderr.read(), "the sanitizer speaks")


@check
def what_is_there_is_handled_as_asked(t):
    first, second = t.file("a", 1000), t.file("b", 2000)
    t.run("put", first, t.url("x"))
    out, _ = t.run("put", second, t.url("x"), "--overwrite", "never")
    harness.that("skipped" in out, out)
    same(first, t.disk / "x")
    t.run("put", second, t.url("x"), "--overwrite", "size")
    same(second, t.disk / "x")
    t.run("put", first, t.url("x"))
    same(first, t.disk / "x")
    t.run("put", second, t.url("x"), "--overwrite", "rename")
    same(first, t.disk / "x")
    same(second, t.disk / "x (1)")
    t.nothing_else("x", "x (1)")
    local = t.file("local", 10)
    t.run("get", t.url("x"), local, "--overwrite", "never")
    harness.equal(local.stat().st_size, 10, "size")
    t.run("get", t.url("x"), local, "--overwrite", "rename")
    same(first, t.here / "local (1)")


@check
def a_killed_download_is_continued(t):
    source = t.seed("big", 6_000_000)
    target = t.here / "big"
    running = t.start("get", t.url("big"), target, "--limit-rate", "1M")
    harness.eventually(lambda: (t.here / "big.part").exists() and (t.here / "big.part").stat().st_size > 500_000, "a part", 30)
    running.kill()
    running.communicate()
    harness.that(not target.exists(), "a killed download is not published")
    t.run("get", t.url("big"), target, "--resume")
    same(source, target)
    harness.that(not (t.here / "big.part").exists(), "no part is left")


@check
def a_large_download_takes_several_connections_and_goes_on_after_a_kill(t):
    size = 80 << 20
    source = t.seed("large", size)
    target, part = t.here / "large", t.here / "large.part"
    words = ("get", t.url("large"), target, "--segments", 4, "--limit-rate", "20M")
    running = t.start(*words)
    harness.eventually(lambda: part.exists() and part.stat().st_size > size, "a part with gaps", 30)
    time.sleep(1.2)  # the record of what stands is written once a second
    running.kill()
    running.communicate()
    harness.that(not target.exists(), "a killed download is not published")
    _, err = t.run(*words, "--verbose")
    harness.that("Going on where" in err, err)
    harness.that(err.count("RETR ") > 1 and "REST " in err, err)
    asked = [int(words[words.index("REST") + 1]) for words in map(str.split, err.splitlines()) if "REST" in words[:-1] and words[-1].isdigit()]
    harness.that(min(asked, default=0) > 1_000_000, f"what stood is fetched again: {asked}")
    same(source, target)
    harness.that(not part.exists(), "no part is left")


@check
def a_killed_upload_leaves_no_stump(t):
    t.seed("big", 1234)
    before = (t.disk / "big").read_bytes()
    original = t.file("big", 6_000_000)
    running = t.start("put", original, t.url("big"), "--limit-rate", "1M")
    time.sleep(2)
    running.kill()
    running.communicate()
    time.sleep(0.5)
    harness.that((t.disk / "big").read_bytes() == before, "the former file stands until the new one is whole")
    t.run("put", original, t.url("big"))
    same(original, t.disk / "big")


def fingerprint(peer):
    """Of the certificate that the server shows."""
    shown = subprocess.run(["openssl", "s_client", "-connect", f"{peer[0]}:{peer[1]}", "-starttls", "ftp"],
                           input=b"", capture_output=True, check=False).stdout
    return subprocess.run(["openssl", "x509", "-noout", "-fingerprint", "-sha256"], input=shown, capture_output=True,
                          check=True).stdout.decode().strip().split("=")[1]


def runs(t):
    """What is kept to continue commands."""
    return sorted(path.name for path in (t.state / "wherry/runs").iterdir())


def temporaries(t, below=""):
    return [path for path in (t.disk / below).rglob("*.wherry-*")]


@check
def the_same_command_goes_on_after_a_kill(t):
    source = t.seed("big", 6_000_000)
    words = ("get", t.url("big"), t.here / "big", "--limit-rate", "2M")
    part = t.here / "big.part"
    running = t.start(*words)
    harness.eventually(lambda: part.exists() and part.stat().st_size > 1_000_000, "a part", 30)
    running.kill()
    running.communicate()
    _, err = t.run(*words, "--verbose")
    harness.that("REST " in err and "Going on where" in err, err)
    same(source, t.here / "big")
    harness.that(not part.exists(), "no part is left")
    harness.equal(runs(t), [], "kept for later")

    original = t.file("up", 6_000_000)
    words = ("put", original, t.url("up"), "--limit-rate", "2M")
    running = t.start(*words)
    time.sleep(2 if t.kind == "wherry" else 0.2)  # where unfinished uploads are hidden nothing can be waited for
    harness.eventually(lambda: t.kind == "wherry" or any(path.stat().st_size > 1_000_000 for path in temporaries(t)), "a temporary name", 30)
    running.kill()
    running.communicate()
    harness.that(not (t.disk / "up").exists() or t.kind == "wherry", "nothing half under its name")
    _, err = t.run(*words, "--verbose")
    harness.that("Going on where" in err, err)
    same(original, t.disk / "up")
    t.nothing_else("big", "up")
    harness.equal(runs(t), [], "kept for later")


@check
def a_killed_tree_goes_on_and_repeats_nothing(t):
    for i in range(30):
        t.file(f"tree/d{i % 3}/f{i}", 100_000 + i)
    whole = {path.relative_to(t.here / "tree"): path.read_bytes() for path in (t.here / "tree").rglob("f*")}

    def arrived(there):
        return [path for path in there.rglob("f*") if path.suffix != ".part" and ".wherry-" not in path.name]

    for words, there in [(("put", t.here / "tree", t.url("copy")), t.disk / "copy"),
                         (("mirror", t.url("copy"), t.here / "back"), t.here / "back"),
                         (("get", t.url("copy/"), t.here / "again"), t.here / "again")]:
        running = t.start(*words, "--limit-rate", "1M")
        harness.eventually(lambda: there.exists() and len(arrived(there)) > 15, "files arrive", 30)
        running.kill()
        running.communicate()
        before = {path: path.stat().st_ino for path in arrived(there)}
        out, _ = t.run(*words, "--json")
        done = [event for event in map(json.loads, out.splitlines()) if event["event"] == "done" and event["kind"] == "file"]
        # One may be whole without the program having heard of it, for each connection; our server confirms many at once.
        harness.that((t.kind, words[0]) == ("wherry", "put") or len(done) <= len(whole) - len(before) + 3, f"{words[0]}: {len(done)} of {len(whole)} done again, {len(before)} were there")
        harness.equal({path.relative_to(there): path.read_bytes() for path in arrived(there)}, whole, "content")
        harness.equal(temporaries(t) + list(there.rglob("*.part")), [], "left over")
        harness.equal(runs(t), [], "kept for later")


@check
def what_is_not_wanted_any_more_is_tidied_up(t):
    if t.kind == "wherry":
        return  # it keeps unfinished uploads to itself
    t.file("tree/a", 3_000_000)
    t.file("tree/b", 1000)
    words = ("mirror", t.here / "tree", t.url("tree"), "--limit-rate", "1M")
    running = t.start(*words)
    harness.eventually(lambda: any(path.name.startswith("a.wherry-") and path.stat().st_size > 0 for path in temporaries(t)), "a temporary name", 30)
    running.kill()
    running.communicate()
    (t.here / "tree/a").unlink()
    t.run(*words)
    harness.equal(sorted(path.name for path in (t.disk / "tree").iterdir()), ["b"], "names on the server")
    harness.equal(runs(t), [], "kept for later")


@check
def ctrl_c_ends_cleanly(t):
    t.seed("big", 6_000_000)
    running = t.start("get", t.url("big"), t.here / "big", "--limit-rate", "500K")
    harness.eventually(lambda: (t.here / "big.part").exists(), "a part", 30)
    running.send_signal(signal.SIGINT)
    _, err = running.communicate(timeout=30)
    harness.equal(running.returncode, 1, f"exit code, {err.decode()}")
    harness.that(b"ancelled" in err, err)
    harness.that(not (t.here / "big").exists(), "nothing half")


@check
def mistakes_have_their_exit_codes(t):
    _, err = t.run("get", t.url("nothing"), t.here / "x", code=1)
    harness.that("550" in err, err)
    t.run("ls", t.url("nowhere/"), code=1)
    t.run("put", t.here / "not-here", t.url(), code=1)
    t.run("get", f"ftp://{t.host}:{peers.free_port()}/x", code=3)
    t.run("get", "http://example.org/", code=2)
    if t.kind != "vsftpd":  # which lets everybody in
        _, err = t.run("ls", t.url(), code=3, password="wrong")
        harness.that("530" in err, err)


@check
def requests_do_what_they_say(t):
    t.run("mkdir", t.url("a/b/c"))
    harness.that((t.disk / "a/b/c").is_dir(), "made with those above it")
    t.run("put", t.file("f", 100), t.url("a/b/"))
    t.run("mv", t.url("a/b/f"), "g")
    same(t.here / "f", t.disk / "a/b/g")
    out, _ = t.run("ls", t.url("a/b/"))
    harness.that(" g\n" in out and "100" in out and " c/\n" in out, out)
    t.run("rm", t.url("a/b/g"))
    t.run("rm", t.url("a"), code=1)
    t.run("rm", "--recursive", t.url("a"))
    t.nothing_else()


@check
def mirror_sends_what_changed(t):
    for name in "abc":
        t.file(f"m/{name}", 500)
    t.run("mirror", t.here / "m", t.url("m"))
    (t.here / "m/b").write_bytes(b"changed")
    out, _ = t.run("mirror", t.here / "m", t.url("m"), "--json")
    done = [e["local"] for e in map(json.loads, out.splitlines()) if e["event"] == "done" and e["kind"] == "file"]
    harness.equal([os.path.basename(path) for path in done], ["b"], "sent again")
    t.run("mirror", t.url("m"), t.here / "n")
    for name in "abc":
        same(t.here / "m" / name, t.here / "n" / name)


@check
def saved_sites_keep_their_password_to_themselves(t):
    """Without a keychain: saved, used, and in no file below the user's directories in clear."""
    if t.user == "anonymous":
        return  # there is no password to keep
    master = "Meisterwort-77"
    variables = {"WHERRY_MASTER_PASSWORD": master, "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nonexistent"}
    source = t.seed("saved/a.bin", 1000)
    site = f"Work/{t.name}"
    t.run("sites", "add", site, t.url("saved"), variables=variables)
    harness.that(site in t.run("sites")[0], "the list")
    used = {**variables, "WHERRY_PASSWORD": ""}
    t.run("get", f"site:{site}/a.bin", t.here / "got.bin", "--verbose", variables=used)
    same(source, t.here / "got.bin")
    t.run("ls", f"site:{site}", variables={**used, "WHERRY_MASTER_PASSWORD": "wrong"}, code=3)
    files = [path for path in t.state.rglob("*") if path.is_file()]
    harness.that({"sites.json", "passwords.json"} <= {path.name for path in files}, "the files of saved sites")
    for path in files:
        for secret in (t.password, master):
            harness.that(secret.encode() not in path.read_bytes(), f"{path} holds a password in clear")
    t.run("sites", "remove", site, variables=variables)
    harness.that(site not in t.run("sites")[0], "removed")


@contextlib.contextmanager
def wherry(program, options=()):
    server = harness.Server(program, options)
    try:
        yield server.host, server.port, server.user, server.password, server.home
    finally:
        server.stop()
        errors = server.crashes
        server.remove()
        if errors:
            raise harness.Failed(errors[0])


def shows_its_certificate(client, kind, folder):
    """To a server that lets nobody in without one; and what it says when it has none, or a stranger's."""
    visitor, stranger = peers.certificate(folder, "visitor"), peers.certificate(folder, "stranger")
    key, bare = folder / "visitor.key", folder / "visitor.crt"
    subprocess.run(["openssl", "x509", "-in", visitor, "-out", bare], check=True, capture_output=True)
    with peers.running(kind, tls=True, visitor=bare) as peer:
        if kind == "vsftpd":
            shutil.chown(peer[4], "root")
            os.chmod(peer[4], 0o755)
        t = Trip(client, (kind, peer), folder, "cert")
        original = t.file("a.bin", 300_000)
        t.run("put", original, t.url("a.bin"), "--cert", visitor, "--tls", "required", "--trust", fingerprint(peer))
        same(original, t.disk / "a.bin")
        t.run("get", t.url("a.bin"), t.here / "back.bin", "--cert", bare, "--key", key)
        same(original, t.here / "back.bin")
        for words in ([], ["--cert", stranger]):
            _, err = t.run("get", t.url("a.bin"), t.here / "no.bin", *words, "--retries", 0, code=4)
            harness.that("certificate" in err, err)
        t.run("get", t.url("a.bin"), t.here / "no.bin", "--cert", folder / "not-there.pem", code=3)
        harness.that(not (t.here / "no.bin").exists(), "nothing was fetched")


def notices_that_encryption_is_gone(client, kind, folder):
    """What once was encrypted never goes in clear by itself."""
    port = peers.free_port()
    state = None
    for tls in (True, False):
        with peers.running(kind, tls=tls, port=port) as peer:
            if kind == "vsftpd":
                shutil.chown(peer[4], "root")
                os.chmod(peer[4], 0o755)
            t = Trip(client, (kind, peer), folder, f"gone{tls}")
            t.state = state = state or t.state
            t.seed("a", 1000)
            if tls:
                t.run("get", t.url("a"), t.here / "a")
                continue
            for words in ([], ["--tls", "optional"]):
                _, err = t.run("get", t.url("a"), t.here / "a", "--verbose", *words, code=4)
                harness.that("although it once did" in err and "--tls off" in err and "> USER" not in err, err)
            t.run("get", t.url("a"), t.here / "a", "--tls", "off")


def takes_a_limit_of_the_server(client, program, folder):
    """421 beside others that work lowers the parallelism; not one file fails for it."""
    with wherry(program, ["--max-sessions-per-address", "2"]) as peer:
        t = Trip(client, ("wherry", peer), folder, "limit")
        for i in range(16):  # large enough to go one by one
            t.file(f"many/{i}", 1_200_000)
        _, err = t.run("put", "--parallel", 8, t.here / "many", t.url())
        harness.that("2 connections at a time" in err, err)
        harness.equal(len(list((t.disk / "many").iterdir())), 16, "files")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--client", required=True)
    parser.add_argument("--server", required=True)
    parser.add_argument("--only")
    parser.add_argument("peer")
    options = parser.parse_args()
    failed = 0
    with tempfile.TemporaryDirectory(prefix="wherry-client-") as name:
        folder = pathlib.Path(name)
        place = wherry(options.server) if options.peer == "wherry" else peers.running(options.peer)
        with place as peer:
            if options.peer == "vsftpd":  # refuses a root that its user may write to
                shutil.chown(peer[4], "root")
                os.chmod(peer[4], 0o755)
            for number, function in enumerate(CHECKS + shell_checks.CHECKS):
                if options.only and options.only not in function.__name__:
                    continue
                try:
                    function(Trip(options.client, (options.peer, peer), folder, number))
                    print("ok     ", function.__name__)
                except Exception:  # one check does not stop the others
                    failed += 1
                    print("FAILED ", function.__name__, "\n" + traceback.format_exc(limit=-2))
        own = {"wherry": [takes_a_limit_of_the_server],
               "vsftpd": [shows_its_certificate, notices_that_encryption_is_gone],
               "proftpd": [shows_its_certificate]}.get(options.peer, [])  # on servers of their own
        for function in own:
            if options.only and options.only not in function.__name__:
                continue
            try:
                function(options.client, options.server if options.peer == "wherry" else options.peer, folder)
                print("ok     ", function.__name__)
            except Exception:
                failed += 1
                print("FAILED ", function.__name__, "\n" + traceback.format_exc(limit=-2))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
