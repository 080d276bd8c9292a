<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AccountModel</name>
    <message numerus="yes">
        <source>%L1 bytes in %Ln file(s)</source>
        <translation>
            <numerusform>%L1 bytes in %Ln file</numerusform>
            <numerusform>%L1 bytes in %Ln files</numerusform>
        </translation>
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
</context>
<context>
    <name>BanDialog</name>
    <message numerus="yes">
        <source>%n connected client(s) will be disconnected.</source>
        <translation>
            <numerusform>%n connected client will be disconnected.</numerusform>
            <numerusform>%n connected clients will be disconnected.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connected client(s) will be disconnected, of %1.</source>
        <translation>
            <numerusform>%n connected client will be disconnected, of %1.</numerusform>
            <numerusform>%n connected clients will be disconnected, of %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BanModel</name>
    <message numerus="yes">
        <source>In %n minute(s)</source>
        <translation>
            <numerusform>In %n minute</numerusform>
            <numerusform>In %n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In %n hour(s)</source>
        <translation>
            <numerusform>In %n hour</numerusform>
            <numerusform>In %n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In %n day(s)</source>
        <translation>
            <numerusform>In %n day</numerusform>
            <numerusform>In %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BansPage</name>
    <message numerus="yes">
        <source>%n banned</source>
        <translation>
            <numerusform>%n banned</numerusform>
            <numerusform>%n banned</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Lift %n ban(s)?</source>
        <translation>
            <numerusform>Lift %n ban?</numerusform>
            <numerusform>Lift %n bans?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ClientActions</name>
    <message numerus="yes">
        <source>%n session(s) of this account will be ended, and nobody can sign in with it until it is enabled again.</source>
        <translation>
            <numerusform>%n session of this account will be ended, and nobody can sign in with it until it is enabled again.</numerusform>
            <numerusform>%n sessions of this account will be ended, and nobody can sign in with it until it is enabled again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ClientDialog</name>
    <message numerus="yes">
        <source>%1 (%2), after %n file(s)</source>
        <translation>
            <numerusform>%1 (%2), after %n file</numerusform>
            <numerusform>%1 (%2), after %n files</numerusform>
        </translation>
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
    <message numerus="yes">
        <source>The certificate expires in %n day(s)</source>
        <translation>
            <numerusform>The certificate expires in %n day</numerusform>
            <numerusform>The certificate expires in %n days</numerusform>
        </translation>
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
</context>
<context>
    <name>ExistingFile</name>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n second</numerusform>
            <numerusform>%n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n week(s)</source>
        <translation>
            <numerusform>%n week</numerusform>
            <numerusform>%n weeks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message numerus="yes">
        <source>%Ln entries</source>
        <translation>
            <numerusform>%Ln entry</numerusform>
            <numerusform>%Ln entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln upload(s), %1</source>
        <translation>
            <numerusform>%Ln upload, %1</numerusform>
            <numerusform>%Ln uploads, %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln download(s), %1</source>
        <translation>
            <numerusform>%Ln download, %1</numerusform>
            <numerusform>%Ln downloads, %1</numerusform>
        </translation>
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
</context>
<context>
    <name>MainWindow</name>
    <message numerus="yes">
        <source>Quit with %n file(s) open in editors?</source>
        <translation>
            <numerusform>Quit with %n file open in an editor?</numerusform>
            <numerusform>Quit with %n files open in editors?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NoticeBatch</name>
    <message numerus="yes">
        <source>%n file(s) uploaded</source>
        <translation>
            <numerusform>%n file uploaded</numerusform>
            <numerusform>%n files uploaded</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) downloaded</source>
        <translation>
            <numerusform>%n file downloaded</numerusform>
            <numerusform>%n files downloaded</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n broke off</source>
        <translation>
            <numerusform>%n broke off</numerusform>
            <numerusform>%n broke off</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more account(s)</source>
        <translation>
            <numerusform>%n more account</numerusform>
            <numerusform>%n more accounts</numerusform>
        </translation>
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
</context>
<context>
    <name>PlanWords</name>
    <message numerus="yes">
        <source>%Ln item(s) left as they are</source>
        <translation>
            <numerusform>%Ln item left as it is</numerusform>
            <numerusform>%Ln items left as they are</numerusform>
        </translation>
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
</context>
<context>
    <name>SettingsPage</name>
    <message numerus="yes">
        <source>%n change(s) not saved</source>
        <translation>
            <numerusform>%n change not saved</numerusform>
            <numerusform>%n changes not saved</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ShellRun</name>
    <message numerus="yes">
        <source>Waiting for %n transfer(s). Ctrl-C ends them.</source>
        <translation>
            <numerusform>Waiting for %n transfer. Ctrl-C ends it.</numerusform>
            <numerusform>Waiting for %n transfers. Ctrl-C ends them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
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
</context>
<context>
    <name>SyncDialog</name>
    <message numerus="yes">
        <source>%Ln folder(s) cannot be read and are left alone.</source>
        <translation>
            <numerusform>%Ln folder cannot be read and is left alone.</numerusform>
            <numerusform>%Ln folders cannot be read and are left alone.</numerusform>
        </translation>
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
</context>
<context>
    <name>TransferModel</name>
    <message numerus="yes">
        <source>%n file(s), %1</source>
        <translation>
            <numerusform>%n file, %1</numerusform>
            <numerusform>%n files, %1</numerusform>
        </translation>
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
</context>
</TS>
