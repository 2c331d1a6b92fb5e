// Forms marked data-saves send themselves as one goes. Beside each stands what the server has;
// what was typed while an answer was under way stays, what could not be sent is sent again.

const MARKS = ["csrfmiddlewaretoken", "submission", "revision", "seen"];
const AGAIN = 15_000;
const WORDS_WAIT = "Chưa lưu: không có mạng. Nội dung còn trên máy này, tự gửi lại khi có mạng.";
const FILES_WAIT = "Chưa gửi: không có mạng. Tệp đã chọn còn ở trang này, tự gửi khi có mạng; đừng đóng trang.";
const FILES_LOGIN = "Chưa gửi: phiên làm việc đã hết. Đăng nhập ở một thẻ khác rồi bấm gửi lại ở đây; tệp đã chọn còn ở trang này.";
const attempts = new WeakMap(); // form: what its last attempt said, its id, those unanswered before it
const unsent = new Map(); // form: the button that was pressed, if any

const formOf = (element) => element.closest?.("form[data-saves]");
const fieldsOf = (form) => // those in the cells of a row belong to its form too
  [...form.elements].filter(({ type }) => !["hidden", "submit", "button", "fieldset"].includes(type));

function newId() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 15) | 64;
  bytes[8] = (bytes[8] & 63) | 128;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

function say(form, words, isBad = false) {
  let place = form.querySelector("[data-saved]") ?? document.getElementById(form.dataset.saves);
  if (!place && !words) return;
  if (!place) {
    place = Object.assign(document.createElement("p"), { className: "note" });
    place.dataset.saved = "";
    place.setAttribute("role", "status");
    form.append(place);
  }
  place.textContent = words;
  place.classList.toggle("late", isBad);
}

// An attempt whose answer never came may have arrived. Sent again as it was, it keeps its id and
// counts once; changed meanwhile, it is another submission.
document.addEventListener("htmx:configRequest", ({ target, detail }) => {
  const form = formOf(target);
  if (!form || detail.verb === "get") return;
  const said = [...detail.formData.entries()].filter(([name]) => !MARKS.includes(name));
  const content = JSON.stringify(said.map(([name, value]) =>
    [name, value.name === undefined ? value : `${value.name} ${value.size} ${value.lastModified}`]));
  // a login in another tab changed the token
  const token = /(?:^|; )csrftoken=([^;]+)/.exec(document.cookie);
  if (token) detail.formData.set("csrfmiddlewaretoken", token[1]);
  const earlier = attempts.get(form);
  const id = form.elements.submission;
  const unanswered = earlier?.unanswered ?? [];
  if (earlier && earlier.content !== content && id) {
    unanswered.push(earlier.id);
    id.value = newId();
    detail.formData.set("submission", id.value);
  }
  // what one of these wrote is no colleague's: the server need not ask which version is right
  if (unanswered.length) detail.formData.set("unanswered", unanswered.join(" "));
  attempts.set(form, { content, id: id?.value, unanswered });
});

document.addEventListener("htmx:beforeRequest", ({ target, detail }) => {
  const form = formOf(target);
  if (!form) return;
  form.sentValues = new Map(fieldsOf(form).map((field) => [field.id, field.value]));
  unsent.set(form, detail.requestConfig.triggeringEvent?.submitter ?? null);
  say(form, "Đang lưu…");
});

document.addEventListener("htmx:afterRequest", ({ target, detail }) => {
  const form = formOf(target);
  if (!form || !detail.successful) return;
  attempts.delete(form);
  unsent.delete(form);
});

// The browser lets no page choose files again by itself: a page that holds some is not left.
const hasFiles = (form) => [...form.elements].some(({ files }) => files?.length);
addEventListener("beforeunload", (event) => {
  if ([...unsent.keys()].some((form) => form.isConnected && hasFiles(form))) event.preventDefault();
});
document.addEventListener("htmx:beforeOnLoad", (event) => {
  const form = formOf(event.target);
  if (!form || !hasFiles(form) || event.detail.xhr.getResponseHeader("HX-Refresh") !== "true") return;
  event.preventDefault();
  say(form, FILES_LOGIN, true);
});

let retrying = 0;
for (const kind of ["htmx:sendError", "htmx:timeout"]) {
  document.addEventListener(kind, ({ target }) => {
    const form = formOf(target);
    if (!form) return;
    say(form, hasFiles(form) ? FILES_WAIT : WORDS_WAIT, true);
    // the office may be out of reach though the device has a network: no event tells its return
    clearTimeout(retrying);
    retrying = setTimeout(sendAgain, AGAIN);
  });
}

document.addEventListener("htmx:responseError", ({ target, detail }) => {
  const form = formOf(target);
  if (!form) return;
  const isRefused = [400, 403, 404].includes(detail.xhr.status);
  say(
    form,
    isRefused
      ? "Chưa lưu: trang đã cũ hoặc bạn không còn quyền ghi. Tải lại trang; nội dung còn trên máy này."
      : "Chưa lưu: máy chủ gặp lỗi. Nội dung còn trên máy này; bấm Lưu để gửi lại.",
    true,
  );
  unsent.delete(form);
});

function sendAgain() {
  for (const [form, button] of unsent) {
    if (!form.isConnected) unsent.delete(form);
    else if (button?.isConnected) form.requestSubmit(button);
    else form.dispatchEvent(new CustomEvent("save", { bubbles: true }));
  }
}
addEventListener("online", sendAgain);

// A form that comes back with an error must not undo what was typed while it was away.
let typedMeanwhile = [];
document.addEventListener("htmx:beforeSwap", ({ target, detail }) => {
  const form = detail.requestConfig?.elt && formOf(detail.requestConfig.elt);
  typedMeanwhile = [];
  if (!form?.sentValues || !target.contains(form)) return;
  typedMeanwhile = fieldsOf(form)
    .filter(({ id, value }) => id && value !== form.sentValues.get(id))
    .map(({ id, value }) => [id, value]);
  if (form.contains(document.activeElement)) typedMeanwhile.focus = document.activeElement.id;
});
document.addEventListener("htmx:afterSwap", () => {
  for (const [id, value] of typedMeanwhile) {
    const field = document.getElementById(id);
    if (!field) continue;
    field.value = value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  if (typedMeanwhile.focus) document.getElementById(typedMeanwhile.focus)?.focus();
  typedMeanwhile = [];
});

// Saved: what was wrong before is wrong no more.
document.addEventListener("kept", ({ detail }) => {
  for (const form of document.querySelectorAll("form[data-saves]")) {
    if (form.dataset.keep !== detail.value) continue;
    const place = form.closest("tr") ?? form;
    place.classList.remove("bad");
    for (const error of place.querySelectorAll(".errors, .wrong, .other-version, [aria-labelledby=hai-ban]")) {
      error.remove();
    }
    for (const field of place.querySelectorAll(".bad")) field.classList.remove("bad");
    for (const field of place.querySelectorAll("[aria-invalid]")) field.removeAttribute("aria-invalid");
    say(form, "");
  }
});

// Canned phrases go into the text written in last.
function write(phrase) {
  const form = phrase.closest("form");
  const texts = [...form.querySelectorAll("textarea")];
  const text = texts.find((each) => each === form.lastText) ?? texts[0];
  if (!text) return;
  const before = text.value.slice(0, text.selectionStart ?? text.value.length).trimEnd();
  const after = text.value.slice(before.length).trimStart();
  text.value = [before, phrase.textContent.trim(), after].filter(Boolean).join("\n");
  const end = text.value.length - (after ? after.length + 1 : 0);
  text.focus();
  text.setSelectionRange(end, end);
  text.dispatchEvent(new Event("input", { bubbles: true }));
}
document.addEventListener("focusin", ({ target }) => {
  if (target.matches("textarea") && target.form) target.form.lastText = target;
});
document.addEventListener("click", ({ target }) => {
  const phrase = target.closest("[data-phrase]");
  if (phrase) write(phrase);
});

// An address that names a part opens it.
function openNamed() {
  const part = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (part && part.matches("details")) part.open = true;
}
addEventListener("hashchange", openNamed);
openNamed();
