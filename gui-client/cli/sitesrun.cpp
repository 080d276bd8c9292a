#include "cli/sitesrun.h"

#include "base/visibletext.h"
#include "cli/tty.h"
#include "sites/privatefile.h"
#include "sites/sitebook.h"
#include "sites/siteimport.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <cstdio>

namespace {
struct SitesRunWords {
    Q_DECLARE_TR_FUNCTIONS(SitesRun)
};

QString leftOutText(const SiteImport::LeftOut &left) {
    switch (left.reason) {
    case SiteImport::Reason::Protocol:
        return SitesRunWords::tr("left out: it is neither FTP nor FTPS (protocol %1)").arg(left.detail);
    case SiteImport::Reason::NoHost:
        return SitesRunWords::tr("left out: it names no host");
    case SiteImport::Reason::EncryptedPassword:
        return SitesRunWords::tr("without its password, which is under a master password of the other program");
    case SiteImport::Reason::DamagedPassword:
        return SitesRunWords::tr("without its password, which cannot be read");
    case SiteImport::Reason::Proxy:
        return SitesRunWords::tr("without its proxy %1, whose kind is not known here").arg(left.detail);
    case SiteImport::Reason::ProxyPassword:
        return SitesRunWords::tr("without the password of its proxy");
    case SiteImport::Reason::RemoteFolder:
        return SitesRunWords::tr("without its folder on the server (%1)").arg(left.detail);
    case SiteImport::Reason::LogonType:
        return SitesRunWords::tr("its way of logging in is not known here (%1)").arg(left.detail);
    case SiteImport::Reason::Encoding:
        return SitesRunWords::tr("without its character set %1").arg(left.detail);
    case SiteImport::Reason::Bookmark:
        return SitesRunWords::tr("without its bookmark %1").arg(left.detail);
    }
    return {};
}
} // namespace

SitesRun::SitesRun(const TerminalArguments &arguments, SiteBook &book)
    : m_arguments(arguments)
    , m_book(book) {}

void SitesRun::start() {
    const Expected<SiteTree> tree = m_book.tree();
    if (!tree)
        return fail(
            1, SitesRunWords::tr("The saved sites cannot be read: %1 (%2)").arg(tree.error().text, tree.error().step));
    const QString what = m_arguments.locals.first();
    if (what == QLatin1String("list"))
        return list(*tree);
    if (what == QLatin1String("add"))
        return add(*tree);
    if (what == QLatin1String("remove"))
        return remove(*tree);
    if (what == QLatin1String("import"))
        return importFile(*tree);
    exportFile(*tree);
}

void SitesRun::list(const SiteTree &tree) {
    for (const SavedSite &saved : tree.sites()) {
        const QString place = SiteTree::placeOf(saved);
        const QString line =
            m_arguments.json
                ? QString::fromUtf8(QJsonDocument(QJsonObject{{QStringLiteral("site"), place},
                                                              {QStringLiteral("url"), saved.site.key()},
                                                              {QStringLiteral("notes"), saved.notes}})
                                        .toJson(QJsonDocument::Compact))
                : visibleText(QStringView(place)) + QLatin1String("  ") + visibleText(QStringView(saved.site.key()));
        Tty::write(stdout, line + u'\n');
    }
    Q_EMIT ended(0);
}

void SitesRun::add(SiteTree tree) {
    const Expected<SiteUrl> where = Site::fromUrl(m_arguments.locals[2]);
    if (!where)
        return fail(2, SitesRunWords::tr("wherry: %1.").arg(where.error().text));
    SavedSite saved;
    saved.site = where->site;
    saved.remoteFolder = where->path;
    saved.folder = SiteTree::namesOf(m_arguments.locals[1]);
    if (saved.folder.contains(QString()))
        return fail(2, SitesRunWords::tr("wherry: a site and its folders need names."));
    saved.site.label = saved.folder.takeLast();
    if (tree.find(saved.folder, saved.site.label))
        return fail(
            1, SitesRunWords::tr("There is a site of this name already. Remove it first, or choose another name."));
    m_arguments.applyTo(saved.site);
    if (where->hasUser && !where->hasPassword && !saved.site.isAnonymous()) {
        saved.site.password = Tty::takeVariable("WHERRY_PASSWORD");
        if (saved.site.password.isEmpty())
            saved.site.password =
                Tty::askSecret(SitesRunWords::tr("Password (empty: ask each time): ")).value_or(QString());
        saved.askPassword = saved.site.password.isEmpty();
    }
    tree.add(saved);
    const SiteBook::Passwords passwords = tree.takePasswords();
    apply(tree, passwords);
}

void SitesRun::remove(SiteTree tree) {
    QStringList folder = SiteTree::namesOf(m_arguments.locals[1]);
    const QString name = folder.takeLast();
    const SavedSite *const saved = tree.find(folder, name);
    if (!saved)
        return fail(1, SitesRunWords::tr("No saved site has this name; \"wherry sites\" lists them."));
    const QString id = saved->id; // the tree's own goes with the site
    tree.remove(id);
    apply(tree, {});
}

void SitesRun::importFile(SiteTree tree) {
    QFile file(m_arguments.locals[1]);
    if (!file.open(QIODevice::ReadOnly))
        return fail(1, QStringLiteral("%1: %2").arg(file.fileName(), file.errorString()));
    Expected<SiteImport> import = importSites(file.readAll());
    if (!import)
        return fail(1, QStringLiteral("%1: %2").arg(file.fileName(), import.error().text));
    for (const SiteImport::LeftOut &left : std::as_const(import->leftOut)) {
        const QString place = QStringList(left.folder + QStringList{left.name}).join(u'/');
        Tty::write(stderr, QStringLiteral("%1: %2\n").arg(visibleText(QStringView(place)), leftOutText(left)));
    }
    const int added = tree.merge(import->tree);
    const int known = int(import->tree.sites().size()) - added;
    if (!m_arguments.quiet) {
        Tty::write(stdout, SitesRunWords::tr("%n site(s) imported", nullptr, added) + u'\n');
        if (known > 0)
            Tty::write(stdout,
                       SitesRunWords::tr("%n site(s) left alone that were here already", nullptr, known) + u'\n');
    }
    const SiteBook::Passwords passwords = tree.takePasswords();
    apply(tree, passwords);
}

void SitesRun::exportFile(const SiteTree &tree) {
    const QString path = m_arguments.locals[1];
    if (path == QLatin1String("-")) {
        Tty::write(stdout, QString::fromUtf8(tree.toJson()));
        return Q_EMIT ended(0);
    }
    const Expected<bool> saved = writePrivateFile(path, tree.toJson());
    if (!saved)
        return fail(1, QStringLiteral("%1: %2").arg(path, saved.error().text));
    Q_EMIT ended(0);
}

void SitesRun::apply(const SiteTree &tree, const SiteBook::Passwords &passwords) {
    const Expected<bool> saved = m_book.apply(tree, passwords, this, [this](const Failure &failure) {
        if (!failure)
            return Q_EMIT ended(0);
        fail(1, SitesRunWords::tr("The sites are saved, but not every password: %1.").arg(failure.text));
    });
    if (!saved)
        fail(1, SitesRunWords::tr("The sites cannot be saved: %1 (%2)").arg(saved.error().text, saved.error().step));
}

void SitesRun::fail(int exitCode, const QString &line) {
    Tty::write(stderr, line + u'\n');
    Q_EMIT ended(exitCode);
}
