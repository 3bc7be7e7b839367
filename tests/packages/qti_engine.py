"""A small reader of QTI 2.1 that shares no code with the writer: keys, feedback, and points by response processing.

Only the expressions that our items use are known; any other ends the test.
"""

from fractions import Fraction
from typing import Any

from lxml import etree

QTI = "{http://www.imsglobal.org/xsd/imsqti_v2p1}"


class Item:
    """An item, read back."""

    def __init__(self, data: bytes) -> None:
        self.root = etree.fromstring(data)

    def all(self, tag: str) -> list[etree._Element]:
        """Return the elements of a name."""
        return list(self.root.iter(f"{QTI}{tag}"))

    def key(self, response: str) -> list[str]:
        """Return the right values of a response."""
        path = f"{QTI}responseDeclaration[@identifier='{response}']/{QTI}correctResponse/{QTI}value"
        return [value.text or "" for value in self.root.findall(path)]

    def feedback(self) -> dict[tuple[str, str], etree._Element]:
        """Return what is shown, by outcome and value."""
        return {
            (each.get("outcomeIdentifier", ""), each.get("identifier", "")): each for each in self.all("modalFeedback")
        }

    def outcomes(self, given: dict[str, list[str]]) -> dict[str, Any]:
        """Return the outcomes of a response; every value is a list, NULL an empty one."""
        values: dict[str, Any] = {"SCORE": [Fraction(0)], **given}
        processing = self.root.find(f"{QTI}responseProcessing")
        assert processing is not None
        self._rules(processing, values)
        return values

    def points(self, given: dict[str, list[str]]) -> Fraction:
        """Return the points of a response."""
        (score,) = self.outcomes(given)["SCORE"]
        return Fraction(score)

    def _rules(self, parent: etree._Element, values: dict[str, Any]) -> None:
        for rule in parent:
            match name(rule):
                case "setOutcomeValue":
                    values[rule.get("identifier", "")] = self._value(rule[0], values)
                case "responseCondition":
                    self._condition(rule, values)
                case "responseIf" | "responseElse" as other:
                    raise AssertionError(f"{other} outside a condition")
                case other:
                    assert parent.tag != f"{QTI}responseProcessing", f"unknown rule {other}"

    def _condition(self, condition: etree._Element, values: dict[str, Any]) -> None:
        for branch in condition:
            if name(branch) == "responseElse":
                self._rules(branch, values)
                return
            if self._value(branch[0], values) == [True]:
                for rule in branch[1:]:
                    holder = etree.Element("holder")
                    holder.append(etree.fromstring(etree.tostring(rule)))
                    self._rules(holder, values)
                return

    def _value(self, node: etree._Element, values: dict[str, Any]) -> list[Any]:
        parts = [self._value(child, values) for child in node] if name(node) != "baseValue" else []
        match name(node):
            case "baseValue":
                is_number = node.get("baseType") == "float"
                return [Fraction(node.text or "") if is_number else node.text]
            case "variable":
                return list(values.get(node.get("identifier", ""), []))
            case "correct":
                return self.key(node.get("identifier", ""))
            case "mapResponse":
                return [self._mapped(node.get("identifier", ""), values)]
            case "index":
                place = int(node.get("n", "")) - 1
                return parts[0][place : place + 1]
            case "isNull":
                return [not parts[0]]
            case "match":
                return [parts[0] == parts[1]] if parts[0] and parts[1] else []
            case "and":
                return [all(part == [True] for part in parts)]
            case "or":
                return [any(part == [True] for part in parts)]
            case "sum":
                return [sum((part[0] for part in parts), Fraction(0))]
            case "divide":
                return [parts[0][0] / parts[1][0]]
            case other:
                raise AssertionError(f"unknown expression {other}")

    def _mapped(self, response: str, values: dict[str, Any]) -> Fraction:
        mapping = self.root.find(f"{QTI}responseDeclaration[@identifier='{response}']/{QTI}mapping")
        assert mapping is not None
        entries = {each.get("mapKey"): Fraction(each.get("mappedValue", "")) for each in mapping}
        default = Fraction(mapping.get("defaultValue", ""))
        total = sum((entries.get(value, default) for value in set(values.get(response, []))), Fraction(0))
        return max(Fraction(mapping.get("lowerBound", "")), total)


def name(element: etree._Element) -> str:
    """Return an element's name without its namespace."""
    return etree.QName(element).localname
