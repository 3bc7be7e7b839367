"""Addresses: what can lead nowhere, and what may not be called wrong."""

import pytest

from course.reading.addresses import wrong_address, wrong_on_web

TWO = "Look up which of the two is right, and mend the other."
SITE = "Write one such as “www.example.org” behind “https://”."
FULL = "Start it with “https://”."
DIGITS = "it is no whole number. Write all its digits, and nothing else, behind “tel:”."


@pytest.mark.parametrize(
    ("address", "says"),
    [
        (
            "htps://example.org",
            "nothing opens “htps:”; did you mean “https”? Start it with “https://”, “mailto:” or “tel:”.",
        ),
        ("C:\\a.md", "nothing opens “C:”. Start it with “https://”, “mailto:” or “tel:”."),
        ("https:example.org", f"“//” is missing behind the colon. {FULL}"),
        ("https:///a", f"it names no site. {SITE}"),
        ("https://example", f"“example” is no name of a site. {SITE}"),
        ("https://example..org", f"“example..org” is no name of a site. {SITE}"),
        ("https://www,example.org/a", f"“www,example.org” is no name of a site. {SITE}"),
        ("https://https://example.org", f"“https:” is no name of a site. {SITE}"),
        ("https://example.org:8o/", f"“example.org:8o” is no name of a site. {SITE}"),
        ("https://[::1", f"“[::1” is no name of a site. {SITE}"),
        (
            "https://example.org/a\u00a0b",
            "there is a space in it. Take the space out; an address on the web may have “%20” there.",
        ),
        ("https;//example.org", f"“https://” is missing, or not whole. {FULL}"),
        ("//example.org", f"“https://” is missing, or not whole. {FULL}"),
        ("www.example.org", f"“https://” is missing, or not whole. {FULL}"),
        ("mailto:example.org", "it is no address for mail. Write it as “mailto:name@example.org”."),
        ("mailto:", "it is no address for mail. Write it as “mailto:name@example.org”."),
        ("ann@example.org", "it is an address for mail. Write “mailto:” before it."),
        ("0808-808-8000", "it is a number to call. Write “tel:” before it."),
        ("tel:", DIGITS),
        ("tel:9O9", DIGITS),
        ("tel:99", DIGITS),
    ],
)
def test_what_leads_nowhere(address: str, says: str) -> None:
    wrong = wrong_address(address)
    assert wrong is not None
    assert f"{wrong.message}. {wrong.mend}".replace("”?.", "”?") == f"“{address}” leads nowhere: {says}"


@pytest.mark.parametrize(
    "address",
    [
        "https://www.legislation.gov.uk/ukpga/2014/23/section/1#a",
        "http://localhost:8000/",
        "HTTPS://EXAMPLE.ORG",
        "https://ann@xn--bcher-kva.example:443?a[]=1",
        "https://bücher.example/A_(b)",
        "https://192.168.0.1/",
        "https://intranet/policies",
        "mailto:ann@example.org,bo@mail.example.org?subject=a%20b",
        "mailto:?subject=a",
        "tel:+44-808-808-8000",
        "sms:85258",
        "../a.md#b",
        "#b",
        "2024/a.md",
        "https.md",
        "",
    ],
)
def test_what_may_lead_somewhere(address: str) -> None:
    assert wrong_address(address) is None


@pytest.mark.parametrize(
    ("words", "address", "says"),
    [
        ("999", "tel:99", "shows “999”, and calls “99”"),
        ("0808 808 8000", "tel:0808808800", "shows “0808 808 8000”, and calls “0808808800”"),
        ("Text 85258", "sms:85259", "shows “85258”, and calls “85259”"),
        ("ann@example.org", "mailto:an@example.org", "shows “ann@example.org”, and writes to “an@example.org”"),
        ("www.example.org", "https://example.com/", "shows “www.example.org”, and leads to “https://example.com/”"),
        ("999", "tel:999", ""),
        ("Call 0808 808 8000 (24 hours)", "tel:08088088000", ""),
        ("0808 808 8000", "tel:+448088088000", ""),
        ("+44 (0)808 808 8000", "tel:08088088000", ""),
        ("(0808) 808-8000", "tel:0808-808-8000", ""),
        ("The helpline, 24 hours", "tel:116123", ""),
        ("Ann@example.org", "mailto:ann@example.org?subject=a", ""),
        ("https://example.org", "https://www.example.org/a", ""),
    ],
)
def test_what_a_link_shows(words: str, address: str, says: str) -> None:
    wrong = wrong_address(address, words)
    assert wrong == ((f"the link {says}", TWO) if says else None)


def test_a_site_has_a_full_address() -> None:
    assert wrong_on_web("https://example.org/") is None
    assert wrong_on_web("example.org") == ("“example.org” is not a full address", FULL)
