import { LineChart } from "echarts/charts";
import { AriaComponent, GridComponent, MarkLineComponent, TooltipComponent } from "echarts/components";
import { init, use, type EChartsType } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import { css, html } from "lit";
import type { Series } from "../api/types";
import { clock, moment, number } from "../language/format";
import { of, t } from "../language/language";
import { theme } from "../shell/theme";
import { base, View } from "./view";

use([LineChart, GridComponent, TooltipComponent, MarkLineComponent, AriaComponent, CanvasRenderer]);

const LABEL_ROW = 15;
const LABEL_ROWS = 3;
const LETTER = 6.4;

/** Negatives over the band of the usual, with all mentions thin behind them and named verticals. */
class TrendCurve extends View {
  static override properties = { series: { attribute: false }, level: { type: Number }, summary: { type: String } };
  declare series: Series;
  declare level: number;
  declare summary: string;

  private chart: EChartsType | undefined;
  private readonly resized = new ResizeObserver(() => this.resize());

  static override styles = [
    base,
    css`
      .canvas { height: 280px; width: 100%; }
      details { margin-top: 6px; }
      summary { cursor: pointer; color: var(--muted); font-size: 12px; padding: 4px 0; }
      .scroll { max-height: 260px; overflow: auto; }
      td { padding: 4px 12px 4px 0; }
      .n { text-align: right; }
    `,
  ];

  constructor() {
    super();
    this.watch(theme);
  }

  override render() {
    return html`<div class="canvas" role="img" aria-label=${this.summary} data-testid="curve"></div>
      <details>
        <summary>${t("asTable")}</summary>
        <div class="scroll" tabindex="0" role="region" aria-label=${t("asTable")}>
          <table>
            <thead><tr><th>${t("time")}</th><th class="n">${t("negative")}</th><th class="n">${t("usualShort")}</th><th class="n">${t("all")}</th></tr></thead>
            <tbody>
              ${[...this.series.points].reverse().map((point) => html`<tr>
                <td>${moment(point.at)}</td><td class="n">${number(point.negatives)}</td>
                <td class="n">${number(point.usualNegatives ?? 0, 1)}</td><td class="n">${number(point.mentions)}</td>
              </tr>`)}
            </tbody>
          </table>
        </div>
      </details>`;
  }

  override updated(): void {
    const canvas = this.renderRoot.querySelector<HTMLElement>(".canvas")!;
    if (!this.chart) {
      this.chart = init(canvas);
      this.resized.observe(canvas);
    }
    this.draw();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.resized.disconnect();
    this.chart?.dispose();
    this.chart = undefined;
  }

  private resize(): void {
    this.chart?.resize();
    this.draw();
  }

  private draw(): void {
    const chart = this.chart;
    if (!chart || !this.series) return;
    const { points } = this.series;
    const colour = (name: string) => resolved(this, name);
    const at = (value: (point: Series["points"][number]) => number) => points.map((point) => [Date.parse(point.at), value(point)]);
    const low = (point: Series["points"][number]) => point.usualNegativesLow ?? 0;
    const high = (point: Series["points"][number]) => point.usualNegativesHigh ?? 0;
    const band = { type: "line", symbol: "none", stack: "usual", lineStyle: { opacity: 0 }, silent: true, tooltip: { show: false } };
    const font = { fontFamily: "Inter", fontSize: 12, color: colour("--muted") };
    chart.setOption(
      {
        animation: false,
        grid: { left: 4, right: 10, top: 14 + LABEL_ROW * LABEL_ROWS, bottom: 4, containLabel: true },
        textStyle: font,
        xAxis: { type: "time", ...this.span(), axisLine: { lineStyle: { color: colour("--line") } }, axisTick: { show: false }, axisLabel: { ...font, hideOverlap: true, formatter: axisLabel(points) }, splitLine: { show: false } },
        yAxis: { type: "value", minInterval: 1, splitNumber: 4, axisLabel: { ...font, formatter: (value: number) => number(value) }, splitLine: { lineStyle: { color: colour("--line") } } },
        tooltip: {
          trigger: "axis",
          renderMode: "richText",
          backgroundColor: colour("--surface"),
          borderColor: colour("--line"),
          textStyle: { ...font, color: colour("--text") },
          formatter: (hits: { dataIndex: number }[]) => tooltip(points[hits[0].dataIndex]),
        },
        series: [
          { ...band, data: at(low) },
          { ...band, data: at((point) => high(point) - low(point)), areaStyle: { color: colour("--usual-band"), opacity: 0.9 } },
          { type: "line", symbol: "none", data: at((point) => point.mentions), lineStyle: { width: 1, color: colour("--all-mentions") }, itemStyle: { color: colour("--all-mentions") } },
          {
            type: "line",
            symbol: "none",
            data: at((point) => point.negatives),
            lineStyle: { width: 2.2, color: colour(`--level-${this.level}`) },
            itemStyle: { color: colour(`--level-${this.level}`) },
            areaStyle: { color: colour(`--level-${this.level}`), opacity: 0.14 },
            markLine: { symbol: "none", silent: true, lineStyle: { color: colour("--muted"), type: [4, 3], width: 1 }, data: this.marks(chart, font) },
          },
        ],
      },
      { notMerge: true },
    );
  }

  /** To the end of the last bucket: what has just happened lies in it. */
  private span(): { min: number; max: number } {
    const times = this.series.points.map((point) => Date.parse(point.at));
    const bucket = times.length > 1 ? times[1] - times[0] : 0;
    return { min: times[0] ?? Date.parse(this.series.from), max: (times.at(-1) ?? Date.parse(this.series.to)) + bucket };
  }

  /** Verticals whose labels step up a row where they would touch; what finds no row keeps its line only. */
  private marks(chart: EChartsType, font: object) {
    const { min: from, max: to } = this.span();
    const width = chart.getWidth() - 60;
    const ends = new Array<number>(LABEL_ROWS).fill(-Infinity);
    return [...this.series.marks]
      .sort((a, b) => a.at.localeCompare(b.at))
      .filter((mark) => Date.parse(mark.at) >= from && Date.parse(mark.at) <= to)
      .map((mark) => {
        const words = of(mark.label);
        const half = (words.length * LETTER) / 2;
        const wanted = ((Date.parse(mark.at) - from) / Math.max(1, to - from)) * width;
        const middle = Math.min(Math.max(wanted, half), width - half);
        const row = ends.findIndex((end) => end + 8 < middle - half);
        if (row >= 0) ends[row] = middle + half;
        return {
          xAxis: Date.parse(mark.at),
          label: { show: row >= 0, ...font, formatter: words, position: "end", distance: [0, 4], offset: [middle - wanted, -row * LABEL_ROW] },
        };
      });
  }
}
customElements.define("trend-curve", TrendCurve);

function tooltip(point: Series["points"][number]): string {
  const usual = point.usualNegatives === null ? "" : ` · ${t("usual", { usual: number(point.usualNegatives, 1) })}`;
  return `${moment(point.at)}\n${t("negative")} ${number(point.negatives)}${usual}\n${t("all")} ${number(point.mentions)}`;
}

function axisLabel(points: Series["points"]): (value: number) => string {
  const days = points.length > 1 && Date.parse(points.at(-1)!.at) - Date.parse(points[0].at) > 2 * 86_400_000;
  return days ? (value) => moment(value).replace(/,? \d\d:\d\d.*$/, "") : clock;
}

/** A canvas needs the colour itself, not the name of a property. */
function resolved(element: View, property: string): string {
  const probe = document.createElement("i");
  probe.style.color = `var(${property})`;
  element.renderRoot.append(probe);
  const value = getComputedStyle(probe).color;
  probe.remove();
  return value;
}
