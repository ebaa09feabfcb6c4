import { css, html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { get, post, Problem } from "../api/fetch";
import { incidents } from "../api/live";
import { may } from "../api/session";
import { calm, Store } from "../api/store";
import type { Message, Page } from "../api/types";
import { exact, moment, number } from "../language/format";
import { t, word } from "../language/language";
import { icon } from "../shared/icons";
import "../shared/state-notice";
import { base, View } from "../shared/view";

/** What was sent to whom, on which channel, and whether it arrived. */
class OutboxPage extends View {
  static override properties = { failure: { state: true } };
  declare failure: string;

  private readonly messages = new Store(async () => (await get<Page<Message>>("/incident/api/v1/messages?limit=100")).data.items);
  private readonly soon = calm(() => void this.messages.refresh(), 500);
  private stops: (() => void)[] = [];

  static override styles = [
    base,
    css`
      .list { padding: 4px 16px; }
      li { border-top: 1px solid var(--line); }
      li:first-child { border-top: 0; }
      summary { display: grid; grid-template-columns: 24px minmax(140px, 1fr) minmax(0, 2.4fr) 96px 104px; gap: 12px; align-items: center; padding: 12px 0; cursor: pointer; list-style: none; }
      summary::-webkit-details-marker { display: none; }
      summary:hover .subject { color: var(--accent); }
      .channel { color: var(--muted); display: grid; }
      .subject { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; font-weight: 600; }
      .to { min-width: 0; overflow: hidden; text-overflow: ellipsis; }
      .chip.delivered { color: var(--good); } .chip.dead { color: var(--bad); } .chip.pending { color: var(--level-2-ink); }
      .chip { justify-self: start; }
      .when { text-align: right; }
      .body { padding: 0 0 16px 36px; display: grid; gap: 10px; justify-items: start; }
      pre { font: inherit; white-space: pre-wrap; overflow-wrap: anywhere; margin: 0; padding: 12px 14px; border: 1px solid var(--line); border-radius: var(--radius-small); background: var(--background); width: 100%; max-width: 820px; }
      .error { color: var(--bad); }
      .skeleton { height: 20px; margin: 16px 0; }
      @media (max-width: 720px) {
        summary { grid-template-columns: 22px 1fr auto; gap: 4px 10px; }
        .subject { grid-column: 2 / -1; grid-row: 2; white-space: normal; }
        .when { grid-column: 2; grid-row: 3; text-align: left; }
        .body { padding-left: 0; }
      }
    `,
  ];

  constructor() {
    super();
    this.watch(this.messages);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.stops = [incidents.on("open", this.soon), incidents.on("message", this.soon)];
    void this.messages.refresh();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stops.forEach((stop) => stop());
  }

  override render() {
    const { value, problem } = this.messages;
    return html`${this.failure ? html`<p class="error" role="alert">${this.failure}</p>` : nothing}
      <section class="panel list" aria-label=${t("messages")}>
        ${value?.length ? html`<ul data-testid="messages">${repeat(value, (message) => message.id, (message) => this.entry(message))}</ul>`
          : value ? html`<state-notice .words=${t("noMessages")}></state-notice>`
          : problem ? html`<state-notice .problem=${problem} @retry=${() => this.messages.refresh()}></state-notice>`
          : html`<div class="skeleton" aria-label=${t("loading")}></div><div class="skeleton"></div><div class="skeleton"></div>`}
      </section>`;
  }

  private entry(message: Message) {
    const channel = word("channel", message.channel);
    return html`<li data-testid="message" data-state=${message.state}><details>
      <summary>
        <span class="channel" title=${channel}>${icon(message.channel === "email" ? "mail" : "webhook")}<span class="sr">${channel}</span></span>
        <span class="to"><span class="sr">${t("to")} </span>${message.target}<br><span class="muted small">${message.address}</span></span>
        <span class="subject">${message.subject}</span>
        <span class="chip ${message.state}">${word("message", message.state)}</span>
        <time class="muted small when" datetime=${message.createdAt} title=${exact(message.createdAt)}>${moment(message.createdAt)}</time>
      </summary>
      <div class="body">
        <p class="muted small">${message.level ? `${t("level", { level: message.level })} · ` : ""}${message.attempts === 1 ? t("attemptOne") : t("attempts", { n: number(message.attempts) })}${message.finishedAt ? ` · ${word("message", message.state)} ${moment(message.finishedAt)}` : ""}</p>
        ${message.lastError ? html`<p class="error">${message.lastError}</p>` : nothing}
        <pre>${message.body}</pre>
        ${message.incidentId ? html`<a href="/incidents/${message.incidentId}">${t("toIncident")}</a>` : nothing}
        ${message.state === "dead" && may("lead", "admin") ? html`<button data-testid="resend" @click=${() => this.resend(message)}>${t("resend")}</button>` : nothing}
      </div>
    </details></li>`;
  }

  private async resend(message: Message): Promise<void> {
    this.failure = "";
    try {
      await post(`/incident/api/v1/messages/${message.id}/resend`);
    } catch (failure) {
      this.failure = failure instanceof Problem ? failure.message : String(failure);
    }
    void this.messages.refresh();
  }
}
customElements.define("outbox-page", OutboxPage);
