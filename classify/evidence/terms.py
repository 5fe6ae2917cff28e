"""Words as the model counts them: syllables with tones, and pairs and triples without."""

from collections import Counter
from itertools import pairwise

from classify.folding import fold, toned_words


def terms_of(text: str) -> Counter[str]:
    """How often each term stands in the text.

    Pairs and triples of folded syllables survive lost tone marks; single and paired toned syllables tell
    apart what folding merges. Their prefixes keep the kinds apart.
    """
    counts: Counter[str] = Counter()
    folded = [word for word in fold(text).split() if not word.isdigit()]
    toned = [word for word in toned_words(text) if not word.isdigit()]
    counts.update(f"2 {first} {second}" for first, second in pairwise(folded))
    counts.update(
        f"3 {first} {second} {third}"
        for first, second, third in zip(folded, folded[1:], folded[2:], strict=False)
    )
    counts.update(f"t {word}" for word in toned)
    counts.update(f"u {first} {second}" for first, second in pairwise(toned))
    return counts
