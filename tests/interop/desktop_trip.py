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
import pathlib
import subprocess
import sys
import tempfile
import time

from display import PATIENCE, Programs, skip, skip_without

TRIP = "the desktop trip"
LIMIT = 2 * 1024 * 1024  # bytes per second, of downloads
SHOTS = os.environ.get("TRIP_SCREENSHOTS")


def outer():
    skip_without(TRIP, "dbus-run-session")
    try:
        import gi
        gi.require_version("Atspi", "2.0")
    except (ImportError, ValueError) as error:
        skip(TRIP, f"no AT-SPI for Python: {error}")
    os.execvp("dbus-run-session", ["dbus-run-session", "--", sys.executable, __file__, "--inside", *sys.argv[1:]])


class Trip(Programs):
    def __init__(self, wherry, serverd, dragsource, directory):
        super().__init__()
        self.programs = (wherry, serverd, dragsource)
        self.root = pathlib.Path(directory)
        self.served, self.home, self.desktop, self.taken = (
            self.root / name for name in ("served", "home", "desktop", "taken"))
        for folder in (self.served / "inbox", self.home, self.desktop, self.taken):
            folder.mkdir(parents=True)

    def failed(self):
        self.shoot("failed")

    def shoot(self, name):
        if SHOTS:
            subprocess.run(["import", "-window", "root", f"{SHOTS}/trip-{name}.png"], check=False)

    # --- the desktop ---
    def start_desktop(self):
        os.environ.update(HOME=str(self.home), XDG_DATA_HOME=str(self.root / "data"),
                          XDG_CONFIG_HOME=str(self.root / "config"), XDG_CACHE_HOME=str(self.root / "cache"),
                          XDG_RUNTIME_DIR=str(self.root), LC_ALL="C.UTF-8", QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1",
                          QT_QPA_PLATFORM="xcb")
        self.start_display("1600x1000")

    def start_server(self):
        server = self.start([self.programs[1], "--home", str(self.served), "--user", "trip:secret", "--port", "0",
                             "--listen", "127.0.0.1", "--data-dir", str(self.root / "server-data")],
                            stdout=subprocess.PIPE, text=True)
        line = server.stdout.readline()
        assert line.startswith("Listening on "), f"the server said: {line!r}"
        return line.split()[-1]

    # --- the accessibility tree ---
    def find(self, name, role=None, root=None):
        from gi.repository import Atspi
        waiting = [root or Atspi.get_desktop(0)]
        while waiting:
            node = waiting.pop(0)
            if node is None:
                continue
            if node.get_name() == name and (role is None or node.get_role_name() == role):
                return node
            if node.get_role_name() in ("table cell", "tree item"):
                continue
            waiting.extend(node.get_child_at_index(i) for i in range(node.get_child_count()))
        return None

    def cells(self, table):
        children = (table.get_child_at_index(i) for i in range(table.get_child_count()))
        return [cell for cell in children if cell is not None]

    def cell(self, table_name, text):
        table = self.find(table_name, root=self.window)
        for cell in self.cells(table):
            name = cell.get_name()
            if name == text or name.endswith("/" + text):
                return cell
        return None

    def press(self, button):
        button.get_action_iface().do_action(0)

    def centre(self, accessible):
        from gi.repository import Atspi
        box = accessible.get_extents(Atspi.CoordType.SCREEN)
        return box.x + min(box.width, 200) // 2, box.y + box.height // 2

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
        address = self.start_server()
        dragged, local, remote = self.desktop / "from-desktop.bin", self.home / "from-local.bin", \
            self.served / "from-server.bin"
        for path, size in ((dragged, 3_000_001), (local, 2_000_003), (remote, 1_000_007)):
            path.write_bytes(os.urandom(size))

        settings = self.root / "data" / "wherry" / "settings.json"
        settings.parent.mkdir(parents=True)
        settings.write_text(json.dumps({"limits/download": LIMIT}))
        window = self.start([self.programs[0], "--theme", "light", "--language", "en", f"ftp://trip:secret@{address}/"])
        self.source = source = self.start([self.programs[2], str(self.taken), str(dragged)], stdout=subprocess.PIPE,
                                          text=True)
        assert source.stdout.readline() == "ready\n"
        self.window = self.until("the window in the accessibility tree", lambda: self.find_window(window.pid))
        self.press(self.until("the question about the certificate",
                              lambda: self.find("Trust always", "push button", self.window) or
                              self.find("Trust always", "button", self.window)))
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
        self.press(self.find("Refresh", root=self.find("Remote files", root=self.window).get_parent()))
        self.until("the slow file", lambda: self.cell("Remote files", "slow.bin"))
        self.drag(self.centre(self.cell("Remote files", "slow.bin")), (1520, 80))
        self.until("the offer of a folder", lambda: self.find("Download to…", "push button", self.window) or
                   self.find("Download to…", "button", self.window))
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

    def find_window(self, pid):
        from gi.repository import Atspi
        desktop = Atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            application = desktop.get_child_at_index(index)
            if application and application.get_process_id() == pid and application.get_child_count():
                return application
        return None


def inside():
    import gi
    gi.require_version("Atspi", "2.0")
    with tempfile.TemporaryDirectory(prefix="wherry-trip-") as directory:
        trip = Trip(*sys.argv[2:5], directory)
        with contextlib.closing(trip):
            trip.run()


if __name__ == "__main__":
    inside() if sys.argv[1:2] == ["--inside"] else outer()
