// The Idempotency-Key of one sending: the same file for the same case never becomes two scans.

// Beyond this a browser would hold too much of the file in memory to digest it.
const MAX_DIGEST_BYTES = 256 * 1024 * 1024;

function hex(buffer) {
  return Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function digestOf(file) {
  // crypto.subtle exists only on https and localhost; an office network may be neither.
  if (!globalThis.crypto?.subtle || file.size > MAX_DIGEST_BYTES) return null;
  return hex(await crypto.subtle.digest("SHA-256", await file.arrayBuffer()));
}

/** A key that stays the same for every attempt; ask once per file and keep it. */
export async function keyFor(file, caseCode) {
  const digest = await digestOf(file);
  const name = digest ?? hex(crypto.getRandomValues(new Uint8Array(24)));
  return `web-${name}-${caseCode.replace(/[^0-9A-Za-z.-]/g, "")}`;
}
