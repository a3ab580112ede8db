// Makes the page of a spreadsheet quick: cells open where they stand, the keyboard moves between them.
// Everything works without this script too; it asks for the same pages and sends the same forms.
"use strict";

const region = () => document.getElementById("sheet");
const cellOf = (node) => node && node.closest ? node.closest("td[data-cell]") : null;
const byName = (name) => document.querySelector(`td[data-cell="${name}"]`);

function focusCell(cell) {
  if (!cell) return;
  for (const other of document.querySelectorAll("td[tabindex='0']")) other.tabIndex = -1;
  cell.tabIndex = 0;
  cell.focus({ preventScroll: false });
  cell.scrollIntoView({ block: "nearest", inline: "nearest" });
}

// The table takes part in the order of Tab with one cell; the arrows do the rest.
function prepare() {
  const cells = document.querySelectorAll("td[data-cell]");
  for (const cell of cells) cell.tabIndex = -1;
  for (const inner of document.querySelectorAll("td a.open, td button.tick, th.number a, td a[rel]")) inner.tabIndex = -1;
  if (cells.length) cells[0].tabIndex = 0;
  const typing = document.getElementById("typing");
  if (typing) typing.focus();
}

function neighbour(cell, rows, columns) {
  const row = cell.parentElement;
  if (columns) {
    const all = [...row.querySelectorAll("td[data-cell]")];
    return all[all.indexOf(cell) + columns];
  }
  const lines = [...document.querySelectorAll(".sheet tr")].filter((line) => line.querySelector("td"));
  const line = lines[lines.indexOf(row) + rows];
  if (!line) return undefined;
  const letters = cell.dataset.cell.replace(/\d+/, "");
  return [...line.querySelectorAll("td[data-cell]")].find((one) => one.dataset.cell.replace(/\d+/, "") === letters);
}

function show(text) {
  const box = document.querySelector(".sheet");
  const place = box ? [box.scrollTop, box.scrollLeft] : [0, 0];
  const fresh = new DOMParser().parseFromString(text, "text/html").getElementById("sheet");
  if (!fresh) return false;
  region().replaceChildren(...fresh.childNodes);
  const again = document.querySelector(".sheet");
  if (again) [again.scrollTop, again.scrollLeft] = place;
  prepare();
  return true;
}

let busy = false;
let opening = null;

async function ask(address, options, then) {
  if (busy) return;
  busy = true;
  try {
    const reply = await fetch(address, options);
    const text = await reply.text();
    if (options && options.signal && options.signal.aborted) return;
    if (!show(text)) location.reload();
    else if (then) then(reply.ok);
  } catch (problem) {
    if (problem.name === "AbortError") return;
    document.getElementById("message").textContent = "Нет связи: эмулятор остановлен? Ничего не изменено.";
  } finally {
    busy = false;
    opening = null;
  }
}

function open(cell) {
  const link = cell.querySelector("a.open");
  const tick = cell.querySelector("button.tick");
  if (tick) save(tick.form, tick, cell.dataset.cell);
  else if (link && !busy) {
    opening = new AbortController();
    ask(link.href, { signal: opening.signal });
  }
}

function save(form, button, next) {
  const data = new URLSearchParams(new FormData(form));
  if (button && button.name) data.append(button.name, button.value);
  ask(form.action, { method: "POST", body: data }, (done) => {
    if (done) focusCell(byName(next));
  });
}

function cancel(form) {
  const name = cellOf(form).dataset.cell;
  ask(form.querySelector("a.cancel").href, undefined, () => focusCell(byName(name)));
}

document.addEventListener("click", (event) => {
  const cell = cellOf(event.target);
  if (!cell || event.target.closest("form.typing, details, a[rel], form.typing *")) {
    if (event.target.closest("a.cancel")) {
      event.preventDefault();
      cancel(event.target.closest("form"));
    }
    return;
  }
  event.preventDefault();
  if (event.detail && !event.target.closest("a.open, button.tick") && !cell.querySelector("a.open, button.tick")) return;
  open(cell);
});

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("form.typing")) return;
  event.preventDefault();
  save(form, null, cellOf(form).dataset.cell);
});

document.addEventListener("change", (event) => {
  const form = event.target.closest("form.typing");
  if (form && event.target.matches("select")) save(form, null, cellOf(form).dataset.cell);
});

const STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

document.addEventListener("keydown", (event) => {
  const form = event.target.closest("form.typing");
  if (form) return whileTyping(event, form);
  const cell = cellOf(event.target);
  if (!cell || event.ctrlKey || event.metaKey || event.altKey) return undefined;
  if (STEPS[event.key]) {
    event.preventDefault();
    focusCell(neighbour(cell, ...STEPS[event.key]));
  } else if (event.key === "Enter" || event.key === "F2" || event.key === " ") {
    event.preventDefault();
    open(cell);
  } else if (event.key === "Escape" && opening) {
    // Pressed before the cell stood open: the opening is taken back, or it would come up a moment later.
    event.preventDefault();
    opening.abort();
  }
  return undefined;
});

function whileTyping(event, form) {
  const cell = cellOf(form);
  if (event.key === "Escape") {
    event.preventDefault();
    cancel(form);
  } else if (event.key === "Enter" && event.target.id === "typing" && !event.shiftKey && !event.altKey && !event.isComposing) {
    event.preventDefault();
    const below = neighbour(cell, 1, 0);
    save(form, null, (below || cell).dataset.cell);
  } else if (event.key === "Tab" && event.target.id === "typing" && !event.shiftKey) {
    event.preventDefault();
    const right = neighbour(cell, 0, 1);
    save(form, null, (right || cell).dataset.cell);
  }
}

prepare();
const opened = new URLSearchParams(location.search).get("done");
if (opened) focusCell(byName(opened));
