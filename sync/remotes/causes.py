"""What lies below an error of `requests`, which wraps it several times: in arguments, reasons and causes."""

from collections.abc import Iterator


def causes(error: BaseException) -> Iterator[BaseException]:
    """The error and all that it wraps, the outermost first."""
    seen: set[int] = set()
    waiting: list[object] = [error]
    while waiting:
        one = waiting.pop(0)
        if isinstance(one, BaseException) and id(one) not in seen:
            seen.add(id(one))
            yield one
            waiting += [*one.args, getattr(one, "reason", None), one.__cause__, one.__context__]
