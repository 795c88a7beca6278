"""The frame of an HTML brief: head, style, marking above and below. A policy in the file itself forbids all fetching."""

from __future__ import annotations

_STYLE = """
:root { color-scheme: light; }
body { margin: 0 auto; max-width: 46rem; padding: 1.5rem; background: #fff; color: #16202b;
       font: 1.05rem/1.55 "Source Serif 4", Georgia, serif; }
h1 { font-size: 2rem; line-height: 1.15; margin: .2em 0 .3em; }
h2, h3, th, dt, .kicker { font-family: "Source Sans 3", "Segoe UI", sans-serif; }
h2 { border-top: 1px solid #16202b; padding-top: .4em; margin-top: 1.8em; font-size: 1.25rem; }
.kicker { color: #1f4e79; letter-spacing: .1em; text-transform: uppercase; font-size: .8rem; font-weight: 600; }
.standfirst, small, caption, blockquote em, code, dt { color: #566270; }
.bottom-line { background: #f3f6f9; border-left: 4px solid #1f4e79; padding: .8em 1em; font-size: 1.15rem; }
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
sup a, a { color: #1f4e79; text-decoration: none; } sup { font-size: .7em; font-weight: 600; }
mark { background: none; border: 1px solid #566270; border-radius: 3px; padding: 0 .3em; }
blockquote { border-left: 2px solid #d3d9df; margin: .4em 0; padding-left: .8em; }
blockquote p { margin: .2em 0; } li { margin-bottom: 1em; } code { font-size: .75rem; overflow-wrap: anywhere; }
body, td { overflow-wrap: anywhere; }
.stamp { color: #b4690e; font: 700 1.1rem "Source Sans 3", sans-serif; letter-spacing: .2em; }
.notice { color: #b4690e; font-family: "Source Sans 3", sans-serif; }
.marking { text-align: right; } .marking span { background: #000; font: 700 12pt "Source Sans 3", sans-serif;
       padding: .15em .5em; }
"""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


def page(*, title: str, language: str, marking: str, colour: str, body: str, manifest: str) -> str:
    """The document; every argument is HTML already, the manifest JSON without `<`."""
    label = f'<p class="marking"><span style="color: {colour}">{marking}</span></p>' if marking else ""
    return f"""<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{_POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>{_STYLE}</style>
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
