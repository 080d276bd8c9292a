#include "operations/transfer/streamfile.h"

#include "ftp/wiretext.h"
#include "operations/stat.h"
#include "operations/transfer/movedata.h"

StreamFile::StreamFile(ServerLink &link, RemotePath path, ByteSink &sink)
    : Operation(link)
    , m_path(std::move(path))
    , m_sink(sink) {
    setStep(QStringLiteral("RETR ") + decodeWireText(m_path.bytes()));
}

StreamFile::~StreamFile() { dropChild(); }

void StreamFile::firstStep() { attempt(std::make_unique<Stat>(m_link, m_path), &StreamFile::onStat); }

// What is not there, or is a folder, RETR will say.
void StreamFile::onStat(Stat &stat) {
    if (stat.entry() && !stat.entry()->isDirectory())
        m_size = stat.entry()->size;
    MoveData::Request request{"RETR " + m_path.bytes()};
    request.sink = &m_sink;
    run(std::make_unique<MoveData>(m_link, request), &StreamFile::onMoved);
}

void StreamFile::onMoved(MoveData &data) {
    if (m_size >= 0 && data.bytes() != m_size)
        return fail(Failure::Kind::Damaged,
                    QStringLiteral("%1 bytes came instead of %2").arg(data.bytes()).arg(m_size));
    succeed();
}
