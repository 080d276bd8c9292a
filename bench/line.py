"""Rows about trees of small files, most over a line of 20 ms (10 each way): our two programs with each other, and our
client with other people's servers, beside lftp with eight connections."""
import contextlib
import os
import shutil

import delayedline
import peers

ROWS = {}
ONE_WAY = 10


def row(name):
    def register(function):
        ROWS[name] = function
        return function
    return register


@contextlib.contextmanager
def far_away():
    if os.geteuid() != 0:
        print("  left out: a line of one's own needs root")
        yield False
        return
    near = peers.ADDRESS, peers.ENTER
    with delayedline.delayed(ONE_WAY) as enter:
        peers.ADDRESS, peers.ENTER = delayedline.FAR, enter
        try:
            yield True
        finally:
            peers.ADDRESS, peers.ENTER = near


def fresh(path):
    return lambda: shutil.rmtree(path, ignore_errors=True)


def both_ways(bench, servers, count, tls):
    """servers: name -> (URL, folder, our connections or None); lftp takes turns with us."""
    source = bench.small_files(bench.folder / "line-source", count)
    down, up = {}, {}
    for name, (url, disk, ours) in servers.items():
        out = bench.folder / f"line-out-{name}"
        if ours:
            # ftp:// takes TLS where it is offered, and pins the certificate at its first sight.
            words = [bench.client, "mirror", "--quiet", "--parallel", str(ours), "--tls", "optional" if tls else "off"]
            up[f"wherry>{name}"] = (fresh(disk / "ours"), [*words, source, url + "ours"])
            down[f"wherry<{name}"] = (fresh(out), [*words, url + "tree", out])
        bench.small_files(disk / "tree", count)
        for lftp, ahead in (("lftp", False), ("lftp, ahead", True)):
            up[f"{lftp}>{name}"] = (fresh(disk / "theirs"), bench.lftp(f"open {url}; mirror -R --parallel=8 {source} theirs", tls, ahead))
            down[f"{lftp}<{name}"] = (fresh(out), bench.lftp(f"open {url}; mirror --parallel=8 tree {out}", tls, ahead))
    for jobs in (up, down):
        bench.medians(jobs, count, "files/s")
    shutil.rmtree(source)


@row("line-tree")
def line_tree(bench):
    """500 files with our server (one connection in block mode), beside lftp with ours and with others."""
    with far_away() as is_there:
        for tls in [False, True] if is_there else []:
            print("  over TLS:" if tls else "  plain:")
            with contextlib.ExitStack() as stack:
                servers = {"wherry": (*stack.enter_context(bench.ours()), 3)}
                for name in bench.server_peers():
                    servers[name] = (*stack.enter_context(bench.peer(name, tls)), None)
                both_ways(bench, servers, 500, tls)


@row("near-tree")
def near_tree(bench):
    """500 files over TLS with our server and no delay at all."""
    with bench.ours() as (url, disk):
        both_ways(bench, {"wherry": (url, disk, 3)}, 500, True)


@row("line-hundred")
def line_hundred(bench):
    """100 files with other people's servers, eight connections."""
    with far_away() as is_there:
        for name in bench.server_peers() if is_there else []:
            with bench.peer(name) as (url, disk):
                both_ways(bench, {name: (url, disk, 8)}, 100, False)
