// What GET /v1/scans/{id} says, in words. Shared by the upload page and the lists.

const NAMES = {
  received: "Đã nhận",
  reading: "Đang đọc",
  review: "Cần xem lại",
  done: "Đã xong",
  failed: "Không đọc được",
};

/** The name of a scan's state. */
export function stateName(state) {
  return NAMES[state] ?? state;
}

/** Whether machines still work on the scan. */
export function isMoving(scan) {
  return scan.state === "received" || scan.state === "reading";
}

/** How far a scan is, beside its state. */
export function progressWords(scan) {
  if (scan.state === "reading") return `${scan.pages_done}/${scan.pages} trang`;
  if (scan.state === "received") return "chờ đọc";
  return "";
}

/** Show the state in a chip. */
export function paintChip(chip, state, words = stateName(state)) {
  chip.className = `chip chip-${state}`;
  chip.textContent = words;
}

/** The scan as the server sees it now. Throws when it cannot be asked. */
export async function askScan(id) {
  const answer = await fetch(`/v1/scans/${encodeURIComponent(id)}`, {
    headers: { Accept: "application/json" },
    credentials: "same-origin",
  });
  if (answer.status === 401) {
    location.assign(`/dang-nhap?tiep=${encodeURIComponent(location.pathname)}`);
  }
  if (!answer.ok) throw new Error(`scan ${id}: ${answer.status}`);
  return answer.json();
}

/** A promise that is kept after `ms` milliseconds. */
export function pause(ms) {
  return new Promise((done) => setTimeout(done, ms));
}
