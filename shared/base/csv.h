// Tables as text for spreadsheets (RFC 4180).
#pragma once

#include <QStringList>

namespace Csv {
// The fields with commas between them and CRLF behind, quoted where that is needed. A field that a spreadsheet would
// take for a formula gets an apostrophe in front: names come from strangers.
QString line(const QStringList &fields);
} // namespace Csv
