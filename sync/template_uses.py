"""How often an officer took which template for which category on this computer: the likeliest are offered first."""

import msgspec

# The key under which it is kept, and how many pairs of template and category are remembered.
USES_OF = "template-uses:"
MOST_USES = 500
Uses = dict[tuple[str, str], int]


def read_uses(text: str | None) -> Uses:
    """What is kept; what cannot be understood counts for nothing."""
    try:
        found = msgspec.json.decode(text or "[]", type=list[tuple[str, str, int]])
    except msgspec.MsgspecError:
        return {}
    return {(template_id, category): count for template_id, category, count in found}


def write_uses(uses: Uses) -> str:
    """As it is kept; of too many the rarest go."""
    kept = sorted(uses.items(), key=lambda entry: -entry[1])[:MOST_USES]
    return msgspec.json.encode([(*pair, count) for pair, count in kept]).decode()


def with_one_more(uses: Uses, template_id: str, category: str) -> Uses:
    """The uses after one more."""
    pair = template_id, category
    return uses | {pair: uses.get(pair, 0) + 1}
