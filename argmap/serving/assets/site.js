// Shows each change as soon as the server tells of it: the map in its frame, and around it what was found.

const frame = document.querySelector("iframe");
const root = document.documentElement;
let stream = null;

// The address of this page names the state of the map's, so that it can be kept and sent to somebody.
function keepState() {
  const state = frame.contentWindow.location.hash;
  if (location.hash !== state) {
    history.replaceState(null, "", location.pathname + state);
  }
}

function showState() {
  if (frame.contentWindow.location.hash !== location.hash) {
    frame.contentWindow.location.hash = location.hash;
  }
}

// Light or dark, as is chosen in the map's page.
function showTheme() {
  root.dataset.theme = frame.contentDocument.documentElement.dataset.theme ?? "auto";
}

function watchFrame() {
  new MutationObserver(showTheme).observe(frame.contentDocument.documentElement, { attributeFilter: ["data-theme"] });
  showTheme();
  frame.contentWindow.addEventListener("hashchange", keepState);
  // The map's page may change its address in silence; whoever goes to copy it from the address bar leaves the frame.
  frame.contentWindow.addEventListener("blur", keepState);
  document.title = frame.contentDocument.title;
  frame.title = document.title;
  document.querySelector("h1").textContent = document.title;
}

function reloadFrame() {
  const hadFocus = document.activeElement === frame;
  if (hadFocus) {
    frame.addEventListener("load", () => frame.contentWindow.focus(), { once: true });
  }
  frame.contentWindow.location.reload();
}

async function renew() {
  if (!frame) {
    location.reload();
    return;
  }
  const answer = await fetch("/", { cache: "no-store" });
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  const isRedrawn = fresh.documentElement.dataset.picture !== root.dataset.picture;
  Object.assign(root.dataset, fresh.documentElement.dataset);
  for (const part of ["b", ".tally", ".stale", "pre"]) {
    document.querySelector(`#findings ${part}`).replaceChildren(...fresh.querySelector(`#findings ${part}`).childNodes);
  }
  document.querySelector("#findings").className = fresh.querySelector("#findings").className;
  if (isRedrawn) {
    reloadFrame();
  }
}

function setLost(isLost) {
  document.querySelector(".lost").hidden = !isLost;
}

function listen() {
  stream?.close();
  stream = new EventSource("/changes");
  stream.onopen = () => setLost(false);
  stream.onmessage = (event) => {
    if (event.data !== root.dataset.version) {
      renew().catch(() => setLost(true));
    }
  };
  stream.onerror = () => {
    setLost(true);
    // A refusal ends the stream for good; a lost connection is sought again by the browser.
    if (stream.readyState === EventSource.CLOSED) {
      setTimeout(listen, 2000);
    }
  };
}

// A browser opens few connections to one server: pages that nobody sees must not hold them.
function listenWhileSeen() {
  if (document.hidden) {
    stream?.close();
  } else {
    listen();
  }
}

if (frame) {
  frame.addEventListener("load", watchFrame);
  frame.src = `/map${location.hash}`;
  addEventListener("hashchange", showState);
  addEventListener("pagehide", keepState);
} else {
  // Where the map's page keeps what was chosen there.
  root.dataset.theme = localStorage.getItem("argmap-theme") ?? "auto";
}
document.addEventListener("visibilitychange", listenWhileSeen);
listenWhileSeen();
