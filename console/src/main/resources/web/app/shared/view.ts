import { css, LitElement, unsafeCSS, type CSSResult } from "lit";
import { language } from "../language/language";

/** What every element of the console has: it follows the language and the stores it watches. */
export class View extends LitElement {
  private readonly watched = new Map<EventTarget, string>([[language, "change"]]);
  private readonly redraw = () => this.requestUpdate();

  /** Draws anew whenever this changes. */
  protected watch(source: EventTarget, event = "change"): void {
    this.watched.set(source, event);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.watched.forEach((event, source) => source.addEventListener(event, this.redraw));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.watched.forEach((event, source) => source.removeEventListener(event, this.redraw));
  }
}

/** The small vocabulary that all elements share. */
export const base = css`
  :host { display: block; }
  :host([hidden]) { display: none; }
  *, *::before, *::after { box-sizing: border-box; }
  h1, h2, h3, p, ul, ol, dl, dd { margin: 0; padding: 0; }
  ul, ol { list-style: none; }
  h2 { font-size: 15px; font-weight: 600; line-height: 1.4; }
  a { color: var(--accent); text-decoration: none; }
  a:hover { text-decoration: underline; }
  :focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
  .panel { background: var(--surface); border: 1px solid var(--line); border-radius: var(--radius); padding: 16px; }
  .panel-head { display: flex; align-items: baseline; justify-content: space-between; gap: 12px; flex-wrap: wrap; margin-bottom: 8px; }
  .muted { color: var(--muted); font-size: 13px; }
  .small { font-size: 12px; }
  button, .button { font: 600 13px/1 var(--font); min-height: 36px; padding: 0 14px; border-radius: var(--radius-small); border: 1px solid var(--line); background: var(--surface); color: var(--text); cursor: pointer; display: inline-flex; align-items: center; justify-content: center; gap: 8px; white-space: nowrap; transition: background var(--quick), border-color var(--quick); }
  button:hover, .button:hover { border-color: var(--accent); text-decoration: none; }
  .primary { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
  .primary:hover { background: color-mix(in srgb, var(--accent), var(--text) 14%); }
  .quiet { border-color: transparent; background: none; color: var(--accent); padding: 0 6px; }
  button[disabled] { opacity: .55; cursor: default; }
  .chip { display: inline-flex; align-items: center; gap: 6px; min-height: 22px; padding: 0 8px; border-radius: 6px; border: 1px solid var(--line); background: var(--background); color: var(--muted); font-size: 12px; font-weight: 600; white-space: nowrap; }
  .sr { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
  table { border-collapse: collapse; width: 100%; }
  th { text-align: left; font-weight: 400; font-size: 12px; color: var(--muted); padding: 6px 12px 6px 0; border-bottom: 1px solid var(--line); }
  td { padding: 10px 12px 10px 0; border-bottom: 1px solid var(--line); vertical-align: middle; }
  tr:last-child td { border-bottom: 0; }
  input, textarea, select { font: 400 14px/1.4 var(--font); color: var(--text); background: var(--surface); border: 1px solid color-mix(in srgb, var(--muted), transparent 30%); border-radius: var(--radius-small); padding: 8px 10px; width: 100%; }
  textarea { resize: vertical; min-height: 72px; }
  label { display: block; font-size: 12px; color: var(--muted); margin-bottom: 4px; }
  .skeleton { background: var(--line); border-radius: 6px; opacity: .6; }
`;

const LEVELS = [0, 1, 2, 3, 4, 5, 6];

/** The same rule for every storm level; the numbers are ours, so nothing unsafe gets in. */
export function forEachLevel(rule: (level: number) => string): CSSResult {
  return unsafeCSS(LEVELS.map(rule).join("\n"));
}
