"""What the trips through our windows share: a desktop under Xvfb with a session bus and the accessibility bus, our
server, and the accessibility tree."""
import contextlib
import os
import pathlib
import subprocess
import sys
import tempfile

from display import Programs, skip, skip_without

SHOTS = os.environ.get("TRIP_SCREENSHOTS")


class WindowTrip(Programs):
    """A trip of its own folder: what is served, a home, and what the programs keep."""

    def __init__(self, directory):
        super().__init__()
        self.root = pathlib.Path(directory)
        self.served, self.home = self.root / "served", self.root / "home"
        for folder in (self.served, self.home):
            folder.mkdir(parents=True)
        self.window = None

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

    def start_server(self, serverd):
        server = self.start([serverd, "--home", str(self.served), "--user", "trip:secret", "--port", "0",
                             "--listen", "127.0.0.1", "--data-dir", str(self.root / "server-data")],
                            stdout=subprocess.PIPE, text=True)
        line = server.stdout.readline()
        assert line.startswith("Listening on "), f"the server said: {line!r}"
        return line.split()[-1]

    def start_window(self, wherry, *words):
        window = self.start([wherry, "--theme", "light", "--language", "en", *words])
        self.window = self.until("the window in the accessibility tree", lambda: self.find_window(window.pid))
        return window

    # --- the accessibility tree ---
    def find(self, name, role=None, root=None):
        """The first with that name, as it is now: nobody here hears that names change, so none is remembered."""
        from gi.repository import Atspi
        root = root or Atspi.get_desktop(0)
        root.clear_cache()
        waiting = [root]
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

    def button(self, name):
        return self.find(name, "push button", self.window) or self.find(name, "button", self.window)

    def press(self, button):
        button.get_action_iface().do_action(0)

    def centre(self, accessible):
        from gi.repository import Atspi
        box = accessible.get_extents(Atspi.CoordType.SCREEN)
        return box.x + min(box.width, 200) // 2, box.y + box.height // 2

    def find_window(self, pid):
        from gi.repository import Atspi
        desktop = Atspi.get_desktop(0)
        desktop.clear_cache()  # a program may have gone and come again
        for index in range(desktop.get_child_count()):
            application = desktop.get_child_at_index(index)
            with contextlib.suppress(RuntimeError):  # one that was killed answers no more
                if application and application.get_process_id() == pid and application.get_child_count():
                    return application
        return None


def main(file, name, make):
    """make(directory, *words) is the trip; outside a session bus of its own the file is started anew inside one."""
    if sys.argv[1:2] != ["--inside"]:
        skip_without(name, "dbus-run-session")
        try:
            import gi
            gi.require_version("Atspi", "2.0")
        except (ImportError, ValueError) as error:
            skip(name, f"no AT-SPI for Python: {error}")
        # What the bus starts puts its sockets here: trips side by side would else take each other's.
        with tempfile.TemporaryDirectory(prefix="wherry-bus-") as sockets:
            sys.exit(subprocess.call(["dbus-run-session", "--", sys.executable, file, "--inside", *sys.argv[1:]],
                                     env={**os.environ, "XDG_RUNTIME_DIR": sockets}))
    import gi
    gi.require_version("Atspi", "2.0")
    with tempfile.TemporaryDirectory(prefix="wherry-trip-") as directory:
        trip = make(directory, *sys.argv[2:])
        with contextlib.closing(trip):
            trip.run()
