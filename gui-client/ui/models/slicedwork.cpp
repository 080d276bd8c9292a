#include "models/slicedwork.h"

#include <QElapsedTimer>
#include <QScopedValueRollback>

namespace {
constexpr int sliceMilliseconds = 4;
}

SlicedWork::SlicedWork(QObject *parent)
    : QObject(parent) {
    m_worker.setSingleShot(true);
    m_worker.setInterval(0);
    connect(&m_worker, &QTimer::timeout, this, [this] { work(sliceMilliseconds); });
}

SlicedWork::~SlicedWork() {
    for (; !m_steps.empty(); m_steps.pop_front())
        while (m_steps.front()()) {
        }
}

void SlicedWork::add(Step step) {
    m_steps.push_back(std::move(step));
    if (m_steps.size() == 1 && !m_isWorking)
        work(0);
}

void SlicedWork::work(int milliseconds) {
    const QScopedValueRollback working(m_isWorking, true);
    QElapsedTimer spent;
    spent.start();
    do {
        if (!m_steps.front()())
            m_steps.pop_front();
    } while (!m_steps.empty() && spent.elapsed() < milliseconds);
    if (!m_steps.empty())
        m_worker.start();
}
