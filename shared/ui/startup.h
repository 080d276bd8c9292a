// How both windows begin: what they take from the command line before anything else (--theme light|dark|desktop and
// --language LOCALE), and their size.
#pragma once

#include "ui/palette.h"

#include <QString>

class QSize;
class QWidget;

struct StartupLook {
    Theme theme = Theme::Desktop;
    QString language; // "zh_CN", "en"; empty: the desktop's
    QString error;    // a sentence for the person who typed it; empty when all is well
};

// Takes the two options (both "--x VALUE" and "--x=VALUE") out of argv and shortens argc.
StartupLook takeStartupLook(int &argc, char **argv);

// Makes a window so large, and no larger than fits its screen with a title bar.
void resizeToScreen(QWidget &window, const QSize &wanted);
