"""`officer-app central …`: serve, load, officers, purge, programs, openapi, restored."""

import argparse
import sys
from pathlib import Path

from central import audit, officer_commands
from central.app import openapi_document
from central.command_line import DONE, add_data, add_json, answering, database_of, opened, tell
from central.packs import load_pack
from central.programs import programs_in_use
from central.purging import purge_report
from central.server_log import start_log
from central.service import LOOPBACK
from central.sessions import MAX_SESSIONS
from central.workers import serve_with_workers

_PORT = 8765
_MOST_WORKERS = 64
_MOST_SESSIONS = 10_000


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `central` with its sub-commands; each sets `run` to a function from options to an exit code."""
    central = subparsers.add_parser("central", help="the central API: serve, load, officers, purge")
    kinds = central.add_subparsers(metavar="COMMAND", required=True)
    _add_serve(kinds)
    _add_load(kinds)
    officer_commands.register(kinds)
    _add_purge(kinds)
    kinds.add_parser("openapi", help="print the API's document (OpenAPI 3.1)").set_defaults(run=_openapi)
    programs = kinds.add_parser("programs", help="which builds of the program officers are signed in with")
    add_data(programs)
    add_json(programs)
    programs.set_defaults(run=answering(_programs))
    restored = kinds.add_parser("restored", help="say that the data came from a backup: clients send their last work again")
    add_data(restored)
    restored.set_defaults(run=answering(_restored))


def _add_serve(kinds: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    command = kinds.add_parser("serve", help="answer officers' clients until Ctrl-C")
    add_data(command)
    command.add_argument("--port", type=int, default=_PORT, metavar="N", help=f"default {_PORT}; 0 takes a free one")
    command.add_argument("--host", default=LOOPBACK, help=f"default {LOOPBACK}, this machine only")
    command.add_argument("--workers", type=_count, default=1, metavar="N", help="processes that share the port; default 1")
    command.add_argument(
        "--proxy",
        action="append",
        default=[],
        metavar="ADDRESS",
        dest="proxies",
        help="a proxy in front of it, whose X-Forwarded-For says where callers are; else they all share one limit of failures",
    )
    command.add_argument(
        "--sessions",
        type=_sessions,
        default=MAX_SESSIONS,
        metavar="N",
        help=f"how many sessions one officer may have; the one used longest ago makes room. Default {MAX_SESSIONS}",
    )
    command.set_defaults(run=answering(_serve))


def _add_load(kinds: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    command = kinds.add_parser("load", help="take a pack in: areas, taxonomy, agencies, officers, reports")
    command.add_argument("pack", type=Path, metavar="PACK", help="the pack's folder")
    add_data(command)
    add_json(command)
    command.add_argument("--shift-to-now", action="store_true", help="move all times so that the newest report is minutes old")
    command.set_defaults(run=answering(_load))


def _add_purge(kinds: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    command = kinds.add_parser("purge", help="erase a report permanently, with its history and photos, as a citizen may ask")
    command.add_argument("report", metavar="REPORT", help="its number or id")
    command.add_argument("--reason", required=True, metavar="TEXT", help="why; officers who had the report read it")
    add_data(command)
    add_json(command)
    command.set_defaults(run=answering(_purge))


def _count(text: str) -> int:
    return _number(text, _MOST_WORKERS)


def _sessions(text: str) -> int:
    return _number(text, _MOST_SESSIONS)


def _number(text: str, most: int) -> int:
    number = int(text)
    if not 1 <= number <= most:
        raise argparse.ArgumentTypeError(f"is not a number from 1 to {most}")
    return number


def _serve(options: argparse.Namespace) -> int:
    start_log()

    def ready(port: int) -> None:
        sys.stdout.write(f"Officer API on http://{options.host}:{port}\n")
        sys.stdout.flush()

    serve_with_workers(
        options.data,
        options.port,
        options.host,
        ready,
        workers=options.workers,
        database=database_of(options),
        proxies=options.proxies,
        sessions=options.sessions,
    )
    return DONE


def _load(options: argparse.Namespace) -> int:
    with opened(options) as storage:
        summary = load_pack(storage, options.pack, now=storage.clock(), shift_to_now=options.shift_to_now)
        counts = {"accepted": summary.accepted, "officers": summary.officers, "categories": summary.categories}
        audit.note(storage, "pack-loaded", {"pack": summary.pack, "folder": options.pack.name, **counts})
    return tell(options, summary.as_json(), summary.as_text())


def _purge(options: argparse.Namespace) -> int:
    with opened(options) as storage:
        done = purge_report(storage, options.report, options.reason)
    if done.already:
        return tell(options, done, f"{done.number} was erased before; nothing of it is left here.\n")
    photos = f"{done.photos} photo{'' if done.photos == 1 else 's'}"
    return tell(options, done, f"{done.number} was erased with {photos}. Backups still hold it: erase it there as well.\n")


def _restored(options: argparse.Namespace) -> int:
    with opened(options) as storage:
        storage.renew_epoch()
        audit.note(storage, "restored", {"epoch": storage.epoch()})
    sys.stdout.write(
        "Clients will compare what they hold and send their work of the last 30 days again.\n"
        "What was erased, revoked or deactivated since the backup was made is as it was before: do it again. The former data's "
        "audit.log names it.\n"
    )
    return DONE


def _programs(options: argparse.Namespace) -> int:
    with opened(options) as storage:
        uses = programs_in_use(storage)
    lines = [f"{use.program or 'not named'}: {use.sessions} sessions of {use.officers} officers\n" for use in uses]
    return tell(options, {"programs": uses}, "".join(lines) or "Nobody is signed in.\n")


def _openapi(_: argparse.Namespace) -> int:
    sys.stdout.write(openapi_document().decode())
    return DONE
