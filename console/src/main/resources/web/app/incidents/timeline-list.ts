import { css, html } from "lit";
import type { TimelineEntry } from "../api/types";
import { exact, moment } from "../language/format";
import { of, t } from "../language/language";
import { base, View } from "../shared/view";

/** The incident's record, newest first. */
class TimelineList extends View {
  static override properties = { entries: { attribute: false } };
  declare entries: TimelineEntry[];

  static override styles = [
    base,
    css`
      li { display: grid; grid-template-columns: 92px 1fr auto; gap: 4px 12px; padding: 9px 0; border-top: 1px solid var(--line); align-items: baseline; }
      li:first-child { border-top: 0; }
      .words { overflow-wrap: anywhere; white-space: pre-line; }
      @media (max-width: 720px) { li { grid-template-columns: 64px 1fr; } .actor { grid-column: 2; } }
    `,
  ];

  override render() {
    if (!this.entries.length) return html`<p class="muted">${t("noTimeline")}</p>`;
    return html`<ol reversed data-testid="timeline">${[...this.entries].reverse().map((entry) => html`<li>
      <time class="muted" datetime=${entry.at} title=${exact(entry.at)}>${moment(entry.at)}</time>
      <span class="words">${of(entry.text)}</span>
      <span class="muted small actor">${entry.actor}</span>
    </li>`)}</ol>`;
  }
}
customElements.define("timeline-list", TimelineList);
