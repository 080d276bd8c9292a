#!/usr/bin/python3
"""The trip through the server's window: window_trip.py WHERRY_SERVER

Under Xvfb with a window manager, a session bus and the accessibility bus, as somebody who starts it for the first time:
a folder is shared, curl uploads to it with an announced size, the row of the transfer and its percentage are read from
the accessibility tree, and the client is disconnected from its context menu. Exit code 77: something that the trip needs
is not installed."""
import re
import subprocess

from windowtrip import WindowTrip, main

SIZE = 64 * 1024 * 1024  # bytes; nobody waits for the end
RATE = 2 * 1024 * 1024   # bytes per second
TABLES = ("Connected clients", "Active transfers", "Accounts", "History", "Bans", "Log")
BUTTONS = ("push button", "button", "toggle button", "check box", "radio button")


class Trip(WindowTrip):
    def __init__(self, directory, program):
        super().__init__(directory)
        self.program = program

    def walk(self):
        """All nodes of the window, breadth first; of tables only the table."""
        waiting = [self.window]
        while waiting:
            node = waiting.pop(0)
            if node is None:
                continue
            yield node
            if node.get_role_name() not in ("table", "tree", "tree table"):
                waiting.extend(node.get_child_at_index(i) for i in range(node.get_child_count()))

    def button(self, name):
        return next((node for node in self.walk() if node.get_name() == name and node.get_role_name() in BUTTONS), None)

    def cell(self, table_name, text):
        """In the table that shows: several pages have one of this name."""
        cells = (cell for cell in self.cells(self.table(table_name)) if cell.get_name().endswith(text))
        return next(cells, None)

    def table(self, name):
        from gi.repository import Atspi
        return next((node for node in self.walk() if node.get_name() == name
                     and node.get_role_name() in ("table", "tree", "tree table")
                     and node.get_state_set().contains(Atspi.StateType.SHOWING)), None)

    def hand(self, *words):
        subprocess.run(["xdotool", *map(str, words)], check=True)

    def click(self, accessible, button=1):
        self.hand("mousemove", "--sync", *self.centre(accessible))
        self.hand("click", button)

    def windows(self, pid):
        """How many the program shows, menus included."""
        return len(subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(pid)], check=False,
                                  capture_output=True).stdout.split())

    def text_of(self, field):
        return field.get_text_iface().get_text(0, -1)

    def port(self):
        """What the card shows beside the label; the settings have one of that name too."""
        labels = [node.get_name() for node in self.walk() if node.get_role_name() == "label"]
        return next((int(value) for label, value in zip(labels, labels[1:]) if label == "Port" and value.isdigit()), None)

    def share(self):
        folder = self.until("the first question, which folder to share", lambda: self.find("Folder", "text"))
        self.click(folder)
        self.hand("type", str(self.served))
        self.until("the folder in its field", lambda: self.text_of(folder) == str(self.served))
        self.press(self.find("Read and write", "radio button"))
        account, password = (self.text_of(self.find(name, "text")) for name in ("Account", "Password"))
        assert len(password) >= 10, f"a weak password was made: {password!r}"
        # On Linux Qt names a combo box after what it shows.
        self.click(self.find("The local network", "combo box"))
        self.hand("key", "Down", "Return")
        self.until("this computer only", lambda: self.find("This computer only", "combo box"))
        self.shoot("share")
        self.press(self.until("Share", lambda: self.button("Share")))
        port = self.until("the card of what is shared", self.port)
        self.shoot("card")
        self.press(self.until("Done", lambda: self.button("Done")))
        print(f"first start: shared as {account}")
        return account, password, port

    def percentage(self):
        for cell in self.cells(self.table("Active transfers")):
            if match := re.fullmatch(r"(\d+) ?%", cell.get_name()):
                return int(match[1])
        return None

    def run(self):
        self.start_desktop()
        window = self.start_window(self.program, "--port", "0", "--data-dir", str(self.root / "server"))
        account, password, port = self.share()
        for name in ("Start server", "Stop server"):
            self.until(f"a button {name}", lambda name=name: self.button(name))

        film = self.root / "film.mkv"
        with film.open("wb") as file:
            file.truncate(SIZE)
        curl = self.start(["curl", "--silent", "--show-error", "--ssl-reqd", "--insecure", "--limit-rate", str(RATE), "--quote",
                           f"ALLO {SIZE}", "--user", f"{account}:{password}", "--upload-file", str(film),
                           f"ftp://127.0.0.1:{port}/film.mkv"], stderr=subprocess.PIPE, text=True)
        self.until("the row of the upload", lambda: self.cell("Active transfers", "film.mkv"))
        first = self.until("its percentage", self.percentage)
        second = self.until("a percentage that grows", lambda: (self.percentage() or 0) > first and self.percentage())
        print(f"curl's upload: {first} %, then {second} %")
        self.shoot("transfer")

        row = self.until("the client's row", lambda: self.cell("Connected clients", account))
        before = self.windows(window.pid)
        self.click(row, button=3)
        # A menu that a table has opened is no child in the tree; behind its first line, the details, is "Disconnect client".
        self.until("its context menu", lambda: self.windows(window.pid) > before)
        self.shoot("menu")
        self.hand("key", "Down", "Down", "Return")
        assert curl.wait(30) != 0, "curl thinks that it has uploaded all"
        self.until("the client gone", lambda: not self.cell("Connected clients", account))
        assert not (self.served / "film.mkv").exists(), "half a file was published"
        print("disconnected from the context menu: curl says", curl.stderr.read().strip())

        names = {node.get_name() for node in self.walk()}
        missing = [name for name in (*TABLES, "Disconnect client") if name not in names]
        assert not missing, f"nothing is called {', '.join(missing)}"
        self.press(self.button("History"))
        self.until("the broken upload in the history", lambda: self.cell("History", "film.mkv"))
        self.shoot("history")
        print("the history has it, and all pages have their names")
        window.terminate()
        assert window.wait(30) == 0


if __name__ == "__main__":
    main(__file__, "the trip through the server's window", Trip)
