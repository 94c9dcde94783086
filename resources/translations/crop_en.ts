<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>ActionForm</name>
    <message numerus="yes">
        <source>%n choice(s) contain “{0}”: type more, or select one with ↓</source>
        <translation>
            <numerusform>%n choice contains “{0}”: type more, or select it with ↓</numerusform>
            <numerusform>%n choices contain “{0}”: type more, or select one with ↓</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Public: the citizen and %n follower(s) read this</source>
        <translation>
            <numerusform>Public: the citizen and %n follower read this</numerusform>
            <numerusform>Public: the citizen and %n followers read this</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Alerts</name>
    <message numerus="yes">
        <source>%Ln report(s) will be late within the hour</source>
        <translation>
            <numerusform>%Ln report will be late within the hour</numerusform>
            <numerusform>%Ln reports will be late within the hour</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new report(s)</source>
        <translation>
            <numerusform>%Ln new report</numerusform>
            <numerusform>%Ln new reports</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AlertsPage</name>
    <message numerus="yes">
        <source>%n not read</source>
        <translation>
            <numerusform>%n not read</numerusform>
            <numerusform>%n not read</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BatchCard</name>
    <message numerus="yes">
        <source>Validate %n result(s)?</source>
        <translation>
            <numerusform>Validate %n result?</numerusform>
            <numerusform>Validate %n results?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n result(s) that you sent are left out: somebody else validates them.</source>
        <translation>
            <numerusform>%n result that you sent is left out: somebody else validates it.</numerusform>
            <numerusform>%n results that you sent are left out: somebody else validates them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Validate all %n</source>
        <translation>
            <numerusform>Validate it</numerusform>
            <numerusform>Validate all %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>⚠ %n result(s) with photos that raise questions: look at them first</source>
        <translation>
            <numerusform>⚠ %n result with photos that raise questions: look at it first</numerusform>
            <numerusform>⚠ %n results with photos that raise questions: look at them first</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BulkPage</name>
    <message numerus="yes">
        <source>%n report(s) ticked</source>
        <translation>
            <numerusform>%n report ticked</numerusform>
            <numerusform>%n reports ticked</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… and %n more</numerusform>
            <numerusform>… and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{0} (%n report(s))</source>
        <translation>
            <numerusform>{0} (%n report)</numerusform>
            <numerusform>{0} (%n reports)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n report(s) were left as they were</source>
        <translation>
            <numerusform>%n report was left as it was</numerusform>
            <numerusform>%n reports were left as they were</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It will be done for %n of them; the server checks each.</source>
        <translation>
            <numerusform>It will be done for %n of them; the server checks it.</numerusform>
            <numerusform>It will be done for %n of them; the server checks each.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CoverDialog</name>
    <message numerus="yes">
        <source>Cover %n box(es) permanently</source>
        <translation>
            <numerusform>Cover %n box permanently</numerusform>
            <numerusform>Cover %n boxes permanently</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n box(es) drawn, none selected.</source>
        <translation>
            <numerusform>%n box drawn, none selected.</numerusform>
            <numerusform>%n boxes drawn, none selected.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Decisions</name>
    <message numerus="yes">
        <source>What you did, with %n photo(s),</source>
        <translation>
            <numerusform>What you did, with %n photo,</numerusform>
            <numerusform>What you did, with %n photos,</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>What you wrote, with %n photo(s),</source>
        <translation>
            <numerusform>What you wrote, with %n photo,</numerusform>
            <numerusform>What you wrote, with %n photos,</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DetailBody</name>
    <message numerus="yes">
        <source>%n more action(s) on this report also wait for a decision.</source>
        <translation>
            <numerusform>%n more action on this report also waits for a decision.</numerusform>
            <numerusform>%n more actions on this report also wait for a decision.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DetailFacts</name>
    <message numerus="yes">
        <source>Repeated: fixed here %n time(s) before, the last {0} before this report</source>
        <translation>
            <numerusform>Repeated: fixed here %n time before, the last {0} before this report</numerusform>
            <numerusform>Repeated: fixed here %n times before, the last {0} before this report</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more open within 300 m</source>
        <translation>
            <numerusform>%n more open within 300 m</numerusform>
            <numerusform>%n more open within 300 m</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reporter(s) follow: public answers go to all of them</source>
        <translation>
            <numerusform>%n reporter follows: public answers go to them too</numerusform>
            <numerusform>%n reporters follow: public answers go to all of them</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DiscardForm</name>
    <message numerus="yes">
        <source>Discard %n action(s) permanently</source>
        <translation>
            <numerusform>Discard %n action permanently</numerusform>
            <numerusform>Discard %n actions permanently</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DraftsPage</name>
    <message numerus="yes">
        <source>%n report(s)</source>
        <translation>
            <numerusform>%n report</numerusform>
            <numerusform>%n reports</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n photo</numerusform>
            <numerusform>%n photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n draft(s) discarded</source>
        <translation>
            <numerusform>%n draft discarded</numerusform>
            <numerusform>%n drafts discarded</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FilterMenu</name>
    <message numerus="yes">
        <source>In the last %n day(s)</source>
        <translation>
            <numerusform>In the last %n day</numerusform>
            <numerusform>In the last %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Groups</name>
    <message numerus="yes">
        <source>%Ln report(s)</source>
        <translation>
            <numerusform>%Ln report</numerusform>
            <numerusform>%Ln reports</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln late</source>
        <translation>
            <numerusform>%Ln late</numerusform>
            <numerusform>%Ln late</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LineBanner</name>
    <message numerus="yes">
        <source>%n action(s) wait on this computer and are sent automatically.</source>
        <translation>
            <numerusform>%n action waits on this computer and is sent automatically.</numerusform>
            <numerusform>%n actions wait on this computer and are sent automatically.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MacroPanel</name>
    <message numerus="yes">
        <source>Do it for %n report(s)</source>
        <translation>
            <numerusform>Do it for %n report</numerusform>
            <numerusform>Do it for %n reports</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n report(s) were left as they were</source>
        <translation>
            <numerusform>%n report was left as it was</numerusform>
            <numerusform>%n reports were left as they were</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MovedLine</name>
    <message numerus="yes">
        <source>%n of these report(s) was just changed by others</source>
        <translation>
            <numerusform>%n of these reports was just changed by others</numerusform>
            <numerusform>%n of these reports were just changed by others</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NearbyPanel</name>
    <message numerus="yes">
        <source>Answer all: %n report(s)…</source>
        <translation>
            <numerusform>Answer all: %n report…</numerusform>
            <numerusform>Answer all: %n reports…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Merge %n report(s) into {0}…</source>
        <translation>
            <numerusform>Merge %n report into {0}…</numerusform>
            <numerusform>Merge %n reports into {0}…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NoticeCard</name>
    <message numerus="yes">
        <source>(%n more notice(s))</source>
        <translation>
            <numerusform>(%n more notice)</numerusform>
            <numerusform>(%n more notices)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Notifications</name>
    <message numerus="yes">
        <source>%Ln new report(s)</source>
        <translation>
            <numerusform>%Ln new report</numerusform>
            <numerusform>%Ln new reports</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln report(s) will be late within the hour</source>
        <translation>
            <numerusform>%Ln report will be late within the hour</numerusform>
            <numerusform>%Ln reports will be late within the hour</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Others</name>
    <message numerus="yes">
        <source>%n wait(s) for {0}</source>
        <translation>
            <numerusform>%n waits for {0}</numerusform>
            <numerusform>%n wait for {0}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n wait(s) for other officers</source>
        <translation>
            <numerusform>%n waits for other officers</numerusform>
            <numerusform>%n wait for other officers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n action(s) of {0} wait here until that officer signs in</source>
        <translation>
            <numerusform>%n action of {0} waits here until that officer signs in</numerusform>
            <numerusform>%n actions of {0} wait here until that officer signs in</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PaperDialog</name>
    <message numerus="yes">
        <source>%Ln report(s) so far</source>
        <translation>
            <numerusform>%Ln report so far</numerusform>
            <numerusform>%Ln reports so far</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Done: %Ln report(s)</source>
        <translation>
            <numerusform>Done: %Ln report</numerusform>
            <numerusform>Done: %Ln reports</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln report(s) left out: private, or without a place</source>
        <translation>
            <numerusform>%Ln report left out: private, or without a place</numerusform>
            <numerusform>%Ln reports left out: private, or without a place</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln private report(s) left out</source>
        <translation>
            <numerusform>%Ln private report left out</numerusform>
            <numerusform>%Ln private reports left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Work orders for %n report(s)</source>
        <translation>
            <numerusform>Work order for %n report</numerusform>
            <numerusform>Work orders for %n reports</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %Ln report(s) in this view: {0}</source>
        <translation>
            <numerusform>All %Ln report in this view: {0}</numerusform>
            <numerusform>All %Ln reports in this view: {0}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Papers</name>
    <message numerus="yes">
        <source>%Ln report(s)</source>
        <translation>
            <numerusform>%Ln report</numerusform>
            <numerusform>%Ln reports</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PhotoCard</name>
    <message numerus="yes">
        <source>%n too many</source>
        <translation>
            <numerusform>%n too many</numerusform>
            <numerusform>%n too many</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QueueBar</name>
    <message numerus="yes">
        <source>%Ln report(s)</source>
        <translation>
            <numerusform>%Ln report</numerusform>
            <numerusform>%Ln reports</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QueuePage</name>
    <message numerus="yes">
        <source>First sync: %Ln report(s) fetched so far</source>
        <translation>
            <numerusform>First sync: %Ln report fetched so far</numerusform>
            <numerusform>First sync: %Ln reports fetched so far</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n second</numerusform>
            <numerusform>%n seconds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SignOutCard</name>
    <message numerus="yes">
        <source>%n action(s) have not been sent yet. What should happen to them?</source>
        <translation>
            <numerusform>%n action has not been sent yet. What should happen to it?</numerusform>
            <numerusform>%n actions have not been sent yet. What should happen to them?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n action(s) saved as {0}</source>
        <translation>
            <numerusform>%n action saved as {0}</numerusform>
            <numerusform>%n actions saved as {0}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message numerus="yes">
        <source>%n action(s) need your decision ▸</source>
        <translation>
            <numerusform>%n needs your decision ▸</numerusform>
            <numerusform>%n need your decision ▸</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not sent yet ▸</source>
        <translation>
            <numerusform>%n not sent yet ▸</numerusform>
            <numerusform>%n not sent yet ▸</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UndoButton</name>
    <message numerus="yes">
        <source>%n report(s)</source>
        <translation>
            <numerusform>%n report</numerusform>
            <numerusform>%n reports</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Unread</name>
    <message numerus="yes">
        <source>%Ln not fully readable</source>
        <translation>
            <numerusform>%Ln not fully readable</numerusform>
            <numerusform>%Ln not fully readable</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{parts}; and %n more</source>
        <translation>
            <numerusform>{parts}; and %n more</numerusform>
            <numerusform>{parts}; and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln report(s)</source>
        <translation>
            <numerusform>%Ln report</numerusform>
            <numerusform>%Ln reports</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ValidationPage</name>
    <message numerus="yes">
        <source>Validate %n ticked…</source>
        <translation>
            <numerusform>Validate %n ticked…</numerusform>
            <numerusform>Validate %n ticked…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n result(s) validated: saved on this computer</source>
        <translation>
            <numerusform>%n result validated: saved on this computer</numerusform>
            <numerusform>%n results validated: saved on this computer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be validated</source>
        <translation>
            <numerusform>%n could not be validated</numerusform>
            <numerusform>%n could not be validated</numerusform>
        </translation>
    </message>
</context>
</TS>
