// The client's terminal face: "wherry get URL" and its sisters, the same code in wherry and in wherry-cli. No display
// is needed; nothing of ui/ is seen from here.
#pragma once

// Whether the first argument is one of our commands (get, put, ls ...) or asks for the terminal's help or version;
// looks at argv only, before any application object exists.
bool isTerminalCommand(int argc, char **argv);

// Makes the QCoreApplication, runs the command and returns the exit code: 0 everything arrived whole, 1 a transfer
// failed, 2 usage, 3 could not connect or log in, 4 trust. Passwords in argv are overwritten in place.
int runTerminal(int argc, char **argv);
