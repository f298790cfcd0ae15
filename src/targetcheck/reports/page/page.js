// Filtering and sorting for a page that is complete without it. What is filtered stands in the address, to be sent on.
(() => {
  "use strict";
  const find = (selector) => [...document.querySelectorAll(selector)];
  const tools = document.querySelector(".tools");
  const controls = Object.fromEntries([...tools.querySelectorAll("input, select")].map((control) => [control.name, control]));
  const filters = ["status", "who", "section", "area", "level"];
  const output = tools.querySelector("output");
  const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
  const values = (text) => (text.startsWith("[") ? JSON.parse(text) : [text]);
  const items = find("tbody.item:not(.part)").map((element, order) => ({
    element, order, home: element.parentNode, text: element.textContent.toLowerCase(), name: element.dataset.name,
    rank: Number(element.dataset.rank), share: element.dataset.share === "" ? Infinity : Number(element.dataset.share),
    ...Object.fromEntries(filters.map((name) => [name, values(element.dataset[name])])),
  }));
  const keys = {
    order: (a, b) => a.order - b.order,
    status: (a, b) => a.rank - b.rank || a.share - b.share || a.order - b.order,
    name: (a, b) => collator.compare(a.name, b.name) || a.order - b.order,
    share: (a, b) => (a.share === b.share ? a.order - b.order : a.share - b.share),
    who: (a, b) => collator.compare(a.who[0] || "\uffff", b.who[0] || "\uffff") || a.order - b.order,
  };
  const state = {};
  let down = false;
  let sorted = null;

  // One table for all targets where they are sorted: the worst of all sections come first.
  function table() {
    if (!sorted) {
      const section = document.createElement("section");
      section.className = "group sorted";
      const made = document.createElement("table");
      made.append(...[...items[0].home.children].filter((child) => child.tagName !== "TBODY").map((child) => child.cloneNode(true)));
      section.append(made);
      document.querySelector("main").append(section);
      buttons(section);
      sorted = made;
    }
    return sorted;
  }

  function order() {
    const apart = state.sort && state.sort !== "order";
    const list = [...items].sort(keys[apart ? state.sort : "order"]);
    if (down) list.reverse();
    for (const { element, home } of list) (apart ? table() : home).append(element);
    for (const head of find("th[data-sort]")) {
      if (head.dataset.sort === state.sort) head.setAttribute("aria-sort", down ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    }
  }

  function unfold(words) {
    for (const fold of find("main details")) {
      const text = fold.textContent.toLowerCase();
      const found = words.length > 0 && words.some((word) => text.includes(word));
      if (found && !fold.open) { fold.open = true; fold.dataset.opened = ""; }
      if (!found && "opened" in fold.dataset) { fold.open = false; delete fold.dataset.opened; }
    }
  }

  function filter() {
    const words = (state.q || "").toLowerCase().split(/\s+/).filter(Boolean);
    const wanted = filters.filter((name) => state[name]);
    let shown = 0;
    for (const item of items) {
      const fits = words.every((word) => item.text.includes(word))
        && wanted.every((name) => item[name].includes(state[name]));
      item.element.hidden = !fits;
      shown += fits;
    }
    unfold(words);
    for (const part of find("main .group, main .file")) {
      part.hidden = !part.querySelector("tbody.item:not(.part, [hidden])");
    }
    const limited = words.length > 0 || wanted.length > 0;
    for (const fold of find(".file > details")) {
      if (limited && !fold.open && !fold.parentNode.hidden) { fold.open = true; fold.dataset.limited = ""; }
      if (!limited && "limited" in fold.dataset) { fold.open = false; delete fold.dataset.limited; }
    }
    for (const tile of find(".counts a")) {
      if (tile.parentNode.classList.contains(state.status)) tile.setAttribute("aria-current", "true");
      else tile.removeAttribute("aria-current");
    }
    output.textContent = output.dataset.text.replace("{n}", shown).replace("{total}", items.length);
  }

  function apply() {
    for (const [name, control] of Object.entries(controls)) control.value = state[name] || (name === "sort" ? "order" : "");
    order();
    filter();
  }

  function set(changed) {
    Object.assign(state, changed);
    for (const name of Object.keys(state)) if (!state[name] || state[name] === "order") delete state[name];
    const hash = new URLSearchParams(state).toString();
    try { history.replaceState(null, "", hash ? `#${hash}` : location.pathname + location.search); } catch { /* a page without an address */ }
    apply();
  }

  // An address names either a state of the list (status=missed&who=…) or a target.
  function read() {
    const hash = location.hash.slice(1);
    if (/^(q|sort|status|who|section|area|level)=/.test(hash)) {
      for (const name of Object.keys(state)) delete state[name];
      for (const [name, value] of new URLSearchParams(hash)) if (name in controls) state[name] = value;
      down = false;
      apply();
      return true;
    }
    let named = null;
    try { named = hash && document.getElementById(decodeURIComponent(hash)); } catch { /* no address of ours */ }
    for (const item of find(".named")) item.classList.remove("named");
    if (named) {
      named.classList.add("named");
      if (named.hidden) { for (const name of Object.keys(state)) delete state[name]; apply(); }
      for (let fold = named.closest("details"); fold; fold = fold.parentNode.closest("details")) fold.open = true;
      named.scrollIntoView();
    }
    return false;
  }

  function buttons(within) {
    for (const head of within.querySelectorAll("th[data-sort]")) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = head.textContent;
      button.addEventListener("click", () => {
        down = state.sort === head.dataset.sort && !down;
        set({ sort: head.dataset.sort });
      });
      head.replaceChildren(button);
    }
  }

  for (const group of find(".group")) buttons(group);
  for (const [name, control] of Object.entries(controls)) {
    control.addEventListener("input", () => { if (name === "sort") down = false; set({ [name]: control.value }); });
  }
  const go = () => { if (read()) tools.scrollIntoView({ block: "start" }); };
  // What a link leads to is shown at once; a second click on a tile shows all again.
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (link.getAttribute("aria-current")) { set({ status: "" }); return; }
    try { history.pushState(null, "", link.getAttribute("href")); } catch { location.hash = link.getAttribute("href"); }
    go();
  });
  window.addEventListener("hashchange", go);
  window.addEventListener("popstate", go);
  tools.querySelector("[name=all]").addEventListener("click", () => {
    down = false;
    set(Object.fromEntries(Object.keys(controls).map((name) => [name, ""])));
  });
  tools.querySelector("[name=unfold]").addEventListener("click", () => {
    const folds = find("main details");
    const open = folds.some((fold) => !fold.open);
    for (const fold of folds) fold.open = open;
  });
  tools.querySelector("[name=print]").addEventListener("click", () => window.print());
  let closed = [];
  window.addEventListener("beforeprint", () => {
    closed = find("main details:not([open])");
    for (const fold of closed) fold.open = true;
  });
  window.addEventListener("afterprint", () => { for (const fold of closed) fold.open = false; });
  tools.hidden = false;
  if (!read()) apply();
})();
