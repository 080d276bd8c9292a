#include "cli/progressbars.h"

#include "base/bytesize.h"
#include "base/duration.h"
#include "base/visibletext.h"
#include "cli/tty.h"

#include <QCoreApplication>

#include <algorithm>

namespace {
struct ProgressBarsWords {
    Q_DECLARE_TR_FUNCTIONS(ProgressBars)
};

constexpr int widestBar = 30;
constexpr int narrowestBar = 5;
constexpr int narrowestName = 8;
} // namespace

QString ProgressBars::bar(double fraction, int cells, bool unicode) {
    const double filled = std::clamp(fraction, 0.0, 1.0) * cells;
    const int whole = std::min(cells, static_cast<int>(filled));
    if (!unicode)
        return QString(whole, QLatin1Char('#')) + QString(cells - whole, QLatin1Char('.'));
    QString text(whole, QChar(0x2588)); // full block
    const int eighths = static_cast<int>((filled - whole) * 8);
    if (whole < cells && eighths > 0)
        text += QChar(0x2590 - eighths); // 0x2589 seven eighths ... 0x258f one eighth
    return text + QString(cells - text.size(), QLatin1Char(' '));
}

QString ProgressBars::percentage(qint64 done, qint64 size) {
    if (size < 0)
        return {};
    const qint64 percent = size == 0 ? 100 : static_cast<qint64>(100.0 * double(done) / double(size));
    return QStringLiteral("%1 %").arg(done < size ? std::min<qint64>(percent, 99) : 100);
}

QString ProgressBars::line(const ProgressLine &progress, int columns, bool unicode) {
    QString facts;
    if (progress.size >= 0)
        facts = percentage(progress.done, progress.size).rightJustified(6) + QLatin1String("  ") +
                formatBytes(progress.size).rightJustified(9);
    else
        facts = formatBytes(progress.done).rightJustified(9);
    if (progress.isConfirming) {
        facts += QLatin1String("  ") + ProgressBarsWords::tr("waiting for the server to confirm");
    } else {
        facts += QLatin1String("  ") + formatRate(progress.rate).rightJustified(11);
        facts += QLatin1String("  ") + formatDuration(progress.remaining).rightJustified(7);
    }
    // The name gives way first, then the bar; figures stay.
    int room = columns - Tty::width(facts) - 1;
    int cells = 0;
    if (progress.size >= 0 && room >= narrowestName + narrowestBar + 3)
        cells = std::clamp(room / 2 - 2, narrowestBar, widestBar);
    room -= cells > 0 ? cells + 3 : 0;
    const QString name = room > 0 ? Tty::elided(visibleText(QStringView(progress.name)), room) : QString();
    QString text = name + QString(std::max(0, room - Tty::width(name)), QLatin1Char(' '));
    if (cells > 0) {
        const double fraction = progress.size > 0 ? double(progress.done) / double(progress.size) : 1.0;
        const QChar edge = unicode ? QChar(0x2502) : QLatin1Char('|');
        text += QLatin1Char(' ') + edge + bar(fraction, cells, unicode) + edge;
    }
    return Tty::elided(QString(text + QLatin1Char(' ') + facts), columns);
}

ProgressLine ProgressBars::lineOf(const TransferItem &item) {
    ProgressLine line;
    const bool isUpload = item.direction == TransferItem::Direction::Upload;
    const QString path = isUpload ? item.localPath : QString::fromUtf8(item.remotePath.bytes());
    line.name = path.section(QLatin1Char('/'), -1);
    line.done = item.done;
    line.size = item.kind == TransferItem::Kind::Folder ? -1 : item.size;
    line.rate = item.rate;
    line.remaining = item.remainingSeconds();
    line.isConfirming = item.state == TransferItem::State::Confirming;
    return line;
}

ProgressLine ProgressBars::lineOfAll(const QueueTotals &totals) {
    ProgressLine line;
    line.name = ProgressBarsWords::tr("All: %1 of %2 files")
                    .arg(totals.done + totals.failed)
                    .arg(totals.done + totals.failed + totals.pending());
    line.done = totals.jobDone();
    line.size = totals.jobBytes();
    line.rate = totals.rate;
    if (totals.rate > 0)
        line.remaining = (totals.bytes - totals.bytesDone + totals.rate - 1) / totals.rate;
    return line;
}
