"""The least that a PySide6 program can show: `empty_window SPAWNED REPORT`, the peer of a cold start."""

import json
import sys
import time
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget


class Empty(QWidget):
    """Notes when it was painted, and ends."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Painted."""
        painted = time.monotonic() - float(sys.argv[1])
        Path(sys.argv[2]).write_text(json.dumps({"painted": painted}), encoding="utf-8")
        QTimer.singleShot(0, QApplication.quit)


if __name__ == "__main__":
    app = QApplication(sys.argv[:1])
    window = Empty()
    window.resize(1366, 768)
    window.show()
    sys.exit(app.exec())
