// Folding in the picture: as one move, in which the statement that was folded stays where it is.

/** Groups that move as a whole, each with the height that it stands at and what it is a part of. */
const rigid = [];
/** Lines and frames, whose points move each by itself. */
const elastic = [];

for (const group of picture.querySelectorAll("g[class]")) {
  const { statement, step, region } = group.dataset;
  const part = { group, statement: statement === undefined ? -1 : Number(statement), step: step === undefined ? -1 : Number(step), is: 0, was: 0 };
  if (group.classList.contains("line")) elastic.push({ ...part, y: geometry.bars[part.step].at[1] });
  else if (group.classList.contains("mention")) rigid.push({ ...part, y: geometry.bars[part.step].mentions.shift() });
  else if (statement !== undefined) rigid.push({ ...part, y: top(part.statement) });
  else if (step !== undefined) rigid.push({ ...part, y: geometry.bars[part.step].at[1] });
  else if (region !== undefined) {
    if (group.querySelector("text")) rigid.push({ ...part, y: geometry.regions[region][0] });
    else elastic.push({ ...part, frame: true });
  } else if (group.classList.contains("foot")) rigid.push({ ...part, y: geometry.foot });
}

function shapesOf(group) {
  return [...group.children].map((shape) => {
    const name = shape.hasAttribute("d") ? "d" : "points";
    return { shape, name, points: shape.getAttribute(name), head: name === "points" };
  });
}

const partsOf = Array.from({ length: size }, () => []);
const partsOfStep = Array.from({ length: steps.length }, () => []);
for (const part of [...rigid, ...elastic]) {
  if (part.statement >= 0) partsOf[part.statement].push(part.group);
  else if (part.step >= 0) partsOfStep[part.step].push(part.group);
}

let shownStatements = new Array(size).fill(true);
let shownSteps = new Array(steps.length).fill(true);

let cuts = [];
let narrower = 0;

/** Where the top of a statement is now, in the map's own units. */
const placeOf = (number) => top(number) + movedAt(cuts, top(number));

/** The parts of the whole that a statement is: its box first. */
function takeUp(number) {
  for (const group of partsOf[number]) group.classList.remove("away");
  for (const part of rigid) if (part.statement === number) part.near = undefined;
}

function place(part, dy) {
  if (part.is === dy) return;
  part.is = dy;
  if (dy) part.group.setAttribute("transform", `translate(0 ${dy.toFixed(2)})`);
  else part.group.removeAttribute("transform");
}

function bend(part, before, after, share, dx) {
  const shift = (y) => {
    const was = movedAt(before, y);
    return was + (movedAt(after, y) - was) * share;
  };
  part.shapes ??= shapesOf(part.group);
  for (const { shape, name, points, head } of part.shapes) {
    // An arrow's head is drawn as it is, where its tip has gone.
    const tip = head && !part.frame ? shift(bottom + Number(points.split(/[ ,]/)[3])) : 0;
    const moved = points.replace(/(-?[\d.]+),(-?[\d.]+)/g, (_, x, y) => {
      const down = head && !part.frame ? tip : shift(bottom + Number(y));
      return `${(Number(x) + (part.frame && Number(x) > geometry.size[0] / 2 ? dx : 0)).toFixed(2)},${(Number(y) + down).toFixed(2)}`;
    });
    shape.setAttribute(name, moved);
  }
}

/** How far left the right edge may move: to the last column that is still there. */
function spareWidth(visible) {
  let all = 0;
  let still = 0;
  geometry.boxes.forEach(([x, , width], number) => {
    all = Math.max(all, x + width);
    if (visible.statements[number]) still = Math.max(still, x + width);
  });
  return Math.max(still, 440) - Math.max(all, 440);
}

/** Show what the choices leave. What is at `anchor`, a statement, stays where it is on the screen while all else moves, as one move. */
function rearrange(anchor = -1, animated = true) {
  const visible = seen();
  const before = cuts;
  const after = cutsFor(visible);
  const wasNarrower = narrower;
  const willBe = spareWidth(visible);
  const show = (group, is) => group.classList.toggle("gone", !is);
  const appearing = [];
  const update = (was, is, parts) =>
    is.forEach((shown, number) => {
      if (shown === was[number]) return;
      if (shown) appearing.push(...parts[number]);
      else for (const group of parts[number]) show(group, false);
    });
  update(shownStatements, visible.statements, partsOf);
  update(shownSteps, visible.steps, partsOfStep);
  shownStatements = visible.statements;
  shownSteps = visible.steps;
  cuts = after;
  narrower = willBe;
  extent.height = bottom + movedAt(after, bottom) + 2 * RIM;
  extent.width = geometry.size[0] + 2 * RIM + (geometry.regions.length ? 0 : willBe);
  for (const part of rigid) {
    part.was = part.is;
    part.will = movedAt(after, part.y);
  }
  const isShown = (part) => (part.statement >= 0 ? shownStatements[part.statement] : part.step >= 0 ? shownSteps[part.step] : true);
  // What is hidden is put in its place once; only what can be seen moves.
  const moving = rigid.filter((part) => isShown(part) && part.was !== part.will);
  const bending = elastic.filter((part) => isShown(part) && (before.length || after.length || wasNarrower !== willBe));
  const anchorY = anchor >= 0 ? top(anchor) : 0;
  const held = anchor >= 0 ? camera.y + camera.k * movedAt(before, anchorY) : 0;
  const draw = (share) => {
    for (const part of moving) place(part, part.was + (part.will - part.was) * share);
    for (const part of bending) bend(part, before, after, share, wasNarrower + (willBe - wasNarrower) * share);
    if (anchor >= 0) {
      const was = movedAt(before, anchorY);
      camera.y = held - camera.k * (was + (movedAt(after, anchorY) - was) * share);
    }
    look();
  };
  const done = () => {
    for (const part of rigid) place(part, part.will);
    for (const group of appearing) show(group, true);
    cull(true);
  };
  if (animated && moving.length < 1500) animate(draw, done);
  else {
    draw(1);
    done();
  }
}

/** The handles by which statements are folded: at the right edge, where their reasons come in. */
const handles = new Map();

function addHandle(number) {
  const [x, y, width, height] = geometry.boxes[number];
  const handle = drawnElement("g", { class: "handle", "aria-hidden": "true" });
  const shape = drawnElement("rect", { x: x + width - 8, y: y + height - 21 - bottom, width: 16, height: 16, rx: 8 });
  const words = drawnElement("text", { x: x + width, y: y + height - 10 - bottom, "text-anchor": "middle", "font-size": 10, "font-weight": "bold" });
  // Large enough for a finger.
  const room = drawnElement("rect", { class: "room", x: x + width - 16, y: y + height - 29 - bottom, width: 32, height: 32, opacity: 0 });
  handle.append(room, shape, words);
  partsOf[number][0].append(handle);
  handles.set(number, { shape, words, x: x + width });
  labelHandle(number);
}

function labelHandle(number) {
  const handle = handles.get(number);
  if (!handle) return;
  const folded = state.folded.has(number);
  const hidden = folded ? `+${below[number]}` : "−";
  const width = folded ? 10 + 6 * hidden.length : 16;
  handle.words.textContent = hidden;
  handle.shape.setAttribute("width", width);
  handle.words.setAttribute("x", handle.x - 8 + width / 2);
  partsOf[number][0].setAttribute("aria-expanded", String(!folded));
}

// Only what is in sight, or nearly, is laid out and painted.

const sight = { top: 0, bottom: -1, left: 0, right: 0, k: 0 };

/** Put away what is far out of sight, and take up what comes near; does nothing as long as what is taken up is enough. */
function cull(forced = false) {
  const { width, height } = room();
  const view = { top: -camera.y / camera.k - RIM, left: -camera.x / camera.k - RIM };
  view.bottom = view.top + height / camera.k;
  view.right = view.left + width / camera.k;
  if (!forced && view.top >= sight.top && view.bottom <= sight.bottom && view.left >= sight.left && view.right <= sight.right && camera.k < sight.k * 3) return;
  const [aside, above] = [width / camera.k, height / camera.k];
  Object.assign(sight, { top: view.top - above, bottom: view.bottom + above, left: view.left - aside, right: view.right + aside, k: camera.k });
  map.classList.toggle("far", camera.k < 0.2);
  for (const part of rigid) {
    if (part.step < 0 && part.statement < 0) continue;
    const [x, , wide, high] = part.statement >= 0 ? geometry.boxes[part.statement] : geometry.bars[part.step].at;
    const y = part.y + movedAt(cuts, part.y);
    const near = y <= sight.bottom && y + high >= sight.top && x <= sight.right && x + wide >= sight.left;
    if (near !== part.near) {
      part.near = near;
      part.group.classList.toggle("away", !near);
    }
    if (near && camera.k >= 0.2 && part.statement >= 0 && bearing[part.statement].length && !handles.has(part.statement)) addHandle(part.statement);
  }
}

function setFolded(number, folded) {
  if (folded) state.folded.add(number);
  else state.folded.delete(number);
  labelHandle(number);
}

function toggleFold(number) {
  if (!bearing[number].length) {
    say("Nothing hangs on this statement.");
    return;
  }
  const folded = !state.folded.has(number);
  state.levels = 0;
  setFolded(number, folded);
  if (folded && state.at >= 0 && hides(number, state.at)) select(number);
  rearrange(number);
  remember();
  say(`${counted(below[number], "statement")} ${folded ? "folded away" : "unfolded"}.`);
}

/** Fold whatever is so many levels down. */
function foldTo(levels) {
  state.levels = levels === Infinity ? 0 : levels;
  statements.forEach((_, number) => {
    if (bearing[number].length) setFolded(number, level[number] >= levels);
  });
}

/** Show so many levels from each root down; all of them if none is given. */
function showLevels(levels = Infinity) {
  foldTo(levels);
  if (state.at >= 0 && level[state.at] > levels) {
    let up = state.at;
    while (level[up] > levels) up = left[up];
    select(up);
  }
  rearrange(state.at);
  remember();
  say(levels === Infinity ? "Everything is unfolded." : `${counted(levels, "level")} shown.`);
}

/** Unfold whatever hides a statement. */
function reveal(number) {
  let changed = false;
  let step = home[number];
  while (step >= 0) {
    if (!isReason(step) && !state.objections) {
      setObjections(true);
      changed = true;
    }
    const target = steps[step].on;
    if (target >= size) {
      step = target - size;
      continue;
    }
    if (state.folded.has(target)) {
      setFolded(target, false);
      state.levels = 0;
      changed = true;
    }
    step = home[target];
  }
  if (changed) rearrange(state.at, false);
}

function setObjections(shown) {
  state.objections = shown;
  by("objections").checked = shown;
}

function toggleObjections(shown = !state.objections) {
  setObjections(shown);
  if (state.at >= 0 && !seen().statements[state.at]) select(-1);
  rearrange(state.at);
  remember();
  say(shown ? "Objections are shown." : "Objections are hidden.");
}
