import { css, html, nothing } from "lit";
import { get, Problem } from "../api/fetch";
import { incidents } from "../api/live";
import { move } from "../api/open-incidents";
import { may } from "../api/session";
import { Store } from "../api/store";
import type { Deadline, Incident, TimelineEntry } from "../api/types";
import { clock, duration, exact, moment, span } from "../language/format";
import { t, word } from "../language/language";
import type { TextKey } from "../language/texts";
import "../shared/countdown-timer";
import { severity, severityStyle } from "../shared/severity";
import "../shared/state-notice";
import "../shared/storm-level";
import { base, View } from "../shared/view";
import { standing } from "../shell/incident-strip";
import "./timeline-list";

const VERBS = ["acknowledge", "respond", "stabilise", "resolve", "escalate", "reopen"];
const NEEDS_CONFIRMATION = ["resolve", "escalate", "reopen"];

/** One incident: the next step, the promises with their clocks, who was called, what happened. */
class IncidentView extends View {
  static override properties = { incidentId: { type: String }, asked: { state: true }, busy: { state: true }, failure: { state: true } };
  declare incidentId: string;
  declare asked: string;
  declare busy: boolean;
  declare failure: string;

  private etag: string | null = null;
  private stops: (() => void)[] = [];
  private readonly incident = new Store(async () => {
    const answer = await get<Incident>(`/incident/api/v1/incidents/${this.incidentId}`);
    this.etag = answer.etag;
    return answer.data;
  });
  private readonly timeline = new Store(async () => (await get<TimelineEntry[]>(`/incident/api/v1/incidents/${this.incidentId}/timeline`)).data);

  static override styles = [
    base,
    severityStyle,
    css`
      :host { display: grid; gap: 16px; grid-template-columns: minmax(0, 1fr); }
      .head { display: flex; gap: 12px; align-items: flex-start; flex-wrap: wrap; }
      .head .words { flex: 1; min-width: 220px; }
      .head h2 { font-size: 18px; }
      .moves { display: flex; gap: 8px; flex-wrap: wrap; }
      .cells { display: flex; gap: 0; margin-top: 16px; border-top: 1px solid var(--line); padding-top: 14px; overflow-x: auto; }
      .cell { flex: 1 0 150px; padding: 0 16px; border-left: 1px solid var(--line); }
      .cell:first-child { padding-left: 0; border-left: 0; }
      .figure { font-size: 19px; font-weight: 600; margin: 2px 0; }
      .met { color: var(--good); } .breached { color: var(--bad); } .running { color: var(--level-4-ink); }
      .columns { display: grid; grid-template-columns: minmax(0, 2fr) minmax(240px, 1fr); gap: 16px; align-items: start; }
      .steps li { display: grid; grid-template-columns: 14px 1fr; gap: 0 10px; padding: 6px 0; }
      .steps i { width: 11px; height: 11px; border-radius: 50%; margin-top: 5px; border: 2px solid var(--good); background: var(--good); }
      .steps .due i { background: none; border-color: var(--line); }
      .exercise { background: repeating-linear-gradient(-45deg, var(--surface) 0 16px, var(--accent-soft) 16px 32px); padding: 10px 16px; }
      .error { color: var(--bad); margin-top: 10px; }
      dialog { border: 1px solid var(--line); border-radius: var(--radius); background: var(--surface); color: var(--text); padding: 20px; width: min(440px, 92vw); }
      dialog::backdrop { background: rgb(0 0 0 / 45%); }
      dialog p { margin: 8px 0 14px; }
      .buttons { display: flex; justify-content: flex-end; gap: 8px; margin-top: 14px; }
      form.note { display: grid; gap: 8px; margin-bottom: 12px; justify-items: end; }
      form.note label { justify-self: start; }
      .skeleton { height: 160px; }
      @media (max-width: 1000px) { .columns { grid-template-columns: minmax(0, 1fr); } }
      @media (max-width: 720px) { .moves { width: 100%; } .moves button { flex: 1; min-height: 44px; } }
    `,
  ];

  constructor() {
    super();
    this.watch(this.incident);
    this.watch(this.timeline);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const mine = (id: string | undefined) => id === this.incidentId && this.load();
    this.stops = [
      incidents.on("open", () => this.load()),
      incidents.on<Incident>("incident", (changed) => mine(changed.id)),
      incidents.on<TimelineEntry>("timeline", (entry) => mine(entry.incidentId)),
    ];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stops.forEach((stop) => stop());
  }

  override willUpdate(changed: Map<string, unknown>): void {
    if (!changed.has("incidentId")) return;
    this.incident.forget();
    this.timeline.forget();
    this.failure = "";
    this.load();
  }

  private load(): void {
    void this.incident.refresh();
    void this.timeline.refresh();
  }

  override render() {
    const { value: incident, problem } = this.incident;
    if (!incident && problem) return html`<section class="panel"><state-notice .problem=${problem} @retry=${() => this.load()}></state-notice></section>`;
    if (!incident) return html`<div class="panel skeleton" aria-label=${t("loading")}></div>`;
    return html`
      ${incident.exercise ? html`<p class="panel exercise"><b>${t("exercise")}</b> · ${t("exerciseNote")}</p>` : nothing}
      <section class="panel" data-testid="incident-view" data-state=${incident.state}>
        ${this.head(incident)}
        ${this.failure ? html`<p class="error" role="alert">${this.failure}</p>` : nothing}
        <div class="cells" tabindex="0" role="group" aria-label=${standing(incident)}>
          <div class="cell"><div class="muted small">${t("detected")}</div><div class="figure" title=${exact(incident.openedAt)}>${moment(incident.openedAt)}</div><div class="muted small">${word("state", incident.state)}</div></div>
          ${incident.deadlines.map((deadline) => this.cell(deadline))}
        </div>
      </section>
      <div class="columns">
        <section class="panel"><div class="panel-head"><h2>${t("timeline")}</h2></div>${this.noteForm(incident)}
          ${this.timeline.value ? html`<timeline-list .entries=${this.timeline.value}></timeline-list>` : nothing}
        </section>
        ${this.escalation(incident)}
      </div>
      ${this.dialog()}`;
  }

  private head(incident: Incident) {
    const verbs = VERBS.filter((verb) => incident.moves.includes(verb) && may("responder", "lead"));
    return html`<div class="head">
      ${severity(incident)}
      <div class="words">
        <h2>${incident.title}</h2>
        <p class="muted">${incident.brandName} · ${incident.number}${incident.cause ? ` · ${t("cause", { cause: word("label", incident.cause) })}` : ""}${incident.lead ? ` · ${t("lead", { who: incident.lead })}` : ""}</p>
        <p class="muted">${standing(incident)}</p>
      </div>
      <storm-level .level=${incident.level}></storm-level>
      <div class="moves">${verbs.map((verb, n) => html`<button class=${n === 0 ? "primary" : ""} ?disabled=${this.busy} data-testid="move-${verb}" @click=${() => this.ask(verb)}>${t(`move-${verb}` as TextKey)}</button>`)}</div>
    </div>`;
  }

  private cell(deadline: Deadline) {
    const figure =
      deadline.state === "running"
        ? html`<countdown-timer due=${deadline.dueAt}></countdown-timer>`
        : word("deadline-state", deadline.state);
    return html`<div class="cell" data-testid="deadline-${deadline.kind}">
      <div class="muted small">${word("deadline", deadline.kind)}</div>
      <div class="figure ${deadline.state}">${figure}</div>
      <div class="muted small">${t("target", { target: span(duration(deadline.target)) })}</div>
    </div>`;
  }

  private escalation({ escalation }: Incident) {
    return html`<section class="panel"><div class="panel-head"><h2>${t("escalation")}</h2></div>
      <ul class="steps" data-testid="escalation">
        ${(escalation?.stepsFired ?? []).map((step) => html`<li><i></i><div><b>${t("escalationLevel", { level: step.level, name: t(step.level === 2 ? "outside" : "inHouse") })}</b>
          <p class="muted small">${t("firedAt", { time: clock(step.firedAt), who: step.targets.join(", ") })}</p></div></li>`)}
        ${escalation?.nextDueAt ? html`<li class="due"><i></i><div><span class="muted">${t("nextStep")}</span> <countdown-timer due=${escalation.nextDueAt}></countdown-timer></div></li>` : nothing}
        ${escalation?.acknowledgedBy ? html`<li><i></i><div>${t("acknowledgedBy", { who: escalation.acknowledgedBy })}</div></li>` : nothing}
        ${escalation?.stepsFired.length || escalation?.nextDueAt ? nothing : html`<li class="due"><i></i><span class="muted">${t("notFired")}</span></li>`}
      </ul>
    </section>`;
  }

  private noteForm(incident: Incident) {
    if (!incident.moves.includes("notes") || !may("responder", "lead", "legal")) return nothing;
    return html`<form class="note" @submit=${(event: SubmitEvent) => this.note(event)}>
      <label for="note">${t("note")}</label><textarea id="note" name="text" required maxlength="4000"></textarea>
      <button ?disabled=${this.busy} data-testid="add-note">${t("addNote")}</button>
    </form>`;
  }

  /** Says what will happen before it does. */
  private dialog() {
    if (!this.asked) return nothing;
    return html`<dialog aria-labelledby="ask" @close=${() => (this.asked = "")}>
      <form method="dialog" @submit=${(event: SubmitEvent) => this.confirmed(event)}>
        <h2 id="ask">${t(`move-${this.asked}` as TextKey).replace(" …", "")}</h2>
        <p>${t(`confirm-${this.asked}` as TextKey)}</p>
        <label for="reason">${t("reason")}</label><textarea id="reason" name="reason" required></textarea>
        <div class="buttons">
          <button type="button" @click=${() => (this.asked = "")}>${t("cancel")}</button>
          <button class="primary" data-testid="confirm">${t("confirm")}</button>
        </div>
      </form>
    </dialog>`;
  }

  override updated(changed: Map<string, unknown>): void {
    if (changed.has("asked") && this.asked) this.renderRoot.querySelector("dialog")?.showModal();
  }

  private ask(verb: string): void {
    if (NEEDS_CONFIRMATION.includes(verb)) this.asked = verb;
    else void this.perform(verb);
  }

  private confirmed(event: SubmitEvent): void {
    const reason = new FormData(event.target as HTMLFormElement).get("reason");
    void this.perform(this.asked, { reason });
  }

  private async note(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const text = new FormData(form).get("text");
    if (await this.perform("notes", { text })) form.reset();
  }

  /** With the version the person has seen: what changed meanwhile is shown before it is overruled. */
  private async perform(verb: string, body?: unknown): Promise<boolean> {
    this.busy = true;
    this.failure = "";
    try {
      await move(this.incident.value!, verb, body, verb === "notes" ? null : this.etag);
    } catch (failure) {
      this.failure = failure instanceof Problem ? failure.message : String(failure);
    }
    this.busy = false;
    this.load();
    return !this.failure;
  }
}
customElements.define("incident-view", IncidentView);
