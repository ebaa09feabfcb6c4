import { css, html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { get } from "../api/fetch";
import { incidents } from "../api/live";
import { calm, Store } from "../api/store";
import type { Incident, Page } from "../api/types";
import { moment } from "../language/format";
import { t, word } from "../language/language";
import { icon } from "../shared/icons";
import { severity, severityStyle } from "../shared/severity";
import "../shared/state-notice";
import { base, View } from "../shared/view";
import { place } from "../shell/router";
import "./incident-view";

/** All incidents, and the one that is chosen. */
class IncidentsPage extends View {
  private readonly list = new Store(async () => (await get<Page<Incident>>(`/incident/api/v1/incidents?limit=100${this.onlyOpen ? "&open=true" : ""}`)).data.items);
  private readonly soon = calm(() => void this.list.refresh(), 500);
  private stops: (() => void)[] = [];
  private shown = "";

  static override styles = [
    base,
    severityStyle,
    css`
      :host { display: grid; grid-template-columns: minmax(250px, 330px) minmax(0, 1fr); gap: 16px; align-items: start; }
      .filters { display: flex; gap: 8px; }
      .filters a { border: 1px solid var(--line); border-radius: 99px; padding: 5px 14px; color: var(--muted); font-size: 13px; }
      .filters a[aria-current="true"] { border-color: var(--accent); color: var(--accent); }
      ul { margin-top: 10px; }
      li a { display: grid; grid-template-columns: auto 1fr; gap: 2px 10px; align-items: start; padding: 10px 8px; border-top: 1px solid var(--line); color: var(--text); }
      li a:hover { text-decoration: none; background: var(--background); }
      li a[aria-current="true"] { background: var(--accent-soft); border-radius: var(--radius-small); border-top-color: transparent; }
      .list { padding: 12px; }
      b { font-weight: 600; }
      .back { display: none; }
      .exercise { background: repeating-linear-gradient(-45deg, transparent 0 12px, var(--accent-soft) 12px 24px); }
      .skeleton { height: 48px; margin-top: 10px; }
      @media (max-width: 720px) {
        :host { grid-template-columns: minmax(0, 1fr); gap: 12px; }
        :host([chosen]) .list { display: none; }
        :host(:not([chosen])) .detail { display: none; }
        .back { display: inline-flex; margin-bottom: 12px; }
      }
    `,
  ];

  constructor() {
    super();
    this.watch(place);
    this.watch(this.list);
  }

  private get onlyOpen(): boolean {
    return place.filters.get("show") !== "all";
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.stops = [incidents.on("open", this.soon), incidents.on("incident", this.soon)];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stops.forEach((stop) => stop());
  }

  override willUpdate(): void {
    this.toggleAttribute("chosen", place.id !== "");
    const wanted = String(this.onlyOpen);
    if (this.shown === wanted) return;
    this.shown = wanted;
    void this.list.refresh();
  }

  override render() {
    const chosen = place.id || this.list.value?.[0]?.id;
    return html`<section class="panel list" aria-label=${t("incidents")}>
        <div class="filters">
          <a href=${place.with("show", "open")} aria-current=${this.onlyOpen ? "true" : nothing}>${t("onlyOpen")}</a>
          <a href=${place.with("show", "all")} aria-current=${this.onlyOpen ? nothing : "true"}>${t("all")}</a>
        </div>
        ${this.entries(chosen)}
      </section>
      <div class="detail">
        <a class="button back" href="/incidents">${icon("back")}${t("back")}</a>
        ${chosen ? html`<incident-view .incidentId=${chosen}></incident-view>` : nothing}
      </div>`;
  }

  private entries(chosen: string | undefined) {
    const { value, problem } = this.list;
    if (!value && problem) return html`<state-notice .problem=${problem} @retry=${() => this.list.refresh()}></state-notice>`;
    if (!value) return html`<div class="skeleton" aria-label=${t("loading")}></div><div class="skeleton"></div>`;
    if (!value.length) return html`<state-notice .words=${t("noIncidents")}></state-notice>`;
    return html`<ul data-testid="incidents">${repeat(value, (incident) => incident.id, (incident) => html`<li>
      <a class=${incident.exercise ? "exercise" : ""} href="/incidents/${incident.id}${location.search}" aria-current=${incident.id === chosen ? "true" : nothing} data-testid="incident-link">
        ${severity(incident)}
        <span><b>${incident.title}</b><br><span class="muted small">${incident.exercise ? `${t("exercise")} · ` : ""}${incident.brandName} · ${word("state", incident.state)} · ${moment(incident.openedAt)}</span></span>
      </a></li>`)}</ul>`;
  }
}
customElements.define("incidents-page", IncidentsPage);
