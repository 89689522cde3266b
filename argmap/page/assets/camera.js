// Moving over the map: one transform of the whole picture, so that nothing is worked out anew while it moves.

const RIM = 24;
const map = by("map");
const picture = by("picture");
const camera = { x: 0, y: 0, k: 1 };
/** What of the map is taken up, in its own units; folding changes it. */
const extent = { width: geometry.size[0] + 2 * RIM, height: geometry.size[1] + 2 * RIM };
const NEAREST = 4;
const KEPT = 80;
const GLIDE = 240;

let measured;
/** The width and height of the stage, measured once until it changes. */
const room = () => (measured ??= map.getBoundingClientRect());

let settled = 0;
let lastSize = 0;
let gliding = 0;

/** Put the picture where the camera is; at rest it is drawn anew, sharp. */
function look() {
  const { width, height } = room();
  camera.x = Math.min(width - KEPT, Math.max(KEPT - extent.width * camera.k, camera.x));
  camera.y = Math.min(height - KEPT, Math.max(KEPT - extent.height * camera.k, camera.y));
  picture.style.transform = `translate(${camera.x}px, ${camera.y}px) scale(${camera.k})`;
  cull();
  // A layer of its own moves without being painted again; while the size changes it would be painted at the wrong size.
  map.classList.toggle("moving", camera.k === lastSize);
  lastSize = camera.k;
  clearTimeout(settled);
  settled = setTimeout(() => map.classList.remove("moving"), 160);
}

const smallest = () => Math.min(0.2, whole().k);

function zoomAt(x, y, factor) {
  const k = Math.min(NEAREST, Math.max(smallest(), camera.k * factor));
  camera.x = x - ((x - camera.x) * k) / camera.k;
  camera.y = y - ((y - camera.y) * k) / camera.k;
  camera.k = k;
  look();
}

function zoomMiddle(factor) {
  stopGliding();
  const { width, height } = room();
  zoomAt(width / 2, height / 2, factor);
}

/** Where the camera sees the whole map. */
function whole() {
  const { width, height } = room();
  const k = Math.min(width / extent.width, height / extent.height, 1.5);
  return { x: (width - extent.width * k) / 2, y: (height - extent.height * k) / 2, k };
}

/** Where reading begins: at the top, as wide as the stage if that can be read. */
function beginning() {
  const { width } = room();
  const k = Math.min(1.35, Math.max(0.9, width / extent.width));
  return { x: Math.max(0, (width - extent.width * k) / 2), y: 0, k };
}

function stopGliding() {
  cancelAnimationFrame(gliding);
}

/** Call `draw` with shares from 0 to 1 until it is done; at once where motion is not wanted. */
function animate(draw, done = () => {}) {
  stopGliding();
  if (calm.matches || document.hidden) {
    draw(1);
    done();
    return;
  }
  const start = performance.now();
  const frame = (time) => {
    const share = Math.min(1, Math.max(0, (time - start) / GLIDE));
    draw(1 - (1 - share) ** 3);
    if (share < 1) gliding = requestAnimationFrame(frame);
    else done();
  };
  gliding = requestAnimationFrame(frame);
}

function glide(to) {
  const from = { ...camera };
  animate((share) => {
    for (const key of ["x", "y", "k"]) camera[key] = from[key] + (to[key] - from[key]) * share;
    look();
  });
}

/** Bring a statement into sight, moving no more than needed. */
function bring(number) {
  const [x, , width, height] = geometry.boxes[number];
  const y = placeOf(number);
  const view = room();
  const covered = by(narrow.matches ? "details" : "supposed").offsetHeight;
  const free = { width: view.width, height: view.height - (covered ? covered + 16 : 0) };
  const k = camera.k < 0.55 ? 1 : camera.k;
  const margin = Math.min(20, free.width / 12);
  const goal = { k, x: camera.x, y: camera.y };
  if (k !== camera.k) {
    goal.x = free.width / 2 - (x + RIM + width / 2) * k;
    goal.y = free.height / 2 - (y + RIM + height / 2) * k;
  } else {
    const start = camera.x + (x + RIM) * k;
    const over = camera.y + (y + RIM) * k;
    if (start < margin) goal.x += margin - start;
    else if (start + width * k > free.width - margin) goal.x -= start + width * k - (free.width - margin);
    const ceiling = margin + (narrow.matches ? by("supposed").offsetHeight : 0);
    if (over < ceiling) goal.y += ceiling - over;
    else if (over + height * k > free.height - margin) goal.y -= over + height * k - (free.height - margin);
  }
  if (goal.x !== camera.x || goal.y !== camera.y || goal.k !== camera.k) glide(goal);
}

const pointers = new Map();
let dragged = false;

function pointerMoved(event) {
  const last = pointers.get(event.pointerId);
  if (!last) return;
  const { left: stageLeft, top: stageTop } = room();
  if (pointers.size === 1) {
    if (!dragged && Math.hypot(event.clientX - last.startX, event.clientY - last.startY) < 5) return;
    if (!dragged) {
      dragged = true;
      map.setPointerCapture(event.pointerId);
      map.classList.add("dragged");
    }
    camera.x += event.clientX - last.x;
    camera.y += event.clientY - last.y;
    look();
  } else if (pointers.size === 2) {
    dragged = true;
    const [other] = [...pointers].filter(([id]) => id !== event.pointerId).map(([, pointer]) => pointer);
    const was = Math.hypot(last.x - other.x, last.y - other.y);
    const is = Math.hypot(event.clientX - other.x, event.clientY - other.y);
    camera.x += (event.clientX - last.x) / 2;
    camera.y += (event.clientY - last.y) / 2;
    if (was > 0) zoomAt((event.clientX + other.x) / 2 - stageLeft, (event.clientY + other.y) / 2 - stageTop, is / was);
  }
  last.x = event.clientX;
  last.y = event.clientY;
}

function pointerGone(event) {
  pointers.delete(event.pointerId);
  map.classList.remove("dragged");
}

function wheeled(event) {
  event.preventDefault();
  stopGliding();
  const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 24 : 1;
  if (event.ctrlKey || event.metaKey) {
    const { left: stageLeft, top: stageTop } = room();
    zoomAt(event.clientX - stageLeft, event.clientY - stageTop, Math.exp(-Math.max(-60, Math.min(60, event.deltaY * unit)) * 0.008));
    return;
  }
  camera.x -= event.deltaX * unit;
  camera.y -= event.deltaY * unit;
  look();
}

function watchPointers() {
  map.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    stopGliding();
    if (pointers.size === 0) dragged = false;
    pointers.set(event.pointerId, { x: event.clientX, y: event.clientY, startX: event.clientX, startY: event.clientY });
  });
  map.addEventListener("pointermove", pointerMoved);
  for (const name of ["pointerup", "pointercancel", "lostpointercapture"]) map.addEventListener(name, pointerGone);
  map.addEventListener("wheel", wheeled, { passive: false });
  by("nearer").addEventListener("click", () => zoomMiddle(1.25));
  by("farther").addEventListener("click", () => zoomMiddle(0.8));
  by("fit").addEventListener("click", () => glide(whole()));
  new ResizeObserver(() => {
    measured = undefined;
    look();
  }).observe(map);
}
