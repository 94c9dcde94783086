"""What the source makes that can be pressed: the classes of `ui/` and `widgets/` that make buttons, boxes, menus and dialogs."""

import ast
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[2]
_PACKAGES = ("ui", "widgets")
_PRESSABLE = ("QAbstractButton", "QPushButton", "QToolButton", "QCheckBox", "QRadioButton", "QComboBox")


@cache
def classes() -> dict[str, ast.ClassDef]:
    """All classes of the window, by name."""
    files = [file for package in _PACKAGES for file in sorted((_ROOT / package).rglob("*.py"))]
    trees = [ast.parse(file.read_text("utf-8")) for file in files]
    return {node.name: node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.ClassDef)}


def derived_from(*bases: str) -> set[str]:
    """The classes of the window that are one of these, at any remove."""
    found = set(bases)
    while more := {name for name, node in classes().items() if name not in found and set(_names(node.bases)) & found}:
        found |= more
    return found - set(bases)


@cache
def makers() -> dict[str, int]:
    """Each class that makes something pressable, with how many places in it do."""
    kinds = derived_from(*_PRESSABLE) | set(_PRESSABLE)
    counts = {name: sum(_called(call) in kinds for call in _calls(node)) for name, node in classes().items()}
    return {name: count for name, count in counts.items() if count}


def maker_of(path: Sequence[str]) -> str | None:
    """The innermost class in a path that makes something pressable; one that is derived from it counts as it."""
    return next((maker for name in reversed(path) if (maker := _maker(name)) is not None), None)


@cache
def _maker(name: str) -> str | None:
    if name in makers() or name not in classes():
        return name if name in makers() else None
    return next((maker for base in _names(classes()[name].bases) if (maker := _maker(base)) is not None), None)


def dialogs() -> set[str]:
    """The dialogs that are opened, not those that others are made of."""
    found = derived_from("QDialog")
    return {name for name in found if not any(name in _names(classes()[other].bases) for other in found)}


def menus() -> set[str]:
    """The menus that are classes of their own."""
    return derived_from("QMenu")


def members(name: str) -> list[str]:
    """The values of an enumeration of texts."""
    body = classes()[name].body
    return [str(node.value.value) for node in body if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)]


def _calls(node: ast.ClassDef) -> Iterator[ast.Call]:
    return (inner for inner in ast.walk(node) if isinstance(inner, ast.Call))


def _called(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else ""


def _names(bases: list[ast.expr]) -> list[str]:
    return [base.id for base in bases if isinstance(base, ast.Name)]
