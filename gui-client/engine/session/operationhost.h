// Where operations on one link are run: one after another (Session), or side by side (Batch).
#pragma once

#include "operations/operation.h"

#include <memory>

class OperationHost {
public:
    virtual ~OperationHost() = default;

    // Operations are made on it: host.run(std::make_unique<Download>(host.link(), request)).
    virtual ServerLink &link() = 0;
    // Takes the operation and deletes it (later) after done(). Connect to its signals before the call.
    template<class T>
    T *run(std::unique_ptr<T> operation) {
        T *const raw = operation.get();
        enqueue(std::move(operation));
        return raw;
    }

protected:
    virtual void enqueue(std::unique_ptr<Operation> operation) = 0;
};
