// A value, or the reason why there is none: the part of C++23's std::expected that we need.
#pragma once

#include "base/failure.h"

#include <utility>
#include <variant>

template<class Value, class Error = Failure>
class [[nodiscard]] Expected {
public:
    // NOLINTNEXTLINE(google-explicit-constructor): a value is a result
    Expected(Value value)
        : m_state(std::in_place_index<0>, std::move(value)) {}
    // NOLINTNEXTLINE(google-explicit-constructor): and so is its failure
    Expected(Error error)
        : m_state(std::in_place_index<1>, std::move(error)) {}

    bool hasValue() const { return m_state.index() == 0; }
    explicit operator bool() const { return hasValue(); }

    // Precondition: hasValue().
    Value &value() & { return std::get<0>(m_state); }
    const Value &value() const & { return std::get<0>(m_state); }
    Value &&value() && { return std::get<0>(std::move(m_state)); }
    Value *operator->() { return &value(); }
    const Value *operator->() const { return &value(); }
    Value &operator*() & { return value(); }
    const Value &operator*() const & { return value(); }
    Value &&operator*() && { return std::move(*this).value(); }

    // Precondition: !hasValue().
    const Error &error() const { return std::get<1>(m_state); }

private:
    std::variant<Value, Error> m_state;
};
