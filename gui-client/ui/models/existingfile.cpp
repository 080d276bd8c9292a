#include "models/existingfile.h"

#include "base/bytesize.h"

#include <QCoreApplication>

#include <cstdlib>

namespace {
constexpr qint64 sameWithin = 1000; // ms; the same threshold as comparisons with exact times

QString words(const char *text) { return QCoreApplication::translate("ExistingFile", text); }

QString span(qint64 milliseconds) {
    const qint64 seconds = std::llabs(milliseconds) / 1000;
    if (seconds < 120)
        return words(QT_TRANSLATE_NOOP("ExistingFile", "%1 seconds")).arg(seconds);
    if (seconds < 2 * 3600)
        return words(QT_TRANSLATE_NOOP("ExistingFile", "%1 minutes")).arg(seconds / 60);
    if (seconds < 2 * 86400)
        return words(QT_TRANSLATE_NOOP("ExistingFile", "%1 hours")).arg(seconds / 3600);
    if (seconds < 15 * 86400)
        return words(QT_TRANSLATE_NOOP("ExistingFile", "%1 days")).arg(seconds / 86400);
    return words(QT_TRANSLATE_NOOP("ExistingFile", "%1 weeks")).arg(seconds / 604800);
}
} // namespace

QString ExistingFile::sizeMark() const {
    if (!sizesKnown())
        return {};
    if (m_question.sourceSize == m_question.targetSize)
        return words(QT_TRANSLATE_NOOP("ExistingFile", "same size"));
    return m_question.sourceSize > m_question.targetSize ? words(QT_TRANSLATE_NOOP("ExistingFile", "larger"))
                                                         : words(QT_TRANSLATE_NOOP("ExistingFile", "smaller"));
}

QString ExistingFile::timeMark() const {
    if (!timesKnown())
        return {};
    const qint64 difference = m_question.sourceModified - m_question.targetModified;
    if (std::llabs(difference) < sameWithin)
        return words(QT_TRANSLATE_NOOP("ExistingFile", "same time"));
    return difference > 0 ? words(QT_TRANSLATE_NOOP("ExistingFile", "newer"))
                          : words(QT_TRANSLATE_NOOP("ExistingFile", "older"));
}

QString ExistingFile::newerText() const {
    if (!timesKnown())
        return words(QT_TRANSLATE_NOOP("ExistingFile", "A time is not known: it would be skipped"));
    const qint64 difference = m_question.sourceModified - m_question.targetModified;
    if (std::llabs(difference) < sameWithin)
        return words(QT_TRANSLATE_NOOP("ExistingFile", "It is not: both are of the same time"));
    return (difference > 0 ? words(QT_TRANSLATE_NOOP("ExistingFile", "It is: %1 newer"))
                           : words(QT_TRANSLATE_NOOP("ExistingFile", "It is not: %1 older")))
        .arg(span(difference));
}

QString ExistingFile::sizeText() const {
    if (!sizesKnown())
        return words(QT_TRANSLATE_NOOP("ExistingFile", "A size is not known: it would be overwritten"));
    const qint64 difference = m_question.sourceSize - m_question.targetSize;
    if (difference == 0)
        return words(QT_TRANSLATE_NOOP("ExistingFile", "It does not: both are equally large"));
    return (difference > 0 ? words(QT_TRANSLATE_NOOP("ExistingFile", "It does: %1 more"))
                           : words(QT_TRANSLATE_NOOP("ExistingFile", "It does: %1 less")))
        .arg(formatBytes(std::llabs(difference)));
}

QString ExistingFile::eitherText() const {
    const bool differs = sizesKnown() && m_question.sourceSize != m_question.targetSize;
    const bool newer = timesKnown() && m_question.sourceModified - m_question.targetModified >= sameWithin;
    if (differs && newer)
        return words(QT_TRANSLATE_NOOP("ExistingFile", "Both are true"));
    if (differs)
        return words(QT_TRANSLATE_NOOP("ExistingFile", "The size differs"));
    if (newer)
        return words(QT_TRANSLATE_NOOP("ExistingFile", "It is newer"));
    return words(QT_TRANSLATE_NOOP("ExistingFile", "Neither is true: it would be skipped"));
}

bool ExistingFile::canResume() const {
    return sizesKnown() && m_question.targetSize > 0 && m_question.targetSize < m_question.sourceSize;
}

QString ExistingFile::resumeText() const {
    if (!canResume())
        return words(QT_TRANSLATE_NOOP("ExistingFile", "Not possible: nothing is missing at its end"));
    const QString rest = formatBytes(m_question.sourceSize - m_question.targetSize);
    return m_question.direction == TransferItem::Direction::Upload
               ? words(QT_TRANSLATE_NOOP("ExistingFile", "Send the last %1 only")).arg(rest)
               : words(QT_TRANSLATE_NOOP("ExistingFile", "Fetch the last %1 only")).arg(rest);
}
