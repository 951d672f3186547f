// The drawing by keyboard: arrows go to the next node that way, Enter opens it, +, - and 0 zoom.
const board = el("net");
const DIRECTIONS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
let reached = null;
const reach = (key) => {
  reached = key;
  network.selectNodes([key]);
  pointSelected();
  const { x, y } = network.canvasToDOM(network.getPosition(key));
  if (x < 40 || y < 40 || x > board.clientWidth - 40 || y > board.clientHeight - 40) centre(key);
  redraw();
  const facts = factsOf.get(key).filter((id) => visible.facts.has(id)).length;
  el("said").textContent = t("reached", { n: nameOf(key), k: kindOf.get(info.get(key).kind).names[language], e: facts });
};
const next = ([right, down]) => {
  const from = network.getSelectedNodes()[0] || reached;
  if (!visible.nodes.has(from)) return ranked.find((key) => visible.nodes.has(key));
  const places = network.getPositions([...visible.nodes]);
  let best = null;
  let least = Infinity;
  for (const [key, { x, y }] of Object.entries(places)) {
    const [dx, dy] = [x - places[from].x, y - places[from].y];
    const along = dx * right + dy * down;
    const aside = Math.abs(dx * down) + Math.abs(dy * right);
    if (along <= 0 || aside > 1.5 * along) continue;
    if (along + 2 * aside < least) [best, least] = [key, along + 2 * aside];
  }
  return best;
};
board.addEventListener("keydown", (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  const act = {
    Enter: () => { const [key] = network.getSelectedNodes(); if (key) { visit({ node: key, move: false }); el("side").focus(); } },
    Home: () => { const key = ranked.find((one) => visible.nodes.has(one)); if (key) reach(key); },
    "+": () => network.moveTo({ scale: network.getScale() * 1.25 }),
    "=": () => network.moveTo({ scale: network.getScale() * 1.25 }),
    "-": () => network.moveTo({ scale: network.getScale() / 1.25 }),
    0: () => fit(),
  }[event.key] || (DIRECTIONS[event.key] && (() => { const key = next(DIRECTIONS[event.key]); if (key) reach(key); }));
  if (!act) return;
  event.preventDefault();
  act();
});
