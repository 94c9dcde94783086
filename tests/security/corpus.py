"""What strangers may write: markup, addresses, steering characters, floods; «url» and «file» become a trap's."""

from collections.abc import Iterator
from dataclasses import dataclass

MIB = 1024 * 1024


@dataclass(frozen=True)
class Trap:
    """Where payloads lead: a server that listens, and a file whose opening is seen."""

    server: str
    file: str


SCRIPTS = (
    "<script>window.pwned=1</script>",
    "<ScRiPt src=«url»/x.js></sCrIpT>",
    "<img src=x onerror=window.pwned=1>",
    '<img src="«url»/x.png" onload="window.pwned=1">',
    '<svg xmlns="http://www.w3.org/2000/svg" onload=window.pwned=1><image href="«url»/x.png"/></svg>',
    "<svg><animate onbegin=window.pwned=1 attributeName=x dur=1s>",
    "<math><mtext><table><mglyph><style><img src=x onerror=window.pwned=1>",
    "<iframe srcdoc='<script>parent.window.pwned=1</script>' src='«url»/frame'></iframe>",
    "<body onload=window.pwned=1><details open ontoggle=window.pwned=1>",
    "<input autofocus onfocus=window.pwned=1><video><source onerror=window.pwned=1></video>",
    "<object data='«url»/x.svg'></object><embed src='«url»/x.svg'>",
    "</textarea></title></style></script><script>window.pwned=1</script>",
    "<!--><script>window.pwned=1//--></script>",
    "\"'><script>window.pwned=1</script>",
    "';window.pwned=1;//",
    '\\";window.pwned=1;//',
    "`${window.pwned=1}`",
    "{{constructor.constructor('window.pwned=1')()}}",
    '<a href="javascript:window.pwned=1">click</a>',
    "<form action='«url»/form'><button formaction='javascript:window.pwned=1'>ok",
    "<meta http-equiv=refresh content='0;url=«url»/refresh'><base href='«url»/'>",
    "<link rel=stylesheet href='«url»/x.css'><link rel=preconnect href='«url»'>",
    "<style>@import url('«url»/x.css'); *{background:url(«url»/bg.png)}</style>",
    "<div style=\"background-image:url('«url»/bg.png');position:fixed;inset:0\">x</div>",
    "&lt;script&gt;window.pwned=1&lt;/script&gt;",
    "&#60;img src=x onerror=window.pwned=1&#62;",
)
RICH = (
    "<b>bold</b>",
    "<qt><h1>title</h1></qt>",
    "<html><body bgcolor='red'>x</body></html>",
    "<p style='font-size:300pt'>x</p>",
    "<img src='file://«file»'>",
    "<img src='«file»'>",
    "<table background='file://«file»'><tr><td background='«file»'>x</td></tr></table>",
    "<img src='qrc:/qt-project.org/qmessagebox/images/qtlogo-64.png'>",
    "<img src=':/qtwebchannel/qwebchannel.js'>",
    "<img src='«url»/pixel.png' width=1 height=1>",
    "<body background='«url»/bg.png'>x",
    "<a href='«url»/click'>https://jakarta.go.id</a>",
    "<?xml version='1.0'?><b>x</b>",
    "<br/>\n<hr/><ul><li>x</ul>",
    "# heading\n\n![x](«url»/md.png) [x](javascript:window.pwned=1) **bold** `code`",
    "![x](file://«file»)",
    "<b>" * 5_000,
    "&nbsp;&lt;b&gt;&amp;&quot;",
    "R&D && Jalan & Trotoar _x &File",
)
URLS = (
    "javascript:window.pwned=1",
    "officer://open/../../x?y=<b>",
    "crop://map/desk.js",
    "file://«file»",
    "file://attacker.example/share/x.png",
    "\\\\attacker.example\\share\\x.png",
    "qrc:/qtwebchannel/qwebchannel.js",
    "data:text/html,<script>window.pwned=1</script>",
    "data:text/html;base64,PHNjcmlwdD53aW5kb3cucHduZWQ9MTwvc2NyaXB0Pg==",
    "«url»/plain",
    "mailto:x@example.com?body=%0d%0aBcc:y@example.com",
    "../../../../etc/passwd",
    "..\\..\\..\\windows\\win.ini",
    "/etc/passwd\x00.jpg",
    "CON.jpg",
    'a/b:c*d?e"f<g>h|i.jpg',
)
STEERING = (
    "a\x00b",
    "".join(map(chr, range(1, 32))),
    "".join(map(chr, range(127, 160))),
    "\x1b[2J\x1b[1;1Hgone\x1b[31m",
    "\x1b]0;title\x07",
    "\x1b]8;;«url»/osc8\x1b\\link\x1b]8;;\x1b\\",
    "\x1b]52;c;cm0gLXJmIC8=\x07",
    "\x1bP+q544e\x1b\\\x1b[6n\x1b[c\x05",
    "\x9b2J\x9d0;title\x9c",
    "line\rOVERWRITTEN",
    "back\x08\x08\x08\x08gone",
    "\u202egpj.exe\u202c",
    "\u2066\u2067\u2068x\u2069 \u202a\u202b\u202d",
    "\u200e\u200f\u061c ltr rtl",
    "zero\u200bwidth\u200c\u200d\u2060\ufeff",
    "soft\u00adhyphen \U000e0041\U000e0042 tags",
    "line\u2028separator\u2029paragraph\x85next\x0b\x0c",
    "one\ntwo\r\nthree\rfour",
    "\ud800 lone \udfff",
    "x\ufffe\uffff\ufdd0 frame \ufdd1 object \ufffc",
)
FLOODS = (
    "a" + "\u0301\u0327\u0489" * 2_000,
    "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466" * 500,
    "\U0001f3f4\U000e0067\U000e0062\U000e007f \U0001f1ee\U0001f1e9",
    "\u0627\u0644\u0634\u0627\u0631\u0639 \u05e8\u05d7\u05d5\u05d1 " * 50,
    "\ufdfa" * 2_000,
    "\U00012031" * 500,
    "\u0430\u0440\u0440\u04cf\u0435.com \u212aelurahan \uff1cscript\uff1e",
    "x" * 100_000,
    "kata " * 20_000,
    "\n" * 20_000,
    "<div>" * 20_000,
    "[" * 50_000 + "]" * 50_000,
    "\t" * 5_000,
)
FORMATS = (
    "{0} {code} {__class__} %s %n %d %1 %%L1 %(x)s $HOME ${x} `id` $(id)",
    '=HYPERLINK("«url»/csv";"x")',
    "=cmd|' /C calc'!A0",
    "+1+cmd",
    "-2+3",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "'; DROP TABLE report;--",
    '" OR 1=1 --',
    '* NEAR "x',
    "[*] title [*][*]",
)


_KINDS = {
    "script": SCRIPTS, "rich": RICH, "url": URLS, "steering": STEERING, "flood": FLOODS, "format": FORMATS,
}  # fmt: skip


def payloads(trap: Trap) -> Iterator[tuple[str, str]]:
    """Every payload with a name of its own."""
    for kind, texts in _KINDS.items():
        for number, text in enumerate(texts):
            yield f"{kind}-{number}", _sprung(text, trap)


def short_payloads(trap: Trap) -> Iterator[tuple[str, str]]:
    """Those that fit where names and captions stand."""
    return ((name, text) for name, text in payloads(trap) if len(text) < 2_000)


def huge(mebibytes: int, piece: str = "banjir <b>di jalan</b> ") -> str:
    """One text of so many MiB."""
    return (piece * (mebibytes * MIB // len(piece) + 1))[: mebibytes * MIB]


def _sprung(text: str, trap: Trap) -> str:
    return text.replace("«url»", trap.server).replace("«file»", trap.file)
