import { css, html } from "lit";
import { ago, exact } from "../language/format";
import { base, View } from "./view";

const minutes = new EventTarget();
setInterval(() => minutes.dispatchEvent(new Event("tick")), 30_000);

/** "3 min", with the exact instant on hover and for screen readers. */
class RelativeTime extends View {
  static override properties = { at: { type: String } };
  declare at: string;
  static override styles = [base, css`:host { display: inline; }`];

  constructor() {
    super();
    this.watch(minutes, "tick");
  }

  override render() {
    return html`<time datetime=${this.at} title=${exact(this.at)}>${ago(this.at)}</time>`;
  }
}
customElements.define("relative-time", RelativeTime);
