#!/usr/bin/env python3
"""Black-box checks of an FTP server.

  checks.py --server PROGRAM TOPIC...                            starts our server and tries it
  checks.py --against HOST PORT USER PASSWORD DIR [TOPIC...]     tries any server; DIR is the account's home on this disk
  checks.py --list                                               topics and how many checks each has

Options: --only TEXT (checks whose name holds it), --verbose, --count-only.
Exit code 0 when nothing failed."""
import argparse
import importlib
import pathlib
import sys

import harness

HERE = pathlib.Path(__file__).resolve().parent


def load():
    for path in sorted((HERE / "topics").glob("*.py")):
        importlib.import_module("topics." + path.stem)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--server", metavar="PROGRAM")
    parser.add_argument("--against", nargs=5, metavar=("HOST", "PORT", "USER", "PASSWORD", "DIR"))
    parser.add_argument("--only")
    parser.add_argument("--verbose", action="store_true")
    parser.add_argument("--list", action="store_true")
    parser.add_argument("topics", nargs="*")
    options = parser.parse_args()
    load()
    if options.list:
        for topic, checks in harness.TOPICS.items():
            print(f"{topic}: {len(checks)}")
        print("all:", sum(map(len, harness.TOPICS.values())))
        return 0
    unknown = [topic for topic in options.topics if topic not in harness.TOPICS]
    if unknown or bool(options.server) == bool(options.against):
        parser.error(f"no topic {unknown}" if unknown else "say either --server or --against")
    topics = options.topics or list(harness.TOPICS)
    if options.against:
        host, port, user, password, directory = options.against
        target = harness.Target(host, int(port), user, password, directory)
        return 1 if harness.run(target, topics, options.verbose, options.only) else 0
    server = harness.Server(options.server)
    try:
        target = harness.Target(server.host, server.port, server.user, server.password, server.home, server, options.server)
        failed = harness.run(target, topics, options.verbose, options.only)
    finally:
        server.stop()
        server.remove()
    for crash in server.crashes:
        print("FAILED  the server:", crash)
    return 1 if failed or server.crashes else 0


if __name__ == "__main__":
    sys.exit(main())
