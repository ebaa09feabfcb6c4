import { css, html, svg } from "lit";
import { number } from "../language/format";
import { t } from "../language/language";
import { base, forEachLevel, View } from "./view";

const WIDTH = 96;
const HEIGHT = 36;

/** The last day in a glance, without axes. */
class SparkLine extends View {
  static override properties = { values: { attribute: false }, level: { type: Number } };
  declare values: number[];
  declare level: number;

  static override styles = [
    base,
    css`
      svg { display: block; width: 100%; height: ${HEIGHT}px; overflow: visible; }
      .line { fill: none; stroke: currentColor; stroke-width: 1.6; stroke-linejoin: round; stroke-linecap: round; vector-effect: non-scaling-stroke; }
      .area { fill: currentColor; opacity: .14; }
      ${forEachLevel((level) => `.l${level} { color: var(--level-${level}); }`)}
    `,
  ];

  override render() {
    const values = this.values ?? [];
    const top = Math.max(1, ...values);
    const points = values.map((value, n) => {
      const x = (n / Math.max(1, values.length - 1)) * WIDTH;
      return `${x.toFixed(1)} ${(HEIGHT - 2 - (value / top) * (HEIGHT - 4)).toFixed(1)}`;
    });
    const line = `M${points.join(" L")}`;
    return html`<svg class="l${this.level}" viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" role="img"
      aria-label=${t("spark", { last: number(values.at(-1) ?? 0) })}>
      ${points.length ? svg`<path class="area" d="${line} L${WIDTH} ${HEIGHT} L0 ${HEIGHT} Z"/><path class="line" d=${line}/>` : ""}
    </svg>`;
  }
}
customElements.define("spark-line", SparkLine);
