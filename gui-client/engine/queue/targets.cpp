#include "queue/targets.h"

void Targets::take(const TransferItem &item) {
    const QString target = of(item);
    if (target.isEmpty())
        return;
    m_byItem[item.id] = target;
    m_taken.insert(target);
}

void Targets::leave(TransferItem::Id id) { m_taken.remove(m_byItem.take(id)); }

QString Targets::of(const TransferItem &item) {
    if (item.kind == TransferItem::Kind::Folder)
        return {};
    if (item.direction == TransferItem::Direction::Download)
        return item.localPath;
    return item.site + QString::fromLatin1(item.remotePath.bytes()); // a site has no path, a local one begins with "/"
}
