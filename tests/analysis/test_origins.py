"""Independent origins: the cases of the tradecraft reference, section 6, with the count at best and at worst."""

from __future__ import annotations

import itertools

import networkx as nx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from casewright.analysis.origins import Derivation, Origins, behind, count_origins, counted_against


def relays(*pairs: str, confirmed: bool = True) -> list[Derivation]:
    """`"b<a"` reads: b relays a."""
    return [Derivation(child, parent, confirmed) for child, parent in (pair.split("<") for pair in pairs)]


def counts(origins: Origins) -> tuple[int, int]:
    return origins.optimistic, origins.pessimistic


def test_one_press_release_in_five_outlets_is_one_origin() -> None:
    outlets = ["o1", "o2", "o3", "o4", "o5"]
    origins = count_origins(outlets, relays(*(f"{outlet}<release" for outlet in outlets)))
    assert counts(origins) == (1, 1)
    assert origins.weak_points == (frozenset({"release"}),)


def test_two_unrelated_sources_are_two_origins() -> None:
    assert counts(count_origins(["a", "b"], [])) == (2, 2)


def test_a_suspected_relay_counts_against_independence_only_at_worst() -> None:
    assert counts(count_origins(["a", "b"], relays("b<a", confirmed=False))) == (2, 1)


def test_circular_citing_without_a_root_is_one_origin_and_is_named() -> None:
    origins = count_origins(["a", "b"], relays("a<b", "b<a"))
    assert counts(origins) == (1, 1)
    assert origins.circles == (frozenset({"a", "b"}),)


def test_the_same_owner_makes_two_outlets_one_at_worst() -> None:
    origins = count_origins(["a", "b"], [], controllers={"a": "ministry", "b": "ministry"})
    assert counts(origins) == (2, 1)


def test_one_article_relaying_two_primaries_is_one_origin_until_the_primaries_are_cited() -> None:
    links = relays("article<p1", "article<p2")
    assert counts(count_origins(["article"], links)) == (1, 1)
    assert counts(count_origins(["article", "p1", "p2"], links)) == (2, 2)


def test_a_relay_that_adds_its_own_observation_is_an_origin_of_its_own() -> None:
    links = relays("relay<wire")
    assert counts(count_origins(["relay", "wire"], links)) == (1, 1)
    assert counts(count_origins(["relay", "wire"], links, first_hand=["relay"])) == (2, 2)


def test_sources_of_unknown_provenance_share_one_root_at_worst() -> None:
    assert counts(count_origins(["a", "b", "c"], [], unknown=["a", "b"])) == (3, 2)


def test_a_chain_of_relays_leads_to_one_origin() -> None:
    assert counts(count_origins(["c", "b"], relays("c<b", "b<a"))) == (1, 1)


def test_nothing_cited_has_no_origin() -> None:
    assert counts(count_origins([], relays("b<a"))) == (0, 0)


@pytest.mark.parametrize("loops", [1, 3])
def test_a_circle_with_an_outside_root_has_that_root(loops: int) -> None:
    links = relays("a<b", "b<a", "a<root") * loops
    origins = count_origins(["a", "b"], links)
    assert counts(origins) == (1, 1)
    assert origins.circles == ()


def test_two_outlets_quoting_one_unnamed_official_share_an_origin() -> None:
    links = relays("a<official", "b<official")
    assert counts(count_origins(["a", "b"], links)) == (1, 1)


def test_two_unnamed_officials_are_two_origins_unless_they_may_be_one() -> None:
    links = relays("a<official via a", "b<official via b")
    assert counts(count_origins(["a", "b"], links)) == (2, 2)
    assert counts(count_origins(["a", "b"], links, unknown=["official via a", "official via b"])) == (2, 1)


def test_what_an_owner_has_elsewhere_makes_nothing_depend() -> None:
    links = relays("elsewhere<b")
    owners = {"a": "group", "elsewhere": "group"}
    assert counts(count_origins(["a", "b"], links, controllers=owners)) == (2, 2)


def test_a_suspected_second_parent_never_adds_an_origin() -> None:
    links = [*relays("a<release", "b<release"), *relays("a<other", confirmed=False)]
    assert counts(count_origins(["a", "b"], links)) == (1, 1)
    links += relays("d<c", confirmed=False)
    assert counts(count_origins(["a", "b", "c", "d"], links)) == (3, 2)


def test_suspected_circles_between_relays_join_their_origins_at_worst() -> None:
    links = [*relays("a<p", "b<q"), *relays("a<b", "b<a", confirmed=False)]
    assert counts(count_origins(["a", "b"], links)) == (2, 1)


def test_each_chain_leads_from_its_origin_to_what_is_cited() -> None:
    origins = count_origins(["a", "b", "c"], relays("a<wire", "wire<release", "b<release"))
    assert counts(origins) == (2, 2)
    ends = {(*chain[0], *chain[-1]) for chain in origins.chains_at_best}
    assert ("c", "c") in ends
    assert ends - {("c", "c")} <= {("release", "a"), ("release", "b")}


def test_outlets_of_one_owner_that_cite_each_other_are_still_circular() -> None:
    origins = count_origins(["a", "b"], relays("a<b", "b<a"), controllers={"a": "x", "b": "x"})
    assert origins.circles == (frozenset({"a", "b"}),)


def test_what_two_have_in_common_makes_them_one_origin_and_no_circle_however_it_is_written_down() -> None:
    both = [
        Derivation("a", "b", True, shared="same_release"),
        Derivation("b", "a", True, shared="same_release"),
    ]
    for links in (both[:1], both, [*both, *relays("c<a")], [*both[:1], *relays("b<a")]):
        origins = count_origins(["a", "b"], links)
        assert (counts(origins), origins.circles) == ((1, 1), ())


def test_a_circle_is_named_without_those_that_only_have_something_in_common_with_it() -> None:
    links = [
        *relays("a<b", "b<a"),
        Derivation("b", "c", True, shared="same_release"),
        Derivation("c", "b", True, shared="same_release"),
    ]
    assert count_origins(["a", "c"], links).circles == (frozenset({"a", "b"}),)
    assert count_origins(["a", "c"], [*links, *relays("a<c")]).circles == ()


def test_a_source_shown_to_be_false_is_missed_however_it_is_counted() -> None:
    """Of a known relay whose second origin is only suspected, too: that one counts for nothing, with or without the log."""
    links = [*relays("a<release", "b<release"), *relays("a<other", confirmed=False)]
    assert counts(count_origins(["a", "b", "log"], links)) == (2, 2)
    assert counts(count_origins(["a", "b", "log"], links, failed=["log"])) == (1, 1)


def reference(docs, derived, cited, control=None, firsthand=(), collapse_unknown=()):
    """The code of the tradecraft reference, section 6: number, cut, circles."""
    m = nx.Graph()
    m.add_nodes_from(docs)
    seen = {}
    for d in docs:
        k = (control or {}).get(d)
        if k is not None:
            if k in seen:
                m.add_edge(seen[k], d)
            seen[k] = d
    u = list(collapse_unknown)
    m.add_edges_from(itertools.pairwise(u))
    g = {d: i for i, c in enumerate(nx.connected_components(m)) for d in c}
    q = nx.DiGraph()
    q.add_nodes_from(g.values())
    q.add_edges_from((g[p], g[c]) for c, p in derived if g[p] != g[c])
    c2 = nx.condensation(q)
    lab = c2.graph["mapping"]
    node = {d: lab[g[d]] for d in docs}
    back = {}
    for d, n in node.items():
        back.setdefault(n, set()).add(d)
    cite = {node[x] for x in cited}
    if not cite:
        return 0, [], []
    q2 = c2.subgraph(set(cite).union(*(nx.ancestors(c2, n) for n in cite)))
    fh = {node[x] for x in firsthand}
    f = nx.DiGraph()
    f.add_nodes_from(("S", "T"))
    for n in q2:
        f.add_edge((n, 0), (n, 1), capacity=1)
        if q2.in_degree(n) == 0 or n in fh:
            f.add_edge("S", (n, 0))
    f.add_edges_from(((a, 1), (b, 0)) for a, b in q2.edges)
    f.add_edges_from(((n, 1), "T") for n in cite)
    val, (left, _) = nx.minimum_cut(f, "S", "T")
    cut = [back[n] for n in q2 if (n, 0) in left and (n, 1) not in left]
    loops = [back[n] for n in q2 if q2.in_degree(n) == 0 and len(c2.nodes[n]["members"]) > 1]
    return int(val), cut, loops


def by_reference(cited, links, owners=None, first_hand=(), unknown=()):
    """The same of what stands behind the cited sources only."""
    parents: dict[str, list[str]] = {}
    for each in links:
        parents.setdefault(each.child, []).append(each.parent)
    docs = behind(cited, parents)
    derived = [(each.child, each.parent) for each in links if each.child in docs]
    return reference(
        docs, derived, cited, owners, [d for d in docs if d in first_hand], [d for d in docs if d in unknown]
    )


PATIENT = settings(
    deadline=None, suppress_health_check=[HealthCheck.too_slow]
)  # other work may share the machine
SOURCES = st.sampled_from("abcdefgh")
LINKS = st.lists(
    st.builds(Derivation, SOURCES, SOURCES, st.booleans()).filter(lambda each: each.child != each.parent),
    max_size=16,
)


@settings(PATIENT, max_examples=400)
@given(
    st.sets(SOURCES, min_size=1),
    LINKS,
    st.dictionaries(SOURCES, st.sampled_from("xy")),
    st.sets(SOURCES, max_size=3),
    st.sets(SOURCES, max_size=3),
)
def test_numbers_are_those_of_the_reference(
    cited: set[str], links: list[Derivation], owners: dict[str, str], first_hand: set[str], unknown: set[str]
) -> None:
    origins = count_origins(cited, links, owners, first_hand, unknown)
    best = by_reference(cited, [each for each in links if each.confirmed], first_hand=first_hand)[0]
    worst, _, _ = by_reference(cited, links, owners, first_hand, unknown)
    careful, _, _ = by_reference(cited, counted_against(links), owners, first_hand, unknown)
    assert origins.optimistic == best
    assert origins.pessimistic == min(best, worst, careful)
    assert len(origins.weak_points) == origins.pessimistic
    weak = set().union(*origins.weak_points)
    assert count_origins(cited, links, owners, first_hand, unknown, failed=weak).pessimistic == 0
    used = [group for chain in origins.chains_at_best for group in chain]
    assert len(used) == len(set(used))


@settings(PATIENT, max_examples=200)
@given(st.sets(SOURCES, min_size=1), LINKS)
def test_so_are_the_circles_where_nobody_owns_several_sources(
    cited: set[str], links: list[Derivation]
) -> None:
    _, _, loops = by_reference(cited, links)
    assert set(count_origins(cited, links).circles) == {frozenset(loop) for loop in loops}


@settings(PATIENT, max_examples=100)
@given(
    st.sets(st.sampled_from(range(6)), min_size=1),
    st.sets(st.tuples(st.sampled_from(range(6)), st.sampled_from(range(6)))),
    st.sets(st.sampled_from(range(6)), max_size=2),
)
def test_it_is_the_fewest_sources_whose_failure_removes_all_support(
    cited: set[int], pairs: set[tuple[int, int]], first_hand: set[int]
) -> None:
    """Tried out: every set of sources fails in turn; what derives from none that still stands falls too."""
    parents = {child: [one for two, one in pairs if two == child and one < child] for child in range(6)}

    def falls(failed: set[int]) -> bool:
        standing: set[int] = set()
        for source in range(6):  # parents before children
            is_origin = not parents[source] or source in first_hand
            if source not in failed and (is_origin or standing & set(parents[source])):
                standing.add(source)
        return not standing & cited

    fewest = next(
        size for size in range(7) if any(falls(set(each)) for each in itertools.combinations(range(6), size))
    )
    links = [Derivation(child, parent, True) for child in parents for parent in parents[child]]
    assert count_origins(cited, links, first_hand=first_hand).optimistic == fewest
