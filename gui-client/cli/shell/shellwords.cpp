#include "cli/shell/shellwords.h"

#include <QRegularExpression>

namespace {
constexpr QStringView special = u" \t\\'\"*?[]#!;&|<>(){}$`";
constexpr QStringView wildcards = u"*?[";

class Splitter {
public:
    explicit Splitter(const QString &line)
        : m_line(line) {
        for (qsizetype i = 0; i < m_line.size(); ++i)
            take(i);
        m_isOpen = m_isEscaped || !m_quote.isNull();
        finish(false);
    }
    bool isOpen() const { return m_isOpen; }
    QList<ShellWord> takeWords() { return std::move(m_words); }

private:
    void take(qsizetype at) {
        const QChar c = m_line[at];
        const bool isBlank = c == u' ' || c == u'\t';
        if (m_quote.isNull() && !m_isEscaped && isBlank)
            return finish(true);
        if (!m_isInWord) {
            m_isInWord = true;
            m_word = {};
            m_word.begin = at;
        }
        if (m_isEscaped) {
            m_isEscaped = false;
            literal(c);
        } else if (c == u'\\' && m_quote != u'\'') {
            m_isEscaped = true;
        } else if (!m_quote.isNull()) {
            if (c == m_quote)
                m_quote = {};
            else
                literal(c);
        } else if (c == u'\'' || c == u'"') {
            m_quote = c;
        } else {
            m_word.isPattern |= wildcards.contains(c);
            m_word.text += c;
            m_word.pattern += c;
        }
    }
    void literal(QChar c) {
        m_word.text += c;
        m_word.pattern += wildcards.contains(c) ? QLatin1Char('[') + QString(c) + QLatin1Char(']') : QString(c);
    }
    void finish(bool isFinished) {
        if (!std::exchange(m_isInWord, false))
            return;
        m_word.isFinished = isFinished;
        m_words.append(std::move(m_word));
    }

    const QString &m_line;
    QList<ShellWord> m_words;
    ShellWord m_word;
    QChar m_quote;
    bool m_isInWord = false;
    bool m_isEscaped = false;
    bool m_isOpen = false;
};
} // namespace

bool ShellWord::matches(const QString &name) const {
    const QString last = pattern.sliced(pattern.lastIndexOf(u'/') + 1);
    if (name.startsWith(u'.') && !last.startsWith(u'.'))
        return false;
    return QRegularExpression(QRegularExpression::wildcardToRegularExpression(last)).match(name).hasMatch();
}

Expected<QList<ShellWord>> ShellWords::split(const QString &line) {
    Splitter splitter(line);
    if (splitter.isOpen())
        return Failure{Failure::Kind::BadReply, 0, QStringLiteral("a quote is not closed"), {}};
    return splitter.takeWords();
}

QList<ShellWord> ShellWords::splitUnfinished(const QString &line) { return Splitter(line).takeWords(); }

QString ShellWords::quoted(const QString &text) {
    QString result;
    for (const QChar c : text) {
        if (special.contains(c))
            result += u'\\';
        result += c;
    }
    return result;
}
