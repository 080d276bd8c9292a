"""Transfers that stall, uploads that another session takes over, and the addresses that are told."""
import time

from ftpclient import Client, finish
from harness import Skipped, check, equal, eventually, expect, that

CONTENT = bytes(range(256)) * 4097


@check("deadlines", "an upload whose session has been silent for 30 s is taken over from another address")
def _(t):
    first = t.client()
    sock, _reply = first.begin("STOR a")
    sock.sendall(CONTENT[:50000])
    time.sleep(0.3)
    other = t.client(source=("127.0.0.2", 0), timeout=60)
    start = int(expect(other.cmd("SIZE a"), 213).text)

    def resume():
        data = other.connect(other.epsv_port(), source=("127.0.0.2", 0))
        reply = other.cmd("APPE a")
        return data, reply
    data, reply = resume()
    expect(reply, 450)
    data.close()
    time.sleep(30.5)
    data, reply = resume()
    expect(reply, 150, 125)
    data.sendall(CONTENT[start:])
    finish(data)
    expect(other.reply(), 226)
    equal(t.get("a"), CONTENT, "whole")
    expect(first.reply(), 426)
    sock.close()


@check("deadlines", "--stall-timeout: a transfer in which no byte moves ends with 426 ({})", params=["RETR", "STOR", "RETR over TLS", "STOR over TLS"], needs=["server"])
def _(t, way):
    server = t.server("--stall-timeout", "2")
    (server.home / "a").write_bytes(bytes(64 << 20))
    client = t.login_to(server, tls="TLS" in way)
    sock, _reply = client.begin("RETR a" if way.startswith("RETR") else "STOR b")
    if way.startswith("STOR"):
        sock.sendall(b"x" * 1000)
    started = time.monotonic()
    expect(client.reply(20), 426, 451)
    that(1.5 < time.monotonic() - started < 12, f"after {time.monotonic() - started:.1f} s")
    expect(client.cmd("NOOP"), 200)
    sock.close()


@check("deadlines", "an upload that drips is not cut: the stall limit counts from the last byte", needs=["server"])
def _(t):
    server = t.server("--stall-timeout", "2")
    client = t.login_to(server)
    sock, _reply = client.begin("STOR a")
    for _round in range(40):
        sock.sendall(b"x")
        time.sleep(0.1)
    finish(sock)
    expect(client.reply(), 226)
    equal((server.home / "a").stat().st_size, 40, "bytes")


@check("deadlines", "--external-address is not told to peers that are local", needs=["server"])
def _(t):
    server = t.server("--external-address", "192.0.2.7")
    client = t.login_to(server)
    equal(client.pasv_address()[0], "127.0.0.1", "address")
    expect(client.store("STOR a", b"x", way="PASV"), 226)


@check("deadlines", "dual stack: --listen :: serves IPv4 and IPv6", needs=["server"])
def _(t):
    server = t.server("--listen", "::", "--listen", "0.0.0.0")
    for host in ("127.0.0.1", "::1"):
        try:
            client = Client(host, server.port)
        except OSError as error:
            if host == "::1":
                raise Skipped("no IPv6 here") from error
            raise
        t.clients.append(client)
        expect(client.login(server.user, server.password), 230)
        expect(client.store("STOR a", b"x"), 226)
        equal(client.fetch("RETR a")[0], b"x", "fetched")


@check("deadlines", "a second PASV, EPSV, PORT drops the first; one listener per session")
def _(t):
    client = t.client()
    ports = [client.epsv_port() for _ in range(20)]
    time.sleep(0.2)

    def still_open():
        count = 0
        for port in set(ports):
            try:
                client.connect(port).close()
                count += 1
            except ConnectionRefusedError:
                pass
        return count
    eventually(lambda: still_open() <= 1, "at most one of them takes connections")
