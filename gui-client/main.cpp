// The client: terminal commands ("wherry get ...") without any display, else the window. argv is looked at before any
// application object exists.
#include "cli/terminal.h"
#include "program/application.h"

int main(int argc, char **argv) {
    return isTerminalCommand(argc, argv) ? runTerminal(argc, argv) : runWindow(argc, argv);
}
