#include "tabs/dragout.h"

#include "models/remotefilesmime.h"
#include "program/clientengine.h"
#include "tabs/noticebar.h"
#include "tabs/queueitems.h"
#include "tabs/servertab.h"
#include "transfers/stagedfetch.h"

#include <QApplication>
#include <QCursor>
#include <QDrag>
#include <QFileDialog>
#include <QMouseEvent>
#include <QToolTip>
#include <QUrl>
#include <QWindow>

#include <chrono>

using namespace std::chrono_literals;

DragOut::DragOut(ClientEngine &engine, ServerTab &tab, RemoteFilesMime &files)
    : m_engine(engine)
    , m_tab(tab)
    , m_files(&files) {
    files.offerFiles();
    m_patience.setSingleShot(true);
    m_patience.setInterval(4s);
    connect(&m_patience, &QTimer::timeout, this, &DragOut::onTimeUp);
    m_progress.setInterval(250ms);
    connect(&m_progress, &QTimer::timeout, this, &DragOut::showProgress);
    // The drag watches the application's events as well. Filters installed later are asked first, and ours has to be
    // asked before it: so it is installed once the drag has begun.
    QMetaObject::invokeMethod(
        this, [this] { qApp->installEventFilter(this); }, Qt::QueuedConnection);
}

DragOut::~DragOut() = default;

bool DragOut::eventFilter(QObject *watched, QEvent *event) {
    if (!watched->isWindowType())
        return false;
    switch (event->type()) {
    case QEvent::DragEnter:
    case QEvent::DragMove:
        m_isInside = true;
        return false;
    case QEvent::DragLeave:
        m_isInside = false;
        fetch();
        return false;
    case QEvent::MouseButtonRelease:
        return onRelease(watched, static_cast<const QMouseEvent &>(*event));
    case QEvent::MouseMove:
        return m_held != nullptr; // the button is up for the person: the drop stays where it fell
    default:
        return false;
    }
}

// True: the drag does not hear of it yet.
bool DragOut::onRelease(QObject *window, const QMouseEvent &event) {
    if (m_held)
        return true;
    if (m_isInside)
        return false;
    fetch();
    if (m_fetch && m_fetch->isWhole())
        return false;
    if (!m_fetch || m_fetch->hasFailed()) {
        QDrag::cancel();
        return true;
    }
    m_heldFor = window;
    m_held.reset(event.clone());
    m_patience.start();
    m_progress.start();
    showProgress();
    return true;
}

void DragOut::fetch() {
    if (m_fetch || !m_files)
        return;
    m_fetch = std::make_unique<StagedFetch>(m_engine.queue, m_engine.executor, QueueItems::downloads(*m_files));
    connect(m_fetch.get(), &StagedFetch::ended, this, &DragOut::onFetched);
}

void DragOut::onFetched() {
    m_progress.stop();
    if (m_fetch->isWhole() && m_files) {
        QList<QUrl> urls;
        const QStringList paths = m_fetch->paths();
        for (const QString &path : paths)
            urls.append(QUrl::fromLocalFile(path));
        m_files->setFiles(urls);
    }
    if (!m_held)
        return;
    if (m_fetch->isWhole())
        letGo();
    else
        QDrag::cancel();
}

void DragOut::letGo() {
    m_patience.stop();
    QToolTip::hideText();
    const std::unique_ptr<QMouseEvent> release = std::move(m_held);
    const QPointer<QObject> window = m_heldFor;
    qApp->removeEventFilter(this);
    if (window)
        QCoreApplication::sendEvent(window, release.get());
    else
        QDrag::cancel();
}

void DragOut::onTimeUp() {
    m_isTimeUp = true;
    QDrag::cancel();
}

void DragOut::showProgress() {
    QToolTip::showText(QCursor::pos(), tr("Fetching: %1 %. The drop follows.").arg(m_fetch->percent()));
}

void DragOut::end(bool isTaken) {
    qApp->removeEventFilter(this);
    m_patience.stop();
    m_progress.stop();
    m_held.reset();
    QToolTip::hideText();
    if (!m_fetch)
        return;
    // Where the drop could not be held back (Wayland), it was taken without its files.
    const bool isEmptyHanded = isTaken && !m_isInside && !m_fetch->isWhole() && !m_fetch->hasFailed();
    if (m_isTimeUp || isEmptyHanded)
        offerFolder();
    else if (m_fetch->hasFailed() && !m_isInside)
        m_tab.notice().showNote(tr("What you dragged could not be fetched. “Failed” below says why."));
    else if (!isTaken || m_isInside)
        m_fetch->abandon();
}

void DragOut::offerFolder() {
    m_tab.notice().showNote(
        tr("What you dropped is still on its way, so the other program could not take it yet. It goes on arriving."),
        {tr("Download to…"), [this] {
             auto *dialog = new QFileDialog(m_tab.window(), tr("Download to"), m_tab.local().directory());
             dialog->setAttribute(Qt::WA_DeleteOnClose);
             dialog->setFileMode(QFileDialog::Directory);
             dialog->setOption(QFileDialog::ShowDirsOnly);
             connect(dialog, &QFileDialog::fileSelected, m_fetch.get(), &StagedFetch::deliverTo);
             dialog->open();
         }});
}
