"""Hostile Markdown is published as harmless text, in whichever place it is set."""

from __future__ import annotations

import pytest
from markdown import Markdown
from selectolax.lexbor import LexborHTMLParser

from verkkokurssi.markdown import inline, outline, parts, plain, to_html

BODIES = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//x.fi/x.js></SCRIPT>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<img src=x onerror=alert(1)>",
    "<img src='x' onerror='alert(1)'",
    "<svg/onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
    "<iframe src=javascript:alert(1)>",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "<object data=javascript:alert(1)>",
    "<embed src=x.swf>",
    "<base href=//x.fi>",
    "<meta http-equiv=refresh content='0;url=//x.fi'>",
    "<link rel=stylesheet href=//x.fi/x.css>",
    "<style>*{background:url(//x.fi)}</style>",
    "<form action=//x.fi><input name=a><button>",
    "<a href=javascript:alert(1)>x</a>",
    "<a href=' javascript:alert(1)'>x</a>",
    "<a\thref=&#1;javascript:alert(1)>x</a>",
    "<body onload=alert(1)>",
    "<details open ontoggle=alert(1)>",
    "<video><source onerror=alert(1)>",
    "<audio src=x onerror=alert(1)>",
    "<marquee onstart=alert(1)>",
    "<template><script>alert(1)</script></template>",
    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
    "<textarea><img title='</textarea><img src=x onerror=alert(1)>'>",
    "<xmp><p title='</xmp><svg/onload=alert(1)>'>",
    "<!--><img src=x onerror=alert(1)>-->",
    "<!--[if IE]><script>alert(1)</script><![endif]-->",
    "<?php system('x') ?>",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<div\n\n<script>alert(1)</script>",
    "</div></div></body></html><script>alert(1)</script>",
    "</code></pre><script>alert(1)</script>",
    "[x](javascript:alert(1))",
    "[x](JAVASCRIPT:alert(1))",
    "[x](java\tscript:alert(1))",
    "[x](&#x6A;avascript:alert(1))",
    "[x](javascript&colon;alert(1))",
    "[x](\\javascript:alert(1))",
    "[x](<javascript:alert(1)>)",
    "[x](javascript://x.fi/%0aalert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:msgbox)",
    "[x](blob:https://x.fi/1)",
    "[x](file:///etc/passwd)",
    "[x](//x.fi)",
    "[x](/\\x.fi)",
    "[x](\\\\x.fi)",
    "[x](https://x.fi\"onmouseover=alert(1))",
    "[x](https://x.fi 'a\" onmouseover=alert(1) b=\"')",
    "[x](https://x.fi\u2028onmouseover=alert(1))",
    "[x](https://luotettava.fi@x.fi/)",
    "[x][y]\n\n[y]: javascript:alert(1)",
    "[x][y]\n\n[y]: https://x.fi \"\"onmouseover=alert(1)//\"",
    "<javascript:alert(1)>",
    "<https://x.fi/\"onmouseover=\"alert(1)>",
    "![x](javascript:alert(1))",
    "![x](https://x.fi/seuraa.gif)",
    "![\"onerror=alert(1) x=\"](x)",
    "![x](x 'onerror=alert(1)')",
    "[[<script>alert(1)</script>]]",
    "[[x|<img src=x onerror=alert(1)>]]",
    "[[\"onmouseover=alert(1) x=\"]]",
    "![[../../private/x]]",
    "```\"onmouseover=alert(1)\n<script>alert(1)</script>\n```",
    "```html\n</code></pre><script>alert(1)</script>\n```",
    "`</code><script>alert(1)</script>`",
    "# <script>alert(1)</script> {#x onclick=alert(1)}",
    "x{: onclick=alert(1) }",
    "x\n{: .a style=\"position:fixed\" onclick=\"alert(1)\" }",
    "<div markdown=1 onclick=alert(1)>x</div>",
    "--8<-- \"/etc/passwd\"",
    "{% include '/etc/passwd' %}{{ config }}",
    "{{ ''.__class__.__mro__ }}",
    "[TOC]",
    "[^1]\n\n[^1]: <script>alert(1)</script>",
    "*[HTML]: <script>alert(1)</script>",
    "!!! note \"<script>alert(1)</script>\"\n    x",
    "$$<script>alert(1)</script>$$",
    ":material-bug:{ onclick=alert(1) }",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "\\<script\\>alert(1)\\</script\\>",
    "\x02klzzwxh:0000\x03<script>",
    "\x00<script>alert(1)</script>",
    "\u202e<script>alert(1)</script>",
    "\ufeff<script>alert(1)</script>",
    "＜script＞alert(1)＜/script＞",
    "<\u017fcript>alert(1)</\u017fcript>",
    "a\u0000javascript:alert(1)",
]  # fmt: skip

ALLOWED = {"p", "a", "em", "strong", "code", "pre", "ul", "ol", "li", "blockquote", "br", "hr", "h2", "h3", "h4", "h5", "h6"}  # fmt: skip


def assert_text_only(html: str) -> None:
    tree = LexborHTMLParser(f"<!doctype html><title>t</title><body>{html}</body>")
    assert tree.body is not None and tree.head is not None
    assert [node.tag for node in tree.head.iter()] == ["title"]
    for node in tree.css("body *"):
        assert node.tag in ALLOWED
        assert set(node.attributes) <= {"href", "rel"}
        href = node.attributes.get("href")
        assert href is None or href.startswith(("https://x.fi", "../own/"))


@pytest.mark.parametrize("body", BODIES)
def test_it_is_only_text(body: str) -> None:
    around = ("{}", "> {}", "- {}", "a {} b", "## {}", "[{}](https://x.fi)", "**{}**", "{}\n\n{}")
    for frame in around:
        text = frame.replace("{}", body)
        for resolve in (lambda target: None, lambda target: ("../own/", target)):
            assert_text_only(to_html(text, resolve=resolve))
            assert_text_only(to_html(text, resolve=resolve, poem=True))
        assert_text_only(inline(text))
        plain(text)
        outline(text)
        parts(text)


@pytest.mark.parametrize("body", BODIES)
def test_python_markdown_leaves_it_as_it_is(body: str) -> None:
    """The compiler sets finished HTML into pages that MkDocs reads: nothing there may wake up."""
    html = to_html(body, resolve=lambda target: None)
    page = Markdown(extensions=["toc"]).convert(f'<div class="vk-text">\n{html}\n</div>')
    tree = LexborHTMLParser(page)
    assert not tree.css("script, img, svg, iframe, style, form, [onclick], [onerror], [style]")
    for link in tree.css("a[href]"):
        assert (link.attributes["href"] or "").startswith("https://x.fi")
