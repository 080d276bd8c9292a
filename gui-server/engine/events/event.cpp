#include "events/event.h"

#include "ftp/wiretext.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>

namespace {
struct Field {
    const char *name;
    QByteArray text; // empty = it does not say
    qint64 number = -1;
};

QList<Field> fieldsOf(const Event &event) {
    return {{"event", EventWords::of(event.kind).toUtf8()},
            {"time", QDateTime::fromMSecsSinceEpoch(event.at, Qt::UTC).toString(Qt::ISODateWithMs).toLatin1()},
            {"account", event.account},
            {"address", event.address},
            {"home", event.home},
            {"path", event.path},
            {"file", event.file},
            {"bytes", {}, event.bytes},
            {"limit", {}, event.limit},
            {"files", {}, event.files},
            {"files_limit", {}, event.filesLimit},
            {"sha256", event.sha256},
            {"detail", event.detail}};
}
} // namespace

QByteArray Event::json() const {
    QJsonObject object;
    for (const Field &field : fieldsOf(*this)) {
        if (!field.text.isEmpty())
            object.insert(QLatin1String(field.name), decodeWireText(field.text));
        else if (field.number >= 0)
            object.insert(QLatin1String(field.name), field.number);
    }
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QList<QByteArray> Event::environment() const {
    QList<QByteArray> variables;
    for (const Field &field : fieldsOf(*this)) {
        const QByteArray value = field.number >= 0 ? QByteArray::number(field.number) : field.text;
        if (!value.isEmpty())
            variables += "WHERRY_" + QByteArray(field.name).toUpper() + '=' + value;
    }
    return variables;
}
