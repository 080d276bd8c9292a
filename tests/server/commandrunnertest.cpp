#include "events/commandrunner.h"

#include "base/descriptor.h"
#include "base/log.h"
#include "support/registry.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

class CommandRunnerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void tellsByVariablesAndInput();
    void isNoShell();
    void saysWhenItFails();
    void endsWhatTakesTooLong();
    void endsWhatItLeavesBehind();
    void abandonsAtOnce();
    void dropsTheOldest();
    void dropsWhatStrangersMakeFirst();

private:
    void make(const QByteArray &script, std::chrono::milliseconds limit = std::chrono::minutes(5));
    QString path(const QString &name) const { return m_directory->filePath(name); }
    QByteArray content(const QString &name) const;
    Descriptor openPipe() const;
    static bool isThere(const Descriptor &pipe);
    static bool isGone(const Descriptor &pipe);
    void drain();

    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<Log> m_log;
    std::unique_ptr<CommandRunner> m_runner;
    QStringList m_warnings;
    QStringList m_debug;
};
WHERRY_TEST(CommandRunnerTest)

namespace {
Event eventAt(const QByteArray &path) {
    Event event;
    event.at = 1;
    event.account = "ann";
    event.path = path;
    event.bytes = 7;
    return event;
}
} // namespace

void CommandRunnerTest::init() {
    m_runner.reset();
    m_directory = std::make_unique<QTemporaryDir>();
    m_log = std::make_unique<Log>();
    m_log->setLevel(LogRecord::Level::Debug);
    m_warnings.clear();
    m_debug.clear();
    connect(m_log.get(), &Log::recorded, this, [this](const LogRecord &record) {
        (record.level >= LogRecord::Level::Warning ? m_warnings : m_debug) += record.text;
    });
}

// The script runs in the test's directory.
void CommandRunnerTest::make(const QByteArray &script, std::chrono::milliseconds limit) {
    QFile file(path(QStringLiteral("command")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("#!/bin/sh\ncd '" + m_directory->path().toUtf8() + "'\n" + script + '\n');
    file.close();
    QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    m_runner = std::make_unique<CommandRunner>(*m_log, limit);
    m_runner->setProgram(file.fileName());
}

QByteArray CommandRunnerTest::content(const QString &name) const {
    QFile file(path(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("<none>");
}

// A pipe with a name that the script and its children hold open as long as they live.
Descriptor CommandRunnerTest::openPipe() const {
    const QByteArray name = QFile::encodeName(path(QStringLiteral("pipe")));
    return ::mkfifo(name.constData(), 0600) == 0
               ? Descriptor(::open(name.constData(), O_RDONLY | O_NONBLOCK | O_CLOEXEC))
               : Descriptor();
}

bool CommandRunnerTest::isThere(const Descriptor &pipe) {
    char buffer[16];
    return QTest::qWaitFor([&] { return ::read(pipe.number(), buffer, sizeof buffer) > 0; }, 20'000);
}

bool CommandRunnerTest::isGone(const Descriptor &pipe) {
    char buffer[16];
    return QTest::qWaitFor([&] { return ::read(pipe.number(), buffer, sizeof buffer) == 0; }, 20'000);
}

void CommandRunnerTest::drain() {
    QSignalSpy idle(m_runner.get(), &EventOutlet::idle);
    QTRY_VERIFY_WITH_TIMEOUT(m_runner->isIdle() && !idle.isEmpty(), 20'000);
}

void CommandRunnerTest::tellsByVariablesAndInput() {
    qputenv("WHERRY_PATH", "stale");
    qputenv("WHERRY_LIMIT", "stale");
    make("env > env; cat > json; echo printed; echo complained >&2");
    m_runner->add(eventAt("/a b\n\xff\"c"));
    drain();
    qunsetenv("WHERRY_PATH");
    qunsetenv("WHERRY_LIMIT");
    const QByteArray environment = '\n' + content(QStringLiteral("env"));
    for (const char *line : {"\nWHERRY_EVENT=upload\n", "\nWHERRY_ACCOUNT=ann\n", "\nWHERRY_BYTES=7\n",
                             "\nWHERRY_PATH=/a b\n\xff\"c\n", "\nPATH="})
        QVERIFY2(environment.contains(line), environment.constData());
    QVERIFY2(!environment.contains("stale"), environment.constData());
    QCOMPARE(content(QStringLiteral("json")), eventAt("/a b\n\xff\"c").json() + '\n');
    QVERIFY(m_debug.contains(QStringLiteral("command: printed")));
    QVERIFY(m_debug.contains(QStringLiteral("command: complained")));
    QVERIFY2(m_warnings.isEmpty(), qPrintable(m_warnings.join(QLatin1Char('\n'))));
}

void CommandRunnerTest::isNoShell() {
    make("echo \"$# $WHERRY_PATH\" > seen");
    m_runner->add(eventAt("/$(touch made);`touch made` > made"));
    drain();
    QCOMPARE(content(QStringLiteral("seen")), QByteArray("0 /$(touch made);`touch made` > made\n"));
    QCOMPARE(content(QStringLiteral("made")), QByteArray("<none>"));
}

void CommandRunnerTest::saysWhenItFails() {
    make("exit 3");
    m_runner->add(eventAt("/a"));
    m_runner->add(eventAt("/b"));
    drain();
    QCOMPARE(m_warnings.size(), 1); // not one for each
    QVERIFY2(m_warnings.first().endsWith(QLatin1String("it ended with code 3")), qPrintable(m_warnings.first()));

    m_warnings.clear();
    m_runner = std::make_unique<CommandRunner>(*m_log);
    m_runner->setProgram(path(QStringLiteral("missing")));
    m_runner->add(eventAt("/a"));
    drain();
    QCOMPARE(m_warnings.size(), 1);
    QVERIFY2(m_warnings.first().contains(QLatin1String("it cannot be started")), qPrintable(m_warnings.first()));
}

void CommandRunnerTest::endsWhatTakesTooLong() {
    make("trap '' TERM; exec > pipe; echo up; sleep 1000 & wait", std::chrono::milliseconds(100));
    const Descriptor pipe = openPipe();
    m_runner->add(eventAt("/a"));
    drain();
    QVERIFY(isGone(pipe)); // and what it started, too
    QCOMPARE(m_warnings.size(), 1);
    QVERIFY2(m_warnings.first().contains(QLatin1String("took too long")), qPrintable(m_warnings.first()));
}

// The program goes when it is asked to; what it started does not hear.
void CommandRunnerTest::endsWhatItLeavesBehind() {
    make("exec > pipe; (trap '' TERM; echo up; sleep 1000; sleep 1000) & wait", std::chrono::seconds(3));
    const Descriptor pipe = openPipe();
    m_runner->add(eventAt("/a"));
    QVERIFY(isThere(pipe));
    drain();
    QVERIFY(isGone(pipe));
}

void CommandRunnerTest::abandonsAtOnce() {
    make("trap '' TERM; exec > pipe; echo up; sleep 1000 & wait");
    const Descriptor pipe = openPipe();
    for (int i = 0; i < 6; ++i)
        m_runner->add(eventAt("/a"));
    QVERIFY(isThere(pipe));
    QCOMPARE(m_runner->waiting(), std::size_t(6 - CommandRunner::atOnce));
    m_runner->abandon();
    QVERIFY(m_runner->isIdle());
    QVERIFY(isGone(pipe));
    QCOMPARE(m_warnings, QStringList(QStringLiteral("6 events for the event command are lost")));
}

void CommandRunnerTest::dropsTheOldest() {
    make("exec > pipe; echo up; sleep 1000");
    const Descriptor pipe = openPipe();
    m_runner->add(eventAt("/first"));
    QVERIFY(isThere(pipe));
    for (int i = 0; i < 10'000; ++i)
        m_runner->add(eventAt(QByteArray::number(i)));
    QCOMPARE(m_runner->waiting(), EventQueue::room);
    QCOMPARE(m_runner->dropped(), quint64(10'000 - EventQueue::room));
    m_runner->abandon();
    QCOMPARE(m_warnings.size(), 2); // one line for all that were dropped, one for what was lost
    QVERIFY2(m_warnings.first().startsWith(QLatin1String("9000 events were dropped")), qPrintable(m_warnings.first()));
}

// Whoever guesses passwords by the thousand does not hide what others stored.
void CommandRunnerTest::dropsWhatStrangersMakeFirst() {
    EventQueue queue;
    Event refused;
    refused.kind = EventKind::RefusedLogin;
    Event ban;
    ban.kind = EventKind::Ban;
    QVERIFY(queue.add(eventAt("/first")));
    QVERIFY(queue.add(ban));
    QVERIFY(queue.add(eventAt("/second")));
    for (std::size_t i = 3; i < EventQueue::room; ++i)
        QVERIFY(queue.add(refused));
    for (int i = 0; i < 5000; ++i)
        QVERIFY(!queue.add(refused));
    QVERIFY(!queue.add(eventAt("/third")));
    QCOMPARE(queue.size(), EventQueue::room);
    QList<QByteArray> uploads;
    while (const auto event = queue.take()) {
        QVERIFY(event->kind != EventKind::Ban); // it was the oldest of them
        if (event->kind == EventKind::Upload)
            uploads += event->path;
    }
    QCOMPARE(uploads, (QList<QByteArray>{"/first", "/second", "/third"}));

    // Only then the oldest of all.
    for (std::size_t i = 0; i < EventQueue::room; ++i)
        queue.add(eventAt(QByteArray::number(i)));
    QVERIFY(!queue.add(ban)); // which finds no room itself
    QCOMPARE(queue.take()->path, QByteArray("0"));
    queue.add(eventAt("last"));
    QVERIFY(!queue.add(eventAt("very last")));
    QCOMPARE(queue.take()->path, QByteArray("2"));
}

#include "commandrunnertest.moc"
