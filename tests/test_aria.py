from __future__ import annotations

import pytest

from einclusion.checking import aria


class TestTables:
    """The data file hangs together."""

    def test_every_attribute_has_a_type(self) -> None:
        named = aria.words("global").union(*(aria.supported(role) for role in aria.roles()))
        assert named <= set(aria.types())
        assert aria.words("prohibited") | aria.words("prohibited-without-role") <= aria.words("global")

    @pytest.mark.parametrize("name", ["nameless", "presentational-children", "landmarks"])
    def test_lists_name_roles(self, name: str) -> None:
        assert aria.words(name) <= aria.roles()

    @pytest.mark.parametrize("role", sorted(aria.roles()))
    def test_a_role_names_roles_and_attributes_that_exist(self, role: str) -> None:
        assert set(aria.required(role)) <= aria.supported(role) | aria.words("global")
        assert aria.context(role) <= aria.roles()
        assert set(aria.owned(role)) <= aria.roles()
        assert frozenset().union(*aria.owned(role).values()) <= aria.roles()


@pytest.mark.parametrize(
    ("role", "attribute", "taken"),
    [
        ("switch", "aria-checked", True),
        ("treegrid", "aria-required", True),
        ("treegrid", "aria-colcount", True),
        ("button", "aria-checked", False),
        ("generic", "aria-expanded", False),
    ],
)
def test_roles_inherit_what_they_take(role: str, attribute: str, taken: bool) -> None:
    assert (attribute in aria.supported(role)) is taken


def test_a_role_takes_after_others() -> None:
    assert aria.inherits("columnheader", "cell")
    assert aria.inherits("doc-noteref", "link")
    assert not aria.inherits("cell", "columnheader")


def test_what_has_no_role_can_be_called_nothing_else() -> None:
    assert "aria-roledescription" in aria.prohibited("generic")
    assert "aria-roledescription" not in aria.prohibited("paragraph")
    assert aria.prohibited("group") == frozenset()


@pytest.mark.parametrize(
    ("attribute", "value", "fine"),
    [
        ("aria-hidden", "TRUE", True),
        ("aria-required", "undefined", False),
        ("aria-pressed", "mixed", True),
        ("aria-live", " polite ", True),
        ("aria-relevant", "text removals", True),
        ("aria-relevant", "text gone", False),
        ("aria-activedescendant", "one", True),
        ("aria-activedescendant", "one two", False),
        ("aria-labelledby", "one two", True),
        ("aria-level", "2", True),
        ("aria-level", "2.5", False),
        ("aria-setsize", "-1", True),
        ("aria-valuenow", ".5", True),
        ("aria-valuenow", "50%", False),
        ("aria-valuenow", "٣", False),
        ("aria-label", "%", True),
    ],
)
def test_values_are_of_their_type(attribute: str, value: str, fine: bool) -> None:
    assert aria.fits(attribute, value) is fine
