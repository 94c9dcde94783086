"""What an officer keeps on this computer, encrypted with their work: views, templates, quick actions, the session."""

from officer_app.domain.macros import Macro
from officer_app.domain.templates import AnswerTemplate
from sync.database import Database
from sync.macros import MACROS_OF, read_macros
from sync.template_uses import USES_OF, Uses, read_uses
from sync.templates import TEMPLATES_OF, read_templates
from sync.views import SESSION_OF, VIEWS_OF, SavedView, Session, read_session, read_views


class OwnItems:
    """Reads them from the work that is attached to a reader's database."""

    _db: Database

    def own_views(self, officer_id: str) -> list[SavedView]:
        """The views that an officer keeps on this computer."""
        found: str | None = self._db.value("SELECT value FROM work.meta WHERE key = ?", (f"{VIEWS_OF}{officer_id}",))
        return read_views(found) if found is not None else []

    def own_templates(self, officer_id: str, kept_as: str = TEMPLATES_OF) -> list[AnswerTemplate]:
        """The answer templates that an officer keeps on this computer; with UNFINISHED_OF those that he has not saved yet."""
        found: str | None = self._db.value("SELECT value FROM work.meta WHERE key = ?", (f"{kept_as}{officer_id}",))
        return read_templates(found) if found is not None else []

    def template_uses(self, officer_id: str) -> Uses:
        """How often an officer took which template for which category."""
        return read_uses(self._db.value("SELECT value FROM work.meta WHERE key = ?", (f"{USES_OF}{officer_id}",)))

    def own_macros(self, officer_id: str, kept_as: str = MACROS_OF) -> list[Macro] | None:
        """The quick actions that an officer keeps on this computer, None where they never changed any."""
        found: str | None = self._db.value("SELECT value FROM work.meta WHERE key = ?", (f"{kept_as}{officer_id}",))
        return read_macros(found) if found is not None else None

    def session(self, officer_id: str) -> Session | None:
        """What an officer looked at when he left."""
        found: str | None = self._db.value("SELECT value FROM work.meta WHERE key = ?", (f"{SESSION_OF}{officer_id}",))
        return read_session(found) if found is not None else None
