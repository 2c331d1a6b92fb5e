// What this device keeps for the officer. Where it may not (a private window, a full store) the
// page keeps it while it is open, says so, and asks before it is closed.

const memory = new Map();

export function read(name, otherwise = null) {
  try {
    return JSON.parse(memory.get(name) ?? localStorage.getItem(name)) ?? otherwise;
  } catch {
    return otherwise;
  }
}

export function write(name, value) {
  const text = JSON.stringify(value);
  try {
    localStorage.setItem(name, text);
    memory.delete(name);
  } catch {
    memory.set(name, text);
    const notice = document.querySelector("[data-not-kept]");
    if (notice) notice.hidden = false;
  }
}

export function erase(name) {
  memory.delete(name);
  try {
    localStorage.removeItem(name);
  } catch {
    // a forbidden store holds nothing
  }
}

export function names() {
  try {
    return [...new Set([...memory.keys(), ...Object.keys(localStorage)])];
  } catch {
    return [...memory.keys()];
  }
}

addEventListener("beforeunload", (event) => memory.size && event.preventDefault());
