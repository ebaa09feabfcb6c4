import { css, html, nothing } from "lit";
import { Problem } from "../api/fetch";
import { move } from "../api/open-incidents";
import { may } from "../api/session";
import type { Deadline, Incident } from "../api/types";
import { span } from "../language/format";
import { t, word } from "../language/language";
import "../shared/countdown-timer";
import { severity, severityStyle } from "../shared/severity";
import { base, View } from "../shared/view";

/** The deadline that comes first. */
export function nextDeadline(incident: Incident): Deadline | undefined {
  return incident.deadlines
    .filter((deadline) => deadline.state === "running")
    .sort((a, b) => a.dueAt.localeCompare(b.dueAt))[0];
}

/** Who has it, in one line. */
export function standing(incident: Incident): string {
  const parts = [t("openSince", { time: span(Date.now() - Date.parse(incident.openedAt)) })];
  parts.push(
    incident.acknowledgedAt
      ? t("acknowledgedAfter", { time: span(Date.parse(incident.acknowledgedAt) - Date.parse(incident.openedAt)) })
      : t("notAcknowledged"),
  );
  const fired = incident.escalation?.stepsFired.at(-1);
  if (fired) parts.push(t("escalationLevel", { level: fired.level, name: t(fired.level === 2 ? "outside" : "inHouse") }));
  return parts.join(" · ");
}

/** The gravest open incident, on every page, with the one next step. */
class IncidentStrip extends View {
  static override properties = { incident: { attribute: false }, busy: { state: true }, failure: { state: true } };
  declare incident: Incident;
  declare busy: boolean;
  declare failure: string;

  static override styles = [
    base,
    severityStyle,
    css`
      .strip { display: flex; align-items: center; gap: 16px; border-left: 5px solid var(--s2); padding: 14px 16px; }
      .strip.s1 { border-left-color: var(--s1); }
      .strip.exercise { background: repeating-linear-gradient(-45deg, var(--surface) 0 16px, var(--accent-soft) 16px 32px); }
      .words { flex: 1; min-width: 0; }
      h2 { display: inline; }
      .due { text-align: right; }
      .due countdown-timer { font-size: 22px; line-height: 1.2; color: var(--level-4-ink); }
      .error { color: var(--bad); }
      @media (max-width: 720px) {
        .strip { flex-wrap: wrap; gap: 10px 12px; }
        .words { flex-basis: 70%; }
        .due { flex: 1; text-align: left; }
      }
    `,
  ];

  override render() {
    const incident = this.incident;
    const due = nextDeadline(incident);
    return html`<section class="panel strip ${incident.severity.toLowerCase()} ${incident.exercise ? "exercise" : ""}" aria-label="${incident.severity} ${incident.title}" data-testid="strip">
      ${severity(incident)}
      <div class="words">
        ${incident.exercise ? html`<span class="chip">${t("exercise")}</span>` : nothing}
        <h2>${incident.title}</h2> <span class="muted">· ${incident.brandName}</span>
        <p class="muted">${standing(incident)}</p>
        ${this.failure ? html`<p class="error" role="alert">${this.failure}</p>` : nothing}
      </div>
      ${due ? html`<div class="due"><div class="small muted">${t("in", { what: word("deadline", due.kind) })}</div><countdown-timer due=${due.dueAt}></countdown-timer></div>` : nothing}
      ${this.action()}
    </section>`;
  }

  private action() {
    if (this.incident.moves.includes("acknowledge") && may("responder", "lead")) {
      return html`<button class="primary" ?disabled=${this.busy} data-testid="strip-acknowledge" @click=${this.acknowledge}>${t("acknowledge")}</button>`;
    }
    return html`<a class="button primary" href="/incidents/${this.incident.id}" data-testid="strip-open">${t("toIncident")}</a>`;
  }

  private async acknowledge(): Promise<void> {
    this.busy = true;
    this.failure = "";
    try {
      await move(this.incident, "acknowledge");
    } catch (failure) {
      this.failure = failure instanceof Problem ? failure.message : String(failure);
    }
    this.busy = false;
  }
}
customElements.define("incident-strip", IncidentStrip);
