"""The sentences for each error code: what happened, then what is safe and what to do; `{names}` are facts of the error."""

from ui.marked import QT_TRANSLATE_NOOP

UNKNOWN: tuple[str, str] = (
    QT_TRANSLATE_NOOP("words", "Something unexpected happened ({code})"),
    QT_TRANSLATE_NOOP("words", "Your work is kept. Try again, and tell your administrator this code if it stays."),
)

_LINE: dict[str, tuple[str, str]] = {
    "unreachable": (
        QT_TRANSLATE_NOOP("words", "The centre does not answer"),
        QT_TRANSLATE_NOOP("words", "Your work is kept on this computer and goes out by itself when the connection is back."),
    ),
    "not-our-server": (
        QT_TRANSLATE_NOOP("words", "Something else answers in place of the centre"),
        QT_TRANSLATE_NOOP("words", "Nothing was sent; your work is kept. If this network has a sign-in page, open it first."),
    ),
    "signed-out": (
        QT_TRANSLATE_NOOP("words", "Your session has ended"),
        QT_TRANSLATE_NOOP("words", "Your work is kept on this computer. Sign in again and it goes on where it stopped."),
    ),
    "token-expired": (
        QT_TRANSLATE_NOOP("words", "Your session has expired"),
        QT_TRANSLATE_NOOP("words", "Your work is kept on this computer. Sign in again and it goes on where it stopped."),
    ),
    "token-invalid": (
        QT_TRANSLATE_NOOP("words", "Your session is no longer valid"),
        QT_TRANSLATE_NOOP("words", "Your work is kept on this computer. Sign in again and it goes on where it stopped."),
    ),
    "wrong-password": (
        QT_TRANSLATE_NOOP("words", "Name or password is not right"),
        QT_TRANSLATE_NOOP("words", "Check both and try again; your administrator can set a new password."),
    ),
    "too-many-attempts": (
        QT_TRANSLATE_NOOP("words", "Too many failed attempts to sign in"),
        QT_TRANSLATE_NOOP("words", "The centre asks to wait 15 minutes before the next attempt."),
    ),
    "unavailable": (
        QT_TRANSLATE_NOOP("words", "The centre is busy or being maintained"),
        QT_TRANSLATE_NOOP("words", "Your work is kept and is sent again by itself in a while."),
    ),
    "internal": (
        QT_TRANSLATE_NOOP("words", "Something unexpected went wrong"),
        QT_TRANSLATE_NOOP("words", "Your work is kept on this computer. Try again, and tell your administrator if it stays."),
    ),
    "storage-full": (
        QT_TRANSLATE_NOOP("words", "The centre has no space left for photos"),
        QT_TRANSLATE_NOOP("words", "Your photos are kept and sent again by themselves. Please tell the administrator."),
    ),
    "upgrade-required": (
        QT_TRANSLATE_NOOP("words", "The centre needs a newer version of this app"),
        QT_TRANSLATE_NOOP("words", "Your work is kept and waits. Install the new version, then it is sent."),
    ),
}

_REFUSED_BY_CENTRE: dict[str, tuple[str, str]] = {
    "validation": (
        QT_TRANSLATE_NOOP("words", "The centre cannot read what was sent"),
        QT_TRANSLATE_NOOP("words", "It is kept on this computer and is not sent again. Please tell your administrator."),
    ),
    "forbidden": (
        QT_TRANSLATE_NOOP("words", "Your role does not allow this"),
        QT_TRANSLATE_NOOP("words", "What you wrote is kept. Ask a supervisor to do it, or to give you the role."),
    ),
    "not-found": (
        QT_TRANSLATE_NOOP("words", "The centre does not know this any more"),
        QT_TRANSLATE_NOOP("words", "What you wrote is kept on this computer. The report may have left your area."),
    ),
    "cursor-expired": (
        QT_TRANSLATE_NOOP("words", "The list of reports has to be compared anew"),
        QT_TRANSLATE_NOOP("words", "This happens by itself and your work is kept. There is nothing to do."),
    ),
    "operation-changed": (
        QT_TRANSLATE_NOOP("words", "The centre already holds something else under this number"),
        QT_TRANSLATE_NOOP("words", "Your version is kept and not sent again. Please tell your administrator."),
    ),
    "operation-refused": (
        QT_TRANSLATE_NOOP("words", "The centre does not accept this action"),
        QT_TRANSLATE_NOOP("words", "What you wrote is kept on this computer. Open the report and see how it stands now."),
    ),
    "checksum-mismatch": (
        QT_TRANSLATE_NOOP("words", "The photo arrived damaged at the centre"),
        QT_TRANSLATE_NOOP("words", "Your photo is kept on this computer and is sent again by itself."),
    ),
    "not-a-photo": (
        QT_TRANSLATE_NOOP("words", "The centre does not take this file as a photo"),
        QT_TRANSLATE_NOOP("words", "Everything is kept on this computer. Attach the photo again as JPEG or PNG."),
    ),
    "too-large": (
        QT_TRANSLATE_NOOP("words", "The photo is too large for the centre"),
        QT_TRANSLATE_NOOP("words", "Everything is kept on this computer. Attach a smaller copy of the photo."),
    ),
    "upload-gone": (
        QT_TRANSLATE_NOOP("words", "The transfer of the photo was interrupted"),
        QT_TRANSLATE_NOOP("words", "Your photo is kept on this computer and is sent anew by itself."),
    ),
    "offset-mismatch": (
        QT_TRANSLATE_NOOP("words", "The transfer of the photo got out of step"),
        QT_TRANSLATE_NOOP("words", "Your photo is kept on this computer and the transfer goes on by itself."),
    ),
}

_CONFLICTS: dict[str, tuple[str, str]] = {
    "status-changed": (
        QT_TRANSLATE_NOOP("words", "Somebody else moved this report in the meantime"),
        QT_TRANSLATE_NOOP("words", "What you wrote is kept, nothing was overwritten. Open the report and decide."),
    ),
    "assignee-changed": (
        QT_TRANSLATE_NOOP("words", "This report was given to somebody else in the meantime"),
        QT_TRANSLATE_NOOP("words", "What you wrote is kept, nothing was overwritten. Open the report and decide."),
    ),
    "not-in-scope": (
        QT_TRANSLATE_NOOP("words", "This report is no longer in your area"),
        QT_TRANSLATE_NOOP("words", "What you wrote is kept on this computer. Ask the office that has it now."),
    ),
    "gone": (
        QT_TRANSLATE_NOOP("words", "This report was removed at the centre"),
        QT_TRANSLATE_NOOP("words", "What you wrote is kept on this computer."),
    ),
}

_STORES: dict[str, tuple[str, str]] = {
    "store-failed": (
        QT_TRANSLATE_NOOP("words", "The data on this computer cannot be used right now"),
        QT_TRANSLATE_NOOP("words", "Nothing was half written. Open the app again; tell your administrator if it stays."),
    ),
    "wrong-key": (
        QT_TRANSLATE_NOOP("words", "The passphrase or key does not open the data on this computer"),
        QT_TRANSLATE_NOOP("words", "Nothing was changed. Try again with the right passphrase or as the user who set it up."),
    ),
    "store-damaged": (
        QT_TRANSLATE_NOOP("words", "The file with your unsent work is damaged"),
        QT_TRANSLATE_NOOP("words", "It was left as it is. Do not delete anything, and ask your administrator to recover it."),
    ),
    "store-too-new": (
        QT_TRANSLATE_NOOP("words", "The data on this computer was written by a newer version of the app"),
        QT_TRANSLATE_NOOP("words", "Nothing was changed. Install that version again to go on."),
    ),
    "disk-full": (
        QT_TRANSLATE_NOOP("words", "The disk of this computer is full"),
        QT_TRANSLATE_NOOP("words", "This was not saved; what you typed is still here. Make some space, then try again."),
    ),
}

_PHOTOS: dict[str, tuple[str, str]] = {
    "photo-unreadable": (
        QT_TRANSLATE_NOOP("words", "This photo cannot be read"),
        QT_TRANSLATE_NOOP("words", "The rest is kept. Copy the file again from the camera or choose another."),
    ),
    "photo-empty": (
        QT_TRANSLATE_NOOP("words", "This file is empty"),
        QT_TRANSLATE_NOOP("words", "The rest is kept. Copy the photo again from the camera or choose another."),
    ),
    "photo-too-large": (
        QT_TRANSLATE_NOOP("words", "This photo is too large to open safely"),
        QT_TRANSLATE_NOOP("words", "The rest is kept. Choose a photo of ordinary size or save a smaller copy."),
    ),
    "photo-not-found": (
        QT_TRANSLATE_NOOP("words", "The photo is not there any more"),
        QT_TRANSLATE_NOOP("words", "The rest is kept. Plug the camera or stick in again, or choose another photo."),
    ),
    "photo-unknown-format": (
        QT_TRANSLATE_NOOP("words", "This file is not a photo the app knows"),
        QT_TRANSLATE_NOOP("words", "The rest is kept. Use JPEG, PNG, WebP or HEIC."),
    ),
    "photo-not-a-file": (
        QT_TRANSLATE_NOOP("words", "Only photos on this computer can be attached"),
        QT_TRANSLATE_NOOP("words", "The rest is kept. Save the picture first, then attach the file."),
    ),
    "too-many-photos": (
        QT_TRANSLATE_NOOP("words", "At most {limit} photos go with one action"),
        QT_TRANSLATE_NOOP("words", "Those already attached are kept. Send them first, then add the others."),
    ),
}

_TEXTS: dict[str, tuple[str, str]] = {
    "text-empty": (
        QT_TRANSLATE_NOOP("words", "There is no text yet"),
        QT_TRANSLATE_NOOP("words", "Write a few words, then send."),
    ),
    "text-too-long": (
        QT_TRANSLATE_NOOP("words", "The text is too long"),
        QT_TRANSLATE_NOOP("words", "It is kept as a draft. Shorten it to about 60,000 letters."),
    ),
    "text-not-text": (
        QT_TRANSLATE_NOOP("words", "The text holds characters that cannot be stored"),
        QT_TRANSLATE_NOOP("words", "It is kept here. Type the odd part anew instead of pasting it."),
    ),
}

_INSTALLATION: dict[str, tuple[str, str]] = {
    "passphrase-needed": (
        QT_TRANSLATE_NOOP("words", "A passphrase is needed to open the data on this computer"),
        QT_TRANSLATE_NOOP("words", "Nothing was changed. Type it, or set OFFICER_APP_PASSPHRASE where nobody can type."),
    ),
    "wrong-passphrase": (
        QT_TRANSLATE_NOOP("words", "The passphrase is not right"),
        QT_TRANSLATE_NOOP("words", "Nothing was changed. Try again; capital and small letters matter."),
    ),
    "key-missing": (
        QT_TRANSLATE_NOOP("words", "The key to the data on this computer is gone from the password store"),
        QT_TRANSLATE_NOOP("words", "Nothing was changed. Use the account that set the app up, or ask your administrator."),
    ),
    "keyring-locked": (
        QT_TRANSLATE_NOOP("words", "The computer's password store is locked"),
        QT_TRANSLATE_NOOP("words", "Nothing was changed. Unlock it, then open the app again."),
    ),
    "installation-damaged": (
        QT_TRANSLATE_NOOP("words", "A file of this installation is damaged"),
        QT_TRANSLATE_NOOP("words", "It was left as it is. Do not delete anything, and ask your administrator to recover it."),
    ),
    "settings-damaged": (
        QT_TRANSLATE_NOOP("words", "The settings could not be read"),
        QT_TRANSLATE_NOOP("words", "Your work is whole. The app goes on with its defaults, and the old file was set aside."),
    ),
    "home-unwritable": (
        QT_TRANSLATE_NOOP("words", "The app may not write to its folder {path}"),
        QT_TRANSLATE_NOOP("words", "Nothing was changed. Choose another folder or ask your administrator."),
    ),
    "not-signed-in": (
        QT_TRANSLATE_NOOP("words", "Nobody is signed in"),
        QT_TRANSLATE_NOOP("words", "What is on this computer is kept. Sign in first."),
    ),
    "report-not-found": (
        QT_TRANSLATE_NOOP("words", "There is no report {report} on this computer"),
        QT_TRANSLATE_NOOP("words", "Nothing was changed. Check the number, or sync first."),
    ),
    "unknown-word": (
        QT_TRANSLATE_NOOP("words", "“{value}” is not known for {option}"),
        QT_TRANSLATE_NOOP("words", "Nothing was changed. Choose one of the words that the help names."),
    ),
    "other-server-work": (
        QT_TRANSLATE_NOOP("words", "{count} actions on this computer wait for another server"),
        QT_TRANSLATE_NOOP("words", "They are kept. Sign in there first and let them go out, or use another folder."),
    ),
}

_WORKFLOW: dict[str, tuple[str, str]] = {
    "refused": (
        QT_TRANSLATE_NOOP("words", "This cannot be done to the report now"),
        QT_TRANSLATE_NOOP("words", "Nothing was changed and what you typed is kept."),
    ),
    "no-such-move": (
        QT_TRANSLATE_NOOP("words", "The report cannot go there from where it stands"),
        QT_TRANSLATE_NOOP("words", "What you typed is kept. It may have moved in the meantime: look at its history."),
    ),
    "wrong-role": (
        QT_TRANSLATE_NOOP("words", "Your role does not allow this"),
        QT_TRANSLATE_NOOP("words", "What you typed is kept. Ask somebody with the right role."),
    ),
    "needs-reason": (
        QT_TRANSLATE_NOOP("words", "A reason is missing"),
        QT_TRANSLATE_NOOP("words", "Say in a few words why, then send."),
    ),
    "needs-agency": (
        QT_TRANSLATE_NOOP("words", "The agency is missing"),
        QT_TRANSLATE_NOOP("words", "Choose whose matter it is, then send."),
    ),
    "needs-unit": (
        QT_TRANSLATE_NOOP("words", "The unit is missing"),
        QT_TRANSLATE_NOOP("words", "Choose who should do it, then send."),
    ),
    "needs-officer": (
        QT_TRANSLATE_NOOP("words", "The colleague is missing"),
        QT_TRANSLATE_NOOP("words", "Choose who should have the report, then send."),
    ),
    "needs-answer": (
        QT_TRANSLATE_NOOP("words", "The public answer is missing"),
        QT_TRANSLATE_NOOP("words", "Tell the citizen in a few words what was done, then send."),
    ),
    "needs-photo": (
        QT_TRANSLATE_NOOP("words", "A photo of the result is missing"),
        QT_TRANSLATE_NOOP("words", "Attach at least one photo, then send."),
    ),
    "needs-into": (
        QT_TRANSLATE_NOOP("words", "The other report is missing"),
        QT_TRANSLATE_NOOP("words", "Choose the report that this one repeats, then send."),
    ),
    "no-such-report": (
        QT_TRANSLATE_NOOP("words", "This report is not on this computer"),
        QT_TRANSLATE_NOOP("words", "Nothing was changed. Check the number, or sync first."),
    ),
}

SENTENCES: dict[str, tuple[str, str]] = {
    **_LINE,
    **_REFUSED_BY_CENTRE,
    **_CONFLICTS,
    **_STORES,
    **_PHOTOS,
    **_INSTALLATION,
    **_TEXTS,
    **_WORKFLOW,
}
