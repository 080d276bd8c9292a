// How many connections at a time servers have said that they take, kept over starts. Owned by the window's engine or
// the terminal's environment.
#pragma once

#include "base/settingsfile.h"
#include "sites/site.h"

#include <QDate>

class LearnedLimits {
public:
    static constexpr int daysKept = 30; // then the server is asked anew

    // folder: where the program keeps its state.
    explicit LearnedLimits(const QString &folder);

    int limit(const QString &siteKey, const QDate &today = QDate::currentDate()) const; // 0 none
    // The lesser of what was learned and what the site's settings say; 0 none.
    int limit(const Site &site) const;
    void learn(const QString &siteKey, int connections, const QDate &today = QDate::currentDate());

private:
    SettingsFile m_file;
};
