#include "sites/importreport.h"

#include "base/visibletext.h"

#include <QCoreApplication>

namespace {
struct ImportReportWords {
    Q_DECLARE_TR_FUNCTIONS(ImportReport)
};

QString reason(const SiteImport::LeftOut &left) {
    const QString detail = visibleText(left.detail);
    switch (left.reason) {
    case SiteImport::Reason::Protocol:
        return ImportReportWords::tr("left out: it is neither FTP nor FTPS");
    case SiteImport::Reason::NoHost:
        return ImportReportWords::tr("left out: it names no host");
    case SiteImport::Reason::EncryptedPassword:
        return ImportReportWords::tr("without its password, which is under a master password of the other program");
    case SiteImport::Reason::DamagedPassword:
        return ImportReportWords::tr("without its password, which cannot be read");
    case SiteImport::Reason::Proxy:
        return ImportReportWords::tr("without its proxy %1, whose kind is not known here").arg(detail);
    case SiteImport::Reason::ProxyPassword:
        return ImportReportWords::tr("without the password of its proxy");
    case SiteImport::Reason::RemoteFolder:
        return ImportReportWords::tr("without its folder on the server (%1)").arg(detail);
    case SiteImport::Reason::LogonType:
        return ImportReportWords::tr("its way of logging in is not known here (%1)").arg(detail);
    case SiteImport::Reason::Encoding:
        return ImportReportWords::tr("without its character set %1").arg(detail);
    case SiteImport::Reason::Bookmark:
        return ImportReportWords::tr("without its bookmark %1").arg(detail);
    }
    return {};
}
} // namespace

QString ImportReport::summary(int added, int known) {
    const QString text = ImportReportWords::tr("%n site(s) imported.", nullptr, added);
    return known == 0 ? text : text + u' ' + ImportReportWords::tr("%n were here already.", nullptr, known);
}

QString ImportReport::leftOut(const QList<SiteImport::LeftOut> &all) {
    QStringList lines;
    for (const SiteImport::LeftOut &left : all)
        lines.append(QStringLiteral("%1: %2").arg(
            visibleText(QStringList(left.folder + QStringList{left.name}).join(u'/')), reason(left)));
    return lines.join(u'\n');
}
