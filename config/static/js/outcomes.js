// "Khác…" shows the other outcomes of a place; without script they are always in sight.

document.addEventListener("click", ({ target }) => {
  const button = target.closest("[data-more]");
  if (!button) return;
  const isOpen = button.getAttribute("aria-expanded") === "true";
  button.setAttribute("aria-expanded", String(!isOpen));
  button.textContent = isOpen ? "Khác…" : "Ẩn bớt";
});
