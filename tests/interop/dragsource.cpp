// A second program for the desktop trip: a small window that stays on top and from which the files named on its command
// line are dragged. Prints "ready" once it is shown, and what became of each drag.
#include <QApplication>
#include <QDrag>
#include <QLabel>
#include <QMimeData>
#include <QMouseEvent>
#include <QTimer>
#include <QUrl>

#include <cstdio>

namespace {
class DragSource : public QLabel {
public:
    explicit DragSource(const QStringList &paths) {
        for (const QString &path : paths)
            m_urls.append(QUrl::fromLocalFile(path));
        setText(QStringLiteral("drag me"));
        setAlignment(Qt::AlignCenter);
        setWindowTitle(QStringLiteral("Drag source"));
        setWindowFlags(Qt::Window | Qt::FramelessWindowHint | Qt::WindowStaysOnTopHint);
    }

protected:
    void mouseMoveEvent(QMouseEvent *event) override {
        if (!(event->buttons() & Qt::LeftButton) || m_dragging)
            return;
        m_dragging = true;
        auto *mime = new QMimeData;
        mime->setUrls(m_urls);
        auto *drag = new QDrag(this); // Qt deletes it when the other side has the data
        drag->setMimeData(mime);
        const Qt::DropAction action = drag->exec(Qt::CopyAction);
        std::printf("%s\n", action == Qt::CopyAction ? "dropped" : "declined");
        std::fflush(stdout);
        m_dragging = false;
    }

private:
    QList<QUrl> m_urls;
    bool m_dragging = false;
};
} // namespace

int main(int argc, char **argv) {
    QApplication application(argc, argv);
    DragSource source(QApplication::arguments().mid(1));
    source.setGeometry(1460, 40, 120, 80);
    source.show();
    QTimer::singleShot(0, &source, [] {
        std::printf("ready\n");
        std::fflush(stdout);
    });
    return QApplication::exec();
}
