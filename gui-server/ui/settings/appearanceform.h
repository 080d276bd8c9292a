// Theme and language of the window; each takes over at once or says when.
#pragma once

#include <QWidget>

class SettingsFile;

class AppearanceForm : public QWidget {
    Q_OBJECT
public:
    explicit AppearanceForm(SettingsFile &preferences, QWidget *parent = nullptr);
};
