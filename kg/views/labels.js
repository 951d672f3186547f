// Labels keep their size on the screen: the heaviest first, each where it covers no other; zooming in gives room for more.
const FACE = '"Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", "Noto Sans SC", sans-serif';
const LABEL = 13;
const measure = document.createElement("canvas").getContext("2d");
const widths = new Map();
const widthOf = (text, size) => {
  if (!widths.has(text)) {
    measure.font = `${LABEL}px ${FACE}`;
    widths.set(text, measure.measureText(text).width / LABEL);
  }
  return widths.get(text) * size;
};
const drawn = new Map(data.nodes.map((node) => [node.id, node.label]));
const labelOf = (key) => {
  const english = info.get(key).english;
  if (language !== "en" || !english) return drawn.get(key);
  return english.length > 30 ? `${english.slice(0, 29)}…` : english;
};
const heavy = new Set(ranked.slice(0, Math.min(14, Math.round(ranked.length / 8))));
let hovered = null;
let pointed = new Set();

const placeLabels = (width, height, project, scale) => {
  const cell = 64;
  const grid = new Map();
  const around = (box, act) => {
    for (let column = Math.floor(box[0] / cell); column <= Math.floor(box[2] / cell); column += 1) {
      for (let row = Math.floor(box[1] / cell); row <= Math.floor(box[3] / cell); row += 1) {
        const key = column * 4096 + row;
        if (act(key)) return true;
      }
    }
    return false;
  };
  const put = (box, owner) => around(box, (key) => {
    if (!grid.has(key)) grid.set(key, []);
    grid.get(key).push([box, owner]);
    return false;
  });
  const covered = (box, owner, names = false) => around(box, (key) => (grid.get(key) || []).some(([other, whose]) =>
    whose !== owner && (!names || whose === null || heavy.has(whose)) && box[0] < other[2] && box[2] > other[0] && box[1] < other[3] && box[3] > other[1]));
  const size = Math.min(19, Math.max(LABEL, LABEL * scale * 0.95));
  const spots = new Map();
  for (const key of ranked) {
    if (!visible.nodes.has(key)) continue;
    const { x, y } = project(key);
    if (x < -80 || y < -40 || x > width + 80 || y > height + 40) continue;
    const radius = Math.max(2, weightOf.get(key) * scale);
    spots.set(key, [x, y, radius]);
    put([x - radius * 0.8, y - radius * 0.8, x + radius * 0.8, y + radius * 0.8], key);
  }
  const found = [];
  const first = [...pointed].filter((key) => spots.has(key));
  for (const key of [...first, ...[...spots.keys()].filter((other) => !pointed.has(other))]) {
    const [x, y, radius] = spots.get(key);
    const text = labelOf(key);
    const wide = widthOf(text, size) / 2 + 2;
    const high = size * 1.15;
    const [below, above, right, left] = [y + radius + 2 + high / 2, y - radius - 2 - high / 2, x + radius + 3 + wide, x - radius - 3 - wide];
    const aside = 0.7 * wide;
    const places = [[x, below], [x, above], [right, y], [left, y], [x + aside, below], [x - aside, below], [x + aside, above], [x - aside, above]];
    const boxes = places.map(([across, down]) => [across - wide, down - high / 2, across + wide, down + high / 2]);
    const inside = (box) => box[0] > 0 && box[1] > 0 && box[2] < width && box[3] < height;
    let at = boxes.findIndex((box) => inside(box) && !covered(box, key));
    // What matters most is named even where its name stands over a smaller node, but never over another name or its peers.
    if (at < 0 && (pointed.has(key) || heavy.has(key))) at = boxes.findIndex((box) => inside(box) && !covered(box, key, true));
    if (at < 0 && key === hovered) at = 0;
    if (at < 0) continue;
    put(boxes[at], null);
    found.push({ text, x: places[at][0], y: places[at][1], size, strong: pointed.has(key) });
  }
  return found;
};

// Many things may ask for the drawing at once: it is drawn once, in the next frame, and the panel need not wait for it.
let awaited = false;
const redraw = () => {
  if (awaited) return;
  awaited = true;
  requestAnimationFrame(() => { awaited = false; network.redraw(); });
};
// Where a node stands on the screen.
const standsAt = (key) => network.canvasToDOM(network.body.nodes[key]);

// Show all that is visible, with room for the names at its rim.
const fit = (keys = [...visible.nodes]) => {
  if (!keys.length) return;
  const places = network.getPositions(keys);
  const rims = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y } of Object.values(places)) {
    rims[0] = Math.min(rims[0], x); rims[1] = Math.min(rims[1], y); rims[2] = Math.max(rims[2], x); rims[3] = Math.max(rims[3], y);
  }
  const { clientWidth, clientHeight } = el("net");
  const scale = Math.min((clientWidth - Math.min(210, clientWidth / 4)) / (rims[2] - rims[0] + 1), (clientHeight - 80) / (rims[3] - rims[1] + 1), 1.6);
  network.moveTo({ position: { x: (rims[0] + rims[2]) / 2, y: (rims[1] + rims[3]) / 2 + 8 / scale }, scale, animation: false });
};

network.on("afterDrawing", (pen) => {
  const { width, clientWidth, clientHeight } = pen.canvas;
  const ratio = width / clientWidth;
  pen.save();
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.lineJoin = "round";
  pen.strokeStyle = "rgba(255, 255, 255, 0.92)";
  pen.lineWidth = 3.5;
  for (const label of placeLabels(clientWidth, clientHeight, standsAt, network.getScale())) {
    pen.font = `${label.strong ? "bold " : ""}${label.size}px ${FACE}`;
    pen.strokeText(label.text, label.x, label.y);
    pen.fillStyle = "#1c1c1c";
    pen.fillText(label.text, label.x, label.y);
  }
  pen.restore();
});
network.on("hoverNode", ({ node }) => { hovered = node; pointed = new Set([node]); redraw(); });
network.on("blurNode", () => { hovered = null; pointSelected(); redraw(); });
const pointSelected = () => {
  const [key] = network.getSelectedNodes();
  pointed = new Set(key ? [key, ...network.getConnectedNodes(key)] : network.getSelectedEdges().length === 1 ? network.getConnectedNodes(network.getSelectedEdges()[0]) : []);
};
