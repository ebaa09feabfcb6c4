import { css, html, nothing } from "lit";
import { Problem } from "../api/fetch";
import { move, openIncidents } from "../api/open-incidents";
import { may } from "../api/session";
import type { Incident } from "../api/types";
import { t, word } from "../language/language";
import "../shared/countdown-timer";
import { severity, severityStyle } from "../shared/severity";
import "../shared/state-notice";
import { base, View } from "../shared/view";
import { nextDeadline, standing } from "../shell/incident-strip";

/** Every open incident: who has it, what is due, and the button that says "I have it". */
class OpenIncidentList extends View {
  static override properties = { busy: { state: true }, problem: { state: true } };
  declare busy: string;
  declare problem: string;

  static override styles = [
    base,
    severityStyle,
    css`
      li { padding: 10px 0; border-top: 1px solid var(--line); display: grid; gap: 6px; }
      li:first-child { border-top: 0; padding-top: 2px; }
      .head { display: flex; gap: 8px; align-items: center; }
      .head a { color: var(--text); font-weight: 600; flex: 1; min-width: 0; }
      .due { display: flex; justify-content: space-between; align-items: center; gap: 12px; flex-wrap: wrap; }
      .exercise { background: repeating-linear-gradient(-45deg, transparent 0 12px, var(--accent-soft) 12px 24px); border-radius: 6px; padding: 10px; }
      .error { color: var(--bad); }
      .bar { width: 100%; height: 5px; }
    `,
  ];

  constructor() {
    super();
    this.watch(openIncidents);
  }

  override render() {
    const { value, problem } = openIncidents;
    if (!value && problem) return html`<state-notice .problem=${problem} @retry=${() => openIncidents.refresh()}></state-notice>`;
    if (!value) return html`<div class="skeleton bar" aria-label=${t("loading")}></div>`;
    if (!value.length) return html`<p class="muted">${t("noOpenIncidents")}</p>`;
    return html`${this.problem ? html`<p class="error" role="alert">${this.problem}</p>` : nothing}
      <ul data-testid="open-incidents">${value.map((incident) => this.entry(incident))}</ul>`;
  }

  private entry(incident: Incident) {
    const due = nextDeadline(incident);
    return html`<li class=${incident.exercise ? "exercise" : ""} data-testid="incident" data-incident=${incident.id}>
      <div class="head">
        ${severity(incident)}<a href="/incidents/${incident.id}">${incident.title}</a>
        ${incident.exercise ? html`<span class="chip">${t("exercise")}</span>` : nothing}
      </div>
      <p class="muted small">${incident.brandName} · ${standing(incident)}</p>
      <div class="due">
        <span>${due ? html`<span class="muted small">${t("in", { what: word("deadline", due.kind) })}</span> <countdown-timer due=${due.dueAt}></countdown-timer>` : nothing}</span>
        ${incident.moves.includes("acknowledge") && may("responder", "lead")
          ? html`<button ?disabled=${this.busy === incident.id} data-testid="acknowledge" @click=${() => this.acknowledge(incident)}>${t("acknowledge")}</button>`
          : html`<span class="chip">${word("state", incident.state)}</span>`}
      </div>
      ${incident.escalation?.nextDueAt ? html`<p class="muted small">${t("nextStep")} <countdown-timer due=${incident.escalation.nextDueAt}></countdown-timer></p>` : nothing}
    </li>`;
  }

  private async acknowledge(incident: Incident): Promise<void> {
    this.busy = incident.id;
    this.problem = "";
    try {
      await move(incident, "acknowledge");
    } catch (failure) {
      this.problem = failure instanceof Problem ? failure.message : String(failure);
    }
    this.busy = "";
  }
}
customElements.define("open-incident-list", OpenIncidentList);
