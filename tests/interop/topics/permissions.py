"""What accounts of a configuration file may do, and how much: read-only, drop boxes, quotas, and names for HOST."""
from ftpclient import Client
from harness import check, equal, eventually, expect, that
from topics.operation import configured


def account(t, *lines):
    """A server with the account ann on a home of its own; (server, home)."""
    home = t.disk / "home"
    home.mkdir()
    settings = "\n".join(lines)
    server, _ = configured(t, f'[[account]]\nname = "ann"\npassword = "x"\nhome = "{home}"\n{settings}\n')
    return server, home


def login(t, server):
    client = Client(server.host, server.port)
    t.clients.append(client)
    expect(client.login("ann", "x"), 230)
    expect(client.cmd("TYPE I"), 200)
    return client


def interrupt(client, command, data):
    """An upload whose client vanishes in the middle: the control connection as well."""
    sock, reply = client.begin(command)
    expect(reply, 150)
    sock.sendall(data)
    client.close()
    sock.close()


@check("permissions", "read-only: everything that writes is refused, and MLST says so", needs=["server"])
def _(t):
    server, home = account(t, 'permissions = "read-only"')
    (home / "file").write_bytes(b"12345")
    (home / "sub").mkdir()
    client = login(t, server)
    for command in ("STOR new", "APPE file", "STOU", "DELE file", "RMD sub", "MKD other", "RNFR file", "SITE CHMOD 600 file",
                    "MFMT 20260101000000 file", "MFF Modify=20260101000000; file"):
        client.epsv_port()
        expect(client.cmd(command), 550)
    equal((home / "file").read_bytes(), b"12345", "the file")
    equal(client.fetch("RETR file")[0], b"12345", "RETR")
    facts = client.cmd("MLST file").text
    perm = next(f for f in facts.replace(" ", ";").split(";") if f.lower().startswith("perm="))[5:]
    that("r" in perm and not set(perm) & set("adfw"), f"perm of a file: {perm}")
    facts = client.cmd("MLST sub").text
    perm = next(f for f in facts.replace(" ", ";").split(";") if f.lower().startswith("perm="))[5:]
    that(set("el") <= set(perm) and not set(perm) & set("cdfmp"), f"perm of a directory: {perm}")


@check("permissions", "a drop box takes uploads, shows nothing, and lets its own be continued", needs=["server"])
def _(t):
    server, home = account(t, 'permissions = "drop-box"')
    (home / "there").write_bytes(b"secret")
    client = login(t, server)
    expect(client.store("STOR new", b"12345"), 226)
    equal((home / "new").read_bytes(), b"12345", "the upload")
    for command in ("RETR there", "SIZE there", "LIST", "MLSD", "NLST", "DELE there", "HASH there", "MLST there"):
        client.epsv_port()
        expect(client.cmd(command), "5xx")
    client.epsv_port()
    expect(client.cmd("STOR there"), "5xx")
    equal((home / "there").read_bytes(), b"secret", "what was there")
    whole = bytes(range(256)) * 1024
    interrupt(client, "STOR cut", whole[:200_000])
    client = login(t, server)
    eventually(lambda: client.cmd("SIZE cut").code == 213, "SIZE of one's own unfinished upload")
    size = int(client.cmd("SIZE cut").text.split()[-1])
    that(0 < size < 200_000, f"SIZE {size}")
    expect(client.store("STOR cut", whole[size:], rest=size), 226)
    equal((home / "cut").read_bytes(), whole, "the continued upload")


@check("permissions", "quota: figures before the first byte, exact over overwrite, append, delete and rename-over",
       needs=["server"])
def _(t):
    server, home = account(t, 'quota = "1M"')
    client = login(t, server)
    kib = 1024
    expect(client.store("STOR a", bytes(600 * kib)), 226)
    refused = expect(client.cmd(f"ALLO {500 * kib}"), 552)
    that(str(500 * kib) in refused.text and str(424 * kib) in refused.text, f"figures: {refused}")
    expect(client.store("STOR b", bytes(500 * kib)), 552)
    # Both the old and the new bytes count while a file is replaced.
    client.cmd("DELE b")
    both = client.cmd(f"ALLO {600 * kib}")
    refused = both if both.code == 552 else client.store("STOR a", bytes(600 * kib))
    equal(refused.code, 552, "an overwrite that fits only without the old file")
    equal((home / "a").stat().st_size, 600 * kib, "the old file")
    client.cmd("ABOR")
    expect(client.cmd("DELE a"), 250)  # drops what the refused overwrite left
    if (home / "a").exists():
        expect(client.cmd("DELE a"), 250)
    expect(client.store("STOR c", bytes(1024 * kib)), 226)
    expect(client.store("APPE c", b"1"), 552)
    expect(client.cmd("DELE c"), 250)
    expect(client.store("STOR d", bytes(500 * kib)), 226)
    expect(client.store("STOR e", bytes(500 * kib)), 226)
    expect(client.cmd("RNFR d"), 350)
    expect(client.cmd("RNTO e"), 250)
    expect(client.store("STOR f", bytes(524 * kib)), 226)
    equal(client.cmd("AVBL").text.split()[-1], "0", "what is left")


@check("permissions", "quota of files", needs=["server"])
def _(t):
    server, _ = account(t, "files = 2")
    client = login(t, server)
    expect(client.store("STOR a", b"1"), 226)
    expect(client.store("STOR b", b"1"), 226)
    expect(client.store("STOR c", b"1"), 552)
    expect(client.store("STOR b", b"22"), 226)
    expect(client.cmd("DELE a"), 250)
    expect(client.store("STOR c", b"1"), 226)


@check("permissions", "HOST takes the configured names alone", needs=["server"])
def _(t):
    server = t.server("--host-name", "ftp.example.org", "--host-name", "files.example.org")
    client = Client(server.host, server.port)
    t.clients.append(client)
    expect(client.cmd("HOST other.example.org"), 504)
    expect(client.cmd("HOST FTP.example.org"), 220)
    expect(client.cmd("HOST files.example.org"), 220)
    client.cmd(f"USER {server.user}")
    expect(client.cmd("HOST ftp.example.org"), 503)
