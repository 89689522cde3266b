// The map by keys.

/** Give the visible statement next to one, upwards or downwards: a neighbour under the same statement, else the next in the column. */
function neighbour(number, by_) {
  const family = (left[number] < 0 ? roots : right[left[number]]).filter((each) => shownStatements[each]);
  const next = family[family.indexOf(number) + by_];
  if (next !== undefined) return next;
  const [x, y, width] = geometry.boxes[number];
  const column = statements
    .map((_, each) => each)
    .filter((each) => shownStatements[each] && Math.abs(geometry.boxes[each][0] + geometry.boxes[each][2] - x - width) < 30);
  const beyond = column.filter((each) => (by_ > 0 ? top(each) > y : top(each) < y));
  beyond.sort((one, other) => by_ * (top(one) - top(other)));
  return beyond[0] ?? -1;
}

function step(key) {
  const here = state.at;
  if (here < 0) return theses[0] ?? roots[0] ?? -1;
  if (key === "ArrowLeft") return left[here];
  if (key === "ArrowUp") return neighbour(here, -1);
  if (key === "ArrowDown") return neighbour(here, 1);
  if (state.folded.has(here)) {
    toggleFold(here);
    return -1;
  }
  return right[here].find((each) => shownStatements[each]) ?? -1;
}

function move(key) {
  const far = 90;
  camera.x += key === "ArrowLeft" ? far : key === "ArrowRight" ? -far : 0;
  camera.y += key === "ArrowUp" ? far : key === "ArrowDown" ? -far : 0;
  look();
}

const CALLED = {
  " ": () => state.at >= 0 && toggleFold(state.at),
  Enter: () => {
    if (state.at < 0) return;
    showDetails(state.at);
    bring(state.at);
    by("details-text").focus();
  },
  Escape: () => (details.hidden ? select(-1) : closeDetails()),
  r: () => state.at >= 0 && toggleRejected(state.at),
  o: () => toggleObjections(),
  "+": () => zoomMiddle(1.25),
  "=": () => zoomMiddle(1.25),
  "-": () => zoomMiddle(0.8),
  0: () => glide(whole()),
  "*": () => showLevels(),
  "/": () => query.focus(),
  Home: () => select(theses[0] ?? roots[0], { focus: true }),
};
for (let levels = 1; levels <= 9; levels += 1) CALLED[levels] = () => showLevels(levels);

function pressed(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key.startsWith("Arrow")) {
    event.preventDefault();
    if (event.shiftKey) {
      move(event.key);
      return;
    }
    const next = step(event.key);
    if (next >= 0) select(next, { focus: true });
    return;
  }
  const call = CALLED[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  if (!call) return;
  event.preventDefault();
  call();
}

/** Arrow keys between tabs, as readers of tabs expect. */
function tabbed(event) {
  const tabs = [...document.querySelectorAll("[role=tab]")].filter((tab) => !tab.hidden);
  const place = tabs.indexOf(event.target);
  const by_ = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (place < 0 || !by_) return;
  event.preventDefault();
  const next = tabs[(place + by_ + tabs.length) % tabs.length];
  showTab(next.getAttribute("aria-controls"));
  next.focus();
}
