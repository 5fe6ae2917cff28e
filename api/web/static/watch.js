// Keeps the state of every unfinished scan on the page fresh: one question at a time, however many rows.

import { askScan, isMoving, paintChip, pause, progressWords } from "./scan_state.js";

const BETWEEN_QUESTIONS_MS = 400;
const BETWEEN_ROUNDS_MS = 1500;

function paint(place, scan) {
  paintChip(place.querySelector(".chip"), scan.state);
  place.querySelector(".state-words").textContent = progressWords(scan);
  if (isMoving(scan)) return;
  place.removeAttribute("data-scan");
  if (place.hasAttribute("data-reload")) location.reload();
}

async function look(place) {
  try {
    paint(place, await askScan(place.dataset.scan));
  } catch {
    // The line may be down for a while: the next round asks again.
    place.querySelector(".state-words").textContent = "mất kết nối, sẽ hỏi lại";
  }
  await pause(BETWEEN_QUESTIONS_MS);
}

async function watch() {
  for (;;) {
    const places = document.querySelectorAll("[data-scan]");
    if (places.length === 0) return;
    if (!document.hidden) for (const place of places) await look(place);
    await pause(BETWEEN_ROUNDS_MS);
  }
}

watch();
