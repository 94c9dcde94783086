"""The map's page: built by folium, from local files only, kept between starts."""

import re
from pathlib import Path

import msgspec

from ui.map import page as map_page
from ui.map.page import SCRIPTS, MapDocument, build_page, load_page


def test_the_page_names_no_other_server_and_has_nothing_inline() -> None:
    document = build_page()
    assert "//" not in document.html
    assert re.findall(r"<script(?! src=)", document.html) == []
    assert "<style" not in document.html
    assert "style=" not in document.html
    assert re.findall(r"\son\w+=", document.html) == []
    assert 'crop.start(L.map("map_reports"' in document.script
    assert '"maxZoom": 20' in document.script


def test_the_page_loads_the_lock_first_and_every_script_once() -> None:
    loaded = re.findall(r'<script src="([^"]+)"', build_page().html)
    assert loaded == ["guard.js", "leaflet.js", "qwebchannel.js", *(f"{name}.js" for name in SCRIPTS[1:]), "start.js"]


def test_the_page_is_the_same_each_time() -> None:
    assert build_page() == build_page()


def test_a_kept_page_is_used_again(tmp_path: Path) -> None:
    cache = tmp_path / "deep" / "page"
    document = load_page(cache)
    kept = MapDocument(
        **{**msgspec.structs.asdict(document), "html": "<p>kept</p>", "digest": map_page._digest("<p>kept</p>", document.script)}
    )
    cache.write_bytes(msgspec.json.encode(kept))
    assert load_page(cache).html == "<p>kept</p>"


def test_a_damaged_or_foreign_kept_page_is_built_again(tmp_path: Path) -> None:
    cache = tmp_path / "page"
    document = load_page(cache)
    changed = msgspec.structs.replace(document, script="alert(1)")
    older = msgspec.structs.replace(document, built_by="CROP Officer 0.0.0")
    for content in (b"", b"\xff\x00", b"{}", msgspec.json.encode(changed), msgspec.json.encode(older)):
        cache.write_bytes(content)
        assert load_page(cache) == document
        assert msgspec.json.decode(cache.read_bytes(), type=MapDocument) == document


def test_a_page_that_cannot_be_kept_is_shown_all_the_same(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    assert load_page(blocked / "page") == build_page()
    assert load_page(None) == build_page()
