#include "window/noticebatch.h"

#include "base/bytesize.h"
#include "base/visibletext.h"

#include <algorithm>

namespace {
constexpr qsizetype mostLines = 4;
} // namespace

void NoticeBatch::add(const TransferEnd &end) {
    const TransferSnapshot &transfer = end.transfer;
    Sum &sum = m_accounts[transfer.account];
    if (!end.whole)
        ++sum.broken;
    else if (transfer.direction == TransferSnapshot::Direction::Upload)
        ++sum.uploads;
    else
        ++sum.downloads;
    sum.bytes += transfer.bytes;
    sum.last = transfer.path.section(QLatin1Char('/'), -1);
}

QString NoticeBatch::words(const QString &account, const Sum &sum) {
    const QString who = visibleText(account);
    if (sum.uploads + sum.downloads + sum.broken == 1) {
        const QString file = visibleText(sum.last);
        if (sum.broken > 0)
            return tr("%1: transfer of %2 broke off").arg(who, file);
        return (sum.uploads > 0 ? tr("%1 uploaded %2") : tr("%1 downloaded %2")).arg(who, file);
    }
    QStringList parts;
    if (sum.uploads > 0)
        parts += tr("%n file(s) uploaded", nullptr, sum.uploads);
    if (sum.downloads > 0)
        parts += tr("%n file(s) downloaded", nullptr, sum.downloads);
    if (sum.broken > 0)
        parts += tr("%n broke off", nullptr, sum.broken);
    return tr("%1: %2, %3").arg(who, parts.join(tr(", ")), formatBytes(sum.bytes));
}

QString NoticeBatch::take() {
    QList<std::pair<QString, Sum>> accounts;
    for (auto one = m_accounts.cbegin(); one != m_accounts.cend(); ++one)
        accounts.append({one.key(), one.value()});
    m_accounts.clear();
    const auto count = [](const Sum &sum) { return sum.uploads + sum.downloads + sum.broken; };
    std::stable_sort(accounts.begin(), accounts.end(),
                     [&count](const auto &a, const auto &b) { return count(a.second) > count(b.second); });
    QStringList lines;
    for (const auto &[account, sum] : std::as_const(accounts)) {
        if (lines.size() == mostLines - 1 && accounts.size() > mostLines) {
            lines += tr("%n more account(s)", nullptr, static_cast<int>(accounts.size() - lines.size()));
            break;
        }
        lines += words(account, sum);
    }
    return lines.join(QLatin1Char('\n'));
}
