"""A process that emits more signals than True has references lives on."""

import subprocess
import sys
from pathlib import Path

EMIT = """
import sys
from PySide6.QtCore import QObject, Signal
{before}
class Bell(QObject):
    rung = Signal(int)
bell, heard = Bell(), []
bell.rung.connect(heard.append)
for number in range(50_000):
    bell.rung.emit(number)
print(len(heard))
"""


def test_a_process_may_emit_any_number_of_signals() -> None:
    code = EMIT.format(before="from ui.threads.immortals import protect_singletons; protect_singletons(); protect_singletons()")
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=Path(__file__).parents[3], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout.strip()) == (0, "50000"), done.stderr
