import { css, html } from "lit";
import { countdown, exact } from "../language/format";
import { t } from "../language/language";
import { base, View } from "./view";

/** One tick a second for all of them. */
const ticker = new EventTarget();
setInterval(() => document.hidden || ticker.dispatchEvent(new Event("tick")), 1_000);

/** How long until it is due, or since when it is overdue. */
class CountdownTimer extends View {
  static override properties = { due: { type: String }, overdue: { type: Boolean, reflect: true } };
  declare due: string;
  declare overdue: boolean;

  static override styles = [
    base,
    css`
      :host { display: inline-block; font-weight: 600; white-space: nowrap; }
      :host([overdue]) { color: var(--bad); }
    `,
  ];

  constructor() {
    super();
    this.watch(ticker, "tick");
  }

  override willUpdate(): void {
    this.overdue = Date.parse(this.due) < Date.now();
  }

  override render() {
    const time = countdown(Date.parse(this.due) - Date.now());
    return html`<time role="timer" aria-live="off" data-testid="countdown" datetime=${this.due} title=${exact(this.due)}
      >${this.overdue ? t("overdue", { time }) : time}</time>`;
  }
}
customElements.define("countdown-timer", CountdownTimer);
