// The keys of the client's settings with their defaults.
#pragma once

#include "base/settingsfile.h"

namespace Preferences {
inline const Setting<int> theme{QLatin1String("appearance/theme"), 0}; // Theme
inline const Setting<QString> language{QLatin1String("appearance/language"), QString()};
inline const Setting<QByteArray> geometry{QLatin1String("window/geometry"), QByteArray()};
inline const Setting<QByteArray> sides{QLatin1String("window/sides"), QByteArray()};
inline const Setting<QByteArray> halves{QLatin1String("window/halves"), QByteArray()};
inline const Setting<QByteArray> lower{QLatin1String("window/lower"), QByteArray()};
inline const Setting<bool> hiddenShown{QLatin1String("panes/hiddenShown"), true};
inline const Setting<bool> folderTrees{QLatin1String("panes/folderTrees"), false};
inline const Setting<QByteArray> localTree{QLatin1String("panes/localTree"), QByteArray()};
inline const Setting<QByteArray> remoteTree{QLatin1String("panes/remoteTree"), QByteArray()};
inline const Setting<bool> desktopNotices{QLatin1String("appearance/desktopNotices"), true};
inline const Setting<bool> logFolded{QLatin1String("window/logFolded"), false};
inline const Setting<QString> localDirectory{QLatin1String("panes/localDirectory"), QString()};
inline const Setting<QStringList> history{QLatin1String("connections/history"), QStringList()}; // URLs, no passwords
inline const Setting<int> parallel{QLatin1String("transfers/parallel"), 3};
inline const Setting<bool> keepTimes{QLatin1String("transfers/keepTimes"), true};
inline const Setting<bool> verifyDigests{QLatin1String("transfers/verifyDigests"), true};
inline const Setting<bool> hiddenFiles{QLatin1String("transfers/hiddenFiles"), true};             // of folders
inline const Setting<QString> excludedNames{QLatin1String("transfers/excludedNames"), QString()}; // "*.tmp; .git"
inline const Setting<qint64> downloadLimit{QLatin1String("limits/download"), 0};                  // bytes/s, 0 none
inline const Setting<qint64> uploadLimit{QLatin1String("limits/upload"), 0};                      // the same
inline const Setting<bool> hoursLimited{QLatin1String("limits/hours"), false};      // other limits at certain hours
inline const Setting<int> hoursDays{QLatin1String("limits/hoursDays"), 0};          // every day, workdays, weekend
inline const Setting<int> hoursFrom{QLatin1String("limits/hoursFrom"), 8 * 60};     // minutes since midnight
inline const Setting<int> hoursTo{QLatin1String("limits/hoursTo"), 18 * 60};        // the same
inline const Setting<int> hoursDownload{QLatin1String("limits/hoursDownload"), 0};  // KiB/s, 0 none
inline const Setting<int> hoursUpload{QLatin1String("limits/hoursUpload"), 0};      // the same
inline const Setting<int> uploadRule{QLatin1String("transfers/uploadRule"), 0};     // ExistsRule
inline const Setting<int> downloadRule{QLatin1String("transfers/downloadRule"), 0}; // ExistsRule
inline const Setting<bool> warnBeforePlain{QLatin1String("connections/warnBeforePlain"), true};
inline const Setting<int> timeout{QLatin1String("connections/timeout"), 20};     // s
inline const Setting<int> keepAlive{QLatin1String("connections/keepAlive"), 30}; // s
inline const Setting<QString> commandWhenDone{QLatin1String("transfers/commandWhenDone"), QString()};
} // namespace Preferences
