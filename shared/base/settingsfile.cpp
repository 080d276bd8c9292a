#include "base/settingsfile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSaveFile>

namespace {
Failure fileFailure(const QString &text, const QString &path) { return {Failure::Kind::LocalFile, 0, text, path}; }
} // namespace

SettingsFile::SettingsFile(const QString &path, QObject *parent)
    : QObject(parent)
    , m_path(path) {
    m_saveSoon.setSingleShot(true);
    m_saveSoon.setInterval(1000);
    connect(&m_saveSoon, &QTimer::timeout, this, [this] { (void)save(); });
}

SettingsFile::~SettingsFile() {
    if (m_dirty)
        (void)save();
}

Expected<bool> SettingsFile::load() {
    QFile file(m_path);
    if (!file.exists())
        return true;
    if (!file.open(QIODevice::ReadOnly))
        return fileFailure(file.errorString(), m_path);
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll(), &error);
    file.close();
    if (document.isObject()) {
        m_values = document.object();
        return true;
    }
    const QString aside = QString(m_path + QStringLiteral(".damaged"));
    QFile::remove(aside);
    QFile::rename(m_path, aside);
    m_values = {};
    return fileFailure(
        error.error == QJsonParseError::NoError ? QStringLiteral("not a JSON object") : error.errorString(), m_path);
}

Expected<bool> SettingsFile::save() {
    m_saveSoon.stop();
    QDir().mkpath(QFileInfo(m_path).path());
    QSaveFile file(m_path);
    if (!file.open(QIODevice::WriteOnly))
        return fileFailure(file.errorString(), m_path);
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    file.write(QJsonDocument(m_values).toJson());
    if (!file.commit())
        return fileFailure(file.errorString(), m_path);
    m_dirty = false;
    return true;
}

void SettingsFile::put(QLatin1String key, const QJsonValue &value) {
    const auto found = m_values.constFind(key);
    if (found != m_values.constEnd() && *found == value)
        return;
    m_values.insert(key, value);
    m_dirty = true;
    m_saveSoon.start();
    Q_EMIT changed(QString(key));
}

void SettingsFile::reset(QLatin1String key) {
    if (!m_values.contains(key))
        return;
    m_values.remove(key);
    m_dirty = true;
    m_saveSoon.start();
    Q_EMIT changed(QString(key));
}

bool SettingsFile::get(const Setting<bool> &setting) const {
    return m_values.value(setting.key).toBool(setting.standard);
}

int SettingsFile::get(const Setting<int> &setting) const { return m_values.value(setting.key).toInt(setting.standard); }

qint64 SettingsFile::get(const Setting<qint64> &setting) const {
    return m_values.value(setting.key).toInteger(setting.standard);
}

QString SettingsFile::get(const Setting<QString> &setting) const {
    return m_values.value(setting.key).toString(setting.standard);
}

QStringList SettingsFile::get(const Setting<QStringList> &setting) const {
    const QJsonValue value = m_values.value(setting.key);
    if (!value.isArray())
        return setting.standard;
    QStringList list;
    const QJsonArray array = value.toArray();
    for (const auto item : array)
        list += item.toString();
    return list;
}

QByteArray SettingsFile::get(const Setting<QByteArray> &setting) const {
    const QJsonValue value = m_values.value(setting.key);
    return value.isString() ? QByteArray::fromBase64(value.toString().toLatin1()) : setting.standard;
}

void SettingsFile::set(const Setting<bool> &setting, bool value) { put(setting.key, value); }

void SettingsFile::set(const Setting<int> &setting, int value) { put(setting.key, value); }

void SettingsFile::set(const Setting<qint64> &setting, qint64 value) { put(setting.key, value); }

void SettingsFile::set(const Setting<QString> &setting, const QString &value) { put(setting.key, value); }

void SettingsFile::set(const Setting<QStringList> &setting, const QStringList &value) {
    put(setting.key, QJsonArray::fromStringList(value));
}

void SettingsFile::set(const Setting<QByteArray> &setting, const QByteArray &value) {
    put(setting.key, QString::fromLatin1(value.toBase64()));
}
