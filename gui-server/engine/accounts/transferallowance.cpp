#include "accounts/transferallowance.h"

#include <QDate>
#include <QDateTime>

#include <algorithm>
#include <limits>
#include <utility>

namespace {
constexpr qint64 allowanceRefusalHolds = 1000; // ms; then other servers may have given something back

QDate dateOf(int day) { return QDate(1970, 1, 1).addDays(day); }
int dayOf(const QDate &date) { return static_cast<int>(QDate(1970, 1, 1).daysTo(date)); }
} // namespace

int TransferCalendar::today() { return static_cast<int>(QDateTime::currentMSecsSinceEpoch() / DayLength); }

int TransferCalendar::begin(TransferPeriod period, int day) {
    const QDate date = dateOf(day);
    switch (period) {
    case TransferPeriod::Day:
        break;
    case TransferPeriod::Week:
        return day - (date.dayOfWeek() - 1);
    case TransferPeriod::Month:
        return day - (date.day() - 1);
    }
    return day;
}

int TransferCalendar::end(TransferPeriod period, int day) {
    const int first = begin(period, day);
    switch (period) {
    case TransferPeriod::Day:
        break;
    case TransferPeriod::Week:
        return first + 7;
    case TransferPeriod::Month:
        return dayOf(dateOf(first).addMonths(1));
    }
    return first + 1;
}

TransferAllowance::TransferAllowance(std::function<void()> ask, std::function<int()> today)
    : m_ask(std::move(ask))
    , m_today(std::move(today))
    , m_day(m_today()) {}

void TransferAllowance::setLimits(const TransferLimits &limits) {
    if (m_limits == limits)
        return;
    m_limits = limits;
    m_refused.invalidate();
}

// What was granted yesterday counts there, unless it goes back.
void TransferAllowance::lookAtTheDay() {
    const int today = m_today();
    if (today == m_day)
        return;
    giveBack(std::exchange(m_day, today), std::exchange(m_spare, 0));
    m_target = 0;
    m_refused.invalidate();
}

void TransferAllowance::giveBack(int day, qint64 bytes) {
    if (bytes != 0 && (m_returned[day] += bytes) == 0)
        m_returned.erase(day);
}

void TransferAllowance::want() {
    if (m_isAsking || (m_refused.isValid() && m_refused.elapsed() < allowanceRefusalHolds))
        return;
    m_isAsking = true;
    m_ask();
}

qint64 TransferAllowance::available(qint64 wanted) {
    lookAtTheDay();
    if (m_spare < m_target / 2 || m_spare <= 0) {
        m_target = std::max<qint64>(0, m_spare);
        want(); // ahead of need
    }
    return std::clamp<qint64>(m_spare, 0, wanted);
}

bool TransferAllowance::mayGetMore(qint64 bytes) {
    lookAtTheDay();
    if (m_spare >= bytes || (m_isAway && m_spare > 0))
        return false;
    want();
    return m_isAsking;
}

void TransferAllowance::count(qint64 bytes) {
    m_spare -= bytes;
    m_wasUsed = true;
}

void TransferAllowance::whenKnown(std::function<void()> then) {
    if (available(1) == 0 && m_isAsking)
        m_waiting.push_back(std::move(then));
    else
        then();
}

qint64 TransferAllowance::used(TransferPeriod period) const { return std::max<qint64>(0, m_used[period] - m_spare); }

qint64 TransferAllowance::left(TransferPeriod period) const {
    return std::max<qint64>(0, m_limits[period] - used(period));
}

qint64 TransferAllowance::left() const {
    qint64 least = std::numeric_limits<qint64>::max();
    for (const TransferPeriod period : transferPeriods)
        if (m_limits[period] >= 0)
            least = std::min(least, left(period));
    return least;
}

qint64 TransferAllowance::opens(qint64 bytes) const {
    int day = m_day;
    for (const TransferPeriod period : transferPeriods)
        if (m_limits[period] >= 0 && left(period) < bytes)
            day = std::max(day, TransferCalendar::end(period, m_day));
    return day * TransferCalendar::DayLength;
}

bool TransferAllowance::isIdle(bool isOwed) {
    return !std::exchange(m_wasUsed, false) && !m_isAsking && (m_spare != 0 || !m_returned.empty() || isOwed);
}

bool TransferAllowance::isOverdue() {
    lookAtTheDay();
    return !m_isAsking && !m_returned.empty();
}

TransferAllowance::Question TransferAllowance::question(bool isLast) {
    lookAtTheDay();
    if (isLast)
        giveBack(m_day, std::exchange(m_spare, 0));
    Question question{m_limits, m_day, std::exchange(m_returned, {}), isLast ? 0 : Chunk - m_spare};
    m_asked = question.wanted;
    m_isAsking = true;
    return question;
}

void TransferAllowance::onReply(const Reply &reply, int day) {
    m_isAsking = false;
    m_isAway = false;
    lookAtTheDay();
    if (day != m_day) {
        giveBack(day, reply.granted); // it came after midnight
    } else {
        m_spare += reply.granted;
        m_target = m_spare;
        m_used = reply.used;
        if (reply.granted <= 0 && m_asked > 0)
            m_refused.start();
    }
    tellReady();
}

// What was granted, and was not heard of, goes back with the next question (TransferQuotas).
void TransferAllowance::onFailure() {
    m_isAsking = false;
    m_isAway = true;
    m_refused.start();
    tellReady();
}

void TransferAllowance::tellReady() {
    for (const auto &then : std::exchange(m_waiting, {}))
        then();
}
