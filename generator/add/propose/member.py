"""A member of the cast: somebody in the article, of the dossier or new to it."""

from msgspec import Struct

from generator.model.page import ActorKind


class Member(Struct, frozen=True):
    """One of the cast. `roles` are the offices and descriptions that the article and the dossier give it, in words;
    `affiliation` is the id of whom it serves, empty where that is not known.
    """

    id: str
    name: str
    kind: ActorKind
    roles: tuple[str, ...] = ()
    affiliation: str = ""
    is_new: bool = False
