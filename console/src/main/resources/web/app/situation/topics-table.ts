import { css, html, nothing, svg } from "lit";
import type { Topic } from "../api/types";
import { clock, compact, exact, number, percent, signedPercent } from "../language/format";
import { t } from "../language/language";
import { base, forEachLevel, View } from "../shared/view";

/** What the negative mentions have in common. */
class TopicsTable extends View {
  static override properties = { topics: { attribute: false }, level: { type: Number } };
  declare topics: Topic[];
  declare level: number;

  static override styles = [
    base,
    css`
      .scroll { overflow-x: auto; }
      .label { font-weight: 600; }
      .share { display: flex; align-items: center; gap: 10px; font-weight: 600; }
      svg { width: 110px; height: 6px; flex: none; }
      .growing { color: var(--bad); font-weight: 600; white-space: nowrap; }
      ${forEachLevel((level) => `.l${level} { color: var(--level-${level}); }`)}
      @media (max-width: 720px) { svg { width: 60px; } .reach, .first { display: none; } }
    `,
  ];

  override render() {
    return html`<div class="scroll"><table data-testid="topics">
      <thead><tr><th>${t("topic")}</th><th>${t("share")}</th><th>${t("growth")}</th><th class="first">${t("first")}</th><th class="reach">${t("topReach")}</th></tr></thead>
      <tbody>${this.topics.map((topic) => this.row(topic))}</tbody>
    </table></div>`;
  }

  private row(topic: Topic) {
    return html`<tr title=${topic.examples[0] ?? ""}>
      <td><div class="label">${topic.label}</div><div class="muted small">${topic.terms.join(" · ")}</div>${folded(topic)}</td>
      <td><div class="share">${bar(topic.share, this.level)}${percent(topic.share)}</div></td>
      <td class=${topic.growth === null || topic.growth > 1 ? "growing" : ""}>${topic.growth === null ? t("isNew") : signedPercent(topic.growth - 1)}</td>
      <td class="first"><time datetime=${topic.firstAt} title=${exact(topic.firstAt)}>${clock(topic.firstAt)}</time></td>
      <td class="muted reach">${compact(topic.topReach)}</td>
    </tr>`;
  }
}
customElements.define("topics-table", TopicsTable);

/** Copies are told of, so that a campaign of one text is not taken for many voices. */
function folded(topic: Topic) {
  if (!topic.texts || topic.texts === topic.count) return nothing;
  return html`<div class="muted small">${topic.texts === 1 ? t("oneText", { n: number(topic.count) }) : t("differentTexts", { n: number(topic.texts) })}</div>`;
}

function bar(share: number, level: number) {
  return html`<svg class="l${level}" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
    ${svg`<rect width="100" height="6" rx="3" fill="var(--line)"/><rect width=${Math.min(100, share * 100)} height="6" rx="3" fill="currentColor"/>`}
  </svg>`;
}
