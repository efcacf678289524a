"""The person's rules that change what is heard and leave what is shown as it is."""

from collections.abc import Sequence
from dataclasses import replace

from tingshu.model import Chapter, Sentence
from tingshu.text.cleaning import RanWild, Replacement, edits, too_slow
from tingshu.text.sentences.clauses import LONGEST
from tingshu.text.spoken.plain import spoken
from tingshu.writing import is_speakable


def for_the_ear(
    chapters: tuple[Chapter, ...], replacements: Sequence[Replacement]
) -> tuple[tuple[Chapter, ...], tuple[str, ...]]:
    """Change what the voice is asked to say, by each rule in the whole book or not at all.

    A sentence of which a rule leaves nothing to say, or more than a service takes, is said as it was.

    Returns:
        The chapters, and a notice for each rule that could not be applied everywhere.
    """
    notices: list[str] = []
    for replacement in replacements:
        replacement.expression.allow(sum(len(s.spoken) for chapter in chapters for s in chapter.sentences))
        refused: list[str] = []
        try:
            chapters = tuple(_changed(chapter, replacement, refused) for chapter in chapters)
        except RanWild:
            notices.append(too_slow(replacement.name))
            continue
        if refused:
            notices.append(
                f"The rule {replacement.name!r} was not applied to {len(refused)} sentences, of which it leaves nothing"
                f" to say or more than {LONGEST} characters; the first is “{refused[0]}”"
            )
    return chapters, tuple(notices)


def _changed(chapter: Chapter, replacement: Replacement, refused: list[str]) -> Chapter:
    return replace(chapter, sentences=tuple(_said(s, replacement, refused) for s in chapter.sentences))


def _said(sentence: Sentence, replacement: Replacement, refused: list[str]) -> Sentence:
    changes = list(edits(replacement, sentence.spoken))
    if not changes:
        return sentence
    pieces, place = list[str](), 0
    for start, end, put in changes:
        pieces += (sentence.spoken[place:start], put)
        place = end
    said = spoken("".join((*pieces, sentence.spoken[place:])))
    if not is_speakable(said) or len(said) > LONGEST:
        refused.append(sentence.text)
        return sentence
    return replace(sentence, spoken=said)
