"use strict";
// The pages that are read work without this; with it they switch language, copy citations and open clauses in place.
(() => {
  const language = document.getElementById("language");
  const english = () => document.body.classList.contains("english");
  const speak = (to) => {
    document.body.classList.toggle("english", to);
    document.documentElement.lang = to ? "en" : "zh-Hans";
    language.textContent = to ? "中文" : "English";
    // The language goes along, before the fragment, which names a clause or a node.
    for (const link of document.querySelectorAll("a[href*='.html']")) {
      const [, page, fragment] = link.getAttribute("href").match(/^([^?#]*)(?:\?[^#]*)?(#.*)?$/);
      link.setAttribute("href", `${page}${to ? "?lang=en" : ""}${fragment || ""}`);
    }
  };
  language.addEventListener("click", () => {
    speak(!english());
    history.replaceState(null, "", `${location.pathname}${english() ? "?lang=en" : ""}${location.hash}`);
  });
  if (new URLSearchParams(location.search).get("lang") === "en") speak(true);

  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const area = document.createElement("textarea");
      area.value = text;
      (document.querySelector("dialog[open]") || document.body).append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
  };
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-copy]");
    if (button) {
      copy(button.dataset.copy);
      button.classList.add("done");
      setTimeout(() => button.classList.remove("done"), 1500);
      return;
    }
    const cell = event.target.closest("[data-clauses]");
    const sheet = document.getElementById("sheet");
    if (!cell || !sheet) return;
    event.preventDefault();
    const close = document.createElement("button");
    close.type = "button";
    close.textContent = english() ? "Close" : "关闭";
    close.addEventListener("click", () => sheet.close());
    const title = document.createElement("h2");
    title.textContent = cell.dataset.title;
    const more = document.createElement("a");
    if (cell.getAttribute("href")) {
      more.href = cell.getAttribute("href");
      more.textContent = english() ? "In the graph" : "在图中查看";
    }
    const cards = cell.dataset.clauses.split(" ").filter(Boolean).map((number) => {
      const card = document.getElementById(`c${number}`).cloneNode(true);
      card.removeAttribute("id");
      return card;
    });
    const rest = document.createElement("p");
    const n = cell.dataset.more;
    if (n) rest.textContent = english() ? `${n} more clauses are in the tables of the build.` : `另有 ${n} 条，见构建结果中的 tables。`;
    sheet.replaceChildren(close, " ", more, title, ...cards, rest);
    sheet.showModal();
  });
  // A mark of a plot leads to its row, which opens its clause; the mark says what it is under the pointer, too.
  for (const mark of document.querySelectorAll(".plot [aria-label]")) {
    const title = document.createElementNS("http://www.w3.org/2000/svg", "title");
    title.textContent = mark.getAttribute("aria-label");
    mark.append(title);
  }
  const unfold = () => {
    const row = location.hash ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
    const details = row && row.tagName === "TR" ? row.querySelector("details") : null;
    if (details) details.open = true;
  };
  window.addEventListener("hashchange", unfold);
  unfold();
  for (const box of document.querySelectorAll("input[data-hides]")) {
    box.addEventListener("change", () => document.body.classList.toggle(box.dataset.hides, !box.checked));
  }
})();
