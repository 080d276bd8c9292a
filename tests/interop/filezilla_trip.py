#!/usr/bin/python3
"""FileZilla's own window against our server over explicit FTPS: filezilla_trip.py SERVERD

Under Xvfb with a window manager: FileZilla connects, lists, and works off a queue made beforehand: a download, a download
and an upload that are continued in the middle, and an upload of a new file. The bytes must be the same, no error may be
in its log, and FileZilla itself must have noted that data connections resume the TLS session of the control connection
(it warns of servers that do not). Exit code 77: something that the trip needs is not installed."""
import contextlib
import os
import pathlib
import shutil
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time

from display import Programs, skip_without
from ftpclient import Client, reset
from harness import Server, equal, expect, that

DATA = os.urandom(6 << 20)
RESUME = 5   # FileZilla's number for "resume" when the target exists
DOWNLOAD = 16  # a flag of its queue
SETTINGS = {"Greeting version": "3.99.0", "Greeting resources": "", "Update Check": "0", "Disable update check": "1", "File exists action download": RESUME,
            "File exists action upload": RESUME, "Number of Transfers": "2"}


class Trip(Programs):
    def __init__(self, server, root):
        super().__init__()
        self.server, self.root = server, root
        self.local, self.pub, self.config = root / "local", server.home / "pub", root / "config" / "filezilla"
        for folder in (self.local, self.pub, self.config):
            folder.mkdir(parents=True)
        self.log = root / "filezilla.log"

    def start_desktop(self):
        os.environ.update(HOME=str(self.root), XDG_CONFIG_HOME=str(self.config.parent), LC_ALL="C.UTF-8", NO_AT_BRIDGE="1")
        self.start_display("1280x900")

    def filezilla(self, *arguments):
        return self.start(["filezilla", *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def prepare_files(self):
        for name in ("down", "half-down"):
            (self.pub / name).write_bytes(DATA)
        (self.local / "half-down").write_bytes(DATA[:2_000_000])
        for name in ("up", "half-up"):
            (self.local / name).write_bytes(DATA)
        client = Client(self.server.host, self.server.port)
        expect(client.auth_tls(), 234)
        expect(client.login(self.server.user, self.server.password), 230)
        expect(client.cmd("TYPE I"), 200)
        sock, _reply = client.begin("STOR /pub/half-up")
        sock.sendall(DATA[:3_000_000])
        self.until("the server has it", lambda: client.cmd("STAT").text.count("3000000"))
        reset(socket.socket(fileno=sock.detach()))
        expect(client.reply(), 426)
        equal(client.cmd("SIZE /pub/half-up").text, "2999999", "SIZE of the cut upload")
        certificate = client.sock.getpeercert(binary_form=True)
        client.close()
        return certificate

    def configure(self, certificate):
        head = '<?xml version="1.0" encoding="UTF-8"?>\n<FileZilla3 version="3.63.0" platform="*nix">'
        settings = {**SETTINGS, "Logging file": self.log}
        (self.config / "filezilla.xml").write_text(
            head + "<Settings>" + "".join(f'<Setting name="{name}">{value}</Setting>' for name, value in settings.items()) + "</Settings></FileZilla3>")
        (self.config / "sitemanager.xml").write_text(
            head + f"<Servers><Server><Host>127.0.0.1</Host><Port>{self.server.port}</Port><Protocol>4</Protocol><Type>0</Type><User>{self.server.user}</User>"
            f"<Pass>{self.server.password}</Pass><Logontype>1</Logontype><Name>ours</Name></Server></Servers></FileZilla3>")
        (self.config / "trustedcerts.xml").write_text(
            head + f"<TrustedCerts><Certificate><Data>{certificate.hex()}</Data><ActivationTime>{int(time.time()) - 86400}</ActivationTime>"
            f"<ExpirationTime>{int(time.time()) + 10 * 365 * 86400}</ExpirationTime><Host>127.0.0.1</Host><Port>{self.server.port}</Port><TrustSANs>0</TrustSANs>"
            "</Certificate></TrustedCerts></FileZilla3>")

    def window(self):
        found = subprocess.run(["xdotool", "search", "--name", "FileZilla$"], capture_output=True, text=True, check=False).stdout.split()
        return found[-1] if found else None

    def make_queue(self):
        """FileZilla makes its database when it is started; the queue is written into it while it is not running."""
        first = self.filezilla()
        database = self.config / "queue.sqlite3"
        self.until("the window", self.window)

        def tables():
            if not database.exists():
                return False
            with contextlib.closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as queue:
                names = {row[0] for row in queue.execute("SELECT name FROM sqlite_master")}
            return {"servers", "files", "local_paths", "remote_paths"} <= names
        self.until("FileZilla's queue", tables)
        first.terminate()
        first.wait(20)
        with contextlib.closing(sqlite3.connect(database)) as queue:
            queue.execute("INSERT INTO servers (id, host, port, user, password, account, protocol, type, logontype, timezone_offset, transfer_mode, max_connections, "
                          "encoding, bypass_proxy, name) VALUES (1, '127.0.0.1', ?, ?, ?, '', 4, 0, 1, 0, 'MODE_DEFAULT', 0, 'Auto', 0, 'ours')",
                          (self.server.port, self.server.user, self.server.password))
            queue.execute("INSERT INTO local_paths VALUES (1, ?)", (f"{self.local}/",))
            queue.execute("INSERT INTO remote_paths VALUES (1, '1 0 3 pub')")
            for name, flags in (("down", DOWNLOAD), ("half-down", DOWNLOAD), ("up", 0), ("half-up", 0)):
                queue.execute("INSERT INTO files (server, source_file, local_path, remote_path, size, error_count, priority, flags, default_exists_action) "
                              "VALUES (1, ?, 1, 1, ?, 0, 2, ?, ?)", (name, len(DATA), flags, RESUME))
            queue.commit()

    def said(self):
        return self.log.read_text(errors="replace") if self.log.exists() else ""

    def run(self):
        self.filezilla(f"--local={self.local}", "-c", "0/ours")
        self.until("the listing", lambda: 'Directory listing of "/" successful' in self.said())
        window = self.until("the window", self.window)

        def begun():  # the key that begins also stops: not pressed again while anything happens
            if "Connecting to" in self.said().split("successful", 1)[-1]:
                return True
            subprocess.run(["xdotool", "windowactivate", window, "key", "ctrl+p"], check=False, stderr=subprocess.DEVNULL)  # works off the queue
            end = time.monotonic() + 5
            while time.monotonic() < end and "Connecting to" not in self.said().split("successful", 1)[-1]:
                time.sleep(0.1)
            return False
        self.until("the queue is worked off", begun)
        self.until("four transfers", lambda: self.said().count("File transfer successful") >= 4)
        said = self.said()
        for wanted in ("REST 2000000", "RETR half-down", "REST 2999999", "STOR half-up", "STOR up", "RETR down", "PROT P", "MLSD"):
            that(wanted in said, f"FileZilla never sent {wanted}")
        wrong = [line for line in said.splitlines() if "Error:" in line or ("resum" in line.lower() and "Response:" not in line)]
        that(not wrong, f"in FileZilla's log: {wrong[:5]}")
        for name in ("down", "half-down", "up", "half-up"):
            that((self.local / name).read_bytes() == DATA, f"{name} differs here")
            that((self.pub / name).read_bytes() == DATA, f"{name} differs on the server")
        equal(sorted(os.listdir(self.pub)), ["down", "half-down", "half-up", "up"], "on the server")
        self.until("FileZilla has noted that sessions are resumed",
              lambda: f'Port="{self.server.port}">true</Entry>' in (self.config / "trustedcerts.xml").read_text().partition("<FtpSessionResumption>")[2])


def main():
    skip_without("the trip with FileZilla", "filezilla")
    server = Server(sys.argv[1])
    root = pathlib.Path(tempfile.mkdtemp(prefix="wherry-filezilla-"))
    trip = Trip(server, root)
    try:
        with contextlib.closing(trip):
            trip.start_desktop()
            trip.configure(trip.prepare_files())
            trip.make_queue()
            trip.run()
    except AssertionError as failure:
        print(f"FAILED  {failure}\n{trip.said()[-3000:]}", flush=True)
        return 1
    finally:
        server.stop()
        server.remove()
        shutil.rmtree(root, ignore_errors=True)
    for crash in server.crashes:
        print("FAILED  the server:", crash)
    return 1 if server.crashes else 0


if __name__ == "__main__":
    sys.exit(main())
