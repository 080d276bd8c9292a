"""Opening data connections: PASV, EPSV, PORT, EPRT, and who may use them."""
import re
import socket
import threading
import time

from ftpclient import read_all
from harness import Skipped, check, equal, expect, that


def listener(host="127.0.0.1"):
    sock = socket.socket()
    sock.bind((host, 0))
    sock.listen(1)
    sock.settimeout(10)
    return sock


def port_argument(address):
    return "{},{},{}".format(address[0].replace(".", ","), address[1] >> 8, address[1] & 255)


@check("data", "227 is as RFC 959 writes it")
def _(t):
    reply = expect(t.client().cmd("PASV"), 227)
    found = re.search(r"\((\d+),(\d+),(\d+),(\d+),(\d+),(\d+)\)", reply.text)
    that(found, f"{reply}")
    equal(".".join(found.groups()[:4]), t.target.host, "address")


@check("data", "229 is as RFC 2428 writes it")
def _(t):
    that(re.search(r"\(\|\|\|\d+\|\)", expect(t.client().cmd("EPSV"), 229).text), "229")


@check("data", "EPSV {} is {}", params=[("1", (229,)), ("2", (522,)), ("3", (522,)), ("ALL", ("2xx",)), ("all", ("2xx",)), ("x", (501,)), ("", (229,))])
def _(t, argument, codes):
    expect(t.client().cmd("EPSV " + argument), *codes)


@check("data", "{} works for both directions", params=["PASV", "EPSV"])
def _(t, way):
    client = t.client()
    expect(client.store("STOR a", b"hello", way=way), 226)
    data, reply = client.fetch("RETR a", way=way)
    expect(reply, 226)
    equal(data, b"hello", "content")


@check("data", "{} works for both directions", params=["PORT", "EPRT"])
def _(t, way):
    client = t.client()
    for command in ("STOR a", "RETR a"):
        with listener() as sock:
            host, port = sock.getsockname()
            expect(client.cmd("PORT " + port_argument((host, port)) if way == "PORT" else f"EPRT |1|{host}|{port}|"), 200)
            client.send(command)
            data, _address = sock.accept()
            expect(client.reply(), 150, 125)
            if command == "STOR a":
                data.sendall(b"hello")
            else:
                equal(read_all(data), b"hello", "content")
            data.close()
            expect(client.reply(), 226)


@check("data", "EPRT with another delimiter {}", params=["!", "#", "~"])
def _(t, delimiter):
    t.put("a", b"hello")
    client = t.client()
    with listener() as sock:
        expect(client.cmd(delimiter.join(["EPRT ", "1", "127.0.0.1", str(sock.getsockname()[1]), ""])), 200)
        client.send("RETR a")
        data, _address = sock.accept()
        equal(read_all(data), b"hello", "content")
        expect(client.reply(), 150, 125)
        expect(client.reply(), 226)


@check("data", "{} is refused", params=[
    "PORT 10,0,0,1,200,1", "PORT 127,0,0,2,200,1", "PORT 127,0,0,1,0,21", "PORT 127,0,0,1,0,0", "PORT 127,0,0,1,3,255", "PORT 1,2,3",
    "PORT 127,0,0,1,256,1", "PORT 127,0,0,1,4,1,5", "PORT a,b,c,d,e,f", "PORT 127.0.0.1:1025", "PORT -127,0,0,1,4,1",
    "EPRT |1|10.0.0.1|51201|", "EPRT |1|127.0.0.2|51201|", "EPRT |1|127.0.0.1|21|", "EPRT |1|127.0.0.1|1023|", "EPRT |1|127.0.0.1|0|",
    "EPRT |1|127.0.0.1|65536|", "EPRT |1|localhost|51201|", "EPRT |1|127.0.0.1|", "EPRT |1|127.1|51201|", "EPRT 127.0.0.1", "EPRT ||||",
    "EPRT |2|::1|51201|", "EPRT |1|::1|51201|", "EPRT |2|::ffff:10.0.0.1|51201|", "PORT 0,0,0,0,200,1", "PORT 255,255,255,255,200,1"])
def _(t, command):
    client = t.client()
    expect(client.cmd(command), 500, 501, 504, 522, 530, 550, 553, 425)
    expect(client.cmd("NOOP"), 200)


@check("data", "EPRT of an unknown protocol is 522")
def _(t):
    expect(t.client().cmd("EPRT |3|127.0.0.1|51201|"), 522)


@check("data", "a refused PORT leaves no address behind")
def _(t):
    t.put("a", b"hello")
    client = t.client()
    client.cmd("PORT 10,0,0,1,200,1")
    expect(client.cmd("RETR a"), 425, 503)


@check("data", "{} without PASV or PORT is 425", params=["RETR a", "STOR b", "LIST", "NLST", "MLSD", "APPE a"])
def _(t, command):
    t.put("a", b"hello")
    client = t.client()
    expect(client.cmd(command), 425, 503)
    equal(t.get("a"), b"hello", "a")
    equal(t.get("b"), None, "b")


@check("data", "PORT to a closed port is 425")
def _(t):
    t.put("a", b"hello")
    client = t.client()
    with listener() as sock:
        address = sock.getsockname()
    expect(client.cmd("PORT " + port_argument(address)), 200)
    reply = client.cmd("RETR a", timeout=40)
    if reply.code == 150:
        reply = client.reply()
    expect(reply, 425, 426)
    expect(client.cmd("NOOP"), 200)


@check("data", "after EPSV ALL {} is refused", params=["PASV", "PORT 127,0,0,1,200,1", "EPRT |1|127.0.0.1|51201|"])
def _(t, command):
    client = t.client()
    expect(client.cmd("EPSV ALL"), "2xx")
    expect(client.cmd(command), "5xx")
    expect(client.store("STOR a", b"x"), 226)


@check("data", "a second {} closes the first one's port", params=["PASV", "EPSV"])
def _(t, way):
    client = t.client()
    first = client.epsv_port() if way == "EPSV" else client.pasv_address()[1]
    second = client.epsv_port() if way == "EPSV" else client.pasv_address()[1]
    if first != second:
        try:
            client.connect(first).close()
            raise AssertionError("the first port still takes connections")
        except ConnectionRefusedError:
            pass
    client.connect(second).close()


@check("data", "passive ports are not counted up")
def _(t):
    ports = [t.client().epsv_port() for _ in range(8)]
    steps = {b - a for a, b in zip(ports, ports[1:])}
    that(len(steps) > 2, f"ports {ports}")


@check("data", "a stolen passive connection: the thief gets nothing and the owner is served ({})", params=list(range(8)))
def _(t, number):
    secret = b"secret" * 1000
    t.put("a", secret)
    client = t.client()
    port = client.epsv_port() if number % 2 else client.pasv_address()[1]
    thieves = []
    for _attempt in range(3):
        try:
            thief = socket.create_connection((t.target.host, port), timeout=5, source_address=("127.0.0.2", 0))
            thieves.append(thief)
        except ConnectionError:
            pass  # dropped before connect() could say that it was there
    if number >= 4:
        client.send("RETR a")
        time.sleep(0.05)
    data = client.connect(port)
    if number < 4:
        client.send("RETR a")
    equal(read_all(data), secret, "what the owner gets")
    data.close()
    expect(client.reply(), 150, 125)
    expect(client.reply(), 226)
    for thief in thieves:
        thief.settimeout(2)
        try:
            equal(thief.recv(100), b"", "what the thief gets")
        except ConnectionError:
            pass
        thief.close()


@check("data", "a stolen passive connection cannot upload")
def _(t):
    client = t.client()
    port = client.epsv_port()
    thief = socket.socket()
    thief.settimeout(5)
    try:
        thief.bind(("127.0.0.2", 0))
        thief.connect((t.target.host, port))
        thief.sendall(b"evil")
    except OSError:
        pass
    data = client.connect(port)
    client.send("STOR a")
    data.sendall(b"good")
    data.close()
    thief.close()
    expect(client.reply(), 150, 125)
    expect(client.reply(), 226)
    equal(t.get("a"), b"good", "content")


@check("data", "a passive port is used once")
def _(t):
    t.put("a", b"hello")
    client = t.client()
    port = client.epsv_port()
    data = client.connect(port)
    expect(client.cmd("RETR a"), 150, 125)
    read_all(data)
    expect(client.reply(), 226)
    expect(client.cmd("RETR a"), 425, 503)


@check("data", "no data connection within the limit is 425")
def _(t):
    t.put("a", b"hello")
    client = t.client()
    client.epsv_port()
    reply = client.cmd("RETR a", timeout=75)
    if reply.code == 150:
        reply = client.reply(75)
    expect(reply, 425, 426)
    expect(client.cmd("NOOP"), 200)


@check("data", "150 comes before the data's end, 226 after it")
def _(t):
    t.put("a", b"x" * (8 << 20))
    client = t.client()
    data, reply = client.begin("RETR a")
    expect(reply, 150, 125)
    that(client.silent(0.5), "a final reply while nothing was read")
    equal(len(read_all(data)), 8 << 20, "bytes")
    expect(client.reply(), 226, 250)


@check("data", "many data connections in one session", params=None)
def _(t):
    t.put("a", b"hello")
    client = t.client()
    for _round in range(100):
        data, reply = client.fetch("RETR a")
        expect(reply, 226)
        equal(data, b"hello", "content")


@check("data", "32 sessions at once")
def _(t):
    content = bytes(range(256)) * 4096
    t.put("a", content)
    failures = []

    def one(number):
        try:
            client = t.client()
            for _round in range(3):
                data, reply = client.fetch("RETR a")
                if data != content or reply.code != 226:
                    failures.append(f"{number}: {reply}")
                reply = client.store(f"STOR b{number}", content)
                if reply.code != 226 or t.get(f"b{number}") != content:
                    failures.append(f"{number}: {reply}")
        except Exception as error:  # any of them is a failure of the check
            failures.append(repr(error))
    threads = [threading.Thread(target=one, args=(n,)) for n in range(32)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    that(not failures, f"{len(failures)}: {failures[:3]}")


@check("data", "IPv6: {}", params=["EPSV", "EPSV 2", "EPRT", "PASV", "EPSV 1"], needs=["server"])
def _(t, way):
    if not t.target.server:
        raise Skipped("needs our server's ::1")
    t.put("a", b"hello")
    try:
        client = t.connect_to("::1")
    except OSError as error:
        raise Skipped(f"no IPv6 here: {error}") from error
    if way == "PASV":
        expect(client.cmd("PASV"), 425, 501, 500, 502, 522, 421)
        return
    if way == "EPSV 1":
        expect(client.cmd("EPSV 1"), 522)
        return
    if way.startswith("EPSV"):
        data = client.connect(client.epsv_port(way[4:]))
        client.send("RETR a")
    else:
        with socket.socket(socket.AF_INET6) as sock:
            sock.bind(("::1", 0))
            sock.listen(1)
            sock.settimeout(10)
            expect(client.cmd(f"EPRT |2|::1|{sock.getsockname()[1]}|"), 200)
            client.send("RETR a")
            data, _address = sock.accept()
    equal(read_all(data), b"hello", "content")
    expect(client.reply(), 150, 125)
    expect(client.reply(), 226)
