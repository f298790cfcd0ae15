"""The text of a Word file as a reader sees it: what python-docx, which reads plain runs of text, does not look inside of."""

from __future__ import annotations

from typing import Any

from targetcheck.draft.wordings import words_of

_TAKEN_OUT = words_of("del moveFrom Fallback rt rubyPr sdtPr sdtEndPr smartTagPr customXmlPr")
"""Elements of a Word file whose text is not shown: what was deleted, or stands there a second time."""
_AROUND = words_of(
    "ins moveTo sdt sdtContent smartTag fldSimple customXml dir bdo ruby rubyBase AlternateContent Choice oMathPara"
)
"""Elements around text that is shown, of which python-docx does not look inside."""


def as_shown(body: Any) -> None:
    """Makes of a Word file's text what a reader sees who accepts all changes: insertions, fields, content controls and
    formulas as plain text, nothing that is hidden or struck through.
    """
    for element in [found for found in body.iter() if _local(found) in _TAKEN_OUT]:
        if element.getparent() is not None:
            element.getparent().remove(element)
    word = body.tag.partition("}")[0] + "}"
    for box in list(body.iter(word + "txbxContent")):  # a text box stands behind the paragraph that it hangs on
        host = list(box.iterancestors(word + "p"))[-1]
        for block in reversed(list(box)):
            host.addnext(block)
    for run in [found for found in body.iter(word + "r") if _is_hidden(found, word)]:
        run.getparent().remove(run)
    for sign in list(body.iter(word + "sym")):  # of fonts of signs, whose letters stand at F000 and behind
        letter = int(sign.get(word + "char") or "0", 16) - 0xF000
        sign.tag, sign.text = word + "t", chr(letter) if 0x20 <= letter < 0x7F else "□"
    for element in [found for found in body.iter() if _local(found) in _AROUND or _local(found) == "oMath"]:
        inside = list(element)
        if _local(element) == "oMath":
            run = element.makeelement(word + "r", {})
            run.append(element.makeelement(word + "t", {}))
            run[0].text = "".join(sign.text or "" for sign in element.iter() if _local(sign) == "t")
            inside = [run]
        _in_place_of(element, inside)
    for run in [found for found in body.iter(word + "r") if found.getparent().tag == found.tag]:
        _in_place_of(run, [part for part in run if _local(part) != "rPr"])


def _is_hidden(run: Any, word: str) -> bool:
    """Whether a run of text is hidden, or struck through as what is no longer said."""
    looks = [look for name in ("vanish", "strike", "dstrike") for look in run.findall(f"{word}rPr/{word}{name}")]
    return any(look.get(word + "val") not in ("0", "false", "off") for look in looks)


def _in_place_of(element: Any, inside: list[Any]) -> None:
    for part in inside:
        element.addprevious(part)
    element.getparent().remove(element)


def _local(element: Any) -> str:
    """An element's name without its namespace; empty for a comment."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
