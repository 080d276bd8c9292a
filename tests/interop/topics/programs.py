"""Other people's clients against the server: curl, lftp, wget and Python's ftplib, plain and over TLS."""
import ftplib
import io
import os
import shutil
import subprocess
import urllib.parse

from ftpclient import tls_context
from harness import Skipped, check, equal, expect, that

CONTENT = bytes(range(256)) * 8192  # 2 MiB
MODES = ["plain", "TLS"]


def run(*command, code=0, seconds=60, **options):
    if not shutil.which(command[0]):
        raise Skipped(f"no {command[0]} here")
    done = subprocess.run(command, capture_output=True, timeout=seconds, check=False, **options)
    if code is not None:
        that(done.returncode == code, f"{command[0]} exit {done.returncode}: {(done.stderr + done.stdout)[-400:].decode(errors='replace')}")
    return done


def url(t, path="", relative=True):
    return f"ftp://{t.target.host}:{t.target.port}{t.path if relative else ''}/{path}"


def curl(t, mode, *arguments, **options):
    tls = ["--ssl-reqd", "-k"] if mode == "TLS" else []
    return run("curl", "-sS", "--show-error", *tls, "-u", f"{t.target.user}:{t.target.password}", *arguments, **options)


def lftp(t, mode, script, **options):
    tls = "set ftp:ssl-force yes; set ftp:ssl-protect-data yes; set ssl:verify-certificate no;" if mode == "TLS" else "set ftp:ssl-allow no;"
    home = t.disk.parent.parent / f"lftp-{t.name}"
    home.mkdir(exist_ok=True)
    try:
        user = f'{t.target.user},"{t.target.password}"'
        return run("lftp", "-c", f"set net:max-retries 2; set net:timeout 20; set cmd:fail-exit yes; {tls} open -u {user} "
                   f"ftp://{t.target.host}:{t.target.port}{t.path}; {script}", env={**os.environ, "HOME": str(home)}, **options)
    finally:
        shutil.rmtree(home, ignore_errors=True)


def local(t, name="local"):
    """A place on this computer that is not in the account's home."""
    path = t.disk.parent.parent / f"{name}-{t.name}"
    t.local.append(path)
    return path


@check("programs", "curl uploads and downloads, {}", params=MODES)
def _(t, mode):
    file = local(t)
    file.write_bytes(CONTENT)
    curl(t, mode, "-T", file, url(t, "a%20b"))
    equal(t.get("a b"), CONTENT, "stored")
    equal(curl(t, mode, url(t, "a%20b")).stdout, CONTENT, "fetched")


@check("programs", "curl lists, {}", params=MODES)
def _(t, mode):
    t.put("one two", b"1")
    (t.disk / "dir").mkdir()
    that(b"one two" in curl(t, mode, url(t)).stdout, "LIST")
    names = curl(t, mode, "-l", url(t)).stdout.replace(b"\r", b"").split(b"\n")
    equal(sorted(names), [b"", b"dir", b"one two"], "NLST")


@check("programs", "curl's range, HEAD, quote, create dirs, remote time ({})", params=MODES)
def _(t, mode):
    t.put("a", CONTENT)
    os.utime(t.disk / "a", (1234567890, 1234567890))
    equal(curl(t, mode, "-r", "1000-1999", url(t, "a")).stdout, CONTENT[1000:2000], "range")
    head = curl(t, mode, "-I", url(t, "a")).stdout
    that(b"Content-Length: 2097152" in head, f"{head}")
    that(b"Fri, 13 Feb 2009 23:31:30 GMT" in head, f"{head}")
    file = local(t)
    file.write_bytes(b"x")
    curl(t, mode, "--ftp-create-dirs", "-T", file, url(t, "new/deep/x"))
    equal(t.get("new/deep/x"), b"x", "stored")
    curl(t, mode, "-Q", f"RNFR {t.path}/a", "-Q", f"RNTO {t.path}/b", url(t))
    equal(t.get("b"), CONTENT, "renamed")
    curl(t, mode, "-Q", f"DELE {t.path}/b", url(t))
    equal(t.get("b"), None, "deleted")


@check("programs", "curl appends, and with active mode and without EPSV ({})", params=MODES)
def _(t, mode):
    file = local(t)
    file.write_bytes(CONTENT)
    curl(t, mode, "-T", file, url(t, "a"))
    curl(t, mode, "-a", "-T", file, url(t, "a"))
    equal(t.get("a"), CONTENT * 2, "appended")
    equal(curl(t, mode, "--disable-epsv", url(t, "a")).stdout, CONTENT * 2, "PASV")
    if mode != "plain":
        return  # curl 7.88 accepts the connection and never begins TLS on it, with any server
    if mode == "TLS":
        return  # curl 7.88 accepts the data connection and never begins its handshake; topic tls tries active mode
    equal(curl(t, mode, "-P", "-", url(t, "a")).stdout, CONTENT * 2, "EPRT")
    equal(curl(t, mode, "-P", "-", "--disable-eprt", url(t, "a")).stdout, CONTENT * 2, "PORT")


@check("programs", "curl -C - continues a download and an upload ({})", params=MODES)
def _(t, mode):
    t.put("a", CONTENT)
    file = local(t)
    file.write_bytes(CONTENT[:777777])
    curl(t, mode, "-C", "-", "-o", file, url(t, "a"))
    equal(file.read_bytes(), CONTENT, "continued download")


@check("programs", "curl: wrong password 67, missing file 78, missing folder 9", params=None)
def _(t):
    equal(run("curl", "-sS", "-u", "u:wrong", url(t), code=None).returncode, 67, "exit code")
    equal(curl(t, "plain", url(t, "missing"), code=None).returncode, 78, "exit code")
    equal(curl(t, "plain", url(t, "missing/"), code=None).returncode, 9, "exit code")


@check("programs", "curl over implicit TLS", needs=["server"])
def _(t):
    import socket
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        port = sock.getsockname()[1]
    server = t.server("--implicit-tls-port", str(port))
    (server.home / "a").write_bytes(CONTENT)
    got = run("curl", "-sS", "-k", "-u", f"{server.user}:{server.password}", f"ftps://127.0.0.1:{port}/a").stdout
    equal(got, CONTENT, "fetched")


@check("programs", "curl fetches 20 files in one session ({})", params=MODES)
def _(t, mode):
    for number in range(20):
        t.put(f"f{number}", b"%d" % number * 1000)
    got = curl(t, mode, url(t, "f[0-19]")).stdout
    equal(got, b"".join(b"%d" % n * 1000 for n in range(20)), "fetched")


@check("programs", "lftp puts, gets, lists, renames, removes ({})", params=MODES)
def _(t, mode):
    file, back = local(t), local(t, "back")
    file.write_bytes(CONTENT)
    out = lftp(t, mode, f"mkdir d; cd d; put {file} -o 'a b'; get 'a b' -o {back}; mv 'a b' c; ls; cls -1; rm c; cd ..; rmdir d").stdout
    equal(back.read_bytes(), CONTENT, "there and back")
    that(b" c\n" in out or b"c\n" in out, f"{out}")
    equal(os.listdir(t.disk), [], "cleaned up")


@check("programs", "lftp mirrors both ways with 4 sessions ({})", params=MODES)
def _(t, mode):
    source, back = local(t, "tree"), local(t, "back")
    for number in range(40):
        path = source / f"d{number % 5}" / f"ä {number}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(os.urandom(number * 997))
    lftp(t, mode, f"mirror -R --parallel=4 {source} up; mirror --parallel=4 up {back}", seconds=120)
    for path in source.rglob("*"):
        if path.is_file():
            other = path.relative_to(source)
            equal((t.disk / "up" / other).read_bytes(), path.read_bytes(), f"up {other}")
            equal((back / other).read_bytes(), path.read_bytes(), f"back {other}")
            equal(int((t.disk / "up" / other).stat().st_mtime), int(path.stat().st_mtime), f"time of {other}")


@check("programs", "lftp continues: put -c, get -c, pget ({})", params=MODES)
def _(t, mode):
    file, back = local(t), local(t, "back")
    file.write_bytes(CONTENT)
    t.put("a", CONTENT[:500000])
    lftp(t, mode, f"put -c {file} -o a")
    equal(t.get("a"), CONTENT, "put -c")
    back.write_bytes(CONTENT[:600001])
    lftp(t, mode, f"get -c a -o {back}")
    equal(back.read_bytes(), CONTENT, "get -c")
    back.unlink()
    lftp(t, mode, f"pget -n 4 a -o {back}")
    equal(back.read_bytes(), CONTENT, "pget")


@check("programs", "lftp: chmod, du, find, ascii, cat")
def _(t):
    t.put("d/a", b"one\ntwo\n")
    out = lftp(t, "plain", f"chmod 600 d/a; find; du -a; cat d/a; get -a d/a -o {local(t)}").stdout
    equal(local(t).read_bytes(), b"one\ntwo\n", "get -a")
    that(b"one\ntwo\n" in out, f"{out}")
    equal((t.disk / "d/a").stat().st_mode & 0o777, 0o600, "mode")


@check("programs", "wget fetches a file and a tree ({})", params=MODES)
def _(t, mode):
    t.put("d/a b", CONTENT)
    t.put("d/e/f", b"deep")
    where = local(t, "wget")
    where.mkdir()
    user = ["--user", t.target.user, "--password", t.target.password]
    if mode == "TLS":
        base = url(t).replace("ftp://", "ftps://")
        done = run("wget", "-q", "--no-check-certificate", "--ftps-resume-ssl", *user, "-O", where / "x", base + "d/a%20b", code=None)
        equal(done.returncode, 0, "exit code")
        equal((where / "x").read_bytes(), CONTENT, "fetched")
        return
    run("wget", "-q", *user, "-O", where / "x", url(t, "d/a%20b"))
    equal((where / "x").read_bytes(), CONTENT, "fetched")
    run("wget", "-q", "-r", "-nH", "--cut-dirs=1", *user, url(t, "d/"), cwd=where)
    equal((where / "d" / "e" / "f").read_bytes(), b"deep", "tree")
    equal((where / "d" / "a b").read_bytes(), CONTENT, "tree")
    (where / "x").write_bytes(CONTENT[:1000])
    run("wget", "-q", "-c", *user, "-O", where / "x", url(t, "d/a%20b"))
    equal((where / "x").read_bytes(), CONTENT, "wget -c")


class ResumingFtps(ftplib.FTP_TLS):
    """ftplib with the control connection's session on its data connections."""
    def ntransfercmd(self, cmd, rest=None):
        conn, size = ftplib.FTP.ntransfercmd(self, cmd, rest)
        return (self.context.wrap_socket(conn, session=self.sock.session) if self._prot_p else conn), size


def python(t, mode):
    if mode == "plain":
        ftp = ftplib.FTP()
    else:
        context = tls_context()
        ftp = (ResumingFtps if "resum" in mode else ftplib.FTP_TLS)(context=context)
    ftp.connect(t.target.host, t.target.port, timeout=20)
    ftp.login(t.target.user, t.target.password)
    if mode != "plain":
        ftp.prot_p()
    ftp.cwd(t.path)
    return ftp


@check("programs", "Python's ftplib: everything it can ({})", params=["plain", "TLS", "TLS resumed"])
def _(t, mode):
    ftp = python(t, mode)
    ftp.storbinary("STOR a", io.BytesIO(CONTENT))
    equal(t.get("a"), CONTENT, "storbinary")
    got = io.BytesIO()
    ftp.retrbinary("RETR a", got.write)
    equal(got.getvalue(), CONTENT, "retrbinary")
    got = io.BytesIO()
    ftp.retrbinary("RETR a", got.write, rest=1000000)
    equal(got.getvalue(), CONTENT[1000000:], "rest")
    ftp.storbinary("STOR a", io.BytesIO(b"tail"), rest=10)
    equal(t.get("a"), CONTENT[:10] + b"tail", "storbinary with rest")
    lines = []
    ftp.storlines("STOR text", io.BytesIO(b"one\ntwo\n"))
    equal(t.get("text"), b"one\ntwo\n", "storlines")
    ftp.retrlines("RETR text", lines.append)
    equal(lines, ["one", "two"], "retrlines")
    ftp.mkd("d")
    ftp.rename("text", "d/renamed")
    equal(sorted(ftp.nlst()), ["a", "d"], "nlst")
    equal(sorted(name for name, facts in ftp.mlsd() if facts["type"] in ("file", "dir")), ["a", "d"], "mlsd")
    ftp.voidcmd("TYPE I")
    equal(ftp.size("a"), 14, "size")
    ftp.delete("d/renamed")
    ftp.rmd("d")
    ftp.delete("a")
    equal(os.listdir(t.disk), [], "cleaned up")
    that(ftp.quit().startswith("221"), "quit")


@check("programs", "Python's ftplib aborts a download ({})", params=["plain", "TLS"])
def _(t, mode):
    t.put("a", b"x" * (64 << 20))
    ftp = python(t, mode)
    ftp.voidcmd("TYPE I")
    sock = ftp.transfercmd("RETR a")
    sock.recv(1000)
    if mode == "plain":
        ftp.abort()  # sends ABOR as urgent data
        expect_code = ftp.getmultiline()[:3]
    else:
        ftp.putcmd("ABOR")
        that(ftp.getmultiline()[:3] == "426", "426")
        expect_code = ftp.getmultiline()[:3]
    equal(expect_code, "226", "the answer to ABOR")
    sock.close()
    ftp.voidcmd("NOOP")


@check("programs", "Python's ftplib with names in Latin-1")
def _(t):
    ftp = ftplib.FTP(encoding="latin-1")
    ftp.connect(t.target.host, t.target.port, timeout=20)
    ftp.login(t.target.user, t.target.password)
    ftp.cwd(t.path)
    ftp.storbinary("STOR \xe4\xf6", io.BytesIO(b"x"))
    equal(os.listdir(os.fsencode(t.disk)), [b"\xe4\xf6"], "on the disk")
    equal(ftp.nlst(), ["\xe4\xf6"], "nlst")
    got = io.BytesIO()
    ftp.retrbinary("RETR \xe4\xf6", got.write)
    equal(got.getvalue(), b"x", "fetched")


@check("programs", "curl and a password in the URL with every odd character", needs=["server"])
def _(t):
    server = t.server(home=None)
    (server.home / "a").write_bytes(b"x")
    word = urllib.parse.quote(server.password, safe="")
    got = run("curl", "-sS", f"ftp://{server.user}:{word}@127.0.0.1:{server.port}/a").stdout
    equal(got, b"x", "fetched")
    expect(t.login_to(server).cmd("NOOP"), 200)
