"""Officers, their roles, and what each of them may see."""

from dataclasses import dataclass

from officer_app.domain.areas import covers
from officer_app.domain.vocabulary import PhotoRole, Role, Visibility


@dataclass(frozen=True, slots=True)
class Officer:
    """A person of the city's apparatus; `areas` are codes of any level, `agency` the code of an agency's own people."""

    id: str
    login: str
    name: str
    title: str
    roles: frozenset[Role]
    areas: tuple[str, ...]
    agency: str | None = None

    def in_scope(self, ward: str, agency: str | None) -> bool:
        """Whether a report of this ward, handed to this agency, is one the officer may see at all."""
        inside = any(covers(area, ward) for area in self.areas)
        if self.roles == {Role.AGENCY}:
            return inside and agency is not None and agency == self.agency
        return inside

    def may_see_photo(self, visibility: Visibility, role: PhotoRole) -> bool:
        """Whether the officer may see a photo of a report in scope.

        The citizen's photo of a private report is for office staff and supervisors only (domain.md, privacy). So are, of words
        that this version does not know, reports of an unknown visibility and photos of an unknown role.
        """
        if visibility is Visibility.PUBLIC or (role.is_known and role is not PhotoRole.CITIZEN):
            return True
        return bool(self.roles & {Role.STAFF, Role.SUPERVISOR})
