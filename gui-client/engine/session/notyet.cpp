// Bodies that the classes declared here need to link; each goes when its own file comes.
#include "cache/listingcache.h"
#include "net/linesocket.h"
#include "net/tlscontext.h"
#include "operations/changemode.h"
#include "operations/download.h"
#include "operations/listdirectory.h"
#include "operations/makedirectory.h"
#include "operations/removefile.h"
#include "operations/removetree.h"
#include "operations/rename.h"
#include "operations/setmodified.h"
#include "operations/stat.h"
#include "operations/upload.h"
#include "session/browser.h"

class LogIn : public QObject {};
ControlConnection::~ControlConnection() = default;
DataConnector::~DataConnector() = default;
Operation::~Operation() = default;
void Operation::refuse(const Reply &) {}
void Operation::finish(const Failure &) {}
void Operation::sendStep(const QByteArray &, std::function<void(const Reply &)>) {}
Download::~Download() = default;
void Download::firstStep() {}
void Download::onEnding() {}
TransferProgress Download::progress() const { return {}; }
Upload::~Upload() = default;
void Upload::firstStep() {}
void Upload::onEnding() {}
TransferProgress Upload::progress() const { return {}; }
ListDirectory::~ListDirectory() = default;
void ListDirectory::firstStep() {}
void ListDirectory::onEnding() {}
void RemoveFile::firstStep() {}
void RemoveTree::firstStep() {}
void MakeDirectory::firstStep() {}
void Rename::firstStep() {}
void SetModified::firstStep() {}
void ChangeMode::firstStep() {}
void Stat::firstStep() {}
ServerLink::~ServerLink() = default;
Session::~Session() = default;
Browser::~Browser() = default;
