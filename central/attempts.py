"""Parts of one transaction that fail each on its own."""

from types import TracebackType

from sqlalchemy import NestedTransaction

from central.storage import Writing


class Attempt:
    """Used as a context again and again: what is written inside is undone where it raises, and what was written before stays.

    The exception is kept, for `reraise` when the transaction has been committed.
    """

    def __init__(self, tx: Writing) -> None:
        self._tx = tx
        self._savepoint: NestedTransaction | None = None
        self._error: Exception | None = None

    @property
    def failed(self) -> bool:
        """Whether the last attempt raised."""
        return self._error is not None

    def failed_by(self, kind: type[Exception]) -> bool:
        """Whether the last attempt raised such an exception."""
        return isinstance(self._error, kind)

    def reraise(self) -> None:
        """Raise what an attempt raised, if one did."""
        if self._error is not None:
            raise self._error

    def __enter__(self) -> None:
        self._savepoint = self._tx.connection.begin_nested()

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> bool:
        assert self._savepoint is not None
        self._error = None
        if error is None:
            self._savepoint.commit()
            return False
        self._savepoint.rollback()
        self._error = error if isinstance(error, Exception) else None
        return self.failed
