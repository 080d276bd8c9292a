// A unique_ptr to a QObject that is deleted by the event loop: for objects that may be dropped inside one of their own
// signals. The object is cut off from its owner by the owner (disconnect) or has said its last word.
#pragma once

#include <QObject>

#include <memory>

struct DeleteLater {
    void operator()(QObject *object) const {
        if (object)
            object->deleteLater();
    }
};

template<class T>
using LaterPtr = std::unique_ptr<T, DeleteLater>;
