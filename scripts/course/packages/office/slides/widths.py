"""How wide the letters of Arial are, in 2048ths of its size: the widths of Liberation Sans, which was drawn to match.

Kept here because a build must not depend on the fonts of a machine. Letters that are not here count as the widest.
"""

from collections.abc import Mapping

UNITS = 2048
WIDEST = 2048


def _by_letter(letters: Mapping[int, str]) -> dict[str, int]:
    return {letter: width for width, group in letters.items() for letter in group}


REGULAR = _by_letter(
    {
        391: "'",
        455: "ijl‘’ł",
        532: "|¦",
        569: " !,./:;I[\\]ft\u00a0·ÌÍÎÏìíîïīıİ",
        682: "()-`r¡¨²³´¸¹“”",
        684: "{}",
        717: "•",
        727: '"',
        748: "º",
        758: "ª",
        797: "*",
        819: "°",
        961: "^",
        1024: "Jcksvxyzçýÿŷśżźćšžčş",
        1100: "¶",
        1124: "±÷",
        1131: "¯",
        1139: "#$0123456789?L_abdeghnopqu¢£¤¥§«»àáâãäåèéêëðñòóôõöùúûüþ–€āēōūŁńąęğőű",
        1180: "µ",
        1196: "+<=>~¬×",
        1251: "FTZ¿ßøŽ",
        1366: "&ABEKPSVXYÀÁÂÃÄÅÈÉÊËÝÞŶŠ",
        1479: "CDHNRUwÇÐÑÙÚÛÜŵČ",
        1509: "©®",
        1593: "GOQÒÓÔÕÖØ",
        1706: "Mm",
        1708: "¼½¾",
        1821: "%æ",
        1933: "WŴ",
        2048: "Æ—…™→",
        2079: "@",
    }
)

BOLD = _by_letter(
    {
        487: "'",
        569: " ,./I\\ijl\u00a0·ÌÍÎÏìíîï‘’īłıİ",
        573: "|¦",
        682: "!()-:;[]`ft¡¨²³´¸¹",
        717: "•",
        748: "º",
        758: "ª",
        797: "*r{}",
        819: "°",
        971: '"',
        1024: "z“”żźž",
        1124: "±÷",
        1131: "¯",
        1139: "#$0123456789J_aceksvxy¢£¤¥§«¶»àáâãäåçèéêëýÿ–€āēŷśćąęščş",
        1180: "µ",
        1196: "+<=>^~¬×",
        1251: "?FLTZbdghnopqu¿ßðñòóôõöøùúûüþōūŁńŽğőű",
        1366: "EPSVXYÈÉÊËÝÞŶŠ",
        1479: "&ABCDHKNRUÀÁÂÃÄÅÇÐÑÙÚÛÜČ",
        1509: "©®",
        1593: "GOQwÒÓÔÕÖØŵ",
        1706: "M",
        1708: "¼½¾",
        1821: "%mæ",
        1933: "WŴ",
        1997: "@",
        2048: "Æ—…™→",
    }
)
