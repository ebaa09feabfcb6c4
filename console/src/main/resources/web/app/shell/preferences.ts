import { css, html } from "lit";
import { language, t, type Language } from "../language/language";
import { icon } from "../shared/icons";
import { base, View } from "../shared/view";
import { theme } from "./theme";

/** Language and theme. */
class Preferences extends View {
  static override styles = [
    base,
    css`
      :host { display: flex; gap: 8px; }
      .languages { display: flex; border: 1px solid var(--line); border-radius: 99px; background: var(--surface); padding: 2px; }
      .languages button { border: 0; background: none; min-height: 30px; padding: 0 10px; border-radius: 99px; color: var(--muted); }
      .languages button[aria-pressed="true"] { background: var(--accent-soft); color: var(--accent); }
      .theme { width: 36px; padding: 0; border-radius: 99px; }
    `,
  ];

  constructor() {
    super();
    this.watch(theme);
  }

  override render() {
    const other = theme.dark ? "light" : "dark";
    return html`<div class="languages" role="group" aria-label=${t("language")}>
        ${(["de", "en"] as Language[]).map((code) => html`<button aria-pressed=${language.current === code} data-testid="language-${code}" lang=${code}
          aria-label=${code === "de" ? "Deutsch" : "English"} @click=${() => language.choose(code)}>${code.toUpperCase()}</button>`)}
      </div>
      <button class="theme" data-testid="theme" aria-label="${t("theme")}: ${t(theme.dark ? "themeLight" : "themeDark")}" title=${t(theme.dark ? "themeLight" : "themeDark")}
        @click=${() => theme.choose(other)}>${icon(theme.dark ? "sun" : "moon")}</button>`;
  }
}
customElements.define("sw-preferences", Preferences);
