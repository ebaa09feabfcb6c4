import { css, html, nothing } from "lit";
import { signIn } from "../api/fetch";
import { session } from "../api/session";
import { t } from "../language/language";
import type { TextKey } from "../language/texts";
import { barb } from "../shared/storm-level";
import { base, View } from "../shared/view";
import "./preferences";

const DEMONSTRATION_PASSWORD = "sturmwarte";
const ORDER = ["lead", "responder", "viewer", "legal", "trainer", "admin"];

/** The door. */
class SignIn extends View {
  static override properties = { failed: { state: true }, busy: { state: true } };
  declare failed: boolean;
  declare busy: boolean;

  static override styles = [
    base,
    css`
      :host { min-height: 100vh; display: grid; grid-template-rows: auto 1fr; }
      header { display: flex; justify-content: flex-end; padding: 12px 16px; }
      main { place-self: center; width: min(440px, 100vw - 32px); padding-bottom: 10vh; }
      .brand { display: flex; align-items: center; gap: 12px; margin-bottom: 4px; color: var(--accent); }
      .brand svg { width: 44px; height: 44px; }
      h1 { font-size: 26px; font-weight: 600; color: var(--text); letter-spacing: -.01em; }
      .intro { color: var(--muted); margin-bottom: 24px; }
      form { display: grid; gap: 12px; }
      .note { margin-bottom: 14px; }
      .users { display: grid; grid-template-columns: 1fr 1fr; gap: 8px; }
      .users button { display: grid; justify-items: start; text-align: left; gap: 4px; padding: 12px; white-space: normal; height: 100%; align-content: start; }
      .users span { font-weight: 400; font-size: 12px; line-height: 1.35; color: var(--muted); }
      .error { color: var(--bad); font-weight: 600; }
      details { margin-top: 16px; }
      summary { cursor: pointer; color: var(--accent); margin-bottom: 12px; }
      .panel { padding: 20px; }
      @media (max-width: 400px) { .users { grid-template-columns: 1fr; } }
    `,
  ];

  constructor() {
    super();
    this.watch(session);
  }

  override render() {
    return html`<header><sw-preferences></sw-preferences></header>
      <main>
        <div class="brand"><svg viewBox="0 0 24 24" aria-hidden="true">${barb(5)}</svg><h1>Sturmwarte</h1></div>
        <p class="intro">${t("signInIntro")}</p>
        <section class="panel" aria-label=${t("signIn")}>
          ${session.value?.mode === "oidc" ? this.issuer() : this.demonstration()}
        </section>
      </main>`;
  }

  private issuer() {
    return html`<p class="note">${t("signInIssuer")}</p>
      <button class="primary" data-testid="sign-in" @click=${() => location.assign("/login")}>${t("signIn")}</button>`;
  }

  private demonstration() {
    const users = ORDER.filter((user) => session.value?.users.includes(user));
    return html`<p class="note muted">${t("demonstration")}</p>
      ${this.failed ? html`<p class="error" role="alert">${t("signInFailed")}</p>` : nothing}
      <div class="users">
        ${users.map((user) => html`<button ?disabled=${this.busy} data-testid="sign-in-${user}" aria-label="${t("signInAs")} ${user}" @click=${() => this.enter(user, DEMONSTRATION_PASSWORD)}>
          ${user}<span>${t(`role-${user}` as TextKey)}</span>
        </button>`)}
      </div>
      <details>
        <summary>${t("user")} · ${t("password")}</summary>
        <form @submit=${(event: SubmitEvent) => this.submit(event)}>
          <div><label for="user">${t("user")}</label><input id="user" name="user" autocomplete="username" required></div>
          <div><label for="password">${t("password")}</label><input id="password" name="password" type="password" autocomplete="current-password" required></div>
          <button class="primary" data-testid="sign-in">${t("signIn")}</button>
        </form>
      </details>`;
  }

  private submit(event: SubmitEvent): void {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    void this.enter(String(form.get("user")), String(form.get("password")));
  }

  private async enter(user: string, password: string): Promise<void> {
    this.busy = true;
    this.failed = false;
    try {
      await signIn(user, password);
      await session.refresh();
    } catch {
      this.failed = true;
    }
    this.busy = false;
  }
}
customElements.define("sign-in", SignIn);
