#include "sites/siteimport.h"

Expected<SiteImport> importSites(const QByteArray &file) {
    const QByteArray start = file.left(1024).trimmed();
    if (start.startsWith('{')) {
        Expected<SiteTree> tree = SiteTree::fromJson(file);
        return tree ? Expected<SiteImport>(SiteImport{std::move(*tree), {}}) : Expected<SiteImport>(tree.error());
    }
    const bool isXml = start.startsWith('<') || start.startsWith("\xEF\xBB\xBF<");
    return isXml ? importFileZilla(file) : importWinScp(file);
}
