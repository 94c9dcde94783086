"""Put each of the faults 1 to 7 back and name the hand's tests that notice: `python3 dev.py hand-mutations`.

Each is a change of text in a copy of the checkout; the checkout itself is never touched. A fault that no test notices ends the
command with 1.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.faults.mutations import Mutation, copied, failing_names, mutate

FAULTS = (
    Mutation(
        "1-enter-in-a-field",
        "Enter in a field acts on the open report",
        "ui/frame/workplace.py",
        "            focused.click()\n        event.accept()\n",
        "            focused.click()\n        else:\n            self.desk_page.main_action()\n        event.accept()\n",
        ("tests/hand/test_where_keys_go.py", "tests/hand/test_keys.py"),
    ),
    Mutation(
        "2-two-truths",
        "a click highlights a row and the pane keeps another report",
        "ui/queue/view.py",
        "            self.at.choose(report_id)\n"
        "        else:\n"
        "            self.at.header = self.queue.section_key(position)\n"
        "\n"
        "    def _open(self, index: QModelIndex) -> None:\n"
        "        report_id, key = self.queue.report_id(index.row()), self.queue.section_key(index.row())\n"
        "        if report_id is not None:\n"
        "            # Also where Qt has it as highlighted already: a click always opens its row.\n"
        "            self.choose(report_id)\n",
        # Qt highlights the row, and the report whose row has gone stays in the pane.
        "            if self._place_of_chosen() is not None:\n"
        "                self.at.choose(report_id)\n"
        "        else:\n"
        "            self.at.header = self.queue.section_key(position)\n"
        "\n"
        "    def _open(self, index: QModelIndex) -> None:\n"
        "        report_id, key = self.queue.report_id(index.row()), self.queue.section_key(index.row())\n"
        "        if report_id is not None:\n",
        ("tests/hand/test_one_truth.py",),
    ),
    Mutation(
        "3-no-photo-dialog",
        "the photo dialog never opens",
        "ui/actions/photos.py",
        "dialog.filesSelected.connect(self._choose)",
        "dialog.filesSelected.connect(self.files_chosen)",
        ("tests/hand/test_photos.py",),
    ),
    Mutation(
        "4-a-dead-desk",
        "after a second officer the pane stays empty",
        "ui/queue/page.py",
        "        if self._left_at is not None and self.view.queue.position(self._left_at) is not None:\n"
        "            self.view.choose(self._left_at)\n",
        # The report that was left is chosen without anybody being told.
        "        if self._left_at is not None:\n            self.view.at._report_id = self._left_at\n",
        ("tests/hand/test_one_truth.py",),
    ),
    Mutation(
        "5-lost-keys",
        "what closes leaves the keys to whatever comes next",
        "ui/frame/focus.py",
        "        elif not now.isVisible() or (not returned and former is not None and not _usable(former)):\n",
        "        elif False:\n",
        ("tests/hand/test_where_keys_go.py", "tests/hand/test_keys.py"),
    ),
    Mutation(
        "6-the-whole-name",
        "a part of a name chooses nothing",
        "widgets/searchable_box.py",
        "        return hits[0] if len(hits) == 1 else None\n",
        "        return None\n",
        ("tests/hand/test_choices.py",),
    ),
    Mutation(
        "7-larger-than-the-screen",
        "the first window is larger than the screen",
        "ui/frame/main_window.py",
        "            self.setWindowState(Qt.WindowState.WindowMaximized)\n        OnScreen(self).fit()\n",
        "            self.resize(*SIZE)\n",
        ("tests/hand/test_sizes.py",),
    ),
)


def noticing(fault: Mutation) -> list[str]:
    """The tests that fail with the fault, each once."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "checkout"
        folder.mkdir()
        copied(folder)
        mutate(folder, fault)
        # The changed copy must be what is imported, not the checkout that .venv links to.
        environment = {**os.environ, "PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1", "CI": "true"}
        command = [sys.executable, "-m", "pytest", "-q", "-rfE", "-p", "no:cacheprovider", *fault.tests]
        done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)
        if done.returncode not in (0, 1):
            raise SystemExit(f"{fault.name}: the tests did not run\n{done.stdout[-3000:]}\n{done.stderr[-2000:]}")
        return failing_names(done.stdout)


def main() -> int:
    """Put the faults back one by one and print who noticed."""
    parser = argparse.ArgumentParser(prog="dev.py hand-mutations", description=__doc__)
    parser.add_argument("--only", action="append", choices=[fault.name for fault in FAULTS], help="these alone")
    options = parser.parse_args()
    missed = 0
    for fault in FAULTS:
        if options.only and fault.name not in options.only:
            continue
        names = noticing(fault)
        missed += not names
        told = ", ".join(f"`{name.rpartition('/')[2]}`" for name in names) or "**nobody**"
        sys.stdout.write(f"| {fault.name} | {fault.safeguard} | {told} |\n")
        sys.stdout.flush()
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
