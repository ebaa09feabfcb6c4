import { css, html, nothing } from "lit";
import { incidents, monitoring, type LiveStream } from "../api/live";
import { gravest, openIncidents } from "../api/open-incidents";
import { session, signOut } from "../api/session";
import "../incidents/incidents-page";
import { t } from "../language/language";
import type { TextKey } from "../language/texts";
import "../outbox/outbox-page";
import { icon } from "../shared/icons";
import { barb } from "../shared/storm-level";
import { base, View } from "../shared/view";
import "../situation/situation-page";
import "./incident-strip";
import "./preferences";
import { place } from "./router";
import "./sign-in";

const PAGES = ["situation", "incidents", "outbox"] as const;
type PageName = (typeof PAGES)[number];

/** The frame around every page: rail, top bar, strip of the gravest incident. */
class SturmwarteApp extends View {
  static override styles = [
    base,
    css`
      .frame { display: grid; grid-template-columns: 92px minmax(0, 1fr); min-height: 100vh; }
      nav { position: sticky; top: 0; height: 100vh; background: var(--surface); border-right: 1px solid var(--line); display: flex; flex-direction: column; align-items: stretch; gap: 4px; padding: 12px 6px; }
      .mark { display: grid; place-items: center; color: var(--accent); margin-bottom: 16px; height: 40px; }
      .mark svg { width: 36px; height: 36px; }
      nav a.entry { display: grid; justify-items: center; gap: 4px; padding: 9px 2px 7px; border-radius: var(--radius-small); color: var(--muted); font-size: 12px; }
      nav a.entry:hover { text-decoration: none; background: var(--background); }
      nav a.entry[aria-current="page"] { background: var(--accent-soft); color: var(--accent); font-weight: 600; }
      .top { display: flex; align-items: center; gap: 12px; min-height: 56px; padding: 8px 24px; background: var(--surface); border-bottom: 1px solid var(--line); }
      h1 { font-size: 18px; font-weight: 600; margin-right: auto; }
      .health { display: inline-flex; align-items: center; gap: 8px; border: 1px solid var(--line); border-radius: 99px; padding: 0 12px; min-height: 34px; font-size: 13px; color: var(--muted); }
      .health i { width: 8px; height: 8px; border-radius: 50%; background: var(--good); }
      .health.stale i { background: var(--bad); }
      .health.connecting i { background: var(--level-2); }
      .person { display: flex; align-items: center; gap: 8px; }
      .initials { width: 32px; height: 32px; border-radius: 50%; display: grid; place-items: center; background: var(--accent); color: var(--on-accent); font-weight: 600; font-size: 12px; text-transform: uppercase; }
      .leave { width: 36px; padding: 0; border-radius: 99px; }
      main { padding: 16px 24px 32px; display: grid; gap: 16px; align-content: start; grid-template-columns: minmax(0, 1fr); max-width: 1720px; }
      main:focus { outline: none; }
      .notice { border-left: 4px solid var(--level-2); padding: 10px 14px; }
      .skip { position: absolute; left: -999px; top: 8px; z-index: 2; }
      .skip:focus { left: 84px; }
      @media (max-width: 720px) {
        .frame { grid-template-columns: minmax(0, 1fr); }
        nav { position: fixed; inset: auto 0 0 0; z-index: 3; height: auto; flex-direction: row; justify-content: space-around; border-right: 0; border-top: 1px solid var(--line); padding: 4px 8px calc(4px + env(safe-area-inset-bottom)); }
        nav a.entry { flex: 1; }
        .mark { display: none; }
        .top { padding: 8px 16px; gap: 8px; }
        .health span, .initials { display: none; }
        .health { border: 0; padding: 0; }
        main { padding: 12px 16px 96px; gap: 12px; }
      }
    `,
  ];

  constructor() {
    super();
    this.watch(session);
    this.watch(place);
    this.watch(openIncidents);
    this.watch(monitoring, "state");
    this.watch(incidents, "state");
    void session.refresh();
  }

  override render() {
    if (!session.value) return nothing;
    if (!session.value.name) return html`<sign-in></sign-in>`;
    const page = PAGES.find((name) => name === place.page);
    document.title = `${page ? t(page) : t("notFound")} · Sturmwarte`;
    return html`<a class="skip button" href="#main" @click=${this.skip}>${t("skip")}</a>
      <div class="frame">
        ${this.rail()}
        <div>
          ${this.top(page)}
          <main id="main" tabindex="-1">
            ${this.staleNotice()}
            ${page !== "incidents" && gravest() ? html`<incident-strip .incident=${gravest()}></incident-strip>` : nothing}
            ${this.page(page)}
          </main>
        </div>
      </div>`;
  }

  private rail() {
    return html`<nav aria-label=${t("pages")}>
      <a class="mark" href="/situation" aria-label="Sturmwarte"><svg viewBox="0 0 24 24" aria-hidden="true">${barb(5)}</svg></a>
      ${PAGES.map((name) => html`<a class="entry" href="/${name}" aria-current=${name === place.page ? "page" : nothing} data-testid="rail-${name}">${icon(name, 20)}<span>${t(name)}</span></a>`)}
    </nav>`;
  }

  private top(page: PageName | undefined) {
    const name = session.value!.name!;
    return html`<header class="top">
      <h1>${page ? t(page) : t("notFound")}</h1>
      ${this.health()}
      <sw-preferences></sw-preferences>
      <span class="person">
        <span class="initials" title="${name} · ${session.value!.roles.join(", ")}" data-testid="person">${name.slice(0, 2)}</span>
        <button class="leave" aria-label=${t("signOut")} title=${t("signOut")} data-testid="sign-out" @click=${signOut}>${icon("signOut")}</button>
      </span>
    </header>`;
  }

  private health() {
    const states = [monitoring.state, incidents.state];
    const state = states.includes("stale") ? "stale" : states.includes("connecting") ? "connecting" : "live";
    return html`<span class="health ${state}" role="status" data-testid="health" data-state=${state}><i></i><span>${t(state)}</span><span class="sr">${t(state)}</span></span>`;
  }

  private staleNotice() {
    const interrupted: [LiveStream, TextKey][] = [[monitoring, "serviceMonitoring"], [incidents, "serviceIncident"]];
    return interrupted
      .filter(([stream]) => stream.state === "stale")
      .map(([, service]) => html`<p class="panel notice" role="status" data-testid="stale">${t("staleLong", { service: t(service) })}</p>`);
  }

  private page(page: PageName | undefined) {
    switch (page) {
      case "situation":
        return html`<situation-page></situation-page>`;
      case "incidents":
        return html`<incidents-page></incidents-page>`;
      case "outbox":
        return html`<outbox-page></outbox-page>`;
      default:
        return html`<state-notice .words=${t("notFound")}></state-notice>`;
    }
  }

  private skip(event: Event): void {
    event.preventDefault();
    this.renderRoot.querySelector<HTMLElement>("#main")!.focus();
  }
}
customElements.define("sturmwarte-app", SturmwarteApp);
