#include "models/existingfile.h"

#include "base/bytesize.h"

#include <algorithm>
#include <climits>
#include <cstdlib>

namespace {
constexpr qint64 sameWithin = 1000; // ms; the same threshold as comparisons with exact times

// In the largest unit that it has two of.
QString span(qint64 milliseconds) {
    const qint64 seconds = std::llabs(milliseconds) / 1000;
    const auto in = [seconds](qint64 unit) { return static_cast<int>(std::min<qint64>(seconds / unit, INT_MAX)); };
    if (seconds < 2 * 60)
        return ExistingFile::tr("%n second(s)", nullptr, in(1));
    if (seconds < 2 * 3600)
        return ExistingFile::tr("%n minute(s)", nullptr, in(60));
    if (seconds < 2 * 86400)
        return ExistingFile::tr("%n hour(s)", nullptr, in(3600));
    if (seconds < 2 * 604800)
        return ExistingFile::tr("%n day(s)", nullptr, in(86400));
    return ExistingFile::tr("%n week(s)", nullptr, in(604800));
}
} // namespace

QString ExistingFile::sizeMark() const {
    if (!sizesKnown())
        return {};
    if (m_question.sourceSize == m_question.targetSize)
        return tr("same size");
    return m_question.sourceSize > m_question.targetSize ? tr("larger") : tr("smaller");
}

QString ExistingFile::timeMark() const {
    if (!timesKnown())
        return {};
    const qint64 difference = m_question.sourceModified - m_question.targetModified;
    if (std::llabs(difference) <= sameWithin)
        return tr("same time");
    return difference > 0 ? tr("newer") : tr("older");
}

QString ExistingFile::newerText() const {
    if (!timesKnown())
        return tr("A time is not known: it would be skipped");
    const qint64 difference = m_question.sourceModified - m_question.targetModified;
    if (std::llabs(difference) <= sameWithin)
        return tr("It is not: both are of the same time");
    return (difference > 0 ? tr("It is: %1 newer") : tr("It is not: %1 older")).arg(span(difference));
}

QString ExistingFile::sizeText() const {
    if (!sizesKnown())
        return tr("A size is not known: it would be overwritten");
    const qint64 difference = m_question.sourceSize - m_question.targetSize;
    if (difference == 0)
        return tr("It does not: both are equally large");
    return (difference > 0 ? tr("It does: %1 more") : tr("It does: %1 less")).arg(formatBytes(std::llabs(difference)));
}

QString ExistingFile::eitherText() const {
    const bool differs = sizesKnown() && m_question.sourceSize != m_question.targetSize;
    const bool newer = timesKnown() && m_question.sourceModified - m_question.targetModified > sameWithin;
    if (differs && newer)
        return tr("Both are true");
    if (differs)
        return tr("The size differs");
    if (newer)
        return tr("It is newer");
    return tr("Neither is true: it would be skipped");
}

bool ExistingFile::canResume() const {
    return sizesKnown() && m_question.targetSize > 0 && m_question.targetSize < m_question.sourceSize;
}

QString ExistingFile::resumeText() const {
    if (!canResume())
        return tr("Not possible: nothing is missing at its end");
    const QString rest = formatBytes(m_question.sourceSize - m_question.targetSize);
    return m_question.direction == TransferItem::Direction::Upload ? tr("Send the last %1 only").arg(rest)
                                                                   : tr("Fetch the last %1 only").arg(rest);
}
