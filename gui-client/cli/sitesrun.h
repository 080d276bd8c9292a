// "wherry sites": lists, adds, removes, imports and exports saved sites. Needs no connection.
#pragma once

#include "cli/arguments.h"

#include <QMap>
#include <QObject>

class SiteBook;
class SiteTree;
struct SiteImport;

class SitesRun : public QObject {
    Q_OBJECT
public:
    // The book outlives it.
    SitesRun(const TerminalArguments &arguments, SiteBook &book);

    void start();

Q_SIGNALS:
    void ended(int exitCode); // once, last

private:
    void list(const SiteTree &tree);
    void add(SiteTree tree);
    void remove(SiteTree tree);
    void importFile(SiteTree tree);
    void exportFile(const SiteTree &tree);
    void apply(const SiteTree &tree, const QMap<QString, QString> &passwords);
    void fail(int exitCode, const QString &line);

    TerminalArguments m_arguments;
    SiteBook &m_book;
};
