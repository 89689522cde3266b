// Choosing a statement, the panels, the address, and where everything begins.

/** What stands around the chosen statement, above all else. */
const ring = { group: drawnElement("rect", { class: "ring", rx: 8, "aria-hidden": "true" }), statement: -1, step: -1, y: 0, is: 0, was: 0 };
rigid.push(ring);

/** Put the keyboard where the map is. */
function toMap() {
  partsOf[Math.max(state.at, 0)]?.[0]?.focus({ preventScroll: true });
}

/** Choose a statement, -1 for none: show where it is, in picture, list and text. */
function select(number, { focus = false, open = !details.hidden, byPointer = false } = {}) {
  const was = state.at;
  if (was >= 0) {
    partsOf[was][0].setAttribute("tabindex", "-1");
    partsOf[was][0].removeAttribute("aria-selected");
  }
  state.at = number;
  for (const marked of document.querySelectorAll("#side .here")) marked.classList.remove("here");
  for (const group of picture.querySelectorAll(".way")) group.classList.remove("way");
  if (number < 0) {
    ring.group.remove();
    closeDetails();
    partsOf[0]?.[0].setAttribute("tabindex", "0");
    remember();
    return;
  }
  partsOf[0][0].setAttribute("tabindex", "-1");
  reveal(number);
  const box = partsOf[number][0];
  const [x, y, width, height] = geometry.boxes[number];
  for (const [key, value] of Object.entries({ x: x - 4, y: y - 4 - bottom, width: width + 8, height: height + 8 })) ring.group.setAttribute(key, value);
  ring.y = y;
  place(ring, movedAt(cuts, y));
  // Linked premises stand so close that a ring would run through the words between them: their own edge is the ring.
  if (steps[home[number]]?.members.length > 1) ring.group.remove();
  else box.before(ring.group);
  box.setAttribute("tabindex", "0");
  box.setAttribute("aria-selected", "true");
  for (let up = owner[number]; up >= 0; up = owner[up]) partsOf[up][0].classList.add("way");
  if (open) showDetails(number);
  takeUp(number);
  map.classList.toggle("keyed", focus && !byPointer);
  if (focus) box.focus({ preventScroll: true });
  bring(number);
  showBeside(number);
  remember();
}

/** Mark in list and text what belongs to a statement, and bring it into sight where the panel is open. */
function showBeside(number) {
  const line = by("outline").querySelector(`[data-told="${number}"]`);
  line?.classList.add("here");
  const cited = (statements[number].cites ?? []).map(by).filter(Boolean);
  for (const sentence of cited) sentence.classList.add("here");
  for (const marked of [line?.querySelector("a"), cited[0]]) {
    const panel = marked?.closest("[role=tabpanel]");
    if (!panel || panel.hidden || !document.body.classList.contains("beside")) continue;
    const at = marked.getBoundingClientRect();
    const room = panel.getBoundingClientRect();
    if (at.top < room.top || at.bottom > room.bottom) panel.scrollTop += at.top - room.top - room.height / 3;
  }
}

// The panel at the side.

function showSide(open) {
  document.body.classList.toggle("beside", open);
  by("open-side").setAttribute("aria-expanded", String(open));
  look();
  if (open && state.at >= 0) showBeside(state.at);
}

function showTab(name) {
  for (const tab of document.querySelectorAll("[role=tab]")) {
    const chosen = tab.getAttribute("aria-controls") === name;
    tab.setAttribute("aria-selected", String(chosen));
    tab.tabIndex = chosen ? 0 : -1;
    by(tab.getAttribute("aria-controls")).hidden = !chosen;
  }
  if (state.at >= 0) showBeside(state.at);
}

function readInText(number) {
  showSide(true);
  showTab("article");
  by(statements[number].cites[0])?.scrollIntoView({ block: "center", behavior: calm.matches ? "auto" : "smooth" });
}

let asked;
let turn = 0;

/** Choose a statement that cites a sentence; each click on the same sentence the next of them. */
function chooseCiting(sentence) {
  const citing = sentence.dataset.cited.split(" ").map(Number);
  turn = sentence === asked ? turn + 1 : 0;
  asked = sentence;
  if (narrow.matches) showSide(false);
  select(citing[turn % citing.length], { open: true });
  say(`${citing.length > 1 ? `${(turn % citing.length) + 1} of ${citing.length}: ` : ""}${statements[state.at].text}`);
}

// The address: what is chosen, by ids, so that a link still means the same when the map is exported again.

let remembering = true;
let soon = 0;

/** Write the address a little later: browsers count how often a page does. */
function remember() {
  clearTimeout(soon);
  if (remembering) soon = setTimeout(writeAddress, 120);
}

function writeAddress() {
  clearTimeout(soon);
  const chosen = new URLSearchParams();
  if (state.levels) chosen.set("levels", state.levels);
  else for (const number of state.folded) chosen.append("folded", statements[number].id);
  for (const number of state.rejected) chosen.append("rejected", statements[number].id);
  if (!state.objections) chosen.set("objections", "hidden");
  if (state.reading) chosen.set("reading", state.reading);
  const at = state.at >= 0 ? encodeURIComponent(statements[state.at].id) : "";
  const rest = chosen.size ? `?${chosen}` : "";
  history.replaceState(null, "", at || rest ? `#${at}${rest}` : location.pathname + location.search);
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** What the page begins with if its address says nothing, as an address. */
function atStart() {
  if (!data.start || started) return "";
  const chosen = new URLSearchParams(data.start.rejected.map((id) => ["rejected", id]));
  chosen.set("reading", data.start.reading);
  return `?${chosen}`;
}

let started = false;

/** Take over what the address says; tell which ids are gone. */
function recall() {
  const address = location.hash.slice(1) || atStart();
  const cut = address.indexOf("?");
  const id = decoded(cut < 0 ? address : address.slice(0, cut));
  const chosen = new URLSearchParams(cut < 0 ? "" : address.slice(cut + 1));
  const gone = [];
  const numbersOf = (ids) =>
    ids.flatMap((each) => {
      if (numbers.has(each)) return [numbers.get(each)];
      gone.push(each);
      return [];
    });
  remembering = false;
  const [at = -1] = id ? numbersOf([id]) : [];
  const levels = Number.parseInt(chosen.get("levels") ?? "", 10);
  foldTo(levels > 0 ? levels : Infinity);
  for (const number of numbersOf(chosen.getAll("folded"))) if (bearing[number].length) setFolded(number, true);
  state.rejected = new Set(numbersOf(chosen.getAll("rejected")));
  setObjections(chosen.get("objections") !== "hidden");
  state.reading = Object.hasOwn(READINGS, chosen.get("reading") ?? "") ? chosen.get("reading") : "";
  by("reading").value = state.reading;
  if (state.folded.size || !state.objections || cuts.length) rearrange(-1, false);
  weighed();
  if (at >= 0) select(at, { open: !narrow.matches || !details.hidden });
  remembering = true;
  started = true;
  if (at >= 0 || gone.length) tellGone(gone);
}

function tellGone(gone) {
  const holder = by("gone");
  holder.hidden = !gone.length;
  if (!gone.length) return;
  const text = `This map no longer has ${gone.map((id) => `“${id.replace(/[\p{Cc}\p{Cf}]/gu, "\ufffd")}”`).join(", ")}, which the link names.`;
  by("gone-text").textContent = text;
  say(text);
}

// Colours.

const THEME_KEY = "argmap-theme";

function setTheme(name) {
  document.documentElement.dataset.theme = name;
  for (const button of document.querySelectorAll("[data-theme-name]")) button.setAttribute("aria-pressed", String(button.dataset.themeName === name));
}

function chooseTheme(name) {
  setTheme(name);
  try {
    localStorage.setItem(THEME_KEY, name);
  } catch {
    // Some browsers keep nothing for a file.
  }
}

function rememberedTheme() {
  try {
    const kept = localStorage.getItem(THEME_KEY);
    return ["auto", "light", "dark"].includes(kept) ? kept : null;
  } catch {
    return null;
  }
}

// What happens on a click.

const doing = {
  ...taking,
  depth: (button) => showLevels(Number(button.dataset.depth)),
  unfold: () => showLevels(),
  theme: (button) => chooseTheme(button.dataset.themeName),
  reject: () => toggleRejected(state.at),
  fold: () => {
    toggleFold(state.at);
    showDetails(state.at);
  },
  read: () => readInText(state.at),
  "take-back": takeBack,
  "close-details": () => {
    closeDetails();
    toMap();
  },
  "close-gone": () => {
    by("gone").hidden = true;
  },
};

function clickedMap(event) {
  if (dragged) return;
  const group = event.target.closest("g[class]:not(.handle):not(.badge)");
  const number = Number(group?.dataset.statement ?? -1);
  if (event.target.closest(".handle")) toggleFold(number);
  else if (number >= 0) select(number, { open: true, focus: true, byPointer: true });
  else if (group?.dataset.goes !== undefined) select(Number(group.dataset.goes), { focus: true, byPointer: true });
  else if (!narrow.matches || event.target === map) select(-1);
}

function clicked(event) {
  const button = event.target.closest("[data-do]");
  if (button) doing[button.dataset.do](button);
  const to = event.target.closest("[data-to]");
  if (to) select(Number(to.dataset.to));
  const sentence = event.target.closest("[data-cited]");
  if (sentence) chooseCiting(sentence);
}

function clickedOutline(event) {
  const link = event.target.closest("a");
  const id = link && decoded(link.hash.slice(1));
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || !numbers.has(id)) return;
  event.preventDefault();
  if (narrow.matches) showSide(false);
  select(numbers.get(id), { open: !narrow.matches });
}

function begin() {
  statements.forEach((_, number) => {
    partsOf[number][0].setAttribute("aria-level", level[number]);
    if (bearing[number].length) partsOf[number][0].setAttribute("aria-expanded", "true");
  });
  partsOf[0]?.[0].setAttribute("tabindex", "0");
  by("tab-article").hidden = !by("article").children.length;
  by("tab-findings").hidden = !findings.length;
  by("tab-findings").textContent = `Findings (${findings.length})`;
  const list = element("ul", "findings");
  list.append(...findings.map((each) => finding(each, true)));
  by("findings").append(list);
  by("colours").hidden = document.documentElement.dataset.theme === "own";
  if (!by("colours").hidden) setTheme(rememberedTheme() ?? document.documentElement.dataset.theme);
  showSide(!narrow.matches && innerWidth > 1600);
  Object.assign(camera, beginning());
  look();
  watchPointers();
  watchSearch();
  map.addEventListener("click", clickedMap);
  map.addEventListener("keydown", pressed);
  document.addEventListener("click", clicked);
  by("outline").addEventListener("click", clickedOutline);
  by("article").addEventListener("keydown", (event) => {
    if (event.target.dataset.cited === undefined || (event.key !== "Enter" && event.key !== " ")) return;
    event.preventDefault();
    chooseCiting(event.target);
  });
  details.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    closeDetails();
    toMap();
  });
  by("open-side").addEventListener("click", () => showSide(!document.body.classList.contains("beside")));
  by("close-side").addEventListener("click", () => {
    showSide(false);
    by("open-side").focus();
  });
  for (const tab of document.querySelectorAll("[role=tab]")) {
    tab.addEventListener("click", () => showTab(tab.getAttribute("aria-controls")));
    tab.addEventListener("keydown", tabbed);
  }
  by("objections").addEventListener("change", (event) => toggleObjections(event.target.checked));
  by("reading").addEventListener("change", (event) => {
    state.reading = event.target.value;
    mark();
    remember();
  });
  addEventListener("hashchange", recall);
  recall();
  cull(true);
  document.documentElement.classList.add("ready");
}

begin();
