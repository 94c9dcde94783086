<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>DetailBody</name>
    <message numerus="yes">
        <source>%n more thing(s) of this report wait for a decision too.</source>
        <translation>
            <numerusform>%n more thing of this report waits for a decision too.</numerusform>
            <numerusform>%n more things of this report wait for a decision too.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LineBanner</name>
    <message numerus="yes">
        <source>%n thing(s) wait on this computer and go out by themselves.</source>
        <translation>
            <numerusform>%n thing waits on this computer and goes out by itself.</numerusform>
            <numerusform>%n things wait on this computer and go out by themselves.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Notifications</name>
    <message numerus="yes">
        <source>%n new report(s)</source>
        <translation>
            <numerusform>%n new report</numerusform>
            <numerusform>%n new reports</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QueuePage</name>
    <message numerus="yes">
        <source>First sync: %n report(s) fetched so far</source>
        <translation>
            <numerusform>First sync: %n report fetched so far</numerusform>
            <numerusform>First sync: %n reports fetched so far</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message numerus="yes">
        <source>%n thing(s) have not been sent yet</source>
        <translation>
            <numerusform>%n thing has not been sent yet</numerusform>
            <numerusform>%n things have not been sent yet</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message numerus="yes">
        <source>%n thing(s) need you ▸</source>
        <translation>
            <numerusform>%n thing needs you ▸</numerusform>
            <numerusform>%n things need you ▸</numerusform>
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
</TS>
