#include "settings/connectionpage.h"

#include "program/preferences.h"

ConnectionPage::ConnectionPage(SettingsFile &settings, QWidget *parent)
    : SettingsPage(settings, parent) {
    addHeading(tr("Encryption"));
    addSwitch(Preferences::warnBeforePlain, tr("Warn before anything goes over the network in clear"));
    addHeading(tr("Patience"));
    addNumber(Preferences::timeout, tr("Give up when nothing is heard for"), 5, 600, tr(" s"));
    addNumber(Preferences::keepAlive, tr("Show the server that somebody is there every"), 10, 600, tr(" s"));
    addNote(tr("These hold for connections that are made from now on."));
}
