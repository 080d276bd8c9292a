<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AccountDialog</name>
    <message>
        <source>May sign in</source>
        <translation>可以登录</translation>
    </message>
    <message>
        <source>Ends on</source>
        <translation>到期日</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>New account</source>
        <translation>新建账户</translation>
    </message>
    <message>
        <source>Account %1</source>
        <translation>账户 %1</translation>
    </message>
    <message>
        <source>Account settings</source>
        <translation>账户设置</translation>
    </message>
    <message>
        <source>General</source>
        <translation>常规</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
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
        <source>Group</source>
        <translation>组</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>最后一天</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>电子邮件</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Not saved: the account needs a name.</source>
        <translation>未保存：请填写账户名。</translation>
    </message>
</context>
<context>
    <name>AccountModel</name>
    <message>
        <source>Account</source>
        <translation>账户</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Rights</source>
        <translation>权限</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>组</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>Space used</source>
        <translation>已用空间</translation>
    </message>
    <message>
        <source>Last sign-in</source>
        <translation>上次登录</translation>
    </message>
    <message>
        <source>Disabled</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>Waits for approval</source>
        <translation>等待批准</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>已到期</translation>
    </message>
    <message>
        <source>Read, write</source>
        <translation>读写</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>只读</translation>
    </message>
    <message>
        <source>Upload only</source>
        <translation>仅上传</translation>
    </message>
    <message>
        <source>Some</source>
        <translation>部分</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>%1, no limit</source>
        <translation>%1，不限</translation>
    </message>
    <message>
        <source>not counted, of %1</source>
        <translation>未统计 / %1</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从未</translation>
    </message>
    <message>
        <source>Connected without encryption</source>
        <translation>已连接，未加密</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>已连接</translation>
    </message>
    <message numerus="yes">
        <source>%L1 bytes in %Ln file(s)</source>
        <translation>
            <numerusform>%Ln 个文件，共 %L1 字节</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AccountRun</name>
    <message>
        <source>The password stays as it was: no new one was typed twice the same.</source>
        <translation>密码未更改：没有两次输入相同的新密码。</translation>
    </message>
    <message>
        <source>The password is changed.</source>
        <translation>密码已更改。</translation>
    </message>
    <message>
        <source>The saved site still has the old one: %1.</source>
        <translation>已保存的站点仍是旧密码：%1。</translation>
    </message>
</context>
<context>
    <name>AccountsPage</name>
    <message>
        <source>Accounts</source>
        <translation>账户</translation>
    </message>
    <message>
        <source>Search accounts</source>
        <translation>搜索账户</translation>
    </message>
    <message>
        <source>Edit account</source>
        <translation>编辑账户</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>组</translation>
    </message>
    <message>
        <source>New account</source>
        <translation>新建账户</translation>
    </message>
    <message>
        <source>Disable</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Count space again</source>
        <translation>重新统计空间</translation>
    </message>
    <message>
        <source>Copy as CSV</source>
        <translation>复制为 CSV</translation>
    </message>
    <message>
        <source>Enable</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>批准</translation>
    </message>
    <message>
        <source>Start the server to see its accounts</source>
        <translation>启动服务器后可查看其账户</translation>
    </message>
    <message>
        <source>There are no accounts yet</source>
        <translation>还没有账户</translation>
    </message>
    <message>
        <source>No account matches</source>
        <translation>没有匹配的账户</translation>
    </message>
    <message numerus="yes">
        <source>%n account(s)</source>
        <translation>
            <numerusform>%n 个账户</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message numerus="yes">
        <source>%n disabled</source>
        <translation>
            <numerusform>%n 个已停用</numerusform>
        </translation>
    </message>
    <message>
        <source>The account could not be changed.</source>
        <translation>无法更改此账户。</translation>
    </message>
    <message>
        <source>Disable %1?</source>
        <translation>要停用 %1 吗？</translation>
    </message>
    <message numerus="yes">
        <source>%n session(s) of this account will be ended.</source>
        <translation>
            <numerusform>此账户的 %n 个会话将结束。</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>The password could not be changed.</source>
        <translation>无法更改密码。</translation>
    </message>
    <message>
        <source>Reset the password of %1?</source>
        <translation>要重置 %1 的密码吗？</translation>
    </message>
    <message>
        <source>The old one ends at once; a new one is made and shown once.</source>
        <translation>旧密码立即失效；将生成新密码，并且只显示一次。</translation>
    </message>
    <message>
        <source>Reset password</source>
        <translation>重置密码</translation>
    </message>
    <message>
        <source>The space could not be counted.</source>
        <translation>无法统计空间。</translation>
    </message>
    <message>
        <source>%1 will be counted at its next sign-in.</source>
        <translation>%1 将在下次登录时统计。</translation>
    </message>
    <message>
        <source>Only what an account with a limit uses is counted, and only once it has signed in.</source>
        <translation>只统计有空间限制、并且已登录过的账户。</translation>
    </message>
    <message>
        <source>Delete the account %1?</source>
        <translation>要删除账户 %1 吗？</translation>
    </message>
    <message>
        <source>Its sessions end. Its files stay where they are: %1</source>
        <translation>其会话将结束。文件保留在原处：%1</translation>
    </message>
    <message>
        <source>Delete account</source>
        <translation>删除账户</translation>
    </message>
    <message>
        <source>The account could not be deleted.</source>
        <translation>无法删除此账户。</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>删除…</translation>
    </message>
    <message>
        <source>Duplicate…</source>
        <translation>复制为新账户…</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>编辑…</translation>
    </message>
    <message>
        <source>Groups…</source>
        <translation>组…</translation>
    </message>
    <message>
        <source>New account…</source>
        <translation>新建账户…</translation>
    </message>
    <message>
        <source>Reset password…</source>
        <translation>重置密码…</translation>
    </message>
    <message>
        <source>Unfinished uploads…</source>
        <translation>未完成的上传…</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>&amp;Connect…</source>
        <translation>连接(&amp;C)…</translation>
    </message>
    <message>
        <source>&amp;Reconnect</source>
        <translation>重新连接(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Disconnect</source>
        <translation>断开连接(&amp;D)</translation>
    </message>
    <message>
        <source>New &amp;tab</source>
        <translation>新标签页(&amp;T)</translation>
    </message>
    <message>
        <source>Close ta&amp;b</source>
        <translation>关闭标签页(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>后退(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Next pane</source>
        <translation>下一个窗格(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Other side</source>
        <translation>另一侧(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>打开(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Upload</source>
        <translation>上传(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Download</source>
        <translation>下载(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;New folder…</source>
        <translation>新建文件夹(&amp;N)…</translation>
    </message>
    <message>
        <source>De&amp;lete…</source>
        <translation>删除(&amp;L)…</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>粘贴(&amp;P)</translation>
    </message>
    <message>
        <source>Copy pat&amp;h</source>
        <translation>复制路径(&amp;H)</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>全选(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Process the queue</source>
        <translation>处理队列(&amp;P)</translation>
    </message>
    <message>
        <source>P&amp;ause</source>
        <translation>暂停(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>继续(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Cancel transfer</source>
        <translation>取消传输(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>重试(&amp;T)</translation>
    </message>
    <message>
        <source>Try all failed ones a&amp;gain</source>
        <translation>重试所有失败项(&amp;G)</translation>
    </message>
    <message>
        <source>Re&amp;move from the list</source>
        <translation>从列表中移除(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Higher priority</source>
        <translation>提高优先级(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Lower priority</source>
        <translation>降低优先级(&amp;L)</translation>
    </message>
    <message>
        <source>Answer the &amp;question…</source>
        <translation>回答问题(&amp;Q)…</translation>
    </message>
    <message>
        <source>Show the &amp;log</source>
        <translation>显示日志(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;About Wherry</source>
        <translation>关于 Wherry(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>键盘快捷键(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>Ra&amp;w command…</source>
        <translation>原始命令(&amp;W)…</translation>
    </message>
    <message>
        <source>Change &amp;password…</source>
        <translation>更改密码(&amp;P)…</translation>
    </message>
    <message>
        <source>&amp;Sites…</source>
        <translation>站点(&amp;S)…</translation>
    </message>
    <message>
        <source>Save this connection as a si&amp;te…</source>
        <translation>将此连接保存为站点(&amp;T)…</translation>
    </message>
    <message>
        <source>Re&amp;gister an account…</source>
        <translation>注册账户(&amp;G)…</translation>
    </message>
    <message>
        <source>S&amp;ynchronised browsing</source>
        <translation>同步浏览(&amp;Y)</translation>
    </message>
    <message>
        <source>&amp;Add bookmark…</source>
        <translation>添加书签(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Manage bookmarks…</source>
        <translation>管理书签(&amp;M)…</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>Search on the &amp;server…</source>
        <translation>在服务器上搜索(&amp;S)…</translation>
    </message>
    <message>
        <source>Fol&amp;der tree</source>
        <translation>文件夹树(&amp;D)</translation>
    </message>
    <message>
        <source>Ca&amp;ncel</source>
        <translation>取消(&amp;N)</translation>
    </message>
    <message>
        <source>For&amp;ward</source>
        <translation>前进(&amp;W)</translation>
    </message>
    <message>
        <source>Paren&amp;t folder</source>
        <translation>上级文件夹(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Go to a path…</source>
        <translation>转到路径(&amp;G)…</translation>
    </message>
    <message>
        <source>Re&amp;fresh</source>
        <translation>刷新(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Quick filter</source>
        <translation>快速筛选(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Show hidden files</source>
        <translation>显示隐藏文件(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Compare the two sides</source>
        <translation>比较两侧(&amp;C)</translation>
    </message>
    <message>
        <source>Compare and s&amp;ynchronise…</source>
        <translation>比较与同步(&amp;Y)…</translation>
    </message>
    <message>
        <source>Do&amp;wnload to…</source>
        <translation>下载到(&amp;W)…</translation>
    </message>
    <message>
        <source>New folder and enter &amp;it…</source>
        <translation>新建文件夹并进入(&amp;I)…</translation>
    </message>
    <message>
        <source>Rena&amp;me</source>
        <translation>重命名(&amp;M)</translation>
    </message>
    <message>
        <source>P&amp;roperties</source>
        <translation>属性(&amp;R)</translation>
    </message>
    <message>
        <source>Remo&amp;ve all of this list</source>
        <translation>清空此列表(&amp;V)</translation>
    </message>
    <message>
        <source>Sho&amp;w in the file manager</source>
        <translation>在文件管理器中显示(&amp;W)</translation>
    </message>
    <message>
        <source>Show the t&amp;ransfers</source>
        <translation>显示传输(&amp;R)</translation>
    </message>
    <message>
        <source>S&amp;ettings…</source>
        <translation>设置(&amp;E)…</translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation>上移(&amp;U)</translation>
    </message>
    <message>
        <source>Move &amp;down</source>
        <translation>下移(&amp;D)</translation>
    </message>
    <message>
        <source>Move to the &amp;end</source>
        <translation>移到末尾(&amp;E)</translation>
    </message>
    <message>
        <source>Move to the t&amp;op</source>
        <translation>移到顶部(&amp;O)</translation>
    </message>
</context>
<context>
    <name>AppearanceForm</name>
    <message>
        <source>As the desktop</source>
        <translation>跟随桌面</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Another language shows from the next start of the program.</source>
        <translation>更改语言后，下次启动程序时生效。</translation>
    </message>
</context>
<context>
    <name>BanDialog</name>
    <message>
        <source>Ban an address</source>
        <translation>封禁地址</translation>
    </message>
    <message>
        <source>Ban of %1</source>
        <translation>对 %1 的封禁</translation>
    </message>
    <message>
        <source>Address or network</source>
        <translation>地址或网段</translation>
    </message>
    <message>
        <source>Lasts</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 小时</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1 天</translation>
    </message>
    <message>
        <source>1 week</source>
        <translation>1 周</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 天</translation>
    </message>
    <message>
        <source>Until it is lifted</source>
        <translation>直到解除</translation>
    </message>
    <message>
        <source>Ends on</source>
        <translation>结束于</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Save ban</source>
        <translation>保存封禁</translation>
    </message>
    <message>
        <source>This is this computer: programs on it could no longer connect.</source>
        <translation>这是本机：本机上的程序将无法再连接。</translation>
    </message>
    <message numerus="yes">
        <source>%n connected client(s) will be disconnected.</source>
        <translation>
            <numerusform>%n 个已连接的客户端将被断开。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connected client(s) will be disconnected, of %1.</source>
        <translation>
            <numerusform>%n 个已连接的客户端（%1）将被断开。</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>This is no address and no network. Write for example 192.0.2.1 or 192.0.2.0/24.</source>
        <translation>这不是地址，也不是网段。请写成 192.0.2.1 或 192.0.2.0/24 这样的形式。</translation>
    </message>
    <message>
        <source>This time is over.</source>
        <translation>此时间已过。</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Ban</source>
        <translation>封禁</translation>
    </message>
    <message>
        <source>Ban all the same</source>
        <translation>仍然封禁</translation>
    </message>
    <message>
        <source>Until a time…</source>
        <translation>直到指定时间…</translation>
    </message>
</context>
<context>
    <name>BanModel</name>
    <message>
        <source>Network</source>
        <translation>网段</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Guessed passwords</source>
        <translation>猜测密码</translation>
    </message>
    <message>
        <source>The server itself</source>
        <translation>服务器自动</translation>
    </message>
    <message>
        <source>This window</source>
        <translation>此窗口</translation>
    </message>
    <message>
        <source>A terminal</source>
        <translation>终端</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>When it is lifted</source>
        <translation>解除时</translation>
    </message>
    <message numerus="yes">
        <source>In %n minute(s)</source>
        <translation>
            <numerusform>%n 分钟后</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In %n hour(s)</source>
        <translation>
            <numerusform>%n 小时后</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In %n day(s)</source>
        <translation>
            <numerusform>%n 天后</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BansPage</name>
    <message>
        <source>Bans and address rules</source>
        <translation>封禁与地址规则</translation>
    </message>
    <message>
        <source>Lift</source>
        <translation>解除</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Bans</source>
        <translation>封禁</translation>
    </message>
    <message>
        <source>Search bans</source>
        <translation>搜索封禁</translation>
    </message>
    <message>
        <source>Ban address</source>
        <translation>封禁地址</translation>
    </message>
    <message>
        <source>Edit ban</source>
        <translation>编辑封禁</translation>
    </message>
    <message>
        <source>Lift ban</source>
        <translation>解除封禁</translation>
    </message>
    <message>
        <source>Address rules</source>
        <translation>地址规则</translation>
    </message>
    <message>
        <source>Save address rules</source>
        <translation>保存地址规则</translation>
    </message>
    <message>
        <source>Discard address rules</source>
        <translation>放弃地址规则的更改</translation>
    </message>
    <message>
        <source>Start the server to see whom it turns away</source>
        <translation>启动服务器后可查看被拒绝的地址</translation>
    </message>
    <message>
        <source>Nobody is banned</source>
        <translation>没有封禁</translation>
    </message>
    <message>
        <source>No ban matches</source>
        <translation>没有匹配的封禁</translation>
    </message>
    <message numerus="yes">
        <source>%n banned</source>
        <translation>
            <numerusform>已封禁 %n 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Lift %n ban(s)?</source>
        <translation>
            <numerusform>要解除 %n 个封禁吗？</numerusform>
        </translation>
    </message>
    <message>
        <source>All that are chosen may connect again at once.</source>
        <translation>所选的地址将立即可以重新连接。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>未保存</translation>
    </message>
    <message>
        <source>Saved and in force</source>
        <translation>已保存并生效</translation>
    </message>
    <message>
        <source>Copy as CSV</source>
        <translation>复制为 CSV</translation>
    </message>
    <message>
        <source>Ban an address…</source>
        <translation>封禁地址…</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>编辑…</translation>
    </message>
</context>
<context>
    <name>BookmarkCommands</name>
    <message>
        <source>There is no folder %1 on this computer.</source>
        <translation>本机没有文件夹 %1。</translation>
    </message>
    <message>
        <source>Connect to a server first: the bookmark has a folder on the server.</source>
        <translation>请先连接服务器：此书签含有服务器上的文件夹。</translation>
    </message>
    <message>
        <source>The bookmarks cannot be read.</source>
        <translation>无法读取书签。</translation>
    </message>
    <message>
        <source>The bookmarks cannot be saved.</source>
        <translation>无法保存书签。</translation>
    </message>
</context>
<context>
    <name>BookmarksDialog</name>
    <message>
        <source>Bookmarks</source>
        <translation>书签</translation>
    </message>
    <message>
        <source>Choose a bookmark, or make a new one.</source>
        <translation>请选择一个书签，或新建一个。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>New bookmark</source>
        <translation>新建书签</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Folder here</source>
        <translation>本地文件夹</translation>
    </message>
    <message>
        <source>wherever this side is</source>
        <translation>保持所在位置</translation>
    </message>
    <message>
        <source>Folder on the server</source>
        <translation>服务器上的文件夹</translation>
    </message>
    <message>
        <source>Only %1</source>
        <translation>仅 %1</translation>
    </message>
    <message>
        <source>Every server</source>
        <translation>所有服务器</translation>
    </message>
    <message>
        <source>Shown for</source>
        <translation>适用于</translation>
    </message>
    <message>
        <source>The bookmark needs a folder.</source>
        <translation>书签需要至少一个文件夹。</translation>
    </message>
    <message>
        <source>The bookmark needs a name.</source>
        <translation>书签需要名称。</translation>
    </message>
    <message>
        <source>(no name)</source>
        <translation>（无名称）</translation>
    </message>
</context>
<context>
    <name>CertificateCard</name>
    <message>
        <source>Copy fingerprint</source>
        <translation>复制指纹</translation>
    </message>
    <message>
        <source>Fingerprint (SHA-256)</source>
        <translation>指纹（SHA-256）</translation>
    </message>
    <message>
        <source>Import certificate</source>
        <translation>导入证书</translation>
    </message>
    <message>
        <source>Make a new certificate</source>
        <translation>生成新证书</translation>
    </message>
    <message>
        <source>TLS is off</source>
        <translation>TLS 已关闭</translation>
    </message>
    <message>
        <source>The certificate is made when the server first starts</source>
        <translation>服务器首次启动时生成证书</translation>
    </message>
    <message>
        <source>%1, valid from %2 to %3</source>
        <translation>%1，有效期 %2 至 %3</translation>
    </message>
    <message>
        <source>Self-signed</source>
        <translation>自签名</translation>
    </message>
    <message>
        <source>Issued by %1</source>
        <translation>由 %1 颁发</translation>
    </message>
    <message>
        <source>Kept in the data directory.</source>
        <translation>保存在数据目录中。</translation>
    </message>
    <message>
        <source>In %1, which another program renews; take its name away below to keep one here.</source>
        <translation>位于 %1，由其他程序续期；清空下方的文件名即可在此处保存证书。</translation>
    </message>
    <message>
        <source>Make a new certificate?</source>
        <translation>生成新证书？</translation>
    </message>
    <message>
        <source>Its fingerprint will be another: clients that trust the present one will warn until they are told. Open sessions stay.</source>
        <translation>指纹将会改变：信任现有证书的客户端会发出警告，直到接受新证书。已打开的会话不受影响。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Make a new one</source>
        <translation>重新生成</translation>
    </message>
    <message>
        <source>The certificate could not be made.</source>
        <translation>无法生成证书。</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>Make a new one…</source>
        <translation>重新生成…</translation>
    </message>
</context>
<context>
    <name>ChangePasswordDialog</name>
    <message>
        <source>Change password</source>
        <translation>更改密码</translation>
    </message>
    <message>
        <source>Password of %1</source>
        <translation>%1 的密码</translation>
    </message>
    <message>
        <source>Present password</source>
        <translation>当前密码</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>新密码</translation>
    </message>
    <message>
        <source>New password again</source>
        <translation>再次输入新密码</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>更改</translation>
    </message>
</context>
<context>
    <name>ClientActions</name>
    <message>
        <source>Disable %1?</source>
        <translation>要停用 %1 吗？</translation>
    </message>
    <message numerus="yes">
        <source>%n session(s) of this account will be ended, and nobody can sign in with it until it is enabled again.</source>
        <translation>
            <numerusform>此账户的 %n 个会话将结束，重新启用之前无人可用它登录。</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Disable</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>The account could not be disabled.</source>
        <translation>无法停用此账户。</translation>
    </message>
    <message>
        <source>Send message</source>
        <translation>发送消息</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>The message was not sent.</source>
        <translation>消息未发送。</translation>
    </message>
    <message>
        <source>The client is told with its next reply</source>
        <translation>客户端会在下一条应答中收到</translation>
    </message>
</context>
<context>
    <name>ClientDialog</name>
    <message>
        <source>Client %1</source>
        <translation>客户端 %1</translation>
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
        <source>Program</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>加密</translation>
    </message>
    <message>
        <source>Connected since</source>
        <translation>连接时间</translation>
    </message>
    <message>
        <source>Idle</source>
        <translation>空闲</translation>
    </message>
    <message>
        <source>Directory</source>
        <translation>目录</translation>
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
        <source>Active transfers</source>
        <translation>正在进行的传输</translation>
    </message>
    <message>
        <source>Last commands</source>
        <translation>最近的命令</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 (%2), after %n file(s)</source>
        <translation>
            <numerusform>%1（%2），此前 %n 个文件</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>This client has left.</source>
        <translation>此客户端已离开。</translation>
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
    <name>ClientEngine</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>Another Wherry is running; this one forgets its transfers when it ends.</source>
        <translation>另一个 Wherry 正在运行；此窗口结束后不会记住其传输。</translation>
    </message>
</context>
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
    <message>
        <source>Ban address…</source>
        <translation>封禁地址…</translation>
    </message>
    <message>
        <source>Details…</source>
        <translation>详细信息…</translation>
    </message>
    <message>
        <source>Disable account…</source>
        <translation>停用账户…</translation>
    </message>
    <message>
        <source>Send message…</source>
        <translation>发送消息…</translation>
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
    <name>Confirmation</name>
    <message>
        <source>OK</source>
        <translation>确定</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>ConflictDialog</name>
    <message>
        <source>File exists</source>
        <translation>文件已存在</translation>
    </message>
    <message>
        <source>Yours replaces it; theirs is kept here as a former version</source>
        <translation>用您的版本替换；对方的版本会作为旧版本保存在本机</translation>
    </message>
    <message>
        <source>Yours gets a free name beside it</source>
        <translation>您的版本以另一个名称保存在旁边</translation>
    </message>
    <message>
        <source>Theirs stays on the server, yours in the editor</source>
        <translation>服务器上保留对方的版本，您的版本留在编辑器中</translation>
    </message>
    <message>
        <source>%1 is already on the server</source>
        <translation>服务器上已有 %1</translation>
    </message>
    <message>
        <source>%1 is already on this computer</source>
        <translation>本机上已有 %1</translation>
    </message>
    <message>
        <source>Upload to %1 on %2</source>
        <translation>上传到 %2 上的 %1</translation>
    </message>
    <message>
        <source>Download from %1 to %2</source>
        <translation>从 %1 下载到 %2</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>本机</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>%1 (new)</source>
        <translation>%1（新）</translation>
    </message>
    <message>
        <source>%1 (existing)</source>
        <translation>%1（现有）</translation>
    </message>
    <message>
        <source>Overwrite</source>
        <translation>覆盖</translation>
    </message>
    <message>
        <source>The file on the server is replaced</source>
        <translation>替换服务器上的文件</translation>
    </message>
    <message>
        <source>The file on this computer is replaced</source>
        <translation>替换本机上的文件</translation>
    </message>
    <message>
        <source>Overwrite if newer</source>
        <translation>较新时覆盖</translation>
    </message>
    <message>
        <source>Overwrite if size differs</source>
        <translation>大小不同时覆盖</translation>
    </message>
    <message>
        <source>Overwrite if size differs or newer</source>
        <translation>大小不同或较新时覆盖</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>续传</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>The new one gets a free name beside it</source>
        <translation>新文件以另一个名称并存</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Nothing is changed</source>
        <translation>不做任何更改</translation>
    </message>
    <message>
        <source>Use for all in</source>
        <translation>全部适用：</translation>
    </message>
    <message>
        <source>this queue</source>
        <translation>此队列</translation>
    </message>
    <message>
        <source>uploads only</source>
        <translation>仅上传</translation>
    </message>
    <message>
        <source>downloads only</source>
        <translation>仅下载</translation>
    </message>
    <message>
        <source>Decide later</source>
        <translation>稍后决定</translation>
    </message>
    <message>
        <source>The transfer waits; the others go on</source>
        <translation>此传输等待，其余继续</translation>
    </message>
    <message>
        <source>size unknown</source>
        <translation>大小未知</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 字节</translation>
    </message>
    <message>
        <source>time unknown</source>
        <translation>时间未知</translation>
    </message>
    <message>
        <source>Skip this file</source>
        <translation>跳过此文件</translation>
    </message>
    <message>
        <source>Keep both</source>
        <translation>两者都保留</translation>
    </message>
    <message>
        <source>Skip them</source>
        <translation>全部跳过</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>Edited file</source>
        <translation>编辑过的文件</translation>
    </message>
    <message>
        <source>%1 may have changed on the server since you opened it</source>
        <translation>您打开 %1 之后，服务器上的该文件可能已被修改</translation>
    </message>
</context>
<context>
    <name>ConnectionPage</name>
    <message>
        <source>Encryption</source>
        <translation>加密</translation>
    </message>
    <message>
        <source>Warn before anything goes over the network in clear</source>
        <translation>以明文在网络上传输之前发出警告</translation>
    </message>
    <message>
        <source>Patience</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>Give up when nothing is heard for</source>
        <translation>无响应多久后放弃</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>Show the server that somebody is there every</source>
        <translation>向服务器发送保持连接信号的间隔</translation>
    </message>
    <message>
        <source>These hold for connections that are made from now on.</source>
        <translation>对此后建立的连接生效。</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
</context>
<context>
    <name>ConnectionTestCard</name>
    <message>
        <source>Test of the connection</source>
        <translation>连接测试</translation>
    </message>
    <message>
        <source>Connecting to %1…</source>
        <translation>正在连接 %1…</translation>
    </message>
    <message>
        <source>Agreeing on encryption…</source>
        <translation>正在协商加密…</translation>
    </message>
    <message>
        <source>Logging in…</source>
        <translation>正在登录…</translation>
    </message>
    <message>
        <source>Listing a folder…</source>
        <translation>正在列出文件夹…</translation>
    </message>
    <message>
        <source>%1 answers (%2).</source>
        <translation>%1 有应答（%2）。</translation>
    </message>
    <message>
        <source>Nothing is encrypted: name, password and files go in clear.</source>
        <translation>没有加密：用户名、密码和文件都以明文传输。</translation>
    </message>
    <message>
        <source>Encrypted with %1; the certificate is trusted.</source>
        <translation>已用 %1 加密；证书受信任。</translation>
    </message>
    <message>
        <source>The server accepts the login.</source>
        <translation>服务器接受登录。</translation>
    </message>
    <message>
        <source>A data connection works: %1 in %2.</source>
        <translation>数据连接可用：%2 中有 %1。</translation>
    </message>
    <message>
        <source>%1 answers through the proxy.</source>
        <translation>%1 通过代理有应答。</translation>
    </message>
</context>
<context>
    <name>ControlConnection</name>
    <message>
        <source>Connecting to %1 through %2</source>
        <translation>正在通过 %2 连接 %1</translation>
    </message>
    <message>
        <source>Connecting to %1</source>
        <translation>正在连接 %1</translation>
    </message>
</context>
<context>
    <name>Counts</name>
    <message>
        <source>1 file</source>
        <translation>1 个文件</translation>
    </message>
    <message>
        <source>%1 files</source>
        <translation>%1 个文件</translation>
    </message>
    <message>
        <source>1 folder</source>
        <translation>1 个文件夹</translation>
    </message>
    <message>
        <source>%1 folders</source>
        <translation>%1 个文件夹</translation>
    </message>
    <message>
        <source>1 item</source>
        <translation>1 项</translation>
    </message>
    <message>
        <source>%1 items</source>
        <translation>%1 项</translation>
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
        <source>The certificate has expired</source>
        <translation>证书已过期</translation>
    </message>
    <message numerus="yes">
        <source>The certificate expires in %n day(s)</source>
        <translation>
            <numerusform>证书将在 %n 天后过期</numerusform>
        </translation>
    </message>
    <message>
        <source>From %1 on clients warn or refuse. A new certificate has a new fingerprint to pass on.</source>
        <translation>从 %1 起，客户端会发出警告或拒绝连接。新证书有新的指纹，需要告知他人。</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>%1 passive ports serve %2 sessions; the others&apos; transfers fail when all are in use.</source>
        <translation>%1 个被动端口服务 %2 个会话；端口全部占用时，其他会话的传输会失败。</translation>
    </message>
    <message>
        <source>Give a wider range…</source>
        <translation>扩大范围…</translation>
    </message>
    <message>
        <source>Renew…</source>
        <translation>更新…</translation>
    </message>
    <message>
        <source> of %1</source>
        <translation>，共 %1</translation>
    </message>
</context>
<context>
    <name>DesktopNotices</name>
    <message>
        <source>A transfer waits for an answer</source>
        <translation>有一项传输等待答复</translation>
    </message>
    <message>
        <source>The file exists already.</source>
        <translation>文件已存在。</translation>
    </message>
    <message>
        <source>A message from %1</source>
        <translation>来自 %1 的消息</translation>
    </message>
    <message>
        <source>Not all transfers went well</source>
        <translation>并非所有传输都成功</translation>
    </message>
    <message>
        <source>Done: %1. Failed: %2.</source>
        <translation>完成：%1。失败：%2。</translation>
    </message>
    <message>
        <source>All transfers are done</source>
        <translation>所有传输均已完成</translation>
    </message>
</context>
<context>
    <name>DialogFoot</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>DragOut</name>
    <message>
        <source>Fetching: %1 %. The drop follows.</source>
        <translation>正在获取：%1 %。随后完成放置。</translation>
    </message>
    <message>
        <source>What you dropped is still on its way, so the other program could not take it yet. It goes on arriving.</source>
        <translation>您放下的内容仍在传输途中，另一个程序暂时无法接收。传输会继续进行。</translation>
    </message>
    <message>
        <source>Download to…</source>
        <translation>下载到…</translation>
    </message>
    <message>
        <source>Download to</source>
        <translation>下载到</translation>
    </message>
    <message>
        <source>What you dragged could not be fetched. “Failed” below says why.</source>
        <translation>无法获取您拖动的内容。原因见下方的“失败”列表。</translation>
    </message>
</context>
<context>
    <name>Editing</name>
    <message>
        <source>“%1” could not be saved on the server.</source>
        <translation>“%1”未能保存到服务器。</translation>
    </message>
    <message>
        <source>What you wrote is still in the editor. “Failed” below says why; save again to try once more.</source>
        <translation>您写的内容仍在编辑器中。原因见下方“失败”；再次保存即可重试。</translation>
    </message>
    <message>
        <source>“%1” could not be fetched for editing.</source>
        <translation>未能取得“%1”以供编辑。</translation>
    </message>
    <message>
        <source>“Failed” below says why.</source>
        <translation>原因见下方“失败”。</translation>
    </message>
    <message>
        <source>No program of this desktop opens “%1”.</source>
        <translation>桌面上没有能打开“%1”的程序。</translation>
    </message>
    <message>
        <source>Choose a program for this kind of file in the file manager first.</source>
        <translation>请先在文件管理器中为此类文件选择一个程序。</translation>
    </message>
    <message>
        <source>“%1” has been saved on %2.</source>
        <translation>“%1”已保存到 %2。</translation>
    </message>
    <message>
        <source>The former version is kept for 30 days.</source>
        <translation>先前的版本保留 30 天。</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>“%1” was not saved on the server: what stands there stays. What you wrote is still in the editor; save again to be asked again.</source>
        <translation>“%1”没有保存到服务器，服务器上的版本保持不变。您写的内容仍在编辑器中；再次保存时会再次询问。</translation>
    </message>
    <message>
        <source>“%1” was not saved on the server: what stands there stays. Yours is kept here for 30 days.</source>
        <translation>“%1”没有保存到服务器，服务器上的版本保持不变。您的版本在本机保留 30 天。</translation>
    </message>
</context>
<context>
    <name>EngineSentences</name>
    <message>
        <source>not connected</source>
        <translation>未连接</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>the connection ended</source>
        <translation>连接已结束</translation>
    </message>
    <message>
        <source>the connection was closed</source>
        <translation>连接已关闭</translation>
    </message>
    <message>
        <source>the connection is not encrypted</source>
        <translation>连接未加密</translation>
    </message>
    <message>
        <source>the connection ended during the TLS handshake</source>
        <translation>连接在 TLS 握手期间结束</translation>
    </message>
    <message>
        <source>the connection ended without TLS close_notify</source>
        <translation>连接结束时没有 TLS close_notify</translation>
    </message>
    <message>
        <source>the server closed the connection</source>
        <translation>服务器关闭了连接</translation>
    </message>
    <message>
        <source>the server did not answer the end of a cancelled transfer</source>
        <translation>服务器没有应答已取消传输的结束</translation>
    </message>
    <message>
        <source>nothing came for %1 s</source>
        <translation>%1 秒内没有收到任何数据</translation>
    </message>
    <message>
        <source>no answer within %1 s</source>
        <translation>%1 秒内没有应答</translation>
    </message>
    <message>
        <source>no reply is due</source>
        <translation>没有待收的应答</translation>
    </message>
    <message>
        <source>no password was given</source>
        <translation>没有提供密码</translation>
    </message>
    <message>
        <source>the server sends preliminary replies without end</source>
        <translation>服务器不停地发送初步应答</translation>
    </message>
    <message>
        <source>the server sent a reply line over 8 KiB</source>
        <translation>服务器发送的应答行超过 8 KiB</translation>
    </message>
    <message>
        <source>the server sent a reply line of more than 8 KiB</source>
        <translation>服务器发送的应答行超过 8 KiB</translation>
    </message>
    <message>
        <source>the server sent a reply of more than 64 KiB</source>
        <translation>服务器发送的应答超过 64 KiB</translation>
    </message>
    <message>
        <source>the server sent a reply that nothing had asked for: %1</source>
        <translation>服务器发送了未请求的应答：%1</translation>
    </message>
    <message>
        <source>the server sent something that is not an FTP reply</source>
        <translation>服务器发送的内容不是 FTP 应答</translation>
    </message>
    <message>
        <source>a command of more than 8 KiB is not sent</source>
        <translation>超过 8 KiB 的命令不会发送</translation>
    </message>
    <message>
        <source>an empty or broken command is not sent</source>
        <translation>空的或残缺的命令不会发送</translation>
    </message>
    <message>
        <source>a name with a line break or a NUL byte cannot be sent to a server</source>
        <translation>含换行符或 NUL 字节的名称无法发送给服务器</translation>
    </message>
    <message>
        <source>a name with a line break or a zero byte cannot be sent</source>
        <translation>含换行符或零字节的名称无法发送</translation>
    </message>
    <message>
        <source>this command cannot be sent by hand</source>
        <translation>此命令不能手动发送</translation>
    </message>
    <message>
        <source>these passwords cannot be sent by SITE PSWD</source>
        <translation>这些密码无法用 SITE PSWD 发送</translation>
    </message>
    <message>
        <source>an account needs a name without spaces and a password</source>
        <translation>账户需要不含空格的名称和密码</translation>
    </message>
    <message>
        <source>the server gives no accounts by itself; ask its administrator</source>
        <translation>服务器不接受自行注册；请联系其管理员</translation>
    </message>
    <message>
        <source>the server cannot set times</source>
        <translation>服务器无法设置时间</translation>
    </message>
    <message>
        <source>the server makes no digests</source>
        <translation>服务器不提供摘要</translation>
    </message>
    <message>
        <source>bytes in clear were slipped in before TLS began</source>
        <translation>TLS 开始之前被混入了明文字节</translation>
    </message>
    <message>
        <source>the server offers no encryption</source>
        <translation>服务器不提供加密</translation>
    </message>
    <message>
        <source>the server offers no encryption: %1</source>
        <translation>服务器不提供加密：%1</translation>
    </message>
    <message>
        <source>the server offers no encryption, although it once did: %1</source>
        <translation>服务器曾提供加密，现在不再提供：%1</translation>
    </message>
    <message>
        <source>the server would send files in clear: %1</source>
        <translation>服务器会以明文发送文件：%1</translation>
    </message>
    <message>
        <source>the server shows no certificate</source>
        <translation>服务器没有出示证书</translation>
    </message>
    <message>
        <source>the server&apos;s certificate has changed; it is now %1</source>
        <translation>服务器的证书已改变，现为 %1</translation>
    </message>
    <message>
        <source>the certificate is unknown; it is %1</source>
        <translation>证书未知，其指纹为 %1</translation>
    </message>
    <message>
        <source>the certificate is not the one that was named; it is %1</source>
        <translation>证书不是所指定的那一个，其指纹为 %1</translation>
    </message>
    <message>
        <source>the certificate cannot be made: %1</source>
        <translation>无法生成证书：%1</translation>
    </message>
    <message>
        <source>the certificate cannot be used: %1</source>
        <translation>证书无法使用：%1</translation>
    </message>
    <message>
        <source>the client certificate cannot be used: %1</source>
        <translation>客户端证书无法使用：%1</translation>
    </message>
    <message>
        <source>no certificate authority can be read from %1: %2</source>
        <translation>无法从 %1 读取证书颁发机构：%2</translation>
    </message>
    <message>
        <source>encryption cannot be set up: %1</source>
        <translation>无法建立加密：%1</translation>
    </message>
    <message>
        <source>unknown error</source>
        <translation>未知错误</translation>
    </message>
    <message>
        <source>there is no PEM certificate in it</source>
        <translation>其中没有 PEM 证书</translation>
    </message>
    <message>
        <source>there is no PEM private key in it</source>
        <translation>其中没有 PEM 私钥</translation>
    </message>
    <message>
        <source>the key is protected by a password, and this one is not it</source>
        <translation>私钥受密码保护，而此密码不正确</translation>
    </message>
    <message>
        <source>the key does not belong to the certificate</source>
        <translation>私钥与证书不匹配</translation>
    </message>
    <message>
        <source>the server names port %1 for data, which belongs to another service</source>
        <translation>服务器指定的数据端口 %1 属于其他服务</translation>
    </message>
    <message>
        <source>the data connection shows another certificate than the control connection</source>
        <translation>数据连接的证书与控制连接的不同</translation>
    </message>
    <message>
        <source>the data connection was lost</source>
        <translation>数据连接已断开</translation>
    </message>
    <message>
        <source>the data connection ended within a file</source>
        <translation>数据连接在文件中途结束</translation>
    </message>
    <message>
        <source>the data ended without TLS close_notify</source>
        <translation>数据结束时没有 TLS close_notify</translation>
    </message>
    <message>
        <source>the data ended at byte %1, although more was asked for</source>
        <translation>数据在第 %1 字节结束，而请求的更多</translation>
    </message>
    <message>
        <source>the encrypted data did not end properly, and the size is not known</source>
        <translation>加密数据没有正常结束，且大小未知</translation>
    </message>
    <message>
        <source>the other side closed the data connection</source>
        <translation>对方关闭了数据连接</translation>
    </message>
    <message>
        <source>the other side sent no data for %1 s</source>
        <translation>对方在 %1 秒内没有发送数据</translation>
    </message>
    <message>
        <source>the other side took no data for %1 s</source>
        <translation>对方在 %1 秒内没有接收数据</translation>
    </message>
    <message>
        <source>what came is not a block</source>
        <translation>收到的不是数据块</translation>
    </message>
    <message>
        <source>no file can be continued in blocks</source>
        <translation>分块方式下无法续传文件</translation>
    </message>
    <message>
        <source>more than %1 bytes</source>
        <translation>超过 %1 字节</translation>
    </message>
    <message>
        <source>more bytes came than the server had announced</source>
        <translation>收到的字节比服务器所说的多</translation>
    </message>
    <message>
        <source>%1 of %2 bytes came, although the server says that this was all</source>
        <translation>共 %2 字节，只收到 %1 字节，服务器却说已全部发送</translation>
    </message>
    <message>
        <source>%1 bytes came instead of %2</source>
        <translation>收到 %1 字节，应为 %2 字节</translation>
    </message>
    <message>
        <source>the server has %1 of %2 bytes, although it had said that all was well</source>
        <translation>共 %2 字节，服务器上只有 %1 字节，它却说一切正常</translation>
    </message>
    <message>
        <source>what the server sends changes from one attempt to the next</source>
        <translation>服务器每次发送的内容都不相同</translation>
    </message>
    <message>
        <source>what the server sends is not what was fetched before</source>
        <translation>服务器发送的内容与之前取得的不同</translation>
    </message>
    <message>
        <source>the digest of what came is not the server&apos;s</source>
        <translation>所收内容的摘要与服务器的不同</translation>
    </message>
    <message>
        <source>the digest of what the server has is not the file&apos;s</source>
        <translation>服务器上内容的摘要与文件的不同</translation>
    </message>
    <message>
        <source>the proxy refused: %1</source>
        <translation>代理拒绝：%1</translation>
    </message>
    <message>
        <source>the proxy %1: %2</source>
        <translation>代理 %1：%2</translation>
    </message>
    <message>
        <source>the proxy: %1</source>
        <translation>代理：%1</translation>
    </message>
    <message>
        <source>this is no proxy of the kind that was named: %1</source>
        <translation>这不是所指定类型的代理：%1</translation>
    </message>
    <message>
        <source>it closed the connection</source>
        <translation>它关闭了连接</translation>
    </message>
    <message>
        <source>it failed</source>
        <translation>它失败了</translation>
    </message>
    <message>
        <source>its rules do not allow this connection</source>
        <translation>其规则不允许此连接</translation>
    </message>
    <message>
        <source>it cannot reach the network</source>
        <translation>它无法访问该网络</translation>
    </message>
    <message>
        <source>it cannot reach the host</source>
        <translation>它无法访问该主机</translation>
    </message>
    <message>
        <source>the server does not take the connection</source>
        <translation>服务器不接受连接</translation>
    </message>
    <message>
        <source>the server did not answer it</source>
        <translation>服务器没有应答它</translation>
    </message>
    <message>
        <source>it does not know CONNECT</source>
        <translation>它不支持 CONNECT</translation>
    </message>
    <message>
        <source>it does not know this kind of address</source>
        <translation>它不支持此类地址</translation>
    </message>
    <message>
        <source>it answered with error %1</source>
        <translation>它应答了错误 %1</translation>
    </message>
    <message>
        <source>it does not speak SOCKS 5</source>
        <translation>它不使用 SOCKS 5</translation>
    </message>
    <message>
        <source>it does not speak HTTP</source>
        <translation>它不使用 HTTP</translation>
    </message>
    <message>
        <source>it does not know RFC 1929</source>
        <translation>它不支持 RFC 1929</translation>
    </message>
    <message>
        <source>it wants a name and a password</source>
        <translation>它要求用户名和密码</translation>
    </message>
    <message>
        <source>it wants a name and a password, or those given are wrong</source>
        <translation>它要求用户名和密码，或所给的不正确</translation>
    </message>
    <message>
        <source>it wants another way of authentication</source>
        <translation>它要求其他认证方式</translation>
    </message>
    <message>
        <source>it chose what was not offered</source>
        <translation>它选择了未提供的方式</translation>
    </message>
    <message>
        <source>it tells an address of no known kind</source>
        <translation>它给出的地址类型未知</translation>
    </message>
    <message>
        <source>its answer has no end</source>
        <translation>它的应答没有结尾</translation>
    </message>
    <message>
        <source>name or password are wrong</source>
        <translation>用户名或密码不正确</translation>
    </message>
    <message>
        <source>a proxy cannot be told this host name</source>
        <translation>无法向代理传达此主机名</translation>
    </message>
    <message>
        <source>the name at an HTTP proxy cannot hold a colon</source>
        <translation>HTTP 代理的用户名不能含冒号</translation>
    </message>
    <message>
        <source>name and password at a SOCKS proxy have 255 bytes at most</source>
        <translation>SOCKS 代理的用户名和密码最多 255 字节</translation>
    </message>
    <message>
        <source>a proxy begins with socks5:// or http://</source>
        <translation>代理以 socks5:// 或 http:// 开头</translation>
    </message>
    <message>
        <source>the address of the proxy names no host</source>
        <translation>代理地址中没有主机</translation>
    </message>
    <message>
        <source>nothing follows host and port in the address of a proxy</source>
        <translation>代理地址中主机和端口之后不能有其他内容</translation>
    </message>
    <message>
        <source>the port of the proxy is not a number from 1 to 65535</source>
        <translation>代理端口不是 1 到 65535 之间的数字</translation>
    </message>
    <message>
        <source>a file of this name is there</source>
        <translation>已有同名文件</translation>
    </message>
    <message>
        <source>a folder of this name is there</source>
        <translation>已有同名文件夹</translation>
    </message>
    <message>
        <source>something of this name is there that is no file, a link or a device</source>
        <translation>已有同名的项，但它不是文件，而是链接或设备</translation>
    </message>
    <message>
        <source>a link of this name is there, it is not followed</source>
        <translation>已有同名链接，不会跟随</translation>
    </message>
    <message>
        <source>a link, it is not followed</source>
        <translation>是链接，不会跟随</translation>
    </message>
    <message>
        <source>neither a file nor a folder</source>
        <translation>既不是文件也不是文件夹</translation>
    </message>
    <message>
        <source>not a file</source>
        <translation>不是文件</translation>
    </message>
    <message>
        <source>the file is not there</source>
        <translation>文件不存在</translation>
    </message>
    <message>
        <source>there is no such folder</source>
        <translation>没有这个文件夹</translation>
    </message>
    <message>
        <source>the folder cannot be made</source>
        <translation>无法创建文件夹</translation>
    </message>
    <message>
        <source>no free name is left</source>
        <translation>没有可用的名称了</translation>
    </message>
    <message>
        <source>the file changed while it was sent</source>
        <translation>文件在发送时发生了变化</translation>
    </message>
    <message>
        <source>the file became shorter while it was sent</source>
        <translation>文件在发送时变短了</translation>
    </message>
    <message>
        <source>the name leads out of the folder</source>
        <translation>此名称指向文件夹之外</translation>
    </message>
    <message>
        <source>the name cannot be sent: it is not UTF-8, or holds a line break</source>
        <translation>此名称无法发送：不是 UTF-8，或含换行符</translation>
    </message>
    <message>
        <source>the server names a file &quot;%1&quot;</source>
        <translation>服务器给出的文件名为“%1”</translation>
    </message>
    <message>
        <source>too many files wait to be made durable</source>
        <translation>等待写入磁盘的文件过多</translation>
    </message>
    <message>
        <source>more than %1 folders deep</source>
        <translation>文件夹超过 %1 层</translation>
    </message>
    <message>
        <source>the folders lie deeper than 100 levels</source>
        <translation>文件夹超过 100 层</translation>
    </message>
    <message>
        <source>the path is too long</source>
        <translation>路径太长</translation>
    </message>
    <message>
        <source>the listing is too long</source>
        <translation>列表太长</translation>
    </message>
    <message>
        <source>the listing is longer than this program takes</source>
        <translation>列表超出本程序的上限</translation>
    </message>
    <message>
        <source>this folder contains itself</source>
        <translation>此文件夹包含自身</translation>
    </message>
    <message>
        <source>it contains itself</source>
        <translation>它包含自身</translation>
    </message>
    <message>
        <source>it lies too deep</source>
        <translation>层级太深</translation>
    </message>
    <message>
        <source>it has changed since the comparison</source>
        <translation>比较之后已发生变化</translation>
    </message>
    <message>
        <source>the name &quot;%1&quot; cannot stand on both sides</source>
        <translation>名称“%1”不能同时用于两侧</translation>
    </message>
    <message>
        <source>another synchronisation of these two folders is running</source>
        <translation>这两个文件夹的另一次同步正在进行</translation>
    </message>
    <message>
        <source>an address begins with ftp://, ftpes:// or ftps://</source>
        <translation>地址以 ftp://、ftpes:// 或 ftps:// 开头</translation>
    </message>
    <message>
        <source>the address names no host</source>
        <translation>地址中没有主机</translation>
    </message>
    <message>
        <source>the address has [ without ]</source>
        <translation>地址中有 [ 而没有 ]</translation>
    </message>
    <message>
        <source>after ] only :port may follow</source>
        <translation>] 之后只能跟 :端口</translation>
    </message>
    <message>
        <source>the port in the address is not a number from 1 to 65535</source>
        <translation>地址中的端口不是 1 到 65535 之间的数字</translation>
    </message>
    <message>
        <source>the name or password in the address has a wrong %-code or a line break</source>
        <translation>地址中的用户名或密码含错误的 % 编码或换行符</translation>
    </message>
    <message>
        <source>the path in the address has a wrong %-code, a line break or a zero byte</source>
        <translation>地址中的路径含错误的 % 编码、换行符或零字节</translation>
    </message>
    <message>
        <source>the path has a line break or a zero byte</source>
        <translation>路径含换行符或零字节</translation>
    </message>
    <message>
        <source>no saved site has this name</source>
        <translation>没有此名称的已保存站点</translation>
    </message>
    <message>
        <source>not a file of sites that this program knows</source>
        <translation>不是本程序可识别的站点文件</translation>
    </message>
    <message>
        <source>site %1 is damaged</source>
        <translation>站点 %1 已损坏</translation>
    </message>
    <message>
        <source>not a file of FileZilla</source>
        <translation>不是 FileZilla 的文件</translation>
    </message>
    <message>
        <source>no list of sites in it</source>
        <translation>其中没有站点列表</translation>
    </message>
    <message>
        <source>folders too deep</source>
        <translation>文件夹层级太深</translation>
    </message>
    <message>
        <source>line %1: %2</source>
        <translation>第 %1 行：%2</translation>
    </message>
    <message>
        <source>no session of WinSCP in it</source>
        <translation>其中没有 WinSCP 的会话</translation>
    </message>
    <message>
        <source>there is no keychain</source>
        <translation>没有密钥环</translation>
    </message>
    <message>
        <source>the keychain did not answer within %1 s</source>
        <translation>密钥环在 %1 秒内没有应答</translation>
    </message>
    <message>
        <source>no master password was given</source>
        <translation>没有提供主密码</translation>
    </message>
    <message>
        <source>the file of passwords is damaged</source>
        <translation>密码文件已损坏</translation>
    </message>
    <message>
        <source>too little memory for the key</source>
        <translation>内存不足，无法生成密钥</translation>
    </message>
    <message>
        <source>too much work waits</source>
        <translation>等待处理的工作过多</translation>
    </message>
    <message>
        <source>in use by process %1</source>
        <translation>正被进程 %1 使用</translation>
    </message>
    <message>
        <source>not a JSON object</source>
        <translation>不是 JSON 对象</translation>
    </message>
    <message>
        <source>the database is overloaded</source>
        <translation>数据库负载过高</translation>
    </message>
    <message>
        <source>the file was written by a newer version</source>
        <translation>此文件由更新的版本写入</translation>
    </message>
    <message>
        <source>Operation not permitted</source>
        <translation>不允许的操作</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>没有那个文件或目录</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>输入/输出错误</translation>
    </message>
    <message>
        <source>Cannot allocate memory</source>
        <translation>内存不足</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>权限不足</translation>
    </message>
    <message>
        <source>Device or resource busy</source>
        <translation>设备或资源忙</translation>
    </message>
    <message>
        <source>File exists</source>
        <translation>文件已存在</translation>
    </message>
    <message>
        <source>Invalid cross-device link</source>
        <translation>不能跨设备链接</translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation>不是目录</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>是一个目录</translation>
    </message>
    <message>
        <source>Invalid argument</source>
        <translation>参数无效</translation>
    </message>
    <message>
        <source>Too many open files in system</source>
        <translation>系统中打开的文件过多</translation>
    </message>
    <message>
        <source>Too many open files</source>
        <translation>打开的文件过多</translation>
    </message>
    <message>
        <source>Text file busy</source>
        <translation>程序文件正在使用</translation>
    </message>
    <message>
        <source>File too large</source>
        <translation>文件过大</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>设备上没有剩余空间</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>文件系统为只读</translation>
    </message>
    <message>
        <source>Too many links</source>
        <translation>链接过多</translation>
    </message>
    <message>
        <source>Broken pipe</source>
        <translation>管道已断开</translation>
    </message>
    <message>
        <source>File name too long</source>
        <translation>文件名过长</translation>
    </message>
    <message>
        <source>Directory not empty</source>
        <translation>目录非空</translation>
    </message>
    <message>
        <source>Too many levels of symbolic links</source>
        <translation>符号链接的层数过多</translation>
    </message>
    <message>
        <source>Disk quota exceeded</source>
        <translation>超出磁盘配额</translation>
    </message>
    <message>
        <source>Stale file handle</source>
        <translation>文件句柄已失效</translation>
    </message>
    <message>
        <source>Protocol error</source>
        <translation>协议错误</translation>
    </message>
    <message>
        <source>Operation not supported</source>
        <translation>不支持的操作</translation>
    </message>
    <message>
        <source>Address already in use</source>
        <translation>地址已被使用</translation>
    </message>
    <message>
        <source>Cannot assign requested address</source>
        <translation>无法指定所请求的地址</translation>
    </message>
    <message>
        <source>Network is down</source>
        <translation>网络已关闭</translation>
    </message>
    <message>
        <source>Network is unreachable</source>
        <translation>网络不可达</translation>
    </message>
    <message>
        <source>Software caused connection abort</source>
        <translation>连接被本机软件中止</translation>
    </message>
    <message>
        <source>Connection reset by peer</source>
        <translation>连接被对方重置</translation>
    </message>
    <message>
        <source>No buffer space available</source>
        <translation>没有可用的缓冲区空间</translation>
    </message>
    <message>
        <source>Connection timed out</source>
        <translation>连接超时</translation>
    </message>
    <message>
        <source>Connection refused</source>
        <translation>连接被拒绝</translation>
    </message>
    <message>
        <source>Host is down</source>
        <translation>主机已关闭</translation>
    </message>
    <message>
        <source>No route to host</source>
        <translation>没有到主机的路由</translation>
    </message>
    <message>
        <source>self-signed certificate</source>
        <translation>自签名证书</translation>
    </message>
    <message>
        <source>self-signed certificate in certificate chain</source>
        <translation>证书链中有自签名证书</translation>
    </message>
    <message>
        <source>unable to get issuer certificate</source>
        <translation>找不到颁发者的证书</translation>
    </message>
    <message>
        <source>unable to get local issuer certificate</source>
        <translation>本机不认识颁发者的证书</translation>
    </message>
    <message>
        <source>unable to verify the first certificate</source>
        <translation>无法验证第一个证书</translation>
    </message>
    <message>
        <source>certificate is not yet valid</source>
        <translation>证书尚未生效</translation>
    </message>
    <message>
        <source>certificate has expired</source>
        <translation>证书已过期</translation>
    </message>
    <message>
        <source>certificate signature failure</source>
        <translation>证书的签名无效</translation>
    </message>
    <message>
        <source>certificate revoked</source>
        <translation>证书已被吊销</translation>
    </message>
    <message>
        <source>certificate rejected</source>
        <translation>证书被拒绝</translation>
    </message>
    <message>
        <source>certificate not trusted</source>
        <translation>证书不受信任</translation>
    </message>
    <message>
        <source>certificate chain too long</source>
        <translation>证书链过长</translation>
    </message>
    <message>
        <source>invalid CA certificate</source>
        <translation>证书颁发机构的证书无效</translation>
    </message>
    <message>
        <source>unsuitable certificate purpose</source>
        <translation>证书的用途不符</translation>
    </message>
    <message>
        <source>hostname mismatch</source>
        <translation>主机名不符</translation>
    </message>
    <message>
        <source>IP address mismatch</source>
        <translation>IP 地址不符</translation>
    </message>
    <message>
        <source>EE certificate key too weak</source>
        <translation>证书的密钥过弱</translation>
    </message>
    <message>
        <source>CA certificate key too weak</source>
        <translation>证书颁发机构的密钥过弱</translation>
    </message>
    <message>
        <source>CA signature digest algorithm too weak</source>
        <translation>证书颁发机构的签名摘要算法过弱</translation>
    </message>
    <message>
        <source>Host not found</source>
        <translation>找不到主机</translation>
    </message>
</context>
<context>
    <name>EntryName</name>
    <message>
        <source>A name has no “/”.</source>
        <translation>名称中不能有“/”。</translation>
    </message>
    <message>
        <source>“.” and “..” stand for this folder and the one above it.</source>
        <translation>“.”和“..”代表此文件夹及其上一级文件夹。</translation>
    </message>
    <message>
        <source>A name has no line break and no null character.</source>
        <translation>名称中不能有换行符或空字符。</translation>
    </message>
    <message>
        <source>This name is too long: it takes %1 bytes, and %2 is the most.</source>
        <translation>此名称过长：占 %1 字节，最多 %2 字节。</translation>
    </message>
</context>
<context>
    <name>Environment</name>
    <message>
        <source>Password of %1 at %2: </source>
        <translation>%2 上 %1 的密码：</translation>
    </message>
    <message>
        <source>The certificate of %1 has CHANGED. It was %2 and is now %3. Somebody may be listening; ask the administrator. If the new one is right, give it with --trust.</source>
        <translation>%1 的证书变了！原为 %2，现为 %3。可能有人在窃听，请询问管理员。若新证书无误，请用 --trust 指明。</translation>
    </message>
    <message>
        <source>The certificate of %1 is not known: issued for %2 by %3, SHA-256 %4.</source>
        <translation>%1 的证书未知：由 %3 颁发给 %2，SHA-256 %4。</translation>
    </message>
    <message>
        <source>Trust it from now on? Type yes or no: </source>
        <translation>从现在起信任它吗？输入 yes 或 no：</translation>
    </message>
    <message>
        <source>If it is right, run the command again with --trust %1.</source>
        <translation>若证书无误，请加上 --trust %1 再运行此命令。</translation>
    </message>
    <message>
        <source>The saved password cannot be read: %1.</source>
        <translation>无法读取已保存的密码：%1。</translation>
    </message>
    <message>
        <source>New password: </source>
        <translation>新密码：</translation>
    </message>
    <message>
        <source>The same again: </source>
        <translation>再次输入：</translation>
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
    <name>ExistingFile</name>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n 秒</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n 分钟</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n 小时</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n 天</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n week(s)</source>
        <translation>
            <numerusform>%n 周</numerusform>
        </translation>
    </message>
    <message>
        <source>same size</source>
        <translation>大小相同</translation>
    </message>
    <message>
        <source>larger</source>
        <translation>较大</translation>
    </message>
    <message>
        <source>smaller</source>
        <translation>较小</translation>
    </message>
    <message>
        <source>same time</source>
        <translation>时间相同</translation>
    </message>
    <message>
        <source>newer</source>
        <translation>较新</translation>
    </message>
    <message>
        <source>older</source>
        <translation>较旧</translation>
    </message>
    <message>
        <source>A time is not known: it would be skipped</source>
        <translation>时间未知：将会跳过</translation>
    </message>
    <message>
        <source>It is not: both are of the same time</source>
        <translation>否：两者时间相同</translation>
    </message>
    <message>
        <source>It is: %1 newer</source>
        <translation>是：新 %1</translation>
    </message>
    <message>
        <source>It is not: %1 older</source>
        <translation>否：旧 %1</translation>
    </message>
    <message>
        <source>A size is not known: it would be overwritten</source>
        <translation>大小未知：将会覆盖</translation>
    </message>
    <message>
        <source>It does not: both are equally large</source>
        <translation>否：两者大小相同</translation>
    </message>
    <message>
        <source>It does: %1 more</source>
        <translation>是：多 %1</translation>
    </message>
    <message>
        <source>It does: %1 less</source>
        <translation>是：少 %1</translation>
    </message>
    <message>
        <source>Both are true</source>
        <translation>两者皆是</translation>
    </message>
    <message>
        <source>The size differs</source>
        <translation>大小不同</translation>
    </message>
    <message>
        <source>It is newer</source>
        <translation>较新</translation>
    </message>
    <message>
        <source>Neither is true: it would be skipped</source>
        <translation>两者皆否：将会跳过</translation>
    </message>
    <message>
        <source>Not possible: nothing is missing at its end</source>
        <translation>无法续传：末尾没有缺少的部分</translation>
    </message>
    <message>
        <source>Send the last %1 only</source>
        <translation>仅发送最后的 %1</translation>
    </message>
    <message>
        <source>Fetch the last %1 only</source>
        <translation>仅获取最后的 %1</translation>
    </message>
</context>
<context>
    <name>FailureText</name>
    <message>
        <source>the server said &quot;%1 %2&quot;.</source>
        <translation>服务器答复“%1 %2”。</translation>
    </message>
    <message>
        <source>It is closing the connection or has too many; try again later.</source>
        <translation>服务器正在关闭连接或连接已太多，请稍后再试。</translation>
    </message>
    <message>
        <source>Check user name and password.</source>
        <translation>请检查用户名和密码。</translation>
    </message>
    <message>
        <source>Check that the name is right and that this account may do it.</source>
        <translation>请检查名称是否正确，以及此帐户是否有权这样做。</translation>
    </message>
    <message>
        <source>There is no room left on the server; delete something there first.</source>
        <translation>服务器没有空间了，请先在那里删除一些文件。</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>请另选一个名称。</translation>
    </message>
    <message>
        <source>This may pass; try again later.</source>
        <translation>这可能是暂时的，请稍后再试。</translation>
    </message>
    <message>
        <source>Make room and run the command again; it goes on where it stopped.</source>
        <translation>请腾出空间后再运行此命令，会从中断处继续。</translation>
    </message>
    <message>
        <source>Choose a folder that you may write to, or change its permissions.</source>
        <translation>请选择一个可写的文件夹，或更改其权限。</translation>
    </message>
    <message>
        <source>Check the name.</source>
        <translation>请检查名称。</translation>
    </message>
    <message>
        <source>cancelled.</source>
        <translation>已取消。</translation>
    </message>
    <message>
        <source>Cannot connect to %1: %2. Check the name and the port, and that the server is running.</source>
        <translation>无法连接 %1：%2。请检查名称和端口，以及服务器是否在运行。</translation>
    </message>
    <message>
        <source>the connection to %1 was lost (%2). Run the command again; it goes on where it stopped.</source>
        <translation>与 %1 的连接中断（%2）。请再运行此命令，会从中断处继续。</translation>
    </message>
    <message>
        <source>%1 does not answer (%2). Try again later, or with a longer --timeout.</source>
        <translation>%1 没有应答（%2）。请稍后再试，或用更长的 --timeout。</translation>
    </message>
    <message>
        <source>%1 does not keep to the protocol (%2). Is it an FTP server?</source>
        <translation>%1 不遵守协议（%2）。它是 FTP 服务器吗？</translation>
    </message>
    <message>
        <source>%1 is not trusted: %2. If the certificate is right, give its fingerprint with --trust.</source>
        <translation>%1 不受信任：%2。若证书无误，请用 --trust 给出其指纹。</translation>
    </message>
    <message>
        <source>what arrived is not what was sent (%1). Run the command again.</source>
        <translation>收到的与发送的不一致（%1）。请再运行此命令。</translation>
    </message>
    <message>
        <source>this cannot be done here: %1.</source>
        <translation>这里无法做到：%1。</translation>
    </message>
    <message>
        <source>%1 wants a certificate of yours that it accepts (%2). Give one with --cert.</source>
        <translation>%1 要求出示它所接受的证书（%2）。请用 --cert 给出。</translation>
    </message>
    <message>
        <source>%1 is not trusted: %2. Somebody may be in between. If it shall go in clear all the same, write --tls off.</source>
        <translation>%1 不可信：%2。可能有人在中间截取。如果仍要明文传输，请写 --tls off。</translation>
    </message>
</context>
<context>
    <name>FailureWords</name>
    <message>
        <source>The server did not accept the name or the password.</source>
        <translation>服务器不接受此用户名或密码。</translation>
    </message>
    <message>
        <source>Check both and connect again. Capital letters matter.</source>
        <translation>请检查后重新连接，注意大小写。</translation>
    </message>
    <message>
        <source>The data connection could not be made or was cut.</source>
        <translation>数据连接无法建立或已中断。</translation>
    </message>
    <message>
        <source>A firewall between here and the server may be in the way.</source>
        <translation>可能被本机与服务器之间的防火墙阻挡。</translation>
    </message>
    <message>
        <source>The server cannot use the file at the moment.</source>
        <translation>服务器暂时无法使用该文件。</translation>
    </message>
    <message>
        <source>It may be in use. Try again in a while.</source>
        <translation>文件可能正被占用，请稍后再试。</translation>
    </message>
    <message>
        <source>There is not enough space on the server.</source>
        <translation>服务器空间不足。</translation>
    </message>
    <message>
        <source>Delete something there, or ask for more space.</source>
        <translation>请删除一些文件，或申请更多空间。</translation>
    </message>
    <message>
        <source>The server refused it: not found, or not permitted.</source>
        <translation>服务器拒绝了请求：未找到或无权限。</translation>
    </message>
    <message>
        <source>The server does not take this name.</source>
        <translation>服务器不接受此名称。</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>请选择其他名称。</translation>
    </message>
    <message>
        <source>The server does not know this command.</source>
        <translation>服务器不认识此命令。</translation>
    </message>
    <message>
        <source>The server takes no more connections at the moment.</source>
        <translation>服务器暂不接受更多连接。</translation>
    </message>
    <message>
        <source>Fewer are used from now on. Try again in a while.</source>
        <translation>之后将使用较少的连接，请稍后再试。</translation>
    </message>
    <message>
        <source>The server refused it.</source>
        <translation>服务器拒绝了请求。</translation>
    </message>
    <message>
        <source>The server refused %1.</source>
        <translation>服务器拒绝了 %1。</translation>
    </message>
    <message>
        <source>The file or folder on this computer is not there.</source>
        <translation>本机上没有此文件或文件夹。</translation>
    </message>
    <message>
        <source>You may not do this with the file or folder.</source>
        <translation>您无权对此文件或文件夹执行此操作。</translation>
    </message>
    <message>
        <source>Check its permissions on this computer.</source>
        <translation>请检查它在本机上的权限。</translation>
    </message>
    <message>
        <source>The disk of this computer is full.</source>
        <translation>本机磁盘已满。</translation>
    </message>
    <message>
        <source>Make room, then try again. What has arrived is kept.</source>
        <translation>请腾出空间后重试，已到达的部分会保留。</translation>
    </message>
    <message>
        <source>There is something of this name already.</source>
        <translation>已有同名的项目。</translation>
    </message>
    <message>
        <source>It did not work on this computer.</source>
        <translation>在本机上未能完成。</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>已取消。</translation>
    </message>
    <message>
        <source>The server cannot be reached.</source>
        <translation>无法连接到服务器。</translation>
    </message>
    <message>
        <source>%1 cannot be reached.</source>
        <translation>无法连接到 %1。</translation>
    </message>
    <message>
        <source>Check the host, the port and your network.</source>
        <translation>请检查主机、端口和网络。</translation>
    </message>
    <message>
        <source>The connection to the server was lost.</source>
        <translation>与服务器的连接已断开。</translation>
    </message>
    <message>
        <source>Reconnect; interrupted transfers continue where they were.</source>
        <translation>请重新连接，中断的传输会从断点继续。</translation>
    </message>
    <message>
        <source>The server did not answer in time.</source>
        <translation>服务器未及时响应。</translation>
    </message>
    <message>
        <source>Try again. A firewall may be swallowing the answer.</source>
        <translation>请重试，响应可能被防火墙丢弃。</translation>
    </message>
    <message>
        <source>The server answered in a way that makes no sense.</source>
        <translation>服务器的响应无法理解。</translation>
    </message>
    <message>
        <source>Is it an FTP server that listens on this port?</source>
        <translation>此端口上是 FTP 服务器吗？</translation>
    </message>
    <message>
        <source>The connection is not safe, so nothing was sent.</source>
        <translation>连接不安全，因此未发送任何内容。</translation>
    </message>
    <message>
        <source>What arrived is not what was sent.</source>
        <translation>收到的内容与发送的不一致。</translation>
    </message>
    <message>
        <source>The file is not used. Transfer it again.</source>
        <translation>该文件未被采用，请重新传输。</translation>
    </message>
    <message>
        <source>This cannot be done here.</source>
        <translation>此处无法执行该操作。</translation>
    </message>
    <message>
        <source>The server wants a certificate of yours that it accepts.</source>
        <translation>服务器要求出示它所接受的证书。</translation>
    </message>
    <message>
        <source>Name it in the settings of the saved site.</source>
        <translation>请在已保存站点的设置中指定证书。</translation>
    </message>
    <message>
        <source>Somebody may be in between. Where the server really has given up encryption, save it as a site without encryption.</source>
        <translation>可能有人在中间截取。如果服务器确实不再加密，请将其保存为不加密的站点。</translation>
    </message>
    <message>
        <source>%1.</source>
        <translation>%1。</translation>
    </message>
</context>
<context>
    <name>FileCommands</name>
    <message>
        <source>New folder and enter it</source>
        <translation>新建文件夹并进入</translation>
    </message>
    <message>
        <source>New folder</source>
        <translation>新建文件夹</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Delete %1 from the server?</source>
        <translation>从服务器删除 %1？</translation>
    </message>
    <message>
        <source>Move %1 to the trash?</source>
        <translation>将 %1 移到回收站？</translation>
    </message>
    <message>
        <source>Folders go with all that is in them. This cannot be undone.</source>
        <translation>文件夹将连同其中的所有内容一并删除，此操作无法撤销。</translation>
    </message>
    <message>
        <source>This cannot be undone.</source>
        <translation>此操作无法撤销。</translation>
    </message>
    <message>
        <source>Move to the trash</source>
        <translation>移到回收站</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Download to</source>
        <translation>下载到</translation>
    </message>
    <message>
        <source>Other programs can paste what you copied once it has been fetched.</source>
        <translation>取得所复制的内容后，其他程序才能粘贴。</translation>
    </message>
    <message>
        <source>Fetch it</source>
        <translation>取得</translation>
    </message>
    <message>
        <source>What you copied has been fetched: other programs can paste it.</source>
        <translation>所复制的内容已取得：其他程序可以粘贴。</translation>
    </message>
    <message>
        <source>What you copied could not be fetched. “Failed” below says why.</source>
        <translation>未能取得所复制的内容。原因见下方“失败”。</translation>
    </message>
    <message>
        <source>Name of the new folder on the server</source>
        <translation>服务器上新文件夹的名称</translation>
    </message>
    <message>
        <source>Name of the new folder on this computer</source>
        <translation>本机上新文件夹的名称</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>创建</translation>
    </message>
</context>
<context>
    <name>FileListModel</name>
    <message>
        <source>Parent folder</source>
        <translation>上级文件夹</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 字节</translation>
    </message>
    <message>
        <source>%1, link to %2</source>
        <translation>%1，链接到 %2</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Modified</source>
        <translation>修改时间</translation>
    </message>
    <message>
        <source>Permissions</source>
        <translation>权限</translation>
    </message>
    <message>
        <source>Owner/Group</source>
        <translation>所有者/组</translation>
    </message>
    <message>
        <source>Only on this side</source>
        <translation>仅此侧有</translation>
    </message>
    <message>
        <source>Newer</source>
        <translation>较新</translation>
    </message>
    <message>
        <source>Older</source>
        <translation>较旧</translation>
    </message>
    <message>
        <source>Another size</source>
        <translation>大小不同</translation>
    </message>
    <message>
        <source>Another kind</source>
        <translation>类型不同</translation>
    </message>
</context>
<context>
    <name>FilePane</name>
    <message>
        <source>Quick filter</source>
        <translation>快速筛选</translation>
    </message>
    <message>
        <source>Quick filter (Ctrl+F)</source>
        <translation>快速筛选 (Ctrl+F)</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>刷新</translation>
    </message>
    <message>
        <source>Refresh (F5)</source>
        <translation>刷新 (F5)</translation>
    </message>
    <message>
        <source>Show names that contain…</source>
        <translation>显示名称中包含…的项目</translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <translation>%1，%2，共 %3</translation>
    </message>
    <message>
        <source>%1 (%2 not shown)</source>
        <translation>%1（%2未显示）</translation>
    </message>
    <message>
        <source>%1, reading…</source>
        <translation>%1，正在读取…</translation>
    </message>
    <message>
        <source>%1 selected, %2</source>
        <translation>已选 %1 项，%2</translation>
    </message>
    <message>
        <source>%1 selected</source>
        <translation>已选 %1 项</translation>
    </message>
</context>
<context>
    <name>FileTypes</name>
    <message>
        <source>PDF document</source>
        <translation>PDF 文档</translation>
    </message>
    <message>
        <source>Plain text</source>
        <translation>纯文本</translation>
    </message>
    <message>
        <source>Markdown text</source>
        <translation>Markdown 文本</translation>
    </message>
    <message>
        <source>Log file</source>
        <translation>日志文件</translation>
    </message>
    <message>
        <source>CSV table</source>
        <translation>CSV 表格</translation>
    </message>
    <message>
        <source>Word document</source>
        <translation>Word 文档</translation>
    </message>
    <message>
        <source>Text document</source>
        <translation>文本文档</translation>
    </message>
    <message>
        <source>Spreadsheet</source>
        <translation>电子表格</translation>
    </message>
    <message>
        <source>Presentation</source>
        <translation>演示文稿</translation>
    </message>
    <message>
        <source>HTML page</source>
        <translation>HTML 网页</translation>
    </message>
    <message>
        <source>Style sheet</source>
        <translation>样式表</translation>
    </message>
    <message>
        <source>JavaScript source</source>
        <translation>JavaScript 源代码</translation>
    </message>
    <message>
        <source>PHP source</source>
        <translation>PHP 源代码</translation>
    </message>
    <message>
        <source>Python source</source>
        <translation>Python 源代码</translation>
    </message>
    <message>
        <source>Shell script</source>
        <translation>Shell 脚本</translation>
    </message>
    <message>
        <source>C source</source>
        <translation>C 源代码</translation>
    </message>
    <message>
        <source>C/C++ header</source>
        <translation>C/C++ 头文件</translation>
    </message>
    <message>
        <source>C++ source</source>
        <translation>C++ 源代码</translation>
    </message>
    <message>
        <source>JSON data</source>
        <translation>JSON 数据</translation>
    </message>
    <message>
        <source>XML data</source>
        <translation>XML 数据</translation>
    </message>
    <message>
        <source>Configuration</source>
        <translation>配置文件</translation>
    </message>
    <message>
        <source>SQL script</source>
        <translation>SQL 脚本</translation>
    </message>
    <message>
        <source>Zip archive</source>
        <translation>Zip 压缩包</translation>
    </message>
    <message>
        <source>7-Zip archive</source>
        <translation>7-Zip 压缩包</translation>
    </message>
    <message>
        <source>RAR archive</source>
        <translation>RAR 压缩包</translation>
    </message>
    <message>
        <source>Tar archive</source>
        <translation>Tar 归档</translation>
    </message>
    <message>
        <source>Gzip archive</source>
        <translation>Gzip 压缩包</translation>
    </message>
    <message>
        <source>Bzip2 archive</source>
        <translation>Bzip2 压缩包</translation>
    </message>
    <message>
        <source>XZ archive</source>
        <translation>XZ 压缩包</translation>
    </message>
    <message>
        <source>Zstandard archive</source>
        <translation>Zstandard 压缩包</translation>
    </message>
    <message>
        <source>Debian package</source>
        <translation>Debian 软件包</translation>
    </message>
    <message>
        <source>RPM package</source>
        <translation>RPM 软件包</translation>
    </message>
    <message>
        <source>Disc image</source>
        <translation>光盘映像</translation>
    </message>
    <message>
        <source>MPEG-4 video</source>
        <translation>MPEG-4 视频</translation>
    </message>
    <message>
        <source>Matroska video</source>
        <translation>Matroska 视频</translation>
    </message>
    <message>
        <source>WebM video</source>
        <translation>WebM 视频</translation>
    </message>
    <message>
        <source>QuickTime video</source>
        <translation>QuickTime 视频</translation>
    </message>
    <message>
        <source>AVI video</source>
        <translation>AVI 视频</translation>
    </message>
    <message>
        <source>MP3 audio</source>
        <translation>MP3 音频</translation>
    </message>
    <message>
        <source>Ogg audio</source>
        <translation>Ogg 音频</translation>
    </message>
    <message>
        <source>Opus audio</source>
        <translation>Opus 音频</translation>
    </message>
    <message>
        <source>FLAC audio</source>
        <translation>FLAC 音频</translation>
    </message>
    <message>
        <source>WAV audio</source>
        <translation>WAV 音频</translation>
    </message>
    <message>
        <source>MPEG-4 audio</source>
        <translation>MPEG-4 音频</translation>
    </message>
    <message>
        <source>PNG image</source>
        <translation>PNG 图像</translation>
    </message>
    <message>
        <source>JPEG image</source>
        <translation>JPEG 图像</translation>
    </message>
    <message>
        <source>GIF image</source>
        <translation>GIF 图像</translation>
    </message>
    <message>
        <source>WebP image</source>
        <translation>WebP 图像</translation>
    </message>
    <message>
        <source>SVG image</source>
        <translation>SVG 图像</translation>
    </message>
    <message>
        <source>TIFF image</source>
        <translation>TIFF 图像</translation>
    </message>
    <message>
        <source>Raw photo</source>
        <translation>原始照片</translation>
    </message>
    <message>
        <source>HEIC image</source>
        <translation>HEIC 图像</translation>
    </message>
    <message>
        <source>Photoshop image</source>
        <translation>Photoshop 图像</translation>
    </message>
    <message>
        <source>Refused name</source>
        <translation>被拒绝的名称</translation>
    </message>
    <message>
        <source>Link to folder</source>
        <translation>文件夹链接</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>链接</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Special file</source>
        <translation>特殊文件</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>%1 file</source>
        <translation>%1 文件</translation>
    </message>
</context>
<context>
    <name>FolderTreeModel</name>
    <message>
        <source>%1 more</source>
        <translation>另有 %1 个</translation>
    </message>
</context>
<context>
    <name>FormRows</name>
    <message>
        <source>Choose: %1</source>
        <translation>选择：%1</translation>
    </message>
</context>
<context>
    <name>FoundModel</name>
    <message>
        <source>%1 bytes</source>
        <translation>%1 字节</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Modified</source>
        <translation>修改时间</translation>
    </message>
</context>
<context>
    <name>GroupsDialog</name>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>组</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>组</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Group settings</source>
        <translation>组设置</translation>
    </message>
    <message>
        <source>General</source>
        <translation>常规</translation>
    </message>
    <message>
        <source>Delete group</source>
        <translation>删除组</translation>
    </message>
    <message>
        <source>Save group</source>
        <translation>保存组</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>New group</source>
        <translation>新建组</translation>
    </message>
</context>
<context>
    <name>HistoryModel</name>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账户</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>字节</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Upload</source>
        <translation>上传</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>下载</translation>
    </message>
    <message>
        <source>Sign-in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>被拒绝</translation>
    </message>
    <message>
        <source>Without encryption</source>
        <translation>未加密</translation>
    </message>
    <message>
        <source>Whole</source>
        <translation>完整</translation>
    </message>
    <message>
        <source>Broke off</source>
        <translation>中断</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>%L1 bytes</source>
        <translation>%L1 字节</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>wrong name or password</source>
        <translation>用户名或密码错误</translation>
    </message>
    <message>
        <source>too many at once</source>
        <translation>同时过多</translation>
    </message>
    <message>
        <source>banned</source>
        <translation>已封禁</translation>
    </message>
    <message>
        <source>database away</source>
        <translation>数据库不可用</translation>
    </message>
    <message>
        <source>not allowed now</source>
        <translation>此时不允许</translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账户</translation>
    </message>
    <message>
        <source>Time span</source>
        <translation>时间范围</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Search the history</source>
        <translation>搜索历史</translation>
    </message>
    <message>
        <source>Export history</source>
        <translation>导出历史</translation>
    </message>
    <message>
        <source>All accounts</source>
        <translation>所有账户</translation>
    </message>
    <message>
        <source>All times</source>
        <translation>所有时间</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>最近 7 天</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>最近 30 天</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Transfers</source>
        <translation>传输</translation>
    </message>
    <message>
        <source>Uploads</source>
        <translation>上传</translation>
    </message>
    <message>
        <source>Downloads</source>
        <translation>下载</translation>
    </message>
    <message>
        <source>Sign-ins</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Any result</source>
        <translation>任何结果</translation>
    </message>
    <message>
        <source>Succeeded</source>
        <translation>成功</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message numerus="yes">
        <source>%Ln entries</source>
        <translation>
            <numerusform>%Ln 条</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln upload(s), %1</source>
        <translation>
            <numerusform>上传 %Ln 个，%1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln download(s), %1</source>
        <translation>
            <numerusform>下载 %Ln 个，%1</numerusform>
        </translation>
    </message>
    <message>
        <source>Start the server to see its history</source>
        <translation>启动服务器后可查看其历史</translation>
    </message>
    <message>
        <source>Nothing has happened yet</source>
        <translation>还没有任何记录</translation>
    </message>
    <message>
        <source>Nothing matches these filters</source>
        <translation>没有符合这些条件的记录</translation>
    </message>
    <message>
        <source>Table (*.csv);;JSON (*.json)</source>
        <translation>表格 (*.csv);;JSON (*.json)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>The history could not be saved.</source>
        <translation>无法保存历史。</translation>
    </message>
    <message>
        <source>Only %1</source>
        <translation>仅 %1</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy as CSV</source>
        <translation>复制为 CSV</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Read the history again</source>
        <translation>重新读取历史</translation>
    </message>
    <message>
        <source>The history could not be read: %1</source>
        <translation>无法读取历史：%1</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Writing the history…</source>
        <translation>正在写入历史…</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Import certificate</source>
        <translation>导入证书</translation>
    </message>
    <message>
        <source>It is copied into the data directory and shown to new connections at once; open sessions stay.</source>
        <translation>证书会复制到数据目录，并立即用于新连接；已打开的会话不受影响。</translation>
    </message>
    <message>
        <source>Certificate (PEM)</source>
        <translation>证书（PEM）</translation>
    </message>
    <message>
        <source>Key (PEM)</source>
        <translation>密钥（PEM）</translation>
    </message>
    <message>
        <source>In the certificate&apos;s file</source>
        <translation>在证书文件中</translation>
    </message>
    <message>
        <source>Password of the key</source>
        <translation>密钥密码</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Choose %1</source>
        <translation>选择%1</translation>
    </message>
    <message>
        <source>PEM files (*.pem *.crt *.key);;All files (*)</source>
        <translation>PEM 文件 (*.pem *.crt *.key);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
</context>
<context>
    <name>ImportReport</name>
    <message>
        <source>left out: it is neither FTP nor FTPS</source>
        <translation>已略过：既不是 FTP 也不是 FTPS</translation>
    </message>
    <message>
        <source>left out: it names no host</source>
        <translation>已略过：没有主机名</translation>
    </message>
    <message>
        <source>without its password, which is under a master password of the other program</source>
        <translation>不含密码：它受另一程序的主密码保护</translation>
    </message>
    <message>
        <source>without its password, which cannot be read</source>
        <translation>不含密码：无法读取</translation>
    </message>
    <message>
        <source>without its proxy %1, whose kind is not known here</source>
        <translation>未导入其代理 %1：此处不支持这种代理</translation>
    </message>
    <message>
        <source>without the password of its proxy</source>
        <translation>未导入其代理的密码</translation>
    </message>
    <message>
        <source>without its folder on the server (%1)</source>
        <translation>不含服务器上的文件夹（%1）</translation>
    </message>
    <message>
        <source>its way of logging in is not known here (%1)</source>
        <translation>其登录方式在此未知（%1）</translation>
    </message>
    <message>
        <source>without its character set %1</source>
        <translation>不含其字符集 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n site(s) imported.</source>
        <translation>
            <numerusform>已导入 %n 个站点。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were here already.</source>
        <translation>
            <numerusform>有 %n 个已存在。</numerusform>
        </translation>
    </message>
    <message>
        <source>without its bookmark %1</source>
        <translation>未导入其书签 %1</translation>
    </message>
</context>
<context>
    <name>InterfacePage</name>
    <message>
        <source>Look</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>跟随桌面</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Another language shows from the next start.</source>
        <translation>更改语言后下次启动时生效。</translation>
    </message>
    <message>
        <source>Interface</source>
        <translation>界面</translation>
    </message>
    <message>
        <source>While the window is not in front</source>
        <translation>窗口不在前台时</translation>
    </message>
    <message>
        <source>Tell through the desktop when all transfers have ended or one asks</source>
        <translation>所有传输结束或有传输需要答复时，通过桌面通知告知</translation>
    </message>
</context>
<context>
    <name>Interviewer</name>
    <message>
        <source>the server</source>
        <translation>服务器</translation>
    </message>
</context>
<context>
    <name>LocalPane</name>
    <message>
        <source>Local files</source>
        <translation>本地文件</translation>
    </message>
    <message>
        <source>Local path</source>
        <translation>本地路径</translation>
    </message>
    <message>
        <source>Download %1 to %2</source>
        <translation>下载 %1到 %2</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>主目录</translation>
    </message>
    <message>
        <source>This folder cannot be read: %1</source>
        <translation>无法读取此文件夹：%1</translation>
    </message>
    <message>
        <source>This folder is empty</source>
        <translation>此文件夹为空</translation>
    </message>
    <message>
        <source>the desktop&apos;s trash did not take it</source>
        <translation>桌面回收站未接受</translation>
    </message>
    <message>
        <source>Local folders</source>
        <translation>本地文件夹</translation>
    </message>
</context>
<context>
    <name>LogCard</name>
    <message>
        <source>Fold the log</source>
        <translation>折叠日志</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Find in the log</source>
        <translation>在日志中查找</translation>
    </message>
    <message>
        <source>Copy the log</source>
        <translation>复制日志</translation>
    </message>
    <message>
        <source>Clear the log</source>
        <translation>清空日志</translation>
    </message>
    <message>
        <source>Unfold the log</source>
        <translation>展开日志</translation>
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
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>guard</source>
        <translation>防护</translation>
    </message>
    <message>
        <source>files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>accounts</source>
        <translation>账户</translation>
    </message>
    <message>
        <source>store</source>
        <translation>存储</translation>
    </message>
    <message>
        <source>events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>control</source>
        <translation>控制</translation>
    </message>
    <message>
        <source>session %1</source>
        <translation>会话 %1</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
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
    <name>MainWindow</name>
    <message>
        <source>Toolbar</source>
        <translation>工具栏</translation>
    </message>
    <message>
        <source>%1 – Wherry</source>
        <translation>%1 – Wherry</translation>
    </message>
    <message>
        <source>This address cannot be opened.</source>
        <translation>无法打开此地址。</translation>
    </message>
    <message>
        <source>Write a host name, or a whole address like ftp://name@host:21/folder.</source>
        <translation>请输入主机名，或完整地址，如 ftp://name@host:21/folder。</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Transfers are running. Quit all the same?</source>
        <translation>有传输正在进行，仍要退出吗？</translation>
    </message>
    <message>
        <source>What has arrived so far is kept.</source>
        <translation>已到达的部分会保留。</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>不退出</translation>
    </message>
    <message>
        <source>%1 free</source>
        <translation>剩余 %1</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%2 上的 %1</translation>
    </message>
    <message>
        <source>What you save in an editor afterwards is not sent to the server.</source>
        <translation>退出后在编辑器中保存的内容不会发送到服务器。</translation>
    </message>
    <message numerus="yes">
        <source>Quit with %n file(s) open in editors?</source>
        <translation>
            <numerusform>有 %n 个文件在编辑器中打开，仍要退出吗？</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MasterPasswordDialog</name>
    <message>
        <source>Master password</source>
        <translation>主密码</translation>
    </message>
    <message>
        <source>Choose a master password</source>
        <translation>选择一个主密码</translation>
    </message>
    <message>
        <source>Master password of the saved sites</source>
        <translation>已保存站点的主密码</translation>
    </message>
    <message>
        <source>This computer has no keychain. The passwords of your sites are encrypted under this one, which is kept nowhere: who forgets it types the others again.</source>
        <translation>此计算机没有密钥环。站点的密码用主密码加密，主密码本身不会保存：忘记后需要重新输入其他密码。</translation>
    </message>
    <message>
        <source>That was not the master password.</source>
        <translation>主密码不正确。</translation>
    </message>
    <message>
        <source>Master password again</source>
        <translation>再次输入主密码</translation>
    </message>
    <message>
        <source>Encrypt</source>
        <translation>加密</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>解锁</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>查看(&amp;V)</translation>
    </message>
    <message>
        <source>A&amp;ppearance</source>
        <translation>外观(&amp;P)</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>跟随桌面</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>&amp;Transfer</source>
        <translation>传输(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Server</source>
        <translation>服务器(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>About Wherry</source>
        <translation>关于 Wherry</translation>
    </message>
    <message>
        <source>Wherry %1</source>
        <translation>Wherry %1</translation>
    </message>
    <message>
        <source>Moves files to and from FTP and FTPS servers.
Icons: Lucide (ISC licence). Built on Qt %1.</source>
        <translation>在本机与 FTP、FTPS 服务器之间传输文件。
图标：Lucide（ISC 许可）。基于 Qt %1。</translation>
    </message>
    <message>
        <source>&amp;Bookmarks</source>
        <translation>书签(&amp;B)</translation>
    </message>
    <message>
        <source>L&amp;anguage (from the next start)</source>
        <translation>语言（下次启动生效）(&amp;A)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>&amp;Order</source>
        <translation>顺序(&amp;O)</translation>
    </message>
</context>
<context>
    <name>MountsPage</name>
    <message>
        <source>Own list instead of the group&apos;s</source>
        <translation>使用自己的列表，不沿用组的列表</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Access</source>
        <translation>权限</translation>
    </message>
    <message>
        <source>Mounted folders</source>
        <translation>挂载的文件夹</translation>
    </message>
    <message>
        <source>None. Add a folder, or drop one here.</source>
        <translation>没有。请添加文件夹，或将其拖放到此处。</translation>
    </message>
    <message>
        <source>Those of the group, if it has any. Add a folder, or drop one here.</source>
        <translation>沿用组的文件夹（如有）。请添加文件夹，或将其拖放到此处。</translation>
    </message>
    <message>
        <source>Remove mounted folder</source>
        <translation>移除挂载的文件夹</translation>
    </message>
    <message>
        <source>Place in the home</source>
        <translation>在主目录中的位置</translation>
    </message>
    <message>
        <source>Mounted folder</source>
        <translation>挂载的文件夹</translation>
    </message>
    <message>
        <source>Choose mounted folder</source>
        <translation>选择要挂载的文件夹</translation>
    </message>
    <message>
        <source>The account sees the folder at that place, wherever it lies on this computer. What is stored there does not count in its storage.</source>
        <translation>无论文件夹在本机何处，账户都会在该位置看到它。存放在其中的内容不计入账户的存储空间。</translation>
    </message>
    <message>
        <source>Mount folder</source>
        <translation>挂载文件夹</translation>
    </message>
    <message>
        <source>Read and write</source>
        <translation>读写</translation>
    </message>
    <message>
        <source>Read only</source>
        <translation>只读</translation>
    </message>
    <message>
        <source>Upload only</source>
        <translation>仅上传</translation>
    </message>
    <message>
        <source>Add folder…</source>
        <translation>添加文件夹…</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
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
    <name>NoticeBar</name>
    <message>
        <source>Details</source>
        <translation>详细信息</translation>
    </message>
    <message>
        <source>Dismiss this notice</source>
        <translation>关闭此通知</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>Reason: %1</source>
        <translation>原因：%1</translation>
    </message>
</context>
<context>
    <name>NoticeBatch</name>
    <message>
        <source>%1: transfer of %2 broke off</source>
        <translation>%1：%2 的传输中断</translation>
    </message>
    <message>
        <source>%1 uploaded %2</source>
        <translation>%1 上传了 %2</translation>
    </message>
    <message>
        <source>%1 downloaded %2</source>
        <translation>%1 下载了 %2</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) uploaded</source>
        <translation>
            <numerusform>上传了 %n 个文件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) downloaded</source>
        <translation>
            <numerusform>下载了 %n 个文件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n broke off</source>
        <translation>
            <numerusform>%n 个中断</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <translation>%1：%2，%3</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message numerus="yes">
        <source>%n more account(s)</source>
        <translation>
            <numerusform>另有 %n 个账户</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OverwritePage</name>
    <message>
        <source>Ask</source>
        <translation>询问</translation>
    </message>
    <message>
        <source>Overwrite</source>
        <translation>覆盖</translation>
    </message>
    <message>
        <source>Overwrite if newer</source>
        <translation>较新时覆盖</translation>
    </message>
    <message>
        <source>Overwrite if size differs</source>
        <translation>大小不同时覆盖</translation>
    </message>
    <message>
        <source>Overwrite if size differs or newer</source>
        <translation>大小不同或较新时覆盖</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>续传</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>When the file is there already</source>
        <translation>文件已存在时</translation>
    </message>
    <message>
        <source>Uploads</source>
        <translation>上传</translation>
    </message>
    <message>
        <source>Downloads</source>
        <translation>下载</translation>
    </message>
    <message>
        <source>“Ask” shows both files with their sizes and times. The others hold for files that are queued from now on.</source>
        <translation>“询问”会显示两个文件的大小和时间。其他选项对此后加入队列的文件生效。</translation>
    </message>
    <message>
        <source>Existing files</source>
        <translation>已存在的文件</translation>
    </message>
</context>
<context>
    <name>PasswordCard</name>
    <message>
        <source>New password of %1</source>
        <translation>%1 的新密码</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Copy password</source>
        <translation>复制密码</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>It is shown this once: the server keeps only its hash.</source>
        <translation>只显示这一次：服务器只保存其散列值。</translation>
    </message>
</context>
<context>
    <name>PasswordDialog</name>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Password of %1 on %2</source>
        <translation>%2 上 %1 的密码</translation>
    </message>
    <message>
        <source>Log in</source>
        <translation>登录</translation>
    </message>
</context>
<context>
    <name>PathBar</name>
    <message>
        <source>Back</source>
        <translation>后退</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>前进</translation>
    </message>
    <message>
        <source>Parent folder</source>
        <translation>上级文件夹</translation>
    </message>
    <message>
        <source>Back (Alt+Left)</source>
        <translation>后退 (Alt+左)</translation>
    </message>
    <message>
        <source>Forward (Alt+Right)</source>
        <translation>前进 (Alt+右)</translation>
    </message>
    <message>
        <source>Parent folder (Backspace)</source>
        <translation>上级文件夹 (Backspace)</translation>
    </message>
    <message>
        <source>Visited folders</source>
        <translation>访问过的文件夹</translation>
    </message>
    <message>
        <source>Folders above</source>
        <translation>上层文件夹</translation>
    </message>
    <message>
        <source>Root folder</source>
        <translation>根文件夹</translation>
    </message>
</context>
<context>
    <name>PlanModel</name>
    <message>
        <source>Skip</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 字节</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>路径</translation>
    </message>
    <message>
        <source>Size here</source>
        <translation>本机大小</translation>
    </message>
    <message>
        <source>Modified here</source>
        <translation>本机修改时间</translation>
    </message>
    <message>
        <source>Size there</source>
        <translation>服务器大小</translation>
    </message>
    <message>
        <source>Modified there</source>
        <translation>服务器修改时间</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
</context>
<context>
    <name>PlanText</name>
    <message>
        <source>upload</source>
        <translation>上传</translation>
    </message>
    <message>
        <source>download</source>
        <translation>下载</translation>
    </message>
    <message>
        <source>make there</source>
        <translation>在服务器建立</translation>
    </message>
    <message>
        <source>make here</source>
        <translation>在本机建立</translation>
    </message>
    <message>
        <source>delete there</source>
        <translation>在服务器删除</translation>
    </message>
    <message>
        <source>delete here</source>
        <translation>在本机删除</translation>
    </message>
    <message>
        <source>leave</source>
        <translation>保持不变</translation>
    </message>
    <message>
        <source>new</source>
        <translation>新的</translation>
    </message>
    <message>
        <source>newer</source>
        <translation>较新</translation>
    </message>
    <message>
        <source>older, and replaces the newer one</source>
        <translation>较旧，但会替换较新的文件</translation>
    </message>
    <message>
        <source>another size</source>
        <translation>大小不同</translation>
    </message>
    <message>
        <source>another content</source>
        <translation>内容不同</translation>
    </message>
    <message>
        <source>changed since the last time</source>
        <translation>自上次以来有改动</translation>
    </message>
    <message>
        <source>goes on where it stopped</source>
        <translation>从中断处继续</translation>
    </message>
    <message>
        <source>gone from the other side</source>
        <translation>另一侧已不存在</translation>
    </message>
    <message>
        <source>newer on the other side</source>
        <translation>另一侧较新</translation>
    </message>
    <message>
        <source>changed on both sides</source>
        <translation>两侧都有改动</translation>
    </message>
    <message>
        <source>different, and neither is known to be newer</source>
        <translation>不同，且无法判断哪个较新</translation>
    </message>
    <message>
        <source>changed on one side and deleted on the other</source>
        <translation>一侧有改动，另一侧已删除</translation>
    </message>
    <message>
        <source>a file on one side and a folder on the other</source>
        <translation>一侧是文件，另一侧是文件夹</translation>
    </message>
    <message>
        <source>a link or device on one side</source>
        <translation>一侧是链接或设备</translation>
    </message>
    <message>
        <source>the folder cannot be read</source>
        <translation>无法读取该文件夹</translation>
    </message>
    <message>
        <source>an unfinished upload of somebody else</source>
        <translation>他人未完成的上传</translation>
    </message>
    <message>
        <source>the digest is not to be had</source>
        <translation>无法取得摘要</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) to upload</source>
        <translation>
            <numerusform>上传 %n 个文件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) to download</source>
        <translation>
            <numerusform>下载 %n 个文件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n folder(s) to make on the server</source>
        <translation>
            <numerusform>在服务器建立 %n 个文件夹</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n folder(s) to make here</source>
        <translation>
            <numerusform>在本机建立 %n 个文件夹</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to delete on the server</source>
        <translation>
            <numerusform>在服务器删除 %n 项</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to delete here</source>
        <translation>
            <numerusform>在本机删除 %n 项</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left as they are</source>
        <translation>
            <numerusform>%n 项保持不变</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing to do</source>
        <translation>无需任何操作</translation>
    </message>
    <message numerus="yes">
        <source>%1; %n in step.</source>
        <translation>
            <numerusform>%1；%n 项已同步。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>One side is empty, and %n on the other would be deleted. Is it the right folder, and is its disk there?</source>
        <translation>
            <numerusform>一侧为空，另一侧的 %n 项将被删除。文件夹选对了吗？它所在的磁盘接上了吗？</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n would be deleted, more than a fifth of what is there.</source>
        <translation>
            <numerusform>将删除 %n 项，超过现有内容的五分之一。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlanWords</name>
    <message>
        <source>%1 and %2</source>
        <translation>%1和 %2</translation>
    </message>
    <message>
        <source>Upload</source>
        <translation>上传</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>下载</translation>
    </message>
    <message>
        <source>Make there</source>
        <translation>服务器新建</translation>
    </message>
    <message>
        <source>Make here</source>
        <translation>本机新建</translation>
    </message>
    <message>
        <source>Delete there</source>
        <translation>服务器删除</translation>
    </message>
    <message>
        <source>Delete here</source>
        <translation>本机删除</translation>
    </message>
    <message>
        <source>Leave as it is</source>
        <translation>保持不变</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Newer</source>
        <translation>较新</translation>
    </message>
    <message>
        <source>Older, and replaces the newer one</source>
        <translation>较旧，但会替换较新的</translation>
    </message>
    <message>
        <source>Another size</source>
        <translation>大小不同</translation>
    </message>
    <message>
        <source>Another content</source>
        <translation>内容不同</translation>
    </message>
    <message>
        <source>Changed since the last time</source>
        <translation>自上次以来有改动</translation>
    </message>
    <message>
        <source>Goes on where it stopped</source>
        <translation>从中断处继续</translation>
    </message>
    <message>
        <source>Gone from the other side</source>
        <translation>另一侧已不存在</translation>
    </message>
    <message>
        <source>Newer on the other side</source>
        <translation>另一侧较新</translation>
    </message>
    <message>
        <source>Changed on both sides</source>
        <translation>两侧都有改动</translation>
    </message>
    <message>
        <source>Different, and neither is known to be newer</source>
        <translation>内容不同，且无法判断哪个较新</translation>
    </message>
    <message>
        <source>Changed on one side, deleted on the other</source>
        <translation>一侧已改动，另一侧已删除</translation>
    </message>
    <message>
        <source>A file on one side, a folder on the other</source>
        <translation>一侧是文件，另一侧是文件夹</translation>
    </message>
    <message>
        <source>A link or device on one side</source>
        <translation>一侧是链接或设备</translation>
    </message>
    <message>
        <source>The folder cannot be read</source>
        <translation>文件夹无法读取</translation>
    </message>
    <message>
        <source>An unfinished upload of somebody else</source>
        <translation>他人未完成的上传</translation>
    </message>
    <message>
        <source>The digest is not to be had</source>
        <translation>无法取得摘要</translation>
    </message>
    <message>
        <source>%1 to upload</source>
        <translation>上传 %1</translation>
    </message>
    <message>
        <source>%1 to download</source>
        <translation>下载 %1</translation>
    </message>
    <message>
        <source>%1 to make there</source>
        <translation>在服务器上新建 %1</translation>
    </message>
    <message>
        <source>%1 to make here</source>
        <translation>在本机新建 %1</translation>
    </message>
    <message>
        <source>%1 in step</source>
        <translation>%1已同步</translation>
    </message>
    <message>
        <source>Nothing to do</source>
        <translation>无需操作</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>%1 will be deleted on the server.</source>
        <translation>将从服务器删除 %1。</translation>
    </message>
    <message>
        <source>%1 will be deleted on this computer.</source>
        <translation>将从本机删除 %1。</translation>
    </message>
    <message>
        <source>%1 will be deleted on the server and %2 on this computer.</source>
        <translation>将从服务器删除 %1，从本机删除 %2。</translation>
    </message>
    <message>
        <source>One side is empty. Is it the right folder, and is its disk there?</source>
        <translation>其中一侧是空的。文件夹选对了吗？它所在的磁盘接上了吗？</translation>
    </message>
    <message>
        <source>That is more than a fifth of all that is there.</source>
        <translation>这超过了现有内容的五分之一。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s) left as they are</source>
        <translation>
            <numerusform>%Ln 项保持不变</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProgressBars</name>
    <message>
        <source>waiting for the server to confirm</source>
        <translation>等待服务器确认</translation>
    </message>
    <message>
        <source>All: %1 of %2 files</source>
        <translation>合计：%1 / %2 个文件</translation>
    </message>
</context>
<context>
    <name>PropertiesDialog</name>
    <message>
        <source>Properties</source>
        <translation>属性</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>%1 (%2 bytes)</source>
        <translation>%1（%2 字节）</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Modified</source>
        <translation>修改时间</translation>
    </message>
    <message>
        <source>Owner/Group</source>
        <translation>所有者/组</translation>
    </message>
    <message>
        <source>Link to</source>
        <translation>链接到</translation>
    </message>
    <message>
        <source>Permissions</source>
        <translation>权限</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>所有者</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>组</translation>
    </message>
    <message>
        <source>Others</source>
        <translation>其他人</translation>
    </message>
    <message>
        <source>read</source>
        <translation>读</translation>
    </message>
    <message>
        <source>write</source>
        <translation>写</translation>
    </message>
    <message>
        <source>execute</source>
        <translation>执行</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Permissions in octal</source>
        <translation>八进制权限</translation>
    </message>
    <message>
        <source>Octal</source>
        <translation>八进制</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>Go into folders and change</source>
        <translation>进入文件夹并更改</translation>
    </message>
    <message>
        <source>What is changed in folders</source>
        <translation>更改文件夹中的内容</translation>
    </message>
    <message>
        <source>files and folders</source>
        <translation>文件和文件夹</translation>
    </message>
    <message>
        <source>files only</source>
        <translation>仅文件</translation>
    </message>
    <message>
        <source>folders only</source>
        <translation>仅文件夹</translation>
    </message>
    <message>
        <source>mixed</source>
        <translation>不一致</translation>
    </message>
    <message>
        <source>Permissions that the server does not tell can only be set as a whole: by all nine boxes, or by the number.</source>
        <translation>服务器未告知的权限只能整体设置：九个复选框全部选定，或输入数字。</translation>
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
    <name>QueueRun</name>
    <message>
        <source>The server allows %1 connections at a time. Using %1 from now on.</source>
        <translation>服务器同时只允许 %1 个连接。从现在起使用 %1 个。</translation>
    </message>
</context>
<context>
    <name>QuickConnectBar</name>
    <message>
        <source>Host</source>
        <translation>主机</translation>
    </message>
    <message>
        <source>ftp.example.org, or a whole ftp:// address</source>
        <translation>ftp.example.org，或完整的 ftp:// 地址</translation>
    </message>
    <message>
        <source>Username</source>
        <translation>用户名</translation>
    </message>
    <message>
        <source>anonymous</source>
        <translation>匿名</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Servers connected to before</source>
        <translation>连接过的服务器</translation>
    </message>
    <message>
        <source>Encryption: %1</source>
        <translation>加密：%1</translation>
    </message>
    <message>
        <source>the host is missing</source>
        <translation>缺少主机名</translation>
    </message>
    <message>
        <source>Forget these</source>
        <translation>清除这些记录</translation>
    </message>
    <message>
        <source>a port is a number from 1 to 65535</source>
        <translation>端口是 1 到 65535 之间的数字</translation>
    </message>
    <message>
        <source>Sites</source>
        <translation>站点</translation>
    </message>
    <message>
        <source>Saved sites</source>
        <translation>已保存的站点</translation>
    </message>
</context>
<context>
    <name>RawCommandDialog</name>
    <message>
        <source>Raw command</source>
        <translation>原始命令</translation>
    </message>
    <message>
        <source>Replies</source>
        <translation>回复</translation>
    </message>
    <message>
        <source>HELP lists what the server understands.</source>
        <translation>HELP 会列出服务器支持的命令。</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>No answer: %1</source>
        <translation>没有回复：%1</translation>
    </message>
    <message>
        <source>This one is left to Wherry: it would bring the connection out of step.</source>
        <translation>此命令由 Wherry 自行使用：手动发送会使连接状态错乱。</translation>
    </message>
</context>
<context>
    <name>RegisterDialog</name>
    <message>
        <source>Register</source>
        <translation>注册</translation>
    </message>
    <message>
        <source>Register an account</source>
        <translation>注册账户</translation>
    </message>
    <message>
        <source>Some servers give accounts to whoever asks. Others leave it to their administrator.</source>
        <translation>有些服务器向任何申请者提供账户，有些则由管理员决定。</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>主机</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>加密</translation>
    </message>
    <message>
        <source>Username</source>
        <translation>用户名</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Password again</source>
        <translation>再次输入密码</translation>
    </message>
    <message>
        <source>Asking %1…</source>
        <translation>正在询问 %1…</translation>
    </message>
    <message>
        <source>The name cannot hold spaces.</source>
        <translation>用户名不能包含空格。</translation>
    </message>
    <message>
        <source>The passwords differ.</source>
        <translation>两次输入的密码不一致。</translation>
    </message>
    <message>
        <source>This server gives no accounts to whoever asks. Ask its administrator.</source>
        <translation>此服务器不接受自行注册。请联系其管理员。</translation>
    </message>
</context>
<context>
    <name>RegisterRun</name>
    <message>
        <source>Write the name of the account that you want into the URL: ftp://name@host.</source>
        <translation>请把想要的账户名写入 URL：ftp://name@host。</translation>
    </message>
    <message>
        <source>Nothing was registered: no password was typed twice the same.</source>
        <translation>没有注册：两次输入的密码不一致。</translation>
    </message>
</context>
<context>
    <name>Registering</name>
    <message>
        <source>Connect</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>%1 says: %2</source>
        <translation>%1 的答复：%2</translation>
    </message>
</context>
<context>
    <name>RemotePane</name>
    <message>
        <source>Remote files</source>
        <translation>远程文件</translation>
    </message>
    <message>
        <source>Remote path</source>
        <translation>远程路径</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>未连接</translation>
    </message>
    <message>
        <source>Waiting for the server…</source>
        <translation>正在等待服务器…</translation>
    </message>
    <message>
        <source>Deleting: %1 removed</source>
        <translation>正在删除：已删除 %1</translation>
    </message>
    <message>
        <source>This folder is empty. Drop files here to upload.</source>
        <translation>此文件夹为空。将文件拖放到此处即可上传。</translation>
    </message>
    <message>
        <source>Move %1 to %2</source>
        <translation>移动 %1到 %2</translation>
    </message>
    <message>
        <source>Upload %1 to %2</source>
        <translation>上传 %1到 %2</translation>
    </message>
    <message>
        <source>Not connected. Enter a server above.</source>
        <translation>未连接。请在上方输入服务器。</translation>
    </message>
    <message>
        <source>Remote folders</source>
        <translation>远程文件夹</translation>
    </message>
</context>
<context>
    <name>RemoteRows</name>
    <message>
        <source>The server told a name that leads elsewhere or cannot be a name. It is not used.</source>
        <translation>服务器给出的名称指向别处或无效，不予使用。</translation>
    </message>
</context>
<context>
    <name>Reporter</name>
    <message>
        <source>1 file</source>
        <translation>1 个文件</translation>
    </message>
    <message>
        <source>%1 files</source>
        <translation>%1 个文件</translation>
    </message>
    <message>
        <source>, %1 in %2 s, %3</source>
        <translation>，%1，用时 %2 秒，%3</translation>
    </message>
    <message>
        <source>, %1 skipped</source>
        <translation>，跳过 %1</translation>
    </message>
    <message>
        <source>, %1 not transferred</source>
        <translation>，%1 未传输</translation>
    </message>
    <message>
        <source>Cancelled. Run the command again to go on where it stopped.</source>
        <translation>已取消。再运行此命令即可从中断处继续。</translation>
    </message>
    <message>
        <source>Trying again in %1 s.</source>
        <translation>%1 秒后重试。</translation>
    </message>
    <message>
        <source>skipped: %1</source>
        <translation>已跳过：%1</translation>
    </message>
    <message>
        <source>skipped, it is there already</source>
        <translation>已跳过，那里已有</translation>
    </message>
    <message>
        <source>verified (%1)</source>
        <translation>已校验（%1）</translation>
    </message>
    <message>
        <source>size only</source>
        <translation>仅核对大小</translation>
    </message>
    <message>
        <source>not verified</source>
        <translation>未校验</translation>
    </message>
    <message>
        <source>not atomic here</source>
        <translation>此处非原子写入</translation>
    </message>
    <message>
        <source>batched</source>
        <translation>成批传送</translation>
    </message>
</context>
<context>
    <name>RequestRun</name>
    <message>
        <source>%1 is on another server than the first URL; write one command for each server.</source>
        <translation>%1 与第一个 URL 不在同一服务器上；请为每个服务器各写一条命令。</translation>
    </message>
    <message>
        <source>Left out a name that is none: &quot;%1&quot;.</source>
        <translation>略去了一个不成名称的名称：“%1”。</translation>
    </message>
    <message>
        <source>there is no such file</source>
        <translation>没有这个文件</translation>
    </message>
    <message>
        <source>%1 bytes there, %2 here</source>
        <translation>那边 %1 字节，这边 %2</translation>
    </message>
    <message>
        <source>the server makes no digests; only the size could be compared, and it is equal</source>
        <translation>服务器不提供摘要；只能比较大小，大小相同</translation>
    </message>
    <message>
        <source>the digests (%1) differ</source>
        <translation>摘要（%1）不同</translation>
    </message>
    <message>
        <source>%1  verified (%2)</source>
        <translation>%1  已校验（%2）</translation>
    </message>
</context>
<context>
    <name>SearchDialog</name>
    <message>
        <source>Search on %1</source>
        <translation>在 %1 上搜索</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>part of it, or *.txt; *.md</source>
        <translation>名称的一部分，或 *.txt; *.md</translation>
    </message>
    <message>
        <source>Below</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Files and folders</source>
        <translation>文件和文件夹</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>What</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>any</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>Largest size</source>
        <translation>最大大小</translation>
    </message>
    <message>
        <source>to</source>
        <translation>至</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Smallest size</source>
        <translation>最小大小</translation>
    </message>
    <message>
        <source>At any time</source>
        <translation>任何时间</translation>
    </message>
    <message>
        <source>In the last day</source>
        <translation>最近一天</translation>
    </message>
    <message>
        <source>In the last 7 days</source>
        <translation>最近 7 天</translation>
    </message>
    <message>
        <source>In the last 30 days</source>
        <translation>最近 30 天</translation>
    </message>
    <message>
        <source>In the last year</source>
        <translation>最近一年</translation>
    </message>
    <message>
        <source>More than 30 days ago</source>
        <translation>30 天以前</translation>
    </message>
    <message>
        <source>More than a year ago</source>
        <translation>一年以前</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>修改时间</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>搜索结果</translation>
    </message>
    <message>
        <source>Say what you look for, then press Enter.</source>
        <translation>输入要查找的内容，然后按回车键。</translation>
    </message>
    <message>
        <source>Go to it</source>
        <translation>转到</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>下载</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>删除…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Nothing was found before the search was stopped.</source>
        <translation>停止搜索之前没有找到任何内容。</translation>
    </message>
    <message>
        <source>Stopped: %1 found.</source>
        <translation>已停止：找到 %1。</translation>
    </message>
    <message>
        <source>A size is a number like 500, 64 KiB or 1.5 MiB.</source>
        <translation>大小应是数字，如 500、64 KiB 或 1.5 MiB。</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>正在搜索…</translation>
    </message>
    <message>
        <source>%1 found, %2 looked into</source>
        <translation>已找到 %1，已查看 %2</translation>
    </message>
    <message>
        <source>Nothing was found.</source>
        <translation>没有找到任何内容。</translation>
    </message>
    <message>
        <source>%1 found in %2.</source>
        <translation>在 %2中找到 %1。</translation>
    </message>
    <message>
        <source>There are more: narrow the search.</source>
        <translation>还有更多结果：请缩小搜索范围。</translation>
    </message>
    <message>
        <source>%1 could not be read whole.</source>
        <translation>%1无法完整读取。</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Delete %1 from the server?</source>
        <translation>从服务器删除 %1？</translation>
    </message>
    <message>
        <source>Folders go with all that is in them. This cannot be undone.</source>
        <translation>文件夹将连同其中的所有内容一并删除，此操作无法撤销。</translation>
    </message>
    <message>
        <source>This cannot be undone.</source>
        <translation>此操作无法撤销。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Match case</source>
        <translation>区分大小写</translation>
    </message>
</context>
<context>
    <name>SelfTestCard</name>
    <message>
        <source>Works</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Fails</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Check this server</source>
        <translation>检查此服务器</translation>
    </message>
    <message>
        <source>Copy results</source>
        <translation>复制结果</translation>
    </message>
    <message>
        <source>Connects to each address as a client would, uploads a small file, fetches and deletes it.</source>
        <translation>像客户端那样连接每个地址，上传一个小文件，取回并删除它。</translation>
    </message>
    <message>
        <source>Start the server to check it.</source>
        <translation>启动服务器后才能检查。</translation>
    </message>
    <message>
        <source>%1, from elsewhere</source>
        <translation>%1，从别处</translation>
    </message>
    <message>
        <source>Trying…</source>
        <translation>正在尝试…</translation>
    </message>
</context>
<context>
    <name>SelfTestWords</name>
    <message>
        <source>Without encryption: anybody on the way can read passwords and files.</source>
        <translation>没有加密：途中的任何人都能读到密码和文件。</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Clients reach the server.</source>
        <translation>客户端可以连接到服务器。</translation>
    </message>
    <message>
        <source>The connection is encrypted (%1), with this server&apos;s certificate.</source>
        <translation>连接已加密（%1），使用的是本服务器的证书。</translation>
    </message>
    <message>
        <source>A login works.</source>
        <translation>可以登录。</translation>
    </message>
    <message>
        <source>Data connections work (ports %1).</source>
        <translation>数据连接正常（端口 %1）。</translation>
    </message>
    <message>
        <source>An upload arrives.</source>
        <translation>上传可以送达。</translation>
    </message>
    <message>
        <source>It comes back unchanged.</source>
        <translation>取回的内容没有变化。</translation>
    </message>
    <message>
        <source>It can be deleted.</source>
        <translation>可以删除。</translation>
    </message>
    <message>
        <source>Clients do not reach the server.</source>
        <translation>客户端无法连接到服务器。</translation>
    </message>
    <message>
        <source>The connection cannot be encrypted.</source>
        <translation>连接无法加密。</translation>
    </message>
    <message>
        <source>A login does not work.</source>
        <translation>无法登录。</translation>
    </message>
    <message>
        <source>Data connections do not work.</source>
        <translation>数据连接不正常。</translation>
    </message>
    <message>
        <source>An upload does not arrive.</source>
        <translation>上传无法送达。</translation>
    </message>
    <message>
        <source>What was uploaded does not come back.</source>
        <translation>上传的内容无法取回。</translation>
    </message>
    <message>
        <source>What was uploaded cannot be deleted.</source>
        <translation>上传的内容无法删除。</translation>
    </message>
    <message>
        <source>See the log for what happened meanwhile.</source>
        <translation>请在日志中查看其间发生了什么。</translation>
    </message>
    <message>
        <source>Let the router forward port %1 to this computer. Many routers do not answer their own network at this address: then try from elsewhere.</source>
        <translation>请让路由器把端口 %1 转发到这台计算机。许多路由器不会用这个地址应答自己的网络：那样就请从别处尝试。</translation>
    </message>
    <message>
        <source>Let port %1 through the firewall of this computer.</source>
        <translation>请在这台计算机的防火墙中放行端口 %1。</translation>
    </message>
    <message>
        <source>The address rules, a ban or the limit of sessions keep this computer out.</source>
        <translation>地址规则、封禁或会话数上限把这台计算机挡在了外面。</translation>
    </message>
    <message>
        <source>The log says more about it.</source>
        <translation>日志中有更多说明。</translation>
    </message>
    <message>
        <source>Switch TLS on (key tls, in the settings under Encryption).</source>
        <translation>请开启 TLS（键 tls，在设置的“加密”中）。</translation>
    </message>
    <message>
        <source>Another program answers at this address, or something on the way opens the encryption: look at what the router forwards port %1 to.</source>
        <translation>在这个地址应答的是另一个程序，或者途中有东西拆开了加密：请检查路由器把端口 %1 转发到了哪里。</translation>
    </message>
    <message>
        <source>Look at the certificate and its key.</source>
        <translation>请检查证书及其密钥。</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 到 %2</translation>
    </message>
    <message>
        <source>Let the router forward the ports %1 to this computer, too, with the same numbers.</source>
        <translation>请让路由器也把端口 %1 以相同的号码转发到这台计算机。</translation>
    </message>
    <message>
        <source>Let the ports %1 through the firewall of this computer, too.</source>
        <translation>请在这台计算机的防火墙中也放行端口 %1。</translation>
    </message>
    <message>
        <source>Set the address that clients from elsewhere use (key external-address).</source>
        <translation>请设置别处的客户端所用的地址（键 external-address）。</translation>
    </message>
    <message>
        <source>Something on the way changes the data: routers and firewalls that “help” with FTP do; require TLS.</source>
        <translation>途中有东西改动了数据：“帮助”FTP 的路由器和防火墙会这样做；请要求 TLS。</translation>
    </message>
    <message>
        <source>Something on the way cut the connection, or the server ended it: the log says more.</source>
        <translation>途中有东西切断了连接，或者服务器结束了它：日志中有更多说明。</translation>
    </message>
</context>
<context>
    <name>ServerControl</name>
    <message>
        <source>The server does not run.</source>
        <translation>服务器未运行。</translation>
    </message>
</context>
<context>
    <name>ServerTab</name>
    <message>
        <source>During: %1</source>
        <translation>执行：%1</translation>
    </message>
    <message>
        <source>Answer: %1 %2</source>
        <translation>回答：%1 %2</translation>
    </message>
    <message>
        <source>New connection</source>
        <translation>新连接</translation>
    </message>
    <message>
        <source>Connecting to %1…</source>
        <translation>正在连接 %1…</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>未连接</translation>
    </message>
    <message>
        <source>Reconnect</source>
        <translation>重新连接</translation>
    </message>
    <message>
        <source>Disconnected</source>
        <translation>已断开连接</translation>
    </message>
    <message>
        <source>%1 has ended the connection. It is opened again as soon as you do something there.</source>
        <translation>%1 已结束连接。您在那里进行操作时会自动重新连接。</translation>
    </message>
    <message>
        <source>Connect to a server first, then drop the files again.</source>
        <translation>请先连接服务器，再重新拖放文件。</translation>
    </message>
    <message>
        <source>Connect to a server first: then Enter and double click upload.</source>
        <translation>请先连接服务器，之后按 Enter 或双击即可上传。</translation>
    </message>
    <message>
        <source>The password was not changed.</source>
        <translation>密码未更改。</translation>
    </message>
    <message>
        <source>The password has been changed.</source>
        <translation>密码已更改。</translation>
    </message>
    <message>
        <source>The administrator of %1 says:</source>
        <translation>%1 的管理员说：</translation>
    </message>
    <message>
        <source>The server does not tell the permissions of %1, which stay as they were. A number in octal sets them all the same.</source>
        <translation>服务器未告知 %1的权限，因此保持不变。输入八进制数字仍可设置。</translation>
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
    <message>
        <source>Accounts</source>
        <translation>账户</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Restart the server?</source>
        <translation>重启服务器？</translation>
    </message>
    <message>
        <source>Restart server</source>
        <translation>重启服务器</translation>
    </message>
    <message>
        <source>Bans</source>
        <translation>封禁</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
</context>
<context>
    <name>SettingField</name>
    <message>
        <source>Unit of %1</source>
        <translation>%1的单位</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>秒</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>分钟</translation>
    </message>
    <message>
        <source>hours</source>
        <translation>小时</translation>
    </message>
    <message>
        <source>days</source>
        <translation>天</translation>
    </message>
    <message>
        <source>Choose %1</source>
        <translation>选择%1</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
</context>
<context>
    <name>SettingWords</name>
    <message>
        <source>Listening</source>
        <translation>监听</translation>
    </message>
    <message>
        <source>Data connections</source>
        <translation>数据连接</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>加密</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>限制</translation>
    </message>
    <message>
        <source>Time limits</source>
        <translation>超时</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Password guessing</source>
        <translation>密码猜测</translation>
    </message>
    <message>
        <source>Address rules</source>
        <translation>地址规则</translation>
    </message>
    <message>
        <source>Registration</source>
        <translation>注册</translation>
    </message>
    <message>
        <source>Database and history</source>
        <translation>数据库和历史</translation>
    </message>
    <message>
        <source>Log and data</source>
        <translation>日志和数据</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Of this computer, with commas between them. 0.0.0.0 and :: stand for all of its networks.</source>
        <translation>本机地址，用逗号分隔。0.0.0.0 和 :: 代表所有网络。</translation>
    </message>
    <message>
        <source>Only this computer</source>
        <translation>仅本机</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>21 is the usual one, and needs the right to use low ports.</source>
        <translation>通常为 21，需要使用低位端口的权限。</translation>
    </message>
    <message>
        <source>any free port</source>
        <translation>任意空闲端口</translation>
    </message>
    <message>
        <source>Name in the greeting</source>
        <translation>欢迎语中的名称</translation>
    </message>
    <message>
        <source>Host names</source>
        <translation>主机名</translation>
    </message>
    <message>
        <source>Names that clients may ask for (HOST), with commas between them.</source>
        <translation>客户端可请求的名称（HOST），用逗号分隔。</translation>
    </message>
    <message>
        <source>Every name is accepted</source>
        <translation>接受任何名称</translation>
    </message>
    <message>
        <source>Passive ports</source>
        <translation>被动端口</translation>
    </message>
    <message>
        <source>Each transfer needs one of its own. A firewall or router has to let them through.</source>
        <translation>每个传输各占一个端口。防火墙或路由器须放行这些端口。</translation>
    </message>
    <message>
        <source>External address</source>
        <translation>外部地址</translation>
    </message>
    <message>
        <source>The IPv4 address of the router, told to clients from elsewhere. Needed behind NAT.</source>
        <translation>路由器的 IPv4 地址，告知外部客户端。位于 NAT 之后时需要。</translation>
    </message>
    <message>
        <source>The address that the client connected to</source>
        <translation>客户端所连接的地址</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>Without it passwords and files can be read on the way.</source>
        <translation>不加密时，密码和文件可能在途中被读取。</translation>
    </message>
    <message>
        <source>Certificate file</source>
        <translation>证书文件</translation>
    </message>
    <message>
        <source>PEM, with its chain, where another program renews it.</source>
        <translation>PEM 格式，含证书链，由其他程序续期。</translation>
    </message>
    <message>
        <source>The certificate above</source>
        <translation>上方的证书</translation>
    </message>
    <message>
        <source>Key file</source>
        <translation>密钥文件</translation>
    </message>
    <message>
        <source>PEM.</source>
        <translation>PEM 格式。</translation>
    </message>
    <message>
        <source>In the certificate&apos;s file</source>
        <translation>在证书文件中</translation>
    </message>
    <message>
        <source>Implicit TLS port</source>
        <translation>隐式 TLS 端口</translation>
    </message>
    <message>
        <source>Also listens for TLS from the first byte, for old clients; 990 is usual.</source>
        <translation>另外监听从首字节起加密的连接，供旧客户端使用；通常为 990。</translation>
    </message>
    <message>
        <source>Uploads need a proper end of TLS</source>
        <translation>上传须正常结束 TLS</translation>
    </message>
    <message>
        <source>Else a connection cut on the way passes as the end of the file.</source>
        <translation>否则途中断开的连接会被当作文件结尾。</translation>
    </message>
    <message>
        <source>Encrypted clients must encrypt their files too</source>
        <translation>加密的客户端也必须加密文件</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>At the same time, of all clients together.</source>
        <translation>所有客户端同时的总数。</translation>
    </message>
    <message>
        <source>as many as the system allows</source>
        <translation>系统允许的最大值</translation>
    </message>
    <message>
        <source>Sessions from one address</source>
        <translation>每个地址的会话</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>Confirm uploads when they are safe on disk</source>
        <translation>写入磁盘后才确认上传</translation>
    </message>
    <message>
        <source>Slower for many small files, but a power cut loses nothing.</source>
        <translation>大量小文件时较慢，但断电不会丢失数据。</translation>
    </message>
    <message>
        <source>Signing in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>From the connection to the login.</source>
        <translation>从连接到登录。</translation>
    </message>
    <message>
        <source>Doing nothing</source>
        <translation>空闲</translation>
    </message>
    <message>
        <source>Between commands; never during a transfer.</source>
        <translation>两个命令之间；传输期间不计。</translation>
    </message>
    <message>
        <source>A stuck transfer</source>
        <translation>传输停滞</translation>
    </message>
    <message>
        <source>In which no byte moves.</source>
        <translation>没有任何数据移动。</translation>
    </message>
    <message>
        <source>Uploads, all together</source>
        <translation>上传总速度</translation>
    </message>
    <message>
        <source>Downloads, all together</source>
        <translation>下载总速度</translation>
    </message>
    <message>
        <source>Uploads of one session</source>
        <translation>单个会话上传</translation>
    </message>
    <message>
        <source>Downloads of one session</source>
        <translation>单个会话下载</translation>
    </message>
    <message>
        <source>Slow down and ban who guesses passwords</source>
        <translation>减速并封禁猜测密码者</translation>
    </message>
    <message>
        <source>Failed logins until a ban</source>
        <translation>封禁前的失败登录次数</translation>
    </message>
    <message>
        <source>Of one network or at one account.</source>
        <translation>来自同一网络或针对同一账户。</translation>
    </message>
    <message>
        <source>Failed logins count for</source>
        <translation>失败登录计数时长</translation>
    </message>
    <message>
        <source>A ban lasts</source>
        <translation>封禁时长</translation>
    </message>
    <message>
        <source>May connect</source>
        <translation>允许连接</translation>
    </message>
    <message>
        <source>Addresses and networks such as 192.0.2.0/24, with commas between them.</source>
        <translation>地址和网络，例如 192.0.2.0/24，用逗号分隔。</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>所有人</translation>
    </message>
    <message>
        <source>May not connect</source>
        <translation>禁止连接</translation>
    </message>
    <message>
        <source>Stronger than what is allowed. Open sessions end at once.</source>
        <translation>优先于允许规则。已打开的会话立即结束。</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>无</translation>
    </message>
    <message>
        <source>People may make their own accounts</source>
        <translation>允许自行创建账户</translation>
    </message>
    <message>
        <source>With the command SITE REGISTER.</source>
        <translation>使用命令 SITE REGISTER。</translation>
    </message>
    <message>
        <source>New accounts wait for your approval</source>
        <translation>新账户须经您批准</translation>
    </message>
    <message>
        <source>Their folder</source>
        <translation>其文件夹</translation>
    </message>
    <message>
        <source>{name} stands for the account, {data} for the data directory.</source>
        <translation>{name} 代表账户，{data} 代表数据目录。</translation>
    </message>
    <message>
        <source>Their storage</source>
        <translation>其存储空间</translation>
    </message>
    <message>
        <source>nothing may be stored</source>
        <translation>不允许存储</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>数据库</translation>
    </message>
    <message>
        <source>postgresql://user@host/database, where several servers share accounts.</source>
        <translation>postgresql://user@host/database，供多台服务器共享账户。</translation>
    </message>
    <message>
        <source>A file in the data directory</source>
        <translation>数据目录中的文件</translation>
    </message>
    <message>
        <source>Days of history</source>
        <translation>历史保留天数</translation>
    </message>
    <message>
        <source>How long transfers and logins are kept.</source>
        <translation>传输和登录记录的保留时间。</translation>
    </message>
    <message>
        <source>for ever</source>
        <translation>永久</translation>
    </message>
    <message>
        <source>Data directory</source>
        <translation>数据目录</translation>
    </message>
    <message>
        <source>Least that is logged</source>
        <translation>最低日志级别</translation>
    </message>
    <message>
        <source>Log file</source>
        <translation>日志文件</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Transfer log</source>
        <translation>传输日志</translation>
    </message>
    <message>
        <source>One line a transfer, in xferlog format.</source>
        <translation>每次传输一行，xferlog 格式。</translation>
    </message>
    <message>
        <source>A log turns over at</source>
        <translation>日志轮换大小</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source>Older logs kept</source>
        <translation>保留的旧日志</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Offered</source>
        <translation>可选</translation>
    </message>
    <message>
        <source>Required</source>
        <translation>必需</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Yes, over TLS</source>
        <translation>是，通过 TLS</translation>
    </message>
    <message>
        <source>Yes, also without TLS</source>
        <translation>是，也可不加密</translation>
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
        <source>Keep the SHA-256 of each whole file in the history</source>
        <translation>在历史记录中保留每个完整文件的 SHA-256</translation>
    </message>
    <message>
        <source>Computed as it passes; large files then cost more of the processor.</source>
        <translation>在传输时计算；大文件会因此占用更多处理器。</translation>
    </message>
    <message>
        <source>Run a program</source>
        <translation>运行程序</translation>
    </message>
    <message>
        <source>For each event, which it finds in variables and on its standard input.</source>
        <translation>每个事件运行一次，程序可从环境变量和标准输入得知事件内容。</translation>
    </message>
    <message>
        <source>Post to a web address</source>
        <translation>发送到网址</translation>
    </message>
    <message>
        <source>Each event as JSON; tried again when it does not arrive.</source>
        <translation>每个事件以 JSON 发送；未送达时会重试。</translation>
    </message>
    <message>
        <source>Secret</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Signs what is posted, so that the receiver knows where it comes from.</source>
        <translation>为发送的内容签名，使接收方知道它来自哪里。</translation>
    </message>
    <message>
        <source>Not signed</source>
        <translation>不签名</translation>
    </message>
    <message>
        <source>Which events</source>
        <translation>哪些事件</translation>
    </message>
    <message>
        <source>Of upload, login, refused-login, quota (90 % used) and ban, with commas between them.</source>
        <translation>可选 upload、login、refused-login、quota（已用 90 %）和 ban，以逗号分隔。</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Anonymous visitors</source>
        <translation>匿名访客</translation>
    </message>
    <message>
        <source>Let everybody read one folder without an account</source>
        <translation>允许任何人不用账户读取一个文件夹</translation>
    </message>
    <message>
        <source>They sign in as anonymous or ftp, with any password.</source>
        <translation>他们以 anonymous 或 ftp 登录，密码任意。</translation>
    </message>
    <message>
        <source>What they see</source>
        <translation>他们看到的文件夹</translation>
    </message>
    <message>
        <source>A folder of this computer. They cannot change anything in it.</source>
        <translation>本机上的一个文件夹。他们不能更改其中的任何内容。</translation>
    </message>
    <message>
        <source>Needed when they are let in</source>
        <translation>允许匿名访问时必填</translation>
    </message>
    <message>
        <source>Their sessions at the same time</source>
        <translation>他们的同时会话数</translation>
    </message>
    <message>
        <source>Their downloads, all together</source>
        <translation>他们的下载总速度</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>确定</translation>
    </message>
</context>
<context>
    <name>SettingsForm</name>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Permissions</source>
        <translation>权限</translation>
    </message>
    <message>
        <source>Folders with other permissions</source>
        <translation>权限不同的文件夹</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>加密</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>时段</translation>
    </message>
    <message>
        <source>Folders and permissions</source>
        <translation>文件夹和权限</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>限制</translation>
    </message>
    <message>
        <source>Access</source>
        <translation>访问</translation>
    </message>
    <message>
        <source>Inherited, else a folder of its own</source>
        <translation>继承，否则为自己的文件夹</translation>
    </message>
    <message>
        <source>Choose folder</source>
        <translation>选择文件夹</translation>
    </message>
    <message>
        <source>{name}, {group} and {data} stand for the account, its group and the data directory of the server.</source>
        <translation>{name}、{group} 和 {data} 分别代表账户、其所属的组和服务器的数据目录。</translation>
    </message>
    <message>
        <source>Inherited</source>
        <translation>继承</translation>
    </message>
    <message>
        <source>Read and write</source>
        <translation>读写</translation>
    </message>
    <message>
        <source>Read only</source>
        <translation>只读</translation>
    </message>
    <message>
        <source>Upload only</source>
        <translation>仅上传</translation>
    </message>
    <message>
        <source>As chosen below</source>
        <translation>按下面的选择</translation>
    </message>
    <message>
        <source>List</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>下载</translation>
    </message>
    <message>
        <source>Upload new files</source>
        <translation>上传新文件</translation>
    </message>
    <message>
        <source>Overwrite</source>
        <translation>覆盖</translation>
    </message>
    <message>
        <source>Delete files</source>
        <translation>删除文件</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Make folders</source>
        <translation>新建文件夹</translation>
    </message>
    <message>
        <source>Remove folders</source>
        <translation>删除文件夹</translation>
    </message>
    <message>
        <source>Change times and modes</source>
        <translation>更改时间和模式</translation>
    </message>
    <message>
        <source>Other folders</source>
        <translation>其他文件夹</translation>
    </message>
    <message>
        <source>One a line: the folder as the account sees it, a space, then all, read-only, drop-box, none, or words like list,download,upload.</source>
        <translation>每行一个：账户所见的文件夹、一个空格，然后是 all、read-only、drop-box、none，或 list,download,upload 这样的词。</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>存储空间</translation>
    </message>
    <message>
        <source> GiB</source>
        <translation> GiB</translation>
    </message>
    <message>
        <source>Number of files</source>
        <translation>文件数</translation>
    </message>
    <message>
        <source>Speed of uploads</source>
        <translation>上传速度</translation>
    </message>
    <message>
        <source> MiB/s</source>
        <translation> MiB/s</translation>
    </message>
    <message>
        <source>Speed of downloads</source>
        <translation>下载速度</translation>
    </message>
    <message>
        <source>Sessions at the same time</source>
        <translation>同时会话数</translation>
    </message>
    <message>
        <source>Sessions from one address</source>
        <translation>每个地址的会话数</translation>
    </message>
    <message>
        <source>What is not ticked is inherited from the group; without one there is no limit. Speeds are of all sessions together. Changes hold for open sessions at once.</source>
        <translation>未勾选的项继承自组；没有组则不限。速度为所有会话合计。更改立即对已打开的会话生效。</translation>
    </message>
    <message>
        <source>Signs in only encrypted</source>
        <translation>仅加密登录</translation>
    </message>
    <message>
        <source>As the server allows</source>
        <translation>按服务器允许</translation>
    </message>
    <message>
        <source>Inherited, else from everywhere</source>
        <translation>继承，否则任何地址</translation>
    </message>
    <message>
        <source>Addresses and networks like 192.0.2.0/24, with commas between them.</source>
        <translation>地址和 192.0.2.0/24 这样的网段，用逗号分隔。</translation>
    </message>
    <message>
        <source>Inherited, else always</source>
        <translation>继承，否则始终</translation>
    </message>
    <message>
        <source>Like mon-fri 08:00-18:00; sat 09:00-12:00</source>
        <translation>例如 mon-fri 08:00-18:00; sat 09:00-12:00</translation>
    </message>
    <message>
        <source>Mounted folders</source>
        <translation>挂载的文件夹</translation>
    </message>
    <message>
        <source>Transfer quota</source>
        <translation>传输配额</translation>
    </message>
    <message>
        <source>Append to files</source>
        <translation>追加到文件</translation>
    </message>
    <message>
        <source>To overwrite includes to append.</source>
        <translation>允许覆盖即允许追加。</translation>
    </message>
    <message>
        <source>Uploads a day</source>
        <translation>每日上传</translation>
    </message>
    <message>
        <source>Uploads a week</source>
        <translation>每周上传</translation>
    </message>
    <message>
        <source>Uploads a month</source>
        <translation>每月上传</translation>
    </message>
    <message>
        <source>Downloads a day</source>
        <translation>每日下载</translation>
    </message>
    <message>
        <source>Downloads a week</source>
        <translation>每周下载</translation>
    </message>
    <message>
        <source>Downloads a month</source>
        <translation>每月下载</translation>
    </message>
    <message>
        <source>How much the account may move in all. Days, weeks (from Monday on) and months begin at midnight UTC. What is not ticked is inherited from the group; without one there is no limit.</source>
        <translation>账户总共可传输的数据量。日、周（从周一开始）和月均从 UTC 零点开始。未勾选的项继承自组；没有组则不限。</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Not saved: %1.</source>
        <translation>未保存：%1。</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Defaults</source>
        <translation>默认值</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Appearance and language</source>
        <translation>外观和语言</translation>
    </message>
    <message>
        <source>Show what holds where nothing is set</source>
        <translation>显示未设置时采用的值</translation>
    </message>
    <message>
        <source>Restart server</source>
        <translation>重启服务器</translation>
    </message>
    <message>
        <source>Save settings</source>
        <translation>保存设置</translation>
    </message>
    <message>
        <source>Discard changes</source>
        <translation>放弃更改</translation>
    </message>
    <message>
        <source>Default values</source>
        <translation>默认值</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) not saved</source>
        <translation>
            <numerusform>%n 项更改未保存</numerusform>
        </translation>
    </message>
    <message>
        <source>Saved. For the next start of the server: %1</source>
        <translation>已保存。服务器下次启动时生效：%1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Saved and in force</source>
        <translation>已保存并生效</translation>
    </message>
    <message>
        <source>Restart server…</source>
        <translation>重启服务器…</translation>
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
        <translation>证书指纹（SHA-256）：%1</translation>
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
        <translation>证书指纹（SHA-256）</translation>
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
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
</context>
<context>
    <name>ShellCommand</name>
    <message>
        <source>end transfers; jobs shows their numbers</source>
        <translation>结束传输；编号见 jobs</translation>
    </message>
    <message>
        <source>show files of the server</source>
        <translation>显示服务器上文件的内容</translation>
    </message>
    <message>
        <source>go to a folder of the server; without one to where the login led</source>
        <translation>进入服务器上的文件夹；不写则回到登录后的文件夹</translation>
    </message>
    <message>
        <source>leave when the transfers are done (also Ctrl-D, quit, bye)</source>
        <translation>传输完成后离开（也可用 Ctrl-D、quit、bye）</translation>
    </message>
    <message>
        <source>fetch a file or a whole folder</source>
        <translation>取回一个文件或整个文件夹</translation>
    </message>
    <message>
        <source>say what the commands do</source>
        <translation>说明各命令的作用</translation>
    </message>
    <message>
        <source>show the lines typed so far</source>
        <translation>显示输入过的命令行</translation>
    </message>
    <message>
        <source>show the transfers that run and wait</source>
        <translation>显示正在进行和等待的传输</translation>
    </message>
    <message>
        <source>go to a folder of this computer; without one home</source>
        <translation>进入本机的文件夹；不写则回到主目录</translation>
    </message>
    <message>
        <source>list a folder of this computer</source>
        <translation>列出本机的文件夹</translation>
    </message>
    <message>
        <source>show the present folder of this computer</source>
        <translation>显示本机的当前文件夹</translation>
    </message>
    <message>
        <source>list a folder of the server</source>
        <translation>列出服务器上的文件夹</translation>
    </message>
    <message>
        <source>fetch several into the present folder (*.jpg)</source>
        <translation>取回多个文件到当前文件夹（*.jpg）</translation>
    </message>
    <message>
        <source>make folders, with those above them</source>
        <translation>新建文件夹，连同其上级</translation>
    </message>
    <message>
        <source>send several into the present folder (*.jpg)</source>
        <translation>发送多个文件到当前文件夹（*.jpg）</translation>
    </message>
    <message>
        <source>rename, or move into a folder</source>
        <translation>重命名，或移入文件夹</translation>
    </message>
    <message>
        <source>change the password of the account</source>
        <translation>更改账户的密码</translation>
    </message>
    <message>
        <source>send a file or a whole folder</source>
        <translation>发送一个文件或整个文件夹</translation>
    </message>
    <message>
        <source>show the present folder of the server</source>
        <translation>显示服务器上的当前文件夹</translation>
    </message>
    <message>
        <source>show what the account uses and may use</source>
        <translation>显示账户的已用量和限额</translation>
    </message>
    <message>
        <source>delete files, with -r whole folders</source>
        <translation>删除文件，加 -r 删除整个文件夹</translation>
    </message>
    <message>
        <source>delete empty folders</source>
        <translation>删除空文件夹</translation>
    </message>
    <message>
        <source>wait until the transfers are done</source>
        <translation>等待传输完成</translation>
    </message>
    <message>
        <source>Names with spaces go in quotes. Ctrl-C ends the present command, Tab completes names.</source>
        <translation>带空格的名称要加引号。Ctrl-C 结束当前命令，Tab 补全名称。</translation>
    </message>
</context>
<context>
    <name>ShellRun</name>
    <message>
        <source>waiting to try again</source>
        <translation>等待重试</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>queued</source>
        <translation>排队中</translation>
    </message>
    <message>
        <source>A quote is not closed.</source>
        <translation>引号没有闭合。</translation>
    </message>
    <message>
        <source>There is no command &quot;%1&quot;; help lists them.</source>
        <translation>没有命令“%1”；help 可列出全部命令。</translation>
    </message>
    <message>
        <source>There is no command &quot;%1&quot;; did you mean %2?</source>
        <translation>没有命令“%1”；是否想用 %2？</translation>
    </message>
    <message>
        <source>Write %1.</source>
        <translation>请写 %1。</translation>
    </message>
    <message numerus="yes">
        <source>Waiting for %n transfer(s). Ctrl-C ends them.</source>
        <translation>
            <numerusform>正在等待 %n 个传输。按 Ctrl-C 结束它们。</numerusform>
        </translation>
    </message>
    <message>
        <source>Several files go into a folder, and %1 is none.</source>
        <translation>多个文件只能放进文件夹，而 %1 不是文件夹。</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>另有 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>No transfers are under way.</source>
        <translation>没有正在进行的传输。</translation>
    </message>
    <message>
        <source>No transfer has the number %1; jobs shows them.</source>
        <translation>没有编号为 %1 的传输；编号见 jobs。</translation>
    </message>
    <message>
        <source>The password stays as it was: no new one was typed twice the same.</source>
        <translation>密码保持不变：两次输入的新密码不一致或为空。</translation>
    </message>
    <message>
        <source>The password is changed.</source>
        <translation>密码已更改。</translation>
    </message>
    <message>
        <source>The saved site still has the old one: %1.</source>
        <translation>保存的站点仍是旧密码：%1。</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>SiteColours</name>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>红色</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>绿色</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>蓝色</translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation>黄色</translation>
    </message>
    <message>
        <source>Cyan</source>
        <translation>青色</translation>
    </message>
    <message>
        <source>Magenta</source>
        <translation>品红色</translation>
    </message>
    <message>
        <source>Orange</source>
        <translation>橙色</translation>
    </message>
</context>
<context>
    <name>SiteCommands</name>
    <message>
        <source>The saved password cannot be read: %1.</source>
        <translation>无法读取保存的密码：%1。</translation>
    </message>
    <message>
        <source>The saved sites cannot be read.</source>
        <translation>无法读取已保存的站点。</translation>
    </message>
    <message>
        <source>The sites are saved, but not every password: %1.</source>
        <translation>站点已保存，但并非所有密码都已保存：%1。</translation>
    </message>
</context>
<context>
    <name>SiteEditor</name>
    <message>
        <source>Settings of the site</source>
        <translation>站点设置</translation>
    </message>
    <message>
        <source>General</source>
        <translation>常规</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>ftp.example.org, or a whole ftp:// address</source>
        <translation>ftp.example.org，或完整的 ftp:// 地址</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>端口</translation>
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
        <source>Login</source>
        <translation>登录方式</translation>
    </message>
    <message>
        <source>Anonymous</source>
        <translation>匿名</translation>
    </message>
    <message>
        <source>Name and password</source>
        <translation>用户名和密码</translation>
    </message>
    <message>
        <source>Name; ask for the password each time</source>
        <translation>用户名；每次询问密码</translation>
    </message>
    <message>
        <source>Username</source>
        <translation>用户名</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Folder here</source>
        <translation>本地文件夹</translation>
    </message>
    <message>
        <source>the one that is shown</source>
        <translation>当前显示的文件夹</translation>
    </message>
    <message>
        <source>Folder on the server</source>
        <translation>服务器上的文件夹</translation>
    </message>
    <message>
        <source>the one that the login leads to</source>
        <translation>登录后所在的文件夹</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>What is worth knowing about this site</source>
        <translation>关于此站点值得记录的内容</translation>
    </message>
    <message>
        <source>Transfers</source>
        <translation>传输</translation>
    </message>
    <message>
        <source>Transfers at a time</source>
        <translation>同时传输数</translation>
    </message>
    <message>
        <source>as in the settings</source>
        <translation>按设置</translation>
    </message>
    <message>
        <source>Limit of downloads</source>
        <translation>下载限速</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>不限</translation>
    </message>
    <message>
        <source> KiB/s</source>
        <translation> KiB/s</translation>
    </message>
    <message>
        <source>Limit of uploads</source>
        <translation>上传限速</translation>
    </message>
    <message>
        <source>Data connections</source>
        <translation>数据连接</translation>
    </message>
    <message>
        <source>Made from here (passive)</source>
        <translation>由本机发起（被动）</translation>
    </message>
    <message>
        <source>Made by the server (active)</source>
        <translation>由服务器发起（主动）</translation>
    </message>
    <message>
        <source>File names</source>
        <translation>文件名编码</translation>
    </message>
    <message>
        <source>UTF-8</source>
        <translation>UTF-8</translation>
    </message>
    <message>
        <source>Latin-1, for old servers</source>
        <translation>Latin-1（用于旧服务器）</translation>
    </message>
    <message>
        <source>Upload under a temporary name until the file is whole</source>
        <translation>上传完整之前使用临时名称</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>高级</translation>
    </message>
    <message>
        <source>Account (ACCT)</source>
        <translation>账户（ACCT）</translation>
    </message>
    <message>
        <source>only where the server asks for one</source>
        <translation>仅在服务器要求时使用</translation>
    </message>
    <message>
        <source>Client certificate</source>
        <translation>客户端证书</translation>
    </message>
    <message>
        <source>a PEM file, or nothing</source>
        <translation>PEM 文件，或留空</translation>
    </message>
    <message>
        <source>Key of the certificate</source>
        <translation>证书密钥</translation>
    </message>
    <message>
        <source>Data under TLS must end in order</source>
        <translation>TLS 数据必须正常结束</translation>
    </message>
    <message>
        <source>Without it a download that was cut off may pass for a whole one.</source>
        <translation>不勾选时，被截断的下载可能被当作完整文件。</translation>
    </message>
    <message>
        <source>anonymous</source>
        <translation>anonymous</translation>
    </message>
    <message>
        <source>as it is kept</source>
        <translation>使用已保存的密码</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>代理</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>SOCKS5</source>
        <translation>SOCKS5</translation>
    </message>
    <message>
        <source>HTTP (CONNECT)</source>
        <translation>HTTP（CONNECT）</translation>
    </message>
    <message>
        <source>Host of the proxy</source>
        <translation>代理主机</translation>
    </message>
    <message>
        <source>Port of the proxy</source>
        <translation>代理端口</translation>
    </message>
    <message>
        <source>Username at the proxy</source>
        <translation>代理用户名</translation>
    </message>
    <message>
        <source>only where the proxy asks for one</source>
        <translation>仅在代理要求时填写</translation>
    </message>
    <message>
        <source>Password at the proxy</source>
        <translation>代理密码</translation>
    </message>
    <message>
        <source>Data connections go the same way, and are made from here (passive).</source>
        <translation>数据连接走同一代理，并由本机发起（被动）。</translation>
    </message>
    <message>
        <source>Connections for one large file</source>
        <translation>传输一个大文件所用的连接数</translation>
    </message>
    <message>
        <source>as many as help</source>
        <translation>有帮助时自动增加</translation>
    </message>
</context>
<context>
    <name>SitesDialog</name>
    <message>
        <source>Sites</source>
        <translation>站点</translation>
    </message>
    <message>
        <source>Choose a site, or make a new one.</source>
        <translation>请选择一个站点，或新建一个。</translation>
    </message>
    <message>
        <source>Test connection</source>
        <translation>测试连接</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Saved sites</source>
        <translation>已保存的站点</translation>
    </message>
    <message>
        <source>No site is saved yet.</source>
        <translation>还没有保存的站点。</translation>
    </message>
    <message>
        <source>New site</source>
        <translation>新站点</translation>
    </message>
    <message>
        <source>New folder</source>
        <translation>新建文件夹</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Import from FileZilla, WinSCP or Wherry</source>
        <translation>从 FileZilla、WinSCP 或 Wherry 导入</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>复制一份</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Move into the folder above</source>
        <translation>移入上面的文件夹</translation>
    </message>
    <message>
        <source>Move out of the folder</source>
        <translation>移出文件夹</translation>
    </message>
    <message numerus="yes">
        <source>Delete the folder with %n site(s)?</source>
        <translation>
            <numerusform>删除包含 %n 个站点的文件夹？</numerusform>
        </translation>
    </message>
    <message>
        <source>Import sites</source>
        <translation>导入站点</translation>
    </message>
    <message>
        <source>Files of sites (*.xml *.ini *.json)</source>
        <translation>站点文件 (*.xml *.ini *.json)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>%1 cannot be read.</source>
        <translation>无法读取 %1。</translation>
    </message>
    <message>
        <source>%1 holds no sites: %2</source>
        <translation>%1 中没有站点：%2</translation>
    </message>
    <message>
        <source>Not everything came over; see the details.</source>
        <translation>有些内容未能导入，请查看详情。</translation>
    </message>
    <message>
        <source>The site needs a host.</source>
        <translation>站点需要主机名。</translation>
    </message>
    <message>
        <source>The saved password cannot be read: %1.</source>
        <translation>无法读取保存的密码：%1。</translation>
    </message>
    <message>
        <source>The sites cannot be saved: %1 (%2)</source>
        <translation>无法保存站点：%1（%2）</translation>
    </message>
    <message>
        <source>The proxy needs a host.</source>
        <translation>代理需要主机名。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>SitesRun</name>
    <message>
        <source>left out: it is neither FTP nor FTPS (protocol %1)</source>
        <translation>已略过：它既不是 FTP 也不是 FTPS（协议 %1）</translation>
    </message>
    <message>
        <source>left out: it names no host</source>
        <translation>已略过：没有主机名</translation>
    </message>
    <message>
        <source>without its password, which is under a master password of the other program</source>
        <translation>未导入密码：它受另一程序的主密码保护</translation>
    </message>
    <message>
        <source>without its password, which cannot be read</source>
        <translation>未导入密码：无法读取</translation>
    </message>
    <message>
        <source>without its proxy %1, whose kind is not known here</source>
        <translation>未导入其代理 %1：此处不支持这种代理</translation>
    </message>
    <message>
        <source>without the password of its proxy</source>
        <translation>未导入其代理的密码</translation>
    </message>
    <message>
        <source>without its folder on the server (%1)</source>
        <translation>未导入服务器上的文件夹（%1）</translation>
    </message>
    <message>
        <source>its way of logging in is not known here (%1)</source>
        <translation>此处不支持其登录方式（%1）</translation>
    </message>
    <message>
        <source>without its character set %1</source>
        <translation>未导入字符集 %1</translation>
    </message>
    <message>
        <source>The saved sites cannot be read: %1 (%2)</source>
        <translation>无法读取已保存的站点：%1（%2）</translation>
    </message>
    <message>
        <source>wherry: %1.</source>
        <translation>wherry：%1。</translation>
    </message>
    <message>
        <source>wherry: a site and its folders need names.</source>
        <translation>wherry：站点及其文件夹都需要名称。</translation>
    </message>
    <message>
        <source>There is a site of this name already. Remove it first, or choose another name.</source>
        <translation>已有同名站点。请先删除它，或换一个名称。</translation>
    </message>
    <message>
        <source>Password (empty: ask each time): </source>
        <translation>密码（留空则每次询问）：</translation>
    </message>
    <message>
        <source>No saved site has this name; &quot;wherry sites&quot; lists them.</source>
        <translation>没有这个名称的已保存站点；“wherry sites”会列出所有站点。</translation>
    </message>
    <message numerus="yes">
        <source>%n site(s) imported</source>
        <translation>
            <numerusform>已导入 %n 个站点</numerusform>
        </translation>
    </message>
    <message>
        <source>The sites are saved, but not every password: %1.</source>
        <translation>站点已保存，但并非所有密码都已保存：%1。</translation>
    </message>
    <message>
        <source>The sites cannot be saved: %1 (%2)</source>
        <translation>无法保存站点：%1（%2）</translation>
    </message>
    <message numerus="yes">
        <source>%n site(s) left alone that were here already</source>
        <translation>
            <numerusform>%n 个站点已存在，未作改动</numerusform>
        </translation>
    </message>
    <message>
        <source>without its bookmark %1</source>
        <translation>未导入其书签 %1</translation>
    </message>
</context>
<context>
    <name>SleepInhibitor</name>
    <message>
        <source>Files are being transferred</source>
        <translation>正在传输文件</translation>
    </message>
</context>
<context>
    <name>SpeedCard</name>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Speed of the last minute</source>
        <translation>最近一分钟的速度</translation>
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
    <message>
        <source>Share a folder…</source>
        <translation>共享文件夹…</translation>
    </message>
    <message>
        <source>Telling clients to end…</source>
        <translation>正在通知客户端结束…</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>about %1 s left</source>
        <translation>约剩 %1 秒</translation>
    </message>
    <message>
        <source>about %1 min left</source>
        <translation>约剩 %1 分钟</translation>
    </message>
    <message>
        <source>about %1 h left</source>
        <translation>约剩 %1 小时</translation>
    </message>
    <message>
        <source>Limit of downloads</source>
        <translation>下载限速</translation>
    </message>
    <message>
        <source>Limit of uploads</source>
        <translation>上传限速</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>Progress of the queue</source>
        <translation>队列进度</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>不限速</translation>
    </message>
    <message>
        <source>Another limit…</source>
        <translation>其他限速…</translation>
    </message>
    <message>
        <source>Limit of downloads: %1</source>
        <translation>下载限速：%1</translation>
    </message>
    <message>
        <source>Limit of uploads: %1</source>
        <translation>上传限速：%1</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>未连接</translation>
    </message>
    <message>
        <source>Not encrypted</source>
        <translation>未加密</translation>
    </message>
    <message>
        <source>Encrypted</source>
        <translation>已加密</translation>
    </message>
    <message>
        <source>Connection: %1</source>
        <translation>连接：%1</translation>
    </message>
    <message>
        <source>Names, passwords and files go over the network in clear.</source>
        <translation>用户名、密码和文件以明文在网络上传输。</translation>
    </message>
    <message>
        <source>Queue: idle</source>
        <translation>队列：空闲</translation>
    </message>
    <message>
        <source>Queue: paused</source>
        <translation>队列：已暂停</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>正在连接…</translation>
    </message>
    <message>
        <source>%1 at this hour</source>
        <translation>此时段 %1</translation>
    </message>
    <message>
        <source>Bytes per second, as 800K, 1.5M or 2G</source>
        <translation>每秒字节数，如 800K、1.5M 或 2G</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Write a number, and K, M or G behind it where it is large.</source>
        <translation>请输入数字，较大时可在后面加 K、M 或 G。</translation>
    </message>
</context>
<context>
    <name>SyncDialog</name>
    <message>
        <source>Compare and synchronise</source>
        <translation>比较与同步</translation>
    </message>
    <message>
        <source>See the list of failed transfers</source>
        <translation>见失败的传输列表</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>本机</translation>
    </message>
    <message>
        <source>To the server</source>
        <translation>传到服务器</translation>
    </message>
    <message>
        <source>To this computer</source>
        <translation>传到本机</translation>
    </message>
    <message>
        <source>Both ways</source>
        <translation>双向</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>Send what is missing or newer</source>
        <translation>传输缺少的或较新的</translation>
    </message>
    <message>
        <source>Make the other side the same</source>
        <translation>使另一侧完全一致</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>Size and time</source>
        <translation>大小和时间</translation>
    </message>
    <message>
        <source>Size alone</source>
        <translation>仅大小</translation>
    </message>
    <message>
        <source>Content (digests)</source>
        <translation>内容（摘要）</translation>
    </message>
    <message>
        <source>Compare by</source>
        <translation>比较依据</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>排除</translation>
    </message>
    <message>
        <source>Delete what the other side does not have (any more)</source>
        <translation>删除另一侧没有（或已不存在）的内容</translation>
    </message>
    <message>
        <source>What would be done</source>
        <translation>将要执行的操作</translation>
    </message>
    <message>
        <source>Do it or skip it</source>
        <translation>执行或跳过</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Synchronise</source>
        <translation>同步</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Compare, to see what would be done. Nothing is changed before you say so.</source>
        <translation>先比较，查看将要执行的操作。在您确认之前不会改动任何内容。</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>正在比较…</translation>
    </message>
    <message>
        <source>Nothing to do: both sides are in step.</source>
        <translation>无需操作：两侧已同步。</translation>
    </message>
    <message>
        <source>There is nothing to show.</source>
        <translation>没有可显示的内容。</translation>
    </message>
    <message>
        <source>The server makes no digests. Compare by time or by size.</source>
        <translation>服务器不提供摘要。请按时间或大小比较。</translation>
    </message>
    <message>
        <source>Another window or program is at work on these two folders.</source>
        <translation>另一个窗口或程序正在处理这两个文件夹。</translation>
    </message>
    <message>
        <source>.</source>
        <translation>。</translation>
    </message>
    <message>
        <source>Do it</source>
        <translation>执行</translation>
    </message>
    <message>
        <source>Skip it</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Upload: the file here is the right one</source>
        <translation>上传：以本机的文件为准</translation>
    </message>
    <message>
        <source>Download: the file on the server is the right one</source>
        <translation>下载：以服务器上的文件为准</translation>
    </message>
    <message>
        <source>Delete them all the same</source>
        <translation>仍然删除</translation>
    </message>
    <message>
        <source>Change nothing</source>
        <translation>不做任何改动</translation>
    </message>
    <message>
        <source>Synchronising…</source>
        <translation>正在同步…</translation>
    </message>
    <message>
        <source>%1 found so far</source>
        <translation>目前找到 %1</translation>
    </message>
    <message>
        <source>%1 of %2 done, %3 on the way in the queue</source>
        <translation>已完成 %1，共 %2；队列中还有 %3</translation>
    </message>
    <message>
        <source>What was done could not be noted: %1.</source>
        <translation>无法记录已完成的操作：%1。</translation>
    </message>
    <message>
        <source>%1 of %2 could not be done.</source>
        <translation>%2中有 %1 项未能完成。</translation>
    </message>
    <message>
        <source>Done: %1.</source>
        <translation>完成：%1。</translation>
    </message>
    <message>
        <source>Stopped. What is in the queue already goes on; nothing is deleted.</source>
        <translation>已停止。队列中已有的传输会继续；不会删除任何内容。</translation>
    </message>
    <message>
        <source>Stop synchronising?</source>
        <translation>停止同步吗？</translation>
    </message>
    <message>
        <source>What is in the queue already goes on; nothing further is deleted.</source>
        <translation>队列中已有的传输会继续；不会再删除任何内容。</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message numerus="yes">
        <source>%Ln folder(s) cannot be read and are left alone.</source>
        <translation>
            <numerusform>%Ln 个文件夹无法读取，保持不变。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SyncRun</name>
    <message>
        <source>The server makes no digests; compare by time or by size.</source>
        <translation>服务器不提供摘要；请按时间或大小比较。</translation>
    </message>
    <message>
        <source>Delete them all the same? Type yes or no: </source>
        <translation>仍要删除吗？请输入 yes 或 no：</translation>
    </message>
    <message>
        <source>Nothing was changed. If it is meant so, run the command again with --force.</source>
        <translation>未做任何更改。如果确实如此，请加上 --force 再次运行该命令。</translation>
    </message>
    <message numerus="yes">
        <source>%n deleted</source>
        <translation>
            <numerusform>已删除 %n 项</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SynchronisedBrowsing</name>
    <message>
        <source>Synchronised browsing is off: %1 is not inside %2.</source>
        <translation>同步浏览已关闭：%1 不在 %2 之内。</translation>
    </message>
    <message>
        <source>Synchronised browsing is off: there is no folder %1 on this computer.</source>
        <translation>同步浏览已关闭：本机没有文件夹 %1。</translation>
    </message>
    <message>
        <source>Create it</source>
        <translation>创建该文件夹</translation>
    </message>
    <message>
        <source>Synchronised browsing is off: the server shows no folder %1.</source>
        <translation>同步浏览已关闭：服务器上没有文件夹 %1。</translation>
    </message>
    <message>
        <source>Synchronised browsing is off: on this computer, %1 is a file.</source>
        <translation>同步浏览已关闭：本机上的 %1 是文件，不是文件夹。</translation>
    </message>
    <message>
        <source>Synchronised browsing is off: on the server, %1 is a file.</source>
        <translation>同步浏览已关闭：服务器上的 %1 是文件，不是文件夹。</translation>
    </message>
</context>
<context>
    <name>TabRow</name>
    <message>
        <source>Servers</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>New tab</source>
        <translation>新标签页</translation>
    </message>
    <message>
        <source>New tab (Ctrl+T)</source>
        <translation>新标签页 (Ctrl+T)</translation>
    </message>
    <message>
        <source>Close this tab</source>
        <translation>关闭此标签页</translation>
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
    <name>Terminal</name>
    <message>
        <source>wherry: there is no password and no terminal to ask on. Put it into WHERRY_PASSWORD.
</source>
        <translation>wherry：没有密码，也没有可供询问的终端。请把密码放入 WHERRY_PASSWORD。
</translation>
    </message>
    <message>
        <source>That was not the master password.
</source>
        <translation>主密码不正确。
</translation>
    </message>
    <message>
        <source>Master password of the saved sites: </source>
        <translation>已保存站点的主密码：</translation>
    </message>
    <message>
        <source>This computer has no keychain. A master password will protect the saved ones.
</source>
        <translation>这台计算机没有密钥环。已保存的密码将由主密码保护。
</translation>
    </message>
    <message>
        <source>New master password: </source>
        <translation>新的主密码：</translation>
    </message>
    <message>
        <source>The same again: </source>
        <translation>再次输入：</translation>
    </message>
    <message>
        <source>These were two different ones.
</source>
        <translation>两次输入不一致。
</translation>
    </message>
</context>
<context>
    <name>TerminalArguments</name>
    <message>
        <source>fetch a file or a whole folder</source>
        <translation>下载一个文件或整个文件夹</translation>
    </message>
    <message>
        <source>send files or whole folders</source>
        <translation>上传文件或整个文件夹</translation>
    </message>
    <message>
        <source>list a folder of the server</source>
        <translation>列出服务器上的文件夹</translation>
    </message>
    <message>
        <source>bring a folder up to date with another one (nothing is deleted)</source>
        <translation>使一个文件夹与另一个同步（不删除任何内容）</translation>
    </message>
    <message>
        <source>delete files, or whole folders with --recursive</source>
        <translation>删除文件；加 --recursive 删除整个文件夹</translation>
    </message>
    <message>
        <source>make a folder, with those above it</source>
        <translation>新建文件夹，连同其上级</translation>
    </message>
    <message>
        <source>rename or move on the server</source>
        <translation>在服务器上重命名或移动</translation>
    </message>
    <message>
        <source>compare a file on the server with one here</source>
        <translation>比较服务器上的文件与本地文件</translation>
    </message>
    <message>
        <source>write a number from %1 to %2 instead of %3</source>
        <translation>请写 %1 到 %2 之间的数，而不是 %3</translation>
    </message>
    <message>
        <source>write the 64 hexadecimal digits of the SHA-256 fingerprint, with or without colons</source>
        <translation>请写 SHA-256 指纹的 64 位十六进制数字，冒号可有可无</translation>
    </message>
    <message>
        <source>write seconds from 1 to 86400 instead of %1</source>
        <translation>请写 1 到 86400 的秒数，而不是 %1</translation>
    </message>
    <message>
        <source>write bytes per second, as in 500K or 2M, instead of %1</source>
        <translation>请写每秒字节数，如 500K 或 2M，而不是 %1</translation>
    </message>
    <message>
        <source>transfers at the same time, 1 to 10 (3)</source>
        <translation>同时传输数，1 到 10（3）</translation>
    </message>
    <message>
        <source>what is there already: always, newer, size, differs, resume, rename, never (always)</source>
        <translation>目标已存在时：always、newer、size、differs、resume、rename、never（always）</translation>
    </message>
    <message>
        <source>go on with what is there: the same as --overwrite resume</source>
        <translation>接着已有的继续：等于 --overwrite resume</translation>
    </message>
    <message>
        <source>bytes per second in all, as in 500K or 2M</source>
        <translation>总速度，每秒字节数，如 500K 或 2M</translation>
    </message>
    <message>
        <source>how long nothing may move (20)</source>
        <translation>最长可以没有动静多久（20）</translation>
    </message>
    <message>
        <source>tries after a lost connection (3)</source>
        <translation>连接中断后重试次数（3）</translation>
    </message>
    <message>
        <source>pause before each of them (5, 15, then 45)</source>
        <translation>每次重试前的间隔（5、15、45）</translation>
    </message>
    <message>
        <source>off, optional, required or implicit (as the URL says)</source>
        <translation>off、optional、required 或 implicit（按 URL）</translation>
    </message>
    <message>
        <source>the certificate with this SHA-256 fingerprint is right</source>
        <translation>SHA-256 指纹为此值的证书是正确的</translation>
    </message>
    <message>
        <source>authorities to trust instead of the system&apos;s (PEM)</source>
        <translation>代替系统的受信任机构（PEM）</translation>
    </message>
    <message>
        <source>let the server connect to us for data</source>
        <translation>让服务器连接本机传送数据</translation>
    </message>
    <message>
        <source>leave out names like *.tmp (repeatable)</source>
        <translation>略去 *.tmp 之类的名称（可重复）</translation>
    </message>
    <message>
        <source>leave out names that begin with a dot</source>
        <translation>略去以点开头的名称</translation>
    </message>
    <message>
        <source>rm: folders with all that is in them</source>
        <translation>rm：文件夹连同其中一切</translation>
    </message>
    <message>
        <source>only errors</source>
        <translation>只显示错误</translation>
    </message>
    <message>
        <source>show the commands and replies</source>
        <translation>显示命令和答复</translation>
    </message>
    <message>
        <source>one JSON object per event on standard output</source>
        <translation>在标准输出上每个事件一个 JSON 对象</translation>
    </message>
    <message>
        <source>there is no option --%1</source>
        <translation>没有选项 --%1</translation>
    </message>
    <message>
        <source>%1; &quot;wherry help&quot; lists them</source>
        <translation>%1；“wherry help”会列出它们</translation>
    </message>
    <message>
        <source>%1; did you mean --%2?</source>
        <translation>%1；您是指 --%2 吗？</translation>
    </message>
    <message>
        <source>write %1</source>
        <translation>请写 %1</translation>
    </message>
    <message>
        <source>%1 is not a URL; write it as ftp://user@host/path</source>
        <translation>%1 不是 URL；请写成 ftp://user@host/path</translation>
    </message>
    <message>
        <source>the second word is where it goes on this computer; %1</source>
        <translation>第二个词是本机上的目标位置；%1</translation>
    </message>
    <message>
        <source>%1 is a URL, and only the last word may be one; %2</source>
        <translation>%1 是 URL，而只有最后一个词可以是 URL；%2</translation>
    </message>
    <message>
        <source>there is no command %1</source>
        <translation>没有命令 %1</translation>
    </message>
    <message>
        <source>%1; did you mean %2?</source>
        <translation>%1；您是指 %2 吗？</translation>
    </message>
    <message>
        <source>--%1 takes no value</source>
        <translation>--%1 不带值</translation>
    </message>
    <message>
        <source>--%1 needs a value: write --%1 %2</source>
        <translation>--%1 需要一个值：请写 --%1 %2</translation>
    </message>
    <message>
        <source>Usage:</source>
        <translation>用法：</translation>
    </message>
    <message>
        <source>Options:</source>
        <translation>选项：</translation>
    </message>
    <message>
        <source>saved sites, for URLs like site:NAME/path; imports from FileZilla and WinSCP</source>
        <translation>已保存的站点，可用作 site:NAME/path 形式的 URL；可从 FileZilla 和 WinSCP 导入</translation>
    </message>
    <message>
        <source>URL: ftp://user@host:port/path (encrypted when the server offers it), ftpes:// (always encrypted), ftps:// (implicit TLS), site:NAME/path (a saved site).
The password comes from the URL, from WHERRY_PASSWORD, from the keychain, or is asked for.
Exit codes: 0 all arrived whole, 1 a transfer failed, 2 usage, 3 could not connect or log in, 4 trust.</source>
        <translation>URL：ftp://user@host:port/path（服务器支持时加密）、ftpes://（始终加密）、ftps://（隐式 TLS）、site:NAME/path（已保存的站点）。
密码取自 URL、WHERRY_PASSWORD 或密钥环，否则会询问。
退出码：0 全部完整到达，1 有传输失败，2 用法错误，3 无法连接或登录，4 信任问题。</translation>
    </message>
    <message>
        <source>what the account uses and may use</source>
        <translation>账户的已用空间和限额</translation>
    </message>
    <message>
        <source>change the password of the account</source>
        <translation>更改账户的密码</translation>
    </message>
    <message>
        <source>certificate to show to the server (PEM, its key in it or in --key)</source>
        <translation>向服务器出示的证书（PEM，密钥在其中或由 --key 给出）</translation>
    </message>
    <message>
        <source>private key of --cert (PEM, without a password)</source>
        <translation>--cert 的私钥（PEM，无密码）</translation>
    </message>
    <message>
        <source>go through socks5://[user:password@]host[:port] or http://...</source>
        <translation>经由 socks5://[用户名:密码@]主机[:端口] 或 http://... 代理</translation>
    </message>
    <message>
        <source>compare two folders, show the plan and bring the second in step</source>
        <translation>比较两个文件夹，显示计划，并使第二个与第一个同步</translation>
    </message>
    <message>
        <source>write %1 or %2 instead of %3</source>
        <translation>请写 %1 或 %2，而不是 %3</translation>
    </message>
    <message>
        <source>sync: update (what is newer), mirror (the same) or both ways (update)</source>
        <translation>sync：update（较新的）、mirror（完全相同）或 both（双向）（update）</translation>
    </message>
    <message>
        <source>sync: what tells files apart: size, time or digest (time)</source>
        <translation>sync：用什么区分文件：size、time 或 digest（time）</translation>
    </message>
    <message>
        <source>sync: also delete what is gone from the other side</source>
        <translation>sync：也删除另一侧已不存在的内容</translation>
    </message>
    <message>
        <source>sync: show the plan, change nothing</source>
        <translation>sync：只显示计划，不做更改</translation>
    </message>
    <message>
        <source>sync: also when one side is empty or more than a fifth would be deleted</source>
        <translation>sync：即使一侧为空或将删除超过五分之一也继续</translation>
    </message>
    <message>
        <source>write days/from-to=rate, as in mon-fri/08:00-18:00=500K or daily/22:00-06:00=none, instead of %1</source>
        <translation>请写 日/从-到=速率，例如 mon-fri/08:00-18:00=500K 或 daily/22:00-06:00=none，而不是 %1</translation>
    </message>
    <message>
        <source>another limit at certain hours, as in mon-fri/08:00-18:00=500K (repeatable)</source>
        <translation>在某些时段使用另一限速，例如 mon-fri/08:00-18:00=500K（可重复）</translation>
    </message>
    <message>
        <source>write files of the server to standard output</source>
        <translation>将服务器上的文件写到标准输出</translation>
    </message>
    <message>
        <source>make an account of your own, where the server gives accounts</source>
        <translation>在提供账户的服务器上注册自己的账户</translation>
    </message>
    <message>
        <source>--key needs the certificate that it belongs to: write --cert FILE as well</source>
        <translation>--key 需要其所属的证书：请同时写上 --cert FILE</translation>
    </message>
    <message>
        <source>type commands at a prompt, or read them from a file; transfers go on behind</source>
        <translation>在提示符下输入命令，或从文件读取命令；传输在后台进行</translation>
    </message>
    <message>
        <source>shell: carry this out instead of asking (repeatable; -c)</source>
        <translation>shell：执行此命令而不是询问（可重复；-c）</translation>
    </message>
    <message>
        <source>connections that move one large file together, 1 to 8 (as many as help a download)</source>
        <translation>同时传输一个大文件的连接数，1 到 8（默认：对下载有帮助时自动增加）</translation>
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
        <source>24 hours</source>
        <translation>24 小时</translation>
    </message>
    <message>
        <source>Time shown</source>
        <translation>显示的时间</translation>
    </message>
    <message>
        <source>10 minutes</source>
        <translation>10 分钟</translation>
    </message>
</context>
<context>
    <name>ThrowAway</name>
    <message>
        <source>Throw away what was changed?</source>
        <translation>放弃所做的更改？</translation>
    </message>
    <message>
        <source>Throw away</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续编辑</translation>
    </message>
</context>
<context>
    <name>TlsWords</name>
    <message>
        <source>TLS when the server offers it</source>
        <translation>服务器支持时使用 TLS</translation>
    </message>
    <message>
        <source>TLS required</source>
        <translation>强制 TLS</translation>
    </message>
    <message>
        <source>TLS from the start (port 990)</source>
        <translation>从一开始使用 TLS（端口 990）</translation>
    </message>
    <message>
        <source>No encryption</source>
        <translation>不加密</translation>
    </message>
</context>
<context>
    <name>TopicForm</name>
    <message>
        <source>Set on the command line; it cannot be changed here.</source>
        <translation>已在命令行中设置，此处无法更改。</translation>
    </message>
    <message>
        <source>Set in the configuration file; it cannot be changed here.</source>
        <translation>已在配置文件中设置，此处无法更改。</translation>
    </message>
    <message>
        <source>Chosen when the program starts.</source>
        <translation>在程序启动时选定。</translation>
    </message>
    <message>
        <source>Key %1</source>
        <translation>配置项 %1</translation>
    </message>
    <message>
        <source>This is not understood. Write for example %1</source>
        <translation>无法识别。请按此格式填写：%1</translation>
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
    <message numerus="yes">
        <source>%n file(s), %1</source>
        <translation>
            <numerusform>%n 个文件，%1</numerusform>
        </translation>
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
    <message>
        <source>%1 of %2 bytes</source>
        <translation>%1 / %2 字节</translation>
    </message>
    <message>
        <source>verified (%1)</source>
        <translation>已验证 (%1)</translation>
    </message>
    <message>
        <source>size only</source>
        <translation>仅大小</translation>
    </message>
    <message>
        <source>not verified</source>
        <translation>未验证</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>排队中</translation>
    </message>
    <message>
        <source>Queued, the queue is paused</source>
        <translation>排队中，队列已暂停</translation>
    </message>
    <message>
        <source>Reading the folder</source>
        <translation>正在读取文件夹</translation>
    </message>
    <message>
        <source>Uploading</source>
        <translation>正在上传</translation>
    </message>
    <message>
        <source>Downloading</source>
        <translation>正在下载</translation>
    </message>
    <message>
        <source>Waiting for the server to confirm</source>
        <translation>等待服务器确认</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>The target exists: waiting for your answer</source>
        <translation>目标已存在：等待您的回答</translation>
    </message>
    <message>
        <source>%1, attempt %2 of %3 in %4 s</source>
        <translation>%1，%4 秒后重试（%2/%3）</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Skipped: the target was there</source>
        <translation>已跳过：目标已存在</translation>
    </message>
    <message>
        <source>Folder read</source>
        <translation>文件夹已读取</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Done (not atomic here)</source>
        <translation>完成（此处非原子写入）</translation>
    </message>
    <message>
        <source>Local file</source>
        <translation>本地文件</translation>
    </message>
    <message>
        <source>Remote file</source>
        <translation>远程文件</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>Deleting what is left there</source>
        <translation>正在删除服务器上的残留</translation>
    </message>
    <message>
        <source>Deleted at the next connection</source>
        <translation>下次连接时删除</translation>
    </message>
    <message>
        <source>%1, lowest priority</source>
        <translation>%1，最低优先级</translation>
    </message>
    <message>
        <source>%1, low priority</source>
        <translation>%1，低优先级</translation>
    </message>
    <message>
        <source>%1, high priority</source>
        <translation>%1，高优先级</translation>
    </message>
    <message>
        <source>%1, highest priority</source>
        <translation>%1，最高优先级</translation>
    </message>
</context>
<context>
    <name>TransferPanel</name>
    <message>
        <source>Transfers</source>
        <translation>传输</translation>
    </message>
    <message>
        <source>Pause the queue</source>
        <translation>暂停队列</translation>
    </message>
    <message>
        <source>Remove finished transfers</source>
        <translation>移除已结束的传输</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Queued transfers</source>
        <translation>排队的传输</translation>
    </message>
    <message>
        <source>Failed transfers</source>
        <translation>失败的传输</translation>
    </message>
    <message>
        <source>Done transfers</source>
        <translation>完成的传输</translation>
    </message>
    <message>
        <source>Nothing is queued. Drop files here to transfer them.</source>
        <translation>队列为空。将文件拖放到此处即可传输。</translation>
    </message>
    <message>
        <source>Nothing has failed.</source>
        <translation>没有失败的传输。</translation>
    </message>
    <message>
        <source>Nothing has been transferred yet.</source>
        <translation>尚未传输任何文件。</translation>
    </message>
    <message>
        <source>Process the queue</source>
        <translation>处理队列</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>排队中</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
</context>
<context>
    <name>TransferRun</name>
    <message>
        <source>there is no such file here</source>
        <translation>这里没有这个文件</translation>
    </message>
    <message>
        <source>Going on where the last run stopped: %1 done, %2 begun.</source>
        <translation>从上次中断处继续：已完成 %1 个，已开始 %2 个。</translation>
    </message>
    <message>
        <source>The same command is running already; this one could not be continued after a break.</source>
        <translation>相同的命令已在运行；此次运行若中断将无法继续。</translation>
    </message>
    <message>
        <source>Without a journal, which could not be written (%1), this run could not be continued after a break.</source>
        <translation>无法写入日志（%1），此次运行若中断将无法继续。</translation>
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
    <name>TransferView</name>
    <message>
        <source>Move before this transfer</source>
        <translation>移到此传输之前</translation>
    </message>
    <message>
        <source>Move to the end</source>
        <translation>移到末尾</translation>
    </message>
    <message>
        <source>Upload %1 to the folder shown</source>
        <translation>上传 %1到当前文件夹</translation>
    </message>
    <message>
        <source>Download %1 to the folder shown</source>
        <translation>下载 %1到当前文件夹</translation>
    </message>
    <message>
        <source>Move behind this transfer</source>
        <translation>移到此传输之后</translation>
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
    <message>
        <source>At the same time</source>
        <translation>同时进行</translation>
    </message>
    <message>
        <source>Transfers to one server at a time</source>
        <translation>对同一服务器同时传输的数量</translation>
    </message>
    <message>
        <source>Each file</source>
        <translation>每个文件</translation>
    </message>
    <message>
        <source>Keep the time of the last change</source>
        <translation>保留最后修改时间</translation>
    </message>
    <message>
        <source>Compare a digest of the whole file where the server can</source>
        <translation>服务器支持时比对整个文件的摘要</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Transfer hidden files of folders as well</source>
        <translation>同时传输文件夹中的隐藏文件</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>排除</translation>
    </message>
    <message>
        <source>Names with * and ?, separated by semicolons. They hold for connections that are made from now on.</source>
        <translation>名称可含 * 和 ?，以分号分隔。对此后建立的连接生效。</translation>
    </message>
    <message>
        <source>Speed at certain hours</source>
        <translation>特定时段的速度</translation>
    </message>
    <message>
        <source>Other limits than those of the status line at these hours</source>
        <translation>在这些时段使用与状态栏不同的限速</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Every day</source>
        <translation>每天</translation>
    </message>
    <message>
        <source>Monday to Friday</source>
        <translation>周一至周五</translation>
    </message>
    <message>
        <source>Saturday and Sunday</source>
        <translation>周六和周日</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>到</translation>
    </message>
    <message>
        <source>Limit of downloads</source>
        <translation>下载限速</translation>
    </message>
    <message>
        <source> KiB/s</source>
        <translation> KiB/s</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>不限速</translation>
    </message>
    <message>
        <source>Limit of uploads</source>
        <translation>上传限速</translation>
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
    <message>
        <source>Wherry Server</source>
        <translation>Wherry Server</translation>
    </message>
</context>
<context>
    <name>TreeCommands</name>
    <message>
        <source>The connection has ended; nothing was deleted.</source>
        <translation>连接已断开；没有删除任何内容。</translation>
    </message>
</context>
<context>
    <name>TrustDialog</name>
    <message>
        <source>Is this %1?</source>
        <translation>这是 %1 吗？</translation>
    </message>
    <message>
        <source>The server shows a certificate that this computer does not know yet. Compare the fingerprint with the one that the administrator of the server gave you.</source>
        <translation>服务器出示的证书尚不为本机所知。请将指纹与服务器管理员提供的指纹比对。</translation>
    </message>
    <message>
        <source>The certificate of %1 has changed</source>
        <translation>%1 的证书已更改</translation>
    </message>
    <message>
        <source>It is not the one you trusted before. Someone may be listening in between. Ask the administrator of the server whether the certificate was renewed before you go on. Nothing has been sent yet.</source>
        <translation>它不是您以前信任的证书，可能有人在中间窃听。继续之前，请向服务器管理员确认证书是否已更换。尚未发送任何内容。</translation>
    </message>
    <message>
        <source>%1 offers no encryption</source>
        <translation>%1 不提供加密</translation>
    </message>
    <message>
        <source>Your password and all files would go over the network in clear: everyone on the way can read them.</source>
        <translation>您的密码和所有文件将以明文在网络上传输，途中任何人都能读取。</translation>
    </message>
    <message>
        <source>No encryption</source>
        <translation>不加密</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>证书</translation>
    </message>
    <message>
        <source>Do not connect</source>
        <translation>不连接</translation>
    </message>
    <message>
        <source>Connect in clear</source>
        <translation>以明文连接</translation>
    </message>
    <message>
        <source>Trust this time</source>
        <translation>仅信任本次</translation>
    </message>
    <message>
        <source>Trust the new one always</source>
        <translation>始终信任新证书</translation>
    </message>
    <message>
        <source>Trust always</source>
        <translation>始终信任</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>注意</translation>
    </message>
    <message>
        <source>The certificate was made for another host than %1.</source>
        <translation>该证书不是为 %1 签发的。</translation>
    </message>
    <message>
        <source>Made for</source>
        <translation>签发给</translation>
    </message>
    <message>
        <source>Issued by</source>
        <translation>颁发者</translation>
    </message>
    <message>
        <source>itself (self-signed)</source>
        <translation>自身（自签名）</translation>
    </message>
    <message>
        <source>Valid</source>
        <translation>有效期</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>Fingerprint (SHA-256)</source>
        <translation>指纹 (SHA-256)</translation>
    </message>
    <message>
        <source>Trusted before</source>
        <translation>以前信任的</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>检查结果</translation>
    </message>
</context>
<context>
    <name>UnfinishedOffer</name>
    <message numerus="yes">
        <source>%n transfer(s) of the last time are not finished.</source>
        <translation>
            <numerusform>上次有 %n 个传输未完成。</numerusform>
        </translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message numerus="yes">
        <source>What arrived here is removed. %n unfinished upload(s) still stand on the server under a temporary name; they are deleted at the next connection to it.</source>
        <translation>
            <numerusform>已到达本机的部分已删除。服务器上还有 %n 个以临时名称保存的未完成上传；下次连接时会将其删除。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UploadsDialog</name>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Unfinished uploads of %1</source>
        <translation>%1 的未完成上传</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>已保存</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>已搁置</translation>
    </message>
    <message>
        <source>Unfinished uploads</source>
        <translation>未完成的上传</translation>
    </message>
    <message>
        <source>Every upload was finished</source>
        <translation>所有上传均已完成</translation>
    </message>
    <message>
        <source>Delete upload</source>
        <translation>删除上传</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>running</source>
        <translation>进行中</translation>
    </message>
</context>
<context>
    <name>WarningCards</name>
    <message>
        <source>Warnings</source>
        <translation>警告</translation>
    </message>
</context>
<context>
    <name>WhenDone</name>
    <message>
        <source>Do &amp;nothing</source>
        <translation>不做任何事(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Draw attention</source>
        <translation>提醒我(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Quit Wherry</source>
        <translation>退出 Wherry(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Suspend the computer</source>
        <translation>让计算机睡眠(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Run a command…</source>
        <translation>运行命令(&amp;R)…</translation>
    </message>
    <message>
        <source>Run a command when all is done</source>
        <translation>全部完成后运行命令</translation>
    </message>
    <message>
        <source>All transfers are done. Wherry quits in %1 s.</source>
        <translation>所有传输均已完成。Wherry 将在 %1 秒后退出。</translation>
    </message>
    <message>
        <source>All transfers are done. The computer sleeps in %1 s.</source>
        <translation>所有传输均已完成。计算机将在 %1 秒后睡眠。</translation>
    </message>
    <message>
        <source>Do not</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>All transfers are done.</source>
        <translation>所有传输均已完成。</translation>
    </message>
    <message>
        <source>The command “%1” could not be started.</source>
        <translation>无法启动命令“%1”。</translation>
    </message>
    <message>
        <source>Whe&amp;n all is done</source>
        <translation>全部完成后(&amp;N)</translation>
    </message>
    <message>
        <source>Program and its arguments</source>
        <translation>程序及其参数</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>设置</translation>
    </message>
</context>
</TS>
