import { css, html, nothing } from "lit";
import type { Mention, Reason } from "../api/types";
import { number, percent } from "../language/format";
import { of, t } from "../language/language";
import "./mention-card";
import { base, forEachLevel, View } from "./view";

/** Always the reason: each with its figure, what is usual, and the mentions that carry it. */
class ReasonList extends View {
  static override properties = { reasons: { attribute: false }, mentions: { attribute: false }, level: { type: Number } };
  declare reasons: Reason[];
  declare mentions: Mention[];
  declare level: number;

  static override styles = [
    base,
    css`
      li { display: grid; grid-template-columns: minmax(56px, auto) 1fr; gap: 0 12px; padding: 7px 0; align-items: baseline; }
      .figure { font-weight: 600; font-size: 16px; text-align: right; }
      ${forEachLevel((level) => `.l${level} { color: var(--level-${level}-ink); }`)}
      summary { cursor: pointer; color: var(--accent); font-size: 12px; padding: 4px 0; }
      details { grid-column: 2; }
    `,
  ];

  override render() {
    if (!this.reasons?.length) return html`<p class="muted">${t("noReasons")}</p>`;
    return html`<ul data-testid="reasons">${this.reasons.map((reason) => this.reason(reason))}</ul>`;
  }

  private reason(reason: Reason) {
    return html`<li>
      <span class="figure l${this.level}">${figure(reason, reason.value)}</span>
      <span>${of(reason.text)}</span>
      ${reason.mentionIds.length ? this.carriers(reason.mentionIds) : nothing}
    </li>`;
  }

  private carriers(ids: string[]) {
    const known = this.mentions.filter((mention) => ids.includes(mention.id)).slice(0, 5);
    return html`<details>
      <summary>${ids.length === 1 ? t("carriedByOne") : t("carriedBy", { n: number(ids.length) })}</summary>
      ${known.map((mention) => html`<mention-card .mention=${mention}></mention-card>`)}
      ${known.length ? nothing : html`<p class="muted">${t("notLoaded")}</p>`}
    </details>`;
  }
}
customElements.define("reason-list", ReasonList);

/** Shares come as parts of one; the text says what is usual. */
function figure(reason: Reason, value: number): string {
  return reason.code.endsWith("share") ? percent(value) : number(value, value < 10 ? 1 : 0);
}
