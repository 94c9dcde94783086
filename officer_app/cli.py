"""The command line: what can be asked of `officer-app`. What answers is imported only when it is asked for.

Start-up was measured on a 2-core machine: this module 0.03 s, the stores and the engine 0.5 s, Qt 0.1 s, the central API 0.6 s.
"""

import argparse
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from officer_app.build import build_name
from officer_app.domain.vocabulary import OperationKind, PhotoRole, Status

ALIASES: dict[str, str] = {
    "take-on": "start handling the report",
    "result": "send the result with a public answer and photos for validation",
    "coordinate": "hand the report to the agency that owns the matter",
    "delegate": "give the report to a field unit",
    "reject": "refuse the report with a reason",
    "hand-back": "give a coordinated report back to its office",
}
_SORTS = ("risk", "newest", "oldest")
# The values of sync.records.Choice, which costs 0.1 s to import.
CHOICES = (
    "send-again",
    "field-report",
    "attach",
    "to-canonical",
    "ask-back",
    "ask-reopen",
    "recompress",
    "keep-draft",
    "withdraw",
)


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """The parsed command line; `run` names the function that answers, as `module:function`."""
    return parser_of(argv).parse_args(argv)


def parser_of(argv: Sequence[str]) -> argparse.ArgumentParser:
    """The parser for these arguments: the commands of the central API are loaded only where one is called."""
    parser = _parser()
    commands = parser.add_subparsers(metavar="COMMAND", title="commands (without one, the window opens)")
    _session(commands)
    _account(commands)
    _sync(commands)
    _reports(commands)
    _act(commands)
    _conflicts(commands)
    if "central" in argv:
        # Measured: 0.6 s, for the central API alone.
        import_module("central.commands").register(commands)
    else:
        commands.add_parser("central", help="the central API: serve, load, officers")
    return parser


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="officer-app",
        description="The desk where a city answers its citizens.",
        epilog="Exit codes: 0 done, 1 failure, 2 usage, 3 work waits for the connection, 4 something needs attention.",
    )
    parser.add_argument("--version", action="version", version=f"officer-app {build_name()}")
    parser.add_argument("--home", type=Path, metavar="DIR", help="folder of this installation (or OFFICER_APP_HOME)")
    parser.add_argument("--language", choices=["id", "en"], help="for this run only")
    window = parser.add_argument_group("window")
    window.add_argument("--offscreen", action="store_true", help="draw the window without a screen")
    window.add_argument("--screenshot", type=Path, metavar="FILE", help="write a picture of the window before it closes")
    window.add_argument("--exit-after", type=float, metavar="SECONDS", help="close automatically")
    window.add_argument("--size", type=_size, metavar="WxH", help="size of the window, such as 1366x768")
    window.add_argument("--theme", choices=["system", "light", "dark"], help="for this run only")
    parser.set_defaults(run=None, json=False, answer="officer_app.cli_answer:answer")
    return parser


def _session(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    sign_in = commands.add_parser("sign-in", help="sign in at a central API")
    sign_in.add_argument("url", metavar="URL")
    sign_in.add_argument("--user", required=True)
    sign_in.add_argument("--password-stdin", action="store_true", help="read the password from standard input")
    sign_in.add_argument("--json", action="store_true", default=argparse.SUPPRESS)
    sign_in.set_defaults(run="officer_app.cli_session:sign_in")
    sign_out = commands.add_parser("sign-out", help="end the session; unsent work stays, unless it is discarded")
    instead = sign_out.add_mutually_exclusive_group()
    instead.add_argument("--export", type=Path, metavar="FILE", help="seal a copy of what was not sent into a file first")
    instead.add_argument("--discard", action="store_true", help="discard what was not sent; needs --yes-discard")
    sign_out.add_argument("--yes-discard", type=_number, metavar="N", help="how many actions are discarded, to be sure")
    sign_out.add_argument("--reason", help="why they are discarded, for the record")
    sign_out.add_argument("--passphrase-stdin", action="store_true", help="read the file's passphrase from standard input")
    sign_out.add_argument("--json", action="store_true", default=argparse.SUPPRESS)
    sign_out.set_defaults(run="officer_app.cli_session:sign_out")


def _account(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    password = commands.add_parser("password", help="change your password; all your other sessions end")
    password.add_argument("--password-stdin", action="store_true", help="read the present one and the new one, a line each")
    password.set_defaults(run="officer_app.cli_account:password")
    sessions = commands.add_parser("sessions", help="where you are signed in")
    ending = sessions.add_mutually_exclusive_group()
    ending.add_argument("--end", metavar="ID", help="end this one")
    ending.add_argument("--end-others", action="store_true", help="end all but this computer's")
    sessions.set_defaults(run="officer_app.cli_account:sessions")
    for command in (password, sessions):
        command.add_argument("--json", action="store_true", default=argparse.SUPPRESS)


def _sync(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    sync = commands.add_parser("sync", help="fetch what is new and send what waits")
    outbox = commands.add_parser("outbox", help="what the server has not received yet")
    outbox.add_argument("--retry", action="store_true", help="try now instead of at the next planned time")
    doctor = commands.add_parser("doctor", help="how this installation stands; shows no secrets")
    doctor.add_argument("--check-backups", action="store_true", help="read every backup as a whole")
    doctor.add_argument("--dismiss", action="store_true", help="remove the notices that this shows")
    sync.set_defaults(run="officer_app.cli_sync:sync")
    outbox.set_defaults(run="officer_app.cli_sync:outbox")
    # It answers itself, because it has something to say where the home cannot even be opened.
    doctor.set_defaults(run="", answer="officer_app.doctor:answer")
    for command in (sync, outbox, doctor, *_sealed(outbox)):
        command.add_argument("--json", action="store_true", default=argparse.SUPPRESS)


def _sealed(outbox: argparse.ArgumentParser) -> list[argparse.ArgumentParser]:
    kinds = outbox.add_subparsers(metavar="COMMAND")
    export = kinds.add_parser("export", help="seal what the server has not received into a file; it stays here too")
    export.add_argument("--op", action="append", default=[], metavar="OP", help="only this action (and what it builds on)")
    export.set_defaults(run="officer_app.cli_sealed:export")
    take_in = kinds.add_parser("import", help="take over your own work from a sealed file")
    take_in.add_argument("--yes", action="store_true", help="take over without a question, unless there is a warning")
    take_in.add_argument("--despite-warning", action="store_true", help="with --yes: even where the file's key is warned of")
    take_in.set_defaults(run="officer_app.cli_sealed:take_in")
    unseal = kinds.add_parser("unseal", help="unseal a file into a folder, to be read")
    # It answers itself: reading needs no installation.
    unseal.set_defaults(run="", answer="officer_app.cli_sealed:unseal")
    for command in (export, take_in, unseal):
        command.add_argument("file", type=Path, metavar="FILE")
        command.add_argument("--passphrase-stdin", action="store_true", help="read the file's passphrase from standard input")
    unseal.add_argument("folder", type=Path, metavar="DIR")
    return [export, take_in, unseal]


def _conflicts(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    kinds = commands.add_parser("conflicts", help="what needs a decision of yours").add_subparsers(
        metavar="COMMAND", required=True
    )
    rows = kinds.add_parser("list", help="all of it, with the choices")
    rows.set_defaults(run="officer_app.cli_conflicts:cards")
    show = kinds.add_parser("show", help="one of them: as you saw it, as you meant it, as it is now")
    show.set_defaults(run="officer_app.cli_conflicts:show")
    resolve = kinds.add_parser("resolve", help="decide; what is recorded instead is saved first and sent then")
    resolve.set_defaults(run="officer_app.cli_conflicts:resolve")
    for command in (show, resolve):
        command.add_argument("operation", metavar="OP", help="the id of the action, or how it begins")
    resolve.add_argument("choice", metavar="CHOICE", choices=CHOICES, help=", ".join(CHOICES))
    resolve.add_argument("--reason", help="why (withdraw, ask-reopen), or words for a request")
    resolve.add_argument("--no-sync", action="store_true", help="save only; the next sync sends it")
    for command in (rows, show, resolve):
        command.add_argument("--json", action="store_true", default=argparse.SUPPRESS)


def _reports(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    kinds = commands.add_parser("reports", help="the reports on this computer").add_subparsers(metavar="COMMAND", required=True)
    rows = kinds.add_parser("list", help="the queue")
    rows.add_argument("--status", action="append", default=[], choices=[status.value for status in Status])
    rows.add_argument("--category", action="append", default=[], help="code or name")
    rows.add_argument("--area", action="append", default=[], help="code or name; covers all below it")
    rows.add_argument("--text", default="", help="words to find")
    rows.add_argument("--unsent", action="store_true", help="only those with unsent work")
    rows.add_argument("--sort", choices=_SORTS, default="risk")
    rows.add_argument("--limit", type=_number, default=50, metavar="N", help="at most N rows, 0 for all (default 50)")
    rows.set_defaults(run="officer_app.cli_reports:rows")
    show = kinds.add_parser("show", help="one report with its history")
    show.add_argument("report", metavar="REPORT", help="number or id")
    show.set_defaults(run="officer_app.cli_reports:show")
    for command in (rows, show):
        command.add_argument("--json", action="store_true", default=argparse.SUPPRESS)


def _act(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    kinds = [*ALIASES, *(kind.value for kind in OperationKind)]
    act = commands.add_parser(
        "act",
        help="answer a report; it is saved first and sent then",
        epilog="Shorter words for moves: " + "; ".join(f"{word}: {what}" for word, what in ALIASES.items()),
    )
    act.add_argument("report", metavar="REPORT", help="number or id")
    act.add_argument("kind", metavar="KIND", choices=kinds, help=", ".join(kinds))
    act.add_argument("--to", choices=[status.value for status in Status], help="status to move to (move)")
    act.add_argument("--text", help="note or public answer; - reads standard input")
    act.add_argument("--reason")
    act.add_argument("--agency", help="code or name")
    act.add_argument("--unit", help="code or name")
    act.add_argument("--officer", help="id or name (assign; without it, nobody)")
    act.add_argument("--category", help="code or name (recategorise)")
    act.add_argument("--point", type=_point, metavar="LON,LAT", help="the right place (relocate)")
    act.add_argument("--address", help="(relocate)")
    act.add_argument("--priority", type=int, choices=range(4), help="0 normal to 3 emergency (prioritise)")
    act.add_argument("--into", metavar="REPORT", help="the main report (merge)")
    act.add_argument("--photo", action="append", default=[], type=Path, metavar="FILE")
    act.add_argument("--role", choices=[role.value for role in PhotoRole if role is not PhotoRole.CITIZEN], default="after")
    act.add_argument("--caption", help="for the photos")
    act.add_argument("--no-sync", action="store_true", help="save only; the next sync sends it")
    act.add_argument("--json", action="store_true", default=argparse.SUPPRESS)
    act.set_defaults(run="officer_app.cli_act:act")


def _size(text: str) -> tuple[int, int]:
    width, _, height = text.lower().partition("x")
    if not (width.isdecimal() and height.isdecimal()):
        raise argparse.ArgumentTypeError("expected WIDTHxHEIGHT, such as 1366x768")
    return int(width), int(height)


def _number(text: str) -> int:
    if not text.isdecimal():
        raise argparse.ArgumentTypeError("expected a number")
    return int(text)


def _point(text: str) -> tuple[float, float]:
    try:
        lon, lat = (float(part) for part in text.split(","))
    except ValueError:
        raise argparse.ArgumentTypeError("expected LON,LAT, such as 106.9,-6.2") from None
    if not (-180 <= lon <= 180 and -90 <= lat <= 90):
        raise argparse.ArgumentTypeError("not a place on earth: longitude comes first")
    return lon, lat
