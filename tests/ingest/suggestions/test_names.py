"""Names in texts: what is found, of which kind, and where exactly."""

from casewright.ingest.suggestions.names import OwnName, find_names


def test_a_name_of_the_case_is_found_with_its_entity() -> None:
    own = OwnName("ab" * 16, "armed_group", "Northern Front")
    found = find_names("later the Northern Front withdrew.", [OwnName("cd" * 16, "city", "Elsewhere"), own])
    assert [(each.text, each.kind, each.entity) for each in found] == [
        ("Northern Front", "armed_group", "ab" * 16)
    ]
