#include "window/columnmemory.h"

#include "base/settingsfile.h"
#include "tabs/servertab.h"
#include "transfers/transferpanel.h"
#include "transfers/transferview.h"

namespace {
// The key's bytes live in the caller's variable for as long as the setting is used.
Setting<QByteArray> settingOf(const QByteArray &key) { return {QLatin1String(key), QByteArray()}; }

QByteArray keyOf(const QString &list, const QString &site) {
    const QByteArray key = "columns/" + list.toLatin1();
    return site.isEmpty() ? key : key + '/' + site.toUtf8().toPercentEncoding(":@");
}

constexpr TransferQueue::Tab tabs[] = {TransferQueue::Tab::Queued, TransferQueue::Tab::Failed,
                                       TransferQueue::Tab::Done};

QString nameOf(TransferQueue::Tab tab) { return QStringLiteral("transfers%1").arg(static_cast<int>(tab)); }
} // namespace

QByteArray ColumnMemory::recall(const QString &list, const QString &site) const {
    const QByteArray own = keyOf(list, site);
    const QByteArray columns = m_settings.get(settingOf(own));
    if (!columns.isEmpty())
        return columns;
    const QByteArray last = keyOf(list, {});
    return m_settings.get(settingOf(last));
}

void ColumnMemory::keep(const QString &list, const QString &site, const QByteArray &columns) {
    const QByteArray own = keyOf(list, site);
    m_settings.set(settingOf(own), columns);
    const QByteArray last = keyOf(list, {});
    m_settings.set(settingOf(last), columns);
}

void ColumnMemory::restore(ServerTab &tab) const {
    const QString site = tab.siteKey();
    if (const QByteArray columns = recall(QStringLiteral("local"), site); !columns.isEmpty())
        tab.local().restoreColumns(columns);
    if (const QByteArray columns = recall(QStringLiteral("remote"), site); !columns.isEmpty())
        tab.remote().restoreColumns(columns);
}

void ColumnMemory::remember(const ServerTab &tab) {
    keep(QStringLiteral("local"), tab.siteKey(), tab.local().saveColumns());
    keep(QStringLiteral("remote"), tab.siteKey(), tab.remote().saveColumns());
}

void ColumnMemory::restore(const TransferPanel &panel) const {
    for (const TransferQueue::Tab tab : tabs)
        panel.view(tab).restoreColumns(recall(nameOf(tab), {}));
}

void ColumnMemory::remember(const TransferPanel &panel) {
    for (const TransferQueue::Tab tab : tabs)
        keep(nameOf(tab), {}, panel.view(tab).saveColumns());
}
