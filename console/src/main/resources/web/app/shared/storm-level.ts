import { css, html, nothing, svg } from "lit";
import { t } from "../language/language";
import type { TextKey } from "../language/texts";
import { base, forEachLevel, View } from "./view";

type Barb = { pennants: number; feathers: number; half: boolean };

const BARBS: Barb[] = [
  { pennants: 0, feathers: 0, half: false },
  { pennants: 0, feathers: 0, half: true },
  { pennants: 0, feathers: 1, half: false },
  { pennants: 0, feathers: 2, half: false },
  { pennants: 0, feathers: 3, half: false },
  { pennants: 1, feathers: 1, half: false },
  { pennants: 2, feathers: 1, half: false },
];
const PENNANT = 0.2;
const FEATHER = 0.19;

/** A point on the staff, from its tip (0) to the station (1). */
function onStaff(part: number): [number, number] {
  return [10.5 - 4 * part, 3 + 17 * part];
}

/** The wind barb of weather maps. */
export function barb(level: number) {
  if (level === 0) return svg`<circle cx="12" cy="12" r="7.5" fill="none" stroke="currentColor" stroke-width="1.8"/><circle cx="12" cy="12" r="2.2" fill="currentColor"/>`;
  const { pennants, feathers, half } = BARBS[level];
  const parts = [];
  let at = half ? FEATHER : 0;
  for (let n = 0; n < pennants; n++, at += PENNANT) {
    const [x, y] = onStaff(at);
    const [x2, y2] = onStaff(at + PENNANT);
    parts.push(svg`<path d="M${x} ${y} L${x + 9} ${y + 0.6} L${x2} ${y2} Z" fill="currentColor" stroke="currentColor" stroke-width="1" stroke-linejoin="round"/>`);
  }
  if (pennants) at += 0.08;
  for (let n = 0; n < feathers; n++, at += FEATHER) parts.push(feather(at, 9));
  if (half) parts.push(feather(at, 5));
  const [tipX, tipY] = onStaff(0);
  const [footX, footY] = onStaff(1);
  return svg`<path d="M${tipX} ${tipY} L${footX} ${footY}" stroke="currentColor" stroke-width="1.8" stroke-linecap="round"/><circle cx="${footX}" cy="${footY}" r="2.1" fill="currentColor"/>${parts}`;
}

function feather(at: number, length: number) {
  const [x, y] = onStaff(at);
  return svg`<path d="M${x} ${y} L${x + length} ${y - length * 0.22}" stroke="currentColor" stroke-width="1.8" stroke-linecap="round"/>`;
}

/** Level first: glyph, number, name, colour. */
class StormLevel extends View {
  static override properties = { level: { type: Number, reflect: true }, glyph: { type: Boolean } };
  declare level: number;
  declare glyph: boolean;

  static override styles = [
    base,
    css`
      :host { display: inline-flex; align-items: center; gap: 6px; font-weight: 600; white-space: nowrap; }
      svg { width: 1.75em; height: 1.75em; flex: none; overflow: visible; }
      ${forEachLevel((level) => `
        :host([level="${level}"]) { color: var(--level-${level}-ink); }
        :host([level="${level}"]) svg { color: var(--level-${level}); }
      `)}
    `,
  ];

  override render() {
    const level = Math.min(6, Math.max(0, this.level ?? 0));
    const name = `${level} · ${t(`level${level}` as TextKey)}`;
    return html`<svg viewBox="0 0 24 24" aria-hidden="true">${barb(level)}</svg>${this.glyph ? nothing : html`<span data-testid="level" data-level=${level}>${name}</span>`}`;
  }
}
customElements.define("storm-level", StormLevel);
