#!/usr/bin/env python3
"""Other FTP servers for the checks: they prove that a check can pass, and that it can fail.

  peers.py NAME -- COMMAND...   starts NAME (pyftpdlib, vsftpd, pure-ftpd, proftpd) on a folder of its own, puts HOST PORT
                                USER PASSWORD DIR in place of the word PEER in COMMAND, runs it and stops the server."""
import contextlib
import os
import pathlib
import shutil
import socket
import subprocess
import sys
import tempfile
import time

ADDRESS = "127.0.0.1"  # where they listen
ENTER = []  # put before their command: to run them in another network namespace
PEERS = pathlib.Path(__file__).resolve().parents[2] / "build" / "peers"


def free_port():
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return sock.getsockname()[1]


def certificate(root, name="peer"):
    """Key and certificate in one file."""
    pem, key = root / f"{name}.pem", root / f"{name}.key"
    subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "30", "-subj", f"/CN={name}",
                    "-keyout", key, "-out", pem], check=True, capture_output=True)
    pem.write_bytes(key.read_bytes() + pem.read_bytes())
    pem.chmod(0o600)
    return pem


def pyftpdlib(root, home, port, tls, visitor):
    code = f"""
import logging
from pyftpdlib.authorizers import DummyAuthorizer
from pyftpdlib.handlers import FTPHandler
from pyftpdlib.servers import FTPServer
logging.disable(logging.CRITICAL)
a = DummyAuthorizer(); a.add_user("u", "p w", {str(home)!r}, perm="elradfmwMT")
class H(FTPHandler): authorizer = a
FTPServer(({ADDRESS!r}, {port}), H).serve_forever()
"""
    return [sys.executable, "-W", "ignore", "-c", code], "u", "p w"


def vsftpd(root, home, port, tls, visitor):
    """Anonymous with all rights: it needs no account of the machine. The home stays root's: vsftpd wants it so, and each
    check makes a writable folder in it."""
    empty = root / "empty"
    empty.mkdir()
    conf = root / "vsftpd.conf"
    conf.write_text(f"""listen=YES
listen_port={port}
background=NO
anonymous_enable=YES
local_enable=NO
anon_root={home}
no_anon_password=NO
ftp_username=backup
write_enable=YES
anon_upload_enable=YES
anon_mkdir_write_enable=YES
anon_other_write_enable=YES
anon_umask=022
anon_world_readable_only=NO
allow_writeable_chroot=YES
seccomp_sandbox=NO
secure_chroot_dir={empty}
port_promiscuous=NO
ascii_upload_enable=YES
ascii_download_enable=YES
file_open_mode=0666
max_login_fails=3
max_clients=1000
max_per_ip=1000
""" + (f"""ssl_enable=YES
allow_anon_ssl=YES
force_local_logins_ssl=NO
force_local_data_ssl=NO
require_ssl_reuse=NO
ssl_tlsv1=YES
ssl_ciphers=HIGH
rsa_cert_file={tls}
""" if tls else "") + (f"""require_cert=YES
validate_cert=YES
ca_certs_file={visitor}
""" if visitor else ""))
    return [str(PEERS / "usr/sbin/vsftpd"), str(conf)], "anonymous", "p w"


def proftpd(root, home, port, tls, visitor):
    passwd, group = root / "passwd", root / "group"
    crypt = subprocess.run(["openssl", "passwd", "-6", "p w"], capture_output=True, text=True, check=True).stdout.strip()
    passwd.write_text(f"u:{crypt}:{os.getuid() or 65534}:65534::{home}:/bin/sh\n")
    group.write_text("nogroup:x:65534:u\n")
    for file in (passwd, group):
        file.chmod(0o600)
    shutil.chown(home, "nobody")
    conf = root / "proftpd.conf"
    conf.write_text(f"""ServerName peer
ServerType standalone
DefaultServer on
Port {port}
DefaultAddress {ADDRESS}
UseIPv6 off
User nobody
Group nogroup
UseReverseDNS off
RequireValidShell off
AuthUserFile {passwd}
AuthGroupFile {group}
AuthOrder mod_auth_file.c
DefaultRoot ~
AllowOverwrite on
AllowStoreRestart on
AllowRetrieveRestart on
ScoreboardFile {root}/score
PidFile {root}/pid
SystemLog {root}/log
WtmpLog off
TransferLog NONE
DelayEngine off
Umask 022
""" + (f"""ModulePath {PEERS}/usr/lib/proftpd
LoadModule mod_tls.c
TLSEngine on
TLSRequired off
TLSECCertificateFile {tls}
TLSECCertificateKeyFile {tls}
TLSOptions NoSessionReuseRequired
TLSVerifyClient {"on" if visitor else "off"}
{f"TLSCACertificateFile {visitor}" if visitor else ""}
""" if tls else ""))
    return [str(PEERS / "usr/sbin/proftpd"), "-n", "-q", "-c", str(conf)], "u", "p w"


def pure_ftpd(root, home, port, tls, visitor):
    shutil.chown(home, "nobody")
    database = root / "pdb"
    passwd = root / "pw"
    # An old hash on purpose: the one that pure-pw makes costs a second of the processor at each of hundreds of logins.
    crypt = subprocess.run(["openssl", "passwd", "-6", "p w"], capture_output=True, text=True, check=True).stdout.strip()
    passwd.write_text(f"u:{crypt}:65534:65534::{home}/./::::::::::::\n")
    subprocess.run([str(PEERS / "usr/bin/pure-pw"), "mkdb", str(database), "-f", str(passwd)], check=True, capture_output=True)
    return [str(PEERS / "usr/sbin/pure-ftpd"), "-l", f"puredb:{database}", "-S", f"{ADDRESS},{port}", "-H", "-E", "-A", "-g",
            str(root / "pid"), "-u", "1", "-D", "-c", "1000", "-C", "1000", *(["-Y", "1", "-2", str(tls)] if tls else [])], "u", "p w"


KINDS = {"pyftpdlib": pyftpdlib, "vsftpd": vsftpd, "proftpd": proftpd, "pure-ftpd": pure_ftpd}


@contextlib.contextmanager
def running(kind, tls=False, visitor=None, port=None):
    """Yields (host, port, user, password, home). tls: explicit FTPS is offered (not by pyftpdlib). visitor: the PEM file of the
    certificate that clients must show (vsftpd and proftpd)."""
    root = pathlib.Path(tempfile.mkdtemp(prefix="wherry-peer-"))
    root.chmod(0o755)
    home = root / "home"
    home.mkdir()
    port = port or free_port()
    command, user, password = KINDS[kind](root, home, port, certificate(root) if tls else None, visitor)
    process = subprocess.Popen([*ENTER, *command], stdout=subprocess.DEVNULL, stderr=open(root / "stderr", "wb"), start_new_session=True)
    try:
        for _attempt in range(200):
            with contextlib.suppress(OSError), socket.create_connection((ADDRESS, port), timeout=1):
                break
            if process.poll() is not None:
                raise RuntimeError(f"{kind} did not start: " + (root / "stderr").read_text())
            time.sleep(0.05)
        yield ADDRESS, port, user, password, home
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, 15)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(5)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, 9)
        shutil.rmtree(root, ignore_errors=True)


if __name__ == "__main__":
    with running(sys.argv[1]) as peer:
        sys.exit(subprocess.run([part for word in sys.argv[3:] for part in (map(str, peer) if word == "PEER" else [word])],
                                check=False).returncode)
