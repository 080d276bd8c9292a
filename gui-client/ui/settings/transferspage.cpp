#include "settings/transferspage.h"

#include "program/preferences.h"

TransfersPage::TransfersPage(SettingsFile &settings, QWidget *parent)
    : SettingsPage(settings, parent) {
    addHeading(tr("At the same time"));
    addNumber(Preferences::parallel, tr("Transfers to one server at a time"), 1, 10);
    addHeading(tr("Each file"));
    addSwitch(Preferences::keepTimes, tr("Keep the time of the last change"));
    addSwitch(Preferences::verifyDigests, tr("Compare a digest of the whole file where the server can"));
    addHeading(tr("Folders"));
    addSwitch(Preferences::hiddenFiles, tr("Transfer hidden files of folders as well"));
    addText(Preferences::excludedNames, tr("Leave out"), QStringLiteral("*.tmp; .git; Thumbs.db"));
    addNote(tr("Names with * and ?, separated by semicolons. They hold for connections that are made from now on."));
}
