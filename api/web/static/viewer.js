// A page beside its text: every word knows its place on the image, and the other way round.

const WEAK = 0.6;
const SVG = "http://www.w3.org/2000/svg";

const paper = document.getElementById("paper");
const marks = document.getElementById("marks");
const text = document.getElementById("text");
const facts = document.getElementById("word-facts");

function rectangle([x0, y0, x1, y1], className) {
  const rect = document.createElementNS(SVG, "rect");
  rect.setAttribute("x", x0);
  rect.setAttribute("y", y0);
  rect.setAttribute("width", Math.max(1, x1 - x0));
  rect.setAttribute("height", Math.max(1, y1 - y0));
  rect.setAttribute("class", className);
  return rect;
}

function wordSpan(word, className) {
  const span = document.createElement("span");
  span.className = `w${className}`;
  span.textContent = word.text;
  return span;
}

function pair(word, rect, span) {
  const on = (isOn) => {
    rect.classList.toggle("is-on", isOn);
    span.classList.toggle("is-on", isOn);
    facts.textContent = isOn ? `“${word.text}” ${Math.min(99, Math.round(word.confidence * 100))}%` : "";
  };
  for (const place of [rect, span]) {
    place.addEventListener("mouseenter", () => on(true));
    place.addEventListener("mouseleave", () => on(false));
  }
  rect.addEventListener("click", () => span.scrollIntoView({ block: "center", behavior: "smooth" }));
  span.addEventListener("click", () => {
    if (getSelection().isCollapsed) reveal(rect);
  });
}

function reveal(rect) {
  const frame = paper.parentElement;
  if (frame.scrollHeight <= frame.clientHeight) {
    rect.scrollIntoView({ block: "center", behavior: "smooth" });
    return;
  }
  // Only the frame moves: the page around it, with the value that was clicked, stays where it is.
  const place = rect.getBoundingClientRect();
  const around = frame.getBoundingClientRect();
  frame.scrollBy({
    top: place.top - around.top - (frame.clientHeight - place.height) / 2,
    left: place.left - around.left - (frame.clientWidth - place.width) / 2,
    behavior: "smooth",
  });
}

function layOut(words) {
  const lines = new Map();
  const placed = words.map((word) => {
    const weak = word.confidence < WEAK ? " is-weak" : "";
    const rect = rectangle(word.box, weak.trim());
    const span = wordSpan(word, weak);
    pair(word, rect, span);
    marks.append(rect);
    if (!lines.has(word.line)) lines.set(word.line, []);
    lines.get(word.line).push(span);
    return { word, span };
  });
  if (placed.length) text.replaceChildren(...[...lines.values()].map(lineOf));
  return placed;
}

function lineOf(spans) {
  const line = document.createElement("span");
  line.className = "row";
  spans.forEach((span, place) => line.append(...(place ? [" ", span] : [span])));
  return line;
}

function isInside([x0, y0, x1, y1], [left, top, right, bottom]) {
  const x = (x0 + x1) / 2;
  const y = (y0 + y1) / 2;
  return x >= left && x <= right && y >= top && y <= bottom;
}

function showValue(link, placed) {
  marks.querySelectorAll(".value-mark").forEach((old) => old.remove());
  document.querySelectorAll(".value[aria-current]").forEach((old) => old.removeAttribute("aria-current"));
  link.setAttribute("aria-current", "true");
  const box = link.dataset.box.split(",").map(Number);
  const margin = 4;
  const mark = rectangle([box[0] - margin, box[1] - margin, box[2] + margin, box[3] + margin], "value-mark");
  marks.append(mark);
  for (const { word, span } of placed) span.classList.toggle("is-value", isInside(word.box, box));
  reveal(mark);
}

function listenToValues(placed) {
  const here = document.getElementById("trang").value;
  for (const link of document.querySelectorAll(".value[data-box]")) {
    if (link.dataset.page !== here) continue;
    link.addEventListener("click", (event) => {
      event.preventDefault();
      history.replaceState(null, "", link.getAttribute("href"));
      showValue(link, placed);
    });
    if (link.hasAttribute("aria-current")) showValue(link, placed);
  }
}

function listenToZoom() {
  let level = 0;
  for (const button of document.querySelectorAll("[data-zoom]")) {
    button.addEventListener("click", () => {
      const step = { in: level + 1, out: level - 1, fit: 0 }[button.dataset.zoom];
      level = Math.min(3, Math.max(0, step));
      paper.className = level ? `paper zoom-${level}` : "paper";
    });
  }
}

function listenToKeys() {
  document.addEventListener("keydown", (event) => {
    if (event.target.closest("input, select, .paper-box") || event.altKey || event.ctrlKey || event.metaKey) return;
    const rel = { ArrowLeft: "prev", ArrowRight: "next" }[event.key];
    if (rel) document.querySelector(`.bar a[rel="${rel}"]`)?.click();
  });
}

async function open() {
  listenToKeys();
  if (!paper) return;
  listenToZoom();
  const answer = await fetch(paper.dataset.words, { credentials: "same-origin" });
  if (!answer.ok) {
    facts.textContent = "chưa lấy được vị trí các chữ";
    return;
  }
  listenToValues(layOut((await answer.json()).words));
}

open();
