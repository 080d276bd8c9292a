// The server without a window: command line, signals, exit codes. Used by wherry-serverd and by
// wherry-server --headless.
#pragma once

// Runs until SIGTERM or SIGINT. 0 ended cleanly, 1 could not start, 2 bad options or the data directory is in use.
// Makes its own QCoreApplication: none may exist yet. A password in argv is overwritten in place.
int runHeadless(int argc, char **argv);
