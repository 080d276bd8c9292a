<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AccountDialog</name>
    <message>
        <source>May sign in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ends on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Account %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Account settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>General</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make another password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not saved: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AccountModel</name>
    <message numerus="yes">
        <source>%L1 bytes in %Ln file(s)</source>
        <translation>
            <numerusform>%L1 bytes in %Ln file</numerusform>
            <numerusform>%L1 bytes in %Ln files</numerusform>
        </translation>
    </message>
    <message>
        <source>Account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Space used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last sign-in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disabled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waits for approval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expired</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read, write</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Upload only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, no limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not counted, of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connected without encryption</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connected</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AccountRun</name>
    <message>
        <source>New password: </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same again: </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The password stays as it was: no new one was typed twice the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The password is changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The saved site still has the old one: %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AccountsPage</name>
    <message numerus="yes">
        <source>%n account(s)</source>
        <translation>
            <numerusform>%n account</numerusform>
            <numerusform>%n accounts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n disabled</source>
        <translation>
            <numerusform>%n disabled</numerusform>
            <numerusform>%n disabled</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n session(s) of this account will be ended.</source>
        <translation>
            <numerusform>%n session of this account will be ended.</numerusform>
            <numerusform>%n sessions of this account will be ended.</numerusform>
        </translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Groups...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New account...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search accounts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset password...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Count space again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unfinished uploads...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as CSV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Approve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start the server to see its accounts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no accounts yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No account matches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The account could not be changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disable %1?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The password could not be changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset the password of %1?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The old one ends at once; a new one is made and shown once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The space could not be counted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 will be counted at its next sign-in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only what an account with a limit uses is counted, and only once it has signed in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the account %1?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its sessions end. Its files stay where they are: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The account could not be deleted.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Connect…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Sites…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save this connection as a si&amp;te…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reconnect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Disconnect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ra&amp;w command…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change &amp;password…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New &amp;tab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close ta&amp;b</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Forward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Parent folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to a &amp;path…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quick &amp;filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show &amp;hidden files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Next pane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Other side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Upload</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Download</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download t&amp;o…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New folder and &amp;enter it…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re&amp;name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>De&amp;lete…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Properties</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy pat&amp;h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Process the queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>P&amp;ause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Cancel transfer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try all failed ones a&amp;gain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re&amp;move from the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove &amp;all of this list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Higher priority</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Lower priority</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Show in the file manager</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer the &amp;question…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the &amp;log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the &amp;transfers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About Wherry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChangePasswordDialog</name>
    <message>
        <source>Change password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Present password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New password again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ClientEngine</name>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another Wherry is running; this one forgets its transfers when it ends.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ClientModel</name>
    <message>
        <source>Connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Client</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Directory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Doing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Idle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Downloading %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Uploading %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Uploading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listing a directory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not signed in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not announced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ClientTable</name>
    <message numerus="yes">
        <source>Disconnect %n client(s)</source>
        <translation>
            <numerusform>Disconnect client</numerusform>
            <numerusform>Disconnect %n clients</numerusform>
        </translation>
    </message>
    <message>
        <source>Connected clients</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody is connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No client matches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as CSV</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ClientsPage</name>
    <message numerus="yes">
        <source>%n connected</source>
        <translation>
            <numerusform>%n connected</numerusform>
            <numerusform>%n connected</numerusform>
        </translation>
    </message>
    <message>
        <source>Clients</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search clients</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disconnect client</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConflictDialog</name>
    <message>
        <source>File exists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is already on the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is already on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Upload to %1 on %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download from %1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (new)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (existing)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overwrite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file on the server is replaced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file on this computer is replaced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overwrite if newer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overwrite if size differs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overwrite if size differs or newer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The new one gets a free name beside it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use for all in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>uploads only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>downloads only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decide later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The transfer waits; the others go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>size unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>time unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skip this file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep both</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConnectionPage</name>
    <message>
        <source>Encryption</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warn before anything goes over the network in clear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Patience</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give up when nothing is heard for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the server that somebody is there every</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These hold for connections that are made from now on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConnectionTestCard</name>
    <message>
        <source>Test of the connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connecting to %1…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agreeing on encryption…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Logging in…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listing a folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 answers (%2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is encrypted: name, password and files go in clear.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encrypted with %1; the certificate is trusted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server accepts the login.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A data connection works: %1 in %2.</source>
        <translation type="unfinished"></translation>
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
    <message numerus="yes">
        <source>%n account(s)</source>
        <translation>
            <numerusform>%n account</numerusform>
            <numerusform>%n accounts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n upload(s)</source>
        <translation>
            <numerusform>%n upload</numerusform>
            <numerusform>%n uploads</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n download(s)</source>
        <translation>
            <numerusform>%n download</numerusform>
            <numerusform>%n downloads</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) since the start</source>
        <translation>
            <numerusform>%n file since the start</numerusform>
            <numerusform>%n files since the start</numerusform>
        </translation>
    </message>
    <message>
        <source>Latest events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has happened yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connected clients</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Active transfers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Received</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free disk space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all transfers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all clients</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>limit %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is nearly full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 left where %2 lies. When it is full, uploads are refused. Move or delete files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fewer data ports than sessions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 passive ports serve %2 sessions; the others&apos; transfers fail when all are in use. Give a wider range with --passive-ports.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No folder is shared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk of %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DragOut</name>
    <message>
        <source>Fetching: %1 %. The drop follows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you dragged could not be fetched. “Failed” below says why.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you dropped is still on its way, so the other program could not take it yet. It goes on arriving.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download to…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download to</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Environment</name>
    <message>
        <source>The saved password cannot be read: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password of %1 at %2: </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate of %1 has CHANGED. It was %2 and is now %3. Somebody may be listening; ask the administrator. If the new one is right, give it with --trust.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate of %1 is not known: issued for %2 by %3, SHA-256 %4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trust it from now on? Type yes or no: </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If it is right, run the command again with --trust %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EventModel</name>
    <message numerus="yes">
        <source>%1 (%n times)</source>
        <translation>
            <numerusform>%1 (once)</numerusform>
            <numerusform>%1 (%n times)</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 signed in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 signed in without TLS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 signed out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 uploaded %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 downloaded %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: transfer of %2 broke off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExistingFile</name>
    <message>
        <source>%1 seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 weeks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>same size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>larger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>smaller</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>same time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>newer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>older</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A time is not known: it would be skipped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not: both are of the same time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is: %1 newer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not: %1 older</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A size is not known: it would be overwritten</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It does not: both are equally large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It does: %1 more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It does: %1 less</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both are true</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The size differs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is newer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Neither is true: it would be skipped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not possible: nothing is missing at its end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send the last %1 only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetch the last %1 only</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FailureText</name>
    <message>
        <source>the server said &quot;%1 %2&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is closing the connection or has too many; try again later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check user name and password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the name is right and that this account may do it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no room left on the server; delete something there first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This may pass; try again later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make room and run the command again; it goes on where it stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder that you may write to, or change its permissions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot connect to %1: %2. Check the name and the port, and that the server is running.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the connection to %1 was lost (%2). Run the command again; it goes on where it stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 does not answer (%2). Try again later, or with a longer --timeout.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 does not keep to the protocol (%2). Is it an FTP server?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 wants a certificate of yours that it accepts (%2). Give one with --cert.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not trusted: %2. Somebody may be in between. If it shall go in clear all the same, write --tls off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not trusted: %2. If the certificate is right, give its fingerprint with --trust.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what arrived is not what was sent (%1). Run the command again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this cannot be done here: %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FailureWords</name>
    <message>
        <source>The server did not accept the name or the password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check both and connect again. Capital letters matter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data connection could not be made or was cut.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A firewall between here and the server may be in the way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server cannot use the file at the moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It may be in use. Try again in a while.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is not enough space on the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete something there, or ask for more space.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server refused it: not found, or not permitted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server does not take this name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server does not know this command.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server takes no more connections at the moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fewer are used from now on. Try again in a while.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server refused it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server refused %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file or folder on this computer is not there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You may not do this with the file or folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check its permissions on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk of this computer is full.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make room, then try again. What has arrived is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is something of this name already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It did not work on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server cannot be reached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be reached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the host, the port and your network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection to the server was lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reconnect; interrupted transfers continue where they were.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server did not answer in time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again. A firewall may be swallowing the answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server answered in a way that makes no sense.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is it an FTP server that listens on this port?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server wants a certificate of yours that it accepts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name it in the settings of the saved site.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection is not safe, so nothing was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody may be in between. Where the server really has given up encryption, save it as a site without encryption.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What arrived is not what was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is not used. Transfer it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This cannot be done here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FileCommands</name>
    <message>
        <source>New folder and enter it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the new folder on the server:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the new folder on this computer:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete %1 from the server?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move %1 to the trash?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folders go with all that is in them. This cannot be undone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This cannot be undone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move to the trash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download to</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Special file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 file</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GroupsDialog</name>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>General</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not saved: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ImportReport</name>
    <message numerus="yes">
        <source>%n site(s) imported.</source>
        <translation>
            <numerusform>%n site imported.</numerusform>
            <numerusform>%n sites imported.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were here already.</source>
        <translation>
            <numerusform>%n was here already.</numerusform>
            <numerusform>%n were here already.</numerusform>
        </translation>
    </message>
    <message>
        <source>left out: it is neither FTP nor FTPS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left out: it names no host</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>without its password, which is under a master password of the other program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>without its password, which cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>without its folder on the server (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its way of logging in is not known here (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>without its character set %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>without its bookmarks (%1)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>InterfacePage</name>
    <message>
        <source>Look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another language shows from the next start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interface</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Interviewer</name>
    <message>
        <source>the server</source>
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
    <name>LogCard</name>
    <message>
        <source>Fold the log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find in the log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unfold the log</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LogModel</name>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Event</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LogPage</name>
    <message>
        <source>Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Least level shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy all that is shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has happened yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text files (*.txt *.log);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The log could not be saved.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LogView</name>
    <message>
        <source>Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Toolbar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 – Wherry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This address cannot be opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a host name, or a whole address like ftp://name@host:21/folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transfers are running. Quit all the same?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What has arrived so far is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MasterPasswordDialog</name>
    <message>
        <source>Master password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a master password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Master password of the saved sites</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer has no keychain. The passwords of your sites are encrypted under this one, which is kept nowhere: who forgets it types the others again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That was not the master password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Master password again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encrypt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A&amp;ppearance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Language (from the next start)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Transfer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Wherry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wherry %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moves files to and from FTP and FTPS servers.
Icons: Lucide (ISC licence). Built on Qt %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Navigation</name>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dismiss this notice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer was: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OverwritePage</name>
    <message>
        <source>Ask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overwrite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overwrite if newer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overwrite if size differs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overwrite if size differs or newer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When the file is there already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Uploads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Downloads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“Ask” shows both files with their sizes and times. The others hold for files that are queued from now on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Existing files</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PasswordCard</name>
    <message>
        <source>New password of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is shown this once: the server keeps only its hash.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PasswordDialog</name>
    <message>
        <source>Password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password of %1 on %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log in</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PathBar</name>
    <message>
        <source>Root folder</source>
        <translation type="unfinished"></translation>
    </message>
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
    <name>PlanText</name>
    <message numerus="yes">
        <source>%n file(s) to upload</source>
        <translation>
            <numerusform>%n file to upload</numerusform>
            <numerusform>%n files to upload</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) to download</source>
        <translation>
            <numerusform>%n file to download</numerusform>
            <numerusform>%n files to download</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n folder(s) to make on the server</source>
        <translation>
            <numerusform>%n folder to make on the server</numerusform>
            <numerusform>%n folders to make on the server</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n folder(s) to make here</source>
        <translation>
            <numerusform>%n folder to make here</numerusform>
            <numerusform>%n folders to make here</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to delete on the server</source>
        <translation>
            <numerusform>%n to delete on the server</numerusform>
            <numerusform>%n to delete on the server</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to delete here</source>
        <translation>
            <numerusform>%n to delete here</numerusform>
            <numerusform>%n to delete here</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left as they are</source>
        <translation>
            <numerusform>%n left as it is</numerusform>
            <numerusform>%n left as they are</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1; %n in step.</source>
        <translation>
            <numerusform>%1; %n in step.</numerusform>
            <numerusform>%1; %n in step.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>One side is empty, and %n on the other would be deleted. Is it the right folder, and is its disk there?</source>
        <translation>
            <numerusform>One side is empty, and the only entry on the other would be deleted. Is it the right folder, and is its disk there?</numerusform>
            <numerusform>One side is empty, and %n entries on the other would be deleted. Is it the right folder, and is its disk there?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n would be deleted, more than a fifth of what is there.</source>
        <translation>
            <numerusform>%n entry would be deleted, more than a fifth of what is there.</numerusform>
            <numerusform>%n entries would be deleted, more than a fifth of what is there.</numerusform>
        </translation>
    </message>
    <message>
        <source>upload</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>download</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>make there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>make here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>delete there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>delete here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>leave</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>newer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>older, and replaces the newer one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another content</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>changed since the last time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>goes on where it stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gone from the other side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>newer on the other side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>changed on both sides</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>different, and neither is known to be newer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>changed on one side and deleted on the other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a file on one side and a folder on the other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a link or device on one side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the folder cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an unfinished upload of somebody else</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the digest is not to be had</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing to do</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProgressBars</name>
    <message>
        <source>waiting for the server to confirm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All: %1 of %2 files</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PropertiesDialog</name>
    <message>
        <source>Properties</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2 bytes)</source>
        <translation type="unfinished"></translation>
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
        <source>Owner/Group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Link to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Permissions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Owner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>execute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Permissions in octal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Octal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apply</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QrCode</name>
    <message>
        <source>QR code</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QueueRun</name>
    <message>
        <source>The server allows %1 connections at a time. Using %1 from now on.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QuickConnectBar</name>
    <message>
        <source>Sites</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved sites</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Host</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ftp.example.org, or a whole ftp:// address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Username</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>anonymous</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Servers connected to before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encryption: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the host is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a port is a number from 1 to 65535</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forget these</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RawCommandDialog</name>
    <message>
        <source>Raw command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HELP lists what the server understands.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This one is left to Wherry: it would bring the connection out of step.</source>
        <translation type="unfinished"></translation>
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
        <source>Not connected. Enter a server above.</source>
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
    <name>Reporter</name>
    <message>
        <source>1 file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, %1 in %2 s, %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, %1 skipped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, %1 not transferred</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled. Run the command again to go on where it stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trying again in %1 s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>skipped: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>skipped, it is there already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>verified (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>size only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not verified</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>batched</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not atomic here</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RequestRun</name>
    <message>
        <source>%1 is on another server than the first URL; write one command for each server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out a name that is none: &quot;%1&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no such file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 bytes there, %2 here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the server makes no digests; only the size could be compared, and it is equal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the digests (%1) differ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1  verified (%2)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ServerControl</name>
    <message>
        <source>The server does not run.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ServerTab</name>
    <message>
        <source>During: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer: %1 %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connecting to %1…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The password was not changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The password has been changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reconnect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disconnected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The administrator of %1 says:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect to a server first, then drop the files again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect to a server first: then Enter and double click upload.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ServerWindow</name>
    <message numerus="yes">
        <source>%n client(s) will be disconnected.</source>
        <translation>
            <numerusform>%n client will be disconnected.</numerusform>
            <numerusform>%n clients will be disconnected.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n transfer(s) will break off.</source>
        <translation>
            <numerusform>%n transfer will break off.</numerusform>
            <numerusform>%n transfers will break off.</numerusform>
        </translation>
    </message>
    <message>
        <source>Wherry Server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dashboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clients</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transfers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server is running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server is stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server could not start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop the server?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close and end all connections?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Topics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OK</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingsForm</name>
    <message>
        <source>Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Permissions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folders with other permissions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folders and permissions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Access</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inherited, else a folder of its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}, {group} and {data} stand for the account, its group and the data directory of the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inherited</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read and write</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Upload only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As chosen below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Upload new files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overwrite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change times and modes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One a line: the folder as the account sees it, a space, then all, read-only, drop-box, none, or words like list,download,upload.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Storage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> GiB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed of uploads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> MiB/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed of downloads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sessions at the same time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sessions from one address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is not ticked is inherited from the group; without one there is no limit. Speeds are of all sessions together. Changes hold for open sessions at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signs in only encrypted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the server allows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inherited, else from everywhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Addresses and networks like 192.0.2.0/24, with commas between them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inherited, else always</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Like mon-fri 08:00-18:00; sat 09:00-12:00</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShareCard</name>
    <message>
        <source>Copy %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In another program, type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Host</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Explicit TLS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>until Wherry Server is closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>until %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Account: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certificate fingerprint (SHA-256): %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is shared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 in %2, %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scan with a phone to open
the address, without the password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shown only now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certificate fingerprint (SHA-256)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShareDialog</name>
    <message>
        <source>Read only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Upload only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read and write</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People can list and download</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A drop box: people can send files and see nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People can also upload, change and delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder, or drop one here. Nobody can connect before you press Share.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>/path/to/the/folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What people may do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make another password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who can reach it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The local network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the server runs now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When Wherry Server is closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After a day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After a week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After a month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the folder with its whole path, beginning with /.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is a file; choose the folder it lies in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You may not read this folder yourself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You may not write to this folder yourself; share it read only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An account&apos;s name has no blanks, colons or slashes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is an account of this name; choose another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server could not start: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SiteColours</name>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Red</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Green</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cyan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Magenta</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Orange</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SiteCommands</name>
    <message>
        <source>The saved password cannot be read: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The saved sites cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sites are saved, but not every password: %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SiteEditor</name>
    <message>
        <source>Settings of the site</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>General</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ftp.example.org, or a whole ftp:// address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Host</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Login</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Anonymous</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name and password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name; ask for the password each time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Username</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the one that is shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder on the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the one that the login leads to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is worth knowing about this site</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transfers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transfers at a time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as in the settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limit of downloads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> KiB/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limit of uploads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made from here (passive)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made by the server (active)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>UTF-8</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latin-1, for old servers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Upload under a temporary name until the file is whole</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Account (ACCT)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only where the server asks for one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Client certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a PEM file, or nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key of the certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data under TLS must end in order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without it a download that was cut off may pass for a whole one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>anonymous</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as it is kept</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SitesDialog</name>
    <message numerus="yes">
        <source>Delete the folder with %n site(s)?</source>
        <translation>
            <numerusform>Delete the folder with %n site?</numerusform>
            <numerusform>Delete the folder with %n sites?</numerusform>
        </translation>
    </message>
    <message>
        <source>Sites</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a site, or make a new one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved sites</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No site is saved yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New site</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import from FileZilla, WinSCP or Wherry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move into the folder above</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move out of the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import sites</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files of sites (*.xml *.ini *.json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 holds no sites: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not everything came over; see the details.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The site needs a host.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The saved password cannot be read: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sites cannot be saved: %1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Throw away what was changed?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Throw away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SitesRun</name>
    <message numerus="yes">
        <source>%n site(s) imported</source>
        <translation>
            <numerusform>%n site imported</numerusform>
            <numerusform>%n sites imported</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n site(s) left alone that were here already</source>
        <translation>
            <numerusform>%n site left alone that was here already</numerusform>
            <numerusform>%n sites left alone that were here already</numerusform>
        </translation>
    </message>
    <message>
        <source>left out: it is neither FTP nor FTPS (protocol %1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left out: it names no host</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>without its password, which is under a master password of the other program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>without its password, which cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>without its folder on the server (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its way of logging in is not known here (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>without its character set %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>without its bookmarks (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The saved sites cannot be read: %1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wherry: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wherry: a site and its folders need names.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a site of this name already. Remove it first, or choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password (empty: ask each time): </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No saved site has this name; &quot;wherry sites&quot; lists them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sites are saved, but not every password: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sites cannot be saved: %1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SpeedCard</name>
    <message>
        <source>Speed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed of the last minute</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SpeedGraph</name>
    <message numerus="yes">
        <source>%n s ago</source>
        <translation>
            <numerusform>%n s ago</numerusform>
            <numerusform>%n s ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min ago</source>
        <translation>
            <numerusform>%n min ago</numerusform>
            <numerusform>%n min ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h ago</source>
        <translation>
            <numerusform>%n h ago</numerusform>
            <numerusform>%n h ago</numerusform>
        </translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Downloads %1, uploads %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>now</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StateCard</name>
    <message>
        <source>On the internet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Local network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share a folder...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start listening for clients</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disconnect everybody and stop listening</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server is running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server is stopping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server could not start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server is stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>without TLS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TLS required</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TLS offered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>up %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telling clients to end...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody can connect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share a folder to begin; nothing listens before that</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>about %1 s left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about %1 min left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about %1 h left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limit of downloads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limit of uploads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another limit…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bytes per second, as 800K, 1.5M or 2G:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limit of downloads: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limit of uploads: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not encrypted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encrypted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Names, passwords and files go over the network in clear.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queue: idle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SyncRun</name>
    <message numerus="yes">
        <source>%n deleted</source>
        <translation>
            <numerusform>%n deleted</numerusform>
            <numerusform>%n deleted</numerusform>
        </translation>
    </message>
    <message>
        <source>The server makes no digests; compare by time or by size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete them all the same? Type yes or no: </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was changed. If it is meant so, run the command again with --force.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TabRow</name>
    <message>
        <source>Servers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New tab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New tab (Ctrl+T)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close this tab</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TableView</name>
    <message>
        <source>Copy as CSV</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Terminal</name>
    <message>
        <source>That was not the master password.
</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Master password of the saved sites: </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer has no keychain. A master password will protect the saved ones.
</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New master password: </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same again: </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These were two different ones.
</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wherry: there is no password and no terminal to ask on. Put it into WHERRY_PASSWORD.
</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TerminalArguments</name>
    <message>
        <source>fetch a file or a whole folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>send files or whole folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>list a folder of the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bring a folder up to date with another one (nothing is deleted)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>compare two folders, show the plan and bring the second in step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>delete files, or whole folders with --recursive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>make a folder, with those above it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rename or move on the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>compare a file on the server with one here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what the account uses and may use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change the password of the account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>saved sites, for URLs like site:NAME/path; imports from FileZilla and WinSCP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write a number from %1 to %2 instead of %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write %1 or %2 instead of %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write the 64 hexadecimal digits of the SHA-256 fingerprint, with or without colons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write seconds from 1 to 86400 instead of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write bytes per second, as in 500K or 2M, instead of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>transfers at the same time, 1 to 10 (3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what is there already: always, newer, size, differs, resume, rename, never (always)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>go on with what is there: the same as --overwrite resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bytes per second in all, as in 500K or 2M</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>how long nothing may move (20)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tries after a lost connection (3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pause before each of them (5, 15, then 45)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>off, optional, required or implicit (as the URL says)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the certificate with this SHA-256 fingerprint is right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>authorities to trust instead of the system&apos;s (PEM)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>certificate to show to the server (PEM, its key in it or in --key)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>private key of --cert (PEM, without a password)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>let the server connect to us for data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>leave out names like *.tmp (repeatable)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>leave out names that begin with a dot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rm: folders with all that is in them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sync: update (what is newer), mirror (the same) or both ways (update)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sync: what tells files apart: size, time or digest (time)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sync: also delete what is gone from the other side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sync: show the plan, change nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sync: also when one side is empty or more than a fifth would be deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>show the commands and replies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one JSON object per event on standard output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no option --%1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1; &quot;wherry help&quot; lists them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1; did you mean --%2?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not a URL; write it as ftp://user@host/path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the second word is where it goes on this computer; %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is a URL, and only the last word may be one; %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no command %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1; did you mean %2?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--%1 takes no value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--%1 needs a value: write --%1 %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--key needs the certificate that it belongs to: write --cert FILE as well</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Usage:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Options:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>URL: ftp://user@host:port/path (encrypted when the server offers it), ftpes:// (always encrypted), ftps:// (implicit TLS), site:NAME/path (a saved site).
The password comes from the URL, from WHERRY_PASSWORD, from the keychain, or is asked for.
Exit codes: 0 all arrived whole, 1 a transfer failed, 2 usage, 3 could not connect or log in, 4 trust.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ThroughputCard</name>
    <message>
        <source>Downloads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Uploads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>5 minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>24 hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time shown</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TlsWords</name>
    <message>
        <source>TLS when the server offers it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TLS required</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TLS from the start (port 990)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No encryption</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TransferModel</name>
    <message>
        <source>Upload</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>verified (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>size only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not verified</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleted at the next connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleting what is left there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queued</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Uploading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Downloading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for the server to confirm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The target exists: waiting for your answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, attempt %2 of %3 in %4 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skipped: the target was there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done (batched)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done (not atomic here)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Local file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Direction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remote file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remaining</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verified</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listing of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 bytes so far</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TransferPanel</name>
    <message>
        <source>Transfers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause the queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove finished transfers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queued transfers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed transfers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done transfers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is queued. Drop files here to transfer them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has failed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has been transferred yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Process the queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queued</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TransferRun</name>
    <message>
        <source>Going on where the last run stopped: %1 done, %2 begun.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same command is running already; this one could not be continued after a break.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without a journal, which could not be written (%1), this run could not be continued after a break.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no such file here</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TransferTable</name>
    <message numerus="yes">
        <source>Disconnect %n client(s)</source>
        <translation>
            <numerusform>Disconnect client</numerusform>
            <numerusform>Disconnect %n clients</numerusform>
        </translation>
    </message>
    <message>
        <source>Active transfers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is being transferred</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No transfer matches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as CSV</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TransferView</name>
    <message>
        <source>Move before this transfer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move to the end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Upload %1 to the folder shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download %1 to the folder shown</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TransfersPage</name>
    <message numerus="yes">
        <source>%n running</source>
        <translation>
            <numerusform>%n running</numerusform>
            <numerusform>%n running</numerusform>
        </translation>
    </message>
    <message>
        <source>At the same time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transfers to one server at a time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the time of the last change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare a digest of the whole file where the server can</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transfer hidden files of folders as well</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Names with * and ?, separated by semicolons. They hold for connections that are made from now on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transfers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search transfers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disconnect client</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TrayIcon</name>
    <message numerus="yes">
        <source>%n client(s)</source>
        <translation>
            <numerusform>%n client</numerusform>
            <numerusform>%n clients</numerusform>
        </translation>
    </message>
    <message>
        <source>Show window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wherry Server is stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, down %1, up %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TrustDialog</name>
    <message>
        <source>Is this %1?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server shows a certificate that this computer does not know yet. Compare the fingerprint with the one that the administrator of the server gave you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate of %1 has changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not the one you trusted before. Someone may be listening in between. Ask the administrator of the server whether the certificate was renewed before you go on. Nothing has been sent yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 offers no encryption</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your password and all files would go over the network in clear: everyone on the way can read them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No encryption</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not connect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect in clear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trust this time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trust the new one always</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trust always</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate was made for another host than %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Issued by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>itself (self-signed)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Valid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fingerprint (SHA-256)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trusted before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>UnfinishedOffer</name>
    <message numerus="yes">
        <source>%n transfer(s) of the last time are not finished.</source>
        <translation>
            <numerusform>%n transfer of the last time is not finished.</numerusform>
            <numerusform>%n transfers of the last time are not finished.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>What arrived here is removed. %n unfinished upload(s) still stand on the server under a temporary name; they are deleted at the next connection to it.</source>
        <translation>
            <numerusform>What arrived here is removed. %n unfinished upload still stands on the server under a temporary name; it is deleted at the next connection to it.</numerusform>
            <numerusform>What arrived here is removed. %n unfinished uploads still stand on the server under temporary names; they are deleted at the next connection to it.</numerusform>
        </translation>
    </message>
    <message>
        <source>Continue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>UploadsDialog</name>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unfinished uploads of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unfinished uploads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every upload was finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete upload</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>running</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WarningCards</name>
    <message>
        <source>Warnings</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WhenDone</name>
    <message>
        <source>&amp;When all is done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do &amp;nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Draw attention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit Wherry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Suspend the computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Run a command…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run a command when all is done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Program and its arguments:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All transfers are done. Wherry quits in %1 s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All transfers are done. The computer sleeps in %1 s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All transfers are done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The command “%1” could not be started.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
