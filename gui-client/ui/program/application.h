// The window's program: the application object, looks and language, the engine, the window. Called by main() once it is
// clear that no terminal command was meant.
#pragma once

// wherry [--theme light|dark|desktop] [--language LOCALE] [URL...]
int runWindow(int argc, char **argv);
