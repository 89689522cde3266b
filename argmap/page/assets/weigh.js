// What stands: the grounded labelling, as `argmap.weighing.label` gives it. A test holds the two equal.

const READINGS = {
  author: "as the author argues",
  conceded: "with concessions held against it",
  examined: "with the analyst’s objections too",
};

/** Give the status of every statement and, after these, of every step: "in", "out" or "undecided". */
function label(reading, rejected) {
  const counts = steps.map((step) => {
    if (step.word === "because") return true;
    return step.word === "although" ? reading !== "author" : reading === "examined" || !step.own;
  });
  const status = new Array(size + steps.length).fill("undecided");
  const membersLeft = steps.map((step) => new Set(step.members).size);
  const reasonsLeft = new Array(size).fill(0);
  const againstLeft = new Array(status.length).fill(0);
  steps.forEach((step, place) => {
    if (step.word === "because") reasonsLeft[step.on] += 1;
    else if (counts[place]) againstLeft[step.on] += 1;
  });
  const supported = reasonsLeft.map((left) => left === 0);
  const waiting = [];

  const decide = (number, value) => {
    if (status[number] !== "undecided") return;
    status[number] = value;
    waiting.push(number);
  };
  const settle = (number) => {
    const ready = number < size ? supported[number] : membersLeft[number - size] === 0;
    if (ready && againstLeft[number] === 0) decide(number, "in");
  };
  const tellSteps = (number, stands) => {
    for (const step of uses[number]) {
      if (!stands) decide(size + step, "out");
      else {
        membersLeft[step] -= 1;
        settle(size + step);
      }
    }
  };
  const tellTarget = (place, holds) => {
    const target = steps[place].on;
    if (isReason(place)) {
      if (holds) {
        supported[target] = true;
        settle(target);
      } else {
        reasonsLeft[target] -= 1;
        if (reasonsLeft[target] === 0) decide(target, "out");
      }
    } else if (counts[place]) {
      if (holds) decide(target, "out");
      else {
        againstLeft[target] -= 1;
        settle(target);
      }
    }
  };

  for (const number of rejected) decide(number, "out");
  for (let number = 0; number < status.length; number += 1) settle(number);
  while (waiting.length) {
    const number = waiting.pop();
    if (number < size) tellSteps(number, status[number] === "in");
    else tellTarget(number - size, status[number] === "in");
  }
  return status;
}

const asWritten = {};
/** The labelling of a reading with nothing rejected. */
const before = (reading) => (asWritten[reading] ??= label(reading, []));
let labelled = {};
/** The labelling of a reading with what the reader rejects. */
const now = (reading) => (labelled[reading] ??= state.rejected.size ? label(reading, state.rejected) : before(reading));
const weighAgain = () => {
  labelled = {};
};

const STATUS_WORDS = { in: "stands", out: "falls", undecided: "undecided" };

/** Say why a statement has its status, as words and numbers of statements. */
function why(number, reading) {
  const status = now(reading);
  if (state.rejected.has(number)) return ["you reject it"];
  const heard = (step) =>
    step >= 0 && (isReason(step) || (steps[step].word === "although" ? reading !== "author" : reading === "examined" || !steps[step].own));
  const reasons = bearing[number].filter(isReason);
  const against = bearing[number].filter((step) => !isReason(step) && heard(step));
  const of = (value) => (step) => status[size + step] === value;
  if (status[number] === "undecided") return ["it hangs on itself, by way of others"];
  if (status[number] === "out") {
    const hit = against.find(of("in"));
    if (hit !== undefined) return [...steps[hit].members, steps[hit].members.length > 1 ? "stand against it" : "stands against it"];
    return [reasons.length === 1 ? "its only reason fails:" : "all its reasons fail:", ...new Set(reasons.flatMap((step) => failing(step, status)))];
  }
  const holding = reasons.find(of("in"));
  const first = holding === undefined ? ["nothing is argued for it"] : ["because of", ...steps[holding].members];
  const spared = bearing[number].filter((step) => !isReason(step) && !heard(step));
  if (against.length) return [...first, "and no objection holds"];
  return spared.length ? [...first, `and ${spared.length === 1 ? "the objection is" : "objections are"} not counted`] : first;
}

/** The members of a step that do not stand, or else what questions it. */
function failing(step, status) {
  const fallen = steps[step].members.filter((member) => status[member] !== "in");
  return fallen.length ? fallen : bearing[size + step].filter((other) => status[size + other] === "in").flatMap((other) => steps[other].members);
}

/** What falls and what rises in a reading because of what the reader rejects. */
function changes(reading) {
  const was = before(reading);
  const is = now(reading);
  const all = statements.map((_, number) => number).filter((number) => !state.rejected.has(number));
  const thesesFirst = (list) => [...list].sort((one, other) => theses.includes(other) - theses.includes(one));
  return {
    fallen: thesesFirst(all.filter((number) => was[number] === "in" && is[number] !== "in")),
    risen: thesesFirst(all.filter((number) => was[number] !== "in" && is[number] === "in")),
  };
}
