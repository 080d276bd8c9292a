#include "ftp/telnetline.h"

#include <algorithm>
#include <cstring>

namespace {
// RFC 854, "Telnet command structure".
enum Telnet : unsigned char {
    SubnegotiationEnd = 240,
    FirstCommand = 240,
    DataMark = 242,
    InterruptProcess = 244,
    SubnegotiationBegin = 250,
    FirstOption = 251, // WILL, WONT, DO, DONT: one byte follows
    LastOption = 254,
    Iac = 255
};
constexpr char iac = char(Iac);
} // namespace

void TelnetLineSplitter::feed(QByteArrayView bytes) {
    const char *at = bytes.begin();
    const char *const end = bytes.end();
    while (at != end) {
        if (m_state == State::Text)
            at += takePlain(at, end);
        if (at != end)
            take(*at++);
    }
}

// Takes the run of bytes up to the next line end or Telnet command at once.
qsizetype TelnetLineSplitter::takePlain(const char *begin, const char *end) {
    const char *stop = std::find_if(begin, end, [](char c) { return c == '\n' || c == iac; });
    const qsizetype size = stop - begin;
    if (m_discarding || size == 0)
        return size;
    // One byte more than the limit may be kept: the CR of a line that is exactly at the limit.
    const qsizetype room = m_limit + 1 - m_partial.size();
    m_partial.append(begin, std::min(size, room));
    if (size > room) {
        m_discarding = true;
        m_partial.clear();
    }
    return size;
}

void TelnetLineSplitter::take(char byte) {
    const auto code = static_cast<unsigned char>(byte);
    switch (m_state) {
    case State::Text:
        if (byte == iac)
            m_state = State::Command;
        else if (byte == '\n')
            endLine();
        else
            takePlain(&byte, &byte + 1);
        return;
    case State::Command:
        m_state = State::Text;
        if (code == Iac) {
            // A doubled 255 is the byte itself; it never goes through takePlain(), which stops at it.
            if (!m_discarding && m_partial.size() > m_limit) {
                m_discarding = true;
                m_partial.clear();
            }
            if (!m_discarding)
                m_partial.append(byte);
        } else if (code == SubnegotiationBegin) {
            m_state = State::Subnegotiation;
        } else if (code >= FirstOption && code <= LastOption) {
            m_state = State::Option;
        } else if (code == InterruptProcess || code == DataMark) {
            m_synch = true;
        } else if (code < FirstCommand) {
            // The Data Mark that belonged to this IAC was urgent and got lost on the way: the byte is text.
            take(byte);
        }
        return;
    case State::Option:
        m_state = State::Text;
        return;
    case State::Subnegotiation:
        if (byte == iac)
            m_state = State::SubnegotiationCommand;
        else if (byte == '\n') {
            // Nobody negotiates over several lines: this one was never ended.
            m_state = State::Text;
            endLine();
        }
        return;
    case State::SubnegotiationCommand:
        m_state = code == SubnegotiationEnd ? State::Text : State::Subnegotiation;
        return;
    }
}

void TelnetLineSplitter::endLine() {
    TelnetLine line;
    line.synch = std::exchange(m_synch, false);
    line.tooLong = std::exchange(m_discarding, false);
    line.text = std::exchange(m_partial, QByteArray());
    if (line.text.endsWith('\r'))
        line.text.chop(1);
    if (line.text.size() > m_limit) {
        line.tooLong = true;
        line.text.clear();
    }
    m_waitingBytes += line.text.size();
    m_synchLines += line.synch ? 1 : 0;
    m_lines.push_back(std::move(line));
}

bool TelnetLineSplitter::hasVerb(QByteArrayView verb) const {
    return std::ranges::any_of(m_lines, [verb](const TelnetLine &line) {
        const QByteArrayView text(line.text);
        return text.size() >= verb.size() && text.first(verb.size()).compare(verb, Qt::CaseInsensitive) == 0 &&
               (text.size() == verb.size() || text[verb.size()] == ' ');
    });
}

TelnetLine TelnetLineSplitter::takeLine() {
    TelnetLine line = std::move(m_lines.front());
    m_lines.pop_front();
    m_waitingBytes -= line.text.size();
    m_synchLines -= line.synch ? 1 : 0;
    return line;
}

const TelnetLine &TelnetLineSplitter::peekSynchLine() const {
    return *std::find_if(m_lines.begin(), m_lines.end(), [](const TelnetLine &line) { return line.synch; });
}

TelnetLine TelnetLineSplitter::takeSynchLine() {
    const auto found = std::find_if(m_lines.begin(), m_lines.end(), [](const TelnetLine &line) { return line.synch; });
    TelnetLine line = std::move(*found);
    m_lines.erase(found);
    m_waitingBytes -= line.text.size();
    --m_synchLines;
    return line;
}

void TelnetLineSplitter::clear() { *this = TelnetLineSplitter(m_limit); }

QByteArray telnetEscaped(QByteArray text) {
    if (text.contains(iac))
        text.replace(QByteArray(1, iac), QByteArray(2, iac));
    return text;
}
