#!/usr/bin/env python3
"""Our client in the terminal through real proxies to our server: proxied_trip.py --client PROGRAM --server PROGRAM PROXY

PROXY is microsocks (SOCKS5) or tinyproxy (HTTP CONNECT); each wants a name and a password. Exit code 0 when nothing failed."""
import argparse
import contextlib
import pathlib
import re
import socket
import subprocess
import sys
import tempfile
from urllib.parse import quote

import harness
import peers
from client_peers import Trip, fingerprint, same

USER, PASSWORD = "me", "hush-4711"  # tinyproxy takes no other characters


def microsocks(_root, port):
    return "socks5", ["microsocks", "-i", "127.0.0.1", "-p", str(port), "-u", USER, "-P", PASSWORD]


def tinyproxy(root, port):
    settings = root / "tinyproxy.conf"
    settings.write_text(f'Port {port}\nListen 127.0.0.1\nAllow 127.0.0.1\nBasicAuth {USER} {PASSWORD}\nLogLevel Connect\n')
    return "http", ["tinyproxy", "-d", "-c", str(settings)]


PROXIES = {"microsocks": microsocks, "tinyproxy": tinyproxy}


class Proxy:
    def __init__(self, kind, root):
        self.port = peers.free_port()
        self.scheme, command = PROXIES[kind](root, self.port)
        self.log = root / "log"
        with open(self.log, "wb") as log:
            self.process = subprocess.Popen(command, stdout=log, stderr=log, stdin=subprocess.DEVNULL)
        harness.eventually(self.answers, f"{kind} listens")

    def answers(self):
        harness.that(self.process.poll() is None, "the proxy runs: " + self.log.read_text(errors="replace"))
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", self.port), timeout=1):
            return True
        return False

    def url(self, password=PASSWORD):
        return f"{self.scheme}://{USER}:{quote(password, safe='')}@127.0.0.1:{self.port}"

    def connections(self):
        """Ports that it was asked for, in order."""
        return [int(port) for port in re.findall(r"(?:connected to|CONNECT) localhost:(\d+)", self.log.read_text(errors="replace"))]

    def stop(self):
        self.process.terminate()
        self.process.wait(10)


def files_go_there_and_back(t, proxy, server):
    for tls in ("off", "required"):
        original = t.file(f"{tls}.bin", 3_000_001)
        before = len(proxy.connections())
        t.run("put", original, t.url(f"{tls}.bin"), "--tls", tls, "--proxy", proxy.url(), *t.trust)
        same(original, t.disk / f"{tls}.bin")
        t.run("get", t.url(f"{tls}.bin"), t.here / "back.bin", "--tls", tls, "--proxy", proxy.url(), *t.trust)
        same(original, t.here / "back.bin")
        ports = proxy.connections()[before:]
        harness.equal(ports.count(server.port), 2, "control connections through the proxy")
        harness.that(len(ports) >= 4, f"data connections went another way: {ports}")


def a_tree_goes_over_several_connections(t, proxy, _server):
    for i in range(40):
        t.file(f"tree/d{i % 4}/f{i}", i * 977)
    for words, there in ((("put", t.here / "tree", t.url()), t.disk / "tree"),
                         (("get", t.url("tree"), t.here / "back"), t.here / "back")):
        t.run(*words, "--parallel", 4, "--proxy", proxy.url(), "--tls", "off")
        for i in range(40):
            same(t.here / f"tree/d{i % 4}/f{i}", there / f"d{i % 4}/f{i}")


def a_wrong_password_is_told(t, proxy, _server):
    out, err = t.run("ls", t.url(), "--proxy", proxy.url("wrong"), "--tls", "off", "--retries", 0, code=3)
    harness.that("the proxy refused" in err, err)
    harness.that("wrong" not in out + err.replace("are wrong", ""), "the password of the proxy was shown")


def a_proxy_that_is_gone_is_told(t, proxy, _server):
    proxy.stop()
    _, err = t.run("ls", t.url(), "--proxy", proxy.url(), "--tls", "off", "--retries", 0, code=3)
    harness.that(f"the proxy {proxy.scheme}://{USER}@127.0.0.1:{proxy.port}" in err, err)
    harness.that(PASSWORD not in err and quote(PASSWORD, safe="") not in err, "the password of the proxy was shown")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--client", required=True)
    parser.add_argument("--server", required=True)
    parser.add_argument("proxy", choices=PROXIES)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="wherry-proxied-") as name:
        folder = pathlib.Path(name)
        server = harness.Server(options.server)
        proxy = Proxy(options.proxy, folder)
        try:
            # By a name that the proxy looks up.
            t = Trip(options.client, ("wherry", ("localhost", server.port, server.user, server.password, server.home)), folder, 0)
            t.trust = ("--trust", fingerprint((server.host, server.port)))
            for function in (files_go_there_and_back, a_tree_goes_over_several_connections, a_wrong_password_is_told,
                             a_proxy_that_is_gone_is_told):
                function(t, proxy, server)
                print("ok     ", function.__name__)
        finally:
            proxy.stop()
            server.stop()
            server.remove()
    harness.equal(server.crashes, [], "crashes of the server")
    return 0


if __name__ == "__main__":
    sys.exit(main())
