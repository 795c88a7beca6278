"""Whatever stands in whichever field: every format is written, shows it literally, and nothing in it comes alive."""

from __future__ import annotations

import io
import re
import zipfile

import docx
import pikepdf
import pytest
from docx.oxml.ns import qn
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from justhtml import JustHTML

from casewright.brief.clean import clean
from casewright.brief.docx.package import to_docx
from casewright.brief.html import to_html
from casewright.brief.markdown import to_markdown

HOSTILE = (
    "<img src='http://198.51.100.1/x.png' onerror=alert(1)>", "<script>alert(1)</script>", "</script><b>&amp;&#60;</b>",
    "<para backColor='red'><font size=90>big</font></para>", "<a href='file:///etc/passwd'>here</a>", "<onDraw name='x'/>",
    "]]> <![CDATA[ --> <!-- <?xml?> <!DOCTYPE x [<!ENTITY e 'x'>]> &e;", "\\input{/etc/passwd} $$x^2$$ \\href{http://x.example}{y}",
    "[link](http://x.example) ![i](http://x.example/i.png) <http://x.example>", "http://x.example/a?b=c www.x.example me@x.example",
    "# heading", "- list", "1. list", "1) list", "> quote", "===", "---", "    code", "```\ncode\n```", "| a | b |\n|---|---|", "[^1]: note",
    "(parentheses) \\ \\( \\) BT ET", "{{braces}} %PDF-1.7 <</MCID 0>> BDC", "% left to the end: 0 %", "${7*7} {0} %s %n",
    "\x00\x01\x07\x1b[31m\x7f\x85", "\r\n\t\v\f\u2028\u2029", "\u202e100 euros\u202c", "\u2066left\u2069 \u2067right\u2069 \u2068first\u2069",
    "\u202a\u202b\u202d", "\ud800 lone \udfff", "\ufffe\uffff\ufdd0 \U0001ffff", "e\u0301\u0302\u0303" * 20, "\u0301 mark first",
    "a\u200bb\u200cc\u200dd\ufeffe\u2060f", "סכום 1,250 (30) ₪", "۱۴۰۵/۰۲/۱۴ – ۵۵–۸۰٪", "שָׁלוֹם a مُحَمَّد 12%", "中文測試 ひらがな 한국어",
    "👨\u200d👩\u200d👧\u200d👦 🏳️\u200d🌈 🇩🇪 1️⃣ 👍🏽", "\u0378\U000e0041\U0010ffff", "ﷺ ﬁ ǆ İi ß", "", " ", "\u00a0", "\u00ad",
    "'\"><svg onload=alert(1)>", "javascript:alert(1)", "data:text/html,<script>1</script>", "=cmd|' /C calc'!A0", "x" * 80,
)  # fmt: skip
ANY = st.text(st.characters(exclude_categories=()), max_size=30)
TEXTS = st.lists(st.one_of(st.sampled_from(HOSTILE), ANY), min_size=1, max_size=3).map(" ".join)
FEW = settings(
    max_examples=3,
    deadline=None,
    derandomize=True,
    phases=(Phase.generate,),
    suppress_health_check=list(HealthCheck),
)
MANY = settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))


def made(every_block, texts: list[str]):
    """A brief whose fields hold these texts in turn, each told apart by what stands before it."""
    said: list[tuple[str, str]] = []

    def say(kind: str) -> str:
        text = f"q{len(said)}z {texts[len(said) % len(texts)]}"
        said.append((kind, text))
        return text

    return every_block.whole_brief(say, texts[0]), said


def squeezed(text: str) -> str:
    return "".join(text.split())


def of_html(brief, said) -> None:
    root = JustHTML(to_html(brief), sanitize=False).root
    shown = squeezed(root.query("body")[0].to_text(separator=""))
    assert [text for kind, text in said if kind == "long" and squeezed(clean(text)) not in shown] == []
    elements = list(root.query("*"))
    assert {each.name for each in elements} <= TAGS
    for each in elements:
        assert {
            name for name in each.attrs if name.startswith("on") or name in ("srcdoc", "formaction", "action")
        } == set()
        assert str(each.attrs.get("href", "#")).startswith("#")
        assert str(each.attrs.get("src", "data:image/png;base64,")).startswith("data:image/png;base64,")
    assert [each.attrs["type"] for each in elements if each.name == "script"] == ["application/json"]


TAGS = frozenset(
    ["html", "head", "meta", "title", "style", "body", "main", "p", "h1", "h2", "h3", "strong", "em", "small", "mark", "bdi", "sup", "a", "ul", "li", "section", "b", "div", "dl", "dt", "dd", "table", "caption", "thead", "tbody", "tr", "th", "td", "figure", "figcaption", "details", "summary", "img", "ol", "br", "blockquote", "code", "hr", "script", "span", "aside"]
)  # fmt: skip


def of_docx(brief, said) -> None:
    data = to_docx(brief)
    document = docx.Document(io.BytesIO(data))
    section = document.sections[0]
    parts = [document.element, section.header._element, section.footer._element]
    shown = squeezed("".join(each.text or "" for part in parts for each in part.iter(qn("w:t")))).casefold()
    assert [
        text for kind, text in said if kind == "long" and squeezed(clean(text)).casefold() not in shown
    ] == []
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        files = {
            name: package.read(name).decode()
            for name in package.namelist()
            if name.endswith((".rels", ".xml"))
        }
    assert not any('TargetMode="External"' in text for text in files.values())
    fields = {each.text.strip() for part in parts for each in part.iter(qn("w:instrText"))}
    assert fields <= {"PAGE", "NUMPAGES"}


def of_markdown(brief, said) -> None:
    text = to_markdown(brief)
    bare = re.sub(r"\\(.)", r"\1", text)
    assert [each for kind, each in said if kind == "long" and clean(each).strip() not in bare] == []
    live = re.sub(r"\\.", "_", text)
    live = re.sub(r"(?<!!)\[[^\[\]]*\]\(#(?:source|part)-[\w-]+\)", "_", live)
    live = re.sub(r'<a id="(?:source|part)-[\w-]+"></a>|`[0-9a-f]{64}`', "", live)
    assert re.findall(r"[\[\]<`~$&@]|://|www\.", live) == []
    headings = [line for line in live.splitlines() if re.match(r"\s*#", line)]
    assert len(headings) == 3  # title, the one heading, and the annex


def of_pdf(printed, said) -> None:
    with pikepdf.open(printed.path) as document:
        names = {str(key) for key in document.Root} | set(document.Root.get("/Names", {}).keys())
        assert not names & {"/OpenAction", "/AA", "/JavaScript", "/AcroForm"}
        for page in document.pages:
            assert "/AA" not in page
            for annotation in page.get("/Annots", []):
                assert annotation.Subtype == "/Link"
                assert "/A" not in annotation
    plain = [
        text
        for kind, text in said
        if kind == "long" and text.isascii() and text.isprintable() and len(text) < 150
    ]
    assert [text for text in plain if squeezed(text) not in printed.body] == []


def check(brief, said, printed) -> None:
    of_markdown(brief, said)
    of_html(brief, said)
    of_docx(brief, said)
    of_pdf(printed, said)


@given(texts=st.lists(TEXTS, min_size=1, max_size=12))
@FEW
def test_no_text_breaks_a_format_or_comes_alive_in_it(texts, every_block, printed_as, tmp_path_factory):
    brief, said = made(every_block, texts)
    check(brief, said, printed_as(brief, tmp_path_factory.mktemp("fuzz") / "brief.pdf"))


@pytest.mark.deep
@given(texts=st.lists(TEXTS, min_size=1, max_size=12))
@MANY
def test_no_text_at_all_breaks_a_format(texts, every_block, printed_as, tmp_path_factory):
    brief, said = made(every_block, texts)
    check(brief, said, printed_as(brief, tmp_path_factory.mktemp("fuzz") / "brief.pdf"))


def test_known_tricks_in_every_format(every_block, printed_as, tmp_path):
    """A third of them in turn comes to stand in all fields together."""
    third = len(HOSTILE) // 3 + 1
    for start in range(0, len(HOSTILE), third):
        brief, said = made(every_block, list(HOSTILE[start : start + third]))
        check(brief, said, printed_as(brief, tmp_path / f"{start}.pdf"))


@pytest.mark.deep
@pytest.mark.parametrize("number", range(len(HOSTILE)))
def test_every_known_trick_in_every_field(number, every_block, printed_as, tmp_path):
    brief, said = made(every_block, [HOSTILE[number]])
    check(brief, said, printed_as(brief, tmp_path / "brief.pdf"))
