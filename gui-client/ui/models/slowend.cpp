#include "models/slowend.h"

#include "models/slicedwork.h"

#include <QCoreApplication>
#include <QPointer>

void SlowEnd::of(std::function<bool()> step) {
    static QPointer<SlicedWork> work;
    if (!QCoreApplication::instance() || QCoreApplication::closingDown()) {
        while (step()) {
        }
        return;
    }
    if (!work)
        work = new SlicedWork(QCoreApplication::instance());
    QMetaObject::invokeMethod(
        work, [step = std::move(step)] { work->add(step); }, Qt::QueuedConnection);
}
