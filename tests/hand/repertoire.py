"""Everything that the random walk does, each with how often: of all together in a hundred gestures about so many."""

from tests.hand import counting, gestures, going
from tests.hand.gestures import Gesture

GESTURES = {
    "step": Gesture(22, gestures.step_by_key),
    "enter": Gesture(8, gestures.main_action),
    "row": Gesture(12, gestures.click_row),
    "button": Gesture(9, gestures.click_button),
    "type": Gesture(5, gestures.type_nowhere),
    "form": Gesture(7, gestures.open_form),
    "leave": Gesture(1.5, gestures.leave_draft),
    "found": Gesture(1, gestures.find_draft),
    "digit": Gesture(4, gestures.status_key),
    "search": Gesture(4, gestures.search),
    "tick": Gesture(4, gestures.tick),
    "bulk": Gesture(1.5, gestures.bulk),
    "untick": Gesture(4, gestures.untick),
    "undo": Gesture(4, gestures.undo),
    "palette": Gesture(3, gestures.palette),
    "tab": Gesture(4, gestures.tab),
    "page": Gesture(3, gestures.go_elsewhere),
    "map": Gesture(2, gestures.map_mode),
    "groups": Gesture(2, gestures.groups),
    "esc": Gesture(8, gestures.leave_everything),
    "colleague": Gesture(6, gestures.colleague_acts),
    "wheel": Gesture(3, gestures.wheel),
    "text": Gesture(2, gestures.click_text),
    "chip": Gesture(2, counting.chip_counts),
    "menu": Gesture(1.5, counting.menu_counts),
    "heads": Gesture(1, counting.head_counts),
    "place": Gesture(1, counting.place_counts),
    "tile": Gesture(0.5, counting.tile_counts),
    "language": Gesture(0.3, going.other_language),
    "theme": Gesture(0.3, going.other_theme),
    "size": Gesture(0.3, going.other_text_size),
    "officer": Gesture(0.25, going.other_officer),
}
