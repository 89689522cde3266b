// What is seen, and how heights that nothing takes up any more are drawn together. Nothing is laid out again: every box keeps its place in its column,
// and one rising function of the height moves them all, so that nothing overlaps or crosses that did not before.

const GAP = 20;
const bottom = geometry.size[1];

/** Find out what the reader's choices leave. */
function seen() {
  const visible = { statements: new Array(size).fill(false), steps: new Array(steps.length).fill(false) };
  const stack = [...roots];
  while (stack.length) {
    const number = stack.pop();
    let entered = [];
    if (number < size) {
      visible.statements[number] = true;
      if (!state.folded.has(number)) entered = bearing[number];
    } else {
      visible.steps[number - size] = true;
      stack.push(...geometry.bars[number - size].drawn);
      entered = bearing[number];
    }
    for (const step of entered) if (state.objections || isReason(step)) stack.push(size + step);
  }
  return visible;
}

/** Give the bands of height that nothing visible takes up, from the top down. */
function emptyBands(visible) {
  const taken = [
    [0, geometry.heading],
    [geometry.foot ?? bottom, bottom],
  ];
  for (const [number, [, y, , height]] of geometry.boxes.entries()) if (visible.statements[number]) taken.push([y, y + height]);
  for (const [number, bar] of Object.entries(geometry.bars)) if (visible.steps[number]) taken.push([bar.at[1], bar.at[1] + bar.at[3]]);
  for (const [y, height, title] of geometry.regions) taken.push([y, y + title], [y + height - 7, y + height]);
  taken.sort((one, other) => one[0] - other[0]);
  const bands = [];
  let reached = 0;
  for (const [start, end] of taken) {
    if (start > reached) bands.push([reached, start]);
    reached = Math.max(reached, end);
  }
  return bands;
}

let atFirst;
/** The bands that are empty when everything is shown. */
const bandsAtFirst = () => (atFirst ??= emptyBands({ statements: statements.map(() => true), steps: steps.map(() => true) }));

/** Give where heights move up and by how much: `[from, to, moved before, moved after]`, from the top down. A band that was there from the first stays. */
function cutsFor(visible) {
  const cuts = [];
  let moved = 0;
  let first = 0;
  const bands = bandsAtFirst();
  for (const [start, end] of emptyBands(visible)) {
    let kept = GAP;
    while (first < bands.length && bands[first][1] <= end) {
      if (bands[first][0] >= start) kept = Math.max(kept, bands[first][1] - bands[first][0]);
      first += 1;
    }
    if (end - start > kept) {
      cuts.push([start, end, moved, moved + end - start - kept]);
      moved += end - start - kept;
    }
  }
  return cuts;
}

/** Give by how much a height has moved. */
function movedAt(cuts, y) {
  let low = 0;
  let high = cuts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (cuts[middle][0] <= y) low = middle + 1;
    else high = middle;
  }
  if (low === 0) return 0;
  const [start, end, from, to] = cuts[low - 1];
  return y >= end ? -to : -(from + ((to - from) * (y - start)) / (end - start));
}
