"""Files that nobody should be able to hurt the build with, each with its defined outcome.

``codes``: exactly the problems that the file brings. ``kept``: whether a document of it stays
in the project for the other rules; either way a problem is an error and stops the build.
``line``: where the first problem points.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Case:
    """One hostile file."""

    name: str
    path: str
    data: bytes
    codes: tuple[str, ...] = ()
    kept: bool = False
    line: int | None = None


STORY = "title: T\ncontent_notes: [none]\n"
TEXT = "Tekstiä.\n"


def _md(header: str, body: str = TEXT) -> bytes:
    return f"---\n{header}---\n{body}".encode()


def _in(folder: str, ending: str, rows: list[tuple[object, ...]]) -> list[Case]:
    """(name, data, codes, kept, line) → cases with a file of their own each."""
    cases = []
    for name, data, codes, *rest in rows:
        kept = bool(rest[0]) if rest else False
        line = rest[1] if len(rest) > 1 else None
        assert isinstance(name, str) and isinstance(codes, str)
        assert line is None or isinstance(line, int)
        raw = data.encode() if isinstance(data, str) else data
        assert isinstance(raw, bytes)
        path = f"{folder}/{name}{ending}"
        cases.append(Case(f"{folder}: {name}", path, raw, tuple(codes.split()), kept, line))
    return cases


KEPT = True
LAUGHS = "".join(
    f"k{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9) if i else 'lol'}]\n" for i in range(9)
)

BYTES = _in("content/stories", ".md", [
    ("empty", "", "FM105"),
    ("spaces", "  \n\n \n", "FM105"),
    ("newlines", "\n" * 5000, "FM105"),
    ("only-bom", b"\xef\xbb\xbf", "FM105"),
    ("two-boms", b"\xef\xbb\xbf" * 2 + _md(STORY), "FM105"),
    ("no-header", "# Otsikko\n\nTekstiä.\n", "FM105"),
    ("blank-line-first", b"\n" + _md(STORY), "FM105"),
    ("space-first", b" " + _md(STORY), "FM105"),
    ("toml-header", "+++\ntitle = 'T'\n+++\nTekstiä.\n", "FM105"),
    ("json-header", '{"title": "T"}\n\nTekstiä.\n', "FM105"),
    ("html-comment-first", b"<!-- x -->\n" + _md(STORY), "FM105"),
    ("four-dashes", b"-" + _md(STORY), "FM105"),
    ("em-dash-fence", "—\ntitle: T\n—\nTekstiä.\n", "FM105"),
    ("only-fence", "---", "FM106"),
    ("only-fence-line", "---\n", "FM106"),
    ("not-closed", f"---\n{STORY}\nTekstiä.\n", "FM106", False, 1),
    ("closed-with-dots", f"---\n{STORY}...\nTekstiä.\n", "FM106"),
    ("closed-indented", f"---\n{STORY} ---\nTekstiä.\n", "FM106"),
    ("closed-with-four", f"---\n{STORY}----\nTekstiä.\n", "FM106"),
    ("closed-with-tab", f"---\n{STORY}---\t\nTekstiä.\n", "FM106"),
    ("closed-far-below", f"---\n{STORY}\nTekstiä: ja: muuta.\n\n---\n\nLoppu.\n", "FM107"),
    ("empty-header", "---\n---\nTekstiä.\n", "FM113", False, 1),
    ("comment-header", "---\n# vain huomautus\n---\nTekstiä.\n", "FM113"),
    ("with-nul", b"---\ntitle: T\n---\na\0b\n", "FM104", False, 4),
    ("nul-in-header", b"---\ntitle: T\0\n---\nText.\n", "FM104", False, 2),
    ("png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "FM104"),
    ("jpeg", b"\xff\xd8\xff\xe0\0\x10JFIF\0", "FM104"),
    ("zip", b"PK\x03\x04\x14\0\0\0\x08\0", "FM104"),
    ("docx-without-nul", b"PK\x03\x04\xff\xfe\xfd", "FM102"),
    ("pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "FM102", False, 2),
    ("elf", b"\x7fELF\x02\x01\x01\0", "FM104"),
    ("gzip", b"\x1f\x8b\x08\0\0\0\0\0", "FM104"),
    ("utf-16-le", "\ufeff---\ntitle: T\n---\nä\n".encode("utf-16-le"), "FM104"),
    ("utf-16-be", "\ufeff---\ntitle: T\n---\nä\n".encode("utf-16-be"), "FM104"),
    ("utf-32", "---\ntitle: T\n---\nä\n".encode("utf-32"), "FM104"),
    ("latin-1", "---\ntitle: T\n---\n\nHän lähti.\n".encode("latin-1"), "FM102", False, 5),
    ("windows-1252", "---\ntitle: “T”\n---\nx\n".encode("cp1252"), "FM102", False, 2),
    ("overlong", b"---\ntitle: \xc0\xaf\n---\nx\n", "FM102", False, 2),
    ("encoded-surrogate", b"---\ntitle: \xed\xa0\x80\n---\nx\n", "FM102"),
    ("beyond-unicode", b"---\ntitle: \xf4\x90\x80\x80\n---\nx\n", "FM102"),
    ("cut-in-a-letter", _md(STORY)[:-2] + b"\xc3", "FM102"),
    ("stray-continuation", b"---\ntitle: \x80\n---\nx\n", "FM102"),
    ("one-byte-too-much", _md(STORY, "a" * (1024 * 1024)), "FM103"),
    ("ten-megabytes", _md(STORY, "a\n" * 5_000_000), "FM103"),
    ("ten-megabytes-of-nul", b"\0" * 10_000_000, "FM103"),
    ("long-header", _md(STORY + f"summary: {'a' * 16_400}\n"), "FM111", False, 1),
    ("many-keys", _md(STORY + "".join(f"k{i}: x\n" for i in range(3000))), "FM111"),
    ("empty-body", _md(STORY, ""), "FM119", KEPT, 4),
    ("blank-body", _md(STORY, "\n\n  \n"), "FM119", KEPT),
])  # fmt: skip

YAML = _in("content/stories", ".md", [
    ("tab-indent", _md("title: T\nchecks:\n\tignore: {}\n"), "FM108", False, 4),
    ("tab-after-colon", _md("title:\tT\n"), "FM108", False, 2),
    ("tab-in-quotes", _md('title: "T\tT"\n'), "FM108"),
    ("tab-before-comment", _md("title: T\t# x\n"), "FM108"),
    ("twice", _md(STORY + "title: Toinen\n"), "FM109", KEPT, 4),
    ("twice-quoted", _md(STORY + '"title": Toinen\n'), "FM109", KEPT),
    ("twice-nested", _md(STORY + "contributors: [{id: a, id: b}]\n"), "FM109", KEPT, 4),
    ("twice-and-twice", _md(STORY + "title: B\ntitle: C\n"), "FM109 FM109", KEPT),
    ("anchor", _md("title: &a T\ncontent_notes: [none]\n"), "FM110", False, 2),
    ("anchor-on-list", _md("title: T\ntopics: &a [uni]\n"), "FM110", False, 3),
    ("alias", _md("title: &a T\nsummary: *a\n"), "FM110 FM110"),
    ("alias-of-nothing", _md("title: *a\n"), "FM110", False, 2),
    ("alias-key", _md("title: T\n*a : x\n"), "FM110"),
    ("merge", _md(STORY + "<<: {title: x}\n"), "FM110", False, 4),
    ("merge-list", _md(STORY + "<<: [{a: b}, {c: d}]\n"), "FM110"),
    ("recursive", _md("title: T\ntopics: &a [*a]\n"), "FM110 FM110"),
    ("billion-laughs", _md(f"title: T\n{LAUGHS}"), " ".join(["FM110"] * 50)),
    ("python-object", _md("title: !!python/object/apply:os.system ['rm -rf /']\n"), "FM110"),
    ("python-name", _md("title: !!python/name:os.system\n"), "FM110"),
    ("python-new", _md("title: !!python/object/new:type {args: [z]}\n"), "FM110"),
    ("tag-str", _md("title: !!str T\n"), "FM110", False, 2),
    ("tag-binary", _md("title: !!binary aGVp\n"), "FM110"),
    ("tag-set", _md("title: T\ntopics: !!set {uni}\n"), "FM110"),
    ("tag-omap", _md("title: T\ntopics: !!omap [a: b]\n"), "FM110"),
    ("tag-own", _md("title: !env SECRET\n"), "FM110"),
    ("tag-verbatim", _md("title: !<tag:yaml.org,2002:str> T\n"), "FM110"),
    ("tag-bare", _md("title: ! T\n"), "FM110"),
    ("tag-on-key", _md("!!str title: T\n"), "FM110"),
    ("directive-tag", _md("%TAG ! tag:x,2026:\n--- {title: T}\n"), "FM110"),
    ("directive-yaml", _md("%YAML 1.1\n--- {title: T}\n"), "FM110"),
    ("directive-odd", _md("%FOO x\ntitle: T\n"), "FM107"),
    ("two-documents", _md("title: T\n--- {title: B}\n"), "FM107"),
    ("document-end", _md("title: T\n...\ntitle: B\n"), "FM107"),
    ("deep-brackets", _md("title: " + "[" * 5000 + "\n"), "FM111", False, 2),
    ("deep-closed", _md("title: " + "[" * 2000 + "]" * 2000 + "\n"), "FM111"),
    ("deep-braces", _md("title: " + "{a: " * 1000 + "\n"), "FM111"),
    ("deep-lines", _md("".join(" " * i + "a:\n" for i in range(150))), "FM111", False, 8),
    ("deep-dashes", _md("title:\n" + "- " * 5000 + "x\n"), "FM111"),
    ("seven-levels", _md("a: {b: {c: {d: {e: {f: {g: x}}}}}}\n"), "FM111"),
    ("quote-open", _md('title: "T\n'), "FM107"),
    ("apostrophe-open", _md("title: 'T\n"), "FM107"),
    ("bracket-open", _md("topics: [uni\ntitle: T\n"), "FM107"),
    ("brace-open", _md("approved: {on: 2026-05-01\ntitle: T\n"), "FM107"),
    ("bracket-closed-twice", _md("topics: [uni]]\n"), "FM107"),
    ("colon", _md("title: Yö: aamu\n"), "FM107", False, 2),
    ("no-colon", _md("title\nsummary: x\n"), "FM107"),
    ("indent", _md("title: T\n  summary: x\n"), "FM107"),
    ("dash", _md("title: T\n- x\n"), "FM107", False, 3),
    ("at", _md("title: @kuusi\n"), "FM107", False, 2),
    ("backtick", _md("title: `T`\n"), "FM107"),
    ("percent", _md("title: %T\n"), "FM107"),
    ("backslash", _md('title: "C:\\Users\\minä"\n'), "FM107", False, 2),
    ("bell", _md("title: T\x07\n"), "FM107", False, 2),
    ("escape-sequence", _md("title: \x1b[31mT\n"), "FM107"),
    ("delete", _md("title: T\x7f\n"), "FM107"),
    ("c1", _md("title: T\x9b31m\n"), "FM107"),
    ("noncharacter", _md("title: T\uffff\n"), "FM107"),
    ("bom-inside", _md("title: \ufeffT\n"), "FM107"),
    ("escaped-nul", _md('title: "T\\0"\n'), "FM107", False, 2),
    ("escaped-bell", _md('title: "T\\a"\n'), "FM107"),
    ("escaped-surrogate", _md('title: "\\ud800"\n'), "FM107"),
    ("root-list", _md("- title: T\n"), "FM107"),
    ("root-text", _md("vain tekstiä\n"), "FM107"),
    ("root-quoted", _md('"T"\n'), "FM107"),
    ("root-block", _md("|\n  T\n"), "FM107"),
    ("key-list", _md("? [a, b]\n: x\n"), "FM107"),
    ("key-mapping", _md("{a: b}: x\n"), "FM107"),
    ("mustache", _md("title: {{ secret }}\n"), "FM107"),
    ("jinja", _md("title: {% include 'x' %}\n"), "FM107"),
    ("crlf-colon", b"---\r\ntitle: T\r\nsummary: a: b\r\n---\r\nx\r\n", "FM107", False, 3),
    ("key-empty", _md(STORY + ": x\n"), "FM107", False, 4),
    ("key-long", _md(STORY + "k" * 500 + ": x\n"), "FM112", KEPT),
    ("key-very-long", _md(STORY + "k" * 5000 + ": x\n"), "FM107"),
])  # fmt: skip

VALUES = _in("content/stories", ".md", [
    ("title-missing", _md("content_notes: [none]\n"), "FM113", False, 1),
    ("title-empty", _md("title:\ncontent_notes: [none]\n"), "FM113", False, 2),
    ("title-spaces", _md("title: '  '\n"), "FM114", False, 2),
    ("title-list", _md("title: [a]\n"), "FM114", False, 2),
    ("title-mapping", _md("title: {a: b}\n"), "FM114"),
    ("title-misspelt", _md("titel: T\n"), "FM113 FM112"),
    ("key-unknown", _md(STORY + "\nauthor: kuusi\n"), "FM112", KEPT, 5),
    ("key-cased", _md(STORY + "Summary: x\n"), "FM112", KEPT),
    ("key-class", _md(STORY + "__class__: x\n"), "FM112", KEPT),
    ("key-init", _md(STORY + "__init__: {__globals__: {}}\n"), "FM112", KEPT),
    ("key-proto", _md(STORY + "__proto__: {admin: true}\n"), "FM112", KEPT),
    ("key-config", _md(STORY + "model_config: {extra: allow}\n"), "FM112", KEPT),
    ("key-template", _md(STORY + "template: evil.html\n"), "FM112", KEPT),
    ("key-merge-quoted", _md(STORY + "'<<': x\n"), "FM110"),
    ("many-faults", _md(STORY + "a: 1\nb: 2\nlicence: x\n"), "FM112 FM112 FM114", KEPT, 4),
    ("licence", _md(STORY + "licence: CC-BY\n"), "FM114", KEPT, 4),
    ("licence-list", _md(STORY + "licence: [CC-BY-4.0]\n"), "FM114", KEPT),
    ("language", _md(STORY + "language: suomi\n"), "FM114", KEPT),
    ("notes-word", _md("title: T\ncontent_notes: none\n"), "FM114", KEPT, 3),
    ("notes-unknown", _md("title: T\ncontent_notes: [nothing]\n"), "FM114", KEPT),
    ("notes-topic", _md(
        "title: T\ncontent_notes:\n  - topic: sad\n    intensity: central\n"), "FM114", KEPT, 4),
    ("notes-no-intensity", _md("title: T\ncontent_notes: [{topic: suicide}]\n"), "FM113", KEPT),
    ("people-word", _md(STORY + "contributors: kuusi\n"), "FM114", KEPT),
    ("people-mapping", _md(STORY + "contributors: {id: kuusi}\n"), "FM114", KEPT),
    ("people-path", _md(STORY + "contributors: [../../secret]\n"), "FM114", KEPT, 4),
    ("people-null", _md(STORY + "contributors: [ , kuusi]\n"), "FM107"),
    ("people-empty-entry", _md(STORY + "contributors:\n  -\n"), "FM114", KEPT, 5),
    ("people-role", _md(STORY + "contributors: [{id: a, role: autor}]\n"), "FM114", KEPT),
    ("people-no-id", _md(STORY + "contributors: [{role: author}]\n"), "FM113", KEPT),
    ("people-as", _md(STORY + "contributors: [{id: a, as: anonymus}]\n"), "FM114", False, 4),
    ("people-unknown", _md(STORY + "contributors: [{id: a, ass: anonymous}]\n"), "FM112"),
    ("people-html", _md(STORY + 'contributors: ["<script>"]\n'), "FM114", KEPT),
    ("topics-word", _md(STORY + "topics: uni\n"), "FM114", KEPT),
    ("topics-cased", _md(STORY + "topics: [Uni]\n"), "FM114", KEPT),
    ("topics-mapping", _md(STORY + "topics: [{uni: 1}]\n"), "FM114", KEPT),
    ("approved-hash", _md(STORY + "approved: {on: 2026-05-01, sha256: abc}\n"), "FM114", KEPT),
    ("approved-true", _md(STORY + "approved: true\n"), "FM114", KEPT),
    ("approved-day", _md(
        STORY + f"approved: {{on: 2026-02-30, sha256: {'a' * 64}}}\n"), "FM114", KEPT),
    ("approved-number", _md(
        STORY + f"approved: {{on: 1777593600, sha256: {'a' * 64}}}\n"), "FM114", KEPT),
    ("approved-arabic-digits", _md(
        STORY + f"approved: {{on: ٢٠٢٦-٠٥-٠١, sha256: {'a' * 64}}}\n"), "FM114", KEPT),
    ("ignore-no-reason", _md(STORY + "checks: {ignore: {IM203: }}\n"), "FM114", KEPT),
    ("ignore-list", _md(STORY + "checks: {ignore: [IM203]}\n"), "FM114", KEPT),
    ("ignore-all", _md(STORY + "checks: {ignor: {}}\n"), "FM112", KEPT),
])  # fmt: skip

PODCAST = "title: T\ncontent_notes: [none]\nduration: '00:01:00'\n"
_MP3 = PODCAST + "audio: a.mp3\n"

MEDIA = [
    *_in("content/podcasts", ".md", [
        ("path-up", _md(PODCAST + "audio: ../../private/a.mp3\n"), "FM114", False, 5),
        ("path-root", _md(PODCAST + "audio: /etc/passwd\n"), "FM114"),
        ("path-home", _md(PODCAST + "audio: ~/a.mp3\n"), "FM114"),
        ("path-windows", _md(PODCAST + "audio: C:\\a.mp3\n"), "FM114"),
        ("path-unc", _md(PODCAST + "audio: \\\\host\\a.mp3\n"), "FM114"),
        ("path-device", _md(PODCAST + "audio: con.mp3\n"), "FM114"),
        ("path-hidden", _md(PODCAST + "audio: .htaccess\n"), "FM114"),
        ("path-dots", _md(PODCAST + "audio: ..\n"), "FM114"),
        ("path-newline", _md(PODCAST + 'audio: "a.mp3\\n"\n'), "FM114"),
        ("path-encoded", _md(PODCAST + "audio: '%2e%2e/a.mp3'\n"), "FM114"),
        ("path-shell", _md(PODCAST + "audio: a.mp3;reboot\n"), "FM114"),
        ("path-long", _md(PODCAST + f"audio: {'a' * 200}.mp3\n"), "FM114"),
        ("path-list", _md(PODCAST + "audio: [a.mp3]\n"), "FM114"),
        ("transcript-up", _md(_MP3 + "transcript: ../a.vtt\n"), "FM114", KEPT, 6),
        ("url-http", _md(PODCAST + "audio: {url: 'http://x.fi/a', bytes: 1, type: audio/mpeg}\n"),
         "FM114"),
        ("url-file", _md(PODCAST + "audio: {url: 'file:///a', bytes: 1, type: audio/mpeg}\n"),
         "FM114"),
        ("url-script", _md(PODCAST + "audio: {url: 'javascript:x', bytes: 1, type: a/b}\n"),
         "FM114 FM114"),
        ("url-alone", _md(PODCAST + "audio: {url: 'https://x.fi/a'}\n"), "FM113 FM113"),
        ("length-none", _md("title: T\ncontent_notes: [none]\naudio: a.mp3\n"), "FM113"),
        ("length-nan", _md("title: T\naudio: a.mp3\nduration: nan\n"), "FM114"),
        ("length-infinite", _md("title: T\naudio: a.mp3\nduration: inf\n"), "FM114"),
        ("length-overflow", _md("title: T\naudio: a.mp3\nduration: 1e999\n"), "FM114"),
        ("length-negative", _md("title: T\naudio: a.mp3\nduration: -1\n"), "FM114"),
        ("length-days", _md("title: T\naudio: a.mp3\nduration: '99:00:00'\n"), "FM114"),
        ("length-words", _md("title: T\naudio: a.mp3\nduration: two minutes\n"), "FM114"),
        ("episode-zero", _md(_MP3 + "episode: 0\n"), "FM114", KEPT),
        ("episode-huge", _md(_MP3 + f"episode: {'9' * 5000}\n"), "FM114", KEPT),
        ("published-year", _md(_MP3 + "published: 2026\n"), "FM114", KEPT, 6),
        ("chapter-start", _md(_MP3 + "chapters: [{start: x, title: T}]\n"), "FM114", KEPT),
    ]),
    *_in("content/illustrations", ".md", [
        ("form", _md("title: T\nimage: a.png\nform: painting\n"), "FM114"),
        ("image-none", _md("title: T\nform: drawing\n"), "FM113"),
        ("image-remote", _md("title: T\nimage: 'https://x.fi/a.png'\nform: drawing\n"), "FM114"),
        ("decorative", _md("title: T\nimage: a.png\nform: photo\ndecorative: maybe\n"),
         "FM114", KEPT),
    ]),
    *_in("content/events", ".md", [
        ("start-year", _md("title: T\nform: webinar\nstart: 2027\n"), "FM114", False, 4),
        ("start-zone", _md("title: T\nform: webinar\nstart: 2027-02-10T17:30Z\n"), "FM114"),
        ("start-day", _md("title: T\nform: webinar\nstart: 2027-02-10\n"), "FM114"),
        ("link-script", _md(
            "title: T\nform: webinar\nstart: 2027-02-10T17:30\nlink: 'javascript:alert(1)'\n"),
         "FM114", KEPT, 5),
    ]),
    *_in("content/quizzes", ".md", [
        ("mode", _md("title: T\nmode: exam\nquestions: [{question: Q}]\n"), "FM114"),
        ("no-questions", _md("title: T\nmode: knowledge\nquestions: []\n"), "FM114"),
        ("question-type", _md("title: T\nmode: knowledge\nquestions: [{question: Q, type: x}]\n"),
         "FM114", KEPT),
        ("band", _md("title: T\nmode: self-assessment\nquestions: [{question: Q}]\n"
                     "bands: [{from: a, to: 2, title: T, text: x}]\n"), "FM114", KEPT),
    ]),
    *_in("content/exercises", ".md", [
        ("no-fields", _md("title: T\n"), "FM113"),
        ("field-id", _md("title: T\nfields: [{id: 'a\" onclick=\"x', label: L}]\n"),
         "FM114"),
        ("rows", _md("title: T\nfields: [{id: a, label: L, rows: 100000}]\n"), "FM114", KEPT),
    ]),
    *_in("content/poems", ".md", [("no-text", _md(STORY, ""), "FM119", KEPT)]),
    *_in("content/tips", ".md", [("no-text", _md(STORY, "\n"), "FM119", KEPT)]),
    *_in("content/quotes", ".md", [("no-text", _md(STORY, " \n"), "FM119", KEPT)]),
]  # fmt: skip

PERSON = "attribution: pseudonym\ndisplay_name: K\nexpertise: peer\n"
_CONSENT = "consents:\n  - record: K-2026-014\n    given: 2026-03-02\n    channels: [web]\n"

PEOPLE = _in("contributors", ".yml", [
    ("empty", "", "FM105"),
    ("blank", "\n\n", "FM105"),
    ("list", "- a\n- b\n", "FM107"),
    ("two", f"{PERSON}---\n{PERSON}", "FM107"),
    ("object", "!!python/object:x.Y {}\n", "FM110"),
    ("with-nul", b"attribution: \0\n", "FM104"),
    ("latin-1", "attribution: name\ndisplay_name: Päivä\n".encode("latin-1"), "FM102", False, 2),
    ("long", PERSON + f"bio: {'a' * 17_000}\n", "FM111"),
    ("bio-long", PERSON + f"bio: {'a' * 601}\n", "FM114", KEPT, 4),
    ("attribution", "attribution: nickname\nexpertise: peer\n", "FM114", False, 1),
    ("attribution-none", "display_name: K\nexpertise: peer\n", "FM113"),
    ("attribution-misspelt", "atribution: anonymous\nexpertise: peer\n", "FM113 FM112"),
    ("expertise", "attribution: anonymous\nexpertise: expert\n", "FM114"),
    ("age", PERSON + "age_group: 15\n", "FM114", False, 4),
    ("e-mail", PERSON + "email: a@example.org\n", "FM112", KEPT),
    ("real-name", PERSON + "real_name: Oikea Nimi\n", "FM112", KEPT),
    ("withdrawn-misspelt", PERSON + _CONSENT + "    withdrwan: 2026-06-01\n", "FM112", KEPT, 8),
    ("withdrawn-odd", PERSON + _CONSENT + "    withdrawn: eilen\n", "FM114", KEPT, 8),
    ("until-odd", PERSON + _CONSENT + "    until: 2027\n", "FM114", KEPT),
    ("channel", PERSON + _CONSENT.replace("web", "www"), "FM114", KEPT, 7),
    ("works", PERSON + _CONSENT + "    works: some\n", "FM114", KEPT),
    ("works-path", PERSON + _CONSENT + "    works: [../a]\n", "FM114", KEPT),
    ("record", PERSON + _CONSENT.replace("K-2026-014", "Kuusi Kuusinen"), "FM114", KEPT, 5),
    ("consents-word", PERSON + "consents: all\n", "FM114", KEPT),
])  # fmt: skip

COURSE = "title: T\nsummary: S\n"

COURSES = [
    Case("course: too long", "courses/long/course.yml",
         (COURSE + f"target_groups: [{'a' * 66_000}]\n").encode(), ("FM111",)),
    Case("course: broken", "courses/broken/course.yml", b"title: a: b\n", ("FM107",)),
    Case("course: no summary", "courses/no-summary/course.yml", b"title: T\n", ("FM113",)),
    Case("course: colour", "courses/colour/course.yml",
         (COURSE + "colours: {main: 'red; } body {'}\n").encode(), ("FM114",), KEPT, 3),
    Case("course: section path", "courses/section-path/course.yml",
         (COURSE + "sections: [../x]\n").encode(), ("FM114",), KEPT),
    Case("course: emblem", "courses/emblem/course.yml",
         (COURSE + "emblem: ../../x\n").encode(), ("FM114",), KEPT),
    Case("course: source", "courses/source/course.yml",
         (COURSE + "sources: [{title: T, url: 'data:text/html,x'}]\n").encode(), ("FM114",), KEPT),
]  # fmt: skip

NAMES = [
    Case(f"name: {name!r}", f"content/tips/{name}", _md(STORY), codes)
    for name, codes in [
        ("Vinkki.md", ("FM115",)),
        ("vinkki 1.md", ("FM115",)),
        ("vinkki_2.md", ("FM115",)),
        ("yo\u0308.md", ("FM115",)),
        ("yö.md", ("FM115", "FM118")),
        ("-rf.md", ("FM115",)),
        ("--help.md", ("FM115",)),
        ("a--b.md", ("FM115",)),
        ("a-.md", ("FM115",)),
        ("a.b.md", ("FM115",)),
        ("con.md", ("FM115",)),
        ("nul.md", ("FM115",)),
        ("lpt1.md", ("FM115",)),
        ("pääte.MD", ("FM115",)),
        ("vinkki.markdown", ("FM117",)),
        ("a" * 120 + ".md", ("FM115",)),
        ("rivi\nvaihto.md", ("FM115",)),
        ("\x1b[31mpunainen.md", ("FM115",)),
        ("\u202egpj.md", ("FM115",)),
        ("$(reboot).md", ("FM115",)),
        ("<script>.md", ("FM115",)),
        ("'onload='.md", ("FM115",)),
        ("😀.md", ("FM115",)),
        ("Kuva 1.PNG", ("FM115",)),
        ("kuva.png.", ("FM115",)),
        ("aux.png", ("FM115",)),
    ]
] + [
    Case("folder: unknown", "content/storys/a.md", _md(STORY), ("FM117",)),
    Case("folder: none", "content/irrallinen.md", _md(STORY), ("FM117",)),
    Case("folder: in a folder", "content/tips/2026/a.md", _md(STORY), ("FM117",)),
    Case("folder: named .md", "content/tips/kansio.md/a.md", _md(STORY), ("FM117",)),
    Case("folder: people", "contributors/tiimi/a.yml", PERSON.encode(), ("FM117",)),
    Case("people: .yaml", "contributors/kuusi.yaml", PERSON.encode(), ("FM117",)),
    Case("people: .json", "contributors/kuusi.json", b"{}", ("FM117",)),
    Case("people: cased", "contributors/Kuusi.yml", PERSON.encode(), ("FM115",)),
    Case("course: loose file", "courses/course.yml", COURSE.encode(), ("FM117",)),
    Case("course: cased", "courses/Kurssi/course.yml", COURSE.encode(), ("FM115",)),
]  # fmt: skip

CASES: tuple[Case, ...] = (*BYTES, *YAML, *VALUES, *MEDIA, *PEOPLE, *COURSES, *NAMES)
