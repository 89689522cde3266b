// What the page knows, and how statements hang together in the picture.

const by = (id) => document.getElementById(id);
const data = JSON.parse(by("data").textContent);
const { statements, steps, theses, findings, geometry } = data;
const size = statements.length;
const SVG = "http://www.w3.org/2000/svg";

/** What the reader has chosen; everything shown follows from it. */
const state = { at: -1, folded: new Set(), levels: 0, rejected: new Set(), objections: true, reading: "" };

const numbers = new Map(statements.map((statement, number) => [statement.id, number]));
/** For each statement and, after these, each step: the steps that bear on it. */
const bearing = Array.from({ length: size + steps.length }, () => []);
/** For each statement the steps that it is a member of. */
const uses = Array.from({ length: size }, () => []);
/** For each statement the step under which it is drawn; none for a root. */
const home = new Array(size).fill(-1);

steps.forEach((step, number) => {
  bearing[step.on].push(number);
  for (const member of new Set(step.members)) uses[member].push(number);
});
for (const [number, bar] of Object.entries(geometry.bars)) for (const member of bar.drawn) home[member] = Number(number);

const nameOf = (number) => statements[number].name ?? statements[number].id;
const isReason = (step) => steps[step].word === "because";

/** Give the statement that is next to the left in the picture, or -1. */
function leftOf(number) {
  let step = home[number];
  while (step >= 0) {
    const target = steps[step].on;
    if (target < size) return target;
    step = target - size;
    const [first] = geometry.bars[step].drawn;
    if (first !== undefined) return first;
  }
  return -1;
}

const left = statements.map((_, number) => leftOf(number));
const top = (number) => geometry.boxes[number][1];
/** For each statement those to its right, from the top down; the last list holds the roots. */
const right = Array.from({ length: size + 1 }, () => []);
for (const [number, parent] of left.entries()) right[parent < 0 ? size : parent].push(number);
for (const list of right) list.sort((one, other) => top(one) - top(other));
const roots = right[size];

/** For each statement the one on whose argument it is drawn: folding that hides it. */
const owner = home.map((step) => {
  let target = step < 0 ? -1 : steps[step].on;
  while (target >= size) target = steps[target - size].on;
  return target;
});
/** For each statement how many a fold of it hides. */
const below = new Array(size).fill(0);
{
  const children = Array.from({ length: size }, () => []);
  for (const [number, parent] of owner.entries()) if (parent >= 0) children[parent].push(number);
  const order = [...roots];
  for (let place = 0; place < order.length; place += 1) order.push(...children[order[place]]);
  for (const number of order.reverse()) if (owner[number] >= 0) below[owner[number]] += 1 + below[number];
}

/** Whether a fold of one statement hides another. */
function hides(folded, number) {
  let up = owner[number];
  while (up >= 0 && up !== folded) up = owner[up];
  return up >= 0;
}

/** How many levels down from its root a statement stands, from 1. */
const level = new Array(size).fill(1);
{
  const stack = [...roots];
  while (stack.length) {
    const number = stack.pop();
    for (const next of right[number]) {
      level[next] = level[number] + 1;
      stack.push(next);
    }
  }
}

const element = (name, className, text) => {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
};

const drawnElement = (name, attributes) => {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
};

const say = (text) => {
  by("live").textContent = text;
};

const counted = (number, noun) => `${number} ${noun}${number === 1 ? "" : "s"}`;
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const narrow = matchMedia("(max-width: 48rem)");
