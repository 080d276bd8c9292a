#include "settings/overwritepage.h"

#include "program/preferences.h"
#include "queue/transferitem.h"

OverwritePage::OverwritePage(SettingsFile &settings, QWidget *parent)
    : SettingsPage(settings, parent) {
    const auto rule = [](ExistsRule one) { return static_cast<int>(one); };
    const Choices choices = {
        {rule(ExistsRule::Ask), tr("Ask")},
        {rule(ExistsRule::Overwrite), tr("Overwrite")},
        {rule(ExistsRule::OverwriteIfNewer), tr("Overwrite if newer")},
        {rule(ExistsRule::OverwriteIfSizeDiffers), tr("Overwrite if size differs")},
        {rule(ExistsRule::OverwriteIfNewerOrSizeDiffers), tr("Overwrite if size differs or newer")},
        {rule(ExistsRule::Resume), tr("Resume")},
        {rule(ExistsRule::Rename), tr("Rename")},
        {rule(ExistsRule::Skip), tr("Skip")}};
    addHeading(tr("When the file is there already"));
    addChoice(Preferences::uploadRule, tr("Uploads"), choices);
    addChoice(Preferences::downloadRule, tr("Downloads"), choices);
    addNote(tr("“Ask” shows both files with their sizes and times. The others hold for files that are queued from now "
               "on."));
}
