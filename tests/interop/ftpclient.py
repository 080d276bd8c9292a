"""A raw FTP client for the checks: it sends exactly the bytes it is told to and hides nothing of what comes back."""
import re
import socket
import ssl
import struct


class Closed(Exception):
    """The server closed the control connection."""


class Reply:
    def __init__(self, code, lines, raw):
        self.code, self.lines, self.raw = code, lines, raw

    @property
    def text(self):
        return b"\n".join(self.lines).decode("utf-8", "backslashreplace")

    def __repr__(self):
        return f"{self.code} {self.text[:200]!r}"


def to_bytes(text):
    return text if isinstance(text, bytes) else text.encode("utf-8", "surrogateescape")


def reset(sock):
    """Closes with RST instead of FIN."""
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    sock.close()


def read_all(sock, limit=None):
    data = bytearray()
    while limit is None or len(data) < limit:
        piece = sock.recv(1 << 18)
        if not piece:
            break
        data += piece
    return bytes(data)


def tls_context(minimum=ssl.TLSVersion.TLSv1_2, maximum=ssl.TLSVersion.MAXIMUM_SUPPORTED):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    context.minimum_version, context.maximum_version = minimum, maximum
    return context


class Client:
    def __init__(self, host, port, timeout=15, greeting=True, source=None, context=None, implicit=False):
        self.host, self.port, self.timeout = host, port, timeout
        self.sock = socket.create_connection((host, port), timeout=timeout, source_address=source)
        self.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.context = context or tls_context()
        self.protected = False  # data connections
        self.buffer = bytearray()  # taken from the front at no cost, however much there is
        self.greeting = None
        if implicit:
            self.sock = self.context.wrap_socket(self.sock)
            self.protected = True
        if greeting:
            self.greeting = self.reply()

    # The control connection
    def raw(self, data):
        self.sock.sendall(data)

    def send(self, line):
        self.raw(to_bytes(line) + b"\r\n")

    def line(self):
        while b"\n" not in self.buffer:
            piece = self.sock.recv(65536)
            if not piece:
                raise Closed(f"control connection closed; left over: {self.buffer!r}")
            self.buffer += piece
        end = self.buffer.index(b"\n") + 1
        line = bytes(self.buffer[:end])
        del self.buffer[:end]
        return line

    def reply(self, timeout=None):
        self.sock.settimeout(timeout or self.timeout)
        first = self.line()
        raw, code = [first], first[:3]
        if not re.match(rb"[1-6]\d\d[ -]", first) and not re.match(rb"[1-6]\d\d\r?\n", first):
            raise Closed(f"no reply: {first!r}")
        lines = [first[4:].rstrip(b"\r\n")]
        if first[3:4] == b"-":
            while True:
                line = self.line()
                raw.append(line)
                if line[:3] == code and line[3:4] in (b" ", b"\r", b"\n"):
                    lines.append(line[4:].rstrip(b"\r\n"))
                    break
                lines.append(line.rstrip(b"\r\n"))
        return Reply(int(code), lines, b"".join(raw))

    def silent(self, seconds=0.3):
        """Whether nothing comes for a while."""
        if self.buffer:
            return False
        self.sock.settimeout(seconds)
        try:
            piece = self.sock.recv(65536)
        except (TimeoutError, ssl.SSLWantReadError):
            return True
        self.buffer += piece
        return False

    def is_closed(self, seconds=10):
        """Whether the server ends the connection within the time; what it still says is dropped."""
        self.sock.settimeout(seconds)
        try:
            while self.sock.recv(65536):
                pass
            return True
        except TimeoutError:
            return False
        except OSError:
            return True

    def cmd(self, line, timeout=None):
        self.send(line)
        return self.reply(timeout)

    def login(self, user, password):
        reply = self.cmd("USER " + user)
        if reply.code == 331:
            reply = self.cmd("PASS " + password)
        return reply

    def auth_tls(self, pbsz=True):
        reply = self.cmd("AUTH TLS")
        if reply.code != 234:
            return reply
        self.start_tls()
        if pbsz:
            self.cmd("PBSZ 0")
            self.protected = self.cmd("PROT P").code == 200
        return reply

    def start_tls(self):
        self.sock.settimeout(self.timeout)
        self.sock = self.context.wrap_socket(self.sock)

    def close(self):
        try:
            self.sock.close()
        except OSError:
            pass

    # Data connections
    def pasv_address(self):
        reply = self.cmd("PASV")
        found = re.search(r"(\d+),(\d+),(\d+),(\d+),(\d+),(\d+)", reply.text)
        if reply.code != 227 or not found:
            raise AssertionError(f"PASV: {reply}")
        numbers = [int(n) for n in found.groups()]
        return ".".join(map(str, numbers[:4])), numbers[4] << 8 | numbers[5]

    def epsv_port(self, argument=""):
        reply = self.cmd("EPSV" + argument)
        found = re.search(r"\((.)\1\1(\d+)\1\)", reply.text)
        if reply.code != 229 or not found:
            raise AssertionError(f"EPSV: {reply}")
        return int(found.group(2))

    def connect(self, port, source=None):
        sock = socket.create_connection((self.host, port), timeout=self.timeout, source_address=source)
        return sock

    def open_passive(self, way="EPSV"):
        return self.connect(self.epsv_port() if way == "EPSV" else self.pasv_address()[1])

    def protect(self, sock, resume=True):
        """TLS on a data connection when PROT P is set; the control connection's session is offered."""
        if not self.protected:
            return sock
        return self.context.wrap_socket(sock, session=self.sock.session if resume else None,
                                        suppress_ragged_eofs=False)

    def begin(self, command, way="EPSV"):
        """Starts a transfer; returns (data socket or None, first reply)."""
        sock = self.open_passive(way)
        sock.settimeout(self.timeout)
        reply = self.cmd(command)
        if reply.code >= 200:
            sock.close()
            return None, reply
        return self.protect(sock), reply

    def fetch(self, command, rest=None, way="EPSV"):
        """RETR, LIST, ...: (bytes, final reply); bytes is None when the server refused."""
        if rest is not None:
            reply = self.cmd(f"REST {rest}")
            if reply.code != 350:
                return None, reply
        sock, reply = self.begin(command, way)
        if sock is None:
            return None, reply
        data = read_all(sock)
        sock.close()
        return data, self.reply()

    def store(self, command, data, rest=None, way="EPSV"):
        """STOR, APPE, STOU: the final reply."""
        if rest is not None:
            reply = self.cmd(f"REST {rest}")
            if reply.code != 350:
                return reply
        sock, reply = self.begin(command, way)
        if sock is None:
            return reply
        try:
            sock.sendall(data)
            finish(sock)
        except OSError:
            sock.close()
        return self.reply(60)


def finish(sock):
    """A proper end of what we send: close_notify under TLS, then FIN."""
    if isinstance(sock, ssl.SSLSocket):
        try:
            sock = sock.unwrap()
        except (OSError, ValueError):
            pass
    sock.close()
