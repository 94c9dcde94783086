"""The sentences for each error code: what happened, then what is safe and what to do; `{names}` are facts of the error."""

from ui.words.error_sentences_local import LOCAL_SENTENCES
from ui.words.marked import QT_TRANSLATE_NOOP

UNKNOWN: tuple[str, str] = (
    QT_TRANSLATE_NOOP("words", "Something unexpected happened ({code})"),
    QT_TRANSLATE_NOOP("words", "Your work is kept. Try again, and tell your administrator this code if it happens again."),
)

_LINE: dict[str, tuple[str, str]] = {
    "stopped": (
        QT_TRANSLATE_NOOP("words", "The app was closed before it was finished"),
        QT_TRANSLATE_NOOP("words", "Your work is kept on this computer and continues at the next start."),
    ),
    "bad-address": (
        QT_TRANSLATE_NOOP("words", "This is not the address of a server"),
        QT_TRANSLATE_NOOP("words", "Nothing was sent. It looks like https://officer.example.go.id; your administrator knows it."),
    ),
    "insecure-address": (
        QT_TRANSLATE_NOOP("words", "This address is not protected"),
        QT_TRANSLATE_NOOP("words", "Nothing was sent. Use the address that begins with https://."),
    ),
    "unreachable": (
        QT_TRANSLATE_NOOP("words", "The server does not answer"),
        QT_TRANSLATE_NOOP("words", "Your work is kept on this computer and is sent automatically when the connection is back."),
    ),
    "not-our-server": (
        QT_TRANSLATE_NOOP("words", "Another program answers instead of the server"),
        QT_TRANSLATE_NOOP(
            "words", "Nothing is sent for now; your work is kept. If this network has a sign-in page, open it first."
        ),
    ),
    "signed-out": (
        QT_TRANSLATE_NOOP("words", "Your session has ended"),
        QT_TRANSLATE_NOOP("words", "Your work is kept on this computer. Sign in again and sending continues."),
    ),
    "token-expired": (
        QT_TRANSLATE_NOOP("words", "Your session has expired"),
        QT_TRANSLATE_NOOP("words", "Your work is kept on this computer. Sign in again and sending continues."),
    ),
    "token-invalid": (
        QT_TRANSLATE_NOOP("words", "Your session is no longer valid"),
        QT_TRANSLATE_NOOP("words", "Your work is kept on this computer. Sign in again and sending continues."),
    ),
    "wrong-password": (
        QT_TRANSLATE_NOOP("words", "Name or password is not right"),
        QT_TRANSLATE_NOOP("words", "Check both and try again; your administrator can set a new password."),
    ),
    "officer-inactive": (
        QT_TRANSLATE_NOOP("words", "You may not sign in any more"),
        QT_TRANSLATE_NOOP(
            "words",
            "The reports were removed from this computer; what you had not sent is kept, encrypted. Ask your administrator.",
        ),
    ),
    "password-change-needed": (
        QT_TRANSLATE_NOOP("words", "Choose a new password"),
        QT_TRANSLATE_NOOP("words", "You signed in with a one-time code. Type the password that you want from now on, twice."),
    ),
    "code-expired": (
        QT_TRANSLATE_NOOP("words", "The one-time code is no longer valid"),
        QT_TRANSLATE_NOOP("words", "Nothing was changed. Ask your administrator for a new code."),
    ),
    "password-refused": (
        QT_TRANSLATE_NOOP("words", "The server does not take this password"),
        QT_TRANSLATE_NOOP("words", "Choose another one: at least 8 characters, not your name, not the old one."),
    ),
    "not-the-same": (
        QT_TRANSLATE_NOOP("words", "The two new passwords are not the same"),
        QT_TRANSLATE_NOOP("words", "Nothing was changed. Type the new one twice."),
    ),
    "account-not-offered": (
        QT_TRANSLATE_NOOP("words", "This server is too old for that"),
        QT_TRANSLATE_NOOP("words", "Nothing was changed. Your administrator can do it for you."),
    ),
    "too-many-attempts": (
        QT_TRANSLATE_NOOP("words", "Too many failed attempts to sign in"),
        QT_TRANSLATE_NOOP("words", "Wait a few minutes before the next attempt."),
    ),
    "unavailable": (
        QT_TRANSLATE_NOOP("words", "The server is busy or being maintained"),
        QT_TRANSLATE_NOOP("words", "Your work is kept and is sent again automatically after a while."),
    ),
    "internal": (
        QT_TRANSLATE_NOOP("words", "Something unexpected went wrong"),
        QT_TRANSLATE_NOOP(
            "words", "Your work is kept on this computer. Try again, and tell your administrator if it happens again."
        ),
    ),
    "storage-full": (
        QT_TRANSLATE_NOOP("words", "The server has no space left for photos"),
        QT_TRANSLATE_NOOP("words", "Your photos are kept and sent again automatically. Please tell the administrator."),
    ),
    "unknown-schema": (
        QT_TRANSLATE_NOOP("words", "The server does not know this version of the app; it needs a newer version"),
        QT_TRANSLATE_NOOP("words", "Your work is kept and waits. Install the new version, then it is sent."),
    ),
    "upgrade-required": (
        QT_TRANSLATE_NOOP("words", "The server needs a newer version of this app"),
        QT_TRANSLATE_NOOP("words", "Your work is kept and waits. Install the new version, then it is sent."),
    ),
}

_PROTECTION: dict[str, tuple[str, str]] = {
    "certificate-too-early": (
        QT_TRANSLATE_NOOP("words", "By this computer's clock the server's certificate is not valid yet"),
        QT_TRANSLATE_NOOP(
            "words", "Nothing is sent for now; your work is kept. Correct this computer's date and time, and sending continues."
        ),
    ),
    "certificate-expired": (
        QT_TRANSLATE_NOOP("words", "By this computer's clock the server's certificate has expired"),
        QT_TRANSLATE_NOOP(
            "words",
            "Nothing is sent for now; your work is kept. Check this computer's date; if it is right, tell your administrator.",
        ),
    ),
    "certificate-of-another": (
        QT_TRANSLATE_NOOP("words", "The certificate shown is that of another server"),
        QT_TRANSLATE_NOOP(
            "words",
            "Nothing is sent for now; your work is kept. Open this network's sign-in page if it has one, else check the address.",
        ),
    ),
    "certificate-unknown": (
        QT_TRANSLATE_NOOP("words", "This computer does not trust who issued the server's certificate"),
        QT_TRANSLATE_NOOP(
            "words",
            "Nothing is sent for now; your work is kept. "
            "Open this network's sign-in page if it has one, else tell your administrator.",
        ),
    ),
    "authorities-unreadable": (
        QT_TRANSLATE_NOOP("words", "The file with the office's own certificates cannot be read"),
        QT_TRANSLATE_NOOP(
            "words", "Nothing is sent for now; your work is kept. Your administrator has named that file in REQUESTS_CA_BUNDLE."
        ),
    ),
    "not-protected": (
        QT_TRANSLATE_NOOP("words", "What answers at this address does not protect the connection"),
        QT_TRANSLATE_NOOP(
            "words",
            "Nothing is sent for now; your work is kept. Open this network's sign-in page if it has one, else check the address.",
        ),
    ),
    "protection-outdated": (
        QT_TRANSLATE_NOOP("words", "The server protects connections in an outdated way only"),
        QT_TRANSLATE_NOOP(
            "words", "Nothing is sent for now; your work is kept. Tell your administrator that the server needs TLS 1.2."
        ),
    ),
    "protection-failed": (
        QT_TRANSLATE_NOOP("words", "The connection to the server could not be protected"),
        QT_TRANSLATE_NOOP(
            "words",
            "Nothing is sent for now; your work is kept. The app tries again; tell your administrator if it happens again.",
        ),
    ),
    "protection-cut": (
        QT_TRANSLATE_NOOP("words", "The connection breaks off before it is protected"),
        QT_TRANSLATE_NOOP(
            "words",
            "Nothing is sent for now; your work is kept and is sent automatically. If it goes on, a firewall may be in the way.",
        ),
    ),
    "proxy-failed": (
        QT_TRANSLATE_NOOP("words", "The proxy of this network does not let the app through"),
        QT_TRANSLATE_NOOP(
            "words",
            "Nothing is sent for now; your work is kept and is sent automatically. If it goes on, tell your administrator.",
        ),
    ),
}

_REFUSED_BY_CENTRE: dict[str, tuple[str, str]] = {
    "rejected": (
        QT_TRANSLATE_NOOP("words", "The server does not accept this action"),
        QT_TRANSLATE_NOOP("words", "What you wrote is kept on this computer. Open the report and see how it stands now."),
    ),
    "refused-repeatedly": (
        QT_TRANSLATE_NOOP("words", "The server failed three times to process this action"),
        QT_TRANSLATE_NOOP("words", "What you wrote is kept and everything else goes on. Please tell your administrator."),
    ),
    "depends-on-quarantined": (
        QT_TRANSLATE_NOOP("words", "It depends on an action that the server did not accept"),
        QT_TRANSLATE_NOOP("words", "What you wrote is kept on this computer. Look at the earlier action of this report first."),
    ),
    "depends-on-refused": (
        QT_TRANSLATE_NOOP("words", "It depends on an action that the server did not accept"),
        QT_TRANSLATE_NOOP("words", "What you wrote is kept on this computer. Look at the earlier action of this report first."),
    ),
    "missing-blobs": (
        QT_TRANSLATE_NOOP("words", "The server must receive the photos first"),
        QT_TRANSLATE_NOOP("words", "Everything is kept on this computer and is sent automatically."),
    ),
    "in-progress": (
        QT_TRANSLATE_NOOP("words", "The server is still working on it"),
        QT_TRANSLATE_NOOP("words", "Your work is kept. The app asks again automatically."),
    ),
    "result-unreadable": (
        QT_TRANSLATE_NOOP("words", "The server's answer to this cannot be read"),
        QT_TRANSLATE_NOOP("words", "Your work is kept. The app asks again automatically, under the same number."),
    ),
    "validation": (
        QT_TRANSLATE_NOOP("words", "The server cannot read what was sent"),
        QT_TRANSLATE_NOOP("words", "It is kept on this computer and is not sent again. Please tell your administrator."),
    ),
    "forbidden": (
        QT_TRANSLATE_NOOP("words", "Your role does not allow this"),
        QT_TRANSLATE_NOOP("words", "What you wrote is kept. Ask a supervisor to do it, or to give you the role."),
    ),
    "item-changed": (
        QT_TRANSLATE_NOOP("words", "Somebody else changed this meanwhile"),
        QT_TRANSLATE_NOOP(
            "words", "Nothing was overwritten, what you typed is kept. The new version is being fetched; then decide."
        ),
    ),
    "not-found": (
        QT_TRANSLATE_NOOP("words", "This is no longer on the server"),
        QT_TRANSLATE_NOOP("words", "What you wrote is kept on this computer. The report may have left your area."),
    ),
    "cursor-expired": (
        QT_TRANSLATE_NOOP("words", "The list of reports must be compared again"),
        QT_TRANSLATE_NOOP("words", "This happens automatically and your work is kept. There is nothing to do."),
    ),
    "operation-changed": (
        QT_TRANSLATE_NOOP("words", "The server already has other data under this number"),
        QT_TRANSLATE_NOOP("words", "Your version is kept and not sent again. Please tell your administrator."),
    ),
    "operation-refused": (
        QT_TRANSLATE_NOOP("words", "The server does not accept this action"),
        QT_TRANSLATE_NOOP("words", "What you wrote is kept on this computer. Open the report and see how it stands now."),
    ),
    "checksum-mismatch": (
        QT_TRANSLATE_NOOP("words", "The photo arrived damaged at the server"),
        QT_TRANSLATE_NOOP("words", "Your photo is kept on this computer and is sent again automatically."),
    ),
    "not-a-photo": (
        QT_TRANSLATE_NOOP("words", "The server does not accept this file as a photo"),
        QT_TRANSLATE_NOOP("words", "Everything is kept on this computer. Attach the photo again as JPEG or PNG."),
    ),
    "too-large": (
        QT_TRANSLATE_NOOP("words", "The photo is too large for the server"),
        QT_TRANSLATE_NOOP("words", "Everything is kept on this computer. Attach a smaller copy of the photo."),
    ),
    "method-not-allowed": (
        QT_TRANSLATE_NOOP("words", "The server does not understand this request"),
        QT_TRANSLATE_NOOP("words", "Everything is kept on this computer. Ask your administrator whether the app is up to date."),
    ),
    "range-not-satisfiable": (
        QT_TRANSLATE_NOOP("words", "The server does not understand this request"),
        QT_TRANSLATE_NOOP("words", "Everything is kept on this computer. Ask your administrator whether the app is up to date."),
    ),
    "upload-gone": (
        QT_TRANSLATE_NOOP("words", "The transfer of the photo was interrupted"),
        QT_TRANSLATE_NOOP("words", "Your photo is kept on this computer and is sent again from the start automatically."),
    ),
    "offset-mismatch": (
        QT_TRANSLATE_NOOP("words", "The photo transfer is out of order"),
        QT_TRANSLATE_NOOP("words", "Your photo is kept on this computer and the transfer continues automatically."),
    ),
}

_CONFLICTS: dict[str, tuple[str, str]] = {
    "status-changed": (
        QT_TRANSLATE_NOOP("words", "Somebody else moved this report in the meantime"),
        QT_TRANSLATE_NOOP("words", "What you did is kept and nothing was overwritten. It waits for your decision."),
    ),
    "assignee-changed": (
        QT_TRANSLATE_NOOP("words", "This report was given to somebody else in the meantime"),
        QT_TRANSLATE_NOOP("words", "What you did is kept and nothing was overwritten. It waits for your decision."),
    ),
    "value-changed": (
        QT_TRANSLATE_NOOP("words", "Somebody else changed this in the meantime"),
        QT_TRANSLATE_NOOP("words", "What you did is kept and nothing was overwritten. It waits for your decision."),
    ),
    "dependency-failed": (
        QT_TRANSLATE_NOOP("words", "An earlier action on this report did not succeed"),
        QT_TRANSLATE_NOOP("words", "What you did is kept and nothing was overwritten. It waits for your decision."),
    ),
    "not-in-scope": (
        QT_TRANSLATE_NOOP("words", "This report is no longer in your area"),
        QT_TRANSLATE_NOOP("words", "What you wrote is kept on this computer. Ask the office that has it now."),
    ),
    "original-gone": (
        QT_TRANSLATE_NOOP("words", "The main report was removed from the server"),
        QT_TRANSLATE_NOOP("words", "What you wrote is kept on this computer. It waits for your decision."),
    ),
    "original-elsewhere": (
        QT_TRANSLATE_NOOP("words", "This report was merged into one of another area"),
        QT_TRANSLATE_NOOP("words", "Your answer was not published and is kept. It waits for your decision."),
    ),
    "gone": (
        QT_TRANSLATE_NOOP("words", "This report was removed from the server"),
        QT_TRANSLATE_NOOP("words", "What you wrote is kept on this computer."),
    ),
}

SENTENCES: dict[str, tuple[str, str]] = {
    **_LINE,
    **_PROTECTION,
    **_REFUSED_BY_CENTRE,
    **_CONFLICTS,
    **LOCAL_SENTENCES,
}
