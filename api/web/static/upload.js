// The upload page: a queue of files, each with its own row from choosing to done.

import { keyFor } from "./file_key.js";
import { askScan, isMoving, paintChip, pause, progressWords } from "./scan_state.js";
import { send, SendingFailed } from "./sending.js";

const AT_ONCE = 2;
const WAITS_MS = [2000, 6000, 15000];
const ASK_EVERY_MS = 1200;

const list = document.getElementById("sending");
const totals = document.getElementById("totals");
const template = document.getElementById("sending-row");
const caseField = document.getElementById("case-code");
const drop = document.getElementById("drop");
const chooser = document.getElementById("files");
const queue = [];
const rows = new Set();
let active = 0;

function sizeWords(bytes) {
  if (bytes < 1024 * 1024) return `${Math.max(1, Math.round(bytes / 1024))} KB`;
  return `${(bytes / 1024 / 1024).toLocaleString("vi-VN", { maximumFractionDigits: 1 })} MB`;
}

class Row {
  constructor(file, caseCode) {
    this.file = file;
    this.caseCode = caseCode;
    this.key = null;
    this.phase = "waiting";
    this.place = template.content.firstElementChild.cloneNode(true);
    this.find(".sent-name").textContent = file.name;
    this.find(".sent-size").textContent = sizeWords(file.size);
    this.find(".sent-case").textContent = caseCode;
    this.find("progress").setAttribute("aria-label", `Tiến độ gửi ${file.name}`);
    this.find(".retry").addEventListener("click", () => enqueue(this));
    this.find(".drop-row").addEventListener("click", () => this.forget());
    this.show("waiting", "received", "Chờ gửi");
    list.append(this.place);
  }

  find(selector) {
    return this.place.querySelector(selector);
  }

  show(phase, chip, name, words = "") {
    this.phase = phase;
    paintChip(this.find(".chip"), chip, name);
    this.find(".sent-words").textContent = words;
    const failed = phase === "failed";
    this.place.classList.toggle("is-failed", failed);
    this.find(".retry").hidden = this.find(".drop-row").hidden = !failed;
    count();
  }

  progress(share) {
    this.find("progress").value = share * 100;
    const words = share < 1 ? `${Math.floor(share * 100)}%` : "đã gửi hết, máy chủ đang kiểm tra";
    this.show("sending", "sending", "Đang gửi", words);
  }

  forget() {
    rows.delete(this);
    this.place.remove();
    count();
  }

  link(href, words) {
    const anchor = document.createElement("a");
    anchor.href = href;
    anchor.textContent = words;
    this.find(".sent-links").append(anchor);
    return anchor;
  }

  showReceipt(scan) {
    this.find("progress").value = 100;
    this.find(".sent-links").replaceChildren();
    this.link(`/ban-quet/${scan.id}`, `Biên nhận ${scan.receipt}`).className = "code";
  }
}

function count() {
  const phases = [...rows].map((row) => row.phase);
  const of = (...wanted) => phases.filter((phase) => wanted.includes(phase)).length;
  if (phases.length === 0) totals.textContent = "";
  else {
    const failed = of("failed");
    const words = `Đã nhận ${of("reading", "done")}/${phases.length} tệp`;
    totals.textContent = failed ? `${words}, ${failed} tệp chưa gửi được.` : `${words}.`;
  }
}

async function sendPatiently(row) {
  row.key ??= await keyFor(row.file, row.caseCode);
  for (let attempt = 0; ; attempt += 1) {
    try {
      row.progress(0);
      return await send(row.file, row.caseCode, row.key, (share) => row.progress(share));
    } catch (error) {
      if (!(error instanceof SendingFailed) || !error.canWait || attempt >= WAITS_MS.length) throw error;
      row.show("sending", "sending", "Tạm dừng", `${error.words} Tự gửi lại…`);
      await pause(WAITS_MS[attempt]);
    }
  }
}

async function carry(row) {
  try {
    const scan = await sendPatiently(row);
    row.showReceipt(scan);
    row.show("reading", scan.state, undefined, progressWords(scan));
    follow(row, scan.id);
  } catch (error) {
    const words = error.words ?? "Không đọc được tệp trên máy này. Hãy chọn lại tệp.";
    row.show("failed", "failed", "Chưa gửi được", words);
  }
}

async function follow(row, id) {
  for (let wait = ASK_EVERY_MS; ; wait = Math.min(wait * 1.15, 5000)) {
    try {
      const scan = await askScan(id);
      if (!isMoving(scan)) return finish(row, scan);
      row.show("reading", scan.state, undefined, progressWords(scan));
    } catch {
      row.show("reading", "reading", "Đã nhận", "mất kết nối, sẽ hỏi lại");
    }
    await pause(wait);
  }
}

function finish(row, scan) {
  const words = scan.state === "failed" ? (scan.error?.detail ?? "") : `${scan.pages} trang`;
  row.show("done", scan.state, undefined, words);
  scan.documents.forEach((id, place) => {
    const number = scan.documents.length > 1 ? ` ${place + 1}` : "";
    row.link(`/giay-to/${id}`, `Xem giấy tờ${number}`);
  });
}

function enqueue(row) {
  row.show("waiting", "received", "Chờ gửi");
  queue.push(row);
  advance();
}

async function advance() {
  if (active >= AT_ONCE || queue.length === 0) return;
  active += 1;
  try {
    await carry(queue.shift());
  } finally {
    active -= 1;
    advance();
  }
}

function take(files) {
  for (const file of files) {
    const row = new Row(file, caseField.value.trim());
    rows.add(row);
    enqueue(row);
  }
}

chooser.addEventListener("change", () => {
  take([...chooser.files]);
  chooser.value = "";
});
document.getElementById("upload").addEventListener("submit", (event) => event.preventDefault());
for (const name of ["dragover", "drop"]) {
  // Anywhere on the page: a file that misses the box must not replace the page.
  document.addEventListener(name, (event) => event.preventDefault());
}
drop.addEventListener("dragover", () => drop.classList.add("is-over"));
drop.addEventListener("dragleave", () => drop.classList.remove("is-over"));
document.addEventListener("drop", (event) => {
  drop.classList.remove("is-over");
  if (event.dataTransfer?.files.length) take([...event.dataTransfer.files]);
});
globalThis.addEventListener("beforeunload", (event) => {
  const unsent = [...rows].some((row) => row.phase === "waiting" || row.phase === "sending");
  if (unsent) event.preventDefault();
});
