"""A map of reports as one HTML file that needs no network: Leaflet, areas and points are all inside.

folium builds the page around a map without tiles; what it would fetch from other servers is written into the page instead. The
page's own policy forbids every request and every script but those three whose hashes it names. What people wrote is data: the
script puts it in as text.
"""

import base64
import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

import resources
from papers.whole_file import whole_file

_PLACE = "shared_map"
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_URL = re.compile(r"url\([^)]*\)")
_PAGE = """<!DOCTYPE html>
<html lang="{{ this.language }}">
<head>
@@HEAD@@
</head>
<body>
{{ this.html.render(**kwargs) }}
@@SCRIPTS@@
</body>
</html>
"""
_MAP = """
{% macro html(this, kwargs) %}<div id={{ this.get_name()|tojson }} class="map"></div>{% endmacro %}
{% macro script(this, kwargs) %}
cropShared.start(L.map({{ this.get_name()|tojson }}, {center: {{ this.location|tojson }}, ...{{ this.options|tojavascript }}}));
{% endmacro %}
"""
_OPTIONS: dict[str, Any] = {"zoom_start": 13, "minZoom": 8, "maxZoom": 19, "attribution_control": False}
_JAKARTA = (-6.2, 106.83)


@dataclass(frozen=True, slots=True)
class Pin:
    """One report on the map; every word is in the reader's language, `status` begins with its sign, `colour` is a CSS colour."""

    number: str
    category: str
    status: str
    ward: str
    date: str
    colour: str
    lon: float
    lat: float
    approximate: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WebMap:
    """What the map shows; `areas` are GeoJSON documents, `words` the script's own words by their keys.

    Keys of `words`: category, status, ward, received, approximate, reports, close, in, out.
    """

    title: str
    mark: str
    about: str
    language: str
    pins: Sequence[Pin]
    areas: Sequence[bytes]
    approximate_areas: bool
    words: Mapping[str, str]


def write_web_map(shown: WebMap, path: Path) -> None:
    """Write the map; OfficerError where that fails, and nothing is left then."""
    page = web_map(shown).encode()
    with whole_file(path) as part:
        part.write_bytes(page)


def web_map(shown: WebMap) -> str:
    """The whole page as text."""
    # folium brings numpy and costs 0.35 s: only when a map is really made, and only in the thread that makes it.
    import folium  # noqa: PLC0415
    from branca.element import Figure  # noqa: PLC0415
    from folium.template import Template  # noqa: PLC0415

    class Page(Figure):
        _template = Template(_PAGE)
        language = shown.language

    class SharedMap(folium.Map):
        _template = Template(_MAP)
        default_js: list[tuple[str, str]] = []
        default_css: list[tuple[str, str]] = []

    page: Any = Page()
    shared: Any = SharedMap(location=_JAKARTA, tiles=None, zoom_control=False, **_OPTIONS)
    shared._id = "reports"
    page.add_child(shared)
    html: str = page.render()
    start: str = page.script.render()
    page_scripts = [_leaflet("leaflet.js"), resources.text(f"{_PLACE}/shared_map.js"), start]
    return _filled(html, {"@@HEAD@@": _head(shown, page_scripts), "@@SCRIPTS@@": _scripts(shown, page_scripts)})


def _filled(html: str, parts: Mapping[str, str]) -> str:
    for name, text in parts.items():
        before, _, after = html.partition(name)
        html = before + text + after
    return html


def _head(shown: WebMap, scripts: Sequence[str]) -> str:
    allowed = " ".join(f"'sha256-{_hash(script)}'" for script in scripts)
    policy = (
        f"default-src 'none'; script-src {allowed}; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
    )
    styles = _URL.sub("none", _COMMENT.sub("", _leaflet("leaflet.css"))) + resources.text(f"{_PLACE}/shared_map.css")
    return (
        '<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{_escaped(shown.title)}</title>\n<style>{styles}</style>"
    )


def _scripts(shown: WebMap, scripts: Sequence[str]) -> str:
    data = {
        "title": shown.title,
        "mark": shown.mark,
        "about": shown.about,
        "approximate": shown.approximate_areas,
        "words": dict(shown.words),
        "pins": [
            (pin.number, pin.category, pin.status, pin.ward, pin.date, pin.colour, pin.lon, pin.lat, pin.approximate)
            for pin in shown.pins
        ],
        "areas": [msgspec.Raw(document) for document in shown.areas],
    }
    # In a block of data only these could end it early; as escapes they are the same to JSON.
    packed = msgspec.json.encode(data).decode()
    for letter in "<>&\u2028\u2029":
        packed = packed.replace(letter, f"\\u{ord(letter):04x}")
    block = f'<script type="application/json" id="reports">{packed}</script>'
    return "\n".join((block, *(f"<script>{script}</script>" for script in scripts)))


def _hash(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _leaflet(name: str) -> str:
    from xstatic.pkg import leaflet  # noqa: PLC0415

    # Line ends of Windows would be changed by the page's reader, and the script's hash with them.
    text = (Path(leaflet.BASE_DIR) / name).read_text(encoding="utf-8").replace("\r\n", "\n")
    return re.sub(r"//# sourceMappingURL=.*", "", text).replace("</script", "<\\/script")
