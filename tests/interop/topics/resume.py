"""The resume matrix: an upload is cut somewhere, then continued in the ways of curl, lftp, FileZilla and WinSCP. The result is
whole or an error, never a mix, and what stood there before is intact until it is replaced."""
import os
import shutil
import subprocess
import time

from ftpclient import reset
from harness import Skipped, check, equal, expect, that

NEW = os.urandom(1 << 18)
CUTS = {"0": 0, "1": 1, "half": len(NEW) // 2, "last byte": len(NEW) - 1, "after the last byte": len(NEW)}
FORMER = {"new": None, "old smaller": 1000, "old equal": len(NEW), "old larger": len(NEW) + 5000}
WAYS = ["REST and STOR", "APPE", "curl -C -", "lftp put -c"]


def cut_upload(t, count):
    """Ends an upload of NEW after so many bytes. After the last byte: the control connection goes before 226 can come."""
    client = t.client()
    sock, reply = client.begin("STOR a")
    that(sock is not None, f"STOR: {reply}")
    sock.sendall(NEW[:count])
    time.sleep(0.1)
    if count == len(NEW):
        reset(client.sock)  # the line is gone: nobody can be told 226
        reset(sock)
    else:
        reset(sock)
        expect(client.reply(), 426, 451)
        client.close()


def resume(t, way):
    """Continues as the program does. Returns an error in words, or nothing when the program is content."""
    if way == "REST and STOR":
        client = t.client()
        shown = client.cmd("SIZE a")
        start = int(shown.text) if shown.code == 213 else 0
        if start > len(NEW):
            return "larger than the source"
        reply = client.store("STOR a", NEW[start:], rest=start) if start else client.store("STOR a", NEW)
        return None if reply.code == 226 else str(reply)
    if way == "APPE":
        client = t.client()
        shown = client.cmd("SIZE a")
        start = int(shown.text) if shown.code == 213 else 0
        if start > len(NEW):
            return "larger than the source"
        reply = client.store("APPE a", NEW[start:]) if start else client.store("STOR a", NEW)
        return None if reply.code == 226 else str(reply)
    source = t.disk.parent.parent / f"source-{t.name}"
    t.local.append(source)
    source.write_bytes(NEW)
    url = f"ftp://{t.target.host}:{t.target.port}"
    if way == "curl -C -":
        if not shutil.which("curl"):
            raise Skipped("no curl here")
        done = subprocess.run(["curl", "-sS", "-u", f"{t.target.user}:{t.target.password}", "-C", "-", "-T", source, f"{url}{t.path}/a"],
                              capture_output=True, timeout=60, check=False)
    else:
        if not shutil.which("lftp"):
            raise Skipped("no lftp here")
        home = t.disk.parent.parent / f"lftp-{t.name}"
        t.local.append(home)
        home.mkdir()
        script = (f'set net:max-retries 2; set net:timeout 20; set cmd:fail-exit yes; set ftp:ssl-allow no; '
                  f'open -u {t.target.user},"{t.target.password}" {url}{t.path}; put -c {source} -o a')
        done = subprocess.run(["lftp", "-c", script], capture_output=True, timeout=60, check=False, env={**os.environ, "HOME": str(home)})
    return None if done.returncode == 0 else f"exit {done.returncode}: {done.stderr.decode(errors='replace')[-200:]}"


@check("resume", "cut at {}, {}, continued by {}", params=[(c, f, w) for c in CUTS for f in FORMER for w in WAYS])
def _(t, where, former, way):
    old = None if FORMER[former] is None else bytes(FORMER[former] % 251 for _ in range(1)) * FORMER[former]
    if old is not None:
        t.put("a", old)
    cut_upload(t, CUTS[where])
    time.sleep(0.05)
    that(t.get("a") in (old, NEW), "after the cut there is something else than the former or the new file")
    error = resume(t, way)
    result = t.get("a")
    unfinished_kept = CUTS[where] >= 2
    if error is None and (unfinished_kept or old is None):
        equal(result == NEW, True, f"{way} was content; the file is whole")
    elif error is None:
        # Nothing was kept of the cut upload, so the program continued the former file: as long as it says, never longer.
        that(len(result) in (len(NEW), len(old)), f"{len(result)} bytes")
        that(result in (old, NEW, old[:len(NEW)] + NEW[len(old):]), "a mix")
    else:
        that(result in (old, NEW), f"{error}; and the file is a mix")
    leftover = [name for name in os.listdir(t.disk) if name != "a"]
    if result == NEW:
        equal(leftover, [], "what lies beside it")
