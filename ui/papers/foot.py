"""What stands below every page: the mark, who made it and when, and which page of how many it is."""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from officer_app.domain.officers import Officer
from ui.papers.paper import ALARM, MARGIN, SOFT, Look, Paper
from ui.papers.words import do_not_share, made_by

_MARK, _SMALL = Look(8, bold=True, colour=ALARM), Look(7.5, colour=SOFT)


@dataclass(frozen=True, slots=True)
class Foot:
    """The foot of every page of an export."""

    officer: Officer
    now: datetime

    def draw(self, paper: Paper, page: int, pages: int) -> None:
        """Add the foot to the page that is being drawn."""
        y = paper.height - MARGIN - 7
        paper.line(paper.left, y - 1.5, paper.right, y - 1.5)
        wide = paper.right - paper.left
        paper.cell(paper.left, y, wide - 40, do_not_share(), _MARK)
        paper.cell(paper.left, y + 4, wide - 40, f"CROP Officer · {made_by(self.officer, self.now)}", _SMALL)
        numbered = QCoreApplication.translate("Papers", "Page {0} of {1}").format(page, pages)
        paper.cell(paper.right - 40, y, 40, numbered, _SMALL, right=True)
