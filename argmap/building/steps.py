"""The steps of a statement: their links, members, schemes and exceptions."""

from __future__ import annotations

from attrs import define, evolve

from argmap.argument import QUESTIONS, Objection, Reason, Scheme, Undercut
from argmap.argument.model import trusted_step
from argmap.argument.naming import same_id
from argmap.argument.rules.undefined_reference import undefined_reference
from argmap.building.places import Places
from argmap.diagnostic import Diagnostic, Label, rewriting
from argmap.files import File, Span
from argmap.language import is_id
from argmap.language.rules.nested_too_deep import LIMIT, nested_too_deep
from argmap.language.syntax import AnswersSyntax, MemberSyntax, SchemeSyntax, StatementSyntax, StepSyntax, WordSyntax


@define
class StepBuilder:
    """Makes steps of what is written, once it is known which statements there are."""

    ids: dict[StatementSyntax, str]
    places: Places
    diagnostics: list[Diagnostic]

    def steps(self, file: File, statement: StatementSyntax) -> dict[str, object]:
        """Give the reasons and objections of a statement; a step none of whose members is there is left out."""
        reasons: list[Reason] = []
        objections: list[Objection] = []
        for entry in statement.entries:
            if not isinstance(entry, StepSyntax):
                continue
            members, scheme, undercuts = self._parts(file, entry, 1)
            if not members:
                self.places.left_out.add(entry)
            elif entry.link.value == "because":
                reasons.append(trusted_step(Reason, members, scheme, undercuts))
            else:
                objections.append(trusted_step(Objection, members, scheme, undercuts, conceded=entry.link.value == "although"))
        return {"reasons": tuple(reasons), "objections": tuple(objections)}

    def _parts(self, file: File, step: StepSyntax, depth: int) -> tuple[tuple[str, ...], Scheme | None, tuple[Undercut, ...]]:
        members = []
        before: MemberSyntax | None = None
        for member in step.members:
            id = self._member(file, member, before)
            if id is None:
                self.places.left_out.add(member)
            else:
                members.append(id)
            before = member
        scheme = _scheme(step.scheme) if step.scheme else None
        if not step.undercuts:
            return tuple(members), scheme, ()
        undercuts = []
        if depth > LIMIT:
            self.diagnostics.append(nested_too_deep(Label(Span(file, step.undercuts[0].start, step.undercuts[0].link.end))))
            return tuple(members), scheme, ()
        # The depth is bounded just above, so this recursion is too.
        for exception in step.undercuts:
            below, their_scheme, deeper = self._parts(file, exception, depth + 1)
            if below:
                undercuts.append(trusted_step(Undercut, below, their_scheme, deeper))
            else:
                self.places.left_out.add(exception)
        return tuple(members), scheme, tuple(undercuts)

    def _member(self, file: File, member: MemberSyntax, before: MemberSyntax | None) -> str | None:
        if isinstance(member, StatementSyntax):
            return self.ids[member]
        id = same_id(member.id.value)
        written = self.places.statements.get(id)
        # An id that was made from words changes with them, and is nothing to rely on.
        if written is not None and written[1].id is not None:
            return id
        if not is_id(id):
            # That it can be no id has been told.
            return None
        known = (each for each, (_, syntax) in self.places.statements.items() if syntax.id is not None)
        missing = undefined_reference("statement", id, Label(Span(file, member.start, member.end)), known)
        if before and id in QUESTIONS and (answers := _ended_in(before)):
            names = ", ".join([*(word.value for word in answers.questions), id])
            fix = rewriting(Span(file, before.end, member.end), f", {id}", safe=False)
            missing = evolve(missing, help=f"two questions are joined by a comma: `answers {names}`", fix=fix)
        self.diagnostics.append(missing)
        return None


def _ended_in(member: MemberSyntax) -> AnswersSyntax | None:
    """The questions that a member's words end in, if they do."""
    if not isinstance(member, StatementSyntax) or member.entries or not member.attributes:
        return None
    last = member.attributes[-1]
    return last if isinstance(last, AnswersSyntax) else None


def _scheme(syntax: SchemeSyntax) -> Scheme:
    return Scheme(syntax.name.value, own=not isinstance(syntax.name, WordSyntax))
