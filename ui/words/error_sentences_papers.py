"""The sentences for what may go wrong when something leaves as a file or on paper."""

from ui.words.marked import QT_TRANSLATE_NOOP

PAPER_SENTENCES: dict[str, tuple[str, str]] = {
    "paper-disk-full": (
        QT_TRANSLATE_NOOP("words", "There is no room left where {file} was to be saved"),
        QT_TRANSLATE_NOOP(
            "words", "No partial file was left and the reports are unchanged. Free some space or choose another place."
        ),
    ),
    "paper-no-folder": (
        QT_TRANSLATE_NOOP("words", "The folder {folder} is not there"),
        QT_TRANSLATE_NOOP(
            "words", "Nothing was saved and the reports are unchanged. Connect the USB stick or choose another folder."
        ),
    ),
    "paper-no-permission": (
        QT_TRANSLATE_NOOP("words", "The app may not write into the folder {folder}"),
        QT_TRANSLATE_NOOP("words", "Nothing was saved and the reports are unchanged. Choose a folder of your own."),
    ),
    "paper-file-open": (
        QT_TRANSLATE_NOOP("words", "{file} is open in another program or protected"),
        QT_TRANSLATE_NOOP(
            "words", "That file is unchanged. Close it there, in Excel for one, and try again, or choose another name."
        ),
    ),
    "paper-unwritable": (
        QT_TRANSLATE_NOOP("words", "{file} could not be saved"),
        QT_TRANSLATE_NOOP(
            "words", "No partial file was left and the reports are unchanged. Choose another folder or another USB stick."
        ),
    ),
    "paper-too-many-rows": (
        QT_TRANSLATE_NOOP("words", "An Excel file holds at most {limit} reports"),
        QT_TRANSLATE_NOOP("words", "Nothing was saved. Filter fewer reports, or choose CSV or GeoPackage, which take them all."),
    ),
    "paper-too-many": (
        QT_TRANSLATE_NOOP("words", "At most {limit} reports go on one list or map"),
        QT_TRANSLATE_NOOP("words", "Nothing was saved. Filter fewer reports, or choose CSV or GeoPackage, which take them all."),
    ),
    "paper-busy": (
        QT_TRANSLATE_NOOP("words", "The cancelled export is still stopping"),
        QT_TRANSLATE_NOOP("words", "Nothing was saved. Try again in a moment."),
    ),
    "paper-too-many-orders": (
        QT_TRANSLATE_NOOP("words", "At most {limit} work orders are made at once"),
        QT_TRANSLATE_NOOP("words", "Nothing was saved. Filter fewer reports, then try again."),
    ),
    "paper-private": (
        QT_TRANSLATE_NOOP("words", "A private report gets no work order"),
        QT_TRANSLATE_NOOP(
            "words",
            "Its text, place and photos may not leave this computer on paper, to protect the reporter. "
            "Nothing was saved: tell the crew what they need to know.",
        ),
    ),
    "paper-nothing": (
        QT_TRANSLATE_NOOP("words", "There is no report to export"),
        QT_TRANSLATE_NOOP("words", "Nothing was saved. Remove a filter, then try again."),
    ),
    "paper-nothing-on-map": (
        QT_TRANSLATE_NOOP("words", "None of these reports may be put on a map"),
        QT_TRANSLATE_NOOP("words", "Nothing was saved: they have no place, or are private. Remove a filter, then try again."),
    ),
    "paper-printer": (
        QT_TRANSLATE_NOOP("words", "The printer did not take the pages"),
        QT_TRANSLATE_NOOP("words", "The reports are unchanged. Check the printer, or save a PDF and print that."),
    ),
    "paper-no-printer": (
        QT_TRANSLATE_NOOP("words", "No printer is set up on this computer"),
        QT_TRANSLATE_NOOP("words", "Nothing was printed. Save the pages as a PDF: it can be printed anywhere."),
    ),
    "paper-stopped": (
        QT_TRANSLATE_NOOP("words", "Cancelled"),
        QT_TRANSLATE_NOOP("words", "Nothing was saved."),
    ),
}
