// A second program for the desktop trip: a small window that stays on top and from which the files named on its command
// line are dragged; what is dropped on it is copied into the folder named first. Prints "ready" once it is shown, what
// became of each drag, and "took" with the size of each file, or "took nothing", at each drop.
#include <QApplication>
#include <QDir>
#include <QDrag>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QLabel>
#include <QMimeData>
#include <QMouseEvent>
#include <QTimer>
#include <QUrl>

#include <cstdio>

namespace {
class DragSource : public QLabel {
public:
    DragSource(const QString &into, const QStringList &paths)
        : m_into(into) {
        setAcceptDrops(true);
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

    void dragEnterEvent(QDragEnterEvent *event) override {
        if (event->mimeData()->hasUrls())
            event->acceptProposedAction();
    }

    void dropEvent(QDropEvent *event) override {
        const QList<QUrl> urls = event->mimeData()->urls();
        for (const QUrl &url : urls) {
            const QFileInfo file(url.toLocalFile());
            std::printf("took %lld\n", static_cast<long long>(file.size()));
            QFile::copy(file.filePath(), m_into.filePath(file.fileName()));
        }
        if (urls.isEmpty())
            std::printf("took nothing\n");
        std::fflush(stdout);
        event->acceptProposedAction();
    }

private:
    QDir m_into;
    QList<QUrl> m_urls;
    bool m_dragging = false;
};
} // namespace

int main(int argc, char **argv) {
    QApplication application(argc, argv);
    DragSource source(QApplication::arguments().value(1), QApplication::arguments().mid(2));
    source.setGeometry(1460, 40, 120, 80);
    source.show();
    QTimer::singleShot(0, &source, [] {
        std::printf("ready\n");
        std::fflush(stdout);
    });
    return QApplication::exec();
}
