// Taking the map along: as it is shown, as a picture or as text.

const MOST_PIXELS = 60e6;
const LONGEST = 16000;

/** How what has fallen is marked in a picture that stands alone. */
const MARKS =
  ".fallen>:is(polygon,path){fill:var(--page);stroke:var(--muted);stroke-dasharray:5 4}.fallen>text{fill:var(--muted)}.ground.fallen{display:none}" +
  ".unsettled>:is(polygon,path){stroke-dasharray:1.5 3}.broken{opacity:.4}.badge rect{fill:var(--page);stroke:var(--ink)}.badge text{fill:var(--ink)}";

/** Give the names of the colours that occur in a picture. */
const colouring = (copy) => new Set(["--page", "--ink", "--muted", ...[...copy.innerHTML.matchAll(/var\((--[\w-]+)\)/g)].map((found) => found[1])]);

/** Give the picture as it is shown, as SVG that stands alone. */
function pictureAlone() {
  const copy = picture.cloneNode(true);
  for (const hidden of copy.querySelectorAll(".gone, .handle, .ring")) hidden.remove();
  for (const group of copy.querySelectorAll("[data-statement], [data-step], [id]")) {
    for (const name of ["id", "tabindex", "data-statement", "data-step", "data-goes", "role", "aria-expanded", "aria-level", "aria-selected"])
      group.removeAttribute(name);
  }
  for (const away of copy.querySelectorAll(".away")) away.classList.remove("away");
  copy.removeAttribute("style");
  copy.removeAttribute("id");
  copy.setAttribute("role", "img");
  copy.setAttribute("aria-label", data.title || "Argument map");
  const { width, height } = extent;
  copy.setAttribute("viewBox", `${-RIM} ${-RIM} ${width} ${height}`);
  copy.setAttribute("width", `${width}pt`);
  copy.setAttribute("height", `${height}pt`);
  const colours = getComputedStyle(document.documentElement);
  const style = drawnElement("style", {});
  style.textContent = `svg{font-family:Arial,Helvetica,'Liberation Sans',Arimo,sans-serif;${[...colouring(copy)].map((name) => `${name}:${colours.getPropertyValue(name)}`).join(";")}}${MARKS}`;
  copy.prepend(style, drawnElement("rect", { x: -RIM, y: -RIM, width, height, fill: "var(--page)" }));
  return new XMLSerializer().serializeToString(copy);
}

async function pixels() {
  const source = URL.createObjectURL(new Blob([pictureAlone()], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = source;
    await image.decode();
    const scale = Math.min(2, LONGEST / extent.width, LONGEST / extent.height, Math.sqrt(MOST_PIXELS / (extent.width * extent.height)));
    const canvas = element("canvas");
    canvas.width = Math.round(extent.width * scale);
    canvas.height = Math.round(extent.height * scale);
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) => {
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("too large"))), "image/png");
    });
  } finally {
    URL.revokeObjectURL(source);
  }
}

/** Give the argument as indented text. */
function asText() {
  const lines = [data.title];
  const walk = [...by("outline").children].reverse().map((node) => [node, -1]);
  while (walk.length) {
    const [node, depth] = walk.pop();
    if (node.matches("h2")) lines.push("", node.textContent);
    else if (node.matches("ul")) {
      if (depth < 0) lines.push("");
      walk.push(...[...node.children].reverse().map((child) => [child, depth + 1]));
    } else {
      const words = [...node.childNodes].filter((child) => child.nodeName !== "UL").map((child) => child.textContent);
      lines.push("  ".repeat(depth) + words.join("").replace(/\s+/g, " ").trim());
      walk.push(
        ...[...node.children]
          .filter((child) => child.matches("ul"))
          .reverse()
          .map((child) => [child, depth]),
      );
    }
  }
  return `${lines.join("\n").trim()}\n`;
}

function save(blob, suffix) {
  const link = element("a");
  link.href = URL.createObjectURL(blob);
  link.download = `${
    (data.title || "argument-map")
      .replace(/[^\p{L}\p{N}]+/gu, "-")
      .replace(/^-|-$/g, "")
      .toLowerCase() || "argument-map"
  }.${suffix}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

/** Do it and say so; say too if the browser refuses. */
async function told(doing, done) {
  try {
    await doing();
    say(done);
  } catch (error) {
    say(`The browser refused: ${error.message}.`);
  }
}

function copyLink() {
  writeAddress();
  return navigator.clipboard.writeText(location.href);
}

const taking = {
  "save-svg": () => told(() => save(new Blob([pictureAlone()], { type: "image/svg+xml" }), "svg"), "Saved as SVG."),
  "save-png": () => told(async () => save(await pixels(), "png"), "Saved as PNG."),
  "save-text": () => told(() => save(new Blob([asText()], { type: "text/plain;charset=utf-8" }), "txt"), "Saved as text."),
  // As text: that is how editors of pictures and of pages take SVG from a clipboard.
  "copy-svg": () => told(() => navigator.clipboard.writeText(pictureAlone()), "The SVG is copied."),
  "copy-text": () => told(() => navigator.clipboard.writeText(asText()), "The text is copied."),
  "copy-link": () => told(() => copyLink(), "The link is copied."),
  "copy-png": () => told(async () => navigator.clipboard.write([new ClipboardItem({ "image/png": await pixels() })]), "The PNG is copied."),
  print: () => print(),
};
