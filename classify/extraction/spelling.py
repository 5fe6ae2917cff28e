"""Words spelled as the page spells them elsewhere: a lost mark is outvoted by the places that kept it."""

import re
from collections import Counter

from classify.flat import flat


def as_repeated(words: str, text: str) -> str:
    """The words with the marks that most places of the same letters have; as they are without a majority.

    An agency names its place again beside the date, an applicant signs below. Case is kept.
    """
    pattern = rf"(?<!\w){re.escape(flat(words))}(?!\w)"
    spelled = Counter(text[match.start() : match.end()].upper() for match in re.finditer(pattern, flat(text)))
    most = spelled.most_common(1)
    if not most or most[0][1] < 2 or most[0][1] <= spelled[words.upper()]:
        return words
    return "".join(new if old.isupper() else new.lower() for old, new in zip(words, most[0][0], strict=True))
