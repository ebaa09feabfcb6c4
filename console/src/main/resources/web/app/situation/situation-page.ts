import { css, html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { openIncidents } from "../api/open-incidents";
import type { BrandSituation } from "../api/types";
import { exact, moment, number, span } from "../language/format";
import { t } from "../language/language";
import "../shared/mention-card";
import "../shared/reason-list";
import "../shared/state-notice";
import "../shared/storm-level";
import "../shared/trend-curve";
import { base, forEachLevel, View } from "../shared/view";
import { place } from "../shell/router";
import "./brand-card";
import "./open-incident-list";
import { RANGES, SituationData, type Range } from "./situation-data";
import "./topics-table";

const SHOWN_MENTIONS = 12;
const OLD_BACKLOG_SECONDS = 60;

/** How bad it is, why, who has it, what is next. */
class SituationPage extends View {
  private readonly data = new SituationData();

  static override styles = [
    base,
    css`
      :host { display: grid; gap: 16px; grid-template-columns: minmax(0, 1fr); }
      .brands { display: grid; grid-template-columns: repeat(auto-fill, minmax(270px, 1fr)); gap: 12px; }
      .columns { display: grid; grid-template-columns: minmax(0, 5fr) minmax(300px, 2fr); gap: 16px; align-items: start; }
      .column { display: grid; gap: 16px; grid-template-columns: minmax(0, 1fr); }
      .title { display: flex; align-items: center; gap: 12px; flex-wrap: wrap; }
      .ranges { display: flex; gap: 8px; }
      .ranges a { border: 1px solid var(--line); border-radius: 99px; padding: 5px 14px; color: var(--muted); font-size: 13px; }
      .ranges a[aria-current="true"] { border-color: var(--accent); color: var(--accent); }
      .legend { display: flex; gap: 16px; font-size: 12px; color: var(--muted); flex-wrap: wrap; }
      .legend i { display: inline-block; width: 16px; height: 0; border-top: 2.5px solid currentColor; vertical-align: middle; margin-right: 5px; }
      .legend .band i { border-top-width: 8px; color: var(--usual-band); }
      .legend .thin i { border-top-width: 1px; color: var(--all-mentions); }
      ${forEachLevel((level) => `.l${level} i { color: var(--level-${level}); }`)}
      .mentions li { border-top: 1px solid var(--line); }
      .mentions li:first-child { border-top: 0; }
      .notice { border-left: 4px solid var(--level-2); padding: 10px 14px; }
      .foot { margin-top: 8px; }
      .s-card { height: 104px; } .s-chart { height: 340px; } .s-line { height: 16px; margin: 10px 0; }
      @media (max-width: 1000px) { .columns { grid-template-columns: minmax(0, 1fr); } }
      @media (max-width: 720px) {
        :host { gap: 12px; }
        .brands { display: flex; overflow-x: auto; margin: 0 -16px; padding: 0 16px 4px; scroll-snap-type: x proximity; }
        .brands li { flex: 0 0 min(300px, 86vw); scroll-snap-align: center; }
        .columns { gap: 12px; }
        .column { display: contents; }
        .why { order: 1; } .curve { order: 2; } .incidents { order: 3; } .mentions-panel { order: 4; } .topics { order: 5; }
      }
    `,
  ];

  constructor() {
    super();
    this.watch(place);
    this.watch(openIncidents);
    this.data.stores().forEach((store) => this.watch(store));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.data.start();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.data.stop();
  }

  override willUpdate(): void {
    const brands = this.data.brands.value;
    if (!brands?.length) return;
    const range = place.filters.get("range") ?? "24h";
    this.data.show(this.chosen(brands).brand.id, range in RANGES ? (range as Range) : "24h");
  }

  /** The one in the address, else the one in the worst weather. */
  private chosen(brands: BrandSituation[]): BrandSituation {
    const named = brands.find((item) => item.brand.id === place.id);
    return named ?? [...brands].sort((a, b) => b.level.level - a.level.level || b.negativesLastHour - a.negativesLastHour)[0];
  }

  override render() {
    const { value: brands, problem } = this.data.brands;
    if (!brands && problem) return html`<section class="panel"><state-notice .problem=${problem} @retry=${() => this.data.reload()}></state-notice></section>`;
    if (!brands) return this.skeleton();
    if (!brands.length) return html`<section class="panel"><state-notice .words=${t("noBrands")} .hint=${t("noBrandsHint")}></state-notice></section>`;
    const item = this.chosen(brands);
    return html`${problem ? html`<p class="panel notice" role="status">${t("unreachable", { detail: problem.message })}</p>` : nothing}
      ${this.backlog(item)}
      <ul class="brands" aria-label=${t("brands")}>${repeat(brands, (other) => other.brand.id, (other) => this.card(other, item))}</ul>
      <div class="columns">
        <div class="column">${this.curve(item)}${this.topics(item)}</div>
        <div class="column">${this.why(item)}${this.incidents()}${this.mentions()}</div>
      </div>`;
  }

  private card(item: BrandSituation, selected: BrandSituation) {
    const incident = openIncidents.value?.find((open) => open.brandId === item.brand.id && !open.exercise);
    return html`<li><brand-card .item=${item} .incident=${incident} .selected=${item === selected}
      .href="/situation/${item.brand.id}${place.filters.size ? `?${place.filters}` : ""}"></brand-card></li>`;
  }

  private backlog({ unscored, oldestUnscoredSeconds }: BrandSituation) {
    if (!unscored || (oldestUnscoredSeconds ?? 0) < OLD_BACKLOG_SECONDS) return nothing;
    return html`<p class="panel notice" role="status" data-testid="backlog">${t("backlog", { n: number(unscored), time: span(oldestUnscoredSeconds! * 1000) })}</p>`;
  }

  private curve({ brand, level }: BrandSituation) {
    const { value: series, problem } = this.data.series;
    const { bucket } = RANGES[this.data.range];
    return html`<section class="panel curve" aria-labelledby="curve-title">
      <div class="panel-head">
        <div class="title"><h2 id="curve-title">${brand.name}</h2><storm-level .level=${level.level}></storm-level></div>
        <div class="ranges" role="group" aria-label=${t("range")}>${(Object.keys(RANGES) as Range[]).map((range) => html`<a href=${place.with("range", range)} aria-current=${range === this.data.range ? "true" : nothing} data-testid="range-${range}">${t(`range-${range}`)}</a>`)}</div>
      </div>
      <div class="legend" aria-hidden="true">
        <span class="l${level.level}"><i></i>${t("curveNegatives", { bucket: t(`bucket-${bucket}`) })}</span>
        <span class="thin"><i></i>${t("curveAll")}</span><span class="band"><i></i>${t("curveUsual")}</span>
      </div>
      ${series ? html`<trend-curve .series=${series} .level=${level.level} .summary=${this.summary(brand.name)}></trend-curve>`
        : problem ? html`<state-notice .problem=${problem} @retry=${() => this.data.series.refresh()}></state-notice>`
        : html`<div class="skeleton s-chart" aria-label=${t("loading")}></div>`}
    </section>`;
  }

  private summary(brand: string): string {
    const last = this.data.series.value?.points.at(-1);
    return t("curveSummary", {
      brand,
      range: t(`range-${this.data.range}`),
      negatives: number(last?.negatives ?? 0),
      all: number(last?.mentions ?? 0),
      usual: number(last?.usualNegatives ?? 0, 1),
    });
  }

  private why({ level }: BrandSituation) {
    return html`<section class="panel why" aria-labelledby="why-title" data-testid="why">
      <div class="panel-head"><h2 id="why-title">${t("whyLevel", { level: level.level })}</h2><span class="muted small" title=${exact(level.since)}>${t("since", { time: moment(level.since) })}</span></div>
      <reason-list .reasons=${level.reasons} .level=${level.level} .mentions=${this.data.mentions.value ?? []}></reason-list>
      <p class="muted small foot">${t("axes", { social: level.social, media: level.media })}</p>
    </section>`;
  }

  private incidents() {
    return html`<section class="panel incidents" aria-labelledby="incidents-title">
      <div class="panel-head"><h2 id="incidents-title">${t("openIncidents")}</h2></div>
      <open-incident-list></open-incident-list>
    </section>`;
  }

  private topics({ level }: BrandSituation) {
    const { value: topics, problem } = this.data.topics;
    const count = (topics ?? []).reduce((sum, topic) => sum + topic.count, 0);
    return html`<section class="panel topics" aria-labelledby="topics-title">
      <div class="panel-head"><h2 id="topics-title">${t("topics")}</h2>${topics?.length ? html`<span class="muted">${t("topicsNote", { n: number(count) })}</span>` : nothing}</div>
      ${topics?.length ? html`<topics-table .topics=${topics} .level=${level.level}></topics-table>`
        : topics ? html`<p class="muted">${t("noTopics")}</p>`
        : problem ? html`<state-notice .problem=${problem} @retry=${() => this.data.topics.refresh()}></state-notice>`
        : html`<div class="skeleton s-line" aria-label=${t("loading")}></div><div class="skeleton s-line"></div>`}
    </section>`;
  }

  private mentions() {
    const { value: mentions, problem } = this.data.mentions;
    const lastMinute = this.data.arrivals.filter((at) => at > Date.now() - 60_000).length;
    return html`<section class="panel mentions-panel" aria-labelledby="mentions-title">
      <div class="panel-head"><h2 id="mentions-title">${t("mentions")}</h2><span class="muted">${t("perMinute", { n: lastMinute })}</span></div>
      ${mentions?.length ? html`<ul class="mentions" data-testid="live-mentions">${repeat(mentions.slice(0, SHOWN_MENTIONS), (mention) => mention.id, (mention) => html`<li><mention-card .mention=${mention}></mention-card></li>`)}</ul>`
        : mentions ? html`<p class="muted">${t("noMentions")}</p>`
        : problem ? html`<state-notice .problem=${problem} @retry=${() => this.data.mentions.refresh()}></state-notice>`
        : html`<div class="skeleton s-line" aria-label=${t("loading")}></div><div class="skeleton s-line"></div>`}
    </section>`;
  }

  private skeleton() {
    return html`<ul class="brands" aria-label=${t("loading")}>${[1, 2, 3, 4].map(() => html`<li class="panel skeleton s-card"></li>`)}</ul>
      <div class="columns"><div class="panel skeleton s-chart"></div><div class="panel skeleton s-chart"></div></div>`;
  }
}
customElements.define("situation-page", SituationPage);
