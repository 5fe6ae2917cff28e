"""The peers learn from our material alone, and learn it."""

import pytest

from bench import word_peers
from bench.own_papers import measured
from bench.word_peers import Peer
from classify.catalogue import Catalogue
from classify.paper_type import PaperType

CATALOGUE = Catalogue.load()


@pytest.fixture(scope="module")
def peers() -> list[Peer]:
    """Both, trained."""
    return word_peers.trained(CATALOGUE)


def test_the_material_has_every_field_and_only_known_labels() -> None:
    fields = {one.label for one in word_peers.field_samples(CATALOGUE)}
    kinds = {one.label for one in word_peers.kind_samples(CATALOGUE)}

    assert fields == {one.slug for one in CATALOGUE.fields()}
    assert kinds <= {one.value for one in PaperType}


def test_both_know_most_forms_of_other_dossiers(peers: list[Peer]) -> None:
    forms = [one.paper for one in measured() if one.paper.kind == "application"]

    for peer in peers:
        answers = [peer.answer(paper) for paper in forms]
        assert sum(one.is_right for one in answers) >= 0.8 * len(forms), peer.name
        assert sum(one.kind_answered == "application" for one in answers) >= 0.8 * len(forms), peer.name


def test_they_rank_all_fields_and_never_abstain(peers: list[Peer]) -> None:
    for peer in peers:
        answer = peer.answer(measured()[0].paper)
        assert set(answer.fields_answered) == {one.slug for one in CATALOGUE.fields()}
        assert not answer.abstained
