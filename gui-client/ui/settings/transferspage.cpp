#include "settings/transferspage.h"

#include "program/preferences.h"

namespace {
constexpr int mostLimit = 10'000'000; // KiB/s
} // namespace

TransfersPage::TransfersPage(SettingsFile &settings, QWidget *parent)
    : SettingsPage(settings, parent) {
    addHeading(tr("At the same time"));
    addNumber(Preferences::parallel, tr("Transfers to one server at a time"), 1, 10);
    addHeading(tr("Speed at certain hours"));
    QCheckBox *const limited =
        addSwitch(Preferences::hoursLimited, tr("Other limits than those of the status line at these hours"));
    enableWith(
        *limited,
        {addChoice(Preferences::hoursDays, tr("Days"),
                   {{0, tr("Every day")}, {1, tr("Monday to Friday")}, {2, tr("Saturday and Sunday")}}),
         addTime(Preferences::hoursFrom, tr("From")), addTime(Preferences::hoursTo, tr("Until")),
         addNumber(Preferences::hoursDownload, tr("Limit of downloads"), 0, mostLimit, tr(" KiB/s"), tr("no limit")),
         addNumber(Preferences::hoursUpload, tr("Limit of uploads"), 0, mostLimit, tr(" KiB/s"), tr("no limit"))});
    addHeading(tr("Each file"));
    addSwitch(Preferences::keepTimes, tr("Keep the time of the last change"));
    addSwitch(Preferences::verifyDigests, tr("Compare a digest of the whole file where the server can"));
    addHeading(tr("Folders"));
    addSwitch(Preferences::hiddenFiles, tr("Transfer hidden files of folders as well"));
    addText(Preferences::excludedNames, tr("Leave out"), QStringLiteral("*.tmp; .git; Thumbs.db"));
    addNote(tr("Names with * and ?, separated by semicolons. They hold for connections that are made from now on."));
}
