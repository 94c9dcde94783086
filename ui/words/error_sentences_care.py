"""The sentences for what the installation says about itself: damage and repair, backups, and room on the disk."""

from ui.words.marked import QT_TRANSLATE_NOOP

CARE_SENTENCES: dict[str, tuple[str, str]] = {
    "home-on-network": (
        QT_TRANSLATE_NOOP("words", "The app's folder is on a network drive: {path}"),
        QT_TRANSLATE_NOOP(
            "words",
            "Nothing was opened, because what is saved there can get lost. Choose a folder on this computer's own disk.",
        ),
    ),
    "store-in-use": (
        QT_TRANSLATE_NOOP("words", "The file with your unsent work is damaged, and the app is open twice"),
        QT_TRANSLATE_NOOP("words", "Nothing was changed. Close it everywhere, then open it once: it is repaired automatically."),
    ),
    "rebuild-failed": (
        QT_TRANSLATE_NOOP("words", "The file with your unsent work is damaged and cannot be repaired now"),
        QT_TRANSLATE_NOOP("words", "Nothing was deleted. Free some space on the disk, then open the app again."),
    ),
    "work-rebuilt": (
        QT_TRANSLATE_NOOP("words", "The file with your work was damaged and has been repaired"),
        QT_TRANSLATE_NOOP(
            "words", "{operations} actions are here, {lost} could not be found again. Please look through the list."
        ),
    ),
    "work-rebuilt-whole": (
        QT_TRANSLATE_NOOP("words", "The file with your work was damaged and has been repaired"),
        QT_TRANSLATE_NOOP("words", "Nothing is missing: {operations} actions are here. Please look through the list."),
    ),
    "restart-to-repair": (
        QT_TRANSLATE_NOOP("words", "A file of the app on this computer is damaged"),
        QT_TRANSLATE_NOOP("words", "Your work has a backup. Close the app and open it again: it is repaired automatically."),
    ),
    "journal-failed": (
        QT_TRANSLATE_NOOP("words", "The second copy of your work cannot be saved"),
        QT_TRANSLATE_NOOP("words", "What you saved is safe in the first. Free some space on the disk, then go on."),
    ),
    "backup-failed": (
        QT_TRANSLATE_NOOP("words", "The backup of your work could not be saved"),
        QT_TRANSLATE_NOOP("words", "Your work itself is safe. Free some space on the disk; the app tries again automatically."),
    ),
    "check-failed": (
        QT_TRANSLATE_NOOP("words", "The weekly check found something wrong on this computer"),
        QT_TRANSLATE_NOOP(
            "words", "Nothing was changed. Close the app and open it again, and show this list to your administrator."
        ),
    ),
    "disk-nearly-full": (
        QT_TRANSLATE_NOOP("words", "Only {megabytes} MB are left on this computer's disk"),
        QT_TRANSLATE_NOOP("words", "Everything is saved so far. Free some space soon, so that this does not change."),
    ),
    "disk-full-ballast-used": (
        QT_TRANSLATE_NOOP("words", "The disk is full, and the app's reserve of space is used up"),
        QT_TRANSLATE_NOOP("words", "What you saved is safe. Free some space now, before you go on."),
    ),
}
