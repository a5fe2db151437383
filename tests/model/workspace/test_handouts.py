"""What was taken out of a data folder is remembered, however many take at once."""

from concurrent.futures import ThreadPoolExecutor

from model.workspace import Workspace


def test_two_exports_at_once_are_both_remembered_and_share_one_key(supervisor: Workspace) -> None:
    def export(number: int) -> bytes:
        key = supervisor.handouts.key()
        supervisor.handouts.remember({"number": number})
        return key

    with ThreadPoolExecutor(4) as pool:
        keys = set(pool.map(export, range(12)))
    assert sorted(told["number"] for told in supervisor.handouts.all()) == list(range(12))
    assert {told["person"] for told in supervisor.handouts.all()} == {"s1"}
    assert len(keys) == 1
