#!/usr/bin/env python3
"""A foreign TLS peer for tests of our TLS, on Python's ssl module: tlspeer.py MODE [PORT] [ARGUMENTS...]

As a client of 127.0.0.1:PORT, exit code 0 when all went as it should:
  upload SIZE           sends SIZE bytes, says close_notify and waits for ours
  upload-cut SIZE       sends SIZE bytes and ends without close_notify
  download SIZE         reads SIZE bytes to a proper end
  download-exact SIZE   reads SIZE bytes and closes at once, with our close_notify unread
  records SIZE          sends SIZE bytes in records of 1 byte, then of 16 KiB, and says goodbye
  resume COUNT          one connection that reads a line, then COUNT more that resume its session
As a server (prints its port first): serve CERTIFICATE KEY 1.2|1.3 COUNT: on the first connection it sends a line and
keeps it open; COUNT more send "resumed" or "new" and end properly; then it waits for the first one's end."""
import hashlib
import socket
import ssl
import sys


def pattern(size):
    block = bytes(range(251)) * 64
    return (block * (size // len(block) + 1))[:size]


def context():
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    made.check_hostname = False
    made.verify_mode = ssl.CERT_NONE
    return made


def connect(port, made, session=None):
    raw = socket.create_connection(("127.0.0.1", port), 20)
    return made.wrap_socket(raw, server_hostname="localhost", session=session, suppress_ragged_eofs=False)


def read_exactly(peer, size):
    got = bytearray()
    while len(got) < size:
        part = peer.recv(65536)
        if not part:
            break
        got += part
    return bytes(got)


def main():
    mode = sys.argv[1]
    if mode == "serve":
        return serve(*sys.argv[2:5], int(sys.argv[5]))
    port, number = int(sys.argv[2]), int(sys.argv[3])
    made = context()
    if mode == "resume":
        control = connect(port, made)
        assert control.recv(100) == b"220 hello\r\n"
        assert not control.session_reused
        for _ in range(number):
            data = connect(port, made, control.session)
            assert data.session_reused, "not resumed"
            assert data.recv(100) == b"220 hello\r\n"
            data.close()
        return 0
    peer = connect(port, made)
    if mode == "upload":
        peer.sendall(pattern(number))
        peer.unwrap()
    elif mode == "upload-cut":
        peer.sendall(pattern(number))
        peer.close()
    elif mode == "records":
        data = pattern(number)
        for at in range(500):
            peer.sendall(data[at:at + 1])
        peer.sendall(data[500:])
        peer.unwrap()
    elif mode == "download":
        assert read_exactly(peer, number) == pattern(number)
        assert peer.recv(1) == b""
        peer.unwrap()
    elif mode == "download-exact":
        # With recv_into of exactly what is missing, nothing beyond it is taken from the socket.
        assert hashlib.sha256(read_exactly(peer, number)).digest() == hashlib.sha256(pattern(number)).digest()
        peer.close()
    return 0


def serve(certificate, key, version, count):
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    made.load_cert_chain(certificate, key)
    made.maximum_version = ssl.TLSVersion.TLSv1_2 if version == "1.2" else ssl.TLSVersion.TLSv1_3
    listener = socket.create_server(("127.0.0.1", 0))
    listener.settimeout(30)
    print(listener.getsockname()[1], flush=True)
    control = made.wrap_socket(listener.accept()[0], server_side=True, suppress_ragged_eofs=False)
    control.sendall(b"220 hello\r\n")
    for _ in range(count):
        data = made.wrap_socket(listener.accept()[0], server_side=True, suppress_ragged_eofs=False)
        data.sendall(b"resumed" if data.session_reused else b"new")
        data.unwrap()
        data.close()
    assert control.recv(100) == b""
    control.unwrap()
    return 0


sys.exit(main())
