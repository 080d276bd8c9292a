#include "headless/headless.h"

int runHeadless(int, char **) { return 1; }
