// All that is known of one statement, and what the reader supposes.

const details = by("details");

/** A button that leads to a statement. */
function linkTo(number, text = nameOf(number)) {
  const link = element("button", "to", text);
  link.type = "button";
  link.dir = "auto";
  link.title = statements[number].text;
  link.dataset.to = number;
  return link;
}

/** Put words and numbers of statements into an element, the numbers as links. */
function fill(holder, pieces) {
  const links = pieces.map((piece) => typeof piece === "number");
  pieces.forEach((piece, place) => {
    if (place) holder.append(links[place] && links[place - 1] ? ", " : " ");
    holder.append(links[place] ? linkTo(piece) : piece);
  });
  return holder;
}

function block(title, ...content) {
  const made = element("section");
  made.append(element("h3", "", title), ...content);
  return made;
}

function paragraph(className, text) {
  const made = element("p", className, text);
  made.dir = "auto";
  return made;
}

/** One of a statement's steps, or one that it is part of. */
function stepLine(step) {
  const { word, members, scheme } = steps[step];
  const line = element("li");
  line.append(element("span", `word ${word}`, word.toUpperCase()), " ");
  if (scheme) line.append(element("span", "quiet", `by ${scheme}: `));
  fill(line, members);
  const inner = bearing[size + step];
  if (inner.length) {
    const list = element("ul");
    list.append(...inner.map((other) => stepLine(other)));
    line.append(list);
  }
  return line;
}

function stepList(lines) {
  const list = element("ul", "steps");
  list.append(...lines);
  return list;
}

/** Say what a step in which a statement stands bears on. */
function bearsOn(step, number) {
  const others = steps[step].members.filter((member) => member !== number);
  const together = others.length ? ["together with", ...others] : [];
  let target = steps[step].on;
  if (target < size) return [...together, "bears on", target];
  const questioned = steps[target - size].members;
  while (target >= size) target = steps[target - size].on;
  return [...together, "questions the step from", ...questioned, "to", target];
}

const inReadings = (words) => (words.length === 3 ? "in every reading" : words.join(", and "));

/** Say what becomes of a statement, readings that say the same together. */
function standing(number) {
  const rows = [];
  for (const [reading, words] of Object.entries(READINGS)) {
    const status = state.rejected.has(number) ? "rejected" : now(reading)[number];
    const because = why(number, reading);
    const last = rows.at(-1);
    if (last?.status === status && String(last.because) === String(because)) last.words.push(words);
    else rows.push({ status, because, words: [words] });
  }
  const list = element("dl", "standing");
  for (const { status, because, words } of rows) {
    const row = element("div");
    const told = element("dd");
    told.append(element("b", `status ${status}`, STATUS_WORDS[status] ?? status), " – ");
    row.append(element("dt", "", inReadings(words)), fill(told, because));
    list.append(row);
  }
  return list;
}

function surely(statement) {
  if (!statement.ceiling) return [];
  const [atMost, leaf, overstated] = statement.ceiling;
  const said = statement.said ?? "flatly";
  const told = fill(
    element("p"),
    overstated ? [`Said ${said}, but its support allows no more than ${atMost}, by way of`, leaf] : [`At most ${atMost}, by way of`, leaf],
  );
  return [block("How surely", told)];
}

const WORDS = { claim: "Claim", thesis: "Thesis", premise: "Premise", evidence: "Evidence" };

function heading(number) {
  const statement = statements[number];
  const head = element("header");
  const kind = [statement.unstated && "unstated", statement.inferred && "inferred", WORDS[statement.kind].toLowerCase()].filter(Boolean).join(" ");
  const close = element("button", "close", "×");
  close.type = "button";
  close.dataset.do = "close-details";
  close.setAttribute("aria-label", "Close");
  head.append(element("p", "kind", kind[0].toUpperCase() + kind.slice(1)), close);
  const text = element("h2", "", statement.text);
  text.dir = "auto";
  text.tabIndex = -1;
  text.id = "details-text";
  const row = element("p", "facts");
  const facts = [
    statement.name ? "" : statement.id,
    statement.where,
    statement.said,
    statement.from && `according to ${statement.from}`,
    statement.quoting && `quoting ${statement.quoting}`,
  ];
  for (const fact of facts.filter(Boolean)) {
    const item = element("span", "", fact);
    item.dir = "auto";
    row.append(item);
  }
  return [head, text, row];
}

function actions(number) {
  const row = element("p", "row actions");
  const button = (name, text) => {
    const made = element("button", "", text);
    made.type = "button";
    made.dataset.do = name;
    row.append(made);
  };
  button("reject", state.rejected.has(number) ? "Take the rejection back" : "Reject this");
  if (bearing[number].length) button("fold", state.folded.has(number) ? "Unfold" : "Fold");
  if (statements[number].cites?.length) button("read", "Read in the text");
  return row;
}

function quotation([text, where]) {
  const made = element("blockquote", "", `“${text}”`);
  made.dir = "auto";
  if (where) made.append(" ", element("span", "quiet", where));
  return made;
}

function finding({ severity, code, message, help, about, place }, linked) {
  const item = element("li", `finding ${severity}`);
  item.append(element("b", "", `${severity} ${code}`), " ", element("span", "", message));
  item.lastChild.dir = "auto";
  if (help) item.append(element("p", "quiet", help));
  if (linked) {
    item.append(element("p", "quiet", place));
    if (about !== undefined) item.lastChild.append(" ", linkTo(about));
  }
  return item;
}

function showDetails(number) {
  const statement = statements[number];
  const kept = details.scrollTop;
  const same = details.dataset.of === String(number) && !details.hidden;
  const pieces = [...heading(number), actions(number)];
  if (statement.hedges) pieces.push(block("The document’s hedge", paragraph("", statement.hedges.map((hedge) => `“${hedge}”`).join(", "))));
  if (statement.quotes) pieces.push(block("In the document’s words", ...statement.quotes.map(quotation)));
  pieces.push(block("What stands", standing(number)), ...surely(statement));
  if (bearing[number].length) pieces.push(block("What bears on it", stepList(bearing[number].map((step) => stepLine(step)))));
  if (uses[number].length) pieces.push(block("What it bears on", stepList(uses[number].map((step) => stepLineUp(step, number)))));
  pieces.push(...questionLists(number));
  if (statement.notes) pieces.push(block("Notes", ...statement.notes.map((note) => paragraph("", note))));
  if (statement.tags) pieces.push(block("Tags", paragraph("", statement.tags.map((tag) => `#${tag}`).join(" "))));
  if (statement.meta) pieces.push(block("Kept from elsewhere", ...statement.meta.map(([key, value]) => paragraph("", `${key}: ${value}`))));
  const found = findings.filter(({ about }) => about === number);
  if (found.length) {
    const list = element("ul", "findings");
    list.append(...found.map((each) => finding(each, false)));
    pieces.push(block("Findings", list));
  }
  details.replaceChildren(...pieces);
  details.dataset.of = number;
  details.hidden = false;
  details.scrollTop = same ? kept : 0;
}

function stepLineUp(step, number) {
  const line = element("li");
  const { word, scheme } = steps[step];
  line.append(element("span", `word ${word}`, word.toUpperCase()), " ");
  if (scheme) line.append(element("span", "quiet", `by ${scheme}: `));
  return fill(line, bearsOn(step, number));
}

const STATES = { open: "open", closed: "answered", undecided: "undecided", bites: "bites" };

/** The critical questions of the steps for and against a statement, the open ones last. */
function questionLists(number) {
  const asked = bearing[number].flatMap((step) => (steps[step].asked ?? []).map((each) => [...each]));
  if (!asked.length) return [];
  const order = Object.keys(STATES);
  asked.sort((one, other) => order.indexOf(other[1]) - order.indexOf(one[1]));
  const list = element("ul");
  for (const [name, state, ...answers] of asked) {
    const item = element("li");
    item.append(element("b", `state ${state}`, STATES[state]), ` ${data.questions[name]}`);
    if (answers.length) item.append(" ", fill(element("span", "quiet"), ["by", ...answers]));
    list.append(item);
  }
  return [block("Critical questions", list)];
}

function closeDetails() {
  details.hidden = true;
}

// What is rejected, and what falls.

/** Mark in picture and list what stands; nothing where no reading is shown. */
function mark() {
  const reading = state.reading;
  const status = reading ? now(reading) : [];
  const changed = reading ? changes(reading) : { risen: [] };
  const risen = new Set(changed.risen);
  const list = new Map();
  for (const line of by("outline").querySelectorAll("[data-told]")) list.set(Number(line.dataset.told), line);
  statements.forEach((_, number) => {
    const word = state.rejected.has(number)
      ? "rejected"
      : risen.has(number)
        ? "rises"
        : status[number] === "out"
          ? "falls"
          : status[number] === "undecided"
            ? "undecided"
            : "";
    for (const group of partsOf[number]) {
      group.classList.toggle("fallen", word === "falls" || word === "rejected");
      group.classList.toggle("unsettled", word === "undecided");
    }
    badge(number, word);
    const line = list.get(number);
    if (line) {
      if (word) line.dataset.status = word;
      else delete line.dataset.status;
    }
  });
  steps.forEach((_, step) => {
    const broken = Boolean(reading) && status[size + step] !== "in";
    for (const group of partsOfStep[step]) group.classList.toggle("broken", broken);
  });
}

const badges = new Map();

function badge(number, word) {
  const was = badges.get(number);
  if ((was?.dataset.word ?? "") === word) return;
  was?.remove();
  badges.delete(number);
  if (!word) return;
  const [x, y, , height] = geometry.boxes[number];
  const words = word.toUpperCase();
  const made = drawnElement("g", { class: "badge", "aria-hidden": "true" });
  made.dataset.word = word;
  made.append(drawnElement("rect", { x: x + 7, y: y + height - 9 - bottom, width: 10 + 6.2 * words.length, height: 11, rx: 3 }));
  const text = drawnElement("text", { x: x + 12, y: y + height - 0.5 - bottom, "font-size": 8, "font-weight": "bold", textLength: 6.2 * words.length });
  text.textContent = words;
  made.append(text);
  partsOf[number][0].append(made);
  badges.set(number, made);
}

/** Tell what is supposed, and what falls because of it, in every reading. */
function showSupposed() {
  const holder = by("supposed");
  holder.hidden = !state.rejected.size;
  if (holder.hidden) return;
  const head = fill(element("p", "head"), ["Supposing that", ...state.rejected, state.rejected.size === 1 ? "is rejected:" : "are rejected:"]);
  const lines = new Map();
  for (const [reading, words] of Object.entries(READINGS)) {
    const { fallen, risen } = changes(reading);
    const told = [
      ...(fallen.length ? [...some(fallen), fallen.length === 1 ? "falls" : "fall"] : []),
      ...(risen.length ? [fallen.length ? "; " : "", ...some(risen), risen.length === 1 ? "rises" : "rise"] : []),
    ];
    const key = String(told);
    if (!lines.has(key)) lines.set(key, { told: told.length ? told : ["nothing else changes"], readings: [] });
    lines.get(key).readings.push(words);
  }
  const list = element("ul");
  for (const { told, readings } of lines.values()) {
    const item = element("li");
    item.append(element("span", "quiet", `${inReadings(readings)}: `));
    list.append(fill(item, told));
  }
  const back = element("button", "", "Take back");
  back.type = "button";
  back.dataset.do = "take-back";
  holder.replaceChildren(head, list, back);
}

const SOME = 6;
const some = (numbers) => (numbers.length > SOME ? [...numbers.slice(0, SOME), `and ${numbers.length - SOME} more`] : numbers);

function weighed() {
  weighAgain();
  if (state.rejected.size && !state.reading) {
    state.reading = "author";
    by("reading").value = "author";
  }
  mark();
  showSupposed();
  if (!details.hidden && state.at >= 0) showDetails(state.at);
}

function toggleRejected(number) {
  if (state.rejected.has(number)) state.rejected.delete(number);
  else state.rejected.add(number);
  weighed();
  bring(number);
  remember();
  const { fallen } = changes("author");
  const fall = fallen.length
    ? `${some(fallen)
        .map((each) => (typeof each === "number" ? nameOf(each) : each))
        .join(", ")} ${fallen.length === 1 ? "falls" : "fall"}.`
    : "Nothing else falls.";
  say(`${nameOf(number)} ${state.rejected.has(number) ? "is rejected" : "is no longer rejected"}. ${fall}`);
}

function takeBack() {
  state.rejected.clear();
  weighed();
  remember();
  say("Nothing is rejected any more.");
}
