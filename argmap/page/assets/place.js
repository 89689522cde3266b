// The reader's place, kept when the page is loaded again: the statement that was being read stands where it stood.

const PLACE_KEY = "argmap-place";

/** The chosen statement if it is on the stage, or else the one nearest to its middle; -1 if none is there. */
function beingRead() {
  const view = map.getBoundingClientRect();
  const [x, y] = [(view.left + view.right) / 2, (view.top + view.bottom) / 2];
  let nearest = -1;
  let least = Infinity;
  partsOf.forEach(([box], number) => {
    if (!box?.checkVisibility({ visibilityProperty: true })) return;
    const { left, right, top, bottom } = box.getBoundingClientRect();
    if (right < view.left || left > view.right || bottom < view.top || top > view.bottom) return;
    const far = number === state.at ? -1 : Math.hypot((left + right) / 2 - x, (top + bottom) / 2 - y);
    if (far < least) [nearest, least] = [number, far];
  });
  return nearest;
}

function keepPlace() {
  const number = beingRead();
  const { left, top } = number < 0 ? {} : partsOf[number][0].getBoundingClientRect();
  try {
    if (number < 0) sessionStorage.removeItem(PLACE_KEY);
    else sessionStorage.setItem(PLACE_KEY, JSON.stringify({ id: statements[number].id, left, top, k: camera.k }));
  } catch {
    // Some browsers keep nothing for a file.
  }
}

function keptPlace() {
  try {
    return JSON.parse(sessionStorage.getItem(PLACE_KEY));
  } catch {
    return null;
  }
}

function returnToPlace() {
  const kept = keptPlace();
  const box = numbers.has(kept?.id) && partsOf[numbers.get(kept.id)][0];
  if (performance.getEntriesByType("navigation")[0]?.type !== "reload" || !box) return;
  stopGliding();
  camera.k = kept.k;
  look();
  const { left, top } = box.getBoundingClientRect();
  camera.x += kept.left - left;
  camera.y += kept.top - top;
  look();
}

addEventListener("pagehide", keepPlace);
returnToPlace();
