"""Words for paper: what only says where to click is left out, so that nothing sends a reader to nowhere."""

import re

# A link that paper cannot follow: into the site. Numbers to call and addresses of others are words that help.
_LINK = r'<a (?![^>]*class="term")[^>]*href="(?!https?:|tel:|mailto:)[^"]*"[^>]*>(?:(?!</a>).)*</a>'
# “Why: Sharing information. Harm: the steps.”, “Read when to call 999.”: a label, and links.
_POINTER = re.compile(
    rf"(?:(?<=>)|(?<=[.!?”] ))(?!Source)(?:\w+:|Read|See)\s+{_LINK}(?:(?:,| and|;|, and)\s+{_LINK})*\.(?=\s|<|$)\s?",
    re.DOTALL,
)
# “Sharing information says more.”
_MORE = re.compile(rf"(?<![^\s>]){_LINK} says more\.(?=\s|<|$)\s?", re.DOTALL)
# “(source)”, “(one Trust’s page)”: the names of sources stay.
_SOURCE = re.compile(r'\s*\(<a [^>]*href="[^"]*sources\.(?:md|html)#[^>]*>(?:source|[a-z][^<]* page)</a>\)')
# A rule of safety below a heading of its own name: “A fall”, and “A fall” again.
_TWICE = re.compile(r'(<(h\d)[^>]*>([^<]*)</\2>\s*<div class="rule[^>]*>)\s*<p class="rule-title"><a [^>]*>\3</a></p>')
_EMPTY = re.compile(r"<(p|li)(?: [^>]*)?>\s*</\1>")


def off_screen(markup: str) -> str:
    """Return HTML of the guidance as it stands on paper."""
    for found, instead in ((_SOURCE, ""), (_POINTER, ""), (_MORE, ""), (_TWICE, r"\1"), (_EMPTY, "")):
        markup = found.sub(instead, markup)
    return markup
