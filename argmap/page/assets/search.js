// Finding statements by their words.

const query = by("query");
/** What is compared: no case, no accents. */
const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
let texts;
let matches = [];
let match = -1;

function search() {
  texts ??= statements.map(({ id, text, from, quoting, notes, quotes, tags }) =>
    plain([id, text, from, quoting, ...(notes ?? []), ...(quotes ?? []).flat(), ...(tags ?? []).map((tag) => `#${tag}`)].filter(Boolean).join("\n")),
  );
  const wanted = plain(query.value).split(/\s+/).filter(Boolean);
  const order = statements.map((_, number) => number).sort((one, other) => top(one) - top(other) || geometry.boxes[one][0] - geometry.boxes[other][0]);
  for (const number of matches) for (const group of partsOf[number]) group.classList.remove("match");
  matches = wanted.length ? order.filter((number) => wanted.every((word) => texts[number].includes(word))) : [];
  for (const number of matches) for (const group of partsOf[number]) group.classList.add("match");
  match = -1;
  by("previous").disabled = by("next").disabled = !matches.length;
  by("count").textContent = !wanted.length ? "" : matches.length ? `${matches.length}` : "none";
}

function toMatch(by_) {
  if (!matches.length) return;
  match = match < 0 && by_ < 0 ? matches.length - 1 : (match + by_ + matches.length) % matches.length;
  by("count").textContent = `${match + 1}/${matches.length}`;
  select(matches[match]);
  say(`Match ${match + 1} of ${matches.length}: ${statements[matches[match]].text}`);
}

function watchSearch() {
  query.addEventListener("input", search);
  query.addEventListener("keydown", (event) => {
    if (event.key === "Enter") {
      event.preventDefault();
      toMatch(event.shiftKey ? -1 : 1);
    } else if (event.key === "Escape") {
      query.value = "";
      search();
      toMap();
    }
  });
  by("previous").addEventListener("click", () => toMatch(-1));
  by("next").addEventListener("click", () => toMatch(1));
}
