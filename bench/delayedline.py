"""A line with a delay for the benchmarks, for this kernel has no netem: two network namespaces with a TUN device each, and
a process that passes packets from one to the other, later. The near end is 10.99.0.1, the far end 10.99.0.2. Needs root."""
import collections
import contextlib
import ctypes
import fcntl
import os
import select
import signal
import struct
import subprocess
import time

TUNSETIFF = 0x400454CA
IFF_TUN_NO_PI = 0x1001
CLONE_NEWNET = 0x40000000
MTU = 65000
NEAR, FAR = "10.99.0.1", "10.99.0.2"
libc = ctypes.CDLL(None, use_errno=True)


def own_namespace():
    if libc.unshare(CLONE_NEWNET):
        raise OSError(ctypes.get_errno(), "unshare --net (are you root?)")


def device(own, other):
    """A TUN device in the namespace we are in."""
    tun = os.open("/dev/net/tun", os.O_RDWR | os.O_NONBLOCK)
    fcntl.ioctl(tun, TUNSETIFF, struct.pack("16sH14x", b"line", IFF_TUN_NO_PI))
    for command in ("ip link set lo up", f"ip link set line mtu {MTU} txqueuelen 10000 up",
                    f"ip address add {own} peer {other} dev line"):
        subprocess.run(command.split(), check=True)
    subprocess.run(["sysctl", "-qw", "net.ipv4.tcp_congestion_control=reno"], check=False)
    return tun


def carry(near, far, delay):
    waiting = {near: collections.deque(), far: collections.deque()}  # (due, packet), by where they go
    poll = select.poll()
    for tun in waiting:
        poll.register(tun, select.POLLIN)
    while True:
        dues = [packets[0][0] for packets in waiting.values() if packets]
        pause = None if not dues else max(0.0, (min(dues) - time.monotonic()) * 1000)
        for tun, _events in poll.poll(pause):
            other = far if tun == near else near
            try:
                for _ in range(64):
                    waiting[other].append((time.monotonic() + delay, os.read(tun, 65536)))
            except BlockingIOError:
                pass
        now = time.monotonic()
        for tun, packets in waiting.items():
            while packets and packets[0][0] <= now + 0.0002:
                try:
                    os.write(tun, packets.popleft()[1])
                except OSError:
                    pass  # the device is full: the packet is lost, as on any line


@contextlib.contextmanager
def delayed(milliseconds):
    """From here on this process lives at the near end, for good; yields what to put before a command to run it at the far
    end. milliseconds: of delay, each way."""
    own_namespace()
    far_tun = device(FAR, NEAR)
    far_namespace = os.open("/proc/self/ns/net", os.O_RDONLY)
    own_namespace()
    near_tun = device(NEAR, FAR)
    carrier = os.fork()
    if carrier == 0:
        carry(near_tun, far_tun, milliseconds / 1000)
    os.close(near_tun)
    os.close(far_tun)
    try:
        yield ["nsenter", f"--net=/proc/{os.getpid()}/fd/{far_namespace}"]
    finally:
        os.kill(carrier, signal.SIGKILL)
        os.waitpid(carrier, 0)
        os.close(far_namespace)
