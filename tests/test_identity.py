from __future__ import annotations

from einclusion.identity import cause, fingerprint
from einclusion.model import Element, Finding, Outcome, Value


def finding(selector: str = "", **values: Value) -> Finding:
    element = Element(selector=selector) if selector else None
    return Finding(outcome=Outcome.FAILED, rule="r", subject="service", message="m", element=element, values=values)


def test_findings_without_element_are_told_apart_by_address_and_name() -> None:
    one, other = finding(address="https://a.be/x", status=404), finding(address="https://a.be/y", status=404)
    assert fingerprint(one, "") != fingerprint(other, "")
    assert cause(one) != cause(other)
    assert cause(finding(name="Counter")) != cause(finding(name="Meter"))


def test_hosts_and_measured_values_make_no_difference() -> None:
    assert fingerprint(finding(address="https://a.be/x", status=404), "") == fingerprint(
        finding(address="http://localhost:1/x", status=410), ""
    )
    assert cause(finding(size=3)) == cause(finding(size=4))


def test_generated_ids_and_positions_make_no_difference_to_the_cause() -> None:
    assert cause(finding("main > p:nth-of-type(2)")) == cause(finding("main > p:nth-of-type(3)"))
    assert fingerprint(finding("#field-8a7b6c > b"), "") == fingerprint(finding("#field-1f2e3d > b"), "")
