// Goods lines, fast: Enter for the next line, the line above copied, rows pasted from a spreadsheet.
// A new line waits in this device's outbox until the server has it, so a lost connection, an ended
// session or a closed tab loses none, and none is entered twice: the line carries its own id.

import { erase, read as stored, write } from "./store.js";

const goods = document.querySelector("[data-goods]");
const grid = goods?.querySelector(".grid");
const officer = document.body.dataset.officer;
const OUTBOX = `lines:${officer}:${goods?.dataset.goods}`;
const TYPING = `${OUTBOX}:typing`;
const FIELDS = ["name", "unit", "quantity", "unit_price", "price_basis"];
const AGAIN = 15_000;
let isSending = false;
let isAskedAgain = false;

const newId = () => crypto.randomUUID?.() ?? `${[1e7]}-1e3-4e3-8e3-1e11`.replace(/[018]/g, (digit) =>
  (digit ^ (crypto.getRandomValues(new Uint8Array(1))[0] & (15 >> (digit / 4)))).toString(16));

const store = (key, value) => (value === null ? erase(key) : write(key, value));
const outbox = () => stored(OUTBOX, []);

const control = (row, name) => row.querySelector(`[name="${name}"]`);
const valuesOf = (row) => Object.fromEntries(FIELDS.map((name) => [name, control(row, name).value]));
const rowOf = (element) => element.closest?.("tr[data-line], tr[data-fresh], tr[data-refused]");
const isFilled = (row) => control(row, "name").value.trim() && control(row, "quantity").value.trim();

function put(row, values) {
  for (const [name, value] of Object.entries(values)) {
    const field = control(row, name);
    if (field) field.value = value;
  }
  showValue(row);
}

// What the line comes to, at once; the server reckons it again.
function showValue(row) {
  const place = row.querySelector("data");
  const quantity = Number(control(row, "quantity").value.replace(/\./g, "").replace(",", "."));
  const price = Number(control(row, "unit_price").value.replace(/\./g, ""));
  const value = quantity * price;
  const isKnown = control(row, "quantity").value && control(row, "unit_price").value && Number.isSafeInteger(value) && value >= 0;
  place.textContent = isKnown ? String(value).replace(/\B(?=(\d{3})+$)/g, ".") : "—";
}

function open(row) {
  for (const other of grid.querySelectorAll(".typing")) {
    if (other !== row && !other.matches("[data-refused]")) other.classList.remove("typing");
  }
  row.classList.add("typing");
}

function above(row) {
  let other = row.previousElementSibling;
  while (other && !other.matches("[data-line], [data-waiting]")) other = other.previousElementSibling;
  return other;
}

function copyAbove(row) {
  const model = above(row);
  if (!model) return;
  put(row, model.matches("[data-waiting]") ? JSON.parse(model.dataset.waiting) : valuesOf(model));
  const name = control(row, "name");
  name.focus();
  name.dispatchEvent(new Event("change", { bubbles: true }));
}

function waitingRow(line, fresh) {
  const row = document.createElement("tr");
  row.className = "line-row waiting";
  row.id = `cho-${line.id}`;
  row.dataset.waiting = JSON.stringify(line.values);
  const cell = Object.assign(document.createElement("td"), { colSpan: 6 });
  const words = Object.assign(document.createElement("span"), { className: "line" });
  const { name, quantity, unit, unit_price: price } = line.values;
  for (const text of [name, price ? `${quantity} × ${price}` : `${quantity} ${unit}`]) {
    words.append(Object.assign(document.createElement("span"), { textContent: text }));
  }
  const state = Object.assign(document.createElement("span"), { className: "note", textContent: "Đang gửi…" });
  state.dataset.state = "";
  cell.append(words, state);
  row.append(cell);
  fresh.before(row);
  return row;
}

function tell() {
  const unsent = outbox().filter(({ id }) => !document.querySelector(`[data-refused="${id}"]`));
  const notice = document.querySelector("[data-outbox-notice]");
  notice.hidden = !unsent.some(({ failed }) => failed);
  notice.querySelector("[data-outbox-count]").textContent = unsent.length;
}

function mark(id, failed) {
  store(OUTBOX, outbox().map((line) => (line.id === id ? { ...line, failed } : line)));
  const state = document.querySelector(`#cho-${CSS.escape(id)} [data-state]`);
  if (state) state.textContent = failed ? "Chưa gửi" : "Đang gửi…";
  tell();
}

async function send(line) {
  const row = document.getElementById(`cho-${line.id}`);
  // a sack counted meanwhile takes no line: the server says so, beside what was typed
  const form = (freshOf(line.container) ?? freshOf("0"))?.querySelector("form");
  if (!row || !form) return;
  mark(line.id, false);
  let isAnswered = false;
  let status = 0;
  row.addEventListener(
    "htmx:afterRequest",
    ({ detail }) => ([isAnswered, status] = [detail.successful, detail.xhr.status]),
    { once: true },
  );
  const values = {
    ...line.values,
    container: line.container === "0" ? "" : line.container,
    submission: line.id,
    csrfmiddlewaretoken: form.elements.csrfmiddlewaretoken.value,
  };
  try {
    await htmx.ajax("POST", form.action, { source: row, target: row, swap: "outerHTML", values });
  } catch {
    // no connection: the line waits
  }
  if (isAnswered) return dropDoubles();
  mark(line.id, true);
  const state = row.querySelector("[data-state]");
  if (state && [400, 403, 404].includes(status)) state.textContent = "Chưa gửi: trang đã cũ, tải lại trang";
  // the office may be out of reach though the device has a network
  else retry();
}

let retrying = 0;
function retry() {
  clearTimeout(retrying);
  retrying = setTimeout(sendAll, AGAIN);
}

// A line whose first answer got lost may stand on the page already when the second one comes.
function dropDoubles() {
  const seen = new Set();
  for (const row of grid.querySelectorAll("[data-line]")) {
    if (seen.has(row.id)) row.remove();
    seen.add(row.id);
  }
}

// One after the other, also those entered meanwhile: the order is that of the market.
async function sendAll() {
  isAskedAgain = true;
  if (isSending) return;
  isSending = true;
  while (isAskedAgain) {
    isAskedAgain = false;
    for (const line of outbox()) await send(line);
  }
  isSending = false;
}

const freshOf = (group) => grid.querySelector(`tbody[data-group="${group}"] [data-fresh]`);

function enter(fresh) {
  const group = fresh.closest("tbody").dataset.group;
  const line = { id: newId(), container: group, values: valuesOf(fresh), at: Date.now() };
  store(OUTBOX, [...outbox(), line]);
  waitingRow(line, fresh);
  control(fresh, "name").value = control(fresh, "quantity").value = "";
  keepTyping(group, null);
  showValue(fresh);
  sendAll();
}

// one row is begun in each sack
function keepTyping(group, values) {
  const { [group]: before, ...others } = stored(TYPING, {});
  const kept = values ? { ...others, [group]: values } : others;
  store(TYPING, Object.keys(kept).length ? kept : null);
}

function forget(id) {
  store(OUTBOX, outbox().filter((line) => line.id !== id));
  tell();
}
document.addEventListener("line-kept", ({ detail }) => forget(detail.value));

function begin() {
  for (const line of outbox()) {
    const fresh = freshOf(line.container) ?? freshOf("0");
    if (fresh) waitingRow({ ...line, container: fresh.closest("tbody").dataset.group }, fresh);
  }
  for (const [group, values] of Object.entries(stored(TYPING, {}))) {
    const fresh = freshOf(group) ?? freshOf("0");
    if (!fresh || isFilled(fresh)) continue;
    put(fresh, values);
    open(fresh);
  }
  sendAll();
}

function next(row) {
  const rows = [...row.closest("tbody").querySelectorAll("[data-line], [data-fresh]")];
  const following = rows[rows.indexOf(row) + 1];
  if (!following) return;
  open(following);
  control(following, "name").focus();
}

// Signed meanwhile: the page takes no line any more, but what was typed is told.
function tellStranded() {
  const notice = document.querySelector("[data-outbox-notice]");
  const begun = Object.values(stored(TYPING, {})).filter(({ name }) => name?.trim());
  const all = [...outbox().map(({ values }) => values), ...begun];
  const priced = ({ unit_price: price }) => (price ? ` × ${price} đồng` : "");
  const lines = all.map((values) => `${values.name} (${values.quantity} ${values.unit}${priced(values)})`);
  if (lines.length === 0) return;
  notice.hidden = false;
  notice.querySelector("p").textContent =
    `Chưa gửi về Sở: ${lines.join("; ")}. Trang này không nhận thêm dòng; ghi vào một biên bản mới.`;
  notice.querySelector("button").remove();
}

if (goods && !grid?.querySelector("[data-fresh]")) tellStranded();
else if (grid) {
  grid.addEventListener("keydown", (event) => {
    const row = rowOf(event.target);
    if (!row) return;
    if (event.key.toLowerCase() === "d" && event.ctrlKey) {
      event.preventDefault();
      copyAbove(row);
    } else if (event.key === "Enter" && event.target.matches("input, select, textarea")) {
      event.preventDefault();
      if (!row.matches("[data-fresh]")) {
        event.target.blur();
        next(row);
      } else if (isFilled(row)) {
        enter(row);
        control(row, "name").focus();
      } else control(row, control(row, "name").value.trim() ? "quantity" : "name").focus();
    }
  });
  grid.addEventListener("input", ({ target }) => {
    const row = rowOf(target);
    if (!row) return;
    showValue(row);
    if (row.matches("[data-fresh]")) {
      keepTyping(row.closest("tbody").dataset.group, valuesOf(row));
    }
  });
  grid.addEventListener("focusin", ({ target }) => {
    const row = rowOf(target);
    if (row && target.matches("input, select, textarea")) open(row);
  });
  // left with a whole line in it: that line is meant
  grid.addEventListener("focusout", ({ target, relatedTarget }) => {
    const row = rowOf(target);
    if (row?.matches("[data-fresh]") && relatedTarget && !row.contains(relatedTarget) && isFilled(row)) enter(row);
  });
  grid.addEventListener("submit", (event) => {
    const row = rowOf(event.target);
    if (!row?.matches("[data-fresh]")) return;
    event.preventDefault();
    if (isFilled(row)) enter(row);
    control(row, "name").focus();
  });
  grid.addEventListener("paste", (event) => {
    const text = event.clipboardData.getData("text/plain");
    const row = rowOf(event.target);
    if (!row || !/\t|\n.*\S/.test(text)) return;
    const group = row.closest("tbody").dataset.group;
    try {
      sessionStorage.setItem(`pasted:${goods.dataset.goods}`, JSON.stringify({ text, group }));
    } catch {
      return; // a forbidden store: the page for pasting is one tap away
    }
    event.preventDefault();
    location.href = goods.dataset.paste;
  });
  document.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-open-line]");
    const adder = event.target.closest("[data-new-line]");
    if (opener) {
      event.preventDefault();
      const row = opener.closest("tr");
      open(row);
      control(row, "quantity").focus();
    } else if (adder) {
      event.preventDefault();
      // the sack being counted, if there is one; else what lies outside
      const all = [...grid.querySelectorAll("[data-fresh]")];
      const fresh = all.find((each) => each.closest("tbody").dataset.group !== "0") ?? all[0];
      open(fresh);
      control(fresh, "name").focus();
      fresh.scrollIntoView({ block: "center" });
    } else if (event.target.closest("[data-fold-sack]")) {
      const button = event.target.closest("[data-fold-sack]");
      const isFolded = button.closest("tbody").classList.toggle("folded");
      button.setAttribute("aria-expanded", String(!isFolded));
    } else if (event.target.closest("[data-drop-line]")) {
      const row = rowOf(event.target);
      forget(row.dataset.refused);
      row.remove();
    } else if (event.target.closest("[data-copy-above]")) copyAbove(rowOf(event.target));
    else if (event.target.closest("[data-outbox-send]")) sendAll();
  });
  addEventListener("online", sendAll);
  begin();
}
