"""Groups of nodes that reach each other."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import Generic, TypeVar

from attrs import define, field

Node = TypeVar("Node", bound=Hashable)


def knots(nodes: Iterable[Node], following: Callable[[Node], Iterable[Node]]) -> Iterator[list[Node]]:
    """Give each group of two or more nodes in which every node leads to every other; the one met first comes last.

    Args:
        nodes: All nodes, in the order in which they are to be met.
        following: What a node leads to.
    """
    search = _Search(following)
    for node in nodes:
        if node not in search.number:
            yield from search.from_(node)


@define
class _Search(Generic[Node]):
    """Strongly connected components (Tarjan 1972), linear, with a stack of its own."""

    following: Callable[[Node], Iterable[Node]]
    number: dict[Node, int] = field(factory=dict)
    lowest: dict[Node, int] = field(factory=dict)
    pending: list[Node] = field(factory=list)
    is_pending: set[Node] = field(factory=set)
    work: list[tuple[Node, Iterator[Node]]] = field(factory=list)

    def from_(self, root: Node) -> Iterator[list[Node]]:
        self._enter(root)
        while self.work:
            node, followers = self.work[-1]
            for follower in followers:
                if follower not in self.number:
                    self._enter(follower)
                    break
                if follower in self.is_pending:
                    self.lowest[node] = min(self.lowest[node], self.number[follower])
            else:
                group = self._leave()
                if len(group) > 1:
                    yield group

    def _enter(self, node: Node) -> None:
        self.number[node] = self.lowest[node] = len(self.number)
        self.pending.append(node)
        self.is_pending.add(node)
        self.work.append((node, iter(self.following(node))))

    def _leave(self) -> list[Node]:
        node, _ = self.work.pop()
        if self.work:
            above = self.work[-1][0]
            self.lowest[above] = min(self.lowest[above], self.lowest[node])
        group: list[Node] = []
        if self.lowest[node] == self.number[node]:
            while not group or group[-1] != node:
                group.append(self.pending.pop())
                self.is_pending.discard(group[-1])
        return group
