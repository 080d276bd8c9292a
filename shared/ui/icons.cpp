#include "ui/icons.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <functional>
#include <utility>

// Resources of a static library are not linked unless they are asked for, from outside any namespace.
static void initialiseResources() { Q_INIT_RESOURCE(shared_ui); }

namespace {
// Lucide's drawing with our stroke and one colour; folders get a light fill so that they stand out in a list of files.
QByteArray drawing(const QString &name, const QColor &colour) {
    initialiseResources();
    QFile file(QStringLiteral(":/icons/") + name + QStringLiteral(".svg"));
    const bool found = file.open(QIODevice::ReadOnly);
    Q_ASSERT_X(found, "themedIcon", qPrintable(name));
    if (!found)
        return {};
    QByteArray svg = file.readAll();
    const QByteArray rgb = colour.name(QColor::HexRgb).toLatin1();
    svg.replace("currentColor", rgb);
    svg.replace("stroke-width=\"2\"", "stroke-width=\"1.75\"");
    if (name.startsWith(QLatin1String("folder")))
        svg.replace("fill=\"none\"", QByteArray("fill=\"" + rgb + "\" fill-opacity=\"0.16\""));
    return svg;
}

class ThemedIconEngine : public QIconEngine {
public:
    using Colour = std::function<QColor(const QPalette &)>;

    ThemedIconEngine(QString name, Colour colour)
        : m_name(std::move(name))
        , m_colour(std::move(colour)) {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override {
        paintIcon(*painter, rect, m_name, colour(mode));
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override {
        return scaledPixmap(size, mode, state, 1.0);
    }
    // Since Qt 6.0 size is in device pixels here: what is asked for is what is rendered.
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state, qreal) override {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return pixmap;
    }
    QIconEngine *clone() const override { return new ThemedIconEngine(*this); }
    QString key() const override { return QStringLiteral("wherry-themed"); }
    bool isNull() override { return m_name.isEmpty(); }

private:
    QColor colour(QIcon::Mode mode) const {
        const QPalette palette = QGuiApplication::palette();
        const QColor plain = m_colour(palette);
        return mode == QIcon::Disabled ? mixed(plain, coloursOf(palette).window, 0.6) : plain;
    }

    QString m_name;
    Colour m_colour;
};
} // namespace

QIcon themedIcon(const QString &name, Ink ink) {
    return QIcon(new ThemedIconEngine(name, [ink](const QPalette &palette) { return inkColour(ink, palette); }));
}

QIcon themedIcon(const QString &name, const QColor &light, const QColor &dark) {
    return QIcon(new ThemedIconEngine(
        name, [light, dark](const QPalette &palette) { return coloursOf(palette).dark ? dark : light; }));
}

void paintIcon(QPainter &painter, const QRectF &rect, const QString &name, const QColor &colour) {
    if (rect.isEmpty())
        return;
    const qreal scale = painter.device() ? painter.device()->devicePixelRatio() : 1.0;
    const QSize pixels = (rect.size() * scale).toSize();
    const QString key = QStringLiteral("wherry/%1/%2/%3x%4")
                            .arg(name, colour.name(QColor::HexArgb))
                            .arg(pixels.width())
                            .arg(pixels.height());
    QPixmap pixmap;
    if (!QPixmapCache::find(key, &pixmap)) {
        pixmap = QPixmap(pixels);
        pixmap.fill(Qt::transparent);
        QSvgRenderer renderer(drawing(name, colour));
        QPainter onPixmap(&pixmap);
        onPixmap.setOpacity(colour.alphaF());
        renderer.setAspectRatioMode(Qt::KeepAspectRatio);
        renderer.render(&onPixmap, QRectF(QPointF(), QSizeF(pixels)));
        onPixmap.end();
        QPixmapCache::insert(key, pixmap);
    }
    painter.save();
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawPixmap(rect, pixmap, QRectF(pixmap.rect()));
    painter.restore();
}

QIcon programIcon(const QString &program) {
    initialiseResources();
    QSvgRenderer renderer(QStringLiteral(":/program/") + program + QStringLiteral(".svg"));
    QIcon icon;
    for (const int size : {16, 22, 24, 32, 48, 64, 128, 256}) {
        QPixmap pixmap(size, size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        renderer.render(&painter);
        painter.end();
        icon.addPixmap(pixmap);
    }
    return icon;
}
