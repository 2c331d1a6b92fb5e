// A chooser's words find rows; they never send the form they stand in.

const find = (words) => words.dispatchEvent(new Event("find", { bubbles: true }));

function ready(root) {
  // no longer the form's first submit button: Enter elsewhere in the form sends the form
  for (const button of root.querySelectorAll("[data-find]")) button.type = "button";
}

function restore(chooser, content) {
  const name = chooser.dataset.chooser;
  const found = chooser.querySelector(".found");
  const words = chooser.querySelector("[data-words]");
  const type = new URLSearchParams(words.getAttribute("hx-get")).has("many") ? "checkbox" : "radio";
  const present = [...found.querySelectorAll("input")].map(({ value }) => value);
  for (const [, value] of content.filter((pair) => pair[0] === name && !present.includes(pair[1]))) {
    found.append(Object.assign(document.createElement("input"), { type, name, value, hidden: true }));
  }
  // once the draft has been put back, ask for the names of what was chosen
  setTimeout(find, 0, words);
}

document.addEventListener("click", ({ target }) => {
  const button = target.closest("[data-find]");
  if (button) find(button.closest(".chooser").querySelector("[data-words]"));
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !event.target.matches("[data-words]")) return;
  event.preventDefault();
  find(event.target);
});
document.addEventListener("draft:restoring", ({ target, detail }) => {
  for (const chooser of target.querySelectorAll("[data-chooser]")) restore(chooser, detail);
});
document.addEventListener("htmx:load", ({ target }) => ready(target));
ready(document);
