"""Who may do what before and after logging in."""
import re

from ftpclient import Client
from harness import check, equal, expect, that

NEEDS_LOGIN = ["PWD", "CWD /", "CDUP", "LIST", "NLST", "MLSD", "MLST", "RETR a", "STOR a", "APPE a", "STOU", "DELE a", "RNFR a",
               "RNTO b", "MKD a", "RMD a", "SIZE a", "MDTM a", "PASV", "EPSV", "PORT 127,0,0,1,200,1",
               "EPRT |1|127.0.0.1|51201|", "REST 0", "TYPE I", "STAT /", "SITE CHMOD 644 a"]


def fresh(t):
    """A client of a server that has seen no wrong password yet: after some, ours slows its answers down."""
    server = t.server() if t.target.program else t.target
    client = Client(server.host, server.port, timeout=60)
    t.clients.append(client)
    return client


@check("login", "greeting is one 220")
def _(t):
    client = t.connect()
    equal(client.greeting.code, 220, "code")
    that(client.greeting.lines[0].strip() != b"", "the greeting says nothing")
    that(client.silent(), "something unasked behind the greeting")


@check("login", "USER 331, PASS 230")
def _(t):
    client = t.connect()
    expect(client.cmd("USER " + t.target.user), 331)
    expect(client.cmd("PASS " + t.target.password), 230)
    expect(client.cmd("PWD"), 257)


@check("login", "wrong password {} is 530", params=["x", "", " ", "p", "p%20w", "é"])
def _(t, password):
    client = fresh(t)
    expect(client.cmd("USER " + t.target.user), 331)
    expect(client.cmd("PASS " + password), 530)
    expect(client.cmd("PWD"), 530)


@check("login", "a known and an unknown name look alike")
def _(t):
    replies = []
    for user in (t.target.user, "nobodyhere"):
        client = fresh(t)
        first, second = client.cmd("USER " + user), client.cmd("PASS wrong")
        hide = lambda text: re.sub(rf"\b{re.escape(user)}\b", "*", text)
        replies.append((first.code, hide(first.text), second.code, hide(second.text)))
    equal(replies[1], replies[0], "replies")
    equal(replies[0][2], 530, "code")


@check("login", "PASS without USER is 503")
def _(t):
    expect(t.connect().cmd("PASS x"), 503)


@check("login", "PASS a second time needs USER again")
def _(t):
    client = fresh(t)
    client.cmd("USER " + t.target.user)
    expect(client.cmd("PASS wrong"), 530)
    expect(client.cmd("PASS " + t.target.password), 503)


@check("login", "{} before login is 530", params=NEEDS_LOGIN)
def _(t, command):
    client = t.connect()
    expect(client.cmd(command), 530)
    expect(client.login(t.target.user, t.target.password), 230)


@check("login", "{} works before login", params=["NOOP", "FEAT", "HELP", "SYST", "QUIT"])
def _(t, command):
    expect(t.connect().cmd(command), "2xx")


@check("login", "at most 3 tries in one connection")
def _(t):
    client = fresh(t)
    tries = 0
    try:
        for tries in range(1, 8):
            if client.login("someone", "wrong").code == 421:
                break
    except Exception:  # closed: that is how it should end
        pass
    that(tries <= 4, f"{tries} tries in one connection")


@check("login", "REIN forgets the login")
def _(t):
    client = t.client()
    expect(client.cmd("REIN"), 220)
    expect(client.cmd("PWD"), 530)
    expect(client.login(t.target.user, t.target.password), 230)
    equal(client.cmd("PWD").lines[0].split(b'"')[1], b"/", "directory after REIN")


@check("login", "REIN forgets REST and RNFR")
def _(t):
    t.put("a", b"0123456789")
    client = t.client()
    expect(client.cmd("RNFR a"), 350)
    expect(client.cmd("REST 5"), 350)
    expect(client.cmd("REIN"), 220)
    expect(client.login(t.target.user, t.target.password), 230)
    expect(client.cmd("RNTO b"), 503)
    expect(client.cmd("TYPE I"), 200)
    data, _reply = client.fetch(f"RETR {t.path}/a")
    equal(data, b"0123456789", "RETR after REIN")


@check("login", "REIN forgets EPSV ALL")
def _(t):
    client = t.client()
    expect(client.cmd("EPSV ALL"), "2xx")
    expect(client.cmd("REIN"), 220)
    expect(client.login(t.target.user, t.target.password), 230)
    expect(client.cmd("PASV"), 227)


@check("login", "QUIT is 221 and closes")
def _(t):
    client = t.client()
    expect(client.cmd("QUIT"), 221)
    that(client.is_closed(), "still open after QUIT")


@check("login", "the 230 names the account")
def _(t):
    client = t.connect()
    client.cmd("USER " + t.target.user)
    reply = client.cmd("PASS " + t.target.password)
    that(t.target.user in reply.text, f"no account in {reply}")


@check("login", "ACCT is answered")
def _(t):
    expect(t.client().cmd("ACCT x"), 202, 230, 502, 503)


@check("login", "a user name is matched exactly: {}", params=["U", "u ", " u", "u\x7f"])
def _(t, user):
    if t.target.user != "u":
        user = user.replace("u", t.target.user).replace("U", t.target.user.upper())
    expect(fresh(t).login(user, t.target.password), 530, 501)


@check("login", "CLNT and CSID are answered", params=None)
def _(t):
    client = t.connect()
    expect(client.cmd("CLNT Checks/1.0"), "2xx")
    expect(client.cmd("CSID Name=Checks; Version=1.0;"), 200)


@check("login", "HOST before USER is accepted, after it 503")
def _(t):
    client = t.connect()
    expect(client.cmd("HOST ftp.example.com"), 220)
    client.cmd("USER " + t.target.user)
    expect(client.cmd("HOST ftp.example.com"), 503)
    expect(client.login(t.target.user, t.target.password), 230)
