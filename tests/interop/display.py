"""What the trips through real windows share: programs that end with the trip, patience, a display with a window manager."""
import contextlib
import os
import shutil
import subprocess
import sys
import time

PATIENCE = float(os.environ.get("TRIP_PATIENCE", "60"))
NEEDED = ["Xvfb", "openbox", "xdotool", "xprop"]


def skip(trip, reason):
    print(f"*** SKIPPED: {trip} was NOT made: {reason}", file=sys.stderr)
    sys.exit(77)


def skip_without(trip, *programs):
    missing = [tool for tool in (*NEEDED, *programs) if shutil.which(tool) is None]
    if missing:
        skip(trip, "missing " + ", ".join(missing) + " (scripts/bootstrap test installs them)")


class Programs:
    """Programs that are ended, the last one first, when the trip closes this."""

    def __init__(self):
        self.running = contextlib.ExitStack()

    def start(self, command, **options):
        process = subprocess.Popen(command, **options)

        def end():
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
        self.running.callback(end)
        return process

    def until(self, what, condition):
        """The first true answer; one that raises is none yet (a tree may change while it is read)."""
        deadline, trouble = time.monotonic() + PATIENCE, None
        while True:
            try:
                result = condition()
            except (OSError, RuntimeError, AttributeError, ValueError, LookupError) as error:
                result, trouble = None, error
            if result:
                return result
            if time.monotonic() > deadline:
                self.failed()
                raise AssertionError(f"waited {PATIENCE:.0f} s for: {what}" + (f" ({trouble})" if trouble else ""))
            time.sleep(0.05)

    def failed(self):
        """Called when patience ends."""

    def start_display(self, size):
        """Xvfb on a number of its own, in DISPLAY, with openbox."""
        reading, writing = os.pipe()
        # -noreset: else it begins anew whenever its last client goes, which xprop is until openbox has come.
        self.start(["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{size}x24", "-nolisten", "tcp", "-noreset"],
                   pass_fds=[writing], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(writing)
        with os.fdopen(reading) as pipe:
            display = pipe.readline().strip()
        if not display:
            raise AssertionError("Xvfb did not start")
        os.environ["DISPLAY"] = f":{display}"
        self.start(["openbox", "--sm-disable"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.until("the window manager", lambda: b"window id" in subprocess.run(
            ["xprop", "-root", "_NET_SUPPORTING_WM_CHECK"], capture_output=True, check=False).stdout)

    def close(self):
        self.running.close()
