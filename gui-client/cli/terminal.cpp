#include "cli/terminal.h"

#include <cstring>
#include <initializer_list>

bool isTerminalCommand(int argc, char **argv) {
    if (argc < 2)
        return false;
    for (const char *command : {"get", "put", "ls", "mirror", "rm", "mkdir", "mv", "verify"}) {
        if (std::strcmp(argv[1], command) == 0)
            return true;
    }
    return false;
}

int runTerminal(int, char **) { return 2; }
