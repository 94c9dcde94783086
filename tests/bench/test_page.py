"""docs/performance.md is made from kept results; what a person wrote in it stays."""

from pathlib import Path

import pytest

from bench import page
from bench.measuring import Figure, Outcome, at_most
from bench.page import PAGE, ScenarioResult, merge_results, read_kept, write_page
from bench.peers.installing import Peers


@pytest.fixture(autouse=True)
def no_plots(monkeypatch: pytest.MonkeyPatch) -> None:
    """Matplotlib lives among the peers, which tests do not install."""
    monkeypatch.setattr(page, "draw", lambda results, folder, peers: {"P2": ["p2-ms.svg"]})


def result(milliseconds: float, name: str = "P2") -> ScenarioResult:
    figure = Figure(name="sync with nothing new", who="officer-app", unit="ms", values=[milliseconds])
    verdict = at_most("at most 50 ms", milliseconds, 50, "ms", "a slow disk")
    return ScenarioResult(name=name, size=1000, seed=1, seconds=2, outcome=Outcome(figures=[figure], verdicts=[verdict]))


def written(root: Path, *results: ScenarioResult) -> str:
    merge_results(root, {"cores": "2"}, list(results))
    write_page(root, Peers(root / "peers", print))
    return (root / PAGE).read_text(encoding="utf-8")


def test_the_newest_run_of_each_scenario_is_shown(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    written(tmp_path, result(70.0), result(9.0, "P3"))
    text = written(tmp_path, result(12.5))
    assert set(read_kept(tmp_path).results) == {"P2", "P3"}
    assert "| P2 | at most 50 ms | 12.5 ms | met |" in text
    assert "70" not in text
    assert "![P2](performance/p2-ms.svg)" in text
    assert "- cores: 2" in text


def test_a_missed_target_says_why(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    assert "| P2 | at most 50 ms | 70 ms | **missed**: a slow disk |" in written(tmp_path, result(70.0))


def test_what_a_person_wrote_stays(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    text = written(tmp_path, result(70.0))
    (tmp_path / PAGE).write_text(
        text.replace("<!-- by hand -->\n", "<!-- by hand -->\nMeasured in the rain.\n"), encoding="utf-8"
    )
    assert "Measured in the rain." in written(tmp_path, result(12.5))
