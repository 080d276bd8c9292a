"""The client's shell, as scripts and as a person at a terminal see it: checks of client_peers.py."""
import codecs
import fcntl
import os
import pty
import re
import select
import signal
import stat
import struct
import subprocess
import termios
import time

import harness

CHECKS = []


def check(function):
    CHECKS.append(function)
    return function


class Screen:
    """As much of a terminal as the shell uses: lines, of which the last ones are still being changed."""

    def __init__(self):
        self.lines, self.row, self.column, self.pending = [""], 0, 0, ""

    def take(self, text):
        text = self.pending + text
        self.pending = ""
        while text:
            found = re.match("\x1b\\[([0-9;?]*)([A-Za-z])|\x1b.", text)
            if found:
                if found[2]:
                    self.control(found[2], int(found[1] or 1) if found[1].isdigit() or not found[1] else 1)
                text = text[found.end():]
                continue
            if text[0] == "\x1b":
                self.pending = text
                return
            self.put(text[0])
            text = text[1:]

    def put(self, c):
        if c == "\r":
            self.column = 0
        elif c == "\n":
            self.row += 1
            if self.row == len(self.lines):
                self.lines.append("")
        elif c == "\b":
            self.column = max(0, self.column - 1)
        elif c >= " ":
            line = self.lines[self.row].ljust(self.column)
            self.lines[self.row] = line[:self.column] + c + line[self.column + 1:]
            self.column += 1

    def control(self, letter, number):
        line = self.lines[self.row]
        if letter == "G":
            self.column = number - 1
        elif letter == "C":
            self.column += number
        elif letter == "D":
            self.column = max(0, self.column - number)
        elif letter == "A":
            self.row = max(0, self.row - number)
        elif letter == "K":
            self.lines[self.row] = line[:self.column]
        elif letter == "J":
            self.lines[self.row:] = [line[:self.column]]
        elif letter == "P":
            self.lines[self.row] = line[:self.column] + line[self.column + number:]
        elif letter == "@":
            self.lines[self.row] = line[:self.column] + " " * number + line[self.column:]


class Typist:
    """Someone at a terminal of their own, 200 columns wide."""

    def __init__(self, trip, *words, path=""):
        self.screen, self.mark = Screen(), 0
        self.decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            os.chdir(trip.here)
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 50, 200, 0, 0))
            os.execve(trip.client, [trip.client, "shell", *words, trip.url(path)], {**trip.environment(), "TERM": "xterm"})
        self.prompt()

    def text(self):
        return "\n".join(self.screen.lines[self.mark:])

    def read(self, seconds):
        """False at the end or when nothing came for so long."""
        if not select.select([self.terminal], [], [], seconds)[0]:
            return False
        try:
            got = os.read(self.terminal, 65536)
        except OSError:  # nobody is at the other end any more
            return False
        self.screen.take(self.decoder.decode(got))
        return bool(got)

    def wait_for(self, condition, what):
        end = time.monotonic() + 60
        while not condition():
            harness.that(self.read(max(0, end - time.monotonic())), f"{what}; what is there: {self.text()[-3000:]}")

    def prompt(self):
        """A fresh prompt, below all that was typed."""
        self.wait_for(lambda: self.screen.row >= self.mark and self.screen.lines[self.screen.row].rstrip().endswith(">"), "a prompt")

    def shows(self, text):
        self.wait_for(lambda: text in self.text(), f"{text!r} appears")

    def line(self, text):
        self.wait_for(lambda: text in self.screen.lines[self.screen.row], f"{text!r} stands in the line")

    def type(self, text, shown=None):
        os.write(self.terminal, text.encode())
        self.line(shown or text)

    def key(self, key):
        os.write(self.terminal, key.encode())

    def enter(self):
        self.mark = self.screen.row + 1
        self.key("\r")

    def command(self, line):
        self.type(line)
        self.enter()
        self.prompt()
        return self.text()

    def interrupt(self):
        """Ctrl-C while a line is typed: the next prompt is below."""
        self.mark = self.screen.row + 1
        self.key("\x03")
        self.prompt()

    def end(self, code=0):
        while self.read(60):
            pass
        _, status = os.waitpid(self.pid, 0)
        os.close(self.terminal)
        text = "\n".join(self.screen.lines)
        harness.that("Sanitizer" not in text and "runtime error" not in text, f"the sanitizer speaks: {text}")
        harness.equal(os.waitstatus_to_exitcode(status), code, f"exit code; {text[-1500:]}")


def script(t, lines, code=0, words=()):
    done = subprocess.run([t.client, "shell", *words, t.url()], input="\n".join(lines).encode(), capture_output=True,
                          env=t.environment(), timeout=120, cwd=t.here, start_new_session=True)
    out, err = done.stdout.decode(errors="replace"), done.stderr.decode(errors="replace")
    harness.that("Sanitizer" not in err and "runtime error" not in err, f"the sanitizer speaks: {err[-3000:]}")
    harness.equal(done.returncode, code, f"exit code\n{out}\n{err}")
    return out, err


@check
def a_script_is_carried_out_in_order(t):
    original = t.file("a file.bin", 300_000)
    for number in range(3):
        t.file(f"many/{number}.txt", 100 + number)
    t.file("many/other.dat", 7)
    (t.here / "many/1.txt").write_text("what cat shows")
    out, _ = script(t, ["# a remark", "", "mkdir 'new folder/deep'", "cd 'new folder'", "pwd", "put 'a file.bin'", "mv 'a file.bin' renamed.bin",
                        "ls", "get renamed.bin back.bin", "cd deep", "lcd many", "mput *.txt", "ls [01]*", "lcd ..", "mkdir ../away", "cd ..",
                        "mv renamed.bin away", "cd", "lls many", "cat " + t.name + "/'new folder'/deep/1.txt"])
    harness.that("/new folder" in out and "renamed.bin" in out and "300000" in out, out)
    harness.that("what cat shows" in out, out)
    harness.equal((t.here / "back.bin").read_bytes(), original.read_bytes(), "what came back")
    harness.equal((t.disk / "new folder/away/renamed.bin").read_bytes(), original.read_bytes(), "what was moved into a folder")
    harness.equal(sorted(os.listdir(t.disk / "new folder/deep")), ["0.txt", "1.txt", "2.txt"], "what the pattern sent")
    harness.that("0.txt" in out and "other.dat" in out, out)
    script(t, ["cd 'new folder'", "mget deep/*.txt away", "rm -r deep", "rm away/*", "rmdir away"])
    harness.equal(os.listdir(t.disk / "new folder"), [], "what is left")
    harness.that((t.here / "2.txt").exists() and (t.here / "away/renamed.bin").exists(), "what mget brought")


@check
def a_script_stops_where_it_fails(t):
    t.seed("kept.txt", 5)
    _, err = script(t, ["cd no-such-folder", "rm kept.txt"], code=1)
    harness.that((t.disk / "kept.txt").exists(), "what came behind the failure was not done")
    harness.that("no-such-folder" in err, err)
    script(t, ["-cd no-such-folder", "-rm no-such-file", "rm kept.txt"])
    t.nothing_else()
    _, err = script(t, ["sl"], code=2)
    harness.that("did you mean ls" in err, err)
    script(t, ["get no-such-file"], code=1)
    script(t, ["put 'not closed"], code=2)
    t.file("one.txt", 3)
    script(t, [], words=["-c", "put one.txt", "--command", "mv one.txt two.txt"])
    t.nothing_else("two.txt")


@check
def a_person_types(t):
    t.file("local file.txt", 1000)
    t.seed("far away.bin", 200_000)
    t.seed("far below.bin", 10)
    t.seed("inner/deep.txt", 10)
    typist = Typist(t)
    typist.type("mkd\t", "mkdir ")
    typist.command("fresh")
    typist.type("ls inn\t", "inner/")  # listed first, for nothing is known yet
    typist.type("d\t", "inner/deep.txt")
    typist.enter()
    typist.prompt()
    harness.that("deep.txt" in typist.text(), "one file is listed")
    typist.type("get fa\t", "get far\\ ")
    typist.key("\t")
    typist.shows("far below.bin")
    typist.line("get far\\ ")
    typist.type("a\t", "get far\\ away.bin ")
    typist.enter()
    typist.prompt()
    typist.type("put loc\t", "put local\\ file.txt")
    typist.enter()
    typist.prompt()
    typist.command("wait")
    harness.equal((t.here / "far away.bin").read_bytes(), (t.disk / "far away.bin").read_bytes(), "what was fetched")
    harness.that((t.disk / "local file.txt").exists() and (t.disk / "fresh").is_dir(), "what was sent")
    typist.type("rm everything")
    typist.interrupt()  # the line is gone, the shell is not
    harness.that("No transfers" in typist.command("jobs"), "jobs")
    harness.that("mkdir fresh" in typist.command("history"), "history")
    typist.key("\x1b")  # a lone Escape waits for its second key
    typist.interrupt()
    typist.key("\x04")
    typist.end()
    history = t.state / "wherry" / "shell-history"
    harness.equal(stat.S_IMODE(history.stat().st_mode), 0o600, "mode of the history")
    harness.that("mkdir fresh" in history.read_text() and "everything" not in history.read_text(), history.read_text())
    again = Typist(t)
    again.type("\x1b[A\x1b[A", "jobs")
    again.type("\x12fre", "mkdir fresh")  # backwards search
    again.interrupt()
    again.command("passwd not-here-please")
    again.key("\x04")
    again.end()
    harness.that("not-here" not in history.read_text(), "a password that was typed into the wrong line is not kept")


@check
def transfers_run_behind_the_prompt(t):
    t.seed("slow.bin", 3_000_000)
    typist = Typist(t, "--limit-rate", "500K")
    harness.that("slow.bin" in typist.command("get slow.bin"), "the number of the job is said")
    harness.that("%" in typist.command("jobs"), "jobs show how far it is")
    harness.that("slow.bin" in typist.command("ls"), "commands go on")
    typist.type("wait")
    typist.enter()
    typist.shows("%")
    typist.interrupt()  # ends the waiting, not the transfer
    typist.key("\x04")
    typist.shows("Waiting for 1")
    typist.end()
    harness.equal((t.here / "slow.bin").read_bytes(), (t.disk / "slow.bin").read_bytes(), "what was fetched")
    (t.here / "slow.bin").unlink()
    typist = Typist(t, "--limit-rate", "300K")
    typist.command("get slow.bin")
    part = t.here / "slow.bin.part"
    harness.eventually(lambda: part.exists() and part.stat().st_size > 100_000, "bytes arrive", 30)
    typist.key("\x04")
    typist.shows("Waiting for 1")
    typist.key("\x03")
    typist.end(code=1)
    typist = Typist(t)
    typist.command("get slow.bin")  # goes on where the last shell stopped
    typist.command("wait")
    typist.command("get slow.bin")
    typist.key("\x04")
    typist.end()
    harness.equal((t.here / "slow.bin").read_bytes(), (t.disk / "slow.bin").read_bytes(), "what was continued")


@check
def a_command_is_cancelled_and_the_shell_stays(t):
    (t.disk / "endless.txt").write_text("a line of text\n" * 300_000)
    typist = Typist(t, "--limit-rate", "100K")
    typist.type("cat endless.txt")
    typist.enter()
    typist.shows("a line of text")
    typist.key("\x03")
    typist.shows("cancelled")
    typist.prompt()
    harness.that(t.name in typist.command("pwd"), "the shell goes on")
    os.kill(typist.pid, signal.SIGTERM)
    typist.end(code=1)
