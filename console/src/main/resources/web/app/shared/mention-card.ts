import { css, html, nothing } from "lit";
import type { Highlight, Mention } from "../api/types";
import { compact } from "../language/format";
import { t, word } from "../language/language";
import "./relative-time";
import { base, View } from "./view";

/** One mention; its words are only ever text, whatever stands in them. */
class MentionCard extends View {
  static override properties = { mention: { attribute: false } };
  declare mention: Mention;

  static override styles = [
    base,
    css`
      article { padding: 10px 0; }
      header, footer { display: flex; gap: 8px; align-items: center; justify-content: space-between; font-size: 12px; color: var(--muted); }
      header b { color: var(--text); font-weight: 600; }
      p { margin: 3px 0 6px; overflow-wrap: anywhere; white-space: pre-line; }
      mark { background: var(--bad-soft); color: var(--bad); border-radius: 4px; padding: 0 2px; }
      .risk { font-weight: 600; white-space: nowrap; }
      .high { color: var(--bad); }
      .low { color: var(--good); }
      .chips { display: flex; gap: 6px; flex-wrap: wrap; }
    `,
  ];

  override render() {
    const { platform, authorFollowers, publishedAt, score, url, exercise } = this.mention;
    return html`<article data-testid="mention">
      <header>
        <span><b>${platform}</b>${authorFollowers ? ` · ${compact(authorFollowers)}` : ""} · <relative-time at=${publishedAt}></relative-time></span>
        ${score ? html`<span class="risk ${tone(score.risk)}">${t("risk", { risk: Math.round(score.risk) })}</span>` : html`<span>${t("unscored")}</span>`}
      </header>
      <p>${words(this.mention)}</p>
      <footer>
        <span class="chips">
          ${exercise ? html`<span class="chip">${t("exercise")}</span>` : nothing}
          ${[...(score?.crisisTypes ?? []), ...(score?.intents ?? [])].slice(0, 3).map((label) => html`<span class="chip">${word("label", label)}</span>`)}
        </span>
        ${url?.startsWith("https://") ? html`<a href=${url} target="_blank" rel="noopener noreferrer">${t("original")}</a>` : nothing}
      </footer>
    </article>`;
  }
}
customElements.define("mention-card", MentionCard);

function tone(risk: number): string {
  if (risk >= 60) return "high";
  return risk < 30 ? "low" : "";
}

function words(mention: Mention) {
  const parts = [];
  let at = 0;
  for (const { start, end } of inOrder(mention.score?.highlights ?? [])) {
    if (start < at || end <= start) continue;
    parts.push(mention.text.slice(at, start), html`<mark>${mention.text.slice(start, end)}</mark>`);
    at = end;
  }
  return [...parts, mention.text.slice(at)];
}

function inOrder(highlights: Highlight[]): Highlight[] {
  return [...highlights].sort((a, b) => a.start - b.start);
}
