// Typed settings of a program in one JSON file that is written atomically. Owned by the program's main window or
// engine.
#pragma once

#include "base/expected.h"

#include <QJsonObject>
#include <QObject>
#include <QStringList>
#include <QTimer>

// A setting's key and its default: constants beside the part that uses them.
template<class T>
struct Setting {
    QLatin1String key;
    T standard;
};

class SettingsFile : public QObject {
    Q_OBJECT
public:
    explicit SettingsFile(const QString &path, QObject *parent = nullptr);
    ~SettingsFile() override; // saves what is pending

    // Reads the file; a missing one is empty settings, a damaged one is moved aside (path.damaged) and a Failure says
    // so.
    Expected<bool> load();
    // Writes now, atomically. Changes are otherwise saved by themselves within a second.
    Expected<bool> save();
    QString path() const { return m_path; }

    bool get(const Setting<bool> &setting) const;
    int get(const Setting<int> &setting) const;
    qint64 get(const Setting<qint64> &setting) const;
    QString get(const Setting<QString> &setting) const;
    QStringList get(const Setting<QStringList> &setting) const;
    QByteArray get(const Setting<QByteArray> &setting) const; // window states; base64 in the file
    void set(const Setting<bool> &setting, bool value);
    void set(const Setting<int> &setting, int value);
    void set(const Setting<qint64> &setting, qint64 value);
    void set(const Setting<QString> &setting, const QString &value);
    void set(const Setting<QStringList> &setting, const QStringList &value);
    void set(const Setting<QByteArray> &setting, const QByteArray &value);
    void reset(QLatin1String key);

Q_SIGNALS:
    void changed(const QString &key);

private:
    void put(QLatin1String key, const QJsonValue &value);

    QString m_path;
    QJsonObject m_values;
    QTimer m_saveSoon;
    bool m_dirty = false;
};
