"""LaTeX in BibTeX values, to plain text and back. One pass, a bounded stack: nesting costs nothing and recursion is not used.

Italics become the `<i>` that CSL allows in titles. What is not known (a command, mathematics) stays as it is written.
"""

from __future__ import annotations

import re
import unicodedata

from casewright.model.errors import InvalidValue

_DEEPEST = 200
_ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306", ".": "\u0307", '"': "\u0308",
    "r": "\u030a", "H": "\u030b", "v": "\u030c", "d": "\u0323", "c": "\u0327", "k": "\u0328", "b": "\u0331",
}  # fmt: skip
_SYMBOLS = {
    "ss": "ß", "SS": "ẞ", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å", "AA": "Å", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł",
    "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð", "dj": "đ", "DJ": "Đ", "th": "þ", "TH": "Þ", "ng": "ŋ", "NG": "Ŋ",
    "textbackslash": "\\", "textasciitilde": "~", "textasciicircum": "^", "textbraceleft": "{", "textbraceright": "}",
    "textendash": "–", "textemdash": "—", "textquotedblleft": "“", "textquotedblright": "”", "textquoteleft": "‘",
    "textquoteright": "’", "textquotesingle": "'", "textquotedbl": '"', "guillemotleft": "«", "guillemotright": "»", "S": "§",
    "P": "¶", "copyright": "©", "pounds": "£", "euro": "€", "texteuro": "€", "ldots": "…", "dots": "…", "textellipsis": "…",
    "textregistered": "®", "texttrademark": "™", "textdegree": "°", "slash": "/", "LaTeX": "LaTeX", "TeX": "TeX",
    "&": "&", "%": "%", "$": "$", "#": "#", "_": "_", "{": "{", "}": "}", " ": " ", ",": "\u2009", "-": "\u00ad", "/": "",
    "\\": " ", "newline": " ", "@": "", "relax": "", "protect": "",
}  # fmt: skip
_WRAPPERS = {"emph": "i", "textit": "i", "textsl": "i", "textbf": "b", "textsc": "sc", "textsuperscript": "sup", "textsubscript": "sub",
             "textrm": "", "textnormal": "", "text": "", "mbox": "", "url": "", "enquote": "“"}  # fmt: skip
_TOKEN = re.compile(
    r"\\[A-Za-z]+[ \t]*|\\.|---|--|``|''|[{}~]|[ \t\n\r\f\v]+|[^\\{}~ \t\n\r\f\v`'-]+|.", re.DOTALL
)
_SPACE = re.compile(r"[ \t\n\r\f\v]+")
_SPECIAL = re.compile(r"[\\{}$&#%_~^\u00a0]|</?(?:i|b|sup|sub|sc)>")
_WRITTEN = {
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
    "\u00a0": "~", "<i>": r"\emph{", "<b>": r"\textbf{", "<sup>": r"\textsuperscript{", "<sub>": r"\textsubscript{", "<sc>": r"\textsc{",
}  # fmt: skip


def decode_latex(value: str) -> str:
    """The text that a BibTeX value stands for, in Unicode (NFC), white space as single spaces.

    Raises:
        InvalidValue: it is nested deeper than anybody writes.
    """
    if not any(sign in value for sign in "\\{}~`'-"):
        return _SPACE.sub(" ", value).strip(" ")
    return _Decoder().decode(value)


def encode_latex(text: str) -> str:
    """Text as a BibTeX value that every reader takes the same way; letters of all scripts stay themselves."""
    opened: list[str] = []
    last = {tag: text.rfind(f"</{tag}>") for tag in ("i", "b", "sup", "sub", "sc")}

    def written(match: re.Match[str]) -> str:
        sign = match[0]
        if sign.startswith("</"):
            if opened and opened[-1] == sign[2:]:
                opened.pop()
                return "}"
            return sign
        if sign.startswith("<"):
            if last[sign[1:-1]] < match.end():
                return sign
            opened.append(sign[1:])
        return _WRITTEN.get(sign, f"\\{sign}")

    return _SPECIAL.sub(written, text) + "}" * len(opened)


class _Decoder:
    """`frames` are the open braces, each with its text so far and what becomes of it when it closes."""

    def __init__(self) -> None:
        self.frames: list[tuple[list[str], str]] = [([], "")]
        self.pending = ""  # an accent or wrapper that waits for its argument

    def decode(self, value: str) -> str:
        for token in _TOKEN.findall(value):
            self._take(token)
        while len(self.frames) > 1:
            self._close()
        return _SPACE.sub(" ", unicodedata.normalize("NFC", "".join(self.frames[0][0]))).strip(" ")

    def _take(self, token: str) -> None:
        if token == "{":
            if len(self.frames) > _DEEPEST:
                raise InvalidValue("Its braces are nested too deeply.")
            self.frames.append(([], self.pending))
            self.pending = ""
        elif token == "}":
            self._close()
        elif token[0] == "\\" and len(token) > 1:
            self._command(token)
        elif _SPACE.fullmatch(token):
            if not self.pending and not (self.frames[-1][0] and self.frames[-1][0][-1] == " "):
                self._emit(" ")
        else:
            self._emit({"~": "\u00a0", "--": "–", "---": "—", "``": "“", "''": "”"}.get(token, token))

    def _command(self, token: str) -> None:
        name = token[1:].rstrip(" \t")
        name = name or " "
        if name in _ACCENTS:
            self.pending = f"accent {name}"
        elif name in _WRAPPERS:
            self.pending = f"wrap {name}"
        elif name in _SYMBOLS:
            self._emit(_SYMBOLS[name])
        else:
            self._emit(token)

    def _emit(self, text: str) -> None:
        if self.pending and text:
            text, self.pending = _applied(self.pending, text), ""
        self.frames[-1][0].append(text)

    def _close(self) -> None:
        if len(self.frames) == 1:
            return  # one brace too many
        parts, act = self.frames.pop()
        text = "".join(parts)
        self.frames[-1][0].append(_applied(act, text) if act else text)


def _applied(act: str, text: str) -> str:
    kind, _, name = act.partition(" ")
    if kind == "accent":
        first = {"ı": "i", "ȷ": "j"}.get(text[:1], text[:1])
        return first + _ACCENTS[name] + text[1:] if first.strip() else _ACCENTS[name].strip() + text
    tag = _WRAPPERS[name]
    if tag == "“":
        return f"“{text}”"
    return f"<{tag}>{text}</{tag}>" if tag and text else text
