#!/usr/bin/python3
"""The trip by keyboard alone: keyboard_trip.py WHERRY SERVERD

Under Xvfb, every step with keys: host, name, password and port are typed, the certificate is agreed to, a folder is
entered and left, a file and a folder are downloaded, the question about a file that is here already is answered; the
program is killed in the middle, started again, and goes on where it was. All bytes must be the same, and the accessibility
tree must say that they were verified. Exit code 77: something that the trip needs is not installed."""
import contextlib
import filecmp
import json
import os
import signal
import subprocess
import time

from windowtrip import WindowTrip, main

LIMIT = 1024 * 1024  # bytes per second, of downloads: long enough to be killed in the middle
LARGE = 6_000_001


class Trip(WindowTrip):
    def __init__(self, directory, wherry, serverd):
        super().__init__(directory)
        self.wherry, self.serverd = wherry, serverd
        for number in range(12):
            path = self.served / "tree" / f"part{number % 3}" / f"file{number}"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(os.urandom(1000 * number))
        (self.served / "large.bin").write_bytes(os.urandom(LARGE))
        (self.served / "both.txt").write_text("of the server\n", encoding="ascii")
        (self.home / "both.txt").write_text("of this computer, and longer\n", encoding="ascii")

    # --- the hand ---
    def keys(self, *names):
        subprocess.run(["xdotool", "key", "--delay", "30", *names], check=True)

    def type(self, text):
        subprocess.run(["xdotool", "type", "--delay", "30", text], check=True)

    def focused(self):
        """The name of what has the keyboard; of a list, the name of the list. Tabs and rows say it of themselves also where
        they are only the current ones."""
        from gi.repository import Atspi
        self.window.clear_cache()  # states are remembered, and nobody here hears that they change
        waiting = [self.window]
        while waiting:
            node = waiting.pop()
            role = node.get_role_name()
            if role in ("table cell", "tree item", "menu bar", "page tab"):
                continue
            if node.get_state_set().contains(Atspi.StateType.FOCUSED):
                return node.get_name()
            waiting.extend(filter(None, (node.get_child_at_index(i) for i in range(min(node.get_child_count(), 60)))))
        return None

    def walk_to(self, name, key="Tab", steps=60):
        """Presses the key until what has this name has the keyboard."""
        for _ in range(steps):
            with contextlib.suppress(RuntimeError):  # the tree may change while it is read
                if self.focused() == name:
                    return
            self.keys(key)
            time.sleep(0.05)  # only how often it is asked; the loop is what waits
        self.failed()
        raise AssertionError(f"{key} never comes to {name!r}; it is at {self.focused()!r}")

    def field(self, name, text):
        self.walk_to(name)
        self.keys("ctrl+a")
        self.type(text)

    # --- the steps ---
    def connect(self, port):
        self.keys("ctrl+k")
        self.until("the host field", lambda: self.focused() == "Host")
        self.field("Host", "127.0.0.1")
        self.field("Username", "trip")
        self.field("Password", "secret")
        self.field("Port", port)
        self.keys("Return")
        self.until("the question about the certificate", lambda: self.button("Trust always"))
        self.walk_to("Trust always")
        self.keys("space")
        self.until("the server's files", lambda: self.cell("Remote files", "large.bin"))

    def to_remote(self):
        self.until("the remote list", lambda: self.focused() == "Remote files" or self.keys("F6"))

    def choose(self, name):
        self.to_remote()
        self.keys("Home")
        self.type(name)

    def browse(self):
        self.choose("tree")
        self.keys("Return")
        self.until("what is in the folder", lambda: self.cell("Remote files", "part2"))
        self.keys("BackSpace")
        self.until("the folder above", lambda: self.cell("Remote files", "large.bin"))
        print("connected and browsed")

    def answer_conflict(self):
        self.choose("both.txt")
        self.keys("Return")
        self.until("the question about both.txt", lambda: self.button("Skip this file"))
        assert self.focused() == "Skip", f"the safe answer is not at hand, but {self.focused()!r}"
        self.walk_to("Overwrite", "Up", 10)
        self.keys("Return")
        self.until("the file of the server", lambda: (self.home / "both.txt").read_text("ascii") == "of the server\n")
        print("conflict answered")

    def arrived(self):
        """Bytes of the large file that are here, whole or not."""
        return sum(path.stat().st_size for path in self.home.glob("*large.bin*"))

    def queue_and_kill(self, window):
        self.choose("large")
        self.keys("Return")
        self.choose("tree")
        self.keys("ctrl+shift+d")
        self.until("a file of the tree", lambda: list((self.home / "tree").glob("*/file*")))
        self.until("a part of the large file", lambda: LARGE // 10 < self.arrived())
        window.send_signal(signal.SIGKILL)
        window.wait(20)
        assert not (self.home / "large.bin").exists(), "the program was killed too late to say anything"
        print(f"killed with {self.arrived()} of {LARGE} bytes here")

    def go_on(self):
        self.until("the offer to go on", lambda: self.button("Continue"))
        self.keys("F7")
        self.walk_to("Continue")
        self.keys("space")
        self.until("the question for the password", lambda: self.focused() == "Password")
        self.type("secret")
        self.keys("Return")
        self.until("the whole file", (self.home / "large.bin").exists)
        self.until("the whole tree", lambda: len(list((self.home / "tree").glob("*/file*"))) == 12)
        for path in [self.served / "large.bin", *(self.served / "tree").glob("*/*")]:
            here = self.home / path.relative_to(self.served)
            self.until(f"{here.name}", lambda here=here, path=path: filecmp.cmp(here, path, shallow=False))
        self.until("the end of the queue", lambda: self.find("Queued (0)", root=self.window))
        self.keys("F6")
        self.walk_to("Queued (0)", "shift+Tab")
        self.keys("Right", "Right")
        self.until("the word that it was verified", lambda: self.cell("Done transfers", "large.bin") and
                   any("verified (" in (cell.get_name() or "")
                       for cell in self.cells(self.find("Done transfers", root=self.window))))
        print("went on after the kill: whole and verified")

    def run(self):
        self.start_desktop()
        port = self.start_server(self.serverd).rsplit(":", 1)[1]
        settings = self.root / "data" / "wherry" / "settings.json"
        settings.parent.mkdir(parents=True)
        settings.write_text(json.dumps({"limits/download": LIMIT, "panes/localDirectory": str(self.home)}))
        window = self.start_window(self.wherry)
        self.until("the local files", lambda: self.cell("Local files", "both.txt"))
        self.connect(port)
        self.browse()
        self.answer_conflict()
        self.queue_and_kill(window)
        window = self.start_window(self.wherry)
        self.go_on()
        self.keys("ctrl+q")
        window.wait(20)


if __name__ == "__main__":
    main(__file__, "the keyboard trip", Trip)
