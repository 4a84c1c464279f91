from __future__ import annotations

from einclusion.checking.owning import Ids, Owning, native_roles
from einclusion.checking.semantics import role_of
from tests.marked import tree


def owned(markup: str) -> list[str]:
    made = tree(markup)
    owner = made.select("#t")[0]
    return [
        "text" if one == owner or not role_of(one) or role_of(one) == "generic" else role_of(one)
        for one in Owning(made).owned(owner)
    ]


def test_children_are_owned_through_elements_without_a_role() -> None:
    assert owned(
        '<div role="list" id="t"><div><p role="listitem">x</p></div><ul role="none"><a role="link">y</a></ul></div>'
    ) == [
        "listitem",
        "link",
    ]


def test_hidden_children_are_not_owned() -> None:
    assert (
        owned('<div role="list" id="t"><p role="link" hidden>x</p><p role="link" aria-hidden="true">y</p></div>') == []
    )


def test_loose_text_is_told_apart() -> None:
    assert owned('<div role="list" id="t">x</div>') == ["text"]
    assert owned('<div role="list" id="t"> <span>x</span> </div>') == ["text"]


def test_an_element_is_adopted_and_leaves_its_parent() -> None:
    markup = (
        '<div role="list" id="t" aria-owns="b missing"></div><div role="menu" id="m"><p role="link" id="b">x</p></div>'
    )
    assert owned(markup) == ["link"]
    assert owned(markup.replace('id="t"', "").replace('id="m"', 'id="t"')) == []


def test_the_owner_is_the_nearest_with_a_role_or_the_one_that_adopts() -> None:
    made = tree(
        '<div role="tree"><div><p role="treeitem" id="a">x</p></div></div>'
        '<div role="list" aria-owns="b"></div><p id="b">y</p>'
    )
    owning = Owning(made)
    owners = [owning.owner(made.select(css)[0]) for css in ("#a", "#b")]
    assert [role_of(owner) for owner in owners if owner] == ["tree", "list"]


def test_nothing_adopts_what_it_stands_in() -> None:
    made = tree('<div id="a" role="list"><p id="b" role="list" aria-owns="a">x</p></div>')
    owner = Owning(made).owner(made.select("#b")[0])
    assert owner is not None
    assert owner.get("id") == "a"


def test_ids_of_a_shadow_tree_are_its_own() -> None:
    made = tree('<p id="a"></p><div><template shadowrootmode="open"><i id="a"></i><b></b></template></div><u></u>')
    ids = Ids(made)
    found = [made.nodes[ids.of(made.select(css)[0].index, "a")[0]].tag for css in ("b", "u")]
    assert found == ["i", "p"]


def test_native_roles() -> None:
    made = tree(
        '<input type="CHECKBOX" id="a"><select id="b" size="3"></select>'
        '<table role="grid"><tr><td id="c"></td></tr></table>'
    )
    roles = [native_roles(made.select(css)[0]) for css in ("#a", "#b", "#c")]
    assert "checkbox" in roles[0]
    assert "listbox" in roles[1]
    assert roles[2] == {"cell", "gridcell"}
