#include "dialogs/qrcode.h"

#include "ui/metrics.h"
#include "ui/palette.h"
#include "ui/stylepainting.h"

#include <QPainter>

#include <memory>
#include <qrencode.h>

QrCode::QrCode(const QString &text, QWidget *parent)
    : QWidget(parent) {
    setAccessibleName(tr("QR code"));
    setAccessibleDescription(text);
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
        QRcode_encodeString8bit(text.toUtf8().constData(), 0, QR_ECLEVEL_M), QRcode_free);
    if (!code)
        return;
    m_modules = code->width;
    m_dark.resize(qsizetype(m_modules) * m_modules);
    for (qsizetype i = 0; i < m_dark.size(); ++i)
        m_dark[i] = static_cast<char>(code->data[i] & 1);
}

void QrCode::paintEvent(QPaintEvent *) {
    QPainter painter(this);
    StylePainting::roundedBox(painter, rect(), Qt::white, coloursOf(palette()).border, Metrics::Radius);
    if (m_modules == 0)
        return;
    constexpr int quiet = 4; // modules
    const int side = qMin(width(), height());
    const double module = double(side) / (m_modules + 2 * quiet);
    const QPointF origin((width() - m_modules * module) / 2, (height() - m_modules * module) / 2);
    // Snapped to whole pixels, neighbouring modules leave no hairline between them.
    const auto edge = [&](double start, int index) { return qRound(start + index * module); };
    for (int y = 0; y < m_modules; ++y) {
        for (int x = 0; x < m_modules; ++x) {
            if (!m_dark.at(qsizetype(y) * m_modules + x))
                continue;
            const int left = edge(origin.x(), x), top = edge(origin.y(), y);
            painter.fillRect(QRect(left, top, edge(origin.x(), x + 1) - left, edge(origin.y(), y + 1) - top),
                             QColor(0x0B1220));
        }
    }
}
