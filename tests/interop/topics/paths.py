"""Every form of a path that leads outside, against every command that takes one; links that are swapped in a race."""
import os
import re
import shutil
import threading
import time

from ftpclient import Closed, read_all
from harness import Failed, check, equal, expect, that


def path_forms(secret):
    """Forms that lead to the file `secret` outside the home, or would with a weak resolver."""
    up = ["..", "../..", "../../..", "../../../../../../../..", "./..", ".././..", "sub/../..", "sub/./../..", "/..", "/../..", "//..", "/./..", "/sub/../..", "..//..", ".//..",
          "sub//../..", "/../../../../../../../../..", "...", "....", ". .", ".. ", " ..", "..\t", "%2e%2e", "..%2f..", "%2e%2e%2f", "..\\..", "\\..\\..", "..%c0%af..", "..\xc0\xaf..",
          "..;", "..;/..", "~", "~root", "~/..", "$HOME", "file://", "|", "*/..", "?/..", "{..}", "[.][.]", "-a/../..", "link/..", "link/../..", "out", "out/.", "out/..", "outdir", "outdir/..",
          "outdir/../..", "deep/link", "deep/link/..", "loop/..", "sub/../outdir", "/outdir"]
    tails = ["", "/", f"/{secret.parent.name}/{secret.name}", f"/{secret.name}", str(secret)]
    forms = [str(secret), "/" + str(secret)] + [u + tail for u in up for tail in tails]
    return list(dict.fromkeys(forms))[:250]


COMMANDS = ["CWD", "XCWD", "MKD", "XMKD", "RMD", "XRMD", "DELE", "SIZE", "MDTM", "MLST", "STAT", "RNFR", "RNTO*", "HASH", "XCRC", "XMD5", "XSHA1", "XSHA256", "XSHA512", "AVBL",
            "SITE CHMOD 777", "SITE UTIME 20010101000000", "MFMT 20010101000000", "MFF modify=20010101000000;", "COMB*", "COMB target", "RETR", "STOR", "APPE", "LIST", "NLST", "MLSD",
            "MDTM 20010101000000", "STAT -la"]


class Outside:
    """A folder beside the home with a secret in it, and links to it inside."""
    def __init__(self, t):
        self.folder = t.target.directory.parent / f"outside-{t.name}"
        self.folder.mkdir()
        self.secret = self.folder / "secret"
        self.secret.write_bytes(b"TOPSECRET" * 10)
        os.utime(self.secret, (1234567890, 1234567890))
        self.secret.chmod(0o640)
        (self.folder / "sub").mkdir()
        (t.disk / "sub").mkdir()
        (t.disk / "deep").mkdir()
        os.symlink("/", t.disk / "link")
        os.symlink(self.secret, t.disk / "out")
        os.symlink(self.folder, t.disk / "outdir")
        os.symlink("../../../..", t.disk / "deep" / "link")
        os.symlink("loop", t.disk / "loop")
        t.local.append(self.folder)
        self.before = self.state()

    def state(self):
        info = self.secret.stat() if self.secret.exists() else None
        return (sorted(os.listdir(self.folder)), self.secret.read_bytes() if info else None, info and (info.st_mode, info.st_mtime, info.st_ino),
                sorted(os.listdir(self.folder.parent)), sorted(os.listdir("/")))


@check("paths", "250 forms of a path outside: {}", params=COMMANDS)
def _(t, command):
    outside = Outside(t)
    siblings = outside.before[3]
    client = t.client(timeout=20)
    forms = path_forms(outside.secret)
    equal(len(forms), 250, "forms")
    t.put("plain", b"plain")
    for form in forms:
        raw = form.encode("latin-1") if "\xc0" in form else form.encode()
        verb = command.rstrip("*")
        try:
            if verb in ("RETR", "LIST", "NLST", "MLSD", "STOR", "APPE"):
                sock = client.open_passive()
                client.raw(verb.encode() + b" " + raw + b"\r\n")
                reply = client.reply()
                if reply.code < 200:
                    data = b""
                    if verb in ("STOR", "APPE"):
                        sock.sendall(b"evil")
                        sock.close()
                    else:
                        data = re.sub(rb" -> [^\r\n]*", b"", read_all(sock))  # where a link in the home points may be seen
                    client.reply()
                    that(b"TOPSECRET" not in data and b"secret" not in data, f"{verb} {form!r}: {data[:100]!r}")
                sock.close()
            else:
                if command == "RNTO*":
                    expect(client.cmd("RNFR plain"), 350)
                client.raw(verb.encode() + b" " + raw + (b" plain" if command == "COMB*" else b"") + b"\r\n")
                reply = client.reply()
                that("TOPSECRET" not in reply.text, f"{verb} {form!r}: {reply}")
                if verb in ("CWD", "XCWD", "RMD", "XRMD", "RNFR"):
                    where = client.cmd("PWD").text.split('"')[1]
                    that(".." not in where.split("/"), f"PWD {where}")
                if verb in ("CWD", "XCWD"):
                    data = client.fetch("NLST")[0] or b""
                    that(b"secret" not in data and b"etc\r\n" not in data, f"CWD {form!r}: {data[:100]!r}")
                    expect(client.cmd("CWD " + t.path), 250)
                if not (t.disk / "plain").exists():
                    t.put("plain", b"plain")
        except (Closed, ConnectionError, TimeoutError) as error:
            raise Failed(f"{command} {form!r}: {error!r}") from error
        if verb not in ("CWD", "XCWD", "SIZE", "MDTM", "MLST", "LIST", "NLST", "MLSD", "RETR"):
            equal((outside.state()[0], outside.state()[1], outside.state()[2]), outside.before[:3], f"outside, after {verb} {form!r}")
    after = outside.state()
    equal(after[:3], outside.before[:3], "outside")
    equal([n for n in after[3] if n not in siblings], [], "beside the home")
    equal(after[4], outside.before[4], "the root of this computer")
    for name in os.listdir(t.target.directory):  # what the forms made in the account's own root
        if name not in (t.name,):
            path = t.target.directory / name
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink(missing_ok=True)


@check("paths", "a link swapped in a race never leads out ({})", params=["RETR", "STOR", "CWD", "DELE", "MKD", "SITE CHMOD"])
def _(t, verb):
    outside = Outside(t)
    inside = t.disk / "inside"
    inside.mkdir()
    stop = threading.Event()
    swap, other = t.disk / "swap", t.disk / "other"
    (inside / "secret").write_bytes(b"harmless")

    def racer():
        os.symlink(inside, swap)
        while not stop.is_set():
            os.symlink(outside.folder, other)
            os.replace(other, swap)
            os.symlink(inside, other)
            os.replace(other, swap)
    thread = threading.Thread(target=racer, daemon=True)
    thread.start()
    client = t.client()
    leaks, tried = 0, 0
    end = time.monotonic() + 3
    try:
        while time.monotonic() < end:
            tried += 1
            if verb == "RETR":
                leaks += b"TOPSECRET" in (client.fetch("RETR swap/secret")[0] or b"")
            elif verb == "STOR":
                client.store("STOR swap/evil", b"evil")
            elif verb == "CWD":
                client.cmd("CWD swap")
                listed = (client.fetch("NLST")[0] or b"").split(b"\r\n")
                leaks += b"sub" in listed and b"deep" not in listed  # t.disk itself has both
                client.cmd("CWD " + t.path)
            elif verb == "DELE":
                client.cmd("DELE swap/secret")
                (inside / "secret").write_bytes(b"harmless")
            elif verb == "MKD":
                client.cmd(f"MKD swap/d{tried}")
            else:
                client.cmd("SITE CHMOD 777 swap/secret")
    finally:
        stop.set()
        thread.join()
    equal(leaks, 0, f"leaks in {tried} tries")
    equal(outside.state()[:3], outside.before[:3], "outside")
    that(tried > 20, f"only {tried} tries")
