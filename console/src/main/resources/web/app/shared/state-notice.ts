import { css, html, nothing } from "lit";
import type { Problem } from "../api/fetch";
import { t } from "../language/language";
import { base, View } from "./view";

/** What stands where data should be: nothing yet, not allowed, or not reachable. */
class StateNotice extends View {
  static override properties = { problem: { attribute: false }, words: { type: String }, hint: { type: String } };
  declare problem: Problem | undefined;
  declare words: string;
  declare hint: string;

  static override styles = [
    base,
    css`
      div { padding: 20px 8px; text-align: center; color: var(--muted); }
      p:first-child { color: var(--text); font-weight: 600; }
      button { margin-top: 12px; }
    `,
  ];

  override render() {
    const problem = this.problem;
    if (!problem) return html`<div><p>${this.words}</p>${this.hint ? html`<p>${this.hint}</p>` : nothing}</div>`;
    if (problem.status === 403) return html`<div><p>${t("forbidden")}</p><p>${t("forbiddenHint")}</p></div>`;
    return html`<div role="alert">
      <p>${t("failed")}</p>
      <p>${problem.message}</p>
      <button @click=${() => this.dispatchEvent(new CustomEvent("retry"))}>${t("retry")}</button>
    </div>`;
  }
}
customElements.define("state-notice", StateNotice);
