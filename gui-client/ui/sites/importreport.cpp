#include "sites/importreport.h"

#include "base/visibletext.h"

#include <QCoreApplication>

namespace {
struct Words {
    Q_DECLARE_TR_FUNCTIONS(ImportReport)
};

QString reason(const SiteImport::LeftOut &left) {
    const QString detail = visibleText(left.detail);
    switch (left.reason) {
    case SiteImport::Reason::Protocol:
        return Words::tr("left out: it is neither FTP nor FTPS");
    case SiteImport::Reason::NoHost:
        return Words::tr("left out: it names no host");
    case SiteImport::Reason::EncryptedPassword:
        return Words::tr("without its password, which is under a master password of the other program");
    case SiteImport::Reason::DamagedPassword:
        return Words::tr("without its password, which cannot be read");
    case SiteImport::Reason::RemoteFolder:
        return Words::tr("without its folder on the server (%1)").arg(detail);
    case SiteImport::Reason::LogonType:
        return Words::tr("its way of logging in is not known here (%1)").arg(detail);
    case SiteImport::Reason::Encoding:
        return Words::tr("without its character set %1").arg(detail);
    case SiteImport::Reason::Bookmark:
        return Words::tr("without its bookmark %1").arg(detail);
    }
    return {};
}
} // namespace

QString ImportReport::summary(int added, int known) {
    const QString text = Words::tr("%n site(s) imported.", nullptr, added);
    return known == 0 ? text : text + u' ' + Words::tr("%n were here already.", nullptr, known);
}

QString ImportReport::leftOut(const QList<SiteImport::LeftOut> &all) {
    QStringList lines;
    for (const SiteImport::LeftOut &left : all)
        lines.append(QStringLiteral("%1: %2").arg(
            visibleText(QStringList(left.folder + QStringList{left.name}).join(u'/')), reason(left)));
    return lines.join(u'\n');
}
