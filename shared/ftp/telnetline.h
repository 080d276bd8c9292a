// Cuts the bytes of a control connection into lines and removes the Telnet protocol from them (RFC 959 4.1, RFC 854,
// RFC 1123 4.1.2.10). Owned by the line socket. The socket must keep urgent bytes in line (SO_OOBINLINE).
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <deque>

struct TelnetLine {
    QByteArray text;      // without CRLF or LF; NUL and bare CR stay in it, for the parser to refuse
    bool synch = false;   // Telnet Interrupt Process or Data Mark came within or before it: it may jump the queue
    bool tooLong = false; // over the limit: text is empty, and the next line is in step again
};

class TelnetLineSplitter {
public:
    static constexpr qsizetype defaultLimit = 8 * 1024; // bytes of a line without its end

    explicit TelnetLineSplitter(qsizetype limit = defaultLimit)
        : m_limit(limit) {}

    void feed(QByteArrayView bytes);

    bool hasLine() const { return !m_lines.empty(); }
    qsizetype lineCount() const { return qsizetype(m_lines.size()); }
    qsizetype waitingBytes() const { return m_waitingBytes; }      // of complete lines
    const TelnetLine &peekLine() const { return m_lines.front(); } // precondition: hasLine()
    TelnetLine takeLine();                                         // precondition: hasLine()

    bool hasVerb(QByteArrayView verb) const; // a line whose first word is this one (given in upper case)
    bool hasSynchLine() const { return m_synchLines > 0; }
    const TelnetLine &
    peekSynchLine() const;      // the first line marked synch, wherever it stands; precondition: hasSynchLine()
    TelnetLine takeSynchLine(); // precondition: hasSynchLine()

    // Anything fed that no taken line accounts for: complete lines, part of one, or part of a Telnet sequence.
    bool isEmpty() const { return m_lines.empty() && m_partial.isEmpty() && !m_discarding && m_state == State::Text; }
    QByteArray partial() const { return m_partial; } // what stands behind the last line end
    void clear();

private:
    enum class State { Text, Command, Option, Subnegotiation, SubnegotiationCommand };

    void take(char byte);
    void endLine();
    qsizetype takePlain(const char *begin, const char *end);

    std::deque<TelnetLine> m_lines;
    QByteArray m_partial;
    qsizetype m_limit;
    qsizetype m_waitingBytes = 0;
    int m_synchLines = 0;
    State m_state = State::Text;
    bool m_synch = false;
    bool m_discarding = false;
};

// Text with every byte 255 doubled, as a Telnet connection wants it.
[[nodiscard]] QByteArray telnetEscaped(QByteArray text);
