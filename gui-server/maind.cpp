// wherry-serverd: the server as a daemon in the foreground, for machines without desktop libraries.
#include "headless/headless.h"

int main(int argc, char **argv) { return runHeadless(argc, argv); }
