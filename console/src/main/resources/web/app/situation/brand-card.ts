import { css, html, nothing } from "lit";
import type { BrandSituation, Incident } from "../api/types";
import { number } from "../language/format";
import { t } from "../language/language";
import { severity, severityStyle } from "../shared/severity";
import "../shared/spark-line";
import "../shared/storm-level";
import { base, View } from "../shared/view";

/** One brand in a glance: level first, then the numbers beside what is usual. */
class BrandCard extends View {
  static override properties = { item: { attribute: false }, incident: { attribute: false }, href: { type: String }, selected: { type: Boolean } };
  declare item: BrandSituation;
  declare incident: Incident | undefined;
  declare href: string;
  declare selected: boolean;

  static override styles = [
    base,
    severityStyle,
    css`
      a { display: grid; grid-template-columns: minmax(0, 1fr) 96px; gap: 4px 12px; color: var(--text); height: 100%; align-content: start; padding: 14px 16px; transition: border-color var(--quick); }
      a:hover { text-decoration: none; border-color: var(--accent); }
      a[aria-current="true"] { border-color: var(--accent); box-shadow: inset 0 0 0 1px var(--accent); }
      .head { grid-column: 1 / -1; display: flex; justify-content: space-between; gap: 8px; align-items: center; min-height: 26px; }
      h2 { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
      .words { align-self: end; }
      .words p { margin-top: 4px; }
      .words b { color: var(--text); }
      spark-line { align-self: end; }
      storm-level { font-size: 14px; }
    `,
  ];

  override render() {
    const { brand, level, negativesLastHour, usualNegativesPerHour, spark } = this.item;
    return html`<a class="panel" href=${this.href} aria-current=${this.selected ? "true" : nothing} data-testid="brand" data-brand=${brand.id}>
      <span class="head"><h2>${brand.name}</h2>${this.badge()}</span>
      <span class="words">
        <storm-level .level=${level.level}></storm-level>
        <p class="muted"><b data-testid="negatives">${number(negativesLastHour)}</b> ${t("negativesAnHour")} · ${t("usual", { usual: number(usualNegativesPerHour, usualNegativesPerHour < 10 ? 1 : 0) })}</p>
      </span>
      <spark-line .values=${spark} .level=${level.level}></spark-line>
    </a>`;
  }

  private badge() {
    if (!this.incident) return nothing;
    return severity(this.incident, t("open", { severity: this.incident.severity }));
  }
}
customElements.define("brand-card", BrandCard);
