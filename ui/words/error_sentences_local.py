"""The sentences for what happens on this computer: stores, photos, the installation, texts and the workflow."""

from ui.words.error_sentences_care import CARE_SENTENCES
from ui.words.error_sentences_papers import PAPER_SENTENCES
from ui.words.marked import QT_TRANSLATE_NOOP

_STORES: dict[str, tuple[str, str]] = {
    "store-failed": (
        QT_TRANSLATE_NOOP("words", "The data on this computer cannot be used right now"),
        QT_TRANSLATE_NOOP("words", "No partial data was saved. Open the app again; tell your administrator if it happens again."),
    ),
    "keyring-failed": (
        QT_TRANSLATE_NOOP("words", "The computer's password store does not work"),
        QT_TRANSLATE_NOOP("words", "Nothing was changed. Restart the computer, and ask your administrator if it happens again."),
    ),
    "wrong-key": (
        QT_TRANSLATE_NOOP("words", "The passphrase or key does not open the data on this computer"),
        QT_TRANSLATE_NOOP("words", "Nothing was changed. Try again with the right passphrase or as the user who set it up."),
    ),
    "store-damaged": (
        QT_TRANSLATE_NOOP("words", "The file with your unsent work is damaged"),
        QT_TRANSLATE_NOOP("words", "Nothing was deleted. Close the app and open it again: it is repaired from its backup."),
    ),
    "store-too-new": (
        QT_TRANSLATE_NOOP("words", "The data on this computer was written by a newer version of the app"),
        QT_TRANSLATE_NOOP("words", "Nothing was changed. Install that version again to go on."),
    ),
    "disk-full": (
        QT_TRANSLATE_NOOP("words", "The disk of this computer is full"),
        QT_TRANSLATE_NOOP("words", "This was not saved; what you typed is still here. Free some space, then try again."),
    ),
}

_UNDO: dict[str, tuple[str, str]] = {
    "too-late-to-undo": (
        QT_TRANSLATE_NOOP("words", "This has already been sent"),
        QT_TRANSLATE_NOOP("words", "Nothing was changed. Correct it with a new action on the report."),
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
        QT_TRANSLATE_NOOP("words", "The rest is kept. Connect the camera or USB stick again, or choose another photo."),
    ),
    "photo-not-covered": (
        QT_TRANSLATE_NOOP("words", "No part of the photo would be covered"),
        QT_TRANSLATE_NOOP("words", "The photo is as it was. Draw at least one box, and at most a hundred, then cover again."),
    ),
    "photo-unknown-format": (
        QT_TRANSLATE_NOOP("words", "This file is not a photo the app knows"),
        QT_TRANSLATE_NOOP("words", "The rest is kept. Use JPEG, PNG, WebP or HEIC."),
    ),
    "photo-missing": (
        QT_TRANSLATE_NOOP("words", "The photo of this action is gone from this computer"),
        QT_TRANSLATE_NOOP("words", "Your text is kept. Attach the photo again in a new action."),
    ),
    "photo-changed": (
        QT_TRANSLATE_NOOP("words", "The photo's file on this computer has changed"),
        QT_TRANSLATE_NOOP("words", "It was not sent and your text is kept. Attach the photo again in a new action."),
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
    "caption-too-long": (
        QT_TRANSLATE_NOOP("words", "The caption of a photo is too long"),
        QT_TRANSLATE_NOOP("words", "It is kept. Shorten it to at most {limit} letters."),
    ),
    "text-not-text": (
        QT_TRANSLATE_NOOP("words", "The text holds characters that cannot be stored"),
        QT_TRANSLATE_NOOP("words", "It is kept here. Type the unusual part again instead of pasting it."),
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
        QT_TRANSLATE_NOOP("words", "Nothing was changed. Use the account that set up the app, or ask your administrator."),
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
        QT_TRANSLATE_NOOP("words", "Your work is complete. The app uses its default settings, and the old file was set aside."),
    ),
    "home-unwritable": (
        QT_TRANSLATE_NOOP("words", "The app may not write to its folder {path}"),
        QT_TRANSLATE_NOOP("words", "Nothing was changed. Choose another folder or ask your administrator."),
    ),
    "home-in-use": (
        QT_TRANSLATE_NOOP("words", "The app is open already, but its window does not answer"),
        QT_TRANSLATE_NOOP(
            "words",
            "Nothing was changed. It may be open on another computer that shares this folder: close it there, then try again.",
        ),
    ),
    "not-signed-in": (
        QT_TRANSLATE_NOOP("words", "Nobody is signed in"),
        QT_TRANSLATE_NOOP("words", "What is on this computer is kept. Sign in first."),
    ),
    "report-not-found": (
        QT_TRANSLATE_NOOP("words", "There is no report {report} on this computer"),
        QT_TRANSLATE_NOOP("words", "Nothing was changed. Check the number, or sync first."),
    ),
    "missing-option": (
        QT_TRANSLATE_NOOP("words", "{option} is missing"),
        QT_TRANSLATE_NOOP("words", "Nothing was changed. Add it and run the command again."),
    ),
    "unknown-word": (
        QT_TRANSLATE_NOOP("words", "“{value}” is not known for {option}"),
        QT_TRANSLATE_NOOP("words", "Nothing was changed. Choose one of the words that the help names."),
    ),
    "other-officer": (
        QT_TRANSLATE_NOOP("words", "Another officer has signed in on this computer meanwhile"),
        QT_TRANSLATE_NOOP("words", "Nothing was recorded and what you typed is kept. Sign in again to go on under your name."),
    ),
    "other-server-work": (
        QT_TRANSLATE_NOOP("words", "{count} actions on this computer wait for another server"),
        QT_TRANSLATE_NOOP("words", "They are kept. Sign in there first and let them be sent, or use another folder."),
    ),
}

_SEALED: dict[str, tuple[str, str]] = {
    "sealed-foreign": (
        QT_TRANSLATE_NOOP("words", "This file was not sealed by this app"),
        QT_TRANSLATE_NOOP("words", "Nothing was changed. Choose the file that was exported."),
    ),
    "sealed-too-new": (
        QT_TRANSLATE_NOOP("words", "This file was sealed by a newer version of the app"),
        QT_TRANSLATE_NOOP("words", "Nothing was changed. Install that version here, then try again."),
    ),
    "sealed-wrong-passphrase": (
        QT_TRANSLATE_NOOP("words", "The passphrase does not open this file"),
        QT_TRANSLATE_NOOP("words", "Nothing was changed. Try again; capital and small letters matter."),
    ),
    "sealed-damaged": (
        QT_TRANSLATE_NOOP("words", "The sealed file is damaged or incomplete"),
        QT_TRANSLATE_NOOP("words", "Nothing was read from it. Copy it again, or export it again on the computer it came from."),
    ),
    "sealed-other-officer": (
        QT_TRANSLATE_NOOP("words", "This file holds the work of {officer}"),
        QT_TRANSLATE_NOOP("words", "Nothing was read from it. Only that officer can take it over, after signing in."),
    ),
    "sealed-other-server": (
        QT_TRANSLATE_NOOP("words", "The work in this file is for another server"),
        QT_TRANSLATE_NOOP("words", "Nothing was read from it. Take it over on a computer that is signed in to that server."),
    ),
    "sealed-signature": (
        QT_TRANSLATE_NOOP("words", "The signature of this file is not valid"),
        QT_TRANSLATE_NOOP(
            "words", "Nothing was read from it. It was changed after it was sealed; export it again on the computer it came from."
        ),
    ),
    "sealed-changed": (
        QT_TRANSLATE_NOOP("words", "The file was replaced by another one meanwhile"),
        QT_TRANSLATE_NOOP("words", "Nothing was taken over. Look into the file again."),
    ),
    "import-not-confirmed": (
        QT_TRANSLATE_NOOP("words", "Nothing was taken over from the file, because nobody agreed to it"),
        QT_TRANSLATE_NOOP("words", "The file stays as it is. Start again in a terminal and answer yes, or add --yes."),
    ),
    "import-doubtful": (
        QT_TRANSLATE_NOOP("words", "Nothing was taken over from the file, because of the warning about its signature"),
        QT_TRANSLATE_NOOP(
            "words", "The file stays as it is. Ask the officer whether it is theirs; then start again without --yes."
        ),
    ),
    "passphrase-too-short": (
        QT_TRANSLATE_NOOP("words", "The passphrase is too short"),
        QT_TRANSLATE_NOOP("words", "Nothing was saved. Choose one of at least {letters} letters."),
    ),
    "passphrases-differ": (
        QT_TRANSLATE_NOOP("words", "The two passphrases are not the same"),
        QT_TRANSLATE_NOOP("words", "Nothing was saved. Type it again, twice the same."),
    ),
    "file-exists": (
        QT_TRANSLATE_NOOP("words", "There is a file {file} already"),
        QT_TRANSLATE_NOOP("words", "It was left as it is. Choose another name."),
    ),
    "file-unreadable": (
        QT_TRANSLATE_NOOP("words", "The file {file} cannot be read"),
        QT_TRANSLATE_NOOP("words", "Nothing was changed. Check its name, or connect the USB stick again."),
    ),
    "file-unwritable": (
        QT_TRANSLATE_NOOP("words", "{file} cannot be saved"),
        QT_TRANSLATE_NOOP("words", "Your work is kept on this computer. Choose another folder or another USB stick."),
    ),
    "folder-not-empty": (
        QT_TRANSLATE_NOOP("words", "There is something in the folder {folder} already"),
        QT_TRANSLATE_NOOP("words", "It was left as it is. Choose an empty folder or a new one."),
    ),
}

_DECISIONS: dict[str, tuple[str, str]] = {
    "already-decided": (
        QT_TRANSLATE_NOOP("words", "There is nothing left to decide about this"),
        QT_TRANSLATE_NOOP(
            "words", "Nothing was changed. It was decided before, or has been sent; the report's history shows it."
        ),
    ),
    "choice-not-possible": (
        QT_TRANSLATE_NOOP("words", "This choice is not possible in the report's present state"),
        QT_TRANSLATE_NOOP("words", "Nothing was changed and your work is kept. Look at the choices again."),
    ),
    "operation-not-found": (
        QT_TRANSLATE_NOOP("words", "No action of yours begins with “{operation}”, or several do"),
        QT_TRANSLATE_NOOP("words", "Nothing was changed. Copy more of it from the list."),
    ),
    "discard-count": (
        QT_TRANSLATE_NOOP("words", "The number does not match: {count} would be discarded"),
        QT_TRANSLATE_NOOP("words", "Nothing was changed. Look at the outbox, then give exactly that number."),
    ),
}

_WORKFLOW: dict[str, tuple[str, str]] = {
    "refused": (
        QT_TRANSLATE_NOOP("words", "This cannot be done to the report now"),
        QT_TRANSLATE_NOOP("words", "Nothing was changed and what you typed is kept."),
    ),
    "no-such-move": (
        QT_TRANSLATE_NOOP("words", "The report cannot move to that status from its present one"),
        QT_TRANSLATE_NOOP("words", "What you typed is kept. It may have moved in the meantime: look at its history."),
    ),
    "wrong-role": (
        QT_TRANSLATE_NOOP("words", "Your role does not allow this"),
        QT_TRANSLATE_NOOP("words", "What you typed is kept. Ask somebody with the right role."),
    ),
    "leaves-area": (
        QT_TRANSLATE_NOOP("words", "This place is outside the area of your office"),
        QT_TRANSLATE_NOOP("words", "Nothing was changed. Tell the office by a note: it can hand the report over."),
    ),
    "own-result": (
        QT_TRANSLATE_NOOP("words", "You sent this result yourself"),
        QT_TRANSLATE_NOOP("words", "Nothing was changed. A result is validated by somebody else than its sender."),
    ),
    "needs-reason": (
        QT_TRANSLATE_NOOP("words", "A reason is missing"),
        QT_TRANSLATE_NOOP("words", "Say in a few words why, then send."),
    ),
    "needs-agency": (
        QT_TRANSLATE_NOOP("words", "The agency is missing"),
        QT_TRANSLATE_NOOP("words", "Choose the agency in charge, then send."),
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
    "needs-category": (
        QT_TRANSLATE_NOOP("words", "The category is missing"),
        QT_TRANSLATE_NOOP("words", "Nothing was saved; what you typed is still here. Choose one of the list."),
    ),
    "needs-priority": (
        QT_TRANSLATE_NOOP("words", "The priority is missing"),
        QT_TRANSLATE_NOOP("words", "Nothing was saved. Choose one of the list."),
    ),
    "variable-unfilled": (
        QT_TRANSLATE_NOOP("words", "A variable in braces is still in the answer"),
        QT_TRANSLATE_NOOP("words", "Nothing was sent. Write what it stands for, or take it out."),
    ),
    "place-unreadable": (
        QT_TRANSLATE_NOOP("words", "These coordinates cannot be read"),
        QT_TRANSLATE_NOOP("words", "Nothing was saved. Write them as in -6.2146, 106.9055, or paste a long link from a map."),
    ),
    "needs-into": (
        QT_TRANSLATE_NOOP("words", "The other report is missing"),
        QT_TRANSLATE_NOOP("words", "Choose the main report, then send."),
    ),
    "no-such-report": (
        QT_TRANSLATE_NOOP("words", "This report is not on this computer"),
        QT_TRANSLATE_NOOP("words", "Nothing was changed. Check the number, or sync first."),
    ),
}

LOCAL_SENTENCES: dict[str, tuple[str, str]] = {
    **_STORES,
    **_UNDO,
    **CARE_SENTENCES,
    **_PHOTOS,
    **_INSTALLATION,
    **_TEXTS,
    **_SEALED,
    **PAPER_SENTENCES,
    **_DECISIONS,
    **_WORKFLOW,
}
