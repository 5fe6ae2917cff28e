// Sends one file with progress, and says in words what went wrong.

const STALLED_MS = 120_000;

/** A failed sending: `words` for the person, `canWait` when the same attempt may work later. */
export class SendingFailed extends Error {
  constructor(words, canWait) {
    super(words);
    this.words = words;
    this.canWait = canWait;
  }
}

function problemOf(request) {
  if (request.status === 401) {
    return new SendingFailed("Phiên làm việc đã hết. Hãy đăng nhập lại ở thẻ khác rồi bấm Gửi lại.", false);
  }
  const canWait = request.status === 429 || request.status >= 500;
  try {
    const problem = JSON.parse(request.responseText);
    return new SendingFailed(problem.detail_vi, canWait);
  } catch {
    return new SendingFailed(`Máy chủ trả lời lỗi ${request.status}. Hãy thử lại sau.`, canWait);
  }
}

function bodyOf(file, caseCode) {
  const body = new FormData();
  if (caseCode) body.append("case_code", caseCode);
  body.append("file", file, file.name);
  return body;
}

/** Send the file; the promise gives the scan. `onProgress` gets the share sent, 0..1. */
export function send(file, caseCode, key, onProgress) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    let watchdog = 0;
    const stalled = () => request.abort();
    const alive = () => {
      clearTimeout(watchdog);
      watchdog = setTimeout(stalled, STALLED_MS);
    };
    const fail = (error) => {
      clearTimeout(watchdog);
      reject(error);
    };
    request.open("POST", "/v1/scans");
    request.setRequestHeader("Idempotency-Key", key);
    request.setRequestHeader("Accept", "application/json");
    request.upload.onprogress = (event) => {
      alive();
      if (event.lengthComputable) onProgress(event.loaded / event.total);
    };
    request.onload = () => {
      clearTimeout(watchdog);
      if (request.status >= 200 && request.status < 300) resolve(JSON.parse(request.responseText));
      else reject(problemOf(request));
    };
    request.onerror = () => fail(new SendingFailed("Mất kết nối trong khi gửi.", true));
    request.onabort = () => fail(new SendingFailed("Đường truyền đứng yên quá lâu.", true));
    alive();
    request.send(bodyOf(file, caseCode));
  });
}
