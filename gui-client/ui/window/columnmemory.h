// Which columns a person wants to see how wide: of the two sides for each site, of the transfer tables once. Owned by
// the main window.
#pragma once

#include <QString>

class ServerTab;
class SettingsFile;
class TransferPanel;

class ColumnMemory {
public:
    explicit ColumnMemory(SettingsFile &settings)
        : m_settings(settings) {}

    // As the tab's site was left last; a site that is new here as the last one was left.
    void restore(ServerTab &tab) const;
    void remember(const ServerTab &tab);
    void restore(const TransferPanel &panel) const;
    void remember(const TransferPanel &panel);

private:
    QByteArray recall(const QString &list, const QString &site) const;
    void keep(const QString &list, const QString &site, const QByteArray &columns);

    SettingsFile &m_settings;
};
