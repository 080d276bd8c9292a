<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ClientModel</name>
    <message>
        <source>Connected</source>
        <translation>连接时长</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账户</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>加密</translation>
    </message>
    <message>
        <source>Directory</source>
        <translation>目录</translation>
    </message>
    <message>
        <source>Doing</source>
        <translation>当前操作</translation>
    </message>
    <message>
        <source>Idle</source>
        <translation>空闲</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待命令</translation>
    </message>
    <message>
        <source>Downloading %1</source>
        <translation>正在下载 %1</translation>
    </message>
    <message>
        <source>Uploading %1</source>
        <translation>正在上传 %1</translation>
    </message>
    <message>
        <source>Uploading</source>
        <translation>正在上传</translation>
    </message>
    <message>
        <source>Listing a directory</source>
        <translation>正在列出目录</translation>
    </message>
    <message>
        <source>not signed in</source>
        <translation>未登录</translation>
    </message>
    <message>
        <source>not announced</source>
        <translation>未声明</translation>
    </message>
    <message>
        <source>none</source>
        <translation>未加密</translation>
    </message>
</context>
<context>
    <name>ClientTable</name>
    <message>
        <source>Connected clients</source>
        <translation>已连接的客户端</translation>
    </message>
    <message>
        <source>Nobody is connected</source>
        <translation>没有客户端连接</translation>
    </message>
    <message>
        <source>No client matches</source>
        <translation>没有匹配的客户端</translation>
    </message>
    <message numerus="yes">
        <source>Disconnect %n client(s)</source>
        <translation>
            <numerusform>断开 %n 个客户端</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy address</source>
        <translation>复制地址</translation>
    </message>
    <message>
        <source>Copy as CSV</source>
        <translation>复制为 CSV</translation>
    </message>
</context>
<context>
    <name>ClientsPage</name>
    <message>
        <source>Clients</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>断开连接</translation>
    </message>
    <message>
        <source>Search clients</source>
        <translation>搜索客户端</translation>
    </message>
    <message>
        <source>Disconnect client</source>
        <translation>断开客户端</translation>
    </message>
    <message numerus="yes">
        <source>%n connected</source>
        <translation>
            <numerusform>已连接 %n 个</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Counts</name>
    <message>
        <source>1 file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 items</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DashboardPage</name>
    <message>
        <source>Latest events</source>
        <translation>最近事件</translation>
    </message>
    <message>
        <source>Nothing has happened yet</source>
        <translation>还没有任何事件</translation>
    </message>
    <message>
        <source>Connected clients</source>
        <translation>已连接的客户端</translation>
    </message>
    <message>
        <source>Active transfers</source>
        <translation>正在传输</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>已接收</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>已发送</translation>
    </message>
    <message>
        <source>Free disk space</source>
        <translation>可用磁盘空间</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>全部显示</translation>
    </message>
    <message>
        <source>Show all transfers</source>
        <translation>显示全部传输</translation>
    </message>
    <message>
        <source>Show all clients</source>
        <translation>显示全部客户端</translation>
    </message>
    <message>
        <source>Open log</source>
        <translation>打开日志</translation>
    </message>
    <message numerus="yes">
        <source>%n account(s)</source>
        <translation>
            <numerusform>%n 个账户</numerusform>
        </translation>
    </message>
    <message>
        <source>limit %1</source>
        <translation>上限 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n upload(s)</source>
        <translation>
            <numerusform>%n 个上传</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message numerus="yes">
        <source>%n download(s)</source>
        <translation>
            <numerusform>%n 个下载</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) since the start</source>
        <translation>
            <numerusform>启动以来 %n 个文件</numerusform>
        </translation>
    </message>
    <message>
        <source>No folder is shared</source>
        <translation>没有共享文件夹</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>/ 共 %1</translation>
    </message>
    <message>
        <source>The disk of %1</source>
        <translation>%1 所在的磁盘</translation>
    </message>
    <message>
        <source>The disk is nearly full</source>
        <translation>磁盘空间即将用尽</translation>
    </message>
    <message>
        <source>%1 left where %2 lies. When it is full, uploads are refused. Move or delete files.</source>
        <translation>%2 所在的磁盘还剩 %1。磁盘写满后将拒绝上传。请移动或删除文件。</translation>
    </message>
    <message>
        <source>Fewer data ports than sessions</source>
        <translation>数据端口少于会话数</translation>
    </message>
    <message>
        <source>%1 passive ports serve %2 sessions; the others&apos; transfers fail when all are in use. Give a wider range with --passive-ports.</source>
        <translation>%2 个会话只有 %1 个被动端口；端口全部占用时，其余传输会失败。请用 --passive-ports 扩大范围。</translation>
    </message>
</context>
<context>
    <name>EventModel</name>
    <message>
        <source>%1 signed in</source>
        <translation>%1 已登录</translation>
    </message>
    <message>
        <source>%1 signed in without TLS</source>
        <translation>%1 未加密登录</translation>
    </message>
    <message>
        <source>%1 signed out</source>
        <translation>%1 已退出</translation>
    </message>
    <message>
        <source>%1 uploaded %2</source>
        <translation>%1 上传了 %2</translation>
    </message>
    <message>
        <source>%1 downloaded %2</source>
        <translation>%1 下载了 %2</translation>
    </message>
    <message>
        <source>%1: transfer of %2 broke off</source>
        <translation>%1：%2 的传输中断</translation>
    </message>
    <message>
        <source>Server started</source>
        <translation>服务器已启动</translation>
    </message>
    <message>
        <source>Server stopped</source>
        <translation>服务器已停止</translation>
    </message>
    <message numerus="yes">
        <source>%1 (%n times)</source>
        <translation>
            <numerusform>%1（%n 次）</numerusform>
        </translation>
    </message>
    <message>
        <source>Event</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
</context>
<context>
    <name>FileListModel</name>
    <message>
        <source>Parent folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 字节</translation>
    </message>
    <message>
        <source>%1, link to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Modified</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Permissions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Owner/Group</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FilePane</name>
    <message>
        <source>Quick filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quick filter (Ctrl+F)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refresh (F5)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show names that contain…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2 not shown)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, reading…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 selected, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 selected</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FileTypes</name>
    <message>
        <source>PDF document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plain text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Markdown text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CSV table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Word document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spreadsheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Presentation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HTML page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Style sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JavaScript source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PHP source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Python source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shell script</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C/C++ header</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C++ source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JSON data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>XML data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Configuration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SQL script</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zip archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>7-Zip archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RAR archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tar archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gzip archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bzip2 archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>XZ archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zstandard archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Debian package</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RPM package</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disc image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MPEG-4 video</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Matroska video</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>WebM video</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>QuickTime video</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AVI video</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MP3 audio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ogg audio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opus audio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>FLAC audio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>WAV audio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MPEG-4 audio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PNG image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JPEG image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GIF image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>WebP image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SVG image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TIFF image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raw photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HEIC image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photoshop image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Link to folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Special file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>%1 file</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LocalPane</name>
    <message>
        <source>Local files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Local path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download %1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Home</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This folder cannot be read: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This folder is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the desktop&apos;s trash did not take it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LogModel</name>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>From</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>事件</translation>
    </message>
</context>
<context>
    <name>LogPage</name>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Least level shown</source>
        <translation>显示的最低级别</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Search the log</source>
        <translation>搜索日志</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy all that is shown</source>
        <translation>复制所有显示的内容</translation>
    </message>
    <message>
        <source>Copy log</source>
        <translation>复制日志</translation>
    </message>
    <message>
        <source>Export...</source>
        <translation>导出...</translation>
    </message>
    <message>
        <source>Export log</source>
        <translation>导出日志</translation>
    </message>
    <message>
        <source>Nothing has happened yet</source>
        <translation>还没有任何事件</translation>
    </message>
    <message>
        <source>Text files (*.txt *.log);;All files (*)</source>
        <translation>文本文件 (*.txt *.log);;所有文件 (*)</translation>
    </message>
    <message>
        <source>The log could not be saved.</source>
        <translation>无法保存日志。</translation>
    </message>
</context>
<context>
    <name>LogView</name>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>全部复制</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清空</translation>
    </message>
</context>
<context>
    <name>Navigation</name>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
</context>
<context>
    <name>PathBar</name>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parent folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back (Alt+Left)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forward (Alt+Right)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parent folder (Backspace)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Visited folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folders above</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QrCode</name>
    <message>
        <source>QR code</source>
        <translation>二维码</translation>
    </message>
</context>
<context>
    <name>RemotePane</name>
    <message>
        <source>Remote files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remote path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not connected. Enter a server above, or open one of your sites.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for the server…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleting: %1 removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This folder is empty. Drop files here to upload.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a name is one word without “/”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move %1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Upload %1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RemoteRows</name>
    <message>
        <source>The server told a name that leads elsewhere or cannot be a name. It is not used.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ServerWindow</name>
    <message>
        <source>Wherry Server</source>
        <translation>Wherry Server</translation>
    </message>
    <message>
        <source>Dashboard</source>
        <translation>概览</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>Transfers</source>
        <translation>传输</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Server is running</source>
        <translation>服务器正在运行</translation>
    </message>
    <message>
        <source>Server is stopped</source>
        <translation>服务器已停止</translation>
    </message>
    <message>
        <source>The server could not start.</source>
        <translation>服务器无法启动。</translation>
    </message>
    <message>
        <source>Stop the server?</source>
        <translation>要停止服务器吗？</translation>
    </message>
    <message numerus="yes">
        <source>%n client(s) will be disconnected.</source>
        <translation>
            <numerusform>将断开 %n 个客户端。</numerusform>
        </translation>
    </message>
    <message>
        <source>Stop server</source>
        <translation>停止服务器</translation>
    </message>
    <message numerus="yes">
        <source>%n transfer(s) will break off.</source>
        <translation>
            <numerusform>%n 个传输将中断。</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep running</source>
        <translation>继续运行</translation>
    </message>
    <message>
        <source>Close and end all connections?</source>
        <translation>要关闭并结束所有连接吗？</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>ShareCard</name>
    <message>
        <source>Copy %1</source>
        <translation>复制%1</translation>
    </message>
    <message>
        <source>In another program, type</source>
        <translation>在其他程序中输入</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>协议</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>主机</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>加密</translation>
    </message>
    <message>
        <source>Explicit TLS</source>
        <translation>显式 TLS</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>until Wherry Server is closed</source>
        <translation>直到 Wherry Server 关闭</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>有效期至 %1</translation>
    </message>
    <message>
        <source>Address: %1</source>
        <translation>地址：%1</translation>
    </message>
    <message>
        <source>Account: %1</source>
        <translation>账户：%1</translation>
    </message>
    <message>
        <source>Password: %1</source>
        <translation>密码：%1</translation>
    </message>
    <message>
        <source>Certificate fingerprint (SHA-256): %1</source>
        <translation>证书指纹 (SHA-256)：%1</translation>
    </message>
    <message>
        <source>“%1” is shared</source>
        <translation>“%1”已共享</translation>
    </message>
    <message>
        <source>%1 in %2, %3</source>
        <translation>%1：%2，%3</translation>
    </message>
    <message>
        <source>Scan with a phone to open
the address, without the password</source>
        <translation>用手机扫描即可打开地址，
不含密码</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账户</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Shown only now.</source>
        <translation>只在此时显示。</translation>
    </message>
    <message>
        <source>Certificate fingerprint (SHA-256)</source>
        <translation>证书指纹 (SHA-256)</translation>
    </message>
    <message>
        <source>Copy everything</source>
        <translation>全部复制</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
</context>
<context>
    <name>ShareDialog</name>
    <message>
        <source>Read only</source>
        <translation>只读</translation>
    </message>
    <message>
        <source>Upload only</source>
        <translation>仅上传</translation>
    </message>
    <message>
        <source>Read and write</source>
        <translation>读写</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>共享</translation>
    </message>
    <message>
        <source>Share a folder</source>
        <translation>共享文件夹</translation>
    </message>
    <message>
        <source>People can list and download</source>
        <translation>可以浏览和下载</translation>
    </message>
    <message>
        <source>A drop box: people can send files and see nothing</source>
        <translation>投递箱：可以发送文件，但看不到任何内容</translation>
    </message>
    <message>
        <source>People can also upload, change and delete</source>
        <translation>还可以上传、修改和删除</translation>
    </message>
    <message>
        <source>Choose a folder, or drop one here. Nobody can connect before you press Share.</source>
        <translation>选择一个文件夹，或将其拖到这里。按下“共享”之前任何人都无法连接。</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>/path/to/the/folder</source>
        <translation>/文件夹/的/路径</translation>
    </message>
    <message>
        <source>Choose...</source>
        <translation>选择...</translation>
    </message>
    <message>
        <source>Choose folder</source>
        <translation>选择文件夹</translation>
    </message>
    <message>
        <source>What people may do</source>
        <translation>允许的操作</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账户</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Make another password</source>
        <translation>换一个密码</translation>
    </message>
    <message>
        <source>Who can reach it</source>
        <translation>谁可以访问</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>结束时间</translation>
    </message>
    <message>
        <source>The local network</source>
        <translation>局域网</translation>
    </message>
    <message>
        <source>This computer only</source>
        <translation>仅本机</translation>
    </message>
    <message>
        <source>As the server runs now</source>
        <translation>与服务器当前设置相同</translation>
    </message>
    <message>
        <source>When Wherry Server is closed</source>
        <translation>Wherry Server 关闭时</translation>
    </message>
    <message>
        <source>After a day</source>
        <translation>一天后</translation>
    </message>
    <message>
        <source>After a week</source>
        <translation>一周后</translation>
    </message>
    <message>
        <source>After a month</source>
        <translation>一个月后</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Write the folder with its whole path, beginning with /.</source>
        <translation>请填写文件夹的完整路径，以 / 开头。</translation>
    </message>
    <message>
        <source>There is no such folder.</source>
        <translation>没有这个文件夹。</translation>
    </message>
    <message>
        <source>That is a file; choose the folder it lies in.</source>
        <translation>这是一个文件；请选择它所在的文件夹。</translation>
    </message>
    <message>
        <source>You may not read this folder yourself.</source>
        <translation>您自己没有权限读取此文件夹。</translation>
    </message>
    <message>
        <source>You may not write to this folder yourself; share it read only.</source>
        <translation>您自己没有权限写入此文件夹；请以只读方式共享。</translation>
    </message>
    <message>
        <source>An account&apos;s name has no blanks, colons or slashes.</source>
        <translation>账户名不能包含空格、冒号或斜杠。</translation>
    </message>
    <message>
        <source>There is an account of this name; choose another.</source>
        <translation>已有同名账户；请换一个名称。</translation>
    </message>
    <message>
        <source>The server could not start: %1</source>
        <translation>服务器无法启动：%1</translation>
    </message>
</context>
<context>
    <name>SpeedGraph</name>
    <message>
        <source>Throughput</source>
        <translation>吞吐量</translation>
    </message>
    <message>
        <source>Downloads %1, uploads %2</source>
        <translation>下载 %1，上传 %2</translation>
    </message>
    <message>
        <source>now</source>
        <translation>现在</translation>
    </message>
    <message numerus="yes">
        <source>%n s ago</source>
        <translation>
            <numerusform>%n 秒前</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min ago</source>
        <translation>
            <numerusform>%n 分钟前</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h ago</source>
        <translation>
            <numerusform>%n 小时前</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StateCard</name>
    <message>
        <source>On the internet</source>
        <translation>互联网</translation>
    </message>
    <message>
        <source>Local network</source>
        <translation>局域网</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>本机</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>启动</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Share a folder...</source>
        <translation>共享文件夹...</translation>
    </message>
    <message>
        <source>Start server</source>
        <translation>启动服务器</translation>
    </message>
    <message>
        <source>Stop server</source>
        <translation>停止服务器</translation>
    </message>
    <message>
        <source>Share a folder</source>
        <translation>共享文件夹</translation>
    </message>
    <message>
        <source>Start listening for clients</source>
        <translation>开始监听客户端</translation>
    </message>
    <message>
        <source>Disconnect everybody and stop listening</source>
        <translation>断开所有客户端并停止监听</translation>
    </message>
    <message>
        <source>Server is running</source>
        <translation>服务器正在运行</translation>
    </message>
    <message>
        <source>Server is stopping</source>
        <translation>服务器正在停止</translation>
    </message>
    <message>
        <source>Server could not start</source>
        <translation>服务器无法启动</translation>
    </message>
    <message>
        <source>Server is stopped</source>
        <translation>服务器已停止</translation>
    </message>
    <message>
        <source>Port %1</source>
        <translation>端口 %1</translation>
    </message>
    <message>
        <source>without TLS</source>
        <translation>未启用 TLS</translation>
    </message>
    <message>
        <source>TLS required</source>
        <translation>强制 TLS</translation>
    </message>
    <message>
        <source>TLS offered</source>
        <translation>支持 TLS</translation>
    </message>
    <message>
        <source>up %1</source>
        <translation>已运行 %1</translation>
    </message>
    <message>
        <source>Telling clients to end...</source>
        <translation>正在通知客户端结束...</translation>
    </message>
    <message>
        <source>Nobody can connect</source>
        <translation>目前无法连接</translation>
    </message>
    <message>
        <source>Share a folder to begin; nothing listens before that</source>
        <translation>先共享一个文件夹；在此之前不监听任何端口</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Copy %1</source>
        <translation>复制 %1</translation>
    </message>
</context>
<context>
    <name>TableView</name>
    <message>
        <source>Copy as CSV</source>
        <translation>复制为 CSV</translation>
    </message>
</context>
<context>
    <name>ThroughputCard</name>
    <message>
        <source>Downloads</source>
        <translation>下载</translation>
    </message>
    <message>
        <source>Uploads</source>
        <translation>上传</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>吞吐量</translation>
    </message>
    <message>
        <source>5 minutes</source>
        <translation>5 分钟</translation>
    </message>
    <message>
        <source>24 hours</source>
        <translation>24 小时</translation>
    </message>
    <message>
        <source>Time shown</source>
        <translation>显示的时间</translation>
    </message>
</context>
<context>
    <name>TransferModel</name>
    <message>
        <source>Direction</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账户</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Remaining</source>
        <translation>剩余时间</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>开始时间</translation>
    </message>
    <message>
        <source>Listing of %1</source>
        <translation>%1 的目录列表</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 so far</source>
        <translation>已用 %1</translation>
    </message>
    <message>
        <source>Upload</source>
        <translation>上传</translation>
    </message>
    <message>
        <source>Listing</source>
        <translation>目录列表</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>下载</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 字节</translation>
    </message>
    <message>
        <source>%1 bytes so far</source>
        <translation>已传输 %1 字节</translation>
    </message>
</context>
<context>
    <name>TransferTable</name>
    <message>
        <source>Active transfers</source>
        <translation>正在传输</translation>
    </message>
    <message>
        <source>Nothing is being transferred</source>
        <translation>没有正在进行的传输</translation>
    </message>
    <message>
        <source>No transfer matches</source>
        <translation>没有匹配的传输</translation>
    </message>
    <message numerus="yes">
        <source>Disconnect %n client(s)</source>
        <translation>
            <numerusform>断开 %n 个客户端</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy as CSV</source>
        <translation>复制为 CSV</translation>
    </message>
</context>
<context>
    <name>TransfersPage</name>
    <message>
        <source>Transfers</source>
        <translation>传输</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>断开连接</translation>
    </message>
    <message>
        <source>Search transfers</source>
        <translation>搜索传输</translation>
    </message>
    <message>
        <source>Disconnect client</source>
        <translation>断开客户端</translation>
    </message>
    <message numerus="yes">
        <source>%n running</source>
        <translation>
            <numerusform>%n 个进行中</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TrayIcon</name>
    <message>
        <source>Show window</source>
        <translation>显示窗口</translation>
    </message>
    <message>
        <source>Start server</source>
        <translation>启动服务器</translation>
    </message>
    <message>
        <source>Stop server</source>
        <translation>停止服务器</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Wherry Server is stopped</source>
        <translation>Wherry Server 已停止</translation>
    </message>
    <message numerus="yes">
        <source>%n client(s)</source>
        <translation>
            <numerusform>%n 个客户端</numerusform>
        </translation>
    </message>
    <message>
        <source>, down %1, up %2</source>
        <translation>，下载 %1，上传 %2</translation>
    </message>
</context>
<context>
    <name>WarningCards</name>
    <message>
        <source>Warnings</source>
        <translation>警告</translation>
    </message>
</context>
</TS>
