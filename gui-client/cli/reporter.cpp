#include "cli/reporter.h"

#include "base/bytesize.h"
#include "base/visibletext.h"
#include "cli/failuretext.h"
#include "cli/progressbars.h"
#include "cli/tty.h"
#include "ftp/wiretext.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonDocument>

#include <algorithm>

using State = TransferItem::State;

namespace {
struct ReporterWords {
    Q_DECLARE_TR_FUNCTIONS(Reporter)
};

constexpr qint64 lineEvery = 5000; // ms between progress lines in a pipe

QLatin1String directionWord(const TransferItem &item) {
    return item.direction == TransferItem::Direction::Upload ? QLatin1String("upload") : QLatin1String("download");
}
} // namespace

Reporter::Reporter(const TransferQueue &queue, const ReporterSettings &settings, std::FILE *out, std::FILE *err,
                   QObject *parent)
    : QObject(parent)
    , m_queue(queue)
    , m_settings(settings)
    , m_out(out)
    , m_err(err) {
    m_settings.bars = m_settings.bars && !m_settings.quiet && !m_settings.json;
    m_mayDrawBars = m_settings.bars;
    connect(&m_queue, &TransferQueue::recordChanged, this, &Reporter::onRecord);
    connect(&m_queue, &TransferQueue::changed, this, &Reporter::onChanged);
    m_clock.start();
}

Reporter::~Reporter() { erase(); }

void Reporter::setBars(bool on) {
    erase();
    m_settings.bars = on && m_mayDrawBars;
    draw();
}

void Reporter::setScreen(std::function<void()> clear, std::function<void()> restore) {
    m_clear = std::move(clear);
    m_restore = std::move(restore);
}

void Reporter::say(const QString &line) {
    erase();
    writeLine(m_err, line);
    draw();
}

int Reporter::summarize(bool wasCancelled) {
    erase();
    const double seconds = std::max(0.001, double(m_clock.elapsed()) / 1000.0);
    const auto rate = static_cast<qint64>(double(m_movedBytes) / seconds);
    const int missing = m_failed + m_queue.totals().pending();
    if (m_settings.json) {
        write({{QStringLiteral("event"), QStringLiteral("summary")},
               {QStringLiteral("files"), m_files},
               {QStringLiteral("skipped"), m_skipped},
               {QStringLiteral("failed"), missing},
               {QStringLiteral("bytes"), m_movedBytes},
               {QStringLiteral("seconds"), seconds},
               {QStringLiteral("cancelled"), wasCancelled}});
    } else if (!m_settings.quiet) {
        QString text = m_files == 1 ? ReporterWords::tr("1 file") : ReporterWords::tr("%1 files").arg(m_files);
        text += ReporterWords::tr(", %1 in %2 s, %3")
                    .arg(formatBytes(m_movedBytes))
                    .arg(seconds, 0, 'f', 1)
                    .arg(formatRate(rate));
        if (m_skipped > 0)
            text += ReporterWords::tr(", %1 skipped").arg(m_skipped);
        if (missing > 0)
            text += ReporterWords::tr(", %1 not transferred").arg(missing);
        writeLine(m_out, text);
    }
    if (wasCancelled)
        writeLine(m_err, ReporterWords::tr("Cancelled. Run the command again to go on where it stopped."));
    m_settings.bars = false;
    return missing;
}

void Reporter::onRecord(quint64 id) {
    const TransferItem *item = m_queue.item(id);
    if (!item || (item->isUnwanted && item->state != State::Failed))
        return;
    const auto shown = m_shown.find(id);
    if (shown != m_shown.end() && shown->second == item->state)
        return;
    const bool hadEnded = shown != m_shown.end() && (shown->second == State::Failed || shown->second == State::Done);
    m_shown[id] = item->state;
    if (hadEnded)
        return;
    if (m_settings.json && (item->state == State::Active || item->state == State::Waiting)) {
        QJsonObject event{{QStringLiteral("event"),
                           item->state == State::Active ? QStringLiteral("started") : QStringLiteral("waiting")},
                          {QStringLiteral("id"), qint64(id)},
                          {QStringLiteral("direction"), directionWord(*item)},
                          {QStringLiteral("local"), item->localPath},
                          {QStringLiteral("remote"), decodeWireText(item->remotePath.bytes())},
                          {QStringLiteral("size"), item->size},
                          {QStringLiteral("attempt"), item->attempts}};
        if (item->state == State::Waiting)
            event.insert(QStringLiteral("cause"), cause(*item));
        write(event);
    }
    if (item->state == State::Waiting && !m_settings.json) {
        const qint64 wait = std::max<qint64>(0, item->retryAt - QDateTime::currentMSecsSinceEpoch());
        say(QStringLiteral("%1: %2 %3")
                .arg(name(*item), cause(*item), ReporterWords::tr("Trying again in %1 s.").arg((wait + 999) / 1000)));
    }
    if (item->state == State::Done || item->state == State::Failed)
        writeResult(*item);
}

void Reporter::writeResult(const TransferItem &item) {
    const bool isFolder = item.kind == TransferItem::Kind::Folder;
    const bool hasArrived = item.state == State::Done && !item.isSkipped;
    if (item.state == State::Failed)
        ++m_failed;
    else if (item.isSkipped)
        ++m_skipped;
    else if (!isFolder)
        ++m_files;
    if (hasArrived && !isFolder)
        m_movedBytes += std::max<qint64>(0, item.done);
    if (m_settings.json) {
        QJsonObject event{{QStringLiteral("event"), hasArrived       ? QStringLiteral("done")
                                                    : item.isSkipped ? QStringLiteral("skipped")
                                                                     : QStringLiteral("failed")},
                          {QStringLiteral("id"), qint64(item.id)},
                          {QStringLiteral("kind"), isFolder ? QStringLiteral("folder") : QStringLiteral("file")},
                          {QStringLiteral("direction"), directionWord(item)},
                          {QStringLiteral("local"), item.localPath},
                          {QStringLiteral("remote"), decodeWireText(item.remotePath.bytes())},
                          {QStringLiteral("bytes"), item.done}};
        if (hasArrived && !isFolder)
            event.insert(QStringLiteral("verified"),
                         item.verification == TransferItem::Verification::Digest     ? QString::fromLatin1(item.digest)
                         : item.verification == TransferItem::Verification::SizeOnly ? QStringLiteral("size")
                                                                                     : QStringLiteral("no"));
        if (item.state == State::Failed) {
            event.insert(QStringLiteral("code"), item.failure.code);
            event.insert(QStringLiteral("cause"), cause(item));
        }
        return write(event);
    }
    erase();
    if (item.state == State::Failed)
        writeLine(m_err, name(item) + QLatin1String(": ") + cause(item));
    else if (!m_settings.quiet && !(isFolder && !item.isSkipped))
        writeLine(m_out, name(item) + QLatin1String("  ") + ending(item));
    draw();
}

QString Reporter::name(const TransferItem &item) {
    const QString path =
        item.direction == TransferItem::Direction::Upload ? item.localPath : decodeWireText(item.remotePath.bytes());
    return visibleText(QStringView(path));
}

// The line begins with the name: the step would only say it again.
QString Reporter::cause(const TransferItem &item) const {
    Failure failure = item.failure;
    failure.step.clear();
    return FailureText::sentence(failure, m_settings.host);
}

QString Reporter::ending(const TransferItem &item) const {
    if (item.isSkipped)
        return item.failure ? ReporterWords::tr("skipped: %1").arg(visibleText(QStringView(item.failure.text)))
                            : ReporterWords::tr("skipped, it is there already");
    const double seconds = double(std::max<qint64>(1, item.finishedAt - item.startedAt)) / 1000.0;
    QString text = formatBytes(item.done) + QLatin1String("  ") +
                   formatRate(static_cast<qint64>(double(item.done) / seconds)) + QLatin1String("  ");
    switch (item.verification) {
    case TransferItem::Verification::Digest:
        text += ReporterWords::tr("verified (%1)").arg(QString::fromLatin1(item.digest));
        break;
    case TransferItem::Verification::SizeOnly:
        text += ReporterWords::tr("size only");
        break;
    case TransferItem::Verification::None:
        text += ReporterWords::tr("not verified");
        break;
    }
    if (item.isBatched)
        text += QLatin1String(", ") + ReporterWords::tr("batched");
    if (!item.isAtomic)
        text += QLatin1String(", ") + ReporterWords::tr("not atomic here");
    return text;
}

void Reporter::onChanged() {
    if (m_settings.quiet)
        return;
    if (m_settings.bars) {
        erase();
        return draw();
    }
    const qint64 now = m_clock.elapsed();
    const QueueTotals &totals = m_queue.totals();
    if (now - m_lastLine < lineEvery || totals.running == 0)
        return;
    m_lastLine = now;
    if (m_settings.json)
        return write({{QStringLiteral("event"), QStringLiteral("progress")},
                      {QStringLiteral("done"), totals.jobDone()},
                      {QStringLiteral("size"), totals.jobBytes()},
                      {QStringLiteral("rate"), totals.rate}});
    erase();
    writeLine(m_out, ProgressBars::line(ProgressBars::lineOfAll(totals), 78, false));
    draw();
}

void Reporter::draw() {
    if (m_settings.bars)
        drawBars();
    if (m_restore)
        m_restore();
}

void Reporter::drawBars() {
    const int columns = Tty::columns(::fileno(m_err)) - 1;
    const int most = std::max(1, Tty::rows(::fileno(m_err)) - 2);
    QList<quint64> running(m_queue.runningIds());
    std::sort(running.begin(), running.end());
    QString text;
    m_rows = 0;
    for (const quint64 id : std::as_const(running)) {
        if (m_rows >= most)
            break;
        text += ProgressBars::line(ProgressBars::lineOf(*m_queue.item(id)), columns, m_settings.unicode) +
                QLatin1Char('\n');
        ++m_rows;
    }
    const QueueTotals &totals = m_queue.totals();
    if (totals.pending() > 0 && totals.pending() + totals.done + totals.failed > 1 && m_rows <= most) {
        text += ProgressBars::line(ProgressBars::lineOfAll(totals), columns, m_settings.unicode) + QLatin1Char('\n');
        ++m_rows;
    }
    const QByteArray bytes = text.toLocal8Bit();
    std::fwrite(bytes.constData(), 1, static_cast<size_t>(bytes.size()), m_err);
    std::fflush(m_err);
}

void Reporter::erase() {
    if (m_clear)
        m_clear();
    if (m_rows == 0)
        return;
    std::fprintf(m_err, "\x1b[%dA\x1b[J", m_rows); // up, then clear to the end of the screen
    std::fflush(m_err);
    m_rows = 0;
}

void Reporter::write(const QJsonObject &event) {
    const QByteArray line = QJsonDocument(event).toJson(QJsonDocument::Compact) + '\n';
    std::fwrite(line.constData(), 1, static_cast<size_t>(line.size()), m_out);
    std::fflush(m_out);
}

void Reporter::writeLine(std::FILE *stream, const QString &line) {
    const QByteArray bytes = QString(line + QLatin1Char('\n')).toLocal8Bit();
    std::fwrite(bytes.constData(), 1, static_cast<size_t>(bytes.size()), stream);
    std::fflush(stream);
}
