"""Names of authors: what is proposed to be a person is turned round, an organisation never."""

from __future__ import annotations

import pytest

from casewright.bibliography.names import as_person


@pytest.mark.parametrize(
    ("text", "proposal"),
    [
        ("Jane Q. Smith", "Smith, Jane Q."),
        ("Winston Churchill", "Churchill, Winston"),
        ("Jan van der Berg", "van der Berg, Jan"),
        ("Alexander von Humboldt", "von Humboldt, Alexander"),
        ("Iain Banks", "Banks, Iain"),
        ("Jean-Luc d’Ormesson", "d’Ormesson, Jean-Luc"),
        ("Ali al-Rashid", "al-Rashid, Ali"),
        ("Иван Петров", "Петров, Иван"),
        ("Zoë O'Neill", "O'Neill, Zoë"),
        ("ANA PEŠIĆ", "PEŠIĆ, ANA"),
        ("Roger Courtney", "Courtney, Roger"),
    ],
)
def test_a_name_like_a_persons_is_turned_round(text: str, proposal: str) -> None:
    assert as_person(text) == proposal


@pytest.mark.parametrize(
    "text",
    [
        "Institute for Basin Studies", "Ministry of Ports", "Basin Studies Institute", "Médecins sans Frontières", "The Basin Observer",
        "Der Spiegel", "Le Monde", "El País", "Associated Press", "Basin Observer", "BBC News", "Karsel Port Authority", "United Nations",
        "Bundesamt für Seeschifffahrt", "Ministère des Ports", "Министерство портов", "وزارت خارجه", "Human Rights Watch", "Amnesty International",
        "Harbour & Sons", "Smith / Jones", "U.N.H.C.R. Karsel", "Reporters for Freedom", "Bellingcat", "", "von Berg, Jan",
        "Jan van", "World Bank", "Universidad de Karsel", "Banco Central",
    ],
)  # fmt: skip
def test_an_organisation_keeps_the_order_of_its_words(text: str) -> None:
    assert as_person(text) is None
