// Progress as text: one line per running transfer and one for all, for a terminal of a given width. Pure; the Reporter
// puts it on the screen.
#pragma once

#include "queue/transferqueue.h"

#include <QString>
#include <QStringList>

struct ProgressLine {
    QString name;
    qint64 done = 0;
    qint64 size = -1; // -1 unknown: no bar and no percentage, never a guess
    qint64 rate = 0;
    qint64 remaining = -1; // seconds
    bool isConfirming = false;
};

namespace ProgressBars {
// Exactly as wide as asked or less; blocks in eighths where unicode is true, else "#".
QString line(const ProgressLine &progress, int columns, bool unicode);
// Of fraction 0 to 1, cells wide, without brackets.
QString bar(double fraction, int cells, bool unicode);
ProgressLine lineOf(const TransferItem &item);
ProgressLine lineOfAll(const QueueTotals &totals);
// "37 %"; never 100 before the last byte.
QString percentage(qint64 done, qint64 size);
} // namespace ProgressBars
