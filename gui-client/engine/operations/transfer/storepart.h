// Sends one part of a shared upload under its own name: STOR, behind what stands of it already where an earlier attempt
// was cut. The connection of the Upload itself and those that help run it alike.
#pragma once

#include "operations/operation.h"
#include "operations/transfer/localsource.h"

#include <memory>
#include <optional>

class MoveData;
class SharedUpload;

class StorePart : public Operation {
    Q_OBJECT
public:
    StorePart(ServerLink &link, std::shared_ptr<SharedUpload> shared);
    ~StorePart() override;

    bool hadPart() const { return m_hadPart; } // false: nothing was left to be sent
    qint64 bytes() const { return m_bytes; }   // moved over the line

protected:
    void firstStep() override;
    void onEnding() override;

private:
    void onType(const Reply &reply);
    void askHeld();
    void onHeld(const Reply &reply);
    void store(qint64 offset); // in the part
    void onAllocated(const Reply &reply);
    void move();
    void onStored(MoveData &data);

    std::shared_ptr<SharedUpload> m_shared;
    LocalSource m_source;
    std::optional<size_t> m_number;
    qint64 m_offset = 0;
    qint64 m_bytes = 0;
    bool m_hadPart = false;
    bool m_isWhole = false;
};
