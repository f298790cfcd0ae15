// Filtering and sorting for a page that is complete without it.
(() => {
  "use strict";
  const find = (selector) => [...document.querySelectorAll(selector)];
  const tools = document.querySelector(".tools");
  const [search, status, who, sort] = ["q", "status", "who", "sort"].map((name) => tools.querySelector(`[name=${name}]`));
  const output = tools.querySelector("output");
  const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
  const items = find("tbody.item:not(.part)").map((element, order) => ({
    ...element.dataset, element, order, text: element.textContent.toLowerCase(), who: JSON.parse(element.dataset.who),
  }));
  const keys = {
    order: (a, b) => a.order - b.order,
    status: (a, b) => a.rank - b.rank || a.order - b.order,
    name: (a, b) => collator.compare(a.name, b.name) || a.order - b.order,
    share: (a, b) => (a.share || Infinity) - (b.share || Infinity) || a.order - b.order,
    who: (a, b) => collator.compare(a.who[0] || "\uffff", b.who[0] || "\uffff") || a.order - b.order,
  };
  let down = false;

  function filter() {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const item of items) {
      const fits = words.every((word) => item.text.includes(word)) && (!status.value || item.status === status.value)
        && (!who.value || item.who.includes(who.value));
      item.element.hidden = !fits;
      shown += fits;
    }
    for (const group of find(".group")) group.hidden = !group.querySelector("tbody.item:not(.part, [hidden])");
    for (const file of find(".file")) file.hidden = !file.querySelector("tbody.item:not(.part, [hidden])");
    output.textContent = output.dataset.text.replace("{n}", shown).replace("{total}", items.length);
  }

  function order() {
    const sorted = [...items].sort(keys[sort.value]);
    if (down) sorted.reverse();
    for (const { element } of sorted) element.parentNode.append(element);
    for (const head of find("th[data-sort]")) {
      if (head.dataset.sort === sort.value) head.setAttribute("aria-sort", down ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    }
  }

  for (const head of find("th[data-sort]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    button.addEventListener("click", () => {
      down = sort.value === head.dataset.sort && !down;
      sort.value = head.dataset.sort;
      order();
    });
    head.append(button);
  }
  for (const control of [search, status, who]) control.addEventListener("input", filter);
  sort.addEventListener("input", () => { down = false; order(); });
  tools.querySelector("[name=unfold]").addEventListener("click", () => {
    const all = find("details");
    const open = all.some((details) => !details.open);
    for (const details of all) details.open = open;
  });
  tools.querySelector("[name=print]").addEventListener("click", () => window.print());
  let closed = [];
  window.addEventListener("beforeprint", () => {
    closed = find("details:not([open])");
    for (const details of closed) details.open = true;
  });
  window.addEventListener("afterprint", () => { for (const details of closed) details.open = false; });
  tools.hidden = false;
  filter();
})();
