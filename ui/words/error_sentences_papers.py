"""The sentences for what may go wrong when something leaves as a file or on paper."""

from ui.words.marked import QT_TRANSLATE_NOOP

PAPER_SENTENCES: dict[str, tuple[str, str]] = {
    "paper-disk-full": (
        QT_TRANSLATE_NOOP("words", "There is no room left where {file} was to be written"),
        QT_TRANSLATE_NOOP(
            "words", "No half file was left and the reports are as they were. Make some space or choose another place."
        ),
    ),
    "paper-no-folder": (
        QT_TRANSLATE_NOOP("words", "The folder {folder} is not there"),
        QT_TRANSLATE_NOOP(
            "words", "Nothing was written and the reports are as they were. Plug the stick in or choose another folder."
        ),
    ),
    "paper-no-permission": (
        QT_TRANSLATE_NOOP("words", "The app may not write into the folder {folder}"),
        QT_TRANSLATE_NOOP("words", "Nothing was written and the reports are as they were. Choose a folder of your own."),
    ),
    "paper-file-open": (
        QT_TRANSLATE_NOOP("words", "{file} is open in another program or protected"),
        QT_TRANSLATE_NOOP(
            "words", "That file is as it was. Close it there, in Excel for one, and try again, or choose another name."
        ),
    ),
    "paper-unwritable": (
        QT_TRANSLATE_NOOP("words", "{file} could not be written"),
        QT_TRANSLATE_NOOP(
            "words", "No half file was left and the reports are as they were. Choose another folder or another stick."
        ),
    ),
    "paper-too-many-rows": (
        QT_TRANSLATE_NOOP("words", "A workbook takes {limit} reports at most"),
        QT_TRANSLATE_NOOP(
            "words", "Nothing was written. Filter fewer reports, or choose CSV or GeoPackage, which take them all."
        ),
    ),
    "paper-too-many": (
        QT_TRANSLATE_NOOP("words", "At most {limit} reports go on one list or map"),
        QT_TRANSLATE_NOOP(
            "words", "Nothing was written. Filter fewer reports, or choose CSV or GeoPackage, which take them all."
        ),
    ),
    "paper-busy": (
        QT_TRANSLATE_NOOP("words", "What was called off before is still ending"),
        QT_TRANSLATE_NOOP("words", "Nothing was written. Try again in a moment."),
    ),
    "paper-too-many-orders": (
        QT_TRANSLATE_NOOP("words", "At most {limit} work orders are made at once"),
        QT_TRANSLATE_NOOP("words", "Nothing was written. Filter fewer reports, then try again."),
    ),
    "paper-private": (
        QT_TRANSLATE_NOOP("words", "A private report gets no work order"),
        QT_TRANSLATE_NOOP(
            "words",
            "Its text, place and photos may not leave this computer on paper, to protect who reported it. Nothing was written: "
            "tell the crew by word of mouth what they need to know.",
        ),
    ),
    "paper-nothing": (
        QT_TRANSLATE_NOOP("words", "There is no report to take out"),
        QT_TRANSLATE_NOOP("words", "Nothing was written. Take a filter off, then try again."),
    ),
    "paper-nothing-on-map": (
        QT_TRANSLATE_NOOP("words", "None of these reports may be put on a map"),
        QT_TRANSLATE_NOOP("words", "Nothing was written: they have no place, or are private. Take a filter off, then try again."),
    ),
    "paper-printer": (
        QT_TRANSLATE_NOOP("words", "The printer did not take the pages"),
        QT_TRANSLATE_NOOP("words", "The reports are as they were. Look at the printer, or save a PDF and print that."),
    ),
    "paper-no-printer": (
        QT_TRANSLATE_NOOP("words", "No printer is set up on this computer"),
        QT_TRANSLATE_NOOP("words", "Nothing was printed. Save the pages as a PDF: it can be printed anywhere."),
    ),
    "paper-stopped": (
        QT_TRANSLATE_NOOP("words", "Called off"),
        QT_TRANSLATE_NOOP("words", "Nothing was written."),
    ),
}
