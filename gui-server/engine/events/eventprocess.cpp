#include "events/eventprocess.h"

#include "ftp/wiretext.h"

#include <cstring>
#include <unistd.h>
#include <utility>

namespace {
constexpr qsizetype mostOutput = 4096;
constexpr std::chrono::seconds mercy{2}; // between asking and killing
} // namespace

EventProcess::EventProcess(const Event &event)
    : m_json(event.json())
    , m_own(event.environment()) {
    for (char **variable = environ; *variable; ++variable)
        if (std::strncmp(*variable, "WHERRY_", 7) != 0)
            m_environment.push_back(*variable);
    for (const QByteArray &variable : m_own)
        m_environment.push_back(const_cast<char *>(variable.constData()));
    m_environment.push_back(nullptr);
    setProcessChannelMode(QProcess::MergedChannels);
    setWorkingDirectory(QStringLiteral("/"));
    setChildProcessModifier([this] { becomeProgram(); });
    m_limit.setSingleShot(true);
    connect(&m_limit, &QTimer::timeout, this, &EventProcess::onTimedOut);
    connect(this, &QProcess::readyRead, this, &EventProcess::onRead);
    connect(this, &QProcess::finished, this, &EventProcess::onEnded);
    connect(this, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            onEnded();
    });
}

EventProcess::~EventProcess() {
    disconnect();
    if (state() == QProcess::NotRunning)
        return;
    signalAll(SIGKILL);
    waitForFinished(int(std::chrono::milliseconds(mercy).count())); // which is at once
}

// In the child, which may still share the server's memory: nothing is written there. The server blocks signals that it
// reads from a descriptor; its children must be able to hear them. A group of its own, to be ended together. The
// program is begun from here, for QProcess knows texts as variables only, and names of files are bytes; when it cannot
// be, QProcess tries the same and says why.
void EventProcess::becomeProgram() {
    sigset_t none;
    ::sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
    ::setpgid(0, 0);
    ::execve(m_arguments[0], m_arguments.data(), m_environment.data());
}

void EventProcess::run(const QString &program, std::chrono::milliseconds limit) {
    m_file = encodeWireText(program);
    m_arguments = {m_file.data(), nullptr};
    m_limit.start(limit);
    start(program, QStringList());
    m_group = processId();
    write(m_json + '\n');
    closeWriteChannel();
}

void EventProcess::onRead() {
    const QByteArray read = readAll(); // also what is not kept: a full pipe would stop it
    m_output += read.left(mostOutput - m_output.size());
}

void EventProcess::signalAll(int signal) const {
    if (m_group > 0)
        ::kill(pid_t(-m_group), signal);
    if (processId() > 0)
        ::kill(pid_t(processId()), signal); // in case it has no group yet
}

void EventProcess::onTimedOut() {
    signalAll(std::exchange(m_isLate, true) ? SIGKILL : SIGTERM);
    m_limit.start(mercy);
}

void EventProcess::onEnded() {
    if (std::exchange(m_isOver, true))
        return;
    m_limit.stop();
    // It heard SIGTERM; what it started may have been deaf to it. Its group has its number as long as one of them
    // lives.
    if (m_isLate)
        signalAll(SIGKILL);
    Q_EMIT over();
}

QString EventProcess::complaint() const {
    if (m_isLate)
        return QStringLiteral("it took too long and was ended");
    if (error() == QProcess::FailedToStart)
        return QStringLiteral("it cannot be started: %1").arg(errorString());
    if (exitStatus() == QProcess::CrashExit)
        return QStringLiteral("it was ended by a signal");
    return exitCode() == 0 ? QString() : QStringLiteral("it ended with code %1").arg(exitCode());
}
