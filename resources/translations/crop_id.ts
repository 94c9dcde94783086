<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id" sourcelanguage="en">
<context>
    <name>ActionBar</name>
    <message>
        <source>Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More  ▾</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ActionCompare</name>
    <message>
        <source>No photo from before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ActionForm</name>
    <message>
        <source>Saving…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Enter sends  ·  Esc closes, the draft stays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Public: the citizen reads this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Internal: officers only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} (you)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody in particular</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ActionPanel</name>
    <message>
        <source>A photo is still being prepared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send again in a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pasted image</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ActionPhotos</name>
    <message>
        <source>Choose photos…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>or drop them here, or paste (Ctrl+V)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preparing {0}…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OK</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos ({0})</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>Take on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Public answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Coordinate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assign</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delegate to a unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put back to waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reject</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validate result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The report is closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the report on first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The result has been sent and waits for validation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is being handled already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no result to look at yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The report is still open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not possible while it is “{0}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your role does not allow this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done by: {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Cli</name>
    <message>
        <source>Nothing waits to be sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed out. What was not sent yet stays on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed in: {name} ({areas})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not sent yet: {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos not sent yet: {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs a decision: {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Public answer: {text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next try {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number}: at the centre.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number}: saved on this computer; it is sent when the connection is back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number}: kept on this computer; it needs a decision (see the outbox).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Received</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown ({kind})</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ClockBadge</name>
    <message>
        <source>Response {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resolution {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DeskPage</name>
    <message>
        <source>Back to the queue</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DetailBody</name>
    <message>
        <source>The citizen&apos;s words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Public: the citizen reads this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Public answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Older entries are at the centre.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(The citizen wrote nothing.)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n more thing(s) of this report wait for a decision too.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Private report: the citizen&apos;s photo is not shown to your role.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Private report: please do not share its text or photos.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This photo cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not on this computer yet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DetailClock</name>
    <message>
        <source>{0}: due {1}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DetailFacts</name>
    <message>
        <source>Show on map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open that report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repeats another report; its reporter follows that one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Handled by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} (place approximate: the citizen gave none)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nobody yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an officer of another office</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DetailHeader</name>
    <message>
        <source>Copy the number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First response</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} old</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Private</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Priority {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs your decision</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DetailPage</name>
    <message>
        <source>Not sent yet: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No report chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one in the queue or on the map.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It may have gone to another office. What you did with it is kept in the outbox.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This report is no longer on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OK</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Evidence</name>
    <message>
        <source>The photo does not say when it was taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken after the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken {0} before the report: is it the right photo?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The place cannot be compared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} from the report&apos;s place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} from the report&apos;s place: is it the right one?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This photo already hangs on a report: please take a fresh one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not used before on this computer&apos;s reports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} m</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} km</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FilterMenu</name>
    <message>
        <source>Assigned to me</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not sent yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All, closed ones too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All of {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Forms</name>
    <message>
        <source>Internal note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What colleagues should know; citizens never see it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Public answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Publish answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result with photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send for validation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remark (optional)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the photos show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not our area (bukan wilayah)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not our authority (bukan wewenang)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hand to the agency whose matter it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a part of its name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assign to a colleague</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colleague</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a part of the name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assign</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delegate to a unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instruction (optional)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the unit should do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delegate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put back to waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No place or matter can be made out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not a matter the city can act on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reject the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reject</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validate the result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validate: done and public</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send the result back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reopen the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why, in a few words; colleagues read it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Public answer (optional)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The citizen and everybody else reads this</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>Received through {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown step “{0}” of a newer centre</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Category set to {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Priority set to {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result validated: done and public</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Handed to {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delegated to {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result sent for validation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moved to “{0}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assigned to nobody in particular</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assigned to you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assigned to {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an officer of another office</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} photos</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HistoryView</name>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Public:</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LanguageBox</name>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LastWords</name>
    <message>
        <source>Something unforeseen happened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was saved is safe. You can go on; if something looks wrong, close the window and open it again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LineBanner</name>
    <message>
        <source>Offline. You can go on working; nothing is lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can go on working. Sign in again to send and fetch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your session has ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>News is fetched by itself as soon as the centre answers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) wait on this computer and go out by themselves.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>CROP Officer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Map</name>
    <message>
        <source>Map of reports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Farther</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the whole area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Legend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Area boundaries are approximate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Position approximate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Several reports, with the shares of their statuses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reports here: {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} more are not listed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One moment …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No reports to show on the map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>m</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>km</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load the map again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The map has stopped and is being loaded again. Reports and your work are not affected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The map cannot be shown. Reports and your work are not affected: the queue works as always.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MapRoom</name>
    <message>
        <source>Map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The map is being drawn…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Notifications</name>
    <message>
        <source>CROP Officer</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n new report(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Outbox</name>
    <message>
        <source>Nothing is wrong with it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is on this computer&apos;s disk and is sent by itself. {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The centre has it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It leaves this list when the centre&apos;s own copy has come back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result for validation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Handed to {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moved to “{0}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recorded {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To nobody in particular</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} of {1} MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 attempt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} attempts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next try at the next connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next try in {0} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next try in {0} min</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OutboxPage</name>
    <message>
        <source>Outbox</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send all now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} not sent yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} need a person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 needs a person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the first {0} are shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>everything has arrived at the centre</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything has been sent. Good work.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you do without a connection waits here and goes out by itself.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PassphraseDialog</name>
    <message>
        <source>CROP Officer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This passphrase does not open the reports. Nothing was changed; please try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Once more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer has no keyring, so a passphrase protects the reports on it. You are asked for it at every start. Keep it well: without it nobody can open what is stored here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It protects the reports on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At least {0} characters, please.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PhotoCard</name>
    <message>
        <source>Photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the photo shows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PhotoViewer</name>
    <message>
        <source>Photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smaller (−)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larger (+)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all of it (0)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QueueBar</name>
    <message>
        <source>Search number, text or address  ( / )</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search reports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At least 3 letters. Enter opens the report with that number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove filter: {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QueueFilters</name>
    <message>
        <source>Most at risk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Newest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Oldest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open reports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assigned to {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not sent yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text: {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QueuePage</name>
    <message numerus="yes">
        <source>First sync: %n report(s) fetched so far</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>You can work already; the rest arrives in the background.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No report matches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No report fits all the filters at once. Take one off, or begin again with all open reports.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all open reports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No report is waiting. Well done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New reports appear here by themselves. Closed ones are under Filter, Status.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has been fetched yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As soon as the centre can be reached, your area&apos;s reports are fetched by themselves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in again to fetch your area&apos;s reports.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first ones can be worked on at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetching your area&apos;s reports…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The queue of reports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The map of reports (M)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outbox</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What has not reached the centre yet (U)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language, appearance, account</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the system has it</source>
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
        <source>Tell me about new reports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notifications name the category and the ward, never what a citizen wrote.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the keys  ( ? )</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The map works without the internet. If your office has a tile server, enter its address with {z}, {x} and {y}; only pictures are fetched from it, and it learns which places you look at.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tile address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source credit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none: the map&apos;s own areas and roads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use for the map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is stored on this computer is encrypted. The password is never kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a tile address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It begins with https:// and holds {z}, {x} and {y}. The former address stays in use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its licence asks for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please name the source of the tiles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The map uses it from now on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The map fetches nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) have not been sent yet</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>They stay on this computer, encrypted, and go out when you sign in here again. Nobody else can send them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign out all the same</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShortcutSheet</name>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>While you type in a field, keys are only letters.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Shortcuts</name>
    <message>
        <source>Next report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Main action of the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a public answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send a result with photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Coordinate with an agency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assign to an officer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Map: below, full, off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outbox</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This sheet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SignInDialog</name>
    <message>
        <source>Sign in again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your session has ended. You can go on working; sign in again to send and fetch.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SignInForm</name>
    <message>
        <source>Please fill in all three fields</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>https://… (your office knows the address)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <source>CROP Officer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer the reports of your area, also when the connection is down.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forgot the password? The administrator of your office can set a new one. Your work on this computer stays.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Stage</name>
    <message>
        <source>Typed, not sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On its way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At the centre</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Public</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>Waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Coordinating</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delegated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Awaiting validation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Sign in again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sync now (Ctrl+R)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the outbox (U)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Syncing…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not synced yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Synced {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) need you ▸</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not sent yet ▸</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>All sent</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Times</name>
    <message>
        <source>now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} mo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} y</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>late by {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>met</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>met late</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} d</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <source>Something unexpected happened ({code})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your work is kept. Try again, and tell your administrator this code if it stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The centre does not answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your work is kept on this computer and goes out by itself when the connection is back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something else answers in place of the centre</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was sent; your work is kept. If this network has a sign-in page, open it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your session has ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your work is kept on this computer. Sign in again and it goes on where it stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your session has expired</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your session is no longer valid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name or password is not right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check both and try again; your administrator can set a new password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too many failed attempts to sign in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The centre asks to wait 15 minutes before the next attempt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The centre is busy or being maintained</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your work is kept and is sent again by itself in a while.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something unexpected went wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your work is kept on this computer. Try again, and tell your administrator if it stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The centre has no space left for photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your photos are kept and sent again by themselves. Please tell the administrator.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The centre needs a newer version of this app</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your work is kept and waits. Install the new version, then it is sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The centre cannot read what was sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is kept on this computer and is not sent again. Please tell your administrator.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your role does not allow this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you wrote is kept. Ask a supervisor to do it, or to give you the role.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The centre does not know this any more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you wrote is kept on this computer. The report may have left your area.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list of reports has to be compared anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This happens by itself and your work is kept. There is nothing to do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The centre already holds something else under this number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your version is kept and not sent again. Please tell your administrator.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The centre does not accept this action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you wrote is kept on this computer. Open the report and see how it stands now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The photo arrived damaged at the centre</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your photo is kept on this computer and is sent again by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The centre does not take this file as a photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything is kept on this computer. Attach the photo again as JPEG or PNG.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The photo is too large for the centre</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything is kept on this computer. Attach a smaller copy of the photo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The transfer of the photo was interrupted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your photo is kept on this computer and is sent anew by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The transfer of the photo got out of step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your photo is kept on this computer and the transfer goes on by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody else moved this report in the meantime</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you wrote is kept, nothing was overwritten. Open the report and decide.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This report was given to somebody else in the meantime</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This report is no longer in your area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you wrote is kept on this computer. Ask the office that has it now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This report was removed at the centre</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you wrote is kept on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data on this computer cannot be used right now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was half written. Open the app again; tell your administrator if it stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The passphrase or key does not open the data on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was changed. Try again with the right passphrase or as the user who set it up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file with your unsent work is damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was left as it is. Do not delete anything, and ask your administrator to recover it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data on this computer was written by a newer version of the app</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was changed. Install that version again to go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk of this computer is full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This was not saved; what you typed is still here. Make some space, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This photo cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rest is kept. Copy the file again from the camera or choose another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rest is kept. Copy the photo again from the camera or choose another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This photo is too large to open safely</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rest is kept. Choose a photo of ordinary size or save a smaller copy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The photo is not there any more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rest is kept. Plug the camera or stick in again, or choose another photo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file is not a photo the app knows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rest is kept. Use JPEG, PNG, WebP or HEIC.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only photos on this computer can be attached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rest is kept. Save the picture first, then attach the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At most {limit} photos go with one action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Those already attached are kept. Send them first, then add the others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no text yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a few words, then send.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text is too long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is kept as a draft. Shorten it to about 60,000 letters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text holds characters that cannot be stored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is kept here. Type the odd part anew instead of pasting it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A passphrase is needed to open the data on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was changed. Type it, or set OFFICER_APP_PASSPHRASE where nobody can type.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The passphrase is not right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was changed. Try again; capital and small letters matter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key to the data on this computer is gone from the password store</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was changed. Use the account that set the app up, or ask your administrator.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The computer&apos;s password store is locked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was changed. Unlock it, then open the app again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file of this installation is damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings could not be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your work is whole. The app goes on with its defaults, and the old file was set aside.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The app may not write to its folder {path}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was changed. Choose another folder or ask your administrator.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody is signed in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is on this computer is kept. Sign in first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no report {report} on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was changed. Check the number, or sync first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{value}” is not known for {option}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was changed. Choose one of the words that the help names.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} actions on this computer wait for another server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are kept. Sign in there first and let them go out, or use another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This cannot be done to the report now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was changed and what you typed is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The report cannot go there from where it stands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you typed is kept. It may have moved in the meantime: look at its history.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you typed is kept. Ask somebody with the right role.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A reason is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say in a few words why, then send.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The agency is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose whose matter it is, then send.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The unit is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose who should do it, then send.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The colleague is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose who should have the report, then send.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The public answer is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tell the citizen in a few words what was done, then send.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A photo of the result is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attach at least one photo, then send.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The other report is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the report that this one repeats, then send.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This report is not on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move to another status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Public answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assignment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Category corrected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place corrected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Priority</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marked as duplicate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result validated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result sent back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reopened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On its way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent, no answer yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At the centre</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs a decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discarded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offline: you can go on working</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed out: sign in to send</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another network answers instead of the centre</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>QLUE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Email</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Twitter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Facebook</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Balai Warga</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PetaJakarta</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LAPOR! 1708</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waze</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JAKI</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>News media</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>office staff</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>field officer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>supervisor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>agency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Citizen&apos;s photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>During</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
