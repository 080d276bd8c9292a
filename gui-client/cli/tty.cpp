#include "cli/tty.h"

#include "base/descriptor.h"

#include <QByteArray>
#include <QList>

#include <cstdlib>
#include <cstring>
#include <cwchar>

#include <fcntl.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

namespace {
// Puts the terminal back as it was, whatever happens in between.
class EchoOff {
public:
    explicit EchoOff(int descriptor)
        : m_descriptor(descriptor) {
        m_changed = ::tcgetattr(descriptor, &m_before) == 0;
        if (!m_changed)
            return;
        termios silent = m_before;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        m_changed = ::tcsetattr(descriptor, TCSAFLUSH, &silent) == 0;
    }
    ~EchoOff() {
        if (m_changed)
            ::tcsetattr(m_descriptor, TCSAFLUSH, &m_before);
    }
    EchoOff(const EchoOff &) = delete;
    EchoOff &operator=(const EchoOff &) = delete;

private:
    int m_descriptor;
    bool m_changed = false;
    termios m_before = {};
};

bool writeAll(int descriptor, const QByteArray &bytes) {
    return ::write(descriptor, bytes.constData(), static_cast<size_t>(bytes.size())) == bytes.size();
}

std::optional<QString> readLine(int descriptor) {
    QByteArray line;
    char byte = 0;
    while (::read(descriptor, &byte, 1) == 1) {
        if (byte == '\n')
            return QString::fromLocal8Bit(line);
        if (line.size() < 4096)
            line.append(byte);
    }
    return std::nullopt;
}

winsize sizeOf(int descriptor) {
    winsize size = {};
    if (::ioctl(descriptor, TIOCGWINSZ, &size) != 0)
        size = {};
    return size;
}

int columnsOf(char32_t c) { return std::max(0, ::wcwidth(static_cast<wchar_t>(c))); }
} // namespace

bool Tty::isTerminal(int descriptor) { return ::isatty(descriptor) == 1; }

int Tty::columns(int descriptor) {
    const int columns = sizeOf(descriptor).ws_col;
    return columns > 0 ? columns : 80;
}

int Tty::rows(int descriptor) {
    const int rows = sizeOf(descriptor).ws_row;
    return rows > 0 ? rows : 24;
}

void Tty::write(std::FILE *stream, const QString &text) {
    const QByteArray bytes = text.toLocal8Bit();
    std::fwrite(bytes.constData(), 1, static_cast<size_t>(bytes.size()), stream);
    std::fflush(stream);
}

std::optional<QString> Tty::askSecret(const QString &prompt) {
    const Descriptor terminal(::open("/dev/tty", O_RDWR | O_CLOEXEC));
    if (!terminal)
        return std::nullopt;
    const EchoOff silent(terminal.number());
    writeAll(terminal.number(), prompt.toLocal8Bit());
    const std::optional<QString> line = readLine(terminal.number());
    writeAll(terminal.number(), "\n");
    return line;
}

QString Tty::takeVariable(const char *name) {
    char *const value = ::getenv(name);
    if (!value)
        return {};
    QString text = QString::fromLocal8Bit(value);
    std::memset(value, '*', std::strlen(value));
    ::unsetenv(name);
    return text;
}

std::optional<QString> Tty::askLine(const QString &prompt) {
    const Descriptor terminal(::open("/dev/tty", O_RDWR | O_CLOEXEC));
    if (!terminal)
        return std::nullopt;
    writeAll(terminal.number(), prompt.toLocal8Bit());
    return readLine(terminal.number());
}

int Tty::width(const QString &text) {
    int columns = 0;
    const QList<uint> characters = text.toUcs4();
    for (const uint c : characters)
        columns += columnsOf(c);
    return columns;
}

QString Tty::elided(const QString &text, int columns) {
    if (width(text) <= columns)
        return text;
    if (columns < 1)
        return {};
    // The end of a name says more than its middle (suffix, number): it gets half of the room.
    const QList<uint> characters = text.toUcs4();
    const auto take = [&characters](int room, bool fromEnd) {
        QString part;
        for (qsizetype i = 0; i < characters.size(); ++i) {
            const char32_t c = characters[fromEnd ? characters.size() - 1 - i : i];
            room -= columnsOf(c);
            if (room < 0)
                break;
            const QString one = QString::fromUcs4(&c, 1);
            part = fromEnd ? QString(one + part) : QString(part + one);
        }
        return part;
    };
    const int end = (columns - 1) / 2;
    return take(columns - 1 - end, false) + QChar(0x2026) + take(end, true);
}
