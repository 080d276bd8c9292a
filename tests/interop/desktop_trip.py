#!/usr/bin/python3
"""The trip through the real desktop: desktop_trip.py WHERRY SERVERD DRAGSOURCE

Under Xvfb with a window manager, a session bus and the accessibility bus: the window opens connected to our server; a
file is dragged from another program onto the remote pane, another one from the local pane onto a folder of the remote
one, a third from the remote pane to the local one. Each must appear in "Done transfers" of the accessibility tree, and
the bytes must be the same. From the remote pane to the other program go one file, whole, and one file
that is too slow: that drop is declined, and nothing of it is handed over. Exit code 77: something that the trip needs is not installed."""
import contextlib
import filecmp
import json
import os
import subprocess
import time

from display import PATIENCE
from windowtrip import WindowTrip, main

LIMIT = 2 * 1024 * 1024  # bytes per second, of downloads


class Trip(WindowTrip):
    def __init__(self, directory, *programs):
        super().__init__(directory)
        self.programs = programs
        self.desktop, self.taken = self.root / "desktop", self.root / "taken"
        for folder in (self.served / "inbox", self.desktop, self.taken):
            folder.mkdir(parents=True)

    # --- the hand ---
    def drag(self, start, end):
        def hand(*words):
            subprocess.run(["xdotool", *map(str, words)], check=True)
        hand("mousemove", "--sync", *start)
        hand("mousedown", 1)
        for step in range(1, 9):
            hand("mousemove", *(round(a + (b - a) * step / 8) for a, b in zip(start, end)))
        for step in range(30):  # each move asks the target once more whether it would take the drop
            hand("mousemove", end[0] + step % 3, end[1] + step % 2)
        self.shoot("dragging")
        hand("mouseup", 1)

    def drag_until_done(self, name, start, end, target):
        for attempt in range(5):
            self.drag(start(), end())
            deadline = time.monotonic() + (5 if attempt < 4 else PATIENCE)
            while time.monotonic() < deadline:
                with contextlib.suppress(Exception):
                    if self.cell("Done transfers", name):
                        return
                with contextlib.suppress(Exception):
                    if self.cell("Queued transfers", name) or target.exists():
                        deadline = time.monotonic() + PATIENCE if attempt < 4 else deadline
                        attempt = 4
                time.sleep(0.05)
        self.shoot("failed")
        os.set_blocking(self.source.stdout.fileno(), False)
        raise AssertionError(f"{name} never appeared in Done transfers; the drag source says {self.source.stdout.read()!r}")

    def drag_out(self, name, taken):
        for _ in range(5):
            self.drag(self.centre(self.cell("Remote files", name)), (1520, 80))
            deadline = time.monotonic() + 8
            while time.monotonic() < deadline:
                if taken.exists() and taken.stat().st_size == (self.served / name).stat().st_size:
                    return
                time.sleep(0.05)
        self.shoot("failed")
        raise AssertionError(f"{name} was never handed over")

    def below_rows(self, list_name):
        """A place in the list below its rows."""
        from gi.repository import Atspi
        box = self.find(list_name, root=self.window).get_extents(Atspi.CoordType.SCREEN)
        return box.x + box.width // 2, box.y + box.height - 30

    def run(self):
        self.start_desktop()
        address = self.start_server(self.programs[1])
        dragged, local, remote = self.desktop / "from-desktop.bin", self.home / "from-local.bin", \
            self.served / "from-server.bin"
        for path, size in ((dragged, 3_000_001), (local, 2_000_003), (remote, 1_000_007)):
            path.write_bytes(os.urandom(size))

        settings = self.root / "data" / "wherry" / "settings.json"
        settings.parent.mkdir(parents=True)
        settings.write_text(json.dumps({"limits/download": LIMIT}))
        window = self.start_window(self.programs[0], f"ftp://trip:secret@{address}/")
        self.source = source = self.start([self.programs[2], str(self.taken), str(dragged)], stdout=subprocess.PIPE,
                                          text=True)
        assert source.stdout.readline() == "ready\n"
        self.press(self.until("the question about the certificate", lambda: self.button("Trust always")))
        self.until("the server's files", lambda: self.cell("Remote files", "from-server.bin"))
        self.until("the local files", lambda: self.cell("Local files", "from-local.bin"))
        for name in ("Host", "Username", "Password", "Port", "Connect", "Log"):
            assert self.find(name, root=self.window), f"nothing is called {name}"

        self.press(self.until("the tab of what is done", self.done_tab))
        self.drag_until_done("from-desktop.bin", lambda: (1520, 80), lambda: self.below_rows("Remote files"),
                             self.served / "from-desktop.bin")
        assert filecmp.cmp(dragged, self.served / "from-desktop.bin", shallow=False), "uploaded bytes differ"
        print("desktop -> remote pane: whole")

        self.drag_until_done("from-local.bin", lambda: self.centre(self.cell("Local files", "from-local.bin")),
                             lambda: self.centre(self.cell("Remote files", "inbox")),
                             self.served / "inbox" / "from-local.bin")
        assert filecmp.cmp(local, self.served / "inbox" / "from-local.bin", shallow=False), "uploaded bytes differ"
        print("local pane -> folder of the remote pane: whole")

        self.drag_until_done("from-server.bin", lambda: self.centre(self.cell("Remote files", "from-server.bin")),
                             lambda: self.below_rows("Local files"), self.home / "from-server.bin")
        assert filecmp.cmp(remote, self.home / "from-server.bin", shallow=False), "downloaded bytes differ"
        print("remote pane -> local pane: whole")
        self.shoot("done")

        self.drag_out("from-server.bin", self.taken / "from-server.bin")
        assert filecmp.cmp(remote, self.taken / "from-server.bin", shallow=False), "bytes that were handed over differ"
        print("remote pane -> another program: whole")
        slow = self.served / "slow.bin"
        with slow.open("wb") as file:
            file.truncate(40 * LIMIT)
        pane = self.find("Remote files", root=self.window).get_parent().get_parent()  # around the splitter with the tree
        self.press(self.find("Refresh", root=pane))
        self.until("the slow file", lambda: self.cell("Remote files", "slow.bin"))
        self.drag(self.centre(self.cell("Remote files", "slow.bin")), (1520, 80))
        self.until("the offer of a folder", lambda: self.button("Download to…"))
        assert not (self.taken / "slow.bin").exists(), "half a file was handed over"
        self.shoot("declined")
        print("remote pane -> another program, too slow: declined, a folder is offered")

        window.terminate()
        window.wait(20)

    def done_tab(self):
        waiting = [self.window]
        while waiting:
            node = waiting.pop(0)
            if node.get_role_name() == "page tab" and node.get_name().startswith("Done"):
                return node
            if node.get_role_name() not in ("table", "tree", "tree table"):
                waiting.extend(filter(None, (node.get_child_at_index(i) for i in range(node.get_child_count()))))
        return None


if __name__ == "__main__":
    main(__file__, "the desktop trip", Trip)
