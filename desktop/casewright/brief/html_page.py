"""The frame of an HTML brief: head, style, marking above and below. A policy in the file itself forbids all fetching."""

from __future__ import annotations

from casewright.brief.house import Look

_STYLE = """
:root { color-scheme: light; }
body { margin: 0 auto; max-width: 46rem; padding: 1.5rem; background: #fff; color: #16202b;
       font: 1.05rem/1.55 var(--text); }
h1 { font-size: 2rem; line-height: 1.15; margin: .2em 0 .3em; }
h2, h3 { font-family: var(--headings); } h1, h2, h3 { color: var(--heading); }
th, dt, .kicker { font-family: "Source Sans 3", "Segoe UI", sans-serif; }
h2 { border-top: 1px solid var(--heading); padding-top: .4em; margin-top: 1.8em; font-size: 1.25rem; }
.kicker { color: var(--accent); letter-spacing: .1em; text-transform: uppercase; font-size: .8rem; font-weight: 600; }
.standfirst, small, caption, blockquote em, code, dt { color: #566270; }
.bottom-line { background: var(--panel); border-left: 4px solid var(--accent); padding: .8em 1em; font-size: 1.15rem; }
.judgement { border-left: 2px solid #d3d9df; padding-left: 1em; margin: 1em 0; }
dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); gap: .6em; font-size: .9rem; }
dt { font-size: .75rem; font-weight: 600; } dd { margin: 0; }
table { border-collapse: collapse; width: 100%; margin: 1.2em 0; font-size: .9rem; border-top: 1.5px solid #16202b; }
th { text-align: left; color: #566270; border-bottom: 1px solid #16202b; }
th, td { padding: .35em .6em .35em 0; vertical-align: top; } td { border-bottom: 1px solid #d3d9df; }
figure { margin: 1.6em 0; } figure img { width: 100%; height: auto; }
figcaption, summary { color: #566270; font: .85rem/1.4 "Source Sans 3", "Segoe UI", sans-serif; }
summary { cursor: pointer; margin-top: .4em; }
caption { caption-side: bottom; text-align: left; padding-top: .4em; }
sup a, a { color: var(--accent); text-decoration: none; } sup { font-size: .7em; font-weight: 600; }
mark { background: none; border: 1px solid #566270; border-radius: 3px; padding: 0 .3em; }
blockquote { border-left: 2px solid #d3d9df; margin: .4em 0; padding-left: .8em; }
blockquote p { margin: .2em 0; } li { margin-bottom: 1em; } code { font-size: .75rem; overflow-wrap: anywhere; }
body, td { overflow-wrap: anywhere; }
.stamp { color: #b4690e; font: 700 1.1rem "Source Sans 3", sans-serif; letter-spacing: .2em; }
.notice { color: #b4690e; font-family: "Source Sans 3", sans-serif; }
.marking { text-align: right; } .marking span { background: #000; font: 700 12pt "Source Sans 3", sans-serif;
       padding: .15em .5em; }
.house { display: flex; align-items: center; gap: 1em; margin-bottom: 1.2em; color: var(--heading);
       font: 600 1.05rem var(--headings); } .house img { max-height: 3.4rem; max-width: 14rem; }
"""
_FALLBACKS = {"serif": "Georgia, serif", "sans": '"Segoe UI", sans-serif'}
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


def page(
    *, title: str, language: str, marking: str, colour: str, body: str, manifest: str, look: Look
) -> str:
    """The document; every argument is HTML already, the manifest JSON without `<`."""
    label = f'<p class="marking"><span style="color: {colour}">{marking}</span></p>' if marking else ""
    return f"""<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{_POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>{_root(look)}{_STYLE}</style>
</head>
<body>
{label}
<main>
{body}
</main>
{label}
<script type="application/json" id="manifest">{manifest}</script>
</body>
</html>
"""


def _root(look: Look) -> str:
    """Colours and fonts of the house; checked values only, since they stand in a style sheet."""
    style = look.style
    return (
        f"\n:root {{ --accent: {style.accent}; --heading: {style.heading}; --panel: {style.panel};\n"
        f"        --text: {_family(look.text_family, style.text_font)};\n"
        f"        --headings: {_family(look.heading_family, style.heading_font)}; }}"
    )


def _family(family: str, kind: str) -> str:
    return f'"{family}", {_FALLBACKS[kind]}'
