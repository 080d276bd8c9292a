#include "base/csv.h"

#include <algorithm>

namespace {
bool isAnyOf(QChar one, QStringView all) { return all.contains(one); }

QString fieldOf(QString text) {
    if (!text.isEmpty() && isAnyOf(text.at(0), u"=+-@\t\r"))
        text.prepend(QLatin1Char('\''));
    if (std::none_of(text.cbegin(), text.cend(), [](QChar one) { return isAnyOf(one, u",\"\r\n"); }))
        return text;
    return QLatin1Char('"') + text.replace(QLatin1Char('"'), QStringLiteral("\"\"")) + QLatin1Char('"');
}
} // namespace

QString Csv::line(const QStringList &fields) {
    QStringList written;
    for (const QString &field : fields)
        written += fieldOf(field);
    return written.join(QLatin1Char(',')) + QStringLiteral("\r\n");
}
