// What is typed in a form marked data-keep="key" stays on this device until the server has it:
// a closed tab, an error, an ended session or a lost connection loses nothing.

import { erase as drop, names, read as stored, write } from "./store.js";

const OLD = 30 * 86_400_000; // a draft nobody came back for
const officer = document.body.dataset.officer;
const nameOf = (key) => `draft:${officer}:${key}`;
const NEVER = ["csrfmiddlewaretoken", "submission"];

const read = (key) => stored(nameOf(key));
const erase = (key) => drop(nameOf(key));

function kept(form) {
  return [...form.elements].filter(
    ({ name, type }) =>
      name && !NEVER.includes(name.split("-").pop()) && !["password", "file", "submit", "button"].includes(type),
  );
}

function contentOf(form) {
  return kept(form)
    .filter(({ type, checked }) => !["radio", "checkbox"].includes(type) || checked)
    .flatMap((field) =>
      field.type === "select-multiple"
        ? [...field.selectedOptions].map(({ value }) => [field.name, value])
        : [[field.name, field.value]],
    );
}

// the page's own marks move with each save; what a person typed does not
const MARKS = ["revision", "seen"];
const typed = (content) => content.filter(([name]) => !MARKS.includes(name.split("-").pop()));
const same = (one, other) => JSON.stringify(typed(one)) === JSON.stringify(typed(other));

function keep(form) {
  if (!form.isTouched) return;
  const content = contentOf(form);
  if (same(content, form.asSaved)) return erase(form.dataset.keep);
  write(nameOf(form.dataset.keep), { at: Date.now(), content, words: wordsOf(form) });
}

// What was typed and chosen as a person reads it, for a page that has no such form any more.
function wordsOf(form) {
  const labelOf = (field) => (field.labels?.[0]?.textContent ?? "").trim();
  return kept(form)
    .filter(({ type, checked, value }) => type !== "hidden" && (["radio", "checkbox"].includes(type) ? checked : value))
    .map((field) => {
      if (["radio", "checkbox"].includes(field.type)) return labelOf(field);
      const said = field.selectedOptions ? field.selectedOptions[0]?.textContent : field.value;
      return `${labelOf(field)}: ${said}`;
    });
}

function restore(form, content) {
  // a page whose rows are added by script adds the missing ones now
  form.dispatchEvent(new CustomEvent("draft:restoring", { bubbles: true, detail: content }));
  const waiting = new Map();
  for (const [name, value] of content) waiting.set(name, [...(waiting.get(name) ?? []), value]);
  for (const field of kept(form)) {
    const values = waiting.get(field.name) ?? [];
    if (["radio", "checkbox"].includes(field.type)) field.checked = values.includes(field.value);
    else if (field.type === "select-multiple") {
      for (const option of field.options) option.selected = values.includes(option.value);
    } else if (values.length) field.value = values.shift();
  }
  form.dispatchEvent(new Event("change", { bubbles: true }));
}

function said(at) {
  const zone = { timeZone: "Asia/Ho_Chi_Minh" };
  const day = (instant) => new Date(instant).toLocaleDateString("vi-VN", zone);
  const clock = new Date(at).toLocaleTimeString("vi-VN", { ...zone, hour: "2-digit", minute: "2-digit" });
  return day(at) === day(Date.now()) ? clock : `${clock} ngày ${day(at)}`;
}

function button(word, act) {
  const made = Object.assign(document.createElement("button"), {
    type: "button", className: "button", textContent: word,
  });
  made.addEventListener("click", act);
  return made;
}

function offer(form, draft) {
  const notice = Object.assign(document.createElement("div"), { className: "notice soon" });
  const words = Object.assign(document.createElement("p"), {
    textContent: `Có nội dung chưa gửi từ ${said(draft.at)}, còn giữ trên máy này.`,
  });
  const acts = Object.assign(document.createElement("div"), { className: "acts" });
  acts.append(
    button("Khôi phục", () => (restore(form, draft.content), notice.remove())),
    button("Bỏ", () => (erase(form.dataset.keep), notice.remove())),
  );
  notice.setAttribute("role", "status");
  notice.append(document.createElement("span"), words, acts);
  form.before(notice);
  form.closest("details")?.setAttribute("open", "");
}

// Finished, signed or taken out meanwhile: the page has no form for it, but what was typed is told.
function strandedKeys() {
  const places = [...document.querySelectorAll("[data-kept-here]")];
  const prefixes = places.flatMap(({ dataset }) => dataset.keptHere.split(" ").filter(Boolean));
  const shown = [...document.querySelectorAll("form[data-keep]")].map(({ dataset }) => dataset.keep);
  const own = nameOf("");
  const keys = names().filter((name) => name.startsWith(own)).map((name) => name.slice(own.length));
  const isHere = (key) => key === location.pathname || prefixes.some((prefix) => key.startsWith(prefix));
  return keys.filter((key) => isHere(key) && !shown.includes(key));
}

function tellStranded(key) {
  const draft = read(key);
  if (!draft) return;
  const notice = Object.assign(document.createElement("div"), { className: "notice soon" });
  const text = (draft.words ?? typed(draft.content).map(([, value]) => value)).join("\n");
  const words = Object.assign(document.createElement("p"), {
    textContent: `Có nội dung chưa gửi từ ${said(draft.at)}, còn giữ trên máy này; nơi ghi nội dung này đã chốt hoặc đã bỏ. Chép lại để ghi vào chỗ khác.`,
  });
  const content = Object.assign(document.createElement("p"), { className: "kept-words", textContent: text });
  content.style.whiteSpace = "pre-line";
  const body = document.createElement("div");
  const acts = Object.assign(document.createElement("div"), { className: "acts" });
  acts.append(
    button("Chép", () => navigator.clipboard?.writeText(text)),
    button("Bỏ", () => (erase(key), notice.remove())),
  );
  body.append(words, content);
  notice.setAttribute("role", "status");
  notice.append(document.createElement("span"), body, acts);
  document.querySelector("main")?.prepend(notice);
}

function watch(form) {
  if (form.asSaved) return;
  const draft = read(form.dataset.keep);
  const drawn = contentOf(form);
  const isDrawn = draft && same(draft.content, drawn);
  // a refused form comes back with its draft in it: that is not what the server has
  const isRefused = isDrawn && form.querySelector(".errors, .wrong");
  form.asSaved = isRefused ? [] : drawn;
  if (draft && (Date.now() - draft.at > OLD || (isDrawn && !isRefused))) erase(form.dataset.keep);
  else if (draft && !isRefused) offer(form, draft);
}

// asked of the page: the fields of a row's form stand in cells beside it
function touched({ target }) {
  const form = target.form ?? target;
  if (!form.asSaved) return;
  form.isTouched = true;
  clearTimeout(form.keeping);
  form.keeping = setTimeout(keep, 300, form);
}
for (const kind of ["input", "change"]) document.addEventListener(kind, touched);
document.addEventListener("submit", ({ target }) => {
  keep(target);
  if (target.asSaved) remember(new URL(target.action).pathname, target.dataset.keep);
});
document.addEventListener("htmx:beforeRequest", ({ target }) => {
  if (target.asSaved) target.sent = contentOf(target);
});
addEventListener("pagehide", () => document.querySelectorAll("form[data-keep]").forEach(keep));

function confirmed(key) {
  erase(key);
  for (const form of document.querySelectorAll("form[data-keep]")) {
    if (form.dataset.keep !== key || !form.asSaved) continue;
    // what was typed while the answer was under way is not yet there
    form.asSaved = form.sent ?? contentOf(form);
    form.isTouched = !same(contentOf(form), form.asSaved);
    keep(form);
  }
}

// A form sent the plain way leads on when it was accepted; a cookie then names where it was sent.
function remember(path, key) {
  try {
    sessionStorage.setItem(`sent:${path}`, key);
  } catch {
    // the draft is offered once more, no harm
  }
}

function accepted() {
  const found = /(?:^|; )accepted=([^;]+)/.exec(document.cookie);
  if (!found) return;
  document.cookie = "accepted=; max-age=0; path=/; samesite=lax";
  const name = `sent:${decodeURIComponent(found[1])}`;
  try {
    const key = sessionStorage.getItem(name);
    if (key) erase(key);
    sessionStorage.removeItem(name);
  } catch {
    // a forbidden store: nothing was remembered
  }
}

function begin(root) {
  for (const { dataset } of root.querySelectorAll("[data-kept]")) confirmed(dataset.kept);
  for (const form of root.querySelectorAll("form[data-keep]")) watch(form);
}

function network() {
  document.querySelector("[data-offline]").hidden = navigator.onLine;
}

addEventListener("online", network);
addEventListener("offline", network);
network();
accepted();
// the server confirms with a cookie after a plain form, with the header HX-Trigger: {"kept": "key"},
// or with an element marked data-kept
document.addEventListener("kept", ({ detail }) => confirmed(detail.value));
document.addEventListener("htmx:load", ({ target }) => begin(target));
begin(document);
strandedKeys().forEach(tellStranded);
